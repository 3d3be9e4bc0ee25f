"""Events of feedback: an answer that is overdue, and the answer given (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.contract.feedback import Feedback
from generator.contract.vocabulary import CHANNELS
from generator.derive.event_kinds import Event, EventTerm, Room, event, subject_of
from generator.derive.event_phrases import days_words, done_words, headline
from generator.derive.facts import Facts
from generator.derive.feedback import FeedbackFacts
from generator.derive.turns import overdue_from
from generator.words.vietnamese import format_date

OVERDUE = EventTerm(
    "feedback_late", "qua-han-tra-loi", "Quá hạn trả lời", ("giam-sat",), line="Phản ánh, kiến nghị quá hạn trả lời"
)
ANSWERED = EventTerm(
    "feedback_answered",
    "tra-loi",
    "Trả lời phản ánh, kiến nghị",
    ("giam-sat",),
    line="Phản ánh, kiến nghị được trả lời đúng hạn",
)
ANSWERED_LATE = EventTerm(
    "feedback_answered_late",
    "tra-loi-tre",
    "Trả lời phản ánh, kiến nghị trễ",
    ("giam-sat",),
    line="Phản ánh, kiến nghị được trả lời trễ",
)

_CONTENT = {"co": "hài lòng", "khong": "không hài lòng"}


def feedback_events(facts: FeedbackFacts, authority: str) -> Iterator[Event]:
    """Overdue on the day after the due day, and the answer on its own day; that it was received is no event."""
    due, answered_on = facts.feedback.due, facts.feedback.answered_on
    overdue = overdue_from(due, answered_on)
    if overdue is not None:
        yield _event(facts, authority, OVERDUE, overdue, OVERDUE.label)
    if answered_on is None:
        return
    if answered_on > due:
        head = f"{ANSWERED_LATE.label} {days_words(answered_on, due)}"
        yield _event(facts, authority, ANSWERED_LATE, answered_on, head)
    else:
        yield _event(facts, authority, ANSWERED, answered_on, ANSWERED.label)


def _event(facts: FeedbackFacts, authority: str, term: EventTerm, day: date, head: str) -> Event:
    about = subject_of(authority, "kien-nghi", facts.feedback, (facts.area,), (facts.unit,), facts.address)
    tell = partial(_overdue_words if term is OVERDUE else _answer_words, facts, day)
    return event(about, term, day, f"{term.word}/{day}", f"{head}: {headline(facts.feedback)}", tell)


def _overdue_words(facts: FeedbackFacts, day: date) -> Iterator[str | None]:
    yield f"Hạn trả lời {format_date(facts.feedback.due)} đã qua mà chưa có trả lời (tính đến ngày {format_date(day)})."
    yield _asked_words(facts.feedback)
    yield _unit_words(facts)


def _answer_words(facts: FeedbackFacts, day: date) -> Iterator[str | None]:
    record = facts.feedback
    yield done_words("Trả lời", day, record.due)
    yield _asked_words(record)
    yield f"Nội dung trả lời: {record.answer}" if record.answer else "Nội dung trả lời: chưa ghi."
    yield f"Người gửi cho biết: {_CONTENT[record.satisfied]} với trả lời." if record.satisfied else None
    yield _unit_words(facts)


def _asked_words(record: Feedback) -> str:
    channel = f", kênh {CHANNELS[record.channel]}" if record.channel else ""
    return f"Phản ánh, kiến nghị nhận ngày {format_date(record.day)}{channel}: {record.text}"


def _unit_words(facts: FeedbackFacts) -> str:
    area = f" Lĩnh vực: {facts.area.name}." if facts.area else ""
    return f"Đơn vị phải trả lời: {facts.unit.name}.{area}"


def _events(facts: Facts, authority: str) -> Iterator[Event]:
    for each in facts.feedback:
        yield from feedback_events(each, authority)


ROOM = Room(terms=(OVERDUE, ANSWERED, ANSWERED_LATE), events=_events)
