"""tong-quan.json says of the plan year what the facts and the files of each kind say."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from generator.contract.vocabulary import BUCKETS, STATES
from generator.publish.opendata import data_files
from generator.publish.opendata_derived import rounded
from tests.builders import facts
from tests.opendata_communes import OFFICE, UNITS, both, loaded, record, records_of, sample, small


def test_the_overview_counts_every_kind() -> None:
    """Of the plan year, with numerator and denominator beside each percentage."""
    told = loaded("small", "tong-quan")
    assert told["ho_so"] == {
        "tiep_nhan": 33,
        "da_giai_quyet": 27,
        "ty_le_dung_han": {"tu_so": 25, "mau_so": 27, "gia_tri": 92.6},
        "dang_qua_han": 2,
    }
    assert told["bo_chi_so"] == [{"ma": "cchc-2026", "diem": 8.5, "diem_toi_da": 12, "ty_le": 70.8, "dat": False}]
    assert told["ton_tai"] == {"tong": 2, "chua_khac_phuc": 1, "dang_khac_phuc": 1, "da_khac_phuc": 0, "bo_ngo": 1}
    assert told["bao_cao"] == {"dung_han": 1, "tre": 1, "thieu": 3, "chua_den_han": 4}
    assert told["kien_nghi"] == {
        "tong": 3,
        "da_tra_loi": 1,
        "qua_han": 1,
        "ty_le_dung_han": {"tu_so": 0, "mau_so": 2, "gia_tri": 0},
    }
    assert told["kiem_tra"] == {"tong": 2, "phat_hien": 2, "da_khac_phuc": 1, "qua_han": 1}
    assert told["giam_sat"] == {"tong": 2, "chua_tra_loi": 1, "qua_han": 0, "da_thuc_hien": 1}


@both
def test_the_overview_counts_what_the_files_hold(commune: str) -> None:
    """Each count is that of the records of the plan year in the kind's own file."""
    told = loaded(commune, "tong-quan")

    def states(kind: str, part: str | None = None, key: str = "trang_thai") -> Counter[str]:
        found = [each["suy_ra"] for each in records_of(commune, kind) if each["suy_ra"]["nam"] == told["nam"]]
        return Counter(each[key] for one in found for each in (one[part] if part else [one]))

    shortcomings, reports = states("ton-tai"), states("bao-cao", "ky")
    assert {key: told["ton_tai"][key] for key in shortcomings} == shortcomings
    assert told["ton_tai"]["tong"] == shortcomings.total()
    assert {key: number for key, number in told["bao_cao"].items() if number} == reports
    answers, findings, asked = states("kien-nghi"), states("kiem-tra", "phat_hien"), states("giam-sat")
    assert told["kien_nghi"]["tong"] == answers.total()
    assert told["kien_nghi"]["da_tra_loi"] == answers["dung_han"] + answers["tre"]
    assert told["kien_nghi"]["qua_han"] == answers["qua_han"]
    assert told["kien_nghi"]["ty_le_dung_han"]["tu_so"] == answers["dung_han"]
    assert told["kiem_tra"]["phat_hien"] == findings.total()
    assert (told["kiem_tra"]["da_khac_phuc"], told["kiem_tra"]["qua_han"]) == (
        findings["dung_han"] + findings["tre"],
        findings["qua_han"],
    )
    assert told["giam_sat"]["chua_tra_loi"] == asked["qua_han"] + asked["trong_han"]
    assert told["giam_sat"]["qua_han"] == asked["qua_han"]
    assert told["giam_sat"]["da_thuc_hien"] == states("giam-sat", key="thuc_hien")["da_thuc_hien"]
    cards = {each["ma"]: each["suy_ra"] for each in records_of(commune, "bo-chi-so")}
    assert [each["ma"] for each in told["bo_chi_so"]] == [name for name, each in cards.items() if each["nam"] == told["nam"]]
    for each in told["bo_chi_so"]:
        found = cards[each["ma"]]
        assert (each["diem"], each["diem_toi_da"], each["dat"]) == (found["diem"], found["diem_toi_da"], found["dat"])


@both
def test_the_overview_equals_the_facts(commune: str) -> None:
    """Every count is the facts' own, every percentage the half-up rounding of their ratio."""
    known = {"small": small, "sample": sample}[commune]()
    told = loaded(commune, "tong-quan")
    assert known.plan is not None
    assert told["nam"] == known.plan.year
    _same_totals(told, known.plan.totals)
    assert told["theo_don_vi"].keys() == {each.entry.id for each in known.units}
    for unit in known.units:
        _same_totals(told["theo_don_vi"][unit.entry.id], unit.totals)
    for area in known.areas:
        _same_totals(told["theo_linh_vuc"][area.entry.id], area.totals)
    assert [each["ky"] for each in told["theo_thang"]] == [str(each.month) for each in known.plan.months]
    for month, found in zip(told["theo_thang"], known.plan.months, strict=True):
        _same_totals(month, found.totals)
        assert (month["den_han"], month["hoan_thanh_trong_thang"], month["phai_xong"]) == (found.due, found.done, found.planned)
    assert sum(told["chi_so"][key] for key in ("dat", "khong_dat", "chua_co")) == told["chi_so"]["tong"]
    assert known.headline_survey is not None
    assert told["hai_long"]["ma"] == known.headline_survey.entry.id


def _same_totals(told: dict[str, Any], totals: Any) -> None:
    assert told["nhiem_vu"] == {"tong": totals.total, **totals.states}
    assert told["nhom_chinh_thuc"] == totals.buckets
    assert told["nhiem_vu"]["tong"] == sum(told["nhiem_vu"][state] for state in STATES if state != "dung_thuc_hien")
    assert sum(told["nhom_chinh_thuc"][bucket] for bucket in BUCKETS) == told["nhiem_vu"]["tong"]
    ratios = {
        "ty_le_hoan_thanh": totals.completion,
        "ty_le_dung_han": totals.on_time,
        "ty_le_dung_han_goc": totals.on_time_original,
    }
    for key, found in ratios.items():
        assert told[key] == {"tu_so": found.numerator, "mau_so": found.denominator, "gia_tri": rounded(found.value)}
        assert (told[key]["gia_tri"] is None) == (found.denominator == 0)


def test_the_overview_rounds_to_one_decimal_and_the_records_do_not() -> None:
    """A third is 33.3 in tong-quan.json and 33.333… in don-vi.json."""
    assert loaded("small", "tong-quan")["ty_le_hoan_thanh"] == {"tu_so": 1, "mau_so": 3, "gia_tri": 33.3}
    plan = loaded("small", "ke-hoach")["ke_hoach"][0]["suy_ra"]
    assert plan["ty_le_hoan_thanh"] == {"tu_so": 1, "mau_so": 3, "gia_tri": 100 / 3}
    assert record("small", "don-vi", "phong-b")["suy_ra"]["ty_le_hoan_thanh"] == {"tu_so": 0, "mau_so": 1, "gia_tri": 0}


def test_a_commune_without_a_plan_has_no_percentages() -> None:
    """Before the first plan year: zeros, empty lists and nulls, never 0% or 100%; the package is still valid JSON."""
    told = json.loads(data_files(facts("30/06/2026", co_quan=OFFICE, don_vi=UNITS))["du-lieu/tong-quan.json"])
    assert told["nam"] is None
    assert told["nhiem_vu"]["tong"] == 0
    assert told["ty_le_hoan_thanh"] == {"tu_so": 0, "mau_so": 0, "gia_tri": None}
    assert told["theo_thang"] == told["bo_chi_so"] == []
    assert told["hai_long"] is told["ho_so"] is None
    assert told["kien_nghi"] == {
        "tong": 0,
        "da_tra_loi": 0,
        "qua_han": 0,
        "ty_le_dung_han": {"tu_so": 0, "mau_so": 0, "gia_tri": None},
    }
    for key in ("ton_tai", "bao_cao", "kiem_tra", "giam_sat"):
        assert set(told[key].values()) == {0}
