"""Chains: for each feed its events from the first on, cut into archives that never change once full (RFC 5005, contract §5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.derive.event_kinds import Event
from generator.publish.channels import EVERYTHING

NEWEST = 50
"""Entries in each feed, and in each archive (contract §5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The events of one feed, oldest first, each with how many events of all feeds had been published with it."""

    name: str
    events: tuple[tuple[int, Event], ...]

    @property
    def archives(self) -> int:
        """How many archives are full."""
        return len(self.events) // NEWEST

    def newest(self) -> list[Event]:
        """What the feed itself holds, newest first."""
        return [event for _, event in reversed(self.events[-NEWEST:])]

    def archive(self, number: int) -> Sequence[tuple[int, Event]]:
        """The events of an archive, counted from 1, newest first as in the feed."""
        return self.events[(number - 1) * NEWEST : number * NEWEST][::-1]


def chains_of(events: Sequence[Event]) -> Mapping[str, Chain]:
    """The chains by their names. `events` are in the order in which they were published."""
    found: dict[str, list[tuple[int, Event]]] = {}
    for number, event in enumerate(events, start=1):
        for name in _chains_of(event):
            found.setdefault(name, []).append((number, event))
    return {name: Chain(name=name, events=tuple(each)) for name, each in found.items()}


def newest_of(events: Sequence[Event]) -> Mapping[str, list[Event]]:
    """Only the newest events of each chain, newest first: without history nothing is archived, and events are very many."""
    chosen: dict[str, list[Event]] = {}
    full = set()  # what is in no feed that still has room: soon most of very many events
    for event in reversed(events):
        alike = event.kind, event.also, event.subject.unit_tags
        if alike in full:
            continue
        names = tuple(_chains_of(event))
        for name in names:
            if len(chosen.setdefault(name, [])) < NEWEST:
                chosen[name].append(event)
        if all(len(chosen[name]) >= NEWEST for name in names):
            full.add(alike)
    return chosen


def archive_address(chain: str, number: int) -> str:
    """`luu-tru/tat-ca/12.xml`, from the site's root."""
    return f"luu-tru/{chain}/{number}.xml"


def _chains_of(event: Event) -> Iterator[str]:
    """Where an event stands for ever: what it is made of says so, and not how units are called today."""
    yield EVERYTHING
    yield from event.topics
    yield from dict.fromkeys(f"don-vi/{tag}" for tag in event.subject.unit_tags)
