"""The head of every page for other programs: description, address, social card, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.derive.facts import Facts
from generator.publish.cards.chosen import card_of
from generator.publish.cards.picture import HEIGHT, WIDTH
from generator.publish.linked import image_address, linked_of, script_of
from generator.publish.outputs import Card, Draft
from generator.publish.sitemap import is_listed
from generator.publish.templates import escaped

MOST_OF_A_KIND = 40
"""Pages of one kind that have a card each; further ones have that of their section. A card takes some 2 ms to draw."""
_OF_YEAR = re.compile(r"data/(\d+)/")


def with_heads(pages: Iterable[Draft], facts: Facts) -> tuple[Draft, ...]:
    """The pages, each with its card and what it tells search engines."""
    drafts = tuple(pages)
    own = {draft.address: card for draft in drafts if (card := card_of(draft, facts)) is not None}
    for address in _too_many(drafts, own):
        del own[address]
    return tuple(_with_head(draft, own, facts) for draft in drafts)


def _too_many(drafts: Iterable[Draft], own: Mapping[str, Card]) -> list[str]:
    """Of each kind of page the addresses beyond those of the newest years, of which a card of their own would cost too much."""
    kinds: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.address in own and draft.template != "task.html":
            kinds.setdefault(draft.template, []).append(draft)
    return [draft.address for kind in kinds.values() for draft in sorted(kind, key=_year, reverse=True)[MOST_OF_A_KIND:]]


def _year(draft: Draft) -> str:
    """The folder of a year in the page's data file; the same for all that lie in none."""
    found = _OF_YEAR.match(draft.source or "")
    return found[1] if found else ""


def _with_head(draft: Draft, own: Mapping[str, Card], facts: Facts) -> Draft:
    folder = draft.address.partition("/")[0]
    card = own.get(draft.address) or own.get(f"{folder}/") or own[""]
    carded = replace(draft, card=card)
    linked = linked_of(carded, facts)
    return carded if linked is None else replace(carded, linked=linked)


def head_of(draft: Draft, name: str, site: str) -> str:
    """The lines that differ from page to page; `name` is the site's, `site` its address, ending in a slash."""
    description, address = escaped(draft.description), escaped(site + draft.address)
    article = draft.template == "article.html"
    lines = f"""<meta name="description" content="{description}">
<link rel="canonical" href="{address}">
<meta property="og:type" content="{"article" if article else "website"}">
<meta property="og:locale" content="vi_VN">
<meta property="og:site_name" content="{escaped(name)}">
<meta property="og:title" content="{escaped(draft.title)}">
<meta property="og:description" content="{description}">
<meta property="og:url" content="{address}">"""
    if article:
        lines += f'\n<meta property="article:published_time" content="{draft.context["article"].day.isoformat()}">'
    if draft.card is not None:
        lines += f"""
<meta property="og:image" content="{escaped(image_address(draft, site) or "")}">
<meta property="og:image:width" content="{WIDTH}">
<meta property="og:image:height" content="{HEIGHT}">
<meta name="twitter:card" content="summary_large_image">"""
    if not is_listed(draft):
        lines += '\n<meta name="robots" content="noindex">'
    return lines + script_of(draft, site)
