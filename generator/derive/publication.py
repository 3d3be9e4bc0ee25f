"""What has been published: every event in the order of feeds, every undeclared change, and since when git can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from generator.check.identity import Identity, Key
from generator.contract.plan import Office
from generator.contract.records import Entry
from generator.derive.chronicle import Chronicle
from generator.derive.comparison import read_at, tag_of
from generator.derive.dues import Appointment, Subject
from generator.derive.event_changes import Change
from generator.derive.event_kinds import Event, authority_of, midnight
from generator.derive.events import dated_events
from generator.derive.facts import Facts

_LAST_MOMENT = timedelta(days=1, microseconds=-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """All that feeds, the calendar and the page of changes tell.

    `events` and `changes` are oldest first and only ever grow; a change leads to where its record is read today. `offices`
    are the commune's words, each with the number of events published before it held. `removed` are records that are gone,
    with the time they went; `diary` is all that ever was due. `prints` are a digest for each event, of all that was said up
    to it. `ahead` are commits, with their times, that say they were made after the day. `since` is the first commit's time,
    `last` the newest one's; both None without history, and then `lacking` says why (git, shallow, none: no commit up to the
    day). `skipped` counts commits whose files did not check. `identity` knows records by the ids they had.
    """

    authority: str
    events: tuple[Event, ...]
    offices: tuple[tuple[int, Office], ...]
    changes: tuple[Change, ...] = ()
    removed: Mapping[Key, tuple[Entry[Any], datetime]] = field(default_factory=dict)
    diary: Mapping[Subject, Mapping[str, Appointment]] = field(default_factory=dict)
    prints: tuple[str, ...] = ()
    ahead: tuple[tuple[str, datetime], ...] = ()
    since: datetime | None = None
    last: datetime | None = None
    skipped: int = 0
    lacking: str | None = None
    identity: Identity = field(default_factory=Identity)

    def office_at(self, events: int) -> Office:
        """The commune's words when so many events had been published."""
        return next(office for before, office in reversed(self.offices) if before <= events or before == 0)


def publication_by_data(facts: Facts, lacking: str | None) -> Publication:
    """Without history: each event at its own day, as the data dates it (contract §5)."""
    return Publication(
        authority=authority_of(facts), events=dated_events(facts), offices=((0, facts.office),), lacking=lacking or "none"
    )


def publication_of(chronicle: Chronicle, as_of: date, skipped: int, ahead: tuple[tuple[str, datetime], ...] = ()) -> Publication:
    """What a chronicle tells up to the end of the day. The chronicle has moved on to that day when it returns."""
    chronicle.pass_midnights(midnight(as_of) + _LAST_MOMENT)
    return Publication(
        authority=chronicle.authority or "",
        events=tuple(chronicle.events),
        offices=tuple(chronicle.offices),
        changes=tuple(_led_on(chronicle)),
        removed=dict(chronicle.removed),
        diary={subject: dict(known) for subject, known in chronicle.diary.items()},
        prints=tuple(chronicle.prints),
        ahead=ahead,
        since=chronicle.since,
        last=chronicle.last,
        skipped=skipped,
    )


def _led_on(chronicle: Chronicle) -> Iterator[Change]:
    """The changes, each with the address of its record by now: it may have another id, or stand in another year."""
    addresses = {(key[0], tag_of(key)): read_at(key[0], entry, removed=True) for key, (entry, _) in chronicle.removed.items()}
    addresses |= {(key[0], tag_of(key)): read_at(key[0], entry, removed=False) for key, entry in chronicle.entries.items()}
    for each in chronicle.changes:
        address = addresses.get((each.subject.record_kind, each.subject.tag), each.subject.address)
        yield replace(each, subject=replace(each.subject, address=address))
