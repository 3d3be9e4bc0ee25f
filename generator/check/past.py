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
from generator.check.identity import Identity, Key, Name, known_as, place_of
from generator.check.layout import place_files
from generator.check.pieces import Piece, Pieces, pieces_of
from generator.check.privacy import undeclared
from generator.check.prose import link_findings
from generator.check.rules import faults_of
from generator.contract.kinds import BUILT_IN_AREAS, KINDS, PLAN
from generator.contract.records import Entry, Records
from generator.contract.walk import referenced
from generator.read.history import Change, Commit, holds_text
from generator.read.sources import ATTACHMENTS
from generator.words.codes import CODES
from generator.words.diagnostics import errors_in

_ALWAYS: frozenset[Name] = frozenset(("linh-vuc", area.id) for area in BUILT_IN_AREAS)
_REQUIRED = frozenset(kind.name for kind in KINDS if kind.required)
_JUDGED_BY_PLAN = ("nhiem-vu", "bao-cao")
"""Kinds whose rules look at the plan of their year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a sound commit published: the records that are new, gone or other than in the last sound one.

    Each names the first id it was known by as the first of its ma_cu (generator/check/identity.py).
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
    entries: dict[str, dict[Name, Entry[Any]]] = field(default_factory=dict)
    naming: dict[Name, set[Name]] = field(default_factory=dict)
    published: dict[Key, Entry[Any]] = field(default_factory=dict)
    identity: Identity = field(default_factory=Identity)
    skipped: int = 0
    _published_files: dict[str, str] = field(default_factory=dict)
    _held: dict[Name, list[Entry[Any]]] = field(default_factory=dict)
    _living: Counter[Name] = field(default_factory=Counter)
    _names: Counter[Name] = field(default_factory=Counter)
    _doubled: set[Name] = field(default_factory=set)
    _twice: set[Name] = field(default_factory=set)
    _stirred: set[Name] = field(default_factory=set)
    _bad_files: set[str] = field(default_factory=set)
    _bad_links: set[str] = field(default_factory=set)
    _private: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    _bad_records: set[Name] = field(default_factory=set)
    _dangling: set[Name] = field(default_factory=set)
    _dirty: set[Name] = field(default_factory=set)
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
        former, present = self.identity.take({name: self._find(name) for name in self._dirty})
        changed = [(key, self.published.get(key), present.get(key)) for key in sorted(former | {*present})]
        told = tuple(
            (key, before and known_as(key, before), after and known_as(key, after))
            for key, before, after in changed
            if _differ(before, after)
        )
        files = frozenset(self._replaced())
        self._dirty.clear()
        for key, _, after in changed:
            if after is None:
                self.published.pop(key, None)
            else:
                self.published[key] = after
        return Step(commit=commit.id, time=commit.time, changed=told, files=files) if told or files else None

    @property
    def sound(self) -> bool:
        """Whether the files check, notices aside."""
        if self._bad_files or self._bad_links or self._bad_records or self._dangling or self._doubled or self._twice:
            return False
        if not {pieces.placed.kind.name for pieces in self.pieces.values()} >= _REQUIRED:
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

    def _find(self, name: Name) -> Entry[Any] | None:
        return self.entries.get(name[0], {}).get(name)

    def _replaced(self) -> Iterator[str]:
        """The attachments whose content is other than when they were last published, be it before they were removed."""
        for name in sorted(self._dirty_files):
            before, now = self._published_files.get(name), self.attachments.get(name)
            if now is not None:
                self._published_files[name] = now
                if before is not None and before != now:
                    yield name
        self._dirty_files.clear()

    def _take_attachments(self, changes: Iterable[Change]) -> None:
        for path, blob in changes:
            if holds_text(path):
                continue
            if path.startswith(ATTACHMENTS):
                name = path.removeprefix(ATTACHMENTS)
                self._dirty_files.add(name)
                if blob is None:
                    self.attachments.pop(name, None)
                else:
                    self.attachments[name] = blob
            self._bad_files.discard(path)
            if blob is not None and errors_in(place_files((), [path], ())[1]):
                self._bad_files.add(path)

    def _take_files(self, changes: tuple[Change, ...], contents: Mapping[str, bytes | None]) -> None:
        texts = [each for each in changes if holds_text(each.path)]
        pool = {text: result for each in texts if each.path in self.pieces for text, result in self.pieces[each.path].parts}
        touched: set[Name] = set()
        for path, blob in texts:
            raw = None if blob is None else contents[blob]
            touched |= self._put(path, raw, pool, gone=blob is None)
        self._judge(touched, others=len(texts) < len(changes), prose=any(path.endswith(".md") for path, _ in texts))

    def _put(self, path: str, raw: bytes | None, pool: Mapping[bytes, FileResult], *, gone: bool) -> set[Name]:
        """Takes in one file; gives the names of the records it held or holds now."""
        before = self.pieces.pop(path, None)
        self._bad_files.discard(path)
        self._private.pop(path, None)
        placed, findings = place_files([] if gone else [path], (), ())
        # Its own lines first: what stays in a file has to be what was learned of that file.
        known = {**pool, **dict(before.parts)} if before is not None and len(pool) > len(before.parts) else pool
        after = pieces_of(placed[0], raw, known) if placed and raw is not None else None
        if not gone and (after is None or errors_in(findings)):
            self._bad_files.add(path)
        old, new = (before.parts if before else ()), (after.parts if after else ())
        touched: set[Name] = set()
        gone_parts, fresh_parts = _beyond(old, new)
        for result in gone_parts:
            touched |= self._forget(result)
        for result in fresh_parts:
            touched |= self._learn(result)
        if after is None:
            return touched
        self.pieces[path] = after
        if not after.sound:
            self._bad_files.add(path)
        if after.private:
            self._private[path] = after.private
        return touched

    def _forget(self, result: FileResult) -> set[Name]:
        kind = result.placed.kind.name
        for named in result.named:
            _count(self._names, self._doubled, (kind, named.id), -1)
        touched = set()
        for entry in result.entries:
            name = place_of(kind, entry)
            touched.add(name)
            _count(self._living, None, (kind, entry.id), -1)
            self._held[name].remove(entry)
            self._show(name, entry)
        return touched

    def _learn(self, result: FileResult) -> set[Name]:
        kind = result.placed.kind.name
        for named in result.named:
            _count(self._names, self._doubled, (kind, named.id), 1)
        touched = set()
        for entry in result.entries:
            name = place_of(kind, entry)
            touched.add(name)
            _count(self._living, None, (kind, entry.id), 1)
            self._held.setdefault(name, []).append(entry)
            self._show(name, entry)
        return touched

    def _show(self, name: Name, changed: Entry[Any]) -> None:
        """Puts the record of a name in its place, after one that has it was learned or forgotten. Two are one too many."""
        held = self._held[name]
        former = self.entries.get(name[0], {}).pop(name, None)
        for entry in (changed, former):
            for target in referenced(entry.record) if entry is not None else ():
                self.naming.get(target, set()).discard(name)
                self._stirred.add(target)
        self._stirred.add((name[0], changed.id))
        if held:
            self.entries.setdefault(name[0], {})[name] = held[-1]
            for target in referenced(held[-1].record):
                self.naming.setdefault(target, set()).add(name)
                self._stirred.add(target)
        else:
            del self._held[name]
        (self._twice.add if len(held) > 1 else self._twice.discard)(name)

    def _judge(self, touched: set[Name], *, others: bool, prose: bool) -> None:
        """Judges anew what the touched records, plans, attachments and links can have changed."""
        self._dirty |= touched
        judged = set(touched)
        if any(kind == PLAN.name for kind, _ in touched):
            judged |= {name for kind in _JUDGED_BY_PLAN for name in self.entries.get(kind, {})}
        if others:
            judged |= set(self.entries.get("van-ban", {}))
        records = self.records if judged else None
        for name in judged:
            entry = self._find(name)
            if entry is not None and records is not None and _breaks_a_rule(name[0], entry, records):
                self._bad_records.add(name)
            else:
                self._bad_records.discard(name)
        self._judge_references()
        if others or prose:
            self._judge_links()

    def _judge_references(self) -> None:
        for name in self._stirred:
            if self.naming.get(name) and name not in self._living and name not in _ALWAYS:
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


def read_past(
    past: Past, commits: Iterable[Commit], contents: Mapping[str, bytes | None] | Iterator[tuple[str, bytes | None]]
) -> Iterator[Step]:
    """Each sound commit's step. `contents` are the blobs in the order in which the commits name them."""
    supply = iter(contents.items()) if isinstance(contents, Mapping) else contents
    for commit in commits:
        wanted = [each.blob for each in commit.changes if each.blob and holds_text(each.path)]
        step = past.advance(commit, dict(next(supply) for _ in wanted))
        if step is not None:
            yield step


def _beyond(old: tuple[Piece, ...], new: tuple[Piece, ...]) -> tuple[list[FileResult], list[FileResult]]:
    """The pieces that only the old have, or more often, and those that only the new have; order means nothing."""
    start, ends = 0, (len(old), len(new))
    while start < min(ends) and old[start][0] == new[start][0]:
        start += 1
    while start < min(ends) and old[ends[0] - 1][0] == new[ends[1] - 1][0]:
        ends = (ends[0] - 1, ends[1] - 1)
    rest, fresh = old[start : ends[0]], new[start : ends[1]]
    return _left(rest, fresh), _left(fresh, rest)


def _left(parts: tuple[Piece, ...], others: tuple[Piece, ...]) -> list[FileResult]:
    counted = Counter(text for text, _ in others)
    counted.subtract(text for text, _ in reversed(parts))
    left = []
    for text, result in parts:
        if counted[text] < 0:
            counted[text] += 1
            left.append(result)
    return left


def _count(counter: Counter[Name], doubled: set[Name] | None, name: Name, step: int) -> None:
    """Counts a name, and notes whether it is there more than once."""
    counter[name] += step
    if doubled is not None:
        (doubled.add if counter[name] > 1 else doubled.discard)(name)
    if not counter[name]:
        del counter[name]


def _differ(before: Entry[Any] | None, after: Entry[Any] | None) -> bool:
    if before is None or after is None:
        return before is not after
    return before.record != after.record or before.id != after.id or before.body != after.body or before.year != after.year


def _breaks_a_rule(kind: str, entry: Entry[Any], records: Records) -> bool:
    return any(CODES[fault.code].severity == "error" for fault in faults_of(kind, entry, records))
