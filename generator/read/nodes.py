"""YAML as nodes: every scalar as typed, with its line and column, and every way a file can be broken as a finding.

Nothing is guessed: `No` stays text, `012` keeps its zero. The C parser is read event by event, so that anchors, tags,
second documents and bottomless nesting are refused before anything is built (contract §2).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple, NoReturn

import yaml
from yaml.cyaml import CParser

from generator.read.complaints import Broken, explain
from generator.read.encoding import FORBIDDEN, PILED, piled_marks, place_of
from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.vietnamese import format_count

MOST_DEPTH = 20
"""Deeper nesting is refused (contract §2)."""
MOST_NODES = 1_000_000
"""Keys and values of one file; no file of 5 MB that says something holds so many."""
MOST_KEYS = 500
"""Keys of one mapping that are looked at."""
MOST_FINDINGS = 100
"""Findings reported for one file: nobody reads more, and a hostile file must not cost minutes."""


_CURLY = re.compile(r"[“”„][^“”„]*[“”]\Z|[‘’][^‘’]*[‘’]\Z", re.DOTALL)
_TAG_DIRECTIVE = re.compile(r"^%TAG\b", re.MULTILINE)


class Scalar(NamedTuple):
    """One value as typed, in NFC. `line` and `column` count from 1; `plain` is False when it stood in quotes."""

    value: str
    line: int
    column: int
    plain: bool
    length: int


class Mapping(NamedTuple):
    """Keys and values in file order. `flow` is True for `{ }`."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int
    flow: bool


class Sequence(NamedTuple):
    """Items in file order."""

    items: tuple[Node, ...]
    line: int
    column: int


Node = Scalar | Mapping | Sequence


class _Refused(Exception):
    """Reading this file cannot go on; carries the finding that says why."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.code)
        self.finding = finding


def parse(file: str, text: str) -> tuple[Node | None, list[Diagnostic]]:
    """The file's one document as a node; None when the file is empty or cannot be read, with all findings."""
    reader = _Reader(file, text)
    try:
        return reader.document(), reader.findings
    except _Refused as refusal:
        return None, [*reader.findings, refusal.finding]


def plain(node: Node) -> object:
    """The node as dicts, lists and text, for validation. A key left without a value is None.

    A mapping's keys beyond MOST_KEYS are left out: no kind has so many, so enough of the others are unknown.
    """
    if isinstance(node, Scalar):
        return None if node.plain and not node.value else node.value
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.pairs[:MOST_KEYS]}
    return [plain(item) for item in node.items]


def is_empty(node: Node) -> bool:
    """Whether nothing was written: a key, or a dash, with no value."""
    return isinstance(node, Scalar) and node.plain and not node.value


def locate(node: Node, path: tuple[int | str, ...]) -> Node:
    """The node at a path of keys and indexes, or the deepest node on the way there that exists."""
    for step in path:
        if isinstance(node, Mapping):
            found = next((value for key, value in node.pairs if key.value == step), None)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            found = node.items[step]
        else:
            found = None
        if found is None:
            return node
        node = found
    return node


def key_of(node: Node, path: tuple[int | str, ...]) -> Scalar | None:
    """The key at the end of the path, as typed in the file; None when the path ends in a list or does not exist."""
    holder = locate(node, path[:-1])
    if isinstance(holder, Mapping):
        return next((key for key, _ in holder.pairs if key.value == path[-1]), None)
    return None


class _Reader:
    """Builds nodes from the parser's events; keeps the findings that do not stop it."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = text.split("\n")
        self.findings: list[Diagnostic] = []
        self._parser = CParser(text)
        self._nodes = 0
        self._last_quoted: yaml.ScalarEvent | None = None
        self._open_flows: list[yaml.Mark] = []

    def document(self) -> Node | None:
        if found := _TAG_DIRECTIVE.search(self.text):  # refused here: the parser compares each with all before it
            raise _Refused(diagnose("MB109", self.file, *place_of(self.text, found.start()), value="%TAG"))
        self._next()  # stream start
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        root = self._node(self._next(), 1)
        self._next()  # document end
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._refuse("MB110", after.start_mark)
        return None if is_empty(root) else root

    def _next(self) -> yaml.Event:
        try:
            return self._parser.get_event()
        except yaml.MarkedYAMLError as error:
            raise _Refused(explain(Broken(self.file, self.lines, self._last_quoted, self._open_flows), error)) from None
        except yaml.YAMLError:
            raise _Refused(diagnose("MB101", self.file, problem="có ký tự không đọc được")) from None

    def _refuse(self, code: str, mark: yaml.Mark, **facts: Any) -> NoReturn:
        raise _Refused(diagnose(code, self.file, mark.line + 1, mark.column + 1, **facts))

    def _node(self, event: yaml.Event, depth: int) -> Node:
        kind = type(event)
        start = event.start_mark
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._refuse("MB004", start, size=f"có hơn {format_count(MOST_NODES)} giá trị")
        if kind is yaml.AliasEvent:
            self._refuse("MB108", start, value=self._word_at(start))
        if event.anchor is not None:
            self._refuse("MB108", start, value=self._word_at(start))
        if event.tag is not None:
            self._refuse("MB109", start, value=self._word_at(start))
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if depth > MOST_DEPTH:
            self._refuse("MB111", start, limit=MOST_DEPTH)
        if event.flow_style:
            self._open_flows.append(start)
        built: Node
        if kind is yaml.SequenceStartEvent:
            items = []
            while type(item := self._next()) is not yaml.SequenceEndEvent:
                items.append(self._node(item, depth + 1))
            built = Sequence(tuple(items), start.line + 1, start.column + 1)
        else:
            built = self._mapping(start, bool(event.flow_style), depth)
        if event.flow_style:
            self._open_flows.pop()
        return built

    def _mapping(self, start: yaml.Mark, flow: bool, depth: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            if type(event) in (yaml.SequenceStartEvent, yaml.MappingStartEvent):
                self._refuse("MB112", event.start_mark)
            key = self._node(event, depth + 1)
            assert isinstance(key, Scalar)
            value = self._node(self._next(), depth + 1)
            first = pairs.setdefault(key.value, (key, value))
            # Of `{a: 95,5, b: 96,5}` the two pieces "5" are no keys; the first is told as a torn value.
            if first[0] is not key and not (flow and is_empty(value) and is_empty(first[1])):
                self._report("MB106", key, key=key.value, first=first[0].line)
        return Mapping(tuple(pairs.values()), start.line + 1, start.column + 1, flow)

    def _report(self, code: str, at: Scalar, **facts: Any) -> None:
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(diagnose(code, self.file, at.line, at.column, length=at.length, **facts))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = event.start_mark, event.end_mark
        plain = not event.style
        if event.style in ("'", '"'):
            self._last_quoted = event
        value: str = event.value
        if found := FORBIDDEN.search(value):  # written as an escape inside double quotes
            self._refuse("MB006", start, value=f"U+{ord(found[0]):04X}")
        if not value.isascii():
            if event.style == '"' and (at := piled_marks(value)) is not None:
                self._refuse("MB006", start, value=f"U+{ord(value[at]):04X}, {PILED}")
            value = unicodedata.normalize("NFC", value)
        length = end.column - start.column if end.line == start.line else 1
        scalar = Scalar(value, start.line + 1, start.column + 1, plain, max(length, 1))
        if plain and _CURLY.match(value):
            self._report("MB104", scalar, value=value)
        return scalar

    def _word_at(self, mark: yaml.Mark) -> str:
        words: list[str] = self.lines[mark.line][mark.column :].split()
        return words[0] if words else "!"
