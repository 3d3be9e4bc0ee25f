"""Whatever names a record is found from that record: as what, in which record, and where to read it; and what things are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.contract.kinds import BY_NAME, KINDS
from generator.derive.naming import (
    LONGEST,
    PAGED,
    REGISTERS,
    THOUGHT,
    address_of,
    register_address,
    shortened,
    thought_of,
    title_of,
)
from tests.builders import facts, records

COMMUNE = {
    "van_ban": [{"ma": "bc"}],
    "nhiem_vu": [{"ma": "viec", "thoi_han": "31/12/2026"}],
    "bo_chi_so": [
        {
            "ma": "cchc",
            "ten": "Chỉ số cải cách",
            "tieu_chi": [
                {
                    "ma": "nhom",
                    "ten": "Nhóm",
                    "diem_toi_da": 2,
                    "don_vi": "van-phong",
                    "tieu_chi": [{"ma": "con", "ten": "Công khai", "diem_toi_da": 2, "nhiem_vu": ["viec"], "minh_chung": ["bc"]}],
                }
            ],
        }
    ],
    "ton_tai": [{"ma": "cham", "noi_dung": "Chậm niêm yết", "nhiem_vu": ["viec"], "don_vi": "van-phong"}],
    "bao_cao": [
        {
            "ma": "quy",
            "ten": "Báo cáo quý",
            "chu_ky": "quy",
            "don_vi": ["van-phong"],
            "nop": [{"don_vi": "van-phong", "ky": f"2026-Q{number}", "ngay": f"01/0{number}/2026"} for number in (1, 2, 3)],
        }
    ],
    "ghi_nhan": [{"ma": "khen", "don_vi": "phong-kinh-te", "noi_dung": "Làm tốt"}],
    "kiem_tra": [{"ma": "kt", "don_vi": ["van-phong"], "phat_hien": [{"ma": "so", "noi_dung": "Sổ thiếu", "nhiem_vu": "viec"}]}],
    "giam_sat": [{"ma": "gs", "noi_dung": "Niêm yết đủ", "nhiem_vu": ["viec"], "don_vi": ["phong-kinh-te"]}],
}


def _told(name):
    return [(each.kind.name, each.keys, each.title, each.address) for each in facts("30/06/2026", **COMMUNE).mentions[name]]


def test_a_task_knows_all_that_names_it():
    """Issue 3.11: a criterion, a shortcoming, a finding, a recommendation; each with the place to read it."""
    assert _told("nhiem-vu/viec") == [
        ("bo-chi-so", ("tieu_chi", "tieu_chi", "nhiem_vu"), "Chỉ số cải cách: Công khai", "bo-chi-so/cchc/#con"),
        ("ton-tai", ("nhiem_vu",), "Chậm niêm yết", "ton-tai/nam/2026/#cham"),
        ("kiem-tra", ("phat_hien", "nhiem_vu"), "Kiểm tra định kỳ ngày 01/01/2026: Sổ thiếu", "kiem-tra/kt/#so"),
        ("giam-sat", ("nhiem_vu",), "Niêm yết đủ", "giam-sat/gs/"),
    ]


def test_a_task_that_says_what_it_mends_is_named_by_it():
    """§3 khac_phuc_cho: the same as if the shortcoming named the task; said on both sides, it is told once."""
    mending = {"ma": "viec", "thoi_han": "31/12/2026", "khac_phuc_cho": ["cham"]}
    for named in ([], ["viec"]):
        found = facts("30/06/2026", nhiem_vu=[mending], ton_tai=[{"ma": "cham", "nhiem_vu": named}]).mentions["nhiem-vu/viec"]
        assert [(each.keys, each.address) for each in found] == [(("nhiem_vu",), "ton-tai/nam/2026/#cham")]


def test_one_record_that_names_often_is_told_once():
    """Three reports handed in by one unit are one mention; owing the report is another."""
    told = [each for each in _told("don-vi/van-phong") if each[0] == "bao-cao"]
    assert [keys for _, keys, _, _ in told] == [("don_vi",), ("nop", "don_vi")]


def test_a_mention_says_as_what():
    """The meaning is that of the key, in plain words."""
    (told,) = facts("30/06/2026", **COMMUNE).mentions["van-ban/bc"]
    assert told.meaning == "Mã các tài liệu kiểm chứng"
    assert told.entry.id == "cchc"


def test_what_nobody_names_has_no_mention():
    """Absent, not empty."""
    assert facts("30/06/2026", van_ban=[{"ma": "bc"}]).mentions == {}


# Names and addresses ------------------------------------------------------------------------------------------------


def test_every_list_has_pages_or_a_register():
    """Contract §6: each kind of record is read on a page of its own, or at its place on the page of its year."""
    lists = {kind.name for kind in KINDS if kind.shape == "list"}
    assert lists == PAGED | REGISTERS
    assert not PAGED & REGISTERS
    assert register_address("kien-nghi", 2026) == "kien-nghi/nam/2026/"


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("ton_tai", "ton-tai/nam/2026/#cham"),
        ("kiem_tra", "kiem-tra/kt/"),
        ("bo_chi_so", "bo-chi-so/cchc/"),
        ("giam_sat", "giam-sat/gs/"),
    ],
)
def test_an_address_never_changes_with_the_day(kind, address):
    """A register's record keeps its address when the next plan year begins."""
    name = kind.replace("_", "-")
    (entry,) = records(**COMMUNE).of(name)
    assert address_of(name, entry) == address_of(BY_NAME[name], entry) == address


@given(st.text(max_size=300), st.integers(10, 120))
def test_a_long_text_is_cut_between_words(text, longest):
    """Never longer than a line and its dots; a short one stays as it is."""
    short = shortened(text, longest)
    assert short == text if len(text) <= longest else len(short) <= longest + 1 and short.endswith("…")


def test_a_name_is_one_line():
    """Paragraphs of a text become one line; inspections and dossiers have no name of their own and are still called something."""
    (entry,) = records(ton_tai=[{"ma": "a", "noi_dung": "Chậm\n\n  niêm   yết"}]).of("ton-tai")
    assert title_of(entry.record) == "Chậm niêm yết"
    (inspection,) = records(kiem_tra=[{"ma": "k", "loai": "mat_tran", "ngay": "05/03/2026"}]).of("kiem-tra")
    assert title_of(inspection.record) == "Mặt trận Tổ quốc giám sát ngày 05/03/2026"
    (count,) = records(ho_so=[{"ky": "2026-Q1"}]).of("ho-so")
    assert title_of(count.record) == "Hộ tịch: Quý I/2026"
    (long,) = records(ton_tai=[{"ma": "a", "noi_dung": "việc " * 50}]).of("ton-tai")
    assert title_of(long.record).endswith("việc…")
    assert len(title_of(long.record)) <= LONGEST + 1


LONG = "Chậm lập hồ sơ hoàn công hai công trình dù đã được nhắc; phần chậm do mưa bão và bàn giao mặt bằng được ghi nhận riêng"


@pytest.mark.parametrize(
    ("text", "thought"),
    [
        (LONG, LONG),
        (f"{LONG}. Hạn nộp là cuối tháng.", f"{LONG}."),
        (f"{LONG}\n  tiếp dòng sau.\n\nĐoạn hai.", f"{LONG} tiếp dòng sau."),
        ("Đường TP. Hải Phòng xuống cấp, xe máy khó đi. Đã báo hai lần.", "Đường TP. Hải Phòng xuống cấp, xe máy khó đi."),
        ("Nộp 1.5 triệu. Chưa có biên lai.", "Nộp 1.5 triệu. Chưa có biên lai."),
        ("", ""),
    ],
    ids=["one sentence", "two", "paragraphs", "abbreviation", "short", "nothing"],
)
def test_where_a_line_may_wrap_a_record_is_told_to_the_end_of_its_sentence(text, thought):
    """Never cut in mid-thought, as a briefing is read aloud; a name stays a name."""
    (entry,) = records(ton_tai=[{"ma": "a", "noi_dung": text or "x"}]).of("ton-tai")
    assert thought_of(entry.record) == (thought or "x")
    (report,) = records(bao_cao=[{"ma": "b", "ten": "Báo cáo. Tháng"}]).of("bao-cao")
    assert thought_of(report.record) == "Báo cáo. Tháng"


def test_a_sentence_without_end_fills_no_page():
    """However long somebody's text is."""
    (entry,) = records(ton_tai=[{"ma": "a", "noi_dung": "việc " * 5000}]).of("ton-tai")
    assert len(thought_of(entry.record)) <= THOUGHT + 1
