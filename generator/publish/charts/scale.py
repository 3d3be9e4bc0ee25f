"""Shared geometry: the narrowest room of a chart, round tick values, wrapped text, bars side by side.

Charts are drawn for the narrowest phone. Across, a place is a share of the room there is (filter `across`), so that a
wider page spreads a chart out; down, and in text, it is pixels. Nothing that is apart on a phone can meet elsewhere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.publish.charts.letters import TEXT, text_width

__all__ = ["BROAD", "HATCHES", "LINE", "TEXT", "WIDTH", "Bar", "Label", "kept", "round_ticks", "text_width", "wrapped"]

WIDTH = 288
"""Units: what a phone of 320 pixels leaves to a chart, one pixel each."""
BROAD = 500
"""Units: from here on a chart has room for a name in one line; the stylesheet says the same."""
LINE = 17
"""Units from one line of text to the next."""
HATCHES = {
    "hoan_thanh_qua_han": "up",
    "diem_mat": "down",
    "chua_hoan_thanh_qua_han": "down",
    "sap_den_han": "dots",
    "a-dissatisfied": "up",
    "a-very_dissatisfied": "down",
}
"""What is drawn over the colour of a kind, so that kinds differ without colours too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text at a place; `anchor` is SVG's start, middle or end. `room` is broad or narrow where it is for that alone."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    room: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A horizontal bar. `kind` ends its CSS class; `text` stands in it where it fits, else it is empty."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    text: str = ""

    @property
    def hatch(self) -> str:
        """The pattern over its colour; "" for none."""
        return HATCHES.get(self.kind, "")

    @property
    def middle(self) -> float:
        """Where a text in the middle is anchored."""
        return round(self.x + self.width / 2, 1)

    @property
    def baseline(self) -> float:
        """Where a text in the middle stands."""
        return round(self.y + self.height / 2 + TEXT * 0.36, 1)


def kept(x: float, text: str, *, width: float = WIDTH, strong: bool = True) -> float:
    """The middle of a text, moved so far that all of it stays within the drawing."""
    half = text_width(text, strong=strong) / 2
    return round(min(max(x, half), width - half), 1)


def wrapped(text: str, width: float, most: int | None = None) -> tuple[str, ...]:
    """The text in lines that fit `width` units.

    It is broken between words, or within one that is longer than a line. Of more than `most` lines the last shown ends
    in an ellipsis.
    """
    lines = _lines(text, width)
    if most is None or len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(f"{last}…") > width:
        last = last.rpartition(" ")[0] or last[:-1]
    return (*lines[: most - 1], f"{last.rstrip(' ,;:.')}…")


def _lines(text: str, width: float) -> tuple[str, ...]:
    lines: list[list[str]] = []
    taken = width
    space = text_width(" ")
    for word in (part for each in text.split() for part in _parts(each, width)):
        wide = text_width(word)
        if lines and taken + space + wide <= width:
            lines[-1].append(word)
            taken += space + wide
        else:
            lines.append([word])
            taken = wide
    return tuple(" ".join(line) for line in lines)


def _parts(word: str, width: float) -> list[str]:
    """A word in pieces that fit: nearly always itself."""
    if text_width(word) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def round_ticks(low: float, high: float, most: int = 4) -> tuple[float, ...]:
    """At most `most` + 1 round values (1, 2, 5 times a power of ten apart) that enclose low..high."""
    if high <= low:
        low, high = low - 1, high + 1
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10, 20) if _reaches(low, high, factor * power, most))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def _reaches(low: float, high: float, step: float, most: int) -> bool:
    return math.ceil(high / step - 1e-9) - math.floor(low / step + 1e-9) <= most
