"""Building whole sites for tests, as a user would: by the command line, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
