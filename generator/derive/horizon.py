"""The records as published on a day: what is dated after it is left out (contract §4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from generator.contract.plan import Task
from generator.contract.records import Entry, Records
from generator.contract.walk import published_part


def published_records(records: Records, day: date) -> Records:
    """The records without whatever is dated after the day, without drafts, and without evidence that is not published yet."""
    entries = {kind: tuple(_published(found, day)) for kind, found in records.entries.items()}
    hidden = {entry.id for entry in records.documents} - {entry.id for entry in entries.get("van-ban", ())}
    if hidden:
        entries |= {
            kind: tuple(_proven(each, hidden) for each in entries[kind]) for kind in ("nhiem-vu", "chi-so") if kind in entries
        }
    return replace(records, entries=entries)


def _proven(entry: Entry[Any], hidden: set[str]) -> Entry[Any]:
    """The task or indicator without evidence that nobody can see yet: it proves nothing on this day."""
    name = "updates" if isinstance(entry.record, Task) else "values"
    items = getattr(entry.record, name)
    if not any(hidden.intersection(item.evidence) for item in items):
        return entry
    kept = tuple(
        item.model_copy(update={"evidence": tuple(each for each in item.evidence if each not in hidden)}) for item in items
    )
    return replace(entry, record=entry.record.model_copy(update={name: kept}))


def _published(entries: tuple[Entry[Any], ...], day: date) -> Iterator[Entry[Any]]:
    for entry in entries:
        record = published_part(entry.record, day)
        if record is not None and not getattr(record, "draft", False):
            yield entry if record is entry.record else replace(entry, record=record)
