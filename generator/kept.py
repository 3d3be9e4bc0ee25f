"""What one build leaves for the next: read files, frames and marks. Never needed for a right result, only for a fast one.

It lies in the user's cache folder and not in the work tree: it is unpickled, and whoever can commit data must not be able
to commit it (docs/threat-model.md).
"""

from __future__ import annotations

import importlib.metadata
import os
import pickle
import tempfile
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from generator.check.files import FileResult, read_file
from generator.check.layout import Placed
from generator.publish.frames import Frames, Site
from generator.publish.templates import HOME

_PACKAGE = Path(__file__).resolve().parent
_MADE_WITH = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "nh3", "pydantic", "feedgen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A site as the last build left it.

    `identity` tells whether the folder is still that one; `key` whether the shell and the files copied with it would be
    the same today.
    """

    target: str
    identity: tuple[int, int]
    key: str
    frames: Frames
    site: Site
    written: dict[str, str]


@dataclass(slots=True, kw_only=True)
class Kept:
    """The cache of one ROOT: what was there, and what this build adds."""

    folder: Path
    results: dict[str, tuple[bytes, FileResult]] = field(default_factory=dict)
    used: dict[str, tuple[bytes, FileResult]] = field(default_factory=dict)
    standing: Standing | None = None

    def read(self, placed: Placed, raw: bytes) -> FileResult:
        """`read_file`, or its former result for the same path and bytes."""
        digest = blake2b(raw, digest_size=16).digest()
        found = self.results.get(placed.path)
        known = found is not None and found[0] == digest
        result = replace(found[1], placed=placed) if found and known else read_file(placed, raw)
        self.used[placed.path] = (digest, result)
        return result

    def save(self) -> None:
        """Leaves this build's results and site for the next; a cache that cannot be written is no error."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self.used.keys() != self.results.keys() or any(self.results[path][0] != used[0] for path, used in self.used.items()):
                _dump(self.folder / "files", (code_key(), self.used))
            _dump(self.folder / "site", (code_key(), self.standing))
        except OSError:
            pass


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


def code_key() -> str:
    """Changes with this program, its templates and the libraries that shape its output."""
    digest = blake2b(digest_size=12)
    for name in _MADE_WITH:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    for top in (_PACKAGE, HOME):
        for path in sorted(top.rglob("*")):
            if path.suffix not in (".pyc", ".pyo") and path.is_file():
                found = path.stat()
                digest.update(f"{path.relative_to(top)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def identity_of(folder: Path) -> tuple[int, int]:
    """What tells a folder from another that took its place. Raises OSError when there is none."""
    found = folder.stat()
    return found.st_dev, found.st_ino


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
