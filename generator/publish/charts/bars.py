"""Bars of tasks: the four official buckets in one bar, and the same bar for each area or unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.contract.vocabulary import BUCKETS
from generator.derive.plan_facts import AreaFacts, UnitFacts
from generator.derive.totals import Totals
from generator.publish.charts.scale import LINE, WIDTH, Bar, Label, stacked, text_width, wrapped
from generator.publish.templates import render
from generator.words.vietnamese import format_count, format_percent

TALL, LOW = 36, 18
"""Units: the height of the one bar, and of each bar in a row of bars."""
GAP = 14
"""Units from a bar to the next name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A line of the key: the pattern of a kind and its word."""

    x: float
    y: float
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Everything bars.svg draws."""

    prefix: str
    title: str
    description: str
    width: int
    height: float
    keys: tuple[Swatch, ...]
    names: tuple[Label, ...]
    values: tuple[Label, ...]
    bars: tuple[Bar, ...]


def buckets_chart(totals: Totals, prefix: str = "nhom") -> Markup | None:
    """The four buckets of a set of tasks as one stacked bar with its key; None for an empty set.

    `prefix` begins every id in the drawing and must be unique on the page.
    """
    if not totals.total:
        return None
    bars = stacked(list(totals.buckets.items()), x=0, y=0, width=WIDTH, height=TALL)
    keys = tuple(
        Swatch(x=0, y=round(TALL + 20 + LINE * 1.3 * number, 1), kind=key, text=f"{BUCKETS[key].label}: {format_count(count)}")
        for number, (key, count) in enumerate(totals.buckets.items())
    )
    return render(
        "bars.svg",
        chart=BarChart(
            prefix=prefix,
            title=f"{format_count(totals.total)} nhiệm vụ theo bốn nhóm",
            description="; ".join(each.text for each in keys) + ".",
            width=WIDTH,
            height=round(keys[-1].y + 8, 1),
            keys=keys,
            names=(),
            values=(),
            bars=bars,
        ),
    )


def areas_chart(areas: Sequence[AreaFacts], prefix: str = "linh-vuc") -> Markup | None:
    """The buckets of each area that has tasks, one bar each; None when none has. `prefix` as in `buckets_chart`."""
    rows = [(each.area.name, each.totals) for each in areas if each.totals.total]
    return _rows_chart("Tiến độ theo lĩnh vực", rows, prefix)


def units_chart(units: Sequence[UnitFacts], prefix: str = "don-vi") -> Markup | None:
    """The buckets of each unit that leads tasks, one bar each; None when none does. `prefix` as in `buckets_chart`."""
    rows = [(each.unit.label, each.totals) for each in units if each.totals.total]
    return _rows_chart("Tiến độ theo đơn vị chủ trì", rows, prefix)


def _rows_chart(title: str, rows: Sequence[tuple[str, Totals]], prefix: str) -> Markup | None:
    return render("bars.svg", chart=rows_geometry(title, rows, prefix)) if rows else None


def rows_geometry(title: str, rows: Sequence[tuple[str, Totals]], prefix: str) -> BarChart:
    """Where everything of a row of bars stands: the key, then for each name its share done and its bar."""
    keys = tuple(
        Swatch(x=0, y=round(10 + LINE * 1.2 * number, 1), kind=key, text=term.label)
        for number, (key, term) in enumerate(BUCKETS.items())
    )
    y = keys[-1].y + LINE + GAP
    names: list[Label] = []
    values: list[Label] = []
    bars: list[Bar] = []
    for name, totals in rows:
        said = f"{totals.completion.numerator}/{totals.completion.denominator} ({format_percent(totals.completion.value)})"
        values.append(Label(x=WIDTH, y=round(y, 1), text=said, anchor="end"))
        for number, line in enumerate(wrapped(name, WIDTH - text_width(said) - 10)):
            y += LINE if number else 0
            names.append(Label(x=0, y=round(y, 1), text=line, anchor="start"))
        bars += stacked(list(totals.buckets.items()), x=0, y=round(y + 6, 1), width=WIDTH, height=LOW)
        y += 6 + LOW + GAP + LINE - 5
    return BarChart(
        prefix=prefix,
        title=title,
        description="; ".join(f"{name}: xong {said.text}" for (name, _), said in zip(rows, values, strict=True)) + ".",
        width=WIDTH,
        height=round(bars[-1].y + LOW + 2, 1),
        keys=keys,
        names=tuple(names),
        values=tuple(values),
        bars=tuple(bars),
    )
