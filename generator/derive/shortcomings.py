"""Shortcomings: open, being fixed, fixed; and those that would drop out silently (contract §4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.contract.plan import Area, Document, Unit
from generator.contract.records import Entry, Records
from generator.contract.shortcomings import Shortcoming
from generator.contract.vocabulary import ShortcomingState
from generator.derive.deadlines import counted, done_by_tasks, proven, started
from generator.derive.lookup import Lookup
from generator.derive.naming import address_of
from generator.derive.plan_facts import TaskFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingFacts:
    """A shortcoming to be mended in the plan year. `tasks` are those named here and those that name it (khac_phuc_cho).

    `fixed_on` is the day given, else the day the last task was done; None while it is not fixed. `neglected`: not fixed,
    and neither a task nor a remedy stands against it. `unproven`: fixed, but neither it nor any of its tasks has evidence.
    A task that was dropped counts for neither.
    """

    entry: Entry[Shortcoming]
    shortcoming: Shortcoming
    year: int
    address: str
    state: ShortcomingState
    fixed_on: date | None
    neglected: bool
    unproven: bool
    unit: Unit | None
    area: Area | None
    source: Document | None
    tasks: tuple[TaskFacts, ...]
    evidence: tuple[Document, ...]


def shortcomings_of(records: Records, known: Lookup, tasks: Mapping[str, TaskFacts]) -> tuple[ShortcomingFacts, ...]:
    """All shortcomings, in file order."""
    naming: dict[str, list[str]] = defaultdict(list)
    for each in tasks.values():
        for name in each.task.remedies_for:
            naming[name].append(each.task.id)
    return tuple(
        _shortcoming(
            entry, known, tuple(tasks[name] for name in dict.fromkeys((*entry.record.tasks, *naming[entry.id])) if name in tasks)
        )
        for entry in records.of("ton-tai")
    )


def _shortcoming(entry: Entry[Shortcoming], known: Lookup, tasks: tuple[TaskFacts, ...]) -> ShortcomingFacts:
    record = entry.record
    fixed_on = record.fixed_on or done_by_tasks(tasks)
    evidence = known.documents_named(record.evidence)
    return ShortcomingFacts(
        entry=entry,
        shortcoming=record,
        year=entry.year,
        address=address_of("ton-tai", entry),
        state="da_khac_phuc" if fixed_on else "dang_khac_phuc" if started(tasks) else "chua_khac_phuc",
        fixed_on=fixed_on,
        neglected=fixed_on is None and not counted(tasks) and record.remedy is None,
        unproven=fixed_on is not None and not proven(evidence, tasks),
        unit=known.units.get(record.unit or ""),
        area=known.areas.get(record.area or ""),
        source=known.documents.get(record.source.document) if record.source else None,
        tasks=tasks,
        evidence=evidence,
    )
