"""The whole site as a copy that opens from a disk: links lead to files, and scripts find what they would else fetch.

A browser lets no page on a disk read another file, save as a script. So the search index lies beside itself as a script
too, and so do the pages of a long list, from which site_templates/offline/minhbach-disk.js answers its filter.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote, unquote, urljoin, urlsplit

from markupsafe import escape

from generator.derive.facts import Facts
from generator.publish.disk_names import disk_names
from generator.publish.search import ADDRESS as INDEX
from generator.publish.shell import site_name
from generator.publish.sitemap import site_address
from generator.publish.slugs import slug
from generator.publish.templates import render
from generator.words.vietnamese import format_date

SITE = "trang"
"""The folder of the site in the copy; beside it lies only the page to open."""
COVER = "MO-TRANG-NAY.html"
_OURS = ("mo-trang.js", "minhbach-disk.js", "minhbach-disk.css")
_LONGEST_NAME = 40
_TAG = re.compile(
    r"""<!--.*?-->|<(?:a|area|audio|embed|form|iframe|image|img|link|meta|object|script|source|use|video)\b"""
    r"""(?:[^"'>]|"[^"]*"|'[^']*')*>""",
    re.DOTALL,
)
_LINK = re.compile(r"""(\s(?:action|data|data-mb-late|href|poster|src)=)(["'])(.*?)\2""", re.DOTALL)
_LEADS_ON = re.compile(r"""(\shttp-equiv="refresh" content="\d+; url=)()([^"]*)""")
_CONTENT = re.compile(r"""<div [^>]*\bid="noi-dung"[^>]*>""")
_LIST_PAGE = re.compile(r"(.*/)trang/\d+/index\.html")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Copy:
    """What is copied, and whose it is.

    `folder` is its name, `day` that of its figures, `site` where it is published (ending in a slash), `files` are addresses
    and `names` those of files that a disk cannot hold under their own.
    """

    folder: str
    title: str
    publisher: str
    demonstration: bool
    day: date
    site: str
    files: frozenset[str]
    names: Mapping[str, str]


def copy_name(facts: Facts) -> str:
    """`xa-minh-hoa-2026-11-10`: whose it is and the day of its figures."""
    return f"{slug(facts.office.name)[:_LONGEST_NAME].strip('-')}-{facts.as_of.isoformat()}"


def copy_of(facts: Facts, files: Collection[str]) -> Copy:
    """A copy of these files of the finished site."""
    carried = frozenset(
        file for file in files if not file.endswith(".map") and not file.startswith(("sitemap.xml", "assets/chia-se/"))
    )
    return Copy(
        folder=copy_name(facts),
        title=site_name(facts),
        publisher=f"{facts.office.name}, {facts.office.parent}",
        demonstration=facts.office.demonstration,
        day=facts.as_of,
        site=site_address(facts),
        files=carried,
        names=disk_names(carried),
    )


def front_of(copy: Copy) -> Iterator[tuple[str, bytes]]:
    """The page to open, and what the pages need on a disk: path in the archive, content."""
    yield f"{copy.folder}/{COVER}", render("disk_cover.html", copy=copy, start=f"{SITE}/index.html").encode()
    for name in _OURS:
        yield f"{copy.folder}/{SITE}/{name}", render(name).encode()


def entries_of(file: str, content: bytes, copy: Copy) -> Iterator[tuple[str, bytes]]:
    """What becomes of one file of the site: path in the archive, content."""
    name = copy.names.get(file, file)
    path = f"{copy.folder}/{SITE}/{name}"
    if not file.endswith(".html") or file.startswith("tep/"):
        yield path, content
        if file == INDEX:
            yield path.removesuffix("on"), b"var __index = " + _index(content, copy) + b";\n"
        return
    page = _page(file, content.decode(), copy)
    yield path, page.encode()
    if _is_fetched(file, copy.files):
        yield f"{path}.js", _as_script(page)


def _page(file: str, text: str, copy: Copy) -> str:
    folder = posixpath.dirname(file)
    root = "../" * file.count("/")
    text = _TAG.sub(lambda tag: _tag(tag[0], folder, root, copy), text)
    if file == "404.html" or "</head>" not in text or "<script" not in text:
        return text
    ours = f'<link rel="stylesheet" href="{root}{_OURS[2]}">\n<script src="{root}{_OURS[1]}"></script>\n</head>'
    text = text.replace("</head>", ours, 1)
    address = escape(copy.site + (f"{folder}/" if folder else ""))
    shown = address.partition("//")[2].rstrip("/")
    notice = (
        f'\n<p class="mb-disk">Bản lưu trên đĩa, số liệu tính đến {format_date(copy.day)}. '
        f'Trang mới nhất: <a href="{address}">{shown}</a></p>'
    )
    return _CONTENT.sub(lambda found: found[0] + notice, text, count=1)


def _tag(tag: str, folder: str, root: str, copy: Copy) -> str:
    if tag.startswith("<!--"):
        return tag
    pattern = _LEADS_ON if tag.startswith("<meta") else _LINK

    def changed(found: re.Match[str]) -> str:
        link = found[3]
        near = bool(root) and link.startswith(root)  # nearly all links of ours are written from the root, and then the same
        target = _target(link[len(root) :] if near else link, "" if near else folder, copy)
        return f"{found[1]}{found[2]}{link if target is None else target if _has_host(target) else root + target}{found[2]}"

    return pattern.sub(changed, tag)


@lru_cache(maxsize=65536)
def _target(written: str, folder: str, copy: Copy) -> str | None:
    """Where a link leads: a file of the copy, from its root; what is not in it, or is followed from elsewhere, the site.

    None where nothing is to be changed: other hosts, other parts of the same page.
    """
    link = html.unescape(written)
    try:
        parts, site = urlsplit(link), urlsplit(copy.site)
    except ValueError:  # no address at all
        return None
    if parts.scheme or parts.netloc or not (parts.path or not written):
        return None
    path, tail = unquote(parts.path), link[len(parts.path) :]
    if path.startswith("/"):
        if not path.startswith(site.path):
            return str(escape(urljoin(copy.site, link)))
        path, folder = path[len(site.path) :].lstrip("/"), ""
    target = posixpath.normpath(posixpath.join(folder, path))
    page = "index.html" if target == "." else f"{target}/index.html"
    target = page if page in copy.files else target
    if target not in copy.files or _is_followed(target):
        return str(escape(copy.site + quote(target.removesuffix("index.html")) + tail))
    return str(escape(quote(copy.names.get(target, target)) + tail))


def _has_host(link: str) -> bool:
    return link.startswith(("https://", "http://"))


def _is_followed(file: str) -> bool:
    """Feeds and calendars: programs ask for them again and again, at the site."""
    return file.endswith((".xml", ".opml", ".ics")) or file == "feed.json"


def _is_fetched(file: str, files: Collection[str]) -> bool:
    """Pages of a long list: its filter reads all of them."""
    if (found := _LIST_PAGE.fullmatch(file)) is not None:
        return f"{found[1]}index.html" in files
    return f"{file.removesuffix('index.html')}trang/2/index.html" in files


def _index(content: bytes, copy: Copy) -> bytes:
    """The search index, which names pages by their address; only a page that could not keep its name has another."""
    if not copy.names:
        return content
    index = json.loads(content)
    for each in index["docs"]:
        address, mark, anchor = each["location"].partition("#")
        file = f"{address}index.html"
        each["location"] = copy.names.get(file, file).removesuffix("index.html") + mark + anchor
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _as_script(text: str) -> bytes:
    return f"minhbachDisk({json.dumps(text, ensure_ascii=False)});\n".encode()
