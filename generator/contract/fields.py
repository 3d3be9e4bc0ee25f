"""The contract's keys as plain descriptions: what each holds, means and allows. Schemas, CSV, datapackage and docs go by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import WithJsonSchema
from pydantic_core import PydanticUndefined

from generator.contract import values
from generator.contract.values import Record, Words
from generator.contract.walk import Slot, slots_of

Holds = Literal[
    "text",
    "word",
    "id",
    "date",
    "number",
    "count",
    "percent",
    "days",
    "flag",
    "web",
    "opinion",
    "authority",
    "period",
    "due_day",
    "choice",
    "mapping",
]
"""The kinds of value a key can hold (contract §2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One key, of a record or of what is derived from it.

    `words` are the words allowed (holds `choice`) with their public labels, "" where the word has none. `fields` are
    the keys of a mapping. `typed` is the JSON Schema of the value as staff type it. `nullable` keys are always there
    and may be null, which only derived ones are. `places` name the values of a list of fixed length, such as an
    interval's ends; `by_id` is a mapping from ids to such mappings. `tree`: the items have this very list once more,
    to any depth (the criteria of a scorecard); the list inside is then not among `fields`.
    """

    key: str
    holds: Holds
    meaning: str
    required: bool = False
    many: bool = False
    nullable: bool = False
    ref: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[Field, ...] = ()
    typed: Mapping[str, Any] = field(default_factory=dict)
    default: str | int | None = None
    places: tuple[str, ...] = ()
    by_id: bool = False
    tree: bool = False

    @property
    def is_table(self) -> bool:
        """Whether it is a list of mappings, which CSV gives a table of its own."""
        return self.many and self.holds == "mapping"


@cache
def fields_of(model: type[Record]) -> tuple[Field, ...]:
    """The keys of a record, in the order of the contract."""
    return tuple(_field(slot, model.model_fields[slot.attribute]) for slot in slots_of(model))


_KINDS_OF_VALUE: tuple[tuple[Holds, Any], ...] = (
    ("text", values.Text),
    ("word", values.Word),
    ("id", values.Id),
    ("date", values.Day),
    ("number", values.Number),
    ("number", values.Points),
    ("count", values.Count),
    ("percent", values.Percent),
    ("days", values.Days),
    ("flag", values.Flag),
    ("web", values.WebAddress),
    ("web", values.SiteAddress),
    ("opinion", values.OpinionAddress),
    ("authority", values.Authority),
    ("period", values.PeriodOf),
    ("due_day", values.DayOfPeriod),
)


def _schema_mark(marks: list[Any]) -> WithJsonSchema | None:
    return next((mark for mark in marks if isinstance(mark, WithJsonSchema)), None)


def _field(slot: Slot, info: Any) -> Field:
    default = None if info.default in (PydanticUndefined, None, ()) else info.default
    common: dict[str, Any] = {"key": slot.alias, "meaning": slot.meaning, "required": slot.required, "many": slot.many}
    if slot.holds is not None:
        inside = [each for each in slots_of(slot.holds) if each.holds is not slot.holds]
        fields = tuple(_field(each, slot.holds.model_fields[each.attribute]) for each in inside)
        return Field(holds="mapping", fields=fields, tree=len(inside) < len(slots_of(slot.holds)), **common)
    marks = [*info.metadata, *_marks(info.annotation)]
    mark = _schema_mark(marks)
    assert mark is not None, f"{slot.alias} has no JSON Schema"
    typed = mark.json_schema or {}
    words = typed.get("enum", ())
    labels = dict(next((mark.labels for mark in marks if isinstance(mark, Words)), ()))
    return Field(
        holds="choice" if words else _holds(mark),
        ref=slot.ref,
        words={word: labels.get(word, "") for word in words},
        typed=typed,
        default=str(default).lower() if isinstance(default, bool) else default,
        **common,
    )


def _holds(mark: WithJsonSchema) -> Holds:
    """Found by identity: two kinds of value may look alike to an editor and yet differ (text and word)."""
    return next(name for name, kind in _KINDS_OF_VALUE if any(each is mark for each in kind.__metadata__))


def _marks(annotation: Any) -> list[Any]:
    """Every mark in an annotation, outermost first."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return [*marks, *_marks(inner)]
    return [mark for each in get_args(annotation) for mark in _marks(each)]


def always(key: str, holds: Holds, meaning: str, **more: Any) -> Field:
    """A derived key that always has a value."""
    return Field(key=key, holds=holds, meaning=meaning, required=True, **more)


def or_null(key: str, holds: Holds, meaning: str, **more: Any) -> Field:
    """A derived key that is always there and may be null."""
    return always(key, holds, meaning, nullable=True, **more)


def ratio(key: str, meaning: str) -> Field:
    """A derived share with its numerator and denominator."""
    return always(
        key,
        "mapping",
        meaning,
        fields=(
            always("tu_so", "count", "Tử số"),
            always("mau_so", "count", "Mẫu số"),
            or_null("gia_tri", "number", "Tỷ lệ (%); null khi mẫu số là 0: chưa có"),
        ),
    )
