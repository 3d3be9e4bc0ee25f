"""The chronicle: every event with the moment at which it was published, told once and for ever (contract §5).

It is written from the commits in their order and never looks ahead, so what it says of the past is the same however long
the history grows. An event is published by the commit that first made it true; what the calendar makes true, at 00:00
of its day. What a commit changed without saying so is an event of its own.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from hashlib import blake2b
from typing import Any

from generator.check.identity import Key, Name
from generator.check.past import Step
from generator.contract.kinds import DOSSIER, PLAN, SCORECARD, SHORTCOMING, TASK
from generator.contract.plan import Office
from generator.contract.records import Entry, Records
from generator.contract.walk import referenced
from generator.derive.comparison import Ledger, Scene, compare
from generator.derive.dues import KINDS as DUE_KINDS
from generator.derive.dues import Diary, dues_of, note_dues
from generator.derive.event_changes import Change
from generator.derive.event_kinds import Event, authority_of, midnight
from generator.derive.event_months import month_event
from generator.derive.events import LINES, ROOMS
from generator.derive.facts import facts_about
from generator.derive.horizon import published_records
from generator.words.periods import Period, month_of

FAR = date(8999, 12, 31)
"""A day by which all that the calendar can bring has come."""
_OFFICE: Key = ("co-quan", "co-quan")
_NEXT = timedelta(days=1)
_MENDED_BY_TASKS = ("ton-tai", "giam-sat")
"""Kinds that come true by what tasks reach."""
_TIMED_BY_PLAN = (TASK.name, "bao-cao", *_MENDED_BY_TASKS)
"""Kinds of which the plan's beginning and end say when something is due or done."""
_TELLING = frozenset({
    "nhiem-vu", "chi-so", "hai-long", "ho-so", "bo-chi-so", "ton-tai", "bao-cao", "ghi-nhan", "kien-nghi", "kiem-tra",
    "giam-sat", "bai-viet",
})  # fmt: skip
"""Kinds of which events tell."""


@dataclass(slots=True)
class Chronicle:
    """What has been published so far. It only ever moves on; it can be kept and taken up again.

    `entries` are the records of the last sound commit, `removed` those that are gone, with when. `now` is the last moment
    told, `since` and `last` the first and the newest commit's. `offices` are the commune's words with the number of events that
    were published before they held, so that what was said under a former name stays as it was said.
    """

    authority: str | None = None
    events: list[Event] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    offices: list[tuple[int, Office]] = field(default_factory=list)
    now: datetime | None = None
    since: datetime | None = None
    last: datetime | None = None
    entries: dict[Key, Entry[Any]] = field(default_factory=dict)
    removed: dict[Key, tuple[Entry[Any], datetime]] = field(default_factory=dict)
    by_name: dict[Name, Key] = field(default_factory=dict)
    naming: dict[Name, set[Key]] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    diary: Diary = field(default_factory=dict)
    prints: list[str] = field(default_factory=list)
    _plans: set[Key] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)
    _due: list[tuple[date, Key]] = field(default_factory=list)
    _months: dict[tuple[int, int], Counter[str]] = field(default_factory=dict)
    _month: Period | None = None

    def take(self, step: Step) -> None:
        """Takes in a sound commit, which is not earlier than what was taken in before."""
        time = max(step.time, self.now) if self.now else step.time
        first, self.now, self.last = self.now is None, time, time
        self.since = self.since or time
        for key, before, after in step.changed:
            self._drop(key, before)
            if before is not None and after is None:
                self.removed[key] = (before, time)
        for key, _, after in step.changed:
            self._hold(key, after)
        if first:
            self.authority, self._month = self._first_authority(time.date()), self._first_month(time.date())
        if any(key == _OFFICE for key, _, _ in step.changed):
            self.offices.append((len(self.events), self.entries[_OFFICE].record))
        left = [(kind, before) for (kind, _), before, after in step.changed if before is not None and after is None]
        gone = {(kind, name): before.record for kind, before in left for name in _names_of(before)}
        scene = Scene(authority=self.authority or "", entries=self.entries, by_name=self.by_name, first=first, gone=gone)
        told = list(compare(self.ledger, step, time.date(), scene))
        self.changes += [replace(change, time=time) for _, change in told if change is not None]
        self._publish([*(found for found, _ in told), *self._fresh(step, time)], time)
        for key, _, after in step.changed:
            if after is None and key in self.diary:
                note_dues(self.diary, key, (), time)

    def _fresh(self, step: Step, time: datetime) -> list[Event]:
        """What the records of a step make true today and was never told; what they will make true is noted for its day."""
        fresh: list[Event] = []
        today = time.date()
        for subject in sorted(self._affected(step)):
            coming = self._events(subject, FAR)
            if subject[0] in DUE_KINDS or any(each.id not in self._seen and each.day <= today for each in coming):
                fresh += self._events(subject, today, time)
            for day in {each.day for each in coming if each.day > today}:
                heapq.heappush(self._due, (day, subject))
        return fresh

    def pass_midnights(self, until: datetime) -> None:
        """Publishes what the calendar made true by this moment, day by day."""
        while self.now is not None and (day := self._next_day()) is not None and midnight(day) <= until:
            if self._month is not None and day == self._month.end + _NEXT:
                counts = self._months.get((self._month.year, self._month.number), Counter())
                self._publish([month_event(self._month, day, counts, self.authority or "", LINES)], midnight(day))
                self._month = month_of(day)
            subjects: set[Key] = set()
            while self._due and self._due[0][0] <= day:
                subjects.add(heapq.heappop(self._due)[1])
            happened = [each for subject in sorted(subjects) for each in self._events(subject, day, midnight(day))]
            self._publish(happened, midnight(day))

    def _next_day(self) -> date | None:
        days = [self._due[0][0]] if self._due else []
        days += [self._month.end + _NEXT] if self._month else []
        return min(days, default=None)

    def _publish(self, events: Iterable[Event], time: datetime) -> None:
        for each in sorted(events, key=lambda one: (one.day, one.id)):
            if each.id in self._seen:
                continue
            self._seen.add(each.id)
            said = replace(each, published=time, tell=partial(_told, each.text))
            self.events.append(said)
            self.prints.append(_print(self.prints, said, self.offices[-1][1] if self.offices else None))
            if each.record_kind != "tong-hop":
                self._months.setdefault((time.year, time.month), Counter())[each.kind] += 1

    def _drop(self, key: Key, entry: Entry[Any] | None) -> None:
        if entry is not None:
            self.entries.pop(key, None)
            self._plans.discard(key)
            for name in _names_of(entry):
                if self.by_name.get((key[0], name)) == key:
                    del self.by_name[key[0], name]
            for target in referenced(entry.record):
                self.naming.get(target, set()).discard(key)

    def _hold(self, key: Key, entry: Entry[Any] | None) -> None:
        if entry is not None:
            self.removed.pop(key, None)
            self.entries[key] = entry
            if key[0] == PLAN.name:
                self._plans.add(key)
            for name in _names_of(entry):
                other = self.entries.get(self.by_name.get((key[0], name), key), entry)
                if name == entry.id or other.id != name:
                    self.by_name[key[0], name] = key
            for target in referenced(entry.record):
                self.naming.setdefault(target, set()).add(key)

    def _affected(self, step: Step) -> set[Key]:
        """What may have new events: what changed, and what comes true by a task that changed."""
        affected: set[Key] = set()
        for key, before, after in step.changed:
            if key[0] in _TELLING and after is not None:
                affected.add(_teller_of(key))
            if key[0] == TASK.name:
                affected |= {each for each in self._named_by(key, before, after) if each[0] in _MENDED_BY_TASKS}
            if key[0] == PLAN.name:
                affected |= {each for each in self.entries if each[0] in _TIMED_BY_PLAN}
        return {key for key in affected if self._members(key)}

    def _named_by(self, key: Key, before: Entry[Any] | None, after: Entry[Any] | None) -> Iterator[Key]:
        for entry in (before, after):
            if entry is not None:
                yield from self.naming.get((key[0], entry.id), ())
                yield from (self.by_name[name] for name in referenced(entry.record) if name in self.by_name)

    def _members(self, subject: Key) -> list[Key]:
        if subject[0] == DOSSIER.name:
            return [key for key in self.entries if key[0] == DOSSIER.name and _teller_of(key) == subject]
        return [subject] if subject in self.entries else []

    def _events(self, subject: Key, day: date, noted: datetime | None = None) -> list[Event]:
        """The events of a subject up to a day, as its records and what they name stand now.

        What of it is due is noted for the moment given.
        """
        kind, tag = subject
        records = published_records(self._around(subject), day)
        if not records.of(kind):
            if subject in self.diary and noted is not None:
                note_dues(self.diary, subject, (), noted)
            return []
        facts = facts_about(records, day, kind)
        if noted is not None and kind in DUE_KINDS:
            note_dues(self.diary, subject, (each for each in dues_of(facts) if each.tag == tag), noted)
        found = (each for room in ROOMS for each in room.events(facts, self.authority or "") if each.day <= day)
        return [each for each in found if each.record_kind == kind and (kind == DOSSIER.name or each.subject.tag == tag)]

    def _around(self, subject: Key) -> Records:
        """The subject's records with all they name, and what tasks that name them name."""
        keys = dict.fromkeys(self._members(subject))
        if subject[0] == SCORECARD.name:
            keys |= dict.fromkeys(key for key in self.entries if key[0] == SCORECARD.name)
        open_ones = list(keys)
        while open_ones:
            key = open_ones.pop()
            entry = self.entries[key]
            named = [self.by_name[name] for name in referenced(entry.record) if name in self.by_name]
            if key[0] == SHORTCOMING.name and key == subject:
                named += [each for each in self.naming.get((key[0], entry.id), ()) if each[0] == TASK.name]
            for each in named:
                if each not in keys:
                    keys[each] = None
                    if each[0] == TASK.name:
                        open_ones.append(each)
        entries: dict[str, list[Entry[Any]]] = {}
        plans = sorted(self._plans)
        for key in (_OFFICE, *plans, *sorted(keys)):
            entries.setdefault(key[0], []).append(self.entries[key])
        return Records(entries={kind: tuple(found) for kind, found in entries.items()})

    def _first_month(self, day: date) -> Period:
        """The first month to be summed up: that of the first publication, were its clock not years before the first plan."""
        years = [entry.year for entry in self.entries.values() if entry.year]
        return month_of(max(day, date(min(years) - 1, 1, 1)) if years else day)

    def _first_authority(self, day: date) -> str:
        """Who speaks in every id, as the first publication has it: it never changes afterwards (contract §3)."""
        everything: dict[str, list[Entry[Any]]] = {}
        for key, entry in self.entries.items():
            everything.setdefault(key[0], []).append(entry)
        years = [entry.year for entry in self.entries.values() if entry.year]
        records = Records(entries={kind: tuple(found) for kind, found in everything.items()}, first_year=min(years, default=None))
        return authority_of(facts_about(records, day, "bai-viet"))


def _teller_of(key: Key) -> Key:
    """Who tells events of a record: itself; of dossiers, all of one period together."""
    return (key[0], key[1].rpartition("/")[0]) if key[0] == DOSSIER.name else key


def _names_of(entry: Entry[Any]) -> tuple[str, ...]:
    """The ids it has and had: what was said under a former id is said of it."""
    return (entry.id, *getattr(entry.record, "former_ids", ()))


def _print(before: Sequence[str], event: Event, office: Office | None) -> str:
    """A digest of all that was said up to and with an event, and by whom."""
    said = (before[-1:], event.id, event.published, event.title, event.text, event.subject, office and office.name)
    return blake2b(repr((*said, office and office.demonstration)).encode(), digest_size=12).hexdigest()


def _told(text: str) -> tuple[str]:
    return (text,)
