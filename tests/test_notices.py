"""Posters and broadcasts: each month has its own, with the briefing's numbers, in one sheet and three minutes, whatever people wrote."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.check.records import check
from generator.derive.briefings import briefing_of, ground_of, spans_of
from generator.derive.events import EVENT_KINDS, dated_events
from generator.derive.facts import derive_facts
from generator.derive.horizon import published_records
from generator.derive.month_news import NEWEST, OF_A_KIND, TOLD_OF, month_news
from generator.publish.pages.articles import SPOKEN
from generator.publish.pages.briefings import ground_when_asked
from generator.publish.pages.broadcast_words import BREATH, LONGEST, Passage, fitted
from generator.publish.pages.notices import FACT, fitted_facts, notice_pages, poster_view, script_view
from generator.publish.qr import qr_path, qr_rows
from generator.publish.templates import inside_of
from generator.read.sources import read_worktree
from generator.words.reading import words_in
from generator.words.spoken import spoken_count, spoken_percent
from tests.builders import OFFICE, facts
from tests.sites import REPO

END = "31/12/2026"
HOSTILE = "<script>alert(1)</script> \"a\" 'b' & {{ 7 * 7 }} <!--mb:body--> ~/x/"
ANSWERS = {"ma": "c1", "noi_dung": "Có hài lòng không?", "chung": True}
SURVEY = {
    "ma": "quy-1",
    "ten": "Khảo sát quý I",
    "ky": "2026-Q1",
    "loai": "noi_bo",
    "ngay": "05/04/2026",
    "thu_ve": 200,
    "cau_hoi": [{**ANSWERS, "tra_loi": {"rat_hai_long": 100, "hai_long": 75, "binh_thuong": 25}}],
}


def made(on=END, **kinds):
    known = facts(on, **kinds)
    return known, ground_when_asked(known, lambda: dated_events(known))


def drafts(on=END, **kinds):
    return {draft.address: draft for draft in notice_pages(*made(on, **kinds))}


def span(known, month):
    return next(each for each in spans_of(known) if str(each.period) == month)


def poster(month, on=END, **kinds):
    known, ground = made(on, **kinds)
    return poster_view(ground, span(known, month))


def script(month, on=END, **kinds):
    known, ground = made(on, **kinds)
    return script_view(ground, span(known, month))


def text_of(draft):
    page = html.fragment_fromstring(inside_of(draft), create_parent="body")
    return " ".join(" ".join(page.itertext()).split())


def task(name, due="15/03/2026", **keys):
    return {"ma": name, "ten": f"Việc {name}", "thoi_han": due, **keys}


def done(when):
    return {"cap_nhat": [{"ngay": when, "trang_thai": "hoan_thanh"}]}


def test_each_month_of_the_plan_has_a_poster_in_two_sizes_and_a_script():
    """Those that have briefings: none ahead of the as-of day."""
    found = drafts("10/03/2026", nhiem_vu=[task("a")])
    assert list(found) == [
        "niem-yet/",
        "phat-thanh/",
        *(
            f"{kind}/2026-{month}/{size}"
            for month in ("03", "02", "01")
            for kind, size in (("niem-yet", ""), ("niem-yet", "a3/"), ("phat-thanh", ""))
        ),
    ]
    for draft in found.values():
        assert text_of(draft)


def test_the_lists_lead_to_the_newest_month_that_is_over():
    """A month that still runs is printed when it is over; in the plan's first month there is none else."""
    first = {
        on: re.findall(r'mb-button--main" href="../([^"]*)', inside_of(drafts(on, nhiem_vu=[task("a")])["niem-yet/"]))
        for on in ("10/03/2026", "10/01/2026")
    }
    assert first == {"10/03/2026": ["niem-yet/2026-02/"], "10/01/2026": ["niem-yet/2026-01/"]}


def test_without_a_plan_the_lists_say_so():
    """A commune that has just begun has no month yet."""
    found = drafts()
    assert list(found) == ["niem-yet/", "phat-thanh/"]
    assert "Chưa có kế hoạch nào được công bố" in text_of(found["niem-yet/"])
    assert "Chưa có kế hoạch nào được công bố" in text_of(found["phat-thanh/"])


def test_a_poster_says_what_was_true_on_the_months_last_day():
    """What was done in April does not count in March; the survey of April is not known yet."""
    kinds = {"nhiem_vu": [task("a", **done("10/03/2026")), task("b", **done("10/04/2026"))], "hai_long": [SURVEY]}
    march, april = poster("2026-03", **kinds), poster("2026-04", **kinds)
    assert march.news.headline.totals.completion.numerator == 1
    assert march.news.survey is None
    assert april.news.headline.totals.completion.numerator == 2
    assert (april.survey, april.interval) == ("Khảo sát quý I", "82,2% – 91,4%")
    page = text_of(drafts(**kinds)["niem-yet/2026-04/"])
    assert "2/2 việc của kế hoạch năm 2026 đã xong (100%)" in page
    assert "87,5% 175 trong 200 câu trả lời là hài lòng; tính cả sai số: 82,2% – 91,4%." in page
    assert "Số liệu tính đến hết ngày 30/04/2026." in page


def test_nothing_to_count_is_said_and_not_drawn():
    """Neither 0% nor 100%."""
    page = text_of(drafts(ke_hoach={"ten": "Kế hoạch"})["niem-yet/2026-02/"])
    assert "%" not in page
    for said in (
        "Chưa có việc nào trong kế hoạch để tính.",
        "Chưa có khảo sát nào được công bố.",
        "Trong tháng chưa có tin nào.",
    ):
        assert said in page


def test_the_five_newest_facts_are_of_several_kinds_and_records():
    """The newest first, at most two of a kind and one of a record; neither figures nor periods of recurring tasks."""
    kinds = {
        "nhiem_vu": [
            *(task(f"cham-{number}", "30/03/2026") for number in range(4)),
            *(task(f"xong-{number}", **done(f"1{number}/03/2026")) for number in range(4)),
            {
                "ma": "giao-ban",
                "dinh_ky": {"chu_ky": "thang"},
                "cap_nhat": [{"ky": "2026-03", **done("31/03/2026")["cap_nhat"][0]}],
            },
        ],
        "bai_viet": {"mot-bai": {"date": "01/03/2026", "title": "Một bài"}},
        "ghi_nhan": [{"ma": "nhac", "ngay": "31/03/2026", "loai": "nhac_nho", "ca_nhan": "Người Nào Đó"}],
    }
    newest = poster("2026-03", **kinds).newest
    assert newest == (
        ("31/03", "Chậm tiến độ: Việc cham-0"),
        ("31/03", "Chậm tiến độ: Việc cham-1"),
        ("13/03", "Hoàn thành: Việc xong-3"),
        ("12/03", "Hoàn thành: Việc xong-2"),
        ("01/03", "Bài viết mới: Một bài"),
    )


def test_two_finished_tasks_stand_among_the_facts_whatever_came_after_them():
    """A month's end brings lateness and unanswered letters; what was done has its places all the same, by its day."""
    late = {"nhiem_vu": [task(f"cham-{number}", "29/03/2026") for number in range(3)]}
    letters = [{"ma": f"k{number}", "ngay_nhan": "01/03/2026", "han": "29/03/2026", "noi_dung": "Hỏi"} for number in range(3)]
    asked = [{"ma": "gs", "ngay": "30/03/2026", "han": "30/04/2026", "noi_dung": "Làm lối đi"}]
    works = [task(f"xong-{number}", **done(f"1{number}/03/2026")) for number in range(3)]
    for count, expected in ((0, []), (1, ["xong-0"]), (3, ["xong-2", "xong-1"])):
        tasks = [*late["nhiem_vu"], *works[:count]]
        newest = poster("2026-03", nhiem_vu=tasks, kien_nghi=letters, giam_sat=asked).newest
        found = [title.removeprefix("Hoàn thành: Việc ") for _, title in newest if title.startswith("Hoàn thành")]
        assert found == expected
        assert len(newest) == NEWEST
        assert [each for each, _ in newest] == sorted((each for each, _ in newest), reverse=True)


ASKED = (
    "Làm lối đi cho xe lăn và bố trí quầy thấp cho người khuyết tật ngay tại cửa chính của Trung tâm Phục vụ hành chính công xã"
)


def test_a_fact_is_told_to_the_end_of_its_sentence():
    """The feeds' title is cut after a hundred characters; a wall has nothing to tap."""
    asked = {"ma": "gs", "ngay": "30/03/2026", "han": "30/04/2026", "noi_dung": f"{ASKED}. Xong trước quý hai."}
    (fact,) = poster("2026-03", giam_sat=[asked], ke_hoach={"ten": "Kế hoạch"}).newest
    assert fact == ("30/03", f"Mặt trận kiến nghị: {ASKED}")


@pytest.mark.parametrize(
    ("titles", "letters", "found"),
    [
        (["ngắn"] * 5, "large", ["ngắn"] * 5),
        (["x " * 50] * 5, "large", ["x " * 50] * 5),
        (["x " * 57] * 5, "medium", ["x " * 57] * 5),
        ([f"{'x ' * 55}{'y ' * 15}, {'z ' * 30}"] * 5, "small", None),
        (["Làm xong " * 8 + "cầu, đường và " + "mương " * 20], "large", ["Làm xong " * 8 + "cầu, đường"]),
    ],
    ids=["short", "two lines", "a little more", "too much", "one too long"],
)
def test_facts_are_as_large_as_they_fit(titles, letters, found):
    """Whole in smaller letters rather than cut in large ones; what is too long ends at a pause."""
    size, told = fitted_facts(titles)
    assert size == letters
    assert found is None or told == found
    assert all(len(each) <= FACT + 1 for each in told)


@pytest.mark.parametrize(
    ("contact", "phone"),
    [
        ({"dien_thoai": "0200 3555 018"}, "0200 3555 018"),
        ({"dien_thoai": "0" * 60}, None),
        ({"dia_chi": "Thôn Bến"}, None),
        (None, None),
    ],
)
def test_the_telephone_stands_beside_the_code(contact, phone):
    """As the commune gives it, or not at all."""
    office = {**OFFICE, **({"lien_he": contact} if contact else {})}
    found = drafts(co_quan=office, nhiem_vu=[task("a")])["niem-yet/2026-03/"]
    foot = html.fragment_fromstring(inside_of(found), create_parent="body").xpath("//footer")[0]
    assert [each.text for each in foot.xpath(".//*[@class='mb-poster__phone']")] == ([phone] if phone else [])
    assert ("Điện thoại" in "".join(foot.itertext())) == bool(phone)


def test_facts_are_of_kinds_that_exist():
    """A kind renamed in its room would silently leave the board."""
    assert set(EVENT_KINDS) >= TOLD_OF


def test_a_script_tells_the_briefings_numbers_in_words():
    """As of the same day, counted alike."""
    kinds = {
        "nhiem_vu": [
            task("a", **done("10/03/2026")),
            task("b", **done("20/03/2026")),
            task("c", "20/03/2026"),
            task("d", "20/04/2026"),
        ],
        "hai_long": [{**SURVEY, "ngay": "30/03/2026"}],
        "kien_nghi": [{"ma": "den", "ngay_nhan": "01/02/2026", "han": "10/02/2026"}],
        "ho_so": [{"ky": "2026-02", "ngay": "05/03/2026", "tiep_nhan": 40, "truoc_han": 30, "dung_han": 9, "qua_han": 1}],
        "bai_viet": {"mot-bai": {"date": "12/03/2026", "title": "Nộp hồ sơ tại nhà"}},
    }
    said = script("2026-03", **kinds).paragraphs
    assert said == (
        "Kính thưa bà con xã Thử. Sau đây là bản tin cải cách hành chính tháng ba năm hai nghìn không trăm hai mươi sáu.",
        (
            "Kế hoạch năm có bốn việc. Đến hết ngày ba mươi mốt tháng ba, đã xong hai việc, đạt năm mươi phần trăm. "
            "Trong đó, một việc xong đúng hạn, một việc xong quá hạn. Chưa xong còn một việc trong hạn và một việc quá hạn."
        ),
        "Riêng trong tháng, tính cả từng kỳ của việc định kỳ, có hai việc xong và hai việc chuyển sang chậm.",
        "Việc vừa làm xong: Việc b, do Văn phòng chủ trì. Việc a, do Văn phòng chủ trì.",
        "Việc chậm lâu nhất: Việc c, do Văn phòng chủ trì, chậm mười một ngày.",
        (
            "Mức độ hài lòng lấy theo khảo sát quý một. Trong hai trăm câu trả lời, có một trăm bảy mươi lăm câu là hài lòng. "
            "Tỷ lệ hài lòng đạt tám mươi bảy phẩy năm phần trăm. Tính cả sai số, tỷ lệ này vào khoảng từ tám mươi hai phẩy hai "
            "đến chín mươi mốt phẩy bốn phần trăm."
        ),
        (
            "Về hồ sơ thủ tục hành chính, số mới nhất có đến hết tháng hai. Ba mươi chín trong bốn mươi hồ sơ được giải quyết "
            "đúng hạn, đạt chín mươi bảy phẩy năm phần trăm. Không hồ sơ nào đang quá hạn."
        ),
        "Còn một phản ánh, kiến nghị quá hạn chưa được trả lời.",
        "Việc sắp đến hạn: Việc d, hạn ngày hai mươi tháng tư.",
        "Sau bản tin này, mời bà con nghe, đọc thêm bài: Nộp hồ sơ tại nhà.",
        "Bà con muốn góp ý, phản ánh, xin đến bộ phận một cửa. Bản tin đến đây là hết. Xin cảm ơn bà con đã chú ý lắng nghe.",
    )


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("20/04/2026", "chậm mười một ngày. Hạn khắc phục là ngày hai mươi tháng tư."),
        ("31/03/2026", "chậm mười một ngày. Hạn khắc phục là ngày ba mươi mốt tháng ba."),
        ("25/03/2026", "chậm mười một ngày. Hạn khắc phục ngày hai mươi lăm tháng ba cũng đã qua."),
        (None, "chậm mười một ngày."),
    ],
    ids=["ahead", "today", "over", "none"],
)
def test_of_the_job_that_is_late_the_longest_the_day_of_its_remedy_is_said(until, said):
    """If its unit gave one; who hears of a delay asks when it will end."""
    remedy = {"noi_dung": "Họp lại", "thoi_han": until, "nguoi_chiu_trach_nhiem": "Chánh Văn phòng"}
    update = {
        "ngay": "22/03/2026",
        "trang_thai": "dang_thuc_hien",
        "nguyen_nhan": {"chu_quan": "Muộn"},
        **({"khac_phuc": remedy} if until else {}),
    }
    late = script("2026-03", nhiem_vu=[task("c", "20/03/2026", cap_nhat=[update])]).paragraphs[3]
    assert late == f"Việc chậm lâu nhất: Việc c, do Văn phòng chủ trì, {said}"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "Kiểm tra công tác rà soát văn bản quy phạm pháp luật và theo dõi tình hình thi hành pháp luật trên địa bàn xã năm 2026",
            "Kiểm tra công tác rà soát văn bản quy phạm pháp luật và theo dõi tình hình thi hành pháp luật trên địa bàn",
        ),
        (
            "Thu ngân sách nhà nước trên địa bàn, giải ngân vốn đầu tư công và các chương trình mục tiêu đạt 12.345.678.000 đồng",
            "Thu ngân sách nhà nước trên địa bàn, giải ngân vốn đầu tư công và các chương trình mục tiêu",
        ),
    ],
    ids=["a year", "a sum"],
)
def test_a_long_name_is_never_cut_within_a_number(name, said):
    """Half of a number is another number."""
    told = script("2026-03", nhiem_vu=[task("c", "20/03/2026", ten=name)]).paragraphs[3]
    assert re.match(rf"Việc chậm lâu nhất: {said}[.,] ", told)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "0200 3555 018; 0200 3555 019 (giờ hành chính 7h30)",
            "hoặc gọi số không hai không không, ba năm năm năm, không một tám.",
        ),
        ("02003555018", "hoặc gọi số không hai không không ba năm năm năm không một tám."),
        ("hỏi tại trụ sở", "xin đến bộ phận một cửa."),
    ],
)
def test_one_whole_telephone_number_is_read(written, said):
    office = {"lien_he": {"dien_thoai": written}}
    assert f"{said} Bản tin đến đây là hết." in script("2026-03", co_quan=office, nhiem_vu=[task("a")]).script.text


def test_what_there_is_nothing_of_is_said_as_people_say_it():
    """No «có không việc nào»."""
    nothing_done = script("2026-03", nhiem_vu=[task("c", "20/03/2026")]).paragraphs
    assert nothing_done[1].endswith("Chưa xong còn một việc quá hạn.")
    assert nothing_done[2].endswith("không có việc nào xong và một việc chuyển sang chậm.")
    all_done = script("2026-03", nhiem_vu=[task("a", **done("10/03/2026"))]).paragraphs
    assert all_done[1].endswith("Không còn việc nào chưa xong.")
    assert all_done[2].endswith("có một việc xong và không việc nào chuyển sang chậm.")


def test_figures_of_the_month_itself_are_not_called_the_newest():
    """Only those that are older than the month say until when they reach."""
    counts = [{"ky": "2026-03", "ngay": "31/03/2026", "tiep_nhan": 40, "truoc_han": 30, "dung_han": 9, "qua_han": 1}]
    said = script("2026-03", nhiem_vu=[task("a")], ho_so=counts).script.text
    assert "Về hồ sơ thủ tục hành chính tháng ba: ba mươi chín trong bốn mươi hồ sơ" in said
    assert "số mới nhất" not in said


def test_a_script_leads_to_the_articles_own_texts_of_the_month():
    """Those with a text for the loudspeaker, with how long it takes; not those of other months."""
    own = {"title": "Có lời đọc", "phat_thanh": "một hai " * 65}
    bai_viet = {
        "co": {"date": "12/03/2026", **own},
        "khong": {"date": "13/03/2026"},
        "thang-sau": {"date": "01/04/2026", **own},
    }
    found = drafts(nhiem_vu=[task("a")], bai_viet=bai_viet)["phat-thanh/2026-03/"]
    page = html.fragment_fromstring(inside_of(found), create_parent="body")
    links = [link for link in page.iter("a") if "bai-viet" in link.get("href")]
    assert [(link.get("href"), link.text) for link in links] == [("../../bai-viet/co/#phat_thanh", "Có lời đọc")]
    assert "12/03/2026 · đọc khoảng 1 phút" in text_of(found)


BIG = "Rà soát 1.234.567 hồ sơ, 98,7% của UBND theo Quyết định 766/QĐ-TTg ngày 23/06/2022 " * 20


@pytest.mark.parametrize("name", [BIG, "dài" * 3000, "a " * 3000, "1234567 " * 400])
def test_a_script_never_takes_more_than_three_minutes(name):
    """However much there is to tell, and however long its names are."""
    commune = {
        "co_quan": {**OFFICE, "ten": name[:2000], "minh_hoa": True, "lien_he": {"dien_thoai": "0" * 400}},
        "don_vi": [{"ma": "van-phong", "ten": name}, {"ma": "phong-kinh-te", "ten": name}],
        "nhiem_vu": [
            *({"ma": f"a{number}", "ten": name, "thoi_han": "10/03/2026"} for number in range(9)),
            *({"ma": f"b{number}", "ten": name, "thoi_han": "10/03/2026", **done("20/03/2026")} for number in range(9)),
            *({"ma": f"c{number}", "ten": name, "thoi_han": "10/04/2026"} for number in range(9)),
        ],
        "hai_long": [{**SURVEY, "ten": name, "ngay": "30/03/2026"}],
        "bai_viet": {f"bai-{number}": {"title": name, "date": "12/03/2026"} for number in range(5)},
    }
    view = script("2026-03", **commune)
    assert view.script.words <= LONGEST == 3 * SPOKEN
    assert view.script.time in {"2 phút 50 giây", "3 phút"} or view.script.words < LONGEST - 60
    assert not re.search(r"[0-9]", " ".join(view.paragraphs))
    assert len(poster("2026-03", **commune).newest) == NEWEST
    assert all(len(title) <= FACT + 1 for _, title in poster("2026-03", **commune).newest)


@given(
    st.lists(st.tuples(st.integers(1, 30), st.lists(st.integers(1, 30), max_size=4), st.booleans(), st.booleans()), max_size=8)
)
def test_what_does_not_fit_is_left_out(sizes):
    """What is needed always stays; the rest is taken while there is room, in the order of the passages."""
    passages = [
        Passage(lead="x " * lead, items=() if needed else tuple("y " * item for item in items), needed=needed, alone=alone)
        for lead, items, needed, alone in sizes
    ]
    needed = sum(words_in(each.lead) for each in passages if each.needed)
    assert sum(map(words_in, fitted(passages, 80))) <= max(80, needed)
    whole = fitted(passages, 10_000)
    assert len(whole) == sum(each.needed or each.alone or bool(each.items) for each in passages)


def test_hostile_text_is_shown_and_not_run():
    """§2: text is plain text, on a wall as everywhere."""
    commune = {
        "co_quan": {**OFFICE, "ten": HOSTILE},
        "don_vi": [{"ma": "van-phong", "ten": HOSTILE}],
        "nhiem_vu": [task("a", ten=HOSTILE), task("b", ten=HOSTILE, **done("10/03/2026"))],
        "hai_long": [{**SURVEY, "ten": HOSTILE, "ngay": "30/03/2026"}],
        "bai_viet": {"bai": {"date": "12/03/2026", "title": HOSTILE, "phat_thanh": HOSTILE}},
    }
    for draft in drafts(**commune).values():
        inside = inside_of(draft)
        assert "<script" not in inside
        assert "<!--mb:" not in inside
        assert "49" not in inside


def test_a_poster_leads_to_the_site():
    """The code is of the site's address; on a wall it stands without what browsers add."""
    view = poster("2026-03", co_quan={**OFFICE, "dia_chi_web": "https://thu.example.vn/cchc"}, nhiem_vu=[task("a")])
    assert view.code == qr_path(qr_rows("https://thu.example.vn/cchc/"))
    assert view.address == "thu.example.vn/cchc"


@pytest.fixture(scope="module")
def sample():
    """The sample commune's records."""
    checked = check(read_worktree(REPO), date(2026, 11, 10))
    assert checked.records is not None
    return checked.records


def on_day(sample, day):
    known = derive_facts(published_records(sample, day), day)
    return known, ground_of(known, dated_events(known))


def test_the_sample_says_the_briefings_numbers(sample):
    """Each month's poster and script have the totals, the survey and the late tasks of its briefing."""
    known, ground = on_day(sample, date(2026, 11, 10))
    for each in (one for one in spans_of(known) if one.period.cycle == "thang"):
        briefing, news = briefing_of(ground, each), month_news(ground, each)
        assert news.headline == briefing.headline
        assert len(news.newest) == NEWEST
        assert max(sum(one.kind == other.kind for one in news.newest) for other in news.newest) <= OF_A_KIND
        assert not any("…" in title for _, title in poster_view(lambda ground=ground: ground, each).newest)
        view = script_view(lambda: ground, each)
        totals = briefing.headline.totals
        assert f"đã xong {spoken_count(totals.completion.numerator)} việc" in view.script.text
        assert spoken_percent(totals.completion.value) in view.script.text
        assert 200 < view.script.words <= LONGEST
        # A sentence is one breath; a name alone may be as long as it is read.
        assert max(words_in(said) for said in re.split(r"(?<=[.!?:])\s", view.script.text)) <= BREATH + 2


def test_a_notice_made_later_says_what_it_said_on_its_last_day(sample):
    """Whatever the year brings after a month."""
    known, ground = on_day(sample, date(2026, 11, 10))
    later = {draft.address: draft for draft in notice_pages(known, lambda: ground)}
    for month in ("2026-03", "2026-10"):
        each = span(known, month)
        then, stood = on_day(sample, each.day)
        own = {draft.address: draft for draft in notice_pages(then, lambda stood=stood: stood)}
        for address in (f"niem-yet/{month}/", f"phat-thanh/{month}/"):
            assert text_of(later[address]) == text_of(own[address])
