"""Lists that are cut to what a page has room for, and say how much they leave out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut(Generic[Item]):
    """The first items of a list. `total` counts them all; what is `hidden` the page must tell of, with the way to it."""

    lines: tuple[Item, ...]
    total: int

    @property
    def hidden(self) -> int:
        """What is only counted."""
        return self.total - len(self.lines)


def cut(found: Sequence[Item], most: int) -> Cut[Item]:
    """The first of these, at most so many."""
    return Cut(lines=tuple(found[:most]), total=len(found))


def cut_lines(found: Sequence[Item], most: int, line: Callable[[Item], Line]) -> Cut[Line]:
    """The same, each as a line of the page; what is left out is not made into one."""
    return Cut(lines=tuple(map(line, found[:most])), total=len(found))
