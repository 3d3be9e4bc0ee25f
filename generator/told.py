"""What has been published, from the commits of ROOT: read from git, told by the chronicle, kept for the next build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from generator.check.past import Past, read_past
from generator.derive.chronicle import Chronicle
from generator.derive.publication import Publication, publication_of
from generator.kept import Kept
from generator.read.history import Commit, holds_text, read_blobs, read_history
from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.vietnamese import format_count, format_date


@dataclass(slots=True, kw_only=True)
class Told:
    """How far the chronicle of a ROOT is written: up to and with the commit `head`. `ahead`: commits of a clock ahead of time."""

    head: str
    past: Past
    chronicle: Chronicle
    ahead: dict[str, datetime] = field(default_factory=dict)


def publication_from_history(root: Path, as_of: date, kept: Kept | None = None) -> Publication | str:
    """What was published up to the end of the day; why that cannot be told (git, shallow, none) where it cannot.

    With `kept`, a chronicle that a former build wrote is taken up where it ended. Commits after the day are not known; one
    that says so but has others of the day or before above it was made by a wrong clock, and is published with those.
    """
    former = _former(kept, as_of)
    history = read_history(root, former.head if former else None)
    if history.lacking is not None or history.head is None:
        return history.lacking or "git"
    told = former if former is not None and history.continued else Told(head="", past=Past(), chronicle=Chronicle())
    known = _published(history.commits, as_of)
    told.ahead |= {old.id: old.time for old, new in zip(history.commits, known, strict=False) if old.time != new.time}
    for step in read_past(told.past, known, read_blobs(root, _blobs(known))):
        told.chronicle.pass_midnights(step.time)
        told.chronicle.take(step)
    if told.chronicle.now is None:
        return "none"
    if kept is not None and len(known) == len(history.commits) and told.head != history.head:
        told.head = history.head
        kept.keep_told(told)
    published = publication_of(told.chronicle, as_of, told.past.skipped, tuple(told.ahead.items()))
    return replace(published, identity=told.past.identity)


def history_findings(history: Publication | str) -> list[Diagnostic]:
    """What staff should know of the past: that it is lacking, or that commits were passed over."""
    if isinstance(history, str):
        codes = {"shallow": "MB703", "git": "MB704"}
        return [diagnose(codes[history], ".")] if history in codes else []
    found = [diagnose("MB705", ".", count=format_count(history.skipped))] if history.skipped else []
    return found + [diagnose("MB706", ".", commit=name[:10], day=format_date(time.date())) for name, time in history.ahead]


def _former(kept: Kept | None, as_of: date) -> Told | None:
    """The chronicle of a former build, unless it already knows of days after this one."""
    told = kept.told() if kept is not None else None
    if not isinstance(told, Told) or told.chronicle.now is None or told.chronicle.now.date() > as_of:
        return None
    return told


def _published(commits: Sequence[Commit], as_of: date) -> list[Commit]:
    """The commits that were made by the day, those of a clock that ran ahead at the time of the next that did not."""
    known: list[Commit] = []
    time: datetime | None = None
    for commit in reversed(commits):
        if commit.time.date() <= as_of:
            time = commit.time
        if time is not None:
            known.append(commit if commit.time.date() <= as_of else replace(commit, time=time))
    return known[::-1]


def _blobs(commits: list[Commit]) -> list[str]:
    """The contents to be read, in the order in which the commits are taken in. Attachments are told apart by their ids."""
    return [change.blob for commit in commits for change in commit.changes if change.blob is not None and holds_text(change.path)]
