"""Every code has its page in docs/codes/, and the examples on the pages are true: the wrong one gives the code, the right one nothing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.check.records import check
from generator.words.codes import CODES
from tests.casework import small_commune, tree_of

PAGES = Path(__file__).parents[1] / "docs" / "codes"
AS_OF = date(2026, 12, 31)
SECTIONS = ("Nghĩa là gì", "Vì sao", "Sai", "Đúng", "Cần làm")
GROUPS = {
    "0": "Tệp",
    "1": "YAML",
    "2": "Giá trị",
    "3": "Quy tắc giữa các giá trị",
    "4": "Nhắc nhở",
    "5": "Dữ liệu cá nhân",
    "6": "Bài viết",
    "7": "Cấu hình",
}
UNSHOWN = {
    "MB001": "a file that is not there",
    "MB003": "bytes that are no UTF-8",
    "MB004": "a file of more than 5 MB",
    "MB005": "a link on a disk",
    "MB006": "a character that shows nothing and that no page should hold",
    "MB007": "a file that cannot be opened",
    "MB008": "a file name that no page can write",
    "MB009": "an attachment, of which only the name matters",
    "MB701": "the settings, which the build reads and checking does not",
    "MB702": "the machine that builds",
    "MB703": "a clone of git without its history",
    "MB704": "a history that git cannot read",
    "MB705": "commits of the past",
    "MB706": "the clock of a machine that committed",
}
"""Codes whose pages describe the case in words, and why no text of a file can show it."""
BASE = ("data/co-quan.yml", "data/don-vi.yml", "data/van-ban.yml", "content/gioi-thieu.md")
"""Files of the small commune that refer to none of the others, so that an example may replace any of them."""
# The path is all that follows the language: file names may hold blanks.
_FENCE = re.compile(r"^```(?:yaml|markdown) (?P<path>\S[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_ANY_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
SHOWN = [code for code in CODES if code not in UNSHOWN]


def page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def section(code: str, name: str) -> str:
    """The text under a heading; fenced lines that start with # are no headings."""
    text = page(code)
    masked = _ANY_FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    start = masked.index(f"\n## {name}\n") + len(f"\n## {name}\n")
    end = masked.find("\n## ", start)
    return text[start : end if end >= 0 else None].strip()


def example(code: str, name: str) -> dict[str, str]:
    """The files of a section: path → whole text."""
    return {found["path"]: found["text"] for found in _FENCE.finditer(section(code, name))}


def codes_found(files: dict[str, str]) -> list[str]:
    """What checking says of the base commune with these files put in."""
    texts = {path: small_commune().texts[path] for path in BASE}
    tree = tree_of({**texts, **{path: text.encode("utf-8") for path, text in files.items()}})
    return [item.code for item in check(tree, AS_OF).diagnostics]


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    """A code that is added gets its page; a page of no code is left over."""
    assert sorted(path.stem for path in PAGES.iterdir() if path.name != "README.md") == sorted(CODES)
    assert set(UNSHOWN) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_page_is_whole(code: str) -> None:
    """The catalogue's title over the page, then the five sections in order, none of them empty."""
    text = page(code)
    heads = re.findall(r"^#+ .*$", _ANY_FENCE.sub("", text), re.MULTILINE)
    assert heads == [f"# {code} – {CODES[code].title}", *(f"## {name}" for name in SECTIONS)]
    assert text.startswith(heads[0])
    assert all(section(code, name) for name in SECTIONS)


@pytest.mark.parametrize("code", UNSHOWN)
def test_what_no_file_shows_is_told_in_words(code: str) -> None:
    """A page that is exempt names no file to be checked, so that nothing untested looks tested."""
    assert not example(code, "Sai")
    assert not example(code, "Đúng")


@pytest.mark.parametrize("code", SHOWN)
def test_wrong_example_gives_its_code_and_no_other(code: str) -> None:
    """The wrong files, put into the commune, give exactly this one finding."""
    files = example(code, "Sai")
    assert files, "the wrong example names no file"
    assert codes_found(files) == [code]


@pytest.mark.parametrize("code", SHOWN)
def test_right_example_gives_nothing(code: str) -> None:
    """The right files give no finding at all, not even a notice."""
    files = example(code, "Đúng")
    assert files, "the right example names no file"
    assert codes_found(files) == []


@pytest.mark.parametrize("code", SHOWN)
def test_file_names_are_seen(code: str) -> None:
    """Code hosts do not show what follows the language of a fence, so the path stands above it too."""
    for name in ("Sai", "Đúng"):
        text = section(code, name)
        assert all(f"Tệp `{path}`:\n\n```" in text for path in example(code, name))


def test_base_commune_has_nothing_to_find() -> None:
    """Otherwise the examples would not be what is tested."""
    assert codes_found({}) == []


def test_index_lists_every_page_in_its_group() -> None:
    """docs/codes/README.md: a heading for each hundred, under it a link to each of its codes with the title, in order."""
    text = (PAGES / "README.md").read_text(encoding="utf-8")
    wanted = []
    for digit, name in GROUPS.items():
        wanted.append(f"## {name}")
        wanted += [
            f"- [{code}]({code}.md) – {each.title}{' (nhắc nhở)' if each.severity == 'warning' else ''}"
            for code, each in sorted(CODES.items())
            if code[2] == digit
        ]
    assert re.findall(r"^(?:## |- ).*$", text, re.MULTILINE) == wanted
