"""What a record has publicly claimed, key by key, so that a later version that says otherwise without declaring it is told.

Adding is how staff go on: a new update, value, answer or evidence changes no claim. Claims are figures, days, words of a
list, references, and the few texts that are a promise or an answer; how a name or a note is worded is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.contract.fields import fields_of
from generator.contract.measures import Indicator, Value
from generator.contract.values import Record
from generator.contract.walk import Slot, slots_of
from generator.derive.naming import shortened
from generator.words.periods import DueDay, Period
from generator.words.vietnamese import format_count, format_date, format_number, round_half_up

KEPT_TEXTS: frozenset[str] = frozenset({"san_pham", "tra_loi", "ket_luan", "so_ky_hieu", "tep", "don_vi_tinh"})
"""Texts that are themselves a promise, an answer or a figure's unit."""
_NO_CLAIM: frozenset[str] = frozenset({"ma", "ma_cu", "draft", "bo", "doi_tuong", "kenh"})
"""Keys that name or sort a record. (`kenh` of feedback says how it came, and corrects nothing.)"""
_NAMED_BY: tuple[str, ...] = ("ma", "ky", "don_vi", "ngay", "van_ban", "muc", "ten")
"""The keys that tell the items of a list apart, in this order, as far as they have them."""
_BY_PERIOD = frozenset({"gia_tri", "dieu_chinh"})
"""Lists of which a period is enough: a figure that is dated anew is still the figure of its period."""
_FIGURES = frozenset({"gia_tri", "tu_so", "mau_so"})
"""The keys of a value that dieu_chinh corrects."""
_NOUNS: Mapping[str, str] = {
    "cap_nhat": "Cập nhật",
    "gia_han": "Gia hạn",
    "gia_tri": "Giá trị",
    "dieu_chinh": "Điều chỉnh",
    "nop": "Báo cáo đã nộp",
    "can_cu": "Căn cứ",
    "phat_hien": "Phát hiện",
    "cau_hoi": "Câu hỏi",
    "tieu_chi": "Tiêu chí",
    "xep_loai": "Mức xếp loại",
}
"""What an item of a list is called."""
_MAXIMUM = "diem_toi_da"
"""A criterion's maximum is told after its scores."""
_LONGEST_NAME = 60
"""Characters of an item's own name or text in a label."""

Path = tuple[str, ...]
Names = Callable[[str, str], str]
"""Something of a record, by its kind and id: its public name, or its lasting id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How claims name other records: `shown` in print, `lasting` by the first id they had, so that renaming changes none."""

    shown: Names
    lasting: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that was said: `label` is the key's meaning with the item it is about, `shown` the value in print.

    `value` is compared; a list of references is a claim for each of them, so that adding one changes none. `opens`: it
    says that an item of a list is there. `dated` is the day on which, by its own words, what it says came about: that of
    an item, or the day of an answer, and `of` the item or record that says so; both None for all else.
    """

    label: str
    shown: str
    value: object
    opens: bool = False
    dated: date | None = None
    of: Record | None = None


def claims_of(record: Record, names: Naming) -> dict[Path, Claim]:
    """All claims of a record by their keys. The record is as published on some day (contract §4)."""
    return dict(_claims(record, (), "", names))


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


def declared(differing_ones: tuple[Record, Record], was: Record, now: Record, path: Path) -> bool:
    """Whether a value that changed was corrected openly: the last dieu_chinh of its period leads from the old figure to the new.

    It is new, or the old figure was already published as it says; several may lead there one by one. `differing_ones`
    are what differs of the records as they were and are: the path is of their claims.
    """
    if not (isinstance(was, Indicator) and isinstance(now, Indicator)) or path[:1] != ("gia_tri",) or path[-1] not in _FIGURES:
        return False
    former, present = (_value_at(each, path[1]) for each in differing_ones)
    if former is None or present is None or former.period != present.period:
        return False
    old, reached = former.exact(was.measure), present.exact(now.measure)
    own = [each for each in now.adjustments if each.period == present.period]
    for each in sorted(own, key=lambda one: one.day)[::-1]:
        stale = each.day < former.day and each in was.adjustments
        if stale or not _says(reached, each.after):
            return False
        if _says(old, each.before):
            return True
        reached = Fraction(each.before)
    return False


def _value_at(record: Record, name: str) -> Value | None:
    values = record.values if isinstance(record, Indicator) else ()
    found = next((each for key, each in _named("gia_tri", values, None) if key == name), None)
    return found if isinstance(found, Value) else None


def _says(value: Fraction | None, figure: Decimal) -> bool:
    """Whether a value is the figure, perhaps with more decimals."""
    return value is not None and round_half_up(value, _places(figure)) == figure


def _claims(record: Record, path: Path, about: str, names: Naming) -> Iterator[tuple[Path, Claim]]:
    words = {field.key: field.words for field in fields_of(type(record)) if field.words}
    for slot in slots_of(type(record)):
        value = getattr(record, slot.attribute)
        if value is None or value == () or slot.alias in _NO_CLAIM:
            continue
        label = f"{_first_clause(slot.meaning)}{about}"
        here = (*path, slot.alias)
        if slot.holds is not None:
            if slot.many:
                yield from _items(value, here, about, names)
            else:
                yield from _claims(value, here, about, names)
        elif slot.many:
            if slot.ref is not None:
                for each in value:
                    lasting = names.lasting(slot.ref, each)
                    yield (*here, lasting), Claim(label=label, shown=names.shown(slot.ref, each), value=lasting)
        elif not slot.public_text or slot.alias in KEPT_TEXTS:
            yield here, _claim(label, value, slot, words.get(slot.alias, {}), names, record, own=not path)


def _claim(label: str, value: Any, slot: Slot, words: Mapping[str, str], names: Naming, record: Record, *, own: bool) -> Claim:
    """A single value of a record or an item; `own` if it is the record's."""
    dated = slot.happens is not None or (own and slot.publishes)
    return Claim(
        label=label,
        shown=_shown(value, slot, words, names),
        value=names.lasting(slot.ref, value) if slot.ref is not None else value,
        dated=value if dated else None,
        of=record if dated else None,
    )


def _items(items: Sequence[Record], path: Path, about: str, names: Naming) -> Iterator[tuple[Path, Claim]]:
    for name, item in _named(path[-1], items, names):
        said = f"{about}, {_said(item, names)}"
        claims = list(_claims(item, (*path, name), said, names))
        noun = _NOUNS.get(path[-1], "Mục")
        shown = _summed_up(claims, len(path), len(said))
        yield (*path, name), Claim(label=noun + said[1:], shown=shown, value=True, opens=True, dated=_day_of(item), of=item)
        yield from claims


def _summed_up(claims: Sequence[tuple[Path, Claim]], depth: int, said: int) -> str:
    """What an item says: its first words, and all its figures, each by name where there is more than the one. Scores first.

    The claims end their labels with the item they are about, in `said` characters, and stand below `depth` keys.
    """
    own = [(where, each) for where, each in claims if where[-1] not in _NAMED_BY and len(where) <= depth + 3]
    figures = [(where, each) for where, each in own if type(each.value) in (int, Decimal)]
    first = next((each for where, each in own if len(where) == depth + 2), None)
    if len(figures) <= 1 and (first is None or not figures or figures[0][1] is first):
        return first.shown if first else "có"
    parts = [] if first is None or type(first.value) in (int, Decimal, bool) else [first.shown]
    for _, each in sorted(figures, key=lambda figure: figure[0][-1] == _MAXIMUM):
        name = each.label[: len(each.label) - said]
        parts.append(f"{name[:1].lower()}{name[1:]} {each.shown}")
    return "; ".join(parts)


def _named(alias: str, items: Sequence[Record], names: Naming | None) -> Iterator[tuple[str, Record]]:
    """The items with what tells each apart; those that nothing does are counted, by their days."""
    met: dict[str, int] = {}
    for item in sorted(items, key=lambda each: _day_of(each) or date.min):
        key = _key_of(alias, item, names)
        met[key] = met.get(key, 0) + 1
        yield (key if met[key] == 1 else f"{key} ({met[key]})"), item


def _key_of(alias: str, item: Record, names: Naming | None) -> str:
    """What tells an item apart in its list: its id, period, unit and day, as far as it has them."""
    found = {
        slot.alias: names.lasting(slot.ref, value) if names is not None and slot.ref is not None else value
        for slot in slots_of(type(item))
        if slot.alias in _NAMED_BY and (value := getattr(item, slot.attribute)) is not None
    }
    if found.get("ma"):
        return str(found["ma"])
    if alias in _BY_PERIOD and "ky" in found:
        return str(found["ky"])
    return " ".join(str(found[each]) for each in _NAMED_BY if each in found)


def _said(item: Record, names: Naming) -> str:
    """How an item is told of: `ngày 31/03/2026`, `tháng 3/2026`, a criterion's name."""
    name = getattr(item, "name", None) or (getattr(item, "text", None) if hasattr(item, "id") else None)
    if name:
        return f"«{shortened(' '.join(str(name).split()), _LONGEST_NAME)}»"
    parts = []
    if isinstance(period := getattr(item, "period", None), Period):
        parts.append(period.label[:1].lower() + period.label[1:])
    if isinstance(unit := getattr(item, "unit", None), str):
        parts.append(names.shown("don-vi", unit))
    if isinstance(document := getattr(item, "document", None), str) and not parts and _day_of(item) is None:
        parts.append(f"«{names.shown('van-ban', document)}»")
    if (day := _day_of(item)) is not None:
        parts.append(f"ngày {format_date(day)}")
    return ", ".join(parts)


def _day_of(item: Record) -> date | None:
    return next((getattr(item, slot.attribute) for slot in slots_of(type(item)) if slot.publishes), None)


def _shown(value: Any, slot: Slot, words: Mapping[str, str], names: Naming) -> str:
    if slot.ref is not None:
        return names.shown(slot.ref, value)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, Decimal):
        return format_number(value, _places(value))
    if isinstance(value, int):
        return str(value) if slot.alias == "nam" else format_count(value) + ("%" if slot.alias == "tien_do" else "")
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
    for stop in (";", ":", " (", ", phần trăm", ", ví dụ", " trong content/"):
        meaning = meaning.partition(stop)[0]
    return meaning
