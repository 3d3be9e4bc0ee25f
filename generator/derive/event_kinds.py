"""What an event is, the kinds there are, the feeds each belongs to, and how its id is made (contract §5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, Protocol
from urllib.parse import urlsplit

from generator.contract.plan import Area, Unit
from generator.derive.facts import Facts
from generator.words.periods import VIETNAM, Period

EventKind = Literal[
    "started",
    "done",
    "done_late",
    "reopened",
    "late",
    "extended",
    "dropped",
    "remedy",
    "remedy_late",
    "value",
    "target_met",
    "target_missed",
    "restated",
    "survey",
    "article",
    "month",
]
Topic = Literal["nhiem-vu", "chi-so", "hai-long", "bai-viet", "giam-sat"]
TOPICS: tuple[Topic, ...] = ("nhiem-vu", "chi-so", "hai-long", "bai-viet", "giam-sat")


@dataclass(frozen=True, slots=True)
class EventTerm:
    """A kind of event: its word in ids and categories (never to be changed), its public label, the topics it is in."""

    word: str
    label: str
    topics: tuple[Topic, ...]


EVENT_KINDS: dict[EventKind, EventTerm] = {
    "started": EventTerm("bat-dau", "Bắt đầu thực hiện", ("nhiem-vu",)),
    "done": EventTerm("hoan-thanh", "Hoàn thành", ("nhiem-vu",)),
    "done_late": EventTerm("hoan-thanh-tre", "Hoàn thành trễ", ("nhiem-vu", "giam-sat")),
    "reopened": EventTerm("mo-lai", "Mở lại", ("nhiem-vu", "giam-sat")),
    "late": EventTerm("cham-tien-do", "Chậm tiến độ", ("nhiem-vu", "giam-sat")),
    "extended": EventTerm("gia-han", "Gia hạn", ("nhiem-vu", "giam-sat")),
    "dropped": EventTerm("dung-thuc-hien", "Dừng thực hiện", ("nhiem-vu", "giam-sat")),
    "remedy": EventTerm("khac-phuc", "Nêu biện pháp khắc phục", ("nhiem-vu", "giam-sat")),
    "remedy_late": EventTerm("khac-phuc-tre", "Khắc phục quá hạn", ("nhiem-vu", "giam-sat")),
    "value": EventTerm("gia-tri", "Công bố số liệu", ("chi-so",)),
    "target_met": EventTerm("dat-chi-tieu", "Đạt chỉ tiêu", ("chi-so",)),
    "target_missed": EventTerm("chua-dat-chi-tieu", "Chưa đạt chỉ tiêu", ("chi-so", "giam-sat")),
    "restated": EventTerm("dieu-chinh", "Điều chỉnh số liệu", ("chi-so", "giam-sat")),
    "survey": EventTerm("cong-bo", "Kết quả khảo sát", ("hai-long",)),
    "article": EventTerm("dang-bai", "Bài viết mới", ("bai-viet",)),
    "month": EventTerm("tong-hop", "Tổng hợp tháng", TOPICS),
}
"""All kinds of event.

`giam-sat` is what the Front supervises: a promise that was broken or moved (late, done late, extended, dropped, done and
then reopened, a remedy that is late too, a target missed, a figure restated), and the answer to it (a remedy). A survey
that misses its target is in it too. Work that goes as planned is not. The monthly summary is in every topic, so that
each of its readers can tell silence from "nothing happened".
"""


class Named(Protocol):
    """A record with an id, and the ids it had before."""

    @property
    def id(self) -> str:
        """The id it has now."""

    @property
    def former_ids(self) -> tuple[str, ...]:
        """Its `ma_cu`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What events tell of: a record, its page, and the areas and units it belongs to.

    `tag` is the id that event ids are made with: the record's first former id (`ma_cu`) where it has one, so that a
    record that is renamed keeps the ids of its events. New former ids are therefore written at the list's end.
    """

    authority: str
    record_kind: str
    record_id: str
    tag: str
    address: str
    units: tuple[str, ...] = ()
    categories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that became true on `day`, told so that it stands alone in a mail (contract §5).

    `what` names the event within its record. `published` orders the feeds. `title` is one line that begins with what
    happened. `tell` gives the paragraphs of `text`, None for those there is nothing to say in; they are put together
    when they are asked for, as feeds show a few of very many events. `also` are topics beside those of the kind.
    """

    subject: Subject
    kind: EventKind
    what: str
    day: date
    published: datetime
    title: str
    tell: Callable[[], Iterable[str | None]] = field(compare=False, repr=False)
    also: tuple[Topic, ...] = ()

    @property
    def id(self) -> str:
        """`tag:AUTHORITY:KIND/RECORD/WHAT` (RFC 4151), KIND being the record's kind."""
        about = self.subject
        return f"tag:{about.authority}:{about.record_kind}/{about.tag}/{self.what}"

    @property
    def record_kind(self) -> str:
        """The kind of the record it is about: `nhiem-vu`, `chi-so`, `hai-long`, `bai-viet`, or `tong-hop` (a month)."""
        return self.subject.record_kind

    @property
    def record_id(self) -> str:
        """The id of the record it is about."""
        return self.subject.record_id

    @property
    def text(self) -> str:
        """Plain text, its paragraphs parted by an empty line."""
        return "\n\n".join(part for part in self.tell() if part)

    @property
    def address(self) -> str:
        """Where to read on, from the site's root: `nhiem-vu/abc/`."""
        return self.subject.address

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The feeds by topic that it is in."""
        return (*EVENT_KINDS[self.kind].topics, *self.also)

    @property
    def units(self) -> tuple[str, ...]:
        """The ids of the units that answer for it: the lead, as everywhere that work is counted by unit (§4)."""
        return self.subject.units

    @property
    def categories(self) -> tuple[tuple[str, str], ...]:
        """(term, label) of the event's kind, the areas and the units. Labels may change, terms don't."""
        term = EVENT_KINDS[self.kind]
        return ((term.word, term.label), *self.subject.categories)


def event(  # noqa: PLR0917  (an event is made of so many things)
    subject: Subject,
    kind: EventKind,
    day: date,
    what: str,
    title: str,
    tell: Callable[[], Iterable[str | None]],
    also: tuple[Topic, ...] = (),
) -> Event:
    """An event as the data dates it: published at 00:00 of its own day."""
    return Event(subject=subject, kind=kind, what=what, day=day, published=midnight(day), title=title, tell=tell, also=also)


def subject_of(
    authority: str, record_kind: str, record: Named, areas: Iterable[Area | None] = (), units: Iterable[Unit | None] = ()
) -> Subject:
    """The subject of a record's events. Areas and units that are None are left out."""
    known = [unit for unit in units if unit is not None]
    return Subject(
        authority=authority,
        record_kind=record_kind,
        record_id=record.id,
        tag=record.former_ids[0] if record.former_ids else record.id,
        address=f"{record_kind}/{record.id}/",
        units=tuple([unit.id for unit in known]),
        categories=categories_of([area for area in areas if area is not None], known),
    )


def categories_of(areas: Iterable[Area], units: Iterable[Unit]) -> tuple[tuple[str, str], ...]:
    """Areas and units as (term, label); the terms are their addresses, so that the two never meet."""
    return (
        *[(f"linh-vuc/{area.id}", area.name) for area in areas],
        *[(f"don-vi/{unit.id}", unit.label) for unit in units],
    )


def one_line(text: str) -> str:
    """The text without line breaks, for titles."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def midnight(day: date) -> datetime:
    """00:00 +07:00 of the day."""
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


def in_words(period: Period) -> str:
    """`tháng 3/2026`, within a sentence."""
    label = period.label
    return label[0].lower() + label[1:]


def authority_of(facts: Facts) -> str:
    """Who speaks in every event id: `dinh_danh`, else the host of dia_chi_web and the first plan year (contract §3).

    A commune without a plan year takes the year of its first article. The host is written in plain letters, as RFC 4151
    wants it.
    """
    if facts.office.authority is not None:
        return facts.office.authority
    return f"{_host(facts.office.site_address)},{first_year(facts)}"


def first_year(facts: Facts) -> int:
    """The first plan year; without one, that of the first article, else of the as-of day."""
    return facts.first_year or min((each.article.day.year for each in facts.articles), default=facts.as_of.year)


def _host(address: str) -> str:
    host = (urlsplit(address).hostname or "").strip(".")
    with suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    return re.sub(r"[^a-z0-9.-]+", "-", host).strip("-.")
