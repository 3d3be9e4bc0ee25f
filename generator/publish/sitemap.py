"""Addresses as a whole: the sitemap, what robots are told, and former addresses that lead to today's."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator

from markupsafe import escape

from generator.contract.kinds import KINDS
from generator.contract.records import Records
from generator.derive.facts import Facts
from generator.publish.outputs import Draft


def sitemap_files(facts: Facts, pages: Iterable[Draft]) -> dict[str, bytes]:
    """sitemap.xml, the same compressed (without a time in it), and robots.txt."""
    root = site_address(facts)
    lines = "\n".join(f"<url><loc>{escape(root + page.address)}</loc></url>" for page in pages)
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}\n</urlset>\n'.encode()
    return {
        "sitemap.xml": sitemap,
        "sitemap.xml.gz": gzip.compress(sitemap, mtime=0),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {root}sitemap.xml\n".encode(),
    }


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
