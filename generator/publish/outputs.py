"""The waist towards the world: what is published, as values. Who writes it (mkdocs, a test) only carries it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
class Draft:
    """A page not yet rendered.

    `address` is from the site's root and ends in a slash (`nhiem-vu/abc/`; the home page is the empty string).
    `section` names the tab it belongs to. `template` (in site_templates/pages/) is rendered with `context` and gives
    the inside of the page, heading included. `source` is the data file behind it, relative to ROOT, None where there
    is no single one. `search` is what the search finds it by besides its title and description; None where it is not to be
    found. `spots` are places on it that are found by themselves. `drawn_from` names the records the page
    shows besides units, areas, plan and office (`nhiem-vu/abc`, or all of a kind, `nhiem-vu`): while none of them changes,
    neither does the page; None means that it shows more than can be listed. `template` may be empty when
    `context["body"]` is the finished inside.
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
