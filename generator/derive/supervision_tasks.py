"""What supervision lists of tasks: late, unproven, unexplained, remedies overdue, quiet, extended, dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from generator.contract.plan import Causes, Remedy, Update
from generator.contract.vocabulary import STATES, Flag
from generator.derive.facts import Facts
from generator.derive.plan_facts import TaskFacts
from generator.derive.standing import DONE, by_period, known_on
from generator.derive.supervision_rows import Matter, Note, Row, Said, day_said, document_said, said
from generator.derive.tasks import last_causes, last_remedy, report_flags
from generator.words.periods import Period
from generator.words.vietnamese import format_count, format_date

LATE = Matter(
    key="tre_han",
    title="Việc đang chậm",
    about="Nhiệm vụ đã qua thời hạn mà chưa xong; với việc định kỳ là những kỳ đã qua hạn mà chưa xong.",
    none="Không có nhiệm vụ nào đang chậm.",
    number="Số ngày chậm",
    since="Thời hạn",
    notes=(
        "Kỳ chậm",
        "Nguyên nhân chủ quan",
        "Nguyên nhân khách quan",
        "Biện pháp khắc phục",
        "Hạn khắc phục",
        "Người khắc phục",
        "Còn thiếu",
        "Người chịu trách nhiệm",
    ),
)
UNEXPLAINED = Matter(
    key="thieu_giai_trinh",
    title="Chậm mà thiếu nguyên nhân hoặc biện pháp khắc phục",
    about="Nhiệm vụ đang chậm mà đơn vị chưa nêu nguyên nhân, hoặc chưa nêu biện pháp, hạn và người khắc phục.",
    none="Nhiệm vụ chậm nào cũng đã nêu nguyên nhân và biện pháp khắc phục, hoặc không có nhiệm vụ nào chậm.",
    number="Số ngày chậm",
    since="Thời hạn",
    notes=("Còn thiếu", "Người chịu trách nhiệm"),
)
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
_MISSING: tuple[tuple[Flag, str], ...] = (("thieu_nguyen_nhan", "nguyên nhân"), ("thieu_khac_phuc", "biện pháp khắc phục"))


class Overdue(NamedTuple):
    """What of a task is late: the whole of it (`period` None), or one period. Causes and remedy are None when not given."""

    period: Period | None
    due: date
    days: int
    causes: Causes | None
    remedy: Remedy | None
    missing: tuple[str, ...]
    remedy_late: bool


def late_rows(facts: Facts) -> Iterator[Row]:
    """Every task that is late, of this year or of an earlier one."""
    for each, overdue in _late(facts):
        yield _row(
            each,
            number=max(one.days for one in overdue),
            since=min(one.due for one in overdue),
            notes=(
                tuple(Said(f"{one.period.label} (chậm {format_count(one.days)} ngày)") for one in overdue if one.period),
                _each(overdue, lambda one: one.causes.subjective if one.causes else None),
                _each(overdue, lambda one: one.causes.objective if one.causes else None),
                _each(overdue, lambda one: one.remedy.text if one.remedy else None),
                _each(overdue, lambda one: format_date(one.remedy.deadline) if one.remedy else None),
                _each(overdue, lambda one: one.remedy.person if one.remedy else None),
                _missing(overdue),
                said(each.task.person),
            ),
        )


def unexplained_rows(facts: Facts) -> Iterator[Row]:
    """Late tasks, and which of cause and remedy is not given."""
    for each, overdue in _late(facts):
        lacking = tuple(one for one in overdue if one.missing)
        if lacking:
            yield _row(
                each,
                number=max(one.days for one in lacking),
                since=min(one.due for one in lacking),
                notes=(_missing(lacking), said(each.task.person)),
            )


def remedy_rows(facts: Facts) -> Iterator[Row]:
    """Remedies of late tasks whose own deadline has passed; of a recurring task each period's."""
    for each, overdue in _late(facts):
        for one in overdue:
            if one.remedy and one.remedy_late:
                yield _row(
                    each,
                    number=(facts.as_of - one.remedy.deadline).days,
                    since=one.remedy.deadline,
                    notes=(
                        said(one.period.label if one.period else None),
                        said(one.remedy.text),
                        said(one.remedy.person),
                        (),
                    ),
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
        yield _row(
            each,
            since=max(done, default=state.done_on),
            notes=(said(*(one.period.label for one in unproven)), said(each.task.deliverable)),
        )


def quiet_rows(facts: Facts) -> Iterator[Row]:
    """Open tasks without an update for as long as the commune calls quiet, counted as their flag is."""
    starts = {plan.year: plan.start for plan in facts.plans}
    for each in facts.tasks:
        state = each.state
        if "khong_cap_nhat" in state.flags:
            since = state.last_update or starts.get(each.year)
            yield _row(
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
        yield _row(
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


def before(year: int, plan_year: int | None) -> bool:
    """Whether a record belongs to a year before the plan year: then what is closed of it is no longer listed."""
    return plan_year is not None and year < plan_year


def _dropped(each: TaskFacts, periods: tuple[str, ...], dropping: Iterable[Update], documents: Mapping[str, Said]) -> Row:
    found = list(dropping)
    grounds = dict.fromkeys(name for update in found for name in update.evidence if name in documents)
    return _row(
        each,
        pressing=False,
        since=max(update.day for update in found),
        notes=(
            said(*periods),
            said(*dict.fromkeys(update.text for update in found if update.text)),
            tuple(documents[name] for name in grounds),
        ),
    )


def _late(facts: Facts) -> Iterator[tuple[TaskFacts, tuple[Overdue, ...]]]:
    for each in facts.tasks:
        if each.state.state == "cham_tien_do":
            yield each, tuple(_overdue(each, facts.as_of))


def _overdue(each: TaskFacts, as_of: date) -> Iterator[Overdue]:
    known, state = known_on(each.task.updates, as_of), each.state
    if not state.periods:
        assert state.due is not None
        yield Overdue(
            None,
            state.due,
            state.days_late or 0,
            state.causes,
            state.remedy,
            _lacking(state.flags),
            "khac_phuc_tre" in state.flags,
        )
        return
    reports = by_period(known)
    for one in state.periods:
        if one.state == "cham_tien_do":
            about = reports.get(one.period, ())
            flags = report_flags(about, one.state, as_of)
            yield Overdue(
                one.period,
                one.due,
                one.days_late or 0,
                last_causes(about),
                last_remedy(about),
                _lacking(flags),
                "khac_phuc_tre" in flags,
            )


def _lacking(flags: Iterable[Flag]) -> tuple[str, ...]:
    found = set(flags)
    return tuple(word for flag, word in _MISSING if flag in found)


def _row(
    each: TaskFacts,
    *,
    notes: tuple[Note, ...],
    number: int | None = None,
    since: date | None = None,
    pressing: bool = True,
) -> Row:
    return Row(
        subject=f"nhiem-vu/{each.task.id}",
        noun="Nhiệm vụ",
        title=each.task.name,
        address=f"nhiem-vu/{each.task.id}/",
        year=each.year,
        pressing=pressing,
        units=(each.lead,),
        areas=(each.area,),
        number=number,
        since=since,
        notes=notes,
    )


def _each(overdue: Sequence[Overdue], words: Callable[[Overdue], str | None]) -> Note:
    """What each late period says, after the period's name where there are several."""
    told = [(one.period, words(one)) for one in overdue]
    if len(told) == 1:
        return said(told[0][1])
    return said(*(f"{period.label}: {text}" if period else text for period, text in told if text))


def _missing(overdue: Sequence[Overdue]) -> Note:
    return _each(overdue, lambda one: ", ".join(one.missing))


def _day(day: date | None) -> str:
    return format_date(day) if day else ""
