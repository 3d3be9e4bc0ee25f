"""Writing the site: pages into frames, files to disk, and the new site in place of the former only when it is whole."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from generator import forked
from generator.publish.frames import Frames, Site
from generator.publish.outputs import Draft, Group
from generator.publish.templates import inside_of

if TYPE_CHECKING:
    from generator.derive.facts import Facts

Progress = Callable[[int], None]
"""Told how many more pages are done."""
Written = Mapping[str, str]
"""What a site holds: for each file its mark: the stamp of its page or group where there is one, else a digest of the bytes."""
Marked = Mapping[str, Sequence[str]]
"""The files of a site by their mark: looked up for each group of files, of which there may be hundreds."""
_CHUNK = 100
"""Pages a worker takes at a time."""
_WORTH_FORKING = 400
"""Pages: below this a second process costs more than it saves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """All there is to write. `stamps` are marks of pages by address; a page whose stamp `former` has is not rendered."""

    pages: Sequence[Draft]
    groups: Sequence[Group]
    frames: Frames
    site: Site
    stamps: Mapping[str, str] = field(default_factory=dict)
    former: Written = field(default_factory=dict)


def page_bytes(draft: Draft, frames: Frames, site: Site) -> bytes:
    """The whole page."""
    return frames[draft.address.count("/")].fill(draft, inside_of(draft), site).encode()


def write_site(folder: Path, work: Work, progress: Progress) -> dict[str, str]:
    """Writes below a folder what differs from `work.former`, by several processes where it is long; all marks are given.

    With nothing former that is the whole site.
    """
    jobs = [*range(-len(work.groups), 0), *range(0, len(work.pages), _CHUNK)]
    written: dict[str, str] = {}
    marked = _by_mark(work.former)
    for count, marks in forked.each(jobs, lambda job: _do(folder, work, marked, job), shared=len(work.pages) >= _WORTH_FORKING):
        written.update(marks)
        progress(count)
    return written


def page_file(address: str) -> str:
    """The file a page's address is served from."""
    return f"{address}index.html"


def _do(folder: Path, work: Work, marked: Marked, job: int) -> tuple[int, dict[str, str]]:
    """One job: a group of files (below 0) or a chunk of pages from a place on. Gives the pages done and all marks."""
    marks: dict[str, str] = {}
    if job < 0:
        return 0, _write_group(folder, work.groups[job], work.former, marked)
    chunk = work.pages[job : job + _CHUNK]
    for draft in chunk:
        file, stamp = page_file(draft.address), work.stamps.get(draft.address)
        if stamp is not None and work.former.get(file) == stamp:
            marks[file] = stamp
            continue
        content = page_bytes(draft, work.frames, work.site)
        if stamp is None:
            marks[file] = _write_new(folder, file, content, work.former)
        else:
            _write(folder, file, content)
            marks[file] = stamp
    return len(chunk), marks


def _write_group(folder: Path, group: Group, former: Written, marked: Marked) -> dict[str, str]:
    """Makes and writes a group of files, unless the former are the same; gives their marks, which are the stamp if any."""
    stamp = group.stamp
    if stamp is not None and (standing := marked.get(stamp)):
        return dict.fromkeys(standing, stamp)
    files = group.make()
    if stamp is None:
        return {file: _write_new(folder, file, content, former) for file, content in files.items()}
    for file, content in files.items():
        _write(folder, file, content)
    return dict.fromkeys(files, stamp)


def _by_mark(former: Written) -> Marked:
    found: dict[str, list[str]] = {}
    for file, mark in former.items():
        found.setdefault(mark, []).append(file)
    return found


def _write_new(folder: Path, file: str, content: bytes, former: Written) -> str:
    """Writes the file unless the former is the same; gives its mark."""
    mark = blake2b(content, digest_size=12).hexdigest()
    if former.get(file) != mark:
        _write(folder, file, content)
    return mark


@contextmanager
def replacing(site_dir: Path) -> Iterator[Path]:
    """A folder beside `site_dir` to build in; takes its place when all went well, else leaves the former untouched."""
    with _beside(site_dir) as work:
        new, former = work / "new", work / "former"
        new.mkdir()
        yield new
        if site_dir.exists():
            os.replace(site_dir, former)
        try:
            os.replace(new, site_dir)
        except OSError:
            if former.exists():
                os.replace(former, site_dir)
            raise


@contextmanager
def amending(site_dir: Path) -> Iterator[tuple[Path, list[str]]]:
    """A folder beside a standing site for its changed files, and a list for those to remove.

    Only when all went well do they take their places, one by one, each whole.
    """
    with _beside(site_dir) as work:
        gone: list[str] = []
        yield work, gone
        for path in sorted(each for each in work.rglob("*") if each.is_file()):
            target = site_dir / path.relative_to(work)
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, target)
        for address in gone:
            _remove(site_dir, address)


def write_archive(site_dir: Path, archive: Path, facts: Facts) -> tuple[int, int]:
    """Packs a finished site into a ZIP that opens from a disk; gives the number of files in it and its bytes.

    Whatever goes wrong leaves a former archive as it was. An archive inside the site is not packed into itself.
    """
    from generator.publish.offline import copy_of, entries_of, front_of  # late: `check`, which loads this room, needs none

    paths = {path.relative_to(site_dir).as_posix(): path for path in site_dir.rglob("*") if path.is_file()}
    paths = {file: path for file, path in paths.items() if path.resolve() != archive.resolve()}
    copy = copy_of(facts, paths)
    packed = (entries_of(file, paths[file].read_bytes(), copy) for file in sorted(copy.files))
    with _beside(archive) as work:
        with zipfile.ZipFile(work / "new", "w", zipfile.ZIP_DEFLATED) as out:
            for name, content in chain(front_of(copy), chain.from_iterable(packed)):
                entry = zipfile.ZipInfo(name, (copy.day.year, copy.day.month, copy.day.day, 0, 0, 0))
                entry.create_system, entry.external_attr = 3, 0o644 << 16
                out.writestr(entry, content, zipfile.ZIP_DEFLATED)
            count = len(out.infolist())
        os.replace(work / "new", archive)
    return count, archive.stat().st_size


def _remove(site_dir: Path, address: str) -> None:
    """Removes a file, and the folders it leaves empty."""
    path = site_dir / address
    path.unlink(missing_ok=True)
    while (path := path.parent) != site_dir and path.is_dir() and not any(path.iterdir()):
        path.rmdir()


@contextmanager
def _beside(site_dir: Path) -> Iterator[Path]:
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{site_dir.name}-", dir=site_dir.parent))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write(folder: Path, file: str, content: bytes) -> None:
    path = f"{folder}/{file}"
    try:
        with open(path, "wb") as out:
            out.write(content)
    except FileNotFoundError:
        os.makedirs(path.rpartition("/")[0], exist_ok=True)
        with open(path, "wb") as out:
            out.write(content)
