"""Charts of a satisfaction survey: how each question was answered, and how sure its share is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from markupsafe import Markup

from generator.contract.vocabulary import ANSWERS, SURVEY_KINDS
from generator.derive.measures import QuestionState
from generator.derive.plan_facts import SurveyFacts
from generator.publish import said
from generator.publish.charts.rows import (
    GAP,
    LOW,
    BarChart,
    Mark,
    NamedRow,
    Piece,
    below,
    heading,
    keys_of,
    pieces_within,
    rows_of_bars,
)
from generator.publish.charts.scale import LINE, WIDTH, Bar, Label, kept, round_ticks
from generator.publish.templates import render
from generator.words.vietnamese import format_count, format_percent

BAR = 20
WHISKER = 5
"""Units from the middle of an interval to the ends of its strokes."""
APART = 10
"""Units between the answers for or against and those that are neither."""
DRAWN = ("dissatisfied", "very_dissatisfied", "satisfied", "very_satisfied", "neutral")
MOST_SURVEYS = 8
"""Surveys drawn side by side."""
AXIS = 62
"""Units: the height at which the interval's bar lies; the target's words stand above, the axis below."""
INSET = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalChart:
    """Everything interval.svg draws: the interval from `low` to `high`, the share at `share`, the target's mark (or None)."""

    prefix: str
    title: str
    description: str
    width: float
    height: float
    y: float
    low: float
    high: float
    share: float
    length: float
    share_label: Label
    target: float | None
    target_label: Label | None
    ticks: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """From shares (percent of a question's answers) to places: against leftwards from `zero`, for rightwards, neither apart."""

    zero: float
    neutral: float
    unit: float

    def x(self, share: float) -> float:
        """The place of a share of answers for."""
        return round(self.zero + share * self.unit, 1)


def survey_distribution(survey: SurveyFacts, prefix: str = "tra-loi") -> Markup | None:
    """The answers to each question: against to the left, for to the right, neither apart; None when nobody answered.

    A stroke at the end of those for is the 95% interval of their share. `prefix` begins every id in the drawing and
    must be unique on the page.
    """
    if not any(each.satisfied.denominator for each in survey.state.questions):
        return None
    return render("bars.svg", chart=distribution_geometry(survey, prefix))


def distribution_geometry(survey: SurveyFacts, prefix: str) -> BarChart:
    """Where everything of the answers' chart stands. At least one question was answered."""
    questions = survey.state.questions
    scale = _scale(questions)
    keys = keys_of([(f"a-{key}", ANSWERS[key]) for key in DRAWN])
    y = below(keys)
    names: list[Label] = []
    values: list[Label] = []
    bars: list[Bar] = []
    marks: list[Mark] = []
    for each in questions:
        share = each.satisfied
        above = heading(each.question.text, f"{share.numerator}/{share.denominator} ({format_percent(share.value)})", y)
        names += above.names
        values.append(above.value)
        y = round(above.lowest + 6, 1)
        bars += _answer_bars(each, scale, y)
        marks += _marks(each, scale, y)
        y += BAR + GAP + LINE - 5
    return BarChart(
        prefix=prefix,
        title=f"Các mức trả lời trong {survey.survey.name}",
        description="; ".join(_said(each) for each in questions) + ".",
        width=WIDTH,
        height=round(y - GAP - LINE + 11, 1),
        keys=keys,
        names=tuple(names),
        values=tuple(values),
        bars=tuple(bars),
        marks=tuple(marks),
    )


def _scale(questions: Sequence[QuestionState]) -> Scale:
    """All questions to the same scale: what the largest parts of any of them take fills the width."""
    against = max(_share(each, "dissatisfied") + _share(each, "very_dissatisfied") for each in questions)
    neither = max(_share(each, "neutral") for each in questions)
    ends = [each.interval[1] for each in questions if each.interval]
    most = max([*ends, *(_share(each, "satisfied") + _share(each, "very_satisfied") for each in questions)])
    unit = (WIDTH - 2 - (APART if neither else 0)) / (against + most + neither)
    return Scale(zero=round(1 + against * unit, 1), neutral=round(WIDTH - 1 - neither * unit, 1), unit=unit)


def _share(each: QuestionState, answer: str) -> float:
    """Percent of the question's answers."""
    total = each.question.answers.total
    return 100 * getattr(each.question.answers, answer) / total if total else 0.0


def _answer_bars(each: QuestionState, scale: Scale, y: float) -> list[Bar]:
    """The three groups of answers, each part with its count."""
    answers = each.question.answers

    def drawn(keys: Sequence[str], x: float) -> tuple[Bar, ...]:
        pieces = [Piece(kind=f"a-{key}", size=getattr(answers, key), text=format_count(getattr(answers, key))) for key in keys]
        width = sum(_share(each, key) for key in keys) * scale.unit
        return pieces_within(pieces, x=x, y=y, width=width, height=BAR)

    against = (_share(each, "dissatisfied") + _share(each, "very_dissatisfied")) * scale.unit
    return [
        *drawn(("very_dissatisfied", "dissatisfied"), scale.zero - against),
        *drawn(("satisfied", "very_satisfied"), scale.zero),
        *drawn(("neutral",), scale.neutral),
    ]


def surveys_chart(surveys: Sequence[SurveyFacts], prefix: str = "cac_cuoc") -> Markup | None:
    """The share satisfied of each survey that has answers, with its 95% interval; None for fewer than two.

    In the order given; of many the first, as the table beside the picture has all.
    `prefix` as in `survey_distribution`.
    """
    shown = [each for each in surveys if each.state.interval][:MOST_SURVEYS]
    return render("bars.svg", chart=surveys_geometry(shown, prefix)) if len(shown) > 1 else None


def surveys_geometry(surveys: Sequence[SurveyFacts], prefix: str) -> BarChart:
    """Where everything of the surveys' chart stands: from 0 to 100% of the width. Each has answers."""
    shares = [each.state.satisfied for each in surveys]
    said_of = [
        f"{format_count(each.numerator)}/{format_count(each.denominator)} ({format_percent(each.value)})" for each in shares
    ]
    chart = rows_of_bars(
        [
            NamedRow(
                name=f"{each.survey.period.label}: {SURVEY_KINDS[each.survey.kind]}",
                value=words,
                pieces=(Piece(kind="a-satisfied", size=1, text=""),),
                length=float(share.value or 0) / 100,
            )
            for each, share, words in zip(surveys, shares, said_of, strict=True)
        ],
        [("a-satisfied", "Hài lòng và rất hài lòng")],
        prefix=prefix,
        title="Tỷ lệ hài lòng của các cuộc khảo sát",
        description="; ".join(
            f"{each.survey.name}: {words} hài lòng, khoảng tin cậy 95%: {said.interval_words(each.state)}"
            for each, words in zip(surveys, said_of, strict=True)
        )
        + ".",
    )
    full = Scale(zero=0, neutral=WIDTH, unit=WIDTH / 100)
    heights = [value.y + 6 for value in chart.values]
    marks = [mark for each, y in zip(surveys, heights, strict=True) for mark in _interval(each.state.interval, full, y + LOW / 2)]
    return replace(chart, marks=tuple(marks))


def _marks(each: QuestionState, scale: Scale, y: float) -> list[Mark]:
    """Where for and against part, and the interval of the share for as a stroke with two ends."""
    if each.interval is None:
        return []
    axis = Mark(x1=scale.zero, y1=y - 3, x2=scale.zero, y2=y + BAR + 3, kind="zero")
    return [axis, *_interval(each.interval, scale, y + BAR / 2)]


def _interval(interval: tuple[float, float] | None, scale: Scale, middle: float) -> list[Mark]:
    """An interval of shares as a stroke with two ends, each on a broader one of the paper's colour; nothing for None."""
    if interval is None:
        return []
    low, high = (scale.x(end) for end in interval)
    return [
        mark
        for kind in ("halo", "interval")
        for mark in (
            Mark(x1=low, y1=middle, x2=high, y2=middle, kind=kind),
            *(Mark(x1=x, y1=middle - WHISKER, x2=x, y2=middle + WHISKER, kind=kind) for x in (low, high)),
        )
    ]


def _said(each: QuestionState) -> str:
    total = each.satisfied.denominator
    if not total or each.interval is None:
        return f"{each.question.text}: chưa có câu trả lời"
    answers = ", ".join(
        f"{ANSWERS[key].lower()} {format_count(count)}" for key in ANSWERS if (count := getattr(each.question.answers, key))
    )
    low, high = (format_percent(Fraction(end)) for end in each.interval)
    share = f"{format_count(each.satisfied.numerator)}/{format_count(total)} ({format_percent(each.satisfied.value)})"
    return f"{each.question.text}: {share} hài lòng, khoảng tin cậy 95% từ {low} đến {high}; {answers}"


def survey_interval(survey: SurveyFacts, prefix: str = "khoang") -> Markup | None:
    """The share satisfied with its 95% interval on an axis, and the target's mark; None without answers.

    `prefix` as in `survey_distribution`.
    """
    return render("interval.svg", chart=interval_geometry(survey, prefix)) if survey.state.interval else None


def interval_geometry(survey: SurveyFacts, prefix: str) -> IntervalChart:
    """Where everything of the interval's chart stands. The survey has an interval."""
    state, target = survey.state, survey.survey.target
    assert state.interval is not None
    assert state.satisfied.value is not None
    low, high = state.interval
    goal = float(target.value) if target else None
    ends = [low, high, *([goal] if goal is not None else [])]
    ticks = round_ticks(max(min(ends) - 2, 0), min(max(ends) + 2, 100))

    def x(value: float) -> float:
        return round(INSET + (WIDTH - 2 * INSET) * (value - ticks[0]) / (ticks[-1] - ticks[0]), 1)

    share = x(float(state.satisfied.value))
    shown = f"{format_percent(state.satisfied.value)} hài lòng"
    wanted = f"Chỉ tiêu: {said.target_words(target)}"
    return IntervalChart(
        prefix=prefix,
        title="Tỷ lệ hài lòng và khoảng tin cậy 95%",
        description=f"{shown}; khoảng tin cậy 95%: {said.interval_words(state)}. {wanted}.",
        width=WIDTH,
        height=AXIS + 72,
        y=AXIS,
        low=x(low),
        high=x(high),
        share=share,
        length=round(x(high) - x(low), 1),
        share_label=Label(x=kept(share, shown), y=AXIS + 30, text=shown),
        target=x(goal) if goal is not None else None,
        target_label=Label(x=kept(x(goal), wanted, strong=False), y=16, text=wanted) if goal is not None else None,
        ticks=tuple(_tick(x(each), format_percent(Fraction(str(each)))) for each in ticks),
    )


def _tick(x: float, text: str) -> Label:
    return Label(x=kept(x, text, strong=False), y=AXIS + 62, text=text)
