"""Events as RSS and Atom: everything, by topic and by unit (contract §5). No time of building anywhere in a feed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

from generator.contract.kinds import BY_NAME
from generator.derive.events import TOPICS, Event, Topic, authority_of, midnight, newest_first, plan_start
from generator.derive.facts import Facts
from generator.derive.plan_facts import UnitFacts
from generator.publish.outputs import FeedLink
from generator.publish.text import paragraphs

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry

NEWEST = 50
"""Entries in each feed (contract §5)."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ABOUT: dict[Topic, str] = {
    "nhiem-vu": "Nhiệm vụ bắt đầu, hoàn thành, chậm tiến độ, được gia hạn hoặc dừng; biện pháp khắc phục.",
    "chi-so": (
        "Số liệu mới của các chỉ số, chỉ tiêu đạt hay chưa đạt, số liệu được điều chỉnh; "
        "số liệu hồ sơ từng kỳ; điểm các bộ chỉ số."
    ),
    "hai-long": "Kết quả các cuộc khảo sát hài lòng của người dân, tổ chức, doanh nghiệp.",
    "bai-viet": "Bài viết tuyên truyền mới.",
    "giam-sat": (
        "Việc chậm, hoàn thành trễ, gia hạn, dừng, mở lại; biện pháp khắc phục; chỉ tiêu chưa đạt; số liệu điều chỉnh; "
        "hồ sơ quá hạn; tồn tại được khắc phục; báo cáo chưa nộp, nộp trễ; phản ánh, kiến nghị được trả lời hay quá hạn; "
        "kết quả kiểm tra và việc khắc phục; kiến nghị của Mặt trận từ khi nêu đến khi thực hiện; nhắc nhở, phê bình."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One feed: its address and that of the page it goes with, both from the site's root, and what it is called."""

    address: str
    title: str
    about: str
    page: str = ""


def feed_files(facts: Facts, events: Sequence[Event]) -> dict[str, bytes]:
    """Every feed by its address from the site's root, the newest 50 events in each (contract §5).

    `events` are in the order that `publication` gives. A unit that had another id keeps its feed under that id too.
    """
    chosen = _choose(events)
    teller = _Teller(facts)
    files = {}
    for channel in site_channels(facts):
        kind = "atom" if channel.address == "atom.xml" else "rss"
        files[channel.address] = teller.written(channel, chosen[""], kind)
    for topic, channel in zip(TOPICS, topic_channels(facts), strict=True):
        files[channel.address] = teller.written(channel, chosen[topic], "rss")
    for unit in facts.units:
        channel = unit_channel(facts, unit)
        feed = teller.written(channel, chosen[channel.page], "rss")
        files[channel.address] = feed
        files.update((f"rss/don-vi/{former}.xml", feed) for former in unit.unit.former_ids)
    return files


def feed_links(facts: Facts) -> tuple[FeedLink, ...]:
    """The feeds of the whole site, for the head of every page."""
    return tuple(_link(channel) for channel in site_channels(facts))


def topic_links(facts: Facts) -> tuple[FeedLink, ...]:
    """The feeds by topic, in their fixed order."""
    return tuple(_link(channel) for channel in topic_channels(facts))


def unit_link(facts: Facts, unit: UnitFacts) -> FeedLink:
    """The feed of a unit, for the head of its page."""
    return _link(unit_channel(facts, unit))


def site_channels(facts: Facts) -> tuple[Channel, Channel]:
    """RSS and Atom with everything."""
    about = (
        "Mọi thay đổi trong cải cách hành chính: nhiệm vụ, chỉ số, khảo sát hài lòng, hồ sơ, bộ chỉ số, tồn tại, báo cáo, "
        "phản ánh, kiểm tra, kiến nghị giám sát, biểu dương, nhắc nhở, bài viết."
    )
    return (
        Channel(address="rss.xml", title=_title(facts, "mọi tin"), about=about),
        Channel(address="atom.xml", title=_title(facts, "mọi tin"), about=about),
    )


def topic_channels(facts: Facts) -> tuple[Channel, ...]:
    """One feed for each topic, with the page of the same name."""
    return tuple(
        Channel(
            address=f"rss/{topic}.xml",
            title=_title(facts, topic_name(topic)),
            about=_ABOUT[topic],
            page=f"{topic}/",
        )
        for topic in TOPICS
    )


def topic_name(topic: Topic) -> str:
    """What a topic is called: as the kind of its name, but supervision is more than the Front's recommendations."""
    return "Giám sát" if topic == "giam-sat" else BY_NAME[topic].title


def unit_channel(facts: Facts, unit: UnitFacts) -> Channel:
    """The feed of one unit."""
    return Channel(
        address=f"rss/don-vi/{unit.unit.id}.xml",
        title=_title(facts, unit.unit.label),
        about=(
            f"Những gì {unit.unit.name} chủ trì và phải làm: nhiệm vụ, chỉ số, tiêu chí, tồn tại, báo cáo, phản ánh và kiến nghị "
            "phải trả lời, phát hiện phải khắc phục; biểu dương, nhắc nhở."
        ),
        page=f"don-vi/{unit.unit.id}/",
    )


def _title(facts: Facts, what: str) -> str:
    return f"{facts.office.name}: {what}{_notice(facts)}"


def _notice(facts: Facts) -> str:
    """Demonstration data says so in every feed (contract §3)."""
    return " (dữ liệu minh họa)" if facts.office.demonstration else ""


def _link(channel: Channel) -> FeedLink:
    name = "Atom" if channel.address == "atom.xml" else "RSS"
    return FeedLink(title=f"{channel.title} ({name})", address=channel.address)


def _choose(events: Sequence[Event]) -> defaultdict[str, list[Event]]:
    """The newest events of each feed, newest first: by topic, by a unit's page, and everything under the empty name."""
    chosen: defaultdict[str, list[Event]] = defaultdict(list)
    full = set()  # what is in no feed that still has room: soon most of very many events
    for event in newest_first(events):
        alike = event.kind, event.also, event.units
        if alike in full:
            continue
        names = tuple(_feeds_of(event))
        for name in names:
            if len(chosen[name]) < NEWEST:
                chosen[name].append(event)
        if all(len(chosen[name]) >= NEWEST for name in names):
            full.add(alike)
    return chosen


def _feeds_of(event: Event) -> Iterator[str]:
    yield ""
    yield from event.topics
    for unit in event.units:
        yield f"don-vi/{unit}/"


class _Teller:
    """Writes the feeds of one commune. What several feeds need is made once: who speaks, and the text of each event."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._authority = authority_of(facts)
        self._texts: dict[str, str] = {}

    def written(self, channel: Channel, events: Sequence[Event], kind: str) -> bytes:
        """The feed as a file: RSS or, with `kind` atom, Atom."""
        feed = self._feed(channel, events[0].published if events else midnight(plan_start(self._facts)))
        for event in events:
            self._fill(feed.add_entry(order="append"), event)
        return bytes(feed.atom_str(pretty=True) if kind == "atom" else feed.rss_str(pretty=True))

    def _feed(self, channel: Channel, updated: datetime) -> FeedGenerator:
        """An empty feed. Its day is that of its newest event, or the plan's first when there is none."""
        facts = self._facts
        feed = FeedGenerator()
        feed.id(f"tag:{self._authority}:nguon-tin/{channel.address.removesuffix('.xml')}")
        feed.title(_clean(channel.title))
        feed.description(_clean(f"{channel.about}{_notice(facts)}"))
        feed.language("vi")
        feed.author({"name": _clean(facts.office.name)})
        feed.generator("minhbach")
        feed.updated(updated)
        feed.link(href=_absolute(facts, channel.address), rel="self")
        # The last link becomes the RSS channel's own.
        feed.link(href=_absolute(facts, channel.page), rel="alternate")
        return feed

    def _fill(self, entry: FeedEntry, event: Event) -> None:
        entry.id(event.id)
        entry.title(_clean(event.title))
        entry.link(href=_absolute(self._facts, event.address), rel="alternate")
        entry.content(self._text(event), type="html")
        entry.category([{"term": _clean(term), "label": _clean(label)} for term, label in event.categories])
        entry.published(event.published)
        entry.updated(event.published)

    def _text(self, event: Event) -> str:
        if event.id not in self._texts:
            self._texts[event.id] = str(paragraphs(_clean(event.text)))
        return self._texts[event.id]


def _absolute(facts: Facts, address: str) -> str:
    return f"{facts.office.site_address.rstrip('/')}/{address}"


def _clean(text: str) -> str:
    """Without the few characters that XML can't hold at all."""
    return _NOT_XML.sub("", text)
