"""What has been published: every event in the order of feeds, every undeclared change, and since when git can tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from generator.check.past import Key
from generator.contract.plan import Office
from generator.contract.records import Entry
from generator.derive.chronicle import Chronicle
from generator.derive.dues import Appointment, Subject
from generator.derive.event_changes import Change
from generator.derive.event_kinds import Event, authority_of, midnight
from generator.derive.events import dated_events
from generator.derive.facts import Facts

_LAST_MOMENT = timedelta(days=1, microseconds=-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """All that feeds, the calendar and the page of changes tell.

    `events` and `changes` are oldest first and only ever grow. `offices` are the commune's words, each with the number
    of events published before it held. `removed` are records that are gone, with the time they went; `diary` is all that
    ever was due. `since` is the
    first commit's time, `last` the newest one's; both None without history, and then `lacking` says why (git, shallow,
    none: no commit up to the day). `skipped` counts commits whose files did not check.
    """

    authority: str
    events: tuple[Event, ...]
    offices: tuple[tuple[int, Office], ...]
    changes: tuple[Change, ...] = ()
    removed: Mapping[Key, tuple[Entry[Any], datetime]] = field(default_factory=dict)
    diary: Mapping[Subject, Mapping[str, Appointment]] = field(default_factory=dict)
    since: datetime | None = None
    last: datetime | None = None
    skipped: int = 0
    lacking: str | None = None

    def office_at(self, events: int) -> Office:
        """The commune's words when so many events had been published."""
        return next(office for before, office in reversed(self.offices) if before <= events or before == 0)


def publication_by_data(facts: Facts, lacking: str | None) -> Publication:
    """Without history: each event at its own day, as the data dates it (contract §5)."""
    return Publication(
        authority=authority_of(facts), events=dated_events(facts), offices=((0, facts.office),), lacking=lacking or "none"
    )


def publication_of(chronicle: Chronicle, as_of: date, skipped: int) -> Publication:
    """What a chronicle tells up to the end of the day. The chronicle has moved on to that day when it returns."""
    chronicle.pass_midnights(midnight(as_of) + _LAST_MOMENT)
    return Publication(
        authority=chronicle.authority or "",
        events=tuple(chronicle.events),
        offices=tuple(chronicle.offices),
        changes=tuple(chronicle.changes),
        removed=dict(chronicle.removed),
        diary={subject: dict(known) for subject, known in chronicle.diary.items()},
        since=chronicle.since,
        last=chronicle.last,
        skipped=skipped,
    )
