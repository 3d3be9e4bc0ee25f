"""Small multiples: the course of one indicator in a panel without words, its last value and target beside it in the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.derive.measures import Point
from generator.derive.plan_facts import IndicatorFacts
from generator.publish import said
from generator.publish.charts.lines import slots_of
from generator.words.periods import Period
from generator.words.vietnamese import format_count

ACROSS, DOWN = 100, 40
"""Units: the panel's width, of which each page makes its own, and its height in pixels."""
INSET = 6
"""Units kept free on each side, for the newest value's dot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """Everything spark.svg draws. `path` lifts the pen at a period without a value; `target` None: no target."""

    title: str
    description: str
    width: float
    height: float
    path: str
    target: float | None
    x: float
    y: float
    met: str


def spark_of(facts: IndicatorFacts) -> Spark | None:
    """The indicator's course; None without any value. A missing period, or one in which nothing occurred, breaks the line."""
    points = facts.state.points
    known = [each for each in points if each.value is not None]
    if not known:
        return None
    target = float(facts.indicator.target.value) if facts.indicator.target else None
    values = [float(each.value) for each in known if each.value is not None]
    low, high = _range([*values, *([target] if target is not None else [])])
    slots = slots_of([each.period for each in points])
    places = {period: _place(number, len(slots)) for number, period in enumerate(slots)}

    def y(value: float) -> float:
        return round(DOWN - INSET - (value - low) / (high - low) * (DOWN - 2 * INSET), 1)

    heights = {each.period: y(float(each.value)) for each in known if each.value is not None}
    last = known[-1]
    return Spark(
        title=f"Diễn biến {format_count(len(known))} kỳ",
        description=_description(facts, known),
        width=ACROSS,
        height=DOWN,
        path="".join(_strokes(slots, places, heights)),
        target=y(target) if target is not None else None,
        x=places[last.period],
        y=heights[last.period],
        met={None: "none", True: "yes", False: "no"}[last.met],
    )


def _place(slot: int, slots: int) -> float:
    return round(INSET + (ACROSS - 2 * INSET) * slot / (slots - 1), 1) if slots > 1 else ACROSS / 2


def _range(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    return (low, high) if high > low else (low - 1, high + 1)


def _strokes(slots: Sequence[Period], places: dict[Period, float], heights: dict[Period, float]) -> Iterator[str]:
    """Each run of values as one stroke; a value without neighbours is a stroke of no length, which round ends make a dot."""
    drawing = False
    for number, period in enumerate(slots):
        if period not in heights:
            drawing = False
            continue
        alone = not drawing and (number + 1 == len(slots) or slots[number + 1] not in heights)
        yield f"{'L' if drawing else 'M'}{places[period]:g} {heights[period]:g}{'h0' if alone else ''}"
        drawing = True


def _description(facts: IndicatorFacts, known: Sequence[Point]) -> str:
    measure = facts.indicator.measure
    first, last = (f"{said.amount(each.value, measure)} {said.inside(each.period.label)}" for each in (known[0], known[-1]))
    course = f"từ {first} đến {last}" if len(known) > 1 else last
    return f"{course}; chỉ tiêu: {said.target_words(facts.indicator.target, measure)}."
