"""Writing the site: pages into frames, files to disk, and the new site in place of the former only when it is whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.publish.frames import Frames, Site
from generator.publish.outputs import Draft
from generator.publish.templates import inside_of

Progress = Callable[[int], None]
"""Told how many more pages are written."""


def page_file(address: str) -> str:
    """The file a page's address is served from."""
    return f"{address}index.html"


def page_bytes(draft: Draft, frames: Frames, site: Site) -> bytes:
    """The whole page."""
    return frames[draft.address.count("/")].fill(draft, inside_of(draft), site).encode()


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes finished files below a folder."""
    for address, content in files.items():
        _write(folder, address, content)


def write_pages(folder: Path, pages: Iterable[Draft], frames: Frames, site: Site, progress: Progress) -> None:
    """Renders and writes pages below a folder."""
    for draft in pages:
        _write(folder, page_file(draft.address), page_bytes(draft, frames, site))
        progress(1)


@contextmanager
def replacing(site_dir: Path) -> Iterator[Path]:
    """A folder beside `site_dir` to build in; takes its place when all went well, else leaves the former untouched."""
    site_dir = site_dir.absolute()
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{site_dir.name}-", dir=site_dir.parent))
    new, former = work / "new", work / "former"
    try:
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
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write(folder: Path, address: str, content: bytes) -> None:
    path = f"{folder}/{address}"
    parent = path.rpartition("/")[0]
    os.makedirs(parent, exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)
