"""When a page's content last changed, by the days of the records it shows: what a sitemap says of it (lastmod)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from generator.contract.records import Entry
from generator.contract.walk import publication_days
from generator.derive.facts import Facts
from generator.derive.naming import register_address
from generator.derive.plan_facts import TaskFacts

_OF_EVERYTHING = ("", "giam-sat/", "giao-ban/", "du-lieu/")
"""Pages that show something of every kind of record."""


def modified_days(facts: Facts) -> dict[str, date]:
    """The newest day told of on a page, by address; a page that is not in it has no day to speak of.

    It is never after the as-of day, and stays the same while nothing becomes known.
    """
    found: dict[str, date] = {}
    for addresses, day in _told(facts):
        for address in addresses:
            if day <= facts.as_of and day > found.get(address, date.min):
                found[address] = day
    return found


def _told(facts: Facts) -> Iterator[tuple[tuple[str, ...], date]]:
    """Each record's newest day, with the addresses of the pages that show it."""
    for each in facts.tasks:
        if (newest := _newest_of(each, facts.as_of)) is not None:
            of_plan = (f"linh-vuc/{each.area.id}/", f"don-vi/{each.lead.id}/", "linh-vuc/", "don-vi/", "ke-hoach/", "nhiem-vu/")
            yield (f"nhiem-vu/{each.task.id}/", *of_plan, *_OF_EVERYTHING), newest
    for folder, entries in _paged(facts):
        for entry in entries:
            if (newest := _newest(entry)) is not None:
                yield (f"{folder}/{entry.id}/", f"{folder}/", *_OF_EVERYTHING), newest
    for folder, entries in _registered(facts):
        for entry in entries:
            if (newest := _newest(entry)) is not None:
                yield (f"{folder}/", register_address(folder, entry.year), *_OF_EVERYTHING), newest


def _paged(facts: Facts) -> Iterator[tuple[str, Iterable[Entry[Any]]]]:
    """Kinds of which each record has a page."""
    yield "chi-so", (each.entry for each in facts.indicators)
    yield "hai-long", (each.entry for each in facts.surveys)
    yield "bo-chi-so", (each.entry for each in facts.scorecards)
    yield "kiem-tra", (each.entry for each in facts.inspections)
    yield "giam-sat", (each.entry for each in facts.recommendations)
    yield "bai-viet", (each.entry for each in facts.articles)


def _registered(facts: Facts) -> Iterator[tuple[str, Iterable[Entry[Any]]]]:
    """Kinds of which a year has a page."""
    yield "ho-so", (entry for year in facts.dossiers for entry in year.entries)
    yield "ton-tai", (each.entry for each in facts.shortcomings)
    yield "bao-cao", (each.entry for each in facts.reports)
    yield "ghi-nhan", (each.entry for each in facts.recognitions)
    yield "kien-nghi", (each.entry for each in facts.feedback)


def _newest(entry: Entry[Any]) -> date | None:
    return max((day for _, day in publication_days(entry.record)), default=None)


def _newest_of(each: TaskFacts, as_of: date) -> date | None:
    """Of a task: its last update, its last extension, or the day on which it turned late."""
    state = each.state
    late = state.due + timedelta(days=1) if state.state == "cham_tien_do" and state.due else None
    days = (state.last_update, late, *(extension.day for extension in state.extensions))
    return max((day for day in days if day is not None and day <= as_of), default=None)
