"""Small columns: one share over the periods, from 0 to 100%, to stand in a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.derive.figures import Ratio
from generator.publish.charts.lines import slots_of
from generator.publish.charts.plot import evenly, short_period
from generator.publish.charts.scale import LINE, Bar, Label, kept
from generator.publish.templates import render
from generator.words.periods import Period
from generator.words.vietnamese import format_count, format_percent

SMALL = 242
"""Units: what a card leaves to a chart on a phone of 320 pixels, one pixel each."""
TOP, BASE = 20, 92
"""Units: the heights of 100% and of 0%."""
FILLED = 0.62
"""The part of a period's place that its column takes."""
LEAST_FOR_TWO = 4
"""Periods: with fewer the values of the first and the newest column would touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChart:
    """Everything columns.svg draws."""

    prefix: str
    title: str
    description: str
    width: float
    height: float
    top: float
    base: float
    bars: tuple[Bar, ...]
    values: tuple[Label, ...]
    periods: tuple[Label, ...]


def share_columns(title: str, shares: Sequence[tuple[Period, Ratio]], prefix: str) -> Markup | None:
    """A share of each period as a column, the newest darker; None when no period has one. A period without one has none.

    `prefix` begins every id in the drawing and must be unique on the page.
    """
    if not any(share.denominator for _, share in shares):
        return None
    return render("columns.svg", chart=columns_geometry(title, shares, prefix))


def columns_geometry(title: str, shares: Sequence[tuple[Period, Ratio]], prefix: str) -> ColumnChart:
    """Where everything of the columns stands. At least one period has a share."""
    slots = slots_of([period for period, _ in shares])
    known = {period: share for period, share in shares if share.denominator}
    place = SMALL / len(slots)
    newest = max(known, key=lambda each: each.end)
    bars = tuple(_column(slots.index(period), place, share, newest=period == newest) for period, share in known.items())
    ends = dict.fromkeys([0, len(bars) - 1] if len(slots) >= LEAST_FOR_TWO else [len(bars) - 1])
    shown = list(known.values())
    return ColumnChart(
        prefix=prefix,
        title=title,
        description="; ".join(f"{period.label}: {_said(share)}" for period, share in shares) + ".",
        width=SMALL,
        height=BASE + LINE + 6,
        top=TOP,
        base=BASE,
        bars=bars,
        values=tuple(_label(bars[each].middle, round(bars[each].y - 5, 1), format_percent(shown[each].value)) for each in ends),
        periods=_period_labels(slots, place),
    )


def _column(slot: int, place: float, share: Ratio, *, newest: bool) -> Bar:
    tall = (BASE - TOP) * min(float(share.value or 0), 100) / 100
    return Bar(
        x=round(place * (slot + (1 - FILLED) / 2), 1),
        y=round(BASE - tall, 1),
        width=round(place * FILLED, 1),
        height=round(tall, 1),
        kind="ty_le_moi" if newest else "ty_le",
    )


def _period_labels(slots: Sequence[Period], place: float) -> tuple[Label, ...]:
    labels = [_label(round(place * (slot + 0.5), 1), BASE + LINE, short_period(each)) for slot, each in enumerate(slots)]
    return evenly(labels, grows=False)


def _label(x: float, y: float, text: str) -> Label:
    """A text moved so far that it stays within the drawing."""
    return Label(x=kept(x, text, width=SMALL), y=y, text=text)


def _said(share: Ratio) -> str:
    """A share in words; without a denominator "chưa có"."""
    if not share.denominator:
        return format_percent(None)
    return f"{format_percent(share.value)} ({format_count(share.numerator)}/{format_count(share.denominator)})"
