"""What looks like somebody's own data in text (contract §8): identity numbers, mobile numbers, mail addresses.

Finding them costs time in step with the text, whatever it holds: no pattern here looks back or ahead without a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MONEY = r"(?!\s{0,3}(?:đồng|đ\b|VNĐ|VND|triệu|tỷ))"
_IDENTITY = re.compile(
    rf"(?<!\d)(?<!\d[.,/-])(?:\d{{12}}|\d{{9}}|\d{{4}}(?:\s\d{{4}}){{2}}|\d{{3}}(?:\s\d{{3}}){{3}}|\d{{3}}(?:\s\d{{3}}){{2}})"
    rf"(?!\d|[.,-]\d|/\w){_MONEY}"
)
_GAP = r"[\s._()\-\u2010-\u2015]"
_DAY = r"\d{2}[.-]\d{2}[.-](?:19|20)\d{2}(?!\d)"
_MOBILE = re.compile(rf"(?<!\d)(?<!\d[.,])(?!{_DAY})(?:(?:00|\+)?84\)?{_GAP}{{0,2}}|\(?0)[35789](?:{_GAP}{{0,3}}\d){{8}}(?!\d)")
_DOMAIN = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_BEFORE_AT = re.compile(r"[\w.+-]{1,64}\Z")
_ADDRESS = re.compile(r"https?://\S+")
_PUBLIC_DOMAIN = ".gov.vn"


class Personal(NamedTuple):
    """One find: its code (MB501 identity, MB502 mobile, MB503 mail) and where it stands in the text, `end` excluded."""

    code: str
    start: int
    end: int


def may_hold_personal(text: str) -> bool:
    """A quick look: False means that `personal_in` finds nothing."""
    return bool(_IDENTITY.search(text) or _MOBILE.search(text) or _DOMAIN.search(text))


def personal_in(text: str) -> Iterator[Personal]:
    """Each find, mail first. Digits in web addresses are no identity numbers: news sites number their pages so."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    taken: set[int] = set()
    for found in _mails(text):
        taken.update(range(found.start, found.end))
        yield found
    for match in _MOBILE.finditer(text):
        if match.start() not in taken:
            taken.update(range(*match.span()))
            yield Personal("MB502", *match.span())
    spans = iter(addresses)
    low, high = next(spans, (0, 0))
    for match in _IDENTITY.finditer(text):
        while addresses and high <= match.start() and (following := next(spans, None)) is not None:
            low, high = following
        if match.start() not in taken and not low <= match.start() < high:
            yield Personal("MB501", *match.span())


def covered(text: str) -> str:
    """The text with dots over personal data, of the same length: for messages and the lines beside them."""
    if not may_hold_personal(text):
        return text
    chars = list(text)
    for found in personal_in(text):
        chars[found.start : found.end] = "•" * (found.end - found.start)
    return "".join(chars)


def _mails(text: str) -> Iterator[Personal]:
    for match in _DOMAIN.finditer(text):
        before = _BEFORE_AT.search(text[max(match.start() - 64, 0) : match.start()])
        if before is None or match[0].casefold().endswith(_PUBLIC_DOMAIN):
            continue
        name = before[0].rpartition("..")[2].lstrip(".")  # without the row of dots that Word draws before a number
        if name:
            yield Personal("MB503", match.start() - len(name), match.end())
