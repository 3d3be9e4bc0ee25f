"""Two communes for the tests of open data: a small one with every oddity, and the sample that the project carries."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from generator.check.records import check
from generator.contract.kinds import PUBLISHED
from generator.derive.facts import Facts, derive_facts
from generator.derive.horizon import published_records
from generator.publish.opendata import data_files
from generator.read.sources import read_worktree
from tests.builders import facts
from tests.sites import REPO

KIND_IDS = [kind.name for kind in PUBLISHED]
both = pytest.mark.parametrize("commune", ["small", "sample"])
"""Runs a test on each of the two communes."""

OFFICE = {
    "ten": "Xã Thử",
    "loai": "xa",
    "cap_tren": "Thành phố Thử",
    "dia_chi_web": "https://thu.example.vn/cchc/",
    "lien_he": {"dien_thoai": "+84 200 355"},
    "minh_hoa": "true",
}
UNITS = [{"ma": "phong-a", "ten": "Phòng A", "ten_gon": "=A1"}, {"ma": "phong-b", "ten": "Phòng B"}]
DOCUMENTS = [
    {"ma": "kh", "loai": "ke_hoach", "trich_yeu": "Kế hoạch"},
    {"ma": "bc", "loai": "bao_cao", "trich_yeu": "Báo cáo", "ngay": "02/03/2026"},
]
TASKS: list[dict[str, Any]] = [
    {
        "ma": "xong",
        "ten": "Việc đã xong",
        "linh_vuc": "the-che",
        "chu_tri": "phong-a",
        "phoi_hop": ["phong-b"],
        "can_cu": [{"van_ban": "kh", "muc": "2.3"}],
        "thoi_han": "31/03/2026",
        "cap_nhat": [
            {"ngay": "20/03/2026", "trang_thai": "hoan_thanh", "minh_chung": ["bc", "kh"], "noi_dung": 'Xong, "đủ"\nhai dòng'}
        ],
    },
    {
        "ma": "tre",
        "ten": "-Việc trễ",
        "linh_vuc": "the-che",
        "chu_tri": "phong-a",
        "thoi_han": "2026-05-31",
        "gia_han": [{"ngay": "20/05/2026", "den": "10/06/2026", "ly_do": "Chờ ý kiến"}],
        "cap_nhat": [
            {
                "ngay": "01/06/2026",
                "trang_thai": "dang_thuc_hien",
                "tien_do": "60",
                "nguyen_nhan": {"chu_quan": "Chậm giao việc"},
                "khac_phuc": {"noi_dung": "Giao lại", "thoi_han": "15/07/2026", "nguoi_chiu_trach_nhiem": "Trưởng phòng A"},
            },
            {"ngay": "01/07/2026", "trang_thai": "hoan_thanh"},
        ],
    },
    {
        "ma": "hang-quy",
        "ten": "Việc hằng quý",
        "linh_vuc": "chinh-quyen-so",
        "chu_tri": "phong-b",
        "dinh_ky": {"chu_ky": "quy", "truoc_ngay": "20"},
        "cap_nhat": [{"ky": "2026-Q1", "ngay": "10/03/2026", "trang_thai": "hoan_thanh", "minh_chung": ["bc"]}],
    },
    {
        "ma": "dung",
        "ten": "Việc dừng",
        "linh_vuc": "the-che",
        "chu_tri": "phong-a",
        "thoi_han": "31/12/2026",
        "cap_nhat": [
            {"ngay": "01/02/2026", "trang_thai": "dung_thuc_hien", "noi_dung": "Cấp trên cho dừng", "minh_chung": ["kh"]}
        ],
    },
]
OLD_TASK = {"ma": "nam-truoc", "ten": "Việc năm trước", "linh_vuc": "the-che", "chu_tri": "phong-a", "thuong_xuyen": "true"}
INDICATORS: list[dict[str, Any]] = [
    {
        "ma": "dung-han",
        "ten": "Hồ sơ đúng hạn",
        "don_vi_tinh": "%",
        "linh_vuc": "the-che",
        "chi_tieu": {"so_sanh": ">", "gia_tri": "95"},
        "gia_tri": [
            {"ky": "2026-01", "gia_tri": "95,50", "ngay": "05/02/2026"},
            {"ky": "2026-02", "tu_so": "2", "mau_so": "3", "ngay": "05/03/2026"},
        ],
    },
    {
        "ma": "khong-phat-sinh",
        "ten": "Không phát sinh",
        "don_vi_tinh": "%",
        "chi_tieu": {"so_sanh": "=", "gia_tri": "100"},
        "gia_tri": [{"ky": "2026-02", "tu_so": "0", "mau_so": "0", "ngay": "05/03/2026"}],
    },
    {"ma": "chua-co", "ten": "Chưa có giá trị", "don_vi_tinh": "điểm"},
]
SURVEYS: list[dict[str, Any]] = [
    {
        "ma": "ks-1",
        "ten": "Khảo sát một",
        "ky": "2026-Q1",
        "loai": "noi_bo",
        "ngay": "02/04/2026",
        "thu_ve": "30",
        "chi_tieu": {"so_sanh": ">=", "gia_tri": "90"},
        "cau_hoi": [
            {
                "ma": "c1",
                "noi_dung": "Nhìn chung?",
                "chung": "true",
                "tra_loi": {"rat_hai_long": "10", "hai_long": "19", "binh_thuong": "1"},
            },
            {"ma": "c2", "nhom": "Thủ tục", "noi_dung": "@Thủ tục?", "tra_loi": {}},
        ],
    }
]
ARTICLES = {"bai-mot": {"title": "Bài một", "date": "01/03/2026", "categories": ["Hộ tịch", "Đất đai"], "nhiem_vu": ["xong"]}}


@cache
def small() -> Facts:
    """The small commune above, on 30 June 2026."""
    return facts(
        "30/06/2026",
        co_quan=OFFICE,
        don_vi=UNITS,
        van_ban=DOCUMENTS,
        ke_hoach={"ten": "Kế hoạch 2026"},
        nhiem_vu_2025=[OLD_TASK],
        nhiem_vu=TASKS,
        chi_so=INDICATORS,
        hai_long=SURVEYS,
        bai_viet=ARTICLES,
    )


@cache
def sample() -> Facts:
    """The sample commune that the project carries."""
    day = date(2026, 11, 10)
    return derive_facts(published_records(check(read_worktree(REPO), day).records, day), day)


@cache
def files_of(name: str) -> dict[str, bytes]:
    """The open data of one of the two communes."""
    return data_files({"small": small, "sample": sample}[name]())


def loaded(commune: str, name: str) -> Any:
    """A JSON file of a commune."""
    return json.loads(files_of(commune)[f"du-lieu/{name}.json"])


def record(commune: str, kind: str, name: str) -> Any:
    """One record by its id."""
    return next(each for each in loaded(commune, kind)[kind.replace("-", "_")] if each["ma"] == name)


def rows(commune: str, table: str) -> list[dict[str, str]]:
    """A CSV file as a spreadsheet reads it."""
    text = files_of(commune)[f"du-lieu/{table}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))
