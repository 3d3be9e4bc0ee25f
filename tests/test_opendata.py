"""Open data says what the facts say: JSON as contract §6 has it, unrounded, null where there is nothing."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import jsonschema
import pytest

from generator.contract.kinds import DERIVED, PUBLISHED
from generator.contract.vocabulary import BUCKETS, STATES
from generator.publish.opendata import data_files
from generator.publish.opendata_derived import exact, rounded
from tests.builders import facts
from tests.opendata_communes import KIND_IDS, OFFICE, UNITS, both, files_of, loaded, record, rows, sample, small


@both
def test_every_file_of_the_contract_is_there(commune: str) -> None:
    """Contract §6: JSON, CSV and a schema for every kind, the overview and the data package; nothing else unnamed."""
    names = set(files_of(commune))
    assert {f"du-lieu/{kind}.{ending}" for kind in KIND_IDS for ending in ("json", "csv")} <= names
    assert {f"du-lieu/schema/{kind}.json" for kind in (*KIND_IDS, "tong-quan")} <= names
    assert {"du-lieu/tong-quan.json", "du-lieu/datapackage.json"} <= names
    assert {"du-lieu/nhiem-vu-cap-nhat.csv", "du-lieu/chi-so-gia-tri.csv", "du-lieu/hai-long-cau-hoi.csv"} <= names


@both
@pytest.mark.parametrize("kind", [*KIND_IDS, "tong-quan"])
def test_json_validates_against_its_published_schema(commune: str, kind: str) -> None:
    """The schema beside the data accepts the data, and refuses a key that the contract does not know."""
    schema = json.loads(files_of(commune)[f"du-lieu/schema/{kind}.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    data = loaded(commune, kind)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.validate(data)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**data, "la": 1})


@both
def test_every_file_opens_with_the_day_and_says_when_it_is_made_up(commune: str) -> None:
    """tinh_den first; minh_hoa: true in every data file of a demonstration."""
    day = {"small": "2026-06-30", "sample": "2026-11-10"}[commune]
    for kind in (*KIND_IDS, "tong-quan", "datapackage"):
        data = loaded(commune, kind)
        assert data["tinh_den"] == day
        assert data["minh_hoa"] is True
    assert list(loaded(commune, "nhiem-vu")) == ["tinh_den", "minh_hoa", "nhiem_vu"]


def test_nothing_is_called_made_up_that_is_not() -> None:
    """Without minh_hoa no file has the key."""
    files = data_files(facts("30/06/2026", co_quan={**OFFICE, "minh_hoa": "false"}, don_vi=UNITS))
    assert json.loads(files["du-lieu/don-vi.json"]).keys() == {"tinh_den", "don_vi"}
    assert "minh_hoa" not in json.loads(files["du-lieu/tong-quan.json"])
    assert "minh_hoa" not in json.loads(files["du-lieu/datapackage.json"])


def test_a_record_has_its_own_keys_as_committed() -> None:
    """Only the keys given; dates ISO, numbers as numbers, periods as written."""
    late = record("small", "nhiem-vu", "tre")
    assert [key for key in late if key != "suy_ra"] == ["ma", "ten", "linh_vuc", "chu_tri", "thoi_han", "gia_han", "cap_nhat"]
    assert late["gia_han"] == [{"ngay": "2026-05-20", "den": "2026-06-10", "ly_do": "Chờ ý kiến"}]
    assert late["cap_nhat"][0]["tien_do"] == 60
    values = record("small", "chi-so", "dung-han")["gia_tri"]
    assert values[0] == {"ky": "2026-01", "gia_tri": 95.5, "ngay": "2026-02-05"}
    assert values[1] == {"ky": "2026-02", "tu_so": 2, "mau_so": 3, "ngay": "2026-03-05"}
    assert record("small", "nhiem-vu", "hang-quy")["dinh_ky"] == {"chu_ky": "quy", "truoc_ngay": "20"}


def test_a_key_left_empty_is_left_out() -> None:
    """`ten_gon:` with nothing behind it is not a key of the record."""
    files = data_files(facts("30/06/2026", co_quan=OFFICE, don_vi=[{"ma": "a", "ten": "A", "ten_gon": None}]))
    assert json.loads(files["du-lieu/don-vi.json"])["don_vi"][0].keys() == {"ma", "ten", "suy_ra"}


def test_what_is_dated_after_the_day_is_not_published() -> None:
    """The update of 1 July is in neither file on 30 June."""
    assert len(record("small", "nhiem-vu", "tre")["cap_nhat"]) == 1
    assert [row["ngay"] for row in rows("small", "nhiem-vu-cap-nhat") if row["nhiem_vu"] == "tre"] == ["2026-06-01"]


def test_tasks_say_what_was_derived() -> None:
    """State, due days, lateness, flags and the newest cause and remedy of a late, extended task."""
    assert record("small", "nhiem-vu", "tre")["suy_ra"] == {
        "trang_thai": "cham_tien_do",
        "thoi_han": "2026-06-10",
        "thoi_han_goc": "2026-05-31",
        "so_ngay_tre": 20,
        "tien_do": 60,
        "co": ["gia_han"],
        "ky": None,
        "nhom_chinh_thuc": "chua_hoan_thanh_qua_han",
        "so_lan_gia_han": 1,
        "so_ngay_gia_han": 10,
        "ngay_bat_dau": "2026-06-01",
        "ngay_hoan_thanh": None,
        "ngay_cap_nhat": "2026-06-01",
        "nguyen_nhan": {"chu_quan": "Chậm giao việc", "khach_quan": None},
        "khac_phuc": {"noi_dung": "Giao lại", "thoi_han": "2026-07-15", "nguoi_chiu_trach_nhiem": "Trưởng phòng A"},
        "nam": 2026,
        "dia_chi": "nhiem-vu/tre/",
    }


def test_recurring_tasks_list_their_periods() -> None:
    """One entry a period, with its own due day, state and lateness; no due day for the whole."""
    derived = record("small", "nhiem-vu", "hang-quy")["suy_ra"]
    assert derived["thoi_han"] is None
    assert derived["ky"] == [
        {"ky": "2026-Q1", "thoi_han": "2026-03-19", "trang_thai": "hoan_thanh", "so_ngay_tre": None},
        {"ky": "2026-Q2", "thoi_han": "2026-06-19", "trang_thai": "cham_tien_do", "so_ngay_tre": 11},
        {"ky": "2026-Q3", "thoi_han": "2026-09-19", "trang_thai": "chua_thuc_hien", "so_ngay_tre": None},
        {"ky": "2026-Q4", "thoi_han": "2026-12-19", "trang_thai": "chua_thuc_hien", "so_ngay_tre": None},
    ]


def test_tasks_of_all_years_are_published() -> None:
    """nhiem-vu.json holds former years too, each with its year; the overview counts the plan year alone."""
    years = {each["ma"]: each["suy_ra"]["nam"] for each in loaded("small", "nhiem-vu")["nhiem_vu"]}
    assert years == {"nam-truoc": 2025, "xong": 2026, "tre": 2026, "hang-quy": 2026, "dung": 2026}
    assert loaded("small", "tong-quan")["nhiem_vu"]["tong"] == 3


def test_indicators_are_unrounded_and_null_where_there_is_nothing() -> None:
    """Two thirds stay two thirds; a denominator of 0 is null and neither met nor missed."""
    two_thirds = record("small", "chi-so", "dung-han")["suy_ra"]
    assert two_thirds["moi_nhat"] == {"ky": "2026-02", "gia_tri": 200 / 3}
    assert (two_thirds["dat"], two_thirds["tot_len"], two_thirds["huong"]) == (False, False, "tang")
    assert two_thirds["khoang_cach"] == float(Fraction(200, 3) - 95)
    assert two_thirds["thay_doi"] == float(Fraction(200, 3) - Fraction("95.5"))
    assert [(each["ky"], each["dat"]) for each in two_thirds["cac_ky"]] == [("2026-01", True), ("2026-02", False)]
    nothing = record("small", "chi-so", "khong-phat-sinh")["suy_ra"]
    assert nothing["moi_nhat"] == {"ky": "2026-02", "gia_tri": None}
    assert (nothing["dat"], nothing["khoang_cach"], nothing["thay_doi"], nothing["tot_len"]) == (None, None, None, None)
    assert record("small", "chi-so", "chua-co")["suy_ra"]["moi_nhat"] is None


def test_surveys_carry_their_uncertainty() -> None:
    """The share is unrounded, the interval stands beside it, a question without answers is null."""
    derived = record("small", "hai-long", "ks-1")["suy_ra"]
    assert derived["ty_le"] == 29 * 100 / 30
    assert derived["khoang_tin_cay"] == list(small().surveys[0].state.interval or ())
    assert (derived["so_tra_loi"], derived["mau_nho"], derived["dat"], derived["chac_chan"]) == (30, False, True, False)
    assert derived["cau_hoi"][1] == {"ma": "c2", "ty_le": None, "khoang_tin_cay": None, "so_tra_loi": 0}


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
    assert told["theo_thang"] == []
    assert told["hai_long"] is None


@pytest.mark.parametrize(
    ("value", "unrounded", "shown"),
    [
        (Fraction(1, 3), 1 / 3, 0.3),
        (Fraction(95), 95, 95),
        (Fraction("31.55"), 31.55, 31.6),
        (Fraction("-0.25"), -0.25, -0.3),
        (100.0, 100, 100),
        (None, None, None),
    ],
    ids=["một phần ba", "nguyên", "nửa lên", "âm", "số thực nguyên", "chưa có"],
)
def test_numbers(value: Fraction | float | None, unrounded: float | None, shown: float | None) -> None:
    """Whole numbers have no point; rounding is half-up, away from zero."""
    assert repr(exact(value)) == repr(unrounded)
    assert repr(rounded(value)) == repr(shown)


def test_every_derived_key_is_declared() -> None:
    """What is published under suy_ra is exactly what contract/derived.py declares, in its order."""
    for kind in PUBLISHED:
        for each in loaded("sample", kind.name)[kind.key]:
            assert list(each["suy_ra"]) == [field.key for field in DERIVED[kind.name]], kind.name


def test_the_same_facts_give_the_same_bytes() -> None:
    """Deterministic, and a record a line for the sake of comparisons."""
    assert data_files(small()) == files_of("small")
    lines = files_of("small")["du-lieu/nhiem-vu.json"].decode().splitlines()
    assert sum(line.startswith('{"ma": ') for line in lines) == len(loaded("small", "nhiem-vu")["nhiem_vu"])
