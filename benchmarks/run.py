"""Measures minhbach beside its rivals, cold and after one edited task, and prints the tables.

python benchmarks/run.py                                  sizes 200, 2000 and 10000, three runs of each
python benchmarks/run.py --sizes 200 --runs 5 --only minhbach,hugo
python benchmarks/run.py --write                          also put the tables into docs/benchmarks.md
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import hugo_site
import measure
import report
from contestants import ALL, PROJECT, Contestant
from measure import CommandError
from report import Result
from site_cli import SHELL

SIZES: Final = (200, 2000, 10000)
TRIAL: Final = 200
"""Tasks in the first, unreported build that shows who works, warms the file cache and weighs the pages."""


class Bench:
    """The contestants in a temporary folder: `<folder>/<name>/source` and `.../out/site` for each."""

    def __init__(self, folder: Path) -> None:
        """Use the folder, and caches of its own below it."""
        self._folder = folder
        self._cache = folder / "cache"
        self._environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(self._cache),
            "HUGO_CACHEDIR": str(self._cache / "hugo"),
            "NO_MKDOCS_2_WARNING": "1",
        }
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def race(self, contestants: Sequence[Contestant], *, size: int, shell: int, runs: int) -> list[Result]:
        """Measure the contestants in turns, so that a machine growing slower hits all of them alike."""
        results = [Result(name=contestant.name, label=contestant.label) for contestant in contestants]
        for turn in range(1, runs + 1):
            for contestant, result in zip(contestants, results, strict=True):
                if result.problem:
                    continue
                try:
                    if turn == 1:
                        self._prepare(contestant, size, shell)
                    self._turn(contestant, result, size)
                except CommandError as error:
                    result.problem = str(error).replace(str(self._folder), "…").replace(str(PROJECT), ".")
                    measure.remove(self._site(contestant))
                _say(f"{size} tasks, run {turn} of {runs}, {contestant.label}: {_newest(result)}")
        return results

    def _prepare(self, contestant: Contestant, size: int, shell: int) -> None:
        """Write the sources afresh."""
        measure.remove(self._folder / contestant.name)
        if contestant.script:
            measure.output_of(contestant.prepare(size, self._source(contestant), shell))

    def _turn(self, contestant: Contestant, result: Result, size: int) -> None:
        """Measure one cold build, and where there are sources one build after an edit."""
        source, site = self._source(contestant), self._site(contestant)
        for path in (self._cache, site.parent, *(source / kept for kept in contestant.kept)):
            measure.remove(path)
        site.parent.mkdir(parents=True)
        result.cold.append(self._build(contestant))
        if result.tree is None:
            result.tree = measure.weigh(site)
            expected = size + 2 * (size // 10)
            if result.tree.record_pages < expected:
                raise CommandError(f"{result.tree.record_pages} record pages instead of {expected}")
        if contestant.script:
            address, text = measure.output_of(contestant.edit(source)).strip().split("\t")
            result.edited.append(self._build(contestant))
            if text not in (site / address / "index.html").read_text("utf-8"):
                raise CommandError(f"the edit does not show on {address}")

    def _build(self, contestant: Contestant) -> measure.Sample:
        command = contestant.build(self._source(contestant), self._site(contestant))
        return measure.run(command, folder=PROJECT, environment=self._environment, log=self._folder / "output.log")

    def _source(self, contestant: Contestant) -> Path:
        """Return the contestant's sources; the copy's are the first finished site."""
        if contestant.script:
            return self._folder / contestant.name / "source"
        finished = [self._site(other) for other in ALL if other.script and self._site(other).exists()]
        if not finished:
            raise CommandError("no finished site to copy")
        return finished[0]

    def _site(self, contestant: Contestant) -> Path:
        return self._folder / contestant.name / "out/site"


def trial(bench: Bench, chosen: Sequence[Contestant]) -> list[Result]:
    """Build everyone once, Hugo without a shell; who is missing or fails has a problem."""
    absent = {contestant.name: contestant.missing() for contestant in chosen}
    results = bench.race([one for one in chosen if not absent[one.name]], size=TRIAL, shell=0, runs=1)
    for contestant in chosen:
        if problem := absent[contestant.name]:
            results.append(Result(name=contestant.name, label=contestant.label, problem=problem))
    return results


def weights_of(results: Sequence[Result]) -> dict[str, float]:
    """Return how many bytes a task page weighs, for each contestant that works."""
    return {one.name: one.tree.task_page_bytes for one in results if one.tree and not one.problem}


def fair_shell(given: int | None, weights: dict[str, float]) -> tuple[int, str]:
    """Return the bytes Hugo's pages need to weigh as much as ours, else as Material's, and whence that is."""
    if given is not None:
        return given, "as given"
    for name, label in (("minhbach", "minhbach's"), ("mkdocs", "Material's")):
        if name in weights and "hugo" in weights:
            missing = max(0, round(weights[name] - weights["hugo"]))
            return missing, f"so that its task pages weigh as much as {label}"
    return SHELL, "the default"


def _newest(result: Result) -> str:
    if result.problem:
        return result.problem
    seconds = [samples[-1].seconds for samples in (result.cold, result.edited) if samples]
    return ", then ".join(f"{value:.2f} s" for value in seconds)


def _say(text: str) -> None:
    """Tell progress without mixing it into the tables."""
    sys.stderr.write(text + "\n")


def _hugo_version() -> str:
    program = hugo_site.binary()
    return " ".join(measure.output_of([program, "version"]).split("+")[0].split("-")[0].split()) if program else "no Hugo"


def _arguments() -> argparse.Namespace:
    names = [contestant.name for contestant in ALL]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="numbers of tasks, joined by commas")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median counts (default 3)")
    parser.add_argument("--only", default=",".join(names), help=f"contestants, joined by commas: {', '.join(names)}")
    parser.add_argument("--shell", type=int, metavar="BYTES", help="bytes around every record of Hugo's (default: weighed)")
    parser.add_argument(
        "--write",
        type=Path,
        nargs="?",
        const=PROJECT / "docs/benchmarks.md",
        metavar="FILE",
        help="put the tables into docs/benchmarks.md, or into FILE",
    )
    given = parser.parse_args()
    if unknown := set(given.only.split(",")) - set(names):
        parser.error(f"unknown contestant {', '.join(sorted(unknown))}; known: {', '.join(names)}")
    if given.runs < 1:
        parser.error("at least one run is needed")
    return given


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(size) for size in text.split(","))


def main() -> None:
    """Measure, print and, where asked, write; exit with 1 when a contestant is missing or failed."""
    given = _arguments()
    chosen = [contestant for contestant in ALL if contestant.name in given.only.split(",")]
    with tempfile.TemporaryDirectory(prefix="minhbach-benchmark-") as name:
        folder = Path(name)
        bench, file_system = Bench(folder), measure.file_system(folder)
        trials = trial(bench, chosen)
        weights = weights_of(trials)
        shell, weighed = fair_shell(given.shell, weights)
        fit = [contestant for contestant in chosen if contestant.name in weights]
        races = {size: bench.race(fit, size=size, shell=shell, runs=given.runs) for size in given.sizes}
    head = report.circumstances(runs=given.runs, shell=shell, weighed=weighed, hugo=_hugo_version(), file_system=file_system)
    left_out = report.left_out([one for one in trials if one.problem])
    tables = "\n".join(report.table(size, results) for size, results in races.items())
    text = f"{head}{left_out}\n{tables}"
    sys.stdout.write(text)
    if given.write:
        report.write(given.write, text)
    failed = any(one.problem for results in (trials, *races.values()) for one in results)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
