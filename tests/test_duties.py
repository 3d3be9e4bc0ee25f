"""What has to be answered, mended, handed in or carried out by a day: a table of cases, and what holds for every day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.contract.vocabulary import ANSWER_STATES, CARRYING_STATES, REPORT_STATES, SHORTCOMING_STATES
from generator.derive.deadlines import Reply, on_time_of, reply_of
from generator.derive.feedback import feedback_totals
from generator.derive.figures import Ratio
from generator.derive.reports import report_state
from tests.builders import day, facts, read_cases, shown

CASES = read_cases("duties.yml")
KINDS = ("kien_nghi", "kiem_tra", "giam_sat", "ton_tai", "bao_cao")


def _ids(records):
    return [each.id for each in records]


def _feedback(found):
    (told,) = found.feedback
    return {
        "trang_thai": told.reply.state,
        "so_ngay_tre": told.reply.days,
        "tra_loi": told.feedback.answer,
        "hai_long": told.feedback.satisfied,
    }


def _finding(found):
    ((told,),) = (each.findings for each in found.inspections)
    return {
        "trang_thai": told.reply.state,
        "so_ngay_tre": told.reply.days,
        "don_vi": told.unit.id if told.unit else None,
        "minh_chung": _ids(told.evidence),
        "thieu_minh_chung": told.unproven,
    }


def _recommendation(found):
    (told,) = found.recommendations
    return {
        "trang_thai": told.reply.state,
        "so_ngay_tre": told.reply.days,
        "tiep_thu": told.recommendation.accepted,
        "ly_do": told.recommendation.reason,
        "tra_loi": told.recommendation.answer,
        "thuc_hien": told.carried,
        "xong": told.done_on,
        "minh_chung": _ids(told.evidence),
        "thieu_minh_chung": told.unproven,
    }


def _shortcoming(found):
    (told,) = found.shortcomings
    return {
        "trang_thai": told.state,
        "nhiem_vu": [each.task.id for each in told.tasks],
        "xong": told.fixed_on,
        "bo_ngo": told.neglected,
        "minh_chung": _ids(told.evidence),
        "thieu_minh_chung": told.unproven,
    }


def _report(found):
    (told,) = found.reports
    slots = {
        f"{each.unit.id} {each.period}" if each.period else each.unit.id: (each.due, each.handed_in, each.state, each.days)
        for each in told.slots
    }
    return {**slots, "so_ky": len(told.slots)}


DERIVED = dict(zip(KINDS, (_feedback, _finding, _recommendation, _shortcoming, _report), strict=True))


@pytest.mark.parametrize(
    ("case", "on"), [pytest.param(case, on, id=f"{case['ten']} · {on}") for case in CASES for on in case["ngay"]]
)
def test_a_case(case, on):
    """tests/cases/duties.yml: the clause is named in the case."""
    (kind,) = (each for each in KINDS if each in case)
    others = {key: value for key, value in case.items() if key not in ("ten", "dieu", "ngay", kind)}
    found = DERIVED[kind](facts(on, **others, **{kind: [{"ma": kind.replace("_", "-"), **case[kind]}]}))
    expected = case["ngay"][on]
    assert {key: shown(found[key]) for key in expected} == expected, case["dieu"]


def test_the_cases_are_named_once_each():
    """A case that fails must be found by its name."""
    names = [case["ten"] for case in CASES]
    assert sorted(set(names)) == sorted(names)


def test_the_cases_see_every_state():
    """No state without a case of its own."""
    seen = {kind: [each for case in CASES if kind in case for each in case["ngay"].values()] for kind in KINDS}
    for kind in ("kien_nghi", "kiem_tra", "giam_sat"):
        assert {each.get("trang_thai") for each in seen[kind]} >= set(ANSWER_STATES), kind
    assert {each.get("thuc_hien") for each in seen["giam_sat"]} >= set(CARRYING_STATES)
    assert {each.get("trang_thai") for each in seen["ton_tai"]} >= set(SHORTCOMING_STATES)
    slots = [slot for each in seen["bao_cao"] for name, slot in each.items() if name != "so_ky"]
    assert {state for _, _, state, _ in slots} == set(REPORT_STATES)


# Answers ------------------------------------------------------------------------------------------------------------

days = st.dates(date(2025, 1, 1), date(2028, 12, 31))


@given(days, st.none() | days, days)
def test_a_reply_is_whole(due, done_on, on):
    """§6: done or not, in time or not, and days only where it is late; a day more makes an overdue answer a day later."""
    reply = reply_of(due, done_on, on)
    assert (reply.state in ("dung_han", "tre")) == (done_on is not None)
    assert (reply.state in ("tre", "qua_han")) == ((done_on or on) > due)
    assert reply.days == (((done_on or on) - due).days if (done_on or on) > due else None)
    if reply.state == "qua_han":
        assert reply_of(due, None, on + timedelta(days=1)) == Reply("qua_han", (reply.days or 0) + 1)


@given(days, st.none() | days, days)
def test_reports_are_judged_as_answers_are(due, handed_in, on):
    """§6 bao-cao: the same days, other words."""
    words = {"dung_han": "dung_han", "tre": "tre", "qua_han": "thieu", "trong_han": "chua_den_han"}
    reply = reply_of(due, handed_in, on)
    assert report_state(due, handed_in, on) == (words[reply.state], reply.days)


def test_the_on_time_rate_of_answers():
    """QT-7: those in time among all that are answered or overdue; what is still in time is not decided."""
    replies = [Reply("dung_han", None), Reply("dung_han", None), Reply("tre", 1), Reply("qua_han", 2), Reply("trong_han", None)]
    assert on_time_of(replies) == Ratio(2, 4)
    assert on_time_of([Reply("trong_han", None)]).value is None
    assert on_time_of([]) == Ratio(0, 0)


FEEDBACK = [
    {"ma": "dung-han", "han": "20/03/2026", "ngay_tra_loi": "20/03/2026", "hai_long": "co"},
    {"ma": "tre", "han": "20/03/2026", "ngay_tra_loi": "22/03/2026", "hai_long": "khong"},
    {"ma": "qua-han", "han": "20/03/2026"},
    {"ma": "trong-han", "han": "30/04/2026"},
    {"ma": "chua-noi", "han": "20/03/2026", "ngay_tra_loi": "01/03/2026"},
]


def test_feedback_is_counted():
    """QT-7: received, answered, late, overdue, open; on time of those decided, content of those who said."""
    told = feedback_totals(facts("31/03/2026", kien_nghi=FEEDBACK).feedback)
    assert (told.received, told.answered, told.answered_late, told.overdue, told.open) == (5, 3, 1, 1, 1)
    assert (told.on_time, told.content) == (Ratio(2, 4), Ratio(1, 2))


def test_no_feedback_has_no_percentage():
    """§4: an empty denominator is "chưa có", never 0% or 100%."""
    told = feedback_totals(())
    assert (told.received, told.on_time.value, told.content.value) == (0, None, None)
    assert feedback_totals(facts("19/03/2026", kien_nghi=FEEDBACK[:3]).feedback).on_time.value is None


def test_content_is_not_known_before_the_answer():
    """§4: a word about an answer of tomorrow is hidden with it."""
    told = feedback_totals(facts("21/03/2026", kien_nghi=FEEDBACK).feedback)
    assert (told.content, told.overdue) == (Ratio(1, 1), 2)


@given(st.lists(st.tuples(days, st.none() | days), max_size=12), days)
def test_feedback_adds_up(given_days, on):
    """Every one is answered, overdue or open; those answered in time are never more than those decided."""
    kept = [
        {"ma": f"k{number}", "ngay_nhan": "01/01/2025", "han": due, "ngay_tra_loi": done}
        for number, (due, done) in enumerate(given_days)
    ]
    told = feedback_totals(facts(f"{on:%d/%m/%Y}", kien_nghi=kept).feedback)
    assert told.answered + told.overdue + told.open == told.received == len(kept)
    assert told.on_time == Ratio(told.answered - told.answered_late, told.answered + told.overdue)


# Reports ------------------------------------------------------------------------------------------------------------

PERIODS = {"tuan": 53, "thang": 12, "quy": 4, "6_thang": 1, "9_thang": 1, "nam": 1}
UNITS = [{"ma": name, "ten": name} for name in ("a", "b", "c")]


@given(st.sampled_from(sorted(PERIODS)), st.lists(st.sampled_from("abc"), min_size=1, max_size=5), days)
def test_every_unit_owes_every_period(cycle, owing, on):
    """§6 bao-cao: as many slots as units times periods, however often a unit is listed; unit by unit, periods in order."""
    (told,) = facts(f"{on:%d/%m/%Y}", don_vi=UNITS, bao_cao=[{"ma": "bc", "chu_ky": cycle, "don_vi": owing}]).reports
    assert Counter(each.unit.id for each in told.slots) == dict.fromkeys(owing, PERIODS[cycle])
    assert [each.unit.id for each in told.slots[:: PERIODS[cycle]]] == list(dict.fromkeys(owing))
    for first in range(0, len(told.slots), PERIODS[cycle]):
        dues = [each.due for each in told.slots[first : first + PERIODS[cycle]]]
        assert dues == sorted(set(dues))


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 12), st.dates(date(2026, 1, 1), date(2026, 12, 31))), max_size=15),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
def test_the_first_report_of_a_period_counts(handed_in, on):
    """§3 nop: supplements do not make a report late, nor does what is handed in later than the day."""
    duty = {
        "ma": "bc",
        "chu_ky": "thang",
        "don_vi": ["a", "b"],
        "nop": [{"don_vi": unit, "ky": f"2026-{month:02d}", "ngay": when} for unit, month, when in handed_in],
    }
    (told,) = facts(f"{on:%d/%m/%Y}", don_vi=UNITS, bao_cao=[duty]).reports
    for slot in told.slots:
        known = [when for unit, month, when in handed_in if (unit, month) == (slot.unit.id, slot.period.number) and when <= on]
        assert slot.handed_in == min(known, default=None)
        assert (slot.state, slot.days) == report_state(slot.due, slot.handed_in, on)


def test_a_report_shows_its_document_and_its_bases():
    """§3: what was handed in, and what it is founded on, once they are published."""
    duty = {
        "ma": "bc",
        "chu_ky": "quy",
        "can_cu": [{"van_ban": "cv", "muc": "7"}],
        "nop": [{"don_vi": "van-phong", "ky": "2026-Q1", "ngay": "20/03/2026", "van_ban": "so-1"}],
    }
    documents = [{"ma": "cv"}, {"ma": "so-1", "ngay": "25/03/2026"}]
    before, after = (facts(on, bao_cao=[duty], van_ban=documents).reports[0] for on in ("24/03/2026", "25/03/2026"))
    assert (before.slots[0].document, after.slots[0].document.id) == (None, "so-1")
    assert [(document.id, section) for document, section in after.bases] == [("cv", "7")]
    assert before.slots[0].handed_in == day("20/03/2026")


# Registers ----------------------------------------------------------------------------------------------------------


def test_registers_show_the_newest_first_and_of_one_day_in_file_order():
    """Recognition, feedback, inspections and recommendations, over all years."""
    when = [("a", "02/03/2026"), ("b", "05/03/2026"), ("c", "05/03/2026"), ("d", "01/03/2026")]
    dated = [{"ma": name, "ngay": on} for name, on in when]
    received = [{"ma": name, "ngay_nhan": on} for name, on in when]
    old = [{"ma": "cu", "ngay": "01/12/2025"}]
    found = facts("30/06/2026", ghi_nhan=dated, ghi_nhan_2025=old, kien_nghi=received, kiem_tra=dated, giam_sat=dated)
    assert [each.entry.id for each in found.recognitions] == ["b", "c", "a", "d", "cu"]
    for kind in (found.feedback, found.inspections, found.recommendations):
        assert [each.entry.id for each in kind] == ["b", "c", "a", "d"]


def test_recognition_praises_or_reminds():
    """PH-4: three kinds honour, two remind; a document not yet issued is not shown."""
    kinds = ("bieu_duong", "khen_thuong", "dien_hinh", "nhac_nho", "phe_binh")
    given_ones = [{"ma": kind.replace("_", "-"), "loai": kind, "don_vi": "van-phong", "van_ban": "qd"} for kind in kinds]
    found = facts("30/06/2026", ghi_nhan=given_ones, van_ban=[{"ma": "qd", "ngay": "01/07/2026"}]).recognitions
    assert [each.is_praise for each in found] == [True, True, True, False, False]
    assert {each.unit.id for each in found} == {"van-phong"}
    assert {each.document for each in found} == {None}


def test_a_record_has_its_place_on_the_page_of_its_year():
    """Links never change: a register's record by its year and id, an inspection and a recommendation by its id."""
    found = facts("30/06/2026", ton_tai_2025=[{"ma": "t", "nam": 2024}], bao_cao=[{"ma": "b"}], kiem_tra=[{"ma": "k"}])
    assert (found.shortcomings[0].address, found.shortcomings[0].year) == ("ton-tai/nam/2025/#t", 2025)
    assert found.reports[0].address == "bao-cao/nam/2026/#b"
    assert found.inspections[0].address == "kiem-tra/k/"
