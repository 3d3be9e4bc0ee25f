"""What a record has publicly claimed, key by key, so that a later version that says otherwise without declaring it is told.

Adding is how staff go on: a new update, value, answer or evidence changes no claim. Claims are figures, days, words of a
list, references, and the few texts that are a promise or an answer; how a name or a note is worded is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.contract.fields import fields_of
from generator.contract.measures import Indicator
from generator.contract.values import Record
from generator.contract.walk import Slot, slots_of
from generator.words.periods import DueDay, Period
from generator.words.vietnamese import format_count, format_date, format_number, round_half_up

KEPT_TEXTS: frozenset[str] = frozenset({"san_pham", "tra_loi", "ket_luan", "so_ky_hieu", "tep", "don_vi_tinh"})
"""Texts that are themselves a promise, an answer or a figure's unit."""
_NO_CLAIM: frozenset[str] = frozenset({"ma", "ma_cu", "draft", "bo", "doi_tuong", "kenh"})
"""Keys that name or sort a record. (`kenh` of feedback says how it came, and corrects nothing.)"""
_NAMED_BY: tuple[str, ...] = ("ma", "ky", "don_vi", "ngay", "den", "van_ban", "muc", "ten")
"""The keys that tell the items of a list apart, in this order, as far as they have them."""

Path = tuple[str, ...]
Names = Callable[[str, str], str]
"""The public name of a record, by its kind and id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that was said: `label` is the key's meaning with the item it is about, `shown` the value in print.

    `value` is compared; a list of references is a claim for each of them, so that adding one changes none. `day` is that
    of the item it stands in, None where the item has none. `opens`: it says that the item itself is there.
    """

    label: str
    shown: str
    value: object
    day: date | None = None
    opens: bool = False


def claims_of(record: Record, names: Names) -> dict[Path, Claim]:
    """All claims of a record by their keys. The record is as published on some day (contract §4)."""
    return dict(_claims(record, (), "", None, names))


def differing(before: Record, after: Record) -> tuple[Record, Record]:
    """The two records without what both say alike: most changes add one item to a long list, and claims cost time."""
    if type(before) is not type(after):
        return before, after
    changes: tuple[dict[str, object], dict[str, object]] = ({}, {})
    for slot in slots_of(type(before)):
        was, now = getattr(before, slot.attribute), getattr(after, slot.attribute)
        if was == now:
            for each in changes:
                each[slot.attribute] = () if slot.many else None
        elif slot.many and slot.holds is not None:
            changes[0][slot.attribute] = tuple(item for item in was if item not in now)
            changes[1][slot.attribute] = tuple(item for item in now if item not in was)
    return before.model_copy(update=changes[0]), after.model_copy(update=changes[1])


def declared(before: Record, after: Record, path: Path) -> bool:
    """Whether a value that changed was corrected openly: an indicator's dieu_chinh of that period names the new figure."""
    if not (isinstance(before, Indicator) and isinstance(after, Indicator) and path[:1] == ("gia_tri",)):
        return False
    now = next((each for each in after.values if _key_of(each) == path[1]), None)
    if now is None:
        return False
    exact = now.exact(after.measure)
    return exact is not None and any(
        each.period == now.period and round_half_up(exact, _places(each.after)) == each.after for each in after.adjustments
    )


def _claims(record: Record, path: Path, about: str, day: date | None, names: Names) -> Iterator[tuple[Path, Claim]]:
    words = {field.key: field.words for field in fields_of(type(record)) if field.words}
    for slot in slots_of(type(record)):
        value = getattr(record, slot.attribute)
        if value is None or value == () or slot.alias in _NO_CLAIM:
            continue
        label = f"{_first_clause(slot.meaning)}{about}"
        here = (*path, slot.alias)
        if slot.holds is not None:
            if slot.many:
                yield from _items(value, here, about, day, names)
            else:
                yield from _claims(value, here, about, day, names)
        elif slot.many:
            if slot.ref is not None:
                for each in value:
                    yield (*here, each), Claim(label=label, shown=names(slot.ref, each), value=each, day=day)
        elif not slot.public_text or slot.alias in KEPT_TEXTS:
            shown = _shown(value, slot, words.get(slot.alias, {}), names)
            yield here, Claim(label=label, shown=shown, value=value, day=day)


def _items(items: Sequence[Record], path: Path, about: str, day: date | None, names: Names) -> Iterator[tuple[Path, Claim]]:
    met: dict[str, int] = {}
    for item in items:
        key = _key_of(item)
        met[key] = met.get(key, 0) + 1
        name = key if met[key] == 1 else f"{key} ({met[key]})"
        said = f"{about}, {_said(item)}"
        when = _day_of(item) or day
        yield (*path, name), Claim(label=f"Mục{said}", shown="có", value=True, day=when, opens=True)
        yield from _claims(item, (*path, name), said, when, names)


def _key_of(item: Record) -> str:
    """What tells an item apart in its list: its id, period, unit and day, as far as it has them."""
    found = {slot.alias: getattr(item, slot.attribute) for slot in slots_of(type(item)) if slot.alias in _NAMED_BY}
    if found.get("ma"):
        return str(found["ma"])
    return " ".join(str(found[alias]) for alias in _NAMED_BY if found.get(alias) is not None)


def _said(item: Record) -> str:
    """How an item is told of: `ngày 31/03/2026`, `tháng 3/2026`, a criterion's name."""
    name = getattr(item, "name", None)
    if name:
        return f"«{' '.join(str(name).split())}»"
    parts = []
    if isinstance(period := getattr(item, "period", None), Period):
        parts.append(period.label[:1].lower() + period.label[1:])
    if (day := _day_of(item)) is not None:
        parts.append(f"ngày {format_date(day)}")
    return ", ".join(parts) or f"«{_key_of(item)}»"


def _day_of(item: Record) -> date | None:
    return next((getattr(item, slot.attribute) for slot in slots_of(type(item)) if slot.publishes), None)


def _shown(value: Any, slot: Slot, words: Mapping[str, str], names: Names) -> str:
    if slot.ref is not None:
        return names(slot.ref, value)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, Decimal):
        return format_number(value, _places(value))
    if isinstance(value, int):
        return str(value) if slot.alias == "nam" else format_count(value)
    if isinstance(value, Period):
        return value.label[:1].lower() + value.label[1:]
    if isinstance(value, DueDay):
        return str(value)
    return words.get(value) or " ".join(str(value).split())


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _first_clause(meaning: str) -> str:
    for opening in ("Mã các ", "Mã "):
        if meaning.startswith(opening):
            meaning = meaning.removeprefix(opening)
            meaning = meaning[:1].upper() + meaning[1:]
    for stop in (";", ":", " ("):
        meaning = meaning.partition(stop)[0]
    return meaning
