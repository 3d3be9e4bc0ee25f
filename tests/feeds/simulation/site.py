"""The publishing side: the commune's feeds and archives built at a moment from git, as the pipeline makes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.check.records import check
from generator.contract.records import Records
from generator.derive.facts import Facts, derive_facts
from generator.derive.horizon import published_records
from generator.derive.publication import Publication
from generator.kept import Kept
from generator.publish.archives import archive_groups
from generator.publish.calendar import calendar_files
from generator.publish.feeds import feed_files
from generator.read.sources import ATTACHMENTS, Tree
from generator.told import publication_from_history


@dataclass
class Site:
    """What stands on the web: files by address, and what must never change among them.

    `archives` are all archive documents that ever stood there, `stamps` what the build said of each group of them.
    """

    root: Path
    cache: Path
    base: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    archives: dict[str, bytes] = field(default_factory=dict)
    stamps: dict[str, dict[str, bytes]] = field(default_factory=dict)
    builds: int = 0
    remade: int = 0

    def publish(self, files: dict[str, bytes], day: date, *, thorough: bool) -> Publication:
        """Builds with the history that git has now. `thorough` makes everything anew, and twice."""
        records = records_of(files)
        facts = derive_facts(published_records(records, day), day)
        published = publication_from_history(self.root, day, Kept(folder=self.cache))
        assert isinstance(published, Publication), published
        made = _made(facts, published)
        if thorough:
            alone = publication_from_history(self.root, day)
            assert isinstance(alone, Publication)
            assert same(alone, published), "resumed and from scratch differ"
            assert _made(facts, alone) == made, "two builds differ"
        for group in archive_groups(published):
            assert group.stamp is not None
            known = self.stamps.get(group.stamp)
            if known is None or thorough:
                documents = dict(group.make())
                assert known is None or known == documents, "an archive changed under its stamp"
                self.stamps[group.stamp] = documents
                for address, raw in documents.items():
                    self.remade += address in self.archives
                    assert self.archives.setdefault(address, raw) == raw, f"{address} changed"
        self.base = facts.office.site_address
        # What a unit's former feed held is gone with the unit only; archives stay whatever happens.
        self.files = made | self.archives
        self.builds += 1
        return published

    def fetch(self, address: str) -> bytes:
        """A document by its whole address."""
        assert address.startswith(self.base), f"{address} is not below {self.base}"
        return self.files[address.removeprefix(self.base)]


def records_of(files: dict[str, bytes]) -> Records:
    """The records of a commune that checks."""
    texts = {path: raw for path, raw in sorted(files.items()) if not path.startswith(ATTACHMENTS)}
    attached = frozenset(path.removeprefix(ATTACHMENTS) for path in files if path.startswith(ATTACHMENTS))
    checked = check(Tree(texts=texts, attachments=attached, others=()), None)
    assert checked.ok, [item for item in checked.diagnostics if item.severity == "error"]
    return checked.records


def told(published: Publication) -> list[tuple[str, str, str, str]]:
    """Each event as a reader knows it: id, moment, title, text."""
    return [(each.id, each.published.isoformat(), each.title, each.text) for each in published.events]


def same(one: Publication, other: Publication) -> bool:
    """Whether two publications tell the same."""
    changes = [[(each.event, each.time, each.commit, each.lines) for each in all_.changes] for all_ in (one, other)]
    return (
        told(one) == told(other)
        and changes[0] == changes[1]
        and (one.offices, one.authority, one.since, one.last, one.skipped)
        == (other.offices, other.authority, other.since, other.last, other.skipped)
        and {key: time for key, (_, time) in one.removed.items()} == {key: time for key, (_, time) in other.removed.items()}
    )


def _made(facts: Facts, published: Publication) -> dict[str, bytes]:
    return feed_files(facts, published) | calendar_files(facts, published)
