"""Where tasks stand: each derivation rule of contract §4 by a table of cases, and what holds for every task."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.contract.vocabulary import FLAGS, STATES
from generator.derive.standing import DONE, Standing, Terms, standing_of
from generator.derive.tasks import TaskState, state_of
from generator.derive.totals import months_of, totals_of
from tests.builders import TERMS, day, read_cases, shown, task

FIELDS = {
    "trang_thai": "state",
    "thoi_han": "due",
    "thoi_han_goc": "original_due",
    "so_ngay_tre": "days_late",
    "tien_do": "progress",
    "co": "flags",
    "nhom": "bucket",
    "xong": "done_on",
    "bat_dau": "started_on",
    "tinh": "decided",
    "dung_han": "on_time",
    "tinh_goc": "decided_original",
    "dung_han_goc": "on_time_original",
    "ngay_gia_han": "extension_days",
}


def _terms(case: dict[str, dict[str, str]]) -> Terms:
    plan, office = case.get("ke_hoach", {}), case.get("xa", {})
    year = int(plan.get("nam", TERMS.year))
    return Terms(
        start=day(plan["tu"]) if "tu" in plan else date(year, 1, 1),
        end=day(plan["den"]) if "den" in plan else date(year, 12, 31),
        year=year,
        soon=int(office.get("sap_den_han", TERMS.soon)),
        quiet=int(office.get("khong_cap_nhat", TERMS.quiet)),
    )


def _field(state: TaskState, key: str) -> object:
    if key == "ky":
        return {str(each.period): each.state for each in state.periods}
    if key == "lan_gia_han":
        return shown(len(state.extensions))
    return shown(getattr(state, FIELDS[key]))


CASES = read_cases("tasks.yml")


@pytest.mark.parametrize(
    ("case", "on"), [pytest.param(case, on, id=f"{case['ten']} · {on}") for case in CASES for on in case["ngay"]]
)
def test_a_case(case, on):
    """tests/cases/tasks.yml: the clause is named in the case."""
    expected = {key: value.replace("-", "−") if key == "ngay_gia_han" else value for key, value in case["ngay"][on].items()}
    given_task = task(**case["nhiem_vu"])
    state = state_of(given_task, day(on), _terms(case))
    assert {key: _field(state, key) for key in expected} == expected, case["dieu"]


def test_the_cases_are_named_once_each():
    """A case that fails must be found by its name."""
    names = [case["ten"] for case in CASES]
    assert sorted(set(names)) == sorted(names)


def test_the_cases_see_every_state_and_flag():
    """No state and no flag without a case of its own."""
    seen = [(each.get("trang_thai"), each.get("co", [])) for case in CASES for each in case["ngay"].values()]
    assert {state for state, _ in seen} >= set(STATES)
    assert {flag for _, flags in seen for flag in flags} == set(FLAGS)


# What holds for every task ------------------------------------------------------------------------------------------

days = st.dates(date(2025, 12, 1), date(2027, 1, 31))
reported = st.sampled_from(["chua_thuc_hien", "dang_thuc_hien", "tam_dung", "hoan_thanh", "dung_thuc_hien"])


@st.composite
def updates(draw, period=None):
    """One update, of one of these months when the task recurs."""
    update = {"ngay": draw(days), "trang_thai": draw(reported)}
    if draw(st.booleans()):
        update["minh_chung"] = ["bc-1"]
    if draw(st.booleans()):
        update["nguyen_nhan"] = {"chu_quan": "Thiếu người"}
    return update if period is None else {**update, "ky": draw(period)}


extensions = st.builds(lambda when, until: {"ngay": when, "den": until, "ly_do": "Lý do"}, days, days)
plain_updates = st.lists(updates(), max_size=5)
months = st.sampled_from([f"2026-{number:02d}" for number in range(1, 13)])
once = st.builds(
    lambda due, reports, moved: task(thoi_han=due, cap_nhat=reports, gia_han=moved),
    days,
    plain_updates,
    st.lists(extensions, max_size=2),
)
continuous = st.builds(lambda reports: task(thuong_xuyen=True, cap_nhat=reports), plain_updates)
recurring = st.builds(
    lambda latest, reports: task(dinh_ky={"chu_ky": "thang", "cham_nhat": latest}, cap_nhat=reports),
    st.integers(1, 31),
    st.lists(updates(months), max_size=14),
)
tasks = st.one_of(once, continuous, recurring)


@given(tasks, days, st.randoms(use_true_random=False))
def test_updates_of_different_days_may_stand_in_any_order(given_task, on, random):
    """§4: newest by `ngay`; the order in the file counts only within a day."""
    by_day: dict[date, object] = {update.day: update for update in given_task.updates}
    kept = list(by_day.values())
    shuffled = random.sample(kept, len(kept))
    straight, mixed = (given_task.model_copy(update={"updates": tuple(each)}) for each in (kept, shuffled))
    assert state_of(straight, on, TERMS) == state_of(mixed, on, TERMS)


@given(tasks, days)
def test_what_is_dated_after_the_day_changes_nothing(given_task, on):
    """§4: newest update and extension up to D."""
    known = given_task.model_copy(
        update={
            "updates": tuple(each for each in given_task.updates if each.day <= on),
            "extensions": tuple(each for each in given_task.extensions if each.day <= on),
        }
    )
    assert state_of(given_task, on, TERMS) == state_of(known, on, TERMS)


@given(once, days, st.integers(0, 200))
def test_extending_never_makes_a_task_later(given_task, on, longer):
    """§4: a deadline moved back can only help, and the first deadline stays on show."""
    before = state_of(given_task, on, TERMS)
    assert before.due is not None
    moved = task(thoi_han=on, gia_han=[{"ngay": on, "den": before.due + timedelta(days=longer), "ly_do": "Lý do"}]).extensions
    after = state_of(given_task.model_copy(update={"extensions": (*given_task.extensions, *moved)}), on, TERMS)
    assert (after.days_late or 0) <= (before.days_late or 0)
    assert after.on_time >= before.on_time
    assert after.original_due == before.original_due
    assert after.on_time_original == before.on_time_original


@given(once, days)
def test_no_task_is_late_on_its_due_day(given_task, on):
    """§4: the due day itself is in time."""
    due = state_of(given_task, on, TERMS).due
    assert due is not None
    on_its_day = state_of(given_task.model_copy(update={"deadline": due, "extensions": ()}), due, TERMS)
    assert on_its_day.state not in ("cham_tien_do", "hoan_thanh_tre")
    assert on_its_day.days_late is None


@given(once, days)
def test_days_late_grow_by_one_a_day_while_nothing_is_reported(given_task, on):
    """§4.3: D - due."""
    now, next_day = (state_of(given_task, each, TERMS) for each in (on, on + timedelta(days=1)))
    if now.state == next_day.state == "cham_tien_do" and now.due == next_day.due:
        assert now.days_late is not None
        assert next_day.days_late == now.days_late + 1


@given(tasks, st.integers(0, 1000))
def test_a_done_task_stays_done(given_task, later):
    """§4.2: when nothing is reported any more, being done, the day and the days late no longer depend on the day."""
    last = max([*(each.day for each in given_task.updates), *(each.day for each in given_task.extensions), date(2025, 12, 1)])
    now, then = (state_of(given_task, each, TERMS) for each in (last, last + timedelta(days=later)))
    if now.state in DONE:
        assert then == now


@given(tasks, days)
def test_a_state_is_whole(given_task, on):
    """§4: what goes together does so for every task."""
    state = state_of(given_task, on, TERMS)
    assert (state.days_late is not None) == (state.state in ("cham_tien_do", "hoan_thanh_tre"))
    assert state.days_late is None or state.days_late > 0
    assert (state.done_on is not None) == (state.state in DONE)
    assert (state.progress == 100) >= (state.state in DONE)
    assert (state.bucket is None) == (state.state == "dung_thuc_hien")
    assert state.decided >= state.on_time
    assert state.decided_original >= state.on_time_original
    assert not (state.on_time_original and state.state not in DONE)
    assert [flag for flag in FLAGS if flag in state.flags] == list(state.flags)
    late = {"thieu_nguyen_nhan", "thieu_khac_phuc", "khac_phuc_tre"} & set(state.flags)
    assert state.state == "cham_tien_do" or not late


@given(tasks, days)
def test_totals_need_no_more_than_the_standing(given_task, on):
    """The short way says what the whole state says."""
    state, standing = state_of(given_task, on, TERMS), standing_of(given_task, on, TERMS)
    assert {name: getattr(state, name) for name in Standing.__slots__} == {
        name: getattr(standing, name) for name in Standing.__slots__
    }


@given(st.lists(tasks, max_size=8), days)
def test_totals_add_up(given_tasks, on):
    """§4 Plan: buckets sum to the total, states to the total and the dropped, and no rate exceeds its denominator."""
    totals = totals_of(state_of(each, on, TERMS) for each in given_tasks)
    assert sum(totals.buckets.values()) == totals.total
    assert sum(totals.states.values()) == totals.total + totals.dropped == len(given_tasks)
    assert totals.completion.denominator == totals.total
    assert totals.completion.numerator == totals.buckets["hoan_thanh_dung_han"] + totals.buckets["hoan_thanh_qua_han"]
    for ratio in (totals.completion, totals.on_time, totals.on_time_original):
        assert 0 <= ratio.numerator <= ratio.denominator <= totals.total


@given(
    st.lists(tasks, max_size=4), days, st.sampled_from([TERMS, replace(TERMS, start=date(2026, 2, 10), end=date(2026, 10, 5))])
)
def test_the_months_table_is_what_each_month_said(given_tasks, as_of, terms):
    """§4 Plan, by month: totals as of the month's end, those of the as-of day in the running month."""
    table = months_of(given_tasks, terms, as_of)
    for row in table:
        assert row.day == min(row.month.end, as_of)
        states = [state_of(each, row.day, terms) for each in given_tasks]
        counted = [each for each in states if each.state != "dung_thuc_hien"]
        assert row.totals == totals_of(states)
        assert row.done == sum(each.done_on is not None and row.month.start <= each.done_on <= row.day for each in counted)
        assert row.due == sum(row.month.start <= each.closes <= row.month.end for each in counted)
        assert row.planned == sum(each.closes <= row.day for each in counted)
