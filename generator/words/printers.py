"""Findings in print: as text for people, as JSON for programs, as annotations for GitHub. Pure functions, nothing written.

What somebody typed can hold line breaks, colons or terminal codes; no printer lets them out of their place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from unicodedata import category, east_asian_width

from generator.words.codes import CODES
from generator.words.diagnostics import Diagnostic, Severity, show
from generator.words.personal import covered

SEVERITIES: dict[Severity, str] = {"error": "lỗi", "warning": "nhắc nhở"}
"""What each severity is called in print."""
_WIDEST = 100
"""Columns of a source line shown; a longer one is cut on both sides of the caret."""
_BEFORE = 40
"""Columns shown before the caret where a line is cut."""
_INDENT = "    "
_STYLES = {"place": "\x1b[1m", "error": "\x1b[1;31m", "warning": "\x1b[1;33m", "quiet": "\x1b[2m"}
_RESET = "\x1b[0m"
Painter = Callable[[str, str], str]
"""Puts a text into a style of `_STYLES`."""


def as_text(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str | bytes], *, colour: bool = False) -> str:
    """The findings for people, without a newline at the end: place, message, source line with carets, what to do, counts.

    `sources` are the files by path relative to ROOT; a file that is not there is shown without its line. So is a
    finding about personal data (contract §8), and numbers in other lines are covered. `colour` adds ANSI codes.
    """
    lines = _Lines(sources)
    paint = _coloured if colour else _plain
    told = tuple(diagnostics)
    blocks = ["\n".join(_block(item, lines, paint)) for item in told]
    return "\n\n".join([*blocks, _counts(told)])


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The findings for programs, as contract §7 says, without a newline at the end."""
    told = tuple(diagnostics)
    shown = ("line", "column", "severity", "code", "message", "hint")
    return json.dumps(
        {
            "errors": _count(told, "error"),
            "warnings": _count(told, "warning"),
            "diagnostics": [{"file": _storable(item.file)} | {name: getattr(item, name) for name in shown} for item in told],
        },
        ensure_ascii=False,
        indent=2,
    )


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """The findings as workflow commands, one a line, without a newline at the end; "" where there are none."""
    return "\n".join(_annotation(item) for item in diagnostics)


def _block(item: Diagnostic, lines: _Lines, paint: Painter) -> Iterator[str]:
    place = paint("place", f"{show(item.file)}:{item.line}:{item.column}:")
    yield f"{place} {paint(item.severity, f'{SEVERITIES[item.severity]} {item.code}:')} {show(item.message)}"
    source = None if item.private or _of_file(item) else lines.line(item.file, item.line)
    if source is not None:
        shown, before, under = _window(source, item.column - 1, item.length)
        yield paint("quiet", _INDENT + shown)
        yield _INDENT + " " * before + paint(item.severity, "^" * under)
    if item.hint:
        yield f"  → {show(item.hint)}"


def _of_file(item: Diagnostic) -> bool:
    return item.code in CODES and CODES[item.code].of_file


def _window(source: str, start: int, length: int) -> tuple[str, int, int]:
    """The part of a line around the caret, the columns before it and the columns it underlines.

    `start` and `length` count characters; columns are those of a terminal: marks take none, wide characters two.
    """
    cut = max(start - 2 * _WIDEST, 0)
    # Numbers are covered before the line is cut, with room on both sides, so that no half of one is left to read.
    margin = min(cut, _WIDEST)
    part = covered(source[cut - margin : start + 3 * _WIDEST])[margin : margin + start - cut + 2 * _WIDEST]
    drawn = [(show(char), _width(char)) for char in part]
    here = min(start - cut, len(drawn))
    first = here
    columns = 0
    room = _WIDEST if cut == 0 and sum(width for _, width in drawn) <= _WIDEST else _BEFORE
    while first > 0 and columns + drawn[first - 1][1] <= room:
        first -= 1
        columns += drawn[first][1]
    last, total = here, columns
    while last < len(drawn) and total + drawn[last][1] <= _WIDEST:
        total += drawn[last][1]
        last += 1
    under = sum(width for _, width in drawn[here : min(here + length, last)])
    ahead = "…" if cut or first else ""
    behind = "…" if cut + last < len(source) else ""
    return ahead + "".join(text for text, _ in drawn[first:last]) + behind, len(ahead) + columns, max(under, 1)


def _width(char: str) -> int:
    """The terminal columns a character takes as `show` draws it."""
    drawn = show(char)
    if drawn != char:
        return len(drawn)
    if category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _counts(told: Sequence[Diagnostic]) -> str:
    errors, warnings = _count(told, "error"), _count(told, "warning")
    if not errors and not warnings:
        return "Không có lỗi."
    said = f"{errors} {SEVERITIES['error']}"
    return f"{said}, {warnings} {SEVERITIES['warning']}" if warnings else said


def _count(told: Sequence[Diagnostic], severity: Severity) -> int:
    return sum(item.severity == severity for item in told)


def _annotation(item: Diagnostic) -> str:
    title = f"{item.code} {CODES[item.code].title}" if item.code in CODES else item.code
    # Line ends of a name are escaped, so that the command still names the file; nothing else invisible gets out.
    file = "".join(char if char in "\r\n" else show(char) for char in _storable(item.file))
    properties = {"file": file, "line": str(item.line), "col": str(item.column), "title": title}
    text = show(item.message) + (f"\n{show(item.hint)}" if item.hint else "")
    return f"::{item.severity} {','.join(f'{name}={_property(value)}' for name, value in properties.items())}::{_data(text)}"


def _data(text: str) -> str:
    """Escaped as GitHub's runner reads a command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escaped as GitHub's runner reads a command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _storable(name: str) -> str:
    """A file's name as text that any output can hold: bytes that were no UTF-8 become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _coloured(style: str, text: str) -> str:
    return f"{_STYLES[style]}{text}{_RESET}"


def _plain(_: str, text: str) -> str:
    return text


class _Lines:
    """The lines of the files, each file split once."""

    def __init__(self, sources: Mapping[str, str | bytes]) -> None:
        self._sources = sources
        self._split: dict[str, list[str]] = {}

    def line(self, file: str, number: int) -> str | None:
        """A line by its number from 1; None where there is no such file or line, or nothing on it."""
        if file not in self._split:
            raw = self._sources.get(file, "")
            text = raw.decode("utf-8-sig", "replace") if isinstance(raw, bytes) else raw.removeprefix("\ufeff")
            self._split[file] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = self._split[file]
        return lines[number - 1] or None if 1 <= number <= len(lines) else None
