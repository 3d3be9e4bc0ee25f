"""The texts of task events: paragraphs of plain Vietnamese. None is a paragraph with nothing to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.contract.plan import Extension, Update
from generator.derive.event_phrases import evidence_words, means_words
from generator.derive.plan_facts import TaskFacts
from generator.derive.standing import Standing, extensions_on
from generator.words.vietnamese import format_count, format_date


def started_words(facts: TaskFacts, report: Update) -> Iterator[str | None]:
    """That work was reported for the first time."""
    yield f"Báo cáo ngày {format_date(report.day)} lần đầu cho biết việc này đã được bắt đầu."
    yield _report_words(report)
    yield _deadline_words(facts, report.day)
    yield _lead_words(facts)


def done_words(facts: TaskFacts, now: Standing, report: Update) -> Iterator[str | None]:
    """That it is done, whether in time, and what proves it."""
    reported = f"Báo cáo hoàn thành ngày {format_date(report.day)}"
    if now.due is None:
        yield f"{reported}."
    elif now.days_late:
        yield f"{reported}, trễ {format_count(now.days_late)} ngày so với thời hạn {format_date(now.due)}."
    else:
        yield f"{reported}, trong thời hạn {format_date(now.due)}."
    yield _report_words(report)
    yield _evidence_words(facts, report)
    yield _lead_words(facts)


def dropped_words(facts: TaskFacts, report: Update) -> Iterator[str | None]:
    """That it was dropped, and on what ground."""
    yield f"Báo cáo ngày {format_date(report.day)}: dừng thực hiện. Việc này không còn được tính vào tỷ lệ nào."
    yield _report_words(report)
    yield _evidence_words(facts, report)
    yield _lead_words(facts)


def reopened_words(facts: TaskFacts, report: Update, *, dropped: bool) -> Iterator[str | None]:
    """That what was done or dropped is to be worked on again."""
    former = "đã được cho dừng" if dropped else "đã được báo là hoàn thành"
    yield f"Việc này {former}, nhưng báo cáo ngày {format_date(report.day)} cho biết còn phải làm tiếp."
    yield _report_words(report)
    yield _deadline_words(facts, report.day)
    yield _lead_words(facts)


def extended_words(facts: TaskFacts, moved: Extension, before: date | None) -> Iterator[str | None]:
    """The new deadline, the one before it, and why."""
    former = f" thay cho {format_date(before)}" if before else ""
    yield f"Thời hạn mới là {format_date(moved.until)}{former}, theo quyết định ngày {format_date(moved.day)}."
    yield f"Lý do: {moved.reason}"
    first = facts.task.deadline
    yield f"Thời hạn ban đầu: {format_date(first)}." if first and first != before else None
    yield _lead_words(facts)


def late_words(facts: TaskFacts, now: Standing, day: date, known: Sequence[Update]) -> Iterator[str | None]:
    """That the deadline passed, why as far as it was said, and what will be done about it."""
    yield f"Thời hạn {format_date(now.due or day)} đã qua mà việc chưa hoàn thành (tính đến ngày {format_date(day)})."
    first, moved = facts.task.deadline, extensions_on(facts.task, day)
    yield f"Thời hạn ban đầu là {format_date(first)}, đã gia hạn {format_count(len(moved))} lần." if first and moved else None
    yield _lead_words(facts)
    yield _cause_words(known) or "Nguyên nhân: chưa nêu."
    remedy = next((update for update in reversed(known) if update.remedy), None)
    yield _remedy_words(remedy) if remedy else "Biện pháp khắc phục: chưa có."
    if not known:
        yield "Chưa có báo cáo nào trước ngày này."
    elif latest := next((update for update in reversed(known) if update.text), None):
        yield f"Báo cáo gần nhất, ngày {format_date(latest.day)}: {latest.text}"


def remedy_words(facts: TaskFacts, update: Update) -> Iterator[str | None]:
    """The remedy, by when and by whom, and for which unit's work."""
    yield _remedy_words(update)
    yield _cause_words([update])
    yield _lead_words(facts)


def remedy_late_words(facts: TaskFacts, update: Update) -> Iterator[str | None]:
    """That the remedy is itself overdue."""
    assert update.remedy is not None
    yield f"Hạn khắc phục {format_date(update.remedy.deadline)} đã qua mà việc vẫn chưa xong."
    yield from remedy_words(facts, update)


def _lead_words(facts: TaskFacts) -> str:
    person = f" Người chịu trách nhiệm: {facts.task.person}." if facts.task.person else ""
    return f"Đơn vị chủ trì: {facts.lead.name}. Lĩnh vực: {facts.area.name}.{person}"


def _report_words(update: Update) -> str | None:
    return f"Nội dung báo cáo: {update.text}" if update.text else None


def _deadline_words(facts: TaskFacts, day: date) -> str | None:
    first = facts.task.deadline
    if first is None:
        return None
    moved = extensions_on(facts.task, day)
    if not moved:
        return f"Thời hạn: {format_date(first)}."
    return f"Thời hạn: {format_date(moved[-1].until)} (ban đầu {format_date(first)}, đã gia hạn {format_count(len(moved))} lần)."


def _evidence_words(facts: TaskFacts, update: Update) -> str:
    return evidence_words(document for document in facts.evidence if document.id in update.evidence)


def _remedy_words(update: Update) -> str:
    assert update.remedy is not None
    return means_words(update.remedy)


def _cause_words(known: Sequence[Update]) -> str | None:
    """The newest causes given; None when there are none."""
    given = (update.causes for update in reversed(known) if update.causes)
    causes = next((each for each in given if each.subjective or each.objective), None)
    if causes is None:
        return None
    parts = (("chủ quan", causes.subjective), ("khách quan", causes.objective))
    return "\n".join(f"Nguyên nhân {name}: {text}" for name, text in parts if text)
