"""Text and values the Vietnamese way: reading dates, decimals and counts as typed, printing and sorting them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from fractions import Fraction
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1945, 9000
"""Years that a date or period may name; beyond lies a slip, and near 9999 the calendar itself ends."""
NOT_YET = "chưa có"
"""What a page prints for a figure that does not exist: never 0 and never 100%."""

_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_PLAIN_DECIMAL = re.compile(r"[-+]?\d+(?:[.,]\d+)?\Z", re.ASCII)
_GROUPED_DECIMAL = re.compile(r"[-+]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?\Z", re.ASCII)
_AMBIGUOUS = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}\Z", re.ASCII)
_COUNT = re.compile(r"(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)\Z", re.ASCII)
_LONGEST_NUMBER = 30
"""Characters: a longer number is a slip of the keyboard, and turning it into a value would cost time."""


class Unreadable(ValueError):
    """A value that cannot be read. `code` is the diagnostic's code (docs/codes/)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def parse_date(text: str) -> date:
    """The day written as `31/03/2026` or `2026-03-31` (contract §2).

    Raises Unreadable MB203 for any other form and MB204 for a day that does not exist.
    """
    if found := _DAY_FIRST.match(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO.match(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise Unreadable("MB203")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable("MB204")
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable("MB204") from None


def parse_decimal(text: str) -> Decimal:
    """The number written as `95.5`, `95,5` or `1.234,5` (contract §2), exactly.

    Raises Unreadable MB206 for `1.234`, which may mean 1234 or 1,234, and MB205 for anything else that is no number.
    """
    if len(text) > _LONGEST_NUMBER:
        raise Unreadable("MB205")
    if _AMBIGUOUS.match(text):
        raise Unreadable("MB206")
    if _PLAIN_DECIMAL.match(text):
        return Decimal(text.replace(",", "."))
    if _GROUPED_DECIMAL.match(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    raise Unreadable("MB205")


def parse_count(text: str) -> int:
    """The whole number written as digits or as groups of three joined by dots (contract §2). Raises Unreadable MB207."""
    if len(text) > _LONGEST_NUMBER or not _COUNT.match(text):
        raise Unreadable("MB207")
    return int(text.replace(".", ""))


def format_date(day: date) -> str:
    """`31/03/2026`."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def format_count(number: int) -> str:
    """`12.345`."""
    return f"{number:,}".replace(",", ".")


def round_half_up(value: Fraction | Decimal | int, places: int = 1) -> Decimal:
    """The value rounded half-up (away from zero) to `places` decimals, for show only (contract §4)."""
    numerator, denominator = value.as_integer_ratio()  # whole numbers: a Fraction for each step takes ten times as long
    whole = (abs(numerator) * 10**places * 2 + denominator) // (denominator * 2)
    return Decimal(f"{whole if numerator >= 0 else -whole}E-{places}")  # exact, where arithmetic would keep 28 digits


def format_number(value: Fraction | Decimal | int | None, places: int = 1) -> str:
    """`95,5`, `1.234,5`, `100`: half-up, without trailing zeros. None is "chưa có"."""
    if value is None:
        return NOT_YET
    rounded = round_half_up(value, places)
    sign = "−" if rounded < 0 else ""
    whole, _, decimals = f"{rounded.copy_abs():f}".partition(".")
    decimals = decimals.rstrip("0")
    return sign + format_count(int(whole)) + (f",{decimals}" if decimals else "")


def format_percent(value: Fraction | Decimal | int | None, places: int = 1) -> str:
    """`95,5%`. None is "chưa có"."""
    return NOT_YET if value is None else format_number(value, places) + "%"


@lru_cache(maxsize=65536)
def without_accents(text: str) -> str:
    """The text in plain letters, as people type when they search: `Đồng Đăng` is `Dong Dang`."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return bare.replace("đ", "d").replace("Đ", "D")


_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]:
    """A key that sorts as a Vietnamese dictionary does: letters first (a ă â b … d đ …), then tones, then the text."""
    found = [_letter_key(letter) for letter in unicodedata.normalize("NFC", text.casefold())]
    return tuple([place for place, _ in found]), tuple([tone for _, tone in found]), text


@lru_cache(maxsize=4096)
def _letter_key(letter: str) -> tuple[tuple[int, int], int]:
    """The place of a letter and its tone. Kept: a plan of thousands of tasks has a hundred thousand letters, few distinct."""
    marks = unicodedata.normalize("NFD", letter)
    shape = unicodedata.normalize("NFC", "".join(m for m in marks if m not in _TONES)) or letter
    tone = next((m for m in marks if m in _TONES), "")
    place = _LETTERS.get(shape)
    return ((1, place) if place is not None else (0, ord(shape[0]))), _TONES[tone]


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like the word, accents and case aside; None when nothing is near enough to suggest."""
    target = without_accents(word).casefold().replace("_", "-").replace(" ", "-")[:80]
    best: tuple[float, str] | None = None
    for candidate in sorted(candidates):
        other = without_accents(candidate).casefold().replace("_", "-").replace(" ", "-")
        matcher = SequenceMatcher(None, target, other, autojunk=False)
        if matcher.real_quick_ratio() < 0.6 or matcher.quick_ratio() < 0.6:
            continue
        likeness = matcher.ratio()
        if likeness >= 0.6 and (best is None or likeness > best[0]):
            best = (likeness, candidate)
    return best[1] if best else None
