"""Writes the synthetic records as plain Markdown pages for MkDocs and Material, and builds them.

python benchmarks/plain_mkdocs.py 2000 DIR                write the sources
python benchmarks/plain_mkdocs.py 2000 DIR --build SITE   write and build
python benchmarks/plain_mkdocs.py --edit DIR              add one update to one task
"""

import importlib.util
import sys
from pathlib import Path
from typing import Final

import site_cli
from markdown_pages import KINDS, Page, edited

SETTINGS: Final = """\
site_name: Xã Mẫu
site_url: https://xa-mau.example.org/
theme:
  name: material
  language: vi
  font: false
plugins: [search]
markdown_extensions: [tables]
nav:
  - Trang chủ: index.md
  - Nhiệm vụ: nhiem-vu/index.md
  - Chỉ số: chi-so/index.md
  - Bài viết: bai-viet/index.md
not_in_nav: |
  /nhiem-vu/*
  /chi-so/*
  /bai-viet/*
"""


def missing() -> str | None:
    """Return what is not installed, or None."""
    absent = [
        name
        for name, module in (("mkdocs", "mkdocs"), ("mkdocs-material", "material"))
        if importlib.util.find_spec(module) is None
    ]
    return f"{', '.join(absent)} is not installed" if absent else None


def write(pages: list[Page], folder: Path, shell: int) -> None:
    """Write the settings, the home page, three lists and a page per record; the shell is Material's own."""
    del shell
    site_cli.save(folder / "mkdocs.yml", SETTINGS)
    links = "".join(f"- [{title}]({kind}/index.md)\n" for kind, title in KINDS.items())
    site_cli.save(folder / "docs/index.md", f"# Xã Mẫu\n\n{links}")
    for kind, title in KINDS.items():
        rows = "".join(f"- [{page.title}]({page.name}.md)\n" for page in pages if page.kind == kind)
        site_cli.save(folder / f"docs/{kind}/index.md", f"# {title}\n\n{rows}")
    for page in pages:
        site_cli.save(folder / f"docs/{page.kind}/{page.name}.md", f"# {page.title}\n\n{page.body}")


def edit(folder: Path) -> tuple[str, str]:
    """Add an update to the task whose page comes last; return its address and the text that is new."""
    path = max(path for path in (folder / "docs/nhiem-vu").glob("*.md") if path.stem != "index")
    page, text = edited(path.read_text("utf-8"))
    path.write_text(page, encoding="utf-8")
    return f"nhiem-vu/{path.stem}/", text


def build_command(folder: Path, site: Path) -> list[str]:
    """Return the command that builds the whole site."""
    return [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "-f",
        str(folder / "mkdocs.yml"),
        "-d",
        str(site),
    ]


if __name__ == "__main__":
    site_cli.main(__doc__, write=write, edit=edit, build_command=build_command)
