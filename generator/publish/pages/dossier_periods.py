"""The tables of dossiers by period: every count of every field, the balance, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.contract.dossiers import DossierCount
from generator.contract.records import Entry
from generator.derive.dossiers import DossierField, DossierYear, Tally, period_address, tally_of
from generator.publish import said
from generator.words.periods import Period
from generator.words.vietnamese import format_count, sort_key

NOT_GIVEN = "–"
"""What stands in a table for a count that was left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A count in the tables: its head and how it is taken; `in_balance` for what became of dossiers, not part of another."""

    head: str
    pick: Callable[[DossierCount], int | None]
    in_balance: bool = True


CAME_IN: tuple[Column, ...] = (
    Column(head="Tồn trước", pick=lambda each: each.carried),
    Column(head="Tiếp nhận", pick=lambda each: each.received),
)
BECAME: tuple[Column, ...] = (
    Column(head="Trước hạn", pick=lambda each: each.early),
    Column(head="Đúng hạn", pick=lambda each: each.on_time),
    Column(head="Quá hạn", pick=lambda each: each.late),
    Column(head="Đang giải quyết, còn hạn", pick=lambda each: each.pending),
    Column(head="Trong đó có nguy cơ trễ", pick=lambda each: each.at_risk, in_balance=False),
    Column(head="Đang quá hạn", pick=lambda each: each.overdue),
    Column(head="Tạm dừng", pick=lambda each: each.paused),
    Column(head="Chờ bổ sung", pick=lambda each: each.incomplete),
    Column(head="Trả lại", pick=lambda each: each.returned),
)
HEADERS: tuple[str, ...] = ("Lĩnh vực", *(each.head for each in (*CAME_IN, *BECAME)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodBlock:
    """One period. `anchor` is its id on the page; `rows` are its fields and then their sum, as words.

    `inside` names it inside a sentence. `balance` spells out both sides, `balanced` whether they are equal. `sources`
    are days with where the figures come from (None: not said). `missing` are fields of the year without figures of
    this period.
    """

    period: Period
    inside: str
    anchor: str
    tally: Tally
    rows: tuple[tuple[str, ...], ...]
    balance: str
    balanced: bool
    sources: tuple[tuple[date, str | None], ...]
    missing: tuple[str, ...]


def blocks_of(year: DossierYear) -> tuple[tuple[PeriodBlock, ...], tuple[PeriodBlock, ...]]:
    """The year's periods newest first, and the other periods that were published too."""
    counted = [each.period for each in year.periods]
    every = sorted({entry.record.period for entry in year.entries}, key=lambda each: (each.end, str(each)), reverse=True)
    names = {field.key: field.name for field in year.fields if field.periods[-1][0].cycle == counted[-1].cycle}
    return (
        tuple(_block(year, each, names) for each in every if each in counted),
        tuple(_block(year, each, {}) for each in every if each not in counted),
    )


def _block(year: DossierYear, period: Period, expected: Mapping[str, str]) -> PeriodBlock:
    entries = [entry for entry in year.entries if entry.record.period == period]
    newest = _newest(entries)
    counts = sorted((entry.record for entry in newest.values()), key=lambda each: sort_key(each.field))
    return PeriodBlock(
        period=period,
        inside=said.inside(period.label),
        anchor=period_address(year.year, period).partition("#")[2],
        tally=tally_of(counts),
        rows=(*(_row(each.field, [each]) for each in counts), *([_row("Cộng", counts)] if len(counts) > 1 else [])),
        balance=_balance(counts),
        balanced=sum(each.came_in for each in counts) == sum(each.accounted for each in counts),
        sources=tuple(sorted({(each.day, each.source) for each in counts}, key=lambda each: (each[0], each[1] or ""))),
        missing=tuple(name for key, name in expected.items() if key not in newest),
    )


def _newest(entries: Sequence[Entry[DossierCount]]) -> dict[str, Entry[DossierCount]]:
    """The newest record of each field (by its key), as the sums take it."""
    return {entry.record.field_key: entry for entry in sorted(entries, key=lambda entry: entry.record.day)}


def _covers(field: DossierField, period: Period) -> bool:
    """Whether a longer period of the field holds this one."""
    return any(each.start <= period.start and period.end <= each.end for each, _ in field.periods)


def _row(name: str, counts: Sequence[DossierCount]) -> tuple[str, ...]:
    return (name, *(_cell(column, counts) for column in (*CAME_IN, *BECAME)))


def _cell(column: Column, counts: Sequence[DossierCount]) -> str:
    given = [count for each in counts if (count := column.pick(each)) is not None]
    return format_count(sum(given)) if given else NOT_GIVEN


def _balance(counts: Sequence[DossierCount]) -> str:
    """`Tồn trước 120 + tiếp nhận 540 = 660; trước hạn 300 + … = 660`."""
    sides = [(CAME_IN, sum(each.came_in for each in counts)), (BECAME, sum(each.accounted for each in counts))]
    return "; ".join(f"{_side(columns, counts)} = {format_count(total)}" for columns, total in sides).capitalize()


def _side(columns: Sequence[Column], counts: Sequence[DossierCount]) -> str:
    parts = [(each.head.lower(), _cell(each, counts)) for each in columns if each.in_balance]
    return " + ".join(f"{head} {cell}" for head, cell in parts if cell != NOT_GIVEN)
