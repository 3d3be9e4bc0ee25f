"""Everything that became true and when, as the data itself dates it; with history, chronicle.py says when each was published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from generator.derive import (
    event_changes,
    event_dossiers,
    event_feedback,
    event_inspections,
    event_measures,
    event_recognitions,
    event_recommendations,
    event_reports,
    event_scorecards,
    event_shortcomings,
    event_tasks,
    event_told,
)
from generator.derive.event_kinds import TOPICS, Event, EventTerm, Room, Topic, authority_of, midnight
from generator.derive.event_months import MONTH, lines_of, month_events, plan_start
from generator.derive.facts import Facts

ROOMS: tuple[Room, ...] = (
    event_tasks.ROOM,
    event_measures.ROOM,
    event_told.SURVEYS,
    event_dossiers.ROOM,
    event_scorecards.ROOM,
    event_shortcomings.ROOM,
    event_reports.ROOM,
    event_feedback.ROOM,
    event_inspections.ROOM,
    event_recommendations.ROOM,
    event_recognitions.ROOM,
    event_told.ARTICLES,
)
"""Who tells of what, in the order of the monthly summary's lines. A new kind of record adds its room here."""
_TERMS: tuple[EventTerm, ...] = (*chain.from_iterable(room.terms for room in ROOMS), *event_changes.TERMS, MONTH)
EVENT_KINDS: Mapping[str, EventTerm] = {term.key: term for term in _TERMS}
"""All kinds of event by their keys, as their rooms declare them."""
LINES = lines_of(_TERMS)
"""What the monthly summary counts."""


def dated_events(facts: Facts) -> tuple[Event, ...]:
    """Every event up to the as-of day that the data itself dates (contract §5), in the order of feeds, oldest first.

    An id is made of the commune's authority, the record's kind and id, and WHAT: the kind of event with its day, and
    the period where there is one. Nothing else, so neither wording nor the site's address nor the order of files and
    records changes it. What one day says twice of one record is one event (see the rooms of each kind).

    Without history an event is published at 00:00 +07:00 of its own day, whether the day passed by itself (late) or
    somebody wrote it down (done).
    """
    authority = authority_of(facts)
    happened = [event for room in ROOMS for event in room.events(facts, authority) if event.day <= facts.as_of]
    return _ordered((*happened, *month_events(facts, happened, authority, LINES)))


def newest_first(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events as feeds list them. `events` are in the order that `dated_events` gives."""
    return tuple(reversed(events))


def _ordered(events: Sequence[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: (event.published, event.day, event.id)))


__all__ = [
    "EVENT_KINDS",
    "TOPICS",
    "Event",
    "EventTerm",
    "Topic",
    "authority_of",
    "dated_events",
    "midnight",
    "newest_first",
    "plan_start",
]
