"""The calendar: deadlines, periods of recurring tasks, remedies, reports and answers due, as iCalendar (RFC 5545, contract §5).

All days are whole days of Vietnam. A UID never changes; SEQUENCE counts what moved or ended it, so that a program takes
the newer over the older; what was dropped or removed, or is another unit's now, is cancelled and stays, so that it
leaves calendars. No time of building: DTSTAMP is when the appointment last changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from icalendar import Calendar, vText

from generator.derive.dues import Appointment, Due, dues_of
from generator.derive.event_kinds import lasting_id, midnight
from generator.derive.facts import Facts
from generator.derive.publication import Publication
from generator.publish.channels import gone_label, gone_units

ADDRESS = "lich.ics"
_NEWLINE = b"\r\n"
_LONGEST = 74
"""Bytes of a line before it is folded."""
_ESCAPING = b"\\^"
_SPECIAL = re.compile(r"[\\;,\r\n]")
"""What text in a calendar is escaped for (RFC 5545 §3.3.11); most titles have nothing of it."""


def calendar_files(facts: Facts, published: Publication) -> dict[str, bytes]:
    """The calendar of everything and one for each unit, by address; a unit keeps those of its former ids.

    That of a unit which is no longer in the data stays too, all that was in it cancelled.
    """
    writer = _Writer(facts, published)
    made = [(each, writer.appointment(each)) for each in sorted(_appointments(facts, published), key=_order)]
    files = {ADDRESS: writer.written([lines for _, lines in made], "mọi việc")}
    for unit in facts.units:
        tag = lasting_id(unit.unit)
        own = [
            lines if tag in each.due.units else writer.appointment(_ended(each))
            for each, lines in made
            if tag in each.due.units or tag in each.left
        ]
        calendar = writer.written(own, unit.unit.label)
        files |= {f"lich/don-vi/{name}.ics": calendar for name in (unit.unit.id, *unit.unit.former_ids)}
    for gone, names in gone_units(facts, published):
        tag = lasting_id(gone)
        ended = [writer.appointment(_ended(each)) for each, _ in made if tag in each.due.units or tag in each.left]
        files |= {f"lich/don-vi/{name}.ics": writer.written(ended, gone_label(gone)) for name in names}
    return files


def _appointments(facts: Facts, published: Publication) -> Iterator[Appointment]:
    """What is due by today's words, with what history knows of it; then what no longer is due."""
    start = published.since or midnight(date(int(published.authority.partition(",")[2][:4]), 1, 1))
    living = set()
    for due in dues_of(facts):
        known = published.diary.get((due.kind, due.tag), {}).get(due.what)
        living.add((due.kind, due.tag, due.what))
        yield Appointment(due=due, since=start) if known is None else replace(known, due=due)
    for (kind, tag), appointments in published.diary.items():
        yield from (_gone(each) for what, each in appointments.items() if (kind, tag, what) not in living)


def _gone(known: Appointment) -> Appointment:
    due = replace(known.due, note="Không còn trong dữ liệu.", address="thay-doi/", ended=True)
    return replace(known, due=due)


def _ended(known: Appointment) -> Appointment:
    return replace(known, due=replace(known.due, ended=True))


def _order(each: Appointment) -> tuple[date, str, str, str]:
    due: Due = each.due
    return due.day, due.kind, due.tag, due.what


class _Writer:
    """Writes calendars of one commune."""

    def __init__(self, facts: Facts, published: Publication) -> None:
        self._facts = facts
        self._host = published.authority.partition(",")[0]

    def written(self, appointments: Sequence[bytes], about: str) -> bytes:
        """One calendar as a file."""
        calendar = Calendar()
        calendar.add("prodid", "-//minhbach//lich//VI")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        notice = " (dữ liệu minh họa)" if self._facts.office.demonstration else ""
        calendar.add("x-wr-calname", f"{self._facts.office.name}: {about}{notice}")
        calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
        head, end, _ = bytes(calendar.to_ical()).rpartition(b"END:VCALENDAR")
        return b"".join((head, *appointments, end, _NEWLINE))

    def appointment(self, known: Appointment) -> bytes:
        """One appointment's lines: escaped by the library, which is slow in finding out what a value is."""
        due = known.due
        uid = "/".join(part for part in (due.kind, due.tag, due.what) if part)
        lines = (
            "BEGIN:VEVENT",
            f"UID:{_escaped(uid)}@{self._host}",
            *_times(known.since, due.day),
            f"SUMMARY:{_escaped(due.title)}",
            *((f"DESCRIPTION:{_escaped(due.note)}",) if due.note else ()),
            f"URL:{self._facts.office.site_address.rstrip('/')}/{due.address}",
            f"SEQUENCE:{known.sequence}",
            f"STATUS:{'CANCELLED' if due.ended else 'CONFIRMED'}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        )
        return b"".join(folded(line) + _NEWLINE for line in lines)


@lru_cache(maxsize=4096)
def _times(since: datetime, day: date) -> tuple[str, ...]:
    """When it was entered, and the whole day it is on: the same for hundreds of appointments."""
    return (
        f"DTSTAMP:{since.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
    )


def folded(line: str) -> bytes:
    """A line as it stands in the file (RFC 5545 §3.1): folded as the library does, which looks at each letter by itself."""
    raw, parts, start = line.encode(), [], 0
    while len(raw) - start > _LONGEST:
        end = start + _LONGEST
        while raw[end] & 0b1100_0000 == 0b1000_0000:  # within a letter
            end -= 1
        if raw[end - 1] in _ESCAPING:  # what it escapes stays beside it
            end -= 1
        parts.append(raw[start:end])
        start = end
    return (_NEWLINE + b" ").join((*parts, raw[start:]))


def _escaped(text: str) -> str:
    return vText(text).to_ical().decode() if _SPECIAL.search(text) else text
