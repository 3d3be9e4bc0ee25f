"""What all briefings stand on: their periods, and the records arranged so that each finds its own without looking at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from generator.derive.event_kinds import Event
from generator.derive.event_tasks import DROPPED, FINISHED, FINISHED_LATE, LATE
from generator.derive.facts import Facts
from generator.derive.plan_facts import IndicatorFacts, PlanFacts, TaskFacts, grouped
from generator.derive.reports import ReportFacts, ReportSlot
from generator.derive.standing import DONE, Standing, Terms, due_days, standing_of
from generator.derive.totals import Totals
from generator.words.periods import Cycle, Period, periods_within

SHOWN = 20
"""How much one list of a briefing shows; the rest it only counts. A briefing is read in a meeting, on two sheets of paper."""

_DAY = timedelta(days=1)
_MONTHS = {"thang": 1, "quy": 3}
_CYCLES: tuple[Cycle, ...] = ("thang", "quy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The period of a briefing, in the plan of `year`.

    `day` is the last day it speaks for: the period's end, in the running period the as-of day. `week_before`: it is the
    last whole week, not the current one.
    """

    period: Period
    year: int
    day: date
    week_before: bool = False

    @property
    def first(self) -> date:
        """The period's first day."""
        return self.period.start

    @property
    def before(self) -> date:
        """The day before the period: what the period changed is told against it."""
        return self.period.start - _DAY

    @property
    def running(self) -> bool:
        """Whether the period is not over yet."""
        return self.day < self.period.end

    @property
    def ahead(self) -> tuple[date, date]:
        """The first and last day of the time ahead, as long as the period: the next one, while it runs from the day on."""
        first = self.day + _DAY
        if self.period.cycle == "tuan":
            return first, self.day + 7 * _DAY
        return first, months_later(first, _MONTHS[self.period.cycle]) - _DAY

    @property
    def address(self) -> str:
        """`giao-ban/2026-03/`; the current week and the one before keep their addresses, so that they can be bookmarked."""
        if self.period.cycle == "tuan":
            return "giao-ban/tuan-truoc/" if self.week_before else "giao-ban/tuan-nay/"
        return f"giao-ban/{str(self.period).lower()}/"

    def holds(self, day: date | None) -> bool:
        """Whether the day lies in what the briefing speaks of."""
        return day is not None and self.first <= day <= self.day


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The facts and all events of a commune, arranged for briefings. `events` are by day, then by id."""

    facts: Facts
    events: tuple[Event, ...]

    @cached_property
    def _days(self) -> list[date]:
        return [each.day for each in self.events]

    def happened(self, first: date, last: date) -> Sequence[Event]:
        """The events of these days."""
        return self.events[bisect_left(self._days, first) : bisect_right(self._days, last)]

    def counts(self, first: date, last: date) -> Counter[str]:
        """How many events of each kind, by its key, these days have."""
        return Counter([each.term.key for each in self.happened(first, last)])

    @cached_property
    def tasks(self) -> Mapping[str, TaskFacts]:
        """All tasks by id."""
        return {each.task.id: each for each in self.facts.tasks}

    @cached_property
    def by_year(self) -> Mapping[int, list[TaskFacts]]:
        """The tasks of each plan year, in file order."""
        return grouped((each.year, each) for each in self.facts.tasks)

    @cached_property
    def plans(self) -> Mapping[int, PlanFacts]:
        """The plans by year."""
        return {each.year: each for each in self.facts.plans}

    @cached_property
    def terms(self) -> Mapping[int, Terms]:
        """What states depend on in each year."""
        return {year: self._terms(year) for year in self.facts.years}

    def _terms(self, year: int) -> Terms:
        plan, office = self.plans.get(year), self.facts.office
        start, end = (plan.start, plan.end) if plan else (date(year, 1, 1), date(year, 12, 31))
        return Terms(start=start, end=end, year=year, soon=office.soon, quiet=office.quiet)

    @cached_property
    def turned_late(self) -> Mapping[str, date]:
        """The day on which each task that ever was late first turned so."""
        days: dict[str, date] = {}
        for each in self.events:
            if each.term is LATE:
                days.setdefault(each.record_id, each.day)
        return days

    @cached_property
    def once_closed(self) -> frozenset[str]:
        """The tasks that ever were done or dropped, in whole or for a period; the others are open on every day."""
        return frozenset(each.record_id for each in self.events if each.term in (FINISHED, FINISHED_LATE, DROPPED))

    @cached_property
    def dues(self) -> Sequence[tuple[date, TaskFacts, Period | None]]:
        """Every day on which something of a task is, or once was, due, in order; the period of a recurring one."""
        return sorted(self._dues(), key=lambda each: (each[0], each[1].task.id))

    def _dues(self) -> Iterator[tuple[date, TaskFacts, Period | None]]:
        for each in self.facts.tasks:
            rule = each.task.recurrence
            if rule is not None:
                for period, due in due_days(rule.cycle, rule.before, rule.latest, self.terms[each.year]):
                    yield due, each, period
            else:
                days = {each.task.deadline, *(moved.until for moved in each.task.extensions)}
                yield from ((due, each, None) for due in days if due is not None)

    def due_between(self, first: date, last: date) -> Sequence[tuple[date, TaskFacts, Period | None]]:
        """The part of `dues` in these days."""
        return self.dues[bisect_left(self.dues, first, key=_first) : bisect_right(self.dues, last, key=_first)]

    @cached_property
    def _figures(self) -> Sequence[tuple[date, IndicatorFacts]]:
        """Every day on which a figure of an indicator was published or corrected, in order."""
        values = [(one.day, each) for each in self.facts.indicators for one in each.indicator.values]
        corrections = [(one.day, each) for each in self.facts.indicators for one in each.indicator.adjustments]
        return sorted((*values, *corrections), key=_first)

    def measured(self, first: date, last: date) -> list[IndicatorFacts]:
        """The indicators with figures published or corrected in these days, each once."""
        chosen = self._figures[bisect_left(self._figures, first, key=_first) : bisect_right(self._figures, last, key=_first)]
        return list({each.indicator.id: each for _, each in chosen}.values())

    @cached_property
    def heard(self) -> Mapping[str, list[date]]:
        """The days of each task's updates, in order."""
        return {each.task.id: sorted([update.day for update in each.task.updates]) for each in self.facts.tasks}

    @cached_property
    def spoken(self) -> Mapping[str, list[date]]:
        """The days on which each unit reported, in order, whatever it was that it did.

        It updated a task that it leads, published a value of an indicator, handed in a report, answered people or the
        Front, or mended a finding or a shortcoming. What several units must answer or mend together counts for each.
        """
        days: dict[str, list[date]] = defaultdict(list)
        for unit, day in (*self._told(), *self._settled()):
            if day is not None:
                days[unit].append(day)
        return {unit: sorted(found) for unit, found in days.items()}

    def _told(self) -> Iterator[tuple[str, date]]:
        """Who told of tasks and indicators or handed in a report, and when."""
        for each in self.facts.tasks:
            yield from ((each.task.lead, update.day) for update in each.task.updates)
        for measured in self.facts.indicators:
            yield from ((measured.indicator.lead or "", value.day) for value in measured.indicator.values)
        for duty in self.facts.reports:
            yield from ((handed.unit, handed.day) for handed in duty.duty.submissions)

    def _settled(self) -> Iterator[tuple[str, date | None]]:
        """Who answered or mended something, and when; the day is None of what is still owed."""
        for opinion in self.facts.feedback:
            yield opinion.unit.id, opinion.feedback.answered_on
        for asked in self.facts.recommendations:
            for unit in asked.units:
                yield unit.id, asked.recommendation.answered_on
                yield unit.id, asked.recommendation.done_on
        for inspected in self.facts.inspections:
            for found in inspected.findings:
                yield from ((unit.id, found.finding.fixed_on) for unit in ((found.unit,) if found.unit else inspected.units))
        for lacking in self.facts.shortcomings:
            if lacking.unit is not None:
                yield lacking.unit.id, lacking.shortcoming.fixed_on

    def spoke(self, unit: str, first: date, last: date) -> bool:
        """Whether the unit reported anything in these days."""
        found = self.spoken.get(unit, [])
        return bisect_right(found, last) > bisect_left(found, first)

    @cached_property
    def slots(self) -> Sequence[tuple[ReportFacts, ReportSlot]]:
        """Every report of every unit, duty by duty."""
        return [(each, slot) for each in self.facts.reports for slot in each.slots]

    def hidden(self, day: date) -> frozenset[str]:
        """The documents that are published only after the day: on it they prove nothing."""
        return frozenset(each.document.id for each in self.facts.documents if each.document.day and each.document.day > day)

    @cached_property
    def _stood(self) -> dict[tuple[str, date], Standing]:
        return {}

    def standing(self, each: TaskFacts, day: date) -> Standing:
        """Where a task stood on the day. Kept: several parts of a briefing ask for it, and a month ends with its quarter."""
        key = (each.task.id, day)
        found = self._stood.get(key)
        if found is None:
            found = self._stood[key] = standing_of(each.task, day, self.terms[each.year])
        return found

    def totals(self, year: int, day: date) -> Totals | None:
        """The plan's totals on the as-of day or at a month's end; None for other days."""
        plan = self.plans.get(year)
        if plan is None:
            return None
        if day == self.facts.as_of:
            return plan.totals
        return next((each.totals for each in plan.months if each.day == day), None)


def ground_of(facts: Facts, events: Sequence[Event]) -> Ground:
    """The ground of all briefings of a commune. `events` are all of its events, in any order."""
    return Ground(facts=facts, events=tuple(sorted(events, key=lambda each: (each.day, each.id))))


def spans_of(facts: Facts) -> tuple[Span, ...]:
    """Each briefing there is: the current week, the one before, then each plan's months and quarters, the newest first.

    A month and the quarter that ends with it have the same end; the month stands first. None without a plan.
    """
    if facts.plan is None:
        return ()
    found = [
        Span(period=period, year=plan.year, day=min(period.end, facts.as_of))
        for plan in facts.plans
        for cycle in _CYCLES
        for period in periods_within(cycle, plan.year, plan.start, min(plan.end, facts.as_of))
    ]
    week = facts.as_of.isocalendar()
    this_week = Span(period=Period(week.year, "tuan", week.week), year=facts.plan.year, day=facts.as_of)
    return (this_week, *_week_before(facts), *sorted(found, key=lambda each: (each.period.end, each.first), reverse=True))


def _week_before(facts: Facts) -> Iterator[Span]:
    """The last whole week, in the plan that ran on its last day; none before the first plan begins."""
    end = facts.as_of - facts.as_of.isoweekday() * _DAY
    years = [each.year for each in facts.plans if each.start <= end]
    if years:
        week = end.isocalendar()
        yield Span(period=Period(week.year, "tuan", week.week), year=max(years), day=end, week_before=True)


def closed_by(each: TaskFacts, day: date) -> bool:
    """Whether it is plain that the task was done on the day; False says nothing. Spares judging very many done tasks."""
    state = each.state
    return state.state in DONE and each.task.recurrence is None and state.done_on is not None and state.done_on <= day


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _first(item: tuple[date, *tuple[object, ...]]) -> date:
    return item[0]
