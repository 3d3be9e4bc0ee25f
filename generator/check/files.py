"""One file's bytes to its records and findings: the part of checking that needs no other file, so it can be kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from generator.check.layout import Placed
from generator.check.privacy import Private, private_texts
from generator.contract.kinds import ARTICLE, PROSE
from generator.contract.records import Entry
from generator.contract.values import Record
from generator.contract.walk import Path, keys_of, model_at
from generator.read.articles import split
from generator.read.nodes import MOST_FINDINGS, Mapping, Node, Scalar, Sequence, decode, key_of, locate, parse, plain
from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.vietnamese import nearest

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_NUMBER = re.compile(r"[-+]?\d[\d.]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A file as nodes: the items that should be records, and the lines of its text."""

    placed: Placed
    text: str = ""
    items: tuple[Node, ...] = ()
    body: str = ""
    body_line: int = 1
    readable: bool = True
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An id as it stands in a file, valid or not: `former` for those in ma_cu."""

    id: str
    file: str
    line: int
    column: int
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """What one file gave. `readable` is False when its records could not be listed at all."""

    placed: Placed
    entries: tuple[Entry[Any], ...] = ()
    named: tuple[Named, ...] = ()
    readable: bool = True
    findings: tuple[Diagnostic, ...] = ()
    private: tuple[Private, ...] = ()


def parse_file(placed: Placed, raw: bytes) -> Parsed:
    """The file as nodes. Pure: the same path and bytes always give the same result."""
    path = placed.path
    text, findings = decode(path, raw)
    if text is None:
        return Parsed(placed=placed, readable=False, findings=tuple(findings))
    body, body_line, source = "", 1, text
    if placed.kind in (ARTICLE, PROSE):
        parts, findings = split(path, text, required=placed.kind is ARTICLE)
        if parts is None:
            return Parsed(placed=placed, text=text, readable=False, findings=tuple(findings))
        body, body_line, source = parts.body, parts.body_line, parts.declaration
    node, findings = parse(path, source)
    broken = node is None and bool(findings)
    items: tuple[Node, ...] = ()
    if not broken:
        items, shape = _items(placed, node)
        findings += shape
        broken = bool(shape)
    return Parsed(
        placed=placed, text=text, items=items, body=body, body_line=body_line, readable=not broken, findings=tuple(findings)
    )


def read_file(placed: Placed, raw: bytes) -> FileResult:
    """The file's records, ids and findings. Pure: the same path and bytes always give the same result."""
    parsed = parse_file(placed, raw)
    findings = list(parsed.findings)
    entries: list[Entry[Any]] = []
    named: list[Named] = []
    for item in parsed.items:
        named += _names(placed.path, item)
        try:
            record = placed.kind.model.model_validate(plain(item))
        except ValidationError as error:
            findings += _explain(placed, item, error, MOST_FINDINGS - len(findings))
        else:
            entries.append(_entry(parsed, item, record))
    private = private_texts(placed.path, parsed.text, placed.kind.model, parsed.items, parsed.body, parsed.body_line)
    if placed.kind is ARTICLE and not _SLUG.match(PurePosixPath(placed.path).stem):
        findings.append(diagnose("MB608", placed.path, value=PurePosixPath(placed.path).name))
    return FileResult(
        placed=placed,
        entries=tuple(entries),
        named=tuple(named),
        readable=parsed.readable,
        findings=tuple(_without_echoes(findings)),
        private=private,
    )


def _items(placed: Placed, node: Node | None) -> tuple[tuple[Node, ...], list[Diagnostic]]:
    """The nodes that should be records: one for a mapping, each item of a list."""
    kind = placed.kind
    if kind.shape == "mapping" or kind in (ARTICLE, PROSE):
        if node is None:
            node = Mapping((), 1, 1, flow=False)
        if not isinstance(node, Mapping):
            return (), [diagnose("MB116", placed.path, node.line, node.column)]
        return (node,), []
    if node is None:
        return (), []
    if not isinstance(node, Sequence):
        return (), [diagnose("MB115", placed.path, node.line, node.column)]
    return node.items, []


def _entry(parsed: Parsed, item: Node, record: Record) -> Entry[Any]:
    placed = parsed.placed
    own = getattr(record, "id", None)
    return Entry(
        id=own if isinstance(own, str) else PurePosixPath(placed.path).stem,
        record=record,
        file=placed.path,
        line=item.line,
        year=placed.year,
        body=parsed.body,
        body_line=parsed.body_line,
    )


def _names(file: str, item: Node) -> list[Named]:
    if not isinstance(item, Mapping):
        return []
    found = []
    for key, value in item.pairs:
        if key.value == "ma" and isinstance(value, Scalar):
            found.append(Named(id=value.value, file=file, line=value.line, column=value.column))
        elif key.value == "ma_cu" and isinstance(value, Sequence):
            former = [each for each in value.items if isinstance(each, Scalar)]
            found += [Named(id=each.value, file=file, line=each.line, column=each.column, former=True) for each in former]
    return found


def _explain(placed: Placed, item: Node, error: ValidationError, most: int) -> list[Diagnostic]:
    """The library's findings on one record as ours: our code, our sentence, the place in the file."""
    findings: list[Diagnostic] = []
    torn: set[int] = set()
    for fault in error.errors(include_url=False, include_input=False):
        if len(findings) >= most:
            break
        path: Path = fault["loc"]
        facts = dict(fault.get("ctx", {}))
        node = locate(item, path)
        match fault["type"]:
            case "missing":
                findings.append(_missing(placed, item, path))
            case "extra_forbidden":
                holder = locate(item, path[:-1])
                if id(holder) not in torn:
                    findings.append(_extra(placed, item, path, holder, torn))
            case "model_type" | "tuple_type" | "MB202":
                findings.append(_wrong_shape(placed, path, node, fault["type"], facts))
            case code:
                findings.append(_wrong_value(placed, path, node, code, facts))
    return findings


def _missing(placed: Placed, item: Node, path: Path) -> Diagnostic:
    holder = locate(item, path[:-1])
    model = model_at(placed.kind.model, path[:-1]) or placed.kind.model
    slot = keys_of(model)[str(path[-1])]
    return diagnose("MB201", placed.path, holder.line, holder.column, key=slot.alias, meaning=slot.meaning)


def _extra(placed: Placed, item: Node, path: Path, holder: Node, torn: set[int]) -> Diagnostic:
    key = key_of(item, path)
    assert key is not None
    if isinstance(holder, Mapping) and holder.flow and _is_empty(locate(item, path)):
        torn.add(id(holder))
        before = _value_before(holder, key)
        if before is not None and key.value.isdigit() and _NUMBER.match(before.value):
            return diagnose("MB113", placed.path, before.line, before.column, value=f"{before.value},{key.value}")
        return diagnose("MB114", placed.path, key.line, key.column, length=key.length, value=key.value)
    model = model_at(placed.kind.model, path[:-1]) or placed.kind.model
    allowed = keys_of(model)
    where = f"«{path[-2]}»" if len(path) > 1 and isinstance(path[-2], str) else placed.kind.noun
    if len(path) > 2 and isinstance(path[-2], int):
        where = f"«{path[-3]}»"
    near = None if key.value in allowed else nearest(key.value, allowed)
    return diagnose(
        "MB107",
        placed.path,
        key.line,
        key.column,
        length=key.length,
        key=key.value,
        where=where,
        allowed=", ".join(allowed),
        nearest=near,
    )


def _wrong_shape(placed: Placed, path: Path, node: Node, kind: str, facts: dict[str, Any]) -> Diagnostic:
    expected = {"model_type": "một mục gồm các khóa", "tuple_type": "danh sách"}.get(kind) or str(facts.get("expected"))
    name = next((step for step in reversed(path) if isinstance(step, str)), placed.kind.noun)
    if _is_empty(node):
        return diagnose("MB214", placed.path, node.line, node.column, key=name)
    actual = {Scalar: "văn bản", Mapping: "một mục gồm các khóa", Sequence: "danh sách"}[type(node)]
    example = "Viết trong ngoặc vuông, ngăn bằng dấu phẩy: [a, b]." if expected == "danh sách" else "So với mẫu trong hướng dẫn."
    return diagnose("MB202", placed.path, node.line, node.column, key=name, expected=expected, actual=actual, example=example)


def _wrong_value(placed: Placed, path: Path, node: Node, code: str, facts: dict[str, Any]) -> Diagnostic:
    name = next((step for step in reversed(path) if isinstance(step, str)), placed.kind.noun)
    facts.setdefault("key", name)
    near = nearest(str(facts.get("value", "")), facts["allowed"].split(", ")) if code == "MB210" else None
    length = node.length if isinstance(node, Scalar) else 1
    return diagnose(code, placed.path, node.line, node.column, length=length, nearest=near, **facts)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.value


def _value_before(holder: Mapping, key: Scalar) -> Scalar | None:
    """The value of the pair just before a key."""
    for (_, value), (after, _) in zip(holder.pairs, holder.pairs[1:], strict=False):
        if after is key and isinstance(value, Scalar):
            return value
    return None


def _without_echoes(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Without a notice about curly quotes where the same value is an error anyway."""
    errors = {(item.line, item.column) for item in findings if item.severity == "error"}
    return [item for item in findings if item.code != "MB104" or (item.line, item.column) not in errors]
