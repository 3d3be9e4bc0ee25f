"""Rows of bars: a name and a figure above each bar, the parts of a bar side by side, and the key of their patterns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.publish.charts.scale import BROAD, HATCHES, LINE, WIDTH, Bar, Label, text_width, wrapped
from generator.words.vietnamese import format_count

LOW = 18
"""Units: the height of each bar in a row of bars."""
GAP = 14
"""Units from a bar to the next name."""
KEY_LINE = 20
"""Units from one line of the key to the next."""
SWATCH = 21
"""Units: a pattern of the key and the room before its word."""
NARROWER = 16
"""Widths, from all of it to half, at which a name is tried to be broken."""
MOST_LINES = 3
"""Lines of a name; the table beside the chart has all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A line of the key: the pattern of a kind and its word."""

    x: float
    y: float
    kind: str
    text: str

    @property
    def hatch(self) -> str:
        """The pattern over its colour; "" for none."""
        return HATCHES.get(self.kind, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A straight line over the bars, such as an axis or one end of an interval. `kind` ends its CSS class."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a row: the pattern of its kind, how large it is, and the text in it where there is room."""

    kind: str
    size: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """A bar to be drawn: what stands left and right above it, and its parts. It takes `length` (0-1) of the width."""

    name: str
    value: str
    pieces: tuple[Piece, ...]
    length: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above a bar, and the height of its lowest line."""

    names: tuple[Label, ...]
    value: Label
    lowest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Everything bars.svg draws."""

    prefix: str
    title: str
    description: str
    width: float
    height: float
    keys: tuple[Swatch, ...]
    names: tuple[Label, ...]
    values: tuple[Label, ...]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...] = ()
    notes: tuple[Label, ...] = ()

    @property
    def hatches(self) -> tuple[str, ...]:
        """The patterns in use."""
        return hatches_of([*(each.kind for each in self.keys), *(each.kind for each in self.bars)])


def hatches_of(kinds: Iterable[str]) -> tuple[str, ...]:
    """The patterns that these kinds are drawn with, each once."""
    return tuple(sorted({HATCHES[kind] for kind in kinds if kind in HATCHES}))


def counted(parts: Iterable[tuple[str, int]]) -> tuple[Piece, ...]:
    """Counts as parts of a row."""
    return tuple(Piece(kind=kind, size=number, text=format_count(number)) for kind, number in parts)


def keys_of(words: Sequence[tuple[str, str]]) -> tuple[Swatch, ...]:
    """The key of (kind, word) from the top of the drawing: in two columns, or in one where a word needs the width."""
    columns = 2 if all(SWATCH + text_width(word) + 8 <= WIDTH / 2 for _, word in words) else 1
    return tuple(
        Swatch(x=(number % columns) * (WIDTH / columns), y=10 + KEY_LINE * (number // columns), kind=kind, text=word)
        for number, (kind, word) in enumerate(words)
    )


def below(keys: Sequence[Swatch]) -> float:
    """Where the first name below the key stands."""
    return keys[-1].y + LINE + GAP if keys else LINE - 2


def heading(name: str, value: str, y: float) -> Heading:
    """A name in lines from the height `y` on, and a figure at the right end of the last.

    The lines leave room for the figure in the last one; where no breaking does, it stands on a line of its own. Where a
    broad chart has room for a broken name in one line, that line stands just above the bar.
    """
    room = WIDTH - text_width(value, strong=True) - 10
    lines = _beside(name, room)
    lowest = round(y + LINE * (max(len(lines), 1) - 1), 1)
    if lines and text_width(lines[-1]) > room:
        lowest += LINE
    whole = len(lines) > 1 and text_width(name) <= BROAD - text_width(value, strong=True) - 10
    names = [
        Label(x=0, y=round(y + LINE * number, 1), text=line, anchor="start", room="narrow" if whole else "")
        for number, line in enumerate(lines)
    ]
    if whole:
        names.append(Label(x=0, y=lowest, text=name, anchor="start", room="broad"))
    return Heading(names=tuple(names), value=Label(x=WIDTH, y=lowest, text=value, anchor="end"), lowest=lowest)


def _beside(name: str, room: float) -> tuple[str, ...]:
    """The fewest lines of which the last fits `room`, about as long as each other; as they come if none do."""
    found: tuple[str, ...] = ()
    for number in range(NARROWER):
        tried = wrapped(name, WIDTH * (1 - number / 2 / NARROWER), MOST_LINES)
        fits = not tried or text_width(tried[-1]) <= room
        if found and (len(tried) > len(found) or not fits or " ".join(tried) != " ".join(found)):
            break
        if fits:
            found = tried
        if len(found) == 1:
            break
    return found or wrapped(name, WIDTH, MOST_LINES)


def pieces_within(pieces: Iterable[Piece], *, x: float, y: float, width: float, height: float) -> tuple[Bar, ...]:
    """Parts side by side that fill `width`; those of no size are left out, and text for which there is no room."""
    shown = [each for each in pieces if each.size > 0]
    total = sum(each.size for each in shown)
    bars: list[Bar] = []
    before = 0.0
    for each in shown:
        start, end = (round(x + width * at / total, 1) for at in (before, before + each.size))
        before += each.size
        fits = end - start >= text_width(each.text, strong=True) + 4
        bars.append(Bar(x=start, y=y, width=round(end - start, 1), height=height, kind=each.kind, text=each.text if fits else ""))
    return tuple(bars)


def rows_of_bars(
    rows: Sequence[NamedRow], words: Sequence[tuple[str, str]], *, prefix: str, title: str, description: str
) -> BarChart:
    """Where everything stands: the key of (kind, word), then for each row its name, its figure and its bar."""
    keys = keys_of(words)
    y = below(keys)
    names: list[Label] = []
    values: list[Label] = []
    bars: list[Bar] = []
    for row in rows:
        above = heading(row.name, row.value, y)
        names += above.names
        values.append(above.value)
        bars += pieces_within(row.pieces, x=0, y=round(above.lowest + 6, 1), width=WIDTH * row.length, height=LOW)
        y = above.lowest + 6 + LOW + GAP + LINE - 5
    return BarChart(
        prefix=prefix,
        title=title,
        description=description,
        width=WIDTH,
        height=round(y - GAP - LINE + 7, 1),
        keys=keys,
        names=tuple(names),
        values=tuple(values),
        bars=tuple(bars),
    )
