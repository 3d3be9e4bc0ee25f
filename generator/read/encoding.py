"""A file's bytes to its text: UTF-8 and nothing else, one kind of line end, nothing invisible that could hide (contract §2)."""

from __future__ import annotations

import math
import re
import unicodedata
from fractions import Fraction

from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.vietnamese import format_number

MOST_BYTES = 5_000_000
"""A larger file is refused (contract §2)."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Characters that show nothing and change how text is read: controls, direction marks, a byte-order mark inside."""
_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")
PILED = "quá nhiều dấu chồng lên một chữ"
"""What is said of marks beyond that number."""
_MOST_MARKS = 30
"""Marks on one letter. Vietnamese needs two; bringing thousands to NFC takes a time that grows with their square."""


def decode(file: str, raw: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The file's text with LF line ends and without a byte-order mark, or None with the finding that refuses it."""
    if len(raw) > MOST_BYTES:
        return None, [too_large(file, len(raw))]
    if guess := _guess_encoding(raw[:4]):
        return None, [diagnose("MB003", file, guess=guess)]
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _one_line_end(raw[: error.start].decode("utf-8"))
        return None, [diagnose("MB003", file, *place_of(before, len(before)), guess=" (có vẻ là bảng mã cũ của Windows)")]
    text = _one_line_end(text)
    if found := FORBIDDEN.search(text):
        return None, [diagnose("MB006", file, *place_of(text, found.start()), value=f"U+{ord(found[0]):04X}")]
    if (at := piled_marks(text)) is not None:
        return None, [diagnose("MB006", file, *place_of(text, at), value=f"U+{ord(text[at]):04X}, {PILED}")]
    return text, []


def too_large(file: str, size: int) -> Diagnostic:
    """The finding that refuses a file of so many bytes."""
    megabytes = format_number(Fraction(math.ceil(size / 100_000), 10))
    return diagnose("MB004", file, size=f"lớn {megabytes} MB (nhiều nhất là 5 MB)")


def piled_marks(text: str) -> int | None:
    """The index of a mark that has too many others before it on the same letter; None when there is none."""
    if text.isascii():
        return None
    for run in _MARKS.finditer(text):
        marks = 0
        for at, char in enumerate(run[0], run.start()):
            marks = marks + 1 if unicodedata.combining(char) else 0
            if marks > _MOST_MARKS:
                return at
    return None


def place_of(text: str, index: int) -> tuple[int, int]:
    """Line and column (from 1) of a character of the text."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guess_encoding(start: bytes) -> str:
    """What a file is that no text in UTF-8 begins like; "" when it may be text."""
    if start in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return " (đây là tệp Excel hoặc Word: phải chép nội dung sang một tệp văn bản)"
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in start[:2]:
        return " (có vẻ là UTF-16, tức «Unicode Text» của Excel)"
    return ""
