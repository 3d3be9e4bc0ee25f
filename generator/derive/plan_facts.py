"""Records of the plan and its measures with everything they name resolved, as they stand on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from generator.contract.articles import Article
from generator.contract.measures import Indicator, Survey
from generator.contract.plan import Area, Document, Plan, Task, Unit, Update
from generator.contract.records import Entry, Records
from generator.derive.lookup import Lookup
from generator.derive.measures import IndicatorState, SurveyState, indicator_state, survey_state
from generator.derive.standing import Terms, known_on
from generator.derive.tasks import TaskState, state_of
from generator.derive.totals import MonthAhead, MonthTotals, Totals, ahead_of, months_of, totals_of
from generator.words.vietnamese import sort_key

Key = TypeVar("Key")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """A task with its state and everything it names, resolved. `evidence` is that of all its updates, oldest first."""

    entry: Entry[Task]
    task: Task
    year: int
    state: TaskState
    area: Area
    lead: Unit
    cooperating: tuple[Unit, ...]
    bases: tuple[tuple[Document, str | None], ...]
    evidence: tuple[Document, ...]
    indicators: tuple[Indicator, ...]
    articles: tuple[Entry[Article], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFacts:
    """An indicator with its state, unit, area and the tasks that serve it."""

    entry: Entry[Indicator]
    indicator: Indicator
    year: int
    state: IndicatorState
    area: Area | None
    lead: Unit | None
    tasks: tuple[TaskFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyFacts:
    """A survey with its result and report."""

    entry: Entry[Survey]
    survey: Survey
    year: int
    state: SurveyState
    document: Document | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """A unit: its totals as lead, the tasks it leads and cooperates in, its indicators."""

    entry: Entry[Unit]
    unit: Unit
    totals: Totals
    leads: tuple[TaskFacts, ...]
    cooperates: tuple[TaskFacts, ...]
    indicators: tuple[IndicatorFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFacts:
    """An area with the totals of its tasks."""

    entry: Entry[Area]
    area: Area
    totals: Totals
    tasks: tuple[TaskFacts, ...]
    indicators: tuple[IndicatorFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """A document: tasks founded on it (with the section), and what it is evidence for."""

    entry: Entry[Document]
    document: Document
    tasks: tuple[tuple[TaskFacts, str | None], ...]
    evidence_for: tuple[tuple[TaskFacts, Update], ...]
    surveys: tuple[SurveyFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """An article with the tasks and indicators it tells about."""

    entry: Entry[Article]
    article: Article
    tasks: tuple[TaskFacts, ...]
    indicators: tuple[IndicatorFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """The plan of one year. `plan` and `document` are None where the year has tasks but no ke-hoach.yml.

    `months` are those up to the as-of day, `ahead` those that are not over then: the running one is in both.
    """

    year: int
    plan: Plan | None
    document: Document | None
    start: date
    end: date
    totals: Totals
    months: tuple[MonthTotals, ...]
    ahead: tuple[MonthAhead, ...]

    @property
    def due_later(self) -> int:
        """Tasks whose last day lies after the plan's last month; 0 where no month is left to come."""
        return self.totals.total - self.ahead[-1].planned if self.ahead else 0


def surveys_of(records: Records, known: Lookup) -> tuple[SurveyFacts, ...]:
    """The surveys of all years, by the end of their period."""
    return tuple(
        SurveyFacts(
            entry=entry,
            survey=entry.record,
            year=entry.year,
            state=survey_state(entry.record),
            document=known.documents.get(entry.record.document or ""),
        )
        for entry in sorted(records.surveys, key=lambda entry: (entry.record.period.end, entry.record.day, entry.id))
    )


def headline_of(surveys: Sequence[SurveyFacts]) -> SurveyFacts | None:
    """The newest survey with answers, before any online one: whoever likes may answer those, so they stand for no one else."""
    answered = [each for each in surveys if each.state.satisfied.denominator]
    asked = [each for each in answered if each.survey.kind != "truc_tuyen"]
    return next(reversed(asked or answered), None)


def tasks_of(records: Records, known: Lookup) -> tuple[TaskFacts, ...]:
    """The tasks of all years, in file order."""
    units, areas, documents, as_of, terms = known.units, known.areas, known.documents, known.as_of, known.terms
    indicators = {entry.id: entry.record for entry in records.indicators}
    articles: dict[str, list[Entry[Article]]] = defaultdict(list)
    for article in records.articles:
        for task_id in article.record.tasks:
            articles[task_id].append(article)
    facts = []
    for entry in records.tasks:
        task = entry.record
        evidence = dict.fromkeys(name for update in known_on(task.updates, as_of) for name in update.evidence)
        facts.append(
            TaskFacts(
                entry=entry,
                task=task,
                year=entry.year,
                state=state_of(task, as_of, terms[entry.year]),
                area=areas[task.area],
                lead=units[task.lead],
                cooperating=tuple(units[name] for name in task.cooperating),
                bases=tuple((documents[basis.document], basis.section) for basis in task.bases if basis.document in documents),
                evidence=tuple(documents[name] for name in evidence if name in documents),
                indicators=tuple(indicators[name] for name in task.indicators if name in indicators),
                articles=tuple(articles.get(task.id, ())),
            )
        )
    return tuple(facts)


def plan_of(records: Records, tasks: Sequence[TaskFacts], terms: Terms, known: Lookup) -> PlanFacts:
    """The plan of one year; `tasks` are its own."""
    plan = next((entry.record for entry in records.plans if entry.year == terms.year), None)
    return PlanFacts(
        year=terms.year,
        plan=plan,
        document=known.documents.get(plan.document or "") if plan else None,
        start=terms.start,
        end=terms.end,
        totals=totals_of(each.state for each in tasks),
        months=months_of([each.task for each in tasks], terms, known.as_of),
        ahead=ahead_of([each.state for each in tasks], terms, known.as_of),
    )


def indicators_of(records: Records, known: Lookup, tasks: Sequence[TaskFacts]) -> tuple[IndicatorFacts, ...]:
    """The indicators of all years, in file order."""
    serving: dict[str, list[TaskFacts]] = defaultdict(list)
    for each in tasks:
        for name in each.task.indicators:
            serving[name].append(each)
    return tuple(
        IndicatorFacts(
            entry=entry,
            indicator=entry.record,
            year=entry.year,
            state=indicator_state(entry.record, known.as_of),
            area=known.areas.get(entry.record.area or ""),
            lead=known.units.get(entry.record.lead or ""),
            tasks=tuple(serving.get(entry.id, ())),
        )
        for entry in records.indicators
    )


def units_of(records: Records, tasks: Sequence[TaskFacts], indicators: Sequence[IndicatorFacts]) -> tuple[UnitFacts, ...]:
    """The units, each with what it leads in the plan year's `tasks`."""
    leads = grouped((each.task.lead, each) for each in tasks)
    cooperates = grouped((name, each) for each in tasks for name in each.task.cooperating)
    measured = grouped((each.indicator.lead or "", each) for each in indicators)
    return tuple(
        UnitFacts(
            entry=entry,
            unit=entry.record,
            totals=totals_of(each.state for each in leads.get(entry.id, ())),
            leads=tuple(leads.get(entry.id, ())),
            cooperates=tuple(cooperates.get(entry.id, ())),
            indicators=tuple(measured.get(entry.id, ())),
        )
        for entry in records.units
    )


def areas_of(records: Records, tasks: Sequence[TaskFacts], indicators: Sequence[IndicatorFacts]) -> tuple[AreaFacts, ...]:
    """The areas, each with its share of the plan year's `tasks`."""
    by_area = grouped((each.task.area, each) for each in tasks)
    measured = grouped((each.indicator.area or "", each) for each in indicators)
    return tuple(
        AreaFacts(
            entry=entry,
            area=entry.record,
            totals=totals_of(each.state for each in by_area.get(entry.id, ())),
            tasks=tuple(by_area.get(entry.id, ())),
            indicators=tuple(measured.get(entry.id, ())),
        )
        for entry in records.areas
    )


def documents_of(records: Records, tasks: Sequence[TaskFacts], surveys: Sequence[SurveyFacts]) -> tuple[DocumentFacts, ...]:
    """The documents, each with what is founded on it and what it proves."""
    founded = grouped((document.id, (each, section)) for each in tasks for document, section in each.bases)
    evidence = grouped((name, (each, update)) for each in tasks for update in each.task.updates for name in update.evidence)
    reported = grouped((each.document.id if each.document else "", each) for each in surveys)
    return tuple(
        DocumentFacts(
            entry=entry,
            document=entry.record,
            tasks=tuple(founded.get(entry.id, ())),
            evidence_for=tuple(evidence.get(entry.id, ())),
            surveys=tuple(reported.get(entry.id, ())),
        )
        for entry in records.documents
    )


def articles_of(records: Records, tasks: Sequence[TaskFacts], indicators: Sequence[IndicatorFacts]) -> tuple[ArticleFacts, ...]:
    """Newest first; on one day by title."""
    task_by_id = {each.task.id: each for each in tasks}
    indicator_by_id = {each.indicator.id: each for each in indicators}
    ordered = sorted(records.articles, key=lambda entry: (-entry.record.day.toordinal(), sort_key(entry.record.title), entry.id))
    return tuple(
        ArticleFacts(
            entry=entry,
            article=entry.record,
            tasks=tuple(task_by_id[name] for name in entry.record.tasks if name in task_by_id),
            indicators=tuple(indicator_by_id[name] for name in entry.record.indicators if name in indicator_by_id),
        )
        for entry in ordered
    )


def grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, list[Item]]:
    """The items by key, in their order."""
    groups: dict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return groups
