"""Everything that became true and when: the events of the data itself, and the place where git's history joins them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from generator.derive.event_kinds import (
    EVENT_KINDS,
    TOPICS,
    Event,
    EventKind,
    EventTerm,
    Topic,
    authority_of,
    midnight,
)
from generator.derive.event_measures import indicator_events
from generator.derive.event_months import month_events, plan_start
from generator.derive.event_tasks import task_events
from generator.derive.event_told import article_event, survey_event
from generator.derive.facts import Facts


def dated_events(facts: Facts) -> tuple[Event, ...]:
    """Every event up to the as-of day that the data itself dates (contract §5), in the order of feeds, oldest first.

    An id is made of the commune's authority, the record's kind and id, and WHAT: the kind of event with its day, and
    the period where there is one. Nothing else, so neither wording nor the site's address nor the order of files and
    records changes it. What one day says twice of one record is one event (see the rooms of each kind).

    Without history an event is published at 00:00 +07:00 of its own day, whether the day passed by itself (late) or
    somebody wrote it down (done).
    """
    authority = authority_of(facts)
    happened = [event for event in _happened(facts, authority) if event.day <= facts.as_of]
    return _ordered((*happened, *month_events(facts, happened, authority)))


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


def _happened(facts: Facts, authority: str) -> Iterator[Event]:
    for task in facts.tasks:
        yield from task_events(task, authority, facts.as_of)
    for indicator in facts.indicators:
        yield from indicator_events(indicator, authority, facts.as_of)
    for survey in facts.surveys:
        yield survey_event(survey, authority)
    for article in facts.articles:
        yield article_event(article, authority)


def _ordered(events: Sequence[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: (event.published, event.day, event.id)))


__all__ = [
    "EVENT_KINDS",
    "TOPICS",
    "Event",
    "EventKind",
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
