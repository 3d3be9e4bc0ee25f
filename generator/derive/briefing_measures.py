"""What a briefing says of measures: indicators that moved, surveys, dossiers and scorecards published in the period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.contract.dossiers import DossierCount
from generator.derive.briefing_ground import Ground, Span
from generator.derive.dossiers import DossierYear, Tally, period_address, tally_of
from generator.derive.measures import Point, indicator_state
from generator.derive.naming import register_address
from generator.derive.plan_facts import IndicatorFacts, SurveyFacts
from generator.derive.scorecards import ScorecardFacts
from generator.words.periods import Period
from generator.words.vietnamese import sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An indicator with new figures in the period: the newest value before it and on its day.

    `before` is None where there was none yet. `better` is None where nothing can be compared, or nothing changed.
    """

    facts: IndicatorFacts
    before: Point | None
    after: Point
    better: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierNews:
    """One period of dossiers, published in the briefing's: all of its fields that were public on the day."""

    period: Period
    tally: Tally
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What was published in the period; indicators that miss their target first."""

    moved: tuple[Moved, ...]
    surveys: tuple[SurveyFacts, ...]
    dossiers: tuple[DossierNews, ...]
    scorecards: tuple[ScorecardFacts, ...]


def measures_in(ground: Ground, span: Span) -> Measures:
    """The measures published in the period, as they stood on its day."""
    facts = ground.facts
    rank = {False: 0, True: 1, None: 2}
    return Measures(
        moved=tuple(
            sorted(
                _moved(ground, span),
                key=lambda each: (rank[each.after.met], sort_key(each.facts.indicator.name), each.facts.indicator.id),
            )
        ),
        surveys=tuple(each for each in facts.surveys if span.holds(each.survey.day)),
        dossiers=dossiers_in(ground, span),
        scorecards=tuple(each for each in facts.scorecards if span.holds(each.scorecard.day)),
    )


def dossiers_in(ground: Ground, span: Span) -> tuple[DossierNews, ...]:
    """The periods of dossiers with figures published in the period."""
    return tuple(news for year in ground.facts.dossiers for news in _dossiers(year, span))


def _moved(ground: Ground, span: Span) -> Iterator[Moved]:
    for each in ground.measured(span.first, span.day):
        after, before = _newest(each, span.day), _newest(each, span.before)
        if after is not None:
            yield Moved(facts=each, before=before, after=after, better=_better(each, before, after))


def _newest(each: IndicatorFacts, day: date) -> Point | None:
    """The newest point on the day. Without corrections the points of today are those of the day, and judging is spared."""
    points = each.state.points
    if each.indicator.adjustments or any(point.former for point in points):
        return indicator_state(each.indicator, day).latest
    return next((point for point in reversed(points) if point.day <= day), None)


def _better(each: IndicatorFacts, before: Point | None, after: Point) -> bool | None:
    if before is None or before.value is None or after.value is None or each.state.direction is None:
        return None
    return None if after.value == before.value else (after.value > before.value) == (each.state.direction == "tang")


def _dossiers(year: DossierYear, span: Span) -> Iterator[DossierNews]:
    """Each period that got figures in the briefing's; of a field stated twice the newest counts."""
    shown = {each.period for each in year.periods}
    known = [entry.record for entry in year.entries if entry.record.day <= span.day]
    for period in sorted({each.period for each in known if span.holds(each.day)}, key=lambda each: (each.end, str(each))):
        fields: dict[str, DossierCount] = {}
        for count in sorted((each for each in known if each.period == period), key=lambda each: each.day):
            fields[count.field] = count
        address = period_address(year.year, period) if period in shown else register_address("ho-so", year.year)
        yield DossierNews(period=period, tally=tally_of(tuple(fields.values())), address=address)
