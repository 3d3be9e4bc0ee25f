"""Where a task stands on a day by the rules of contract §4: state, due day, lateness, and what totals count it as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from generator.contract.plan import Extension, Task, Update
from generator.contract.vocabulary import Bucket, State
from generator.words.periods import DueDay, Period, due_on, periods_within

DONE: frozenset[State] = frozenset({"hoan_thanh", "hoan_thanh_tre"})
_DAY = attrgetter("day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a state depends on beside the task itself: the plan's first and last day and the commune's day counts."""

    start: date
    end: date
    year: int
    soon: int = 15
    quiet: int = 90


class PeriodState(NamedTuple):
    """One period of a recurring task. `days_late` is None unless late or done late. A tuple, as totals make very many."""

    period: Period
    due: date
    state: State
    days_late: int | None
    done_on: date | None
    latest: Update | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a task stands on one day: what totals are counted from. Days are Vietnam's dates, counts calendar days.

    `due` is the deadline in force, `original_due` the first; both None for recurring and continuous tasks. `closes` is
    the day by which all of the task is due: the deadline, the last period's due day or the plan's end.
    `days_late` is None unless the state is cham_tien_do or hoan_thanh_tre. `decided` tells whether the task counts in
    the on-time rate and `on_time` whether it counts as on time; `_original` the same against the first deadline.
    """

    state: State
    due: date | None
    original_due: date | None
    closes: date
    days_late: int | None
    done_on: date | None
    decided: bool
    on_time: bool
    decided_original: bool
    on_time_original: bool

    @property
    def bucket(self) -> Bucket | None:
        """The official bucket; None for a dropped task."""
        return bucket_of(self.state)


Known = Sequence[Update]
"""The updates that a day knows of, oldest first: by day, then in file order."""


def standing_of(task: Task, day: date, terms: Terms) -> Standing:
    """Only what totals need of `state_of`: a fraction of its cost, for totals of many days."""
    known = known_on(task.updates, day)
    if task.recurrence is not None:
        return recurring_standing(period_states(task, known, day, terms), terms)
    return single_standing(task, known, day, terms)


def may_turn(standing: Standing, since: date, day: date, terms: Terms) -> bool:
    """Whether totals may count a task with at most one deadline otherwise on `day` than on `since`, by time alone."""
    due, original = standing.due, standing.original_due
    if standing.state in DONE or standing.state == "dung_thuc_hien":
        return False
    if due is None or original is None:
        return since < terms.end <= day
    return since <= due < day or since <= original < day or (due - since).days > terms.soon >= (due - day).days


def bucket_of(state: State) -> Bucket | None:
    """The official bucket in which government reports count a state; None for a dropped task."""
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


def known_on(updates: Known, day: date) -> list[Update]:
    """The updates up to the day, oldest first."""
    return sorted([update for update in updates if update.day <= day], key=_DAY)


def extensions_on(task: Task, day: date) -> tuple[Extension, ...]:
    """The extensions granted up to the day, oldest first."""
    return tuple(sorted((moved for moved in task.extensions if moved.day <= day), key=_DAY)) if task.extensions else ()


def reported_in(known: Known) -> str:
    """What the newest update says; a task nobody reported on has not been started."""
    return known[-1].state if known else "chua_thuc_hien"


def single_standing(task: Task, known: Known, day: date, terms: Terms) -> Standing:
    """A task that is done once, or all year round."""
    extensions = extensions_on(task, day)
    original = task.deadline
    due = extensions[-1].until if extensions else original
    state, late, done_on = _judged(known, due, day, terms)
    if task.continuous and known and state not in ("hoan_thanh", "dung_thuc_hien"):
        state = "thuong_xuyen"
    return Standing(
        state=state,
        due=due,
        original_due=original,
        closes=due or terms.end,
        days_late=late,
        done_on=done_on,
        decided=_decided(state, due, day),
        on_time=state == "hoan_thanh",
        decided_original=_decided(state, original, day),
        on_time_original=done_on is not None and (original is None or done_on <= original),
    )


def _judged(known: Known, due: date | None, day: date, terms: Terms) -> tuple[State, int | None, date | None]:
    """The five rules of contract §4, in their order: the state, the days late, the day on which it was done."""
    reported = reported_in(known)
    if reported == "dung_thuc_hien":
        return "dung_thuc_hien", None, None
    if reported == "hoan_thanh":
        done_on = _run_starts(known)
        if due is None:  # a continuous task can't be done before the plan's end
            return ("hoan_thanh", None, max(done_on, terms.end)) if day >= terms.end else ("chua_thuc_hien", None, None)
        return ("hoan_thanh_tre", (done_on - due).days, done_on) if done_on > due else ("hoan_thanh", None, done_on)
    if due is not None and day > due:
        return "cham_tien_do", (day - due).days, None
    if due is not None and (due - day).days <= terms.soon:
        return "sap_den_han", None, None
    return _as_reported(reported), None, None


def _run_starts(known: Known) -> date:
    """The day of the first update of the last unbroken run of hoan_thanh, in which `known` ends."""
    first = known[-1]
    for update in reversed(known):
        if update.state != "hoan_thanh":
            break
        first = update
    return first.day


def _as_reported(reported: str) -> State:
    match reported:
        case "tam_dung":
            return "tam_dung"
        case "dang_thuc_hien":
            return "dang_thuc_hien"
        case _:
            return "chua_thuc_hien"


def _decided(state: State, due: date | None, day: date) -> bool:
    """Whether the task counts in the on-time rate: due before the day, or done (contract §4)."""
    return state != "dung_thuc_hien" and (state in DONE or (due is not None and due < day))


ByPeriod = Mapping[Period | None, Known]
"""What a day knows of a recurring task, by the period that is reported on."""


def by_period(known: Known) -> ByPeriod:
    """The updates by period, each period's oldest first."""
    reports: dict[Period | None, list[Update]] = {}
    for update in known:
        reports.setdefault(update.period, []).append(update)
    return reports


def period_states(task: Task, known: Known, day: date, terms: Terms) -> tuple[PeriodState, ...]:
    """Each period of a recurring task that is due in the plan's time or after, in order, with its due day and state."""
    rule = task.recurrence
    assert rule is not None
    reports: dict[int, list[Update]] = {}  # by number: of one year and kind (MB306), and quicker than by period
    for update in known:
        if update.period is not None and update.period.cycle == rule.cycle and update.period.year == terms.year:
            reports.setdefault(update.period.number, []).append(update)
    states = []
    for period, due in due_days(rule.cycle, rule.before, rule.latest, terms):
        about = reports.get(period.number, ())
        state, late, done_on = _judged(about, due, day, terms)
        latest = about[-1] if about else None
        states.append(PeriodState(period, due, state, late, done_on, latest))
    return tuple(states)


@lru_cache(maxsize=1024)
def due_days(cycle: str, before: DueDay | None, latest: DueDay | None, terms: Terms) -> tuple[tuple[Period, date], ...]:
    """Each period with its due day; none that was due before the plan began, as nobody owed it then.

    Kept, as many tasks have the same rule and every total asks for it again.
    """
    periods = periods_within(cycle, terms.year, terms.start, terms.end)  # type: ignore[arg-type]  # a checked cycle
    found = ((period, due_on(period, before=before, latest=latest)) for period in periods)
    return tuple((period, due) for period, due in found if due >= terms.start)


def recurring_standing(periods: Sequence[PeriodState], terms: Terms) -> Standing:
    """A dropped period is out of the reckoning and says nothing of the others; with all dropped, so is the task."""
    counted = [each for each in periods if each.state != "dung_thuc_hien"]
    overdue = [each.days_late or 0 for each in counted if each.state == "cham_tien_do"]
    done_late = [each.days_late or 0 for each in counted if each.state == "hoan_thanh_tre"]
    done_on = [each.done_on for each in counted if each.done_on]
    all_done = bool(counted) and len(done_on) == len(counted)
    state: State
    if periods and not counted:
        state = "dung_thuc_hien"
    elif overdue:
        state = "cham_tien_do"
    elif all_done:
        state = "hoan_thanh_tre" if done_late else "hoan_thanh"
    else:
        state = "dang_thuc_hien"
    late = overdue or (done_late if all_done else [])
    decided = bool(overdue or all_done)
    return Standing(
        state=state,
        due=None,
        original_due=None,
        closes=max((each.due for each in counted), default=terms.end),
        days_late=max(late, default=None),
        done_on=max(done_on) if all_done else None,
        decided=decided,
        on_time=state == "hoan_thanh",
        decided_original=decided,
        on_time_original=state == "hoan_thanh",
    )
