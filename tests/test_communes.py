"""Miniature communes and what is published from them: snapshots of our own files, never of the theme's HTML.

A difference that is meant is taken over with `make bless`; read the diff before committing it.
"""

from __future__ import annotations

import difflib
import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.check.records import check
from generator.pipeline import outputs_of
from generator.publish.templates import inside_of
from generator.read.sources import read_worktree

COMMUNES = Path(__file__).parent / "communes"
# The day each is looked at, and what of it is kept as a snapshot beside its feeds and main data files.
DAYS = {
    "mini": date(2026, 6, 30),
    "quyet-thang": date(2026, 3, 31),
    "kien-thuy": date(2026, 3, 31),
    "phuong-ocr": date(2025, 11, 30),
    "duong-an": date(2026, 7, 31),
    "tan-ky": date(2026, 3, 31),
}
# Those that hold what one real document says.
DOCUMENTS = tuple(name for name in DAYS if name != "mini")
documents = pytest.mark.parametrize("name", DOCUMENTS)
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
    "kien-thuy": ("bo-chi-so/chinh-quyen-than-thien-2026/",),
    "phuong-ocr": ("nhiem-vu/giao-ban-tuan/",),
    "duong-an": ("nhiem-vu/giai-quyet-dung-han/",),
    "tan-ky": ("nhiem-vu/theo-doi-don-doc-tien-do/",),
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
    "kien-thuy": ("du-lieu/tong-quan.json", "du-lieu/bo-chi-so.json", "du-lieu/ton-tai.json"),
    "phuong-ocr": ("du-lieu/tong-quan.json", "du-lieu/bo-chi-so.json"),
    "duong-an": ("du-lieu/tong-quan.json", "du-lieu/bao-cao.json"),
    "tan-ky": ("du-lieu/tong-quan.json", "du-lieu/ton-tai.json"),
}


@cache
def _outputs(name):
    """Made once: every test reads, none changes."""
    checked = check(read_worktree(COMMUNES / name), DAYS[name])
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


@documents
def test_checking_a_real_document_says_nothing(name):
    """Neither an error nor a warning: what staff copy from a document is right as it stands."""
    assert list(check(read_worktree(COMMUNES / name), DAYS[name]).diagnostics) == []


@documents
def test_a_real_document_holds_no_invented_results(name):
    """Documents ask for things; what came of them is not in them."""
    facts = _outputs(name).facts
    assert not any(each.task.updates for each in facts.tasks)
    assert not any(each.indicator.values for each in facts.indicators)
    assert not any(slot.submission for duty in facts.reports for slot in duty.slots)
    assert {each.score for each in facts.scorecards} <= {None}
    assert {each.state for each in facts.shortcomings} <= {"chua_khac_phuc"}
    happened = (facts.surveys, facts.dossiers, facts.inspections, facts.feedback, facts.recommendations)
    assert not any(happened)


@documents
def test_every_task_of_a_real_document_names_its_section(name):
    """From a line in a directive to its result: every task leads back to its line."""
    assert all(any(section for _, section in each.bases) for each in _outputs(name).facts.tasks)


@documents
def test_a_real_documents_readme_says_where_it_comes_from(name):
    """The source by the name of its copy, and what was deduced."""
    readme = (COMMUNES / name / "README.md").read_text(encoding="utf-8")
    assert ".txt`" in readme
    assert "Deduced or decided:" in readme


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


def _due(name, duty):
    """Who owes a report by when: unit and due day of each period."""
    (found,) = [each for each in _outputs(name).facts.reports if each.duty.id == duty]
    return {(slot.unit.id, slot.due) for slot in found.slots}


def _days(name, duty):
    return sorted({day for _, day in _due(name, duty)})


def test_reports_of_the_real_plan_are_due_the_day_before_the_one_it_names():
    """QT-3: before day 05 of the quarter's last month, before 05/12/2026, before 20/01/2026; each of five offices."""
    assert _days("quyet-thang", "bao-cao-quy") == [date(2026, month, 4) for month in (3, 6, 9, 12)]
    assert _days("quyet-thang", "bao-cao-6-thang") == [date(2026, 6, 4)]
    assert _days("quyet-thang", "bao-cao-nam") == [date(2026, 12, 4)]
    assert _days("quyet-thang", "nhu-cau-kinh-phi") == [date(2026, 1, 19)]
    assert len(_due("quyet-thang", "bao-cao-quy")) == 5 * 4


def _scored(points):
    """Kiến Thụy's friendly-government scorecard, had the commune given itself so many points."""
    tree = read_worktree(COMMUNES / "kien-thuy")
    path = "data/2026/bo-chi-so.yml"
    told = tree.texts[path].replace(b"diem_toi_da: 100", f"diem_toi_da: 100\n      tu_cham: {points}".encode())
    checked = check(replace(tree, texts={**tree.texts, path: told}), DAYS["kien-thuy"])
    (card,) = outputs_of(checked.records, DAYS["kien-thuy"]).facts.scorecards
    return card


@pytest.mark.parametrize(("points", "met"), [("90", True), ("89,9", False), ("90,1", True)])
def test_friendly_government_is_reached_at_exactly_90(points, met):
    """KT-2: "đạt từ 90% trở lên": 90 is enough, anything less is not."""
    assert _scored(points).met is met


def test_friendly_government_names_its_decision_and_is_not_scored_yet():
    """KT-2: under 5049/QĐ-UBND; without points it is neither met nor missed."""
    (card,) = _outputs("kien-thuy").facts.scorecards
    assert (card.document.number, card.met, card.percent) == ("5049/QĐ-UBND", None, None)


def test_points_deducted_in_2025_have_an_owner_a_remedy_and_tasks():
    """KT-3: under 5304/QĐ-UBND, and none can drop out."""
    found = _outputs("kien-thuy").facts.shortcomings
    assert {each.shortcoming.year for each in found} == {2025}
    assert all(all((each.unit, each.shortcoming.remedy, each.tasks)) for each in found)
    assert not any(each.neglected for each in found)
    assert any("5304/QĐ-UBND" in each.shortcoming.text for each in found)


def test_briefings_of_a_notice_are_held_by_five_cycles():
    """KT-4: month, quarter, 6 months, 9 months, year."""
    tasks = _outputs("kien-thuy").facts.tasks
    cycles = {each.task.recurrence.cycle: len(each.state.periods) for each in tasks if each.task.recurrence}
    assert cycles == {"thang": 12, "quy": 4, "6_thang": 1, "9_thang": 1, "nam": 1}


def test_the_wards_briefing_is_weekly_from_its_notice_on():
    """PH-3: due on the Sunday that ends each week, none before the notice."""
    (briefing,) = [each for each in _outputs("phuong-ocr").facts.tasks if each.task.recurrence]
    days = [each.due for each in briefing.state.periods]
    assert briefing.task.recurrence.cycle == "tuan"
    assert (days[0], days[-1], len(days)) == (date(2025, 11, 9), date(2025, 12, 28), 8)


def test_the_wards_scorecards_count_evidence_per_criterion():
    """PH-1: 766 in its five groups; none of the criteria has a verification document yet, the goal is all."""
    outputs = _outputs("phuong-ocr")
    (served,) = [each for each in outputs.facts.scorecards if each.document.number == "766/QĐ-TTg"]
    assert [each.criterion.maximum for each in served.criteria] == [18, 20, 22, 22, 18]
    assert (served.evidence.numerator, served.evidence.denominator) == (0, 5)
    targets = {each.indicator.id: each.indicator.target for each in outputs.facts.indicators}
    goal = targets["tieu-chi-co-minh-chung"]
    assert (goal.operator, goal.value) == (">=", 100)


def test_the_wards_conclusions_have_who_follows_them():
    """PH-6: the office tracks that conclusions are carried out."""
    outputs = _outputs("phuong-ocr")
    assert [each.lead.id for each in outputs.facts.tasks if ("4" in {section for _, section in each.bases})] == [
        "van-phong-hdnd-ubnd"
    ]
    assert all(each.bases[0][0].kind == "ket_luan" for each in outputs.facts.tasks)


def test_monthly_reports_of_the_letter_are_due_on_day_19():
    """DA-3: "trước ngày 20 hằng tháng", by each of five units; quarterly and yearly ones by the period's last day."""
    assert _days("duong-an", "bao-cao-thang") == [date(2026, month, 19) for month in range(7, 13)]
    assert len(_due("duong-an", "bao-cao-thang")) == 5 * 6
    assert _days("duong-an", "bao-cao-quy") == [date(2026, 9, 30), date(2026, 12, 31)]
    assert _days("duong-an", "bao-cao-nam") == [date(2026, 12, 31)]


def test_rates_of_the_letter_have_their_targets_and_tasks():
    """DA-4: three rates of 100%, four that only have to rise; each has a task that serves it."""
    found = _outputs("duong-an").facts.indicators
    assert [each.indicator.id for each in found if each.indicator.target] == [
        "van-ban-noi-bo-dien-tu",
        "giai-ngan-dau-tu",
        "ho-so-dung-han",
    ]
    assert {(each.indicator.target.operator, each.indicator.target.value) for each in found if each.indicator.target} == {
        (">=", 100)
    }
    assert all(each.tasks for each in found)


def test_last_years_shortcomings_come_in_five_groups_each_with_remedy_and_task():
    """TK-1: 2.1 to 2.5 of the letter, followed by the measures of the same number in 3."""
    found = _outputs("tan-ky").facts.shortcomings
    assert [each.shortcoming.source.section for each in found] == ["2.1", "2.2", "2.3", "2.4", "2.5"]
    for number, each in enumerate(found, 1):
        assert all((each.shortcoming.remedy, each.unit, each.tasks))
        assert not each.neglected
        assert all(f"3.{number}" in {section for _, section in task.bases} for task in each.tasks)


def test_digital_rates_of_the_letter_are_followed_by_the_units_it_names():
    """TK-5: three by the Office (4.2), six by the one-stop centre (4.3)."""
    leads = [each.lead.id for each in _outputs("tan-ky").facts.indicators]
    assert (leads.count("van-phong-hdnd-ubnd"), leads.count("trung-tam-pvhcc"), len(leads)) == (3, 6, 9)
