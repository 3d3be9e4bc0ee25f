"""Comparing what a commit published with what was published before: added, removed, restored, changed, back-dated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from generator.check.identity import Key, Name
from generator.check.past import Step
from generator.contract.kinds import AREA, ARTICLE, BUILT_IN_AREAS, DOCUMENT, DOSSIER, KINDS, OFFICE, PLAN, SYNONYMS, UNIT
from generator.contract.plan import Area, Plan, Task, Unit
from generator.contract.records import Entry
from generator.contract.values import Record
from generator.contract.walk import published_part
from generator.derive.claims import Claim, Naming, Path, claims_of, declared, differing
from generator.derive.event_changes import (
    BACKDATED,
    CORRECTED,
    LONG_AGO,
    REMOVED,
    RESTORED,
    Change,
    Line,
    added_event,
    changed_event,
)
from generator.derive.event_kinds import Event, EventTerm, Subject, categories_of, lasting_id
from generator.derive.late_entries import overtaken_due
from generator.derive.naming import PAGED, address_of, register_address, title_of
from generator.derive.reordered import reordered, state_words
from generator.derive.standing import Terms
from generator.derive.tasks import state_of
from generator.words.vietnamese import format_count, format_date

_UNWATCHED = frozenset({OFFICE.name, UNIT.name, AREA.name, SYNONYMS.name})
WATCHED: frozenset[str] = frozenset({kind.name for kind in KINDS} - _UNWATCHED) | {"bai-viet"}
"""Kinds whose published claims are watched. How a unit or an area is called is no figure, nor are words for the search."""
_TOP_LINES = 6
"""Lines that a removed record is told by."""

Told = tuple[Event, Change | None]


@dataclass(slots=True)
class Ledger:
    """What comparing has to remember: how many changes of each kind a record saw, what was taken away from it, what is gone.

    `lost` are the claims that were taken away, as they last were, and `gone` the records that were removed: what comes
    back is compared with what went. `ahead` are records that were public and then dated after the day.
    """

    ordinals: Counter[tuple[Key, str]] = field(default_factory=Counter)
    lost: dict[Key, dict[Path, Claim]] = field(default_factory=dict)
    gone: dict[Key, Entry[Any]] = field(default_factory=dict)
    ahead: set[Key] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The records after a commit, and who speaks. `first`: nothing was published before, so nothing is back-dated.

    `gone` are the records that this commit removed, by the ids they had: what named them is told by their names.
    """

    authority: str
    entries: Mapping[Key, Entry[Any]]
    by_name: Mapping[Name, Key]
    first: bool
    gone: Mapping[Name, Record] = field(default_factory=dict)

    def name_of(self, kind: str, record: str) -> str:
        """What a record is called: a unit's label, a document's number, else its name; the id where it is gone."""
        found = self.found(kind, record)
        if isinstance(found, Unit):
            return found.label
        if found is None:
            return next((area.name for area in BUILT_IN_AREAS if kind == AREA.name and area.id == record), record)
        return getattr(found, "number", None) or title_of(found)

    def found(self, kind: str, name: str) -> Record | None:
        """The record of an id that it has or had; one that this commit removed as it last was."""
        key = self.by_name.get((kind, name))
        found: Record | None = self.entries[key].record if key is not None and key in self.entries else None
        return found or self.gone.get((kind, name))

    def lasting(self, kind: str, record: str) -> str:
        """The first id that a record had, by an id it has or had; the id itself where there is no such record."""
        key = self.by_name.get((kind, record))
        return record if key is None else key[1]

    @property
    def naming(self) -> Naming:
        """How claims name records after this commit."""
        return Naming(shown=self.name_of, lasting=self.lasting)

    def terms(self, year: int) -> Terms:
        """The plan's time of a year; what stands in none (year 0) has no use for it."""
        year = max(year, 1)
        found = self.entries.get((PLAN.name, str(year)))
        plan = found.record if found is not None else None
        start, end = (plan.start, plan.end) if isinstance(plan, Plan) else (None, None)
        return Terms(start=start or date(year, 1, 1), end=end or date(year, 12, 31), year=year)


def compare(ledger: Ledger, step: Step, day: date, scene: Scene) -> Iterator[Told]:
    """The events of a step beside those that the records themselves date, in the order of their records."""
    files = _changed_files(step, scene)
    for key, before, after in step.changed:
        if key[0] in WATCHED:
            yield from _Record(ledger, step, day, scene, key, before, after).told(files.pop(key, ()))
    for key, lines in sorted(files.items()):
        entry = scene.entries[key]
        yield from _Record(ledger, step, day, scene, key, entry, entry).told(lines)


def _changed_files(step: Step, scene: Scene) -> dict[Key, tuple[Line, ...]]:
    """For each document that stays, its attachment that another content took the place of."""
    found: dict[Key, tuple[Line, ...]] = {}
    for key, entry in scene.entries.items() if step.files else ():
        if key[0] == DOCUMENT.name and entry.record.file in step.files:
            line = Line(label=f"Tệp «{entry.record.file}»", before="bản đã công bố", after="bản có nội dung khác")
            found[key] = (line,)
    return found


@dataclass(frozen=True, slots=True)
class _Record:
    """One record of a step."""

    ledger: Ledger
    step: Step
    day: date
    scene: Scene
    key: Key
    before: Entry[Any] | None
    after: Entry[Any] | None

    def told(self, files: tuple[Line, ...]) -> Iterator[Told]:
        """What became of the record."""
        was, now = self._public(self.before), self._public(self.after)
        if was is None and self.before is not None and self.key in self.ledger.ahead:
            was = self.before.record  # it was public once: all it says goes on being told
        if now is not None:
            self.ledger.ahead.discard(self.key)
        if self.before is not None and was is not None:
            if self.after is None or _is_draft(self.after):
                self.ledger.ahead.discard(self.key)
                self.ledger.gone[self.key] = self.before
                yield self._change(REMOVED, self.before, self._farewell(self.before, was))
            else:
                yield from self._compared(self.before, self.after, was, self._said_of(self.after, now), files, CORRECTED)
        elif self.after is not None and not _is_draft(self.after) and (now is not None or self.key in self.ledger.gone):
            yield from self._arrived(self.after, self._said_of(self.after, now))

    def _said_of(self, entry: Entry[Any], public: Record | None) -> Record:
        """The record as published; one that is dated after today is no longer shown today: that it says so is told."""
        if public is not None:
            return public
        self.ledger.ahead.add(self.key)
        said: Record = entry.record
        return said

    def _public(self, entry: Entry[Any] | None) -> Record | None:
        """The record as published on the day; None where it is not."""
        return None if entry is None or _is_draft(entry) else published_part(entry.record, self.day)

    def _arrived(self, entry: Entry[Any], now: Record) -> Iterator[Told]:
        former = self.ledger.gone.pop(self.key, None)
        if former is not None:
            yield from self._compared(former, entry, self._public(former) or former.record, now, (), RESTORED)
            return
        if isinstance(now, Task):
            yield added_event(self._subject(entry), title_of(now), self.day, _deadline_words(now)), None
        if not self.scene.first:
            yield from self._backdated(entry, None, claims_of(now, self.scene.naming))

    def _backdated(self, entry: Entry[Any], was: Record | None, fresh: Mapping[Path, Claim]) -> Iterator[Told]:
        """What is new and says that it came about long ago, or by a day that has passed. That a document is old is no news."""
        long_ago, terms, lines = self.day - timedelta(days=LONG_AGO), self.scene.terms(entry.year), []
        for path, claim in fresh.items():
            if claim.dated is not None and claim.dated < self.day and self.key[0] != DOCUMENT.name:
                due = overtaken_due(was, claim.of, path[-1], self.day, terms) if was is not None else None
                if due is not None or claim.dated < long_ago:
                    lines.append(self._late_line(claim, due))
        if lines:
            yield self._change(BACKDATED, entry, lines)

    def _late_line(self, claim: Claim, due: date | None) -> Line:
        """How long after its day it was published, and after which due day; what is no item of a list is said too."""
        days = (self.day - claim.dated).days if claim.dated is not None else 0
        late = f"mới công bố, sau {format_count(days)} ngày" + (f", khi đã quá hạn {format_date(due)}" if due else "")
        return Line(label=claim.label, before=None, after=late if claim.opens else f"{claim.shown}, {late}")

    def _compared(
        self, before: Entry[Any], after: Entry[Any], was: Record, now: Record, files: tuple[Line, ...], term: EventTerm
    ) -> Iterator[Told]:
        """What changed, as corrected or, for a record that was gone, as restored; then what is back, then what is old."""
        parts = differing(was, now)
        former, present = (claims_of(each, self.scene.naming) for each in parts)
        lost = self.ledger.lost.setdefault(self.key, {})
        fresh = {path: claim for path, claim in present.items() if path not in former}
        back = {path: lost.pop(path) for path in fresh if path in lost}
        lines = [*files, *self._corrected(former, present, lambda path: declared(parts, was, now, path))]
        lines += _in_place_of(former, present, back)
        lines += reordered(was, now, self.day, self.scene.terms(after.year))
        lines += _other_than_lost(back, lost, present)
        if before.year != after.year:
            lines.append(Line(label="Năm kế hoạch", before=str(before.year), after=str(after.year)))
        if lines or term is RESTORED:
            yield self._change(term, after, lines)
        if shown := _outermost([path for path, claim in back.items() if claim.value == present[path].value], present):
            yield self._change(RESTORED, after, [Line(label=each.label, before=None, after=each.shown) for each in shown])
        yield from self._backdated(after, was, {path: claim for path, claim in fresh.items() if path not in back})
        lost |= {path: claim for path, claim in former.items() if path not in present}
        if not lost:
            self.ledger.lost.pop(self.key, None)

    def _corrected(
        self, former: Mapping[Path, Claim], present: Mapping[Path, Claim], openly: Callable[[Path], bool]
    ) -> Iterator[Line]:
        for path, claim in former.items():
            other = present.get(path)
            if other is None:
                if not _inside_lost(path, former, present):
                    yield Line(label=claim.label, before=claim.shown, after=None)
            elif other.value != claim.value and not openly(path):
                yield Line(label=claim.label, before=claim.shown, after=other.shown)

    def _farewell(self, entry: Entry[Any], was: Record) -> list[Line]:
        """What a removed record last said of itself: a task's state, then its own figures and days."""
        lines = []
        if isinstance(was, Task):
            state = state_of(was, self.day, self.scene.terms(entry.year))
            lines.append(Line(label="Trạng thái", before=state_words(state.state, state.days_late), after=None))
        own = [claim for path, claim in claims_of(was, self.scene.naming).items() if len(path) == 1]
        return [*lines, *(Line(label=each.label, before=each.shown, after=None) for each in own)][:_TOP_LINES]

    def _change(self, term: EventTerm, entry: Entry[Any], lines: list[Line] | tuple[Line, ...]) -> Told:
        subject, name = self._subject(entry), title_of(entry.record) or self.key[1]
        self.ledger.ordinals[self.key, term.word] += 1
        made = changed_event(subject, term, name, self.day, self.ledger.ordinals[self.key, term.word], lines)
        return made, Change(
            event=made.id,
            term=term,
            subject=subject,
            title=name,
            time=self.step.time,
            commit=self.step.commit,
            lines=tuple(lines),
        )

    def _subject(self, entry: Entry[Any]) -> Subject:
        """Those who answer for it, and those who did before: who loses work is told too."""
        kind, record = self.key[0], entry.record
        ids = [*_units_of(record), *(_units_of(self.before.record) if self.before is not None else ())]
        units = [found for each in ids if isinstance(found := self._found(UNIT.name, each), Unit)]
        areas = [found for found in (self._found(AREA.name, getattr(record, "area", None)),) if isinstance(found, Area)]
        return Subject(
            authority=self.scene.authority,
            record_kind=kind,
            record_id=entry.id,
            tag=tag_of(self.key),
            address=read_at(kind, entry, removed=self.after is None or _is_draft(self.after)),
            units=tuple(dict.fromkeys(unit.id for unit in units)),
            unit_tags=tuple(dict.fromkeys(lasting_id(unit) for unit in units)),
            categories=categories_of(areas, units),
        )

    def _found(self, kind: str, name: str | None) -> Record | None:
        if name is not None and (found := self.scene.found(kind, name)) is not None:
            return found
        return next((area for area in BUILT_IN_AREAS if kind == AREA.name and area.id == name), None)


def _units_of(record: Record) -> list[str]:
    named = [getattr(record, name, None) for name in ("lead", "unit")]
    return [*(each for each in named if isinstance(each, str)), *getattr(record, "units", ())]


def tag_of(key: Key) -> str:
    """What ids of events call the record."""
    return key[1].replace("/", "-") if key[0] == DOSSIER.name else key[1]


def read_at(kind: str, entry: Entry[Any], *, removed: bool) -> str:
    """Where the record is read; a removed one's page says that it is gone, a register's record is told among the changes."""
    removed = removed or _is_draft(entry)
    if kind in PAGED:
        return f"{kind}/{entry.id}/"
    if removed:
        return "thay-doi/"
    if kind == PLAN.name:
        return "ke-hoach/"
    if kind == ARTICLE.name:
        return f"{kind}/{entry.id}/"
    return register_address(kind, entry.year) if kind == DOSSIER.name else address_of(kind, entry)


def _is_draft(entry: Entry[Any]) -> bool:
    return bool(getattr(entry.record, "draft", False))


def _inside_lost(path: Path, former: Mapping[Path, Claim], present: Mapping[Path, Claim]) -> bool:
    """Whether the item that a claim stands in is itself gone: then that is all that need be told."""
    above = (path[:length] for length in range(1, len(path)))
    return any(each in former and former[each].opens and each not in present for each in above)


def _in_place_of(former: Mapping[Path, Claim], present: Mapping[Path, Claim], back: Mapping[Path, Claim]) -> Iterator[Line]:
    """The new items of lists that lost one: they may stand for it under another name or day."""
    robbed = {path[:-1] for path, claim in former.items() if claim.opens and path not in present}
    for path, claim in present.items():
        if claim.opens and path[:-1] in robbed and path not in former and path not in back:
            yield Line(label=claim.label, before=None, after="mới ghi" if claim.shown == "có" else f"mới ghi {claim.shown}")


def _other_than_lost(back: Mapping[Path, Claim], lost: Mapping[Path, Claim], present: Mapping[Path, Claim]) -> Iterator[Line]:
    """What came back says otherwise than when it went, and what it no longer says."""
    for path, claim in back.items():
        if claim.value != present[path].value:
            yield Line(label=claim.label, before=claim.shown, after=present[path].shown)
        elif claim.opens:
            for inner, former in lost.items():
                if inner[:-1] == path:
                    yield Line(label=former.label, before=former.shown, after=None)


def _outermost(paths: list[Path], present: Mapping[Path, Claim]) -> list[Claim]:
    chosen = set(paths)
    return [present[path] for path in paths if not any(path[:length] in chosen for length in range(1, len(path)))]


def _deadline_words(task: Task) -> str | None:
    return f"Thời hạn: {format_date(task.deadline)}." if task.deadline else None
