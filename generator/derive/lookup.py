"""What deriving looks up again and again: units, areas and documents by id, the day, and each plan year's terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.contract.plan import Area, Document, Unit
from generator.contract.records import Records
from generator.derive.standing import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """The commune's words on `as_of`. `years` are the plan years of which something is published, oldest first."""

    as_of: date
    units: Mapping[str, Unit]
    areas: Mapping[str, Area]
    documents: Mapping[str, Document]
    years: tuple[int, ...]
    terms: Mapping[int, Terms]

    @property
    def plan_year(self) -> int | None:
        """The plan year that counts: the as-of day's, else the newest before it (contract §4). None before the first."""
        return max((year for year in self.years if year <= self.as_of.year), default=None)

    def documents_named(self, ids: Sequence[str]) -> tuple[Document, ...]:
        """The documents among the ids that are published, each once, in their order."""
        return tuple(self.documents[name] for name in dict.fromkeys(ids) if name in self.documents)

    def units_named(self, ids: Sequence[str]) -> tuple[Unit, ...]:
        """The units, each once, in their order."""
        return tuple(self.units[name] for name in dict.fromkeys(ids))


def lookup_of(records: Records, as_of: date) -> Lookup:
    """The lookup of a commune's records on a day."""
    years = tuple(sorted({entry.year for kind in records.entries.values() for entry in kind if entry.year}))
    return Lookup(
        as_of=as_of,
        units={entry.id: entry.record for entry in records.units},
        areas={entry.id: entry.record for entry in records.areas},
        documents={entry.id: entry.record for entry in records.documents},
        years=years,
        terms={each: _terms(records, each) for each in years},
    )


def _terms(records: Records, year: int) -> Terms:
    plan = next((entry.record for entry in records.plans if entry.year == year), None)
    office = records.office
    return Terms(
        start=(plan.start if plan else None) or date(year, 1, 1),
        end=(plan.end if plan else None) or date(year, 12, 31),
        year=year,
        soon=office.soon,
        quiet=office.quiet,
    )
