"""The feeds there are: addresses, titles, what each tells of, and how pages announce them (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.contract.kinds import BY_NAME, UNIT
from generator.contract.plan import Unit
from generator.derive.event_kinds import TOPICS, Topic, lasting_id
from generator.derive.facts import Facts
from generator.derive.plan_facts import UnitFacts
from generator.derive.publication import Publication
from generator.publish.outputs import FeedLink

EVERYTHING = "tat-ca"
"""The chain of all events."""
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
    """One feed: its address and that of the page it goes with, both from the site's root, and what it is called.

    `chain` names its row of archives and never changes: `tat-ca`, a topic, `don-vi/` and the first id a unit had.
    """

    address: str
    title: str
    about: str
    chain: str
    page: str = ""


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
        Channel(address="rss.xml", title=_title(facts, "mọi tin"), about=about, chain=EVERYTHING),
        Channel(address="atom.xml", title=_title(facts, "mọi tin"), about=about, chain=EVERYTHING),
    )


def topic_channels(facts: Facts) -> tuple[Channel, ...]:
    """One feed for each topic, with the page of the same name."""
    return tuple(
        Channel(
            address=f"rss/{topic}.xml",
            title=_title(facts, topic_name(topic)),
            about=_ABOUT[topic],
            chain=topic,
            page=f"{topic}/",
        )
        for topic in TOPICS
    )


def topic_name(topic: Topic) -> str:
    """What a topic is called: as the kind of its name, but supervision is more than the Front's recommendations."""
    return "Giám sát" if topic == "giam-sat" else BY_NAME[topic].title


def unit_channel(facts: Facts, unit: UnitFacts) -> Channel:
    """The feed of one unit."""
    return _unit_channel(facts, unit.unit, unit.unit.label, f"don-vi/{unit.unit.id}/")


def gone_unit_channel(facts: Facts, unit: Unit) -> Channel:
    """The feed of a unit that is no longer in the data: its readers see what it had, and who has its work now."""
    return _unit_channel(facts, unit, gone_label(unit), f"don-vi/{unit.id}/")


def gone_units(facts: Facts, published: Publication) -> Iterator[tuple[Unit, tuple[str, ...]]]:
    """The units that are no longer in the data, with those of their ids that no unit has or had that is."""
    taken = {name for each in facts.units for name in (each.unit.id, *each.unit.former_ids)}
    for (kind, _), (entry, _) in sorted(published.removed.items(), key=lambda item: (item[1][1], item[0]), reverse=True):
        if kind == UNIT.name:
            names = [name for name in dict.fromkeys((entry.id, *entry.record.former_ids)) if name not in taken]
            taken.update(names)
            yield entry.record, tuple(names)


def gone_label(unit: Unit) -> str:
    """What a unit is called that is no longer in the data."""
    return f"{unit.label} (đã thôi)"


def _unit_channel(facts: Facts, unit: Unit, label: str, page: str) -> Channel:
    return Channel(
        address=f"rss/don-vi/{unit.id}.xml",
        title=_title(facts, label),
        about=(
            f"Những gì {unit.name} chủ trì và phải làm: nhiệm vụ, chỉ số, tiêu chí, tồn tại, báo cáo, phản ánh và kiến nghị "
            "phải trả lời, phát hiện phải khắc phục; biểu dương, nhắc nhở."
        ),
        chain=f"don-vi/{lasting_id(unit)}",
        page=page,
    )


def _title(facts: Facts, what: str) -> str:
    return f"{facts.office.name}: {what}{notice(facts)}"


def notice(facts: Facts) -> str:
    """Demonstration data says so in every feed (contract §3)."""
    return " (dữ liệu minh họa)" if facts.office.demonstration else ""


def _link(channel: Channel) -> FeedLink:
    name = "Atom" if channel.address == "atom.xml" else "RSS"
    return FeedLink(title=f"{channel.title} ({name})", address=channel.address)
