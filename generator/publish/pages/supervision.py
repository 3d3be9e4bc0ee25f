"""Supervision: everything a Front officer asks about before a session; of the whole commune, of a unit, of an area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.derive.event_changes import Change
from generator.derive.facts import Facts
from generator.derive.supervision import Supervision, by_area, by_unit, supervision_of
from generator.derive.supervision_rows import Block, Matter, Row
from generator.publish.outputs import Draft
from generator.publish.pages.recommendations import recommendation_pages
from generator.publish.pages.registers import FEED
from generator.publish.supervision_csv import EVERYTHING, FOLDER, narrow_address, table_address
from generator.words.vietnamese import format_count, format_date

ADDRESS = "giam-sat/"
SHOWN = 100
"""Rows of one block that a page shows; beyond that it says so, and the table for Excel has them all."""
OPEN = 5
"""Rows of one block that stand open, those that need an answer or wait for one; the rest is a tap away, and open on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A unit or area to look at alone. `pressing` counts what needs an answer there; `current`: it is what is shown."""

    id: str
    name: str
    address: str
    pressing: int
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A block as the page shows it.

    `known` are the rows that need no answer; `rest` is what the bar of the longest block has more than this one's.
    `rows` are those shown: `first` stand open, `folded` are a tap away under the words `more`. `hidden` counts those not
    shown. `table` is its file, None where the page has one file for all.
    """

    matter: Matter
    total: int
    pressing: int
    known: int
    rest: int
    rows: tuple[Row, ...]
    first: tuple[Row, ...]
    folded: tuple[Row, ...]
    more: str
    hidden: int
    elsewhere: int
    table: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What part of the commune a page is about. `what` says what it sorts by: đơn vị, lĩnh vực; empty for the whole."""

    what: str
    name: str
    address: str
    table: str


def supervision_pages(facts: Facts, changes: Sequence[Change] | None = None) -> Iterator[Draft]:
    """The page of the commune, one for each unit and area, and one for each recommendation. `changes` as in derive."""
    whole = supervision_of(facts, changes)
    units = by_unit(whole, [each.unit.id for each in facts.units])
    areas = by_area(whole, [each.area.id for each in facts.areas])
    unit_names = {each.unit.id: each.unit.name for each in facts.units}
    unit_labels = {each.unit.id: each.unit.label for each in facts.units}
    area_names = {each.area.id: each.area.name for each in facts.areas}
    scopes = [
        (Scope(what="", name="", address=ADDRESS, table=f"{FOLDER}{EVERYTHING}.csv"), whole),
        *((_scope("don-vi", "đơn vị", name, unit_names), view) for name, view in units.items()),
        *((_scope("linh-vuc", "lĩnh vực", name, area_names), view) for name, view in areas.items()),
    ]
    for scope, view in scopes:
        yield _page(
            facts,
            scope,
            view,
            choices=(
                ("don-vi", "Đơn vị", tuple(_choices("don-vi", units, unit_labels, scope))),
                ("linh-vuc", "Lĩnh vực", tuple(_choices("linh-vuc", areas, area_names, scope))),
            ),
        )
    yield from recommendation_pages(facts)


def narrow_page(folder: str, name: str) -> str:
    """`giam-sat/don-vi/<ma>/`: two parts below giam-sat/, so that it is no recommendation's address (giam-sat/<ma>/)."""
    return f"{ADDRESS}{folder}/{name}/"


def sections_of(blocks: Sequence[Block], *, whole: bool) -> tuple[Section, ...]:
    """The blocks as a page shows them."""
    longest = max((len(each.rows) for each in blocks), default=0)
    return tuple(_section(each, longest, whole=whole) for each in blocks)


def _section(block: Block, longest: int, *, whole: bool) -> Section:
    shown = block.rows[:SHOWN]
    first = _open_rows(shown)
    folded = shown[len(first) :]
    return Section(
        matter=block.matter,
        total=len(block.rows),
        pressing=block.pressing,
        known=len(block.rows) - block.pressing,
        rest=longest - len(block.rows),
        rows=shown,
        first=first,
        folded=folded,
        more=_more(folded, further=bool(first)),
        hidden=max(0, len(block.rows) - SHOWN),
        elsewhere=block.elsewhere,
        table=table_address(block.matter) if whole and block.rows else None,
    )


def _open_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The first rows that need an answer or wait for one; one more rather than a fold for a single row."""
    asked = tuple(each for each in rows if each.pressing or each.waiting)
    return asked if len(asked) == len(rows) == OPEN + 1 else asked[:OPEN]


def _more(rows: Sequence[Row], *, further: bool) -> str:
    """What a tap opens: "Xem thêm 3 việc cần trả lời, 2 việc để biết"; empty when nothing is folded."""
    pressing = sum(each.pressing for each in rows)
    parts = ((pressing, "việc cần trả lời"), (len(rows) - pressing, "việc để biết"))
    told = ", ".join(f"{format_count(count)} {what}" for count, what in parts if count)
    return f"{'Xem thêm' if further else 'Xem'} {told}" if told else ""


def _scope(folder: str, what: str, name: str, names: Mapping[str, str]) -> Scope:
    return Scope(what=what, name=names[name], address=narrow_page(folder, name), table=narrow_address(folder, name))


def _choices(folder: str, views: Mapping[str, Supervision], names: Mapping[str, str], scope: Scope) -> Iterable[Choice]:
    for name, view in views.items():
        address = narrow_page(folder, name)
        yield Choice(id=name, name=names[name], address=address, pressing=view.pressing, current=address == scope.address)


def _page(facts: Facts, scope: Scope, view: Supervision, choices: tuple[tuple[str, str, tuple[Choice, ...]], ...]) -> Draft:
    heading = f"Giám sát: {scope.name}" if scope.what else "Giám sát cải cách hành chính"
    return Draft(
        address=scope.address,
        title=heading,
        description=_description(facts, scope, view),
        section="giam-sat",
        template="supervision.html",
        context={
            "office": facts.office,
            "scope": scope,
            "view": view,
            "sections": sections_of(view.blocks, whole=not scope.what),
            "choices": choices,
            "recommendations": [(each, " ".join(each.recommendation.text.split())) for each in view.register.rows],
            "shown": SHOWN,
        },
        feeds=(FEED,),
        search="giám sát Mặt trận Tổ quốc việc chậm thiếu minh chứng gia hạn kiến nghị" if not scope.what else None,
    )


def _description(facts: Facts, scope: Scope, view: Supervision) -> str:
    who = scope.name if scope.what else facts.office.name
    return (
        f"{who}: {format_count(view.pressing)} việc cần được trả lời tính đến {format_date(view.as_of)}: "
        "việc chậm, thiếu minh chứng, thiếu nguyên nhân, gia hạn, kiến nghị chưa trả lời, báo cáo chưa nộp."
    )
