"""Figures agree: what a page of the built site says is what the open data says, record by record."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction

import pytest
from lxml import html

from generator.contract.kinds import DERIVED, PUBLISHED
from generator.contract.vocabulary import BUCKETS, STATES
from generator.words.periods import parse_period
from generator.words.vietnamese import format_count, format_date, format_number, parse_date


def _data(site, name):
    return json.loads((site / "du-lieu" / f"{name}.json").read_text("utf-8"))


def _text(site, address):
    page = html.fromstring((site / address / "index.html").read_bytes())
    (inside,) = page.xpath("//*[@id='noi-dung']")
    return " ".join(" ".join(inside.itertext()).split())


def test_every_task_page_says_what_its_data_says(site):
    for task in _data(site, "nhiem-vu")["nhiem_vu"]:
        said, derived = _text(site, f"nhiem-vu/{task['ma']}"), task["suy_ra"]
        assert STATES[derived["trang_thai"]].label in said, task["ma"]
        if derived["so_ngay_tre"] is not None:
            assert f"{derived['so_ngay_tre']} ngày" in said, task["ma"]
        for day in (derived["thoi_han"], derived["thoi_han_goc"]):
            if day is not None:
                assert format_date(parse_date(day)) in said, task["ma"]
        if derived["tien_do"] is not None:
            assert f"{derived['tien_do']}%" in said or derived["tien_do"] == 100, task["ma"]
        for period in derived.get("ky") or ():
            assert parse_period(str(period["ky"])).label in said, task["ma"]
            assert format_date(parse_date(period["thoi_han"])) in said, task["ma"]


def test_every_indicator_page_says_what_its_data_says(site):
    for indicator in _data(site, "chi-so")["chi_so"]:
        said, derived = _text(site, f"chi-so/{indicator['ma']}"), indicator["suy_ra"]
        newest = derived["moi_nhat"]
        if newest is not None and newest["gia_tri"] is not None:
            assert format_number(Fraction(str(newest["gia_tri"])).limit_denominator(10**6)) in said, indicator["ma"]
        assert {True: "Đạt", False: "Chưa đạt", None: ""}[derived["dat"]] in said, indicator["ma"]
        for value in indicator.get("gia_tri", ()):
            assert parse_period(str(value["ky"])).label in said, indicator["ma"]
            if "tu_so" in value:
                assert format_count(int(value["tu_so"])) in said, indicator["ma"]


def test_every_survey_page_says_what_its_data_says(site):
    for survey in _data(site, "hai-long")["hai_long"]:
        said, derived = _text(site, f"hai-long/{survey['ma']}"), survey["suy_ra"]
        assert format_number(Fraction(str(derived["ty_le"])).limit_denominator(10**6)) + "%" in said
        assert format_count(derived["so_tra_loi"]) in said
        for bound in derived["khoang_tin_cay"]:
            assert format_number(Fraction(str(bound))) in said
        assert ("mẫu nhỏ" in said.casefold()) == derived["mau_nho"]


def test_plan_units_and_areas_count_as_the_overview_does(site):
    overview = _data(site, "tong-quan")
    home, plan = _text(site, "."), _text(site, "ke-hoach")
    for name in ("ty_le_hoan_thanh", "ty_le_dung_han", "ty_le_dung_han_goc"):
        ratio = overview[name]
        assert f"{ratio['tu_so']} trong {ratio['mau_so']} nhiệm vụ" in plan
        assert f"{format_number(Fraction(str(ratio['gia_tri'])))}%" in plan
    done = overview["ty_le_hoan_thanh"]
    assert f"{done['tu_so']}/{done['mau_so']}" in home
    for bucket, number in overview["nhom_chinh_thuc"].items():
        assert f"{BUCKETS[bucket].label}: {number}" in plan
    for state, number in overview["nhiem_vu"].items():
        if state != "tong" and number:
            assert f"{STATES[state].label} ({number})" in plan
    for folder, parts in (("don-vi", overview["theo_don_vi"]), ("linh-vuc", overview["theo_linh_vuc"])):
        for name, totals in parts.items():
            if totals["nhiem_vu"]["tong"]:
                said, ratio = _text(site, f"{folder}/{name}"), totals["ty_le_hoan_thanh"]
                assert f"Đã xong {ratio['tu_so']} trong {ratio['mau_so']} nhiệm vụ" in said, name


def test_rounded_percentages_of_the_overview_are_those_of_its_counts(site):
    def walk(node):
        if isinstance(node, dict):
            if node.keys() == {"tu_so", "mau_so", "gia_tri"}:
                yield node
            for value in node.values():
                yield from walk(value)

    for ratio in walk(_data(site, "tong-quan")):
        if not ratio["mau_so"]:
            assert ratio["gia_tri"] is None
        else:
            shown = format_number(Fraction(ratio["tu_so"] * 100, ratio["mau_so"]))
            assert format_number(Fraction(str(ratio["gia_tri"]))) == shown


@pytest.mark.parametrize("kind", [kind.name for kind in PUBLISHED])
def test_csv_rows_are_the_json_records(site, kind):
    rows = list(csv.DictReader(io.StringIO((site / "du-lieu" / f"{kind}.csv").read_bytes().decode("utf-8-sig"))))
    records = _data(site, kind)[kind.replace("-", "_")]
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        for key, value in record["suy_ra"].items():
            column = f"suy_ra.{key}"
            if column in row and isinstance(value, str | int | float | bool):
                expected = str(value).lower() if isinstance(value, bool) else str(value)
                assert row[column].lstrip("'") == expected, (kind, column)


@pytest.mark.parametrize("kind", [kind.name for kind in PUBLISHED if any(field.key == "dia_chi" for field in DERIVED[kind.name])])
def test_every_address_in_the_data_leads_to_its_place(site, kind):
    ids = {}
    for record in _data(site, kind)[kind.replace("-", "_")]:
        address, _, place = record["suy_ra"]["dia_chi"].partition("#")
        if address not in ids:
            ids[address] = set(html.fromstring((site / address / "index.html").read_bytes()).xpath("//@id"))
        assert not place or place in ids[address], record["suy_ra"]["dia_chi"]
