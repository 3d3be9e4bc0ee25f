"""Report duties: who is missing something now, how much came in time, and for each duty its matrix of units and periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from markupsafe import Markup

from generator.contract.plan import Unit
from generator.derive.facts import Facts
from generator.derive.figures import Ratio
from generator.derive.naming import title_of
from generator.derive.plan_facts import grouped
from generator.derive.reports import ReportFacts, ReportSlot
from generator.publish.charts.duties import Part, parts_rows_chart
from generator.publish.charts.plot import short_period
from generator.publish.outputs import Draft
from generator.publish.pages.plan import ratio_words
from generator.publish.pages.registers import FEED, Left, Sheet, counted, parts_of_counts, row_cells, rows_of, sheets_of
from generator.publish.rhythm import rhythm_words
from generator.publish.said import inside
from generator.words.periods import Period
from generator.words.vietnamese import format_count, format_date

ONCE = "Nộp một lần"
"""What stands for the period of a report that is owed once."""
MOST_COLUMNS = 5
"""A table has no more columns than fit beside each other with their words; what is wider in both ways becomes strips."""
MOST_ROWS = 12
_TITLE = "Chế độ báo cáo"
_WORDS = {
    "dung_han": ("hoan_thanh_dung_han", "Đúng hạn"),
    "tre": ("hoan_thanh_qua_han", "Nộp trễ"),
    "chua_den_han": ("chua_hoan_thanh_trong_han", "Chưa đến hạn"),
    "thieu": ("chua_hoan_thanh_qua_han", "Chưa nộp"),
}
"""Each state's pattern and word, in the order of the bars."""
Shape = Literal["units", "periods", "strips"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One slot with the report it belongs to and its period in words."""

    duty: ReportFacts
    slot: ReportSlot
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A unit's periods in a row: each slot with its period in words and in brief, and the counts."""

    unit: Unit
    slots: tuple[tuple[ReportSlot, str, str], ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A duty's units and periods. `shape` says what the rows of `rows` are: units, or periods; for `strips` there are none.

    `heads` name the columns; a row is its unit (None where rows are periods), its name, and a slot for each column. A
    table of periods has strips as well, for screens on which it has no room.
    """

    shape: Shape
    corner: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Unit | None, str, tuple[ReportSlot, ...]], ...]
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """A duty as its section shows it: `rule` says how often and by when, `on_time` is of what was handed in or missed."""

    facts: ReportFacts
    rule: str
    on_time: Ratio
    missing: int
    matrix: Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """What the page shows.

    `missing` are units with what they owe past due, the longest overdue first, `missing_total` how many that are in all.
    `soon` is what is due within the office's days, the nearest first, each with all the units that owe it.
    """

    on_time: Ratio
    parts: tuple[Part, ...]
    missing: tuple[tuple[Unit, tuple[Owed, ...]], ...]
    missing_total: int
    soon: tuple[tuple[Owed, tuple[Unit, ...]], ...]
    duties: tuple[DutyLine, ...]
    units: Markup | None
    headers: tuple[str, ...]
    rows: tuple[list[str], ...]


def report_pages(facts: Facts) -> Iterator[Draft]:
    """The register's pages."""
    for sheet in sheets_of("bao-cao", facts.reports, facts, _left):
        yield Draft(
            address=sheet.address,
            title=_TITLE + sheet.suffix,
            description=_description(sheet),
            section="bao-cao",
            template="reports.html",
            context={
                "sheet": sheet,
                "soon": facts.office.soon,
                # Made when the page is rendered, and only then.
                "make_view": partial(report_view, sheet.records, facts.as_of, facts.office.soon),
            },
            source=sheet.source,
            feeds=(FEED,),
            search=sheet.search("chế độ báo cáo định kỳ hạn nộp đúng hạn nộp trễ chưa nộp"),
        )


def _left(each: ReportFacts) -> Iterator[Left]:
    for slot in each.slots:
        if slot.handed_in is None:
            late = slot.state == "thieu"
            yield Left(
                title=f"{title_of(each.duty)}, {inside(period_words(slot.period))}",
                address=each.address,
                year=each.year,
                units=(slot.unit,),
                due=slot.due,
                said=f"chưa nộp, quá hạn {format_count(slot.days or 0)} ngày" if late else "chưa đến hạn",
                late=late,
            )


def report_view(found: Sequence[ReportFacts], as_of: date, soon: int) -> ReportView:
    """The page of some duties on the day; `soon` are the days before a due day from which it is near."""
    owed = [Owed(duty=each, slot=slot, period=period_words(slot.period)) for each in found for slot in each.slots]
    missing = sorted((each for each in owed if each.slot.state == "thieu"), key=lambda each: each.slot.due)
    near = [each for each in owed if each.slot.state == "chua_den_han" and (each.slot.due - as_of).days <= soon]
    rows = rows_of(((each.slot.unit.label, each.slot.state) for each in owed), _WORDS)
    return ReportView(
        on_time=on_time_of_slots([each.slot for each in owed]),
        parts=parts_of_counts(counted(each.slot.state for each in owed), _WORDS),
        missing=tuple(
            (some[0].slot.unit, tuple(some)) for some in grouped((each.slot.unit.id, each) for each in missing).values()
        ),
        missing_total=len(missing),
        soon=_soon(near),
        duties=tuple(_duty(each) for each in found),
        units=parts_rows_chart("Báo cáo của từng đơn vị", rows, "theo-don-vi"),
        headers=("Đơn vị", "Số lượt phải nộp", *(label for _, label in _WORDS.values()), "Đúng hạn trên số đã nộp hoặc quá hạn"),
        rows=tuple([*row_cells(row), ratio_words(_share(row.parts))] for row in rows),
    )


def on_time_of_slots(slots: Sequence[ReportSlot]) -> Ratio:
    """Those handed in in time among all that were handed in or are past due."""
    return _share(parts_of_counts(counted(each.state for each in slots), _WORDS))


def period_words(period: Period | None) -> str:
    """The period as people say it."""
    return period.label if period else ONCE


def rule_words(facts: ReportFacts) -> str:
    """How often the report is due and by when: `hằng tháng, trước ngày 20`."""
    duty = facts.duty
    if duty.cycle is not None:
        return rhythm_words(duty.cycle, duty.before, duty.latest)
    return f"nộp một lần, chậm nhất ngày {format_date(duty.deadline)}" if duty.deadline else "nộp một lần"


def matrix_of(facts: ReportFacts) -> Matrix:
    """The duty's slots as a table no wider than MOST_COLUMNS, else as a strip for each unit."""
    by_unit = grouped((slot.unit.id, slot) for slot in facts.slots)
    units = [each for each in facts.units if each.id in by_unit]
    lines = [tuple(by_unit[each.id]) for each in units]
    periods = [period_words(slot.period) for slot in lines[0]] if lines else []
    if len(periods) <= MOST_COLUMNS:
        rows = tuple((unit, unit.label, slots) for unit, slots in zip(units, lines, strict=True))
        return Matrix(shape="units", corner="Đơn vị", heads=tuple(periods), rows=rows, strips=())
    strips = tuple(_strip(unit, slots) for unit, slots in zip(units, lines, strict=True))
    if len(units) <= MOST_COLUMNS and len(periods) <= MOST_ROWS:
        across = tuple((None, name, slots) for name, slots in zip(periods, zip(*lines, strict=True), strict=True))
        return Matrix(shape="periods", corner="Kỳ", heads=tuple(each.label for each in units), rows=across, strips=strips)
    return Matrix(shape="strips", corner="Đơn vị", heads=(), rows=(), strips=strips)


def _soon(near: Sequence[Owed]) -> tuple[tuple[Owed, tuple[Unit, ...]], ...]:
    """The same report of the same period once, with its units; by due day, of one day in file order."""
    same = grouped(((each.slot.due, each.duty.entry.id, each.slot.period), each) for each in near)
    groups = sorted(same.values(), key=lambda some: some[0].slot.due)
    return tuple((some[0], tuple(each.slot.unit for each in some)) for some in groups)


def _strip(unit: Unit, slots: Sequence[ReportSlot]) -> Strip:
    return Strip(
        unit=unit,
        slots=tuple((slot, period_words(slot.period), _brief(slot.period)) for slot in slots),
        parts=parts_of_counts(counted(each.state for each in slots), _WORDS),
    )


def _brief(period: Period | None) -> str:
    """The period in two or three characters; a week by its number alone."""
    if period is None:
        return ""
    return str(period.number) if period.cycle == "tuan" else short_period(period)


def _duty(facts: ReportFacts) -> DutyLine:
    return DutyLine(
        facts=facts,
        rule=rule_words(facts),
        on_time=on_time_of_slots(facts.slots),
        missing=sum(each.state == "thieu" for each in facts.slots),
        matrix=matrix_of(facts),
    )


def _share(parts: Sequence[Part]) -> Ratio:
    """In time, of all but what is not due yet."""
    on_time, late, _, missing = (each.count for each in parts)
    return Ratio(on_time, on_time + late + missing)


def _description(sheet: Sheet[ReportFacts]) -> str:
    slots = [slot for each in sheet.records for slot in each.slots]
    if not slots:
        return "Đơn vị nào phải nộp báo cáo gì, hạn nào, đã nộp chưa."
    missing = sum(each.state == "thieu" for each in slots)
    return (
        f"Nộp đúng hạn {ratio_words(on_time_of_slots(slots))}, đang thiếu {missing} lượt báo cáo,"
        f" tính đến {format_date(sheet.as_of)}."
    )
