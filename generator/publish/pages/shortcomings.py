"""Shortcomings of a former year: how many are fixed, which nobody takes on, and for each the way from finding to result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from markupsafe import Markup

from generator.contract.plan import Area
from generator.contract.vocabulary import SHORTCOMING_STATES
from generator.derive.facts import Facts
from generator.derive.figures import Ratio
from generator.derive.naming import title_of
from generator.derive.plan_facts import grouped
from generator.derive.shortcomings import ShortcomingFacts
from generator.publish.charts.duties import Part, parts_rows_chart
from generator.publish.outputs import Draft
from generator.publish.pages.registers import (
    FEED,
    Left,
    Sheet,
    counted,
    parts_of_counts,
    rest_of,
    row_cells,
    rows_of,
    sheets_of,
)
from generator.publish.said import inside
from generator.words.vietnamese import format_count, format_date

NOBODY = "Chưa giao đơn vị"
_TITLE = "Tồn tại, hạn chế và việc khắc phục"
_WORDS = {
    "da_khac_phuc": ("hoan_thanh_dung_han", "Đã khắc phục"),
    "dang_khac_phuc": ("hoan_thanh_qua_han", "Đang khắc phục"),
    "chua_khac_phuc": ("chua_hoan_thanh_qua_han", "Chưa khắc phục"),
}
"""Each state's pattern and word, in the order of the bars."""
_ATTENTION = {"chua_khac_phuc": 1, "dang_khac_phuc": 2, "da_khac_phuc": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingLine:
    """A shortcoming with its name in one line and, where that is only the beginning, its whole text."""

    facts: ShortcomingFacts
    title: str
    rest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deducted:
    """Points deducted in all, of how many shortcomings, and the points of those that are fixed by now."""

    points: Decimal
    scored: int
    fixed: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingView:
    """What the page shows. `deducted` is None where no shortcoming says its points. `neglected` stand first everywhere.

    `groups` are the shortcomings by area (None: without one), each group in the order in which they need attention.
    """

    fixed: Ratio
    parts: tuple[Part, ...]
    deducted: Deducted | None
    neglected: tuple[ShortcomingLine, ...]
    unproven: int
    groups: tuple[tuple[Area | None, tuple[ShortcomingLine, ...]], ...]
    units: Markup | None
    headers: tuple[str, ...]
    rows: tuple[list[str], ...]


def shortcoming_pages(facts: Facts) -> Iterator[Draft]:
    """The register's pages."""
    for sheet in sheets_of("ton-tai", facts.shortcomings, facts, _left):
        yield Draft(
            address=sheet.address,
            title=_TITLE + sheet.suffix,
            description=_description(sheet),
            section="ton-tai",
            template="shortcomings.html",
            context={
                "sheet": sheet,
                # Made when the page is rendered, and only then.
                "make_view": partial(shortcoming_view, sheet.records, tuple(each.area for each in facts.areas)),
            },
            source=sheet.source,
            feeds=(FEED,),
            search=sheet.search("tồn tại hạn chế khắc phục điểm trừ bỏ ngỏ"),
        )


def _left(each: ShortcomingFacts) -> Iterator[Left]:
    if each.fixed_on is None:
        state = inside(SHORTCOMING_STATES[each.state].label)
        yield Left(
            title=title_of(each.shortcoming),
            address=each.address,
            year=each.year,
            units=(each.unit,) if each.unit else (),
            due=None,
            said=f"{state}, chưa có nhiệm vụ, chưa có biện pháp" if each.neglected else state,
            late=each.neglected,
        )


def shortcoming_view(found: Sequence[ShortcomingFacts], areas: Sequence[Area]) -> ShortcomingView:
    """The page of some shortcomings; `areas` give the order of the groups."""
    lines = [
        ShortcomingLine(facts=each, title=title_of(each.shortcoming), rest=rest_of(each.shortcoming.text))
        for each in sorted(found, key=_order)
    ]
    by_area = grouped((_name(line.facts.area), line) for line in lines)
    parts = parts_of_counts(counted(each.state for each in found), _WORDS)
    rows = rows_of(((each.unit.label if each.unit else NOBODY, each.state) for each in found), _WORDS)
    return ShortcomingView(
        fixed=Ratio(parts[0].count, len(found)),
        parts=parts,
        deducted=deducted_of(found),
        neglected=tuple(each for each in lines if each.facts.neglected),
        unproven=sum(each.unproven for each in found),
        groups=tuple((area, tuple(by_area[_name(area)])) for area in (*areas, None) if _name(area) in by_area),
        units=parts_rows_chart("Tồn tại, hạn chế theo đơn vị chịu trách nhiệm", rows, "theo-don-vi"),
        headers=("Đơn vị", "Số tồn tại", *(label for _, label in _WORDS.values())),
        rows=tuple(row_cells(row) for row in rows),
    )


def deducted_of(found: Sequence[ShortcomingFacts]) -> Deducted | None:
    """The points deducted; None where none is known."""
    scored = [(each, each.shortcoming.points) for each in found if each.shortcoming.points is not None]
    if not scored:
        return None
    return Deducted(
        points=sum((points for _, points in scored), Decimal(0)),
        scored=len(scored),
        fixed=sum((points for each, points in scored if each.state == "da_khac_phuc"), Decimal(0)),
    )


def _name(area: Area | None) -> str:
    return area.id if area else ""


def _order(each: ShortcomingFacts) -> tuple[int, Decimal]:
    rank = 0 if each.neglected else _ATTENTION[each.state]
    return rank, -(each.shortcoming.points or Decimal(0))


def _description(sheet: Sheet[ShortcomingFacts]) -> str:
    fixed = sum(each.state == "da_khac_phuc" for each in sheet.records)
    total = len(sheet.records)
    if not total:
        return "Những tồn tại, hạn chế và điểm bị trừ phải khắc phục: của đơn vị nào, làm gì, đã xong chưa."
    return (
        f"{format_count(fixed)} trong {format_count(total)} tồn tại, hạn chế đã khắc phục, tính đến {format_date(sheet.as_of)}:"
        " nêu ở đâu, của đơn vị nào, làm gì, đã xong chưa."
    )
