"""Miniature communes and what is published from them: snapshots of our own files, never of the theme's HTML.

A difference that is meant is taken over with `make bless`; read the diff before committing it.
"""

from __future__ import annotations

import difflib
import json
from datetime import date
from pathlib import Path

import pytest

from generator.check.records import check
from generator.pipeline import outputs_of
from generator.publish.templates import inside_of
from generator.read.sources import read_worktree

COMMUNES = Path(__file__).parent / "communes"
# The day each is looked at, and what of it is kept as a snapshot beside its feeds and main data files.
DAYS = {"mini": date(2026, 6, 30), "quyet-thang": date(2026, 3, 31)}
PAGES = {
    "mini": (
        "",
        "ke-hoach/",
        "nhiem-vu/ra-soat-cat-giam/",
        "nhiem-vu/giao-ban-thang/",
        "chi-so/ho-so-dung-han/",
        "hai-long/quy-1/",
    ),
    "quyet-thang": ("nhiem-vu/giao-ban-thang/",),
}
FILES = {
    "mini": (
        "rss.xml",
        "atom.xml",
        "rss/giam-sat.xml",
        "du-lieu/tong-quan.json",
        "du-lieu/nhiem-vu.json",
        "du-lieu/nhiem-vu.csv",
        "du-lieu/chi-so.json",
    ),
    "quyet-thang": ("du-lieu/tong-quan.json",),
}


def _outputs(name):
    tree = read_worktree(COMMUNES / name)
    checked = check(tree, DAYS[name])
    assert [item for item in checked.diagnostics if item.severity == "error"] == []
    return outputs_of(checked.records, DAYS[name])


def _published(name):
    """What is compared: by file name, as text."""
    outputs = _outputs(name)
    files = {}
    for group in outputs.groups:
        files.update(group.make())
    pages = {page.address: page for page in outputs.pages}
    found = {address: files[address].decode("utf-8-sig") for address in FILES[name]}
    return found | {f"{address or 'trang-chu/'}index.html": inside_of(pages[address]) for address in PAGES[name]}


@pytest.mark.parametrize("name", DAYS)
def test_commune_publishes_what_is_expected(name, request):
    expected = COMMUNES / name / "_expected"
    for address, text in _published(name).items():
        path = expected / address
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            continue
        before = path.read_bytes().decode() if path.exists() else ""
        if before != text:
            diff = "".join(difflib.unified_diff(before.splitlines(True), text.splitlines(True), "expected", "published", n=1))
            pytest.fail(f"{name}: {address} differs; `make bless` takes it over if it is meant\n{diff[:4000]}")


def test_the_real_plan_holds_every_section_and_no_invented_progress():
    outputs = _outputs("quyet-thang")
    tasks = outputs.facts.tasks
    sections = {section for each in tasks for _, section in each.bases}
    assert {f"II.2.{number}" for number in range(1, 8)} <= sections
    assert {"IV.1", *(f"IV.2.{number}" for number in range(1, 7))} <= sections
    assert not any(each.task.updates for each in tasks)
    assert {each.state.reported for each in tasks} == {"chua_thuc_hien"}


def test_untouched_tasks_of_the_real_plan_say_that_nothing_has_been_reported():
    pages = {page.address: page for page in _outputs("quyet-thang").pages}
    silent = [each for each in pages if each.startswith("nhiem-vu/") and pages[each].template == "task.html"]
    assert len(silent) > 100
    assert all("Chưa có báo cáo nào" in inside_of(pages[each]) for each in silent)


def test_a_target_above_95_is_strict_in_the_real_plan():
    outputs = _outputs("quyet-thang")
    operators = {
        each.indicator.target.operator
        for each in outputs.facts.indicators
        if each.indicator.target and each.indicator.target.value == 95
    }
    assert operators == {">"}


def test_overview_of_the_real_plan_counts_every_task_once():
    outputs = _outputs("quyet-thang")
    made = next(made for made in (group.make() for group in outputs.groups) if "du-lieu/tong-quan.json" in made)
    told = json.loads(made["du-lieu/tong-quan.json"])
    counts = {key: value for key, value in told["nhiem_vu"].items() if key != "tong"}
    assert sum(counts.values()) - counts["dung_thuc_hien"] == told["nhiem_vu"]["tong"] == len(outputs.facts.tasks)
