"""How values become HTML: the filters of the templates, and plain text made into paragraphs with safe links."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from markupsafe import Markup, escape

from generator.contract.values import is_mail_address, is_web_address
from generator.contract.vocabulary import (
    ACCEPTANCE,
    ANSWER_STATES,
    BUCKETS,
    CARRYING_STATES,
    CHANNELS,
    FLAGS,
    INSPECTION_KINDS,
    RECOGNITION_KINDS,
    REPORT_STATES,
    SHORTCOMING_STATES,
    STATES,
)
from generator.publish.meanings import MEANINGS
from generator.words.vietnamese import NOT_YET, format_count, format_date, format_number, format_percent

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"'“”«»]+")
_PHONE = re.compile(r"(?<![\d.])(?:\(?(?:\+84|0)(?:[ .()-]{0,2}\d){8,10}|1[89]00(?:[ .-]?\d){4,6})(?!\d)")
"""A number that can be called: nine digits or more, or one of the short ones of hot lines; a day is no number."""
_LINE = "\n"
_TRAILING = ".,;:!?)]}…"


def linked(text: str) -> Markup:
    """Plain text with its web and mail addresses made links; everything else is escaped (contract §2)."""
    if "http" not in text and "mailto:" not in text:
        return escape(text)
    parts: list[Markup] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_TRAILING)
        if not (is_web_address(address) or is_mail_address(address)):
            continue
        parts.append(escape(text[end : match.start()]))
        shown = address.removeprefix("mailto:")
        parts.append(Markup('<a href="{}" rel="nofollow noopener">{}</a>').format(address, shown))
        end = match.start() + len(address)
    parts.append(escape(text[end:]))
    return Markup().join(parts)


def phones(text: str) -> Markup:
    """Plain text with its telephone numbers made links, so that a phone calls them at a tap; everything else is escaped."""
    parts: list[Markup] = []
    end = 0
    for match in _PHONE.finditer(text):
        parts += [escape(text[end : match.start()]), Markup('<a href="{}">{}</a>').format(_tel(match[0]), match[0])]
        end = match.end()
    parts.append(escape(text[end:]))
    return Markup().join(parts)


def call_address(text: str | None) -> str | None:
    """The address that calls the first telephone number in a text, `tel:02003555018`; None without one."""
    number = phone_in(text)
    return _tel(number) if number else None


def phone_in(text: str | None) -> str | None:
    """The first telephone number in a text, as written; None without one."""
    match = _PHONE.search(text or "")
    return match[0] if match else None


def _tel(number: str) -> str:
    return "tel:" + re.sub(r"[^\d+]", "", number)


def paragraphs(text: str | None) -> Markup:
    """Plain text as paragraphs, line breaks kept, addresses linked. None is nothing."""
    if not text:
        return Markup()
    text = text.strip()
    blocks = [block for block in re.split(r"\n\s*\n", text) if block] if "\n" in text else [text]
    # Joined as plain text, of which each part is escaped already: Markup would look at every part once more.
    return Markup("".join([f"<p>{'<br>'.join([linked(line) for line in block.split(_LINE)])}</p>" for block in blocks if block]))  # noqa: S704


def day(value: date | None) -> str:
    """`31/03/2026`; None is "chưa có"."""
    return NOT_YET if value is None else format_date(value)


def signed(value: Fraction | None, places: int = 1) -> str:
    """`+1,5`, `−0,3`, `0`; None is "chưa có"."""
    text = format_number(value, places)
    return f"+{text}" if value is not None and value > 0 and text != "0" else text


def across(place: float, width: float) -> str:
    """A place across a chart as a share of the room it has: `12.5%`."""
    return f"{100 * place / width:.4g}%"


FILTERS: dict[str, Callable[..., Any]] = {
    "across": across,
    "count": format_count,
    "day": day,
    "number": format_number,
    "percent": format_percent,
    "signed": signed,
    "linked": linked,
    "phones": phones,
    "paragraphs": paragraphs,
}
"""What a template may turn a value into."""

VOCABULARY: dict[str, Any] = {
    "STATES": STATES,
    "BUCKETS": BUCKETS,
    "FLAGS": FLAGS,
    "NOT_YET": NOT_YET,
    "ANSWER_STATES": ANSWER_STATES,
    "REPORT_STATES": REPORT_STATES,
    "SHORTCOMING_STATES": SHORTCOMING_STATES,
    "CARRYING_STATES": CARRYING_STATES,
    "RECOGNITION_KINDS": RECOGNITION_KINDS,
    "CHANNELS": CHANNELS,
    "INSPECTION_KINDS": INSPECTION_KINDS,
    "ACCEPTANCE": ACCEPTANCE,
    "MEANINGS": MEANINGS,
}
"""Words that every template may look up."""
