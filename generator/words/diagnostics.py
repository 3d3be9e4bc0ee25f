"""A finding as a value: where, how grave, which code, what is wrong and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from unicodedata import category

from generator.words.codes import CODES
from generator.words.personal import covered

Severity = Literal["error", "warning"]
_LONGEST_QUOTE = 60
"""Characters of a typed value that a message repeats."""
_TYPED = frozenset({"value", "key", "name"})
"""The facts that repeat what somebody typed, which may be of any length."""
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories of characters that show nothing, or change how others show: controls, direction marks, halves."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Diagnostic:
    """One finding in one file.

    `file` is relative to ROOT with forward slashes; `line` and `column` count from 1, in characters, at the offending
    value; `length` is how many characters to underline. `message` and `hint` are Vietnamese. A finding about personal
    data is `private`: no printer may repeat the line it stands on (contract §8).
    """

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str
    length: int = 1
    private: bool = False


def diagnose(
    code: str, file: str, line: int = 1, column: int = 1, /, *, length: int = 1, nearest: str | None = None, **facts: object
) -> Diagnostic:
    """The finding of this code at this place. `facts` fill the code's sentences; `nearest` adds a suggestion."""
    entry = CODES[code]
    values = {name: quote(str(value)) if name in _TYPED else show(str(value)) for name, value in facts.items()}
    hint = entry.hint.format_map(values)
    if nearest is not None:
        hint = f"Có phải là «{quote(nearest)}»? {hint}".strip()
    return Diagnostic(
        file=file,
        line=line,
        column=column,
        code=code,
        severity=entry.severity,
        message=entry.message.format_map(values),
        hint=hint,
        length=length,
        private=entry.private,
    )


def errors_in(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Only the findings that stop a publication."""
    return tuple(item for item in found if item.severity == "error")


def quote(text: str) -> str:
    """The text as typed, on one line, shortened, with invisible characters made visible and personal data covered."""
    start = covered(text[: 2 * _LONGEST_QUOTE])
    return show(start) if len(text) <= _LONGEST_QUOTE else show(start[:_LONGEST_QUOTE]) + "…"


def show(text: str) -> str:
    """The text on one line, with invisible characters made visible."""
    return text if text.isprintable() and text.isascii() else "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char in "\r\n\t":
        return {"\r": "", "\n": " ⏎ ", "\t": "→"}[char]
    if char in "\u00a0\u202f\u2007\u200b\ufeff":
        return "␣"
    if category(char) in _INVISIBLE:
        return f"\\x{ord(char):02x}"
    return char
