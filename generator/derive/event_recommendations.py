"""Events of the Front's recommendations: made, answered or overdue, and carried out (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.contract.vocabulary import ACCEPTANCE
from generator.derive.event_kinds import Event, EventTerm, Room, Subject, event, one_line, subject_of
from generator.derive.event_phrases import days_words, document_words, done_words, evidence_words, headline, sentence, unit_words
from generator.derive.facts import Facts
from generator.derive.recommendations import RecommendationFacts
from generator.derive.turns import done_tasks, finished_days, overdue_from
from generator.words.vietnamese import format_date

MADE = EventTerm("recommendation", "mat-tran-kien-nghi", "Mặt trận kiến nghị", ("giam-sat",), line="Kiến nghị mới của Mặt trận")
OVERDUE = EventTerm(
    "recommendation_late",
    "qua-han-tra-loi-mat-tran",
    "Quá hạn trả lời Mặt trận",
    ("giam-sat",),
    line="Kiến nghị của Mặt trận quá hạn trả lời",
)
ANSWERED = EventTerm(
    "recommendation_answered",
    "tra-loi-mat-tran",
    "Trả lời Mặt trận",
    ("giam-sat",),
    line="Kiến nghị của Mặt trận được trả lời đúng hạn",
)
ANSWERED_LATE = EventTerm(
    "recommendation_answered_late",
    "tra-loi-mat-tran-tre",
    "Trả lời Mặt trận trễ",
    ("giam-sat",),
    line="Kiến nghị của Mặt trận được trả lời trễ",
)
CARRIED_OUT = EventTerm(
    "recommendation_done",
    "thuc-hien-kien-nghi",
    "Thực hiện xong kiến nghị của Mặt trận",
    ("giam-sat",),
    line="Kiến nghị của Mặt trận được thực hiện xong",
)


def recommendation_events(facts: RecommendationFacts, authority: str, as_of: date) -> Iterator[Event]:
    """Made; overdue on the day after the due day; answered; carried out, as said or when the last of its tasks was done."""
    record = facts.recommendation
    about = subject_of(authority, "giam-sat", record, (), facts.units, facts.address)
    name = headline(record)
    yield event(about, MADE, record.day, MADE.word, f"{MADE.label}: {name}", partial(_made_words, facts))
    overdue = overdue_from(record.due, record.answered_on)
    if overdue is not None:
        tell = partial(_overdue_words, facts, overdue)
        yield event(about, OVERDUE, overdue, f"{OVERDUE.word}/{overdue}", f"{OVERDUE.label}: {name}", tell)
    if record.answered_on is not None:
        yield _answered(facts, about, name, record.answered_on)
    refused_on = record.answered_on if record.accepted == "khong" else None
    for day in finished_days(facts.tasks, record.done_on, as_of, refused_on):
        what, title = f"{CARRIED_OUT.word}/{day}", f"{CARRIED_OUT.label}: {name}"
        yield event(about, CARRIED_OUT, day, what, title, partial(_carried_words, facts, day))


def _answered(facts: RecommendationFacts, about: Subject, name: str, day: date) -> Event:
    """In time or late; the title says whether it was accepted."""
    record = facts.recommendation
    late = day > record.due
    term = ANSWERED_LATE if late else ANSWERED
    head = f"{term.label} {days_words(day, record.due)}" if late else term.label
    accepted = f" ({ACCEPTANCE[record.accepted].lower()})" if record.accepted else ""
    return event(about, term, day, f"{term.word}/{day}", f"{head}{accepted}: {name}", partial(_answer_words, facts, day))


def _made_words(facts: RecommendationFacts) -> Iterator[str | None]:
    yield _asked_words(facts)
    yield f"Hạn trả lời: {format_date(facts.recommendation.due)}."
    yield from _whose_words(facts)


def _overdue_words(facts: RecommendationFacts, day: date) -> Iterator[str | None]:
    due = facts.recommendation.due
    yield f"Hạn trả lời {format_date(due)} đã qua mà chưa có trả lời (tính đến ngày {format_date(day)})."
    yield _asked_words(facts)
    yield from _whose_words(facts)


def _answer_words(facts: RecommendationFacts, day: date) -> Iterator[str | None]:
    record = facts.recommendation
    yield done_words("Trả lời", day, record.due)
    yield _asked_words(facts)
    yield f"Kết quả: {ACCEPTANCE[record.accepted].lower()}." if record.accepted else None
    yield f"Lý do: {record.reason}" if record.reason else None
    yield f"Nội dung trả lời: {record.answer}" if record.answer else "Nội dung trả lời: chưa ghi."
    yield f"Văn bản trả lời: {document_words(facts.answer_document)}." if facts.answer_document else None
    tasks = "; ".join(one_line(each.task.name) for each in facts.tasks)
    yield sentence(f"Nhiệm vụ thực hiện: {tasks}") if tasks else None
    yield from _whose_words(facts)


def _carried_words(facts: RecommendationFacts, day: date) -> Iterator[str | None]:
    record = facts.recommendation
    done = done_tasks(facts.tasks, day)
    yield f"Kiến nghị đã được thực hiện xong ngày {format_date(day)}."
    yield _asked_words(facts)
    yield sentence(f"Nhiệm vụ đã xong: {'; '.join(one_line(each.task.name) for each in done)}") if done else None
    own = facts.evidence if record.done_on is None or record.done_on <= day else ()
    proofs = {each.id: each for each in (*own, *(document for task in done for document in task.evidence))}
    yield evidence_words(proofs.values())
    yield from _whose_words(facts)


def _asked_words(facts: RecommendationFacts) -> str:
    record = facts.recommendation
    return f"Mặt trận Tổ quốc kiến nghị ngày {format_date(record.day)}: {record.text}"


def _whose_words(facts: RecommendationFacts) -> Iterator[str | None]:
    yield unit_words("Đơn vị phải trả lời", facts.units)
    yield f"Văn bản kiến nghị: {document_words(facts.document)}." if facts.document else None


def _events(facts: Facts, authority: str) -> Iterator[Event]:
    for each in facts.recommendations:
        yield from recommendation_events(each, authority, facts.as_of)


ROOM = Room(terms=(MADE, OVERDUE, ANSWERED, ANSWERED_LATE, CARRIED_OUT), events=_events)
