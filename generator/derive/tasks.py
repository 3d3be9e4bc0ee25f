"""A task on a day with all that is shown of it: where it stands, its progress, flags, causes and remedy (contract §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.contract.plan import Causes, Extension, Remedy, Task
from generator.contract.vocabulary import FLAGS, Flag, State
from generator.derive.standing import (
    DONE,
    ByPeriod,
    Known,
    PeriodState,
    Standing,
    Terms,
    by_period,
    extensions_on,
    known_on,
    period_states,
    recurring_standing,
    reported_in,
    single_standing,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskState(Standing):
    """A task on one day, with all that is shown of it.

    `progress` (0-100) is None where none was reported, or none since the task was reopened; for a recurring task it is
    the share of its periods done, dropped ones left out. `started_on` is the day of the first update that tells of work.
    """

    reported: str
    progress: int | None
    started_on: date | None
    last_update: date | None
    flags: tuple[Flag, ...]
    extensions: tuple[Extension, ...]
    extension_days: int
    causes: Causes | None
    remedy: Remedy | None
    periods: tuple[PeriodState, ...]


def state_of(task: Task, day: date, terms: Terms) -> TaskState:
    """The task as it stands on `day` (contract §4). Updates and extensions dated after the day are not known."""
    known = known_on(task.updates, day)
    if task.recurrence is not None:
        return _recurring_state(task, known, day, terms)
    standing = single_standing(task, known, day, terms)
    extensions = extensions_on(task, day)
    return TaskState(
        **_fields(standing),
        reported=reported_in(known),
        progress=_progress(known, done=standing.state in DONE),
        started_on=_started(known),
        last_update=known[-1].day if known else None,
        flags=_flags(known, standing.state, day, terms, bool(extensions)),
        extensions=extensions,
        extension_days=(extensions[-1].until - task.deadline).days if extensions and task.deadline else 0,
        causes=last_causes(known),
        remedy=last_remedy(known),
        periods=(),
    )


def _recurring_state(task: Task, known: Known, day: date, terms: Terms) -> TaskState:
    reports = by_period(known)
    periods = period_states(task, known, day, terms)
    standing = recurring_standing(periods, terms)
    overdue = next((each.period for each in periods if each.state == "cham_tien_do"), None)
    about = known if overdue is None else reports.get(overdue, ())
    return TaskState(
        **_fields(standing),
        reported=reported_in(known),
        progress=_share_done(periods),
        started_on=_started(known),
        last_update=known[-1].day if known else None,
        flags=_recurring_flags(reports, periods, day, quiet=_quiet(known, standing.state, day, terms)),
        extensions=(),
        extension_days=0,
        causes=last_causes(about),
        remedy=last_remedy(about),
        periods=periods,
    )


def _progress(known: Known, *, done: bool) -> int | None:
    """What was last reported; of a task that was reopened, only what was reported since."""
    if done:
        return 100
    for update in reversed(known):
        if update.state == "hoan_thanh":
            return None
        if update.progress is not None:
            return update.progress
    return None


def _share_done(periods: Sequence[PeriodState]) -> int | None:
    counted = [each for each in periods if each.state != "dung_thuc_hien"]
    return sum(each.state in DONE for each in counted) * 100 // len(counted) if counted else None


def _started(known: Known) -> date | None:
    return next((update.day for update in known if update.state not in ("chua_thuc_hien", "dung_thuc_hien")), None)


def last_causes(known: Known) -> Causes | None:
    """The newest causes given, oldest update first; None when none was."""
    given = (update.causes for update in reversed(known) if update.causes)
    return next((causes for causes in given if causes.subjective or causes.objective), None)


def last_remedy(known: Known) -> Remedy | None:
    """The newest remedy given; None when none was."""
    return next((update.remedy for update in reversed(known) if update.remedy), None)


def _flags(known: Known, state: State, day: date, terms: Terms, extended: bool) -> tuple[Flag, ...]:
    flags = report_flags(known, state, day)
    if extended:
        flags.append("gia_han")
    if _quiet(known, state, day, terms):
        flags.append("khong_cap_nhat")
    return tuple(flags)


def _recurring_flags(reports: ByPeriod, periods: Sequence[PeriodState], day: date, *, quiet: bool) -> tuple[Flag, ...]:
    """A recurring task lacks evidence, causes or remedy when any of its periods does."""
    flags = {flag for each in periods for flag in report_flags(reports.get(each.period, ()), each.state, day)}
    if quiet:
        flags.add("khong_cap_nhat")
    return tuple(flag for flag in FLAGS if flag in flags)


def report_flags(known: Known, state: State, day: date) -> list[Flag]:
    """What is missing beside a task, or beside one period of it, that is done or late."""
    flags: list[Flag] = []
    if state in DONE and not _has_evidence(known):
        flags.append("thieu_minh_chung")
    if state == "cham_tien_do":
        if last_causes(known) is None:
            flags.append("thieu_nguyen_nhan")
        remedy = last_remedy(known)
        if remedy is None:
            flags.append("thieu_khac_phuc")
        elif remedy.deadline < day:
            flags.append("khac_phuc_tre")
    return flags


def _has_evidence(known: Known) -> bool:
    """Whether the last unbroken run of hoan_thanh carries evidence."""
    for update in reversed(known):
        if update.state != "hoan_thanh":
            return False
        if update.evidence:
            return True
    return False


def _quiet(known: Known, state: State, day: date, terms: Terms) -> bool:
    """Open, and without an update for `terms.quiet` days (counted from the plan's start when there is none)."""
    if state in DONE or state == "dung_thuc_hien":
        return False
    since = known[-1].day if known else terms.start
    return (day - since).days >= terms.quiet


def _fields(standing: Standing) -> dict[str, Any]:
    return {name: getattr(standing, name) for name in Standing.__slots__}
