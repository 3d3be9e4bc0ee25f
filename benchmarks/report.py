"""Turns measurements into Markdown tables, and puts them between the markers of the documentation page."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Final

from measure import Sample, Tree

BEGIN: Final = "<!-- benchmarks:begin -->"
END: Final = "<!-- benchmarks:end -->"
NONE: Final = "–"

PAGE: Final = f"""\
# Benchmarks

How long a build takes beside its rivals, and how much memory it needs. Each contestant makes a page for each
of the same synthetic tasks, indicators and articles, and runs as a whole process: the time is from its start
to its end, the figures are medians. *Cold* has no cache and no former output. *After one edit* adds one
update to one task: minhbach builds what changed, the others build everything again. From one machine to
another only the ratios can be compared. `benchmarks/README.md` says how to run it and what "like weight"
means; `python benchmarks/run.py --write` writes the tables below.

{BEGIN}
{END}
"""

HEAD: Final = (
    "contestant",
    "cold, s",
    "× plain MkDocs",
    "× Hugo",
    "after one edit, s",
    "× Hugo cold",
    "peak MB, cold",
    "peak MB, edit",
    "pages",
    "record pages",
    "KB a task page",
    "output MB",
)


@dataclass(slots=True, kw_only=True)
class Result:
    """All that was measured of one contestant at one size; `problem` says why nothing or not all was."""

    name: str
    label: str
    cold: list[Sample] = field(default_factory=list)
    edited: list[Sample] = field(default_factory=list)
    tree: Tree | None = None
    problem: str | None = None


def table(size: int, results: Sequence[Result]) -> str:
    """Return the table of one size, with the problems below it."""
    cold = {result.name: _seconds(result.cold) for result in results}
    head = f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}\n"
    rows = "".join(f"| {' | '.join(_row(result, cold))} |\n" for result in results)
    problems = "".join(f"\n- {result.label}: {result.problem}" for result in results if result.problem)
    return f"### {size:,} tasks, {size // 10:,} indicators, {size // 10:,} articles\n\n{head}{rows}{problems}\n"


def _row(result: Result, cold: dict[str, float | None]) -> list[str]:
    """Return the cells of one contestant; the memory of a copy is not worth showing."""
    own, edited, tree = cold[result.name], _seconds(result.edited), result.tree
    is_builder = result.name != "copy"
    return [
        result.label,
        _figure(own, 2),
        _ratio(own, cold.get("mkdocs")),
        _ratio(own, cold.get("hugo")),
        _figure(edited, 2),
        _ratio(edited, cold.get("hugo")),
        _figure(_peak(result.cold) if is_builder else None, 0),
        _figure(_peak(result.edited), 0),
        f"{tree.pages:,}" if tree else NONE,
        f"{tree.record_pages:,}" if tree else NONE,
        _figure(tree.task_page_bytes / 1024 if tree else None, 1),
        _figure(tree.total_bytes / 1e6 if tree else None, 1),
    ]


def _seconds(samples: Sequence[Sample]) -> float | None:
    return median(sample.seconds for sample in samples) if samples else None


def _peak(samples: Sequence[Sample]) -> float | None:
    """Return the median peak in MB, or None without samples."""
    return median(sample.peak_bytes for sample in samples) / 1e6 if samples else None


def _figure(value: float | None, digits: int) -> str:
    return NONE if value is None else f"{value:,.{digits}f}"


def _ratio(value: float | None, base: float | None) -> str:
    return NONE if value is None or not base else f"{value / base:.2f} ×"


def circumstances(*, runs: int, shell: int, weighed: str, hugo: str, file_system: str) -> str:
    """Return one paragraph on the machine, the tools and the settings of this run."""
    packages = ", ".join(f"{name} {_version(name)}" for name in ("mkdocs", "mkdocs-material"))
    return (
        f"{os.cpu_count()} cores, {platform.system()}, {file_system}, Python {platform.python_version()}, "
        f"{packages}, {hugo}; "
        f"medians of {runs}; Hugo's pages carry {shell / 1024:.1f} KB of shell ({weighed}).\n"
    )


def left_out(results: Sequence[Result]) -> str:
    """Return a line for each contestant that is not in the tables, with the reason."""
    return "\n" * bool(results) + "".join(f"- Left out: {result.label}: {result.problem}\n" for result in results)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def write(path: Path, text: str) -> None:
    """Put the text between the page's markers; make the page, or add the markers, where missing."""
    page = path.read_text("utf-8") if path.exists() else PAGE
    if BEGIN not in page or END not in page:
        page = f"{page.rstrip()}\n\n{BEGIN}\n{END}\n"
    before, rest = page.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{before}{BEGIN}\n\n{text.strip()}\n\n{END}{after}", encoding="utf-8")
