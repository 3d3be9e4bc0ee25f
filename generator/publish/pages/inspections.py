"""Inspections: how many findings are fixed and which are overdue, and a page for each inspection with all it found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.contract.vocabulary import INSPECTION_KINDS
from generator.derive.facts import Facts
from generator.derive.figures import Ratio
from generator.derive.inspections import FindingFacts, InspectionFacts
from generator.derive.naming import title_of
from generator.derive.plan_facts import DocumentFacts, TaskFacts, grouped
from generator.publish.charts.duties import Part, parts_rows_chart
from generator.publish.outputs import Draft
from generator.publish.pages.registers import FEED, counted, parts_of_counts, rest_of, row_cells, rows_of
from generator.words.vietnamese import format_count, format_date

NO_UNIT = "Chung các đơn vị được kiểm tra"
_WORDS = {
    "dung_han": ("hoan_thanh_dung_han", "Khắc phục đúng hạn"),
    "tre": ("hoan_thanh_qua_han", "Khắc phục trễ"),
    "trong_han": ("chua_hoan_thanh_trong_han", "Chưa xong, trong hạn"),
    "qua_han": ("chua_hoan_thanh_qua_han", "Chưa xong, quá hạn"),
}
"""Each state's pattern and word, in the order of the bars."""
_ATTENTION = {"qua_han": 0, "trong_han": 1, "tre": 2, "dung_han": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """A finding with its inspection. `title` is its beginning, `rest` the whole text where there is more."""

    inspection: InspectionFacts
    facts: FindingFacts
    title: str
    rest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionLine:
    """An inspection in the list: what it is called, and its findings as parts."""

    facts: InspectionFacts
    title: str
    fixed: Ratio
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """What the list shows: findings of all years, so that none drops out when a year ends; inspections by plan year."""

    fixed: Ratio
    parts: tuple[Part, ...]
    overdue: tuple[FindingLine, ...]
    kinds: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, tuple[InspectionLine, ...]], ...]
    units: Markup | None
    headers: list[str]
    rows: tuple[list[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionView:
    """What an inspection's page shows: `proves` are tasks it is evidence for, `ordered` those founded on its conclusion."""

    line: InspectionLine
    findings: tuple[FindingLine, ...]
    proves: tuple[TaskFacts, ...]
    ordered: tuple[TaskFacts, ...]


def inspection_pages(facts: Facts) -> Iterator[Draft]:
    """The list and a page for each inspection."""
    yield _list(facts)
    documents = {each.document.id: each for each in facts.documents}
    for each in facts.inspections:
        yield _inspection(each, facts, documents)


def inspection_title(each: InspectionFacts) -> str:
    """`Kiểm tra định kỳ ngày 22/05/2026: Văn phòng, Phòng Kinh tế`."""
    units = ", ".join(unit.label for unit in each.units)
    return f"{INSPECTION_KINDS[each.inspection.kind]} ngày {format_date(each.inspection.day)}: {units}"


def inspection_line(each: InspectionFacts) -> InspectionLine:
    """The inspection with its counts."""
    return InspectionLine(
        facts=each,
        title=inspection_title(each),
        fixed=Ratio(each.count("dung_han", "tre"), len(each.findings)),
        parts=parts_of_counts(counted(one.reply.state for one in each.findings), _WORDS),
    )


def list_view(found: Sequence[InspectionFacts]) -> ListView:
    """The list of some inspections, the newest first."""
    findings = finding_lines(found)
    kinds = counted(each.inspection.kind for each in found)
    by_year = grouped((each.year, inspection_line(each)) for each in found)
    rows = rows_of(((_unit(each.facts), each.facts.reply.state) for each in findings), _WORDS)
    fixed = sum(each.count("dung_han", "tre") for each in found)
    return ListView(
        fixed=Ratio(fixed, len(findings)),
        parts=parts_of_counts(counted(each.facts.reply.state for each in findings), _WORDS),
        overdue=tuple(each for each in findings if each.facts.reply.state == "qua_han"),
        kinds=tuple((label, kinds[kind]) for kind, label in INSPECTION_KINDS.items() if kind in kinds),
        years=tuple((year, tuple(lines)) for year, lines in sorted(by_year.items(), reverse=True)),
        units=parts_rows_chart("Phát hiện phải khắc phục theo đơn vị", rows, "theo-don-vi"),
        headers=["Đơn vị", "Số phát hiện", *(label for _, label in _WORDS.values())],
        rows=tuple(row_cells(row) for row in rows),
    )


def finding_lines(found: Sequence[InspectionFacts]) -> tuple[FindingLine, ...]:
    """All findings: overdue ones first, the longest before all; then the open ones by due day; then the fixed ones."""
    lines = [
        FindingLine(inspection=each, facts=one, title=title_of(one.finding), rest=rest_of(one.finding.text))
        for each in found
        for one in each.findings
    ]
    return tuple(sorted(lines, key=lambda line: _order(line.facts)))


def _order(each: FindingFacts) -> tuple[int, int]:
    rank = _ATTENTION[each.reply.state]
    return rank, {0: -(each.reply.days or 0), 1: each.finding.due.toordinal()}.get(rank, 0)


def _unit(each: FindingFacts) -> str:
    return each.unit.label if each.unit else NO_UNIT


def _list(facts: Facts) -> Draft:
    return Draft(
        address="kiem-tra/",
        title="Kiểm tra, tự kiểm tra",
        description="Các cuộc kiểm tra cải cách hành chính: kết luận gì, phát hiện gì, đơn vị nào phải khắc phục, đã xong chưa.",
        section="kiem-tra",
        template="inspection_list.html",
        # Made when the page is rendered, and only then.
        context={"as_of": facts.as_of, "make_view": partial(list_view, facts.inspections)},
        feeds=(FEED,),
        search="kiểm tra định kỳ đột xuất tự kiểm tra kết luận phát hiện vi phạm khắc phục",
    )


def _inspection(each: InspectionFacts, facts: Facts, documents: Mapping[str, DocumentFacts]) -> Draft:
    total, fixed = len(each.findings), each.count("dung_han", "tre")
    result = f"{format_count(total)} phát hiện, đã khắc phục {format_count(fixed)}." if total else "Không ghi phát hiện nào."
    texts = (title_of(one.finding) for one in each.findings)
    return Draft(
        address=each.address,
        title=inspection_title(each),
        description=f"{result} Tính đến {format_date(facts.as_of)}.",
        section="kiem-tra",
        template="inspection.html",
        context={"as_of": facts.as_of, "make_view": partial(inspection_view, each, documents)},
        source=each.entry.file,
        feeds=(FEED,),
        search=" ".join(filter(None, (each.inspection.conclusion, *texts))),
    )


def inspection_view(each: InspectionFacts, documents: Mapping[str, DocumentFacts]) -> InspectionView:
    """The page of one inspection; `documents` know which tasks name its conclusion."""
    named = documents.get(each.document.id) if each.document else None
    proves = {task.task.id: task for task, _ in named.evidence_for} if named else {}
    ordered = {task.task.id: task for task, _ in named.tasks} if named else {}
    return InspectionView(
        line=inspection_line(each),
        findings=finding_lines([each]),
        proves=tuple(proves.values()),
        ordered=tuple(ordered.values()),
    )
