"""What a rule is and what it yields: a fault of a record, at a path, with the facts of the case."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.contract.records import Entry, Records
from generator.contract.walk import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A rule broken by a record: the code, the path to the offending value and the facts of the case.

    `among` is what a suggestion for `value` may be chosen from.
    """

    code: str
    path: Path
    among: Collection[str] = ()
    facts: dict[str, object] = field(default_factory=dict)


Rule = Callable[[Entry[Any], Records], Iterator[Fault]]
"""What one record must keep to."""
KindRule = Callable[[Sequence[Entry[Any]]], Iterator[tuple[Entry[Any], Fault]]]
"""What the records of a kind must keep to among each other; given all of them, in path order then file order."""


def is_empty(path: Path) -> Fault:
    """§3: a required list holds at least one item."""
    return Fault(code="MB214", path=path, facts={"key": path[-1]})


def repeated_ids(named: Iterable[tuple[str, Path, str]]) -> Iterator[Fault]:
    """§2: an id of a part is its own within the record. Given id, path to it and what the part is called in a message."""
    seen: dict[str, str] = {}
    for name, path, where in named:
        if name in seen:
            yield Fault(code="MB301", path=path, facts={"value": name, "where": seen[name]})
        seen.setdefault(name, where)


def goes_with(given: str, lacking: str, advice: str, path: Path = ()) -> Fault:
    """§3: a key that says nothing without another one. `advice` is what to do, in Vietnamese."""
    return Fault(code="MB320", path=(*path, given), facts={"given": given, "lacking": lacking, "advice": advice})


def typed(number: Decimal) -> str:
    """A decimal in full, with the comma."""
    return format(number, "f").replace(".", ",")
