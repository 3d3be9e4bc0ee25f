"""The calendar: deadlines, periods of recurring tasks, remedies, reports and answers due, as iCalendar (RFC 5545, contract §5).

All days are whole days of Vietnam. A UID never changes; SEQUENCE counts what moved or ended the record, so that a
program takes the newer over the older; what was dropped or removed is cancelled and stays, so that it leaves calendars.
No time of building: DTSTAMP is when the record last changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial

from icalendar import Calendar, vText
from icalendar.parser import Contentline

from generator.contract.plan import Task
from generator.derive.event_kinds import in_words, lasting_id, midnight
from generator.derive.facts import Facts
from generator.derive.naming import title_of
from generator.derive.plan_facts import TaskFacts
from generator.derive.publication import Publication
from generator.words.vietnamese import format_date

ADDRESS = "lich.ics"
_MOVING = frozenset({"extended", "dropped", "reopened", "corrected", "removed", "restored"})
"""Kinds of event after which a program must take the appointment anew."""
_NEWLINE = b"\r\n"
_DONE = frozenset({"hoan_thanh", "hoan_thanh_tre"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something due on a day. `what` names it within its record and is "" for the record's own deadline.

    `units` are those whose calendars it is in. `note` is said below the title. `ended`: it is dropped or removed.
    """

    kind: str
    tag: str
    what: str
    day: date
    title: str
    note: str
    address: str
    units: tuple[str, ...]
    ended: bool = False


def calendar_files(facts: Facts, published: Publication) -> dict[str, bytes]:
    """The calendar of everything and one for each unit, by address; a unit keeps those of its former ids."""
    dues = sorted(_dues(facts, published), key=lambda due: (due.day, due.kind, due.tag, due.what))
    moved = Counter((each.record_kind, each.subject.tag) for each in published.events if each.kind in _MOVING)
    stamps = {(each.record_kind, each.subject.tag): each.published for each in published.events if each.kind in _MOVING}
    writer = _Writer(facts, published, moved, stamps)
    made = [(due.units, writer.appointment(due)) for due in dues]
    files = {ADDRESS: writer.written([each for _, each in made], "mọi việc")}
    for unit in facts.units:
        own = writer.written([each for units, each in made if unit.unit.id in units], unit.unit.label)
        files |= {f"lich/don-vi/{name}.ics": own for name in (unit.unit.id, *unit.unit.former_ids)}
    return files


def _dues(facts: Facts, published: Publication) -> Iterator[Due]:
    for each in facts.tasks:
        yield from _task(each)
    for report in facts.reports:
        tag = lasting_id(report.duty)
        for period, due in dict.fromkeys((slot.period, slot.due) for slot in report.slots):
            owing = [slot for slot in report.slots if slot.period == period]
            named = report.duty.name + (f" ({in_words(period)})" if period else "")
            note = f"Đơn vị nộp: {', '.join(slot.unit.label for slot in owing)}."
            units = tuple(slot.unit.id for slot in owing)
            yield Due(
                kind="bao-cao",
                tag=tag,
                what=str(period or ""),
                day=due,
                title=f"Hạn báo cáo: {named}",
                note=note,
                address=report.address,
                units=units,
            )
    yield from _answers(facts)
    for (kind, tag), (entry, _) in published.removed.items():
        if kind == "nhiem-vu":
            yield from _removed(entry.record, tag)


def _task(each: TaskFacts) -> Iterator[Due]:
    task, state = each.task, each.state
    due_of = partial(Due, kind="nhiem-vu", tag=lasting_id(task), address=f"nhiem-vu/{task.id}/", units=(each.lead.id,))
    note = f"Chủ trì: {each.lead.name}."
    if state.due is not None:
        moved = f" Thời hạn ban đầu: {format_date(state.original_due)}." if state.extensions and state.original_due else ""
        done = " Đã hoàn thành." if state.state in _DONE else ""
        yield due_of(
            what="",
            day=state.due,
            title=f"Hạn: {task.name}",
            note=note + moved + done,
            ended=state.state == "dung_thuc_hien",
        )
    for period in state.periods:
        yield due_of(
            what=str(period.period),
            day=period.due,
            title=f"Hạn: {task.name} ({in_words(period.period)})",
            note=note,
            ended=period.state == "dung_thuc_hien",
        )
    for update in task.updates:
        if update.remedy is not None:
            what = f"khac-phuc/{update.day}" + (f"/{update.period}" if update.period else "")
            yield due_of(
                what=what,
                day=update.remedy.deadline,
                title=f"Hạn khắc phục: {task.name}",
                note=f"{update.remedy.text} Người chịu trách nhiệm: {update.remedy.person}.",
                ended=state.state == "dung_thuc_hien",
            )


def _answers(facts: Facts) -> Iterator[Due]:
    for one in facts.recommendations:
        yield Due(
            kind="giam-sat",
            tag=lasting_id(one.recommendation),
            what="",
            day=one.recommendation.due,
            title=f"Hạn trả lời kiến nghị giám sát: {title_of(one.recommendation)}",
            note=f"Đơn vị trả lời: {', '.join(unit.label for unit in one.units)}.",
            address=one.address,
            units=tuple(unit.id for unit in one.units),
        )
    for inspection in facts.inspections:
        for found in inspection.findings:
            yield Due(
                kind="kiem-tra",
                tag=lasting_id(inspection.inspection),
                what=found.finding.id,
                day=found.finding.due,
                title=f"Hạn khắc phục phát hiện: {title_of(found.finding)}",
                note=f"Đơn vị: {found.unit.label}." if found.unit else "",
                address=inspection.address,
                units=(found.unit.id,) if found.unit else (),
            )


def _removed(task: Task, tag: str) -> Iterator[Due]:
    """A removed task's deadline, cancelled, so that it leaves the calendars it is in."""
    due = task.extensions[-1].until if task.extensions else task.deadline
    if due is not None:
        yield Due(
            kind="nhiem-vu",
            tag=tag,
            what="",
            day=due,
            title=f"Hạn: {task.name}",
            note="Nhiệm vụ này không còn trong dữ liệu.",
            address="thay-doi/",
            units=(task.lead,),
            ended=True,
        )


class _Writer:
    """Writes calendars of one commune."""

    def __init__(
        self,
        facts: Facts,
        published: Publication,
        moved: Counter[tuple[str, str]],
        stamps: dict[tuple[str, str], datetime],
    ) -> None:
        self._facts = facts
        self._host, _, self._year = published.authority.partition(",")
        self._start = published.since or midnight(date(int(self._year[:4]), 1, 1))
        self._moved = moved
        self._stamps = stamps

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

    def appointment(self, due: Due) -> bytes:
        """One appointment's lines: folded and escaped by the library, which is slow only in finding out what a value is."""
        record = (due.kind, due.tag)
        uid = "/".join(part for part in (due.kind, due.tag, due.what) if part)
        lines = (
            "BEGIN:VEVENT",
            f"UID:{_escaped(uid)}@{self._host}",
            f"DTSTAMP:{self._stamps.get(record, self._start).astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{due.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(due.title)}",
            *((f"DESCRIPTION:{_escaped(due.note)}",) if due.note else ()),
            f"URL:{self._facts.office.site_address.rstrip('/')}/{due.address}",
            f"SEQUENCE:{self._moved[record]}",
            f"STATUS:{'CANCELLED' if due.ended else 'CONFIRMED'}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        )
        return b"".join(Contentline(line).to_ical() + _NEWLINE for line in lines)


def _escaped(text: str) -> str:
    return vText(text).to_ical().decode()
