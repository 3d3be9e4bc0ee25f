"""Events of what is told at once: a survey's result, an article (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from generator.contract.measures import Survey
from generator.contract.vocabulary import SURVEY_KINDS
from generator.derive.event_kinds import (
    Event,
    EventTerm,
    Room,
    Subject,
    Topic,
    categories_of,
    event,
    in_words,
    lasting_id,
    one_line,
    subject_of,
)
from generator.derive.event_measures import goal_words
from generator.derive.facts import Facts
from generator.derive.plan_facts import ArticleFacts, SurveyFacts
from generator.words.vietnamese import format_count, format_date, format_percent

SURVEY = EventTerm("survey", "cong-bo", "Kết quả khảo sát", ("hai-long",), line="Khảo sát được công bố")
ARTICLE = EventTerm("article", "dang-bai", "Bài viết mới", ("bai-viet",), line="Bài viết", always=True)


def survey_event(facts: SurveyFacts, authority: str) -> Event:
    """The survey's result; one that misses its target is a matter of supervision too."""
    title = f"{SURVEY.label}: {one_line(facts.survey.name)}: {format_percent(facts.state.satisfied.value)} hài lòng"
    also: tuple[Topic, ...] = ("giam-sat",) if facts.state.met is False else ()
    about = subject_of(authority, "hai-long", facts.survey)
    return event(about, SURVEY, facts.survey.day, SURVEY.word, title, partial(_survey_words, facts), also)


def _survey_words(facts: SurveyFacts) -> Iterator[str | None]:
    survey, state = facts.survey, facts.state
    satisfied = state.satisfied
    counted = f"{format_count(satisfied.numerator)} trên {format_count(satisfied.denominator)} câu trả lời"
    asked = "gộp mọi câu hỏi" if state.headline is None else f"câu hỏi chung: {state.headline.text}"
    yield f"{counted} là hài lòng hoặc rất hài lòng: {format_percent(satisfied.value)} ({asked})."
    if state.interval is not None:
        low, high = (format_percent(Fraction(end)) for end in state.interval)
        yield f"Khoảng tin cậy 95%: từ {low} đến {high}."
    yield _target_words(facts)
    yield "Mẫu nhỏ: dưới 30 câu trả lời, chỉ để tham khảo." if state.small else None
    yield _returned_words(survey)
    yield f"{SURVEY_KINDS[survey.kind]}, {in_words(survey.period)}, công bố ngày {format_date(survey.day)}."
    yield survey.method


def _target_words(facts: SurveyFacts) -> str | None:
    target, state = facts.survey.target, facts.state
    if target is None or state.met is None:
        return None
    unsure = " Kết quả chưa chắc chắn vì chỉ tiêu nằm trong khoảng tin cậy." if state.certain is False else ""
    return f"Chỉ tiêu {goal_words(target.operator, target.value, '%')}: {'đạt' if state.met else 'chưa đạt'}.{unsure}"


def _returned_words(survey: Survey) -> str:
    sent = f" trên {format_count(survey.sent)} phiếu phát ra" if survey.sent is not None else ""
    return f"Thu về {format_count(survey.returned)} phiếu{sent}."


def article_event(facts: ArticleFacts, authority: str) -> Event:
    """An article, with the areas and units of the tasks it tells about."""
    article = facts.article
    areas = {each.area.id: each.area for each in facts.tasks}
    units = {each.lead.id: each.lead for each in facts.tasks}
    about = Subject(
        authority=authority,
        record_kind="bai-viet",
        record_id=facts.entry.id,
        tag=facts.entry.id,
        address=f"bai-viet/{facts.entry.id}/",
        units=tuple(sorted(units)),
        unit_tags=tuple(lasting_id(units[name]) for name in sorted(units)),
        categories=(
            *categories_of((areas[name] for name in sorted(areas)), (units[name] for name in sorted(units))),
            *((f"chuyen-muc/{name}", name) for name in article.categories),
        ),
    )
    title = f"{ARTICLE.label}: {one_line(article.title)}"
    return event(about, ARTICLE, article.day, ARTICLE.word, title, partial(_article_words, facts))


def _article_words(facts: ArticleFacts) -> Iterator[str | None]:
    article = facts.article
    yield article.description or article.title
    yield f"Dành cho: {', '.join(article.audiences)}." if article.audiences else None
    yield f"Đăng ngày {format_date(article.day)}."


def _surveys(facts: Facts, authority: str) -> Iterator[Event]:
    return (survey_event(each, authority) for each in facts.surveys)


def _articles(facts: Facts, authority: str) -> Iterator[Event]:
    return (article_event(each, authority) for each in facts.articles)


SURVEYS = Room(terms=(SURVEY,), events=_surveys)
ARTICLES = Room(terms=(ARTICLE,), events=_articles)
