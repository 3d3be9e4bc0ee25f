"""Briefings: what a leader asks whom, true on the last day of the period, whatever came later, and as the feeds tell it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from lxml import html

from generator.check.records import check
from generator.derive.briefing_ground import months_later
from generator.derive.briefing_tasks import late_on
from generator.derive.briefings import briefing_of, ground_of, headline_of, spans_of
from generator.derive.events import dated_events
from generator.derive.facts import derive_facts
from generator.derive.horizon import published_records
from generator.publish.pages.briefings import briefing_pages, ground_when_asked
from generator.publish.stamps import stamps_of
from generator.publish.templates import inside_of
from generator.read.sources import read_worktree
from generator.words.periods import parse_period
from tests.builders import day, facts, records
from tests.sites import REPO

FAR = "31/12/2026"
REMEDY = {"noi_dung": "Họp lại", "thoi_han": "20/04/2026", "nguoi_chiu_trach_nhiem": "Chánh Văn phòng"}
CAUSE = {"chu_quan": "Phân công muộn", "khach_quan": "Chờ hướng dẫn"}


def ground(on=FAR, **kinds):
    known = facts(on, **kinds)
    return ground_of(known, dated_events(known))


def span(known, period):
    return next(each for each in spans_of(known.facts) if str(each.period) == period)


def briefing(period, on=FAR, **kinds):
    known = ground(on, **kinds)
    return briefing_of(known, span(known, period))


def one(period, on=FAR, **keys):
    """The briefing of a commune with one task, due 15/03/2026 unless it says otherwise."""
    rhythm = {"thoi_han": "15/03/2026"} if not keys.keys() & {"dinh_ky", "thuong_xuyen", "thoi_han"} else {}
    return briefing(period, on, nhiem_vu=[{"ma": "viec", **rhythm, **keys}])


def update(when, state="dang_thuc_hien", **keys):
    return {"ngay": when, "trang_thai": state, **keys}


def drafts(on=FAR, **kinds):
    known = facts(on, **kinds)
    return {draft.address: draft for draft in briefing_pages(known, ground_when_asked(known, lambda: dated_events(known)))}


def text_of(draft):
    """The page as its reader has it, without the ways to other periods."""
    page = html.fragment_fromstring(inside_of(draft), create_parent="body")
    for nav in page.xpath("//nav"):
        nav.drop_tree()
    return " ".join(" ".join(page.itertext()).split())


DONE_IN_APRIL = {"cap_nhat": [update("10/04/2026", "hoan_thanh")]}


@pytest.mark.parametrize(
    ("period", "late", "turned", "done"),
    [
        ("2026-02", [], 0, []),
        ("2026-03", [16], 1, []),
        ("2026-04", [], 0, [(day("10/04/2026"), 26)]),
        ("2026-05", [], 0, []),
        ("2026-Q1", [16], 1, []),
        ("2026-Q2", [], 0, [(day("10/04/2026"), 26)]),
    ],
)
def test_a_task_late_in_march_and_done_in_april(period, late, turned, done):
    """March says late, with the days counted to its last day; April says done late; no other month says anything."""
    found = one(period, **DONE_IN_APRIL)
    assert [each.state.days_late for unit in found.asks for each in unit.late] == late
    assert (found.headline.late, found.headline.turned_late) == (len(late), turned)
    assert [(step.day, step.days_late) for course in found.happened.done.courses for step in course.steps] == done
    assert (found.headline.done, found.headline.done_late) == (len(done), len(done))


def test_the_page_says_both():
    pages = drafts(nhiem_vu=[{"ma": "viec", "ten": "Lập danh mục", "thoi_han": "15/03/2026", **DONE_IN_APRIL}])
    march, april = text_of(pages["giao-ban/2026-03/"]), text_of(pages["giao-ban/2026-04/"])
    assert "đến hết ngày 31/03/2026 còn 1 việc chậm" in march
    assert "Lập danh mục chậm 16 ngày" in march
    assert "chậm từ 16/03/2026; còn chậm" in march
    assert "xong 10/04/2026, trễ 26 ngày chưa có minh chứng" in april
    assert "còn 0 việc chậm, giảm 1 so với trước kỳ" in april
    assert "Không có việc nào chậm vào ngày 30/04/2026." in april


@pytest.mark.parametrize(
    ("period", "on", "asks"),
    [
        ("2026-03", {}, ["nguyen_nhan", "khac_phuc"]),
        ("2026-03", {"nguyen_nhan": CAUSE}, ["khac_phuc"]),
        ("2026-03", {"nguyen_nhan": CAUSE, "khac_phuc": REMEDY}, ["kip_han"]),
        ("2026-03", {"khac_phuc": REMEDY}, ["nguyen_nhan", "kip_han"]),
        ("2026-04", {"nguyen_nhan": CAUSE, "khac_phuc": REMEDY}, ["khac_phuc_tre"]),
        ("2026-07", {"nguyen_nhan": CAUSE, "khac_phuc": REMEDY}, ["khac_phuc_tre", "cap_nhat"]),
    ],
    ids=["nothing said", "no remedy", "both", "no cause", "remedy late", "and quiet"],
)
def test_what_there_is_to_ask(period, on, asks):
    """What is lacking is asked for; what is there is asked whether it will hold."""
    (unit,) = one(period, cap_nhat=[update("20/03/2026", **on)]).asks
    assert [list(each.asks) for each in unit.late] == [asks]


def test_what_was_reported_after_the_day_is_not_known_on_it():
    (unit,) = one("2026-03", cap_nhat=[update("01/04/2026", nguyen_nhan=CAUSE, khac_phuc=REMEDY)]).asks
    assert unit.late[0].asks == ("nguyen_nhan", "khac_phuc")
    assert unit.late[0].state.last_update is None


@pytest.mark.parametrize(
    ("published", "proven"), [("01/04/2026", True), ("30/04/2026", True), ("01/05/2026", False), (None, True)]
)
def test_evidence_proves_from_the_day_it_is_public(published, proven):
    """On 30/04 a document dated later proves nothing yet; one without a day always did."""
    task = {"ma": "viec", "thoi_han": "15/03/2026", "cap_nhat": [update("10/04/2026", "hoan_thanh", minh_chung=["bc"])]}
    document = {"ma": "bc", **({"ngay": published} if published else {})}
    found = briefing("2026-04", nhiem_vu=[task], van_ban=[document])
    assert [step.proven for course in found.happened.done.courses for step in course.steps] == [proven]


def test_evidence_of_a_run_that_was_broken_proves_nothing():
    updates = [
        update("02/03/2026", "hoan_thanh"),
        update("05/03/2026"),
        update("09/03/2026", "hoan_thanh", minh_chung=["bc"]),
    ]
    found = briefing("2026-03", nhiem_vu=[{"ma": "viec", "thoi_han": "15/03/2026", "cap_nhat": updates}], van_ban=[{"ma": "bc"}])
    (course,) = found.happened.done.courses
    assert [step.proven for step in course.steps] == [False, True]
    assert found.happened.reopened.events == 1


@pytest.mark.parametrize(
    ("period", "as_of", "first", "last", "ahead"),
    [
        ("2026-03", FAR, "01/03/2026", "31/03/2026", ("01/04/2026", "30/04/2026")),
        ("2026-02", FAR, "01/02/2026", "28/02/2026", ("01/03/2026", "31/03/2026")),
        ("2026-12", FAR, "01/12/2026", "31/12/2026", ("01/01/2027", "31/01/2027")),
        ("2026-Q1", FAR, "01/01/2026", "31/03/2026", ("01/04/2026", "30/06/2026")),
        ("2026-11", "10/11/2026", "01/11/2026", "10/11/2026", ("11/11/2026", "10/12/2026")),
        ("2026-Q4", "10/11/2026", "01/10/2026", "10/11/2026", ("11/11/2026", "10/02/2027")),
        ("2026-W46", "10/11/2026", "09/11/2026", "10/11/2026", ("11/11/2026", "17/11/2026")),
        ("2026-W46", "15/11/2026", "09/11/2026", "15/11/2026", ("16/11/2026", "22/11/2026")),
        ("2026-W53", "01/01/2027", "28/12/2026", "01/01/2027", ("02/01/2027", "08/01/2027")),
        ("2026-01", "01/01/2026", "01/01/2026", "01/01/2026", ("02/01/2026", "01/02/2026")),
    ],
)
def test_the_days_a_briefing_speaks_of(period, as_of, first, last, ahead):
    """The running period ends on the as-of day, and the time ahead is as long as a period from there on."""
    found = span(ground(as_of, nhiem_vu=[{"ma": "viec", "thoi_han": "15/03/2026"}]), period)
    assert (found.first, found.day) == (day(first), day(last))
    assert found.ahead == tuple(map(day, ahead))
    assert found.running == (found.day < parse_period(period).end)


def test_every_period_of_every_plan_has_its_lasting_address():
    """The week keeps one address; those of a former plan stay where they were."""
    tasks = {"nhiem_vu_2025": [{"ma": "cu", "thoi_han": "15/03/2025"}], "nhiem_vu": [{"ma": "moi", "thoi_han": "15/03/2026"}]}
    pages = drafts("01/04/2026", **tasks)
    assert list(pages)[:4] == ["giao-ban/", "giao-ban/tuan-nay/", "giao-ban/tuan-truoc/", "giao-ban/2026-q2/"]
    months = [f"giao-ban/2025-{number:02}/" for number in range(1, 13)]
    assert set(pages) >= {*months, "giao-ban/2025-q4/", "giao-ban/2026-01/", "giao-ban/2026-q1/"}
    assert len(pages) == 1 + 2 + 16 + 4 + 2


@pytest.mark.parametrize(
    ("as_of", "first"),
    [("02/03/2026", "tuan-truoc"), ("05/03/2026", "tuan-truoc"), ("06/03/2026", "tuan-nay"), ("08/03/2026", "tuan-nay")],
)
def test_the_week_before_is_offered_first_while_the_week_is_young(as_of, first):
    """It speaks of the seven days up to the last Sunday; both weeks lead to each other."""
    pages = drafts(as_of, nhiem_vu=[{"ma": "viec", "thoi_han": "27/02/2026"}])
    buttons = html.fragment_fromstring(inside_of(pages["giao-ban/"]), create_parent="body").xpath(
        "//a[contains(@class, 'mb-button')]"
    )
    assert buttons[0].get("href").endswith(f"giao-ban/{first}/")
    assert "từ 23/02/2026 đến 01/03/2026" in text_of(pages["giao-ban/tuan-truoc/"])
    assert "đến hết ngày 01/03/2026 còn 1 việc chậm" in text_of(pages["giao-ban/tuan-truoc/"])
    assert "giao-ban/tuan-truoc/" in inside_of(pages["giao-ban/tuan-nay/"])


def test_no_week_comes_before_the_plan():
    assert "giao-ban/tuan-truoc/" not in drafts("02/01/2026", nhiem_vu=[{"ma": "viec", "thoi_han": "15/03/2026"}])


@pytest.mark.parametrize(("due", "silent"), [("02/03/2026", True), ("03/03/2026", False), ("20/03/2026", False)])
def test_nobody_is_silent_of_whom_nothing_was_due_yet(due, silent):
    """While a period runs, only who let something fall due in it is named."""
    page = text_of(drafts("03/03/2026", nhiem_vu=[{"ma": "viec", "thoi_han": due}])["giao-ban/tuan-nay/"])
    assert ("Đã qua hạn trong kỳ mà chưa báo cáo gì : Văn phòng" in page) is silent
    assert "Không báo cáo gì trong kỳ" not in page


def test_a_week_of_nothing_is_one_line():
    page = inside_of(drafts("03/03/2026", nhiem_vu=[{"ma": "viec", "thoi_han": "20/06/2026"}])["giao-ban/tuan-nay/"])
    assert "tuần này chưa có gì để đếm" in page
    assert "mb-figure__value" not in page


@pytest.mark.parametrize(("start", "months", "expected"), [("31/01/2026", 1, "28/02/2026"), ("30/11/2026", 3, "28/02/2027")])
def test_a_shorter_month_ends_sooner(start, months, expected):
    assert months_later(day(start), months) == day(expected)


def test_a_commune_without_a_plan_has_a_list_that_says_so():
    pages = drafts()
    assert list(pages) == ["giao-ban/"]
    assert "chưa có kỳ giao ban nào" in text_of(pages["giao-ban/"])


def test_every_list_says_when_it_is_empty():
    said = text_of(drafts(ke_hoach={"ten": "Kế hoạch"})["giao-ban/2026-03/"])
    for sentence in (
        "Không có việc nào chậm vào ngày 31/03/2026.",
        "Không có việc nào lâu không báo cáo.",
        "Không có việc nào xong trong kỳ. Không có việc nào chuyển sang chậm. Không có việc nào được gia hạn.",
        "Không có việc nào được dừng. Không có việc nào mở lại.",
        "không có phản ánh, phát hiện kiểm tra, kiến nghị hay tồn tại nào được giải quyết",
        "Không có gì đến hạn trong thời gian này.",
        "Không chỉ số nào có số liệu mới trong kỳ.",
        "Không có khảo sát, số liệu hồ sơ hay điểm bộ chỉ số nào được công bố trong kỳ.",
        "Không có báo cáo nào đến hạn trong kỳ.",
        "Chưa có văn bản kết luận nào của năm 2026 đến ngày 31/03/2026.",
        "Không có biểu dương, nhắc nhở nào trong kỳ.",
        "Không có phản ánh, kiến nghị nào quá hạn.",
        "Không có phát hiện nào quá hạn khắc phục.",
        "Kiến nghị nào của Mặt trận cũng đã được trả lời.",
    ):
        assert sentence in said, sentence


WEEKLY = {"ma": "tuan", "ten": "Giao ban tuần", "dinh_ky": {"chu_ky": "tuan"}}
AHEAD = {
    "due on the first day": ({"thoi_han": "01/04/2026"}, ["01/04/2026"]),
    "due on the last day": ({"thoi_han": "30/04/2026"}, ["30/04/2026"]),
    "due the day after": ({"thoi_han": "01/05/2026"}, []),
    "due on the briefing's day": ({"thoi_han": "31/03/2026"}, []),
    "done by then": ({"thoi_han": "15/04/2026", "cap_nhat": [update("31/03/2026", "hoan_thanh")]}, []),
    "done after": ({"thoi_han": "15/04/2026", "cap_nhat": [update("01/04/2026", "hoan_thanh")]}, ["15/04/2026"]),
    "moved away": ({"thoi_han": "15/04/2026", "gia_han": [{"ngay": "30/03/2026", "den": "15/06/2026", "ly_do": "Chờ"}]}, []),
    "moved away later": (
        {"thoi_han": "15/04/2026", "gia_han": [{"ngay": "02/04/2026", "den": "15/06/2026", "ly_do": "Chờ"}]},
        ["15/04/2026"],
    ),
    "moved here": (
        {"thoi_han": "15/03/2026", "gia_han": [{"ngay": "10/03/2026", "den": "15/04/2026", "ly_do": "Chờ"}]},
        ["15/04/2026"],
    ),
    "all year round": ({"thuong_xuyen": True}, []),
    "a remedy": ({"thoi_han": "15/03/2026", "cap_nhat": [update("20/03/2026", khac_phuc=REMEDY)]}, ["20/04/2026"]),
    "a remedy told later": ({"thoi_han": "15/03/2026", "cap_nhat": [update("02/04/2026", khac_phuc=REMEDY)]}, []),
}


@pytest.mark.parametrize(("keys", "expected"), AHEAD.values(), ids=AHEAD)
def test_what_falls_due_after_march(keys, expected):
    """What was open on 31/03 and is due in April, by what was known on 31/03."""
    found = briefing("2026-03", nhiem_vu=[{"ma": "viec", **keys}]).due
    assert [each.day for each in found.shown] == [day(each) for each in expected]
    assert found.total == len(expected)


def test_periods_of_one_duty_are_one_line():
    (due,) = briefing("2026-03", nhiem_vu=[WEEKLY]).due.shown
    assert (due.day, due.more, due.until) == (day("05/04/2026"), 3, day("26/04/2026"))


def test_answers_repairs_and_reports_fall_due_too():
    """What was known on the day and not settled by then, each with whoever must do it."""
    kinds = {
        "nhiem_vu": [{"ma": "viec", "thoi_han": "15/12/2026"}],
        "bao_cao": [{"ma": "bc", "chu_ky": "thang", "truoc_ngay": "20", "don_vi": ["van-phong", "phong-kinh-te"]}],
        "kien_nghi": [
            {"ma": "hoi", "ngay_nhan": "30/03/2026", "han": "09/04/2026", "ngay_tra_loi": "08/04/2026", "tra_loi": "Rồi"}
        ],
        "kiem_tra": [
            {"ma": "kt", "ngay": "30/03/2026", "phat_hien": [{"ma": "a", "han": "10/04/2026"}]},
            {"ma": "sau", "ngay": "01/04/2026", "phat_hien": [{"ma": "b", "han": "10/04/2026"}]},
        ],
        "giam_sat": [{"ma": "gs", "ngay": "30/03/2026", "han": "11/04/2026"}],
    }
    found = [(each.kind, each.day, len(each.units)) for each in briefing("2026-03", **kinds).due.shown]
    assert found == [
        ("kien_nghi", day("09/04/2026"), 1),
        ("phat_hien", day("10/04/2026"), 1),
        ("giam_sat", day("11/04/2026"), 1),
        ("bao_cao", day("19/04/2026"), 2),
    ]


@pytest.mark.parametrize(
    ("until", "card", "updates", "due"),
    [
        ("01/04/2026", {}, [], True),
        ("30/04/2026", {"ngay": "31/03/2026"}, [], True),
        ("30/04/2026", {"ngay": "01/04/2026"}, [], False),
        ("31/03/2026", {}, [], False),
        ("01/05/2026", {}, [], False),
        ("15/04/2026", {}, [update("30/03/2026")], True),
        ("15/04/2026", {}, [update("31/03/2026", "hoan_thanh")], False),
        ("15/04/2026", {}, [update("01/04/2026", "hoan_thanh")], True),
    ],
    ids=["first day", "last day", "told later", "due on the day", "due after", "under way", "done by then", "done after"],
)
def test_a_criterions_remedy_falls_due_too(until, card, updates, due):
    """It is settled when its tasks are; with what was known on 31/03."""
    criterion = {"ma": "tc", "ten": "Công khai", "diem_toi_da": 4, "tu_cham": 3, "khac_phuc": {**REMEDY, "thoi_han": until}}
    kinds = {
        "nhiem_vu": [{"ma": "viec", "thoi_han": "15/12/2026", "cap_nhat": updates}],
        "bo_chi_so": [{"ma": "bo", **card, "tieu_chi": [{**criterion, "nhiem_vu": ["viec"], "don_vi": "phong-kinh-te"}]}],
    }
    found = [(each.kind, each.day, each.address) for each in briefing("2026-03", **kinds).due.shown]
    assert found == ([("tieu_chi", day(until), "bo-chi-so/bo/#tc")] if due else [])
    if due:
        assert "Phòng Kinh tế: Công khai (hạn khắc phục tiêu chí)" in text_of(drafts(**kinds)["giao-ban/2026-03/"])


def test_a_criterion_without_loss_or_unit_in_a_briefing():
    """With all its points nothing is to be mended; without a unit no name stands before it."""
    whole = {"ma": "du", "ten": "Đủ điểm", "diem_toi_da": 4, "tu_cham": 4, "khac_phuc": {**REMEDY, "thoi_han": "15/04/2026"}}
    kinds = {
        "ke_hoach": {"ten": "Kế hoạch"},
        "bo_chi_so": [{"ma": "bo", "tieu_chi": [whole, {**whole, "ma": "thieu", "ten": "Chưa chấm", "tu_cham": None}]}],
    }
    assert [each.title for each in briefing("2026-03", **kinds).due.shown] == ["Chưa chấm"]
    assert "15/04/2026 Chưa chấm (hạn khắc phục tiêu chí)" in text_of(drafts(**kinds)["giao-ban/2026-03/"])


REPORT = {"ma": "bc", "ten": "Báo cáo tháng", "chu_ky": "thang", "truoc_ngay": "20", "don_vi": ["van-phong", "phong-kinh-te"]}


@pytest.mark.parametrize(
    ("handed_in", "state", "days"),
    [("19/03/2026", "dung_han", None), ("20/03/2026", "tre", 1), ("01/04/2026", "thieu", 12), (None, "thieu", 12)],
)
def test_who_reported(handed_in, state, days):
    """A report of March handed in in April was missing at the end of March."""
    handed = [{"don_vi": "van-phong", "ky": "2026-03", "ngay": handed_in}] if handed_in else []
    tasks = [{"ma": "viec", "thoi_han": "15/12/2026"}]
    (line,) = briefing("2026-03", nhiem_vu=tasks, bao_cao=[{**REPORT, "nop": handed}]).reports
    (stand,) = [each for each in line.stands if each.unit.id == "van-phong"]
    assert (stand.state, stand.days, stand.due) == (state, days, day("19/03/2026"))
    assert len(line.stands) == 2


@pytest.mark.parametrize(
    ("keys", "silent"),
    [
        ({"cap_nhat": []}, True),
        ({"cap_nhat": [update("01/03/2026")]}, False),
        ({"cap_nhat": [update("31/03/2026")]}, False),
        ({"cap_nhat": [update("28/02/2026"), update("01/04/2026")]}, True),
        ({"cap_nhat": [update("28/02/2026", "hoan_thanh")]}, False),
        ({"cap_nhat": [update("02/03/2026", "hoan_thanh")]}, False),
    ],
    ids=["never", "first day", "last day", "before and after", "nothing left to report", "done in it"],
)
def test_units_that_reported_nothing(keys, silent):
    found = one("2026-03", **keys).silent
    assert [each.id for each in found] == (["van-phong"] if silent else [])


def settled(kind, key, **keys):
    """A commune in which the office settled something of the kind on the day; None never."""
    return lambda on: {kind: [{**keys, **({key: on} if on else {})}]}


HANDED = {"don_vi": "phong-kinh-te", "ky": "2026-03", "ngay": "15/03/2026"}
SPOKEN = {
    "a report": lambda on: {"bao_cao": [{**REPORT, "nop": [{**HANDED, "don_vi": "van-phong", "ngay": on}] if on else [HANDED]}]},
    "a report handed in again": lambda on: {
        "bao_cao": [
            {
                "ma": "bc",
                "thoi_han": "01/12/2026",
                "nop": [{"don_vi": "van-phong", "ngay": each} for each in ("01/02/2026", on) if each],
            }
        ]
    },
    "an answer to people": settled("kien_nghi", "ngay_tra_loi", ma="hoi", tra_loi="Rồi"),
    "an answer to the Front": settled("giam_sat", "ngay_tra_loi", ma="gs", tiep_thu="co", don_vi=["phong-kinh-te", "van-phong"]),
    "what the Front asked": settled("giam_sat", "ngay_hoan_thanh", ma="gs", tiep_thu="co", ngay_tra_loi="20/01/2026"),
    "a finding": lambda on: {"kiem_tra": [{"ma": "kt", **settled("phat_hien", "ngay_khac_phuc", ma="a")(on)}]},
    "a finding of several": lambda on: {
        "kiem_tra": [{"ma": "kt", "don_vi": ["phong-kinh-te", "van-phong"], **settled("phat_hien", "ngay_khac_phuc", ma="a")(on)}]
    },
    "a shortcoming": settled("ton_tai", "ngay_khac_phuc", ma="tt", don_vi="van-phong"),
}


@pytest.mark.parametrize(
    ("on", "silent"),
    [(None, True), ("28/02/2026", True), ("01/03/2026", False), ("31/03/2026", False), ("01/04/2026", True)],
)
@pytest.mark.parametrize("said", SPOKEN.values(), ids=SPOKEN)
def test_whoever_handed_in_answered_or_mended_something_is_not_silent(said, on, silent):
    """No unit is accused of silence that reported in another way than by an update of a task."""
    kinds = {"nhiem_vu": [{"ma": "viec", "thoi_han": "15/12/2026"}], **said(on)}
    assert [each.id for each in briefing("2026-03", **kinds).silent] == (["van-phong"] if silent else [])
    page = text_of(drafts(**kinds)["giao-ban/2026-03/"])
    assert ("Không báo cáo gì trong kỳ , dù có nhiệm vụ chưa xong: Văn phòng" in page) is silent


def test_the_work_of_another_unit_is_no_report():
    kinds = {"nhiem_vu": [{"ma": "viec", "thoi_han": "15/12/2026"}], "bao_cao": [{**REPORT, "nop": [HANDED]}]}
    assert [each.id for each in briefing("2026-03", **kinds).silent] == ["van-phong"]


CONCLUSION = {"ma": "kl", "loai": "ket_luan", "so_ky_hieu": "18/TB-UBND", "ngay": "15/02/2026"}
FOUNDED = {"can_cu": [{"van_ban": "kl", "muc": "2"}]}


def test_conclusions_and_what_became_of_them():
    """PH-6: n of m carried out on the day; one nobody made a task of is called so; a later one is not known yet."""
    tasks = [
        {"ma": "a", "thoi_han": "15/03/2026", **FOUNDED, "cap_nhat": [update("10/03/2026", "hoan_thanh")]},
        {"ma": "b", "thoi_han": "15/03/2026", **FOUNDED, "cap_nhat": [update("10/04/2026", "hoan_thanh")]},
    ]
    documents = [
        CONCLUSION,
        {"ma": "quen", "loai": "ket_luan", "ngay": "20/03/2026"},
        {"ma": "sau", "loai": "ket_luan", "ngay": "01/04/2026"},
        {"ma": "khac", "ngay": "20/03/2026"},
    ]
    kinds = {"nhiem_vu": tasks, "van_ban": documents}
    forgotten, concluded = briefing("2026-03", **kinds).conclusions
    assert (forgotten.document.id, forgotten.untasked, forgotten.carried_out) == ("quen", True, False)
    assert (concluded.done.numerator, concluded.done.denominator, concluded.carried_out) == (1, 2, False)
    assert [(each.task.id, section, standing.days_late) for each, section, standing in concluded.open] == [("b", "2", 16)]
    assert [each.carried_out for each in briefing("2026-04", **kinds).conclusions if each.document.id == "kl"] == [True]
    said = text_of(drafts(**kinds)["giao-ban/2026-03/"])
    assert "đã thực hiện 1/2 (50%) nhiệm vụ" in said
    assert "Chưa giao thành nhiệm vụ (1 kết luận)" in said


def test_indicators_move_from_the_value_before_the_period_to_that_at_its_end():
    """A later value and a later correction are not known yet; a share stands beside what it was made of."""
    values = [
        {"ky": "2026-02", "tu_so": 90, "mau_so": 100, "ngay": "05/03/2026"},
        {"ky": "2026-01", "tu_so": 97, "mau_so": 100, "ngay": "05/02/2026"},
        {"ky": "2026-03", "tu_so": 99, "mau_so": 100, "ngay": "05/04/2026"},
    ]
    corrected = [{"ky": "2026-02", "tu": 90, "den": 91, "ngay": "02/04/2026", "ly_do": "Đếm lại"}]
    measured = {"ma": "cs", "chi_tieu": {"so_sanh": ">", "gia_tri": 95}, "gia_tri": values, "dieu_chinh": corrected}
    kinds = {"ke_hoach": {"ten": "Kế hoạch"}, "chi_so": [measured]}
    (moved,) = briefing("2026-03", **kinds).measures.moved
    assert (moved.before.value, moved.after.value, moved.after.met, moved.better) == (97, 90, False, False)
    assert "97% (97/100) → 90% (90/100)" in text_of(drafts(**kinds)["giao-ban/2026-03/"])
    (moved,) = briefing("2026-04", **kinds).measures.moved
    assert (moved.before.value, moved.after.value, moved.after.met, moved.better) == (90, 99, True, True)


def test_what_is_owed_on_the_day():
    """Overdue feedback and findings, and every recommendation without an answer, as they stood then."""
    kinds = {
        "ke_hoach": {"ten": "Kế hoạch"},
        "kien_nghi": [{"ma": "hoi", "han": "15/03/2026", "ngay_tra_loi": "05/04/2026", "tra_loi": "Rồi"}],
        "kiem_tra": [{"ma": "kt", "phat_hien": [{"ma": "a", "han": "10/03/2026", "ngay_khac_phuc": "02/04/2026"}]}],
        "giam_sat": [{"ma": "gs", "han": "15/04/2026"}, {"ma": "cu", "han": "01/03/2026"}],
    }
    march, april = briefing("2026-03", **kinds), briefing("2026-04", **kinds)
    assert [reply.days for _, reply in march.overdue.feedback] == [16]
    assert [reply.days for _, _, reply in march.overdue.findings] == [21]
    assert [(each.recommendation.id, reply.days) for each, reply in march.overdue.recommendations] == [("cu", 30), ("gs", None)]
    (unit,) = march.asks
    assert (unit.debts.feedback, unit.debts.findings, unit.debts.recommendations) == (1, 1, 1)
    assert april.overdue.feedback == april.overdue.findings == ()
    assert (april.settled.feedback, april.settled.findings) == (1, 1)


def test_late_tasks_of_earlier_plans_are_counted_apart():
    found = briefing(
        "2026-03", nhiem_vu_2025=[{"ma": "cu", "thoi_han": "15/12/2025"}], nhiem_vu=[{"ma": "moi", "thoi_han": "15/03/2026"}]
    )
    assert (found.headline.late, found.older) == (1, 1)


def test_a_long_list_is_counted_and_cut():
    """Ten thousand tasks must not make a page of ten thousand lines."""
    tasks = [{"ma": f"v{number}", "thoi_han": "15/03/2026"} for number in range(200)]
    found = briefing("2026-03", nhiem_vu=tasks)
    (unit,) = found.asks
    assert (unit.late_total, found.happened.late.events, len(found.quiet)) == (200, 200, 0)
    assert unit.hidden + len(unit.late) == 200 > len(unit.late)
    assert found.happened.late.hidden + len(found.happened.late.courses) == 200
    assert len(inside_of(drafts(nhiem_vu=tasks)["giao-ban/2026-03/"])) < 100_000


MARCH = {"ngay": "10/03/2026"}
CUT = {
    "commendations": (
        {"ghi_nhan": [{"ma": f"g{number}", **MARCH} for number in range(30)]},
        "Còn 10 lượt biểu dương, nhắc nhở khác: xem sổ ghi nhận",
        "ghi-nhan/nam/2026/",
    ),
    "tasks of a conclusion": (
        {
            "van_ban": [{"ma": "kl", "loai": "ket_luan", **MARCH}],
            "nhiem_vu": [
                {"ma": f"v{number}", "thoi_han": "15/12/2026", "can_cu": [{"van_ban": "kl"}], "cap_nhat": [update("02/03/2026")]}
                for number in range(25)
            ],
        },
        "Còn 5 nhiệm vụ khác chưa xong: xem trang của văn bản",
        "van-ban/kl/",
    ),
    "conclusions without tasks": (
        {"van_ban": [{"ma": f"kl-{number}", "loai": "ket_luan", **MARCH} for number in range(25)]},
        "còn 5 kết luận khác: xem văn bản",
        "van-ban/",
    ),
    "feedback overdue": (
        {"kien_nghi": [{"ma": f"k{number}"} for number in range(18)]},
        "Còn 3 việc khác: xem phản ánh, kiến nghị",
        "kien-nghi/",
    ),
    "findings overdue": (
        {"kiem_tra": [{"ma": "kt", "phat_hien": [{"ma": f"f{number}"} for number in range(17)]}]},
        "Còn 2 việc khác: xem các cuộc kiểm tra",
        "kiem-tra/",
    ),
    "recommendations without answer": (
        {"giam_sat": [{"ma": f"gs-{number}"} for number in range(16)]},
        "Còn 1 việc khác: xem trang giám sát",
        "giam-sat/",
    ),
    "quiet tasks": (
        {
            "co_quan": {"khong_cap_nhat": 30},
            "nhiem_vu": [{"ma": f"v{number}", "thoi_han": "15/12/2026"} for number in range(10)],
        },
        "còn 4 việc khác: xem danh sách nhiệm vụ",
        "nhiem-vu/",
    ),
    "what falls due": (
        {"nhiem_vu": [{"ma": f"v{number}", "thoi_han": "15/04/2026"} for number in range(25)]},
        "còn 5 việc khác: xem nhiệm vụ, báo cáo, phản ánh, kiến nghị, kiểm tra, bộ chỉ số",
        "bao-cao/",
    ),
    "indicators": (
        {"chi_so": [{"ma": f"c{number}", "gia_tri": [{"ky": "2026-02", "gia_tri": 1, **MARCH}]} for number in range(21)]},
        "Còn 1 chỉ số khác: xem các chỉ số",
        "chi-so/",
    ),
    "reports": (
        {"bao_cao": [{"ma": f"b{number}", "thoi_han": "10/03/2026"} for number in range(22)]},
        "Còn 2 loại báo cáo khác đến hạn trong kỳ: xem sổ báo cáo",
        "bao-cao/",
    ),
}


@pytest.mark.parametrize(("kinds", "said", "address"), CUT.values(), ids=CUT)
def test_what_is_cut_says_how_much_is_left_out_and_where_it_is(kinds, said, address):
    """No list ends as if it were whole."""
    page = drafts("30/04/2026", ke_hoach={"ten": "Kế hoạch"}, **kinds)["giao-ban/2026-03/"]
    assert said in text_of(page).replace(" ,", ",")
    rest = html.fragment_fromstring(inside_of(page), create_parent="body").xpath(f"//p[contains(., '{said[:20]}')]")
    assert any(link.endswith(f"/{address}") for each in rest for link in each.xpath(".//a/@href"))


def test_a_list_that_is_whole_says_nothing_of_a_rest():
    kinds = {"ghi_nhan": [{"ma": f"g{number}", **MARCH} for number in range(20)], "ke_hoach": {"ten": "Kế hoạch"}}
    page = text_of(drafts(**kinds)["giao-ban/2026-03/"])
    assert "Biểu dương, nhắc nhở trong kỳ 20" in page
    assert "khác: xem" not in page


def test_a_page_is_made_again_only_when_something_it_shows_changes():
    """An edited article leaves every briefing alone; an edited document leaves none."""
    kinds = {
        "nhiem_vu": [{"ma": "viec", "thoi_han": "15/03/2026"}],
        "bai_viet": {"tin": {"date": "01/02/2026"}},
        "van_ban": [{"ma": "bc"}],
    }
    known, pages = records(**kinds), tuple(drafts(**kinds).values())

    def edited(kind):
        entries = {**known.entries, kind: tuple(replace(each, stamp="khác") for each in known.of(kind))}
        return stamps_of(pages, replace(known, entries=entries), day(FAR))

    before = stamps_of(pages, known, day(FAR))
    assert set(before) == {page.address for page in pages}
    assert edited("bai-viet") == before
    assert all(edited("van-ban")[address] != stamp for address, stamp in before.items())


@pytest.fixture(scope="module")
def sample():
    """The sample commune's records."""
    checked = check(read_worktree(REPO), date(2026, 11, 10))
    assert checked.records is not None
    return checked.records


def pages_on(sample, on):
    known = derive_facts(published_records(sample, on), on)
    return known, {draft.address: draft for draft in briefing_pages(known, ground_when_asked(known, lambda: dated_events(known)))}


def test_a_page_built_later_says_what_it_said_on_its_last_day(sample):
    """Whatever the sample's year brings after a period, its briefing stays word for word as it was on the last day."""
    known, later = pages_on(sample, date(2026, 11, 10))
    over = [each for each in spans_of(known) if not each.running and not each.week_before]
    assert len(over) >= 12
    for each in over:
        _, own = pages_on(sample, each.day)
        assert text_of(later[each.address]) == text_of(own[each.address]), each.address


def test_briefings_feeds_and_totals_count_alike(sample):
    """Done, turned late: as the events of the feeds; late at the end: as the plan's totals; the months add up to the quarter."""
    known, _ = pages_on(sample, date(2026, 11, 10))
    events = dated_events(known)
    stands = ground_of(known, events)
    spans = spans_of(known)
    headlines = {str(each.period): headline_of(stands, each) for each in spans}
    for each in spans:
        counted = Counter(event.kind for event in events if each.first <= event.day <= each.day)
        found = headlines[str(each.period)]
        assert (found.done, found.turned_late) == (counted["done"] + counted["done_late"], counted["late"])
        assert found.late == len(late_on(stands, each.day, (each.year,)))
    for number in range(1, 5):
        months = [
            headlines[key] for key in (f"2026-{month:02}" for month in range(number * 3 - 2, number * 3 + 1)) if key in headlines
        ]
        assert headlines[f"2026-Q{number}"].done == sum(each.done for each in months)
    assert headlines["2026-11"].late == known.plan.totals.states["cham_tien_do"]
    summary = next(each.text for each in events if each.kind == "month" and each.record_id == "2026-10")
    assert f"Việc chuyển sang chậm tiến độ: {headlines['2026-10'].turned_late}" in summary


def test_the_sample_shows_every_part(sample):
    """Each section of the briefing of October has something to show: a page nobody can judge is not tried out."""
    known, pages = pages_on(sample, date(2026, 11, 10))
    stands = ground_of(known, dated_events(known))
    found = briefing_of(stands, span(stands, "2026-10"))
    for part in (
        found.asks,
        found.quiet,
        found.due.shown,
        found.measures.moved,
        found.reports,
        found.conclusions,
        found.recognitions,
    ):
        assert part
    assert found.overdue.feedback
    assert found.overdue.recommendations
    assert len(inside_of(pages["giao-ban/2026-10/"])) < 100_000
