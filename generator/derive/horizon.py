"""The records as published on a day: what is dated after it is left out (contract §4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from generator.contract.records import Entry, Records
from generator.contract.walk import published_part


def published_records(records: Records, day: date) -> Records:
    """The records without whatever is dated after the day, and without drafts."""
    return replace(records, entries={kind: tuple(_published(entries, day)) for kind, entries in records.entries.items()})


def _published(entries: tuple[Entry[Any], ...], day: date) -> Iterator[Entry[Any]]:
    for entry in entries:
        record = published_part(entry.record, day)
        if record is not None and not getattr(record, "draft", False):
            yield entry if record is entry.record else replace(entry, record=record)
