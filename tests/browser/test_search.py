"""The search as residents type: in their own words, with accents or without, by number, and by keyboard (design §3, §5)."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from axe_playwright_python.sync_playwright import Axe

from generator.words.vietnamese import without_accents
from tests.browser.test_pages import RULES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("search")]

_SECTIONS = """() => [...document.querySelectorAll(".mb-found [role=group]")].map((each) => [
  document.getElementById(each.getAttribute("aria-labelledby")).firstChild.textContent.trim(),
  [...each.querySelectorAll("a")].map((link) => link.href)])"""


@pytest.fixture(scope="module")
def page(served, browser):
    """One window for all queries."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    opened.goto(served["root"])
    yield opened
    context.close()


@pytest.fixture(scope="module")
def words(served):
    """What the index holds of each page, without accents."""
    index = json.loads((served["folder"] / "search/search_index.json").read_text("utf-8"))
    return {
        each["location"]: without_accents(f"{each['title']} {each['said']} {each['text']}").casefold() for each in index["docs"]
    }


@pytest.fixture(scope="module")
def grouped(served, page):
    """Types a query and gives the groups in order: heading, and addresses from the site's root, the best first."""

    def found(query):
        page.locator(".md-search__input").fill(query)
        wanted = unicodedata.normalize("NFC", query)
        page.wait_for_function("(query) => document.querySelector('.mb-found').dataset.mbFound === query", arg=wanted)
        return [(head, [link.removeprefix(served["root"]) for link in links]) for head, links in page.evaluate(_SECTIONS)]

    return found


@pytest.fixture(scope="module")
def search(grouped, page):
    """Types a query and gives the number of pages found, and the addresses shown."""

    def found(query):
        addresses = [address for _, links in grouped(query) for address in links]
        told = page.locator(".md-search [role=status]").inner_text()
        return int(told.split()[0].replace(".", "")) if told[0].isdigit() else 0, addresses

    return found


@pytest.mark.parametrize("query", ["cai cach", "cải cách", "CAI CACH", unicodedata.normalize("NFD", "cải cách")], ids=ascii)
def test_reform_is_found_with_and_without_accents(search, words, query):
    count, addresses = search(query)
    assert count >= 10
    assert all("cai cach" in words[address] for address in addresses[:10])


@pytest.mark.parametrize("query", ["thu tuc dat dai", "thủ tục đất đai"])
def test_land_procedures_are_found(search, query):
    assert any("thu-tuc-dat-dai" in address for address in search(query)[1][:5])


@pytest.mark.parametrize("query", ["Đồng Đăng", "dong dang", "đồng đăng"])
def test_the_hamlet_is_found_by_its_name_and_without_accents(search, query):
    assert "thon-dong-dang" in search(query)[1][0]


def test_accents_tell_words_apart(search):
    assert search("Đồng Đăng")[0] < search("dong dang")[0]
    assert not any("thon-dong-dang" in address for address in search("Đông Đảng")[1])


@pytest.mark.parametrize("query", ["102/BC-UBND", "102/bc-ubnd", "102 bc ubnd", "Báo cáo 102"])
def test_a_document_is_found_by_its_number_however_it_is_typed(grouped, query):
    assert grouped(query)[0] == ("Văn bản", ["van-ban/bc-102/"])


@pytest.mark.parametrize("query", ["làm giấy khai sinh", "lam giay khai sinh", "trich luc", "giấy chứng tử"])
def test_residents_words_lead_to_the_dossiers_of_that_field_first(search, query):
    """Through the synonyms that staff keep in data/tu-dong-nghia.yml."""
    assert search(query)[1][0] == "ho-so/#linh_vuc_ho-tich"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sổ đỏ", "ho-so/#linh_vuc_dat-dai"),
        ("Đi làm giấy khai sinh cho con ở xã", "ho-so/#linh_vuc_ho-tich"),
        ("xã có trả lời khiếu nại không", "kien-nghi/"),
        ("loa xa", "nhiem-vu/tuyen-truyen-truyen-thanh/"),
        ("phòng văn hoá", "don-vi/phong-vhxh/"),  # the tone on the other letter
        ("giao ban tu", "giao-ban/tuan-nay/"),  # still typing
        ("de an vi tri viec lam", "nhiem-vu/de-an-vi-tri-viec-lam/"),
    ],
)
def test_what_people_ask_for_is_among_the_first(search, query, expected):
    assert expected in search(query)[1][:6]


def test_every_group_of_synonyms_leads_somewhere(served, search):
    """Each way of speaking in the sample finds a page: a word nobody can find by is a mistake in the list."""
    index = json.loads((served["folder"] / "search/search_index.json").read_text("utf-8"))
    lost = [spoken[0] for _, spoken in index["words"] if not search(spoken[0])[0]]
    assert lost == []


def test_results_stand_under_the_heading_of_their_kind(grouped):
    heads = [head for head, _ in grouped("hộ tịch")]
    assert {"Nhiệm vụ", "Bài viết", "Hồ sơ thủ tục hành chính"} <= set(heads)
    assert len(heads) == len(set(heads))


def test_the_rest_of_a_long_group_is_a_button_away(grouped, page):
    (links,) = (links for head, links in grouped("cải cách") if head == "Nhiệm vụ")
    assert len(links) == 5
    page.get_by_role("group", name=re.compile("^Nhiệm vụ")).get_by_role("button").click()
    assert len(dict(page.evaluate(_SECTIONS))["Nhiệm vụ"]) > 5
    assert page.evaluate("document.activeElement.className") == "md-search-result__link"


def test_results_of_which_only_the_text_fits_do_not_crowd_out_other_kinds(grouped, page):
    """Two of a kind at first; who wants all presses the button."""
    found = dict(grouped("khai sinh"))
    assert len(found["Bài viết"]) == 2
    assert found["Bài viết"][0].startswith("bai-viet/2026-03-12-lam-giay-khai-sinh")
    page.get_by_role("group", name=re.compile("^Bài viết")).get_by_role("button").click()
    assert len(dict(page.evaluate(_SECTIONS))["Bài viết"]) == 5


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Cải cách thể chế", "linh-vuc/the-che/"),
        ("cai cach the che", "linh-vuc/the-che/"),
        ("phản ánh, kiến nghị", "kien-nghi/"),
        ("hướng dẫn nhập số liệu", "huong-dan/"),
        ("Đối thoại định kỳ với doanh nghiệp, hợp tác xã, hộ kinh doanh năm 2026", "nhiem-vu/doi-thoai-doanh-nghiep/"),
    ],
)
def test_what_is_asked_for_by_its_very_name_comes_first(search, query, expected):
    assert search(query)[1][0] == expected


@pytest.mark.parametrize("query", ["khai sinh", "hộ tịch", "xin trich luc"])
def test_what_the_sites_word_stands_for_is_told_in_the_lists_own_words(served, search, page, query):
    search(query)
    (told,) = page.locator(".mb-found__means").all_inner_texts()
    index = json.loads((served["folder"] / "search/search_index.json").read_text("utf-8"))
    spoken = next(spoken for (said, *_), spoken in index["words"] if said == "hộ tịch")
    named = re.fullmatch(r"(.+)…: xem ở mục «hộ tịch»\.", told)
    assert set(named[1].split(", ")) <= set(spoken)
    search("kế hoạch")
    assert page.locator(".mb-found__means").count() == 0


def test_two_spellings_of_a_way_of_speaking_are_told_once(served, open_page):
    """Staff may write both; a sentence that names neither would say nothing."""

    def with_another(route):
        index = json.loads((served["folder"] / "search/search_index.json").read_text("utf-8"))
        index["words"].insert(0, [["giao ban"], ["Họp hành", "họp hành"]])
        route.fulfill(json=index)

    page = open_page(served["root"])
    page.route("**/search_index.json*", with_another)
    page.locator(".md-search__input").fill("họp hành")
    assert page.locator(".mb-found__means").first.inner_text() == "Họp hành: xem ở mục «giao ban»."


def test_an_empty_box_offers_three_queries_that_find_something(search, page):
    """Taken from the list of synonyms; pressed, they are asked."""
    assert search("")[0] == 0
    tries = page.locator(".mb-found__try button")
    examples = tries.all_inner_texts()
    assert len(examples) == 3
    page.locator(".md-search__input").press("ArrowDown")
    assert tries.first.evaluate("each => each === document.activeElement")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('.mb-found *')")
    page.locator(".md-search__input").focus()
    tries.nth(1).click()
    page.locator(".mb-found [role=group] a").first.wait_for()
    assert page.input_value(".md-search__input") == examples[1]
    assert page.evaluate("document.activeElement.className") == "md-search__input"
    assert all(search(each)[0] for each in examples)


def test_nothing_found_is_said(search, page):
    assert search("qwrtz")[0] == 0
    assert "Không tìm thấy" in page.locator(".md-search [role=status]").inner_text()


def test_hostile_queries_are_only_text(search, page):
    for query in ("<img src=x onerror=alert(1)>", "(((", "[a-z]+ \\", "+- *^~", "\u200b"):
        search(query)
    assert page.locator(".mb-found img").count() == 0


def test_the_results_are_accessible(grouped, page):
    grouped("hộ tịch")
    found = Axe().run(page, context=".md-search", options={"runOnly": RULES["light"]}).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []


def test_the_keyboard_reaches_every_result(served, open_page):
    """Ctrl+K, type, down into the list, up again, Escape goes back and then closes, Enter opens the best answer."""
    page = open_page(served["root"] + "ke-hoach/")
    page.keyboard.press("Control+k")
    page.keyboard.type("sổ đỏ")
    page.locator(".mb-found a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.mb-found a')[1]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.className") == "md-search__input"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "md-search__input"
    assert page.locator("#__search").is_checked()
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    page.keyboard.press("Control+k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ho-so/#linh_vuc_dat-dai")
    assert page.trouble == []


def test_an_address_with_a_query_opens_the_search(served, open_page):
    """So that a search can be sent; on a phone it fills the screen and fits it."""
    page = open_page(served["root"] + "?q=lam+giay+khai+sinh", width=320)
    page.locator(".mb-found a").first.wait_for()
    assert page.locator(".mb-found a").first.get_attribute("href").endswith("ho-so/#linh_vuc_ho-tich")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_javascript_no_dead_box_is_shown(served, open_page):
    page = open_page(served["root"], javascript=False, width=390)
    assert not page.locator(".md-search__input").is_visible()
    assert not page.locator("label.md-header__button[for=__search]").is_visible()


@pytest.mark.parametrize("key", ["Enter", "Space", "tap"])
def test_who_opens_the_box_of_a_phone_types_on_at_once(served, browser, key):
    """No letter is lost while the search itself is still on its way."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN", has_touch=True)
    opened = context.new_page()
    opened.goto(served["root"])
    opened.route("**/minhbach-find.js", lambda route: None)
    button = opened.locator(".md-header__button[for=__search]")
    if key == "tap":
        button.tap()
    else:
        button.press(key)
    opened.keyboard.type("dong dang")
    assert opened.input_value(".md-search__input") == "dong dang"
    context.close()
