"""Building whole sites for tests, as a user would: by the command line, in a process of its own."""

from __future__ import annotations

import fcntl
import os
import posixpath
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from lxml import html

REPO = Path(__file__).resolve().parents[1]


def minhbach(*args: str, cwd: Path = REPO, cache: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command line and gives what it said. `cache` None: nothing is kept from build to build."""
    kept = {"MINHBACH_CACHE": str(cache) if cache else os.devnull}
    return subprocess.run(
        [sys.executable, "-m", "generator", *args],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(REPO), **kept, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def build(root: Path, target: Path, *options: str, **environment: str) -> Path:
    """Builds a commune's site; fails the test with what was said when it does not build."""
    done = minhbach("build", str(root), "--site-dir", str(target), *options, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a site by its address."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def broken_on_disk(pages: Mapping[str, str], files: Collection[str]) -> list[str]:
    """Of pages on a disk, by path, each link that leads neither to one of the files nor to a host."""
    return [
        f"{name}: {link}"
        for name, page in pages.items()
        for link in _links_of(page)
        if (target := _on_disk(name, link)) is not None and target not in files
    ]


def _links_of(page: str) -> set[str]:
    """All that a page links to, loads or sends to."""
    tree = html.fromstring(page.encode())
    found = {link for name in ("href", "src", "action", "poster", "data-mb-late") for link in tree.xpath(f"//@{name}")}
    return found | {each.partition("url=")[2] for each in tree.xpath("//meta[@http-equiv='refresh']/@content")}


def _on_disk(file: str, link: str) -> str | None:
    """The file that a page on a disk links to; None where it leads to a host or stays on the page."""
    parts = urlsplit(urldefrag(link)[0])
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path)))


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that one worker fills by `make` and all the others wait for: to be read only."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            done.touch()
    return folder
