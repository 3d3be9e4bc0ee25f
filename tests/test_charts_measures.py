"""Pictures of what is measured: indicators at a glance, answers for and against, points lost, dossiers and their volume."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.contract.scorecards import Criterion
from generator.derive.scorecards import CriterionFacts
from generator.publish.charts.dossiers import PeriodShare, on_time_geometry
from generator.publish.charts.lines import indicator_geometry
from generator.publish.charts.scale import WIDTH
from generator.publish.charts.scorecards import MOST_LOST, lost_chart, lost_geometry
from generator.publish.charts.sparks import DOWN, INSET, spark_of
from generator.publish.charts.surveys import distribution_geometry, surveys_chart, surveys_geometry
from generator.publish.templates import render
from generator.words.periods import Period
from tests.builders import facts, typed
from tests.drawings import PHONE, WIDE, drawings_of, outside, touching

DAY = "31/12/2026"
OVER_95 = {"so_sanh": ">", "gia_tri": 95}


def indicator(*values, **keys):
    given = [{"ky": f"2026-{month:02d}", "gia_tri": value, "ngay": "30/12/2026"} for month, value in values]
    record = {"ma": "chi-so", "ten": "Chỉ số", "don_vi_tinh": "%", "chi_tieu": OVER_95, "gia_tri": given, **keys}
    (found,) = facts(DAY, chi_so=[record]).indicators
    return found


def fits(template, chart):
    svg = drawings_of(str(render(template, chart=chart)))[0]
    assert outside(svg, PHONE) == []
    assert touching(svg, PHONE) == []
    assert outside(svg, WIDE) == []


# Indicators


@pytest.mark.parametrize(
    ("values", "strokes", "alone"),
    [
        pytest.param([(1, 90), (2, 91), (3, 92)], 1, 0, id="no gap: one stroke"),
        pytest.param([(1, 90), (2, 91), (4, 92), (5, 93)], 2, 0, id="a missing month lifts the pen"),
        pytest.param([(1, 90), (3, 91), (5, 92)], 3, 3, id="a value between gaps is a dot"),
        pytest.param([(6, 90)], 1, 1, id="one value"),
    ],
)
def test_a_missing_month_breaks_the_course_of_a_panel(values, strokes, alone):
    spark = spark_of(indicator(*values))
    assert spark.path.count("M") == strokes
    assert spark.path.count("h0") == alone


def test_a_panel_draws_target_and_values_to_one_scale():
    """A value above 100% and a target are both inside; the dot says whether the newest met it."""
    spark = spark_of(indicator((1, 80), (2, 140)))
    assert (spark.x, spark.y, spark.met) == (94, INSET, "yes")
    assert INSET < spark.target < DOWN - INSET
    assert spark.description == "từ 80% tháng 1/2026 đến 140% tháng 2/2026; chỉ tiêu: trên 95%."


def test_a_panel_without_target_or_change_stands_in_the_middle():
    spark = spark_of(indicator((1, 7), (2, 7), chi_tieu=None))
    assert (spark.target, spark.y, spark.met) == (None, DOWN / 2, "none")
    assert spark_of(indicator()) is None


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([(month, 90 + month) for month in range(1, 13)], id="a year"),
        pytest.param([(1, "99,95"), (2, "99,95"), (3, 95)], id="values at the target"),
        pytest.param([(1, 0), (2, 250), (12, "1234567,5")], id="far above 100%"),
        pytest.param([(5, 95)], id="one value, at the target"),
        pytest.param([(month, 95 if month % 2 else 0) for month in range(1, 13)], id="up and down"),
    ],
)
def test_the_course_of_an_indicator_fits_and_its_newest_value_is_written(values):
    chart = indicator_geometry(indicator(*values), "p")
    fits("lines.svg", chart)
    assert chart.labels[-1].x == pytest.approx(chart.dots[-1].x, abs=30)
    assert chart.periods[-1].text == f"T{values[-1][0]}"


def test_dots_that_met_their_target_are_told_from_those_that_did_not():
    chart = indicator_geometry(indicator((1, 90), (2, 96)), "p")
    assert [(each.kind, each.text) for each in chart.keys] == [
        ("target", "Chỉ tiêu: trên 95%"),
        ("yes", "đạt"),
        ("no", "chưa đạt"),
    ]
    assert [each.met for each in chart.dots] == ["no", "yes"]


# Surveys


def survey(*answers):
    """A survey whose questions were answered so: very satisfied, satisfied, neutral, dissatisfied, very dissatisfied."""
    keys = ("rat_hai_long", "hai_long", "binh_thuong", "khong_hai_long", "rat_khong_hai_long")
    questions = [
        {
            "ma": f"c-{number}",
            "noi_dung": f"Ông/bà có hài lòng với việc số {number} ở nơi này không?",
            "tra_loi": dict(zip(keys, each, strict=True)),
        }
        for number, each in enumerate(answers)
    ]
    record = {
        "ma": "q1",
        "ten": "Khảo sát",
        "ky": "2026-Q1",
        "loai": "noi_bo",
        "ngay": "31/03/2026",
        "thu_ve": 500,
        "cau_hoi": questions,
    }
    (found,) = facts(DAY, hai_long=[record]).surveys
    return found


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param([(40, 50, 5, 3, 2), (10, 20, 30, 25, 15)], id="all five answers"),
        pytest.param([(0, 0, 0, 0, 9)], id="all very dissatisfied"),
        pytest.param([(0, 0, 7, 0, 0)], id="all neutral"),
        pytest.param([(9, 0, 0, 0, 0)], id="all very satisfied"),
        pytest.param([(1, 1, 1, 1, 1), (0, 0, 0, 0, 0)], id="one question without answers"),
    ],
)
def test_answers_diverge_within_the_drawing(answers):
    """Against ends where for begins; neither stands apart, right of everything; every share to the same scale."""
    chart = distribution_geometry(survey(*answers), "p")
    fits("bars.svg", chart)
    assert all(each.x >= -0.1 and each.x + each.width <= WIDTH + 0.1 for each in chart.bars)
    assert all(-0.1 <= x <= WIDTH + 0.1 for each in chart.marks for x in (each.x1, each.x2))
    for zero in (each for each in chart.marks if each.kind == "zero"):
        for each in chart.bars:
            if zero.y1 < each.y < zero.y2 and each.kind != "a-neutral":
                against = each.kind in ("a-dissatisfied", "a-very_dissatisfied")
                assert (each.x + each.width <= zero.x1 + 0.1) if against else (each.x >= zero.x1 - 0.1)


def test_the_interval_of_the_share_is_drawn_from_the_same_zero():
    chart = distribution_geometry(survey((40, 50, 5, 3, 2)), "p")
    (zero,) = [each for each in chart.marks if each.kind == "zero"]
    stroke = next(each for each in chart.marks if each.kind == "interval")
    satisfied = [each for each in chart.bars if each.kind in ("a-satisfied", "a-very_satisfied")]
    end = max(each.x + each.width for each in satisfied)
    assert zero.x1 < stroke.x1 < end < stroke.x2
    assert "90/100 (90%) hài lòng, khoảng tin cậy 95% từ 82,6% đến 94,5%" in chart.description
    assert chart.values[0].text == "90/100 (90%)"


def test_surveys_stand_to_one_scale_with_their_intervals():
    """From 0 to 100% of the width; a survey without answers is not drawn, and one alone is no comparison."""
    both = [survey((40, 50, 5, 3, 2)), survey((1, 1, 1, 1, 1))]
    chart = surveys_geometry(both, "p")
    fits("bars.svg", chart)
    assert [each.width for each in chart.bars] == [round(WIDTH * 0.9, 1), round(WIDTH * 0.4, 1)]
    strokes = [each for each in chart.marks if each.kind == "interval"][::3]
    assert all(stroke.x1 < bar.x + bar.width < stroke.x2 for stroke, bar in zip(strokes, chart.bars, strict=True))
    assert all(bar.y < stroke.y1 < bar.y + bar.height for stroke, bar in zip(strokes, chart.bars, strict=True))
    assert surveys_chart([both[0], survey((0, 0, 0, 0, 0))]) is None


# Scorecards


def lost(name, points, maximum=5):
    criterion = Criterion.model_validate(typed({"ma": name, "ten": f"Tiêu chí {name}", "diem_toi_da": maximum}))
    empty = {"parent": None, "depth": 0, "score": None, "basis": None, "own": None, "verified": None, "silent": (), "loses": True}
    given = Decimal(str(points)) if points is not None else None
    return CriterionFacts(
        criterion=criterion, lost=given, lost_here=given, unit=None, evidence=(), tasks=(), mending=None, before=None, **empty
    )


def test_criteria_are_sorted_by_points_lost_and_ties_keep_their_order():
    chart = lost_geometry([lost("a", 1), lost("b", "2,5".replace(",", ".")), lost("c", 1)], "p")
    assert [each.text for each in chart.names] == ["Tiêu chí b", "Tiêu chí a", "Tiêu chí c"]
    assert [each.text for each in chart.values] == ["trừ 2,5/5", "trừ 1/5", "trừ 1/5"]
    assert [each.width for each in chart.bars] == [WIDTH, WIDTH * 0.4, WIDTH * 0.4]


def test_only_the_most_are_drawn_and_the_rest_is_counted():
    chart = lost_geometry([lost(f"c-{number}", 1) for number in range(MOST_LOST + 3)], "p")
    assert len(chart.bars) == MOST_LOST
    assert chart.description.endswith("Còn 3 tiêu chí nữa bị trừ ít hơn hoặc bằng.")
    assert lost_chart([]) is None
    assert lost_chart([lost("a", 0), lost("b", None)]) is None


# Dossiers


def share(month, settled, late=0):
    period = Period(2026, "thang", month)
    value = Fraction(100 * (settled - late), settled) if settled else None
    return PeriodShare(period=period, value=value, title=period.label, settled=settled, late=late)


@pytest.mark.parametrize(
    "shares",
    [
        pytest.param([share(month, 100 + month * 17, month % 3) for month in range(1, 13)], id="a year"),
        pytest.param([share(3, 1234567, 1)], id="one large period"),
        pytest.param([share(1, 5), share(2, 0), share(3, 5, 5)], id="a period in which nothing was settled, one all late"),
    ],
)
def test_the_volume_stands_below_the_share_of_the_same_period(shares):
    chart = on_time_geometry(shares, "p")
    fits("trend.svg", chart)
    drawn = [each for each in shares if each.settled]
    assert len(chart.dots) == len(drawn)
    middles = sorted({each.middle for each in chart.bars})
    assert middles == pytest.approx(sorted(each.x for each in chart.dots), abs=0.2)
    assert max(round(each.y + each.height, 1) for each in chart.bars) == chart.floor
    assert [each.kind for each in chart.bars].count("hoan_thanh_qua_han") == sum(bool(each.late) for each in shares)
    assert all(each.x + each.width <= WIDTH for each in chart.bars)


def test_a_period_in_which_nothing_was_settled_breaks_the_line():
    chart = on_time_geometry([share(1, 5), share(2, 5), share(3, 0), share(4, 5)], "p")
    assert [len(each.points.split()) for each in chart.lines] == [2]
    assert "Tháng 3/2026" in chart.description
