"""What pages that list tasks share: their order, and lists cut into numbered pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.contract.vocabulary import STATES, State
from generator.derive.plan_facts import TaskFacts
from generator.words.vietnamese import format_count, sort_key

PER_PAGE = 300
"""Tasks in one list before it is cut into pages."""
_AROUND = 2
"""Page numbers shown on either side of the current one; the first and last always are."""
_ATTENTION: tuple[State, ...] = (
    "cham_tien_do",
    "sap_den_han",
    "dang_thuc_hien",
    "tam_dung",
    "chua_thuc_hien",
    "thuong_xuyen",
    "hoan_thanh_tre",
    "hoan_thanh",
    "dung_thuc_hien",
)
_RANK = {state: rank for rank, state in enumerate(_ATTENTION)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A numbered page of a list. `address` is from the site's root; `number` None stands for pages left out."""

    number: int | None
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One page of a list: its tasks and the way to the others. `address` is its own, `first` that of page 1."""

    address: str
    first: str
    number: int
    pages: int
    total: int
    tasks: tuple[TaskFacts, ...]
    links: tuple[PageLink, ...]

    @property
    def suffix(self) -> str:
        """What a title adds to tell the pages apart."""
        return f" (trang {self.number})" if self.number > 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the tasks of a list can be filtered by, as (value, words): states with their number, areas, lead units."""

    states: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str], ...]


def choices_of(tasks: Iterable[TaskFacts]) -> Choices:
    """Only what occurs among the tasks."""
    states: Counter[State] = Counter()
    areas: dict[str, str] = {}
    units: dict[str, str] = {}
    for each in tasks:
        states[each.state.state] += 1
        areas[each.area.id] = each.area.name
        units[each.lead.id] = each.lead.label
    return Choices(
        states=tuple((key, f"{term.label} ({format_count(states[key])})") for key, term in STATES.items() if key in states),
        areas=by_name(areas),
        units=by_name(units),
    )


def by_name(names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Ids with their names, in the order of the alphabet."""
    return tuple(sorted(names.items(), key=lambda item: (sort_key(item[1]), item[0])))


def by_attention(tasks: Iterable[TaskFacts]) -> tuple[TaskFacts, ...]:
    """Late tasks first, the latest before all; then those due soon, the open ones by deadline, the done, the dropped."""
    return tuple(sorted(tasks, key=_order))


def _order(each: TaskFacts) -> tuple[int, int, date, object, str]:
    state = each.state
    return _RANK[state.state], -(state.days_late or 0), state.due or date.max, sort_key(each.task.name), each.task.id


def parts_of(first: str, tasks: Sequence[TaskFacts]) -> Iterator[Part]:
    """The list cut into pages of PER_PAGE; an empty list is one empty page. `first` is the address of page 1."""
    pages = max(1, -(-len(tasks) // PER_PAGE))
    for number in range(1, pages + 1):
        yield Part(
            address=page_address(first, number),
            first=first,
            number=number,
            pages=pages,
            total=len(tasks),
            tasks=tuple(tasks[(number - 1) * PER_PAGE : number * PER_PAGE]),
            links=tuple(page_links(first, number, pages)),
        )


def page_address(first: str, number: int) -> str:
    """`nhiem-vu/`, `nhiem-vu/trang/2/`."""
    return first if number == 1 else f"{first}trang/{number}/"


def page_links(first: str, current: int, pages: int) -> Iterator[PageLink]:
    """The numbered pages of a list: the first, the last and those around the current one."""
    before = 0
    for number in range(1, pages + 1):
        if number in (1, pages) or abs(number - current) <= _AROUND:
            if number > before + 1:
                yield PageLink(number=None)
            yield PageLink(number=number, address=page_address(first, number))
            before = number
