"""All that is true of a commune on a day, in one frozen value: the waist between the data and everything published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from generator.contract.articles import Prose
from generator.contract.plan import Office
from generator.contract.records import Entry, Records
from generator.contract.synonyms import SynonymGroup
from generator.derive.dossiers import DossierYear, dossier_years
from generator.derive.feedback import FeedbackFacts, feedback_of
from generator.derive.inspections import InspectionFacts, inspections_of
from generator.derive.lookup import lookup_of
from generator.derive.mentions import Mention, mentions_of
from generator.derive.plan_facts import (
    AreaFacts,
    ArticleFacts,
    DocumentFacts,
    IndicatorFacts,
    PlanFacts,
    SurveyFacts,
    TaskFacts,
    UnitFacts,
    areas_of,
    articles_of,
    documents_of,
    headline_of,
    indicators_of,
    plan_of,
    surveys_of,
    tasks_of,
    units_of,
)
from generator.derive.recognitions import RecognitionFacts, recognitions_of
from generator.derive.recommendations import RecommendationFacts, recommendations_of
from generator.derive.reports import ReportFacts, reports_of
from generator.derive.scorecards import ScorecardFacts, scorecards_of
from generator.derive.shortcomings import ShortcomingFacts, shortcomings_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The commune on `as_of`.

    `tasks`, `indicators` and `surveys` hold all years, in file order; `plan` is that of the as-of day's year, else of
    the newest before it, and `plan_tasks`, units and areas count only its tasks. None: there is no plan year yet.
    `headline_survey` speaks for how satisfied people are; None where no survey has answers. `plans` are those of all
    years up to the as-of day's, `years` all plan years of which something is published;
    `mentions` are what else names a record, by its kind and id (`nhiem-vu/abc`).
    `first_year` is the oldest of all, published or not (None without one), and never moves as days go by.
    `synonyms` are the words by which residents look for what pages call otherwise.
    """

    as_of: date
    office: Office
    plan: PlanFacts | None
    plans: tuple[PlanFacts, ...]
    years: tuple[int, ...]
    first_year: int | None
    tasks: tuple[TaskFacts, ...]
    plan_tasks: tuple[TaskFacts, ...]
    indicators: tuple[IndicatorFacts, ...]
    surveys: tuple[SurveyFacts, ...]
    headline_survey: SurveyFacts | None
    units: tuple[UnitFacts, ...]
    areas: tuple[AreaFacts, ...]
    documents: tuple[DocumentFacts, ...]
    dossiers: tuple[DossierYear, ...]
    scorecards: tuple[ScorecardFacts, ...]
    shortcomings: tuple[ShortcomingFacts, ...]
    reports: tuple[ReportFacts, ...]
    recognitions: tuple[RecognitionFacts, ...]
    feedback: tuple[FeedbackFacts, ...]
    inspections: tuple[InspectionFacts, ...]
    recommendations: tuple[RecommendationFacts, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    articles: tuple[ArticleFacts, ...]
    prose: tuple[Entry[Prose], ...]
    synonyms: tuple[SynonymGroup, ...]


def derive_facts(records: Records, as_of: date) -> Facts:
    """Everything that is true on the day. `records` hold nothing dated after it (generator/derive/horizon.py)."""
    known = lookup_of(records, as_of)
    year = known.plan_year
    tasks = tasks_of(records, known)
    plan_tasks = tuple(each for each in tasks if each.year == year)
    plans = tuple(
        plan_of(records, [each for each in tasks if each.year == one], known.terms[one], known)
        for one in known.years
        if one <= as_of.year
    )
    indicators = indicators_of(records, known, tasks)
    surveys = surveys_of(records, known)
    by_id = {each.task.id: each for each in tasks}
    return Facts(
        as_of=as_of,
        office=records.office,
        plan=next((each for each in plans if each.year == year), None),
        plans=plans,
        years=known.years,
        first_year=records.first_year or min(known.years, default=None),
        tasks=tasks,
        plan_tasks=plan_tasks,
        indicators=indicators,
        surveys=surveys,
        headline_survey=headline_of(surveys),
        units=units_of(records, plan_tasks, indicators),
        areas=areas_of(records, plan_tasks, indicators),
        documents=documents_of(records, tasks, surveys),
        dossiers=dossier_years(records),
        scorecards=scorecards_of(records, known, by_id),
        shortcomings=shortcomings_of(records, known, by_id),
        reports=reports_of(records, known),
        recognitions=recognitions_of(records, known),
        feedback=feedback_of(records, known),
        inspections=inspections_of(records, known, by_id),
        recommendations=recommendations_of(records, known, by_id),
        mentions=mentions_of(records),
        articles=articles_of(records, tasks, indicators),
        prose=records.prose,
        synonyms=tuple(group for entry in records.of("tu-dong-nghia") for group in entry.record.groups),
    )


def facts_about(records: Records, as_of: date, kind: str) -> Facts:
    """The facts of a few records, for the events of those of one kind: no totals, and nothing else in the lists.

    `records` hold that kind's records and whatever they name.
    """
    known = lookup_of(records, as_of)
    tasks = tasks_of(records, known)
    by_id = {each.task.id: each for each in tasks}

    def of(name: str, made: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        return made() if name == kind else ()

    return Facts(
        as_of=as_of,
        office=records.office,
        plan=None,
        plans=(),
        years=known.years,
        first_year=records.first_year,
        tasks=of("nhiem-vu", lambda: tasks),
        plan_tasks=(),
        indicators=of("chi-so", lambda: indicators_of(records, known, ())),
        surveys=of("hai-long", lambda: surveys_of(records, known)),
        headline_survey=None,
        units=(),
        areas=(),
        documents=(),
        dossiers=of("ho-so", lambda: dossier_years(records)),
        scorecards=of("bo-chi-so", lambda: scorecards_of(records, known, by_id)),
        shortcomings=of("ton-tai", lambda: shortcomings_of(records, known, by_id)),
        reports=of("bao-cao", lambda: reports_of(records, known)),
        recognitions=of("ghi-nhan", lambda: recognitions_of(records, known)),
        feedback=of("kien-nghi", lambda: feedback_of(records, known)),
        inspections=of("kiem-tra", lambda: inspections_of(records, known, by_id)),
        recommendations=of("giam-sat", lambda: recommendations_of(records, known, by_id)),
        mentions={},
        articles=of("bai-viet", lambda: articles_of(records, tasks, ())),
        prose=(),
        synonyms=(),
    )
