"""The Front's recommendations: answered in time or not, accepted or why not, and how far they are carried out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.contract.plan import Document, Unit
from generator.contract.recommendations import Recommendation
from generator.contract.records import Entry, Records
from generator.contract.vocabulary import CarryingState
from generator.derive.deadlines import Reply, done_by_tasks, proven, reply_of, started
from generator.derive.lookup import Lookup
from generator.derive.naming import address_of
from generator.derive.plan_facts import TaskFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationFacts:
    """A recommendation. `reply` is how the answer stands, `carried` how far it is carried out.

    `done_on` is the day given, else, unless it was refused, the day the last of its tasks was done; None while it is not
    carried out. `unproven`: carried out, but neither it nor any of its tasks has evidence.
    """

    entry: Entry[Recommendation]
    recommendation: Recommendation
    year: int
    address: str
    reply: Reply
    carried: CarryingState
    done_on: date | None
    unproven: bool
    units: tuple[Unit, ...]
    document: Document | None
    answer_document: Document | None
    tasks: tuple[TaskFacts, ...]
    evidence: tuple[Document, ...]


def recommendations_of(records: Records, known: Lookup, tasks: Mapping[str, TaskFacts]) -> tuple[RecommendationFacts, ...]:
    """All recommendations, newest first; of one day in file order."""
    found = [_recommendation(entry, known, tasks) for entry in records.of("giam-sat")]
    return tuple(sorted(found, key=lambda each: each.recommendation.day, reverse=True))


def carrying_of(record: Recommendation, tasks: Sequence[TaskFacts]) -> tuple[CarryingState, date | None]:
    """How far it is carried out, and the day it was. What is accepted in part is carried out as what is accepted.

    Of what was refused, tasks say nothing; only the day given does.
    """
    refused = record.accepted == "khong"
    done_on = record.done_on or (None if refused else done_by_tasks(tasks))
    if done_on is not None:
        return "da_thuc_hien", done_on
    if refused:
        return "khong_tiep_thu", None
    return ("dang_thuc_hien" if started(tasks) else "chua_thuc_hien"), None


def _recommendation(entry: Entry[Recommendation], known: Lookup, tasks: Mapping[str, TaskFacts]) -> RecommendationFacts:
    record = entry.record
    found = tuple(tasks[name] for name in dict.fromkeys(record.tasks) if name in tasks)
    carried, done_on = carrying_of(record, found)
    evidence = known.documents_named(record.evidence)
    return RecommendationFacts(
        entry=entry,
        recommendation=record,
        year=entry.year,
        address=address_of("giam-sat", entry),
        reply=reply_of(record.due, record.answered_on, known.as_of),
        carried=carried,
        done_on=done_on,
        unproven=done_on is not None and not proven(evidence, found),
        units=known.units_named(record.units),
        document=known.documents.get(record.document or ""),
        answer_document=known.documents.get(record.answer_document or ""),
        tasks=found,
        evidence=evidence,
    )
