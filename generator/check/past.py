"""The published past, commit by commit: which records each changed, and whether its files checked at all.

A commit whose files do not check was never published: it is passed over, and the next sound one is compared with the
last sound one. The verdict is that of `check` without its notices; only what a commit changed is judged anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from generator.check.files import FileResult
from generator.check.layout import Placed, place_files
from generator.check.pieces import Pieces, pieces_of
from generator.check.privacy import undeclared
from generator.check.prose import link_findings
from generator.check.rules import faults_of
from generator.contract.kinds import BUILT_IN_AREAS, DOSSIER, KINDS, PLAN
from generator.contract.records import Entry, Records
from generator.contract.walk import referenced
from generator.read.history import Change, Commit
from generator.read.sources import ATTACHMENTS
from generator.words.codes import CODES
from generator.words.diagnostics import errors_in

Key = tuple[str, str]
"""A record for as long as it lives: its kind and the first id it ever had (a plan's: its year)."""
Name = tuple[str, str]
"""A record as references name it: its kind and the id it has now."""
_ALWAYS: frozenset[Name] = frozenset(("linh-vuc", area.id) for area in BUILT_IN_AREAS)
_REQUIRED = frozenset(kind.name for kind in KINDS if kind.required)
_JUDGED_BY_PLAN = ("nhiem-vu", "bao-cao")
"""Kinds whose rules look at the plan of their year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a sound commit published: the records that are new, gone or other than in the last sound one.

    `files` are attachments whose content changed, by their path in content/tep/.
    """

    commit: str
    time: datetime
    changed: tuple[tuple[Key, Entry[Any] | None, Entry[Any] | None], ...]
    files: frozenset[str]


@dataclass(slots=True)
class Past:
    """The files as the last commit left them, and what judging them takes. It only ever moves on; it can be pickled.

    `published` are the records of the last sound commit; `skipped` counts the commits passed over.
    """

    pieces: dict[str, Pieces] = field(default_factory=dict)
    attachments: dict[str, str] = field(default_factory=dict)
    entries: dict[str, dict[Key, Entry[Any]]] = field(default_factory=dict)
    by_name: dict[Name, Key] = field(default_factory=dict)
    naming: dict[Name, set[Key]] = field(default_factory=dict)
    published: dict[Key, Entry[Any]] = field(default_factory=dict)
    skipped: int = 0
    _names: Counter[Name] = field(default_factory=Counter)
    _keys: Counter[Key] = field(default_factory=Counter)
    _doubled: set[tuple[str, Name]] = field(default_factory=set)
    _stirred: set[Name] = field(default_factory=set)
    _bad_files: set[str] = field(default_factory=set)
    _bad_links: set[str] = field(default_factory=set)
    _private: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    _bad_records: set[Key] = field(default_factory=set)
    _dangling: set[Name] = field(default_factory=set)
    _dirty: set[Key] = field(default_factory=set)
    _dirty_files: set[str] = field(default_factory=set)

    def advance(self, commit: Commit, contents: Mapping[str, bytes | None]) -> Step | None:
        """Takes in a commit; gives what it published, None where its files do not check or say what they said before.

        `contents` are those of the blobs the commit names; None for one that cannot be read.
        """
        self._take_attachments(commit.changes)
        self._take_files(commit.changes, contents)
        if not self.sound:
            self.skipped += 1
            return None
        changed = [(key, self.published.get(key), self._find(key)) for key in sorted(self._dirty)]
        told = tuple((key, before, after) for key, before, after in changed if _differ(before, after))
        files = frozenset(self._dirty_files)
        self._dirty.clear()
        self._dirty_files.clear()
        for key, _, after in changed:
            if after is None:
                self.published.pop(key, None)
            else:
                self.published[key] = after
        return Step(commit=commit.id, time=commit.time, changed=told, files=files) if told or files else None

    @property
    def sound(self) -> bool:
        """Whether the files check, notices aside."""
        if self._bad_files or self._bad_links or self._bad_records or self._dangling or self._doubled:
            return False
        if any(not self.entries.get(kind) for kind in _REQUIRED):
            return False
        found = [each for private in self._private.values() for each in private]
        return not found or not any(undeclared(found, self.records.office))

    @property
    def records(self) -> Records:
        """All records as the last commit left them."""
        return Records(
            entries={kind: tuple(found.values()) for kind, found in self.entries.items() if found},
            attachments=frozenset(self.attachments),
            first_year=min((pieces.placed.year for pieces in self.pieces.values() if pieces.placed.year), default=None),
        )

    def _find(self, key: Key) -> Entry[Any] | None:
        return self.entries.get(key[0], {}).get(key)

    def _take_attachments(self, changes: Iterable[Change]) -> None:
        for path, blob in changes:
            if not path.startswith(ATTACHMENTS):
                continue
            name = path.removeprefix(ATTACHMENTS)
            if name in self.attachments:
                self._dirty_files.add(name)
            if blob is None:
                self.attachments.pop(name, None)
            else:
                self.attachments[name] = blob

    def _take_files(self, changes: tuple[Change, ...], contents: Mapping[str, bytes | None]) -> None:
        texts = [each for each in changes if not each.path.startswith(ATTACHMENTS)]
        pool = {digest: result for each in texts if each.path in self.pieces for digest, result in self.pieces[each.path].parts}
        touched: set[Key] = set()
        for path, blob in texts:
            raw = None if blob is None else contents[blob]
            touched |= self._put(path, raw, pool, gone=blob is None)
        self._judge(touched, others=len(texts) < len(changes), prose=any(path.endswith(".md") for path, _ in texts))

    def _put(self, path: str, raw: bytes | None, pool: Mapping[bytes, FileResult], *, gone: bool) -> set[Key]:
        """Takes in one file; gives the keys of the records it held or holds now."""
        before = self.pieces.pop(path, None)
        self._bad_files.discard(path)
        self._private.pop(path, None)
        touched: set[Key] = set()
        known = {digest for digest, _ in before.parts} if before else set()
        placed, findings = place_files([] if gone else [path], (), ())
        after = pieces_of(placed[0], raw, pool) if placed and raw is not None else None
        if not gone and (after is None or errors_in(findings)):
            self._bad_files.add(path)
        new: set[bytes] = {digest for digest, _ in after.parts} if after else set()
        for digest, result in before.parts if before else ():
            if digest not in new:
                touched |= self._forget(result)
        if after is None:
            return touched
        self.pieces[path] = after
        for digest, result in after.parts:
            if digest not in known:
                touched |= self._learn(after.placed, result)
        if any(not result.readable or errors_in(result.findings) for _, result in after.parts):
            self._bad_files.add(path)
        if private := tuple(each for _, result in after.parts for each in result.private):
            self._private[path] = private
        return touched

    def _forget(self, result: FileResult) -> set[Key]:
        kind = result.placed.kind.name
        for named in result.named:
            self._count("name", self._names, (kind, named.id), -1)
        touched = set()
        for entry in result.entries:
            key = key_of(kind, entry)
            touched.add(key)
            self._count("key", self._keys, key, -1)
            self.entries.get(kind, {}).pop(key, None)
            self.by_name.pop((kind, entry.id), None)
            self._stirred.add((kind, entry.id))
            for target in referenced(entry.record):
                self.naming.get(target, set()).discard(key)
                self._stirred.add(target)
            if self._keys[key]:  # moved to another file, or doubled until now
                self._hold(kind, key, self._elsewhere(key))
        return touched

    def _learn(self, placed: Placed, result: FileResult) -> set[Key]:
        kind = placed.kind.name
        for named in result.named:
            self._count("name", self._names, (kind, named.id), 1)
        touched = set()
        for entry in result.entries:
            key = key_of(kind, entry)
            touched.add(key)
            self._count("key", self._keys, key, 1)
            self._hold(kind, key, entry)
        return touched

    def _hold(self, kind: str, key: Key, entry: Entry[Any]) -> None:
        self.entries.setdefault(kind, {})[key] = entry
        self.by_name[kind, entry.id] = key
        self._stirred.add((kind, entry.id))
        for target in referenced(entry.record):
            self.naming.setdefault(target, set()).add(key)
            self._stirred.add(target)

    def _elsewhere(self, key: Key) -> Entry[Any]:
        """The record of this key that another file holds."""
        return next(
            entry
            for pieces in self.pieces.values()
            if pieces.placed.kind.name == key[0]
            for _, result in pieces.parts
            for entry in result.entries
            if key_of(key[0], entry) == key
        )

    def _count(self, what: str, counter: Counter[Name], name: Name, step: int) -> None:
        counter[name] += step
        if counter[name] > 1:
            self._doubled.add((what, name))
        else:
            self._doubled.discard((what, name))
        if not counter[name]:
            del counter[name]

    def _judge(self, touched: set[Key], *, others: bool, prose: bool) -> None:
        """Judges anew what the touched records, plans, attachments and links can have changed."""
        self._dirty |= touched
        judged = set(touched)
        if any(kind == PLAN.name for kind, _ in touched):
            judged |= {key for kind in _JUDGED_BY_PLAN for key in self.entries.get(kind, {})}
        if others:
            judged |= set(self.entries.get("van-ban", {}))
        records = self.records if judged else None
        for key in judged:
            entry = self._find(key)
            if entry is not None and records is not None and _breaks_a_rule(key[0], entry, records):
                self._bad_records.add(key)
            else:
                self._bad_records.discard(key)
        self._judge_references()
        if others or prose:
            self._judge_links()

    def _judge_references(self) -> None:
        for name in self._stirred:
            if self.naming.get(name) and name not in self.by_name and name not in _ALWAYS:
                self._dangling.add(name)
            else:
                self._dangling.discard(name)
        self._stirred.clear()

    def _judge_links(self) -> None:
        pages = frozenset(path for path in self.pieces if path.endswith(".md"))
        wrong = partial(link_findings, attachments=frozenset(self.attachments), pages=pages)
        self._bad_links = {
            path
            for path, pieces in self.pieces.items()
            for _, result in pieces.parts
            if result.links and any(wrong(path, result.links))
        }


def key_of(kind: str, entry: Entry[Any]) -> Key:
    """The record for as long as it lives. Dossiers have no id: their period and field stand for one."""
    record = entry.record
    if kind == DOSSIER.name:
        return kind, f"{entry.year}/{record.period}/{record.field_key}"
    if kind == PLAN.name:
        return kind, str(entry.year)
    former = getattr(record, "former_ids", ())
    return kind, former[0] if former else entry.id


def read_past(
    past: Past, commits: Iterable[Commit], contents: Mapping[str, bytes | None] | Iterator[tuple[str, bytes | None]]
) -> Iterator[Step]:
    """Each sound commit's step. `contents` are the blobs in the order in which the commits name them."""
    supply = iter(contents.items()) if isinstance(contents, Mapping) else contents
    for commit in commits:
        wanted = [each.blob for each in commit.changes if each.blob and not each.path.startswith(ATTACHMENTS)]
        step = past.advance(commit, dict(next(supply) for _ in wanted))
        if step is not None:
            yield step


def _differ(before: Entry[Any] | None, after: Entry[Any] | None) -> bool:
    if before is None or after is None:
        return before is not after
    return before.record != after.record or before.id != after.id or before.body != after.body or before.year != after.year


def _breaks_a_rule(kind: str, entry: Entry[Any], records: Records) -> bool:
    return any(CODES[fault.code].severity == "error" for fault in faults_of(kind, entry, records))
