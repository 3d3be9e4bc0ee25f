"""The search index: an entry a page, made from the data and never by parsing pages."""

from __future__ import annotations

import json
from collections.abc import Iterable

from markupsafe import escape

from generator.publish.outputs import Draft

ADDRESS = "search/search_index.json"
_CONFIG = {
    "lang": ["vi"],
    "separator": r"[\s\-–/.,:;()\[\]«»\"“”]+",
    "pipeline": [],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}


def search_files(pages: Iterable[Draft]) -> dict[str, bytes]:
    """The index in the form that the theme's search reads; pages without search words are left out."""
    found = [
        {"location": page.address, "title": str(escape(page.title)), "text": str(escape(page.search))}
        for page in pages
        if page.search is not None
    ]
    index = {"config": _CONFIG, "docs": found}
    return {ADDRESS: json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()}
