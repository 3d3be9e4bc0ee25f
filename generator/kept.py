"""What one build leaves for the next: read files, frames and marks. Never needed for a right result, only for a fast one.

It lies in the user's cache folder and not in the work tree: it is unpickled, and whoever can commit data must not be able
to commit it (docs/threat-model.md).
"""

from __future__ import annotations

import importlib.metadata
import os
import pickle
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path

from generator import forked
from generator.check.files import FileResult, read_file
from generator.check.layout import Placed
from generator.publish.frames import Frames, Site
from generator.publish.templates import HOME

_PACKAGE = Path(__file__).resolve().parent
_CHUNK = 10
"""Files that a process reads at a time."""
_WORTH_FORKING = 1_000_000
"""Bytes to read: below this a second process costs more than it saves."""
_MADE_WITH = ("mkdocs", "properdocs", "mkdocs-material", "jinja2", "markdown", "nh3", "pydantic", "feedgen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A site as the last build left it.

    `seal` tells whether every file is still the one written then; `key` whether the shell and the files copied with it
    would be the same today.
    """

    target: str
    seal: str
    key: str
    frames: Frames
    site: Site
    written: dict[str, str]


PickledResult = tuple[bytes, bytes]
"""A digest of a file's bytes, and its FileResult pickled: one by one, so that only what was read anew is pickled again."""


@dataclass(slots=True, kw_only=True)
class Kept:
    """The cache of one ROOT: what was there, and what this build adds."""

    folder: Path
    results: dict[str, PickledResult] = field(default_factory=dict)
    used: dict[str, PickledResult] = field(default_factory=dict)
    standing: Standing | None = None

    def read(self, placed: Sequence[Placed], texts: Mapping[str, bytes]) -> list[FileResult]:
        """What `read_file` gives for each, or its former result for the same path and bytes."""
        digests = {each.path: blake2b(texts[each.path], digest_size=16).digest() for each in placed}
        known = {path: found for path, found in self.results.items() if digests.get(path) == found[0]}
        changed = [each for each in placed if each.path not in known]
        read = {path: (digests[path], pickled) for path, pickled in _read(changed, texts)}
        self.used = {each.path: known.get(each.path) or read[each.path] for each in placed}
        # Unpickled even when read just now: results made by another process come that way, and all are to be alike.
        return [replace(pickle.loads(self.used[each.path][1]), placed=each) for each in placed]  # noqa: S301  (see above)

    def told(self) -> object:
        """The chronicle that a former build kept (generator/told.py); None where there is none."""
        return _load(self.folder / "history")

    def keep_told(self, told: object) -> None:
        """Keeps a chronicle for the next build; one that cannot be written is no error."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _dump(self.folder / "history", (code_key(), told))

    def save(self) -> None:
        """Leaves this build's results and site for the next; a cache that cannot be written is no error."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self.used != self.results:
                _dump(self.folder / "files", (code_key(), self.used))
            _dump(self.folder / "site", (code_key(), self.standing))
        except OSError:
            pass


def _read(placed: Sequence[Placed], texts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The files' results, pickled, in any order: very many are shared among processes."""
    chunks = [placed[start : start + _CHUNK] for start in range(0, len(placed), _CHUNK)]
    numbers = range(len(chunks))  # the files themselves need not be sent to the workers, who have them

    def read(number: int) -> list[tuple[str, bytes]]:
        results = ((each.path, read_file(each, texts[each.path])) for each in chunks[number])
        return [(path, pickle.dumps(result, pickle.HIGHEST_PROTOCOL)) for path, result in results]

    for found in forked.each(numbers, read, shared=sum(len(texts[each.path]) for each in placed) > _WORTH_FORKING):
        yield from found


def kept_for(root: Path) -> Kept:
    """The cache of a ROOT; empty where there is none, or one that another version or another user wrote."""
    folder = _cache_home() / blake2b(os.fsencode(root.absolute()), digest_size=8).hexdigest()
    results = _load(folder / "files")
    standing = _load(folder / "site")
    return Kept(
        folder=folder,
        results=results if isinstance(results, dict) else {},
        standing=standing if isinstance(standing, Standing) else None,
    )


@cache
def code_key() -> str:
    """Changes with this program, its templates and the libraries that shape its output."""
    digest = blake2b(digest_size=12)
    for name in _MADE_WITH:
        digest.update(f"{name} {_version(name)}\n".encode())
    for top in (_PACKAGE, HOME):
        for path in sorted(top.rglob("*")):
            if "__pycache__" not in path.parts and path.is_file():
                found = path.stat()
                digest.update(f"{path.relative_to(top)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _version(name: str) -> str:
    """Of a library; empty where it is absent: ProperDocs stands in for MkDocs."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def seal_of(folder: Path) -> str:
    """Changes when any file of a site is written, added or removed by whomever. Raises OSError when there is no folder."""
    digest = blake2b(digest_size=12)
    for path, found in sorted(_files(str(folder))):
        digest.update(os.fsencode(path) + f" {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                yield entry.path, entry.stat(follow_symlinks=False)


def _cache_home() -> Path:
    home = os.environ.get("MINHBACH_CACHE") or os.path.join(os.environ.get("XDG_CACHE_HOME") or "~/.cache", "minhbach")
    return Path(home).expanduser()


def _load(path: Path) -> object:
    try:
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
            return None
        key, value = pickle.loads(path.read_bytes())  # noqa: S301  (written by this user's own build; see above)
    except Exception:  # noqa: BLE001  (a cache that cannot be read is as good as none)
        return None
    return value if key == code_key() else None


def _dump(path: Path, value: object) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
    os.replace(file.name, path)
