"""Events of recognition: who was commended, held up as a model, reminded or criticised (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.derive.event_kinds import Event, EventTerm, Room, event, subject_of
from generator.derive.event_phrases import document_words, headline, sentence, unit_words
from generator.derive.facts import Facts
from generator.derive.recognitions import RecognitionFacts
from generator.words.vietnamese import format_date

_PRAISED = "Biểu dương, khen thưởng, điển hình"
_REMINDED = "Nhắc nhở, phê bình"
TERMS: dict[str, EventTerm] = {
    "bieu_duong": EventTerm("commended", "bieu-duong", "Biểu dương", (), line=_PRAISED),
    "khen_thuong": EventTerm("rewarded", "khen-thuong", "Khen thưởng", (), line=_PRAISED),
    "dien_hinh": EventTerm("model", "dien-hinh", "Điển hình, cách làm hay", (), line=_PRAISED),
    "nhac_nho": EventTerm("reminded", "nhac-nho", "Nhắc nhở", ("giam-sat",), line=_REMINDED),
    "phe_binh": EventTerm("criticised", "phe-binh", "Phê bình", ("giam-sat",), line=_REMINDED),
}
"""By the kind of recognition. Praise is in the feeds of everything and of its unit; reminders are supervised too."""


def recognition_event(facts: RecognitionFacts, authority: str) -> Event:
    """That it was said. The title names the unit, and the person only where no unit is meant."""
    record, term = facts.recognition, TERMS[facts.recognition.kind]
    whom = facts.unit.label if facts.unit else record.person
    title = ": ".join(part for part in (term.label, whom, headline(record)) if part)
    about = subject_of(authority, "ghi-nhan", record, (), (facts.unit,), facts.address)
    return event(about, term, record.day, term.word, title, partial(_words, facts, term))


def _words(facts: RecognitionFacts, term: EventTerm) -> Iterator[str | None]:
    record = facts.recognition
    yield f"{term.label}, ngày {format_date(record.day)}."
    yield unit_words("Đơn vị", (facts.unit,))
    yield sentence(f"Cá nhân: {record.person}") if record.person else None
    yield sentence(f"Vì: {record.text}")
    yield f"Văn bản: {document_words(facts.document)}." if facts.document else None


def _events(facts: Facts, authority: str) -> Iterator[Event]:
    return (recognition_event(each, authority) for each in facts.recognitions)


ROOM = Room(terms=tuple(TERMS.values()), events=_events)
