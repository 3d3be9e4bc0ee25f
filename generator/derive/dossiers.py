"""Dossiers by year, period and field: what was settled in time, what is open, and the rates (contract §4)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.contract.dossiers import DossierCount
from generator.contract.records import Entry, Records
from generator.derive.figures import Ratio
from generator.derive.naming import register_address
from generator.words.periods import CYCLES, Period
from generator.words.vietnamese import sort_key

_Count = Callable[[DossierCount], int | None]


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Dossiers added up. `flow` are the records that add up; `open` those that say what is still open at the end.

    A rate is made only of the records that give its count, so that one left out is not taken for 0.
    """

    flow: tuple[DossierCount, ...]
    open: tuple[DossierCount, ...]

    @cached_property
    def field_keys(self) -> frozenset[str]:
        """The fields whose dossiers these are. Two tallies are comparable only where these are the same."""
        return frozenset(each.field_key for each in self.flow)

    @cached_property
    def received(self) -> int:
        """Received in all periods."""
        return sum(each.received for each in self.flow)

    @cached_property
    def settled(self) -> int:
        """Settled in all periods."""
        return sum(each.settled for each in self.flow)

    @cached_property
    def settled_late(self) -> int:
        """Settled late in all periods."""
        return sum(each.late for each in self.flow)

    @cached_property
    def pending(self) -> int:
        """Open at the end, in time."""
        return sum(each.pending for each in self.open)

    @cached_property
    def overdue(self) -> int:
        """Open at the end, overdue."""
        return sum(each.overdue or 0 for each in self.open)

    @cached_property
    def at_risk(self) -> int:
        """Open at the end, in time but at risk of running late."""
        return sum(each.at_risk or 0 for each in self.open)

    @property
    def at_risk_known(self) -> bool:
        """Whether anybody counted those at risk. They are a part of those in time, not of the balance: left out is not 0."""
        return any(each.at_risk is not None for each in self.open)

    @cached_property
    def paused(self) -> int:
        """Open at the end, paused."""
        return sum(each.paused or 0 for each in self.open)

    @cached_property
    def incomplete(self) -> int:
        """Open at the end, waiting for the applicant."""
        return sum(each.incomplete or 0 for each in self.open)

    @property
    def on_time(self) -> Ratio:
        """Settled early or on time, of those settled."""
        return self._share(lambda each: each.early + each.on_time, lambda each: each.settled)

    @property
    def early(self) -> Ratio:
        """Settled early, of those settled."""
        return self._share(lambda each: each.early, lambda each: each.settled)

    @property
    def late(self) -> Ratio:
        """Settled late, of those settled."""
        return self._share(lambda each: each.late, lambda each: each.settled)

    @property
    def online(self) -> Ratio:
        """Received online, full process or part of it, of those received."""
        return self._share(_online, lambda each: each.received)

    @property
    def online_full(self) -> Ratio:
        """Received online for the full process, of those received."""
        return self._share(lambda each: each.online_full, lambda each: each.received)

    @property
    def paid_online(self) -> Ratio:
        """Paid online, of those that must pay."""
        return self._share(lambda each: each.paid_online, lambda each: each.payable)

    @property
    def digitised(self) -> Ratio:
        """Dossiers digitised, of those received."""
        return self._share(lambda each: each.digitised, lambda each: each.received)

    @property
    def results_digitised(self) -> Ratio:
        """Results digitised, of those settled."""
        return self._share(lambda each: each.results_digitised, lambda each: each.settled)

    @property
    def reused(self) -> Ratio:
        """Digitised data used again, of those received."""
        return self._share(lambda each: each.reused, lambda each: each.received)

    def _share(self, part: _Count, whole: _Count) -> Ratio:
        given = [(part(each), whole(each)) for each in self.flow]
        known = [(one, all_of) for one, all_of in given if one is not None and all_of is not None]
        return Ratio(sum(one for one, _ in known), sum(all_of for _, all_of in known))


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPeriod:
    """All fields of one period. `address` is its place on the year's page."""

    period: Period
    tally: Tally
    entries: tuple[Entry[DossierCount], ...]
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierField:
    """One field (lĩnh vực thủ tục) over the year, with its periods in order. `name` is as written in the newest of them."""

    key: str
    name: str
    tally: Tally
    periods: tuple[tuple[Period, Tally], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierYear:
    """The dossiers of one plan year's folder.

    Each field is added up over periods that do not overlap, so that months and their quarter are not counted twice;
    `periods` are of the kind most records are counted by, in order; `latest` is the newest of them. `entries` are all.
    """

    year: int
    entries: tuple[Entry[DossierCount], ...]
    total: Tally
    periods: tuple[DossierPeriod, ...]
    fields: tuple[DossierField, ...]

    @property
    def latest(self) -> DossierPeriod:
        """The newest period."""
        return self.periods[-1]


def dossier_years(records: Records) -> tuple[DossierYear, ...]:
    """The years that have dossiers, oldest first."""
    entries = records.of("ho-so")
    years = sorted({entry.year for entry in entries})
    return tuple(_year(year, [entry for entry in entries if entry.year == year]) for year in years)


def tally_of(counts: Sequence[DossierCount]) -> Tally:
    """Records of one period, or of one field and one period: all are open at its end."""
    return Tally(flow=tuple(counts), open=tuple(counts))


def period_address(year: int, period: Period) -> str:
    """A period's place on the page of its year."""
    return f"{register_address('ho-so', year)}#ky-{str(period).lower()}"


def _year(year: int, entries: list[Entry[DossierCount]]) -> DossierYear:
    by_field: dict[str, list[Entry[DossierCount]]] = {}
    for entry in entries:
        by_field.setdefault(entry.record.field_key, []).append(entry)
    chosen = {key: _without_overlap(found) for key, found in by_field.items()}
    fields = tuple(sorted((_field(key, found) for key, found in chosen.items()), key=lambda field: sort_key(field.name)))
    kept = [entry for found in chosen.values() for entry in found]
    cycles = [entry.record.period.cycle for entry in kept]
    cycle = max(CYCLES, key=cycles.count)
    periods = sorted({entry.record.period for entry in kept if entry.record.period.cycle == cycle}, key=lambda each: each.end)
    return DossierYear(
        year=year,
        entries=tuple(entries),
        total=Tally(
            flow=tuple(entry.record for entry in kept), open=tuple(each for field in fields for each in field.tally.open)
        ),
        periods=tuple(_period(year, each, kept) for each in periods),
        fields=fields,
    )


def _without_overlap(entries: Iterable[Entry[DossierCount]]) -> tuple[Entry[DossierCount], ...]:
    """Those whose periods cover the most days, none twice; of equal covers the finer, so months before their quarter.

    Of one period stated twice the newest counts. By the ends of their periods.
    """
    newest = {entry.record.period: entry for entry in sorted(entries, key=lambda entry: entry.record.day)}
    ordered = sorted(newest.values(), key=lambda entry: (entry.record.period.end, entry.record.period.start))
    ends = [entry.record.period.end for entry in ordered]
    best: list[tuple[int, tuple[Entry[DossierCount], ...]]] = [(0, ())]
    for entry in ordered:
        period = entry.record.period
        days, chosen = best[bisect_left(ends, period.start)]
        taken = (days + (period.end - period.start).days + 1, (*chosen, entry))
        best.append(max(best[-1], taken, key=lambda cover: (cover[0], len(cover[1]))))
    return best[-1][1]


def _field(key: str, entries: Sequence[Entry[DossierCount]]) -> DossierField:
    counts = tuple(entry.record for entry in entries)
    return DossierField(
        key=key,
        name=" ".join(counts[-1].field.split()),
        tally=Tally(flow=counts, open=counts[-1:]),
        periods=tuple((each.period, tally_of((each,))) for each in counts),
    )


def _period(year: int, period: Period, entries: Iterable[Entry[DossierCount]]) -> DossierPeriod:
    found = tuple(
        sorted((entry for entry in entries if entry.record.period == period), key=lambda entry: sort_key(entry.record.field))
    )
    return DossierPeriod(
        period=period,
        tally=tally_of([entry.record for entry in found]),
        entries=found,
        address=period_address(year, period),
    )


def _online(count: DossierCount) -> int | None:
    if count.online_full is None and count.online_part is None:
        return None
    return (count.online_full or 0) + (count.online_part or 0)
