"""Runs one command as a whole process and measures it; weighs a finished site. POSIX only (os.wait4)."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

RECORD_FOLDERS: Final = ("nhiem-vu", "chi-so", "bai-viet")
MAXRSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""`ru_maxrss` counts bytes on macOS and KiB elsewhere."""


class CommandError(Exception):
    """A command that could not be started or ended with an error; holds the end of what it printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One measured run: wall time, and the memory of the largest single process in it."""

    seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A finished site: its pages, how many of them are records, the mean task page, all bytes."""

    pages: int
    record_pages: int
    task_page_bytes: float
    total_bytes: int


def run(command: Sequence[str], *, folder: Path, environment: Mapping[str, str], log: Path) -> Sample:
    """Run the command in the folder and measure it from its start to its end.

    What earlier runs left to be written to disk is written first, so that nobody pays for another's output.
    Peak memory is never read as less than this process's own, so this one composes nothing and stays small.
    """
    os.sync()
    with log.open("wb") as output:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
        except OSError as error:
            raise CommandError(str(error)) from error
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandError(_ending(process.returncode, log.read_text("utf-8", "replace")))
    return Sample(seconds=seconds, peak_bytes=usage.ru_maxrss * MAXRSS_UNIT)


def output_of(command: Sequence[str]) -> str:
    """Run the command unmeasured and return what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise CommandError(_ending(done.returncode, done.stdout + done.stderr))
    return done.stdout


def weigh(site: Path) -> Tree:
    """Count and weigh the files of a finished site; error pages are not counted as pages."""
    pages = record_pages = total = 0
    task_pages: list[int] = []
    for place, _, names in os.walk(site):
        parts = Path(place).relative_to(site).parts
        for name in names:
            size = (Path(place) / name).stat().st_size
            total += size
            pages += name.endswith(".html") and name != "404.html"
            if name == "index.html" and len(parts) > 1 and parts[0] in RECORD_FOLDERS:
                record_pages += 1
                if parts[0] == "nhiem-vu":
                    task_pages.append(size)
    mean = sum(task_pages) / len(task_pages) if task_pages else 0.0
    return Tree(pages=pages, record_pages=record_pages, task_page_bytes=mean, total_bytes=total)


def file_system(folder: Path) -> str:
    """Return the kind of file system the folder is on (ext4, tmpfs, …), where Linux tells it."""
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return "unknown file system"
    kinds = {Path(line.split()[1]): line.split()[2] for line in mounts.read_text("utf-8").splitlines()}
    return next((kinds[place] for place in (folder, *folder.parents) if place in kinds), "unknown file system")


def remove(path: Path) -> None:
    """Remove a file or a folder, whether or not it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _ending(code: int, output: str) -> str:
    """Return the exit code and the last lines printed."""
    return f"exit code {code}: " + " / ".join(output.split("\n")[-6:]).strip(" /")
