"""What was entered only after its due day had passed, yet says that it was there in time: it takes back a lateness told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.contract.feedback import Feedback
from generator.contract.inspections import Finding, Inspection
from generator.contract.plan import Extension, Task, Update
from generator.contract.recommendations import Recommendation
from generator.contract.reports import ReportDuty, Submission
from generator.contract.values import Record
from generator.derive.reports import periods_due
from generator.derive.standing import Terms
from generator.derive.tasks import state_of

_LATE = frozenset({"cham_tien_do", "hoan_thanh_tre"})


def overtaken_due(was: Record, item: Record | None, key: str, day: date, terms: Terms) -> date | None:
    """The due day that had passed when an item appeared that says it was met; None where none had, or it was met already.

    `was` is the record as published before, on the day; `key` is what says when the item came about. Only what was
    already published can have been told as late.
    """
    due = happened = None
    match was, item:
        case ReportDuty(), Submission():
            due, happened = _of_report(was, item, terms), item.day
        case Task(), Update() if item.state == "hoan_thanh":
            due, happened = _of_task(was, item, day, terms), item.day
        case Task(), Extension():
            due, happened = _of_task(was, None, day, terms), item.day
        case Feedback() | Recommendation(), Feedback() | Recommendation() if key == "ngay_tra_loi":
            due, happened = was.due if was.answered_on is None else None, item.answered_on
        case Inspection(), Finding():
            due, happened = _due_of(each.due for each in was.findings if each.id == item.id and not each.fixed_on), item.fixed_on
    return due if due is not None and happened is not None and happened <= due < day else None


def _of_report(was: ReportDuty, item: Submission, terms: Terms) -> date | None:
    due = _due_of(due for period, due in periods_due(was, terms) if period == item.period)
    known = [each.day for each in was.submissions if (each.unit, each.period) == (item.unit, item.period)]
    return None if due is not None and min(known, default=date.max) <= due else due


def _of_task(was: Task, item: Update | None, day: date, terms: Terms) -> date | None:
    """The due day of the task, or of the period that the update is about, if that is late or was done late."""
    state = state_of(was, day, terms)
    if was.recurrence is not None and item is not None:
        return _due_of(each.due for each in state.periods if each.period == item.period and each.state in _LATE)
    return state.due if state.state in _LATE else None


def _due_of(days: Iterable[date]) -> date | None:
    return next(iter(days), None)
