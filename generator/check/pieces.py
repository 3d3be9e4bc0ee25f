"""A file of the past in pieces: each record read once, however many commits leave it as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from generator.check.files import FileResult, read_file
from generator.check.layout import Placed
from generator.contract.kinds import ARTICLE, PROSE
from generator.words.diagnostics import errors_in

_ITEM = re.compile(rb"^- ", re.MULTILINE)
_NOTHING = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\n)*\Z")
"""Blank lines and comments only."""
_UNSURE = (b"\r", b"\0", b"\xef\xbb\xbf", b"\n---", b"\n...")
"""Other line ends, other encodings, a byte-order mark, further documents: such a file is read whole."""

Piece = tuple[bytes, FileResult]
"""A digest of a record's own lines with the place they were read for, and what reading them gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """What a version of a file holds. `whole`: its records could not be told apart, so it is one piece."""

    placed: Placed
    parts: tuple[Piece, ...]
    whole: bool


def pieces_of(placed: Placed, raw: bytes, known: Mapping[bytes, FileResult]) -> Pieces:
    """The file as pieces; those that are `known` by their digest are not read again.

    A list whose items begin at the margin is read item by item, which gives the same records as reading it whole: in YAML
    only text in quotes reaches from one such item into the next, and then neither can be read alone. So where an item
    says anything but its record, the file is read whole. Line numbers are those within the piece.
    """
    texts = _split(placed, raw)
    if texts is not None:
        parts = tuple(_piece(placed, text, known) for text in texts)
        if all(result.readable and not errors_in(result.findings) for _, result in parts):
            return Pieces(placed=placed, parts=parts, whole=False)
    return Pieces(placed=placed, parts=(_piece(placed, raw, known),), whole=True)


def _split(placed: Placed, raw: bytes) -> list[bytes] | None:
    """The items of a list as they stand, told apart by their bytes; None where that would not be sure."""
    if placed.kind.shape != "list" or placed.kind in (ARTICLE, PROSE) or any(sign in raw for sign in _UNSURE):
        return None
    starts = [found.start() for found in _ITEM.finditer(raw)]
    if not starts or not _NOTHING.match(raw[: starts[0]]):
        return None
    return [raw[start:end] for start, end in zip(starts, [*starts[1:], len(raw)], strict=True)]


def _piece(placed: Placed, text: bytes, known: Mapping[bytes, FileResult]) -> Piece:
    place = f"{placed.kind.name}\0{placed.year}\0{placed.path if placed.kind in (ARTICLE, PROSE) else ''}\0".encode(
        "utf-8", "surrogateescape"
    )
    digest = blake2b(place + text, digest_size=16).digest()
    found = known.get(digest)
    if found is None:
        found = read_file(placed, text)
    elif found.placed != placed:
        found = replace(found, placed=placed)
    return digest, found
