"""Every kind of page in a real browser: sound, accessible in light and dark, fits a phone, light, asks no other host."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser
_MOST_ON_FIRST_VIEW = 100_000


def weight_of(served, addresses):
    """The bytes of a first view, compressed."""
    weight = 0
    for asked in set(addresses):
        path = urlsplit(asked).path.lstrip("/")
        if path.startswith("assets/javascripts/workers/search"):
            continue  # the promise is made without search, whose worker starts when the page is idle
        file = served["folder"] / (path + "index.html" if path.endswith("/") or not path else path)
        weight += len(gzip.compress(file.read_bytes(), 6))
    return weight


@pytest.mark.parametrize("place", ["root", "below"])
@pytest.mark.parametrize("address", KINDS)
def test_page_opens_without_trouble_light_and_asks_no_other_host(served, visit, place, address):
    if address == "404.html" and place == "below":
        pytest.skip("its addresses are absolute, for the published path")
    page = visit(served[place] + address)
    page.wait_for_load_state("networkidle")
    host = urlsplit(served[place]).netloc
    assert {urlsplit(asked).netloc for asked in page.asked} == {host}
    if address == "404.html":
        return
    assert page.trouble == []
    weight = weight_of(served, page.asked) if place == "root" else 0
    assert weight <= _MOST_ON_FIRST_VIEW, f"{weight} bytes over the wire"


RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
"""In the dark only what colours decide is asked again."""


@pytest.mark.parametrize("scheme", RULES)
@pytest.mark.parametrize("address", [kind for kind in KINDS if kind != "404.html"])
def test_axe_finds_nothing(served, visit, address, scheme):
    page = visit(served["root"] + address, scheme=scheme, width=390)
    found = Axe().run(page, options={"runOnly": RULES[scheme], "resultTypes": ["violations"]}).response["violations"]
    told = [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found]
    assert told == []


READERS_WISHES = (
    "html { font-size: 250% !important }",
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }",
)
"""Text at 200% (the theme's own is at 125%), and the spacing of WCAG 1.4.12."""
ADD_STYLE = "rules => document.head.appendChild(Object.assign(document.createElement('style'), { textContent: rules }))"
"""Without waiting for the style to load, of which a page whose scripts are off never tells."""

_BROKEN_WORDS = r"""() => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.querySelector(".mb-page"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, text = node.textContent;
    if (/:\/\/|@/.test(text) || node.parentElement.closest("svg, code, thead, caption, .mb-hidden") || !node.parentElement.checkVisibility()) continue;
    for (const word of text.matchAll(/[\p{L}\p{N}]{2,9}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].filter((each) => each.width).map((each) => Math.round(each.top))).size > 1) {
        found.push(`${word[0]} | ${text.trim().slice(0, 60)}`);
        break;
      }
    }
  }
  return found;
}"""
"""Short words that stand on two lines: a column is too narrow to be read. Addresses may break anywhere."""


@pytest.mark.parametrize("address", [kind for kind in KINDS if kind != "404.html"])
def test_nothing_lies_beside_the_screen(served, visit, address):
    """At 320 px, which is 1280 px at 400%, and wider; on a phone also with text of twice the size, and with wide spacing.

    No short word is cut in two there. Without the page's own scripts: what they would hide must fit too.
    """
    page = visit(served["root"] + address, width=320, javascript=False)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
    page.set_viewport_size({"width": 360, "height": 800})
    for wish in READERS_WISHES:
        style = page.evaluate_handle(ADD_STYLE, wish)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, wish
        assert page.evaluate(_BROKEN_WORDS) == [], wish
        style.evaluate("each => each.remove()")


def test_on_a_phone_a_poster_is_text_that_grows_with_the_readers_letters(served, open_page):
    """The sheet is for paper; who reads it on a phone at twice the size gets every line of it at twice the size."""
    page = open_page(served["root"] + "niem-yet/2026-10/", width=360)
    size = "each => parseFloat(getComputedStyle(each).fontSize)"
    lines = [".mb-poster__news li", ".mb-poster__buckets li", ".mb-poster__note", ".mb-poster__phone"]
    before = [page.eval_on_selector(each, size) for each in lines]
    page.evaluate(ADD_STYLE, READERS_WISHES[0])
    assert [page.eval_on_selector(each, size) for each in lines] == pytest.approx([2 * each for each in before])
    assert min(before) >= 12


def test_the_index_is_fetched_only_when_the_search_box_is_used(served, open_page):
    page = open_page(served["root"])
    page.wait_for_load_state("networkidle")
    assert not [asked for asked in page.asked if "search_index" in asked]
    with page.expect_request(lambda request: "search_index" in request.url):
        page.locator(".md-search__input").focus()


def test_tasks_are_filtered_without_javascript(served, open_page):
    page = open_page(served["root"] + "nhiem-vu/", javascript=False, width=390)
    page.get_by_role("link", name="Chậm tiến độ").first.click()
    assert page.url.endswith("/nhiem-vu/trang-thai/cham-tien-do/")
    assert page.locator("main h1, .md-content h1").count() == 1


def test_the_skip_link_comes_first_and_leads_to_the_content(served, open_page):
    page = open_page(served["root"] + "ke-hoach/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#noi-dung"
