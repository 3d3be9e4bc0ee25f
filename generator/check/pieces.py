"""A file of the past in pieces: each record read once, however many commits leave it as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from generator.check.files import FileResult, read_file
from generator.check.layout import Placed
from generator.contract.kinds import ARTICLE, PROSE
from generator.read.encoding import decode

_ITEM = re.compile(r"^- ", re.MULTILINE)
_NOTHING = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*\Z")
"""Blank lines and comments only."""

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

    A list whose items begin at the margin is read item by item, which gives the same records as reading it whole: YAML
    lets nothing of one such item reach into the next. Line numbers are those within the piece.
    """
    texts = _split(placed, raw)
    whole = texts is None
    parts = [_piece(placed, text, known) for text in (texts if texts is not None else [raw])]
    return Pieces(placed=placed, parts=tuple(parts), whole=whole)


def _split(placed: Placed, raw: bytes) -> list[bytes] | None:
    if placed.kind.shape != "list" or placed.kind in (ARTICLE, PROSE):
        return None
    text, findings = decode(placed.path, raw)
    if text is None or findings or "\n---" in text or "\n..." in text:
        return None
    starts = [found.start() for found in _ITEM.finditer(text)]
    if not starts or not _NOTHING.match(text[: starts[0]]):
        return None
    return [text[start:end].encode("utf-8") for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


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
