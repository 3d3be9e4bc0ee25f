"""What an event is, what each of its kinds declares of itself, and how ids and subjects are made (contract §5)."""

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

Topic = Literal["nhiem-vu", "chi-so", "hai-long", "bai-viet", "giam-sat"]
TOPICS: tuple[Topic, ...] = ("nhiem-vu", "chi-so", "hai-long", "bai-viet", "giam-sat")
"""The feeds by topic, in the order of the contract.

`giam-sat` is what the Front supervises: a promise that was broken or moved (late, done late, extended, dropped, done and
then reopened, a remedy that is late too, a target missed, a figure restated, dossiers overdue, a report missing), and the
answer to it (a remedy, a shortcoming or a finding mended, feedback answered). What inspections and the Front itself found
and asked is in it too, and who was reminded. Work that goes as planned is not. The monthly summary is in every topic, so
that each of its readers can tell silence from "nothing happened".
"""


@dataclass(frozen=True, slots=True)
class EventTerm:
    """What a kind of event declares of itself, once, in the room that tells of it.

    `key` is its name in the code and `word` in ids and categories: never to be changed. `label` is public. `topics` are
    the feeds by topic it is in; with none it is only in those of everything and of its units. `line` is what the monthly
    summary counts it as: kinds of one line are counted together, and None is counted nowhere. `always`: the line stands
    there even when it is 0.
    """

    key: str
    word: str
    label: str
    topics: tuple[Topic, ...]
    line: str | None = None
    always: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What one kind of record brings to the feeds.

    `terms` are its kinds of event, in the order of the monthly summary's lines. `events` makes those of a commune up to
    the as-of day, from its facts and the authority that speaks in ids.
    """

    terms: tuple[EventTerm, ...]
    events: Callable[[Facts, str], Iterable[Event]]


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
    record that is renamed keeps the ids of its events. With history that is the first id it was published under, whatever
    the order of the list (generator/check/identity.py).
    `unit_tags` are the same of the units: they name the chains of archives that its events stand in for ever.
    """

    authority: str
    record_kind: str
    record_id: str
    tag: str
    address: str
    units: tuple[str, ...] = ()
    unit_tags: tuple[str, ...] = ()
    categories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that became true on `day`, told so that it stands alone in a mail (contract §5).

    `what` names the event within its record. `published` orders the feeds. `title` is one line that begins with what
    happened. `tell` gives the paragraphs of `text`, None for those there is nothing to say in; they are put together
    when they are asked for, as feeds show a few of very many events. `also` are topics beside those of the kind.
    """

    subject: Subject
    term: EventTerm
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
    def kind(self) -> str:
        """The key of its kind: `late`."""
        return self.term.key

    @property
    def record_kind(self) -> str:
        """The kind of the record it is about: `nhiem-vu`, `kien-nghi`, …, or `tong-hop` (a month)."""
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
        return (*self.term.topics, *self.also)

    @property
    def units(self) -> tuple[str, ...]:
        """The ids of the units that answer for it: the lead, as everywhere that work is counted by unit (§4)."""
        return self.subject.units

    @property
    def categories(self) -> tuple[tuple[str, str], ...]:
        """(term, label) of the event's kind, the areas and the units. Labels may change, terms don't."""
        return ((self.term.word, self.term.label), *self.subject.categories)


def event(  # noqa: PLR0917  (an event is made of so many things)
    subject: Subject,
    term: EventTerm,
    day: date,
    what: str,
    title: str,
    tell: Callable[[], Iterable[str | None]],
    also: tuple[Topic, ...] = (),
) -> Event:
    """An event as the data dates it: published at 00:00 of its own day."""
    return Event(subject=subject, term=term, what=what, day=day, published=midnight(day), title=title, tell=tell, also=also)


def subject_of(
    authority: str,
    record_kind: str,
    record: Named,
    areas: Iterable[Area | None] = (),
    units: Iterable[Unit | None] = (),
    address: str | None = None,
) -> Subject:
    """The subject of a record's events. Areas and units that are None are left out.

    `address` is where to read on; None for the record's own page.
    """
    known = [unit for unit in units if unit is not None]
    return Subject(
        authority=authority,
        record_kind=record_kind,
        record_id=record.id,
        tag=lasting_id(record),
        address=f"{record_kind}/{record.id}/" if address is None else address,
        units=tuple([unit.id for unit in known]),
        unit_tags=tuple([lasting_id(unit) for unit in known]),
        categories=categories_of([area for area in areas if area is not None], known),
    )


def lasting_id(record: Named) -> str:
    """The id that event ids are made with: the first the record ever had."""
    return record.former_ids[0] if record.former_ids else record.id


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
