"""Opening files: the work tree of ROOT as paths and bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.read.encoding import MOST_BYTES, too_large
from generator.words.diagnostics import Diagnostic, diagnose

ATTACHMENTS = "content/tep/"
TEXT_ENDINGS = (".yml", ".md")
_DEEPEST = 50
"""Folders within folders; no commune needs ten."""
_LITTER = frozenset({"Thumbs.db", "desktop.ini", "__pycache__"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The files of one state of ROOT, paths relative with forward slashes, in sorted order.

    `texts` are the files that may hold data or prose, `attachments` the files of content/tep/ (not read), `others`
    everything else that lies in data/ or content/. `findings` are files that could not be read.
    """

    texts: Mapping[str, bytes]
    attachments: frozenset[str]
    others: tuple[str, ...]
    findings: tuple[Diagnostic, ...] = ()


class _Found(NamedTuple):
    """A regular file: where it lies and its size in bytes."""

    full: str
    size: int


def read_worktree(root: Path) -> Tree:
    """What lies in ROOT/data and ROOT/content now. Never raises for what it finds there: findings say it."""
    texts: dict[str, bytes] = {}
    attachments: set[str] = set()
    others: list[str] = []
    findings: list[Diagnostic] = []
    for top in ("data", "content"):
        # Stricter than "leaves ROOT" (contract §2): a link to .git/config would publish what is nobody's to publish.
        inside = os.path.join(os.path.realpath(root), top)
        for path, found in _walk(os.path.join(root, top), top, inside, frozenset()):
            if isinstance(found, Diagnostic):
                findings.append(found)
            elif path.startswith(ATTACHMENTS):
                attachments.add(path.removeprefix(ATTACHMENTS))
            elif not path.endswith(TEXT_ENDINGS):
                others.append(path)
            else:
                text = _read(path, found)
                if isinstance(text, Diagnostic):
                    findings.append(text)
                else:
                    texts[path] = text
    return Tree(
        texts=dict(sorted(texts.items())),
        attachments=frozenset(attachments),
        others=tuple(sorted(others)),
        findings=tuple(findings),
    )


def is_litter(name: str) -> bool:
    """Whether a file is left by an editor or system and says nothing: hidden files, Word's locks, Windows' caches."""
    return name.startswith((".", "~$")) or name.endswith("~") or name in _LITTER


def _walk(
    folder: str, path: str, inside: str, above: frozenset[str], *, linked: bool = False
) -> Iterator[tuple[str, _Found | Diagnostic]]:
    """The files below a folder, in sorted order. `above` are the folders it lies in; a `linked` one was reached by a link.

    Of links to folders one is followed on the way to a file, and none to a folder that holds it: folders that link to
    one another would otherwise make more paths than could ever be read.
    """
    real = os.path.realpath(folder)
    if not _lies_in(real, inside):
        yield path, diagnose("MB005", path, name=path)
        return
    if real in above or len(above) >= _DEEPEST:
        yield path, diagnose("MB007", path, name=path)
        return
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        return
    except OSError:
        yield path, diagnose("MB007", path, name=path)
        return
    for name in names:
        if is_litter(name):
            continue
        full, here = os.path.join(folder, name), f"{path}/{name}"
        try:
            link = os.path.islink(full)
            if link and not _lies_in(os.path.realpath(full), inside):
                yield here, diagnose("MB005", here, name=here)
                continue
            found = os.stat(full)
        except OSError:
            yield here, diagnose("MB007", here, name=here)
            continue
        if stat.S_ISDIR(found.st_mode) and not (link and linked):
            yield from _walk(full, here, inside, above | {real}, linked=link or linked)
        elif stat.S_ISREG(found.st_mode):
            yield here, _Found(full, found.st_size)
        else:
            yield here, diagnose("MB007", here, name=here)


def _lies_in(real: str, inside: str) -> bool:
    return real == inside or real.startswith(inside.rstrip(os.sep) + os.sep)


def _read(path: str, found: _Found) -> bytes | Diagnostic:
    if found.size > MOST_BYTES:
        return too_large(path, found.size)
    try:
        with open(found.full, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        return diagnose("MB007", path, name=path)
