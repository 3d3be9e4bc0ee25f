"""The plane that line charts share: axes, key, dots and lines, from values and periods to places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from generator.publish.charts.scale import BROAD, LINE, TEXT, WIDTH, Label, kept, text_width
from generator.words.periods import Period
from generator.words.vietnamese import format_number

HEAD = 12
"""Units above the first line of the key."""
KEY_LINE = 20
PLOT = 160
TOP = HEAD + KEY_LINE + 34
BOTTOM = TOP + PLOT
RIGHT = WIDTH - 12
DOT_GAP = 9
"""Units between a dot and its label."""
TICK_GAP = 4
"""Units from a line of the grid up to its value, which stands on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One value. `met` is yes, no or none (nothing to compare with) and ends the CSS class."""

    x: float
    y: float
    met: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of points joined by a line, as an SVG points list; `kind` ends its CSS class."""

    points: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An entry of the chart's key: a line of `kind`, or a dot where `is_dot`."""

    x: float
    y: float
    kind: str
    text: str
    is_dot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """Everything lines.svg draws. `target` is the height of the target line, None without one."""

    prefix: str
    title: str
    description: str
    width: float
    height: float
    keys: tuple[Key, ...]
    ticks: tuple[Label, ...]
    grid: tuple[float, ...]
    target: float | None
    target_tick: Label | None
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    periods: tuple[Label, ...]
    years: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to heights and from slots to places."""

    low: float
    high: float
    left: float
    slots: int

    def y(self, value: float) -> float:
        """The height of a value."""
        return round(BOTTOM - (value - self.low) / (self.high - self.low) * PLOT, 1)

    def x(self, slot: int) -> float:
        """The place of a slot, counted from 0."""
        first, last = self.left + 10, RIGHT - 4
        return round((first + last) / 2 if self.slots == 1 else first + (last - first) * slot / (self.slots - 1), 1)


def left_of(ticks: Sequence[float], target: float | None) -> float:
    """Where the plot begins: right of the widest label of the value axis."""
    texts = [_plain(each) for each in (*ticks, *([target] if target is not None else []))]
    return round(max(text_width(each, strong=True) for each in texts) + 4, 1)


def tick_labels(ticks: Sequence[float], scale: Scale, target_y: float | None) -> tuple[Label, ...]:
    """Labels of the value axis, each on its line; one that would touch the target's is left out."""
    return tuple(
        Label(x=0, y=round(scale.y(each) - TICK_GAP, 1), text=_plain(each), anchor="start")
        for each in ticks
        if target_y is None or abs(scale.y(each) - target_y) >= TEXT + 2
    )


def target_label(target: float | None, target_y: float | None) -> Label | None:
    """The target's value on its line; None without a target."""
    if target is None or target_y is None:
        return None
    return Label(x=0, y=round(target_y - TICK_GAP, 1), text=_plain(target), anchor="start")


def _plain(value: float) -> str:
    return format_number(Fraction(str(value)), 2)


def short_period(period: Period) -> str:
    """A period in two or three characters, its year aside: `T3`, `QII`, `W07`, `6T`, `2026`."""
    match period.cycle:
        case "thang":
            return f"T{period.number}"
        case "quy":
            return f"Q{('I', 'II', 'III', 'IV')[period.number - 1]}"
        case "tuan":
            return f"W{period.number:02d}"
        case "6_thang":
            return "6T"
        case "9_thang":
            return "9T"
        case _:
            return str(period.year)


def period_labels(slots: Sequence[Period], places: dict[Period, float], bottom: float = BOTTOM) -> tuple[Label, ...]:
    """The periods below the plot, as in `evenly`."""
    names = [short_period(each) for each in slots]
    return evenly(
        [
            Label(x=kept(places[each], name, strong=False), y=round(bottom + LINE, 1), text=name)
            for each, name in zip(slots, names, strict=True)
        ]
    )


def evenly(labels: Sequence[Label], *, grows: bool = True) -> tuple[Label, ...]:
    """All, or every second, third … counted back from the newest, which is always named: as many as have room.

    A broad chart names those between too, where it has room for all; one that is broad nowhere does not grow.
    """
    halves = [_half(each.text) for each in labels]
    step = next(each for each in range(1, len(labels) + 1) if _apart(labels, halves, step=each))
    named = set(range(len(labels) - 1, -1, -step))
    if step == 1 or not grows or not _apart(labels, halves, spread=BROAD / WIDTH):
        return tuple(labels[each] for each in sorted(named))
    return tuple(each if place in named else replace(each, room="broad") for place, each in enumerate(labels))


def _apart(labels: Sequence[Label], halves: Sequence[float], *, step: int = 1, spread: float = 1) -> bool:
    """Whether no label touches the next that is named, in a chart `spread` times as wide as the narrowest."""
    places = range(len(labels) - 1, -1, -step)
    return all(
        (labels[after].x - labels[before].x) * spread >= halves[before] + halves[after] + 3 for after, before in pairwise(places)
    )


@lru_cache(maxsize=256)
def _half(text: str) -> float:
    """Half the width of a period's name; the same few stand below every chart."""
    return text_width(text) / 2


def year_labels(slots: Sequence[Period], places: dict[Period, float], bottom: float = BOTTOM) -> tuple[Label, ...]:
    """The year under the first period of each, where periods do not name it themselves."""
    labels: list[Label] = []
    if all(each.cycle == "nam" for each in slots):
        return ()
    for year in sorted({each.year for each in slots}):
        first = next(each for each in slots if each.year == year)
        text = str(year)
        label = Label(x=kept(places[first], text, strong=False), y=round(bottom + LINE * 2, 1), text=text)
        if not labels or label.x - labels[-1].x >= text_width(text) + 4:
            labels.append(label)
    return tuple(labels)
