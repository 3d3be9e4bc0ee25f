"""The style page shows the visual language as it is: every state, every fill, in light and dark."""

from __future__ import annotations

import re
import runpy

import pytest
from lxml import html

from generator.contract.vocabulary import STATES
from tests.sites import REPO

PAGE: str = runpy.run_path(str(REPO / "docs/style.py"))["style_page"]()
SHEET = (REPO / "site_templates/theme/assets/stylesheets/minhbach.css").read_text("utf-8")


def test_the_style_page_is_up_to_date():
    """`make docs` writes it anew."""
    assert (REPO / "docs/style.html").read_text("utf-8") == PAGE, "out of date: run python docs/style.py"


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_each_state_is_shown_in_each_scheme_with_a_shape_of_its_own(scheme):
    (panel,) = html.fromstring(PAGE).xpath(f"//div[@data-md-color-scheme='{scheme}']")
    shapes = {}
    for state in STATES:
        badge = panel.xpath(f".//span[contains(concat(' ', @class, ' '), ' mb-badge--{state} ')]")[0]
        shapes[state] = badge.xpath("./svg/path/@d")[0]
        assert badge.text_content().strip() == STATES[state].label
    assert len(set(shapes.values())) == len(STATES)


def test_no_colour_is_written_outside_the_tokens():
    """Rules name what a colour means; only tokens, the paper's tokens and the shell's fixed bands say which it is."""
    rules = SHEET[SHEET.index("/* Shell */") : SHEET.index("/* Paper */")]
    written = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules))
    assert written <= {"#fff", "#10141a", "#1f2328"}


def test_every_class_that_the_page_shows_is_known_to_the_style_sheets():
    sheets = "".join(path.read_text("utf-8") for path in sorted((REPO / "site_templates/theme/assets/stylesheets").glob("*.css")))
    shown = {name for each in html.fromstring(PAGE).xpath("//@class") for name in each.split() if name.startswith("mb-")}
    plain = {"mb-badge--tam_dung", "mb-badge--chua_thuc_hien"}  # as .mb-badge itself is
    assert {name for name in shown if f".{name}" not in sheets} <= plain
