"""The line chart: an indicator's values by period against its target."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Protocol

from markupsafe import Markup

from generator.contract.measures import Indicator
from generator.derive.measures import Point
from generator.derive.plan_facts import IndicatorFacts
from generator.publish import said
from generator.publish.charts.plot import (
    BOTTOM,
    DOT_GAP,
    HEAD,
    KEY_LINE,
    Dot,
    Key,
    Line,
    LineChart,
    Scale,
    left_of,
    period_labels,
    target_label,
    tick_labels,
    year_labels,
)
from generator.publish.charts.scale import LINE, TEXT, WIDTH, Label, kept, round_ticks, text_width
from generator.publish.templates import render
from generator.words.periods import Period
from generator.words.vietnamese import format_number

MOST_SLOTS = 120
"""Periods: a longer row of gaps (a slip of the year) is drawn without them."""


Box = tuple[float, float, float, float]
"""Left, top, right and bottom of what must not be covered."""


class Valued(Protocol):
    """What a line joins: the value of a period, None where there is none."""

    @property
    def period(self) -> Period:
        """The period."""

    @property
    def value(self) -> Fraction | None:
        """The value; None breaks the line."""


def indicator_chart(facts: IndicatorFacts, prefix: str = "chi-so") -> Markup | None:
    """An indicator's values by period with its target line; None without any value.

    Periods of one kind stand at equal distances; a missing one, or one in which nothing occurred, breaks the line.
    `prefix` begins every id in the drawing and must be unique on the page.
    """
    shown = [each for each in facts.state.points if each.value is not None]
    if not shown:
        return None
    return render("lines.svg", chart=indicator_geometry(facts, prefix))


def indicator_geometry(facts: IndicatorFacts, prefix: str) -> LineChart:
    """Where everything of an indicator's chart stands. There is at least one value."""
    indicator, points = facts.indicator, facts.state.points
    target = float(indicator.target.value) if indicator.target else None
    values = [float(each.value) for each in points if each.value is not None]
    ticks = value_ticks([*values, *([target] if target is not None else [])], percent=indicator.measure == "%")
    slots = slots_of([each.period for each in points])
    scale = Scale(ticks[0], ticks[-1], left_of(ticks, target), len(slots))
    places = {period: scale.x(number) for number, period in enumerate(slots)}
    dots = tuple(
        Dot(x=places[each.period], y=scale.y(float(each.value)), met=_met(each), title=_said(each, indicator))
        for each in points
        if each.value is not None
    )
    target_y = scale.y(target) if target is not None else None
    years = year_labels(slots, places)
    return LineChart(
        prefix=prefix,
        title=indicator.name,
        description=_description(facts),
        width=WIDTH,
        height=BOTTOM + LINE * (2 if years else 1) + 8,
        keys=_keys(indicator, dots),
        ticks=tick_labels(ticks, scale, target_y),
        grid=tuple(scale.y(each) for each in ticks),
        target=target_y,
        target_tick=target_label(target, target_y),
        lines=tuple(Line(points=each, kind="value") for each in runs_of(slots, points, scale)),
        dots=dots,
        labels=value_labels([each for each in points if each.value is not None], dots, target_y),
        periods=period_labels(slots, places),
        years=years,
    )


def _said(point: Point, indicator: Indicator) -> str:
    if point.value is None:
        return f"{point.period.label}: {said.NOTHING_OCCURRED}"
    met = {None: "", True: ", đạt", False: ", chưa đạt"}[point.met]
    return f"{point.period.label}: {said.amount(point.value, indicator.measure)}{met}"


def _description(facts: IndicatorFacts) -> str:
    values = "; ".join(_said(each, facts.indicator) for each in facts.state.points)
    return f"{values}. Chỉ tiêu: {said.target_words(facts.indicator.target, facts.indicator.measure)}."


def _met(point: Point) -> str:
    return {None: "none", True: "yes", False: "no"}[point.met]


def value_ticks(values: Sequence[float], *, percent: bool) -> tuple[float, ...]:
    """Round values around all of them; a share never needs an axis beyond 0..100."""
    low, high = min(values), max(values)
    room = (high - low) * 0.12 or max(abs(high) * 0.05, 1)
    low, high = (max(low - room, 0) if low >= 0 else low - room), high + room
    if percent and max(values) <= 100:
        high = min(high, 100)
    return round_ticks(low, high)


def slots_of(periods: Sequence[Period]) -> tuple[Period, ...]:
    """The places along the axis: all periods from first to last when they are of one kind, else those given."""
    return _slots(tuple(dict.fromkeys(periods)))


@lru_cache(maxsize=4096)  # most indicators of a commune are published for the same periods
def _slots(given: tuple[Period, ...]) -> tuple[Period, ...]:
    if len({each.cycle for each in given}) != 1:
        return given
    row = [given[-1]]
    while row[-1] > given[0] and len(row) < MOST_SLOTS:
        row.append(row[-1].previous)
    return tuple(reversed(row)) if row[-1] == given[0] else given


def runs_of(slots: Sequence[Period], points: Sequence[Valued], scale: Scale) -> list[str]:
    """The line's unbroken runs of two or more values, as points lists."""
    values = {each.period: each.value for each in points}
    runs: list[list[str]] = [[]]
    for slot, period in enumerate(slots):
        value = values.get(period)
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{scale.x(slot)},{scale.y(float(value))}")
    return [" ".join(run) for run in runs if len(run) > 1]


def _keys(indicator: Indicator, dots: Sequence[Dot]) -> tuple[Key, ...]:
    """The target's line in words and, where some values met it and some did not, which dot is which."""
    if indicator.target is None:
        return ()
    words = said.target_words(indicator.target, indicator.measure)
    keys = [Key(x=0, y=HEAD, kind="target", text=f"Chỉ tiêu: {words}")]
    shown = [(kind, word) for kind, word in (("yes", "đạt"), ("no", "chưa đạt")) if any(each.met == kind for each in dots)]
    return (
        *keys,
        *(Key(x=80 * number, y=HEAD + KEY_LINE, kind=kind, text=word, is_dot=True) for number, (kind, word) in enumerate(shown)),
    )


def value_labels(points: Sequence[Valued], dots: Sequence[Dot], target_y: float | None) -> tuple[Label, ...]:
    """The values beside their dots, as many as fit: the newest first, then the extremes, then from left to right."""
    ys = [each.y for each in dots]
    order = dict.fromkeys([len(dots) - 1, ys.index(min(ys)), ys.index(max(ys)), *range(len(dots))])
    taken: list[Box] = [(dot.x - 4, dot.y - 4, dot.x + 4, dot.y + 4) for dot in dots]
    taken.append((0, BOTTOM + 2, WIDTH, BOTTOM + LINE))  # the periods
    if target_y is not None:
        taken.append((0, target_y - 1, WIDTH, target_y + 1))
    placed: dict[int, Label] = {}
    for number in order:
        candidates = _candidates(format_number(points[number].value, 1), dots[number], below=_is_low(ys, number))
        for label in candidates:
            box = _box(label)
            if not any(_touch(box, each) for each in taken):
                placed[number] = label
                taken.append(box)
                break
        else:
            if number == len(dots) - 1:
                placed[number] = candidates[0]
                taken.append(_box(candidates[0]))
    return tuple(placed[number] for number in sorted(placed))


def _is_low(ys: Sequence[float], number: int) -> bool:
    """Whether the line runs above the dot, so that there is more room below."""
    beside = [ys[each] for each in (number - 1, number + 1) if 0 <= each < len(ys)]
    return bool(beside) and ys[number] > sum(beside) / len(beside)


def _candidates(text: str, dot: Dot, *, below: bool) -> tuple[Label, ...]:
    x = kept(dot.x, text)
    above = Label(x=x, y=round(dot.y - DOT_GAP, 1), text=text)
    under = Label(x=x, y=round(dot.y + DOT_GAP + TEXT * 0.75, 1), text=text)
    return (under, above) if below else (above, under)


def _box(label: Label) -> Box:
    half = text_width(label.text, strong=True) / 2 + 1
    return label.x - half, label.y - TEXT * 0.8, label.x + half, label.y + 2


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
