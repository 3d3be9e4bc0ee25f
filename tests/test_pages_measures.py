"""Pages of indicators, surveys, documents and articles: what they print is what was derived, never more certain than it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as parsed

from generator.publish import said
from generator.publish.pages.about import about_pages
from generator.publish.pages.articles import article_pages, broadcast_of, prose_pages, shortened
from generator.publish.pages.documents import document_pages, section_key
from generator.publish.pages.measures import measure_pages
from generator.publish.slugs import labels, slug
from generator.publish.templates import inside_of
from tests.builders import facts

OVER_95 = {"so_sanh": ">", "gia_tri": 95}
DAY = "30/06/2026"


def page(maker, address, on=DAY, **kinds):
    """One page as its reader has it: its text with single spaces."""
    return text_of(tree(maker, address, on, **kinds))


def tree(maker, address, on=DAY, **kinds):
    drafts = {draft.address: draft for draft in maker(facts(on, **kinds))}
    return parsed.fragment_fromstring(inside_of(drafts[address]), create_parent="body")


def text_of(element):
    return " ".join(" ".join(element.itertext()).split())


def indicator(*values, **keys):
    return {"chi_so": [{"ma": "ho-so", "ten": "Hồ sơ đúng hạn", "chi_tieu": OVER_95, "gia_tri": list(values), **keys}]}


def value(ky, tu_so, mau_so, ngay, **keys):
    return {"ky": ky, "tu_so": tu_so, "mau_so": mau_so, "ngay": ngay, **keys}


def survey(satisfied, others, **keys):
    question = {"ma": "chung", "noi_dung": "Ông/bà có hài lòng không?", "chung": True}
    answers = {"rat_hai_long": 0, "hai_long": satisfied, "binh_thuong": others}
    base = {"ma": "q1", "ten": "Khảo sát", "ky": "2026-Q1", "loai": "noi_bo", "ngay": "31/03/2026", "thu_ve": 5000}
    return {"hai_long": [{**base, "chi_tieu": OVER_95, "cau_hoi": [{**question, "tra_loi": answers}], **keys}]}


def test_a_value_stands_beside_its_numerator_and_denominator():
    shown = page(measure_pages, "chi-so/ho-so/", **indicator(value("2026-05", 1207, 1216, "05/06/2026")))
    assert "Tháng 5/2026: 99,3% (1.207/1.216); chỉ tiêu trên 95%, đạt." in shown
    assert "cao hơn mức chỉ tiêu 4,3 điểm phần trăm" in shown


def test_a_value_that_only_equals_a_target_above_it_is_missed():
    shown = page(measure_pages, "chi-so/ho-so/", **indicator(value("2026-05", 209, 220, "05/06/2026")))
    assert "chỉ tiêu trên 95%, chưa đạt." in shown
    assert "đúng bằng mức chỉ tiêu, mà chỉ tiêu là trên 95%" in shown


def test_a_value_that_is_rounded_to_its_target_says_what_it_is():
    shown = page(measure_pages, "chi-so/ho-so/", **indicator({"ky": "2026-05", "gia_tri": "94,96", "ngay": "05/06/2026"}))
    assert "Tháng 5/2026: 95%; chỉ tiêu trên 95%, chưa đạt." in shown
    assert "Số chưa làm tròn là 94,96%; đạt hay chưa được xét trên số chưa làm tròn." in shown


def test_without_a_value_nothing_is_0_or_100():
    shown = page(measure_pages, "chi-so/ho-so/", **indicator())
    assert "Chưa có số liệu nào được công bố. Chỉ tiêu: trên 95%." in shown
    assert "chưa có" in shown
    assert "0%" not in shown


def test_a_denominator_of_0_is_nothing_occurred():
    body = tree(measure_pages, "chi-so/ho-so/", **indicator(value("2026-05", 0, 0, "05/06/2026")))
    assert "không phát sinh" in text_of(body.xpath("//p[@class='mb-figure__value']")[0])
    assert "Chưa xét được" in text_of(body)


def test_what_is_dated_after_the_day_is_not_shown():
    values = [value("2026-04", 96, 100, "05/05/2026"), value("2026-05", 50, 100, "05/06/2026")]
    shown = page(measure_pages, "chi-so/ho-so/", on="31/05/2026", **indicator(*values))
    assert "Tháng 4/2026: 96%" in shown
    assert "50" not in shown


def test_a_correction_is_shown_with_before_after_and_reason():
    change = {"ky": "2026-05", "tu": 97, "den": "93,5", "ngay": "15/06/2026", "ly_do": "Tính nhầm <hai> hồ sơ"}
    given = indicator({"ky": "2026-05", "gia_tri": 97, "ngay": "05/06/2026"}, dieu_chinh=[change])
    body = tree(measure_pages, "chi-so/ho-so/", **given)
    row = [text_of(cell) for cell in body.xpath("//h2[@id='dieu_chinh']/following-sibling::table[1]/tbody/tr/*")]
    assert row == ["Tháng 5/2026", "97%", "93,5%", "15/06/2026", "Tính nhầm <hai> hồ sơ"]
    assert "Tháng 5/2026: 93,5%; chỉ tiêu trên 95%, chưa đạt." in text_of(body)


def test_a_figure_replaced_without_a_correction_stays_on_show():
    values = [{"ky": "2026-05", "gia_tri": 97, "ngay": "05/06/2026"}, {"ky": "2026-05", "gia_tri": 93, "ngay": "20/06/2026"}]
    assert "Số công bố ngày 05/06/2026: 97%." in page(measure_pages, "chi-so/ho-so/", **indicator(*values))


def test_less_may_be_better():
    values = [{"ky": "2026-04", "gia_tri": 3, "ngay": "05/05/2026"}, {"ky": "2026-05", "gia_tri": 2, "ngay": "05/06/2026"}]
    target = {"chi_tieu": {"so_sanh": "<=", "gia_tri": 2}, "don_vi_tinh": "hồ sơ"}
    shown = page(measure_pages, "chi-so/ho-so/", **indicator(*values, **target))
    assert "Tháng 5/2026: 2 hồ sơ; chỉ tiêu không quá 2 hồ sơ, đạt." in shown
    assert "▼ tốt lên So với kỳ trước giảm 1 hồ sơ so với tháng 4/2026" in shown


def test_the_list_counts_met_missed_and_open():
    chi_so = [
        {"ma": "dat", "chi_tieu": OVER_95, "gia_tri": [value("2026-05", 96, 100, "05/06/2026")]},
        {"ma": "truot", "chi_tieu": OVER_95, "linh_vuc": "the-che", "gia_tri": [value("2026-05", 95, 100, "05/06/2026")]},
        {"ma": "cho", "chi_tieu": OVER_95},
        {"ma": "khong", "gia_tri": [value("2026-05", 95, 100, "05/06/2026")]},
    ]
    body = tree(measure_pages, "chi-so/", chi_so=chi_so)
    assert [text_of(each) for each in body.xpath("//*[contains(@class, 'mb-verdicts')]//p[@class='mb-figure__value']")] == [
        "1/4",
        "1/4",
        "2/4",
    ]
    assert [text_of(each) for each in body.xpath("//h2")] == ["Từng chỉ số qua các kỳ", "Cải cách thể chế", "Chỉ số chung"]


def test_a_verdict_is_told_by_word_and_shape():
    body = tree(measure_pages, "chi-so/", **indicator(value("2026-05", 96, 100, "05/06/2026")))
    badge = body.xpath("//td[@data-label='Kết quả']/span")[0]
    assert text_of(badge) == "Đạt"
    assert badge.xpath(".//svg")


def test_a_survey_stands_beside_its_answers_and_interval():
    shown = page(measure_pages, "hai-long/q1/", **survey(960, 40, phat_ra=6000, phuong_phap="Phát phiếu giấy"))
    assert "96% hài lòng hoặc rất hài lòng 960/1.000 câu trả lời" in shown
    assert "94,6% – 97%" in shown
    assert "Tỷ lệ trả lời 5.000/6.000 (83,3%)" in shown
    assert "Phát phiếu giấy" in shown
    assert "“Ông/bà có hài lòng không?”" in shown


def test_a_survey_whose_interval_holds_the_target_is_not_certain():
    shown = page(measure_pages, "hai-long/q1/", **survey(960, 40))
    assert "kết quả chưa chắc chắn" in shown
    assert "hỏi thêm người khác thì có thể ra chưa đạt chỉ tiêu trên 95%" in shown


def test_a_survey_whose_interval_lies_beyond_the_target_is():
    shown = page(measure_pages, "hai-long/q1/", **survey(990, 10))
    assert "chưa chắc chắn" not in shown
    assert "Tính cả sai số của khảo sát, tỷ lệ vẫn đạt mức trên 95%." in shown


@pytest.mark.parametrize(("answers", "small"), [(29, True), (30, False)])
def test_under_30_answers_are_a_small_sample(answers, small):
    shown = page(measure_pages, "hai-long/q1/", **survey(answers, 0))
    assert ("mẫu nhỏ" in shown) is small
    assert (f"chỉ có {answers} câu trả lời (dưới 30)" in shown) is small


def test_a_survey_without_answers_has_no_share():
    shown = page(measure_pages, "hai-long/q1/", **survey(0, 0))
    assert "chưa có hài lòng hoặc rất hài lòng không có câu trả lời nào" in shown
    assert "0%" not in shown
    assert "mẫu nhỏ" not in shown


def test_a_survey_without_a_general_question_says_that_it_pools():
    questions = [
        {"ma": "a", "nhom": "Thủ tục", "noi_dung": "Dễ làm?", "tra_loi": {"hai_long": 40, "binh_thuong": 10}},
        {"ma": "b", "nhom": "Thủ tục", "noi_dung": "Đúng phí?", "tra_loi": {"hai_long": 50}},
    ]
    shown = page(measure_pages, "hai-long/q1/", **survey(0, 0, cau_hoi=questions))
    assert "không có câu hỏi chung" in shown
    assert "Thủ tục Gộp 2 câu hỏi: 90/100 (90%) hài lòng." in shown
    assert "Đúng phí? Hài lòng: 50/50 (100%)" in shown


DOCUMENTS = [
    {"ma": "kh", "loai": "ke_hoach", "so_ky_hieu": "12/KH-UBND", "ngay": "09/01/2026", "tep": "kh 2026.pdf"},
    {"ma": "bc", "so_ky_hieu": "88/BC-UBND", "ngay": "03/03/2026", "tep": "https://vanban.example.vn/88.pdf"},
]


def test_a_document_leads_from_order_to_result_and_to_its_file():
    done = {"ngay": "10/03/2026", "trang_thai": "hoan_thanh", "minh_chung": ["bc"]}
    tasks = [
        {
            "ma": f"viec-{muc}",
            "ten": f"Việc {muc}",
            "thoi_han": DAY,
            "can_cu": [{"van_ban": "kh", "muc": f"2.{muc}"}],
            "cap_nhat": [done],
        }
        for muc in (10, 3)
    ]
    commune = {"van_ban": DOCUMENTS, "nhiem_vu": tasks, **indicator(value("2026-05", 96, 100, "05/06/2026", minh_chung=["bc"]))}
    plan = tree(document_pages, "van-ban/kh/", **commune)
    assert [text_of(each) for each in plan.xpath("//h3")] == ["Mục 2.3", "Mục 2.10"]
    assert "Hoàn thành" in text_of(plan.xpath("//table")[0])
    assert plan.xpath("//a[contains(@class, 'mb-file')]/@href") == ["../../tep/kh%202026.pdf"]
    report = tree(document_pages, "van-ban/bc/", **commune)
    assert [text_of(each) for each in report.xpath("//h2")] == ["Là minh chứng cho nhiệm vụ", "Là minh chứng cho chỉ số"]
    link = report.xpath("//a[contains(@class, 'mb-file')]")[0]
    assert (link.get("href"), link.get("rel")) == ("https://vanban.example.vn/88.pdf", "noopener")


def test_sections_are_sorted_as_people_count():
    sections = ["2.10", "2.3", None, "II.2", "2", "Phụ lục"]
    assert sorted(sections, key=section_key) == [None, "II.2", "Phụ lục", "2", "2.3", "2.10"]


def test_documents_are_listed_by_kind_newest_first():
    body = tree(
        document_pages, "van-ban/", van_ban=[*DOCUMENTS, {"ma": "bc-2", "trich_yeu": "Mới", "ngay": "04/04/2026"}, {"ma": "bc-3"}]
    )
    assert [text_of(each) for each in body.xpath("//h2")] == ["Kế hoạch", "Báo cáo"]
    assert body.xpath("//section[2]//tbody/tr/th/a/@href") == ["../van-ban/bc-2/", "../van-ban/bc/", "../van-ban/bc-3/"]


def test_an_article_shows_what_it_is_about_as_it_stands_now():
    late = {"nhiem_vu": [{"ma": "viec", "ten": "Việc trễ", "thoi_han": "01/06/2026"}]}
    article = {
        "date": "01/02/2026",
        "nhiem_vu": ["viec"],
        "chi_so": ["ho-so"],
        "phat_thanh": "Kính thưa bà con!",
        "kenh": ["Truyền thanh"],
    }
    commune = {**late, **indicator(value("2026-05", 96, 100, "05/06/2026")), "bai_viet": {"tin": article}}
    body = tree(article_pages, "bai-viet/tin/", **commune)
    assert "Việc trễ" in text_of(body)
    assert "chậm 29 ngày" in text_of(body)
    assert "96%" in text_of(body)
    assert "Đọc trên loa khoảng 10 giây (4 tiếng)" in text_of(body)
    assert body.xpath("//nav[@aria-label='Kênh']//a/@href") == ["../../bai-viet/kenh/truyen-thanh/"]


def test_articles_are_listed_newest_first_and_by_word():
    articles = {
        "cu": {"title": "Cũ", "date": "01/02/2025", "doi_tuong": ["Người dân"]},
        "moi": {"title": "Mới", "date": "01/02/2026", "doi_tuong": ["người dân", "thanh niên"]},
        "sau": {"title": "Sau", "date": "01/02/2027"},
    }
    titles = tree(article_pages, "bai-viet/", bai_viet=articles).xpath("//article//*[@class='mb-card__title']/a/text()")
    assert titles == ["Mới", "Cũ"]
    assert page(article_pages, "bai-viet/doi-tuong/nguoi-dan/", bai_viet=articles).count("2 bài") == 1
    assert "Cũ" not in page(article_pages, "bai-viet/doi-tuong/thanh-nien/", bai_viet=articles)


def test_reading_time():
    assert broadcast_of("chữ " * 1).time == "10 giây"
    assert broadcast_of("chữ " * 130).time == "1 phút"
    assert broadcast_of("chữ " * 131).time == "1 phút 10 giây"
    assert broadcast_of("chữ " * 390).time == "3 phút"


def test_a_prose_page_has_its_own_heading_once():
    given = facts(DAY, trang={"gioi-thieu": {}})
    entry = replace(given.prose[0], body="# Giới thiệu xã\n\n## Ai giữ trang?\n\nChúng tôi.", file="content/gioi-thieu.md")
    (draft,) = prose_pages(replace(given, prose=(entry,)))
    body = parsed.fragment_fromstring(inside_of(draft), create_parent="body")
    assert (draft.address, draft.title, draft.description) == (
        "gioi-thieu/",
        "Giới thiệu xã",
        "Giới thiệu xã Ai giữ trang? Chúng tôi.",
    )
    assert [text_of(each) for each in body.xpath("//h1 | //h2")] == ["Giới thiệu xã", "Ai giữ trang?"]


def test_the_method_page_has_the_communes_own_day_counts_and_an_anchor_for_each_figure():
    body = tree(about_pages, "phuong-phap/", co_quan={"sap_den_han": 11, "khong_cap_nhat": 77})
    assert "Còn từ 11 ngày trở xuống" in text_of(body)
    assert "từ 77 ngày trở lên" in text_of(body)
    assert {"trang-thai", "hoan-thanh", "dung-han", "chi-so", "hai-long", "lam-tron", "dinh-ky"} <= set(body.xpath("//@id"))


def test_slugs():
    assert slug("Hộ tịch, chứng thực – Đất đai") == "ho-tich-chung-thuc-dat-dai"
    assert slug("!!!") == "khac"
    assert labels(["hộ tịch", "Đất đai", "Hộ tịch", "Hộ tịch"]) == {"dat-dai": "Đất đai", "ho-tich": "Hộ tịch"}


def test_shortened_between_words():
    assert shortened("một hai ba bốn", 11) == "một hai ba…"
    assert shortened("một hai", 20) == "một hai"


def test_periods_inside_a_sentence_keep_their_numerals():
    assert said.inside("Quý II/2026") == "quý II/2026"
