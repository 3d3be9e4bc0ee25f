"""One feed as a file: events into RSS or Atom by feedgen. What several feeds need of an event is made once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

from generator.derive.event_kinds import Event
from generator.publish.feed_marks import HistoryExtension
from generator.publish.text import paragraphs

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a feed says of itself. `id` is its own for ever; `base` is put before addresses in it.

    `links` are (relation, address) in order; the last becomes the RSS channel's own. `archive` marks an archive document
    (RFC 5005), `previous` is where the archive before it is, None without one.
    """

    id: str
    title: str
    about: str
    author: str
    updated: datetime
    base: str
    links: tuple[tuple[str, str], ...]
    archive: bool = False
    previous: str | None = None


@dataclass(slots=True)
class Writer:
    """Writes feeds; keeps the text of each event as HTML."""

    _texts: dict[str, str] = field(default_factory=dict)

    def atom(self, head: Head, events: Sequence[Event]) -> bytes:
        """The feed as Atom."""
        return bytes(self._feed(head, events).atom_str(pretty=True))

    def rss(self, head: Head, events: Sequence[Event]) -> bytes:
        """The feed as RSS."""
        return bytes(self._feed(head, events).rss_str(pretty=True))

    def html(self, event: Event) -> str:
        """The event's text as paragraphs."""
        if event.id not in self._texts:
            self._texts[event.id] = str(paragraphs(clean(event.text)))
        return self._texts[event.id]

    def _feed(self, head: Head, events: Sequence[Event]) -> FeedGenerator:
        feed = FeedGenerator()
        feed.id(head.id)
        feed.title(clean(head.title))
        feed.description(clean(head.about))
        feed.language("vi")
        feed.author({"name": clean(head.author)})
        feed.generator("minhbach")
        feed.updated(head.updated)
        if head.archive or head.previous is not None:
            feed.register_extension("marks", HistoryExtension, None)
            feed.marks.archive, feed.marks.previous = head.archive, head.previous
        if head.previous is not None:
            feed.link(href=head.previous, rel="prev-archive")
        for relation, address in head.links:
            feed.link(href=address, rel=relation)
        for event in events:
            self._fill(feed.add_entry(order="append"), event, head.base)
        return feed

    def _fill(self, entry: FeedEntry, event: Event, base: str) -> None:
        entry.id(event.id)
        entry.title(clean(event.title))
        entry.link(href=f"{base}{event.address}", rel="alternate")
        entry.content(self.html(event), type="html")
        entry.category([{"term": clean(term), "label": clean(label)} for term, label in event.categories])
        entry.published(event.published)
        entry.updated(event.published)


def clean(text: str) -> str:
    """Without the few characters that XML can't hold at all."""
    return _NOT_XML.sub("", text)
