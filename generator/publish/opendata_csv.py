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

from generator.contract.derived import DERIVED
from generator.contract.fields import Field, Holds, fields_of
from generator.contract.kinds import Kind

DERIVED_PREFIX = "suy_ra."
"""Begins the name of every column that was derived rather than committed."""
SEPARATOR = "; "
"""Stands between the items of a list that shares one cell."""
_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")

Row = list[Any]
Put = Callable[[Row, Any], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `required` cells are never empty; `parent` says that it holds the id of the record that the row is a part of."""

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

    `own` and `derived` are the keys that become columns: committed ones, and those under suy_ra.
    """

    name: str
    kind: Kind
    part: str | None
    title: str
    own: tuple[Field, ...]
    derived: tuple[Field, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column, in order; the parent's id first where the rows are parts."""
        parent: list[Column] = []
        if self.part is not None:
            title = f"Mã {self.kind.noun}"
            parent = [
                Column(
                    name=self.kind.key, holds="id", title=title, required=True, many=False, ref=self.kind.name, words={}, parent=True
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
            title=f"{kind.title}: {(lists.get(key) or derived_lists[key]).meaning}",
            own=lists[key].fields if key in lists else (),
            derived=_new_keys(derived_lists.get(key), lists.get(key)),
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


def _rows(table: Table, records: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    blank = [""] * len(table.columns)
    places = iter(range(0 if table.part is None else 1, len(blank)))
    own, derived = _puts(table.own, places), _puts(table.derived, places)
    for record in records:
        if table.part is None:
            row = blank.copy()
            _fill(row, own, record)
            _fill(row, derived, record["suy_ra"])
            yield row
        else:
            for item, found in _items(table, record):
                row = blank.copy()
                row[0] = record["ma"]
                _fill(row, own, item)
                _fill(row, derived, found)
                yield row


def _items(table: Table, record: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The items of a list with what was derived from each."""
    assert table.part is not None
    derived = record["suy_ra"].get(table.part) or () if table.derived else ()
    items = record.get(table.part, ()) if table.own else ({},) * len(derived)
    return zip(items, derived if table.derived else ({},) * len(items), strict=True)


def _fill(row: Row, puts: Mapping[str, Put], values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if value is not None and (put := puts.get(key)) is not None:
            put(row, value)


def _puts(fields: Iterable[Field], places: Iterator[int]) -> dict[str, Put]:
    """For each key how its value goes into its cells, which are taken from `places` in the order of the columns."""
    return {each.key: _put(each, places) for each in fields if not each.is_table}


def _put(field: Field, places: Iterator[int]) -> Put:
    if field.holds == "mapping":
        inner = _puts(field.fields, places)
        return lambda row, value: _fill(row, inner, value)
    if field.places:
        cells = [next(places) for _ in field.places]
        return lambda row, value: [row.__setitem__(cell, each) for cell, each in zip(cells, value, strict=True)].clear()
    cell = next(places)
    if field.many:
        return lambda row, value: row.__setitem__(cell, guarded(SEPARATOR.join(map(str, value))))
    if field.holds == "flag":
        return lambda row, value: row.__setitem__(cell, "true" if value else "false")
    if field.holds in ("number", "count", "percent", "days"):
        return lambda row, value: row.__setitem__(cell, value)
    return lambda row, value: row.__setitem__(cell, guarded(value))
