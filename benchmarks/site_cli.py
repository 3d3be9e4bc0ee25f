"""The command line that the rival sites share: write the sources, edit one task, build."""

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import compose
import setting
from markdown_pages import Page, pages

SHELL: Final = 24 * 1024
"""Bytes of every page that are not its record, where nothing better was measured."""

Write = Callable[[list[Page], Path, int], None]
Edit = Callable[[Path], tuple[str, str]]
BuildCommand = Callable[[Path, Path], list[str]]


def save(path: Path, text: str) -> None:
    """Write a text file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main(description: str | None, *, write: Write, edit: Edit, build_command: BuildCommand) -> None:
    """Read the command line and do what it asks; an edit prints the page's address and the new text."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, nargs="?", help="number of tasks")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--build", type=Path, metavar="SITE", help="also build the site into this folder")
    parser.add_argument("--edit", action="store_true", help="add an update to one task of the sources in DIR")
    parser.add_argument("--shell", type=int, default=SHELL, metavar="BYTES", help="constant bytes around every record")
    parser.add_argument("--seed", type=int, default=setting.SEED)
    given = parser.parse_args()
    if given.edit:
        sys.stdout.write("\t".join(edit(given.folder)) + "\n")
    elif given.size is None or given.size < 1:
        parser.error("a size of at least 1 is needed")
    else:
        write(list(pages(compose.commune(given.size, given.seed))), given.folder, given.shell)
    if given.build:
        sys.exit(subprocess.run(build_command(given.folder, given.build.absolute()), check=False).returncode)
