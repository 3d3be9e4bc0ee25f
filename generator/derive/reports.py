"""Report duties: each unit at each period, in time, late, missing or not yet due (contract §3, §4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.contract.plan import Document, Unit
from generator.contract.records import Entry, Records
from generator.contract.reports import ReportDuty, Submission
from generator.contract.vocabulary import ReportState
from generator.derive.lookup import Lookup
from generator.derive.naming import address_of
from generator.derive.standing import Terms, due_days
from generator.words.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSlot:
    """What one unit owes for one period. `period` is None for a report owed once.

    `handed_in` is the first submission, None while there is none. `days` are calendar days late, counted to the as-of
    day while it is missing; None when it is not late.
    """

    unit: Unit
    period: Period | None
    due: date
    submission: Submission | None
    document: Document | None
    state: ReportState
    days: int | None

    @property
    def handed_in(self) -> date | None:
        """The day it was handed in."""
        return self.submission.day if self.submission else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """A report duty with every slot of its plan year: unit by unit in the order of don_vi, each unit's periods in order."""

    entry: Entry[ReportDuty]
    duty: ReportDuty
    year: int
    address: str
    units: tuple[Unit, ...]
    bases: tuple[tuple[Document, str | None], ...]
    slots: tuple[ReportSlot, ...]


def reports_of(records: Records, known: Lookup) -> tuple[ReportFacts, ...]:
    """All report duties, in file order."""
    return tuple(_report(entry, known) for entry in records.of("bao-cao"))


def report_state(due: date, handed_in: date | None, day: date) -> tuple[ReportState, int | None]:
    """The state and the days late. The due day itself is in time."""
    if handed_in is not None:
        return ("tre", (handed_in - due).days) if handed_in > due else ("dung_han", None)
    return ("thieu", (day - due).days) if day > due else ("chua_den_han", None)


def periods_due(duty: ReportDuty, terms: Terms) -> tuple[tuple[Period | None, date], ...]:
    """Each period of the plan year with its due day, from the plan's first day on; a report owed once has no period."""
    if duty.cycle is None:
        return ((None, duty.deadline),) if duty.deadline else ()
    return due_days(duty.cycle, duty.before, duty.latest, terms)


def _report(entry: Entry[ReportDuty], known: Lookup) -> ReportFacts:
    duty = entry.record
    units = known.units_named(duty.units)
    return ReportFacts(
        entry=entry,
        duty=duty,
        year=entry.year,
        address=address_of("bao-cao", entry),
        units=units,
        bases=tuple(
            (known.documents[basis.document], basis.section) for basis in duty.bases if basis.document in known.documents
        ),
        slots=tuple(_slots(duty, units, known.terms[entry.year], known)),
    )


def _slots(duty: ReportDuty, units: tuple[Unit, ...], terms: Terms, known: Lookup) -> Iterator[ReportSlot]:
    first: dict[tuple[str, Period | None], Submission] = {}
    for each in sorted(duty.submissions, key=lambda one: one.day):
        first.setdefault((each.unit, each.period), each)
    for unit in units:
        for period, due in periods_due(duty, terms):
            found = first.get((unit.id, period))
            state, days = report_state(due, found.day if found else None, known.as_of)
            yield ReportSlot(
                unit=unit,
                period=period,
                due=due,
                submission=found,
                document=known.documents.get(found.document or "") if found else None,
                state=state,
                days=days,
            )
