"""The kinds of value a key can hold: how each is read from text, what it becomes, and what an editor is told about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.words.periods import DueDay, Period, parse_due_day, parse_period
from generator.words.vietnamese import Unreadable, parse_count, parse_date, parse_decimal

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_AUTHORITY = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?,\d{4}(?:-\d{2}){0,2}\Z")
_SCALAR_JSON = ["string", "number", "boolean"]
_LONGEST_ID = 120
_MOST_POINTS = 10000


class Record(BaseModel):  # noqa: PLW1641  (pydantic gives frozen models their hash)
    """A mapping of the contract: known keys only, never changed once read."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    def __eq__(self, other: object) -> bool:
        # pydantic's own also compares private and extra values, which no record has; comparing histories asks this often.
        return type(self) is type(other) and self.__dict__ == other.__dict__


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a key whose value is the id of a record of `kind`; such a record must exist (contract §2)."""

    kind: str


@dataclass(frozen=True, slots=True)
class Publishes:
    """Marks the date from which the record or item that holds it is published (contract §4)."""


@dataclass(frozen=True, slots=True)
class Happens:
    """Marks the day on which something came of the record; until then neither it nor `also` is published (contract §4).

    `also` are the attributes that tell of the same thing: an answer beside the day it was given.
    """

    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Marks a choice with the public label of each word."""

    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublicText:
    """Marks text that people wrote and everybody reads, so it is searched for personal data (contract §8)."""


def key(alias: str, meaning: str, **options: Any) -> Any:
    """A key of the contract: its name in the files and one line of Vietnamese that says what it means."""
    return Field(alias=alias, description=meaning, **options)


def maybe(alias: str, meaning: str) -> Any:
    """A key that may be left out; its value is then None."""
    return Field(default=None, alias=alias, description=meaning)


def several(alias: str, meaning: str) -> Any:
    """A key that holds a list and may be left out; its value is then ()."""
    return Field(default=(), alias=alias, description=meaning)


def _wrong(code: str, value: object, **facts: object) -> PydanticCustomError:
    return PydanticCustomError(code, "{value}", {"value": str(value), **facts})


def _text(value: object) -> object:
    if value is None:
        raise _wrong("MB214", "")
    if not isinstance(value, str):
        raise _wrong("MB202", "", expected="văn bản")
    if not value.strip():
        raise _wrong("MB214", "")
    return value


def _reader(parse: Callable[[str], object], **facts: object) -> BeforeValidator:
    """Reads one scalar; what is already a value (a default) passes."""

    def read(value: object) -> object:
        text = _text(value)
        try:
            return parse(text)  # type: ignore[arg-type]  # _text lets only text pass
        except Unreadable as error:
            if error.code == "MB206":
                whole = str(text).replace(".", "")
                facts_now = {"whole": whole, "decimal": str(text).replace(".", ",")}
                raise _wrong(error.code, text, **facts_now) from None
            raise _wrong(error.code, text, **facts) from None

    return BeforeValidator(read)


def _id(text: str) -> str:
    if len(text) > _LONGEST_ID or not _ID.match(text):
        raise Unreadable("MB209")
    return text


def _points(text: str) -> Decimal:
    value = parse_decimal(text)
    if not 0 <= value <= _MOST_POINTS:
        raise Unreadable("MB211")
    return value


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise Unreadable("MB215")
    return text == "true"


def _web_address(text: str) -> str:
    if not is_web_address(text):
        raise Unreadable("MB212")
    return text


def _site_address(text: str) -> str:
    _web_address(text)
    if urlsplit(text).query or urlsplit(text).fragment or "?" in text or "#" in text:
        raise Unreadable("MB212")
    return text


def _authority(text: str) -> str:
    if not _AUTHORITY.match(text):
        raise Unreadable("MB216")
    return text


def _opinion_address(text: str) -> str:
    if not is_web_address(text) and not is_mail_address(text):
        raise Unreadable("MB212")
    return text


def is_web_address(text: str) -> bool:
    """Whether the text is one absolute http(s) address that is safe to link to."""
    if any(char.isspace() or char in "<>\"'`\\" for char in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None and (parts.port or 1) > 0
    except ValueError:
        return False


def is_mail_address(text: str) -> bool:
    """Whether the text is `mailto:` with one plain address."""
    return re.fullmatch(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text) is not None


def one_of(*words: str) -> tuple[BeforeValidator, WithJsonSchema]:
    """A value from a fixed list of words."""
    allowed = ", ".join(words)

    def read(value: object) -> object:
        text = _text(value)
        if text not in words:
            raise _wrong("MB210", text, allowed=allowed)
        return text

    return BeforeValidator(read), WithJsonSchema({"type": "string", "enum": list(words)})


def choice(labels: Mapping[str, str]) -> tuple[BeforeValidator, WithJsonSchema, Words]:
    """A value from a fixed list of words, each with its public label."""
    return (*one_of(*labels), Words(tuple(labels.items())))


def between(low: int, high: int) -> BeforeValidator:
    """A number from low to high, as typed."""

    def read(value: object) -> object:
        text = str(_text(value))
        try:
            number = parse_count(text)
        except Unreadable as error:
            raise _wrong(error.code, text) from None
        if not low <= number <= high:
            raise _wrong("MB211", text, low=low, high=high)
        return number

    return BeforeValidator(read)


T = TypeVar("T")

Text = Annotated[str, BeforeValidator(_text), PublicText(), WithJsonSchema({"type": _SCALAR_JSON})]
"""Plain text as typed, never empty. Markup in it is shown, not run."""
Word = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": _SCALAR_JSON})]
"""Text that is looked up rather than read: not searched for personal data."""
Id = Annotated[str, _reader(_id), WithJsonSchema({"type": _SCALAR_JSON[:2], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]
Day = Annotated[
    date,
    _reader(parse_date),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2})$"}),
]
PublishedOn = Annotated[Day, Publishes()]
"""The day something was said or handed in; after the as-of day it is not published."""
Number = Annotated[
    Decimal,
    _reader(parse_decimal),
    WithJsonSchema({"type": ["number", "string"]}),
    PlainSerializer(lambda value: json_number(value), return_type=int | float, when_used="json"),  # noqa: PLW0108  (defined below)
]
Points = Annotated[
    Decimal,
    _reader(_points, low=0, high=_MOST_POINTS),
    WithJsonSchema({"type": ["number", "string"], "minimum": 0}),
    PlainSerializer(lambda value: json_number(value), return_type=int | float, when_used="json"),  # noqa: PLW0108  (as above)
]
"""Points or a percentage of a scorecard: a number from 0 up."""
Count = Annotated[int, _reader(parse_count), WithJsonSchema({"type": ["integer", "number", "string"]})]
Percent = Annotated[int, between(0, 100), WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "maximum": 100})]
Days = Annotated[int, between(1, 3650), WithJsonSchema({"type": ["integer", "string"], "minimum": 1})]
Flag = Annotated[bool, _reader(_flag), WithJsonSchema({"type": ["boolean", "string"]})]
WebAddress = Annotated[str, _reader(_web_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
SiteAddress = Annotated[str, _reader(_site_address), WithJsonSchema({"type": "string", "pattern": "^https?://[^?#]+$"})]
"""Where pages' addresses are put behind: a web address without a question mark or a number sign."""
OpinionAddress = Annotated[str, _reader(_opinion_address), WithJsonSchema({"type": "string", "pattern": "^(https?://|mailto:)"})]
"""Where residents write to: a web address or mailto."""
Authority = Annotated[str, _reader(_authority), WithJsonSchema({"type": "string", "pattern": r"^[a-z0-9.-]+,\d{4}"})]
PeriodOf = Annotated[
    Period,
    _reader(parse_period),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-(W\d{2}|\d{2}|Q[1-4]|6T|9T))?$"}),
    PlainSerializer(str, return_type=str, when_used="json"),
]
DayOfPeriod = Annotated[
    DueDay,
    _reader(parse_due_day, cycle="này"),
    WithJsonSchema({"type": ["integer", "string"], "pattern": r"^\d{1,2}(/\d{1,2})?$"}),
    PlainSerializer(str, return_type=str, when_used="json"),
]


def _listed(value: object) -> object:
    if value is None:
        return ()
    if isinstance(value, str):
        raise _wrong("MB202", "", expected="danh sách")
    return value


Many = Annotated[tuple[T, ...], BeforeValidator(_listed)]
"""A list; an empty key is an empty list."""


def _some(value: object) -> object:
    found = _listed(value)
    if not found:
        raise _wrong("MB214", "")
    return found


Some = Annotated[tuple[T, ...], BeforeValidator(_some)]
"""A list that holds at least one item."""


def json_number(value: Decimal) -> int | float:
    """The number as JSON and CSV print it: whole numbers without a point."""
    return int(value) if value == value.to_integral_value() else float(value)
