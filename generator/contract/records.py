"""Validated records with their places: what checking hands to deriving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast

from generator.contract.articles import Article, Prose
from generator.contract.kinds import BUILT_IN_AREAS
from generator.contract.measures import Indicator, Survey
from generator.contract.plan import Area, Document, Office, Plan, Task, Unit
from generator.contract.values import Record

R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[R_co]):
    """A record and where it stands.

    `id` is the record's id (an article's or page's: its file's name without ending). `file` is relative to ROOT with
    forward slashes, `line` and `column` count from 1. `year` is the plan year's folder, 0 for what belongs to no year.
    `body` is the Markdown below an article's declaration, `body_line` the line it starts on. `stamp` changes whenever
    the record's text in its file does.
    """

    id: str
    record: R_co
    file: str
    line: int = 1
    column: int = 1
    year: int = 0
    body: str = ""
    body_line: int = 1
    stamp: str = ""


_BUILT_IN = tuple(Entry(id=area.id, record=area, file="data/linh-vuc.yml") for area in BUILT_IN_AREAS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All records of one commune, by kind, in path order then file order. `attachments` are the paths in content/tep/.

    `first_year` is that of the oldest plan year's folder, whether or not anything in it is published yet; None without one.
    """

    entries: Mapping[str, tuple[Entry[Any], ...]] = field(default_factory=dict)
    attachments: frozenset[str] = frozenset()
    first_year: int | None = None

    def of(self, kind: str) -> tuple[Entry[Any], ...]:
        """All entries of a kind by its name; () when there are none."""
        return self.entries.get(kind, ())

    @property
    def office(self) -> Office:
        """The commune. Raises IndexError when co-quan.yml was missing, which checking reports."""
        return cast("Office", self.of("co-quan")[0].record)

    @property
    def units(self) -> tuple[Entry[Unit], ...]:
        """Units as listed."""
        return self.of("don-vi")

    @property
    def areas(self) -> tuple[Entry[Area], ...]:
        """The built-in areas, as renamed in linh-vuc.yml, then the commune's own."""
        own = {entry.id: entry for entry in self.of("linh-vuc")}
        built_in = [own.pop(each.id, each) for each in _BUILT_IN]
        return (*built_in, *own.values())

    @property
    def documents(self) -> tuple[Entry[Document], ...]:
        """Documents as listed."""
        return self.of("van-ban")

    @property
    def plans(self) -> tuple[Entry[Plan], ...]:
        """Plans by year."""
        return self.of("ke-hoach")

    @property
    def tasks(self) -> tuple[Entry[Task], ...]:
        """Tasks of all years."""
        return self.of("nhiem-vu")

    @property
    def indicators(self) -> tuple[Entry[Indicator], ...]:
        """Indicators of all years."""
        return self.of("chi-so")

    @property
    def surveys(self) -> tuple[Entry[Survey], ...]:
        """Surveys of all years."""
        return self.of("hai-long")

    @property
    def articles(self) -> tuple[Entry[Article], ...]:
        """Articles by path."""
        return self.of("bai-viet")

    @property
    def prose(self) -> tuple[Entry[Prose], ...]:
        """Prose pages by path."""
        return self.of("trang")
