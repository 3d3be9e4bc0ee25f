"""Pictures of what is owed: for each unit or channel a bar as long as its count, for each month a column, both in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.publish.charts.plot import PLOT, TICK_GAP, period_labels, year_labels
from generator.publish.charts.rows import BarChart, NamedRow, Swatch, below, counted, hatches_of, keys_of, rows_of_bars
from generator.publish.charts.scale import LINE, WIDTH, Bar, Label, round_ticks, text_width
from generator.publish.templates import render
from generator.words.periods import Period
from generator.words.vietnamese import format_count

_MOST_WIDE = 34
"""Units: the widest a column gets where there are few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a whole: the pattern it is drawn with (a bucket's), its word and its count."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A bar: its name and its parts, in the same order for all rows of a chart."""

    name: str
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(each.count for each in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A month and its parts, in the same order for all columns of a chart."""

    period: Period
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(each.count for each in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChart:
    """Everything month_parts.svg draws. `totals` stand above the columns, `periods` and `years` below."""

    prefix: str
    title: str
    description: str
    width: float
    height: float
    keys: tuple[Swatch, ...]
    ticks: tuple[Label, ...]
    grid: tuple[float, ...]
    bars: tuple[Bar, ...]
    totals: tuple[Label, ...]
    periods: tuple[Label, ...]
    years: tuple[Label, ...]

    @property
    def hatches(self) -> tuple[str, ...]:
        """The patterns in use."""
        return hatches_of([*(each.kind for each in self.keys), *(each.kind for each in self.bars)])


def parts_rows_chart(title: str, rows: Sequence[Row], prefix: str) -> Markup | None:
    """One bar a row, as long as its count beside the longest; None when nothing is counted.

    `prefix` begins every id in the drawing and must be unique on the page.
    """
    shown = [each for each in rows if each.total]
    return render("bars.svg", chart=rows_geometry(title, shown, prefix)) if shown else None


def rows_geometry(title: str, rows: Sequence[Row], prefix: str) -> BarChart:
    """Where everything of the bars stands. Each row counts something."""
    longest = max(each.total for each in rows)
    return rows_of_bars(
        [
            NamedRow(
                name=row.name,
                value=format_count(row.total),
                pieces=counted((each.kind, each.count) for each in row.parts),
                length=row.total / longest,
            )
            for row in rows
        ],
        _words(rows[0].parts),
        prefix=prefix,
        title=title,
        description="; ".join(f"{row.name}: {_said(row.parts)}" for row in rows) + ".",
    )


def parts_columns_chart(title: str, columns: Sequence[Column], prefix: str) -> Markup | None:
    """One column a month; None when nothing is counted in any. `prefix` as in `parts_rows_chart`."""
    return (
        render("month_parts.svg", chart=columns_geometry(title, columns, prefix)) if any(each.total for each in columns) else None
    )


def columns_geometry(title: str, columns: Sequence[Column], prefix: str) -> ColumnChart:
    """Where everything of the columns stands. At least one month counts something."""
    keys = keys_of(_words(columns[0].parts))
    floor = round(below(keys) + PLOT, 1)
    ticks = round_ticks(0, max(4, *(each.total for each in columns)))
    left = max(text_width(format_count(round(each))) for each in ticks) + 8
    pitch = (WIDTH - left) / len(columns)
    wide = min(pitch * 0.72, _MOST_WIDE)
    middles = [round(left + pitch * (number + 0.5), 1) for number in range(len(columns))]
    bars: list[Bar] = []
    totals: list[Label] = []
    for middle, column in zip(middles, columns, strict=True):
        top = floor
        for part in column.parts:
            if part.count:
                tall = round(part.count / ticks[-1] * PLOT, 1)
                top = round(top - tall, 1)
                bars.append(Bar(x=round(middle - wide / 2, 1), y=top, width=round(wide, 1), height=tall, kind=part.kind))
        said = format_count(column.total)
        if column.total and text_width(said, strong=True) <= pitch:
            totals.append(Label(x=middle, y=round(top - 5, 1), text=said))
    slots = [each.period for each in columns]
    places = dict(zip(slots, middles, strict=True))
    grid = tuple(round(floor - each / ticks[-1] * PLOT, 1) for each in ticks)
    return ColumnChart(
        prefix=prefix,
        title=title,
        description="; ".join(f"{each.period.label}: {_said(each.parts) or 'không có'}" for each in columns) + ".",
        width=WIDTH,
        height=round(floor + LINE * 2 + 8, 1),
        keys=keys,
        ticks=tuple(
            Label(x=0, y=round(y - TICK_GAP, 1), text=format_count(round(each)), anchor="start")
            for each, y in zip(ticks, grid, strict=True)
        ),
        grid=grid,
        bars=tuple(bars),
        totals=tuple(totals),
        periods=period_labels(slots, places, floor),
        years=year_labels(slots, places, floor),
    )


def _words(parts: Sequence[Part]) -> list[tuple[str, str]]:
    return [(each.kind, each.label) for each in parts]


def _said(parts: Sequence[Part]) -> str:
    return ", ".join(f"{format_count(each.count)} {each.label.lower()}" for each in parts if each.count)
