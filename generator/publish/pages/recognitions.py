"""Recognition: who was commended and held up as a model, who was reminded or criticised, by unit and by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from generator.contract.vocabulary import RECOGNITION_KINDS
from generator.derive.facts import Facts
from generator.derive.naming import title_of
from generator.derive.plan_facts import grouped
from generator.derive.recognitions import RecognitionFacts
from generator.publish.charts.duties import Column, parts_columns_chart, parts_rows_chart
from generator.publish.outputs import Draft
from generator.publish.pages.registers import (
    FEED,
    Sheet,
    column_cells,
    counted,
    months_of,
    parts_of_counts,
    rest_of,
    row_cells,
    rows_of,
    sheets_of,
)
from generator.words.periods import month_of
from generator.words.vietnamese import format_count, format_date

_TITLE = "Biểu dương, nhắc nhở"
_NO_UNIT = "Không ghi đơn vị"
_WORDS = {
    "khen": ("hoan_thanh_dung_han", "Biểu dương, khen thưởng, điển hình"),
    "nhac": ("hoan_thanh_qua_han", "Nhắc nhở, phê bình"),
}
"""Praise and reminders: the pattern and the word of each."""
_SECTIONS = (
    ("bieu_duong", "Biểu dương, khen thưởng", ("bieu_duong", "khen_thuong"), "Chưa có đơn vị, cá nhân nào được biểu dương."),
    ("dien_hinh", "Điển hình, cách làm hay", ("dien_hinh",), "Chưa có điển hình nào được giới thiệu."),
    ("nhac_nho", "Nhắc nhở, phê bình", ("nhac_nho", "phe_binh"), "Không có đơn vị, cá nhân nào bị nhắc nhở, phê bình."),
)
"""Each section's place on the page, its title, the kinds in it, and what it says when it is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionLine:
    """A commendation or reminder. `title` is for what, `rest` the whole text where that is only its beginning."""

    facts: RecognitionFacts
    title: str
    rest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionSection:
    """Some of them together, the newest first; `empty` is said when there is none."""

    key: str
    title: str
    empty: str
    lines: tuple[RecognitionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionView:
    """What the page shows: counts of praise and of reminders, each kind's, the pictures with their numbers, the sections."""

    praised: int
    reminded: int
    kinds: tuple[tuple[str, int], ...]
    months: Markup | None
    month_rows: tuple[list[str], ...]
    units: Markup | None
    unit_rows: tuple[list[str], ...]
    headers: list[str]
    sections: tuple[RecognitionSection, ...]


def recognition_pages(facts: Facts) -> Iterator[Draft]:
    """The register's pages."""
    for sheet in sheets_of("ghi-nhan", facts.recognitions, facts):
        yield Draft(
            address=sheet.address,
            title=_TITLE + sheet.suffix,
            description=_description(sheet),
            section="ghi-nhan",
            template="recognitions.html",
            context={
                "sheet": sheet,
                # Made when the page is rendered, and only then.
                "make_view": partial(recognition_view, sheet.records, sheet.year, facts.as_of),
            },
            source=sheet.source,
            feeds=(FEED,),
            search=sheet.search("biểu dương khen thưởng gương điển hình cách làm hay nhắc nhở phê bình"),
        )


def recognition_view(found: Sequence[RecognitionFacts], year: int | None, as_of: date) -> RecognitionView:
    """The page of some recognitions of a year."""
    by_month = grouped((month_of(each.recognition.day), _side(each)) for each in found)
    columns = tuple(
        Column(period=month, parts=parts_of_counts(counted(by_month.get(month, ())), _WORDS))
        for month in months_of(year, (each.recognition.day for each in found), as_of)
    )
    rows = rows_of(((each.unit.label if each.unit else _NO_UNIT, _side(each)) for each in found), _WORDS)
    kinds = counted(each.recognition.kind for each in found)
    praised = sum(each.is_praise for each in found)
    return RecognitionView(
        praised=praised,
        reminded=len(found) - praised,
        kinds=tuple((label, kinds.get(kind, 0)) for kind, label in RECOGNITION_KINDS.items()),
        months=parts_columns_chart("Số lượt biểu dương và nhắc nhở theo tháng", columns, "theo-thang"),
        month_rows=tuple(column_cells(each) for each in columns),
        units=parts_rows_chart("Số lượt biểu dương và nhắc nhở theo đơn vị", rows, "theo-don-vi"),
        unit_rows=tuple(row_cells(each) for each in rows),
        headers=["Tổng số", *(label for _, label in _WORDS.values())],
        sections=tuple(
            RecognitionSection(
                key=key,
                title=title,
                empty=empty,
                lines=tuple(_line(each) for each in found if each.recognition.kind in among),
            )
            for key, title, among, empty in _SECTIONS
        ),
    )


def _line(each: RecognitionFacts) -> RecognitionLine:
    return RecognitionLine(facts=each, title=title_of(each.recognition), rest=rest_of(each.recognition.text))


def _side(each: RecognitionFacts) -> str:
    return "khen" if each.is_praise else "nhac"


def _description(sheet: Sheet[RecognitionFacts]) -> str:
    if not sheet.records:
        return "Đơn vị, cá nhân được biểu dương, cách làm hay và những trường hợp bị nhắc nhở, phê bình."
    praised = sum(each.is_praise for each in sheet.records)
    return (
        f"{format_count(praised)} lượt biểu dương, khen thưởng, giới thiệu điển hình và"
        f" {format_count(len(sheet.records) - praised)} lượt nhắc nhở, phê bình, tính đến {format_date(sheet.as_of)}."
    )
