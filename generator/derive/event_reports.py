"""Events of report duties: a report that is missing, and one handed in late (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.derive.event_kinds import Event, EventTerm, Room, event, in_words, lasting_id, one_line, subject_of
from generator.derive.event_phrases import days_words, document_words, done_words, sentence
from generator.derive.facts import Facts
from generator.derive.reports import ReportFacts, ReportSlot
from generator.derive.turns import overdue_from
from generator.words.vietnamese import format_date

MISSING = EventTerm("report_missing", "chua-nop", "Chưa nộp báo cáo", ("giam-sat",), line="Báo cáo quá hạn chưa nộp")
LATE = EventTerm("report_late", "nop-tre", "Nộp báo cáo trễ", ("giam-sat",), line="Báo cáo nộp trễ")


def report_events(facts: ReportFacts, authority: str) -> Iterator[Event]:
    """What each unit owed for each period: missing on the day after the due day, and then handed in late.

    A report in time is no event: it goes as planned.
    """
    for slot in facts.slots:
        missing, handed_in = overdue_from(slot.due, slot.handed_in), slot.handed_in
        if missing is not None:
            yield _event(facts, slot, authority, MISSING, missing)
        if handed_in is not None and handed_in > slot.due:
            yield _event(facts, slot, authority, LATE, handed_in)


def _event(facts: ReportFacts, slot: ReportSlot, authority: str, term: EventTerm, day: date) -> Event:
    """One unit's report of one period; its WHAT begins with the period and with the unit's first id."""
    about = subject_of(authority, "bao-cao", facts.duty, (), (slot.unit,), facts.address)
    place = "/".join(str(part) for part in (slot.period, lasting_id(slot.unit)) if part is not None)
    period = f" ({in_words(slot.period)})" if slot.period else ""
    head = term.label if term is MISSING else f"{term.label} {days_words(day, slot.due)}"
    title = f"{head}: {one_line(facts.duty.name)}{period}, {slot.unit.label}"
    tell = partial(_missing_words if term is MISSING else _late_words, facts, slot, day)
    return event(about, term, day, f"{place}/{term.word}/{day}", title, tell)


def _missing_words(facts: ReportFacts, slot: ReportSlot, day: date) -> Iterator[str | None]:
    yield (f"Hạn nộp {format_date(slot.due)} đã qua mà {slot.unit.name} chưa nộp báo cáo này (tính đến ngày {format_date(day)}).")
    yield from _duty_words(facts, slot)


def _late_words(facts: ReportFacts, slot: ReportSlot, day: date) -> Iterator[str | None]:
    yield done_words(f"{slot.unit.name} nộp báo cáo", day, slot.due)
    yield from _duty_words(facts, slot)
    yield f"Văn bản báo cáo: {document_words(slot.document)}." if slot.document else "Văn bản báo cáo: chưa ghi."


def _duty_words(facts: ReportFacts, slot: ReportSlot) -> Iterator[str | None]:
    period = f", {in_words(slot.period)}" if slot.period else ""
    yield f"Báo cáo: {one_line(facts.duty.name)}{period}."
    yield sentence(f"Nơi nhận: {facts.duty.addressee}") if facts.duty.addressee else None


def _events(facts: Facts, authority: str) -> Iterator[Event]:
    for each in facts.reports:
        yield from report_events(each, authority)


ROOM = Room(terms=(MISSING, LATE), events=_events)
