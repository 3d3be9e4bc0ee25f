"""Measures how far the pages reach: weight, hosts, accessibility, small screens, 3G; a line for every kind of page.

python benchmarks/reach.py                        every kind of page
python benchmarks/reach.py "" ke-hoach/           only these
python benchmarks/reach.py --lighthouse 3         also Lighthouse's marks, the median of three runs (needs Node.js)
python benchmarks/reach.py --site FOLDER          of a site that is built already
python benchmarks/reach.py --write                also put the tables into docs/benchmarks.md
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

import reach_lighthouse  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from reach_page import Gauge, Reach  # noqa: E402
from reach_server import serving  # noqa: E402

from tests.browser.kinds import KINDS  # noqa: E402
from tests.sites import build  # noqa: E402

BEGIN: Final = "<!-- reach:begin -->"
END: Final = "<!-- reach:end -->"
MOST_HTML: Final = 14_000
"""A goal: what fits into the first round trip. The other limits are kept or the exit code is 1."""
MOST_WIRE: Final = 100_000
MARKED: Final = (
    "",
    "ke-hoach/",
    "nhiem-vu/de-an-vi-tri-viec-lam/",
    "chi-so/muc-do-hai-long/",
    "bai-viet/2026-05-21-thon-dong-dang-cung-hoc-nop-ho-so/",
)
"""The pages that Lighthouse marks: home, plan, task, indicator, article."""
HEAD: Final = (
    "page",
    "HTML, KB",
    "first view, KB",
    "requests",
    "other hosts",
    "nodes",
    "axe",
    "beside 320 px",
    "3G: first paint, s",
    "3G: readable, s",
    "3G: loaded, s",
)


def table(measured: Sequence[Reach]) -> str:
    """A line for each page, and one with the worst of each column."""
    rows = [_row(f"`/{each.address}`", each) for each in measured]
    worst = [
        f"**the most of {len(measured)}**",
        *(f"{max(getattr(each, name) for each in measured) / 1000:.1f}" for name in ("html", "wire")),
        str(max(each.requests for each in measured)),
        str(max(len(each.foreign) for each in measured)),
        f"{max(each.nodes for each in measured):,}",
        str(max(len(each.violations) for each in measured)),
        str(max(each.overflow for each in measured)),
        *(f"{max(getattr(each, name) for each in measured):.1f}" for name in ("first_paint", "readable", "loaded")),
    ]
    return "\n".join(_line(cells) for cells in (HEAD, ["---"] * len(HEAD), *rows, worst))


def broken(measured: Sequence[Reach]) -> list[str]:
    """The promises that a page does not keep."""
    found = []
    for each in measured:
        if each.wire > MOST_WIRE:
            found.append(f"/{each.address}: {each.wire:,} bytes over the wire")
        if each.foreign:
            found.append(f"/{each.address}: asks {', '.join(each.foreign)}")
        if each.violations:
            found.append(f"/{each.address}: axe finds {', '.join(each.violations)}")
        if each.overflow:
            found.append(f"/{each.address}: {each.overflow} px beside a screen of 320")
    return found


def marks(root: str, chromium: str, runs: int) -> str:
    """Lighthouse's table, and what keeps a page from a hundred."""
    lines = [_line(("page", *reach_lighthouse.MARKS, "not full")), _line(["---"] * 6)]
    for address in MARKED:
        values, short = reach_lighthouse.marks(root + address, chromium, runs)
        lines.append(_line([f"`/{address}`", *(str(values[name]) for name in reach_lighthouse.MARKS), ", ".join(short) or "–"]))
        print(lines[-1], file=sys.stderr)
    return "\n".join(lines)


def main() -> int:
    """Builds, serves, measures and prints."""
    options = _options()
    chromium = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None
    )
    with tempfile.TemporaryDirectory() as work, serving(Path(work)) as server:
        site = Path(work) / "cchc"  # as the portal serves it; the error page needs that
        if options.site:
            shutil.copytree(options.site, site)
        else:
            build(PROJECT, site)
        root = f"{server}{site.name}/"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            path = chromium or playwright.chromium.executable_path
            gauge = Gauge(browser, root)
            measured = []
            for address in options.addresses or KINDS:
                measured.append(gauge.measure(address))
                print(_line(_row(f"/{address}", measured[-1])), file=sys.stderr)
            browser.close()
        text = f"{_setting(measured)}\n\n{table(measured)}\n"
        if options.lighthouse:
            text += (
                f"\nLighthouse at phone settings, medians of {options.lighthouse}:\n\n{marks(root, path, options.lighthouse)}\n"
            )
    print(text)
    if options.write:
        _write(text)
    print("\n".join(broken(measured)), file=sys.stderr)
    return 1 if broken(measured) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("addresses", nargs="*", help="pages from the site's root; without any: one of each kind")
    parser.add_argument("--lighthouse", type=int, default=0, metavar="RUNS", help="also run Lighthouse so many times a page")
    parser.add_argument("--site", type=Path, help="a site that is built already; without it the sample is built")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    options = parser.parse_args()
    if options.lighthouse and not reach_lighthouse.found():
        parser.error("Lighthouse needs Node.js (npx)")
    return options


def _setting(measured: Sequence[Reach]) -> str:
    light = sum(each.html <= MOST_HTML for each in measured)
    small = sum(each.wire <= MOST_WIRE for each in measured)
    return (
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}. Of {len(measured)} kinds of page {light} have HTML within"
        f" {MOST_HTML // 1000} KB, {small} a first view within {MOST_WIRE // 1000} KB."
    )


def _row(name: str, each: Reach) -> list[str]:
    return [
        name,
        f"{each.html / 1000:.1f}",
        f"{each.wire / 1000:.1f}",
        str(each.requests),
        str(len(each.foreign)),
        f"{each.nodes:,}",
        str(len(each.violations)),
        str(each.overflow),
        f"{each.first_paint:.1f}",
        f"{each.readable:.1f}",
        f"{each.loaded:.1f}",
    ]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _write(text: str) -> None:
    page = PROJECT / "docs/benchmarks.md"
    former = page.read_text("utf-8")
    before, _, rest = former.partition(BEGIN)
    page.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
