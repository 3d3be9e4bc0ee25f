"""What indicators and surveys say on a day: the newest value, whether the target is met, how sure a survey is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.contract.measures import Adjustment, Indicator, Question, Survey, Value
from generator.derive.figures import Ratio, meets, wilson
from generator.words.periods import Period
from generator.words.vietnamese import round_half_up

Direction = Literal["tang", "giam"]
SMALL_SAMPLE = 30
"""Answers: below this a survey is called a small sample (contract §4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An indicator's value for one period as known on the day.

    `value` is exact, in the indicator's unit; None means that nothing occurred (denominator 0). `numerator` and
    `denominator` are None unless the value is the ratio of the two. `met` is None without a target or a value.
    `adjustment` is the period's newest open correction, `former` how many earlier figures of the period it replaces.
    """

    period: Period
    value: Fraction | None
    numerator: Fraction | None
    denominator: Fraction | None
    day: date
    met: bool | None
    source: Value
    adjustment: Adjustment | None
    former: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorState:
    """An indicator on one day.

    `points` are in the order of their periods' ends. `distance` is value less target, in the indicator's unit;
    `change` is against the period of the same kind just before the newest one; `better` is None when unchanged or when
    no direction is known. All are None where there is nothing to compare.
    """

    points: tuple[Point, ...]
    latest: Point | None
    direction: Direction | None
    met: bool | None
    distance: Fraction | None
    change: Fraction | None
    better: bool | None


def indicator_state(indicator: Indicator, day: date) -> IndicatorState:
    """The indicator as it stands on `day` (contract §4). Values and corrections dated after the day are not known."""
    points = _points(indicator, day)
    latest = points[-1] if points else None
    direction = direction_of(indicator)
    value = latest.value if latest else None
    before = _previous(points, latest)
    change = value - before if value is not None and before is not None else None
    target = indicator.target
    return IndicatorState(
        points=points,
        latest=latest,
        direction=direction,
        met=latest.met if latest else None,
        distance=value - Fraction(target.value) if target and value is not None else None,
        change=change,
        better=_better(change, direction),
    )


def direction_of(indicator: Indicator) -> Direction | None:
    """Which way is better: as typed, else by the target's operator; None for `=` or without a target."""
    if indicator.direction is not None:
        return indicator.direction  # type: ignore[return-value]  # one_of lets only these two pass
    if indicator.target is None or indicator.target.operator == "=":
        return None
    return "tang" if indicator.target.operator in (">=", ">") else "giam"


def _points(indicator: Indicator, day: date) -> tuple[Point, ...]:
    by_period: dict[Period, list[Value]] = {}
    for value in sorted((each for each in indicator.values if each.day <= day), key=lambda each: each.day):
        by_period.setdefault(value.period, []).append(value)
    ordered = sorted(by_period.items(), key=lambda item: (item[0].end, item[1][-1].day))
    goal = Fraction(indicator.target.value) if indicator.target else None
    return tuple(_point(indicator, period, values, day, goal) for period, values in ordered)


def _point(indicator: Indicator, period: Period, values: list[Value], day: date, goal: Fraction | None) -> Point:
    """The newest of a period's values, unless an open correction came with or after it and says otherwise."""
    newest = values[-1]
    value = newest.exact(indicator.measure)
    corrections = [each for each in indicator.adjustments if each.period == period and each.day <= day]
    # max keeps the first of equals, and of one day the last in the file counts
    adjustment = max(reversed(corrections), key=lambda each: each.day, default=None)
    corrected = adjustment is not None and adjustment.day >= newest.day and not _says(value, adjustment.after)
    if adjustment is not None and corrected:
        value = Fraction(adjustment.after)
    target = indicator.target
    return Point(
        period=period,
        value=value,
        numerator=None if corrected else _exact(newest.numerator),
        denominator=None if corrected else _exact(newest.denominator),
        day=newest.day if adjustment is None else max(newest.day, adjustment.day),
        met=meets(value, target.operator, goal) if target and goal is not None and value is not None else None,
        source=newest,
        adjustment=adjustment,
        former=len(values) - 1,
    )


def _says(value: Fraction | None, corrected: Decimal) -> bool:
    """Whether the value is the corrected one already, perhaps with more decimals: a ratio mended in the file as well."""
    places = max(0, -int(corrected.as_tuple().exponent))
    return value is not None and round_half_up(value, places) == corrected


def _exact(value: Decimal | None) -> Fraction | None:
    return Fraction(value) if value is not None else None


def _previous(points: Sequence[Point], latest: Point | None) -> Fraction | None:
    if latest is None:
        return None
    return next((each.value for each in points if each.period == latest.period.previous), None)


def _better(change: Fraction | None, direction: Direction | None) -> bool | None:
    if not change or direction is None:
        return None
    return (change > 0) == (direction == "tang")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionState:
    """One question: the share satisfied or very satisfied, and its 95% interval in percent (None without answers)."""

    question: Question
    satisfied: Ratio
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyState:
    """A survey's headline and its questions.

    `pooled` says that the headline is all questions together, for want of a general one. `met` compares the unrounded
    share with the target; `certain` is False where the interval holds the target: the result is not certain. Both are
    None without a target or without answers.
    """

    headline: Question | None
    pooled: bool
    satisfied: Ratio
    interval: tuple[float, float] | None
    small: bool
    met: bool | None
    certain: bool | None
    questions: tuple[QuestionState, ...]


def survey_state(survey: Survey) -> SurveyState:
    """The survey's result (contract §4)."""
    questions = tuple(_question(each) for each in survey.questions)
    general = next((each for each in questions if each.question.headline), None)
    if general is not None:
        satisfied = general.satisfied
    else:
        every = [each.satisfied for each in questions]
        satisfied = Ratio(sum(each.numerator for each in every), sum(each.denominator for each in every))
    interval = wilson(satisfied.numerator, satisfied.denominator)
    share, target = satisfied.value, survey.target
    return SurveyState(
        headline=general.question if general else None,
        pooled=general is None,
        satisfied=satisfied,
        interval=interval,
        small=satisfied.denominator < SMALL_SAMPLE,
        met=meets(share, target.operator, target.value) if target and share is not None else None,
        certain=not interval[0] <= float(target.value) <= interval[1] if target and interval else None,
        questions=questions,
    )


def _question(question: Question) -> QuestionState:
    answers = question.answers
    satisfied = Ratio(answers.very_satisfied + answers.satisfied, answers.total)
    return QuestionState(question=question, satisfied=satisfied, interval=wilson(satisfied.numerator, satisfied.denominator))
