"""The page of changes: what was published and later changed, removed or back-dated without saying so; and what is gone.

A record that was removed keeps its address: the page there says that it is gone, and what it last said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from generator.contract.kinds import BY_NAME, UNIT
from generator.contract.plan import Unit
from generator.derive.event_changes import REMOVED, TERMS, Change
from generator.derive.facts import Facts
from generator.derive.naming import PAGED, title_of
from generator.derive.publication import Publication
from generator.publish.outputs import Draft, FeedLink
from generator.publish.pages.listing import PageLink, page_address, page_links
from generator.words.vietnamese import format_count, format_date

PER_PAGE = 100
FEED = FeedLink(title="Tin giám sát", address="rss/giam-sat.xml")
_NOT_TOLD = "Trang này được dựng khi chưa có, hoặc không kèm, lịch sử các lần công bố, nên chưa có gì để so."
_LACKING = {
    "git": _NOT_TOLD,
    "none": _NOT_TOLD,
    "shallow": "Bản sao git dùng để dựng trang thiếu lịch sử, nên chưa so được với những lần công bố trước.",
}
"""What readers are told; that git is lacking or that nothing was committed yet is the same to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """A change as pages show it. `address` is where its record is read, `noun` what kind of record that is."""

    change: Change
    noun: str
    address: str
    when: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePart:
    """One page of the list: its views and the way to the others."""

    number: int
    pages: int
    total: int
    views: tuple[ChangeView, ...]
    links: tuple[PageLink, ...]


def change_pages(facts: Facts, history: Publication | str) -> Iterator[Draft]:
    """The list of all, one for each unit that has any, and a page for each removed record that had one."""
    views = views_of(facts, history.changes) if isinstance(history, Publication) else []
    counts = [(term, sum(each.change.term.key == term.key for each in views)) for term in TERMS if term.key != "added"]
    units = [
        (each.unit, number)
        for each in facts.units
        if (number := sum(each.unit.id in {unit.id for unit in view.units} for view in views))
    ]
    context = {
        "facts": facts,
        "counts": [(term.label, format_count(number)) for term, number in counts],
        "chips": [(unit.label, f"thay-doi/don-vi/{unit.id}/", format_count(number)) for unit, number in units],
        "lacking": _LACKING[history] if isinstance(history, str) else None,
        "since": _when(history.since) if isinstance(history, Publication) and history.since else None,
        "skipped": 0 if isinstance(history, str) else history.skipped,
    }
    yield from _list("thay-doi/", views, {**context, "unit": None})
    for unit, _ in units:
        own = [view for view in views if unit.id in {each.id for each in view.units}]
        yield from _list(f"thay-doi/don-vi/{unit.id}/", own, {**context, "unit": unit})
    if isinstance(history, Publication):
        yield from _gone(facts, history, views)


def changes_by_page(facts: Facts, history: Publication | str) -> dict[str, tuple[ChangeView, ...]]:
    """The changes by the address of the page that shows their record, newest first. Those of what is gone have none."""
    found: dict[str, list[ChangeView]] = {}
    for view in views_of(facts, history.changes) if isinstance(history, Publication) else ():
        found.setdefault(view.address.partition("#")[0], []).append(view)
    return {address: tuple(views) for address, views in found.items()}


def changes_in(history: Publication | str) -> tuple[Change, ...] | None:
    """The undeclared changes that history tells; None where there is no history to tell by."""
    return history.changes if isinstance(history, Publication) else None


def views_of(facts: Facts, changes: Iterable[Change]) -> list[ChangeView]:
    """The changes as pages show them, newest first."""
    units = {each.unit.id: each.unit for each in facts.units}
    former = {name: each.unit for each in facts.units for name in each.unit.former_ids}
    known = former | units
    return [
        ChangeView(
            change=each,
            noun=BY_NAME[each.subject.record_kind].noun,
            address=each.subject.address,
            when=_when(each.time),
            units=tuple(known[name] for name in each.subject.units if name in known),
        )
        for each in reversed(list(changes))
    ]


def _list(first: str, views: Sequence[ChangeView], context: dict[str, object]) -> Iterator[Draft]:
    pages = max(1, -(-len(views) // PER_PAGE))
    unit = context["unit"]
    name = f"Thay đổi dữ liệu của {unit.label}" if isinstance(unit, Unit) else "Thay đổi dữ liệu đã công bố"
    for number in range(1, pages + 1):
        part = ChangePart(
            number=number,
            pages=pages,
            total=len(views),
            views=tuple(views[(number - 1) * PER_PAGE : number * PER_PAGE]),
            links=tuple(page_links(first, number, pages)),
        )
        yield Draft(
            address=page_address(first, number),
            title=name + (f" (trang {number})" if number > 1 else ""),
            description="Số liệu, thời hạn, câu trả lời đã công bố rồi được sửa, xóa hoặc ghi muộn mà không khai báo.",
            section="thay-doi",
            template="changes.html",
            context={**context, "part": part},
            feeds=(FEED,),
            search="lịch sử thay đổi sửa số liệu xóa ghi muộn điều chỉnh" if first == "thay-doi/" and number == 1 else None,
        )


def _gone(facts: Facts, published: Publication, views: Sequence[ChangeView]) -> Iterator[Draft]:
    """A page at each address that a removed record had, where nothing else stands today; a unit's says what its work became."""
    taken = {(kind, each) for kind in PAGED for each in _ids(facts, kind)}
    for (kind, tag), (entry, time) in sorted(published.removed.items()):
        own = [view for view in views if (view.change.subject.record_kind, view.change.subject.tag) == (kind, tag)]
        if kind == UNIT.name:
            own = [view for view in views if entry.id in view.change.subject.units]
        elif kind not in PAGED or not any(view.change.term.key == REMOVED.key for view in own):
            continue
        for name in (entry.id, *entry.record.former_ids):
            if (kind, name) not in taken:
                taken.add((kind, name))
                yield Draft(
                    address=f"{kind}/{name}/",
                    title=title_of(entry.record) or entry.id,
                    description=f"Mục này không còn trong dữ liệu kể từ ngày {format_date(time.date())}.",
                    section=kind,
                    template="gone.html",
                    context={
                        "noun": BY_NAME[kind].noun,
                        "when": _when(time),
                        "views": own,
                        "named": kind == UNIT.name,
                        "facts": facts,
                    },
                    feeds=(FEED,),
                )


def _ids(facts: Facts, kind: str) -> set[str]:
    """The ids, of today and former, that pages or redirects stand at."""
    records: dict[str, list[Any]] = {
        "nhiem-vu": [each.task for each in facts.tasks],
        "chi-so": [each.indicator for each in facts.indicators],
        "hai-long": [each.survey for each in facts.surveys],
        "don-vi": [each.unit for each in facts.units],
        "linh-vuc": [each.area for each in facts.areas],
        "van-ban": [each.document for each in facts.documents],
        "bo-chi-so": [each.scorecard for each in facts.scorecards],
        "kiem-tra": [each.inspection for each in facts.inspections],
        "giam-sat": [each.recommendation for each in facts.recommendations],
    }
    return {name for each in records[kind] for name in (each.id, *each.former_ids)}


def _when(time: datetime) -> str:
    return f"{time:%H:%M} ngày {format_date(time.date())}"
