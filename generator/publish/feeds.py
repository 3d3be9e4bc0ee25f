"""Events as feeds: RSS and Atom of everything, RSS by topic and by unit, a JSON feed, and the list of all (contract §5).

No time of building anywhere in a feed. With history, each feed names the archive before it (archives.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import escape

from generator.derive.event_kinds import Event, midnight
from generator.derive.event_months import plan_start
from generator.derive.facts import Facts
from generator.derive.publication import Publication
from generator.publish.chains import NEWEST, Chain, archive_address, chains_of, newest_of
from generator.publish.channels import Channel, gone_unit_channel, gone_units, notice, site_channels, topic_channels, unit_channel
from generator.publish.feed_writer import Head, Writer

JSON_FEED = "feed.json"
OPML = "nguon-tin.opml"


def feed_files(facts: Facts, published: Publication) -> dict[str, bytes]:
    """Every feed by its address from the site's root, the newest 50 events in each (contract §5).

    A unit that had another id keeps its feed under that id too; one that is no longer in the data keeps its feed.
    """
    chosen, archives = _chosen(published)
    writer = Writer()

    def written(channel: Channel, write: Callable[[Head, Sequence[Event]], bytes]) -> bytes:
        events = chosen.get(channel.chain, [])
        return write(_head(facts, published, channel, events, archives.get(channel.chain, 0)), events)

    rss, atom = site_channels(facts)
    files = {rss.address: written(rss, writer.rss), atom.address: written(atom, writer.atom)}
    for channel in topic_channels(facts):
        files[channel.address] = written(channel, writer.rss)
    for unit in facts.units:
        channel = unit_channel(facts, unit)
        files[channel.address] = feed = written(channel, writer.rss)
        files.update((f"rss/don-vi/{former}.xml", feed) for former in unit.unit.former_ids)
    for gone, names in gone_units(facts, published):
        feed = written(gone_unit_channel(facts, gone), writer.rss)
        files.update((f"rss/don-vi/{name}.xml", feed) for name in names)
    files[JSON_FEED] = _json_feed(facts, rss, chosen.get(rss.chain, []), writer)
    files[OPML] = _opml(facts)
    return files


def newest_events(published: Publication) -> dict[str, list[Event]]:
    """The newest events of each feed by its chain, newest first."""
    return dict(_chosen(published)[0])


def _chosen(published: Publication) -> tuple[dict[str, list[Event]], dict[str, int]]:
    """The newest events of each chain, and how many archives it has."""
    if published.since is None:
        return dict(newest_of(published.events)), {}
    chains: dict[str, Chain] = dict(chains_of(published.events))
    return {name: chain.newest() for name, chain in chains.items()}, {name: chain.archives for name, chain in chains.items()}


def _head(facts: Facts, published: Publication, channel: Channel, events: Sequence[Event], archives: int) -> Head:
    """A feed's day is that of its newest event, or the plan's first when there is none."""
    base = f"{facts.office.site_address.rstrip('/')}/"
    return Head(
        id=f"tag:{published.authority}:nguon-tin/{channel.address.removesuffix('.xml')}",
        title=channel.title,
        about=f"{channel.about}{notice(facts)}",
        author=facts.office.name,
        updated=events[0].published if events else midnight(plan_start(facts)),
        base=base,
        links=(("self", base + channel.address), ("alternate", base + channel.page)),
        previous=base + archive_address(channel.chain, archives) if archives else None,
    )


def _json_feed(facts: Facts, channel: Channel, events: Sequence[Event], writer: Writer) -> bytes:
    """The feed of everything as JSON Feed 1.1."""
    base = f"{facts.office.site_address.rstrip('/')}/"
    items: list[dict[str, Any]] = [
        {
            "id": each.id,
            "url": base + each.address,
            "title": each.title,
            "content_html": writer.html(each),
            "date_published": each.published.isoformat(),
            "tags": [label for _, label in each.categories],
        }
        for each in events
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": f"{channel.about}{notice(facts)}",
        "home_page_url": base,
        "feed_url": base + JSON_FEED,
        "language": "vi",
        "authors": [{"name": facts.office.name}],
        "items": items,
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _opml(facts: Facts) -> bytes:
    """All feeds in one list that readers import."""
    base = f"{facts.office.site_address.rstrip('/')}/"
    groups = (
        (site_channels(facts)[:1], "Mọi tin"),
        (topic_channels(facts), "Theo chủ đề"),
        (tuple(unit_channel(facts, unit) for unit in facts.units), "Theo đơn vị"),
    )
    lines = []
    for channels, name in groups:
        lines.append(f'<outline text="{escape(name)}">')
        lines += [
            f'<outline type="rss" text="{escape(each.title)}" title="{escape(each.title)}" '
            f'xmlUrl="{escape(base + each.address)}" htmlUrl="{escape(base + each.page)}"/>'
            for each in channels
        ]
        lines.append("</outline>")
    title = escape(f"Nguồn tin của {facts.office.name}{notice(facts)}")
    body = "\n".join(lines)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n<head><title>{title}</title></head>\n'
        f"<body>\n{body}\n</body>\n</opml>\n"
    ).encode()


__all__ = ["JSON_FEED", "NEWEST", "OPML", "feed_files", "newest_events"]
