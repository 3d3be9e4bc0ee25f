"""What indicators and surveys say: a table of cases, and Wilson's interval against known values."""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.figures import Ratio, meets, wilson
from generator.derive.measures import indicator_state, survey_state
from tests.builders import day, indicator, read_cases, shown, survey

CASES = read_cases("measures.yml")


def _derived(given_indicator, on):
    state = indicator_state(given_indicator, on)
    latest = state.latest
    return {
        "ky": str(latest.period) if latest else None,
        "gia_tri": latest.value if latest else None,
        "tu_so": latest.numerator if latest else None,
        "mau_so": latest.denominator if latest else None,
        "dat": state.met,
        "khoang_cach": state.distance,
        "thay_doi": state.change,
        "tot_len": state.better,
        "huong": state.direction,
    }


@pytest.mark.parametrize(
    ("case", "on"), [pytest.param(case, on, id=f"{case['ten']} · {on}") for case in CASES for on in case["ngay"]]
)
def test_a_case(case, on):
    """tests/cases/measures.yml: the clause is named in the case."""
    derived = _derived(indicator(**case["chi_so"]), day(on))
    expected = case["ngay"][on]
    assert {key: shown(derived[key]) for key in expected} == expected, case["dieu"]


def test_the_cases_are_named_once_each():
    """A case that fails must be found by its name."""
    names = [case["ten"] for case in CASES]
    assert sorted(set(names)) == sorted(names)


values = st.lists(
    st.fixed_dictionaries(
        {
            "ky": st.sampled_from(["2025-12", "2026-01", "2026-02", "2026-Q1", "2025", "2026", "2026-W01", "2026-6T"]),
            "gia_tri": st.decimals(-100, 200, places=2),
            "ngay": st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        }
    ),
    max_size=8,
)


@given(values, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_values_published_later_change_nothing(given_values, on):
    """§4: newest value up to D."""
    known = [each for each in given_values if each["ngay"] <= on]
    assert _derived(indicator(gia_tri=given_values), on) == _derived(indicator(gia_tri=known), on)


@given(values, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_newest_value_has_the_latest_end(given_values, on):
    """§4: by the end of its period; and each period shows once, in order."""
    state = indicator_state(indicator(gia_tri=given_values), on)
    ends = [each.period.end for each in state.points]
    assert ends == sorted(ends)
    assert len({each.period for each in state.points}) == len(ends)
    assert sum(1 + each.former for each in state.points) == sum(each["ngay"] <= on for each in given_values)
    assert state.latest == (state.points[-1] if ends else None)


@given(st.fractions(0, 100), st.decimals(0, 100, places=2))
def test_operators_are_those_of_arithmetic(value, target):
    """§4: exactly one of below, equal and above, without any rounding."""
    held = {operator for operator in (">=", ">", "<=", "<", "=") if meets(value, operator, target)}
    goal = Fraction(target)
    assert held == ({">=", ">"} if value > goal else {"<=", "<"} if value < goal else {">=", "<=", "="})


def test_ratios_keep_what_they_were_made_of():
    """§4: a percentage stands beside its numerator and denominator; an empty denominator is None."""
    assert Ratio(33, 58).value == Fraction(3300, 58)
    assert Ratio(0, 0).value is None
    assert Ratio(0, 5).value == 0


# Wilson's interval --------------------------------------------------------------------------------------------------

KNOWN = [
    # R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("successes", "total", "low", "high"), KNOWN)
def test_wilson_against_published_values(successes, total, low, high):
    """Method 3 of the paper (score interval without continuity correction), to four decimals."""
    found = wilson(successes, total)
    assert found is not None
    assert [round(each / 100, 4) for each in found] == [low, high]


@given(st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_wilson_solves_its_own_equation(counts):
    """Independently: each end p satisfies (share - p)² = z² p (1 - p) / n, which is how Wilson defined it."""
    successes, total = counts
    found = wilson(successes, total)
    assert found is not None
    z = 1.959963984540054
    for end in (each / 100 for each in found):
        assert math.isclose((successes / total - end) ** 2, z * z * end * (1 - end) / total, rel_tol=1e-6, abs_tol=1e-12)
    low, high = found
    assert 0 <= low <= 100 * successes / total <= high <= 100


@given(st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_wilson_is_symmetrical(counts):
    """The dissatisfied have the mirrored interval."""
    successes, total = counts
    low, high = wilson(successes, total)
    other_low, other_high = wilson(total - successes, total)
    assert math.isclose(low, 100 - other_high, abs_tol=1e-9)
    assert math.isclose(high, 100 - other_low, abs_tol=1e-9)


def test_wilson_at_its_ends():
    """0/n begins at exactly 0, n/n ends at exactly 100; without answers there is no interval."""
    assert wilson(0, 0) is None
    assert wilson(0, 30)[0] == 0.0
    assert wilson(30, 30)[1] == 100.0
    assert wilson(0, 30)[1] == pytest.approx(100 * 1.959963984540054**2 / (30 + 1.959963984540054**2))


# Surveys ------------------------------------------------------------------------------------------------------------


def _answers(very=0, satisfied=0, neutral=0, not_satisfied=0, not_at_all=0):
    names = ("rat_hai_long", "hai_long", "binh_thuong", "khong_hai_long", "rat_khong_hai_long")
    return {"tra_loi": dict(zip(names, (very, satisfied, neutral, not_satisfied, not_at_all), strict=True))}


def test_satisfied_is_satisfied_and_very_satisfied_of_all_answers():
    """§4 Survey: neutral answers count below the line."""
    state = survey_state(survey(_answers(10, 20, 5, 3, 2)))
    assert state.satisfied == Ratio(30, 40)
    assert state.interval == wilson(30, 40)


def test_the_headline_is_the_general_question():
    """§4 Survey: the `chung` question, wherever it stands."""
    state = survey_state(survey(_answers(1, 0, 9), {**_answers(90, 5, 5), "chung": True}, _answers(0, 0, 10)))
    assert state.satisfied == Ratio(95, 100)
    assert not state.pooled
    assert state.headline is not None
    assert state.headline.id == "c2"
    assert [each.satisfied for each in state.questions] == [Ratio(1, 10), Ratio(95, 100), Ratio(0, 10)]


def test_without_a_general_question_all_are_pooled():
    """§4 Survey: else all questions pooled."""
    state = survey_state(survey(_answers(8, 1, 1), _answers(0, 5, 15)))
    assert (state.satisfied, state.pooled, state.headline) == (Ratio(14, 30), True, None)


def test_a_survey_without_answers_says_nothing():
    """§4: an empty denominator is "chưa có"."""
    state = survey_state(survey({**_answers(), "chung": True}, _answers(50), chi_tieu={"so_sanh": ">", "gia_tri": 95}))
    assert state.satisfied.value is None
    assert (state.interval, state.met, state.certain, state.small) == (None, None, None, True)


@pytest.mark.parametrize(("answers", "small"), [(0, True), (1, True), (29, True), (30, False), (31, False)])
def test_a_small_sample_is_under_30_answers(answers, small):
    """§4 Survey: under 30 answers it says "mẫu nhỏ"."""
    assert survey_state(survey(_answers(answers))).small is small


@pytest.mark.parametrize(
    ("operator", "target", "met", "certain"),
    [
        (">", "95", False, False),  # 285/300 is 95,0 exactly
        (">=", "95", True, False),
        (">=", "90", True, True),
        (">=", "99", False, True),
        ("<=", "95", True, False),
        ("=", "95", True, False),
    ],
)
def test_met_and_certain(operator, target, met, certain):
    """§4 Survey: the unrounded share against the target; not certain where the interval holds the target."""
    state = survey_state(survey(_answers(200, 85, 15), chi_tieu={"so_sanh": operator, "gia_tri": target}))
    assert state.satisfied == Ratio(285, 300)
    assert (state.met, state.certain) == (met, certain)


@pytest.mark.parametrize(("satisfied", "target"), [(30, "100"), (0, "0")])
def test_a_target_at_the_interval_s_end_is_not_certain(satisfied, target):
    """§4 Survey: the ends belong to the interval."""
    state = survey_state(survey(_answers(satisfied, 0, 30 - satisfied), chi_tieu={"so_sanh": "=", "gia_tri": target}))
    assert (state.met, state.certain) == (True, False)


def test_just_outside_the_interval_is_certain():
    """Between the last target that the interval holds and the first that it does not, certainty turns."""
    low, _ = wilson(285, 300)
    inside, outside = (Decimal(low + step).quantize(Decimal("0.000001")) for step in (0.00001, -0.00001))
    for target, certain in ((inside, False), (outside, True)):
        assert survey_state(survey(_answers(285, 0, 15), chi_tieu={"so_sanh": ">=", "gia_tri": target})).certain is certain


def test_no_target_no_judgement():
    """§4 Survey: None, not False."""
    state = survey_state(survey(_answers(30)))
    assert (state.met, state.certain) == (None, None)


def test_a_later_day_shows_no_earlier_value():
    """The points of a day are those of the day before and what was published since."""
    given_indicator = indicator(
        gia_tri=[{"ky": f"2026-{month:02d}", "gia_tri": month, "ngay": date(2026, month, 28)} for month in range(1, 7)]
    )
    for shift in range(180):
        on = date(2026, 1, 1) + timedelta(days=shift)
        before, now = (indicator_state(given_indicator, each).points for each in (on - timedelta(days=1), on))
        assert now[: len(before)] == before
