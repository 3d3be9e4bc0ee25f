"""A file of the past in pieces: each record read once, however many commits leave it as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.check.files import FileResult, read_file
from generator.check.layout import Placed
from generator.check.privacy import Private
from generator.contract.kinds import ARTICLE, PROSE
from generator.words.diagnostics import errors_in

_NOTHING = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\n)*\Z")
"""Blank lines and comments only."""
_ITEM = b"\n- "
_UNSURE = (b"\r", b"\0", b"\xef\xbb\xbf", b"\n---", b"\n...")
"""Other line ends, other encodings, a byte-order mark, further documents: such a file is read whole."""

Piece = tuple[bytes, FileResult]
"""A record's own lines, and what reading them gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """What a version of a file holds. `whole`: its records could not be told apart, so it is one piece.

    `sound`: it can be read and holds no error. `private` is what it says that may be personal data.
    """

    placed: Placed
    parts: tuple[Piece, ...]
    whole: bool
    sound: bool
    private: tuple[Private, ...]


def pieces_of(placed: Placed, raw: bytes, known: Mapping[bytes, FileResult]) -> Pieces:
    """The file as pieces; those whose lines are `known` are not read again.

    A list whose items begin at the margin is read item by item, which gives the same records as reading it whole: in YAML
    only text in quotes reaches from one such item into the next, and then neither can be read alone. So where an item
    says anything but its record, the file is read whole. Line numbers are those within the piece.
    """
    texts = _split(placed, raw)
    if texts is not None:
        parts = tuple((text, _read(placed, text, known)) for text in texts)
        if all(_is_sound(result) for _, result in parts):
            return _pieces(placed, parts, whole=False)
    return _pieces(placed, ((raw, _read(placed, raw, known)),), whole=True)


def _pieces(placed: Placed, parts: tuple[Piece, ...], *, whole: bool) -> Pieces:
    private = tuple(each for _, result in parts for each in result.private)
    return Pieces(placed=placed, parts=parts, whole=whole, sound=not whole or _is_sound(parts[0][1]), private=private)


def _is_sound(result: FileResult) -> bool:
    return result.readable and not (result.findings and errors_in(result.findings))


def _split(placed: Placed, raw: bytes) -> list[bytes] | None:
    """The items of a list as they stand, told apart by their bytes; None where that would not be sure."""
    if placed.kind.shape != "list" or placed.kind in (ARTICLE, PROSE) or any(sign in raw for sign in _UNSURE):
        return None
    head, *items = (b"\n" + raw).split(_ITEM)
    if not items or not _NOTHING.match(head[1:] + b"\n" if len(head) > 1 else b""):
        return None
    return [b"- " + item + b"\n" for item in items[:-1]] + [b"- " + items[-1]]


def _read(placed: Placed, text: bytes, known: Mapping[bytes, FileResult]) -> FileResult:
    found = known.get(text)
    if found is None or not _same_place(found.placed, placed):
        return read_file(placed, text)
    return found if found.placed == placed else replace(found, placed=placed)


def _same_place(one: Placed, other: Placed) -> bool:
    """Whether the same lines mean the same in both places: an article's address is its path.

    Kinds go by their names: what a former build kept has copies of them.
    """
    if one.kind in (ARTICLE, PROSE) and one.path != other.path:
        return False
    return one.kind.name == other.kind.name and one.year == other.year
