"""What was published when: the commits of the current branch that touched data/ or content/, read from git.

Only the first-parent line counts: what a merge brought was published by the merge. Times are committer times.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import IO, NamedTuple

from generator.read.encoding import MOST_BYTES
from generator.read.sources import ATTACHMENTS, TEXT_ENDINGS, is_litter
from generator.words.periods import VIETNAM

_SETTINGS = ("core.quotePath=false", "core.fsmonitor=false", "log.showSignature=false", "log.showRoot=true", "log.follow=false")
"""What a user's own settings may not change."""
_GIT = ("git", *(part for setting in _SETTINGS for part in ("-c", setting)))
_LOG = (
    "log",
    "--first-parent",
    "--diff-merges=first-parent",
    "--reverse",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-color",
    "--relative",
    "--format=%x02%H %ct",
)
_NOTHING = "0" * 64
_FIRST_SECOND, _LAST_SECOND = 946_684_800, 221_845_305_600
"""2000 to 8999: a clock that says anything else is wrong, and its commit is taken as of the nearer end."""
_REGULAR = ("100644", "100755")
"""Modes of plain files; links and submodules are not read from the past."""


class Change(NamedTuple):
    """A file as a commit left it: its path relative to ROOT and the id of its content, None where it was removed."""

    path: str
    blob: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One commit on the first-parent line: its id, its committer time in Vietnam, and the files it changed."""

    id: str
    time: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The commits of ROOT, oldest first, after `known` where that is still on the line (else from the first on).

    `head` is the commit that HEAD names, None without any. `continued`: whether `known` was found. `lacking` says why
    there is no history to go by: `git` (no git program, or no repository), `shallow` (a clone without its past).
    """

    head: str | None = None
    commits: tuple[Commit, ...] = ()
    continued: bool = False
    lacking: str | None = None


def holds_text(path: str) -> bool:
    """Whether a file's content says anything: of attachments, and of what has no place in the contract, the name is enough."""
    return path.endswith(TEXT_ENDINGS) and not path.startswith(ATTACHMENTS)


def read_history(root: Path, known: str | None = None) -> History:
    """The history of ROOT. Never raises: a ROOT without one says what is lacking."""
    head = _output(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", "--")
    if head is None:
        return History(lacking="git")
    if (_output(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
        return History(lacking="shallow")
    name = head.decode("ascii", "replace").split()[0]
    if known == name:
        return History(head=name, continued=True)
    continued = known is not None and _is_on_the_line(root, known)
    span = f"{known}..{name}" if continued else name
    log = _output(root, *_LOG, span, "--", "data", "content")
    if log is None:
        return History(lacking="git")
    return History(head=name, commits=tuple(_commits(log)), continued=continued)


def read_blobs(root: Path, blobs: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """The contents by their ids, in that order; None for one that is missing, or larger than a file may be (contract §2)."""
    wanted = list(blobs)
    if not wanted:
        return
    with subprocess.Popen(  # noqa: S603  (a fixed list of arguments, no shell)
        [*_GIT, "cat-file", "--batch"],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as git:
        assert git.stdin is not None
        assert git.stdout is not None
        # Asked from beside, since both pipes hold only so much; read one by one, so that one content at a time is held.
        asking = Thread(target=_ask, args=(git.stdin, wanted), daemon=True)
        asking.start()
        for blob in wanted:
            yield blob, _content(git.stdout)
        asking.join()


def _ask(pipe: IO[bytes], wanted: list[str]) -> None:
    """Writes the ids to cat-file; that it has gone is seen by who reads its answers."""
    with suppress(OSError), pipe:
        pipe.write("".join(f"{blob}\n" for blob in wanted).encode("ascii"))


def _content(out: IO[bytes]) -> bytes | None:
    """The next answer of cat-file: `<id> <type> <size>`, the content, a line end; or `<id> missing`."""
    head = out.readline().split()
    if len(head) != 3:
        return None
    size = int(head[2])
    left, parts = size, []
    while left:
        part = out.read(min(left, MOST_BYTES))
        if not part:
            return None
        if size <= MOST_BYTES:
            parts.append(part)
        left -= len(part)
    out.read(1)
    return b"".join(parts) if size <= MOST_BYTES and head[1] == b"blob" else None


def _commits(log: bytes) -> Iterator[Commit]:
    """The commits of a log as `_LOG` prints it: fields end in NUL, a commit begins with STX."""
    name, time, changes = "", 0, list[Change]()
    fields = iter(log.split(b"\0"))
    for field in fields:
        text = field.lstrip(b"\n")
        if text.startswith(b"\x02"):
            if name:
                yield _commit(name, time, changes)
            name, seconds = text[1:].decode("ascii").split()
            time, changes = int(seconds), []
        elif text.startswith(b":"):
            changes += _change(text.decode("ascii"), next(fields, b""))
    if name:
        yield _commit(name, time, changes)


def _commit(name: str, seconds: int, changes: list[Change]) -> Commit:
    time = datetime.fromtimestamp(min(max(seconds, _FIRST_SECOND), _LAST_SECOND), VIETNAM)
    return Commit(id=name, time=time, changes=tuple(sorted(changes)))


def _change(raw: str, path: bytes) -> Iterator[Change]:
    """`:100644 100644 <before> <after> M` and a path, if it lies where ROOT's own reading would look."""
    _, mode, _, after, _ = raw.split()
    name = path.decode("utf-8", "surrogateescape")
    if not name.startswith(("data/", "content/")) or any(is_litter(part) for part in name.split("/")):
        return
    yield Change(name, after if mode in _REGULAR and after != _NOTHING[: len(after)] else None)


def _is_on_the_line(root: Path, known: str) -> bool:
    """Whether the commit is one of HEAD's first-parent line: what was derived from it can be built upon."""
    line = _output(root, "rev-list", "--first-parent", "HEAD", "--")
    return line is not None and known.encode("ascii", "replace") in line.split()


def _output(root: Path, *arguments: str) -> bytes | None:
    """What git says in ROOT; None when there is no git, no repository, or no such thing."""
    try:
        done = subprocess.run(  # noqa: S603  (a fixed list of arguments, no shell)
            [*_GIT, *arguments], cwd=root, stdin=subprocess.DEVNULL, capture_output=True, env=_environment(), check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _environment() -> Mapping[str, str]:
    """Git's surroundings without what would have it look elsewhere, ask or write."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
