"""Who a record is for as long as it lives, whatever ids it takes on: learned from what was published before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import Any

from generator.contract.kinds import DOSSIER, PLAN
from generator.contract.records import Entry, Records

Key = tuple[str, str]
"""A record for as long as it lives: its kind and the first id it was known by (a plan's: its year)."""
Name = tuple[str, str]
"""A record as references name it: its kind and the id it has now."""


@dataclass(slots=True)
class Identity:
    """All ids that were ever published, and whose they are. It only ever moves on; it can be pickled.

    A record is who it was under the id it has; under a new id, who the oldest of those was that its ma_cu names. So
    neither the order of ma_cu nor what is added to it later makes anyone else of it. Who still lives is nobody else: a
    record that was merged into one that lives on is gone. `living` are those of the last publication with the name each
    has, `born` says with which publication each came.
    """

    known: dict[Name, Key] = field(default_factory=dict)
    living: dict[Key, Name] = field(default_factory=dict)
    born: dict[Key, int] = field(default_factory=dict)
    publications: int = 0

    def take(self, changed: Mapping[Name, Entry[Any] | None]) -> tuple[set[Key], dict[Key, Entry[Any]]]:
        """Takes in what a publication changed, by name; gives who had such a name before, and who has one now."""
        self.publications += 1
        former = {key for name in changed if (key := self._bearer(name)) is not None}
        for name, entry in changed.items():
            if entry is None and (key := self._bearer(name)) is not None:
                del self.living[key]
        present = {}
        for name, entry in sorted(changed.items()):
            if entry is not None:
                key = self._bearer(name) or self._whose(name, entry)
                self.living[key] = name
                self.born.setdefault(key, self.publications)
                self.known[name] = key
                for each in _former_names(name[0], entry):
                    self.known.setdefault(each, key)
                present[key] = entry
        return former, present

    def recognized(self, records: Records) -> Records:
        """The records that stand in the files, each with the first id it was known by as the first of its ma_cu.

        Mostly that is how they are written: then they are the same object.
        """
        now = {place_of(kind, entry): entry for kind, entries in records.entries.items() for entry in entries}
        gone = dict.fromkeys(name for name in self.living.values() if name not in now)
        copy = Identity(dict(self.known), dict(self.living), dict(self.born), self.publications)
        others = {}
        for key, entry in copy.take(gone | now)[1].items():
            if (known := known_as(key, entry)) is not entry:
                others[place_of(key[0], entry)] = known
        if not others:
            return records
        entries = {
            kind: tuple(others.get(place_of(kind, each), each) for each in found) for kind, found in records.entries.items()
        }
        return replace(records, entries=entries)

    def _bearer(self, name: Name) -> Key | None:
        """Who has the name since the last publication."""
        key = self.known.get(name)
        return key if key is not None and self.living.get(key) == name else None

    def _whose(self, name: Name, entry: Entry[Any]) -> Key:
        """Who takes a name that nobody has: somebody known who is free, else somebody new."""
        names = _former_names(name[0], entry)
        own, *others = (key if key not in self.living else None for key in map(self.known.get, (name, *names)))
        if own is not None:
            return own
        free = [key for key in others if key is not None]
        if free:
            return min(free, key=self.born.__getitem__)
        new = chain(names[:1], (name,), ((name[0], f"{name[1]}.{number}") for number in count(2)))
        return next(each for each in new if each not in self.born)


def place_of(kind: str, entry: Entry[Any]) -> Name:
    """What stands for a record among those of its kind: its id. Dossiers have none: their period and field stand for one."""
    if kind == DOSSIER.name:
        return kind, f"{entry.year}/{entry.record.period}/{entry.record.field_key}"
    return kind, str(entry.year) if kind == PLAN.name else entry.id


def known_as(key: Key, entry: Entry[Any]) -> Entry[Any]:
    """The entry with the first id its record was known by as the first of its ma_cu: ids of events are made with it."""
    former = getattr(entry.record, "former_ids", None)
    if former is None or (former or (entry.id,))[0] == key[1]:
        return entry
    ordered = (key[1], *(each for each in former if each != key[1]))
    return replace(entry, record=entry.record.model_copy(update={"former_ids": ordered}))


def _former_names(kind: str, entry: Entry[Any]) -> list[Name]:
    return [(kind, each) for each in getattr(entry.record, "former_ids", ())]
