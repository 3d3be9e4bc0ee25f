"""Filters and order of lists: what is chosen stands in the address, can be sent, and is undone by the way back."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_pages import RULES

pytestmark = pytest.mark.browser
ROWS = "[data-mb-list] tbody tr:visible"


def told(page):
    return page.locator("[data-mb-count]").inner_text()


def first_cells(page):
    return page.locator(f"{ROWS} th").all_inner_texts()


def test_tasks_are_filtered_and_the_address_says_how(served, open_page):
    """Each choice is a step of the browser's way back; letters are searched without accents."""
    page = open_page(served["root"] + "nhiem-vu/")
    rows = page.locator(ROWS)
    everything = rows.count()
    assert told(page) == ""
    assert not page.get_by_role("link", name="Chậm tiến độ").first.is_visible()  # the form takes the links' place
    page.locator("select[name=trang-thai]").select_option("cham_tien_do")
    late = rows.count()
    assert 0 < late < everything
    assert told(page) == f"Tìm thấy {late} trong {everything} nhiệm vụ."
    assert page.url.endswith("nhiem-vu/?trang-thai=cham_tien_do")
    page.locator("input[name=tim]").press_sequentially("ho so cong")
    assert first_cells(page) == ["Công khai hồ sơ quá hạn, tạm dừng, chờ bổ sung hằng tháng"]
    assert page.url.endswith("?tim=ho+so+cong&trang-thai=cham_tien_do")
    page.get_by_role("button", name="Xóa bộ lọc").click()
    assert (rows.count(), page.url) == (everything, served["root"] + "nhiem-vu/")
    page.go_back()
    assert page.locator("input[name=tim]").input_value() == "ho so cong"
    assert 0 < rows.count() < late
    page.go_back()
    assert (rows.count(), told(page)) == (everything, "")
    page.go_forward()
    assert 0 < rows.count() < late
    assert page.trouble == []


def test_a_sent_address_shows_the_same_to_whoever_opens_it(served, visit):
    page = visit(served["below"] + "nhiem-vu/?trang-thai=cham_tien_do&xep=tre")
    days = [int("".join(filter(str.isdigit, each))) for each in page.locator(f"{ROWS} .mb-late").all_inner_texts()]
    assert len(days) > 2
    assert days == sorted(days, reverse=True)
    page.locator("select[name=xep]").select_option("thoi-han")
    due = page.locator(f"{ROWS} [data-label='Thời hạn']").all_inner_texts()
    dated = [re.search(r"(\d+)/(\d+)/(\d+)", each).groups()[::-1] for each in due if "/" in each]
    assert dated == sorted(dated)
    assert all("/" not in each for each in due[len(dated) :])  # what has no day comes last
    page.locator("select[name=xep]").select_option("")
    assert page.url.endswith("?trang-thai=cham_tien_do")


def test_a_choice_that_does_not_exist_is_no_filter(served, visit):
    page = visit(served["root"] + "nhiem-vu/?trang-thai=%3Cb%3E&don-vi=khong-co")
    assert told(page) == ""
    assert page.locator(ROWS).count() > 10


def test_an_empty_result_says_so_and_offers_the_way_out(served, visit):
    page = visit(served["root"] + "nhiem-vu/?tim=qwrtz", width=390)
    assert told(page) == "Không có nhiệm vụ nào phù hợp."
    assert page.locator(ROWS).count() == 0
    found = Axe().run(page, context="[data-mb-list]", options={"runOnly": RULES["light"]}).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []
    page.locator(".mb-empty").get_by_role("button", name="Xóa bộ lọc").click()
    assert page.locator(ROWS).count() > 10
    assert page.evaluate("document.activeElement.name") == "tim"


def test_the_link_is_copied(served, open_page):
    page = open_page(served["root"] + "nhiem-vu/?xep=ten", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Sao chép liên kết").click()
    page.wait_for_function("/Đã chép/.test(document.querySelector('[data-mb-count]').textContent)")
    assert page.evaluate("navigator.clipboard.readText()") == served["root"] + "nhiem-vu/?xep=ten"


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("nhiem-vu/trang-thai/hoan-thanh/", "?don-vi=phong-vhxh"),
        ("linh-vuc/thu-tuc-hanh-chinh/", "?trang-thai=hoan_thanh"),
        ("don-vi/phong-vhxh/", "?linh-vuc=chi-dao-dieu-hanh"),
    ],
)
def test_cuts_of_the_list_are_filtered_too(served, visit, address, query):
    page = visit(served["root"] + address + query)
    total = page.locator("[data-mb-list] tbody tr").count()
    assert told(page) == f"Tìm thấy {page.locator(ROWS).count()} trong {total} nhiệm vụ."
    assert 0 < page.locator(ROWS).count() < total


def test_indicators_are_filtered_and_ordered_within_their_areas(served, visit):
    """An area of which nothing is left vanishes with its heading."""
    page = visit(served["root"] + "chi-so/?ket-qua=false&linh-vuc=thu-tuc-hanh-chinh", width=360)
    assert page.locator("[data-mb-list] .mb-section:visible").count() == 1
    assert set(page.locator(f"{ROWS} [data-label='Kết quả']").all_inner_texts()) == {"Chưa đạt"}
    assert f"Tìm thấy {page.locator(ROWS).count()} trong " in told(page)
    page.locator("select[name=ket-qua]").select_option("")
    page.locator("select[name=xep]").select_option("ket-qua")
    met = page.locator(f"{ROWS} [data-label='Kết quả']").all_inner_texts()
    assert met == sorted(met, key=["Chưa đạt", "Chưa xét được", "Đạt"].index)
    assert len(set(met)) > 1


@pytest.mark.parametrize("address", ["nhiem-vu/", "chi-so/"])
def test_without_javascript_no_dead_control_is_shown(served, visit, address):
    page = visit(served["root"] + address + "?trang-thai=cham_tien_do", javascript=False)
    assert not page.locator("[data-mb-filter]").is_visible()
    assert page.locator("[data-mb-list] tbody tr:visible").count() > 10
