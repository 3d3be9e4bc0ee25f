"""Addresses as a whole: the sitemap, what robots are told, and former addresses that lead to today's."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from datetime import date

from markupsafe import escape

from generator.contract.kinds import KINDS
from generator.contract.records import Records
from generator.derive.facts import Facts
from generator.publish.modified import modified_days
from generator.publish.outputs import Draft

_FURTHER = re.compile(r"trang/\d+/$")
_UNLISTED = {"poster.html", "gone.html"}
"""Templates of pages that no search engine need show: sheets to print, of which a list tells, and what is no more."""


def sitemap_files(facts: Facts, pages: Iterable[Draft]) -> dict[str, bytes]:
    """sitemap.xml, the same compressed (without a time in it), and robots.txt."""
    root, days = site_address(facts), modified_days(facts)
    listed = (page.address for page in pages if is_listed(page))
    lines = "\n".join(_line(root + address, days.get(_FURTHER.sub("", address))) for address in listed)
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}\n</urlset>\n'.encode()
    return {
        "sitemap.xml": sitemap,
        "sitemap.xml.gz": gzip.compress(sitemap, mtime=0),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {root}sitemap.xml\n".encode(),
    }


def _line(address: str, day: date | None) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>"


def is_listed(draft: Draft) -> bool:
    """Whether search engines are told of the page, and may show it."""
    return draft.template not in _UNLISTED


def redirect_files(records: Records, pages: Iterable[Draft]) -> dict[str, bytes]:
    """A small page at each former address (ma_cu) that leads to the record's page of today (contract §2)."""
    living = {page.address for page in pages}
    found = {}
    for folder, former, now in _former(records):
        if f"{folder}/{now}/" in living and f"{folder}/{former}/" not in living:
            found[f"{folder}/{former}/index.html"] = _redirect(f"../{now}/").encode()
    return found


def site_address(facts: Facts) -> str:
    """Where the site is published, ending in a slash."""
    return facts.office.site_address.rstrip("/") + "/"


def _former(records: Records) -> Iterator[tuple[str, str, str]]:
    for kind in KINDS:
        if "former_ids" in kind.model.model_fields:
            for entry in records.of(kind.name):
                for former in entry.record.former_ids:
                    yield kind.name, former, entry.id


def _redirect(target: str) -> str:
    return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Trang đã chuyển địa chỉ</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{target}">
</head>
<body>
<p>Trang này đã chuyển tới <a href="{target}">địa chỉ mới</a>.</p>
</body>
</html>
"""
