"""Social cards: the picture beside a link in Facebook, Zalo and the like, with a page's title and its figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from generator.publish.cards.letters import cut_of
from generator.publish.cards.picture import INK, ON_RED, PAPER, PARTS, RED, WIDTH, YELLOW, Picture
from generator.publish.outputs import Card, Draft, Group

_EDGE = 64
"""Pixels left free at both sides."""
_ROOM = WIDTH - 2 * _EDGE
_BAND = 96
_TITLE_PITCH, _NOTE_PITCH = 74, 44
_BASELINE, _LOWER = 478, 72
"""Of the figure, where a bar follows below it, and how much lower it stands without one."""
_WIDEST = 760
"""Of a figure that is drawn large."""
_BAR, _LEGEND = 518, 560
_GAP = 4
_SWATCH = 24
_MARK = ((7, 12, 11), (13, 8, 15), (19, 14, 9), (25, 9, 14))
"""The bars of the site's mark: place, top and length in a square of 32."""


def card_groups(pages: Iterable[Draft]) -> Iterator[Group]:
    """The pictures of all pages, each by itself: while what a card says stays the same, so does its picture."""
    cards = {page.card.file: page.card for page in pages if page.card is not None}
    for file, card in cards.items():
        yield Group(make=partial(_file, file, card), stamp=f"{file} {card.mark}")


def picture_of(card: Card) -> bytes:
    """The card as a PNG of 1200 × 630 pixels."""
    picture = Picture(_head(card.site, card.day))
    title, text = cut_of("title"), cut_of("text")
    large = _is_large(card.figure)
    for line in text.lines(card.kind, _ROOM, 1):
        picture.put(_EDGE, _BAND + 22, text.set(line))
    lines = title.lines(card.title, _ROOM, 2 if card.parts else 3)
    note = text.lines(card.note if large else f"{card.figure} {card.note}", _ROOM, 3)
    if lines:
        picture.put(_EDGE, _BAND + 68, title.stacked(lines, _TITLE_PITCH))
    if large:
        _figure(picture, card, _BASELINE if card.parts else _BASELINE + _LOWER)
    elif note and not card.parts:
        picture.fill(_EDGE, 432, 96, 6, RED)
        picture.put(_EDGE, 452, text.stacked(note, _NOTE_PITCH))
    if card.parts:
        _bar(picture, card.parts)
    return picture.png()


def _file(file: str, card: Card) -> dict[str, bytes]:
    return {file: picture_of(card)}


@lru_cache(maxsize=64)
def _head(site: str, day: str) -> tuple[bytes, ...]:
    """The rows of the red band: mark, whose site it is, and of which day the figures are."""
    picture, text = Picture(), cut_of("text")
    picture.fill(0, 0, WIDTH, _BAND, RED)
    left, top, scale = _EDGE - 10, 20, 1.75
    for x, y, length in _MARK:
        picture.fill(_even(left + x * scale - 3), top + round(y * scale), 6, round(length * scale), PAPER)
    picture.fill(_even(left + 25 * scale - 5), top + round(3 * scale), 10, 10, YELLOW)
    shown = text.known(day)
    taken = text.width(shown) + 40 if shown else 0
    for line in text.lines(site, _ROOM - 56 - taken, 1):
        picture.put(_EDGE + 56, 22, _on_red(text.set(line)))
    if shown:
        picture.put(_even(WIDTH - _EDGE - text.width(shown)), 22, _on_red(text.set(shown)))
    return tuple(picture.rows[:_BAND])


def _is_large(figure: str) -> bool:
    """Whether it can be drawn large: of digits and their signs, with room for words beside it."""
    cut = cut_of("figure")
    return bool(figure) and cut.known(figure) == figure and cut.width(figure) <= _WIDEST


def _figure(picture: Picture, card: Card, baseline: int) -> None:
    """The number, and beside it what it counts."""
    large, text = cut_of("figure"), cut_of("text")
    picture.put(_EDGE - 4, baseline - large.base, large.set(card.figure))
    left = _even(_EDGE + large.width(card.figure) + 28)
    lines = text.lines(card.note, WIDTH - _EDGE - left, 3)
    if lines:
        picture.put(left, baseline - text.base - _NOTE_PITCH * (len(lines) - 1), text.stacked(lines, _NOTE_PITCH))


def _bar(picture: Picture, parts: tuple[tuple[int, str], ...]) -> None:
    """The four parts by their number, and below them each in words."""
    text, total, left = cut_of("text"), sum(number for number, _ in parts), _EDGE
    for (number, _), colour in zip(parts, PARTS, strict=True):
        width = _even(_ROOM * number / total) if total else 0
        if width > _GAP:
            picture.fill(left, _BAR, width - _GAP, 30, colour)
        left += width
    left = _EDGE
    for (_, words), colour in zip(parts, PARTS, strict=True):
        line = text.known(words)
        if left + _SWATCH + 12 + text.width(line) > WIDTH:
            return
        picture.fill(left, _LEGEND + 13, _SWATCH, _SWATCH, INK)
        picture.fill(left + 2, _LEGEND + 15, _SWATCH - 4, _SWATCH - 4, colour)
        picture.put(left + _SWATCH + 12, _LEGEND - 2, text.set(line))
        left += _even(_SWATCH + 12 + text.width(line) + 32)


def _even(place: float) -> int:
    return int(place) // 2 * 2


def _on_red(block: list[str]) -> list[str]:
    """Letters for the band, which are filled up to whole bytes in its colour."""
    return [(row + "0" * (len(row) % 2)).translate(ON_RED) for row in block]
