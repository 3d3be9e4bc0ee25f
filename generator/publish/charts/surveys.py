"""Charts of a satisfaction survey: how each question was answered, and how sure its share is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.contract.vocabulary import ANSWERS
from generator.derive.plan_facts import SurveyFacts
from generator.publish import said
from generator.publish.charts.bars import BarChart, Swatch
from generator.publish.charts.scale import LINE, WIDTH, Bar, Label, round_ticks, stacked, text_width, wrapped
from generator.publish.templates import render
from generator.words.vietnamese import format_count, format_percent

BAR = 20
GAP = 12
AXIS = 62
"""Units: the height at which the interval's bar lies; the target's words stand above, the axis below."""
INSET = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalChart:
    """Everything interval.svg draws: the interval from `low` to `high`, the share at `share`, the target's mark (or None)."""

    prefix: str
    title: str
    description: str
    width: int
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


def survey_distribution(survey: SurveyFacts, prefix: str = "tra-loi") -> Markup | None:
    """The five answers to each question as one stacked bar per question; None when nobody answered anything.

    The share beside a question is that of satisfied and very satisfied together. `prefix` begins every id in the
    drawing and must be unique on the page.
    """
    if not any(each.satisfied.denominator for each in survey.state.questions):
        return None
    return render("bars.svg", chart=distribution_geometry(survey, prefix))


def distribution_geometry(survey: SurveyFacts, prefix: str) -> BarChart:
    """Where everything of the answers' chart stands. At least one question was answered."""
    keys = _answer_keys()
    y = keys[-1].y + LINE + GAP
    names: list[Label] = []
    values: list[Label] = []
    bars: list[Bar] = []
    sentences: list[str] = []
    for each in survey.state.questions:
        share = format_percent(each.satisfied.value)
        sentences.append(f"{each.question.text}: {share} hài lòng, {format_count(each.satisfied.denominator)} người trả lời")
        values.append(Label(x=WIDTH, y=round(y, 1), text=share, anchor="end"))
        for number, line in enumerate(wrapped(each.question.text, WIDTH - text_width(share) - 12)):
            y += LINE if number else 0
            names.append(Label(x=0, y=round(y, 1), text=line, anchor="start"))
        counts = [(f"a-{key}", getattr(each.question.answers, key)) for key in ANSWERS]
        if each.satisfied.denominator:
            bars += stacked(counts, x=0, y=round(y + 6, 1), width=WIDTH, height=BAR)
        y += 6 + BAR + GAP + LINE - 5
    return BarChart(
        prefix=prefix,
        title=f"Các mức trả lời trong {survey.survey.name}",
        description="; ".join(sentences) + ".",
        width=WIDTH,
        height=round(y - GAP - LINE + 7, 1),
        keys=keys,
        names=tuple(names),
        values=tuple(values),
        bars=tuple(bars),
    )


def _answer_keys() -> tuple[Swatch, ...]:
    """The key in two columns."""
    return tuple(
        Swatch(x=(number % 2) * 165, y=round(10 + LINE * 1.2 * (number // 2), 1), kind=f"a-{key}", text=word)
        for number, (key, word) in enumerate(ANSWERS.items())
    )


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
        share_label=Label(x=_kept(share, shown), y=AXIS + 30, text=shown),
        target=x(goal) if goal is not None else None,
        target_label=Label(x=_kept(x(goal), wanted), y=16, text=wanted) if goal is not None else None,
        ticks=tuple(_tick(x(each), format_percent(Fraction(str(each)))) for each in ticks),
    )


def _tick(x: float, text: str) -> Label:
    return Label(x=_kept(x, text), y=AXIS + 62, text=text)


def _kept(x: float, text: str) -> float:
    """The middle of a text moved so far that it stays within the drawing."""
    half = text_width(text) / 2
    return round(min(max(x, half), WIDTH - half), 1)
