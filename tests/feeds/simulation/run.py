"""The whole simulation: staff commit, the site is built at irregular moments, readers poll when they like; then the reckoning."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from icalendar import Calendar

from generator.derive.event_kinds import Event
from generator.derive.publication import Publication
from generator.publish.chains import chains_of
from generator.publish.text import paragraphs
from tests.feeds.simulation.commune import UNITS
from tests.feeds.simulation.readers import Follower, Item, Newsboat, Sfeed
from tests.feeds.simulation.repository import at, imported
from tests.feeds.simulation.site import Site, told
from tests.feeds.simulation.staff import history

TOPICS = ("nhiem-vu", "chi-so", "hai-long", "bai-viet", "giam-sat")
REAL = ("atom.xml", "rss.xml", "rss/giam-sat.xml")
"""Feeds that newsboat and sfeed follow."""


@dataclass
class Reckoning:
    """What happened, for people to read and tests to hold against."""

    commits: int = 0
    skipped: int = 0
    builds: int = 0
    archives: int = 0
    archives_made_again: int = 0
    polls: int = 0
    walked: int = 0
    sleeper_slept: int = 0
    sleeper_walked: int = 0
    events: int = 0
    changes: int = 0
    missing: int = 0
    twice: int = 0
    changed: int = 0
    appointments: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    work: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def lines(self) -> list[str]:
        """The counts in words."""
        again = f"{self.archives_made_again} times made again, never another byte"
        published = f"{self.commits} commits ({self.skipped} that do not check), {self.builds} publications"
        kinds = f"{self.events} events of {len(self.kinds)} kinds, {self.changes} undeclared changes"
        slept = f"the sleeper slept {self.sleeper_slept} days and walked {self.sleeper_walked}"
        return [
            f"{published}, {self.archives} archives ({again})",
            f"{kinds}, {self.appointments} appointments",
            f"{self.polls} polls, {self.walked} archives walked back; {slept}",
            f"missing {self.missing}, twice {self.twice}, changed {self.changed}; {self.seconds:.1f} s",
        ]


@dataclass
class Calendars:
    """What a calendar program would have kept: of each UID its SEQUENCE, its day and whether it is cancelled."""

    seen: dict[str, tuple[int, str, str]] = field(default_factory=dict)

    def take(self, raw: bytes) -> None:
        """UIDs stay, SEQUENCE never falls, and rises when the day moves or what was cancelled is not."""
        now = {}
        for each in Calendar.from_ical(raw).walk("VEVENT"):
            uid = str(each["uid"])
            assert uid not in now, f"{uid} twice"
            now[uid] = (int(each["sequence"]), str(each["dtstart"].dt), str(each["status"]))
        for uid, (number, day, status) in self.seen.items():
            assert uid in now, f"{uid} is gone instead of being cancelled"
            after = now[uid]
            assert after[0] >= number, f"{uid}: SEQUENCE fell"
            assert after[0] > number or after[1:] == (day, status), f"{uid}: {(day, status)} became {after[1:]} unnoticed"
        self.seen = now


def simulated(folder: Path, *, seed: int, commits: int, chance_of_build: float, thorough_every: int, real: bool) -> Reckoning:
    """Runs it. Raises AssertionError at the first thing that is not as promised."""
    start = perf_counter()
    chance = random.Random(seed * 7 + 1)
    life = list(history(seed, commits))
    root = folder / "commune"
    ids = imported(root, life)
    site = Site(root=root, cache=folder / "cache")
    sleeper = Follower("the sleeper", "atom.xml")
    feeds = ("atom.xml", "rss.xml", *(f"rss/{name}.xml" for name in (*TOPICS, *(f"don-vi/{unit}" for unit in UNITS))))
    followers = [Follower(feed, feed) for feed in feeds]
    programs: list[Newsboat | Sfeed] = [Newsboat(folder / "newsboat", REAL), Sfeed(folder / "sfeed", REAL)] if real else []
    calendars = Calendars()
    slept_from = slept_to = life[0].time
    before: list[tuple[str, str, str, str]] = []
    published: Publication | None = None
    for number, commit in enumerate(life):
        last = number == len(life) - 1
        if commit.what == "spoilt" or not (last or number == 0 or chance.random() < chance_of_build):
            continue
        at(root, ids[number])
        later = timedelta(hours=chance.choice([0, 0, 5, 30, 100]))
        until = life[number + 1].time if not last else commit.time + timedelta(days=40)
        day = min(commit.time + later, max(commit.time, until - timedelta(minutes=1))).date()
        if last:
            day = until.date()
        thorough = last or site.builds % thorough_every == 0
        published = site.publish(commit.files, day, thorough=thorough)
        known = told(published)
        assert known[: len(before)] == before, "what was published is not what is published"
        before = known
        calendars.take(site.files["lich.ics"])
        for follower in followers:
            if last or chance.random() < 0.35:
                follower.poll(site)
        for program in programs:
            # Without archives a reader has to come before fifty more are told.
            if last or chance.random() < 0.15 or len(known) - _read(program) > 30:
                program.poll(site)
        if site.builds == 3:
            sleeper.poll(site)
            slept_from = commit.time
        if last:
            sleeper.poll(site)
            slept_to = commit.time
    assert published is not None
    found = Reckoning(
        commits=len(life),
        skipped=published.skipped,
        builds=site.builds,
        archives=len(site.archives),
        archives_made_again=site.remade,
        polls=sum(each.polls for each in (*followers, sleeper, *programs)),
        walked=sum(each.walked for each in followers),
        sleeper_slept=(slept_to - slept_from).days,
        sleeper_walked=sleeper.walked,
        events=len(published.events),
        changes=len(published.changes),
        appointments=len(calendars.seen),
        kinds=Counter(each.kind for each in published.events),
        work=Counter(each.what.partition(" ")[0] for each in life),
    )
    _reckon(found, published, [*followers, sleeper], programs)
    found.seconds = perf_counter() - start
    return found


def _read(program: Newsboat | Sfeed) -> int:
    """How many events the program has of everything."""
    return len(program.items("atom.xml")) if program.polls else 0


def _reckon(found: Reckoning, published: Publication, followers: list[Follower], programs: list[Newsboat | Sfeed]) -> None:
    """Every reader against the events of its feed."""
    chains = chains_of(published.events)
    for follower in followers:
        expected = {event.id: event for _, event in chains[_chain_of(follower.feed)].events}
        found.missing += len(expected.keys() - follower.known.keys())
        found.twice += len(follower.known.keys() - expected.keys())
        for name, item in follower.known.items():
            event = expected.get(name)
            found.changed += event is None or item != _as_read(event)
    for program in programs:
        # Newsboat has an entry of several feeds once: what has one id is one.
        for feed in REAL if isinstance(program, Sfeed) else ("atom.xml",):
            expected = {event.id: event for _, event in chains[_chain_of(feed)].events}
            items = program.items(feed)
            found.missing += len(expected.keys() - {name for name, _ in items})
            found.twice += len(items) - len({name for name, _ in items})
            found.changed += sum(name not in expected or title != expected[name].title for name, title in items)


def _as_read(event: Event) -> Item:
    """The event as feedparser gives it: to the second, and with its own way of writing a line break."""
    moment = event.published.utctimetuple()
    return Item(title=event.title, content=str(paragraphs(event.text)).replace("<br>", "<br />"), published=moment)


def _chain_of(feed: str) -> str:
    return "tat-ca" if feed in ("atom.xml", "rss.xml") else feed.removeprefix("rss/").removesuffix(".xml")
