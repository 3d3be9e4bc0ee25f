"""The days on which what has a due day turned overdue, and on which what tasks carry out came to be done (contract §4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.derive.plan_facts import TaskFacts
from generator.derive.standing import DONE, Terms, standing_of

_NEXT = timedelta(days=1)


def overdue_from(due: date, done_on: date | None) -> date | None:
    """The day after the due day, when that day ended without it being done; None when it was done by then.

    As with tasks, what a day ends with counts: what is done on the very day after is late, but never was overdue.
    """
    after = due + _NEXT
    return after if done_on is None or done_on > after else None


def finished_days(tasks: Sequence[TaskFacts], given: date | None, as_of: date, refused_on: date | None = None) -> Iterator[date]:
    """Each day up to the as-of day on which what the tasks carry out came to be done, as that day knew it.

    Done is what was said to be so (`given`), else that of which all tasks that count are done; a dropped one does not
    count, and from `refused_on` on tasks say nothing. What is reopened can be done a second time.
    """
    days = {update.day for each in tasks for update in each.task.updates} | {each.state.closes for each in tasks}
    days |= {day for day in (given, refused_on) if day is not None}
    before = False
    for day in sorted(each for each in days if each <= as_of):
        said = given is not None and given <= day
        refused = refused_on is not None and refused_on <= day
        now = said or (not refused and _all_done(tasks, day))
        if now and not before:
            yield day
        before = now


def open_from(tasks: Sequence[TaskFacts], day: date, as_of: date) -> date | None:
    """The first day from `day` up to the as-of day that ended without all tasks that count being done; None when none did.

    Without a task that counts nothing says that it is done.
    """
    later = {update.day for each in tasks for update in each.task.updates if update.day > day}
    return next((each for each in sorted({day, *later}) if each <= as_of and not _all_done(tasks, each)), None)


def done_tasks(tasks: Sequence[TaskFacts], day: date) -> tuple[TaskFacts, ...]:
    """Those of the tasks that were done on the day."""
    return tuple(each for each in tasks if _state(each, day) in DONE)


def _all_done(tasks: Sequence[TaskFacts], day: date) -> bool:
    states = [_state(each, day) for each in tasks]
    counted = [state for state in states if state != "dung_thuc_hien"]
    return bool(counted) and all(state in DONE for state in counted)


def _state(facts: TaskFacts, day: date) -> str:
    # Only its periods and its end matter for whether a task is done, and those its state on the as-of day holds.
    periods, end = facts.state.periods, facts.state.closes
    start = min(periods[0].period.start, periods[0].due) if periods else end
    terms = Terms(start=start, end=periods[-1].period.end if periods else end, year=facts.year)
    return standing_of(facts.task, day, terms).state
