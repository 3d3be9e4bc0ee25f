"""What supervision lists of tasks that need not be late: done without evidence, quiet, extended, dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from generator.contract.plan import Update
from generator.contract.vocabulary import STATES
from generator.derive.facts import Facts
from generator.derive.plan_facts import TaskFacts
from generator.derive.standing import DONE, by_period, known_on
from generator.derive.supervision_rows import Matter, Row, Said, before, day_said, document_said, row_of_task, said
from generator.derive.tasks import report_flags
from generator.words.vietnamese import format_count, format_date

QUIET = Matter(
    key="lau_khong_cap_nhat",
    title="Lâu không có cập nhật",
    about="Nhiệm vụ chưa xong mà đã lâu đơn vị không báo cáo.",
    none="Nhiệm vụ chưa xong nào cũng có báo cáo trong thời gian quy định.",
    number="Số ngày chưa cập nhật",
    since="Cập nhật gần nhất",
    notes=("Trạng thái", "Thời hạn"),
)
EXTENDED = Matter(
    key="gia_han",
    title="Việc được gia hạn",
    about="Nhiệm vụ đã được lùi thời hạn: mấy lần, cả thảy bao nhiêu ngày, vì sao và theo văn bản nào.",
    none="Không có nhiệm vụ nào được gia hạn.",
    number="Tổng số ngày lùi",
    since="Hạn hiện tại",
    notes=("Số lần", "Hạn ban đầu", "Từng lần", "Văn bản", "Trạng thái"),
    listed="Từng lần",
)
DROPPED = Matter(
    key="dung_thuc_hien",
    title="Việc được dừng thực hiện",
    about="Nhiệm vụ, hoặc kỳ của việc định kỳ, được cho dừng và vì thế không tính vào tỷ lệ nào.",
    none="Không có nhiệm vụ nào được dừng thực hiện.",
    number=None,
    since="Ngày báo dừng",
    notes=("Kỳ được dừng", "Lý do", "Căn cứ"),
)


def unproven_rows(facts: Facts) -> Iterator[Row]:
    """Tasks, and periods of recurring ones, that were reported done without any evidence."""
    for each in facts.tasks:
        state = each.state
        if "thieu_minh_chung" not in state.flags:
            continue
        reports = by_period(known_on(each.task.updates, facts.as_of)) if state.periods else {}
        unproven = [
            one
            for one in state.periods
            if one.state in DONE and "thieu_minh_chung" in report_flags(reports.get(one.period, ()), one.state, facts.as_of)
        ]
        done = [one.done_on for one in unproven if one.done_on]
        yield row_of_task(
            each,
            since=max(done, default=state.done_on),
            notes=(
                said(*(one.period.label for one in unproven)),
                said(f"sản phẩm phải có: {each.task.deliverable}" if each.task.deliverable else None),
            ),
        )


def quiet_rows(facts: Facts) -> Iterator[Row]:
    """Open tasks without an update for as long as the commune calls quiet, counted as their flag is."""
    starts = {plan.year: plan.start for plan in facts.plans}
    for each in facts.tasks:
        state = each.state
        if "khong_cap_nhat" in state.flags:
            since = state.last_update or starts.get(each.year)
            yield row_of_task(
                each,
                number=(facts.as_of - since).days if since else None,
                since=state.last_update,
                notes=(said(STATES[state.state].label), day_said(state.due)),
            )


def extended_rows(facts: Facts, year: int | None) -> Iterator[Row]:
    """Extended tasks of the plan year, and those of earlier years that are still open."""
    documents: Mapping[str, Said] = {each.document.id: document_said(each.document) for each in facts.documents}
    for each in facts.tasks:
        state = each.state
        closed = state.state in DONE or state.state == "dung_thuc_hien"
        if not state.extensions or (closed and before(each.year, year)):
            continue
        moves = pairwise((state.original_due, *(one.until for one in state.extensions)))
        steps = [
            f"{_day(former)} → {_day(until)} (ngày {format_date(one.day)}): {one.reason}"
            for one, (former, until) in zip(state.extensions, moves, strict=True)
        ]
        yield row_of_task(
            each,
            pressing=False,
            number=state.extension_days,
            since=state.due,
            notes=(
                said(format_count(len(state.extensions))),
                day_said(state.original_due),
                said(*steps),
                tuple(documents.get(one.document or "", Said("chưa ghi văn bản")) for one in state.extensions),
                said(STATES[state.state].label),
            ),
        )


def dropped_rows(facts: Facts, year: int | None) -> Iterator[Row]:
    """Tasks dropped in the plan year, and recurring ones with dropped periods, each with its ground."""
    documents: Mapping[str, Said] = {each.document.id: document_said(each.document) for each in facts.documents}
    for each in facts.tasks:
        if before(each.year, year):
            continue
        periods = [one for one in each.state.periods if one.state == "dung_thuc_hien"]
        known = known_on(each.task.updates, facts.as_of)
        dropping = [one.latest for one in periods if one.latest]
        if not periods and each.state.state == "dung_thuc_hien":
            dropping = known[-1:]
        if dropping:
            yield _dropped(each, tuple(one.period.label for one in periods), dropping, documents)


def _dropped(each: TaskFacts, periods: tuple[str, ...], dropping: Iterable[Update], documents: Mapping[str, Said]) -> Row:
    found = list(dropping)
    grounds = dict.fromkeys(name for update in found for name in update.evidence if name in documents)
    return row_of_task(
        each,
        pressing=False,
        since=max(update.day for update in found),
        notes=(
            said(*periods),
            said(*dict.fromkeys(update.text for update in found if update.text)),
            tuple(documents[name] for name in grounds),
        ),
    )


def _day(day: date | None) -> str:
    return format_date(day) if day else ""
