"""Bars of tasks: the four official buckets in one bar, the same for each area, and how late each unit is."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.contract.vocabulary import BUCKETS
from generator.derive.plan_facts import AreaFacts, UnitFacts
from generator.derive.totals import Totals
from generator.publish.charts.rows import KEY_LINE, BarChart, NamedRow, Swatch, counted, pieces_within, rows_of_bars
from generator.publish.charts.scale import WIDTH
from generator.publish.templates import render
from generator.words.vietnamese import format_count, format_percent, sort_key

TALL = 36
"""Units: the height of the one bar."""
PROGRESS = {
    "hoan_thanh_dung_han": "Hoàn thành đúng hạn",
    "hoan_thanh_qua_han": "Hoàn thành trễ",
    "chua_hoan_thanh_trong_han": "Còn trong hạn",
    "sap_den_han": "Sắp đến hạn",
    "chua_hoan_thanh_qua_han": "Chậm tiến độ",
}
"""What is drawn of a set of tasks, in the order of an area's bar. A unit's begins with what is late, to be compared."""


def buckets_chart(totals: Totals, prefix: str = "nhom") -> Markup | None:
    """The four buckets of a set of tasks as one stacked bar with its key; None for an empty set.

    `prefix` begins every id in the drawing and must be unique on the page.
    """
    if not totals.total:
        return None
    keys = tuple(
        Swatch(x=0, y=TALL + KEY_LINE * (number + 1), kind=key, text=f"{BUCKETS[key].label}: {format_count(count)}")
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
            bars=pieces_within(counted(totals.buckets.items()), x=0, y=1, width=WIDTH, height=TALL - 2),
        ),
    )


def areas_chart(areas: Sequence[AreaFacts], prefix: str = "linh-vuc") -> Markup | None:
    """How the tasks of each area stand that has any, one bar each, all of one length; None when none has.

    `prefix` as in `buckets_chart`.
    """
    rows = [(each.area.name, each.totals) for each in areas if each.totals.total]
    return render("bars.svg", chart=shares_geometry("Tiến độ theo lĩnh vực", rows, prefix)) if rows else None


def shares_geometry(title: str, rows: Sequence[tuple[str, Totals]], prefix: str) -> BarChart:
    """For each name its share done, and how its tasks stand as parts of a whole."""
    return rows_of_bars(
        [NamedRow(name=name, value=_done_words(totals), pieces=counted(progress_of(totals).items())) for name, totals in rows],
        list(PROGRESS.items()),
        prefix=prefix,
        title=title,
        description="; ".join(f"{name}: đã xong {_done_words(totals)}; {_all_words(totals)}" for name, totals in rows) + ".",
    )


def units_chart(units: Sequence[UnitFacts], prefix: str = "don-vi") -> Markup | None:
    """What each unit leads, as long as it has tasks, the late ones first; None when none leads any.

    `prefix` as in `buckets_chart`.
    """
    rows = [(each.unit.label, each.totals) for each in units if each.totals.total]
    return render("bars.svg", chart=lateness_geometry(rows, prefix)) if rows else None


def by_lateness(each: tuple[str, Totals]) -> tuple[int, int, object]:
    """The order of units: the most late tasks first, then the most that are due soon, then by name."""
    name, totals = each
    return -totals.states["cham_tien_do"], -totals.states["sap_den_han"], sort_key(name)


def lateness_geometry(rows: Sequence[tuple[str, Totals]], prefix: str) -> BarChart:
    """For each unit how many of its tasks are late; the unit with the most tasks fills the width."""
    ordered = sorted(rows, key=by_lateness)
    most = max(totals.total for _, totals in ordered)
    return rows_of_bars(
        [
            NamedRow(
                name=name,
                value=_late_words(totals),
                pieces=counted(reversed(progress_of(totals).items())),
                length=totals.total / most,
            )
            for name, totals in ordered
        ],
        list(reversed(PROGRESS.items())),
        prefix=prefix,
        title="Việc chậm tiến độ theo đơn vị chủ trì",
        description="; ".join(f"{name}: {_all_words(totals)}" for name, totals in ordered) + ".",
    )


def progress_of(totals: Totals) -> dict[str, int]:
    """Tasks by the kinds of PROGRESS; they add up to the total."""
    buckets, soon = totals.buckets, totals.states["sap_den_han"]
    counts = (
        buckets["hoan_thanh_dung_han"],
        buckets["hoan_thanh_qua_han"],
        buckets["chua_hoan_thanh_trong_han"] - soon,
        soon,
        buckets["chua_hoan_thanh_qua_han"],
    )
    return dict(zip(PROGRESS, counts, strict=True))


def _done_words(totals: Totals) -> str:
    done = totals.completion
    return f"{format_count(done.numerator)}/{format_count(done.denominator)} ({format_percent(done.value)})"


def _late_words(totals: Totals) -> str:
    late = totals.buckets["chua_hoan_thanh_qua_han"]
    return f"{format_count(late)} chậm/{format_count(totals.total)} việc" if late else f"{format_count(totals.total)} việc"


def _all_words(totals: Totals) -> str:
    said = [f"{format_count(count)} {PROGRESS[kind].lower()}" for kind, count in progress_of(totals).items() if count]
    return f"{format_count(totals.total)} việc, trong đó {', '.join(said)}"
