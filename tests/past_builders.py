"""A commune's past in memory: each state as `tests.builders.records` takes it, with the time of the commit that made it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from generator.check.identity import Identity, Key, known_as, place_of
from generator.check.past import Step
from generator.contract.records import Entry
from generator.derive.chronicle import Chronicle
from generator.derive.publication import Publication, publication_of
from generator.words.periods import VIETNAM
from tests.builders import day, records

State = tuple[str, dict[str, Any]]
"""A day as staff write it, and the kinds of record published on it. `tep` are the attachments replaced."""


def at(when: str, clock: time = time(9)) -> datetime:
    """A morning in Vietnam."""
    return datetime.combine(day(when), clock, VIETNAM)


def steps_of(*states: State) -> list[Step]:
    """What each state changed in the one before."""
    before: dict[Key, Entry[Any]] = {}
    names: dict[Key, Entry[Any] | None] = {}
    identity = Identity()
    steps = []
    for number, (when, kinds) in enumerate(states, start=1):
        files = frozenset(kinds.get("tep", ()))
        found = records(**{name: given for name, given in kinds.items() if name != "tep"})
        entries = [(kind, replace(each, id=each.id.replace("_", "-"))) for kind, all_ in found.entries.items() for each in all_]
        names = {**dict.fromkeys(names), **{place_of(kind, entry): entry for kind, entry in entries}}
        now = {key: known_as(key, entry) for key, entry in identity.take(names)[1].items()}
        keys = sorted(key for key in {*before, *now} if _record(before.get(key)) != _record(now.get(key)))
        changed = tuple((key, before.get(key), now.get(key)) for key in keys)
        steps.append(Step(commit=f"{number:040x}", time=at(when), changed=changed, files=files))
        before = now
    return steps


def _record(entry: Entry[Any] | None) -> object:
    return None if entry is None else (entry.record, entry.id, entry.year)


def told(steps: Iterable[Step], until: str | date) -> Publication:
    """What was published up to the end of a day."""
    chronicle = Chronicle()
    for step in steps:
        chronicle.pass_midnights(step.time)
        chronicle.take(step)
    return publication_of(chronicle, day(until) if isinstance(until, str) else until, 0)


def published(*states: State, until: str | None = None) -> Publication:
    """What such a past published, by default up to the day of its last state."""
    return told(steps_of(*states), until or states[-1][0])
