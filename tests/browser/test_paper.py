"""Paper: one sheet a poster whatever its names, a letterhead and no navigation on every kind of page, briefings on two sides."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

pytestmark = pytest.mark.browser
MILLIMETRE = 72 / 25.4


def sheets(page):
    """The sizes of the sheets that a page is printed on, in millimetres."""
    page.emulate_media(media="print")
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/Type\s*/Page\b[^s].*?/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf, re.DOTALL)
    return [(round(float(width) / MILLIMETRE), round(float(height) / MILLIMETRE)) for width, height in boxes]


@pytest.mark.parametrize(("address", "size"), [("niem-yet/2026-10/", (210, 297)), ("niem-yet/2026-10/a3/", (297, 420))])
def test_a_poster_is_one_sheet_whatever_its_names(served, visit, address, size):
    page = visit(served["root"] + address, javascript=False)
    assert sheets(page) == [size]
    inside = "el => { const box = el.closest('.mb-poster').getBoundingClientRect(), own = el.getBoundingClientRect(); return own.bottom <= box.bottom + 1 && own.right <= box.right + 1 }"
    page.emulate_media(media="print")
    assert page.locator(".mb-poster__news li:last-child").evaluate(inside)
    # As long as the templates let a name become, and with letters wider than most.
    page.locator(".mb-poster__head p >> nth=0").evaluate("el => el.textContent = 'Phường WWWW '.repeat(7)")
    page.locator(".mb-poster__pair .mb-poster__note").evaluate("el => el.textContent = 'Khảo sát mmmm '.repeat(6)")
    page.locator(".mb-poster__address").evaluate("el => el.textContent = 'mmmmmmmmmm.'.repeat(7)")
    page.locator(".mb-poster__number >> nth=0").evaluate("el => el.classList.add('mb-poster__number--wide')")
    page.locator(".mb-poster__number b >> nth=0").evaluate("el => el.textContent = '10.000/10.000'")
    page.locator(".mb-poster__news li span").evaluate_all(
        "all => all.forEach(el => el.textContent = 'Hoàn thành mmmm '.repeat(10))"
    )
    assert sheets(page) == [size]
    assert page.locator(".mb-poster__foot svg").evaluate(inside)
    assert page.locator(".mb-poster__number b").evaluate_all(f"all => all.every({inside})")


@pytest.mark.parametrize("address", ["", "nhiem-vu/giao-ban-tuan/", "nhiem-vu/", "giam-sat/", "phat-thanh/2026-10/"])
def test_paper_has_a_letterhead_and_no_navigation(served, visit, address):
    page = visit(served["root"] + address)
    page.emulate_media(media="print")
    head = page.locator(".mb-sheet")
    assert f"https://minhhoa.example.vn/cchc/{address}" in head.inner_text()
    assert f"Số liệu tính đến {'31/10' if 'phat-thanh' in address else '10/11'}/2026" in head.inner_text()
    assert head.locator("img").evaluate("image => image.complete && image.naturalWidth > 20")
    shown = "all => all.filter(each => each.checkVisibility()).map(each => each.className)"
    assert page.locator(".md-header, .md-tabs, .md-sidebar, .mb-edit, .md-nav, .mb-chips").evaluate_all(shown) == []
    assert set(sheets(page)) == {(210, 297)}


@pytest.mark.parametrize("address", ["giao-ban/2026-10/", "giao-ban/2026-q3/", "giao-ban/tuan-nay/", "giao-ban/tuan-truoc/"])
def test_a_briefing_is_at_most_two_sides_in_letters_that_can_be_read(served, visit, address):
    """Nothing below 8 pt, what is read aloud at 8.5; a list of days may part, or it leaves half a column empty."""
    page = visit(served["root"] + address)
    assert len(sheets(page)) <= 2
    points = "all => Math.min(...all.filter(each => each.checkVisibility()).map(each => parseFloat(getComputedStyle(each).fontSize) * .75))"
    assert page.locator(".mb-brief :is(p, li, dd, a, b, span, small)").evaluate_all(points) >= 7.99
    assert page.locator(".mb-brief :is(p:not(.mb-list__note, .mb-muted), li, .mb-brief__why dd)").evaluate_all(points) >= 8.49
    days = page.locator(".mb-brief__days dt")
    assert days.evaluate_all("all => all.every(each => getComputedStyle(each).breakAfter == 'auto')")


def test_a_button_prints_where_the_browser_can(served, visit):
    page = visit(served["root"] + "giao-ban/tuan-nay/")
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="In trang này").click()
    assert page.evaluate("window.printed")


def test_the_title_reaches_the_running_head(served, visit):
    page = visit(served["root"] + "nhiem-vu/giao-ban-tuan/")
    title = "getComputedStyle(document.documentElement).getPropertyValue('--mb-title')"
    assert page.evaluate(title) == f'"{page.locator("h1").inner_text()}"'


@pytest.mark.parametrize(("address", "most"), [("giam-sat/", 10), ("ho-so/", 8)])
def test_a_long_page_takes_few_sheets_and_loses_nothing(served, visit, address, most):
    """Every table of it is on paper, each below the one before; what only explains words is not."""
    page = visit(served["root"] + address)
    assert len(sheets(page)) <= most
    boxes = page.locator(".mb-table:visible").evaluate_all(
        "all => all.map(each => [each.closest('.mb-grid > div') ? 1 : 0, each.getBoundingClientRect().top, each.getBoundingClientRect().bottom])"
    )
    assert len(boxes) == page.locator(".mb-table").count()
    below = [box for box in boxes if not box[0]]
    assert all(after[1] >= before[2] - 1 for before, after in pairwise(below))
    assert not page.locator(".mb-legend:visible, .mb-chart summary:visible, button:visible").count()
    assert page.locator(".mb-signatures:visible").count() == (address == "giam-sat/")


@pytest.mark.parametrize("address", ["", "ke-hoach/", "nhiem-vu/ra-soat-van-ban-qppl/", "nhiem-vu/", "kien-nghi/", "nhung/"])
def test_paper_is_filled_and_asks_nobody_to_tap(served, visit, address):
    """A list of facts parts between two sheets, or it leaves one half empty; a state says what it means beside it.

    No heading stands over what only a screen shows.
    """
    page = visit(served["root"] + address)
    page.emulate_media(media="print")
    assert page.locator(".mb-facts dt").evaluate_all("all => all.every(each => getComputedStyle(each).breakAfter == 'auto')")
    taps = (".mb-legend", ".mb-state__ask", ".mb-state > summary", ".mb-data", ".mb-doors", ".mb-embed")
    assert not page.locator(", ".join(f"{each}:visible" for each in taps)).count()
    alone = "all => all.filter(each => { let next = each; while ((next = next.nextElementSibling) && !next.checkVisibility()); return !next || next.tagName === 'H2' }).map(each => each.textContent)"
    assert page.locator("h2:visible").evaluate_all(alone) == []
    for state in page.locator(".mb-state").all():
        assert state.locator("p").evaluate("each => each.checkVisibility({ contentVisibilityAuto: true })")
