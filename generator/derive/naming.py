"""What a record is called in one line, and where its page or its place on a page is, from the site's root."""

from __future__ import annotations

import re
from typing import Any

from generator.contract.dossiers import DossierCount
from generator.contract.inspections import Inspection
from generator.contract.kinds import KINDS, Kind
from generator.contract.records import Entry
from generator.contract.values import Record
from generator.contract.vocabulary import INSPECTION_KINDS
from generator.words.vietnamese import format_date

REGISTERS: frozenset[str] = frozenset({"ho-so", "ton-tai", "bao-cao", "ghi-nhan", "kien-nghi"})
"""Kinds without a page for each record: their records are places on the page of their year."""
PAGED: frozenset[str] = frozenset({kind.name for kind in KINDS if kind.shape == "list"}) - REGISTERS
"""Kinds with a page for each record."""
LONGEST = 100
"""Characters of a text that stands for a record's name."""
THOUGHT = 400
"""Characters of a text that may wrap; a sentence that is longer than that is none to be read in a list."""
_END = re.compile(r"(?<=[.!?])\s+(?=[^\s.!?])")
_ABBREVIATION = 30
"""Characters that a sentence has at least: a full stop before is one of an abbreviation or a number."""


def title_of(record: Record) -> str:
    """The record's name; of one without a name the beginning of its text, on one line.

    An inspection is called by its kind and day, a count of dossiers by its field and period.
    """
    if isinstance(record, Inspection):
        return f"{INSPECTION_KINDS[record.kind]} ngày {format_date(record.day)}"
    if isinstance(record, DossierCount):
        return shortened(f"{' '.join(record.field.split())}: {record.period.label}")
    return shortened(" ".join(_text_of(record).split()))


def thought_of(record: Record) -> str:
    """The record's name; of one without a name its first sentence to the end, where a line may wrap."""
    first = " ".join(re.split(r"\n\s*\n", _text_of(record).strip(), maxsplit=1)[0].split())
    ends = (found for found in _END.finditer(first) if found.start() >= _ABBREVIATION and first[found.end()].isupper())
    end = next(ends, None)
    return shortened(first[: end.start()] if end else first, THOUGHT)


def _text_of(record: Record) -> str:
    named = (getattr(record, key, None) for key in ("name", "title", "text", "summary"))
    return str(next(filter(None, named), ""))


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text's beginning, cut between words, where only a line fits."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def address_of(kind: Kind | str, entry: Entry[Any]) -> str:
    """`nhiem-vu/abc/`; of a register `kien-nghi/nam/2026/#abc`, which stays the same when the next plan year begins."""
    name = kind if isinstance(kind, str) else kind.name
    return f"{register_address(name, entry.year)}#{entry.id}" if name in REGISTERS else f"{name}/{entry.id}/"


def register_address(name: str, year: int) -> str:
    """The page of one year of a register."""
    return f"{name}/nam/{year}/"
