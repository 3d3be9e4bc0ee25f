"""The quick road for sound files: YAML composed wholly in C, for files in which nothing can be wrong that C would not see.

Whatever is unusual (an anchor, a tag, an escape, deep nesting, a doubled key) is left to generator/read/nodes.py, which
reads the same text slower and says what is wrong and where. Both give the same values.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

import yaml
from yaml.cyaml import CParser

_UNUSUAL = ("\\", "\n---", "\n...", "\n%")
"""Escapes, further documents, directives: never in a sound file."""
_AT_START = {char: re.compile(rf"(?:^|[\s\[{{,:-]){re.escape(char)}", re.MULTILINE) for char in "&*!“”„‘’"}
"""Characters that mean something, or may have been meant otherwise, only where a value starts."""
_MOST_DEPTH = 20
_MOST_NODES = 300_000
"""Keys and values of one file; with more of them the careful road, which counts too, is tried at once."""


class QuickItem(NamedTuple):
    """One record: its keys and values as dicts, lists and text, and the places of itself and its id."""

    value: object
    line: int
    column: int
    names: tuple[tuple[str, int, int, bool], ...]


class _Unusual(Exception):
    """The file needs the careful road."""


class _Composer(CParser):  # type: ignore[misc]  # known only at run time
    """Composes without guessing types: every scalar stays text.

    C calls `descend_resolver` and `ascend_resolver` around each node. They count how deep it is, since C composes by
    recursion and without a bound would run out of stack.
    """

    depth = 0
    nodes = 0

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""

    def descend_resolver(self, parent: object, index: object) -> None:
        self.depth += 1
        self.nodes += 1
        if self.depth > _MOST_DEPTH + 1 or self.nodes > _MOST_NODES:
            raise _Unusual

    def ascend_resolver(self) -> None:
        self.depth -= 1


def quick_items(text: str, *, shape: str) -> tuple[QuickItem, ...] | None:
    """The records of a file (`shape` list or mapping), None where the careful road must judge it.

    A record's names are its id and former ids: text, line, column, whether former.
    """
    if _looks_unusual(text) or not unicodedata.is_normalized("NFC", text):
        return None
    try:
        root = _Composer(text).get_single_node()
        if shape == "mapping":
            return (_item(root),) if type(root) is yaml.MappingNode else None
        return tuple(_item(node) for node in root.value) if type(root) is yaml.SequenceNode else None
    except (yaml.YAMLError, _Unusual):
        return None


def _looks_unusual(text: str) -> bool:
    # Plain searches first: a pattern over every file would cost more than reading it.
    if text.startswith(("---", "...", "%")) or any(each in text for each in _UNUSUAL):
        return True
    return any(char in text and pattern.search(text) for char, pattern in _AT_START.items())


def _item(node: yaml.Node) -> QuickItem:
    start = node.start_mark
    return QuickItem(_value(node, 1), start.line + 1, start.column + 1, tuple(_names(node)))


def _value(node: yaml.Node, depth: int) -> object:
    kind = type(node)
    if kind is yaml.ScalarNode:
        return node.value if node.value or node.style else None
    if node.tag or depth >= _MOST_DEPTH:
        raise _Unusual
    if kind is yaml.SequenceNode:
        return [_value(item, depth + 1) for item in node.value]
    found = {}
    for key, value in node.value:
        if type(key) is not yaml.ScalarNode or key.value in found:
            raise _Unusual
        # Most values are scalars; told here, they cost no call.
        found[key.value] = (
            (value.value if value.value or value.style else None) if type(value) is yaml.ScalarNode else _value(value, depth + 1)
        )
    return found


def _names(node: yaml.Node) -> list[tuple[str, int, int, bool]]:
    if type(node) is not yaml.MappingNode:
        raise _Unusual
    names = []
    for key, value in node.value:
        if key.value == "ma" and type(value) is yaml.ScalarNode and value.value:
            names.append((value.value, value.start_mark.line + 1, value.start_mark.column + 1, False))
        elif key.value == "ma_cu" and type(value) is yaml.SequenceNode:
            names += [
                (each.value, each.start_mark.line + 1, each.start_mark.column + 1, True)
                for each in value.value
                if type(each) is yaml.ScalarNode
            ]
    return names
