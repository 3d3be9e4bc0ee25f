"""Plain words: each page says in a sentence what it shows, and what its words mean is a tap away, without JavaScript."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest
from lxml import html

from generator.check.records import check
from generator.contract.vocabulary import BUCKETS, FLAGS, STATES
from generator.pipeline import outputs_of
from generator.publish.meanings import MEANINGS
from generator.publish.templates import HOME, inside_of
from generator.read.sources import read_worktree
from tests.builders import records
from tests.sites import REPO

# The sample commune is read once, by one worker.
pytestmark = pytest.mark.xdist_group("plain_words")
ON = date(2026, 11, 10)
# Sheets of paper, the commune's own texts, and what stands in another site's page have their own first words.
OTHER_WORDS = {"article.html", "prose.html", "poster.html", "embed.html"}
FOLD = "Các từ trên trang này nghĩa là gì?"


@cache
def drafts(name):
    """The pages of the sample commune, or of a commune without any records."""
    found = check(read_worktree(REPO), ON).records if name == "sample" else records()
    return outputs_of(found, ON).pages


@cache
def kinds(name):
    """The first and the last page of each template, as their insides."""
    first, last = {}, {}
    for draft in drafts(name):
        first.setdefault(draft.template, draft)
        last[draft.template] = draft
    chosen = {draft.address: draft for found in (first, last) for draft in found.values() if draft.template}
    return {address: (draft.template, inside(draft)) for address, draft in chosen.items()}


def inside(draft):
    return html.fragment_fromstring(inside_of(draft), create_parent="body")


def page(address):
    return inside(next(draft for draft in drafts("sample") if draft.address == address))


def words(node):
    return " ".join(" ".join(node.itertext()).split())


@pytest.mark.parametrize("name", ["sample", "empty"])
def test_each_kind_of_page_says_what_it_shows(name):
    """One lede right below the heading, short enough for one look, whether there is much to show or nothing yet."""
    for address, (template, body) in kinds(name).items():
        ledes = body.xpath(".//*[@class='mb-lede']")
        if template in OTHER_WORDS and not ledes:
            continue
        assert len(ledes) == 1, f"/{address} ({template})"
        before = ledes[0].getprevious()
        assert before.tag == "h1" or before.get("class") == "mb-byline", f"/{address} ({template})"
        assert words(ledes[0]).endswith((".", "?")) or template == "document.html", f"/{address} ({template})"
        assert 15 < len(words(ledes[0])) <= 320, f"/{address} ({template}): {words(ledes[0])}"


def method():
    return page("phuong-phap/")


def test_every_word_has_its_place_on_the_page_of_methods():
    """States, groups, remarks and measures: an anchor for each, with its meaning beside it, and no anchor twice."""
    body = method()
    ids = body.xpath(".//@id")
    assert len(set(ids)) == len(ids)
    for terms in (STATES, BUCKETS, FLAGS, MEANINGS):
        for key, term in terms.items():
            (place,) = body.xpath(f".//dt[@id='{key}']")
            assert term.label in words(place)
            assert term.meaning in words(place.getnext())


def test_meanings_are_plain():
    """A sentence or two that ends, and fits below a figure on a phone."""
    for key, term in MEANINGS.items():
        assert re.fullmatch(r"[a-z0-9_]+", key)
        assert term.meaning.endswith(".")
        assert len(term.meaning) <= 200, key


def test_links_to_methods_find_their_place():
    """Every address of a place on that page, in any template, leads to one."""
    ids = set(method().xpath(".//@id")) | set(STATES)
    for path in sorted((HOME / "pages").glob("*.html")):
        for anchor in re.findall(r'~/phuong-phap/#([\w-]+)"', path.read_text(encoding="utf-8")):
            assert anchor in ids, f"{path.name}: #{anchor}"


def test_every_word_is_explained_where_it_is_used():
    """No meaning is written for a page that does not exist."""
    told = "".join(path.read_text(encoding="utf-8") for path in sorted((HOME / "pages").glob("*.html")))
    said = {key for keys in re.findall(r"ui\.meanings\(\(([^)]*)\)", told) for key in re.findall(r'"(\w+)"', keys)}
    assert said == set(MEANINGS)


@pytest.mark.parametrize(
    "address",
    [
        "kien-nghi/",
        "kiem-tra/",
        "bao-cao/",
        "ton-tai/",
        "ghi-nhan/",
        "ho-so/",
        "chi-so/",
        "hai-long/",
        "bo-chi-so/",
        "ke-hoach/",
        "giam-sat/",
    ],
)
def test_a_page_explains_its_words_once(address):
    """One fold a page, so that a long list has no link more for it; it opens without JavaScript and leads on."""
    (fold,) = page(address).xpath(f".//details[summary='{FOLD}']")
    assert len(fold.findall(".//dt")) == len(fold.findall(".//dd")) > 0
    assert fold.xpath(".//a/@href") == ["../phuong-phap/#tu_ngu"]


@pytest.mark.parametrize("folder", ["nhiem-vu/", "linh-vuc/", "don-vi/", "ke-hoach/", "giao-ban/"])
def test_a_list_of_tasks_explains_their_states_once(folder):
    templates = {"task_list.html", "area.html", "unit.html", "plan.html", "briefing.html"}
    body = inside(next(each for each in drafts("sample") if each.address.startswith(folder) and each.template in templates))
    (fold,) = body.xpath(".//details[summary='Các trạng thái nghĩa là gì?']")
    assert [words(each) for each in fold.findall(".//dt")] == [term.label for term in STATES.values()]


def test_addresses_of_news_are_given_in_full_and_can_be_copied():
    """A button for each, seen only where the browser can copy; each says what it copies, and the result is announced."""
    body = page("dang-ky/")
    buttons = body.xpath(".//button[@data-mb-copy]")
    assert len(buttons) > 8
    for each in buttons:
        assert each.get("data-mb-copy") == words(each.getprevious())
        assert each.get("data-mb-copy").startswith("https://")
        assert each.get("hidden") is not None
    names = [each.get("aria-label") for each in buttons]
    assert len(set(names)) == len(names)
    assert body.xpath("count(.//*[@data-mb-copied and @role='status'])") == 1
