"""YAML as nodes: every scalar as typed, with its line and column, and every way a file can be broken as a finding.

Nothing is guessed: `No` stays text, `012` keeps its zero. The C parser is read event by event, so that anchors, tags,
second documents and bottomless nesting are refused before anything is built (contract §2).
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

import yaml
from yaml.cyaml import CParser

from generator.words.diagnostics import Diagnostic, diagnose

MOST_BYTES = 5_000_000
"""A larger file is refused (contract §2)."""
MOST_DEPTH = 20
"""Deeper nesting is refused (contract §2)."""
MOST_FINDINGS = 100
"""Findings reported for one file: nobody reads more, and a hostile file must not cost minutes."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SPECIAL_SPACE = re.compile("[\u00a0\u202f\u2007\u3000\u200b]")
_PROBLEMS = {
    "mapping values are not allowed": "có thêm một dấu hai chấm, hoặc thụt dòng không đều; giá trị chứa «: » phải đặt trong ngoặc kép",
    "could not find expected ':'": "thiếu dấu hai chấm sau khóa",
    "did not find expected key": "thụt dòng không đều, hoặc có chữ thừa sau dấu ngoặc đóng",
    "did not find expected '-' indicator": "thụt dòng không đều, hoặc thiếu dấu «- » của mục",
    "did not find expected node content": "thiếu giá trị",
    "found unknown escape character": "dấu \\ trong ngoặc kép mang nghĩa riêng; dùng ngoặc đơn ' hoặc viết \\\\",
    "block sequence entries are not allowed": "dấu «- » đứng sai chỗ",
    "expected comment or line break": "sau dấu | hoặc > phải xuống dòng",
    "<document start>": "có chữ thừa sau khi danh sách hoặc ngoặc đã đóng",
    "cannot start any token": "giá trị không được bắt đầu bằng dấu này nếu không có ngoặc kép",
}


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


def decode(file: str, raw: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The file's text with LF line ends and without a byte-order mark, or None with the finding that refuses it."""
    if len(raw) > MOST_BYTES:
        return None, [diagnose("MB004", file, size=round(len(raw) / 1_000_000, 1))]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        return None, [diagnose("MB003", file, line, column, guess=_guess_encoding(raw))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _FORBIDDEN.search(text):
        line, column = place_of(text, found.start())
        guess = " (UTF-16)" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[1:2] == b"\0" else ""
        if guess:
            return None, [diagnose("MB003", file, guess=guess)]
        return None, [diagnose("MB006", file, line, column, value=f"U+{ord(found[0]):04X}")]
    return text, []


def parse(file: str, text: str) -> tuple[Node | None, list[Diagnostic]]:
    """The file's one document as a node; None when the file is empty or cannot be read, with all findings."""
    reader = _Reader(file, text)
    try:
        return reader.document(), reader.findings
    except _Refused as refusal:
        return None, [*reader.findings, refusal.finding]


def plain(node: Node) -> object:
    """The node as dicts, lists and text, for validation. A key left without a value is None."""
    if isinstance(node, Scalar):
        return None if node.plain and not node.value else node.value
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items]


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


def place_of(text: str, index: int) -> tuple[int, int]:
    """Line and column (from 1) of a character of the text."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def _guess_encoding(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return " (có vẻ là UTF-16, tức «Unicode Text» của Excel)"
    if raw[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return " (có vẻ là tệp Excel hoặc Word)"
    return " (có vẻ là bảng mã cũ của Windows)"


class _Reader:
    """Builds nodes from the parser's events; keeps the findings that do not stop it."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.findings: list[Diagnostic] = []
        self._parser = CParser(text)
        self._last_quoted: yaml.ScalarEvent | None = None
        self._open_flows: list[yaml.Mark] = []

    def document(self) -> Node | None:
        self._next()  # stream start
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        root = self._node(self._next(), 1)
        self._next()  # document end
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._refuse("MB110", after.start_mark)
        return None if isinstance(root, Scalar) and root.plain and not root.value else root

    def _next(self) -> yaml.Event:
        try:
            return self._parser.get_event()
        except yaml.MarkedYAMLError as error:
            raise _Refused(self._explain(error)) from None
        except yaml.YAMLError:
            raise _Refused(diagnose("MB101", self.file, problem="có ký tự không đọc được")) from None

    def _refuse(self, code: str, mark: yaml.Mark, **facts: object) -> None:
        raise _Refused(diagnose(code, self.file, mark.line + 1, mark.column + 1, **facts))

    def _node(self, event: yaml.Event, depth: int) -> Node:
        kind = type(event)
        start = event.start_mark
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
            if key.value in pairs:
                self._report("MB106", key, key=key.value, first=pairs[key.value][0].line)
            else:
                pairs[key.value] = (key, value)
        return Mapping(tuple(pairs.values()), start.line + 1, start.column + 1, flow)

    def _report(self, code: str, at: Scalar, **facts: object) -> None:
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(diagnose(code, self.file, at.line, at.column, length=at.length, **facts))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = event.start_mark, event.end_mark
        plain = not event.style
        if event.style in ("'", '"'):
            self._last_quoted = event
        value = event.value
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        if _FORBIDDEN.search(value):  # written as an escape inside double quotes
            self._refuse("MB006", start, value=f"U+{ord(_FORBIDDEN.search(value)[0]):04X}")  # type: ignore[index]
        length = end.column - start.column if end.line == start.line else 1
        scalar = Scalar(value, start.line + 1, start.column + 1, plain, max(length, 1))
        if plain and value[:1] == "“" and value[-1:] == "”" and "“" not in value[1:]:
            self._report("MB104", scalar, value=value)
        return scalar

    def _word_at(self, mark: yaml.Mark) -> str:
        return (self.lines[mark.line][mark.column :].split() or ["!"])[0]

    def _explain(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        """The parser's English complaint as the finding a clerk can act on."""
        mark = error.problem_mark or error.context_mark
        problem, context = error.problem or "", error.context or ""
        line = min(mark.line, len(self.lines) - 1) if mark else 0
        column = mark.column if mark and mark.line == line else 0
        if "quoted scalar" in context and "end of stream" in problem and error.context_mark:
            return self._unclosed(error.context_mark)
        if (quoted := self._last_quoted) is not None and quoted.start_mark.line < quoted.end_mark.line == line:
            return self._unclosed(quoted.start_mark)
        for near in (line, line - 1):
            if 0 <= near < len(self.lines) and re.match(r" *(?:- +)*\t", self.lines[near]):
                return diagnose("MB102", self.file, near + 1, self.lines[near].index("\t") + 1)
        for near in (line, line - 1):
            if 0 <= near < len(self.lines) and (space := self._misplaced_space(near)):
                return diagnose("MB105", self.file, near + 1, space)
        if self._open_flows and "did not find expected" in problem:
            return self._unclosed_flow(self._open_flows[-1], line, column)
        if "tag" in problem or "tag" in context:
            return diagnose("MB109", self.file, line + 1, column + 1, value=self.lines[line][column:].split(" ")[0] or "!")
        if "anchor" in context or "alias" in context:
            return diagnose("MB108", self.file, line + 1, column + 1, value="*" if "alias" in context else "&")
        if "could not find expected ':'" in problem and error.context_mark:
            line, column = error.context_mark.line, error.context_mark.column
        if "<document start>" in problem and any(at.startswith(("---", "...")) for at in self.lines[max(line - 1, 0) : line + 1]):
            return diagnose("MB110", self.file, line + 1, column + 1)
        said = next((text for start, text in _PROBLEMS.items() if start in problem), "cách viết không đúng")
        return diagnose("MB101", self.file, line + 1, column + 1, problem=said)

    def _unclosed(self, mark: yaml.Mark) -> Diagnostic:
        opened = {'"': 'ngoặc kép "', "'": "ngoặc đơn '", "[": "ngoặc [", "{": "ngoặc {"}
        char = self.lines[mark.line][mark.column : mark.column + 1]
        return diagnose("MB103", self.file, mark.line + 1, mark.column + 1, value=opened.get(char, "dấu ngoặc"))

    def _unclosed_flow(self, mark: yaml.Mark, line: int, column: int) -> Diagnostic:
        """A `[` or `{` never closed, or two values in it with no comma between them."""
        closing = {"[": "]", "{": "}"}[self.lines[mark.line][mark.column]]
        if line == mark.line and closing in self.lines[line][column:]:
            return diagnose("MB101", self.file, line + 1, column + 1, problem="thiếu dấu phẩy giữa hai giá trị")
        return self._unclosed(mark)

    def _misplaced_space(self, line: int) -> int | None:
        """The column of a special space in the indentation or right after a key's colon."""
        found = re.match(r"([ \-]*|[ \-]*\w+:)[\u00a0\u202f\u2007\u3000\u200b]", self.lines[line])
        return found.end() if found else None
