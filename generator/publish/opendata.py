"""Open data: every kind as JSON and CSV, the overview, the schemas and the data package (contract §6)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

from generator.contract.kinds import (
    AREA,
    ARTICLE,
    DOCUMENT,
    DOSSIER,
    FEEDBACK,
    INDICATOR,
    INSPECTION,
    OFFICE,
    PLAN,
    PUBLISHED,
    RECOGNITION,
    RECOMMENDATION,
    REPORT,
    SCORECARD,
    SHORTCOMING,
    SURVEY,
    TASK,
    UNIT,
    Kind,
)
from generator.contract.records import Entry
from generator.contract.schema import overview_schema, published_schema
from generator.contract.values import Record
from generator.derive.facts import Facts
from generator.publish import opendata_derived as derived
from generator.publish import opendata_duties as duties
from generator.publish import opendata_scores as scores
from generator.publish.datapackage import data_package
from generator.publish.opendata_csv import csv_file, tables_of
from generator.publish.opendata_derived import Plain
from generator.publish.opendata_overview import overview


class _Filed(Protocol):
    @property
    def entry(self) -> Entry[Any]: ...


Item = TypeVar("Item", bound=_Filed)
Pair = tuple[Record, Plain]
"""A record as committed, and what was derived from it."""

DRAWN_FROM: dict[str, tuple[str, ...]] = {
    TASK.name: (TASK.name, DOCUMENT.name),
    INDICATOR.name: (INDICATOR.name, DOCUMENT.name, SCORECARD.name),
    SURVEY.name: (SURVEY.name, DOCUMENT.name),
    DOSSIER.name: (DOSSIER.name,),
    SCORECARD.name: (SCORECARD.name, DOCUMENT.name),
    SHORTCOMING.name: (SHORTCOMING.name, TASK.name, DOCUMENT.name),
    REPORT.name: (REPORT.name, DOCUMENT.name),
    RECOGNITION.name: (RECOGNITION.name, DOCUMENT.name),
    FEEDBACK.name: (FEEDBACK.name,),
    INSPECTION.name: (INSPECTION.name, DOCUMENT.name),
    RECOMMENDATION.name: (RECOMMENDATION.name, TASK.name, DOCUMENT.name),
    ARTICLE.name: (ARTICLE.name,),
    DOCUMENT.name: (DOCUMENT.name, TASK.name, SURVEY.name),
}
"""The kinds that a kind's files are drawn from besides those that anything may show (publish/stamps.py).

What names documents or scorecards depends on their days: what is dated later is named nowhere (derive/horizon.py).

Kinds of few records, which count tasks, are not listed: making their files costs less than to say when they change.
"""
FOLDER = "du-lieu/"

_record = json.JSONEncoder(ensure_ascii=False).encode


def data_files(facts: Facts) -> dict[str, bytes]:
    """All open data by address from the site's root. The same facts give the same bytes."""
    files = described_files(facts)
    for kind in PUBLISHED:
        files |= kind_files(facts, kind)
    return files


def kind_files(facts: Facts, kind: Kind) -> dict[str, bytes]:
    """The records of one kind: as JSON, and as its CSV tables."""
    records = _records(_PAIRS[kind.name](facts))
    files = {f"{FOLDER}{kind.name}.json": _records_file(_head(facts), kind.key, records)}
    for table in tables_of(kind):
        files[f"{FOLDER}{table.name}.csv"] = csv_file(table, records)
    return files


def described_files(facts: Facts) -> dict[str, bytes]:
    """The overview, and what describes all of the data: the schemas and the data package."""
    tables = [table for kind in PUBLISHED for table in tables_of(kind)]
    files = {
        f"{FOLDER}tong-quan.json": _json({**_head(facts), **overview(facts)}),
        f"{FOLDER}datapackage.json": _json(data_package(facts, tables)),
        f"{FOLDER}schema/tong-quan.json": _json(overview_schema()),
    }
    for kind in PUBLISHED:
        files[f"{FOLDER}schema/{kind.name}.json"] = _json(published_schema(kind))
    return files


def _head(facts: Facts) -> Plain:
    """What every data file begins with: the day its figures are true on, and whether they are made up."""
    head: Plain = {"tinh_den": facts.as_of.isoformat()}
    return {**head, "minh_hoa": True} if facts.office.demonstration else head


def _records(pairs: Iterable[Pair]) -> list[Plain]:
    """Each record as committed, with what was derived from it under suy_ra. Keys without a value are left out."""
    dumped = (
        (each.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True), found) for each, found in pairs
    )
    return [{**own, "suy_ra": found} for own, found in dumped]


def _year(facts: Facts) -> int | None:
    return facts.plan.year if facts.plan else None


def _filed(found: Iterable[Item]) -> list[Item]:
    """In the order of the files, whatever order pages show them in."""
    return sorted(found, key=lambda each: (each.entry.file, each.entry.line, each.entry.column))


_PAIRS: dict[str, Callable[[Facts], Iterable[Pair]]] = {
    OFFICE.name: lambda facts: [(facts.office, derived.of_office(facts))],
    UNIT.name: lambda facts: ((each.unit, derived.of_unit(each, _year(facts))) for each in facts.units),
    AREA.name: lambda facts: ((each.area, derived.of_area(each, _year(facts))) for each in facts.areas),
    DOCUMENT.name: lambda facts: ((each.document, derived.of_document(each)) for each in facts.documents),
    PLAN.name: lambda facts: ((each.plan, derived.of_plan(each)) for each in facts.plans if each.plan),
    TASK.name: lambda facts: ((each.task, derived.of_task(each)) for each in facts.tasks),
    INDICATOR.name: lambda facts: ((each.indicator, derived.of_indicator(each)) for each in facts.indicators),
    SURVEY.name: lambda facts: ((each.survey, derived.of_survey(each)) for each in _filed(facts.surveys)),
    DOSSIER.name: scores.of_dossiers,
    SCORECARD.name: lambda facts: ((each.scorecard, scores.of_scorecard(each)) for each in _filed(facts.scorecards)),
    SHORTCOMING.name: lambda facts: ((each.shortcoming, duties.of_shortcoming(each)) for each in facts.shortcomings),
    REPORT.name: lambda facts: ((each.duty, duties.of_report(each)) for each in facts.reports),
    RECOGNITION.name: lambda facts: ((each.recognition, duties.of_recognition(each)) for each in _filed(facts.recognitions)),
    FEEDBACK.name: lambda facts: ((each.feedback, duties.of_feedback(each)) for each in _filed(facts.feedback)),
    INSPECTION.name: lambda facts: ((each.inspection, duties.of_inspection(each)) for each in _filed(facts.inspections)),
    RECOMMENDATION.name: lambda facts: (
        (each.recommendation, duties.of_recommendation(each)) for each in _filed(facts.recommendations)
    ),
    ARTICLE.name: lambda facts: ((each.article, derived.of_article(each)) for each in _filed(facts.articles)),
}
"""By kind, each record with what was derived from it, in the order of the files."""


def _records_file(head: Plain, key: str, records: list[Plain]) -> bytes:
    """One record a line, so that a comparison of two days shows which records changed."""
    opening = "".join(f"{_record(name)}: {_record(value)},\n" for name, value in head.items())
    # Encoded one by one: joining all of a large commune's text first would hold it in memory three times.
    lines = b",\n".join([_record(each).encode() for each in records])
    return b"".join((b"{\n", opening.encode(), f"{_record(key)}: [\n".encode(), lines, b"\n]\n}\n"))


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
