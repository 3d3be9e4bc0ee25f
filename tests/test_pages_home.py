"""The home page's short answers: each figure says of how many, and what was not counted."""

from __future__ import annotations

import pytest
from lxml import html as parsed

from generator.publish.pages.home import home_pages
from generator.publish.templates import inside_of
from tests.builders import facts


def answers(on, **kinds):
    """The short answers at the top, as text."""
    (draft,) = home_pages(facts(on, **kinds))
    body = parsed.fragment_fromstring(inside_of(draft), create_parent="body")
    return [" ".join(" ".join(each.itertext()).split()) for each in body.xpath("//ul[@class='mb-answers']/li")]


def opinion(ma, han="20/03/2026", **keys):
    return {"ma": ma, "ngay_nhan": "05/03/2026", "noi_dung": f"Ý kiến {ma}", "don_vi": "van-phong", "han": han, **keys}


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("30/06/2026", "1 trong 3 đã trả lời hoặc quá hạn; 1 trả lời trễ; 1 quá hạn chưa trả lời; 1 còn trong hạn, chưa tính"),
        ("30/08/2026", "1 trong 4 đã trả lời hoặc quá hạn; 1 trả lời trễ; 2 quá hạn chưa trả lời"),
    ],
)
def test_every_complaint_received_is_in_the_answer_once(on, said):
    """In time, late, overdue, and those that the share leaves out because their day has not come."""
    received = [
        opinion("dung", ngay_tra_loi="20/03/2026"),
        opinion("tre", ngay_tra_loi="25/03/2026"),
        opinion("qua"),
        opinion("cho", han="30/07/2026"),
    ]
    (told,) = (each for each in answers(on, kien_nghi=received) if "phản ánh được trả lời" in each)
    assert told.endswith(said)


def test_the_plan_is_drawn_against_its_calendar_and_the_figures_agree():
    """One picture in the first look: what is done, what should be, and the way to the numbers behind it."""
    done = {"ngay": "01/02/2026", "trang_thai": "hoan_thanh", "noi_dung": "Xong"}
    base = {"ten": "Việc", "linh_vuc": "the-che", "chu_tri": "van-phong"}
    tasks = [
        {**base, "ma": "mot", "thoi_han": "31/03/2026", "cap_nhat": [done]},
        {**base, "ma": "hai", "thoi_han": "31/05/2026"},
        {**base, "ma": "ba", "thoi_han": "31/12/2026"},
    ]
    plan = {"ten": "Kế hoạch", "tu": "01/01/2026", "den": "31/12/2026"}
    (draft,) = home_pages(facts("30/06/2026", ke_hoach=plan, nhiem_vu=tasks))
    body = parsed.fragment_fromstring(inside_of(draft), create_parent="body")
    (drawn,) = body.xpath("//figure[contains(@class, 'mb-hero__calendar')]")
    told = " ".join(drawn.itertext())
    assert "Đã xong: 1" in told
    assert "Đến hạn: 2 (cả năm 3)" in told
    assert drawn.xpath(".//a/@href") == ["./ke-hoach/"]


def test_without_a_plan_nothing_is_drawn():
    (draft,) = home_pages(facts("30/06/2026"))
    assert "mb-hero__calendar" not in inside_of(draft)


def test_a_recurring_task_without_remedy_for_one_period_is_told_the_same_way_everywhere():
    """The summary counts it, so its line says so too, though another period has a remedy."""
    remedied = {"ky": "2026-01", "ngay": "10/03/2026", "trang_thai": "dang_thuc_hien", "noi_dung": "Đang làm"}
    remedied["khac_phuc"] = {"noi_dung": "Giao lại việc", "thoi_han": "30/04/2026", "nguoi_chiu_trach_nhiem": "Chánh Văn phòng"}
    task = {
        "ma": "viec",
        "ten": "Báo cáo tháng",
        "linh_vuc": "the-che",
        "chu_tri": "van-phong",
        "dinh_ky": {"chu_ky": "thang", "cham_nhat": 20},
    }
    plan = {"ten": "Kế hoạch", "tu": "01/01/2026", "den": "31/12/2026"}
    (draft,) = home_pages(facts("15/03/2026", ke_hoach=plan, nhiem_vu=[{**task, "cap_nhat": [remedied]}]))
    body = parsed.fragment_fromstring(inside_of(draft), create_parent="body")
    (answer,) = body.xpath("//ul[@class='mb-answers']/li[contains(., 'đang chậm')]")
    (line,) = body.xpath("//section[@aria-labelledby='dang-cham']//li")
    assert draft.context["without_remedy"] == 1
    assert "1 chưa có biện pháp khắc phục" in " ".join(answer.itertext())
    assert "chưa có biện pháp khắc phục" in " ".join(line.itertext())


def test_news_of_a_recurring_task_says_of_which_period_it_tells():
    """One week done is not the task done."""
    week = {"ky": "2026-03", "ngay": "18/03/2026", "trang_thai": "hoan_thanh", "noi_dung": "Xong"}
    task = {"ma": "viec", "ten": "Báo cáo tháng", "linh_vuc": "the-che", "chu_tri": "van-phong", "cap_nhat": [week]}
    task["dinh_ky"] = {"chu_ky": "thang", "cham_nhat": 20}
    plan = {"ten": "Kế hoạch", "tu": "01/01/2026", "den": "31/12/2026"}
    (draft,) = home_pages(facts("30/06/2026", ke_hoach=plan, nhiem_vu=[task]))
    body = parsed.fragment_fromstring(inside_of(draft), create_parent="body")
    (news,) = body.xpath("//h3[@id='cap-nhat-moi']/following-sibling::ul[1]/li//span[@class='mb-list__note']")
    assert "".join(news.itertext()).startswith("18/03/2026 · Tháng 3/2026: hoàn thành · ")
