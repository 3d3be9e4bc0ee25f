"""Events of dossiers, scorecards, shortcomings, reports, recognition, feedback, inspections and recommendations."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive import event_changes
from generator.derive.events import EVENT_KINDS, dated_events
from tests.builders import FILLED, facts
from tests.test_events import FAR, PLAN, days, done, events, every_event, months, remedy, reworded, tasks, told, update

DUE = "30/06/2026"
HOME = {"dinh_danh": "thu.example.vn,2026"}


# What has a due day -----------------------------------------------------------------------------------------------------


def report_due(on):
    return {"bao_cao": [{"ma": "bc", "thoi_han": DUE, "nop": [{"don_vi": "van-phong", "ngay": on}] if on else []}]}


def feedback_due(on):
    return {"kien_nghi": [{"ma": "kn", "han": DUE, **({"ngay_tra_loi": on, "tra_loi": "Đã sửa"} if on else {})}]}


def finding_due(on):
    return {"kiem_tra": [{"ma": "kt", "phat_hien": [{"ma": "so-ghi", "han": DUE, **({"ngay_khac_phuc": on} if on else {})}]}]}


def recommendation_due(on):
    answer = {"tiep_thu": "co", "ngay_tra_loi": on, "tra_loi": "Sẽ làm"}
    return {"giam_sat": [{"ma": "gs", "han": DUE, **(answer if on else {})}]}


DUTIES = {
    "report": (report_due, "van-phong/", "chua-nop", None, "nop-tre"),
    "feedback": (feedback_due, "", "qua-han-tra-loi", "tra-loi", "tra-loi-tre"),
    "finding": (finding_due, "so-ghi/", "phat-hien-qua-han", "phat-hien-da-khac-phuc", "phat-hien-khac-phuc-tre"),
    "recommendation": (recommendation_due, "", "qua-han-tra-loi-mat-tran", "tra-loi-mat-tran", "tra-loi-mat-tran-tre"),
}
TURNS = {
    "nothing on the due day": ("30/06/2026", None, []),
    "overdue the day after": ("01/07/2026", None, [("late", "2026-07-01")]),
    "overdue once": (FAR, None, [("late", "2026-07-01")]),
    "done on the due day": (FAR, "30/06/2026", [("done", "2026-06-30")]),
    "done long before": (FAR, "02/02/2026", [("done", "2026-02-02")]),
    "done the very day after": (FAR, "01/07/2026", [("done_late", "2026-07-01")]),
    "overdue, then done late": (FAR, "02/07/2026", [("late", "2026-07-01"), ("done_late", "2026-07-02")]),
    "what is done later is not known yet": ("01/07/2026", "02/07/2026", [("late", "2026-07-01")]),
}


@pytest.mark.parametrize("duty", DUTIES)
@pytest.mark.parametrize(("on", "done_on", "expected"), TURNS.values(), ids=TURNS)
def test_what_has_a_due_day(duty, on, done_on, expected):
    """The due day itself is in time; overdue and done late are two events, as with tasks."""
    make, prefix, *words = DUTIES[duty]
    names = dict(zip(("late", "done", "done_late"), words, strict=True))
    found = [what for _, what in told(on, **make(done_on)) if what not in ("ket-qua-kiem-tra", "mat-tran-kien-nghi")]
    assert found == [f"{prefix}{names[turn]}/{when}" for turn, when in expected if names[turn]]


@pytest.mark.parametrize("duty", DUTIES)
def test_a_duty_is_supervised(duty):
    """§5: each of them is in the feed of the Front, and in that of the unit that owes it."""
    for each in events(**DUTIES[duty][0]("05/07/2026")):
        assert each.topics == ("giam-sat",)
        assert each.units == ("van-phong",)
        assert ("don-vi/van-phong", "Văn phòng") in each.categories


# Reports ----------------------------------------------------------------------------------------------------------------


def test_nothing_is_owed_from_before_the_plan():
    """The first ISO week begins in December: a report due on its Monday is not missing before the year begins."""
    weekly = {"ma": "tuan", "chu_ky": "tuan", "cham_nhat": 2}
    assert events("05/01/2026", bao_cao=[weekly]) == []
    assert told("06/01/2026", bao_cao=[weekly]) == [("report_missing", "2026-W02/van-phong/chua-nop/2026-01-06")]


def test_a_report_is_owed_by_each_unit_for_each_period():
    duty = {
        "ma": "thang",
        "ten": "Báo cáo tháng",
        "chu_ky": "thang",
        "truoc_ngay": 20,
        "don_vi": ["van-phong", "phong-kinh-te"],
        "noi_nhan": "UBND thành phố",
        "nop": [
            {"don_vi": "van-phong", "ky": "2026-01", "ngay": "19/01/2026"},
            {"don_vi": "phong-kinh-te", "ky": "2026-01", "ngay": "22/01/2026", "van_ban": "bc-1"},
            {"don_vi": "phong-kinh-te", "ky": "2026-01", "ngay": "25/01/2026"},
        ],
    }
    papers = [{"ma": "bc-1", "so_ky_hieu": "7/BC", "trich_yeu": "Tháng 1", "ngay": "22/01/2026"}]
    missing, late, *second = events("20/02/2026", bao_cao=[duty], van_ban=papers)
    assert missing.id == "tag:thu.example.vn,2026:bao-cao/thang/2026-01/phong-kinh-te/chua-nop/2026-01-20"
    assert missing.title == "Chưa nộp báo cáo: Báo cáo tháng (tháng 1/2026), Phòng Kinh tế"
    assert "Hạn nộp 19/01/2026 đã qua mà Phòng Kinh tế chưa nộp báo cáo này (tính đến ngày 20/01/2026)." in missing.text
    assert "Nơi nhận: UBND thành phố." in missing.text
    assert late.what == "2026-01/phong-kinh-te/nop-tre/2026-01-22"
    assert late.title == "Nộp báo cáo trễ 3 ngày: Báo cáo tháng (tháng 1/2026), Phòng Kinh tế"
    assert "trễ 3 ngày so với hạn 19/01/2026" in late.text
    assert "Văn bản báo cáo: Báo cáo số 7/BC: Tháng 1." in late.text
    assert late.address == "bao-cao/nam/2026/#thang"
    assert {each.what for each in second} == {
        "2026-02/van-phong/chua-nop/2026-02-20",
        "2026-02/phong-kinh-te/chua-nop/2026-02-20",
    }


# Feedback ---------------------------------------------------------------------------------------------------------------


def test_what_feedback_events_say():
    asked = {
        "ma": "den-hong",
        "ngay_nhan": "01/06/2026",
        "kenh": "mat_tran",
        "linh_vuc": "the-che",
        "noi_dung": "Đèn đường\nhỏng ba tháng.",
        "han": "15/06/2026",
        "ngay_tra_loi": "18/06/2026",
        "tra_loi": "Đã thay bóng.",
        "hai_long": "khong",
    }
    late, answered = events(kien_nghi=[asked])
    assert late.title == "Quá hạn trả lời: Đèn đường hỏng ba tháng"
    assert "Hạn trả lời 15/06/2026 đã qua mà chưa có trả lời (tính đến ngày 16/06/2026)." in late.text
    assert "Đã thay bóng" not in late.text
    assert answered.title == "Trả lời phản ánh, kiến nghị trễ 3 ngày: Đèn đường hỏng ba tháng"
    assert answered.text.split("\n\n") == [
        "Trả lời ngày 18/06/2026, trễ 3 ngày so với hạn 15/06/2026.",
        "Phản ánh, kiến nghị nhận ngày 01/06/2026, kênh Mặt trận Tổ quốc: Đèn đường\nhỏng ba tháng.",
        "Nội dung trả lời: Đã thay bóng.",
        "Người gửi cho biết: không hài lòng với trả lời.",
        "Đơn vị phải trả lời: Văn phòng. Lĩnh vực: Cải cách thể chế.",
    ]
    assert answered.address == "kien-nghi/nam/2026/#den-hong"
    assert ("linh-vuc/the-che", "Cải cách thể chế") in answered.categories


# Inspections ------------------------------------------------------------------------------------------------------------

INSPECTION = {
    "ma": "dot-1",
    "ngay": "01/06/2026",
    "loai": "dot_xuat",
    "don_vi": ["van-phong", "phong-kinh-te"],
    "ket_luan": "Làm đúng quy trình",
    "phat_hien": [
        {"ma": "the", "noi_dung": "Không đeo thẻ", "don_vi": "phong-kinh-te", "han": "10/06/2026"},
        {"ma": "so", "noi_dung": "Sổ ghi thiếu", "han": "10/06/2026", "ngay_khac_phuc": "12/06/2026", "minh_chung": ["bb"]},
    ],
}


def test_what_inspection_events_say():
    papers = [{"ma": "bb", "loai": "khac", "trich_yeu": "Biên bản"}]
    published, *found = events(kiem_tra=[INSPECTION], van_ban=papers)
    assert published.id == "tag:thu.example.vn,2026:kiem-tra/dot-1/ket-qua-kiem-tra"
    assert published.title == "Kết quả kiểm tra: Kiểm tra đột xuất tại Văn phòng, Phòng Kinh tế: 2 phát hiện"
    assert "Phòng Kinh tế, hạn 10/06/2026: Không đeo thẻ." in published.text
    assert "Kết luận: Làm đúng quy trình." in published.text
    assert published.units == ("van-phong", "phong-kinh-te")
    told_of = {each.what: each for each in found}
    assert list(told_of) == [
        "so/phat-hien-qua-han/2026-06-11",
        "the/phat-hien-qua-han/2026-06-11",
        "so/phat-hien-khac-phuc-tre/2026-06-12",
    ]
    card, book = told_of["the/phat-hien-qua-han/2026-06-11"], told_of["so/phat-hien-khac-phuc-tre/2026-06-12"]
    assert card.units == ("phong-kinh-te",)
    assert card.address == "kiem-tra/dot-1/#the"
    assert book.units == ("van-phong", "phong-kinh-te")
    assert book.title == "Khắc phục phát hiện kiểm tra trễ 2 ngày: Sổ ghi thiếu"
    assert "Tài liệu kiểm chứng: Biên bản." in book.text
    assert told("31/05/2026", kiem_tra=[INSPECTION]) == []


def test_an_inspection_that_found_nothing_says_so():
    (only,) = events(kiem_tra=[{"ma": "kt", "loai": "tu_kiem_tra"}])
    assert only.title == "Kết quả kiểm tra: Tự kiểm tra tại Văn phòng: không có phát hiện"
    assert "Không có phát hiện nào phải khắc phục." in only.text


# The Front's recommendations --------------------------------------------------------------------------------------------

ASKED = {"ma": "niem-yet", "ngay": "01/02/2026", "noi_dung": "Niêm yết đủ thủ tục.", "han": "01/03/2026"}


@pytest.mark.parametrize(
    ("answer", "title", "said"),
    [
        ({"tiep_thu": "co"}, "Trả lời Mặt trận (tiếp thu): Niêm yết đủ thủ tục", "Kết quả: tiếp thu."),
        (
            {"tiep_thu": "mot_phan", "ly_do": "Thiếu chỗ"},
            "Trả lời Mặt trận (tiếp thu một phần): Niêm yết đủ thủ tục",
            "Lý do: Thiếu chỗ",
        ),
        (
            {"tiep_thu": "khong", "ly_do": "Đã niêm yết"},
            "Trả lời Mặt trận (không tiếp thu): Niêm yết đủ thủ tục",
            "Lý do: Đã niêm yết",
        ),
        ({}, "Trả lời Mặt trận: Niêm yết đủ thủ tục", "Nội dung trả lời: chưa ghi."),
    ],
    ids=["accepted", "in part", "refused", "without a word"],
)
def test_an_answer_to_the_front_says_what_became_of_it(answer, title, said):
    made, answered = events(giam_sat=[{**ASKED, **answer, "ngay_tra_loi": "20/02/2026"}])
    assert made.title == "Mặt trận kiến nghị: Niêm yết đủ thủ tục"
    assert made.id == "tag:thu.example.vn,2026:giam-sat/niem-yet/mat-tran-kien-nghi"
    assert "Hạn trả lời: 01/03/2026." in made.text
    assert answered.title == title
    assert said in answered.text
    assert answered.address == "giam-sat/niem-yet/"


def carried(on=FAR, *, viec=(), **keys):
    """The days on which a recommendation was carried out."""
    found = events(on, giam_sat=[{**ASKED, "nhiem_vu": [each["ma"] for each in viec], **keys}], nhiem_vu=list(viec))
    return [each.what for each in found if each.kind == "recommendation_done"]


def test_a_recommendation_is_carried_out():
    """On the day given, or when the last of its tasks is done; of what was refused tasks say nothing."""
    first = {"ma": "a", "thoi_han": FAR, "cap_nhat": [done("10/03/2026")]}
    second = {"ma": "b", "thoi_han": FAR, "cap_nhat": [done("20/03/2026")]}
    answer = {"ngay_tra_loi": "20/02/2026", "ly_do": "Chưa đủ tiền"}
    assert carried(ngay_hoan_thanh="05/03/2026") == ["thuc-hien-kien-nghi/2026-03-05"]
    assert carried("04/03/2026", ngay_hoan_thanh="05/03/2026") == []
    assert carried("19/03/2026", viec=[first, second]) == []
    assert carried("20/03/2026", viec=[first, second]) == ["thuc-hien-kien-nghi/2026-03-20"]
    assert carried(viec=[first, second], tiep_thu="mot_phan", **answer) == ["thuc-hien-kien-nghi/2026-03-20"]
    assert carried(viec=[first, second], tiep_thu="khong", **answer) == []


# Shortcomings -----------------------------------------------------------------------------------------------------------

LATER = {"ma": "b", "thoi_han": FAR}
FIXED = {
    "open": ({}, []),
    "as said": ({"ngay_khac_phuc": "05/03/2026"}, ["2026-03-05"]),
    "by its only task": ({"nhiem_vu": [done("10/03/2026")]}, ["2026-03-10"]),
    "by its task, before the day that is said": (
        {"ngay_khac_phuc": "05/04/2026", "nhiem_vu": [done("10/03/2026")]},
        ["2026-03-10"],
    ),
    "as said, before its task": ({"ngay_khac_phuc": "05/03/2026", "nhiem_vu": [done("10/03/2026")]}, ["2026-03-05"]),
    "a second time after its task was reopened": (
        {"nhiem_vu": [done("10/03/2026"), update("20/03/2026"), done("30/03/2026")]},
        ["2026-03-10", "2026-03-30"],
    ),
    "not by a task under way": ({"nhiem_vu": [update("10/03/2026")]}, []),
    "not by a dropped task": ({"nhiem_vu": [update("10/03/2026", "dung_thuc_hien")]}, []),
    "when the last open task is dropped": (
        {"nhiem_vu": [done("10/03/2026")], "other": [update("20/03/2026", "dung_thuc_hien")]},
        ["2026-03-20"],
    ),
    "when the last task is done": ({"nhiem_vu": [done("10/03/2026")], "other": [done("20/03/2026")]}, ["2026-03-20"]),
}


def shortcoming(on=FAR, *, nhiem_vu=None, other=None, **keys):
    given = {"a": nhiem_vu, "b": other}
    viec = [
        {"ma": name, "thoi_han": FAR, "khac_phuc_cho": ["tt"], "cap_nhat": reports}
        for name, reports in given.items()
        if reports is not None
    ]
    return [each for each in events(on, ton_tai=[{"ma": "tt", **keys}], nhiem_vu=viec) if each.kind == "shortcoming_fixed"]


@pytest.mark.parametrize(("keys", "expected"), FIXED.values(), ids=FIXED)
def test_a_shortcoming_is_mended(keys, expected):
    """§4: its date given, or all its tasks done; on the day on which that became true."""
    assert [each.what for each in shortcoming(**keys)] == [f"da-khac-phuc/{each}" for each in expected]
    if expected:
        eve = date.fromisoformat(expected[0]) - timedelta(days=1)
        assert shortcoming(eve.isoformat(), **keys) == []


def test_recurring_and_continuous_work_mends_too():
    """All periods of the one, also where the first is due before it begins; the plan's end for the other."""
    plan = {"ten": "Kế hoạch", "den": "28/02/2026"}
    both = [done("15/01/2026", ky="2026-01"), done("12/02/2026", ky="2026-02")]
    monthly = {"ma": "a", "dinh_ky": {"chu_ky": "thang"}, "cap_nhat": both}
    early = {"ma": "a", "dinh_ky": {"chu_ky": "thang", "truoc_ngay": 1}, "cap_nhat": [done("30/01/2026", ky="2026-02")]}
    steady = {"ma": "a", "thuong_xuyen": True, "cap_nhat": [done("15/01/2026")]}
    for viec, expected in ((monthly, "2026-02-12"), (early, "2026-01-30"), (steady, "2026-02-28")):
        found = events(ke_hoach=plan, nhiem_vu=[viec], ton_tai=[{"ma": "tt", "nhiem_vu": ["a"]}])
        assert [each.what for each in found if each.kind == "shortcoming_fixed"] == [f"da-khac-phuc/{expected}"]


def test_what_a_mended_shortcoming_says():
    (fixed,) = shortcoming(
        noi_dung="Hồ sơ trễ hẹn.",
        nam=2025,
        diem_tru="0,5",
        don_vi="van-phong",
        bien_phap="Nhắc việc sớm",
        nhiem_vu=[done("10/03/2026")],
    )
    assert fixed.id == "tag:thu.example.vn,2026:ton-tai/tt/da-khac-phuc/2026-03-10"
    assert fixed.title == "Khắc phục xong tồn tại: Hồ sơ trễ hẹn"
    assert fixed.text.split("\n\n") == [
        "Tồn tại, hạn chế của năm 2025 đã được khắc phục xong ngày 10/03/2026.",
        "Hồ sơ trễ hẹn.",
        "Số điểm từng bị trừ: 0,5.",
        "Biện pháp: Nhắc việc sớm.",
        "Nhiệm vụ khắc phục đã xong: Việc.",
        "Chưa có tài liệu kiểm chứng kèm theo.",
        "Đơn vị chịu trách nhiệm: Văn phòng.",
    ]
    assert (fixed.units, fixed.topics, fixed.address) == (("van-phong",), ("giam-sat",), "ton-tai/nam/2026/#tt")


# Scorecards -------------------------------------------------------------------------------------------------------------

CRITERION = {"ma": "tc-1", "ten": "Công khai", "diem_toi_da": 10, "tu_cham": 8, "don_vi": "van-phong"}
CARD = {
    "ma": "cchc-2026",
    "ten": "Bộ chỉ số CCHC",
    "ngay": "15/05/2026",
    "muc_tieu": {"so_sanh": ">=", "gia_tri": 90},
    "xep_loai": [{"ten": "Tốt", "tu": 80}],
    "tieu_chi": [
        {**CRITERION, "ly_do_tru": "Thiếu bảng niêm yết"},
        {"ma": "tc-2", "ten": "Số hóa", "diem_toi_da": 10, "tu_cham": 9},
    ],
}


def test_points_are_published_with_what_they_mean():
    assert told("14/05/2026", bo_chi_so=[CARD]) == []
    (only,) = events("15/05/2026", bo_chi_so=[CARD])
    assert only.id == "tag:thu.example.vn,2026:bo-chi-so/cchc-2026/cham-diem/2026-05-15"
    assert only.title == "Công bố điểm: Bộ chỉ số CCHC: 17/20 điểm (85%), xếp loại Tốt, chưa đạt mục tiêu từ 90%"
    assert only.topics == ("chi-so", "giam-sat")
    assert only.units == ("van-phong",)
    assert "Tiêu chí có tài liệu kiểm chứng: 0/2 (0%)." in only.text
    assert (
        "Mất nhiều điểm nhất:\nCông khai: mất 2 điểm (Văn phòng). Lý do: Thiếu bảng niêm yết.\nSố hóa: mất 1 điểm." in only.text
    )


def test_a_target_met_is_no_matter_of_supervision():
    (only,) = events(bo_chi_so=[{**CARD, "muc_tieu": {"so_sanh": ">=", "gia_tri": 85}}])
    assert only.topics == ("chi-so",)
    assert only.title.endswith("đạt mục tiêu từ 85%")
    assert "chưa đạt" not in only.title


def test_without_a_day_no_points_were_published():
    assert told(bo_chi_so=[{**CARD, "ngay": None}]) == []


def test_points_of_a_part_are_not_judged():
    """§4: neither class nor target while what is not scored yet can change them; how much is scored is said."""
    tree = [{"ma": "a", "diem_toi_da": 2, "tu_cham": 2}, {"ma": "b", "diem_toi_da": 98}]
    (only,) = events(bo_chi_so=[{**CARD, "xep_loai": [{"ten": "Yếu", "tu": 0}, {"ten": "Tốt", "tu": 80}], "tieu_chi": tree}])
    assert only.title == "Công bố điểm: Bộ chỉ số CCHC: 2/100 điểm (2%), mới chấm 1/2 tiêu chí"
    assert only.topics == ("chi-so",)
    assert "Mới chấm 1/2 tiêu chí nên chưa xếp loại, chưa xét mục tiêu." in only.text
    assert "Mục tiêu từ 90%: chưa có kết luận." in only.text


def test_own_and_verified_points_are_of_the_same_criteria():
    """Criteria that are not verified yet do not look as if verification had struck them off."""
    tree = [{"ma": "a", "diem_toi_da": 50, "tu_cham": 50, "tham_dinh": 49}, {"ma": "b", "diem_toi_da": 50, "tu_cham": 50}]
    (only,) = events(bo_chi_so=[{**CARD, "tieu_chi": tree}])
    assert "Cộng 1 tiêu chí đã thẩm định: xã tự chấm 50, thẩm định 49." in only.text
    assert "100;" not in only.text


def test_a_group_that_says_both_scores_is_compared_as_one():
    """Where no criterion below says both, the group does."""
    group = {
        "ma": "g",
        "diem_toi_da": 10,
        "tu_cham": 9,
        "tham_dinh": 8,
        "tieu_chi": [{"ma": "a", "diem_toi_da": 10, "tu_cham": 9}],
    }
    (only,) = events(bo_chi_so=[{**CARD, "tieu_chi": [group]}])
    assert "Cộng 1 tiêu chí đã thẩm định: xã tự chấm 9, thẩm định 8." in only.text


def test_a_verified_group_is_what_the_points_are_lost_at():
    """§4 deductions: own scores below it say nothing of what the verified score lost, nor of whose it is."""
    below = [{"ma": "a", "diem_toi_da": 5, "tu_cham": 2, "don_vi": "van-phong"}, {"ma": "b", "diem_toi_da": 5, "tu_cham": 3}]
    group = {"ma": "g", "ten": "Công khai", "diem_toi_da": 10, "tham_dinh": 9, "tieu_chi": below}
    (only,) = events(bo_chi_so=[{"ma": "bo", "ngay": "15/05/2026", "tieu_chi": [group]}])
    assert "Mất nhiều điểm nhất:\nCông khai: mất 1 điểm." in only.text
    assert "mất 3 điểm" not in only.text
    assert only.units == ()


def test_points_that_are_not_there_yet_are_said_so():
    (only,) = events(bo_chi_so=[{"ma": "bo", "ngay": "15/05/2026", "tieu_chi": [{"ma": "tc", "diem_toi_da": 10}]}])
    assert only.title == "Công bố điểm: Bộ chỉ số: chưa chấm điểm"


MENDING = {
    "on the deadline": ("30/06/2026", CRITERION, "15/05/2026", []),
    "the day after": ("01/07/2026", CRITERION, "15/05/2026", ["2026-07-01"]),
    "no points lost": (FAR, {**CRITERION, "tham_dinh": 10}, "15/05/2026", []),
    "not scored": (FAR, {**CRITERION, "tu_cham": None}, "15/05/2026", []),
    "without a day of publication": ("01/07/2026", CRITERION, None, ["2026-07-01"]),
    "points published after the deadline": ("15/08/2026", CRITERION, "15/08/2026", ["2026-08-15"]),
}


@pytest.mark.parametrize(("on", "criterion", "published", "expected"), MENDING.values(), ids=MENDING)
def test_a_criterions_remedy_that_is_late(on, criterion, published, expected):
    """§5: a remedy late: its deadline has passed and the points are still lost."""
    card = {**CARD, "ngay": published, "tieu_chi": [{**criterion, "khac_phuc": remedy("30/06/2026")}]}
    found = [each for each in events(on, bo_chi_so=[card]) if each.kind == "criterion_remedy_late"]
    assert [each.day.isoformat() for each in found] == expected
    for each in found:
        assert each.what == "tc-1/tieu-chi-khac-phuc-tre/2026-07-01"
        assert each.title == "Khắc phục tiêu chí quá hạn: Công khai (Bộ chỉ số CCHC)"
        assert "tiêu chí vẫn mất 2 trên 10 điểm" in each.text
        assert "Biện pháp khắc phục: Làm bù. Hạn: 30/06/2026. Người chịu trách nhiệm: Trưởng phòng." in each.text
        assert each.address == "bo-chi-so/cchc-2026/#tc-1"


@pytest.mark.parametrize(("verified", "expected"), [(9, ["2026-07-01"]), (10, [])])
def test_a_remedy_below_a_verified_group_is_owed_while_the_group_loses(verified, expected):
    """Verification that says no more than the group's score does not release from what was promised."""
    below = {**CRITERION, "khac_phuc": remedy("30/06/2026")}
    group = {"ma": "g", "diem_toi_da": 10, "tham_dinh": verified, "tieu_chi": [below]}
    found = [each for each in events(FAR, bo_chi_so=[{**CARD, "tieu_chi": [group]}]) if each.kind == "criterion_remedy_late"]
    assert [each.day.isoformat() for each in found] == expected
    for each in found:
        assert "đã qua mà việc chưa xong; nhóm chứa tiêu chí vẫn mất điểm theo điểm của nhóm" in each.text


MENDED = {
    "done in time": ([done("30/06/2026")], "15/05/2026", []),
    "done on the very day after": ([done("01/07/2026")], "15/05/2026", []),
    "done two days after": ([done("02/07/2026")], "15/05/2026", ["2026-07-01"]),
    "done late, but before the points are published": ([done("10/07/2026")], "15/08/2026", []),
    "reopened after the deadline": ([done("30/06/2026"), update("05/07/2026", "dang_thuc_hien")], "15/05/2026", ["2026-07-05"]),
    "reopened and done again by the deadline": (
        [done("01/06/2026"), update("05/06/2026", "dang_thuc_hien"), done("20/06/2026")],
        "15/05/2026",
        [],
    ),
}


@pytest.mark.parametrize(("updates", "published", "expected"), MENDED.values(), ids=MENDED)
def test_a_criterions_remedy_whose_tasks_are_done_is_not_late(updates, published, expected):
    """§5: overdue is what was not done by the end of the day after, as tasks go; what was overdue stays an event."""
    criterion = {**CRITERION, "khac_phuc": remedy("30/06/2026"), "nhiem_vu": ["a"]}
    known = {
        "bo_chi_so": [{**CARD, "ngay": published, "tieu_chi": [criterion]}],
        "nhiem_vu": [{**LATER, "ma": "a", "cap_nhat": updates}],
    }
    found = [each for each in events(FAR, **known) if each.kind == "criterion_remedy_late"]
    assert [each.day.isoformat() for each in found] == expected
    assert {each.what for each in found} <= {"tc-1/tieu-chi-khac-phuc-tre/2026-07-01"}


# Dossiers ---------------------------------------------------------------------------------------------------------------


def counts(field, on="05/02/2026", period="2026-01", **keys):
    return {"ky": period, "linh_vuc_thu_tuc": field, "ngay": on, **keys}


def test_a_period_of_dossiers():
    given = [
        counts("Hộ tịch", tiep_nhan=70, truoc_han=40, dung_han=30),
        counts("Đất đai", tiep_nhan=10, dung_han=5, qua_han=3, dang_qua_han=2),
    ]
    assert told("04/02/2026", ho_so=given) == []
    (only,) = events("05/02/2026", ho_so=given)
    assert only.id == "tag:thu.example.vn,2026:ho-so/2026-01/so-lieu-ho-so/2026-02-05"
    assert only.title == "Công bố số liệu hồ sơ: tháng 1/2026: 96,2% đúng hạn (75/78), 2 hồ sơ đang quá hạn"
    assert only.topics == ("chi-so", "giam-sat")
    assert only.address == "ho-so/nam/2026/#ky-2026-01"
    assert "Tiếp nhận 80 hồ sơ. Đã giải quyết 78: 40 trước hạn, 35 đúng hạn, 3 quá hạn." in only.text
    assert "Đất đai: 62,5% đúng hạn (5/8); quá hạn 3, đang quá hạn 2.\nHộ tịch: 100% đúng hạn (70/70)" in only.text


@pytest.mark.parametrize(
    ("keys", "topics"),
    [
        ({"tiep_nhan": 9, "dung_han": 9}, ("chi-so",)),
        ({"tiep_nhan": 9, "qua_han": 9}, ("chi-so", "giam-sat")),
        ({"tiep_nhan": 9, "dang_qua_han": 9}, ("chi-so", "giam-sat")),
        ({"tiep_nhan": 9, "dang_giai_quyet": 9, "nguy_co_tre": 9}, ("chi-so",)),
    ],
    ids=["in time", "settled late", "overdue", "at risk"],
)
def test_dossiers_that_are_late_are_supervised(keys, topics):
    (only,) = events(ho_so=[counts("Hộ tịch", **keys)])
    assert only.topics == topics


def test_at_risk_that_nobody_counted_is_not_said_to_be_0():
    """At risk is not in the balance, so left out it is unknown; given as 0 it is 0."""
    pending = {"tiep_nhan": 3, "dang_giai_quyet": 3}
    (unknown,) = events(ho_so=[counts("Hộ tịch", **pending)])
    assert "Đang giải quyết trong hạn 3, đang quá hạn 0" in unknown.text
    (none,) = events(ho_so=[counts("Hộ tịch", **pending, nguy_co_tre=0)])
    assert "Đang giải quyết trong hạn 3 (có nguy cơ trễ 0), đang quá hạn 0" in none.text


def test_nothing_settled_is_not_a_share():
    (only,) = events(ho_so=[counts("Hộ tịch", tiep_nhan=3, dang_giai_quyet=3)])
    assert only.title.endswith("tháng 1/2026: chưa có hồ sơ được giải quyết, không có hồ sơ nào đang quá hạn")


def test_fields_published_later_are_added_up_with_the_first():
    given = [counts("Hộ tịch", tiep_nhan=4, dung_han=4), counts("Đất đai", "09/02/2026", tiep_nhan=4, qua_han=4)]
    first, second = events(ho_so=given)
    assert first.title.endswith("100% đúng hạn (4/4), không có hồ sơ nào đang quá hạn")
    assert second.what == "so-lieu-ho-so/2026-02-09"
    assert second.title.endswith("50% đúng hạn (4/8), không có hồ sơ nào đang quá hạn")
    assert "công bố ngày 09/02/2026: Đất đai." in second.text
    assert "Gồm cả số đã công bố trước đó của kỳ này: Hộ tịch." in second.text


def test_a_quarter_beside_months_leads_to_the_page_of_its_year():
    """The page has a place for each month; the quarter is not shown there, so no link leads to it."""
    given = [counts("Hộ tịch", "05/04/2026", "2026-Q1", tiep_nhan=4, dung_han=4), counts("Đất đai"), counts("Hộ tịch")]
    found = {each.record_id: each.address for each in events(ho_so=given)}
    assert found == {"2026-Q1": "ho-so/nam/2026/", "2026-01": "ho-so/nam/2026/#ky-2026-01"}


# Recognition ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "topics", "label"),
    [
        ("bieu_duong", (), "Biểu dương"),
        ("khen_thuong", (), "Khen thưởng"),
        ("dien_hinh", (), "Điển hình, cách làm hay"),
        ("nhac_nho", ("giam-sat",), "Nhắc nhở"),
        ("phe_binh", ("giam-sat",), "Phê bình"),
    ],
)
def test_recognition(kind, topics, label):
    given = {"ma": "gn", "ngay": "01/06/2026", "loai": kind, "don_vi": "van-phong", "ca_nhan": "Bà An", "noi_dung": "Việc làm."}
    assert told("31/05/2026", ghi_nhan=[given]) == []
    (only,) = events(ghi_nhan=[given])
    assert only.title == f"{label}: Văn phòng: Việc làm"
    assert only.text.split("\n\n")[1:] == ["Đơn vị: Văn phòng.", "Cá nhân: Bà An.", "Vì: Việc làm."]
    assert (only.topics, only.units, only.address) == (topics, ("van-phong",), "ghi-nhan/nam/2026/#gn")
    assert only.what == kind.replace("_", "-")


def test_a_person_is_in_the_title_only_without_a_unit():
    given = {"ma": "gn", "ca_nhan": "Chủ tịch UBND xã", "noi_dung": "Tiếp dân đều"}
    (only,) = events(ghi_nhan=[given])
    assert only.title == "Biểu dương: Chủ tịch UBND xã: Tiếp dân đều"
    assert only.units == ()


# The monthly summary ----------------------------------------------------------------------------------------------------


def test_the_summary_counts_the_new_kinds():
    (june,) = (
        each
        for each in months(
            "01/07/2026",
            kien_nghi=[{"ma": "a", "ngay_nhan": "01/06/2026", "han": "09/06/2026"}],
            kiem_tra=[INSPECTION],
            ghi_nhan=[
                {"ma": "a", "ngay": "02/06/2026"},
                {"ma": "b", "ngay": "03/06/2026", "loai": "khen_thuong"},
                {"ma": "c", "ngay": "04/06/2026", "loai": "phe_binh"},
            ],
        )
        if each.record_id == "2026-06"
    )
    assert june.title == "Tổng hợp tháng 6/2026: 0 việc hoàn thành, 0 việc chuyển sang chậm tiến độ"
    assert (
        "Phản ánh, kiến nghị quá hạn trả lời: 1\nCuộc kiểm tra được công bố: 1\nPhát hiện kiểm tra quá hạn khắc phục: 2\n"
        "Phát hiện kiểm tra được khắc phục trễ: 1\nBiểu dương, khen thưởng, điển hình: 2\nNhắc nhở, phê bình: 1\nBài viết: 0"
    ) in june.text


def test_a_month_without_the_new_kinds_says_what_it_always_said():
    january, *_ = months("01/02/2026", nhiem_vu=[{"ma": "a", "thoi_han": "15/01/2026"}])
    assert january.text.split("\n\n")[1].split("\n") == [
        "Việc hoàn thành đúng hạn: 0",
        "Việc hoàn thành trễ: 0",
        "Việc chuyển sang chậm tiến độ: 1",
        "Lần gia hạn: 0",
        "Số liệu được công bố: 0",
        "Bài viết: 0",
    ]


# What holds for every commune -------------------------------------------------------------------------------------------

EVERYTHING = {
    "ho_so": [counts("Hộ tịch", qua_han=3)],
    "bo_chi_so": [{**CARD, "tieu_chi": [{**CRITERION, "khac_phuc": remedy("30/06/2026")}]}],
    "ton_tai": [{"ma": "tt", "don_vi": "van-phong", "ngay_khac_phuc": "05/03/2026"}],
    **report_due("05/07/2026"),
    "ghi_nhan": [{"ma": "gn", "don_vi": "van-phong"}],
    **feedback_due("05/07/2026"),
    **finding_due("05/07/2026"),
    "giam_sat": [{**ASKED, "ngay_tra_loi": "05/07/2026", "tiep_thu": "co", "ngay_hoan_thanh": "06/07/2026"}],
}
NEW_UNIT = {"ma": "van-phong-moi", "ten": "Văn phòng mới", "ma_cu": ["van-phong"]}


def moved_to_new_unit(value):
    """The same, owed by the unit under its new id."""
    if isinstance(value, dict):
        return {key: moved_to_new_unit(each) for key, each in value.items()}
    if isinstance(value, list):
        return [moved_to_new_unit(each) for each in value]
    return "van-phong-moi" if value == "van-phong" else value


def test_renamed_records_and_units_keep_their_ids():
    """Whoever renames a record or a unit writes its former id beside it; readers see no event twice."""
    before = {kind: [{**FILLED[kind], **each} for each in records] for kind, records in EVERYTHING.items()}
    after = {
        kind: [{**each, "ma": f"{each['ma']}-moi", "ma_cu": [each["ma"]]} if "ma" in each else each for each in records]
        for kind, records in before.items()
    }
    first, second = events(**before), events(don_vi=[NEW_UNIT], **moved_to_new_unit(after))
    assert len(first) == 16
    assert [each.id for each in second] == [each.id for each in first]
    assert {each.record_id for each in second if each.record_kind == "giam-sat"} == {"niem-yet-moi"}


def test_every_new_kind_of_event_has_been_seen():
    """Else a kind could be declared and never told of."""
    seen = {each.kind for each in events(**EVERYTHING)}
    new = {key for key, term in EVENT_KINDS.items() if term.topics in ((), ("giam-sat",)) or key in ("dossiers", "scorecard")}
    new -= {term.key for term in event_changes.TERMS}  # what only history tells: tests/test_comparison.py
    assert new - seen == {
        "feedback_answered",
        "finding_fixed",
        "recommendation_answered",
        "rewarded",
        "model",
        "reminded",
        "criticised",
    }


units = st.sampled_from(["van-phong", "phong-kinh-te"])
maybe_day = st.none() | days


def listed(prefix, strategy, most=2):
    return st.lists(strategy, max_size=most).map(
        lambda found: [{"ma": f"{prefix}-{number}", **each} for number, each in enumerate(found)]
    )


def without_none(strategy):
    return strategy.map(lambda given: {key: each for key, each in given.items() if each is not None})


submissions = st.lists(
    st.fixed_dictionaries({"don_vi": units, "ky": st.sampled_from(["2026-01", "2026-02"]), "ngay": days}), max_size=4
)
duties = listed(
    "bc",
    st.fixed_dictionaries(
        {
            "chu_ky": st.just("thang"),
            "cham_nhat": st.integers(1, 31),
            "don_vi": st.lists(units, min_size=1, max_size=2),
            "nop": submissions,
        }
    ),
)
opinions = listed("kn", without_none(st.fixed_dictionaries({"don_vi": units, "han": days, "ngay_tra_loi": maybe_day})))
findings = listed(
    "ph", without_none(st.fixed_dictionaries({"don_vi": st.none() | units, "han": days, "ngay_khac_phuc": maybe_day}))
)
inspections = listed("kt", st.fixed_dictionaries({"don_vi": st.lists(units, min_size=1, max_size=2), "phat_hien": findings}))
acceptance = st.sampled_from([{"tiep_thu": "co"}, {"tiep_thu": "khong", "ly_do": "Chưa đủ"}, {}])
supervised = listed(
    "gs",
    st.builds(
        lambda keys, answer: {**keys, **(answer if "ngay_tra_loi" in keys else {})},
        without_none(
            st.fixed_dictionaries(
                {
                    "han": days,
                    "ngay_tra_loi": maybe_day,
                    "ngay_hoan_thanh": maybe_day,
                    "nhiem_vu": st.sampled_from([[], ["viec-0"], ["viec-0", "viec-1"]]),
                }
            )
        ),
        acceptance,
    ),
)
shortcomings = listed(
    "tt",
    without_none(
        st.fixed_dictionaries(
            {"ngay_khac_phuc": maybe_day, "nhiem_vu": st.sampled_from([[], ["viec-0"], ["viec-0", "viec-1", "viec-2"]])}
        )
    ),
)
criteria = listed(
    "tc",
    st.fixed_dictionaries({"diem_toi_da": st.just(10), "tu_cham": st.none() | st.integers(8, 10), "khac_phuc": days.map(remedy)}),
    3,
)
cards = listed("bo", st.fixed_dictionaries({"ngay": maybe_day, "muc_tieu": st.just(CARD["muc_tieu"]), "tieu_chi": criteria}))
dossiers = st.dictionaries(
    st.tuples(st.sampled_from(["2026-01", "2026-02", "2026-Q1"]), st.sampled_from(["Hộ tịch", "Đất đai"])),
    st.tuples(days, st.integers(0, 3), st.integers(0, 3)),
    max_size=4,
).map(
    lambda found: [
        counts(field, on, period, tiep_nhan=settled + late, dung_han=settled, qua_han=late)
        for (period, field), (on, settled, late) in found.items()
    ]
)
praise = listed("gn", st.fixed_dictionaries({"ngay": days, "loai": st.sampled_from(["bieu_duong", "phe_binh"])}))
communes = st.fixed_dictionaries(
    {
        "nhiem_vu": tasks,
        "ho_so": dossiers,
        "bo_chi_so": cards,
        "ton_tai": shortcomings,
        "bao_cao": duties,
        "ghi_nhan": praise,
        "kien_nghi": opinions,
        "kiem_tra": inspections,
        "giam_sat": supervised,
    }
)


@given(communes, st.dates(date(2026, 1, 1), date(2026, 5, 31)))
def test_ids_are_unique_ordered_and_never_ahead_of_the_day(commune, on):
    found = every_event(on, **commune)
    assert len({each.id for each in found}) == len(found)
    assert all(each.day <= on for each in found)
    assert list(found) == sorted(found, key=lambda each: (each.published, each.day, each.id))
    assert all(each.published.date() == each.day for each in found)
    assert all(each.title and each.text and "\n" not in each.title for each in found)


@given(communes, st.dates(date(2026, 1, 1), date(2026, 5, 31)))
def test_what_stands_as_mended_or_carried_out_was_told(commune, on):
    """The feeds and the pages agree: whatever is done on the as-of day has its event, and of what never was there is none."""
    known = facts(on.isoformat(), ke_hoach=PLAN, **commune)
    found = {(each.kind, each.record_id) for each in dated_events(known)}
    for each in known.shortcomings:
        if each.fixed_on is not None:
            assert ("shortcoming_fixed", each.shortcoming.id) in found
        elif not each.tasks:
            assert ("shortcoming_fixed", each.shortcoming.id) not in found
    for each in known.recommendations:
        if each.done_on is not None:
            assert ("recommendation_done", each.recommendation.id) in found


@given(communes, st.dates(date(2026, 1, 1), date(2026, 5, 31)), st.integers(0, 60))
def test_a_later_day_only_adds(commune, on, more):
    """What was published stays: a reader never sees an id vanish or change because time went by."""
    early, late = every_event(on, **commune), every_event(on + timedelta(days=more), **commune)
    assert [(each.id, each.title) for each in late if each.day <= on] == [(each.id, each.title) for each in early]


NAMED = {"nhiem_vu": "ten", "bo_chi_so": "ten", "bao_cao": "ten", "ton_tai": "noi_dung", "kien_nghi": "noi_dung"}


@given(communes, st.randoms(use_true_random=False))
def test_ids_outlive_wording_order_and_address(commune, chance):
    on = date(2026, 5, 31)
    first = every_event(on, co_quan=HOME, **commune)
    second = {}
    for kind, found in commune.items():
        words = {NAMED[kind]: "Lời"} if kind in NAMED else {}
        second[kind] = reworded([{**words, **each} for each in found])
        chance.shuffle(second[kind])
    moved = {**HOME, "ten": "Xã Khác", "dia_chi_web": "https://khac.example.org/cchc/"}
    again = every_event(on, co_quan=moved, **second)
    assert [(each.id, each.published) for each in again] == [(each.id, each.published) for each in first]
