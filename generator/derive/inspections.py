"""Inspections with their findings: mended in time, late, overdue or still in time (contract §4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.contract.inspections import Finding, Inspection
from generator.contract.plan import Document, Unit
from generator.contract.records import Entry, Records
from generator.derive.deadlines import Reply, proven, reply_of
from generator.derive.lookup import Lookup
from generator.derive.naming import address_of
from generator.derive.plan_facts import TaskFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFacts:
    """A finding. `unit` must mend it: its own, else the only unit that was inspected; None when several were."""

    finding: Finding
    reply: Reply
    unit: Unit | None
    task: TaskFacts | None
    evidence: tuple[Document, ...]

    @property
    def unproven(self) -> bool:
        """Mended without any evidence, of its own or of its task."""
        return self.finding.fixed_on is not None and not proven(self.evidence, (self.task,) if self.task else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionFacts:
    """An inspection of `units` with its findings, in file order."""

    entry: Entry[Inspection]
    inspection: Inspection
    year: int
    address: str
    units: tuple[Unit, ...]
    document: Document | None
    findings: tuple[FindingFacts, ...]

    def count(self, *states: str) -> int:
        """How many findings are in one of the states."""
        return sum(each.reply.state in states for each in self.findings)


def inspections_of(records: Records, known: Lookup, tasks: Mapping[str, TaskFacts]) -> tuple[InspectionFacts, ...]:
    """All inspections, newest first; of one day in file order."""
    found = [_inspection(entry, known, tasks) for entry in records.of("kiem-tra")]
    return tuple(sorted(found, key=lambda each: each.inspection.day, reverse=True))


def _inspection(entry: Entry[Inspection], known: Lookup, tasks: Mapping[str, TaskFacts]) -> InspectionFacts:
    record = entry.record
    units = known.units_named(record.units)
    only = units[0] if len(units) == 1 else None
    return InspectionFacts(
        entry=entry,
        inspection=record,
        year=entry.year,
        address=address_of("kiem-tra", entry),
        units=units,
        document=known.documents.get(record.document or ""),
        findings=tuple(
            FindingFacts(
                finding=each,
                reply=reply_of(each.due, each.fixed_on, known.as_of),
                unit=known.units.get(each.unit or "", only),
                task=tasks.get(each.task or ""),
                evidence=known.documents_named(each.evidence),
            )
            for each in record.findings
        ),
    )
