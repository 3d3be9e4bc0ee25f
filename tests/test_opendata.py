"""Open data says what the facts say: JSON as contract §6 has it, unrounded, null where there is nothing."""

from __future__ import annotations

import json
from fractions import Fraction

import jsonschema
import pytest

from generator.contract.kinds import DERIVED, PUBLISHED
from generator.publish.opendata import data_files
from generator.publish.opendata_derived import exact, rounded
from tests.builders import facts
from tests.opendata_communes import KIND_IDS, OFFICE, UNITS, both, files_of, loaded, record, records_of, rows, small


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


CONTRACT = {
    "nhiem-vu": "trang_thai thoi_han thoi_han_goc so_ngay_tre tien_do co ky",
    "chi-so": "moi_nhat dat khoang_cach thay_doi tot_len",
    "hai-long": "ty_le khoang_tin_cay so_tra_loi mau_nho dat chac_chan",
    "bo-chi-so": "diem diem_toi_da ty_le xep_loai dat ty_le_minh_chung",
    "ho-so": "ty_le_dung_han ty_le_truoc_han ty_le_qua_han ty_le_truc_tuyen ty_le_thanh_toan_truc_tuyen",
    "ton-tai": "trang_thai",
    "bao-cao": "ky",
    "kien-nghi": "trang_thai",
    "kiem-tra": "phat_hien",
}
"""The keys under suy_ra that contract §6 names."""
WORDS = {
    ("ton-tai", "trang_thai"): "chua_khac_phuc dang_khac_phuc da_khac_phuc",
    ("bao-cao", "ky", "trang_thai"): "dung_han tre thieu chua_den_han",
    ("kien-nghi", "trang_thai"): "dung_han tre qua_han trong_han",
    ("kiem-tra", "phat_hien", "trang_thai"): "dung_han tre qua_han trong_han",
}
"""The words that contract §6 names for a state."""


@pytest.mark.parametrize("kind", CONTRACT)
def test_the_keys_of_the_contract_are_there(kind: str) -> None:
    """By these very names, in every record."""
    for each in records_of("small", kind):
        assert set(CONTRACT[kind].split()) <= each["suy_ra"].keys()


@pytest.mark.parametrize("path", WORDS, ids=" ".join)
def test_the_words_of_the_contract_are_those_published(path: tuple[str, ...]) -> None:
    """The schema allows these words and no other."""
    kind, *keys = path
    node = json.loads(files_of("small")[f"du-lieu/schema/{kind}.json"])["properties"][kind.replace("-", "_")]["items"]
    for key in ("suy_ra", *keys):
        node = node.get("items", node)["properties"][key]
    assert set(node["enum"]) == set(WORDS[path].split())


def test_records_stand_in_the_order_of_the_files() -> None:
    """As committed, whatever order pages show them in: the newest first, or by period."""
    written = {
        "ghi-nhan": ["cu", "moi"],
        "kien-nghi": ["den-hong", "tra-tre", "mai-tra"],
        "kiem-tra": ["quy-1", "khong-phat-hien"],
        "giam-sat": ["niem-yet", "tiep-dan"],
        "bo-chi-so": ["cchc-2026", "cchc-2025"],
        "bao-cao": ["bao-cao-quy", "kinh-phi"],
        "ton-tai": ["cham-viec", "bo-quen"],
    }
    assert {kind: [each["ma"] for each in records_of("small", kind)] for kind in written} == written
    asked = [
        {"ma": name, "ten": "K", "ky": ky, "loai": "noi_bo", "ngay": "30/06/2026", "thu_ve": 1, "cau_hoi": []}
        for name, ky in (("sau", "2026-Q2"), ("truoc", "2026-Q1"))
    ]
    years = {"kien_nghi": [{"ma": "nay"}], "kien_nghi_2025": [{"ma": "truoc", "ngay_nhan": "01/12/2025"}]}
    files = data_files(facts("30/06/2026", hai_long=asked, **years))
    assert [each["ma"] for each in json.loads(files["du-lieu/hai-long.json"])["hai_long"]] == ["sau", "truoc"]
    assert [each["ma"] for each in json.loads(files["du-lieu/kien-nghi.json"])["kien_nghi"]] == ["truoc", "nay"]


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
