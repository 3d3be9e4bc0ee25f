"""What a task's updates mean on a day: its state, due day, lateness, flags and official bucket (contract §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.contract.plan import Causes, Extension, Remedy, Task, Update
from generator.contract.vocabulary import Bucket, Flag, State
from generator.words.periods import Period, due_on, periods_within

DONE: frozenset[State] = frozenset({"hoan_thanh", "hoan_thanh_tre"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a state depends on beside the task itself: the plan's first and last day and the commune's day counts."""

    start: date
    end: date
    year: int
    soon: int = 15
    quiet: int = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodState:
    """One period of a recurring task. `days_late` is None unless late or done late."""

    period: Period
    due: date
    state: State
    days_late: int | None
    done_on: date | None
    latest: Update | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskState:
    """A task on one day. Days are Vietnam's dates; counts are calendar days.

    `due` is the deadline in force, `original_due` the first; both None for recurring and continuous tasks.
    `days_late` is None unless the state is cham_tien_do or hoan_thanh_tre. `progress` (0-100) is None where none was
    reported; for a recurring task it is the share of its periods done. `bucket` is None for a dropped task. `decided`
    tells whether the task counts in the on-time rate and `on_time` whether it counts as on time; `_original` the same
    against the first deadline.
    """

    state: State
    reported: str
    due: date | None
    original_due: date | None
    days_late: int | None
    progress: int | None
    started_on: date | None
    done_on: date | None
    last_update: date | None
    bucket: Bucket | None
    flags: tuple[Flag, ...]
    extensions: tuple[Extension, ...]
    extension_days: int
    causes: Causes | None
    remedy: Remedy | None
    periods: tuple[PeriodState, ...]
    decided: bool
    on_time: bool
    decided_original: bool
    on_time_original: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """The updates a day knows of, oldest first (by day, then file order)."""

    updates: tuple[Update, ...]

    @property
    def newest(self) -> Update | None:
        return self.updates[-1] if self.updates else None

    @property
    def reported(self) -> str:
        return self.updates[-1].state if self.updates else "chua_thuc_hien"

    @property
    def done_on(self) -> date | None:
        """The first update of the last unbroken run of hoan_thanh."""
        day = None
        for update in reversed(self.updates):
            if update.state != "hoan_thanh":
                break
            day = update.day
        return day


def state_of(task: Task, day: date, terms: Terms) -> TaskState:
    """The task as it stands on `day` (contract §4). Updates and extensions dated after the day are not known."""
    known = _known(task.updates, day)
    if task.recurrence is not None:
        return _recurring(task, known, day, terms)
    extensions = _extensions(task, day)
    original = task.deadline
    due = extensions[-1].until if extensions else original
    done_on = known.done_on
    state, late = _single_state(task, known, due, day, terms)
    return TaskState(
        state=state,
        reported=known.reported,
        due=due,
        original_due=original,
        days_late=late,
        progress=_progress(known, done=state in DONE),
        started_on=_started(known),
        done_on=_done_day(task, done_on, terms) if state in DONE else None,
        last_update=known.newest.day if known.newest else None,
        bucket=_bucket(state),
        flags=_flags(task, known, state, day, terms, bool(extensions)),
        extensions=extensions,
        extension_days=(extensions[-1].until - original).days if extensions and original else 0,
        causes=_last_causes(known.updates),
        remedy=_last_remedy(known.updates),
        periods=(),
        decided=_decided(state, due, day),
        on_time=state == "hoan_thanh",
        decided_original=_decided(state, original, day),
        on_time_original=state in DONE and (original is None or (done_on is not None and done_on <= original)),
    )


def _done_day(task: Task, done_on: date | None, terms: Terms) -> date | None:
    """A continuous task reported done early is done on the plan's last day."""
    return max(done_on, terms.end) if task.continuous and done_on else done_on


def _known(updates: Sequence[Update], day: date) -> _Known:
    return _Known(tuple(sorted((update for update in updates if update.day <= day), key=lambda update: update.day)))


def _extensions(task: Task, day: date) -> tuple[Extension, ...]:
    return tuple(sorted((moved for moved in task.extensions if moved.day <= day), key=lambda moved: moved.day))


def _single_state(task: Task, known: _Known, due: date | None, day: date, terms: Terms) -> tuple[State, int | None]:
    """The five rules of contract §4, in their order, for a task that is done once or all year round."""
    reported = known.reported
    if reported == "dung_thuc_hien":
        return "dung_thuc_hien", None
    if reported == "hoan_thanh" and known.done_on is not None:
        if due is not None:
            late = (known.done_on - due).days
            return ("hoan_thanh_tre", late) if late > 0 else ("hoan_thanh", None)
        if day >= terms.end:
            return "hoan_thanh", None
    if due is not None and day > due:
        return "cham_tien_do", (day - due).days
    if due is not None and (due - day).days <= terms.soon:
        return "sap_den_han", None
    if task.continuous and known.newest is not None:
        return "thuong_xuyen", None
    return _as_reported(reported), None


def _as_reported(reported: str) -> State:
    match reported:
        case "tam_dung":
            return "tam_dung"
        case "dang_thuc_hien":
            return "dang_thuc_hien"
        case _:
            return "chua_thuc_hien"


def _recurring(task: Task, known: _Known, day: date, terms: Terms) -> TaskState:
    periods = period_states(task, day, terms)
    dropped = known.reported == "dung_thuc_hien"
    counted = [each for each in periods if each.state != "dung_thuc_hien"]
    overdue = [each for each in counted if each.state == "cham_tien_do"]
    all_done = bool(counted) and all(each.state in DONE for each in counted)
    late_done = [each for each in periods if each.state == "hoan_thanh_tre"]
    state: State
    late: int | None = None
    if dropped:
        state = "dung_thuc_hien"
    elif overdue:
        state, late = "cham_tien_do", max(each.days_late or 0 for each in overdue)
    elif all_done and late_done:
        state, late = "hoan_thanh_tre", max(each.days_late or 0 for each in late_done)
    elif all_done:
        state = "hoan_thanh"
    else:
        state = "dang_thuc_hien"
    concerned = overdue[0].period if overdue else None
    about = tuple(update for update in known.updates if concerned is None or update.period == concerned)
    return TaskState(
        state=state,
        reported=known.reported,
        due=None,
        original_due=None,
        days_late=late,
        progress=_share_done(periods),
        started_on=_started(known),
        done_on=max((each.done_on for each in periods if each.done_on), default=None) if all_done else None,
        last_update=known.newest.day if known.newest else None,
        bucket=_bucket(state),
        flags=_recurring_flags(task, known, periods, state, day, terms),
        extensions=(),
        extension_days=0,
        causes=_last_causes(about),
        remedy=_last_remedy(about),
        periods=periods,
        decided=bool(overdue or all_done) and not dropped,
        on_time=state == "hoan_thanh",
        decided_original=bool(overdue or all_done) and not dropped,
        on_time_original=state == "hoan_thanh",
    )


def period_states(task: Task, day: date, terms: Terms) -> tuple[PeriodState, ...]:
    """Each period of a recurring task in the plan's time, in order, with its own due day and state."""
    assert task.recurrence is not None
    rule = task.recurrence
    states = []
    for period in periods_within(rule.cycle, terms.year, terms.start, terms.end):  # type: ignore[arg-type]
        due = due_on(period, before=rule.before, latest=rule.latest)
        known = _known([update for update in task.updates if update.period == period], day)
        state, late = _single_state(_ONE_PERIOD, known, due, day, terms)
        states.append(
            PeriodState(
                period=period,
                due=due,
                state=state,
                days_late=late,
                done_on=known.done_on if state in DONE else None,
                latest=known.newest,
            )
        )
    return tuple(states)


_ONE_PERIOD = Task.model_validate({"ma": "ky", "ten": "kỳ", "linh_vuc": "x", "chu_tri": "x"})
"""Stands for one period of a recurring task: neither continuous nor extended."""


def _progress(known: _Known, *, done: bool) -> int | None:
    if done:
        return 100
    newest = next((update for update in reversed(known.updates) if update.progress is not None), None)
    return newest.progress if newest and known.reported != "hoan_thanh" else None


def _share_done(periods: tuple[PeriodState, ...]) -> int | None:
    done = sum(each.state in DONE for each in periods)
    return done * 100 // len(periods) if periods else None


def _started(known: _Known) -> date | None:
    return next((update.day for update in known.updates if update.state != "chua_thuc_hien"), None)


def _bucket(state: State) -> Bucket | None:
    match state:
        case "dung_thuc_hien":
            return None
        case "hoan_thanh":
            return "hoan_thanh_dung_han"
        case "hoan_thanh_tre":
            return "hoan_thanh_qua_han"
        case "cham_tien_do":
            return "chua_hoan_thanh_qua_han"
        case _:
            return "chua_hoan_thanh_trong_han"


def _decided(state: State, due: date | None, day: date) -> bool:
    """Whether the task counts in the on-time rate: due before the day, or done (contract §4)."""
    return state != "dung_thuc_hien" and (state in DONE or (due is not None and due < day))


def _last_causes(updates: Sequence[Update]) -> Causes | None:
    return next((update.causes for update in reversed(updates) if update.causes and (update.causes.subjective or update.causes.objective)), None)


def _last_remedy(updates: Sequence[Update]) -> Remedy | None:
    return next((update.remedy for update in reversed(updates) if update.remedy), None)


def _late_flags(updates: Sequence[Update], day: date) -> list[Flag]:
    flags: list[Flag] = []
    if _last_causes(updates) is None:
        flags.append("thieu_nguyen_nhan")
    remedy = _last_remedy(updates)
    if remedy is None:
        flags.append("thieu_khac_phuc")
    elif remedy.deadline < day:
        flags.append("khac_phuc_tre")
    return flags


def _quiet(known: _Known, state: State, day: date, terms: Terms) -> bool:
    """Open, and without an update for `terms.quiet` days (counted from the plan's start when there is none)."""
    if state in DONE or state == "dung_thuc_hien":
        return False
    since = known.newest.day if known.newest else terms.start
    return (day - since).days >= terms.quiet


def _has_evidence(updates: Sequence[Update]) -> bool:
    """Whether the last unbroken run of hoan_thanh carries evidence."""
    for update in reversed(updates):
        if update.state != "hoan_thanh":
            return False
        if update.evidence:
            return True
    return False


def _flags(task: Task, known: _Known, state: State, day: date, terms: Terms, extended: bool) -> tuple[Flag, ...]:
    flags: list[Flag] = []
    if state in DONE and not _has_evidence(known.updates):
        flags.append("thieu_minh_chung")
    if state == "cham_tien_do":
        flags += _late_flags(known.updates, day)
    if extended:
        flags.append("gia_han")
    if _quiet(known, state, day, terms):
        flags.append("khong_cap_nhat")
    return tuple(flags)


def _recurring_flags(
    task: Task, known: _Known, periods: tuple[PeriodState, ...], state: State, day: date, terms: Terms
) -> tuple[Flag, ...]:
    """A recurring task lacks evidence, causes or remedy when any of its periods does."""
    flags: set[Flag] = set()
    for each in periods:
        about = _known([update for update in task.updates if update.period == each.period], day).updates
        if each.state in DONE and not _has_evidence(about):
            flags.add("thieu_minh_chung")
        if each.state == "cham_tien_do":
            flags.update(_late_flags(about, day))
    if state == "dung_thuc_hien":
        flags.clear()
    if _quiet(known, state, day, terms):
        flags.add("khong_cap_nhat")
    return tuple(flag for flag in _ORDER if flag in flags)


_ORDER: tuple[Flag, ...] = ("thieu_minh_chung", "thieu_nguyen_nhan", "thieu_khac_phuc", "khac_phuc_tre", "gia_han", "khong_cap_nhat")
