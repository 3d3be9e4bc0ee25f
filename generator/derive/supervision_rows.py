"""The one shape of everything that supervision lists: a row, the matter it is listed under, and the block they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.contract.plan import Area, Document, Unit
from generator.derive.plan_facts import TaskFacts
from generator.words.vietnamese import format_date, sort_key


@dataclass(frozen=True, slots=True)
class Said:
    """A few words in a note. `address` is where they lead, from the site's root; None leads nowhere."""

    text: str
    address: str | None = None


Note = tuple[Said, ...]
"""What is said under one label; empty when there is nothing to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that supervision looks at.

    `subject` names the thing, so that what stands in several blocks is counted once. `noun` says what kind of thing it
    is. `units` are those who answer for it, `areas` what it belongs to; either may be empty. `pressing`: it needs an
    answer today; what is only to be known does not. `waiting`: nobody has answered yet, but there is still time. `number`
    and `since` are what the matter's labels say. `notes` are in the order of the matter's labels. `year` is the plan year.
    """

    subject: str
    noun: str
    title: str
    address: str
    year: int
    pressing: bool
    units: tuple[Unit, ...] = ()
    areas: tuple[Area, ...] = ()
    number: int | None = None
    since: date | None = None
    notes: tuple[Note, ...] = ()
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a block is about.

    `key` is its place on the page, with an underscore so that no record's id can be the same. `about` says in one
    sentence what is in it, `none` that nothing is. `number` and `since` head their columns, None where rows have none.
    `notes` are the labels of the rows' notes. `mixed`: its rows are of several kinds, so each says which.
    `listed` is the label of the note whose parts stand on lines of their own, None where notes run on.
    """

    key: str
    title: str
    about: str
    none: str
    number: str | None
    since: str | None
    notes: tuple[str, ...]
    mixed: bool = False
    listed: str | None = None

    @property
    def file(self) -> str:
        """The name of its table, without ending."""
        return self.key.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A matter with its rows. `elsewhere` counts rows that a narrower view leaves out because they name no unit or area."""

    matter: Matter
    rows: tuple[Row, ...]
    elsewhere: int = 0

    @property
    def pressing(self) -> int:
        """Rows that need an answer today."""
        return sum(each.pressing for each in self.rows)


def block_of(matter: Matter, rows: Iterable[Row]) -> Block:
    """The block in its order: what needs an answer, what waits for one, the rest; the greatest number first, then by name."""
    return Block(matter=matter, rows=tuple(sorted(rows, key=_order)))


def said(*texts: str | None) -> Note:
    """A note of plain texts; None and empty ones are left out."""
    return tuple(Said(" ".join(each.split())) for each in texts if each)


def day_said(day: date | None) -> Note:
    """A note of one day."""
    return (Said(format_date(day)),) if day else ()


def document_said(document: Document) -> Said:
    """A document by its number, else by what it is about."""
    return Said(" ".join((document.number or document.summary).split()), f"van-ban/{document.id}/")


def before(year: int, plan_year: int | None) -> bool:
    """Whether a record belongs to a year before the plan year: then what is closed of it is no longer listed."""
    return plan_year is not None and year < plan_year


def row_of_task(
    each: TaskFacts,
    *,
    notes: tuple[Note, ...],
    number: int | None = None,
    since: date | None = None,
    pressing: bool = True,
) -> Row:
    """A row of a task; its lead unit answers for it."""
    return Row(
        subject=f"nhiem-vu/{each.task.id}",
        noun="Nhiệm vụ",
        title=each.task.name,
        address=f"nhiem-vu/{each.task.id}/",
        year=each.year,
        pressing=pressing,
        units=(each.lead,),
        areas=(each.area,),
        number=number,
        since=since,
        notes=notes,
    )


def _order(row: Row) -> tuple[bool, bool, int, object, str]:
    return not row.pressing, not row.waiting, -(row.number or 0), sort_key(row.title), row.subject
