"""A briefing (giao ban): what a leader asks whom, of one month, quarter or week, as it was on the period's last day.

Every figure is that of the day the briefing speaks for, whatever came later: a task that was late at the end of March
and done in April is late in the briefing of March. What became true in the period is told by the events, as feeds tell it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.contract.plan import Unit
from generator.derive.briefing_due import Ahead, due_ahead
from generator.derive.briefing_duties import (
    Conclusion,
    Debts,
    Overdue,
    ReportLine,
    Settled,
    conclusions_on,
    debts_on,
    overdue_on,
    recognitions_in,
    reports_due,
    settled_in,
    silent_units,
)
from generator.derive.briefing_ground import Ground, Span, ground_of, spans_of
from generator.derive.briefing_measures import Measures, measures_in
from generator.derive.briefing_tasks import (
    Happened,
    LateTask,
    QuietTask,
    happened_in,
    late_on,
    late_task,
    quiet_on,
    unit_key,
)
from generator.derive.event_tasks import FINISHED, FINISHED_LATE, LATE
from generator.derive.plan_facts import TaskFacts, grouped
from generator.derive.recognitions import RecognitionFacts
from generator.derive.totals import Totals

LATE_SHOWN = 60
"""Late tasks that a briefing tells of, as even among units as can be; the rest it only counts."""
LEAST_SHOWN = 1
"""Late tasks of one unit that it tells of at least, however many units there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A period in a few numbers. `done` counts events, `done_late` those among them that came late, `turned_late` too.

    `late` are the plan's tasks late on the day, as `totals` count them; `late_before` the same on the day before the
    period, None in the plan's first. `totals` is None only where a plan has no months yet.
    """

    done: int
    done_late: int
    turned_late: int
    late: int
    late_before: int | None
    totals: Totals | None


Late = Sequence[tuple[TaskFacts, int]]
"""Late tasks with their days, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAsks:
    """What to ask one unit: its late tasks, the latest first, and what else it owes.

    `late` shows the first of `late_total`; `longest` is the most days that one is late, 0 without any.
    """

    unit: Unit
    late: tuple[LateTask, ...]
    late_total: int
    longest: int
    debts: Debts

    @property
    def hidden(self) -> int:
        """Late tasks that are only counted."""
        return self.late_total - len(self.late)


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """All that a briefing page shows. `older` counts late tasks of earlier plans, which the plan's totals leave out."""

    span: Span
    headline: Headline
    asks: tuple[UnitAsks, ...]
    older: int
    quiet: tuple[QuietTask, ...]
    happened: Happened
    settled: Settled
    due: Ahead
    measures: Measures
    reports: tuple[ReportLine, ...]
    silent: tuple[Unit, ...]
    conclusions: tuple[Conclusion, ...]
    recognitions: tuple[RecognitionFacts, ...]
    overdue: Overdue


def headline_of(ground: Ground, span: Span) -> Headline:
    """The period in a few numbers; cheap enough for a list of all periods."""
    counts = ground.counts(span.first, span.day)
    totals = ground.totals(span.year, span.day)
    before = ground.totals(span.year, span.before)
    started = ground.terms[span.year].start <= span.before
    return Headline(
        done=counts[FINISHED.key] + counts[FINISHED_LATE.key],
        done_late=counts[FINISHED_LATE.key],
        turned_late=counts[LATE.key],
        late=totals.states["cham_tien_do"] if totals else len(late_on(ground, span.day, (span.year,))),
        late_before=(
            before.states["cham_tien_do"] if before else len(late_on(ground, span.before, (span.year,))) if started else None
        ),
        totals=totals,
    )


def briefing_of(ground: Ground, span: Span) -> Briefing:
    """The briefing of a period."""
    hidden = ground.hidden(span.day)
    late = late_on(ground, span.day, (span.year,))
    earlier = [year for year in ground.facts.years if year < span.year]
    overdue = overdue_on(ground, span.day)
    return Briefing(
        span=span,
        headline=headline_of(ground, span),
        asks=_asks(ground, span, late, debts_on(ground, span.day, overdue)),
        older=len(late_on(ground, span.day, earlier)),
        quiet=tuple(quiet_on(ground, span.day, span.year, {each.task.id for each, _ in late})),
        happened=happened_in(ground, span, hidden),
        settled=settled_in(ground, span),
        due=due_ahead(ground, span, [each for each, _ in late]),
        measures=measures_in(ground, span),
        reports=reports_due(ground, span),
        silent=silent_units(ground, span),
        conclusions=conclusions_on(ground, span),
        recognitions=tuple(recognitions_in(ground, span)),
        overdue=overdue,
    )


def latest_of(ground: Ground, span: Span, count: int) -> tuple[LateTask, ...]:
    """The plan's tasks that were late the longest on the day, of all units."""
    hidden = ground.hidden(span.day)
    return tuple(late_task(ground, each, span.day, hidden) for each, _ in late_on(ground, span.day, (span.year,))[:count])


def _asks(ground: Ground, span: Span, late: Late, debts: dict[str, Debts]) -> tuple[UnitAsks, ...]:
    """The units to be asked anything, the one with the longest delay first."""
    hidden = ground.hidden(span.day)
    by_unit = grouped((each.task.lead, (each, days)) for each, days in late)
    most = max(LEAST_SHOWN, LATE_SHOWN // max(1, len(by_unit)))
    found = []
    for unit in ground.facts.units:
        its = by_unit.get(unit.unit.id, [])
        if its or unit.unit.id in debts:
            found.append(
                UnitAsks(
                    unit=unit.unit,
                    late=tuple(late_task(ground, each, span.day, hidden) for each, _ in its[:most]),
                    late_total=len(its),
                    longest=max((days for _, days in its), default=0),
                    debts=debts.get(unit.unit.id, Debts()),
                )
            )
    return tuple(sorted(found, key=lambda each: (-each.longest, -each.late_total, unit_key(each.unit))))


__all__ = [
    "Briefing",
    "Ground",
    "Headline",
    "Span",
    "UnitAsks",
    "briefing_of",
    "ground_of",
    "headline_of",
    "latest_of",
    "spans_of",
]
