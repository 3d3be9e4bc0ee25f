"""Counts of tasks as contract §4 counts a plan: on one day, and month by month."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.contract.plan import Task
from generator.contract.vocabulary import BUCKETS, STATES, Bucket, State
from generator.derive.figures import Ratio
from generator.derive.standing import DONE, Standing, Terms, bucket_of, may_turn, standing_of
from generator.words.periods import Period, periods_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts of a set of tasks, as contract §4 counts a plan.

    `total` leaves out dropped tasks, `dropped` counts them. `states` and `buckets` have every state and bucket, 0
    included, in display order. `on_time_original` is against the first deadlines.
    """

    total: int
    dropped: int
    states: Mapping[State, int]
    buckets: Mapping[Bucket, int]
    completion: Ratio
    on_time: Ratio
    on_time_original: Ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTotals:
    """One month of the plan: the totals as of `day` (its last day, or the as-of day in the running month).

    `due` counts tasks whose deadline in force on `day` lies in the month, `done` those done in it, `planned` those due
    by `day` since the plan's start: what a plan that keeps to its deadlines would have done.
    """

    month: Period
    day: date
    totals: Totals
    due: int
    done: int
    planned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthAhead:
    """A month of the plan that is not over, as its deadlines stand today: what is due in it, and by its end in all."""

    month: Period
    due: int
    planned: int


def totals_of(standings: Iterable[Standing]) -> Totals:
    """The totals of a set of tasks (contract §4, Plan)."""
    counted = Counter[State]()
    decided = on_time = decided_original = on_time_original = 0
    for each in standings:
        counted[each.state] += 1
        decided += each.decided
        on_time += each.decided and each.on_time
        decided_original += each.decided_original
        on_time_original += each.decided_original and each.on_time_original
    states = {state: counted[state] for state in STATES}
    buckets = {bucket: sum(states[state] for state in STATES if bucket_of(state) == bucket) for bucket in BUCKETS}
    total = sum(buckets.values())
    return Totals(
        total=total,
        dropped=states["dung_thuc_hien"],
        states=states,
        buckets=buckets,
        completion=Ratio(sum(states[state] for state in DONE), total),
        on_time=Ratio(on_time, decided),
        on_time_original=Ratio(on_time_original, decided_original),
    )


def months_of(tasks: Sequence[Task], terms: Terms, as_of: date) -> tuple[MonthTotals, ...]:
    """Each month of the plan up to the as-of day, as it stood at its end."""
    return tuple(_months(tasks, terms, as_of))


def ahead_of(standings: Iterable[Standing], terms: Terms, as_of: date) -> tuple[MonthAhead, ...]:
    """Each month of the plan that ends after the as-of day. Dropped tasks are not counted."""
    closing = sorted(each.closes for each in standings if each.state != "dung_thuc_hien")
    months = periods_within("thang", terms.year, terms.start, terms.end)
    return tuple(
        MonthAhead(
            month=month,
            due=bisect(closing, month.end) - bisect_left(closing, month.start),
            planned=bisect(closing, month.end),
        )
        for month in months
        if month.end > as_of
    )


def _months(tasks: Sequence[Task], terms: Terms, as_of: date) -> Iterator[MonthTotals]:
    months = tuple(periods_within("thang", terms.year, terms.start, min(terms.end, as_of)))
    days = [min(month.end, as_of) for month in months]
    courses = [_course(task, days, terms) for task in tasks]
    for index, (month, day) in enumerate(zip(months, days, strict=True)):
        standings = [course[index] for course in courses]
        counted = [each for each in standings if each.state != "dung_thuc_hien"]
        first, last = month.start, month.end
        yield MonthTotals(
            month=month,
            day=day,
            totals=totals_of(standings),
            due=sum(first <= each.closes <= last for each in counted),
            done=sum(first <= each.done_on <= day for each in counted if each.done_on),
            planned=sum(each.closes <= day for each in counted),
        )


def _course(task: Task, days: Sequence[date], terms: Terms) -> list[Standing]:
    """The task on each of the days, which rise; days late aside, which totals do not count.

    It is judged anew only where its standing can differ: a plan of 10,000 tasks has 120,000 standings in a year.
    """
    news = sorted({*(update.day for update in task.updates), *(moved.day for moved in task.extensions)})
    course: list[Standing] = []
    since, heard = date.min, -1
    for day in days:
        before, heard = heard, bisect(news, day)
        if heard != before or task.recurrence is not None or may_turn(course[-1], since, day, terms):
            course.append(standing_of(task, day, terms))
        else:
            course.append(course[-1])
        since = day
    return course
