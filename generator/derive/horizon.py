"""The records as published on a day: what is dated after it is left out (contract §4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from generator.contract.records import Entry, Records
from generator.contract.walk import published_part, without_references


def published_records(records: Records, day: date) -> Records:
    """The records without whatever is dated after the day, without drafts, and without evidence that is not published yet."""
    entries = {kind: tuple(_published(found, day)) for kind, found in records.entries.items()}
    hidden = {entry.id for entry in records.documents} - {entry.id for entry in entries.get("van-ban", ())}
    if hidden:
        entries = {kind: tuple(_proven(each, hidden) for each in found) for kind, found in entries.items()}
    return replace(records, entries=entries)


def _proven(entry: Entry[Any], hidden: set[str]) -> Entry[Any]:
    """The entry without evidence that nobody can see yet: it proves nothing on this day."""
    record = without_references(entry.record, "van-ban", hidden)
    return entry if record is entry.record else replace(entry, record=record)


def _published(entries: tuple[Entry[Any], ...], day: date) -> Iterator[Entry[Any]]:
    for entry in entries:
        record = published_part(entry.record, day)
        if record is not None and not getattr(record, "draft", False):
            yield entry if record is entry.record else replace(entry, record=record)
