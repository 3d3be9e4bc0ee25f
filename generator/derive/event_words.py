"""Sentences that the texts of task events share. Each is one paragraph of plain Vietnamese; None is nothing to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.contract.plan import Document, Update
from generator.contract.vocabulary import DOCUMENT_KINDS
from generator.derive.facts import TaskFacts
from generator.derive.standing import Standing, extensions_on
from generator.words.vietnamese import format_count, format_date


def lead_words(facts: TaskFacts) -> str:
    """Who answers for the task, and in which area."""
    person = f" Người chịu trách nhiệm: {facts.task.person}." if facts.task.person else ""
    return f"Đơn vị chủ trì: {facts.lead.name}. Lĩnh vực: {facts.area.name}.{person}"


def report_words(update: Update) -> str | None:
    """What the unit reported, in its own words."""
    return f"Nội dung báo cáo: {update.text}" if update.text else None


def deadline_words(facts: TaskFacts, day: date) -> str | None:
    """The deadline in force on the day, and the first one where it was moved."""
    first = facts.task.deadline
    if first is None:
        return None
    moved = extensions_on(facts.task, day)
    if not moved:
        return f"Thời hạn: {format_date(first)}."
    return f"Thời hạn: {format_date(moved[-1].until)} (ban đầu {format_date(first)}, đã gia hạn {format_count(len(moved))} lần)."


def evidence_words(facts: TaskFacts, update: Update) -> str:
    """The documents that prove the report, or that there are none."""
    if not update.evidence:
        return "Chưa có tài liệu kiểm chứng kèm theo."
    named = [document_words(document) for document in facts.evidence if document.id in update.evidence]
    return f"Tài liệu kiểm chứng: {'; '.join(named)}."


def document_words(document: Document) -> str:
    """`Báo cáo số 102/BC-UBND: trích yếu`."""
    number = f" số {document.number}" if document.number else ""
    return f"{DOCUMENT_KINDS[document.kind]}{number}: {document.summary.rstrip('.')}"


def lateness_words(facts: TaskFacts, now: Standing, day: date, known: Sequence[Update]) -> Iterator[str | None]:
    """That the deadline passed, why as far as it was said, and what will be done about it."""
    due = now.due or day
    yield f"Thời hạn {format_date(due)} đã qua mà việc chưa hoàn thành (tính đến ngày {format_date(day)})."
    first, moved = facts.task.deadline, extensions_on(facts.task, day)
    yield f"Thời hạn ban đầu là {format_date(first)}, đã gia hạn {format_count(len(moved))} lần." if first and moved else None
    yield lead_words(facts)
    yield _cause_words(known)
    remedy = next((update for update in reversed(known) if update.remedy), None)
    if remedy is None:
        yield "Biện pháp khắc phục: chưa có."
    else:
        yield _remedy_sentence(remedy)
    latest = next((update for update in reversed(known) if update.text), None)
    yield f"Báo cáo gần nhất, ngày {format_date(latest.day)}: {latest.text}" if latest else "Chưa có báo cáo nào trước ngày này."


def remedy_words(facts: TaskFacts, update: Update) -> Iterator[str | None]:
    """The remedy, by when and by whom, and for which unit's work."""
    yield _remedy_sentence(update)
    yield _cause_words([update], silent=True)
    yield lead_words(facts)


def _remedy_sentence(update: Update) -> str:
    remedy = update.remedy
    assert remedy is not None
    text = remedy.text.rstrip(". \n")
    return f"Biện pháp khắc phục: {text}. Hạn: {format_date(remedy.deadline)}. Người chịu trách nhiệm: {remedy.person}."


def _cause_words(known: Sequence[Update], *, silent: bool = False) -> str | None:
    """The newest causes given; when there are none, that they are missing, unless `silent`."""
    given = (update.causes for update in reversed(known) if update.causes)
    causes = next((each for each in given if each.subjective or each.objective), None)
    if causes is None:
        return None if silent else "Nguyên nhân: chưa nêu."
    parts = (("chủ quan", causes.subjective), ("khách quan", causes.objective))
    return "\n".join(f"Nguyên nhân {name}: {text}" for name, text in parts if text)
