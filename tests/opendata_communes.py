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
DOSSIERS: list[dict[str, Any]] = [
    {
        "ky": "2026-Q1",
        "linh_vuc_thu_tuc": "=Đất đai",
        "tiep_nhan": "30",
        "truoc_han": "20",
        "dung_han": "5",
        "qua_han": "2",
        "dang_giai_quyet": "3",
        "truc_tuyen_toan_trinh": "18",
        "truc_tuyen_mot_phan": "3",
        "thanh_toan_truc_tuyen": "0",
        "phai_thanh_toan": "0",
        "so_hoa_ket_qua": "9",
        "ngay": "05/04/2026",
    },
    {
        "ky": "2026-01",
        "linh_vuc_thu_tuc": "Hộ tịch",
        "tiep_nhan": "3",
        "truoc_han": "0",
        "dung_han": "0",
        "qua_han": "0",
        "dang_giai_quyet": "1",
        "dang_qua_han": "2",
        "ngay": "05/02/2026",
    },
]
SCORECARDS: list[dict[str, Any]] = [
    {
        "ma": "cchc-2026",
        "ten": "Chỉ số cải cách hành chính",
        "muc_tieu": {"so_sanh": ">", "gia_tri": "90"},
        "xep_loai": [{"ten": "Tốt", "tu": "80"}, {"ten": "Khá", "tu": "65"}],
        "tieu_chi": [
            {
                "ma": "chi-dao",
                "ten": "Chỉ đạo, điều hành",
                "diem_toi_da": "10",
                "don_vi": "phong-a",
                "tieu_chi": [
                    {"ma": "ke-hoach", "ten": "=Kế hoạch", "diem_toi_da": "6", "tu_cham": "6", "minh_chung": ["kh"]},
                    {
                        "ma": "thuc-hien",
                        "ten": "Thực hiện",
                        "diem_toi_da": "4",
                        "tu_cham": "4",
                        "tham_dinh": "2,5",
                        "don_vi": "phong-b",
                        "ly_do_tru": "Chậm hai việc",
                        "nhiem_vu": ["tre"],
                    },
                ],
            },
            {"ma": "the-che", "ten": "Thể chế", "diem_toi_da": "2"},
        ],
    },
    {"ma": "cchc-2025", "ten": "Năm trước", "nam": "2025", "tieu_chi": [{"ma": "the-che", "ten": "Thể chế", "diem_toi_da": "2"}]},
]
SHORTCOMINGS: list[dict[str, Any]] = [
    {"ma": "cham-viec", "noi_dung": "Chậm giải quyết việc", "nam": "2025", "diem_tru": "0,5", "nhiem_vu": ["tre"]},
    {"ma": "bo-quen", "noi_dung": "Chưa ai nhận"},
]
REPORTS: list[dict[str, Any]] = [
    {
        "ma": "bao-cao-quy",
        "ten": "Báo cáo quý",
        "chu_ky": "quy",
        "truoc_ngay": "5",
        "don_vi": ["phong-a", "phong-b"],
        "nop": [
            {"don_vi": "phong-a", "ky": "2026-Q1", "ngay": "06/03/2026", "van_ban": "bc"},
            {"don_vi": "phong-b", "ky": "2026-Q1", "ngay": "04/03/2026"},
            {"don_vi": "phong-b", "ky": "2026-Q2", "ngay": "02/07/2026"},
        ],
    },
    {"ma": "kinh-phi", "ten": "Nhu cầu kinh phí", "thoi_han": "19/01/2026", "don_vi": ["phong-a"]},
]
RECOGNITIONS = [
    {"ma": "cu", "ngay": "01/02/2026", "loai": "nhac_nho", "don_vi": "phong-a", "noi_dung": "Nộp báo cáo chậm"},
    {"ma": "moi", "ngay": "01/03/2026", "loai": "dien_hinh", "ca_nhan": "@Bà Trưởng phòng", "noi_dung": "Cách làm hay"},
]
FEEDBACK = [
    {"ma": "den-hong", "ngay_nhan": "01/03/2026", "noi_dung": "Đèn hỏng", "don_vi": "phong-a", "han": "20/03/2026"},
    {
        "ma": "tra-tre",
        "ngay_nhan": "01/05/2026",
        "kenh": "mat_tran",
        "noi_dung": "-Chờ lâu",
        "don_vi": "phong-b",
        "han": "20/05/2026",
        "ngay_tra_loi": "23/05/2026",
        "tra_loi": "Đã thêm quầy",
        "hai_long": "co",
    },
    {
        "ma": "mai-tra",
        "ngay_nhan": "01/06/2026",
        "noi_dung": "Xin lịch họp",
        "don_vi": "phong-b",
        "han": "30/06/2026",
        "ngay_tra_loi": "01/07/2026",
        "tra_loi": "Đã gửi lịch",
    },
]
INSPECTIONS: list[dict[str, Any]] = [
    {
        "ma": "quy-1",
        "ngay": "10/03/2026",
        "loai": "tu_kiem_tra",
        "don_vi": ["phong-b"],
        "phat_hien": [
            {"ma": "so", "noi_dung": "Sổ thiếu", "han": "20/03/2026", "ngay_khac_phuc": "20/03/2026", "minh_chung": ["bc"]},
            {"ma": "bang", "noi_dung": "Bảng cũ", "han": "20/06/2026", "ngay_khac_phuc": "02/07/2026"},
        ],
    },
    {"ma": "khong-phat-hien", "ngay": "10/04/2026", "loai": "dot_xuat", "don_vi": ["phong-a", "phong-b"]},
]
RECOMMENDATIONS: list[dict[str, Any]] = [
    {
        "ma": "niem-yet",
        "ngay": "10/03/2026",
        "noi_dung": "Niêm yết đủ",
        "don_vi": ["phong-a", "phong-b"],
        "han": "31/03/2026",
        "tiep_thu": "co",
        "ngay_tra_loi": "02/04/2026",
        "tra_loi": "Đã niêm yết",
        "nhiem_vu": ["xong", "dung"],
    },
    {"ma": "tiep-dan", "ngay": "10/02/2026", "noi_dung": "Tiếp dân", "don_vi": ["phong-a"], "han": "30/06/2026"},
]
ARTICLES = {"bai-mot": {"title": "Bài một", "date": "01/03/2026", "categories": ["Hộ tịch", "Đất đai"], "nhiem_vu": ["xong"]}}


SMALL: dict[str, Any] = {
    "co_quan": OFFICE,
    "don_vi": UNITS,
    "van_ban": DOCUMENTS,
    "ke_hoach": {"ten": "Kế hoạch 2026"},
    "nhiem_vu_2025": [OLD_TASK],
    "nhiem_vu": TASKS,
    "chi_so": INDICATORS,
    "hai_long": SURVEYS,
    "ho_so": DOSSIERS,
    "bo_chi_so": SCORECARDS,
    "ton_tai": SHORTCOMINGS,
    "bao_cao": REPORTS,
    "ghi_nhan": RECOGNITIONS,
    "kien_nghi": FEEDBACK,
    "kiem_tra": INSPECTIONS,
    "giam_sat": RECOMMENDATIONS,
    "bai_viet": ARTICLES,
}


@cache
def small() -> Facts:
    """The small commune above, on 30 June 2026."""
    return facts("30/06/2026", **SMALL)


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
    return next(each for each in records_of(commune, kind) if each["ma"] == name)


def records_of(commune: str, kind: str) -> list[Any]:
    """The records of a kind, in the order of the file."""
    found: list[Any] = loaded(commune, kind)[kind.replace("-", "_")]
    return found


def rows(commune: str, table: str) -> list[dict[str, str]]:
    """A CSV file as a spreadsheet reads it."""
    text = files_of(commune)[f"du-lieu/{table}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))
