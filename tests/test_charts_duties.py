"""Pictures of what is owed: bars as long as their counts, columns by month, keys and labels that never touch."""

from __future__ import annotations

import pytest

from generator.publish.charts.duties import (
    Column,
    Part,
    Row,
    columns_geometry,
    parts_columns_chart,
    parts_rows_chart,
    rows_geometry,
)
from generator.publish.charts.scale import WIDTH, text_width
from generator.publish.pages.registers import months_of
from generator.words.periods import Period
from tests.builders import day


def parts(*counts, label="Đúng hạn"):
    kinds = ("hoan_thanh_dung_han", "hoan_thanh_qua_han", "chua_hoan_thanh_qua_han")
    return tuple(
        Part(kind=kind, label=f"{label} {number}", count=count)
        for number, (kind, count) in enumerate(zip(kinds, counts, strict=False))
    )


def test_bars_are_as_long_as_their_counts():
    chart = rows_geometry("Tên", [Row(name="Một", parts=parts(3, 1)), Row(name="Hai", parts=parts(0, 2))], "p")
    assert [(each.width, each.text) for each in chart.bars] == [(216, "3"), (72, "1"), (144, "2")]
    assert [each.text for each in chart.values] == ["4", "2"]
    assert chart.description == "Một: 3 đúng hạn 0, 1 đúng hạn 1; Hai: 2 đúng hạn 1."


def test_columns_stand_on_the_same_floor_and_keep_their_order():
    months = [Column(period=Period(2026, "thang", number), parts=parts(number - 1, 1)) for number in (1, 2, 3)]
    chart = columns_geometry("Tên", months, "p")
    floors = {round(each.y + each.height, 1) for each in chart.bars if each.kind == "hoan_thanh_dung_han"}
    assert floors == {chart.grid[0]}
    assert [each.text for each in chart.totals] == ["1", "2", "3"]
    assert [each.text for each in chart.periods] == ["T1", "T2", "T3"]
    assert [each.text for each in chart.years] == ["2026"]
    assert all(each.y >= 0 for each in chart.totals)


def test_the_labels_of_months_never_touch():
    months = [Column(period=Period(2020 + number // 12, "thang", number % 12 + 1), parts=parts(1)) for number in range(60)]
    chart = columns_geometry("Tên", months, "p")
    for before, after in zip(chart.periods, chart.periods[1:], strict=False):
        assert before.x + text_width(before.text) / 2 <= after.x - text_width(after.text) / 2


@pytest.mark.parametrize(
    ("number", "named"),
    [
        (9, "T1 T2 T3 T4 T5 T6 T7 T8 T9"),
        (11, "T1 T3 T5 T7 T9 T11"),
        (12, "T2 T4 T6 T8 T10 T12"),
    ],
)
def test_months_are_left_out_evenly_on_a_phone_and_never_where_the_chart_is_broad(number, named):
    months = [Column(period=Period(2026, "thang", each + 1), parts=parts(1)) for each in range(number)]
    chart = columns_geometry("Tên", months, "p")
    assert " ".join(each.text for each in chart.periods if not each.room) == named
    assert [each.text for each in chart.periods] == [f"T{each + 1}" for each in range(number)]


def test_a_long_key_takes_one_column():
    chart = rows_geometry("Tên", [Row(name="Một", parts=parts(1, 1, label="Biểu dương, khen thưởng, điển hình"))], "p")
    assert {each.x for each in chart.keys} == {0}
    assert all(each.x + 21 + text_width(each.text) <= WIDTH for each in chart.keys)


def test_nothing_counted_draws_nothing():
    assert parts_rows_chart("Tên", [Row(name="Một", parts=parts(0, 0))], "p") is None
    assert parts_columns_chart("Tên", [Column(period=Period(2026, "thang", 1), parts=parts(0))], "p") is None
    assert parts_columns_chart("Tên", [], "p") is None


def test_months_run_from_january_to_the_day_and_hold_what_lies_outside():
    assert [str(each) for each in months_of(2026, [day("05/12/2025")], day("10/03/2026"))] == [
        "2025-12",
        "2026-01",
        "2026-02",
        "2026-03",
    ]
    assert len(months_of(2025, [], day("10/03/2026"))) == 12
    assert months_of(2027, [], day("10/03/2026")) == ()
    assert months_of(None, [], day("10/03/2026")) == ()
