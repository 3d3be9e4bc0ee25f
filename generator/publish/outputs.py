"""The waist towards the world: what is published, as values. Who writes it (mkdocs, a test) only carries it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any

FileMaker = Callable[[], Mapping[str, bytes]]
"""Makes a group of finished files, by address from the site's root. Pure; called once, perhaps in another process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Files that are made together. While `stamp` stays the same, so do they; None where nothing can be said of that."""

    make: FileMaker
    stamp: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed that a page's head announces: its title and address from the site's root (`rss/nhiem-vu.xml`)."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on a page that the search finds by itself: the id it has there, its title and what is said of it."""

    anchor: str
    title: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a page's social card says: the picture beside a link to it (publish/cards/).

    `name` gives its address. `kind` stands above the title, `figure` is large (digits), `note` says what it counts. `parts`
    are the four numbers of the plan's bar, each with its words. `site` and `day` stand in its head.
    """

    name: str
    kind: str
    title: str
    figure: str = ""
    note: str = ""
    parts: tuple[tuple[int, str], ...] = ()
    site: str = ""
    day: str = ""

    @property
    def file(self) -> str:
        """Its address from the site's root."""
        return f"assets/chia-se/{self.name}.png"

    @property
    def mark(self) -> str:
        """Changes with anything on the card: services that show links keep a picture for as long as its address is the same."""
        return _mark(self)


@lru_cache(maxsize=4096)
def _mark(card: Card) -> str:
    return blake2b(repr(card).encode(), digest_size=5).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page not yet rendered.

    `address` is from the site's root and ends in a slash (`nhiem-vu/abc/`; the home page is the empty string).
    `section` names the tab it belongs to. `template` (in site_templates/pages/) is rendered with `context` and gives
    the inside of the page, heading included. `source` is the data file behind it, relative to ROOT, None where there
    is no single one. `search` is what the search finds it by besides its title and description; None where it is not to be
    found. `spots` are places on it that are found by themselves. `drawn_from` names the records the page
    shows besides units, areas, plan and office (`nhiem-vu/abc`, or all of a kind, `nhiem-vu`): while none of them changes,
    neither does the page; None means that it shows more than can be listed. `template` may be empty when
    `context["body"]` is the finished inside. `card` and `linked` (what it tells search engines, as JSON-LD) are given to
    all pages alike, in publish/heads.py. `day` is the one its figures are of, as paper says it; None: the site's as-of day.
    """

    address: str
    title: str
    description: str
    section: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    source: str | None = None
    feeds: tuple[FeedLink, ...] = ()
    search: str | None = None
    spots: tuple[Spot, ...] = ()
    drawn_from: tuple[str, ...] | None = None
    changes: tuple[Any, ...] = ()
    card: Card | None = None
    linked: Mapping[str, Any] | None = None
    day: date | None = None
