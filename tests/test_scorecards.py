"""What scorecards say: a table of cases, last year beside, and what holds for every tree of criteria."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.figures import Ratio
from tests.builders import facts, read_cases, shown

CASES = read_cases("scores.yml")


def _card(case, on="30/06/2026"):
    others = {key: value for key, value in case.items() if key not in ("ten", "dieu", "bo", "la")}
    (card,) = facts(on, **others, bo_chi_so=[{"ma": "bo", **case["bo"]}]).scorecards
    return card


def _derived(card):
    return {
        "diem": card.score,
        "tu_cham": card.own,
        "tham_dinh": card.verified,
        "toi_da": card.maximum,
        "ty_le": card.percent,
        "xep_loai": card.name,
        "dat": card.met,
        "so_tieu_chi": card.leaves,
        "da_cham": card.scored,
        "minh_chung": f"{card.evidence.numerator}/{card.evidence.denominator}",
        "mat": [part for each in card.losses for part in (each.unit.id if each.unit else "không ai", each.points)],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["ten"])
def test_a_case(case):
    """tests/cases/scores.yml: the clause is named in the case."""
    card, expected = _card(case), dict(case["la"])
    criteria = expected.pop("tieu_chi", {})
    assert {key: shown(_derived(card)[key]) for key in expected} == expected, case["dieu"]
    by_id = {each.criterion.id: each for each in card.criteria}
    told = {name: (by_id[name].score, by_id[name].lost, by_id[name].unit and by_id[name].unit.id) for name in criteria}
    assert {name: shown(each) for name, each in told.items()} == criteria, case["dieu"]


def test_the_cases_are_named_once_each():
    """A case that fails must be found by its name."""
    names = [case["ten"] for case in CASES]
    assert sorted(set(names)) == sorted(names)


# Last year ----------------------------------------------------------------------------------------------------------


def _years(*cards):
    kinds = {}
    for folder, ma, score, more in cards:
        tree = [{"ma": "a", "diem_toi_da": 10, "tu_cham": score}, {"ma": f"rieng-{folder}", "diem_toi_da": 1}]
        kinds.setdefault(f"bo_chi_so_{folder}", []).append({"ma": ma, "tieu_chi": tree, **more})
    return {each.scorecard.id: each for each in facts("30/06/2026", **kinds).scorecards}


def test_last_years_scorecard_is_found_by_the_id_without_its_year():
    """Issue 3.1: last year's beside this year's, criterion by criterion; other sets are another matter."""
    found = _years((2025, "cchc-2025", 7, {}), (2025, "dti-2025", 9, {}), (2026, "cchc-2026", 8, {}), (2026, "766-2026", 5, {}))
    assert found["cchc-2026"].before is found["cchc-2025"]
    assert [each.before for each in found["cchc-2026"].criteria] == [7, None]
    assert (found["cchc-2025"].before, found["766-2026"].before) == (None, None)


def test_the_newest_year_before_is_last_year():
    """A year without a scorecard is passed over."""
    found = _years((2024, "cchc-2024", 6, {}), (2025, "cchc-2025", 7, {}), (2026, "cchc-2026", 8, {}), (2023, "cchc", 5, {}))
    assert [found[name].before and found[name].before.scorecard.id for name in ("cchc-2026", "cchc-2025", "cchc-2024")] == [
        "cchc-2025",
        "cchc-2024",
        "cchc",
    ]


def test_the_year_is_the_one_that_is_scored():
    """§3 nam: last year's result, kept in this year's folder, is last year's."""
    found = _years((2026, "cchc-2026", 8, {}), (2026, "cchc-2025", 7, {"nam": 2025}))
    assert [each.year for each in found.values()] == [2025, 2026]
    assert found["cchc-2026"].before is found["cchc-2025"]


def test_two_scorecards_of_one_year_are_not_before_each_other():
    """Only a year before counts as one."""
    found = _years((2026, "cchc", 8, {}), (2026, "cchc-2026", 7, {}))
    assert {each.before for each in found.values()} == {None}


# What stands beside a criterion -------------------------------------------------------------------------------------


def test_a_criterion_shows_who_mends_it_how_and_by_when():
    """PH-1, KT-3: the reason, the remedy and whether its deadline has passed, the tasks."""
    tree = [
        {
            "ma": "a",
            "diem_toi_da": 5,
            "tu_cham": 3,
            "ly_do_tru": "Niêm yết chậm",
            "khac_phuc": {"noi_dung": "Niêm yết lại", "thoi_han": "30/06/2026", "nguoi_chiu_trach_nhiem": "Chánh Văn phòng"},
            "nhiem_vu": ["viec"],
        },
        {"ma": "b", "diem_toi_da": 5},
    ]
    known = {"bo_chi_so": [{"ma": "bo", "tieu_chi": tree}], "nhiem_vu": [{"ma": "viec", "thoi_han": "30/06/2026"}]}
    for on, state in (("30/06/2026", "trong_han"), ("01/07/2026", "qua_han")):
        first, second = facts(on, **known).scorecards[0].criteria
        assert (first.mending and first.mending.state, second.mending) == (state, None)
        assert [each.task.id for each in first.tasks] == ["viec"]


DONE = {"trang_thai": "hoan_thanh"}
DROPPED = {"trang_thai": "dung_thuc_hien", "noi_dung": "Trùng việc khác"}
MENDED = {
    "no task": ([], ("qua_han", 62)),
    "done by the deadline": ([[{"ngay": "30/06/2026", **DONE}]], ("dung_han", None)),
    "done after it": ([[{"ngay": "02/07/2026", **DONE}]], ("tre", 2)),
    "one of two is open": ([[{"ngay": "01/06/2026", **DONE}], []], ("qua_han", 62)),
    "the other is dropped": ([[{"ngay": "01/06/2026", **DONE}], [{"ngay": "02/06/2026", **DROPPED}]], ("dung_han", None)),
    "reopened": (
        [[{"ngay": "01/06/2026", **DONE}, {"ngay": "05/08/2026", "trang_thai": "dang_thuc_hien"}]],
        ("qua_han", 62),
    ),
}


@pytest.mark.parametrize(("tasks", "expected"), MENDED.values(), ids=MENDED)
def test_a_remedy_is_settled_when_its_tasks_are_done(tasks, expected):
    """§4: all of the tasks that count are done; on that day it was in time or late, else it is overdue after its deadline."""
    given = [{"ma": f"viec-{number}", "thoi_han": "30/06/2026", "cap_nhat": updates} for number, updates in enumerate(tasks)]
    remedy = {"noi_dung": "Niêm yết lại", "thoi_han": "30/06/2026", "nguoi_chiu_trach_nhiem": "Chánh Văn phòng"}
    tree = [{"ma": "a", "diem_toi_da": 5, "tu_cham": 3, "khac_phuc": remedy, "nhiem_vu": [each["ma"] for each in given]}]
    (card,) = facts("31/08/2026", nhiem_vu=given, bo_chi_so=[{"ma": "bo", "tieu_chi": tree}]).scorecards
    (criterion,) = card.criteria
    assert (criterion.mending.state, criterion.mending.days) == expected


def test_where_most_was_lost_comes_first():
    """§4 deductions: criteria by points lost, then as in the file; full marks and what is not scored yet are not among them."""
    tree = [{"ma": name, "diem_toi_da": 5, "tu_cham": own} for name, own in (("a", 4), ("b", 5), ("c", 2), ("d", 4))]
    (card,) = facts("30/06/2026", bo_chi_so=[{"ma": "bo", "tieu_chi": [*tree, {"ma": "e", "diem_toi_da": 9}]}]).scorecards
    assert [each.criterion.id for each in card.lost] == ["c", "a", "d"]


def test_a_scorecard_is_published_from_its_day():
    """§3 ngay, §4: before it the scorecard is nowhere, nor is it last year's."""
    known = {"bo_chi_so": [{"ma": "bo-2026", "ngay": "10/05/2026", "tieu_chi": [{"ma": "a", "diem_toi_da": 1}]}]}
    assert facts("09/05/2026", **known).scorecards == ()
    assert [each.scorecard.id for each in facts("10/05/2026", **known).scorecards] == ["bo-2026"]


# What holds for every tree ------------------------------------------------------------------------------------------

points = st.integers(0, 40).map(Decimal)
units = st.sampled_from(["van-phong", "phong-kinh-te", None])


@st.composite
def trees(draw, *, whole=False, depth=3):
    """Criteria whose groups have the sum of theirs as maximum; scores never above the maximum."""
    numbers = iter(range(10**6))

    def one(below):
        made = {"ma": f"c{next(numbers)}", "don_vi": draw(units)}
        children = [one(below - 1) for _ in range(draw(st.integers(0, 3)) if below else 0)]
        if children:
            return {**made, "diem_toi_da": sum(each["diem_toi_da"] for each in children), "tieu_chi": children}
        maximum = draw(points)
        part = st.integers(0, 4).map(lambda quarters: maximum * quarters / 4)
        return {
            **made,
            "diem_toi_da": maximum,
            "tu_cham": draw(part) if whole or draw(st.booleans()) else None,
            "tham_dinh": draw(part) if draw(st.booleans()) else None,
        }

    return [one(depth) for _ in range(draw(st.integers(1, 3)))]


def _of(tree):
    (card,) = facts("30/06/2026", bo_chi_so=[{"ma": "bo", "tieu_chi": tree}]).scorecards
    return card


def _leaves(tree):
    for each in tree:
        yield from _leaves(each["tieu_chi"]) if "tieu_chi" in each else [each]


@given(trees(whole=True))
def test_what_is_lost_is_what_lacks(tree):
    """§4 deductions by unit: of a scorecard that is scored throughout they add up to the maximum less the score."""
    card = _of(tree)
    assert sum(each.points for each in card.losses) == card.maximum - card.score
    assert sum(each.lost_here for each in card.criteria) == card.maximum - card.score
    assert card.scored == card.leaves


@given(trees())
def test_a_tree_adds_up(tree):
    """Score, losses and counts are those of the criteria, verified before own; a criterion without a score has lost nothing."""
    card = _of(tree)
    leaves = list(_leaves(tree))
    counted = [each["tham_dinh"] if each["tham_dinh"] is not None else each["tu_cham"] for each in leaves]
    scored = [each for each in counted if each is not None]
    assert card.score == (sum(scored) if scored else None)
    assert (card.leaves, card.scored) == (len(leaves), len(scored))
    assert card.maximum == sum(each["diem_toi_da"] for each in leaves)
    lost = sum(each["diem_toi_da"] - score for each, score in zip(leaves, counted, strict=True) if score is not None)
    assert sum(each.points for each in card.losses) == lost
    assert len({each.unit.id if each.unit else None for each in card.losses}) == len(card.losses)
    assert [each.points for each in card.losses] == sorted((each.points for each in card.losses), reverse=True)
    if card.maximum and scored:
        assert card.percent == Fraction(card.score) / Fraction(card.maximum) * 100
    assert card.evidence == Ratio(0, len(leaves))


@given(trees(), st.lists(st.integers(0, 4), min_size=81, max_size=81), st.sampled_from([">=", ">", "<=", "<", "="]), points)
def test_what_is_said_of_a_part_stays_true(tree, quarters, operator, goal):
    """Class and target, once said, are the same whatever the rest is scored with; said in the end they always are."""
    judged = {
        "muc_tieu": {"so_sanh": operator, "gia_tri": goal * 2},
        "xep_loai": [{"ten": "Yếu", "tu": 0}, {"ten": "Khá", "tu": 40}, {"ten": "Tốt", "tu": 70}],
    }

    def card():
        return facts("30/06/2026", bo_chi_so=[{"ma": "bo", "tieu_chi": tree, **judged}]).scorecards[0]

    part = card()
    for each, quarter in zip(_leaves(tree), quarters, strict=False):
        if each["tu_cham"] is None and each["tham_dinh"] is None:
            each["tu_cham"] = each["diem_toi_da"] * quarter / 4
    whole = card()
    assert whole.unscored == 0
    assert (whole.name_open, whole.met_open) == (False, False)
    assert part.name in (None, whole.name)
    assert part.met in (None, whole.met)
    if not part.unscored:
        assert (part.name, part.met) == (whole.name, whole.met)


@given(trees())
def test_groups_come_before_what_they_hold(tree):
    """§6 suy_ra.tieu_chi: in the order of the file, each one level below the group it names."""
    card = _of(tree)
    by_id = {}
    for each in card.criteria:
        above = by_id[each.parent] if each.parent else None
        assert each.depth == (above.depth + 1 if above else 0)
        answers = each.criterion.unit or (above.unit.id if above and above.unit else None)
        assert (each.unit.id if each.unit else None) == answers
        by_id[each.criterion.id] = each
    assert [each.criterion.id for each in card.criteria] == [each.id for each in card.scorecard.walk()]
