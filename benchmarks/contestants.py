"""Who is measured: how each contestant's sources are written, edited and built, and what a build leaves."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import hugo_site
import plain_mkdocs
import setting

HERE: Final = Path(__file__).resolve().parent
PROJECT: Final = HERE.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """One way to make the site.

    `script` writes and edits the sources; None copies the finished site of the first contestant that has one.
    `kept` are the files below the sources that a build leaves for the next, deleted before a cold build.
    """

    name: str
    label: str
    script: str | None
    kept: tuple[str, ...]
    build: Callable[[Path, Path], list[str]]
    missing: Callable[[], str | None]

    def prepare(self, size: int, source: Path, shell: int) -> list[str]:
        """Return the command that writes the sources."""
        extra = ["--shell", str(shell)] if self.name == "hugo" else []
        return [sys.executable, str(HERE / f"{self.script}.py"), str(size), str(source), *extra]

    def edit(self, source: Path) -> list[str]:
        """Return the command that edits one task and prints its address and the new text."""
        return [sys.executable, str(HERE / f"{self.script}.py"), "--edit", str(source)]


def _minhbach_build(source: Path, site: Path) -> list[str]:
    day = setting.AS_OF.isoformat()
    return [sys.executable, "-m", "generator", "build", str(source), "--site-dir", str(site), "--as-of", day]


def _minhbach_missing() -> str | None:
    return None if (PROJECT / "generator/__main__.py").exists() else "generator/__main__.py is not there"


def _copy(finished: Path, site: Path) -> list[str]:
    return ["cp", "-r", str(finished), str(site)]


ALL: Final = (
    Contestant(
        name="minhbach",
        label="minhbach",
        script="synthetic",
        kept=(".minhbach",),
        build=_minhbach_build,
        missing=_minhbach_missing,
    ),
    Contestant(
        name="mkdocs",
        label="plain Markdown pages through MkDocs + Material",
        script="plain_mkdocs",
        kept=(".cache",),
        build=plain_mkdocs.build_command,
        missing=plain_mkdocs.missing,
    ),
    Contestant(
        name="hugo",
        label="Hugo, same page weight, search index",
        script="hugo_site",
        kept=("resources", "public", ".hugo_build.lock"),
        build=hugo_site.build_command,
        missing=hugo_site.missing,
    ),
    Contestant(
        name="copy",
        label="floor: copying the finished files (cp -r)",
        script=None,
        kept=(),
        build=_copy,
        missing=lambda: None if shutil.which("cp") else "cp is not on the path",
    ),
)
