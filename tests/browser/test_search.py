"""The search as residents type: without accents it finds all, with accents it tells words apart (design §3)."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from generator.words.vietnamese import without_accents

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


WORDS: dict[str, str] = {}
"""What the index holds of each page, without accents."""


@pytest.fixture(scope="module")
def search(served, browser):
    """Types a query and gives the number of pages found and the addresses of the first ten."""
    index = json.loads((served["folder"] / "search/search_index.json").read_text("utf-8"))
    WORDS.update({each["location"]: without_accents(f"{each['title']} {each['text']}").casefold() for each in index["docs"]})
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(5_000)
    box, told = page.locator(".md-search__input"), page.locator(".md-search-result__meta")

    def found(query):
        page.goto(served["root"])
        for _ in range(12):  # typed before the theme's script listens, a query is lost
            box.fill(query)
            try:
                page.wait_for_function("/liên quan/.test(document.querySelector('.md-search-result__meta').textContent)")
                break
            except PlaywrightTimeout:
                box.fill("")
        links = page.locator("a.md-search-result__link").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        count = re.match(r"\s*(\d+)", told.text_content())
        return int(count[1]) if count else 0, [link.split("?")[0].replace(served["root"], "") for link in links]

    yield found
    context.close()


@pytest.mark.parametrize("query", ["cai cach", "cải cách", "CAI CACH", unicodedata.normalize("NFD", "cải cách")], ids=ascii)
def test_reform_is_found_with_and_without_accents(search, query):
    count, addresses = search(query)
    assert count >= 10
    assert all("cai cach" in WORDS[address.partition("#")[0]] for address in addresses)


@pytest.mark.parametrize("query", ["thu tuc dat dai", "thủ tục đất đai"])
def test_land_procedures_are_found(search, query):
    assert any("thu-tuc-dat-dai" in address for address in search(query)[1][:5])


@pytest.mark.parametrize("query", ["Đồng Đăng", "dong dang", "đồng đăng"])
def test_the_hamlet_is_found_by_its_name_and_without_accents(search, query):
    assert any("thon-dong-dang" in address for address in search(query)[1][:3])


def test_with_accents_other_words_of_the_same_letters_are_not_found(search):
    assert search("Đồng Đăng")[0] < search("dong dang")[0]


def test_a_word_with_other_accents_is_another_word(search):
    assert not any("thon-dong-dang" in address for address in search("Đông Đảng")[1])


def test_a_document_is_found_by_its_number(search):
    assert any(address.startswith("van-ban/") for address in search("102/BC-UBND")[1][:5])
