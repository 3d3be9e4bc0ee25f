"""What the registers share: the page of the plan year, a page for each year with records, and counts as parts of a whole.

What is still open of other years stands on the page of the plan year too: nothing drops out when a year ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from generator.contract.plan import Unit
from generator.contract.records import Entry
from generator.derive.facts import Facts
from generator.derive.naming import LONGEST, register_address, title_of
from generator.derive.plan_facts import grouped
from generator.publish.charts.duties import Column, Part, Row
from generator.publish.outputs import FeedLink
from generator.publish.pages.cuts import Cut, cut
from generator.words.periods import Period, month_of
from generator.words.vietnamese import format_count

FEED = FeedLink(title="Tin giám sát", address="rss/giam-sat.xml")
LEFT_SHOWN = 20
"""What is open of other years and named on a register's first page; the rest is counted."""


class Registered(Protocol):
    """The facts of a record that has its place on the page of its year."""

    @property
    def entry(self) -> Entry[Any]:
        """The record and where it stands."""


Item = TypeVar("Item", bound=Registered)
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLink:
    """The way to the register's page of a year."""

    year: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Something open of a record. `said` is how it stands, `late` whether that is past its day. `due` None: it has no day."""

    title: str
    address: str
    year: int
    units: tuple[Unit, ...]
    due: date | None
    said: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[Item]):
    """One page of a register: the records of one year, in the order of the facts.

    `overview` is the register's first page, which shows the plan year; `year` is None there before the first plan year.
    `years` are all years with records, the newest first. `left` is what is open of other years, the longest due first, on
    the first page; nothing on the others.
    """

    address: str
    overview: bool
    year: int | None
    plan_year: int | None
    records: tuple[Item, ...]
    years: tuple[YearLink, ...]
    left: Cut[Left]
    as_of: date

    @property
    def suffix(self) -> str:
        """What a title adds to tell the pages apart."""
        return "" if self.overview else f" năm {self.year}"

    @property
    def others(self) -> tuple[YearLink, ...]:
        """The pages of the other years."""
        return tuple(each for each in self.years if each.year != self.year)

    @property
    def source(self) -> str | None:
        """The data file behind the page; None where there is none, or more than one."""
        files = {each.entry.file for each in self.records}
        return files.pop() if len(files) == 1 else None

    def search(self, words: str) -> str | None:
        """What the search finds the page by; None for the plan year's own page, which the first page shows too."""
        if not self.overview and self.year == self.plan_year:
            return None
        return " ".join((words, *(title_of(each.entry.record) for each in self.records)))


def sheets_of(
    kind: str, records: Sequence[Item], facts: Facts, left: Callable[[Item], Iterable[Left]] = lambda _: ()
) -> Iterator[Sheet[Item]]:
    """The register's first page, then the page of each year with records, the newest first (contract §6).

    `left` tells what is open of a record.
    """
    by_year = grouped((each.entry.year, each) for each in records)
    current = facts.plan.year if facts.plan else None
    years = tuple(YearLink(year=each, address=register_address(kind, each)) for each in sorted(by_year, reverse=True))
    others = [one for each in records if each.entry.year != current for one in left(each)]
    others.sort(key=lambda each: (each.due or date.max, each.year))
    pages = [(f"{kind}/", current, True), *((each.address, each.year, False) for each in years)]
    for address, year, overview in pages:
        yield Sheet(
            address=address,
            overview=overview,
            year=year,
            records=tuple(by_year.get(year, ())) if year is not None else (),
            years=years,
            left=cut(others if overview else (), LEFT_SHOWN),
            as_of=facts.as_of,
            plan_year=current,
        )


def rest_of(text: str) -> str | None:
    """The whole text where its beginning alone stands as the record's name; None where the name says it all."""
    return text if len(" ".join(text.split())) > LONGEST or "\n" in text.strip() else None


def parts_of_counts(counts: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> tuple[Part, ...]:
    """Counts by state as parts; `words` gives each state's pattern and label, and the order."""
    return tuple(Part(kind=kind, label=label, count=counts.get(state, 0)) for state, (kind, label) in words.items())


def rows_of(pairs: Iterable[tuple[str, str]], words: Mapping[str, tuple[str, str]]) -> tuple[Row, ...]:
    """Bars by name, from pairs of (name, state); the longest first, else in the order in which the names came."""
    found = grouped(pairs)
    rows = [Row(name=name, parts=parts_of_counts(counted(states), words)) for name, states in found.items()]
    return tuple(sorted(rows, key=lambda row: -row.total))


def counted(states: Iterable[str]) -> dict[str, int]:
    """How often each state occurs."""
    counts: dict[str, int] = {}
    for each in states:
        counts[each] = counts.get(each, 0) + 1
    return counts


def row_cells(row: Row) -> list[str]:
    """The row's numbers for the table beside the picture: name, total, each part."""
    return [row.name, format_count(row.total), *(format_count(each.count) for each in row.parts)]


def column_cells(column: Column) -> list[str]:
    """The month's numbers for the table beside the picture: month, total, each part."""
    return [column.period.label, format_count(column.total), *(format_count(each.count) for each in column.parts)]


def months_of(year: int | None, days: Iterable[date], as_of: date) -> tuple[Period, ...]:
    """The year's months up to the as-of day, and those in which any of the days lies."""
    found = {month_of(each) for each in days}
    if year is not None and year <= as_of.year:
        last = as_of.month if year == as_of.year else 12
        found |= {Period(year, "thang", number) for number in range(1, last + 1)}
    return tuple(sorted(found))
