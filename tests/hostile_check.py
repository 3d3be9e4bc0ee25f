"""Checks one file from standard input, in a process that has imported nothing else: `python -m tests.hostile_check PATH CODE SECONDS`.

CODE is one of the codes it must give, or empty; SECONDS is what it may cost. `tests/test_hostile.py` starts it.
"""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Sequence
from datetime import date

from generator.check.records import check
from generator.words.diagnostics import Diagnostic
from generator.words.printers import as_github, as_json, as_text
from tests.casework import with_files

DAY = date(2026, 11, 10)


def assert_in_place(found: Sequence[Diagnostic], texts: dict[str, bytes]) -> None:
    """Each finding's place lies in its file (just behind the last character at most), and it can be printed."""
    lines_of = {}
    for item in found:
        raw = texts.get(item.file)
        if raw is None:
            assert (item.line, item.column) == (1, 1)
            continue
        if item.file not in lines_of:
            text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
            lines_of[item.file] = text.split("\n")
        lines = lines_of[item.file]
        assert 1 <= item.line <= len(lines), item
        assert 1 <= item.column <= len(lines[item.line - 1]) + 1, item
        assert item.length >= 1
    as_text(found, texts, colour=True).encode("utf-8")
    as_json(found).encode("utf-8")
    as_github(found).encode("utf-8")


def _check(path: str, code: str, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    gc.disable()  # as the command line does
    tree = with_files({path: sys.stdin.buffer.read()})
    found = check(tree, DAY).diagnostics
    assert code in {item.code for item in found} or not code, found[:5]
    assert sum(item.file == path for item in found) <= 400, len(found)
    assert_in_place(found[:50], dict(tree.texts))


if __name__ == "__main__":
    _check(sys.argv[1], sys.argv[2], int(sys.argv[3]))
