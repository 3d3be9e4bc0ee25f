"""The plan's pictures: done against due over the whole calendar, states of areas, lateness of units."""

from __future__ import annotations

import pytest

from generator.publish.charts.bars import PROGRESS, lateness_geometry, progress_of, units_chart
from generator.publish.charts.months import LOW_PLOT, PLOT, burnup_geometry, months_chart
from generator.publish.charts.plot import RIGHT
from generator.publish.pages.plan import plan_pages
from generator.publish.templates import render
from tests.builders import facts
from tests.drawings import PHONE, WIDE, drawings_of, outside, touching


def task(number, deadline, done=None, **keys):
    updates = [{"ngay": done, "trang_thai": "hoan_thanh", "noi_dung": "Xong"}] if done else []
    base = {"ma": f"viec-{number}", "ten": f"Việc {number}", "linh_vuc": "the-che", "chu_tri": "van-phong"}
    return {**base, "thoi_han": deadline, "cap_nhat": updates, **keys}


def plan_of(on, *tasks, **keys):
    plan = {"ten": "Kế hoạch", "tu": "01/01/2026", "den": "31/12/2026", **keys}
    return facts(on, ke_hoach=plan, nhiem_vu=list(tasks))


FOUR = (
    task(1, "31/03/2026", "20/03/2026"),
    task(2, "30/06/2026"),
    task(3, "30/09/2026", "15/06/2026"),
    task(4, "31/12/2026"),
)


def drawn(found):
    assert found.plan is not None
    return burnup_geometry(found.plan, "p")


def ends(points):
    """The first and the last point of a course."""
    first, *_, last = [tuple(float(each) for each in pair.split(",")) for pair in points.split()]
    return first, last


@pytest.mark.parametrize("on", ["30/01/2026", "15/06/2026", "30/06/2026", "10/11/2026", "30/12/2026"])
def test_what_is_due_spans_the_plan_and_what_is_done_ends_today(on):
    """Both begin at nothing on the plan's first day; the area of what is done stands on the floor."""
    chart = drawn(plan_of(on, *FOUR))
    planned, done = chart.lines
    (start, none), (end, _) = ends(planned.points)
    assert (none, end) == (chart.base, RIGHT)
    (begin, floor), (today, _) = ends(done.points)
    assert (begin, floor) == (start, chart.base)
    assert today == chart.today
    assert chart.area.endswith(f"{today},{chart.base} {start},{chart.base}")
    assert start < today < end


def test_done_and_due_are_counted_as_the_page_counts_them():
    chart = drawn(plan_of("10/07/2026", *FOUR))
    assert [each.text for each in chart.keys] == ["Đã xong: 2", "Đến hạn: 2 (cả năm 4)"]
    assert chart.description.startswith("Đến 10/07/2026: Tháng 1/2026: xong 0, đến hạn 0")
    assert chart.description.endswith("hết tháng 12/2026: đến hạn 4. Cả năm có 4 nhiệm vụ.")
    assert chart.today_label.text == "10/07/2026"


def test_a_plan_that_is_over_has_no_day_marked():
    chart = drawn(plan_of("10/01/2027", *FOUR))
    assert (chart.today, chart.today_label) == (None, None)
    assert chart.keys[1].text == "Đến hạn: 4"
    assert ends(chart.lines[1].points)[1][0] == RIGHT


def test_a_plan_without_tasks_or_not_begun_draws_nothing():
    assert months_chart(plan_of("10/07/2026").plan) is None
    assert months_chart(plan_of("15/01/2026", *FOUR, tu="01/03/2026").plan) is None


def test_a_deadline_after_the_plan_is_not_due_within_it():
    """As in the totals; the line ends below the number of tasks."""
    late = task(5, "31/03/2027")
    (page,) = plan_pages(plan_of("10/07/2026", *FOUR, late))
    assert ("1", "nhiệm vụ có hạn cuối sau khi kế hoạch hết") in page.context["pace"]
    assert drawn(plan_of("10/07/2026", *FOUR, late)).keys[1].text == "Đến hạn: 2 (cả năm 4)"


def test_a_dropped_task_is_not_due():
    dropped = task(5, "30/11/2026", cap_nhat=[{"ngay": "01/02/2026", "trang_thai": "dung_thuc_hien", "noi_dung": "Dừng"}])
    assert drawn(plan_of("10/07/2026", *FOUR, dropped)).keys[1].text == "Đến hạn: 2 (cả năm 4)"


@pytest.mark.parametrize(
    ("on", "tasks", "keys"),
    [
        pytest.param("02/01/2026", FOUR, {}, id="the second day"),
        pytest.param("15/06/2026", (FOUR[0],), {}, id="one task"),
        pytest.param("15/06/2026", (task(1, "31/01/2026"), task(2, "31/01/2026")), {}, id="all late"),
        pytest.param("15/06/2026", tuple(task(n, "30/12/2026", "01/02/2026") for n in range(30)), {}, id="all early"),
        pytest.param("20/03/2026", (task(1, "31/03/2026"),), {"tu": "01/03/2026", "den": "31/03/2026"}, id="a plan of a month"),
        pytest.param("31/12/2026", FOUR, {}, id="the last day"),
    ],
)
@pytest.mark.parametrize("plot", [PLOT, LOW_PLOT])
def test_no_text_is_cut_or_covered(on, tasks, keys, plot):
    found = plan_of(on, *tasks, **keys)
    svg = drawings_of(str(months_chart(found.plan, plot=plot)))[0]
    assert outside(svg, PHONE) == []
    assert touching(svg, PHONE) == []
    assert outside(svg, WIDE) == []


def test_the_table_has_a_row_for_each_month_and_no_number_for_what_is_to_come():
    """A month that is not over has no figure of what was done, not 0."""
    (page,) = plan_pages(plan_of("10/07/2026", *FOUR))
    rows = page.context["month_rows"]
    assert [row[0] for row in rows][6:] == [
        "Tháng 7/2026 (đến 10/07/2026)",
        *(f"Hết tháng {number}/2026" for number in range(7, 13)),
    ]
    assert rows[-1] == ("Hết tháng 12/2026", "1", "chưa có", "4", "chưa có", "chưa có")
    assert page.context["pace"] == [
        ("2", "nhiệm vụ đã xong"),
        ("2", "nhiệm vụ đến hạn tính đến 10/07/2026"),
        ("1", "nhiệm vụ đang chậm"),
        ("2", "nhiệm vụ còn đến hạn từ nay đến hết kế hoạch"),
    ]


def test_tasks_of_a_unit_by_lateness_add_up():
    found = plan_of("20/06/2026", *FOUR, task(5, "31/01/2026", "10/02/2026"))
    (unit,) = [each for each in found.units if each.totals.total]
    assert progress_of(unit.totals) == dict(zip(PROGRESS, (2, 1, 1, 1, 0), strict=True))
    assert sum(progress_of(unit.totals).values()) == unit.totals.total


def test_units_stand_by_late_tasks_then_by_name():
    """Of equals the first by the Vietnamese alphabet; bars begin with what is late and are as long as their counts."""
    units = [{"ma": name, "ten": label} for name, label in (("d", "Đoàn"), ("b", "Bếp"), ("a", "An ninh"), ("z", "Y tế"))]
    tasks = [task(1, "31/01/2026", chu_tri="z"), task(2, "31/01/2026", chu_tri="z"), task(3, "31/12/2026", chu_tri="z")]
    tasks += [task(4, "31/01/2026", chu_tri="d"), task(5, "31/01/2026", chu_tri="b"), task(6, "31/12/2026", chu_tri="a")]
    found = facts("20/06/2026", don_vi=units, nhiem_vu=tasks)
    chart = lateness_geometry([(each.unit.label, each.totals) for each in found.units if each.totals.total], "p")
    assert [each.text for each in chart.names] == ["Y tế", "Bếp", "Đoàn", "An ninh"]
    assert [each.text for each in chart.values] == ["2 chậm/3 việc", "1 chậm/1 việc", "1 chậm/1 việc", "1 việc"]
    assert [(each.kind, each.x, each.width) for each in chart.bars][:2] == [
        ("chua_hoan_thanh_qua_han", 0, 192),
        ("chua_hoan_thanh_trong_han", 192, 96),
    ]
    assert units_chart([]) is None


def test_states_differ_without_colours():
    """Each kind that may stand beside another has its own pattern over its colour, or none, and its word in the key."""
    found = plan_of("20/06/2026", *FOUR, task(5, "31/01/2026", "10/02/2026"), task(6, "31/01/2026"))
    (unit,) = [each for each in found.units if each.totals.total]
    chart = lateness_geometry([(unit.unit.label, unit.totals)], "p")
    assert [each.text for each in chart.keys] == list(reversed(PROGRESS.values()))
    patterns = [each.hatch for each in chart.keys]
    assert sorted(each for each in patterns if each) == ["dots", "down", "up"]
    svg = str(render("bars.svg", chart=chart))
    assert all(f'id="p-{each}"' in svg for each in ("dots", "down", "up"))
