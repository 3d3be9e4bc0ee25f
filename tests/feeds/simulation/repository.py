"""A git repository made of states, in one process, and moved to any of its commits as if nothing later were known."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.feeds.simulation.staff import Commit

_WHO = "Cán bộ <can-bo@xa.example.vn>"


def imported(root: Path, commits: Iterable[Commit], who: str = _WHO) -> list[str]:
    """Makes the repository; gives the ids of the commits on its first-parent line, oldest first."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "-q", "-b", "main")
    stream = bytearray()
    marks: list[int] = []
    before: dict[str, bytes] = {}
    mark = 0
    for commit in commits:
        when = f"{int(commit.time.timestamp())} +0700"
        sides = []
        if commit.side is not None:
            mark += 1
            sides = [mark]
            stream += _commit("nhanh", mark, f"{who} {when}", "nhánh", marks[-1:]) + _changes(before, commit.side)
        mark += 1
        stream += _commit("main", mark, f"{who} {when}", commit.what, [*marks[-1:], *sides]) + _changes(before, commit.files)
        marks.append(mark)
        before = commit.files
    stream += b"done\n"
    marked = root / ".git" / "simulated"
    git(root, "fast-import", "--quiet", "--force", "--done", f"--export-marks={marked}", fed=bytes(stream))
    ids = dict(line.split() for line in marked.read_text("ascii").splitlines())
    return [ids[f":{each}"] for each in marks]


def at(root: Path, commit: str) -> None:
    """Moves the branch, as a clone stood when that commit was its newest."""
    (root / ".git" / "refs" / "heads" / "main").write_text(f"{commit}\n", "ascii")


def git(root: Path, *arguments: str, fed: bytes = b"") -> bytes:
    """Runs git; fails the test with what it said."""
    done = subprocess.run(["git", *arguments], cwd=root, input=fed, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout


def _commit(branch: str, mark: int, who: str, what: str, parents: list[int]) -> bytes:
    said = what.encode()
    lines = f"commit refs/heads/{branch}\nmark :{mark}\nauthor {who}\ncommitter {who}\ndata {len(said)}\n".encode() + said + b"\n"
    words = ("from", *("merge" for _ in parents[1:]))
    return lines + b"".join(f"{word} :{each}\n".encode() for word, each in zip(words, parents, strict=False))


def _changes(before: dict[str, bytes], after: dict[str, bytes]) -> bytes:
    """Removals first: a file may become a folder."""
    lines = bytearray()
    for path in sorted(before.keys() - after.keys()):
        lines += f"D {path}\n".encode()
    for path, raw in sorted(after.items()):
        if before.get(path) != raw:
            lines += f"M 100644 inline {path}\ndata {len(raw)}\n".encode() + raw + b"\n"
    return bytes(lines)
