"""Which file holds which kind: the folder tree of contract §1, and what to say of a file that has no place in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import category

from generator.contract.kinds import ARTICLE, KINDS, PROSE, Kind
from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.vietnamese import nearest

_YEAR = re.compile(r"(19|20|21)\d{2}\Z", re.ASCII)
_TOP = tuple(kind.name for kind in KINDS if not kind.yearly)
_YEARLY = tuple(kind.name for kind in KINDS if kind.yearly)
_YEAR_INSIDE = re.compile(r"(19|20|21)\d{2}(?!\d)", re.ASCII)
_LIKE_DIGITS = str.maketrans("OoIl", "0011")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
ATTACHED = (
    ".pdf",
    ".png",
    ".jpg",
    ".jpeg",
    ".webp",
    ".gif",
    ".doc",
    ".docx",
    ".xls",
    ".xlsx",
    ".ppt",
    ".pptx",
    ".odt",
    ".ods",
    ".odp",
    ".csv",
    ".txt",
    ".zip",
    ".mp3",
    ".m4a",
    ".ogg",
    ".mp4",
)
"""Files that may be attached: documents, pictures, sound. Served from the commune's address, .html or .svg could run a script."""
TAKEN = frozenset({
    *(kind.name for kind in KINDS), ARTICLE.name, "ke-hoach", "phuong-phap", "du-lieu", "dang-ky", "thay-doi",
    "giao-ban", "niem-yet", "phat-thanh", "nhung", "tim-kiem", "lich", "luu-tru", "rss", "assets", "search", "tep",
})  # fmt: skip
"""Addresses that are, or by the contract will be, parts of the site: no prose page may take them."""
_BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Placed:
    """A file with its kind and plan year (0 for kinds that belong to no year)."""

    path: str
    kind: Kind
    year: int


def place_files(paths: Iterable[str], others: Iterable[str], attachments: Iterable[str]) -> tuple[list[Placed], list[Diagnostic]]:
    """The files by kind, in path order, and one finding for each file or folder that is none of the contract's.

    `attachments` are paths in content/tep/: they may lie there as they like, if their names can be written in an address.
    """
    placed: list[Placed] = []
    findings: dict[str, Diagnostic] = {}
    for path in sorted((*paths, *others, *(f"content/tep/{each}" for each in attachments))):
        if _is_strange(path):
            findings.setdefault(path, diagnose("MB008", path, name=path))
            continue
        if path.startswith("content/tep/"):
            if not path.lower().endswith(ATTACHED):
                findings[path] = diagnose("MB009", path, name=path.rpartition(".")[2][:20], allowed=" ".join(ATTACHED))
            continue
        found = _place(path)
        if isinstance(found, Placed):
            placed.append(found)
        else:
            findings.setdefault(found.file, found)
    return placed, list(findings.values())


def kinds_meant(path: str) -> frozenset[str]:
    """The names of the kinds that a file which could not be placed or read may have been meant for."""
    parts = path.split("/")[1:] if path.startswith("data/") else []
    for part in parts:
        if (name := nearest(part.split(".")[0], _BY_NAME)) is not None:
            return frozenset({name})
    return frozenset(_BY_NAME) if parts and "." not in parts[-1] else frozenset()


def _is_strange(path: str) -> bool:
    """Whether a name holds line breaks, other invisible characters, or bytes that are no UTF-8."""
    return not path.isprintable() and any(category(char) in _INVISIBLE for char in path)


def _place(path: str) -> Placed | Diagnostic:
    top, _, rest = path.partition("/")
    if top == "content":
        return _place_prose(path, rest)
    name, _, below = rest.partition("/")
    if below and _YEAR.match(name):
        return _place_data(path, f"data/{name}", below, _YEARLY, int(name))
    return _place_data(path, "data", rest, _TOP, 0)


def _place_data(path: str, folder: str, rest: str, names: tuple[str, ...], year: int) -> Placed | Diagnostic:
    """`NAME.yml`, or any `.yml` at any depth in the folder `NAME` of a list."""
    name, slash, _ = rest.partition("/")
    base = name if slash else name.removesuffix(".yml")
    ends_well = path.endswith(".yml")
    kind = _BY_NAME.get(base)
    if kind is not None and base in names and ends_well and (not slash or kind.shape == "list"):
        return Placed(path, kind, year)
    if kind is not None and base in names and slash and kind.shape == "list":
        return _unknown(path, path, names, nearest_name=re.sub(r"\.[^./]*\Z", "", path) + ".yml", year=year)
    return _unknown(f"{folder}/{name}", name, names, year=year)


def _unknown(file: str, name: str, names: tuple[str, ...], *, nearest_name: str | None = None, year: int = 0) -> Diagnostic:
    stem = name.rsplit(".", 1)[0]
    near = nearest_name
    if near is None and not year and (meant := _YEAR_INSIDE.search(name.translate(_LIKE_DIGITS))):
        near = f"data/{meant[0]}/"
    if near is None:
        # `names` first: a yearly file one folder too high is told where it belongs.
        found = nearest(stem, (*names, *_TOP, *_YEARLY))
        if found is not None:
            near = f"data/{'NĂM/' if found in _YEARLY and found not in _TOP else ''}{found}.yml"
    allowed = ", ".join(f"{each}.yml" for each in names) + ("" if year else ", thư mục năm (2026)")
    return diagnose("MB002", file, name=name, allowed=allowed, nearest=near)


def _place_prose(path: str, rest: str) -> Placed | Diagnostic:
    """`content/*.md` are prose pages, `content/bai-viet/` articles at any depth."""
    folder, slash, _ = rest.partition("/")
    if not slash and path.endswith(".md"):
        return Placed(path, PROSE, 0)
    if slash and folder == "bai-viet" and path.endswith(".md"):
        return Placed(path, ARTICLE, 0)
    allowed = "index.md, các trang .md, bai-viet/, tep/"
    found = nearest(folder, ("bai-viet", "tep")) if slash else None
    wrong = rest if not slash or folder == "bai-viet" else folder
    near = f"content/{found}/" if found and found != folder else None if path.endswith(".md") else "content/tep/"
    return diagnose("MB002", f"content/{wrong}", name=wrong, allowed=allowed, nearest=near)
