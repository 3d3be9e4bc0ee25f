"""Pages for everyone: by keyboard, by ear, enlarged, without motion, in the device's own colours, without scripts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.browser.kinds import KINDS
from tests.browser.test_pages import ADD_STYLE, READERS_WISHES

pytestmark = pytest.mark.browser
OFFERED = [kind for kind in KINDS if kind != "404.html"]
WALKED = ("", "nhiem-vu/", "chi-so/muc-do-hai-long/", "giam-sat/")
"""Pages with every sort of thing to operate: links, fields, what opens, tables that scroll."""
_SILENT = {"none", "generic", "StaticText", "InlineTextBox", "ListMarker", "LineBreak"}


class Heard:
    """A page as a screen reader is told of it: every node that is not ignored, in reading order."""

    def __init__(self, page):
        protocol = page.context.new_cdp_session(page)
        self.nodes = protocol.send("Accessibility.getFullAXTree")["nodes"]
        protocol.detach()
        self.by_id = {node["nodeId"]: node for node in self.nodes}

    def told(self, node=None):
        node = node or self.nodes[0]
        if not node.get("ignored"):
            yield node
        for child in node.get("childIds", ()):
            if child in self.by_id:
                yield from self.told(self.by_id[child])

    def of(self, *roles):
        return [node for node in self.told() if role(node) in roles]

    def inside(self, node):
        return [each for each in self.told(node) if each is not node and role(each) not in _SILENT]


def role(node):
    return node["role"]["value"]


def name(node):
    return node.get("name", {}).get("value", "").strip()


def description(node):
    return node.get("description", {}).get("value", "").strip()


def level(node):
    return next(each["value"]["value"] for each in node["properties"] if each["name"] == "level")


@pytest.mark.parametrize("address", OFFERED)
def test_a_page_can_be_heard(served, visit, address):
    """One main part with one first heading, no level skipped, charts told whole and not in pieces, tables with headers."""
    heard = Heard(visit(served["root"] + address, width=390))
    assert [len(heard.of(each)) for each in ("main", "banner", "contentinfo")] == [1, 1, 1]
    menus = {"Đầu trang", "Các phần của trang", "Danh mục", "Tất cả các phần", "Ô tìm kiếm"}
    assert not menus & {name(each) for each in heard.told(heard.of("main")[0]) if role(each) == "navigation"}
    levels = [level(each) for each in heard.of("heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert all(name(each) for each in heard.of("navigation", "region", "search"))
    for image in heard.of("image"):
        parts = [(role(each), name(each)) for each in heard.inside(image)]
        assert parts == [], name(image)
    for figure in heard.of("figure"):
        captions = ["".join(name(text) for text in heard.told(each)) for each in heard.told(figure) if role(each) == "Figcaption"]
        for image in (each for each in heard.told(figure) if role(each) == "image"):
            said = [text for text in (name(figure), *captions, name(image), description(image)) if text]
            assert len(said) == len(set(said)) == 2, said  # what it shows, and what is seen in it; nothing twice
    for table in heard.of("table"):
        assert {role(each) for each in heard.told(table)} & {"columnheader", "rowheader"}


def test_the_home_page_is_heard_in_the_order_that_matters(served, visit):
    """How far the plan is, what is late, whether people are satisfied, what is new, where to complain; then the rest."""
    heard = Heard(visit(served["root"], width=390))
    told = [name(each) for each in heard.told(heard.of("main")[0])]
    said = told[told.index("Tóm tắt") :]
    places = [
        next(i for i, text in enumerate(said) if part in text) for part in ("hoàn thành", "chậm", "hài lòng", "Gửi phản ánh")
    ]
    assert places == sorted(places)
    assert places[-1] < next(i for i, text in enumerate(said) if text == "Từng lĩnh vực làm đến đâu?")


_TABBABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((each) => each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true })).length"""
_FOCUSED = """() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  const style = getComputedStyle(each), box = each.getClientRects()[0] ?? each.getBoundingClientRect();
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  const former = window.formerFocus;
  window.formerFocus = each;
  return {
    what: each.outerHTML.slice(0, 120),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    seen: box.width > 0 && box.height > 0 && x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
    free: !!top && (each.contains(top) || top.contains(each) || !!top.closest("label")),
    after: !former || !!(former.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""


_UNSEEN_SCROLLERS = """() => [...document.body.querySelectorAll("*")].filter((each) => {
  if (!each.checkVisibility({ visibilityProperty: true })) return false;
  const { overflowX, overflowY } = getComputedStyle(each);
  const within = (each.scrollHeight > each.clientHeight && overflowY) + (each.scrollWidth > each.clientWidth && overflowX);
  return /auto|scroll/.test(within) && !(each.clientHeight && each.clientWidth);
}).map((each) => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", WALKED)
def test_the_keyboard_walks_through_in_order_and_always_sees_where_it_is(served, visit, address, width):
    """Each thing once, in the page's order, with a ring around it, nowhere below the sticky head; and out at the end."""
    page = visit(served["root"] + address, width=width, motion="reduce")
    assert page.evaluate(_UNSEEN_SCROLLERS) == []  # a browser lets the keyboard reach what scrolls, be it without height
    most = page.evaluate(_TABBABLE)
    trouble, steps = [], 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#noi-dung"
    while steps <= most + 2 and (found := page.evaluate(_FOCUSED)):
        if steps and 'href="#noi-dung"' in found["what"]:
            break  # a window without bars of its own may begin anew at once
        steps += 1
        trouble += [(kind, found["what"]) for kind in ("ring", "seen", "free", "after") if not found[kind]]
        page.keyboard.press("Tab")
    assert not trouble, trouble
    assert steps >= most - 2, "something cannot be reached"
    assert steps <= most + 2, "the keyboard is trapped"
    while steps > most // 2 and page.evaluate("document.activeElement !== document.body"):
        page.keyboard.press("Shift+Tab")
        steps -= 1
    found = page.evaluate(_FOCUSED)
    assert found is None or (found["seen"] and found["free"]), found


def test_the_menu_of_a_phone_is_opened_and_shut_by_the_keyboard(served, visit):
    page = visit(served["root"] + "ke-hoach/", width=390)
    button, first = page.get_by_role("button", name="Danh mục", exact=True), page.locator(".md-sidebar--primary a").first
    assert not first.is_visible()
    assert button.get_attribute("aria-expanded") == "false"
    button.press("Enter")
    assert first.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    assert first.evaluate("each => each === document.activeElement")
    assert page.evaluate("document.querySelector('.md-content').inert")
    titles = page.locator(".md-sidebar--primary a").all_inner_texts()
    assert len(titles) == len(set(titles))
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('.md-content').inert")
    assert button.evaluate("each => each === document.activeElement")
    assert button.get_attribute("aria-expanded") == "false"
    button.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement === document.querySelector('.mb-close')")
    page.get_by_role("button", name="Đóng danh mục").press("Enter")
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("each => each === document.activeElement")
    button.click()
    page.mouse.click(380, 500)  # beside the menu
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("each => each === document.activeElement")


def test_text_of_twice_the_size_has_room_on_a_phone(served, visit):
    """The home page's answers stand below their figures, fields below each other, and the menu leaves a way out."""
    larger = (ADD_STYLE, READERS_WISHES[0])
    page = visit(served["root"], width=360)
    page.evaluate(*larger)
    rooms = page.locator(".mb-answers__value + span").evaluate_all(
        "all => all.map((each) => [each.clientWidth, 9 * parseFloat(getComputedStyle(each).fontSize), each.parentElement.clientWidth])"
    )
    assert rooms
    assert all(room >= min(least, whole) - 1 for room, least, whole in rooms), rooms
    page.get_by_role("button", name="Danh mục", exact=True).press("Enter")
    page.wait_for_function("document.querySelector('.md-sidebar--primary').getBoundingClientRect().left === 0")
    assert page.locator(".md-sidebar--primary").bounding_box()["width"] <= 0.85 * 360
    cross = page.get_by_role("button", name="Đóng danh mục").bounding_box()
    assert cross["x"] + cross["width"] <= 0.85 * 360
    page = visit(served["root"] + "nhiem-vu/", width=360)
    page.evaluate(*larger)
    fields = page.locator(".mb-filter select").evaluate_all(
        "all => all.map((each) => each.clientWidth / parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(fields) >= 7, fields


def test_a_row_of_the_home_page_leads_on_wherever_it_is_tapped(served, visit):
    """The figure too; and the second link of a row leads where it says."""
    page = visit(served["root"], width=360)
    rows = page.locator(".mb-answers > li:has(.mb-answers__value)")
    for i in range(rows.count()):
        first = rows.nth(i).locator("a").first
        value = rows.nth(i).locator(".mb-answers__value")
        value.scroll_into_view_if_needed()
        box = value.bounding_box()
        hit = page.evaluate_handle("at => document.elementFromPoint(...at)", [box["x"] + 4, box["y"] + box["height"] / 2])
        assert first.evaluate("(each, hit) => each === hit", hit)
    page.locator(".mb-answers__note a").first.click()
    assert page.url.endswith("#moi")


def test_an_address_inside_a_fold_opens_it(served, visit):
    """A complaint that was answered long ago, and on a phone what a shortcoming or a duty explains."""
    page = visit(served["root"] + "kien-nghi/#kn-2026-001", width=360)
    assert page.locator("#kn-2026-001").is_visible()
    page.evaluate("location.hash = '#dt-2026-01'")
    page.locator("#dt-2026-01").wait_for(state="visible")
    for address in ("ton-tai/", "bao-cao/"):
        page = visit(served["root"] + address, width=360)
        fold = page.locator("[id]:has(> .mb-fold)").first
        assert not fold.locator(".mb-fold dl, .mb-fold table, .mb-fold ol").first.is_visible()
        page = visit(f"{served['root']}{address}#{fold.get_attribute('id')}", width=360)
        assert page.locator(":target > .mb-fold :is(dl, table, ol)").locator("visible=true").count()


def test_without_scripts_the_menu_opens_and_all_that_opens_opens(served, visit):
    page = visit(served["root"] + "hai-long/", width=390, javascript=False)
    page.locator(".md-header [for=__drawer]").click()
    link = page.locator(".md-sidebar--primary a[href$='nhiem-vu/']")
    assert link.is_visible()
    link.click()
    assert page.url == served["root"] + "nhiem-vu/"
    page.locator(".md-header [for=__drawer]").click()
    page.locator(".mb-close").click()
    page.locator(".md-sidebar--primary a").first.wait_for(state="hidden")
    closed = page.locator("main details:not([open]) > summary").first
    closed.click()
    assert page.locator("main details[open]").count() > 0
    assert not page.locator("[data-mb-stale], [data-mb-silent], .md-search, .mb-filter").filter(visible=True).count()
    assert page.locator(".mb-footer__links a").filter(visible=True).count() > 15


def test_the_colours_chosen_are_kept_and_else_the_devices_own_are_taken(served, open_page):
    """By a button that says what it will do; they are there before any script file is."""
    page = open_page(served["root"], scheme="dark", width=390)
    scheme = "document.body.dataset.mdColorScheme"
    lighter = page.get_by_role("button", name="Chuyển sang nền sáng", exact=True)
    darker = page.get_by_role("button", name="Chuyển sang nền tối", exact=True)
    assert page.evaluate(scheme) == "slate"
    lighter.press("Enter")
    assert page.evaluate(scheme) == "default"
    assert darker.evaluate("each => each === document.activeElement")
    assert not lighter.count()
    assert page.trouble == []
    page.route("**/*.js", lambda route: route.abort())
    page.goto(served["root"] + "ke-hoach/")
    assert page.evaluate(scheme) == "default"
    assert darker.is_visible()
    page.unroute("**/*.js")
    page.reload()
    page.keyboard.press("Tab")
    darker.press("Space")
    assert page.evaluate(scheme) == "slate"
    unscripted = [open_page(served["root"], javascript=False, scheme=each) for each in ("dark", "light")]
    papers = [each.evaluate("getComputedStyle(document.body).backgroundColor") for each in unscripted]
    assert papers == [page.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)"]
    assert not unscripted[0].locator(".mb-colors").is_visible()


def test_nothing_moves_for_who_wants_no_motion(served, visit):
    page = visit(served["root"] + "chi-so/muc-do-hai-long/", width=390, motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((each) => ["", "::before", "::after"].map((part) => getComputedStyle(each, part)))
          .filter((style) => [style.transitionDuration, style.animationName === "none" ? "0s" : style.animationDuration]
            .some((all) => all.split(", ").some((one) => parseFloat(one) > 0.001)) || style.scrollBehavior === "smooth").length"""
    )
    assert moving == 0


@pytest.mark.parametrize("address", ["", "ke-hoach/", "nhiem-vu/"])
def test_in_the_devices_own_colours_states_and_parts_stay_told_apart(served, visit, address):
    """Where colours are the device's, buckets keep theirs within borders, and states have a shape and a word."""
    page = visit(served["root"] + address, width=390, forced="active")
    parts = page.locator(".mb-buckets__bar").first.locator("i")
    fills = [parts.nth(i).evaluate("each => getComputedStyle(each).backgroundColor") for i in range(parts.count())]
    badges = page.locator(".mb-badge").filter(visible=True)
    plain = badges.evaluate_all("all => all.filter((each) => !each.querySelector('svg') || !each.textContent.trim()).length")
    borders = badges.evaluate_all("all => all.filter((each) => parseFloat(getComputedStyle(each).borderTopWidth) < 1).length")
    assert len(set(fills)) == len(fills)
    assert (plain, borders) == (0, 0)
