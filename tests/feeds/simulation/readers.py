"""Readers that poll: feedparser with archives walked back (RFC 5005), newsboat and sfeed as their users run them."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

import feedparser

from tests.feeds.simulation.site import Site


class Item(NamedTuple):
    """An entry as a reader keeps it."""

    title: str
    content: str
    published: Any


@dataclass
class Follower:
    """Follows one feed. Where a document brings only what it does not know, it walks back until it meets something known."""

    name: str
    feed: str
    known: dict[str, Item] = field(default_factory=dict)
    polls: int = 0
    walked: int = 0
    last: bytes = b""

    def poll(self, site: Site) -> None:
        """Takes in what is new. What it knows must be as it was."""
        self.polls += 1
        address = urljoin(site.base, self.feed)
        raw = site.fetch(address)
        if raw == self.last:
            return
        self.last = raw
        met: list[dict[str, Item]] = []
        while True:
            parsed = feedparser.parse(raw, response_headers={"content-location": address, "content-type": "application/xml"})
            assert not parsed.bozo, (address, parsed.get("bozo_exception"))
            items = {each.id: _item(each) for each in parsed.entries}
            assert len(items) == len(parsed.entries), f"{address} tells something twice"
            met.append(items)
            before = [link.href for link in parsed.feed.links if link.rel == "prev-archive"]
            if items.keys() & self.known.keys() or not before:
                break
            address = urljoin(address, before[0])
            raw = site.fetch(address)
            self.walked += 1
        for items in reversed(met):
            for name, item in items.items():
                assert self.known.setdefault(name, item) == item, f"{self.name}: {name} changed"


def _item(entry: Any) -> Item:
    content = entry.content[0].value if "content" in entry else entry.summary
    return Item(title=entry.title, content=content, published=entry.published_parsed)


@dataclass
class Newsboat:
    """The real program with its own cache; it reads files as from any server. It does not know archives."""

    folder: Path
    feeds: tuple[str, ...]
    polls: int = 0

    def poll(self, site: Site) -> None:
        """`newsboat -x reload`, over the feeds as they stand."""
        self.polls += 1
        self.folder.mkdir(exist_ok=True)
        addresses = []
        for feed in self.feeds:
            path = self.folder / feed.replace("/", "-")
            path.write_bytes(site.files[feed])
            addresses.append(path.as_uri())
        (self.folder / "urls").write_text("\n".join(addresses) + "\n", "utf-8")
        (self.folder / "config").write_text("max-items 0\nkeep-articles-days 0\n", "utf-8")
        _run(self.folder, "newsboat", "-u", "urls", "-C", "config", "-c", "cache.db", "-x", "reload")

    def items(self, _: str) -> list[tuple[str, str]]:
        """Id and title of all it has, of whichever feed: what has one id it keeps once."""
        with closing(sqlite3.connect(self.folder / "cache.db")) as base:
            found = base.execute("select guid, title from rss_item where deleted = 0").fetchall()
        return [(str(name), str(title)) for name, title in found]


@dataclass
class Sfeed:
    """The real program, with what it merges kept by the entries' ids, as sfeedrc(5) lets its user say.

    Of itself it takes an entry whose link changed for another one, and the links change when the site moves.
    """

    folder: Path
    feeds: tuple[str, ...]
    polls: int = 0

    def poll(self, site: Site) -> None:
        """`sfeed_update`, over the feeds as they stand."""
        self.polls += 1
        self.folder.mkdir(exist_ok=True)
        lines = [f"sfeedpath={self.folder}/kept", 'fetch() { cat "$2"; }', 'merge() { sort -t \'\t\' -u -k6,6 "$2" "$3"; }']
        lines.append("feeds() {")
        for feed in self.feeds:
            path = self.folder / feed.replace("/", "-")
            path.write_bytes(site.files[feed])
            lines.append(f"feed '{path.name}' '{path}' '{site.base}'")
        lines.append("}")
        (self.folder / "sfeedrc").write_text("\n".join(lines) + "\n", "utf-8")
        _run(self.folder, "sfeed_update", str(self.folder / "sfeedrc"))

    def items(self, feed: str) -> list[tuple[str, str]]:
        """Id and title of all it has of a feed."""
        text = (self.folder / "kept" / feed.replace("/", "-")).read_text("utf-8")
        rows = [line.split("\t") for line in text.splitlines()]
        return [(row[5], row[1]) for row in rows]


def missing_programs() -> list[str]:
    """The real readers that are not installed here."""
    return [name for name in ("newsboat", "sfeed_update") if shutil.which(name) is None]


def _run(home: Path, *command: str) -> None:
    surroundings = {"HOME": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    done = subprocess.run(command, cwd=home, env=surroundings, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])
