"""Charts of dossiers: the on-time share over the periods, what was left open at the end of each, and where lateness sits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.derive.dossiers import DossierField, DossierPeriod, DossierYear, Tally
from generator.publish.charts.bars import GAP, LOW, BarChart, Swatch
from generator.publish.charts.lines import runs_of, slots_of, value_labels, value_ticks
from generator.publish.charts.plot import (
    BOTTOM,
    RIGHT,
    Dot,
    Key,
    Line,
    LineChart,
    Scale,
    left_of,
    period_labels,
    short_period,
    tick_labels,
    year_labels,
)
from generator.publish.charts.scale import LINE, WIDTH, Bar, Label, stacked, text_width, wrapped
from generator.publish.templates import render
from generator.words.periods import Period
from generator.words.vietnamese import format_count, format_percent

OPEN_KINDS = {"chua_hoan_thanh_qua_han": "Đang quá hạn", "tam_dung": "Tạm dừng", "cho_bo_sung": "Chờ bổ sung"}
"""What is drawn of the open dossiers, by the kind that ends the CSS class."""
LATE_KINDS = {"hoan_thanh_qua_han": "Đã giải quyết, nhưng quá hạn", "chua_hoan_thanh_qua_han": "Đang giải quyết, đã quá hạn"}
PITCH = 24
"""Units from one period's bar to the next."""
BAR = 15
MOST_ROWS = 12
"""Periods drawn as rows; the table beside the picture has all."""


@dataclass(frozen=True, slots=True)
class PeriodShare:
    """The on-time share of a period as the line draws it. `value` None: nothing was settled."""

    period: Period
    value: Fraction | None
    title: str


def on_time_chart(year: DossierYear, prefix: str = "dung_han") -> Markup | None:
    """The share settled early or on time by period; None when nothing was settled.

    `prefix` begins every id in the drawing and must be unique on the page.
    """
    shares = [_share(each) for each in year.periods]
    return render("lines.svg", chart=on_time_geometry(shares, prefix)) if any(each.value is not None for each in shares) else None


def on_time_geometry(shares: Sequence[PeriodShare], prefix: str) -> LineChart:
    """Where everything of the on-time chart stands. At least one period has a share."""
    known = [each for each in shares if each.value is not None]
    ticks = value_ticks([float(each.value or 0) for each in known], percent=True)
    slots = slots_of([each.period for each in shares])
    scale = Scale(ticks[0], ticks[-1], left_of(ticks, None), len(slots))
    places = {period: scale.x(number) for number, period in enumerate(slots)}
    dots = tuple(Dot(x=places[each.period], y=scale.y(float(each.value or 0)), met="none", title=each.title) for each in known)
    years = year_labels(slots, places)
    return LineChart(
        prefix=prefix,
        title="Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn qua các kỳ",
        description="; ".join(each.title for each in shares) + ".",
        width=WIDTH,
        height=BOTTOM + LINE * (2 if years else 1) + 8,
        left=scale.left,
        right=RIGHT,
        bottom=BOTTOM,
        keys=(Key(x=0, kind="value", text="Trước hạn và đúng hạn (%)"),),
        ticks=tick_labels(ticks, scale, None),
        grid=tuple(scale.y(each) for each in ticks),
        target=None,
        target_tick=None,
        lines=tuple(Line(points=each, kind="value") for each in runs_of(slots, shares, scale)),
        dots=dots,
        labels=value_labels(known, dots, None),
        periods=period_labels(slots, places),
        years=years,
    )


def backlog_chart(year: DossierYear, prefix: str = "ton_dong") -> Markup | None:
    """Overdue, paused and waiting for the applicant at the end of each of the newest periods; None when there were none."""
    shown = year.periods[-MOST_ROWS:]
    most = max(sum(_open(each.tally).values()) for each in shown)
    return render("bars.svg", chart=backlog_geometry(shown, most, prefix)) if most else None


def backlog_geometry(periods: Sequence[DossierPeriod], most: int, prefix: str) -> BarChart:
    """Where everything of the open dossiers' chart stands; the longest bar holds `most`, which is above 0."""
    keys = _keys(OPEN_KINDS)
    names = [short_period(each.period) for each in periods]
    left = max(text_width(each) for each in names) + 8
    right = text_width(format_count(most)) + 8
    top = keys[-1].y + LINE + 4
    bars: list[Bar] = []
    values: list[Label] = []
    for number, each in enumerate(periods):
        y = round(top + PITCH * number, 1)
        counts = _open(each.tally)
        width = (WIDTH - left - right) * sum(counts.values()) / most
        bars += stacked(list(counts.items()), x=left, y=y, width=width, height=BAR) if width else ()
        values.append(Label(x=WIDTH, y=_beside(y), text=format_count(sum(counts.values())), anchor="end"))
    return BarChart(
        prefix=prefix,
        title="Hồ sơ đang quá hạn, tạm dừng, chờ bổ sung vào cuối mỗi kỳ",
        description="; ".join(f"{each.period.label}: {_said(_open(each.tally), OPEN_KINDS)}" for each in periods) + ".",
        width=WIDTH,
        height=round(top + PITCH * len(periods), 1),
        keys=keys,
        names=tuple(
            Label(x=0, y=_beside(round(top + PITCH * number, 1)), text=name, anchor="start") for number, name in enumerate(names)
        ),
        values=tuple(values),
        bars=tuple(bars),
    )


def late_fields_chart(fields: Sequence[DossierField], prefix: str = "linh_vuc") -> Markup | None:
    """Settled late and open overdue by field, in the order given; None when none has any."""
    late = [(each.name, counts) for each in fields if sum((counts := _late(each.tally)).values())]
    return render("bars.svg", chart=late_fields_geometry(late, prefix)) if late else None


def late_fields_geometry(rows: Sequence[tuple[str, dict[str, int]]], prefix: str) -> BarChart:
    """Where everything of the fields' chart stands; every row has a late dossier. The longest bar fills the width."""
    keys = _keys(LATE_KINDS)
    most = max(sum(counts.values()) for _, counts in rows)
    y = keys[-1].y + LINE + GAP
    names: list[Label] = []
    values: list[Label] = []
    bars: list[Bar] = []
    for name, counts in rows:
        total = sum(counts.values())
        said = f"{format_count(total)} hồ sơ"
        values.append(Label(x=WIDTH, y=round(y, 1), text=said, anchor="end"))
        for number, line in enumerate(wrapped(name, WIDTH - text_width(said) - 10)):
            y += LINE if number else 0
            names.append(Label(x=0, y=round(y, 1), text=line, anchor="start"))
        bars += stacked(list(counts.items()), x=0, y=round(y + 6, 1), width=WIDTH * total / most, height=LOW)
        y += 6 + LOW + GAP + LINE - 5
    return BarChart(
        prefix=prefix,
        title="Hồ sơ trễ theo lĩnh vực",
        description="; ".join(f"{name}: {_said(counts, LATE_KINDS)}" for name, counts in rows) + ".",
        width=WIDTH,
        height=round(bars[-1].y + LOW + 2, 1),
        keys=keys,
        names=tuple(names),
        values=tuple(values),
        bars=tuple(bars),
    )


def _share(each: DossierPeriod) -> PeriodShare:
    share = each.tally.on_time
    made_of = f" ({format_count(share.numerator)}/{format_count(share.denominator)})" if share.denominator else ""
    title = f"{each.period.label}: {format_percent(share.value)}{made_of}"
    return PeriodShare(period=each.period, value=share.value, title=title)


def _open(tally: Tally) -> dict[str, int]:
    return dict(zip(OPEN_KINDS, (tally.overdue, tally.paused, tally.incomplete), strict=True))


def _late(tally: Tally) -> dict[str, int]:
    return dict(zip(LATE_KINDS, (tally.settled_late, tally.overdue), strict=True))


def _said(counts: dict[str, int], words: dict[str, str]) -> str:
    return ", ".join(f"{words[kind][0].lower()}{words[kind][1:]} {format_count(count)}" for kind, count in counts.items())


def _keys(words: dict[str, str]) -> tuple[Swatch, ...]:
    return tuple(
        Swatch(x=0, y=round(10 + LINE * 1.2 * number, 1), kind=kind, text=text)
        for number, (kind, text) in enumerate(words.items())
    )


def _beside(y: float) -> float:
    """Where the text beside a bar stands."""
    return round(y + BAR * 0.5 + 4.5, 1)
