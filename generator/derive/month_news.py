"""A month for people who pass a notice board or hear the loudspeaker: how far the plan is, how satisfied they are, what is new.

It is what was true on the month's last day by the data of today, as the month's briefing says it (briefings.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from generator.derive.briefing_duties import Settled, overdue_on, settled_in
from generator.derive.briefing_ground import Ground, Span
from generator.derive.briefing_measures import DossierNews, dossiers_in
from generator.derive.briefing_tasks import late_on, late_task, period_of
from generator.derive.briefings import Headline, headline_of
from generator.derive.event_kinds import Event
from generator.derive.event_phrases import headline
from generator.derive.event_tasks import FINISHED, FINISHED_LATE
from generator.derive.facts import Facts
from generator.derive.feedback import FeedbackFacts
from generator.derive.naming import thought_of
from generator.derive.plan_facts import ArticleFacts, SurveyFacts, TaskFacts
from generator.derive.plan_facts import headline_of as headline_survey_of
from generator.derive.recommendations import RecommendationFacts
from generator.derive.shortcomings import ShortcomingFacts
from generator.derive.standing import DONE

TOLD_OF = frozenset(
    {
        "article",
        "done",
        "done_late",
        "dossiers",
        "dropped",
        "extended",
        "feedback_answered",
        "feedback_answered_late",
        "feedback_late",
        "inspection",
        "late",
        "recommendation",
        "recommendation_answered",
        "recommendation_answered_late",
        "recommendation_done",
        "recommendation_late",
        "reopened",
        "scorecard",
        "shortcoming_fixed",
        "survey",
        "target_met",
        "target_missed",
    }
)
"""Kinds of event that a notice board tells of, the good as the bad.

Not the daily round (figures published, work begun, periods of recurring tasks, reports), nor who was praised or reminded:
that is the unit's own page to say.
"""
NEWEST = 5
"""Facts on a notice."""
OF_A_KIND = 2
"""Facts of one kind among them: after a month's end, what turned late would take all places."""
FINISHED_KINDS = frozenset({"done", "done_late"})
"""Kinds that say a task was done."""
FINISHED_SHOWN = 2
"""Tasks done that stand among the facts when the month has so many, however much else came after them."""
NAMED = 3
"""Tasks of one sort that a broadcast may name."""

_REGISTERS: dict[str, Callable[[Facts], Sequence[FeedbackFacts | RecommendationFacts | ShortcomingFacts]]] = {
    "kien-nghi": lambda facts: facts.feedback,
    "giam-sat": lambda facts: facts.recommendations,
    "ton-tai": lambda facts: facts.shortcomings,
}
"""Where the records lie whose titles are the beginning of a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthNews:
    """What a notice shows. `survey` is the newest on the month's last day that speaks for how satisfied people are."""

    span: Span
    headline: Headline
    survey: SurveyFacts | None
    newest: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTold:
    """What a broadcast tells of beside the news, the most telling first in each list.

    `done` are tasks done in the month, `late` those late on its last day with their days, `due` those due in the next.
    `remedy` is the day by which the first of `late` is to be put right, None where no day was given.
    `articles` are of the month. `unanswered` counts feedback that is overdue.
    """

    news: MonthNews
    done: tuple[TaskFacts, ...]
    late: tuple[tuple[TaskFacts, int], ...]
    remedy: date | None
    due: tuple[tuple[TaskFacts, date], ...]
    dossiers: DossierNews | None
    settled: Settled
    unanswered: int
    articles: tuple[ArticleFacts, ...]


def month_news(ground: Ground, span: Span) -> MonthNews:
    """What a notice of the month shows."""
    known = [each for each in ground.facts.surveys if each.survey.day <= span.day]
    return MonthNews(
        span=span,
        headline=headline_of(ground, span),
        survey=headline_survey_of(known),
        newest=_newest(ground, span),
    )


def month_told(ground: Ground, span: Span) -> MonthTold:
    """What a broadcast of the month may tell of."""
    late = tuple(late_on(ground, span.day, (span.year,))[:NAMED])
    return MonthTold(
        news=month_news(ground, span),
        done=tuple(islice(_done(ground, span), NAMED)),
        late=late,
        remedy=_remedy(ground, span, late[0][0]) if late else None,
        due=tuple(islice(_due(ground, span), NAMED)),
        dossiers=next(reversed(dossiers_in(ground, span)), None),
        settled=settled_in(ground, span),
        unanswered=len(overdue_on(ground, span.day).feedback),
        articles=tuple(each for each in ground.facts.articles if span.holds(each.article.day)),
    )


def told_title(ground: Ground, event: Event) -> str:
    """The event's title, with what a record without a name says told to the end of its sentence."""
    register = _REGISTERS.get(event.record_kind)
    if register is None or not event.title.endswith("…"):
        return event.title
    record = next(each.entry.record for each in register(ground.facts) if each.entry.id == event.record_id)
    head = event.title.removesuffix(headline(record))
    return event.title if head == event.title else head + thought_of(record).rstrip(".")


def _newest(ground: Ground, span: Span) -> tuple[Event, ...]:
    """Tasks done have their places first; what else there is, the newest first, fills the others."""
    told: list[Event] = []
    done: list[Event] = []
    for each in _told(ground, span):
        told.append(each)
        done += [each] if each.kind in FINISHED_KINDS and len(done) < FINISHED_SHOWN else []
        if len(told) >= NEWEST and len(done) == FINISHED_SHOWN:
            break
    others = [each for each in told if each not in done][: NEWEST - len(done)]
    return tuple(each for each in told if each in done or each in others)


def _told(ground: Ground, span: Span) -> Iterator[Event]:
    """What a notice may tell of the month, the newest first: of each record what came last, of each kind what has room."""
    records: set[tuple[str, str]] = set()
    kinds: Counter[str] = Counter()
    for each in _backwards(ground.happened(span.first, span.day)):
        record = (each.record_kind, each.record_id)
        if each.kind not in TOLD_OF or record in records or kinds[each.kind] == OF_A_KIND or _is_recurring(each):
            continue
        records.add(record)
        kinds[each.kind] += 1
        yield each


def _backwards(events: Sequence[Event]) -> Iterator[Event]:
    """The newest day first, each day's in their order."""
    for _, found in groupby(reversed(events), key=lambda each: each.day):
        yield from reversed(tuple(found))


def _remedy(ground: Ground, span: Span, each: TaskFacts) -> date | None:
    state = late_task(ground, each, span.day, ground.hidden(span.day)).state
    return state.remedy.deadline if state.remedy and "thieu_khac_phuc" not in state.flags else None


def _done(ground: Ground, span: Span) -> Iterator[TaskFacts]:
    """Tasks done in the month and still done on its last day, the newest first; periods of recurring tasks left out."""
    for each in reversed(ground.happened(span.first, span.day)):
        if each.term in (FINISHED, FINISHED_LATE) and not _is_recurring(each):
            task = ground.tasks[each.record_id]
            if ground.standing(task, span.day).done_on == each.day:
                yield task


def _due(ground: Ground, span: Span) -> Iterator[tuple[TaskFacts, date]]:
    """Tasks open on the month's last day and due in the time ahead, the first first; periods of recurring tasks left out."""
    for day, each, period in ground.due_between(*span.ahead):
        stood = ground.standing(each, span.day) if period is None else None
        if stood is not None and stood.due == day and stood.state not in DONE and stood.state != "dung_thuc_hien":
            yield each, day


def _is_recurring(event: Event) -> bool:
    return event.record_kind == "nhiem-vu" and period_of(event) is not None
