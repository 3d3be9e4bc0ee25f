"""One file's bytes to its records and findings: the part of checking that needs no other file, so it can be kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from generator.check.layout import TAKEN, Placed
from generator.check.privacy import Private, may_be_private, private_texts
from generator.check.prose import Link, links_and_html
from generator.check.wording import explain, missing_space
from generator.contract.kinds import ARTICLE, PROSE
from generator.contract.records import Entry
from generator.contract.values import Record
from generator.read.articles import split
from generator.read.encoding import decode
from generator.read.nodes import MOST_FINDINGS, Mapping, Node, Scalar, Sequence, parse, plain
from generator.read.quick import QuickItem, quick_items
from generator.words.diagnostics import Diagnostic, diagnose

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


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
    links: tuple[Link, ...] = ()


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


def parse_item(placed: Placed, lines: list[str], line: int, column: int) -> Node | None:
    """The list item that starts at this place, read from its own lines only; None where they cannot be told apart."""
    if placed.kind.shape != "list" or placed.kind in (ARTICLE, PROSE) or column < 3:
        return None
    dash = " " * (column - 3) + "-"
    end = next((number for number in range(line, len(lines)) if lines[number].startswith(dash)), len(lines))
    # Empty lines above keep every line's number.
    node, findings = parse(placed.path, "\n" * (line - 1) + "\n".join(lines[line - 1 : end]))
    if findings or not isinstance(node, Sequence) or len(node.items) != 1:
        return None
    item = node.items[0]
    return item if (item.line, item.column) == (line, column) else None


def read_file(placed: Placed, raw: bytes) -> FileResult:
    """The file's records, ids and findings. Pure: the same path and bytes always give the same result."""
    return read_quickly(placed, raw) or read_carefully(placed, raw)


def read_quickly(placed: Placed, raw: bytes) -> FileResult | None:
    """The same for a file in which nothing can be wrong; None where a second look is needed."""
    if placed.kind in (ARTICLE, PROSE):
        return None
    text, findings = decode(placed.path, raw)
    if text is None or findings or may_be_private(text):
        return None
    items = quick_items(text, shape=placed.kind.shape)
    if items is None:
        return None
    validate = placed.kind.model.model_validate
    try:
        records = [validate(item.value) for item in items]
    except ValidationError:
        return None
    parsed = Parsed(placed=placed, text=text)
    stamps = _stamps(text, [item.line for item in items])
    return FileResult(
        placed=placed,
        entries=tuple(_entry(parsed, *found) for found in zip(items, records, stamps, strict=True)),
        named=tuple(
            Named(id=name, file=placed.path, line=line, column=column, former=former)
            for item in items
            for name, line, column, former in item.names
        ),
    )


def read_carefully(placed: Placed, raw: bytes) -> FileResult:
    """The same with every finding and its place."""
    parsed = parse_file(placed, raw)
    findings = list(parsed.findings)
    entries: list[Entry[Any]] = []
    named: list[Named] = []
    faults = 0
    for item, stamp in zip(parsed.items, _stamps(parsed.text, [item.line for item in parsed.items]), strict=True):
        named += _names(placed.path, item)
        if faults >= MOST_FINDINGS:
            continue  # the file is refused anyway
        try:
            record = placed.kind.model.model_validate(plain(item))
        except ValidationError as error:
            found = explain(placed, item, error, MOST_FINDINGS - faults)
            findings += found
            faults += len(found)
        else:
            entries.append(_entry(parsed, item, record, stamp))
    private = private_texts(placed.path, parsed.text, placed.kind.model, parsed.items, parsed.body, parsed.body_line)
    links, html = links_and_html(placed.path, parsed.body, parsed.body_line) if parsed.body else ((), [])
    findings += html
    findings += _address(placed)
    return FileResult(
        placed=placed,
        entries=tuple(entries),
        named=tuple(named),
        readable=parsed.readable,
        findings=tuple(_without_echoes(findings)),
        private=private,
        links=links,
    )


def _address(placed: Placed) -> Iterator[Diagnostic]:
    """A text's file name becomes its address: plain words, and none that the site itself uses."""
    path = PurePosixPath(placed.path)
    if placed.kind in (ARTICLE, PROSE) and not _SLUG.match(path.stem):
        yield diagnose("MB608", placed.path, value=path.name)
    elif placed.kind is PROSE and path.stem in TAKEN:
        yield diagnose("MB609", placed.path, value=path.stem)


def _items(placed: Placed, node: Node | None) -> tuple[tuple[Node, ...], list[Diagnostic]]:
    """The nodes that should be records: one for a mapping, each item of a list."""
    kind = placed.kind
    if kind.shape == "mapping" or kind in (ARTICLE, PROSE):
        if node is None:
            node = Mapping((), 1, 1, flow=False)
        if not isinstance(node, Mapping):
            return (), [missing_space(placed.path, node) or diagnose("MB116", placed.path, node.line, node.column)]
        return (node,), []
    if node is None:
        return (), []
    if not isinstance(node, Sequence):
        return (), [missing_space(placed.path, node) or diagnose("MB115", placed.path, node.line, node.column)]
    return node.items, []


def _stamps(text: str, starting: list[int]) -> Iterator[str]:
    """A digest of each item's lines, by the lines they start on; of the whole file where items may share lines."""
    lines = text.split("\n")
    if len(starting) < 2 or not all(lines[line - 1].lstrip().startswith("-") for line in starting):
        yield from [_digest(text)] * len(starting)
        return
    starts = [line - 1 for line in starting]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _digest("\n".join(lines[start:end]))


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _entry(parsed: Parsed, item: Node | QuickItem, record: Record, stamp: str) -> Entry[Any]:
    placed = parsed.placed
    own = getattr(record, "id", None)
    return Entry(
        id=own if isinstance(own, str) else PurePosixPath(placed.path).stem,
        record=record,
        file=placed.path,
        line=item.line,
        column=item.column,
        stamp=stamp,
        year=placed.year,
        body=unicodedata.normalize("NFC", parsed.body),
        body_line=parsed.body_line,
    )


def _names(file: str, item: Node) -> list[Named]:
    if not isinstance(item, Mapping):
        return []
    found = []
    for key, value in item.pairs:
        if key.value == "ma" and isinstance(value, Scalar) and value.value:
            found.append(Named(id=value.value, file=file, line=value.line, column=value.column))
        elif key.value == "ma_cu" and isinstance(value, Sequence):
            former = [each for each in value.items if isinstance(each, Scalar)]
            found += [Named(id=each.value, file=file, line=each.line, column=each.column, former=True) for each in former]
    return found


def _without_echoes(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Without what only repeats another finding: a notice where the same value is an error, a torn number's first half."""
    errors = {(item.line, item.column) for item in findings if item.severity == "error"}
    torn = {(item.line, item.column) for item in findings if item.code == "MB113"}
    return [
        item
        for item in findings
        if not (item.code == "MB104" and (item.line, item.column) in errors)
        and not (item.code != "MB113" and (item.line, item.column) in torn)
    ]
