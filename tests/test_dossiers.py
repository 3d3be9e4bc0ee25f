"""What counts of dossiers add up to: a table of cases, the balance of a record, and what holds for every year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.figures import Ratio
from generator.words.periods import parse_period
from tests.builders import facts, read_cases, shown

CASES = read_cases("dossiers.yml")
RATES = {
    "dung_han": "on_time",
    "truoc_han": "early",
    "qua_han": "late",
    "truc_tuyen": "online",
    "toan_trinh": "online_full",
    "thanh_toan": "paid_online",
    "so_hoa": "digitised",
    "so_hoa_ket_qua": "results_digitised",
    "tai_su_dung": "reused",
}
COUNTS = {
    "tiep_nhan": "received",
    "da_giai_quyet": "settled",
    "giai_quyet_tre": "settled_late",
    "dang_giai_quyet": "pending",
    "dang_qua_han": "overdue",
    "nguy_co": "at_risk",
    "tam_dung": "paused",
    "cho_bo_sung": "incomplete",
}


def _ratio(made):
    return f"{made.numerator}/{made.denominator}"


def _derived(year):
    return {
        **{key: shown(getattr(year.total, name)) for key, name in COUNTS.items()},
        **{key: _ratio(getattr(year.total, name)) for key, name in RATES.items()},
        "cac_ky": [str(each.period) for each in year.periods],
        "linh_vuc": {each.name: _ratio(each.tally.on_time) for each in year.fields},
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["ten"])
def test_a_case(case):
    """tests/cases/dossiers.yml: the clause is named in the case."""
    (year,) = facts("31/01/2027", ho_so=case["ho_so"]).dossiers
    derived = _derived(year)
    assert {key: derived[key] for key in case["la"]} == case["la"], case["dieu"]


def test_the_cases_are_named_once_each():
    """A case that fails must be found by its name."""
    names = [case["ten"] for case in CASES]
    assert sorted(set(names)) == sorted(names)


def test_the_cases_see_every_figure():
    """No count and no rate without a case of its own."""
    assert {key for case in CASES for key in case["la"]} == {*COUNTS, *RATES, "cac_ky", "linh_vuc"}


MONTHS = [
    {"ky": "2026-01", "linh_vuc_thu_tuc": "Hộ tịch", "tiep_nhan": 10, "truoc_han": 9, "qua_han": 1, "ngay": "05/02/2026"},
    {"ky": "2026-01", "linh_vuc_thu_tuc": "Đất đai", "tiep_nhan": 4, "dung_han": 3, "dang_qua_han": 1, "ngay": "05/02/2026"},
    {"ky": "2026-02", "linh_vuc_thu_tuc": "Đất đai", "ton_truoc": 1, "tiep_nhan": 5, "dung_han": 6, "ngay": "05/03/2026"},
]


def test_a_period_is_all_its_fields():
    """§4: by period; the fields as Vietnamese sorts them, and the newest period last."""
    (year,) = facts("05/03/2026", ho_so=MONTHS).dossiers
    january, february = year.periods
    assert [entry.record.field for entry in january.entries] == ["Đất đai", "Hộ tịch"]
    assert (january.tally.received, january.tally.on_time, january.tally.overdue) == (14, Ratio(12, 13), 1)
    assert (february.tally.received, february.tally.on_time) == (5, Ratio(6, 6))
    assert year.latest is february
    assert january.address == "ho-so/nam/2026/#ky-2026-01"


def test_a_field_shows_its_periods_in_order():
    """§4: by field, with its own trend; what is open is that of the end."""
    (year,) = facts("05/03/2026", ho_so=MONTHS).dossiers
    land, _ = year.fields
    assert [str(period) for period, _ in land.periods] == ["2026-01", "2026-02"]
    assert [tally.overdue for _, tally in land.periods] == [1, 0]
    assert (land.tally.overdue, land.tally.settled) == (0, 9)


def test_counts_are_known_from_their_day():
    """§4: what is published after the day is not counted; without any there is no year."""
    (year,) = facts("04/03/2026", ho_so=MONTHS).dossiers
    assert (year.total.received, year.total.overdue) == (14, 1)
    assert facts("04/02/2026", ho_so=MONTHS).dossiers == ()


def test_years_stand_apart():
    """Each plan year has its own sums, the oldest first; all records are kept."""
    old = [{"ky": "2025-12", "tiep_nhan": 7, "truoc_han": 7}]
    years = facts("05/03/2026", ho_so=MONTHS, ho_so_2025=old).dossiers
    assert [(each.year, each.total.received, len(each.entries)) for each in years] == [(2025, 7, 1), (2026, 19, 3)]


@pytest.mark.parametrize(
    "left_out", ["dang_qua_han", "tam_dung", "cho_bo_sung", "tra_lai", None], ids=lambda name: name or "đủ cả"
)
def test_a_record_in_balance(left_out):
    """§3: ton_truoc + tiep_nhan are all that is told of; a count left out is 0."""
    parts = {"truoc_han": 1, "dung_han": 2, "qua_han": 4, "dang_giai_quyet": 8}
    parts |= {"dang_qua_han": 16, "tam_dung": 32, "cho_bo_sung": 64, "tra_lai": 128}
    told = {key: number for key, number in parts.items() if key != left_out}
    count = (
        facts("05/03/2026", ho_so=[{"ky": "2026-01", "ton_truoc": 100, "tiep_nhan": 155, **told}]).dossiers[0].entries[0].record
    )
    assert count.came_in == 255
    assert count.accounted == 255 - parts.get(left_out, 0)


# What holds for every year ------------------------------------------------------------------------------------------

periods = st.sampled_from(
    [f"2026-{month:02d}" for month in range(1, 13)]
    + [f"2026-Q{number}" for number in range(1, 5)]
    + ["2026-6T", "2026-9T", "2026"]
)


@given(st.lists(periods, min_size=1, max_size=12))
def test_no_day_is_counted_twice_and_none_left_out(given_periods):
    """§4 Dossiers: with one dossier a day in every period, the year counts the days that its periods cover, each once."""
    spans = [(parse_period(text).start, parse_period(text).end) for text in given_periods]
    counts = [
        {"ky": text, "tiep_nhan": (end - start).days + 1, "truoc_han": (end - start).days + 1}
        for text, (start, end) in zip(given_periods, spans, strict=True)
    ]
    (year,) = facts("31/01/2027", ho_so=counts).dossiers
    covered = {number for start, end in spans for number in range(start.toordinal(), end.toordinal() + 1)}
    chosen = [each.record for each in year.entries if any(each.record is kept for kept in year.total.flow)]
    days_chosen = [number for each in chosen for number in range(each.period.start.toordinal(), each.period.end.toordinal() + 1)]
    assert len(days_chosen) == len(set(days_chosen)) == year.total.received
    assert set(days_chosen) == covered


small = st.integers(0, 50)


@given(
    st.lists(st.fixed_dictionaries(dict.fromkeys(("truoc_han", "dung_han", "qua_han", "dang_giai_quyet"), small)), max_size=6),
)
def test_sums_and_rates_belong_together(given_counts):
    """§4: early + on time + late are all that is settled, and no rate is of more than there is."""
    counts = [
        {"ky": f"2026-{month:02d}", "tiep_nhan": sum(each.values()), **each} for month, each in enumerate(given_counts, start=1)
    ]
    for year in facts("31/12/2026", ho_so=counts).dossiers:
        total = year.total
        assert total.on_time.numerator + total.late.numerator == total.on_time.denominator == total.settled
        assert total.early.numerator <= total.on_time.numerator
        assert total.settled_late == total.late.numerator
        assert total.pending == given_counts[-1]["dang_giai_quyet"]
        assert sum(each.tally.received for each in year.periods) == total.received
