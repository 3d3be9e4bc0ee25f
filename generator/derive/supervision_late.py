"""What supervision lists of late tasks: why, what is done about it, what of that is missing, what of that is late itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from generator.contract.plan import Causes, Remedy
from generator.contract.vocabulary import Flag
from generator.derive.facts import Facts
from generator.derive.plan_facts import TaskFacts
from generator.derive.standing import by_period, known_on
from generator.derive.supervision_rows import Matter, Note, Row, Said, row_of_task, said
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


Late = Sequence[tuple[TaskFacts, tuple[Overdue, ...]]]
"""Late tasks, each with what of it is late."""


def late_tasks(facts: Facts) -> Late:
    """Every task that is late, of this year or of an earlier one; three blocks are made of them."""
    return [(each, tuple(_overdue(each, facts.as_of))) for each in facts.tasks if each.state.state == "cham_tien_do"]


def late_rows(late: Late) -> Iterator[Row]:
    """The late tasks, with why and what is done about it."""
    for each, overdue in late:
        yield row_of_task(
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


def unexplained_rows(late: Late) -> Iterator[Row]:
    """Late tasks, and which of cause and remedy is not given."""
    for each, overdue in late:
        lacking = tuple(one for one in overdue if one.missing)
        if lacking:
            yield row_of_task(
                each,
                number=max(one.days for one in lacking),
                since=min(one.due for one in lacking),
                notes=(_missing(lacking), said(each.task.person)),
            )


def remedy_rows(late: Late, as_of: date) -> Iterator[Row]:
    """Remedies of late tasks whose own deadline has passed; of a recurring task each period's."""
    for each, overdue in late:
        for one in overdue:
            if one.remedy and one.remedy_late:
                yield row_of_task(
                    each,
                    number=(as_of - one.remedy.deadline).days,
                    since=one.remedy.deadline,
                    notes=(
                        said(one.period.label if one.period else None),
                        said(one.remedy.text),
                        said(one.remedy.person),
                        (),
                    ),
                )


def _overdue(each: TaskFacts, as_of: date) -> Iterator[Overdue]:
    state = each.state
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
    reports = by_period(known_on(each.task.updates, as_of))
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


def _each(overdue: Sequence[Overdue], words: Callable[[Overdue], str | None]) -> Note:
    """What each late period says, after the period's name where there are several."""
    told = [(one.period, words(one)) for one in overdue]
    if len(told) == 1:
        return said(told[0][1])
    return said(*(f"{period.label}: {text}" if period else text for period, text in told if text))


def _missing(overdue: Sequence[Overdue]) -> Note:
    return _each(overdue, lambda one: ", ".join(one.missing))
