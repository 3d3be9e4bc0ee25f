"""How to be told of news: what a feed is, each feed with its newest entries, the calendars, by reader and by mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.derive.event_kinds import TOPICS, Event
from generator.derive.facts import Facts
from generator.derive.publication import Publication
from generator.publish.calendar import ADDRESS as CALENDAR
from generator.publish.channels import Channel, feed_links, site_channels, topic_channels, topic_links, topic_name, unit_channel
from generator.publish.feeds import JSON_FEED, OPML, newest_events
from generator.publish.outputs import Draft
from generator.publish.sitemap import site_address
from generator.words.vietnamese import format_date

SHOWN = 5
"""Entries of each feed that the page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed in the list: what it is called among the others, and the feed."""

    name: str
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event in a list: its title, the day it was published, where to read on."""

    title: str
    day: str
    address: str


def subscribe_pages(facts: Facts, published: Callable[[], Publication]) -> Iterator[Draft]:
    """The one page. The newest entries are looked up when it is rendered."""
    yield Draft(
        address="dang-ky/",
        title="Đăng ký nhận tin",
        description="Nhận tin khi có việc xong, việc chậm, số liệu mới, bằng chương trình đọc tin (RSS) hoặc thư điện tử.",
        section="dang-ky",
        template="subscribe.html",
        context={
            "office": facts.office,
            "site": site_address(facts),
            "everything": site_channels(facts),
            "topics": tuple(
                Feed(name=topic_name(topic), channel=channel)
                for topic, channel in zip(TOPICS, topic_channels(facts), strict=True)
            ),
            "units": tuple(Feed(name=each.unit.name, channel=unit_channel(facts, each)) for each in facts.units),
            "calendar": CALENDAR,
            "unit_calendars": tuple((each.unit.name, f"lich/don-vi/{each.unit.id}.ics") for each in facts.units),
            "opml": OPML,
            "json_feed": JSON_FEED,
            "make_newest": partial(_newest, published),
        },
        feeds=(*feed_links(facts), *topic_links(facts)),
        search="RSS Atom nguồn tin theo dõi thông báo thư điện tử lịch Mặt trận giám sát",
    )


def _newest(published: Callable[[], Publication]) -> Mapping[str, Sequence[Entry]]:
    """The newest entries of each feed by its chain."""
    return {chain: [_entry(each) for each in events[:SHOWN]] for chain, events in newest_events(published()).items()}


def _entry(event: Event) -> Entry:
    return Entry(title=event.title, day=format_date(event.published.date()), address=event.address)
