"""The site opened from a disk, without a server and without a network: pages, pictures, search and filters."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

import pytest

from tests.sites import REPO, broken_on_disk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("disk")]
SHOWN = (
    "",
    "ke-hoach/",
    "nhiem-vu/",
    "nhiem-vu/de-an-vi-tri-viec-lam/",
    "chi-so/",
    "chi-so/muc-do-hai-long/",
    "hai-long/khao-sat-sipas/",
    "ho-so/",
    "bo-chi-so/phuc-vu-766-2026/",
    "giam-sat/",
    "giao-ban/2026-10/",
    "bai-viet/2026-05-21-thon-dong-dang-cung-hoc-nop-ho-so/",
    "dang-ky/",
)
"""Pages with scripts or pictures of every sort; links of all the others are walked without a browser."""


@pytest.fixture(scope="module")
def disk(served, tmp_path_factory):
    """The unpacked copy, in a folder whose name is as awkward as those of people."""
    folder = tmp_path_factory.mktemp("dia") / "Ổ USB #1 (100%)"
    with zipfile.ZipFile(served["archive"]) as packed:
        packed.extractall(folder)
    (copy,) = folder.iterdir()
    return copy


def _hosts(page):
    return {asked for asked in page.asked if not asked.startswith(("file:", "data:"))}


def test_every_link_of_the_sample_leads_to_a_file(disk):
    files = {path.relative_to(disk).as_posix() for path in disk.rglob("*") if path.is_file()}
    assert broken_on_disk({file: (disk / file).read_text("utf-8") for file in files if file.endswith(".html")}, files) == []


@pytest.mark.parametrize("address", SHOWN)
def test_pages_open_without_trouble_and_asks_no_host(disk, visit, address):
    page = visit((disk / "trang" / address / "index.html").as_uri(), width=360)
    assert page.trouble == []
    assert _hosts(page) == set()
    assert page.locator(".mb-disk").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    styled = "getComputedStyle(document.body).getPropertyValue('--mb-quiet')"
    assert page.evaluate(styled), "no style sheet"
    assert page.evaluate(
        "[...document.images].every((image) => !image.src || image.loading === 'lazy' || image.naturalWidth > 0)"
    )


def test_from_the_page_to_open_it_is_two_clicks_to_an_article(disk, open_page):
    page = open_page((disk / "MO-TRANG-NAY.html").as_uri(), width=360)
    page.wait_for_url("**/trang/index.html")
    page.locator("footer").get_by_role("link", name="Bài viết", exact=True).click()
    page.wait_for_url("**/bai-viet/index.html")
    page.locator(".mb-page h2 a, .mb-page h3 a").first.click()
    page.wait_for_url("**/bai-viet/2026-*/index.html")
    assert page.locator("h1").count() == 1
    assert page.trouble == []
    assert _hosts(page) == set()


def test_the_page_to_open_says_what_to_do_where_the_archive_was_not_unpacked(disk, open_page, tmp_path):
    alone = tmp_path / "MO-TRANG-NAY.html"
    alone.write_bytes((disk / alone.name).read_bytes())
    page = open_page(alone.as_uri(), width=360)
    assert page.get_by_text("Tệp ZIP chưa được giải nén").is_visible()


@pytest.mark.parametrize("address", ["index.html", "nhiem-vu/giao-ban-tuan/index.html"])
def test_the_search_finds_without_accents_and_leads_to_a_page(disk, open_page, address):
    page = open_page((disk / "trang" / address).as_uri())
    page.locator(".md-search__input").fill("cai cach")
    page.wait_for_function("/liên quan/.test(document.querySelector('.md-search [role=status]').textContent)")
    found = page.locator("a.md-search-result__link")
    assert found.count() >= 10
    found.first.click()
    page.wait_for_url("**/index.html*")
    assert page.locator("h1").count() == 1
    assert page.trouble == []
    assert _hosts(page) == set()


def test_indicators_are_filtered(disk, open_page):
    page = open_page((disk / "trang/chi-so/index.html").as_uri())
    page.locator("[data-mb-filter] input[name=tim]").fill("ho so")
    page.wait_for_function("/Tìm thấy/.test(document.querySelector('[data-mb-count]').textContent)")
    assert page.trouble == []


def test_supervision_is_narrowed_to_a_unit(disk, open_page):
    page = open_page((disk / "trang/giam-sat/index.html").as_uri())
    page.locator("[data-mb-narrow] select").first.select_option(index=1)
    page.wait_for_function("/Đang lọc/.test(document.querySelector('[data-mb-count]').textContent)")
    assert page.trouble == []


@pytest.fixture(scope="module")
def long_list(tmp_path_factory):
    """A small commune whose list of tasks has a page for every four."""
    folder = tmp_path_factory.mktemp("dai")
    shorter = "import generator.publish.pages.listing as listing; listing.PER_PAGE = 4; from generator.cli import main; main()"
    options = ["--as-of", "30/06/2026", "--site-dir", str(folder / "site"), "--zip", str(folder / "trang.zip")]
    subprocess.run(
        [sys.executable, "-c", shorter, "build", str(REPO / "tests/communes/tan-ky"), *options],
        cwd=REPO,
        env={**os.environ, "PYTHONPATH": str(REPO), "MINHBACH_CACHE": os.devnull},
        capture_output=True,
        check=True,
    )
    with zipfile.ZipFile(folder / "trang.zip") as packed:
        packed.extractall(folder)
    return next(folder.glob("*/trang"))


def test_the_filter_of_a_long_list_reads_its_other_pages(long_list, open_page):
    tasks = [each.parent.name for each in long_list.glob("nhiem-vu/*/index.html.js")]
    assert tasks == []  # only pages of lists are scripts too
    page = open_page((long_list / "nhiem-vu/index.html").as_uri())
    before = page.locator("[data-mb-list] tbody tr").count()
    page.locator("[data-mb-filter] select[name=xep]").select_option("ten")
    page.wait_for_function("/nhiệm vụ/.test(document.querySelector('[data-mb-count]').textContent)")
    assert "Mới tìm trong trang này" not in page.locator("[data-mb-count]").inner_text()
    assert page.locator("[data-mb-list] tbody tr").count() > 3 * before
    assert page.url.endswith("/nhiem-vu/index.html?xep=ten")
    page.locator("[data-mb-list] tbody tr a").last.click()
    page.wait_for_url("**/nhiem-vu/*/index.html")
    assert page.locator("h1").count() == 1
    assert page.trouble == []
