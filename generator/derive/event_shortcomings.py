"""Events of shortcomings: one was mended (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.derive.event_kinds import Event, EventTerm, Room, event, one_line, subject_of
from generator.derive.event_phrases import document_words, evidence_words, headline, sentence, unit_words
from generator.derive.facts import Facts
from generator.derive.shortcomings import ShortcomingFacts
from generator.derive.turns import done_tasks, finished_days
from generator.words.vietnamese import format_date, format_number

FIXED = EventTerm(
    "shortcoming_fixed", "da-khac-phuc", "Khắc phục xong tồn tại", ("giam-sat",), line="Tồn tại được khắc phục xong"
)


def shortcoming_events(facts: ShortcomingFacts, authority: str, as_of: date) -> Iterator[Event]:
    """Each day on which it came to be mended: as said, or when the last of its tasks was done (contract §4).

    One whose task is reopened can be mended a second time; that it was reopened is an event of the task.
    """
    record = facts.shortcoming
    days = finished_days(facts.tasks, record.fixed_on, as_of)
    for day in days:
        about = subject_of(authority, "ton-tai", record, (facts.area,), (facts.unit,), facts.address)
        title = f"{FIXED.label}: {headline(record)}"
        yield event(about, FIXED, day, f"{FIXED.word}/{day}", title, partial(_words, facts, day))


def _words(facts: ShortcomingFacts, day: date) -> Iterator[str | None]:
    record = facts.shortcoming
    done = done_tasks(facts.tasks, day)
    shown = f" của năm {record.year}" if record.year else ""
    yield f"Tồn tại, hạn chế{shown} đã được khắc phục xong ngày {format_date(day)}."
    yield sentence(record.text)
    yield f"Nơi nêu: {_source(facts)}." if facts.source else None
    yield f"Số điểm từng bị trừ: {format_number(record.points, 2)}." if record.points is not None else None
    yield sentence(f"Biện pháp: {record.remedy}") if record.remedy else None
    yield f"Nhiệm vụ khắc phục đã xong: {'; '.join(one_line(each.task.name) for each in done)}." if done else None
    own = facts.evidence if record.fixed_on is None or record.fixed_on <= day else ()
    proofs = {each.id: each for each in (*own, *(document for task in done for document in task.evidence))}
    yield evidence_words(proofs.values())
    yield unit_words("Đơn vị chịu trách nhiệm", (facts.unit,))


def _source(facts: ShortcomingFacts) -> str:
    assert facts.source is not None
    source = facts.shortcoming.source
    section = f", mục {source.section}" if source is not None and source.section else ""
    return f"{document_words(facts.source)}{section}"


def _events(facts: Facts, authority: str) -> Iterator[Event]:
    for each in facts.shortcomings:
        yield from shortcoming_events(each, authority, facts.as_of)


ROOM = Room(terms=(FIXED,), events=_events)
