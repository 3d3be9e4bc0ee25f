"""The search index: an entry a page, made from the data and never by parsing pages, and the words residents use.

The site's own script reads it (theme/assets/javascripts/minhbach-find.js); nothing of it is HTML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.contract import kinds
from generator.contract.synonyms import SynonymGroup
from generator.publish.outputs import Draft

ADDRESS = "search/search_index.json"
GROUPS: dict[str, str] = {
    **{
        kind.name: kind.title
        for kind in (
            kinds.TASK,
            kinds.INDICATOR,
            kinds.DOSSIER,
            kinds.UNIT,
            kinds.AREA,
            kinds.DOCUMENT,
            kinds.ARTICLE,
            kinds.SURVEY,
            kinds.SCORECARD,
            kinds.FEEDBACK,
            kinds.SHORTCOMING,
            kinds.REPORT,
            kinds.RECOGNITION,
            kinds.INSPECTION,
            kinds.RECOMMENDATION,
        )
    },
    "giao-ban": "Giao ban",
    "trang": "Trang chung",
}
"""What results are grouped by: the first part of a page's address, and its heading. What is no record's page comes last."""
_REGISTERS = frozenset({"ho-so", "kien-nghi", "ton-tai", "bao-cao", "ghi-nhan"})
"""Kinds whose records stand together on the page of a year: the page stands for them."""
_NUMBERS = {name: number for number, name in enumerate(GROUPS)}


def search_files(pages: Iterable[Draft], synonyms: Iterable[SynonymGroup]) -> dict[str, bytes]:
    """The index; pages without search words are left out. `said` is shown below a title, `text` only searched.

    `words` are the groups of synonyms: what pages say, and how residents call it. The script looks for the former too
    where the latter is typed, so that a group costs its own length and nothing for each page.
    """
    index = {
        "groups": list(GROUPS.values()),
        "words": [[list(each.words), list(each.spoken)] for each in synonyms],
        "docs": [entry for page in pages for entry in _entries(page)],
    }
    return {ADDRESS: json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()}


def group_of(address: str) -> str:
    """`nhiem-vu` for a task's page, `trang` for the list of tasks and whatever is no record's page."""
    first, _, rest = address.partition("/")
    return first if first in GROUPS and (rest or first in _REGISTERS) else "trang"


def _entries(page: Draft) -> Iterator[dict[str, Any]]:
    if page.search is None:
        return
    group = _NUMBERS[group_of(page.address)]
    said = page.description.removeprefix(page.title).lstrip(" :")
    yield {"location": page.address, "group": group, "title": page.title, "said": said, "text": page.search}
    for spot in page.spots:
        location = f"{page.address}#{spot.anchor}"
        yield {"location": location, "group": group, "title": spot.title, "said": spot.description, "text": ""}
