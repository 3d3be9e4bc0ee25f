"""Frames: the shell around every page, rendered by the theme once for each depth, and filled here for each page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

from generator.publish.heads import head_of
from generator.publish.outputs import Draft, FeedLink
from generator.publish.paper import code_of, css_text
from generator.publish.templates import root_of
from generator.words.vietnamese import format_date

SOURCE = "mb-source"
"""Stands in a frame's edit address where the page's data file goes."""
_MARK = re.compile(r"<!--mb:(?:(tab|current) )?([\w-]*)-->|mb:(title|heading|canonical)\b|" + SOURCE)
_BLANK = re.compile(r"\s*\n\s*")
_EDIT = re.compile(r"<!--mb:edit-->(.*?)<!--/mb:edit-->", re.DOTALL)
_THEIRS = re.compile(r'<script>__md_scope=.*?</script>\s*|<div class="md-dialog".*?</div>\s*</div>\s*', re.DOTALL)
_CONFIG = 'id="__config"'
# What stock pages of the theme have too much: an attribute that HTML does not give checkboxes; and a first link that does
# not say where it leads.
_MENDS = (
    ('id="__drawer" autocomplete="off"', 'id="__drawer"'),
    ('id="__search" autocomplete="off"', 'id="__search"'),
    ("Bỏ qua\n", "Bỏ qua, đến nội dung chính\n"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page needs: the site's name, its address (ending in a slash), its as-of day as shown, and the edit line.

    `edit` is None where the site has no repository.
    """

    name: str
    address: str
    day: str
    edit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A shell at one depth, cut at its markers: text, marker, text, marker, … text."""

    parts: tuple[tuple[str, str], ...]
    tail: str
    editable: bool

    def fill(self, draft: Draft, inside: str, site: Site) -> str:
        """The whole page."""
        section = draft.section if draft.address else "trang-chu"
        values = {
            "title": str(escape(title_of(draft, site))),
            "heading": str(escape(draft.title)),
            "head": head_of(draft, site.name, site.address),
            "canonical": str(escape(site.address + draft.address)),
            "running": css_text(draft.title),
            "day": format_date(draft.day) if draft.day else site.day,
            "code": code_of(site.address + draft.address),
            "feeds": _feed_links(draft.feeds, draft.address),
            "body": inside,
            f"tab {section}": " md-tabs__item--active",
            f"current {section}": ' aria-current="true"',
            "edit": (site.edit or "").replace(SOURCE, str(escape(draft.source))) if draft.source and self.editable else "",
        }
        found: list[str] = []
        for text, mark in self.parts:
            found.append(text)
            found.append(values.get(mark, ""))
        found.append(self.tail)
        return "".join(found)


def cut(html: str) -> tuple[Frame, str | None]:
    """A rendered shell as a frame, and the line with its edit link (None when the site has no repository)."""
    for wrong, right in _MENDS:
        html = html.replace(wrong, right)
    if _CONFIG not in html:
        html = _THEIRS.sub("", html)  # what only the theme's script asks for, where it is not loaded
    html = _BLANK.sub("\n", html)
    edit = _EDIT.search(html)
    line = edit[1] if edit and "mb:noedit" not in edit[1] else None
    html = _EDIT.sub("<!--mb:edit-->", html)
    parts: list[tuple[str, str]] = []
    end = 0
    for mark in _MARK.finditer(html):
        name = mark[3] or (f"{mark[1]} {mark[2]}" if mark[1] else mark[2])
        parts.append((html[end : mark.start()], name))
        end = mark.end()
    return Frame(parts=tuple(parts), tail=html[end:], editable=line is not None), line


def without_marks(html: str) -> str:
    """A rendered shell with nothing filled in."""
    frame, _ = cut(html)
    return "".join(text for text, _ in frame.parts) + frame.tail


def title_of(draft: Draft, site: Site) -> str:
    """What the browser's tab says."""
    return f"{draft.title} – {site.name}" if draft.address else site.name


def _feed_links(feeds: tuple[FeedLink, ...], address: str) -> str:
    root = root_of(address)
    return "\n".join(
        f'<link rel="alternate" type="application/rss+xml" title="{escape(feed.title)}" href="{root}{escape(feed.address)}">'
        for feed in feeds
    )


Frames = Mapping[int, Frame]
"""A frame for each depth: how many folders a page lies below the root."""
