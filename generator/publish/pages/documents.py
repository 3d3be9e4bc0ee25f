"""Pages of documents: what is founded on each, and what each is evidence for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from generator.contract.measures import Indicator, Value
from generator.contract.plan import Document, Extension
from generator.contract.vocabulary import DOCUMENT_KINDS, STATES
from generator.derive.facts import Facts
from generator.derive.figures import Ratio
from generator.derive.plan_facts import DocumentFacts, TaskFacts
from generator.derive.totals import totals_of
from generator.publish.outputs import Draft
from generator.publish.pages.related import drawn_from, mentions, related_of
from generator.words.vietnamese import format_date, sort_key

_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where a document's file is: `address` as templates write it, `outside` when it is another site's."""

    address: str
    outside: bool
    ending: str


@dataclass(slots=True, kw_only=True)
class _Uses:
    """What beside tasks and surveys names a document."""

    values: list[tuple[Indicator, Value]] = field(default_factory=list)
    extensions: list[tuple[TaskFacts, Extension]] = field(default_factory=list)


def document_pages(facts: Facts) -> Iterator[Draft]:
    """The list by kind and a page for each document."""
    yield _document_list(facts)
    uses = _uses(facts)
    for each in facts.documents:
        yield _document(each, facts, uses.get(each.document.id, _Uses()))


def link_of(document: Document) -> Link | None:
    """The document's file: published at tep/, or on another site. None when only its number is known."""
    file = document.file
    if file is None:
        return None
    outside = file.startswith("https://")
    name = file.rpartition("/")[2]
    ending = name.rpartition(".")[2].upper() if not outside and "." in name else ""
    return Link(address=file if outside else f"~/tep/{quote(file)}", outside=outside, ending=ending)


def section_key(section: str | None) -> tuple[tuple[int, str], ...]:
    """Sorts sections as people count: 2.3 before 2.10; tasks without a section first."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in _NUMBERS.split(section or "") if part)


def _uses(facts: Facts) -> dict[str, _Uses]:
    found: dict[str, _Uses] = defaultdict(_Uses)
    for measured in facts.indicators:
        for value in measured.indicator.values:
            for name in value.evidence:
                found[name].values.append((measured.indicator, value))
    for task in facts.tasks:
        for extension in task.state.extensions:
            if extension.document:
                found[extension.document].extensions.append((task, extension))
    return found


def _document_list(facts: Facts) -> Draft:
    groups = []
    for kind, title in DOCUMENT_KINDS.items():
        chosen = [each.document for each in facts.documents if each.document.kind == kind]
        if chosen:
            groups.append((kind, title, [(each, link_of(each)) for each in _newest_first(chosen)]))
    return Draft(
        address="van-ban/",
        title="Văn bản",
        description="Kế hoạch, quyết định, thông báo, công văn, báo cáo làm căn cứ hoặc minh chứng cho cải cách hành chính.",
        section="van-ban",
        template="document_list.html",
        context={"groups": groups, "total": len(facts.documents), "as_of": facts.as_of},
        search="văn bản căn cứ minh chứng kế hoạch quyết định thông báo công văn báo cáo",
    )


def _newest_first(documents: Iterable[Document]) -> list[Document]:
    """By day, then number; documents without a day last."""
    return sorted(
        documents, key=lambda each: (-(each.day or date.min).toordinal(), sort_key(each.number or each.summary), each.id)
    )


def _document(each: DocumentFacts, facts: Facts, uses: _Uses) -> Draft:
    document = each.document
    kind = DOCUMENT_KINDS[document.kind]
    named_in = mentions(facts, f"van-ban/{document.id}")
    named = f"{kind} {document.number}" if document.number else document.summary
    day = f" ngày {format_date(document.day)}" if document.day else ""
    return Draft(
        address=f"van-ban/{document.id}/",
        title=named,
        description=f"{named}{day}: {document.summary}" if document.number else f"{kind}{day}: {document.summary}",
        section="van-ban",
        template="document.html",
        context={
            "document": document,
            "kind": kind,
            "link": link_of(document),
            "plan": facts.plan if facts.plan and facts.plan.document == document else None,
            "sections": _sections(each.tasks),
            "carried_out": _carried_out(each.tasks),
            "evidence": [
                (task, update, STATES[update.state].label)  # type: ignore[index]  # checked: a typed state
                for task, update in sorted(reversed(each.evidence_for), key=lambda pair: pair[1].day, reverse=True)
            ],
            "values": sorted(uses.values, key=lambda pair: (sort_key(pair[0].name), pair[1].period.end)),
            "extensions": uses.extensions,
            "surveys": each.surveys,
            "related": related_of(facts, f"van-ban/{document.id}"),
        },
        source=each.entry.file,
        search=document.issuer or "",
        drawn_from=(
            f"van-ban/{document.id}",
            *(f"nhiem-vu/{task.task.id}" for task, _ in (*each.tasks, *each.evidence_for, *uses.extensions)),
            *(f"chi-so/{indicator.id}" for indicator, _ in uses.values),
            *(f"hai-long/{survey.survey.id}" for survey in each.surveys),
            *drawn_from(named_in),
        ),
    )


def _carried_out(tasks: Sequence[tuple[TaskFacts, str | None]]) -> Ratio:
    """How many of the tasks founded on the document are done; a task founded on two of its sections counts once."""
    return totals_of({each.task.id: each.state for each, _ in tasks}.values()).completion


def _sections(tasks: Sequence[tuple[TaskFacts, str | None]]) -> list[tuple[str | None, list[TaskFacts]]]:
    """Tasks by the section that orders them."""
    groups: dict[str | None, list[TaskFacts]] = {}
    for task, section in sorted(tasks, key=lambda pair: section_key(pair[1])):
        groups.setdefault(section, []).append(task)
    return list(groups.items())
