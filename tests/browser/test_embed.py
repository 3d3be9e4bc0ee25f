"""The embed on a portal: in a frame of any width it fits, is accessible, and its links open the whole window."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PORTAL = '<!doctype html><html lang="vi"><title>Cổng</title><main><h1>Cổng</h1>{code}</main>'


@pytest.fixture
def framed(served, visit):
    """A portal's page of a width, with one of the texts to copy on it, pointing to the site as it is served here."""

    def shown(number, width, **options):
        page = visit(served["root"] + "nhung/", **options)
        code = page.locator("pre code").nth(number).inner_text()
        page.set_viewport_size({"width": width + 16, "height": 900})
        page.set_content(PORTAL.format(code=code.replace("https://minhhoa.example.vn/cchc/", served["root"])))
        frame = page.frame_locator("iframe")
        frame.locator("h1").wait_for()
        return page, frame.locator(":root")

    return shown


@pytest.mark.parametrize(("number", "width"), [(1, 200), (1, 240), (1, 360), (0, 520), (0, 800), (0, 1200)])
def test_the_embed_fits_its_frame(framed, number, width):
    """No part lies beside or below it."""
    _, root = framed(number, width)
    across, down = root.evaluate(
        "root => [root.scrollWidth - root.clientWidth, Math.ceil(document.querySelector('main').getBoundingClientRect().bottom) - innerHeight]"
    )
    assert across <= 0
    assert down <= 0


@pytest.mark.parametrize(
    "options", [{"scheme": "light"}, {"scheme": "dark"}, {"forced": "active"}], ids=lambda each: str(*each.values())
)
def test_axe_finds_nothing_in_the_embed(served, visit, options):
    page = visit(served["root"] + "nhung/tien-do/", width=240, **options)
    assert page.evaluate("document.documentElement.scrollWidth") <= 240
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []


def test_a_link_in_the_frame_opens_the_whole_window(served, framed):
    page, root = framed(0, 800, javascript=False)
    root.get_by_role("link", name="Xem toàn bộ kết quả").click()
    page.wait_for_url(served["root"])
    assert page.locator("iframe").count() == 0
