"""Personal data in public text: identity numbers, mobile numbers and personal mail addresses (contract §8).

A finding shows the place and never repeats the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.contract.plan import Office
from generator.contract.values import Record
from generator.contract.walk import keys_of
from generator.read.nodes import Mapping, Node, Scalar, place_of
from generator.words.diagnostics import Diagnostic, diagnose

_MONEY = r"(?!\s*(?:đồng|đ\b|VNĐ|VND|triệu|tỷ))"
_IDENTITY = re.compile(
    rf"(?<![\d.,/-])(?:\d{{12}}|\d{{9}}|\d{{3}} \d{{3}} \d{{3}} \d{{3}}|\d{{3}} \d{{3}} \d{{3}})(?![\d/-]|[.,]\d){_MONEY}"
)
_MOBILE = re.compile(r"(?<![\d.,])(?:\+?84[ .-]?|0)[35789](?:[ .-]?\d){8}(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"https?://\S+")
_PUBLIC_DOMAIN = ".gov.vn"


@dataclass(frozen=True, slots=True)
class Private:
    """A finding, and in plain form what it is about, so that what the commune declares public can be let go."""

    finding: Diagnostic
    subject: str


def private_texts(
    file: str, text: str, model: type[Record], items: Sequence[Node], body: str, body_line: int
) -> tuple[Private, ...]:
    """Every place in a file's public text that looks like personal data. `text` is the whole file, `body` its prose."""
    if not (_IDENTITY.search(text) or _MOBILE.search(text) or "@" in text):
        return ()
    found = []
    for item in items:
        for scalar in _public_scalars(item, model):
            found += _in_scalar(file, text, scalar)
    if body:
        start = _line_start(text, body_line)
        for code, match in _matches(body):
            line, column = place_of(text, start + match.start())
            found.append(_private(code, file, line, column, match))
    return tuple(found)


def undeclared(found: Sequence[Private], office: Office | None) -> Iterator[Diagnostic]:
    """The findings that nothing in co-quan.yml declares public."""
    phones: set[str] = set()
    mails: set[str] = set()
    domains: set[str] = set()
    if office is not None:
        contact = office.contact
        phones = {_plain_phone(each) for each in (*office.public_phones, (contact.phone or "") if contact else "") if each}
        mails = {contact.mail.casefold()} if contact and contact.mail else set()
        mails |= {office.opinions.removeprefix("mailto:").casefold()} if office.opinions else set()
        domains = {urlsplit(each).hostname or "" for each in (office.site_address, office.portal or "") if each}
    for each in found:
        if each.finding.code == "MB502" and each.subject in phones:
            continue
        if each.finding.code == "MB503" and (each.subject in mails or each.subject.partition("@")[2] in domains):
            continue
        yield each.finding


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    taken: list[tuple[int, int]] = []
    for code, pattern in (("MB503", _MAIL), ("MB502", _MOBILE), ("MB501", _IDENTITY)):
        for match in pattern.finditer(text):
            if any(low <= match.start() < high for low, high in (*addresses, *taken)):
                continue
            if code == "MB503" and match[0].casefold().endswith(_PUBLIC_DOMAIN):
                continue
            taken.append(match.span())
            yield code, match


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


def _in_scalar(file: str, text: str, scalar: Scalar) -> Iterator[Private]:
    start = _line_start(text, scalar.line) + scalar.column - 1
    for code, match in _matches(scalar.value):
        # A folded scalar breaks lines; the number itself cannot be broken, so it stands as typed.
        at = text.find(match[0], start)
        line, column = place_of(text, at) if at >= 0 else (scalar.line, scalar.column)
        yield _private(code, file, line, column, match)


def _private(code: str, file: str, line: int, column: int, match: re.Match[str]) -> Private:
    digits = sum(char.isdigit() for char in match[0])
    length = len(match[0])
    subject = _plain_phone(match[0]) if code == "MB502" else match[0].casefold()
    return Private(diagnose(code, file, line, column, length=length, digits=digits), subject)


def _plain_phone(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return "0" + digits[2:] if digits.startswith("84") and len(digits) > 10 else digits


def _line_start(text: str, line: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start
