"""Pages by kind. To add a kind of page: write its room here, its template, and its line in PAGE_MAKERS."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.derive.facts import Facts
from generator.publish.outputs import Draft

PageMaker = Callable[[Facts], Iterator[Draft]]

PAGE_MAKERS: tuple[PageMaker, ...] = ()


def all_pages(facts: Facts) -> Iterator[Draft]:
    """Every page of the site."""
    for maker in PAGE_MAKERS:
        yield from maker(facts)
