"""Makes docs/style.html: every component of the site's visual language, drawn by the site's own templates and style sheets.

python docs/style.py     writes it (`make docs`); tests/test_style.py tells when it is out of date
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader

from generator.check.records import check
from generator.derive.facts import Facts, derive_facts
from generator.derive.horizon import published_records
from generator.publish.charts import survey_interval
from generator.publish.templates import environment
from generator.read.sources import read_worktree

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 11, 10)
"""The as-of day of the sample commune, whose figures the page shows."""
_ADDRESS = re.compile(r'href="~/[^"]*"')
SHEETS = ("minhbach.css", "minhbach-pages.css")
TOKENS = {
    "Chữ và nền": ("ink", "quiet", "rule", "edge", "soft", "paper", "link"),
    "Bốn nhóm của kế hoạch": ("f1", "f2", "f3", "f4"),
    "Năm mức trả lời": ("a1", "a2", "a3", "a4", "a5"),
}
"""Colours shown as swatches, each a custom property `--mb-…` of the style sheet; states show theirs in their badges."""


def style_page() -> str:
    """The page as HTML. It opens from disk: the style sheets are read from the checkout."""
    made = environment().overlay(loader=ChoiceLoader([environment().loader, FileSystemLoader(ROOT / "docs")]))
    facts = _sample()
    late = next(each for each in facts.plan_tasks if each.state.state == "cham_tien_do" and each.state.remedy)
    done = next(each for each in facts.plan_tasks if each.state.state == "hoan_thanh" and each.task.updates[-1].evidence)
    survey = facts.headline_survey
    text = made.get_template("style.html.j2").render(
        facts=facts,
        plan=facts.plan,
        survey=survey,
        survey_chart=survey_interval(survey, "vi-du") if survey else None,
        late=late,
        done=done,
        areas=[each for each in facts.areas if each.totals.total][:4],
        tokens=TOKENS,
        sheets=SHEETS,
    )
    return _ADDRESS.sub('href="#"', text).strip() + "\n"


def _sample() -> Facts:
    checked = check(read_worktree(ROOT), DAY, today=DAY)
    return derive_facts(published_records(checked.records, DAY), DAY)


if __name__ == "__main__":
    (ROOT / "docs/style.html").write_text(style_page(), encoding="utf-8", newline="\n")
