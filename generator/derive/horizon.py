"""The records as published on a day: what is dated after it is left out (contract §4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from generator.contract.articles import Article
from generator.contract.kinds import ARTICLE, OFFICE
from generator.contract.records import Entry, Records
from generator.contract.walk import published_part, without_references

NAMED = ("van-ban", "bo-chi-so")
"""Kinds with a day of publication that many records name; an article only the office names."""


def published_records(records: Records, day: date) -> Records:
    """The records without whatever is dated after the day, without drafts, and without naming what is dated later."""
    entries = {kind: tuple(_published(found, day)) for kind, found in records.entries.items()}
    for kind in NAMED:
        hidden = {entry.id for entry in records.of(kind)} - {entry.id for entry in entries.get(kind, ())}
        if hidden:
            entries = {name: tuple(_without(each, kind, hidden) for each in found) for name, found in entries.items()}
    offices = entries.get(OFFICE.name, ())
    told = {entry.record.ways_article for entry in offices} - {None}
    if told and (hidden := told - {entry.id for entry in entries.get(ARTICLE.name, ())}):
        entries[OFFICE.name] = tuple(_without(each, ARTICLE.name, hidden) for each in offices)
    return replace(records, entries=entries)


def _without(entry: Entry[Any], kind: str, hidden: set[str]) -> Entry[Any]:
    """The entry without what nobody can see yet: such evidence proves nothing on this day, such a page is not there."""
    record = without_references(entry.record, kind, hidden)
    return entry if record is entry.record else replace(entry, record=record)


def _published(entries: tuple[Entry[Any], ...], day: date) -> Iterator[Entry[Any]]:
    for entry in entries:
        record = published_part(entry.record, day)
        if record is not None and not (isinstance(record, Article) and record.draft):
            yield entry if record is entry.record else replace(entry, record=record)
