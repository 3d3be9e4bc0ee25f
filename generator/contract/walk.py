"""Reading a record by what its keys are marked as: references, publication days, public text. Shapes are found once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from generator.contract.values import Happens, PublicText, Publishes, Record, RefTo

R = TypeVar("R", bound=Record)
Path = tuple[int | str, ...]
"""Keys as written in the files, and indexes from 0, from a record down to a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One key of a record: its attribute, its name in files, what it is marked as, what it holds."""

    attribute: str
    alias: str
    meaning: str
    required: bool
    many: bool
    holds: type[Record] | None
    ref: str | None
    publishes: bool
    happens: Happens | None
    public_text: bool


@cache
def slots_of(model: type[Record]) -> tuple[Slot, ...]:
    """The keys of a model, in the order of the contract."""
    return tuple(_slot(name, info) for name, info in model.model_fields.items())


@cache
def keys_of(model: type[Record]) -> dict[str, Slot]:
    """The keys of a model by their name in files."""
    return {slot.alias: slot for slot in slots_of(model)}


def model_at(model: type[Record], path: Path) -> type[Record] | None:
    """The model of the mapping at a path, None where the path leads to no mapping."""
    for step in path:
        if isinstance(step, int):
            continue
        slot = keys_of(model).get(step)
        if slot is None or slot.holds is None:
            return None
        model = slot.holds
    return model


def references(record: Record, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Each reference of a record: its path, the kind it names and the id."""
    for slot in _with_refs(type(record)):
        value = getattr(record, slot.attribute)
        here = (*path, slot.alias)
        if not value:
            continue
        if slot.holds is not None:
            for where, item in _items(slot, value, here):
                yield from references(item, where)
        elif slot.ref is not None:
            for where, item in _items(slot, value, here):
                yield where, slot.ref, item


def referenced(record: Record) -> list[tuple[str, str]]:
    """The kind and id of each reference of a record, in the order of `references`, at a third of what paths cost."""
    found: list[tuple[str, str]] = []
    for attribute, many, ref in _named(type(record)):
        value = getattr(record, attribute)
        if not value:
            continue
        if ref is None:
            for item in value if many else (value,):
                found += referenced(item)
        elif many:
            found += [(ref, item) for item in value]
        else:
            found.append((ref, value))
    return found


def publication_days(record: Record, path: Path = ()) -> Iterator[tuple[Path, date]]:
    """Each day from which the record or a part of it is published, or on which something came of it."""
    for slot in _with_days(type(record)):
        value = getattr(record, slot.attribute)
        here = (*path, slot.alias)
        if not value:
            continue
        if slot.holds is not None:
            for where, item in _items(slot, value, here):
                yield from publication_days(item, where)
        else:
            yield here, value


def published_part(record: R, day: date) -> R | None:
    """The record as published on a day: without the items dated after it; None when it is itself dated after it.

    What came of it after the day (`Happens`) is left out as if it had never been written, of its items too.
    """
    changes: dict[str, object] = {}
    hidden: dict[str, object] = {}
    for slot in _with_days(type(record)):
        value = getattr(record, slot.attribute)
        if value is None:
            continue
        if slot.publishes:
            if value > day:
                return None
        elif slot.happens is not None:
            if value > day:
                hidden |= {name: _blank(type(record), name) for name in (slot.attribute, *slot.happens.also)}
        elif slot.many:
            parts = [published_part(each, day) for each in value]
            if any(now is not before for now, before in zip(parts, value, strict=True)):
                changes[slot.attribute] = tuple(each for each in parts if each is not None)
    if not changes and not hidden:
        return record
    kept = record.model_copy(update={**changes, **hidden})
    kept.model_fields_set.difference_update(hidden)
    return kept


def without_references(record: R, kind: str, gone: AbstractSet[str]) -> R:
    """The record without the references to these records of a kind, at any depth; one that it must have stays as it is.

    What is nothing without such a reference (a section of a document) goes with it.
    """
    changes: dict[str, object] = {}
    blank: set[str] = set()
    for slot in _with_refs(type(record)):
        value = getattr(record, slot.attribute)
        if not value:
            continue
        items = value if slot.many else (value,)
        kept = tuple(now for each in items if (now := _without(slot, each, kind, gone)) is not None)
        if slot.many:
            if len(kept) < len(items) or any(now is not before for now, before in zip(kept, items, strict=True)):
                changes[slot.attribute] = kept
        elif kept:
            if kept[0] is not value:
                changes[slot.attribute] = kept[0]
        elif not slot.required:
            changes[slot.attribute] = _blank(type(record), slot.attribute)
            blank.add(slot.attribute)
    if not changes:
        return record
    without = record.model_copy(update=changes)
    without.model_fields_set.difference_update(blank)
    return without


def _without(slot: Slot, item: Any, kind: str, gone: AbstractSet[str]) -> Any:
    """One item of a key without what is gone; None when it goes as a whole."""
    if slot.holds is None:
        return None if slot.ref == kind and item in gone else item
    needed = (each for each in _with_refs(slot.holds) if each.required and each.ref == kind and not each.many)
    if any(getattr(item, each.attribute) in gone for each in needed):
        return None
    return without_references(item, kind, gone)


def _blank(model: type[Record], attribute: str) -> object:
    return model.model_fields[attribute].default


def _items(slot: Slot, value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if slot.many:
        for index, item in enumerate(value):
            yield (*path, index), item
    else:
        yield path, value


@cache
def _with_refs(model: type[Record]) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots_of(model) if slot.ref or (slot.holds and _reaches(slot.holds, _refers)))


@cache
def _named(model: type[Record]) -> tuple[tuple[str, bool, str | None], ...]:
    """What `referenced` needs of each key: its attribute, whether it is a list, the kind it names (None: it holds records)."""
    return tuple((slot.attribute, slot.many, None if slot.holds else slot.ref) for slot in _with_refs(model))


@cache
def _with_days(model: type[Record]) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots_of(model) if _is_dated(slot) or (slot.holds and _reaches(slot.holds, _is_dated)))


def _refers(slot: Slot) -> bool:
    return slot.ref is not None


def _is_dated(slot: Slot) -> bool:
    return slot.publishes or slot.happens is not None


@cache
def _reaches(model: type[Record], wanted: Callable[[Slot], bool]) -> bool:
    """Whether the model, or one it holds at any depth, has such a key. A model may hold itself."""
    met: set[type[Record]] = set()
    open_ones = [model]
    while open_ones:
        each = open_ones.pop()
        met.add(each)
        slots = slots_of(each)
        if any(wanted(slot) for slot in slots):
            return True
        open_ones += [slot.holds for slot in slots if slot.holds is not None and slot.holds not in met]
    return False


def _slot(name: str, info: Any) -> Slot:
    many, inner, marks = _unwrap(info.annotation)
    marks = [*info.metadata, *marks]
    ref = next((mark.kind for mark in marks if isinstance(mark, RefTo)), None)
    return Slot(
        attribute=name,
        alias=info.alias,
        meaning=info.description,
        required=info.is_required(),
        many=many,
        holds=inner if isinstance(inner, type) and issubclass(inner, Record) else None,
        ref=ref,
        publishes=any(isinstance(mark, Publishes) for mark in marks),
        happens=next((mark for mark in marks if isinstance(mark, Happens)), None),
        public_text=any(isinstance(mark, PublicText) for mark in marks),
    )


def _unwrap(annotation: Any) -> tuple[bool, Any, list[Any]]:
    """Whether the annotation is a list, its innermost type and every mark on the way."""
    many, marks = False, []
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *found = get_args(annotation)
            marks += found
        elif origin in (Union, UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not NoneType)
        elif origin is tuple:
            many = True
            annotation = get_args(annotation)[0]
        else:
            return many, annotation, marks
