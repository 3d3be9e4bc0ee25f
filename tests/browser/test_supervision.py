"""Supervision in a browser: the four questions in two clicks, the filter, and a list on paper that is not cut."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
QUESTIONS = {
    "what is late and whose?": ("Việc đang chậm", "tre_han", "Đơn vị"),
    "which recommendation is unanswered?": ("Kiến nghị của Mặt trận Tổ quốc", "kien_nghi_mat_tran", "Tình hình:"),
    "which results lack evidence?": ("Báo xong mà chưa có minh chứng", "thieu_minh_chung", "Ngày xong"),
    "what was extended and how often?": ("Việc được gia hạn", "gia_han", "Số lần:"),
}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("width", [360, 1280])
def test_two_clicks_answer_a_question(served, open_page, question, width):
    """From the home page to the list, and from its index to the block, without JavaScript."""
    block, key, said = QUESTIONS[question]
    page = open_page(served["root"], width=width, javascript=False)
    page.locator('.mb-tabs a[href$="giam-sat/"], #noi-dung a[href$="giam-sat/"]').filter(visible=True).first.click()
    tall = page.locator(".mb-index a").evaluate_all(
        "all => all.map((each) => each.clientHeight / parseFloat(getComputedStyle(each).lineHeight))"
    )
    assert max(tall) < 3.1  # where a count is long it stands below its title, and does not squeeze it
    page.locator(".mb-index a", has_text=block).first.click()
    section = page.locator(f"section[aria-labelledby={key}]")
    assert page.url.endswith(f"#{key}")
    assert section.locator("tbody tr").count() > 0
    assert said in section.inner_text() or section.locator(f'[data-label="{said}"]').count() > 0


def test_the_filter_shows_what_names_the_unit_and_the_area(served, open_page):
    """Rows of others are hidden, the count says how many are left, the address can be passed on, and it can be undone."""
    page = open_page(f"{served['root']}giam-sat/")
    rows = page.locator(".mb-supervised tbody")
    everything = rows.filter(visible=True).count()
    page.select_option("select[name=don-vi]", "phong-kinh-te")
    page.select_option("select[name=linh-vuc]", "tai-chinh-cong")
    left = rows.filter(visible=True)
    assert 0 < left.count() < everything
    for number in range(left.count()):
        assert "phong-kinh-te" in left.nth(number).get_attribute("data-units").split()
        assert "tai-chinh-cong" in left.nth(number).get_attribute("data-areas").split()
    assert f": {left.count()} dòng" in page.locator("[data-mb-count]").inner_text()
    again = open_page(page.url)
    assert again.locator(".mb-supervised tbody").filter(visible=True).count() == left.count()
    page.select_option("select[name=don-vi]", "")
    page.select_option("select[name=linh-vuc]", "")
    assert rows.filter(visible=True).count() == everything
    assert page.trouble == []


def test_paper_has_a_running_head_and_room_to_sign(served, open_page):
    """Printed, ways in and filters are gone; the head of each sheet and the signatures are there."""
    page = open_page(f"{served['root']}giam-sat/")
    assert not page.locator(".mb-signatures").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".mb-signatures").is_visible()
    assert page.locator(".mb-running").is_visible()
    assert page.locator(".mb-running").evaluate("each => getComputedStyle(each).display") == "table-header-group"
    for hidden in ("[data-mb-narrow]", ".mb-chips", ".mb-actions"):
        assert page.locator(hidden).filter(visible=True).count() == 0
    assert page.locator(".mb-supervised tbody").first.evaluate("each => getComputedStyle(each).breakInside") == "avoid"
