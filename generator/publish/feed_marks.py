"""What RFC 5005 adds to a feed: that it is an archive, and where the archive before it is."""

from __future__ import annotations

from typing import Any

from feedgen.ext.base import BaseExtension
from feedgen.util import xml_elem

NAMESPACE = "http://purl.org/syndication/history/1.0"
_ATOM = "http://www.w3.org/2005/Atom"


class HistoryExtension(BaseExtension):  # type: ignore[misc]  # feedgen is untyped
    """Marks a feed of feedgen's. `archive`: its entries never change once it is full. `previous`: the archive before it."""

    archive = False
    previous: str | None = None

    def extend_ns(self) -> dict[str, str]:
        """The namespace of the marks."""
        return {"fh": NAMESPACE}

    def extend_atom(self, feed: Any) -> Any:
        """Marks an Atom feed; its links are ordinary ones."""
        if self.archive:
            xml_elem(f"{{{NAMESPACE}}}archive", feed)
        return feed

    def extend_rss(self, feed: Any) -> Any:
        """Marks an RSS channel, whose links of other kinds are Atom's."""
        if self.previous is not None:
            xml_elem(f"{{{_ATOM}}}link", feed[0], rel="prev-archive", href=self.previous)
        return feed
