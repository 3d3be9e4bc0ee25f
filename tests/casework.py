"""Cases of the checking: the small commune they start from, how a case becomes a tree of files, and `--place`, which fills in places.

`python -m tests.casework --place` completes every expected finding that is only a code (and words) by its place, and
prints it with the line and a caret, to be looked at before it is believed.
"""

from __future__ import annotations

import base64
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.check.records import check
from generator.read.sources import Tree, read_worktree
from generator.words.diagnostics import Diagnostic
from generator.words.printers import as_text

TABLES = Path(__file__).parent / "cases" / "check"
_EXPECTED = re.compile(r"(?:(?P<place>\S.*:\d+:\d+) )?(?P<code>MB\d{3})(?: (?P<words>.+))?", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case of a table: changes to the small commune and the findings they must give."""

    table: str
    name: str
    clause: str
    expected: tuple[str, ...]
    change: Mapping[str, list[str]] = field(default_factory=dict)
    files: Mapping[str, str | None] = field(default_factory=dict)
    bytes: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    as_of: date | None = None

    @property
    def tree(self) -> Tree:
        """The commune's files with the case's changes."""
        texts = dict(small_commune().texts)
        for path, pairs in self.change.items():
            text = texts[path].decode("utf-8")
            for old, new in zip(pairs[::2], pairs[1::2], strict=True):
                assert text.count(old) == 1, f"{self.name}: «{old}» must stand once in {path}"
                text = text.replace(old, new)
            texts[path] = text.encode("utf-8")
        raw = {path: text.encode("utf-8") for path, text in self.files.items() if text is not None}
        raw |= {path: base64.b64decode(text) for path, text in self.bytes.items()}
        texts = {path: each for path, each in (texts | raw).items() if self.files.get(path, "") is not None}
        return tree_of(texts, attachments=self.attachments, others=self.others)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What checking says of the case."""
        return check(self.tree, self.as_of).diagnostics


@cache
def small_commune() -> Tree:
    """The commune every case starts from: every kind once or twice, nothing to find."""
    return read_worktree(TABLES / "commune")


def tree_of(texts: Mapping[str, bytes], *, attachments: Iterable[str] = (), others: Iterable[str] = ()) -> Tree:
    """A tree of these files, with the small commune's attachments and more."""
    return Tree(texts=dict(sorted(texts.items())), attachments=small_commune().attachments | {*attachments}, others=tuple(others))


def with_files(files: Mapping[str, str | bytes], **more: Any) -> Tree:
    """The small commune with these files put in or replaced."""
    raw = {path: text.encode("utf-8") if isinstance(text, str) else text for path, text in files.items()}
    return tree_of({**small_commune().texts, **raw}, **more)


def all_cases() -> list[Case]:
    """Every case of every table, in order."""
    return [
        Case(table=path.stem, **{**each, "expected": tuple(each["expected"])})
        for path in sorted(TABLES.glob("*.yml"))
        for each in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def parts_of(expected: str) -> tuple[str | None, str, str]:
    """Place (None where it is still to be filled in), code, and words the finding must hold."""
    found = _EXPECTED.fullmatch(expected)
    assert found is not None, f"not an expected finding: {expected}"
    return found["place"], found["code"], found["words"] or ""


def place_of(item: Diagnostic) -> str:
    """`file:line:column`."""
    return f"{item.file}:{item.line}:{item.column}"


def fits(item: Diagnostic, expected: str) -> bool:
    """Whether a finding is the expected one: its code, its words, and its place where one is given."""
    place, code, words = parts_of(expected)
    return item.code == code and words in f"{item.message} {item.hint}" and place in (None, place_of(item))


def _place() -> None:
    for path in sorted(TABLES.glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        for case in (each for each in all_cases() if each.table == path.stem):
            open_ones = [each for each in case.expected if parts_of(each)[0] is None]
            if not open_ones:
                continue
            found = case.findings
            print(f"== {case.name}  expected {list(case.expected)}\n{as_text(found, case.tree.texts)}\n")  # noqa: T201
            start = text.index(case.name)
            head, rest = text[:start], text[start:]
            for each in open_ones:
                match = next((item for item in found if fits(item, each) and f"- {place_of(item)} {each}\n" not in rest), None)
                if match is not None:
                    rest = rest.replace(f"- {each}\n", f"- {place_of(match)} {each}\n", 1)
            text = head + rest
        path.write_bytes(text.encode("utf-8"))


if __name__ == "__main__" and sys.argv[1:] == ["--place"]:
    _place()
