"""Who names whom: each record's mentions in scorecards, shortcomings, reports, recognition, inspections and supervision.

A page of a task, unit, indicator or document so links back to all that names it, whatever kind that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.contract.kinds import BY_NAME, Kind
from generator.contract.records import Entry, Records
from generator.contract.values import Record
from generator.contract.walk import Path, keys_of, references
from generator.derive.naming import REGISTERS, address_of, title_of

NAMING: tuple[str, ...] = ("bo-chi-so", "ton-tai", "bao-cao", "ghi-nhan", "kien-nghi", "kiem-tra", "giam-sat")
"""The kinds whose mentions are gathered. What tasks, indicators and surveys name is shown in its own way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place that names a record: in which record, as what (the keys that lead there, outermost first).

    `title` names the record, and the criterion, finding or submission in it where one does. `address` is where to read.
    """

    kind: Kind
    entry: Entry[Any]
    keys: tuple[str, ...]
    meaning: str
    title: str
    address: str


def mentions_of(records: Records) -> Mapping[str, tuple[Mention, ...]]:
    """All mentions by what they name (`nhiem-vu/abc`), in the order of NAMING, then of the files."""
    found: dict[str, list[Mention]] = {}
    for name in NAMING:
        for entry in records.of(name):
            for target, mention in _mentions(BY_NAME[name], entry):
                _add(found, target, mention)
    for target, mention in _mended(records):
        _add(found, target, mention)
    return {target: tuple(each) for target, each in found.items()}


def _add(found: dict[str, list[Mention]], target: str, mention: Mention) -> None:
    known = found.setdefault(target, [])
    if not any(each.address == mention.address and each.keys == mention.keys for each in known[-8:]):
        known.append(mention)


def _mended(records: Records) -> Iterator[tuple[str, Mention]]:
    """Shortcomings that a task says it mends (khac_phuc_cho): the same as if they named the task."""
    kind, meaning = BY_NAME["ton-tai"], keys_of(BY_NAME["ton-tai"].model)["nhiem_vu"].meaning
    shortcomings = {entry.id: entry for entry in records.of("ton-tai")}
    for task in records.tasks:
        for entry in (shortcomings[name] for name in task.record.remedies_for if name in shortcomings):
            title, address = title_of(entry.record), address_of(kind, entry)
            yield (
                f"nhiem-vu/{task.id}",
                Mention(kind=kind, entry=entry, keys=("nhiem_vu",), meaning=meaning, title=title, address=address),
            )


def _mentions(kind: Kind, entry: Entry[Any]) -> Iterator[tuple[str, Mention]]:
    for path, target_kind, name in references(entry.record):
        inside, keys, meaning = _followed(entry.record, path)
        part = getattr(inside, "id", None)
        title = title_of(entry.record)
        address = address_of(kind, entry)
        if inside is not entry.record and part is not None:
            title = f"{title}: {title_of(inside)}"
            address = address if kind.name in REGISTERS else f"{address}#{part}"
        yield (
            f"{target_kind}/{name}",
            Mention(kind=kind, entry=entry, keys=keys, meaning=meaning, title=title, address=address),
        )


def _followed(record: Record, path: Path) -> tuple[Record, tuple[str, ...], str]:
    """The innermost record with an id on the way, the keys of the way, and the meaning of the last key."""
    inside, keys, meaning = record, [], ""
    value: Any = record
    for step in path:
        if isinstance(step, int):
            value = value[step]
        else:
            model: type[Record] = type(value)
            slot = keys_of(model)[step]
            keys.append(step)
            meaning, value = slot.meaning, getattr(value, slot.attribute)
        if isinstance(value, Record) and hasattr(value, "id"):
            inside = value
    return inside, tuple(keys), meaning
