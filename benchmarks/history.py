"""Measures what reading the git history costs: cold against `git log -p` on the same paths, and warm within a build.

python benchmarks/history.py                      2,000 commits of a commune of 200 tasks
python benchmarks/history.py --commits 400 --tasks 200 --runs 3
"""

import argparse
import datetime as dt
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import measure

PROJECT: Final = Path(__file__).resolve().parents[1]
AREAS: Final = (
    "the-che",
    "thu-tuc-hanh-chinh",
    "to-chuc-bo-may",
    "che-do-cong-vu",
    "tai-chinh-cong",
    "chinh-quyen-so",
    "chi-dao-dieu-hanh",
)
START: Final = dt.datetime(2026, 1, 5, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))
DAYS: Final = 300
OFFICE: Final = "ten: Xã Đo\nloai: xa\ncap_tren: Tỉnh Đo\ndia_chi_web: https://do.example.vn/\n"
UNITS: Final = "- {ma: van-phong, ten: Văn phòng}\n- {ma: phong-kinh-te, ten: Phòng Kinh tế}\n"


def versions(tasks: int, commits: int) -> Iterator[tuple[dt.datetime, dict[str, str]]]:
    """The commits: when, and the files each changes. The first brings the plan, every other one adds an update."""
    chance = random.Random(1)
    heads = [_task(number, chance) for number in range(tasks)]
    updates: list[list[str]] = [[] for _ in range(tasks)]

    def file(area: int) -> tuple[str, str]:
        parts = []
        for number in range(area, tasks, len(AREAS)):
            parts.append(heads[number])
            if updates[number]:
                parts.append("  cap_nhat:\n" + "".join(updates[number]))
        return f"data/2026/nhiem-vu/{AREAS[area]}.yml", "".join(parts)

    first = {"data/co-quan.yml": OFFICE, "data/don-vi.yml": UNITS, "content/gioi-thieu.md": "Xã dùng để đo.\n"}
    yield START, first | dict(file(area) for area in range(len(AREAS)))
    for number in range(1, commits):
        when = START + dt.timedelta(minutes=number * DAYS * 24 * 60 // commits)
        task = chance.randrange(tasks)
        state = chance.choice(("dang_thuc_hien",) * 5 + ("hoan_thanh",))
        updates[task].append(f"    - {{ngay: {when:%d/%m/%Y}, trang_thai: {state}, noi_dung: Đã làm xong bước thứ {number}}}\n")
        yield when, dict([file(task % len(AREAS))])


def _task(number: int, chance: random.Random) -> str:
    deadline = START.date() + dt.timedelta(days=chance.randrange(60, 355))
    unit = ("van-phong", "phong-kinh-te")[number % 2]
    return (
        f"- ma: viec-{number}\n  ten: Việc số {number}, rà soát thủ tục thuộc thẩm quyền của xã\n"
        f"  linh_vuc: {AREAS[number % len(AREAS)]}\n  chu_tri: {unit}\n  san_pham: Báo cáo kết quả\n"
        f"  thoi_han: {deadline:%d/%m/%Y}\n"
    )


def make_repository(root: Path, tasks: int, commits: int) -> None:
    """The repository, through one process of git."""
    root.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    stream = bytearray()
    for when, files in versions(tasks, commits):
        stamp = f"Staff <staff@example.vn> {int(when.timestamp())} +0700"
        stream += f"commit refs/heads/main\nauthor {stamp}\ncommitter {stamp}\ndata 8\nCap nhat\n".encode()
        for path, text in files.items():
            raw = text.encode()
            stream += f"M 100644 inline {path}\ndata {len(raw)}\n".encode() + raw + b"\n"
    subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=bytes(stream), check=True)
    subprocess.run(["git", "-C", str(root), "checkout", "-q", "main"], check=True)


def timed(run: Callable[[], object], runs: int) -> float:
    """The median of the wall seconds."""
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def log(root: Path) -> None:
    """What is compared with: git printing every change of the same paths."""
    subprocess.run(["git", "log", "-p", "--", "data", "content"], cwd=root, stdout=subprocess.DEVNULL, check=True)


def read(root: Path, cache: Path, *, cold: bool) -> None:
    """The history read by minhbach in a process of its own, as a build reads it."""
    if cold:
        measure.remove(cache)
    script = (
        "import gc, sys; from datetime import date; from pathlib import Path\n"
        "gc.disable()  # as the command does\n"
        "from generator.kept import kept_for; from generator.told import publication_from_history\n"
        "root = Path(sys.argv[1]); found = publication_from_history(root, date(2026, 12, 31), kept_for(root))\n"
        "assert not isinstance(found, str), found"
    )
    environment = {**os.environ, "MINHBACH_CACHE": str(cache), "PYTHONPATH": str(PROJECT)}
    subprocess.run([sys.executable, "-c", script, str(root)], env=environment, check=True)


def build(root: Path, cache: Path) -> None:
    """A build beside what the last one left."""
    environment = {**os.environ, "MINHBACH_CACHE": str(cache), "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-m", "generator", "build", str(root), "--as-of", "31/12/2026"]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)


def start(cache: Path) -> None:
    """What starting Python and importing costs anyway."""
    environment = {**os.environ, "MINHBACH_CACHE": str(cache), "PYTHONPATH": str(PROJECT)}
    subprocess.run([sys.executable, "-c", "import generator.kept, generator.told"], env=environment, check=True)


def main() -> None:
    """Prints the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--commits", type=int, default=2000)
    arguments.add_argument("--tasks", type=int, default=200)
    arguments.add_argument("--runs", type=int, default=3)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root, bare, cache = Path(folder) / "xa", Path(folder) / "khong-git", Path(folder) / "cache"
        make_repository(root, asked.tasks, asked.commits)
        shutil.copytree(root, bare, ignore=shutil.ignore_patterns(".git"))
        printing = timed(lambda: log(root), asked.runs)
        starting = timed(lambda: start(cache), asked.runs)
        cold = timed(lambda: read(root, cache, cold=True), asked.runs) - starting
        warm = timed(lambda: read(root, cache, cold=False), asked.runs) - starting
        build(root, cache)
        build(bare, cache)
        with_history = timed(lambda: build(root, cache), asked.runs)
        without = timed(lambda: build(bare, cache), asked.runs)
    print(f"{asked.commits} commits, {asked.tasks} tasks; medians of {asked.runs}, seconds of wall time")
    print(f"git log -p on the same paths        {printing:6.2f}")
    print(f"history read cold                   {cold:6.2f}   {cold / printing:.2f} times git log -p (goal: under 5)")
    print(f"history read with a warm cache      {warm:6.2f}")
    print(f"build, warm, without history        {without:6.2f}")
    print(f"build, warm, with history           {with_history:6.2f}   {with_history / without - 1:+.0%} (goal: at most +10%)")


if __name__ == "__main__":
    main()
