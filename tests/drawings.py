"""Where the texts of a chart stand in a room of a given width, by the same widths of letters that the charts reckon with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from lxml import html

from generator.publish.charts.letters import text_width
from generator.publish.charts.scale import BROAD, TEXT

PHONE, CARD, WIDE = 288, 242, 1120
"""Pixels: what a phone of 320 leaves to a chart, and to one in a card; the room of a wide page."""
_STRONG = re.compile(r"mb-text--(?:strong|value)|mb-on--")


class Placed(NamedTuple):
    """A text with its ends and its baseline in pixels."""

    text: str
    left: float
    right: float
    y: float


def drawings_of(page: str) -> list[Any]:
    """The charts of a page, each the outermost svg."""
    return list(html.fromstring(page).xpath("//svg[@role='img' and contains(@class, 'mb-svg')]"))


def height_of(svg: Any) -> float:
    """The height that a chart asks for."""
    found = re.fullmatch(r"height:([\d.]+)px", svg.get("style"))
    assert found, svg.get("style")
    return float(found[1])


def texts_of(svg: Any, room: float) -> Iterator[Placed]:
    """Every text of a chart as it stands where the chart is `room` wide."""
    hidden = "mb-text--narrow" if room >= BROAD else "mb-text--broad"
    for each in svg.iter("text"):
        if hidden in each.get("class"):
            continue
        inside = each.getparent()
        shift = (0.0, 0.0) if inside is svg else (_across(inside.get("x"), room), float(inside.get("y", "0")))
        x = shift[0] + _across(each.get("x"), room)
        text = each.text or ""
        width = text_width(text, strong=bool(_STRONG.search(each.get("class"))))
        left = x - width * {"middle": 0.5, "end": 1.0, "start": 0.0}[each.get("text-anchor", "start")]
        yield Placed(text, left, left + width, shift[1] + float(each.get("y", "0")))


def _across(place: str | None, room: float) -> float:
    if place is None:
        return 0.0
    return float(place.removesuffix("%")) / 100 * room if place.endswith("%") else float(place)


def outside(svg: Any, room: float) -> list[Placed]:
    """Texts that begin before the drawing, end after it, or stand above or below it."""
    height = height_of(svg)
    return [
        each
        for each in texts_of(svg, room)
        if each.left < -0.6 or each.right > room + 0.6 or each.y < TEXT * 0.7 or each.y > height - 2
    ]


def touching(svg: Any, room: float) -> list[tuple[str, str]]:
    """Texts of one line that overlap."""
    lines: dict[float, list[Placed]] = {}
    for each in texts_of(svg, room):
        lines.setdefault(each.y, []).append(each)
    return [
        (one.text, other.text)
        for line in lines.values()
        for one, other in pairwise(sorted(line, key=lambda each: each.left))
        if one.right > other.left + 0.6
    ]
