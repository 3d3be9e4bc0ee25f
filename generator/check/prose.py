"""Links and raw HTML in articles and prose pages, by the Markdown source, so that the place can be told."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.contract.records import Entry
from generator.contract.values import is_web_address
from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.vietnamese import nearest

_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)|<([a-zA-Z][\w+.-]*:[^\s>]*)>", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^\s<>/]*(?:\s[^<>]*)?/?>|<!--")


def prose_findings(entry: Entry[Any], attachments: frozenset[str], pages: frozenset[str]) -> Iterator[Diagnostic]:
    """Links that may not or cannot be followed, and HTML that will be dropped. `pages` are the paths of all .md files."""
    text = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), entry.body)
    for match in _LINK.finditer(text):
        group = next(number for number in (1, 2, 3) if match[number] is not None)
        target = match[group]
        wrong = _wrong(entry.file, target, attachments, pages)
        if wrong is not None:
            line, column = _place(entry, text, match.start(group))
            near = nearest(posixpath.basename(target), attachments) if wrong == "MB604" else None
            yield diagnose(wrong, entry.file, line, column, length=max(len(target), 1), nearest=near, value=target)
    for match in _TAG.finditer(text):
        if not _LINK.match(match[0]):
            line, column = _place(entry, text, match.start())
            yield diagnose("MB605", entry.file, line, column, length=len(match[0]), value=match[0])


def _wrong(file: str, target: str, attachments: frozenset[str], pages: frozenset[str]) -> str | None:
    try:
        parts = urlsplit(target)
    except ValueError:
        return "MB603"
    if parts.scheme in ("http", "https"):
        return None if is_web_address(target) else "MB603"
    if parts.scheme == "mailto":
        return None
    if parts.scheme or target.startswith(("//", "\\")) or not target:
        return "MB603"
    if not parts.path or parts.path.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path)))
    if path.startswith("content/tep/"):
        return None if path.removeprefix("content/tep/") in attachments else "MB604"
    if path.endswith(".md"):
        return None if path in pages else "MB604"
    return "MB604" if posixpath.splitext(path)[1] or not path.startswith("content/") else None


def _place(entry: Entry[Any], text: str, index: int) -> tuple[int, int]:
    return entry.body_line + text.count("\n", 0, index), index - (text.rfind("\n", 0, index) + 1) + 1
