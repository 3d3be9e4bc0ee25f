"""Open data as tables for Excel: flat columns read from the contract, one table a kind and one for each list of mappings.

The rows are made from the very records that the JSON file holds, so that the two agree cell by cell.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import StringIO
from typing import Any

from generator.contract.fields import Field, Holds, fields_of
from generator.contract.kinds import DERIVED, Kind

DERIVED_PREFIX = "suy_ra."
"""Begins the name of every column that was derived rather than committed."""
SEPARATOR = "; "
"""Stands between the items of a list that shares one cell."""
NUMBERS: frozenset[Holds] = frozenset({"number", "count", "percent", "days"})
_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")

Row = list[Any]
Show = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `required` cells are never empty; a `parent` cell holds the id of the record that the row is part of."""

    name: str
    holds: Holds
    title: str
    required: bool
    many: bool
    ref: str | None
    words: Mapping[str, str]
    parent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One CSV file. `part` is None for a kind's own table, else the key of the list whose items are the rows.

    `own` and `derived` are the keys that become columns: committed ones, and those under suy_ra. `tree`: the items have
    the same list inside them; each is a row after the one that holds it.
    """

    name: str
    kind: Kind
    part: str | None
    title: str
    own: tuple[Field, ...]
    derived: tuple[Field, ...]
    tree: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column, in order; the parent's id first where the rows are parts."""
        parent: list[Column] = []
        if self.part is not None:
            title = f"Mã {self.kind.noun}"
            parent = [
                Column(
                    name=self.kind.key,
                    holds="id",
                    title=title,
                    required=True,
                    many=False,
                    ref=self.kind.name,
                    words={},
                    parent=True,
                )
            ]
        return (*parent, *_columns(self.own), *_columns(self.derived, DERIVED_PREFIX))


@cache
def tables_of(kind: Kind) -> tuple[Table, ...]:
    """The kind's table, then one for each list of mappings in its records.

    A derived list that has the key of a committed one goes beside it, item by item (the questions of a survey).
    """
    own, derived = fields_of(kind.model), DERIVED[kind.name]
    lists = {each.key: each for each in own if each.is_table}
    derived_lists = {each.key: each for each in derived if each.is_table}
    main = Table(name=kind.name, kind=kind, part=None, title=kind.title, own=own, derived=derived)
    parts = tuple(
        Table(
            name=f"{kind.name}-{key.replace('_', '-')}",
            kind=kind,
            part=key,
            title=f"{kind.title}: {_first_clause((lists.get(key) or derived_lists[key]).meaning)}",
            own=lists[key].fields if key in lists else (),
            derived=_new_keys(derived_lists.get(key), lists.get(key)),
            tree=key in lists and lists[key].tree,
        )
        for key in dict.fromkeys((*lists, *derived_lists))
    )
    return (main, *parts)


def csv_file(table: Table, records: Iterable[Mapping[str, Any]]) -> bytes:
    """The table as RFC 4180 has it, in UTF-8 with the mark by which Excel knows it."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(_rows(table, records))
    return text.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """The text so that a spreadsheet shows it and never computes it: an apostrophe before what would begin a formula."""
    return f"'{text}" if text and text[0] in _FORMULA_STARTS else text


def _first_clause(meaning: str) -> str:
    """A table's title needs no word on when the list is null."""
    return meaning.partition(";")[0]


def _new_keys(derived: Field | None, beside: Field | None) -> tuple[Field, ...]:
    """The derived keys of a list's items, less those that the committed item beside has anyway."""
    known = {each.key for each in beside.fields} if beside else set()
    return tuple(each for each in derived.fields if each.key not in known) if derived else ()


def _columns(fields: Iterable[Field], prefix: str = "", title: str = "", *, certain: bool = True) -> Iterator[Column]:
    for each in fields:
        here = f"{title}{each.meaning}"
        always = certain and each.required and not each.nullable
        if each.is_table:
            continue
        if each.holds == "mapping":
            yield from _columns(each.fields, f"{prefix}{each.key}.", f"{here} – ", certain=always)
            continue
        for place in each.places or ("",):
            yield Column(
                name=f"{prefix}{each.key}{'.' if place else ''}{place}",
                holds=each.holds,
                title=f"{here}{': ' if place else ''}{place}",
                required=always and not each.many,
                many=each.many and not each.places,
                ref=each.ref,
                words=each.words,
            )


@dataclass(frozen=True, slots=True)
class _Cells:
    """Where the values of a mapping go in a row: plain ones with what turns them into a cell, then those that fill several."""

    single: Mapping[str, tuple[int, Show | None]]
    several: Mapping[str, Callable[[Row, Any], None]]

    def fill(self, row: Row, values: Mapping[str, Any]) -> None:
        """Puts the values into the row. Only the keys that are there cost time: most cells of a wide table stay empty."""
        single = self.single
        for key, value in values.items():
            if value is None:
                continue
            if found := single.get(key):
                cell, show = found
                row[cell] = value if show is None else show(value)
            elif put := self.several.get(key):
                put(row, value)


def _rows(table: Table, records: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    blank = [""] * len(table.columns)
    places = iter(range(0 if table.part is None else 1, len(blank)))
    own, derived = _cells(table.own, places), _cells(table.derived, places)
    if table.part is None:
        for record in records:
            row: Row = blank.copy()
            own.fill(row, record)
            derived.fill(row, record["suy_ra"])
            yield row
        return
    for record in records:
        committed = list(_items(record.get(table.part), table)) if table.own else None
        found = record["suy_ra"].get(table.part) or () if table.derived else None
        for number in range(len(committed if committed is not None else found or ())):
            row = blank.copy()
            row[0] = record["ma"]
            if committed is not None:
                own.fill(row, committed[number])
            if found is not None:
                derived.fill(row, found[number])
            yield row


def _items(items: Any, table: Table) -> Iterator[Mapping[str, Any]]:
    """The items of a list; of a tree each before those inside it."""
    for each in items or ():
        yield each
        if table.tree:
            yield from _items(each.get(table.part), table)


def _cells(fields: Iterable[Field], places: Iterator[int]) -> _Cells:
    """The cells of the fields, taken from `places` in the order of the columns."""
    single: dict[str, tuple[int, Show | None]] = {}
    several: dict[str, Callable[[Row, Any], None]] = {}
    for each in fields:
        if each.is_table:
            continue
        if each.holds == "mapping":
            several[each.key] = _cells(each.fields, places).fill
        elif each.places:
            several[each.key] = _spread([next(places) for _ in each.places])
        else:
            single[each.key] = next(places), _shown(each)
    return _Cells(single, several)


def _shown(field: Field) -> Show | None:
    """What turns a value into its cell; None where it stands as it is: numbers, days, ids and words that begin no formula."""
    if field.many:
        return _joined
    if field.holds == "flag":
        return _flag
    if field.holds in NUMBERS or field.holds in ("date", "id", "period"):
        return None
    if field.words and all(guarded(word) == word for word in field.words):
        return None
    return guarded


def _spread(cells: list[int]) -> Callable[[Row, Any], None]:
    def put(row: Row, value: Any) -> None:
        for cell, each in zip(cells, value, strict=True):
            row[cell] = each

    return put


def _joined(values: list[Any]) -> str:
    return guarded(SEPARATOR.join(map(str, values)))


def _flag(value: bool) -> str:
    return "true" if value else "false"
