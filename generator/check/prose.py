"""Links and raw HTML in articles and prose pages, by the Markdown source, so that the place can be told."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.contract.values import is_web_address
from generator.read.nodes import MOST_FINDINGS
from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.vietnamese import nearest

_CODE = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)|<([a-zA-Z][\w+.-]*:[^\s<>]*)>", re.MULTILINE)
_TAG = re.compile(r"<[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--")


class Link(NamedTuple):
    """The address of a link as typed, and its place in the file."""

    target: str
    line: int
    column: int


def links_and_html(file: str, body: str, body_line: int) -> tuple[tuple[Link, ...], list[Diagnostic]]:
    """Every link of a Markdown text, and a notice for HTML that will be dropped (at most MOST_FINDINGS)."""
    text = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), body)
    links: list[Link] = []
    line, seen, start = body_line, 0, 0
    for match in _LINK.finditer(text):
        group = next(number for number in (1, 2, 3) if match[number] is not None)
        at = match.start(group)
        line += text.count("\n", seen, at)
        start = text.rfind("\n", seen, at) + 1 or start
        seen = at
        links.append(Link(match[group], line, at - start + 1))
    dropped = []
    for match in islice(_TAG.finditer(text), MOST_FINDINGS):
        line = body_line + text.count("\n", 0, match.start())
        column = match.start() - text.rfind("\n", 0, match.start())
        dropped.append(diagnose("MB605", file, line, column, length=len(match[0]), value=match[0]))
    return tuple(links), dropped


def link_findings(file: str, links: Iterable[Link], attachments: frozenset[str], pages: frozenset[str]) -> Iterator[Diagnostic]:
    """Links that may not or cannot be followed (at most MOST_FINDINGS). `pages` are the paths of all .md files."""
    wrong = ((link, code) for link in links if (code := _wrong(file, html.unescape(link.target), attachments, pages)))
    for link, code in islice(wrong, MOST_FINDINGS):
        near = nearest(posixpath.basename(link.target), attachments) if code == "MB604" else None
        yield diagnose(code, file, link.line, link.column, length=max(len(link.target), 1), nearest=near, value=link.target)


def _wrong(file: str, target: str, attachments: frozenset[str], pages: frozenset[str]) -> str | None:
    try:
        parts = urlsplit(target)
    except ValueError:
        return "MB603"
    if parts.scheme in ("http", "https"):
        return None if is_web_address(target) else "MB603"
    if parts.scheme == "mailto":
        return None
    if parts.scheme or target.startswith(("//", "\\")) or not target or ":" in parts.path.partition("/")[0]:
        return "MB603"
    if not parts.path or parts.path.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path)))
    if path.startswith("content/tep/"):
        return None if path.removeprefix("content/tep/") in attachments else "MB604"
    if path.endswith(".md"):
        return None if path in pages else "MB604"
    return "MB604" if posixpath.splitext(path)[1] or not path.startswith("content/") else None
