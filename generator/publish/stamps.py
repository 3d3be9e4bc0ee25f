"""Stamps: while the stamp of a page or a group of files is the same, so are they, and need not be made again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b

from generator.contract.records import Records
from generator.publish.outputs import Draft

_EVERYWHERE = ("co-quan", "don-vi", "linh-vuc", "ke-hoach")
"""Kinds that any page may show."""


def stamps_of(pages: Sequence[Draft], records: Records, day: date) -> dict[str, str]:
    """The stamp of each page that says what it is drawn from, by address.

    It is made of the text of those records (of all of a kind that is named whole), the day, and every record of the kinds
    that any page may show; the program itself is the cache's own key (generator/kept.py).
    """
    by_name = {f"{kind}/{entry.id}": entry.stamp for kind, entries in records.entries.items() for entry in entries}
    whole = {name for page in pages for name in page.drawn_from or () if "/" not in name}
    by_name |= {kind: stamp_of(kind, records, day, (kind,)) for kind in whole}
    base = stamp_of("", records, day)
    return {page.address: _stamp(base, page, by_name) for page in pages if page.drawn_from is not None}


def stamp_of(name: str, records: Records, day: date, kinds: Iterable[str] = ()) -> str:
    """The stamp of files drawn from all records of these kinds, and of those that anything may show; `name` is their own."""
    digest = blake2b(f"{name} {day.isoformat()} {records.first_year}\n".encode(), digest_size=12)
    for kind in (*_EVERYWHERE, *kinds):
        lines = [f"{kind}/{entry.id} {entry.year} {entry.stamp}\n" for entry in records.of(kind)]
        digest.update("".join(lines).encode())
    return digest.hexdigest()


def _stamp(base: str, page: Draft, by_name: dict[str, str]) -> str:
    parts = "\n".join([f"{name} {by_name.get(name, '')}" for name in page.drawn_from or ()])
    card = f"{page.card.file} {page.card.mark}" if page.card else ""
    return blake2b(f"{base}\n{page.title}\n{page.source}\n{card}\n{parts}".encode(), digest_size=12).hexdigest()
