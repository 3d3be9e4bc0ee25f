"""The home page: how much is done, what is late, how satisfied people are, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.contract.plan import Update
from generator.derive.dossiers import DossierYear
from generator.derive.facts import Facts
from generator.derive.feedback import FeedbackTotals, feedback_totals
from generator.derive.lateness import lateness_of
from generator.derive.plan_facts import ArticleFacts, SurveyFacts, TaskFacts
from generator.publish.charts import survey_interval
from generator.publish.charts.months import LOW_PLOT, months_chart
from generator.publish.outputs import Draft, FeedLink
from generator.publish.pages.articles import addresses
from generator.publish.pages.listing import by_attention
from generator.publish.pages.measures import SurveyLine, survey_line
from generator.publish.prose import prose_of
from generator.words.vietnamese import format_count, format_date

LATE_SHOWN = 5
NEWS_SHOWN = 5
UNITS_SHOWN = 12
FEED = FeedLink(title="Mọi tin mới", address="rss.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """An update of a task as a piece of news."""

    task: TaskFacts
    update: Update


def home_pages(facts: Facts) -> Iterator[Draft]:
    """The home page alone."""
    survey = facts.headline_survey
    welcome = next((entry for entry in facts.prose if entry.id == "index"), None)
    plan = facts.plan
    late = lateness_of(by_attention(facts.plan_tasks), facts.as_of)
    yield Draft(
        address="",
        title=f"Cải cách hành chính {facts.office.name}",
        description=_description(facts),
        section="",
        template="home.html",
        context={
            "facts": facts,
            "plan": plan,
            "calendar": months_chart(plan, "lich", LOW_PLOT) if plan else None,
            "fresh": late.fresh[:LATE_SHOWN],
            "older": late.older[: max(0, LATE_SHOWN - len(late.fresh))],
            "late": late,
            "without_remedy": sum("thieu_khac_phuc" in each.state.flags for each in (*late.fresh, *late.older)),
            "survey": _line(survey),
            "survey_chart": survey_interval(survey, "hai-long") if survey else None,
            "areas": [each for each in facts.areas if each.totals.total],
            "units": [each for each in facts.units if each.totals.total][:UNITS_SHOWN],
            "newest": newest_of(facts),
            "service": _service(facts),
            "articles": newest_articles(facts),
            "news": newest_updates(facts),
            "welcome": prose_of(welcome.body, file=welcome.file, pages=addresses(facts)) if welcome else None,
        },
        feeds=(FEED,),
        search="trang chủ tiến độ kế hoạch nhiệm vụ chậm hài lòng tin mới",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How the commune serves and answers, in the plan year; each None where there is nothing of the kind.

    `overdue` and `in_time` are recommendations of the Front without an answer, `missing_reports` those due and not handed in.
    """

    dossiers: DossierYear | None
    feedback: FeedbackTotals | None
    recommendations: int | None
    overdue: int
    in_time: int
    missing_reports: int | None


def _service(facts: Facts) -> Service:
    year = facts.plan.year if facts.plan else None
    feedback = [each for each in facts.feedback if each.year == year]
    asked = [each for each in facts.recommendations if each.year == year]
    slots = [slot for each in facts.reports if each.year == year for slot in each.slots]
    return Service(
        dossiers=next((each for each in facts.dossiers if each.year == year), None),
        feedback=feedback_totals(feedback) if feedback else None,
        recommendations=len(asked) or None,
        overdue=sum(each.reply.state == "qua_han" for each in asked),
        in_time=sum(each.reply.state == "trong_han" for each in asked),
        missing_reports=sum(slot.state == "thieu" for slot in slots) if slots else None,
    )


def newest_articles(facts: Facts) -> tuple[ArticleFacts, ...]:
    """The newest articles, newest first."""
    return facts.articles[:NEWS_SHOWN]


def newest_updates(facts: Facts) -> tuple[News, ...]:
    """The newest update of each task, newest first; of one day the last in the file, as states count them (contract §4)."""
    latest = [
        (max(reversed(each.task.updates), key=lambda update: update.day), each) for each in facts.tasks if each.task.updates
    ]
    latest.sort(key=lambda pair: pair[0].day, reverse=True)
    return tuple(News(task=task, update=update) for update, task in latest[:NEWS_SHOWN])


def newest_of(facts: Facts) -> ArticleFacts | News | None:
    """What is newest of all: an article, or the update of a task that came after it; None where there is neither."""
    article = next(iter(newest_articles(facts)), None)
    update = next(iter(newest_updates(facts)), None)
    if article is None or (update is not None and update.update.day > article.article.day):
        return update
    return article


def _line(survey: SurveyFacts | None) -> SurveyLine | None:
    return survey_line(survey) if survey else None


def _description(facts: Facts) -> str:
    if facts.plan is None:
        return f"{facts.office.name} chưa công bố kế hoạch cải cách hành chính."
    totals = facts.plan.totals
    done, late = totals.completion.numerator, totals.buckets["chua_hoan_thanh_qua_han"]
    return (
        f"Đến {format_date(facts.as_of)}, {facts.office.name} đã xong {format_count(done)}/{format_count(totals.total)} "
        f"nhiệm vụ cải cách hành chính năm {facts.plan.year}; {format_count(late)} nhiệm vụ đang chậm."
    )
