"""The letters of social cards: drawn beforehand from Be Vietnam Pro (docs/letters.py), set here into lines.

A pixel is a hexadecimal digit: 0 is paper, LEVELS full ink, between them lies a letter's edge.
"""

from __future__ import annotations

import json
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from generator.publish.templates import HOME

LEVELS = 5
"""Of ink, besides none."""
_BOTH = str.maketrans("67", "55")
Block = list[str]
"""Rows of pixels, all of one width."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cut:
    """Letters of one size, `height` pixels high, standing on `base`: of each its width and its rows, one after another."""

    height: int
    base: int
    letters: dict[str, tuple[int, str]]

    def known(self, text: str) -> str:
        """The text on one line, without what no letter is drawn for."""
        return "".join(each for each in " ".join(unicodedata.normalize("NFC", text).split()) if each in self.letters)

    def width(self, text: str) -> int:
        """Of a line of known letters, in pixels."""
        return sum(self.letters[each][0] for each in text)

    @lru_cache(maxsize=256)  # noqa: B019  (cuts live as long as the program; whose site it is stands on every card)
    def set(self, text: str) -> Block:
        """A line of known letters."""
        return list(map("".join, zip(*map(self._rows, text), strict=True))) if text else [""] * self.height

    @lru_cache(maxsize=1024)  # noqa: B019  (as above)
    def _rows(self, letter: str) -> Block:
        width, pixels = self.letters[letter]
        return [pixels[start : start + width] for start in range(0, len(pixels), width)]

    def stacked(self, lines: Sequence[str], pitch: int) -> Block:
        """Lines of known letters one below another, `pitch` pixels apart: marks of one may reach beside tails of the other."""
        room = max(map(self.width, lines))
        rows: Block = []
        for number, line in enumerate(lines):
            block = [row.ljust(room, "0") for row in self.set(line)]
            both = len(rows) - number * pitch
            rows[len(rows) - both :] = [*map(_merged, rows[len(rows) - both :], block), *block[both:]] if number else block
        return rows

    def lines(self, text: str, room: int, most: int) -> list[str]:
        """The text broken into at most so many lines that fit the room, in pixels; what is left over ends in an ellipsis."""
        found: list[str] = []
        taken, space = room, self.width(" ")
        for word in self._words(self.known(text), room):
            width = self.width(word)
            if taken + space + width <= room and found:
                found[-1] += f" {word}"
                taken += space + width
            elif len(found) == most:
                found[-1] = self._ended(found[-1], room)
                break
            else:
                found.append(word)
                taken = width
        return found

    def _words(self, text: str, room: int) -> Iterator[str]:
        """Its words, of which those wider than the room are cut up."""
        for word in text.split():
            rest = word
            while self.width(rest) > room:
                end = next(end for end in range(len(rest), 0, -1) if end == 1 or self.width(rest[:end]) <= room)
                yield rest[:end]
                rest = rest[end:]
            yield rest

    def _ended(self, line: str, room: int) -> str:
        while self.width(f"{line}…") > room:
            line = line[:-1].rstrip()
        return f"{line.rstrip(' ,;.:–-')}…"


def _merged(one: str, other: str) -> str:
    """Two rows in one place; where both have ink there is ink."""
    return f"{int(one, 16) | int(other, 16):0{len(one)}x}".translate(_BOTH)


@cache
def cut_of(name: str) -> Cut:
    """Of `title`, `figure` (digits alone) and `text`."""
    made = _drawn()[name]
    return Cut(
        height=made["height"],
        base=made["base"],
        letters={letter: (width, rows) for letter, (width, rows) in made["letters"].items()},
    )


@cache
def _drawn() -> dict[str, Any]:
    drawn: dict[str, Any] = json.loads(zlib.decompress((HOME / "cards" / "letters.json.zlib").read_bytes()))
    return drawn
