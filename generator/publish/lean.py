"""The theme's stylesheets without the rules for what pages of ours never have: code, tabs, boxes, annotations, versions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NEVER = (
    "admonition|annotate|arithmatex|author|critic|emojione|filename|gemoji|grid|headerlink|highlight|highlighttable|keys|key-|linenodiv|linenos"
    "|md-annotation|md-author|md-clipboard|md-code|md-consent|md-draft|md-feedback|md-option|md-path|md-pagination|md-pin|md-post|md-profile|md-progress"
    "|md-select|md-dialog|md-social|md-source|md-status|md-tag\\b|md-tags|md-top\\b|md-tooltip|md-version|mermaid|result|tabbed|task-list|twemoji"
    "|c\\b|cpf\\b|hll\\b|s\\b|no-js [^,]*tabbed"
)
"""Beginnings of the names of classes that neither our templates, nor prose, nor the theme's shell as we set it ever has."""
_DEAD = re.compile(
    rf"\.(?:{_NEVER})|\[dir=rtl\]|\[data-md-color-(?:primary|accent)=(?!custom\b)[\w-]+\]|\bkbd\b|\baudio\b|\bvideo\b|\biframe\b"
)
_OUTSIDE = re.compile(r":(?:not|is|where)\([^()]*\)")
_LIST = re.compile(r",(?![^()\[\]]*[)\]])")
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[{}]|[^"{}]+', re.DOTALL)
_DECLARED = re.compile(
    r'(--md-[\w-]*(?:icon|mermaid|code-hl)[\w-]*):((?:"(?:[^"\\]|\\.)*"|\((?:"(?:[^"\\]|\\.)*"|[^"()])*\)|[^;{}"(])*);?'
)
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_DARK = re.compile(r'\[data-md-color-scheme="?slate"?\]')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_MAP = re.compile(r"\s*/\*# sourceMappingURL=\S+ \*/\s*\Z")


def lean(sheets: Iterable[str], beside: str) -> list[str]:
    """The sheets without dead rules, and then without values that no rule of theirs or of the text `beside` uses."""
    kept = ["".join(_rules(_blocks(_MAP.sub("", sheet)))) for sheet in sheets]
    used = {name for text in (*kept, beside) for name in _USED.findall(text)}
    return [_DECLARED.sub(lambda found: found[0] if found[1] in used else "", sheet) for sheet in kept]


def dark(sheets: Iterable[str]) -> str:
    """The rules of the dark colours, for pages whatever colours they say: where no script chooses, the device's wish does."""
    return "".join(rule for sheet in sheets for rule in _darkened(_blocks(_COMMENT.sub("", sheet))))


def _darkened(blocks: Iterable[tuple[str, str]]) -> Iterator[str]:
    for head, inside in blocks:
        if head.startswith(("@media", "@supports")):
            if left := "".join(_darkened(_blocks(inside))):
                yield f"{head}{{{left}}}"
        elif selectors := [each for each in _LIST.split(head) if _DARK.search(each)]:
            yield f"{_DARK.sub('[data-md-color-scheme]', ','.join(selectors)).strip()}{{{inside.strip()}}}"


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands at the outermost level: a head and what its braces hold, or a statement and nothing."""
    head, inside, depth = "", [""], 0
    for piece in _PIECE.findall(sheet):
        if piece == "{":
            depth += 1
            if depth == 1:
                inside = []
                continue
        elif piece == "}":
            depth -= 1
            if depth == 0:
                yield head, "".join(inside)
                head = ""
                continue
        if depth:
            inside.append(piece)
        else:
            *statements, rest = piece.split(";") if not head else [piece]
            for statement in statements:
                yield f"{statement};", ""
            head += rest
    if head.strip():
        yield head, ""


def _rules(blocks: Iterable[tuple[str, str]]) -> Iterator[str]:
    for head, inside in blocks:
        if head.endswith(";"):
            yield head
        elif head.startswith(("@media", "@supports")):
            left = "".join(_rules(_blocks(inside)))
            if left:
                yield f"{head}{{{left}}}"
        elif head.startswith("@") or not _DEAD.search(head):
            yield f"{head}{{{inside}}}"
        elif living := [selector for selector in _LIST.split(head) if not _DEAD.search(_OUTSIDE.sub("", selector))]:
            yield f"{','.join(living)}{{{inside}}}"
