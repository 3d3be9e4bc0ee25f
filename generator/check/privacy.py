"""Personal data in public text: identity numbers, mobile numbers and personal mail addresses (contract §8).

A finding shows the place and never repeats the number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.contract.plan import Office
from generator.contract.values import Record
from generator.contract.walk import keys_of
from generator.read.nodes import MOST_FINDINGS, Mapping, Node, Scalar
from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.personal import Personal, may_hold_personal, personal_in

_NINE_DIGITS = re.compile(r"\d(?:[\s._()\-\u2010-\u2015]{0,40}\d){8}")
"""What a number may look like in a file: broken over lines, or grouped."""
_WRITTEN = 12
"""Characters a file takes at most for one of a value's: `\\U0000002D`, or a line end and its indentation shared out."""
_SLACK = 4000


class Private(NamedTuple):
    """A find and its place.

    `subject` is the number or address in plain form, to be held against what is declared public; `digits` counts those
    of an identity number.
    """

    file: str
    code: str
    line: int
    column: int
    length: int
    digits: int
    subject: str


def private_texts(
    file: str, text: str, model: type[Record], items: Sequence[Node], body: str, body_line: int
) -> tuple[Private, ...]:
    """Every place in a file's public text that looks like personal data. `text` is the whole file, `body` its prose."""
    if not may_be_private(text):
        return ()
    lines = _Lines(text)
    found: list[Private] = []
    for item in items:
        for scalar in _public_scalars(item, model):
            if may_hold_personal(scalar.value):
                found += _in_scalar(file, lines, scalar)
    start = lines.start(body_line) if body else 0
    found += [_private(file, each, body, *lines.place(start + each.start)) for each in personal_in(body)]
    return tuple(found)


def may_be_private(text: str) -> bool:
    """Whether a file's text could hold personal data at all: quick to say, and never wrong in saying no."""
    return "@" in text or "\\" in text or _NINE_DIGITS.search(text) is not None


def undeclared(found: Iterable[Private], office: Office | None) -> Iterator[Diagnostic]:
    """A finding for what nothing in co-quan.yml declares public; at most MOST_FINDINGS of one file."""
    phones: set[str] = set()
    mails: set[str] = set()
    domains: set[str] = set()
    if office is not None:
        contact = office.contact
        phones = {_plain_phone(each) for each in (*office.public_phones, (contact.phone or "") if contact else "") if each}
        mails = {contact.mail.casefold()} if contact and contact.mail else set()
        mails |= {office.opinions.removeprefix("mailto:").casefold()} if office.opinions else set()
        domains = {urlsplit(each).hostname or "" for each in (office.site_address, office.portal or "") if each}
    told: Counter[str] = Counter()
    for each in found:
        if each.code == "MB502" and each.subject in phones:
            continue
        if each.code == "MB503" and (each.subject in mails or each.subject.partition("@")[2] in domains):
            continue
        told[each.file] += 1
        if told[each.file] <= MOST_FINDINGS:
            yield diagnose(each.code, each.file, each.line, each.column, length=each.length, digits=each.digits)


def _public_scalars(node: Node, model: type[Record]) -> Iterator[Scalar]:
    """Scalars under keys that hold public text, whether or not the record is valid."""
    if not isinstance(node, Mapping):
        return
    keys = keys_of(model)
    for key, value in node.pairs:
        slot = keys.get(key.value)
        if slot is None:
            continue
        for each in (value,) if isinstance(value, Scalar | Mapping) else value.items:
            if slot.holds is not None:
                yield from _public_scalars(each, slot.holds)
            elif slot.public_text and isinstance(each, Scalar):
                yield each


def _in_scalar(file: str, lines: _Lines, scalar: Scalar) -> Iterator[Private]:
    """The finds in one value, each looked up in the file from where the one before it ended."""
    at = lines.start(scalar.line) + scalar.column - 1
    read = 0
    for each in sorted(personal_in(scalar.value), key=lambda find: find.start):
        typed = scalar.value[each.start : each.end]
        reach = at + (each.end - read) * _WRITTEN + _SLACK
        found = lines.text.find(typed, at, reach)
        if found >= 0:
            at, read = found + len(typed), each.end
        # A number that the file breaks over two lines, or writes as escapes, is told at the start of its value.
        yield _private(file, each, scalar.value, *(lines.place(found) if found >= 0 else (scalar.line, scalar.column)))


def _private(file: str, found: Personal, text: str, line: int, column: int) -> Private:
    typed = text[found.start : found.end]
    subject = _plain_phone(typed) if found.code == "MB502" else typed.casefold()
    digits = sum(char.isdigit() for char in typed) if found.code == "MB501" else 0
    return Private(file, found.code, line, column, len(typed), digits, subject)


def _plain_phone(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return "0" + digits[2:] if digits.startswith("84") and len(digits) > 10 else digits


class _Lines:
    """A text with the places of its line starts, so that an index becomes a line and column at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(end.end() for end in re.finditer("\n", text))]

    def start(self, line: int) -> int:
        """The index at which a line (from 1) begins."""
        return self._starts[min(line, len(self._starts)) - 1]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column (from 1) of a character."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1
