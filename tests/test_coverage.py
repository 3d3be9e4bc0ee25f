"""The table of docs/coverage.md is followed row by row: the page is there and shows the thing, kinds and tests exist."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import html

from generator.contract.kinds import BY_NAME
from tests.sites import REPO

TABLE = REPO / "docs" / "coverage.md"
# The rows of the five documents: the plan of Quyết Thắng, the notices of Kiến Thụy and a ward, the letters of Đường An and Tân Kỳ.
ROWS = tuple(
    f"{document}-{number}"
    for document, last in (("QT", 8), ("KT", 6), ("PH", 6), ("DA", 5), ("TK", 6))
    for number in range(1, last + 1)
)
_ADDRESS = r"/(?:[\w-]+/)*"
_SEEN = re.compile(rf"`(?P<address>{_ADDRESS})`|`#(?P<anchor>[\w-]+)`|“(?P<words>[^”]+)”")


class Row(NamedTuple):
    """One row: `pages` is what must be seen, as (address, anchor or None, words or None)."""

    demand: str
    kinds: list[str]
    pages: list[tuple[str, str | None, str | None]]
    tests: list[str]


@cache
def table():
    """The rows of the table by name. A row that stands twice fails here."""
    found = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if re.match(r"\| [A-Z]{2}-\d+ \|", line):
            name, demand, kinds, pages, tests = (cell.strip() for cell in line.strip("|").split("|"))
            assert name not in found, f"{name} stands twice"
            found[name] = Row(demand, re.findall(r"`([^`]+)`", kinds), _pages(pages), re.findall(r"`([^`]+)`", tests))
    return found


def _pages(cell):
    seen, address = [], None
    for each in _SEEN.finditer(cell):
        if each["address"]:
            address = each["address"]
        else:
            assert address, f"what is seen stands before its page: {cell}"
            seen.append((address, each["anchor"], each["words"]))
    assert not re.search(r"[^\s,]", re.sub(r"<br>", "", _SEEN.sub("", cell))), f"neither address, anchor nor words: {cell}"
    return seen


@pytest.fixture(scope="module")
def shown(site):
    """What a page of the sample site shows below its menus: its words with single spaces, and its anchors."""

    @cache
    def look(address):
        path = site / address.strip("/") / "index.html"
        assert path.is_file(), f"no page {address}"
        (inside,) = html.fromstring(path.read_bytes()).xpath("//*[@id='noi-dung']")
        return " ".join(" ".join(inside.itertext()).split()), set(inside.xpath(".//@id"))

    return look


def test_every_row_of_the_documents_is_in_the_table():
    """Nothing that was asked for drops out, and nothing is added that nobody asked for."""
    assert tuple(table()) == ROWS


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_shown_by_the_sample_site(name, shown):
    """Each page that the row names is there, and on it what the row says is seen there."""
    row = table()[name]
    missing = []
    for address, anchor, words in row.pages:
        text, ids = shown(address)
        if anchor and anchor not in ids:
            missing.append(f"{address}#{anchor}")
        if words and words not in text:
            missing.append(f"{address} “{words}”")
    assert missing == []
    assert row.pages


@pytest.mark.parametrize("name", ROWS)
def test_a_row_names_kinds_of_data_that_exist_and_that_the_sample_keeps(name, site):
    """The kinds are those of the contract, and the sample publishes records of each."""
    row = table()[name]
    assert row.demand
    assert row.kinds
    for kind in row.kinds:
        assert kind in BY_NAME
        published = json.loads((site / "du-lieu" / f"{kind}.json").read_bytes())
        assert published[kind.replace("-", "_")], kind


@pytest.mark.parametrize("name", ROWS)
def test_a_row_names_tests_that_exist(name):
    """What is said to show it is a test of ours, by file and function."""
    row = table()[name]
    assert row.tests
    for each in row.tests:
        path, _, function = each.partition("::")
        assert re.search(rf"^def {function}\(", (REPO / Path(path)).read_text(encoding="utf-8"), re.MULTILINE), each


def test_gaps_are_those_of_rows():
    """What is not served is told of rows that stand in the table."""
    _, _, gaps = TABLE.read_text(encoding="utf-8").partition("## What is not served")
    named = re.findall(r"[A-Z]{2}-\d+", gaps)
    assert named
    assert set(named) <= set(ROWS)
