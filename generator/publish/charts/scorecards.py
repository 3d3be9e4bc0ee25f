"""Charts of a scorecard: each group's points gained and lost, and the criteria that lost most."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from generator.contract.scorecards import Criterion
from generator.derive.score_parts import ScoreParts, parts_of
from generator.derive.scorecards import CriterionFacts
from generator.publish.charts.rows import BarChart, NamedRow, Piece, rows_of_bars
from generator.publish.templates import render
from generator.words.vietnamese import format_count, format_number

KINDS = {"diem_dat": "Điểm đạt", "diem_mat": "Điểm bị trừ", "chua_cham": "Chưa chấm"}
"""The parts of a bar, by the kind that ends the CSS class."""
PLACES = 2
"""Decimals of points."""
MOST_LOST = 10
"""Criteria drawn; the table beside the picture has all."""


def groups_chart(groups: Sequence[Criterion], prefix: str = "diem_nhom") -> Markup | None:
    """The points of each group gained, lost and not scored; None when nothing is scored.

    `prefix` begins every id in the drawing and must be unique on the page.
    """
    rows = [(each.name, parts_of(each)) for each in groups]
    return render("bars.svg", chart=groups_geometry(rows, prefix)) if any(parts.is_scored for _, parts in rows) else None


def groups_geometry(rows: Sequence[tuple[str, ScoreParts]], prefix: str) -> BarChart:
    """Where everything of the groups' chart stands. The group worth most fills the width."""
    most = max(parts.maximum for _, parts in rows)
    shown = [kind for kind in KINDS if kind != "chua_cham" or any(parts.unscored for _, parts in rows)]
    return rows_of_bars(
        [
            NamedRow(
                name=name,
                value=points_of_maximum(parts),
                pieces=_pieces(parts),
                length=float(parts.maximum / most) if most else 0,
            )
            for name, parts in rows
        ],
        [(kind, KINDS[kind]) for kind in shown],
        prefix=prefix,
        title="Điểm đạt và điểm bị trừ theo nhóm tiêu chí",
        description="; ".join(f"{name}: {points_of_maximum(parts)} điểm" for name, parts in rows) + ".",
    )


def lost_chart(lost: Sequence[CriterionFacts], prefix: str = "mat_nhieu") -> Markup | None:
    """The criteria that lost most, the most first; None when nothing was lost. Of equals the first in the file comes first.

    `prefix` as in `groups_chart`.
    """
    shown = [each for each in lost if each.lost_here]
    return render("bars.svg", chart=lost_geometry(shown, prefix)) if shown else None


def lost_geometry(lost: Sequence[CriterionFacts], prefix: str) -> BarChart:
    """Where everything of the lost points' chart stands. Each criterion lost some; the most fills the width."""
    ordered = sorted(lost, key=lambda each: -(each.lost_here or Decimal()))
    rest = ordered[MOST_LOST:]
    rows = [(each.criterion.name, each.lost_here or Decimal(), each.criterion.maximum) for each in ordered[:MOST_LOST]]
    most = rows[0][1]
    said = [(name, f"{_points(points)}/{_points(maximum)}") for name, points, maximum in rows]
    others = f". Còn {format_count(len(rest))} tiêu chí nữa bị trừ ít hơn hoặc bằng" if rest else ""
    return rows_of_bars(
        [
            NamedRow(
                name=name,
                value=f"trừ {words}",
                pieces=(Piece(kind="diem_mat", size=float(points), text=_points(points)),),
                length=float(points / most),
            )
            for (name, words), (_, points, _) in zip(said, rows, strict=True)
        ],
        [("diem_mat", "Điểm bị trừ, trên điểm tối đa")],
        prefix=prefix,
        title="Tiêu chí mất nhiều điểm nhất",
        description="; ".join(f"{name}: bị trừ {words} điểm" for name, words in said) + f"{others}.",
    )


def points_of_maximum(parts: ScoreParts) -> str:
    """`16,5/18`; where nothing is scored `chưa chấm/18`."""
    gained = format_number(parts.gained, PLACES) if parts.is_scored else "chưa chấm"
    return f"{gained}/{format_number(parts.maximum, PLACES)}"


def _points(points: Decimal) -> str:
    return format_number(points, PLACES)


def _pieces(parts: ScoreParts) -> tuple[Piece, ...]:
    counts = zip(KINDS, (parts.gained, parts.lost, parts.unscored), strict=True)
    return tuple(Piece(kind=kind, size=float(points), text=_points(points)) for kind, points in counts)
