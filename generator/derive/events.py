"""Everything that became true and when: the events of the data itself, and the place where git's history joins them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from generator.derive import (
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
_TERMS: tuple[EventTerm, ...] = (*chain.from_iterable(room.terms for room in ROOMS), MONTH)
EVENT_KINDS: Mapping[str, EventTerm] = {term.key: term for term in _TERMS}
"""All kinds of event by their keys, as their rooms declare them."""
_LINES = lines_of(_TERMS)


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
    return _ordered((*happened, *month_events(facts, happened, authority, _LINES)))


def newest_first(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events as feeds list them. `events` are in the order that `dated_events` and `publication` give."""
    return tuple(reversed(events))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One commit: when it was made (with its offset), and the facts of its files on that day."""

    time: datetime
    facts: Facts


def publication(events: Sequence[Event], history: Sequence[Moment]) -> tuple[Event, ...]:
    """The events with the time at which each was published (contract §5), in the order of feeds, oldest first.

    `events` are in the order that `dated_events` gives. With an empty history, which is all there is today, each keeps
    the time it has. Here is the place of git's history: `history` will be the commits of the published branch, oldest
    first. An event then takes the time of the first commit whose facts hold it (date-driven ones keep 00:00 of their
    day if they were due by then), and what only a comparison of two commits can tell joins them: a task added or
    removed, a figure or a deadline that changed without saying so. Raises NotImplementedError for a history that is
    not empty.
    """
    if history:
        raise NotImplementedError  # dating events wrongly would be worse: readers never see a corrected one
    return tuple(events)  # in order already; sorting very many once more would take as long as making them


def _ordered(events: Sequence[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: (event.published, event.day, event.id)))


__all__ = [
    "EVENT_KINDS",
    "TOPICS",
    "Event",
    "EventTerm",
    "Moment",
    "Topic",
    "authority_of",
    "dated_events",
    "midnight",
    "newest_first",
    "plan_start",
    "publication",
]
