"""The search as residents type: without accents it finds all, with accents it tells words apart (design §3)."""

from __future__ import annotations

import json
import unicodedata
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from generator.words.vietnamese import without_accents

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


WORDS: dict[str, str] = {}
"""What the index holds of each page, without accents."""


# The list is emptied and filled again as one types: what is read counts when two looks in a row see the same.
_LISTED = """() => {
  const told = document.querySelector(".md-search-result__meta").textContent;
  const links = [...document.querySelectorAll("a.md-search-result__link")].map((link) => link.getAttribute("href"));
  const found = parseInt(told) || 0;
  const seen = JSON.stringify([found, links]);
  const settled = seen === window.seenBefore && /liên quan/.test(told) && links.length >= Math.min(found, 10);
  window.seenBefore = seen;
  return settled ? [found, links] : false;
}"""


@pytest.fixture(scope="module")
def search(served, browser):
    """Types a query and gives the number of pages found and the addresses of the first ten."""
    index = json.loads((served["folder"] / "search/search_index.json").read_text("utf-8"))
    WORDS.update({each["location"]: without_accents(f"{each['title']} {each['text']}").casefold() for each in index["docs"]})
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(5_000)
    box = page.locator(".md-search__input")

    def found(query):
        page.goto(served["root"])
        for _ in range(12):  # typed before the theme's script listens, a query is lost
            box.fill(query)
            box.press("End")
            with suppress(PlaywrightTimeout):
                count, links = page.wait_for_function(_LISTED, polling=400).json_value()
                return count, [link.split("?")[0].replace(served["root"], "") for link in links]
        pytest.fail(f"nothing was listed for {query}")

    yield found
    context.close()


@pytest.mark.parametrize("query", ["cai cach", "cải cách", "CAI CACH", unicodedata.normalize("NFD", "cải cách")], ids=ascii)
def test_reform_is_found_with_and_without_accents(search, query):
    count, addresses = search(query)
    assert count >= 10
    assert all("cai cach" in WORDS[address.partition("#")[0]] for address in addresses)


@pytest.mark.parametrize("query", ["thu tuc dat dai", "thủ tục đất đai"])
def test_land_procedures_are_found(search, query):
    found = search(query)
    assert any("thu-tuc-dat-dai" in address for address in found[1][:5]), found


@pytest.mark.parametrize("query", ["Đồng Đăng", "dong dang", "đồng đăng"])
def test_the_hamlet_is_found_by_its_name_and_without_accents(search, query):
    assert any("thon-dong-dang" in address for address in search(query)[1][:3])


def test_with_accents_other_words_of_the_same_letters_are_not_found(search):
    assert search("Đồng Đăng")[0] < search("dong dang")[0]


def test_a_word_with_other_accents_is_another_word(search):
    assert not any("thon-dong-dang" in address for address in search("Đông Đảng")[1])


def test_a_document_is_found_by_its_number(search):
    assert any(address.startswith("van-ban/") for address in search("102/BC-UBND")[1][:5])
