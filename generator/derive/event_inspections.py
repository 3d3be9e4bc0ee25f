"""Events of inspections: what was found, what is overdue to be mended, what was mended (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.contract.vocabulary import INSPECTION_KINDS
from generator.derive.event_kinds import Event, EventTerm, Room, event, one_line, subject_of
from generator.derive.event_phrases import days_words, document_words, done_words, evidence_words, headline, sentence, unit_words
from generator.derive.facts import Facts
from generator.derive.inspections import FindingFacts, InspectionFacts
from generator.derive.turns import overdue_from
from generator.words.vietnamese import format_count, format_date

INSPECTED = EventTerm("inspection", "ket-qua-kiem-tra", "Kết quả kiểm tra", ("giam-sat",), line="Cuộc kiểm tra được công bố")
OVERDUE = EventTerm(
    "finding_late",
    "phat-hien-qua-han",
    "Phát hiện kiểm tra quá hạn khắc phục",
    ("giam-sat",),
    line="Phát hiện kiểm tra quá hạn khắc phục",
)
MENDED = EventTerm(
    "finding_fixed",
    "phat-hien-da-khac-phuc",
    "Khắc phục xong phát hiện kiểm tra",
    ("giam-sat",),
    line="Phát hiện kiểm tra được khắc phục đúng hạn",
)
MENDED_LATE = EventTerm(
    "finding_fixed_late",
    "phat-hien-khac-phuc-tre",
    "Khắc phục phát hiện kiểm tra trễ",
    ("giam-sat",),
    line="Phát hiện kiểm tra được khắc phục trễ",
)


def inspection_events(facts: InspectionFacts, authority: str) -> Iterator[Event]:
    """The inspection itself; then of each finding that it is overdue, and that it was mended."""
    yield _inspected(facts, authority)
    for each in facts.findings:
        due, fixed_on = each.finding.due, each.finding.fixed_on
        overdue = overdue_from(due, fixed_on)
        if overdue is not None:
            yield _finding(facts, each, authority, OVERDUE, overdue)
        if fixed_on is not None:
            yield _finding(facts, each, authority, MENDED_LATE if fixed_on > due else MENDED, fixed_on)


def _inspected(facts: InspectionFacts, authority: str) -> Event:
    record = facts.inspection
    about = subject_of(authority, "kiem-tra", record, (), facts.units, facts.address)
    found = f"{format_count(len(facts.findings))} phát hiện" if facts.findings else "không có phát hiện"
    title = f"{INSPECTED.label}: {_named(facts)}: {found}"
    return event(about, INSPECTED, record.day, INSPECTED.word, title, partial(_inspected_words, facts))


def _inspected_words(facts: InspectionFacts) -> Iterator[str | None]:
    record = facts.inspection
    yield f"{INSPECTION_KINDS[record.kind]}, ngày {format_date(record.day)}."
    yield unit_words("Đơn vị được kiểm tra", facts.units)
    yield sentence(f"Kết luận: {record.conclusion}") if record.conclusion else None
    if facts.findings:
        yield "\n".join(("Phát hiện phải khắc phục:", *(_finding_line(each) for each in facts.findings)))
    else:
        yield "Không có phát hiện nào phải khắc phục."
    yield f"Văn bản: {document_words(facts.document)}." if facts.document else None


def _finding_line(facts: FindingFacts) -> str:
    whose = f"{facts.unit.label}, hạn" if facts.unit else "Hạn"
    return sentence(f"{whose} {format_date(facts.finding.due)}: {one_line(facts.finding.text)}")


def _finding(facts: InspectionFacts, found: FindingFacts, authority: str, term: EventTerm, day: date) -> Event:
    """Of a finding that names no unit of several, every unit that was inspected hears."""
    finding = found.finding
    units = (found.unit,) if found.unit else facts.units
    about = subject_of(authority, "kiem-tra", facts.inspection, (), units, f"{facts.address}#{finding.id}")
    head = f"{term.label} {days_words(day, finding.due)}" if term is MENDED_LATE else term.label
    tell = partial(_overdue_words if term is OVERDUE else _mended_words, facts, found, day)
    return event(about, term, day, f"{finding.id}/{term.word}/{day}", f"{head}: {headline(finding)}", tell)


def _overdue_words(facts: InspectionFacts, found: FindingFacts, day: date) -> Iterator[str | None]:
    yield f"Hạn khắc phục {format_date(found.finding.due)} đã qua mà chưa khắc phục xong (tính đến ngày {format_date(day)})."
    yield from _found_words(facts, found)


def _mended_words(facts: InspectionFacts, found: FindingFacts, day: date) -> Iterator[str | None]:
    yield done_words("Khắc phục xong", day, found.finding.due)
    yield from _found_words(facts, found)
    yield evidence_words(found.evidence or (found.task.evidence if found.task else ()))


def _found_words(facts: InspectionFacts, found: FindingFacts) -> Iterator[str | None]:
    yield sentence(f"Phát hiện: {found.finding.text}")
    yield unit_words("Đơn vị phải khắc phục", (found.unit,) if found.unit else facts.units)
    yield f"Nhiệm vụ khắc phục: {sentence(one_line(found.task.task.name))}" if found.task else None
    yield f"Nêu tại cuộc kiểm tra ngày {format_date(facts.inspection.day)}: {_named(facts)}."


def _named(facts: InspectionFacts) -> str:
    """An inspection has no name of its own: `Kiểm tra đột xuất tại Văn phòng, Phòng Kinh tế`."""
    return f"{INSPECTION_KINDS[facts.inspection.kind]} tại {', '.join(unit.label for unit in facts.units)}"


def _events(facts: Facts, authority: str) -> Iterator[Event]:
    for each in facts.inspections:
        yield from inspection_events(each, authority)


ROOM = Room(terms=(INSPECTED, OVERDUE, MENDED, MENDED_LATE), events=_events)
