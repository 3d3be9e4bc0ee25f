"""Shared geometry: the width every chart is drawn for, round tick values, wrapped text, coordinates as text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 360
"""Units: the width of a phone, so that text drawn at 13 stays readable there."""
TEXT = 13
LINE = 17
"""Units from one line of text to the next."""
CHARACTER = 6.7
"""Units: the mean width of a character at size TEXT in the fonts of phones; a guess on the safe side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text at a place; `anchor` is SVG's start, middle or end. `title` is its full form where the text is short."""

    x: float
    y: float
    text: str
    anchor: str = "middle"


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
    def middle(self) -> float:
        """Where a text in the middle is anchored."""
        return round(self.x + self.width / 2, 1)

    @property
    def baseline(self) -> float:
        """Where a text in the middle stands."""
        return round(self.y + self.height / 2 + TEXT * 0.36, 1)


def text_width(text: str) -> float:
    """Units that a text at size TEXT takes, roughly."""
    return len(text) * CHARACTER


def wrapped(text: str, width: float) -> tuple[str, ...]:
    """The text in lines that fit `width` units, broken between words; a single longer word keeps its own line."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


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


def stacked(parts: Sequence[tuple[str, int]], *, x: float, y: float, width: float, height: float) -> tuple[Bar, ...]:
    """Counts as bars side by side that fill `width`; empty parts are left out, small ones carry no text."""
    total = sum(number for _, number in parts)
    bars: list[Bar] = []
    before = 0
    for kind, number in parts:
        if not number:
            continue
        start, end = x + width * before / total, x + width * (before + number) / total
        before += number
        text = f"{number:,}".replace(",", ".")
        fits = end - start >= text_width(text) + 6
        bars.append(Bar(x=round(start, 1), y=y, width=round(end - start, 1), height=height, kind=kind, text=text if fits else ""))
    return tuple(bars)
