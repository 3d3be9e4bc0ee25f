"""Tasks: lists of all, by state and by year, and a page for each task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import attrgetter

from generator.contract.plan import Document, Extension, Recurrence, Update
from generator.contract.vocabulary import STATES, State
from generator.contract.walk import referenced
from generator.derive.facts import Facts
from generator.derive.plan_facts import TaskFacts
from generator.publish.outputs import Draft, FeedLink
from generator.publish.pages.listing import by_attention, choices_of, parts_of
from generator.publish.pages.related import drawn_from, mentions, related_of
from generator.publish.rhythm import rhythm_words
from generator.words.vietnamese import format_count, format_date

FEED = FeedLink(title="Tin về nhiệm vụ", address="rss/nhiem-vu.xml")
_DAY = attrgetter("day")
_SEARCHED = 160
"""Characters of each update's text that the search knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateView:
    """An update with its evidence resolved and its period in words (None for a task without periods)."""

    update: Update
    evidence: tuple[Document, ...]
    period: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionView:
    """A deadline moved from `before` to the extension's day."""

    extension: Extension
    before: date | None
    document: Document | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDetail:
    """A task's course as its page shows it. `when` is how often it recurs, in words; None for a task done once."""

    when: str | None
    updates: tuple[UpdateView, ...]
    extensions: tuple[ExtensionView, ...]
    remedy_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list of tasks: what it is called, what it holds, and how to see less of it.

    `counts` are tasks by state among all of them. `current` is the state shown, None for all. `year` is that of the
    tasks, `years` the other plan years.
    """

    heading: str
    lede: str
    year: int | None
    counts: tuple[tuple[State, int], ...]
    current: State | None
    years: tuple[int, ...]


def task_pages(facts: Facts) -> Iterator[Draft]:
    """All task lists, then each task's page."""
    yield from _lists(facts)
    documents = {each.document.id: each.document for each in facts.documents}
    for each in facts.tasks:
        yield _task(each, facts, documents)


def _lists(facts: Facts) -> Iterator[Draft]:
    year = facts.plan.year if facts.plan else None
    tasks = by_attention(facts.plan_tasks)
    others = tuple(sorted((each for each in facts.years if each != year and _of_year(facts, each)), reverse=True))
    groups = {state: tuple(each for each in tasks if each.state.state == state) for state in STATES}
    counts = tuple((state, len(group)) for state, group in groups.items())
    everything = ListView(heading=_heading(year), lede=_lede(facts), year=year, counts=counts, current=None, years=others)
    yield from _list("nhiem-vu/", tasks, everything, facts)
    for state, group in groups.items():
        term = STATES[state]
        view = ListView(
            heading=f"Nhiệm vụ {term.label.lower()}", lede=term.meaning, year=year, counts=counts, current=state, years=others
        )
        yield from _list(state_address(state), group, view, facts)
    for other in others:
        lede = f"Các nhiệm vụ của kế hoạch năm {other}, tính đến {format_date(facts.as_of)}."
        view = ListView(heading=_heading(other), lede=lede, year=other, counts=(), current=None, years=())
        yield from _list(f"nhiem-vu/nam/{other}/", by_attention(_of_year(facts, other)), view, facts)


def state_address(state: State) -> str:
    """`nhiem-vu/trang-thai/cham-tien-do/`."""
    return f"nhiem-vu/trang-thai/{state.replace('_', '-')}/"


def _of_year(facts: Facts, year: int) -> tuple[TaskFacts, ...]:
    return tuple(each for each in facts.tasks if each.year == year)


def _heading(year: int | None) -> str:
    return f"Nhiệm vụ năm {year}" if year else "Nhiệm vụ"


def _lede(facts: Facts) -> str:
    total = len(facts.plan_tasks)
    return f"{format_count(total)} nhiệm vụ của kế hoạch, việc chậm đứng trước. Tính đến {format_date(facts.as_of)}."


def _list(first: str, tasks: tuple[TaskFacts, ...], view: ListView, facts: Facts) -> Iterator[Draft]:
    choices = choices_of(tasks)
    for part in parts_of(first, tasks):
        yield Draft(
            address=part.address,
            title=view.heading + part.suffix,
            description=view.lede,
            section="nhiem-vu",
            template="task_list.html",
            context={
                "view": view,
                "part": part,
                "choices": choices,
                "whole": first == "nhiem-vu/",
                "areas": [each for each in facts.areas if each.tasks],
                "units": [each for each in facts.units if each.leads],
            },
            feeds=(FEED,),
            search="danh sách nhiệm vụ" if part.number == 1 else None,
        )


def _task(each: TaskFacts, facts: Facts, documents: Mapping[str, Document]) -> Draft:
    task, state = each.task, each.state
    named_in = mentions(facts, f"nhiem-vu/{task.id}")
    updates = sorted(task.updates, key=_DAY)[::-1]  # of one day, what stands last in the file is newest
    return Draft(
        address=f"nhiem-vu/{task.id}/",
        title=task.name,
        description=f"{STATES[state.state].label}. Chủ trì: {each.lead.name}.{_due_sentence(each)}",
        section="nhiem-vu",
        template="task.html",
        context={
            "each": each,
            "task": task,
            "state": state,
            "as_of": facts.as_of,
            "related": related_of(facts, f"nhiem-vu/{task.id}") if named_in else (),
            # Made when the page is rendered, and only then.
            "make_detail": partial(task_detail, each, updates, documents),
        },
        source=each.entry.file,
        feeds=(FEED,),
        search=_search(each, updates),
        drawn_from=(
            f"nhiem-vu/{task.id}",
            *[f"{kind}/{name}" for kind, name in referenced(task)],
            *[f"bai-viet/{entry.id}" for entry in each.articles],
            *drawn_from(named_in),
        ),
    )


def task_detail(each: TaskFacts, updates: Iterable[Update], documents: Mapping[str, Document]) -> TaskDetail:
    """What the task's page shows of its course; `updates` newest first."""
    task, state = each.task, each.state
    return TaskDetail(
        when=recurrence_words(task.recurrence) if task.recurrence else None,
        updates=tuple([_update(one, documents) for one in updates]),
        extensions=_extensions(each, documents),
        remedy_late="khac_phuc_tre" in state.flags,
    )


def _update(update: Update, documents: Mapping[str, Document]) -> UpdateView:
    return UpdateView(
        update=update,
        evidence=tuple(documents[name] for name in update.evidence if name in documents),
        period=update.period.label if update.period else None,
    )


def _extensions(each: TaskFacts, documents: Mapping[str, Document]) -> tuple[ExtensionView, ...]:
    views = []
    before = each.state.original_due
    for extension in each.state.extensions:
        views.append(ExtensionView(extension=extension, before=before, document=documents.get(extension.document or "")))
        before = extension.until
    return tuple(views)


def recurrence_words(rule: Recurrence) -> str:
    """How often and by when: `hằng tháng, chậm nhất ngày 25`, `hằng tuần, trước thứ sáu`."""
    return rhythm_words(rule.cycle, rule.before, rule.latest)


def _due_sentence(each: TaskFacts) -> str:
    return f" Thời hạn {format_date(each.state.due)}." if each.state.due else ""


def _search(each: TaskFacts, updates: list[Update]) -> str:
    texts = (update.text[:_SEARCHED] for update in updates if update.text)
    return " ".join(filter(None, (each.task.deliverable, each.area.name, *texts)))
