"""The line itself: bytes → records → facts → events → outputs, readable on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.contract.kinds import PUBLISHED, Kind
from generator.contract.records import Records
from generator.derive.facts import Facts, derive_facts
from generator.derive.horizon import published_records
from generator.derive.publication import Publication, publication_by_data
from generator.publish.archives import archive_groups
from generator.publish.calendar import calendar_files
from generator.publish.cards import card_groups
from generator.publish.embed import embed_files
from generator.publish.feeds import feed_files
from generator.publish.heads import with_heads
from generator.publish.opendata import DRAWN_FROM, described_files, kind_files
from generator.publish.outputs import Draft, Group
from generator.publish.pages import Published, all_pages
from generator.publish.pages.changes import changes_in
from generator.publish.search import search_files
from generator.publish.sitemap import redirect_files, sitemap_files
from generator.publish.stamps import stamp_of, stamps_of
from generator.publish.supervision_csv import DRAWN_FROM as SUPERVISED
from generator.publish.supervision_csv import supervision_files

_TOLD = tuple(kind.name for kind in PUBLISHED)
"""Kinds that feeds tell of: events are of records of any kind."""

Written = Callable[[], Facts]
"""Gives the facts of the records as they are written: open data has `ma_cu` as committed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Everything that is published: pages still to be rendered into the theme's frame, and groups of files to be made.

    `attachments` are the files of content/tep/ to be copied, by their path in it. `stamps` are by page address: while a
    stamp stays the same, so does the page. Pages without one show too much to say. `history` is what the commits
    published, or why that cannot be told. `download` is the address of the site as a ZIP, None where it is not published.
    """

    facts: Facts
    pages: tuple[Draft, ...]
    groups: tuple[Group, ...]
    stamps: Mapping[str, str]
    attachments: frozenset[str]
    history: Publication | str
    download: str | None = None


def outputs_of(records: Records, day: date, history: Publication | str = "none") -> Outputs:
    """What the records mean on the day, as everything that is published. The records must have passed checking.

    `history` is what the commits published up to the day, or why that cannot be told (generator/told.py).
    """
    known = records if isinstance(history, str) else history.identity.recognized(records)
    facts = derive_facts(published_records(known, day), day)
    # Made when something that tells of them is, and then once in a process.
    published = cache(lambda: publication_by_data(facts, history) if isinstance(history, str) else history)
    pages = with_heads(all_pages(facts, published, history), facts)
    written = cache(lambda: facts if known is records else derive_facts(published_records(records, day), day))
    return Outputs(
        facts=facts,
        pages=pages,
        attachments=records.attachments,
        stamps=stamps_of(pages, records, day),
        groups=tuple(_groups(records, facts, written, pages, published, history)),
        history=history,
    )


def _groups(
    records: Records, facts: Facts, written: Written, pages: Sequence[Draft], published: Published, history: Publication | str
) -> Iterator[Group]:
    """What is published beside pages; the feeds and the tasks' data first, as they take longest."""
    mark = history if isinstance(history, str) else _mark(history)
    yield Group(make=lambda: feed_files(facts, published()), stamp=stamp_of(f"feeds {mark}", records, facts.as_of, _TOLD))
    yield Group(make=lambda: calendar_files(facts, published()), stamp=stamp_of(f"lich {mark}", records, facts.as_of, _TOLD))
    if isinstance(history, Publication):
        yield from archive_groups(history)
    for kind in sorted(PUBLISHED, key=lambda kind: -len(records.of(kind.name))):
        yield _data(records, facts.as_of, written, kind)
    yield from card_groups(pages)
    yield Group(make=lambda: described_files(facts))
    supervised = stamp_of(f"giam-sat/tai-ve {mark}", records, facts.as_of, SUPERVISED)
    yield Group(make=lambda: supervision_files(facts, changes_in(history)), stamp=supervised)
    yield Group(make=lambda: search_files(pages, facts.synonyms))
    yield Group(make=lambda: embed_files(facts))
    yield Group(make=lambda: sitemap_files(facts, pages))
    yield Group(make=lambda: redirect_files(records, pages))


def _mark(history: Publication) -> str:
    """While it is the same, so is all that was published; commits name all that came before them."""
    return f"{history.prints[-1:]} {[change.commit for change in history.changes[-1:]]} {history.last}"


def _data(records: Records, day: date, written: Written, kind: Kind) -> Group:
    kinds = DRAWN_FROM.get(kind.name)
    stamp = None if kinds is None else stamp_of(kind.name, records, day, kinds)
    return Group(make=lambda: kind_files(written(), kind), stamp=stamp)
