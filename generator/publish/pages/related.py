"""What else names a record, for the foot of its page: the way from a line in a directive to its result, walked back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.derive.facts import Facts
from generator.derive.mentions import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedItem:
    """One place that names the record: what it is called, as what it names the record, and where to read."""

    title: str
    role: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The places of one kind."""

    title: str
    places: tuple[RelatedItem, ...]


def related_of(facts: Facts, name: str) -> tuple[Related, ...]:
    """All that names the record (`nhiem-vu/abc`), by kind in the order of the contract; shortcomings a task mends too.

    A task that says `khac_phuc_cho` and a shortcoming that says `nhiem_vu` are the same link, so each is shown once.
    """
    groups: dict[str, dict[str, RelatedItem]] = {}
    for mention in mentions(facts, name):
        groups.setdefault(mention.kind.title, {}).setdefault(mention.address, _item(mention))
    return tuple(Related(title=title, places=tuple(places.values())) for title, places in groups.items())


def mentions(facts: Facts, name: str) -> tuple[Mention, ...]:
    """The mentions of a record."""
    return facts.mentions.get(name, ())


def drawn_from(found: Iterable[Mention]) -> tuple[str, ...]:
    """The records the mentions stand in, as stamps name them."""
    return tuple(dict.fromkeys(f"{each.kind.name}/{each.entry.id}" for each in found))


def _item(mention: Mention) -> RelatedItem:
    return RelatedItem(title=mention.title, role=_role(mention.meaning), address=mention.address)


def _role(meaning: str) -> str:
    """`Mã văn bản trả lời` is said as `văn bản trả lời`: readers know no ids."""
    for opening in ("Mã các ", "Mã "):
        if meaning.startswith(opening):
            return meaning.removeprefix(opening).partition(";")[0]
    return meaning
