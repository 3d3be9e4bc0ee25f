"""Charts of dossiers: the on-time share and volume by period, what was left open at each end, and where lateness sits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.derive.dossiers import DossierField, DossierPeriod, DossierYear, Tally
from generator.publish.charts.lines import runs_of, slots_of, value_labels, value_ticks
from generator.publish.charts.plot import (
    BOTTOM,
    DOT_GAP,
    HEAD,
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
from generator.publish.charts.rows import (
    BarChart,
    NamedRow,
    Swatch,
    below,
    counted,
    hatches_of,
    keys_of,
    pieces_within,
    rows_of_bars,
)
from generator.publish.charts.scale import LINE, WIDTH, Bar, Label, kept, text_width
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
VOLUME_KINDS = {"ty_le": "Đã giải quyết", "hoan_thanh_qua_han": "trong đó quá hạn"}
VOLUME_TOP = BOTTOM + 66
"""Units: the height of the most dossiers settled in a period, below the line and the volume's key."""
VOLUME = 70
FILLED = 0.66
"""The part of a period's place that its column takes."""
MOST_WIDE = 30


@dataclass(frozen=True, slots=True)
class PeriodShare:
    """The on-time share of a period as the line draws it, and what it is a share of. `value` None: nothing was settled."""

    period: Period
    value: Fraction | None
    title: str
    settled: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendChart(LineChart):
    """Everything trend.svg draws: the line above, and below it columns as high as what was settled."""

    swatches: tuple[Swatch, ...]
    bars: tuple[Bar, ...]
    counts: tuple[Label, ...]
    floor: float

    @property
    def hatches(self) -> tuple[str, ...]:
        """The patterns in use."""
        return hatches_of([*(each.kind for each in self.swatches), *(each.kind for each in self.bars)])


def on_time_chart(year: DossierYear, prefix: str = "dung_han") -> Markup | None:
    """The share settled early or on time by period, and how many were settled; None when nothing was.

    `prefix` begins every id in the drawing and must be unique on the page.
    """
    shares = [_share(each) for each in year.periods]
    return render("trend.svg", chart=on_time_geometry(shares, prefix)) if any(each.value is not None for each in shares) else None


def on_time_geometry(shares: Sequence[PeriodShare], prefix: str) -> TrendChart:
    """Where everything of the on-time chart stands. At least one period has a share."""
    known = [each for each in shares if each.value is not None]
    ticks = value_ticks([float(each.value or 0) for each in known], percent=True)
    slots = slots_of([each.period for each in shares])
    scale = Scale(ticks[0], ticks[-1], left_of(ticks, None), len(slots))
    places = {period: scale.x(number) for number, period in enumerate(slots)}
    dots = tuple(Dot(x=places[each.period], y=scale.y(float(each.value or 0)), met="none", title=each.title) for each in known)
    floor = VOLUME_TOP + VOLUME
    years = year_labels(slots, places, floor)
    bars, counts = _volume(shares, places, len(slots), scale)
    return TrendChart(
        prefix=prefix,
        title="Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn, và số hồ sơ đã giải quyết qua các kỳ",
        description="; ".join(each.title for each in shares) + ".",
        width=WIDTH,
        height=floor + LINE * (2 if years else 1) + 8,
        keys=(Key(x=0, y=HEAD, kind="value", text="Trước hạn và đúng hạn (%)"),),
        ticks=tick_labels(ticks, scale, None),
        grid=tuple(scale.y(each) for each in ticks),
        target=None,
        target_tick=None,
        lines=tuple(Line(points=each, kind="value") for each in runs_of(slots, shares, scale)),
        dots=dots,
        labels=value_labels(known, dots, None),
        periods=period_labels(slots, places, floor),
        years=years,
        swatches=_volume_keys(),
        bars=bars,
        counts=counts,
        floor=floor,
    )


def _volume_keys() -> tuple[Swatch, ...]:
    return tuple(
        Swatch(x=(WIDTH / 2) * number, y=BOTTOM + 34, kind=kind, text=word)
        for number, (kind, word) in enumerate(VOLUME_KINDS.items())
    )


def _volume(
    shares: Sequence[PeriodShare], places: dict[Period, float], slots: int, scale: Scale
) -> tuple[tuple[Bar, ...], tuple[Label, ...]]:
    """A column for each period, its late part above, and the counts for which there is room, the newest first."""
    most = max(each.settled for each in shares)
    pitch = (scale.x(slots - 1) - scale.x(0)) / (slots - 1) if slots > 1 else WIDTH
    wide = round(min(pitch * FILLED, MOST_WIDE, (WIDTH - scale.x(slots - 1)) * 2), 1)
    bars: list[Bar] = []
    counts: list[Label] = []
    for each in reversed(shares):
        top = float(VOLUME_TOP + VOLUME)
        for kind, count in zip(VOLUME_KINDS, (each.settled - each.late, each.late), strict=True):
            if count:
                tall = round(VOLUME * count / most, 1)
                top = round(top - tall, 1)
                bars.append(Bar(x=round(places[each.period] - wide / 2, 1), y=top, width=wide, height=tall, kind=kind))
        text = format_count(each.settled)
        label = Label(x=kept(places[each.period], text), y=round(top - DOT_GAP / 2, 1), text=text)
        if (
            not counts
            or label.x + text_width(text, strong=True) / 2 + 3 <= counts[-1].x - text_width(counts[-1].text, strong=True) / 2
        ):
            counts.append(label)
    return tuple(reversed(bars)), tuple(reversed(counts))


def backlog_chart(year: DossierYear, prefix: str = "ton_dong") -> Markup | None:
    """Overdue, paused and waiting for the applicant at the end of each of the newest periods; None when there were none."""
    shown = year.periods[-MOST_ROWS:]
    most = max(sum(_open(each.tally).values()) for each in shown)
    return render("bars.svg", chart=backlog_geometry(shown, most, prefix)) if most else None


def backlog_geometry(periods: Sequence[DossierPeriod], most: int, prefix: str) -> BarChart:
    """Where everything of the open dossiers' chart stands; the longest bar holds `most`, which is above 0."""
    keys = keys_of(list(OPEN_KINDS.items()))
    names = [short_period(each.period) for each in periods]
    left = max(text_width(each) for each in names) + 8
    right = text_width(format_count(most), strong=True) + 8
    top = below(keys) - LINE + 4
    bars: list[Bar] = []
    values: list[Label] = []
    for number, each in enumerate(periods):
        y = round(top + PITCH * number, 1)
        counts = _open(each.tally)
        total = sum(counts.values())
        bars += pieces_within(counted(counts.items()), x=left, y=y, width=(WIDTH - left - right) * total / most, height=BAR)
        values.append(Label(x=WIDTH, y=_beside(y), text=format_count(total), anchor="end"))
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
    most = max(sum(counts.values()) for _, counts in rows)
    return rows_of_bars(
        [
            NamedRow(
                name=name,
                value=f"{format_count(sum(counts.values()))} hồ sơ",
                pieces=counted(counts.items()),
                length=sum(counts.values()) / most,
            )
            for name, counts in rows
        ],
        list(LATE_KINDS.items()),
        prefix=prefix,
        title="Hồ sơ trễ theo lĩnh vực",
        description="; ".join(f"{name}: {_said(counts, LATE_KINDS)}" for name, counts in rows) + ".",
    )


def _share(each: DossierPeriod) -> PeriodShare:
    share = each.tally.on_time
    made_of = f" ({format_count(share.numerator)}/{format_count(share.denominator)})" if share.denominator else ""
    title = f"{each.period.label}: {format_percent(share.value)}{made_of}"
    tally = each.tally
    return PeriodShare(period=each.period, value=share.value, title=title, settled=tally.settled, late=tally.settled_late)


def _open(tally: Tally) -> dict[str, int]:
    return dict(zip(OPEN_KINDS, (tally.overdue, tally.paused, tally.incomplete), strict=True))


def _late(tally: Tally) -> dict[str, int]:
    return dict(zip(LATE_KINDS, (tally.settled_late, tally.overdue), strict=True))


def _said(counts: dict[str, int], words: dict[str, str]) -> str:
    return ", ".join(f"{words[kind][0].lower()}{words[kind][1:]} {format_count(count)}" for kind, count in counts.items())


def _beside(y: float) -> float:
    """Where the text beside a bar stands."""
    return round(y + BAR * 0.5 + 4.5, 1)
