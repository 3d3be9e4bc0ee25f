"""What became true and when: each kind of event at its boundary days, and what holds for every commune."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive import event_changes
from generator.derive.event_kinds import first_year
from generator.derive.events import EVENT_KINDS, ROOMS, TOPICS, authority_of, dated_events
from generator.derive.standing import DONE
from generator.derive.tasks import state_of
from tests.builders import TERMS, day, facts

FAR = "31/12/2026"


def events(on=FAR, **kinds):
    """All events but the monthly summaries."""
    return [each for each in dated_events(facts(on, **kinds)) if each.kind != "month"]


def told(on=FAR, **kinds):
    """Kind and WHAT of each event, in the order of feeds."""
    return [(each.kind, each.what) for each in events(on, **kinds)]


def one_task(on=FAR, **keys):
    return told(on, nhiem_vu=[{"ma": "viec", **keys}])


def update(when, state="dang_thuc_hien", **keys):
    return {"ngay": when, "trang_thai": state, **keys}


def done(when, **keys):
    return update(when, "hoan_thanh", **keys)


def extension(when, until):
    return {"ngay": when, "den": until, "ly_do": "Chờ ý kiến"}


def remedy(until):
    return {"noi_dung": "Làm bù", "thoi_han": until, "nguoi_chiu_trach_nhiem": "Trưởng phòng"}


# Tasks that are done once -------------------------------------------------------------------------------------------

TASKS = {
    "nothing reported, in time": ("30/06/2026", {"thoi_han": "30/06/2026"}, []),
    "late the day after the due day": (
        "01/07/2026",
        {"thoi_han": "30/06/2026"},
        [("late", "cham-tien-do/2026-07-01")],
    ),
    "started": (
        "01/03/2026",
        {"thoi_han": "30/06/2026", "cap_nhat": [update("01/02/2026", "chua_thuc_hien"), update("01/03/2026")]},
        [("started", "bat-dau")],
    ),
    "further reports are no events": (
        "30/06/2026",
        {"thoi_han": "30/06/2026", "cap_nhat": [update("01/03/2026"), update("01/04/2026", "tam_dung"), update("01/05/2026")]},
        [("started", "bat-dau")],
    ),
    "done on the due day": (
        FAR,
        {"thoi_han": "30/06/2026", "cap_nhat": [update("01/03/2026"), done("30/06/2026"), done("05/07/2026")]},
        [("started", "bat-dau"), ("done", "hoan-thanh/2026-06-30")],
    ),
    "done at once is not started too": (
        FAR,
        {"thoi_han": "30/06/2026", "cap_nhat": [done("30/06/2026")]},
        [("done", "hoan-thanh/2026-06-30")],
    ),
    "done late": (
        FAR,
        {"thoi_han": "30/06/2026", "cap_nhat": [done("01/07/2026")]},
        [("done_late", "hoan-thanh-tre/2026-07-01")],
    ),
    "done two days late": (
        FAR,
        {"thoi_han": "30/06/2026", "cap_nhat": [done("02/07/2026")]},
        [("late", "cham-tien-do/2026-07-01"), ("done_late", "hoan-thanh-tre/2026-07-02")],
    ),
    "an extension on the due day prevents lateness": (
        "31/07/2026",
        {"thoi_han": "30/06/2026", "gia_han": [extension("30/06/2026", "31/07/2026")]},
        [("extended", "gia-han/2026-06-30/2026-07-31")],
    ),
    "an extension once late keeps the late event": (
        "31/07/2026",
        {"thoi_han": "30/06/2026", "gia_han": [extension("02/07/2026", "31/07/2026")]},
        [("late", "cham-tien-do/2026-07-01"), ("extended", "gia-han/2026-07-02/2026-07-31")],
    ),
    "late again after the extension": (
        "01/08/2026",
        {"thoi_han": "30/06/2026", "gia_han": [extension("02/07/2026", "31/07/2026")]},
        [("late", "cham-tien-do/2026-07-01"), ("extended", "gia-han/2026-07-02/2026-07-31"), ("late", "cham-tien-do/2026-08-01")],
    ),
    "an extension to a day gone by changes nothing": (
        FAR,
        {"thoi_han": "30/06/2026", "gia_han": [extension("10/07/2026", "05/07/2026")]},
        [("late", "cham-tien-do/2026-07-01"), ("extended", "gia-han/2026-07-10/2026-07-05")],
    ),
    "a deadline drawn in to a day gone by makes it late at once": (
        FAR,
        {"thoi_han": "30/06/2026", "gia_han": [extension("10/05/2026", "30/04/2026")]},
        [("late", "cham-tien-do/2026-05-10"), ("extended", "gia-han/2026-05-10/2026-04-30")],
    ),
    "two extensions of one day": (
        "31/08/2026",
        {"thoi_han": "30/06/2026", "gia_han": [extension("29/06/2026", "31/07/2026"), extension("29/06/2026", "31/08/2026")]},
        [("extended", "gia-han/2026-06-29/2026-07-31"), ("extended", "gia-han/2026-06-29/2026-08-31")],
    ),
    "the same extension twice is one": (
        "31/07/2026",
        {"thoi_han": "30/06/2026", "gia_han": [extension("29/06/2026", "31/07/2026")] * 2},
        [("extended", "gia-han/2026-06-29/2026-07-31")],
    ),
    "reopened in time": (
        "30/06/2026",
        {"thoi_han": "30/06/2026", "cap_nhat": [done("01/05/2026"), update("01/06/2026")]},
        [("done", "hoan-thanh/2026-05-01"), ("reopened", "mo-lai/2026-06-01")],
    ),
    "reopened after the deadline is late that day": (
        FAR,
        {"thoi_han": "30/06/2026", "cap_nhat": [done("01/05/2026"), update("10/07/2026")]},
        [("done", "hoan-thanh/2026-05-01"), ("late", "cham-tien-do/2026-07-10"), ("reopened", "mo-lai/2026-07-10")],
    ),
    "done a second time": (
        FAR,
        {"thoi_han": "30/06/2026", "cap_nhat": [done("01/05/2026"), update("01/06/2026"), done("20/06/2026")]},
        [("done", "hoan-thanh/2026-05-01"), ("reopened", "mo-lai/2026-06-01"), ("done", "hoan-thanh/2026-06-20")],
    ),
    "what a day ends with counts": (
        FAR,
        {
            "thoi_han": "30/06/2026",
            "cap_nhat": [update("01/05/2026"), done("01/05/2026"), update("01/05/2026"), done("01/05/2026")],
        },
        [("done", "hoan-thanh/2026-05-01")],
    ),
    "broken off and done again on one day is done anew": (
        FAR,
        {"thoi_han": "30/06/2026", "cap_nhat": [done("01/05/2026"), update("02/07/2026"), done("02/07/2026")]},
        [("done", "hoan-thanh/2026-05-01"), ("done_late", "hoan-thanh-tre/2026-07-02")],
    ),
    "dropped, never late": (
        FAR,
        {
            "thoi_han": "30/06/2026",
            "cap_nhat": [update("30/06/2026", "dung_thuc_hien", noi_dung="Cho dừng", minh_chung=["qd-1"])],
        },
        [("dropped", "dung-thuc-hien/2026-06-30")],
    ),
    "dropped and taken up again": (
        FAR,
        {"thoi_han": "30/06/2026", "cap_nhat": [update("01/06/2026", "dung_thuc_hien"), update("05/07/2026")]},
        [
            ("dropped", "dung-thuc-hien/2026-06-01"),
            ("started", "bat-dau"),
            ("late", "cham-tien-do/2026-07-05"),
            ("reopened", "mo-lai/2026-07-05"),
        ],
    ),
    "a remedy, and then its own deadline": (
        "21/07/2026",
        {"thoi_han": "30/06/2026", "cap_nhat": [update("05/07/2026", khac_phuc=remedy("20/07/2026"))]},
        [
            ("late", "cham-tien-do/2026-07-01"),
            ("started", "bat-dau"),
            ("remedy", "khac-phuc/2026-07-05"),
            ("remedy_late", "khac-phuc-tre/2026-07-21"),
        ],
    ),
    "a remedy in time": (
        "20/07/2026",
        {"thoi_han": "30/06/2026", "cap_nhat": [update("05/07/2026", "tam_dung", khac_phuc=remedy("20/07/2026"))]},
        [("late", "cham-tien-do/2026-07-01"), ("started", "bat-dau"), ("remedy", "khac-phuc/2026-07-05")],
    ),
    "a new remedy in time": (
        "21/07/2026",
        {
            "thoi_han": "30/06/2026",
            "cap_nhat": [
                update("05/07/2026", khac_phuc=remedy("20/07/2026")),
                update("20/07/2026", khac_phuc=remedy("31/08/2026")),
            ],
        },
        [
            ("late", "cham-tien-do/2026-07-01"),
            ("started", "bat-dau"),
            ("remedy", "khac-phuc/2026-07-05"),
            ("remedy", "khac-phuc/2026-07-20"),
        ],
    ),
    "a remedy whose day has passed when the task turns late": (
        FAR,
        {"thoi_han": "30/06/2026", "cap_nhat": [update("05/06/2026", khac_phuc=remedy("20/06/2026"))]},
        [
            ("started", "bat-dau"),
            ("remedy", "khac-phuc/2026-06-05"),
            ("late", "cham-tien-do/2026-07-01"),
            ("remedy_late", "khac-phuc-tre/2026-07-01"),
        ],
    ),
    "continuous work is never late": (
        "30/12/2026",
        {"thuong_xuyen": True, "cap_nhat": [update("05/01/2026"), done("01/06/2026")]},
        [("started", "bat-dau")],
    ),
    "continuous work is done at the plan's end": (
        FAR,
        {"thuong_xuyen": True, "cap_nhat": [update("05/01/2026"), done("01/06/2026")]},
        [("started", "bat-dau"), ("done", "hoan-thanh/2026-12-31")],
    ),
}


@pytest.mark.parametrize(("on", "keys", "expected"), TASKS.values(), ids=TASKS)
def test_a_task(on, keys, expected):
    assert one_task(on, **keys) == expected


@pytest.mark.parametrize(("on", "keys", "expected"), TASKS.values(), ids=TASKS)
def test_the_day_before_knows_nothing_of_the_day(on, keys, expected):
    """Nothing after the as-of day; what was true the day before stays as it was."""
    before = day(on) - timedelta(days=1)
    known = events(before.isoformat(), nhiem_vu=[{"ma": "viec", **keys}])
    assert all(each.day <= before for each in known)
    assert [each for each in events(on, nhiem_vu=[{"ma": "viec", **keys}]) if each.day <= before] == known


def test_each_period_of_recurring_work_has_its_own_events():
    given = {
        "dinh_ky": {"chu_ky": "thang", "truoc_ngay": 20},
        "cap_nhat": [
            done("15/01/2026", ky="2026-01"),
            done("21/02/2026", ky="2026-02"),
            update("10/03/2026", ky="2026-03", khac_phuc=remedy("25/03/2026")),
            update("19/04/2026", "dung_thuc_hien", ky="2026-04"),
        ],
    }
    assert one_task("20/05/2026", **given) == [
        ("done", "2026-01/hoan-thanh/2026-01-15"),
        ("late", "2026-02/cham-tien-do/2026-02-20"),
        ("done_late", "2026-02/hoan-thanh-tre/2026-02-21"),
        ("remedy", "2026-03/khac-phuc/2026-03-10"),
        ("late", "2026-03/cham-tien-do/2026-03-20"),
        ("remedy_late", "2026-03/khac-phuc-tre/2026-03-26"),
        ("dropped", "2026-04/dung-thuc-hien/2026-04-19"),
        ("late", "2026-05/cham-tien-do/2026-05-20"),
    ]


def test_what_an_event_says():
    """§5: a title that begins with what happened and a text that stands alone."""
    late, finished = events(
        don_vi=[{"ma": "van-phong", "ten": "Văn phòng HĐND", "ten_gon": "Văn phòng"}],
        van_ban=[{"ma": "bc-1", "loai": "bao_cao", "so_ky_hieu": "7/BC", "trich_yeu": "Kết quả rà soát."}],
        nhiem_vu=[
            {
                "ma": "ra-soat",
                "ten": "Rà soát\nthủ tục",
                "thoi_han": "30/06/2026",
                "cap_nhat": [done("03/07/2026", noi_dung="Đã rà soát", minh_chung=["bc-1"])],
            }
        ],
    )
    assert late.title == "Chậm tiến độ: Rà soát thủ tục"
    assert "Thời hạn 30/06/2026 đã qua" in late.text
    assert "Chưa có báo cáo nào trước ngày này." in late.text
    assert finished.title == "Hoàn thành trễ 3 ngày: Rà soát thủ tục"
    assert "trễ 3 ngày so với thời hạn 30/06/2026" in finished.text
    assert "Tài liệu kiểm chứng: Báo cáo số 7/BC: Kết quả rà soát." in finished.text
    assert "Đơn vị chủ trì: Văn phòng HĐND" in finished.text
    assert finished.id == "tag:thu.example.vn,2026:nhiem-vu/ra-soat/hoan-thanh-tre/2026-07-03"
    assert (finished.record_kind, finished.record_id, finished.address) == ("nhiem-vu", "ra-soat", "nhiem-vu/ra-soat/")
    assert finished.units == ("van-phong",)
    assert finished.categories == (
        ("hoan-thanh-tre", "Hoàn thành trễ"),
        ("linh-vuc/the-che", "Cải cách thể chế"),
        ("don-vi/van-phong", "Văn phòng"),
    )
    assert finished.topics == ("nhiem-vu", "giam-sat")
    assert finished.published.isoformat() == "2026-07-03T00:00:00+07:00"


# Indicators, surveys, articles ----------------------------------------------------------------------------------------


def value(period, amount, when, **keys):
    return {"ky": period, "gia_tri": amount, "ngay": when, **keys}


def indicator(on=FAR, **keys):
    return told(on, chi_so=[{"ma": "cs", **keys}])


ABOVE_95 = {"so_sanh": ">", "gia_tri": 95}


def test_each_value_is_an_event_and_each_turn_of_the_target():
    given = {
        "chi_tieu": ABOVE_95,
        "gia_tri": [
            value("2026-01", "95", "05/02/2026"),
            value("2026-02", "94", "05/03/2026"),
            value("2026-03", "95,1", "05/04/2026"),
            value("2026-04", "96", "05/05/2026"),
            value("2026-05", "95,0", "05/06/2026"),
        ],
    }
    assert indicator("04/06/2026", **given) == [
        ("value", "2026-01/gia-tri/2026-02-05"),
        ("target_missed", "chua-dat-chi-tieu/2026-02-05"),
        ("value", "2026-02/gia-tri/2026-03-05"),
        ("value", "2026-03/gia-tri/2026-04-05"),
        ("target_met", "dat-chi-tieu/2026-04-05"),
        ("value", "2026-04/gia-tri/2026-05-05"),
    ]
    assert indicator("05/06/2026", **given)[-2:] == [
        ("value", "2026-05/gia-tri/2026-06-05"),
        ("target_missed", "chua-dat-chi-tieu/2026-06-05"),
    ]


def test_an_old_period_published_late_does_not_turn_the_target():
    given = {"chi_tieu": ABOVE_95, "gia_tri": [value("2026-03", "96", "05/04/2026"), value("2026-01", "90", "06/04/2026")]}
    assert [kind for kind, _ in indicator(**given)] == ["value", "target_met", "value"]


def test_a_period_in_which_nothing_occurred_turns_nothing():
    nothing = {"ky": "2026-02", "tu_so": 0, "mau_so": 0, "ngay": "05/03/2026"}
    given = {
        "chi_tieu": ABOVE_95,
        "gia_tri": [value("2026-01", "96", "05/02/2026"), nothing, value("2026-03", "97", "05/04/2026")],
    }
    assert [kind for kind, _ in indicator(**given)] == ["value", "target_met", "value", "value"]
    title = events(chi_so=[{"ma": "cs", **given}])[2].title
    assert title == "Công bố số liệu: Chỉ số, tháng 2/2026: không phát sinh"


@pytest.mark.parametrize("written", ["97", "94"], ids=["kept as it was", "overwritten"])
def test_a_value_was_published_as_its_correction_says(written):
    """Whether staff keep the wrong figure or overwrite it, the first event tells what stood there."""
    restated = {"ky": "2026-01", "tu": "97", "den": "94", "ngay": "10/02/2026", "ly_do": "Tính nhầm"}
    given = {"ma": "cs", "chi_tieu": ABOVE_95, "gia_tri": [value("2026-01", written, "05/02/2026")], "dieu_chinh": [restated]}
    found = events(chi_so=[given])
    assert [(each.kind, each.what) for each in found] == [
        ("value", "2026-01/gia-tri/2026-02-05"),
        ("target_met", "dat-chi-tieu/2026-02-05"),
        ("restated", "2026-01/dieu-chinh/2026-02-10"),
        ("target_missed", "chua-dat-chi-tieu/2026-02-10"),
    ]
    assert found[0].title.endswith(": 97%")
    assert found[2].title == "Điều chỉnh số liệu: Chỉ số, tháng 1/2026: từ 97% thành 94%"
    assert "Lý do: Tính nhầm" in found[2].text


def test_a_figure_corrected_twice():
    """The file holds only the last of them; each event tells what stood there on its day."""
    moved = [
        {"ky": "2026-01", "tu": "97", "den": "96", "ngay": "10/02/2026", "ly_do": "Tính nhầm"},
        {"ky": "2026-01", "tu": "96", "den": "94", "ngay": "20/02/2026", "ly_do": "Thiếu hồ sơ"},
    ]
    given = {"ma": "cs", "chi_tieu": ABOVE_95, "gia_tri": [value("2026-01", "94", "05/02/2026")], "dieu_chinh": moved}
    assert [(each.kind, each.day.day) for each in events(chi_so=[given])] == [
        ("value", 5),
        ("target_met", 5),
        ("restated", 10),
        ("restated", 20),
        ("target_missed", 20),
    ]


def test_a_correction_of_the_same_day_is_the_last_word_of_the_day():
    moved = {"ky": "2026-01", "tu": "97", "den": "94", "ngay": "05/02/2026", "ly_do": "Tính nhầm"}
    given = {"ma": "cs", "chi_tieu": ABOVE_95, "gia_tri": [value("2026-01", "97", "05/02/2026")], "dieu_chinh": [moved]}
    found = events(chi_so=[given])
    assert {each.kind for each in found} == {"value", "target_missed", "restated"}
    assert next(each for each in found if each.kind == "value").title.endswith(": 94%")


def test_a_value_given_again_names_the_former():
    given = {"ma": "cs", "gia_tri": [value("2026-01", "90", "05/02/2026"), value("2026-01", "91", "09/02/2026")]}
    first, second = events(chi_so=[given])
    assert (first.what, second.what) == ("2026-01/gia-tri/2026-02-05", "2026-01/gia-tri/2026-02-09")
    assert first.title.endswith(": 90%")
    assert "Trước đó đã công bố cho kỳ này: 90%." in second.text


def test_two_values_of_one_day_are_one_event():
    given = {"ma": "cs", "gia_tri": [value("2026-01", "90", "05/02/2026"), value("2026-01", "91", "05/02/2026")]}
    (only,) = events(chi_so=[given])
    assert only.title.endswith(": 91%")


def asked(**answers):
    return [{"ma": "chung", "noi_dung": "Ông/bà có hài lòng không?", "chung": True, "tra_loi": answers}]


SURVEY = {
    "ma": "q1",
    "ten": "Khảo sát",
    "ky": "2026-Q1",
    "loai": "noi_bo",
    "ngay": "03/04/2026",
    "thu_ve": 200,
    "chi_tieu": ABOVE_95,
}


@pytest.mark.parametrize(
    ("answers", "topics"),
    [
        ({"rat_hai_long": 100, "hai_long": 91, "binh_thuong": 9}, ("hai-long",)),
        ({"rat_hai_long": 100, "hai_long": 90, "binh_thuong": 10}, ("hai-long", "giam-sat")),
    ],
    ids=["above the target", "just at it"],
)
def test_a_survey(answers, topics):
    assert told("02/04/2026", hai_long=[{**SURVEY, "cau_hoi": asked(**answers)}]) == []
    (only,) = events("03/04/2026", hai_long=[{**SURVEY, "cau_hoi": asked(**answers)}])
    assert (only.kind, only.what, only.topics) == ("survey", "cong-bo", topics)
    assert "trên 200 câu trả lời" in only.text


def test_an_article():
    given = {
        "2026-05-01-bai": {"title": "Nộp hồ sơ ở nhà", "date": "01/05/2026", "nhiem_vu": ["viec"], "categories": ["Hướng dẫn"]}
    }
    kinds = {"nhiem_vu": [{"ma": "viec", "thoi_han": FAR}], "bai_viet": given}
    assert told("30/04/2026", **kinds) == []
    (only,) = events("01/05/2026", **kinds)
    assert only.title == "Bài viết mới: Nộp hồ sơ ở nhà"
    assert only.id == "tag:thu.example.vn,2026:bai-viet/2026-05-01-bai/dang-bai"
    assert (only.address, only.units, only.topics) == ("bai-viet/2026-05-01-bai/", ("van-phong",), ("bai-viet",))
    assert ("chuyen-muc/Hướng dẫn", "Hướng dẫn") in only.categories
    assert told(bai_viet={"nhap": {"title": "Nháp", "date": "01/05/2026", "draft": True}}) == []


# The monthly summary --------------------------------------------------------------------------------------------------


def months(on, **kinds):
    return [each for each in dated_events(facts(on, **kinds)) if each.kind == "month"]


BUSY = [
    {"ma": "a", "thoi_han": "15/01/2026"},
    {"ma": "b", "thoi_han": "31/01/2026", "cap_nhat": [done("31/01/2026")]},
    {"ma": "c", "thoi_han": "31/03/2026", "cap_nhat": [done("01/02/2026")]},
]


def test_each_month_is_summed_up_on_the_day_after_it():
    assert months("31/01/2026", nhiem_vu=BUSY) == []
    january, february, march = months("01/04/2026", nhiem_vu=BUSY)
    assert january.id == "tag:thu.example.vn,2026:tong-hop/2026-01/thang"
    assert january.day == date(2026, 2, 1)
    assert january.topics == TOPICS
    assert january.title == "Tổng hợp tháng 1/2026: 1 việc hoàn thành, 1 việc chuyển sang chậm tiến độ"
    assert "Việc hoàn thành đúng hạn: 1\nViệc hoàn thành trễ: 0\nViệc chuyển sang chậm tiến độ: 1\nLần gia hạn: 0" in january.text
    assert february.title == "Tổng hợp tháng 2/2026: 1 việc hoàn thành, 0 việc chuyển sang chậm tiến độ"
    assert march.title == "Tổng hợp tháng 3/2026: không có thay đổi"
    assert "không có thay đổi nào được ghi nhận" in march.text


def test_summaries_begin_with_the_first_plan():
    plan = {"ten": "Kế hoạch", "tu": "15/03/2026"}
    assert [each.record_id for each in months("30/06/2026", ke_hoach=plan, nhiem_vu=BUSY)] == ["2026-03", "2026-04", "2026-05"]
    years = months("31/01/2026", nhiem_vu=BUSY, nhiem_vu_2025=[{"ma": "cu", "thoi_han": "31/12/2025"}])
    assert [each.record_id for each in years] == [f"2025-{number:02d}" for number in range(1, 13)]


# Ids ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ({}, "thu.example.vn,2026"),
        ({"dia_chi_web": "https://THU.example.vn:8443/cchc/"}, "thu.example.vn,2026"),
        ({"dia_chi_web": "https://xã.example.vn/"}, "xn--x-yfa.example.vn,2026"),
        ({"dinh_danh": "cchc.example.vn,2024"}, "cchc.example.vn,2024"),
    ],
)
def test_the_authority(office, expected):
    assert authority_of(facts(FAR, co_quan=office, nhiem_vu=BUSY)) == expected


def test_the_authority_keeps_the_first_year():
    both = facts(FAR, nhiem_vu=BUSY, nhiem_vu_2025=[{"ma": "cu", "thoi_han": "31/12/2025"}])
    assert authority_of(both) == "thu.example.vn,2025"


def test_without_a_plan_the_first_article_gives_the_year():
    told_first = facts("01/01/2027", bai_viet={"bai": {"date": "01/05/2024"}})
    assert first_year(told_first) == 2024


def test_a_renamed_record_keeps_its_ids():
    before = events(nhiem_vu=[{"ma": "cu", "thoi_han": "30/06/2026"}])
    after = events(nhiem_vu=[{"ma": "moi", "ma_cu": ["cu"], "thoi_han": "30/06/2026"}])
    assert [each.id for each in after] == [each.id for each in before]
    assert after[0].address == "nhiem-vu/moi/"


# What holds for every commune -----------------------------------------------------------------------------------------

days = st.dates(date(2026, 1, 1), date(2026, 3, 31))
states = st.sampled_from(["chua_thuc_hien", "dang_thuc_hien", "tam_dung", "hoan_thanh", "hoan_thanh", "dung_thuc_hien"])
remedies = st.none() | days.map(remedy)
reports = st.lists(st.builds(update, days, states, khac_phuc=remedies), max_size=5)
moves = st.lists(st.builds(extension, days, days), max_size=2)
once = st.fixed_dictionaries({"thoi_han": days, "gia_han": moves, "cap_nhat": reports})
all_year = st.fixed_dictionaries({"thuong_xuyen": st.just(value=True), "cap_nhat": reports})
monthly = st.fixed_dictionaries(
    {
        "dinh_ky": st.fixed_dictionaries({"chu_ky": st.just("thang"), "cham_nhat": st.integers(1, 31)}),
        "cap_nhat": st.lists(
            st.builds(update, days, states, khac_phuc=remedies, ky=st.sampled_from(["2026-01", "2026-02", "2026-03"])), max_size=5
        ),
    }
)
tasks = st.lists(once | all_year | monthly, max_size=3).map(
    lambda found: [{"ma": f"viec-{number}", **each} for number, each in enumerate(found)]
)
values = st.lists(st.builds(value, st.sampled_from(["2026-01", "2026-02", "2026-Q1"]), st.integers(93, 97), days), max_size=5)
indicators = st.lists(st.fixed_dictionaries({"chi_tieu": st.just(ABOVE_95), "gia_tri": values}), max_size=2).map(
    lambda found: [{"ma": f"chi-so-{number}", **each} for number, each in enumerate(found)]
)
PLAN = {"ten": "Kế hoạch", "den": "15/03/2026"}
EACH_DAY = [date(2026, 1, 1) + timedelta(days=number) for number in range(120)]


@given(once)
def test_events_of_a_task_are_the_turns_of_its_state(keys):
    """The walk over turning days finds what asking every single day finds."""
    known = facts(FAR, nhiem_vu=[{"ma": "viec", **keys}])
    task = known.tasks[0].task
    found = {(each.kind, each.day) for each in dated_events(known)}
    before = state_of(task, EACH_DAY[0] - timedelta(days=1), TERMS)
    for on in EACH_DAY:
        now = state_of(task, on, TERMS)
        is_done, was_done = now.state in DONE, before.state in DONE
        closed = {"dung_thuc_hien", *DONE}
        expected = {
            "late": now.state == "cham_tien_do" != before.state,
            "done": now.state == "hoan_thanh" and not (was_done and now.done_on == before.done_on),
            "done_late": now.state == "hoan_thanh_tre" and not (was_done and now.done_on == before.done_on),
            "reopened": before.state in closed and now.state not in closed,
            "dropped": now.state == "dung_thuc_hien" != before.state,
            "remedy_late": "khac_phuc_tre" in now.flags and "khac_phuc_tre" not in before.flags,
        }
        for kind, is_expected in expected.items():
            assert ((kind, on) in found) == is_expected, (kind, on)
        assert is_done == (now.done_on is not None)
        before = now


@given(monthly)
def test_events_of_recurring_work_are_the_turns_of_its_periods(keys):
    known = facts(FAR, nhiem_vu=[{"ma": "viec", **keys}])
    task = known.tasks[0].task
    found = {(each.kind, each.what) for each in dated_events(known)}

    def states_on(on):
        return {each.period: each.state for each in state_of(task, on, TERMS).periods}

    before = states_on(EACH_DAY[0] - timedelta(days=1))
    for on in EACH_DAY:
        now = states_on(on)
        for period, state in now.items():
            late = state == "cham_tien_do" != before[period]
            assert (("late", f"{period}/cham-tien-do/{on}") in found) == late
            dropped = state == "dung_thuc_hien" != before[period]
            assert (("dropped", f"{period}/dung-thuc-hien/{on}") in found) == dropped
        before = now


def every_event(on, **kinds):
    return dated_events(facts(on.isoformat(), ke_hoach=PLAN, **kinds))


@given(tasks, indicators, st.dates(date(2026, 1, 1), date(2026, 5, 31)))
def test_ids_are_unique_ordered_and_never_ahead_of_the_day(viec, chi_so, on):
    found = every_event(on, nhiem_vu=viec, chi_so=chi_so)
    assert len({each.id for each in found}) == len(found)
    assert all(each.day <= on for each in found)
    assert list(found) == sorted(found, key=lambda each: (each.published, each.day, each.id))
    assert all(each.published.utcoffset() == timedelta(hours=7) and each.published.date() == each.day for each in found)
    assert all(each.title and each.text and "\n" not in each.title for each in found)


@given(tasks, indicators, st.dates(date(2026, 1, 1), date(2026, 5, 31)), st.integers(0, 60))
def test_a_later_day_only_adds(viec, chi_so, on, more):
    """What was published stays: a reader never sees an id vanish or change because time went by."""
    kinds = {"nhiem_vu": viec, "chi_so": chi_so}
    early, late = every_event(on, **kinds), every_event(on + timedelta(days=more), **kinds)
    assert [(each.id, each.title) for each in late if each.day <= on] == [(each.id, each.title) for each in early]


def reworded(given):
    """The same data in other words."""
    if isinstance(given, dict):
        words = {"ten", "noi_dung", "ly_do", "nguoi_chiu_trach_nhiem"}
        return {key: f"Lời khác {each}" if key in words else reworded(each) for key, each in given.items()}
    return [reworded(each) for each in given] if isinstance(given, list) else given


@given(tasks, indicators, st.randoms(use_true_random=False))
def test_ids_outlive_wording_order_and_address(viec, chi_so, chance):
    on = date(2026, 5, 31)
    home = {"dinh_danh": "thu.example.vn,2026"}
    first = every_event(on, co_quan=home, nhiem_vu=viec, chi_so=chi_so)
    viec, chi_so = reworded([{"ten": "Việc", **each} for each in viec]), reworded([{"ten": "Số", **each} for each in chi_so])
    chance.shuffle(viec)
    chance.shuffle(chi_so)
    moved = {**home, "ten": "Xã Khác", "dia_chi_web": "https://khac.example.org/cchc/"}
    second = every_event(on, co_quan=moved, nhiem_vu=viec, chi_so=chi_so)
    assert [(each.id, each.published) for each in first] == [(each.id, each.published) for each in second]


def test_each_kind_has_its_own_word():
    """Words are parts of ids, so no two kinds may share one."""
    assert len({term.word for term in EVENT_KINDS.values()}) == len(EVENT_KINDS)
    assert all(set(term.topics) <= set(TOPICS) for term in EVENT_KINDS.values())


def test_each_kind_is_declared_once():
    """Rooms declare their own kinds; a key said twice would hide one of them."""
    keys = [term.key for room in ROOMS for term in room.terms] + [term.key for term in event_changes.TERMS]
    assert sorted([*keys, "month"]) == sorted(EVENT_KINDS)


def test_the_summary_counts_every_kind():
    """Every kind but the summary itself has its line, so no event is silently left out of a month."""
    assert [key for key, term in EVENT_KINDS.items() if term.line is None] == ["month"]
