"""Numbers, dates and shares as they are said aloud, in the standard speech of the north: `một trăm linh năm`, `phẩy năm`."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

from generator.words.vietnamese import format_number

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ((1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))
_BILLION = 1_000_000_000
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_DECIMALS_READ_AS_A_NUMBER = 2
"""Digits behind the comma; more are read one by one."""
_EARLY = 10
"""Days of a month up to this one are said with `mùng`, so that `năm` is not heard as a year."""
_APRIL = 4


def spoken_count(number: int) -> str:
    """`một nghìn không trăm linh năm`: a whole number, below zero with `âm`."""
    if number < 0:
        return f"âm {spoken_count(-number)}"
    return " ".join(_words(number, full=False)) or DIGITS[0]


def spoken_number(value: Fraction | Decimal | int | None, places: int = 1) -> str:
    """`mười hai phẩy năm`: rounded half-up to `places`, as the page prints it. None is "chưa có"."""
    return spoken_digits(format_number(value, places))


def spoken_percent(value: Fraction | Decimal | int | None, places: int = 1) -> str:
    """`tám mươi bảy phẩy năm phần trăm`. None is "chưa có"."""
    return spoken_number(value, places) + ("" if value is None else " phần trăm")


def spoken_digits(text: str) -> str:
    """A number as printed (`1.234,5`, `−3`) as it is said; text that is none stays as it is."""
    if not re.fullmatch(r"[−-]?[0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?", text):
        return text
    whole, _, decimals = text.lstrip("−-").replace(".", "").partition(",")
    said = f"{'âm ' if text[0] in '−-' else ''}{spoken_count(int(whole))}"
    return f"{said} phẩy {_decimals(decimals)}" if decimals else said


def spoken_one_by_one(digits: str) -> str:
    """`không chín một`: telephone numbers and the like."""
    return " ".join(DIGITS[int(digit)] for digit in digits)


def spoken_day(day: date) -> str:
    """`ngày hai mươi tháng mười`, without the year."""
    number = spoken_count(day.day)
    return f"ngày {f'mùng {number}' if day.day <= _EARLY else number} {spoken_month(day.month)}"


def spoken_date(day: date) -> str:
    """`ngày hai mươi tháng mười năm hai nghìn không trăm hai mươi sáu`."""
    return f"{spoken_day(day)} năm {spoken_count(day.year)}"


def spoken_month(number: int) -> str:
    """`tháng tư`, `tháng mười hai`."""
    return f"tháng {'tư' if number == _APRIL else spoken_count(number)}"


def _decimals(digits: str) -> str:
    if digits[0] == "0" or len(digits) > _DECIMALS_READ_AS_A_NUMBER:
        return spoken_one_by_one(digits)
    return spoken_count(int(digits))


def _words(number: int, *, full: bool) -> list[str]:
    """The words of a number, none for 0. `full`: something was said before, so hundreds are said where there are none."""
    billions, rest = divmod(number, _BILLION)
    found = [*_words(billions, full=full), "tỷ"] if billions else []
    for size, name in _GROUPS:
        group, rest = divmod(rest, size)
        if group:
            found += [*_group(group, full=full or bool(found)), *([name] if name else [])]
    return found


def _group(number: int, *, full: bool) -> list[str]:
    """Up to three digits that are not all 0."""
    hundreds, rest = divmod(number, 100)
    found = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if not rest:
        return found
    if tens == 0:
        return [*found, "linh", _AFTER_TENS[ones] if ones == 4 else DIGITS[ones]] if found else [DIGITS[ones]]
    found += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if not ones:
        return found
    if tens == 1:
        return [*found, "lăm" if ones == 5 else DIGITS[ones]]
    return [*found, _AFTER_TENS.get(ones, DIGITS[ones])]
