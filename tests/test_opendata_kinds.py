"""What open data derives of dossiers, scorecards, shortcomings, reports, recognition, feedback, inspections, supervision."""

from __future__ import annotations

from fractions import Fraction

from tests.opendata_communes import record, records_of


def test_dossiers_say_their_rates() -> None:
    """Unrounded; null where nothing was settled, nobody had to pay, or the count was not given."""
    first, second = records_of("small", "ho-so")
    assert first["suy_ra"] == {
        "da_giai_quyet": 27,
        "ty_le_dung_han": 2500 / 27,
        "ty_le_truoc_han": 2000 / 27,
        "ty_le_qua_han": 200 / 27,
        "ty_le_truc_tuyen": 70,
        "ty_le_toan_trinh": 60,
        "ty_le_thanh_toan_truc_tuyen": None,
        "ty_le_so_hoa_ho_so": None,
        "ty_le_so_hoa_ket_qua": 100 / 3,
        "ty_le_tai_su_dung": None,
        "nam": 2026,
        "dia_chi": "ho-so/nam/2026/#ky-2026-q1",
    }
    rates = [key for key in second["suy_ra"] if key.startswith("ty_le")]
    assert [second["suy_ra"][key] for key in rates] == [None] * 9
    assert second["suy_ra"]["da_giai_quyet"] == 0


def test_scorecards_say_points_class_and_criteria() -> None:
    """Verified before own; the class and the target as far as the criterion that is not scored cannot change them."""
    assert record("small", "bo-chi-so", "cchc-2026")["suy_ra"] == {
        "diem": 8.5,
        "diem_tu_cham": 10,
        "diem_tham_dinh": 2.5,
        "diem_toi_da": 12,
        "ty_le": float(Fraction(850, 12)),
        "xep_loai": None,
        "dat": False,
        "so_tieu_chi": 3,
        "so_da_cham": 2,
        "ty_le_minh_chung": float(Fraction(100, 3)),
        "tieu_chi": [
            {"ma": "chi-dao", "cap_tren": None, "diem": 8.5, "diem_tru": 1.5, "don_vi_phu_trach": "phong-a", "la_nhom": True},
            {"ma": "ke-hoach", "cap_tren": "chi-dao", "diem": 6, "diem_tru": 0, "don_vi_phu_trach": "phong-a", "la_nhom": False},
            {
                "ma": "thuc-hien",
                "cap_tren": "chi-dao",
                "diem": 2.5,
                "diem_tru": 1.5,
                "don_vi_phu_trach": "phong-b",
                "la_nhom": False,
            },
            {"ma": "the-che", "cap_tren": None, "diem": None, "diem_tru": None, "don_vi_phu_trach": None, "la_nhom": False},
        ],
        "ky_truoc": "cchc-2025",
        "nam": 2026,
        "dia_chi": "bo-chi-so/cchc-2026/",
    }
    before = record("small", "bo-chi-so", "cchc-2025")["suy_ra"]
    nothing = ("diem", "diem_tu_cham", "diem_tham_dinh", "ty_le", "xep_loai", "dat", "ky_truoc")
    assert [before[key] for key in nothing] == [None] * 7
    assert (before["diem_toi_da"], before["ty_le_minh_chung"], before["nam"]) == (2, 0, 2025)


def test_shortcomings_say_where_they_stand() -> None:
    """The state, all tasks that mend it, whether anybody takes it on; the plan year, not the year it showed in."""
    assert record("small", "ton-tai", "cham-viec")["suy_ra"] == {
        "trang_thai": "dang_khac_phuc",
        "nhiem_vu": ["tre"],
        "ngay_khac_phuc": None,
        "bo_ngo": False,
        "thieu_minh_chung": False,
        "nam": 2026,
        "dia_chi": "ton-tai/nam/2026/#cham-viec",
    }
    neglected = record("small", "ton-tai", "bo-quen")["suy_ra"]
    assert (neglected["trang_thai"], neglected["nhiem_vu"], neglected["bo_ngo"]) == ("chua_khac_phuc", [], True)


def test_reports_say_every_unit_at_every_period() -> None:
    """Unit by unit, periods in order; what is handed in tomorrow is not there today; once means without a period."""
    derived = record("small", "bao-cao", "bao-cao-quy")["suy_ra"]
    keys = ("don_vi", "ky", "thoi_han", "ngay", "trang_thai", "so_ngay_tre")
    assert [list(each) for each in derived["ky"]] == [list(keys)] * 8
    assert [tuple(each.values()) for each in derived["ky"]] == [
        ("phong-a", "2026-Q1", "2026-03-04", "2026-03-06", "tre", 2),
        ("phong-a", "2026-Q2", "2026-06-04", None, "thieu", 26),
        ("phong-a", "2026-Q3", "2026-09-04", None, "chua_den_han", None),
        ("phong-a", "2026-Q4", "2026-12-04", None, "chua_den_han", None),
        ("phong-b", "2026-Q1", "2026-03-04", "2026-03-04", "dung_han", None),
        ("phong-b", "2026-Q2", "2026-06-04", None, "thieu", 26),
        ("phong-b", "2026-Q3", "2026-09-04", None, "chua_den_han", None),
        ("phong-b", "2026-Q4", "2026-12-04", None, "chua_den_han", None),
    ]
    assert (derived["nam"], derived["dia_chi"]) == (2026, "bao-cao/nam/2026/#bao-cao-quy")
    once = record("small", "bao-cao", "kinh-phi")["suy_ra"]["ky"]
    assert once == [dict(zip(keys, ("phong-a", None, "2026-01-19", None, "thieu", 162), strict=True))]


def test_recognition_says_where_it_is_read() -> None:
    """Nothing is derived of it but its place."""
    assert record("small", "ghi-nhan", "moi")["suy_ra"] == {"nam": 2026, "dia_chi": "ghi-nhan/nam/2026/#moi"}


def test_feedback_says_how_its_answer_stands() -> None:
    """Overdue, late, and still in time on the due day itself: the answer of tomorrow is not there."""
    assert record("small", "kien-nghi", "den-hong")["suy_ra"] == {
        "trang_thai": "qua_han",
        "so_ngay_tre": 102,
        "nam": 2026,
        "dia_chi": "kien-nghi/nam/2026/#den-hong",
    }
    late, tomorrow = (record("small", "kien-nghi", name) for name in ("tra-tre", "mai-tra"))
    assert (late["suy_ra"]["trang_thai"], late["suy_ra"]["so_ngay_tre"]) == ("tre", 3)
    assert (tomorrow["suy_ra"]["trang_thai"], tomorrow["suy_ra"]["so_ngay_tre"]) == ("trong_han", None)
    assert not {"ngay_tra_loi", "tra_loi"} & tomorrow.keys()


def test_inspections_say_how_each_finding_stands() -> None:
    """In the order of the findings; without any there is nothing to count."""
    inspection = record("small", "kiem-tra", "quy-1")
    assert inspection["suy_ra"] == {
        "so_phat_hien": 2,
        "so_da_khac_phuc": 1,
        "so_qua_han": 1,
        "phat_hien": [
            {"ma": "so", "trang_thai": "dung_han", "so_ngay_tre": None},
            {"ma": "bang", "trang_thai": "qua_han", "so_ngay_tre": 10},
        ],
        "nam": 2026,
        "dia_chi": "kiem-tra/quy-1/",
    }
    assert "ngay_khac_phuc" not in inspection["phat_hien"][1]
    nothing = record("small", "kiem-tra", "khong-phat-hien")["suy_ra"]
    assert (nothing["so_phat_hien"], nothing["phat_hien"]) == (0, [])


def test_recommendations_say_answer_and_carrying_out() -> None:
    """Answered late, carried out by its tasks (a dropped one aside); another still in time on its due day."""
    assert record("small", "giam-sat", "niem-yet")["suy_ra"] == {
        "trang_thai": "tre",
        "so_ngay_tre": 2,
        "thuc_hien": "da_thuc_hien",
        "ngay_thuc_hien_xong": "2026-03-20",
        "thieu_minh_chung": False,
        "nam": 2026,
        "dia_chi": "giam-sat/niem-yet/",
    }
    open_one = record("small", "giam-sat", "tiep-dan")["suy_ra"]
    assert (open_one["trang_thai"], open_one["thuc_hien"], open_one["ngay_thuc_hien_xong"]) == (
        "trong_han",
        "chua_thuc_hien",
        None,
    )
