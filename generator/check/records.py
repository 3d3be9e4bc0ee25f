"""The tree of files to validated records, with every finding at once: files, then ids, references and rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.check.files import FileResult, Named, parse_file, parse_item, read_file
from generator.check.layout import Placed, kinds_meant, place_files
from generator.check.privacy import undeclared
from generator.check.prose import link_findings
from generator.check.rules import Fault, faults_among, faults_of
from generator.contract.kinds import ARTICLE, BUILT_IN_AREAS, BY_NAME, KINDS
from generator.contract.records import Entry, Records
from generator.contract.walk import Path, publication_days, referenced, references
from generator.read.encoding import decode
from generator.read.nodes import MOST_FINDINGS, Node, Scalar, locate
from generator.read.sources import Tree
from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.vietnamese import format_date, nearest

_MOST_COMPARISONS = 400_000
"""Ids looked through for suggestions in one run: about a second."""

ReadFiles = Callable[[Sequence[Placed], Mapping[str, bytes]], list[FileResult]]
"""How files are read: `read_files`, or the same with results kept from before. Given placed files and the bytes of each."""


def read_files(placed: Sequence[Placed], texts: Mapping[str, bytes]) -> list[FileResult]:
    """`read_file` for each, in the same order."""
    return [read_file(each, texts[each.path]) for each in placed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The records that are whole, all findings in the order of files and lines, and the as-of day (None: none given)."""

    records: Records
    diagnostics: tuple[Diagnostic, ...]
    day: date | None

    @property
    def ok(self) -> bool:
        """Whether nothing forbids a publication."""
        return not any(item.severity == "error" for item in self.diagnostics)


def check(tree: Tree, as_of: date | None, *, today: date | None = None, read: ReadFiles = read_files) -> Checked:
    """All records of the tree and all findings.

    The as-of day is the one asked for, else a sample's own (tinh_den), else `today`; with none of them there are no
    notices about days still to come.
    """
    placed, findings = place_files(tree.texts, tree.others, tree.attachments)
    results = read([each for each in placed if each.path in tree.texts], tree.texts)
    findings += tree.findings
    unsure = _unsure_kinds(results, findings)
    findings += [*_missing_files(results, findings)]
    for result in results:
        findings += result.findings
    records = _records(results, tree)
    places = _Places(tree, {each.path: each for each in placed})
    findings += undeclared(
        [each for result in results for each in result.private], records.office if records.of("co-quan") else None
    )
    findings += _id_findings(results)
    findings += places.findings(_reference_faults(records, results, unsure))
    findings += places.findings(_rule_faults(records))
    findings += places.findings(_drafts(records))
    findings += _links(results, tree)
    day = as_of or _sample_day(records) or today
    if day is not None:
        findings += places.findings(_future(records, day))
    return Checked(records=records, diagnostics=tuple(sorted(_without_echoes(set(findings)))), day=day)


def _without_echoes(findings: set[Diagnostic]) -> Iterator[Diagnostic]:
    """Without what only repeats another finding: a unit that does not exist owes no report either."""
    missing = {(item.file, item.line, item.column) for item in findings if item.code == "MB302"}
    return (item for item in findings if item.code != "MB327" or (item.file, item.line, item.column) not in missing)


def _sample_day(records: Records) -> date | None:
    """§3 co-quan: tinh_den, the as-of day of demonstration data when none is given."""
    return records.office.as_of if records.of("co-quan") and records.office.demonstration else None


def _unsure_kinds(results: Iterable[FileResult], findings: Iterable[Diagnostic]) -> frozenset[str]:
    """The kinds of which not every record is known, since a file could not be read or placed, or has to be there and is not."""
    present: set[str] = set()
    unsure: set[str] = set()
    for result in results:
        present.add(result.placed.kind.name)
        if not result.readable or any(item.code == "MB106" for item in result.findings):
            unsure.add(result.placed.kind.name)
    for item in findings:
        if item.severity == "error":
            unsure |= kinds_meant(item.file)
    return frozenset(unsure | {kind.name for kind in KINDS if kind.required and kind.name not in present})


def _missing_files(results: Iterable[FileResult], findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """§1: co-quan.yml and don-vi.yml must exist. One that lies there under a wrong name is told by that name."""
    present = {result.placed.kind.name for result in results}
    for item in findings:
        present |= kinds_meant(item.file)
    for kind in KINDS:
        if kind.required and kind.name not in present:
            yield diagnose("MB001", kind.file, file=kind.file)


def _records(results: Sequence[FileResult], tree: Tree) -> Records:
    entries: dict[str, list[Entry[Any]]] = defaultdict(list)
    for result in results:
        entries[result.placed.kind.name] += result.entries
    years = [result.placed.year for result in results if result.placed.year]
    return Records(
        entries={kind: tuple(found) for kind, found in sorted(entries.items())},
        attachments=tree.attachments,
        first_year=min(years, default=None),
    )


class _Places:
    """Finds the place of a path in a record by parsing its file once more; only ever needed for a finding."""

    def __init__(self, tree: Tree, placed: dict[str, Placed]) -> None:
        self._tree = tree
        self._placed = placed
        self._items: dict[str, dict[tuple[int, int], Node]] = {}
        self._lines: dict[str, list[str]] = {}
        self._comparisons = 0

    def findings(self, faults: Iterable[tuple[Entry[Any], Fault]]) -> Iterator[Diagnostic]:
        """Each fault as a finding at its place; at most MOST_FINDINGS of one file."""
        told: Counter[str] = Counter()
        for entry, fault in faults:
            told[entry.file] += 1
            if told[entry.file] <= MOST_FINDINGS:
                line, column, length = self.at(entry, fault.path)
                near = self._nearest(fault)
                yield diagnose(fault.code, entry.file, line, column, length=length, nearest=near, **fault.facts)

    def at(self, entry: Entry[Any], path: Path) -> tuple[int, int, int]:
        """Line, column and length of the value at the path, or of what comes nearest to it."""
        node = locate(self._item(entry), path)
        return node.line, node.column, node.length if isinstance(node, Scalar) else 1

    def _item(self, entry: Entry[Any]) -> Node:
        """The record as a node: of its own lines where they can be told apart, else of the whole file."""
        items = self._items.setdefault(entry.file, {})
        place = (entry.line, entry.column)
        if place not in items:
            placed, raw = self._placed[entry.file], self._tree.texts[entry.file]
            if entry.file not in self._lines:
                self._lines[entry.file] = (decode(entry.file, raw)[0] or "").split("\n")
            alone = parse_item(placed, self._lines[entry.file], *place)
            found = (alone,) if alone is not None else parse_file(placed, raw).items
            items.update({(item.line, item.column): item for item in found})
        return items[place]

    def _nearest(self, fault: Fault) -> str | None:
        """The suggestion, as long as looking for it among very many has not taken too long already."""
        self._comparisons += len(fault.among)
        if not fault.among or self._comparisons > _MOST_COMPARISONS:
            return None
        wanted = str(fault.facts["value"])
        return nearest(wanted, fault.among) or min((each for each in fault.among if each.startswith(f"{wanted}-")), default=None)


def _id_findings(results: Iterable[FileResult]) -> Iterator[Diagnostic]:
    """§2: ids are unique in their kind over all years; a former id belongs to one record only."""
    by_kind: dict[str, list[Named]] = defaultdict(list)
    for result in results:
        by_kind[result.placed.kind.name] += result.named
        if result.placed.kind is ARTICLE:
            by_kind[ARTICLE.name] += [Named(id=entry.id, file=entry.file, line=1, column=1) for entry in result.entries]
    told: Counter[str] = Counter()
    for kind, named in by_kind.items():
        first: dict[str, Named] = {}
        # Ids in use first, so that a former id is told where it meets one of them, and not the other way round.
        for each in sorted(named, key=lambda name: name.former):
            seen = first.setdefault(each.id, each)
            if seen is each:
                continue
            told[each.file] += 1
            if told[each.file] <= MOST_FINDINGS:
                code = "MB317" if each.former else "MB607" if kind == ARTICLE.name else "MB301"
                where = f"{seen.file}:{seen.line}"
                yield diagnose(code, each.file, each.line, each.column, length=len(each.id), value=each.id, where=where)


def _reference_faults(
    records: Records, results: Iterable[FileResult], unsure: frozenset[str]
) -> Iterator[tuple[Entry[Any], Fault]]:
    """§2: every reference must exist. A kind of which not every record is known is not judged."""
    known: dict[str, set[str]] = {kind.name: set() for kind in KINDS}
    known["linh-vuc"] |= {area.id for area in BUILT_IN_AREAS}
    known[ARTICLE.name] = {entry.id for entry in records.of(ARTICLE.name)}
    for result in results:
        known.setdefault(result.placed.kind.name, set()).update(each.id for each in result.named if not each.former)
    for entries in records.entries.values():
        for entry in entries:
            # Paths cost most of the walk and are needed only where something is wrong.
            if all(wanted in known.get(kind, (wanted,)) for kind, wanted in referenced(entry.record)):
                continue
            for path, kind, wanted in references(entry.record):
                if kind in known and wanted not in known[kind] and kind not in unsure:
                    facts: dict[str, object] = {"value": wanted, "kind": BY_NAME[kind].noun, "file": BY_NAME[kind].file}
                    yield entry, Fault(code="MB302", path=path, among=known[kind], facts=facts)


def _rule_faults(records: Records) -> Iterator[tuple[Entry[Any], Fault]]:
    for kind, entries in records.entries.items():
        for entry in entries:
            for fault in faults_of(kind, entry, records):
                yield entry, fault
        yield from faults_among(kind, entries)


def _drafts(records: Records) -> Iterator[tuple[Entry[Any], Fault]]:
    for entry in records.of(ARTICLE.name):
        if entry.record.draft:
            yield entry, Fault(code="MB606", path=("draft",))


def _links(results: Iterable[FileResult], tree: Tree) -> Iterator[Diagnostic]:
    pages = frozenset(path for path in tree.texts if path.endswith(".md"))
    for result in results:
        yield from link_findings(result.placed.path, result.links, tree.attachments, pages)


def _future(records: Records, as_of: date) -> Iterator[tuple[Entry[Any], Fault]]:
    """§4: what is dated after the as-of day is not published, and is a warning."""
    for entries in records.entries.values():
        for entry in entries:
            for path, day in publication_days(entry.record):
                if day > as_of:
                    yield entry, Fault(code="MB401", path=path, facts={"value": format_date(day), "as_of": format_date(as_of)})
