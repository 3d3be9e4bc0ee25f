"""The chart of a scorecard: each group's points gained and lost, in bars as long as the group is worth."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from generator.contract.scorecards import Criterion
from generator.derive.score_parts import ScoreParts, parts_of
from generator.publish.charts.bars import GAP, LOW, BarChart, Swatch
from generator.publish.charts.scale import LINE, WIDTH, Bar, Label, text_width, wrapped
from generator.publish.templates import render
from generator.words.vietnamese import format_number

KINDS = {"diem_dat": "Điểm đạt", "diem_mat": "Điểm bị trừ", "chua_cham": "Chưa chấm"}
"""The parts of a bar, by the kind that ends the CSS class."""
PLACES = 2
"""Decimals of points."""


def groups_chart(groups: Sequence[Criterion], prefix: str = "diem_nhom") -> Markup | None:
    """The points of each group gained, lost and not scored; None when nothing is scored.

    `prefix` begins every id in the drawing and must be unique on the page.
    """
    rows = [(each.name, parts_of(each)) for each in groups]
    return render("bars.svg", chart=groups_geometry(rows, prefix)) if any(parts.is_scored for _, parts in rows) else None


def groups_geometry(rows: Sequence[tuple[str, ScoreParts]], prefix: str) -> BarChart:
    """Where everything of the groups' chart stands. The group worth most fills the width."""
    keys = _keys(rows)
    most = max(parts.maximum for _, parts in rows)
    y = keys[-1].y + LINE + GAP
    names: list[Label] = []
    values: list[Label] = []
    bars: list[Bar] = []
    for name, parts in rows:
        said = points_of_maximum(parts)
        values.append(Label(x=WIDTH, y=round(y, 1), text=said, anchor="end"))
        for number, line in enumerate(wrapped(name, WIDTH - text_width(said) - 12)):
            y += LINE if number else 0
            names.append(Label(x=0, y=round(y, 1), text=line, anchor="start"))
        bars += _bars(parts, y=round(y + 6, 1), width=WIDTH * float(parts.maximum / most) if most else 0)
        y += 6 + LOW + GAP + LINE - 5
    return BarChart(
        prefix=prefix,
        title="Điểm đạt và điểm bị trừ theo nhóm tiêu chí",
        description="; ".join(f"{name}: {points_of_maximum(parts)} điểm" for name, parts in rows) + ".",
        width=WIDTH,
        height=round(y - GAP - LINE + 7, 1),
        keys=keys,
        names=tuple(names),
        values=tuple(values),
        bars=tuple(bars),
    )


def points_of_maximum(parts: ScoreParts) -> str:
    """`16,5/18`; where nothing is scored `chưa chấm/18`."""
    gained = format_number(parts.gained, PLACES) if parts.is_scored else "chưa chấm"
    return f"{gained}/{format_number(parts.maximum, PLACES)}"


def _bars(parts: ScoreParts, *, y: float, width: float) -> list[Bar]:
    """The parts side by side; one too small for its number carries none."""
    found: list[Bar] = []
    before = Decimal()
    for kind, points in zip(KINDS, (parts.gained, parts.lost, parts.unscored), strict=True):
        if not points:
            continue
        start, end = (width * float(each / parts.maximum) for each in (before, before + points))
        before += points
        text = format_number(points, PLACES)
        fits = end - start >= text_width(text) + 6
        found.append(Bar(x=round(start, 1), y=y, width=round(end - start, 1), height=LOW, kind=kind, text=text if fits else ""))
    return found


def _keys(rows: Sequence[tuple[str, ScoreParts]]) -> tuple[Swatch, ...]:
    """The key, without what does not occur."""
    shown = [kind for kind in KINDS if kind != "chua_cham" or any(parts.unscored for _, parts in rows)]
    return tuple(
        Swatch(x=0, y=round(10 + LINE * 1.2 * number, 1), kind=kind, text=KINDS[kind]) for number, kind in enumerate(shown)
    )
