"""Open data: every kind as JSON and CSV, the overview, the schemas and the data package (contract §6)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

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
from generator.contract.schema import overview_schema, published_schema
from generator.contract.values import Record
from generator.derive.facts import Facts
from generator.derive.plan_facts import SurveyFacts
from generator.derive.totals import MonthTotals, totals_of
from generator.publish import opendata_derived as derived
from generator.publish import opendata_duties as duties
from generator.publish import opendata_scores as scores
from generator.publish.datapackage import data_package
from generator.publish.opendata_csv import csv_file, tables_of
from generator.publish.opendata_derived import Plain, rounded

DRAWN_FROM: dict[str, tuple[str, ...]] = {
    TASK.name: (TASK.name,),
    INDICATOR.name: (INDICATOR.name,),
    SURVEY.name: (SURVEY.name,),
    ARTICLE.name: (ARTICLE.name,),
    DOCUMENT.name: (DOCUMENT.name, TASK.name, SURVEY.name),
}
"""The kinds that a kind's files are drawn from besides those that anything may show (publish/stamps.py).

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
    records = _records(_pairs(facts)[kind.name])
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


def overview(facts: Facts) -> Plain:
    """The figures of the plan year in one value. Its percentages are rounded half-up to one decimal, as the pages show them."""
    plan = facts.plan
    year = plan.year if plan else None
    counted = derived.totals(plan.totals, rounded) if plan else _nothing_counted()
    return {
        "nam": year,
        **counted,
        "theo_don_vi": {each.entry.id: derived.totals(each.totals, rounded) for each in facts.units},
        "theo_linh_vuc": {each.entry.id: derived.totals(each.totals, rounded) for each in facts.areas},
        "theo_thang": [_month(each) for each in plan.months] if plan else [],
        "chi_so": _targets([each.state.met for each in facts.indicators if each.year == year]),
        "hai_long": _headline(facts.headline_survey) if facts.headline_survey else None,
    }


def _head(facts: Facts) -> Plain:
    """What every data file begins with: the day its figures are true on, and whether they are made up."""
    head: Plain = {"tinh_den": facts.as_of.isoformat()}
    return {**head, "minh_hoa": True} if facts.office.demonstration else head


def _records(pairs: Iterable[tuple[Record, Plain]]) -> list[Plain]:
    """Each record as committed, with what was derived from it under suy_ra. Keys without a value are left out."""
    dumped = (
        (each.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True), found) for each, found in pairs
    )
    return [{**own, "suy_ra": found} for own, found in dumped]


def _pairs(facts: Facts) -> dict[str, Iterable[tuple[Record, Plain]]]:
    """By kind, each record with what was derived from it, in the order of the facts."""
    plan = facts.plan
    year = plan.year if plan else None
    return {
        OFFICE.name: [(facts.office, derived.of_office(facts))],
        UNIT.name: ((each.unit, derived.of_unit(each, year)) for each in facts.units),
        AREA.name: ((each.area, derived.of_area(each, year)) for each in facts.areas),
        DOCUMENT.name: ((each.document, derived.of_document(each)) for each in facts.documents),
        PLAN.name: [(each.plan, derived.of_plan(each)) for each in facts.plans if each.plan],
        TASK.name: ((each.task, derived.of_task(each)) for each in facts.tasks),
        INDICATOR.name: ((each.indicator, derived.of_indicator(each)) for each in facts.indicators),
        SURVEY.name: ((each.survey, derived.of_survey(each)) for each in facts.surveys),
        DOSSIER.name: scores.of_dossiers(facts),
        SCORECARD.name: ((each.scorecard, scores.of_scorecard(each)) for each in facts.scorecards),
        SHORTCOMING.name: ((each.shortcoming, duties.of_shortcoming(each)) for each in facts.shortcomings),
        REPORT.name: ((each.duty, duties.of_report(each)) for each in facts.reports),
        RECOGNITION.name: ((each.recognition, duties.of_recognition(each)) for each in facts.recognitions),
        FEEDBACK.name: ((each.feedback, duties.of_feedback(each)) for each in facts.feedback),
        INSPECTION.name: ((each.inspection, duties.of_inspection(each)) for each in facts.inspections),
        RECOMMENDATION.name: ((each.recommendation, duties.of_recommendation(each)) for each in facts.recommendations),
        ARTICLE.name: ((each.article, derived.of_article(each)) for each in facts.articles),
    }


def _nothing_counted() -> Plain:
    """The counts before the first plan year: zeros, and no percentage."""
    return derived.totals(totals_of(()), rounded)


def _month(month: MonthTotals) -> Plain:
    return {
        "ky": str(month.month),
        "ngay": month.day.isoformat(),
        **derived.totals(month.totals, rounded),
        "den_han": month.due,
        "hoan_thanh_trong_thang": month.done,
        "phai_xong": month.planned,
    }


def _targets(met: list[bool | None]) -> Plain:
    return {"tong": len(met), "dat": met.count(True), "khong_dat": met.count(False), "chua_co": met.count(None)}


def _headline(facts: SurveyFacts) -> Plain:
    survey, state = facts.survey, facts.state
    return {
        "ma": survey.id,
        "ten": survey.name,
        "ky": str(survey.period),
        "ngay": survey.day.isoformat(),
        "ty_le": derived.ratio(state.satisfied, rounded),
        "khoang_tin_cay": derived.interval(state.interval, rounded),
        "so_tra_loi": state.satisfied.denominator,
        "mau_nho": state.small,
        "dat": state.met,
        "chac_chan": state.certain,
    }


def _records_file(head: Plain, key: str, records: list[Plain]) -> bytes:
    """One record a line, so that a comparison of two days shows which records changed."""
    opening = "".join(f"{_record(name)}: {_record(value)},\n" for name, value in head.items())
    # Encoded one by one: joining all of a large commune's text first would hold it in memory three times.
    lines = b",\n".join([_record(each).encode() for each in records])
    return b"".join((b"{\n", opening.encode(), f"{_record(key)}: [\n".encode(), lines, b"\n]\n}\n"))


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
