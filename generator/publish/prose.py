"""Markdown that people wrote → HTML that is safe to publish: a fixed set of marks, links resolved, nothing that runs.

Two walls, since Markdown lets raw HTML and `javascript:` pass: raw tags are dropped while Markdown is read (MB605 tells
the writer), and what comes out goes through an allow-list (nh3).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import count
from urllib.parse import quote, unquote, urlsplit

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup

from generator.contract.values import is_web_address
from generator.publish.slugs import slug
from generator.publish.text import paragraphs

_INLINE = {"a", "br", "code", "em", "img", "strong", "sup"}
_BLOCKS = {"blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
_TABLES = {"table", "thead", "tbody", "th", "tr", "td"}
_EMPTIED = ("script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript", "textarea", "select", "title")
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title", "class"},
    "div": {"class"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    **{name: {"id"} for name in ("h1", "h2", "h3", "h4", "h5", "h6", "li", "sup")},
}
_ALIGNED = {name: {"align": {"left", "center", "right"}} for name in ("th", "td")}
_CLASSES = {"footnote", "footnote-ref", "footnote-backref"}
# Ids of the theme's own machinery start with underscores; an article's never do.
_ID = re.compile(r"[a-z0-9][a-z0-9:_-]*\Z")
_ATTACHMENTS = "content/tep/"
# nh3 writes every attribute in double quotes and leaves "<" and ">" to real tags, so its tags can be found by pattern.
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"(</?h)([1-6])\b")
_TITLE = re.compile(r"\s*<h1[^>]*>(.*?)</h1>", re.DOTALL)
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_IMAGE = re.compile(r"<img\b([^>]*)>")
_OPEN_TABLE = re.compile("<table>")
_SCROLL = '<div class="mb-scroll" role="region" aria-label="Bảng {}" tabindex="0"><table class="mb-plain">'
_EMPTY = re.compile(r"<(p|h[1-6])\b[^>]*>\s*</\1>\n?")
# Marks of Markdown, for words_of: tags, what follows a link's words, and the signs themselves.
_TYPED_TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?[a-zA-Z][^<>]*>", re.DOTALL)
_TARGET = re.compile(r"\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_MARKS = re.compile(r"(?m)^[ \t]*(?:#{1,6}|>|[-*+]|\d+[.)])[ \t]+|^[ \t|:-]+$|[*`\[\]]|!(?=\[)|(?<!\w)_|_(?!\w)")
# Beyond these a text is shown as typed, for Markdown's time grows with the square of each, and its stack with the depth.
_MOST_CHARACTERS = 200_000
_MOST_BLOCKS = 10_000
_LONGEST_BLOCK = 50_000
_MOST_BRACKETS = 5_000
_MOST_BRACKETS_IN_BLOCK = 2_000
_MOST_HEADINGS = 1_000
_HEADING_LINE = re.compile(r"^ {0,3}(?:#|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_DEEP_LINE = re.compile(r"^[ \t]*(?:(?:[-*+][ \t]|>|\d{1,9}[.)][ \t])[ \t]*){30}|^[ \t]{120}", re.MULTILINE)
_FIXED = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A text ready to publish.

    `title` is its own level-one heading at the very top, None without one (or where it has several); it is then not in
    `html`. `html` has headings from level 2 down and addresses from the site's root (`~/…`).
    """

    title: str | None
    html: Markup


def prose_of(body: str, *, file: str, pages: Mapping[str, str]) -> Prose:
    """A whole prose page, or the Markdown below an article's declaration (contract §1, §2).

    `file` is where it stands, relative to ROOT (`content/gioi-thieu.md`): links are meant from there. `pages` are the
    published Markdown files with their addresses (`content/bai-viet/a.md`: `bai-viet/a/`); a link to any other loses
    its address and keeps its words. A text so dense in marks that converting it would take minutes is shown as typed.
    """
    if _too_dense(body):
        return Prose(title=None, html=paragraphs(body))
    clean = nh3.clean(
        _converter().reset().convert(body),
        tags=_INLINE | _BLOCKS | _TABLES,
        clean_content_tags=set(_EMPTIED),
        attributes=_ATTRIBUTES,
        attribute_filter=_filter_for(file, pages),
        tag_attribute_values=_ALIGNED,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    title, clean = _opening(clean)
    return Prose(title=title, html=Markup(_finished(clean)))  # noqa: S704  (cleaned by nh3)


def _too_dense(body: str) -> bool:
    """Whether converting would take minutes: no text for people is like this, and none may hold up the site."""
    if len(body) > _MOST_CHARACTERS or body.count("[") > _MOST_BRACKETS:
        return True
    if len(_HEADING_LINE.findall(body)) > _MOST_HEADINGS or _DEEP_LINE.search(body):
        return True
    blocks = re.split(r"\n[ \t]*\n", body)
    return len(blocks) > _MOST_BLOCKS or any(
        len(each) > _LONGEST_BLOCK or each.count("[") > _MOST_BRACKETS_IN_BLOCK for each in blocks
    )


def words_of(body: str) -> str:
    """The words of Markdown on one line, for the search and for summaries, at a fraction of what converting costs."""
    return " ".join(_MARKS.sub("", _TARGET.sub("] ", _TYPED_TAG.sub(" ", body))).replace("|", " ").split())


def resolve(target: str, *, file: str, pages: Mapping[str, str]) -> str | None:
    """Where a link leads: an absolute address, `~/…` from the site's root, `#…` in the page, or None for nowhere."""
    target = target.strip()
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        return target if is_web_address(target) else None
    if parts.scheme == "mailto":
        return target
    if parts.scheme or parts.netloc or "\\" in target or target.startswith("//"):
        return None
    query = f"?{quote(parts.query, safe='=&%+')}" if parts.query else ""
    ending = query + (f"#{quote(parts.fragment, safe=':%')}" if parts.fragment else "")
    if not parts.path:
        return ending or None
    inside = _inside(unquote(parts.path), file, pages)
    return None if inside is None else f"~/{quote(inside, safe='/')}{ending}"


def _inside(path: str, file: str, pages: Mapping[str, str]) -> str | None:
    """The address from the site's root, without slash in front; None outside the site or for a page not published."""
    # An absolute path is meant from the site's root, wherever the site itself is published.
    base = "content" if path.startswith("/") else posixpath.dirname(file)
    whole = posixpath.normpath(posixpath.join(base, path.lstrip("/") if path.startswith("/") else path))
    if whole == "content":
        return ""
    if not whole.startswith("content/"):
        return None
    if whole.endswith(".md"):
        return pages.get(whole)
    folder = path.endswith("/") or (not whole.startswith(_ATTACHMENTS) and not posixpath.splitext(whole)[1])
    return whole.removeprefix("content/") + ("/" if folder else "")


def _filter_for(file: str, pages: Mapping[str, str]) -> Callable[[str, str, str], str | None]:
    """What becomes of each attribute on the allow-list; None drops it."""

    def kept(_: str, name: str, value: str) -> str | None:
        if name == "href":
            return resolve(value, file=file, pages=pages)
        if name == "src":
            found = resolve(value, file=file, pages=pages)
            return found if found is not None and found.startswith("~/tep/") else None
        if name == "id":
            return value if _ID.match(value) else None
        if name == "class":
            return value if value in _CLASSES else None
        if name == "start":
            return value if value.isascii() and value.isdigit() else None
        return value

    return kept


def _opening(clean: str) -> tuple[str | None, str]:
    """The title at the top, and the rest with its highest heading at level 2."""
    title = None
    found = _TITLE.match(clean)
    if found is not None and clean.count("<h1") == 1:
        title, clean = " ".join(unescape(_TAG.sub("", found[1])).split()) or None, clean[found.end() :]
    highest = min((int(level) for _, level in _HEADING.findall(clean)), default=2)
    return title, _HEADING.sub(lambda tag: f"{tag[1]}{min(int(tag[2]) + 2 - highest, 6)}", clean)


def _finished(clean: str) -> str:
    """Links and pictures marked, wide tables that scroll, and no blank line."""
    html = _EMPTY.sub("", _IMAGE.sub(_picture, _LINK.sub(_link, clean)))
    numbers = count(1)
    html = _OPEN_TABLE.sub(lambda _: _SCROLL.format(next(numbers)), html)
    html = html.replace("</table>", "</table></div>")
    # Words that look like an address of ours must not be taken for one (templates.inside_of), hence the quotes.
    html = "".join(part if part.startswith("<") else part.replace('"', "&quot;") for part in re.split(r"(<[^>]*>)", html))
    parts = (
        re.sub(r"\n(?=[ \t]*\n)", "&#10;", part) if part.startswith("<pre>") else re.sub(r"\n\s*\n", "\n", part)
        for part in _FIXED.split(html)
    )
    return "".join(parts).strip()


def _link(link: re.Match[str]) -> str:
    """Links to other sites say that we do not vouch for them; a link that leads nowhere leaves its words."""
    if ' href="' not in link[1]:
        return link[2]
    outside = re.search(r' href="https?:', link[1])
    return f'<a{link[1]} rel="nofollow noopener">{link[2]}</a>' if outside else link[0]


def _picture(image: re.Match[str]) -> str:
    """A picture that may not be shown leaves its description."""
    if ' src="' in image[1]:
        return f'<img{image[1]} loading="lazy">'
    found = re.search(r' alt="([^"]*)"', image[1])
    return found[1] if found else ""


class _RawTag(InlineProcessor):
    """Drops HTML typed in the text: whole elements that would run or load something, of others the tags alone."""

    # What is never closed goes to the end of its paragraph, as in HTML; looking for the end once more at each start would
    # take a time that grows with the square.
    PATTERN = rf"<({'|'.join(_EMPTIED)})\b[^>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|</?[a-zA-Z][^<>]*>"

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # noqa: ARG002, N802
        kept = "<br>" if re.fullmatch(r"<br\s*/?>", m[0]) else ""
        return self.md.htmlStash.store(kept) if kept else "", m.start(0), m.end(0)


class _NoRawHtml(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.register(_RawTag(_RawTag.PATTERN, md), "html", 90)


@cache
def _converter() -> Markdown:
    """One converter for all texts, reset before each: making one costs as much as converting a page."""
    return Markdown(
        output_format="html",
        extensions=[
            "def_list",
            "fenced_code",
            "sane_lists",
            TableExtension(use_align_attribute=True),
            FootnoteExtension(BACKLINK_TITLE="Về chỗ có chú thích {}"),
            TocExtension(slugify=lambda text, _: slug(text), marker=""),
            _NoRawHtml(),
        ],
    )
