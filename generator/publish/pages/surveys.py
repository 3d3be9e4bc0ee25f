"""Pages of satisfaction surveys: all with how sure each is, and for each who was asked, how, and every question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.contract.measures import Question
from generator.contract.vocabulary import ANSWERS, SURVEY_KINDS
from generator.derive.facts import Facts
from generator.derive.figures import Ratio
from generator.derive.measures import QuestionState
from generator.derive.plan_facts import SurveyFacts
from generator.publish import said
from generator.publish.charts import survey_distribution, survey_interval, surveys_chart
from generator.publish.outputs import Draft, FeedLink
from generator.publish.pages.plan import ratio_words
from generator.words.vietnamese import NOT_YET, format_count, format_percent

FEED = FeedLink(title="Tin về khảo sát hài lòng", address="rss/hai-long.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyLine:
    """A survey in one line, in words as in IndicatorLine. `share` is of the headline."""

    facts: SurveyFacts
    kind: str
    interval: str | None
    target: str
    certainty: str | None
    small: str | None
    meaning: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """The questions of one factor; `share` pools their answers. `name` is None for questions without a factor."""

    name: str | None
    questions: tuple[QuestionState, ...]
    share: Ratio


def survey_pages(facts: Facts) -> Iterator[Draft]:
    """The list and a page for each survey."""
    yield _survey_list(facts)
    for each in facts.surveys:
        yield _survey(each)


def survey_line(each: SurveyFacts) -> SurveyLine:
    """The survey's result in words."""
    return SurveyLine(
        facts=each,
        kind=SURVEY_KINDS[each.survey.kind],
        interval=said.interval_words(each.state),
        target=said.target_words(each.survey.target),
        certainty=said.certainty_sentence(each.state, each.survey.target),
        small=said.small_sentence(each.state),
        meaning=said.interval_sentence(each.state),
    )


def factors_of(survey: SurveyFacts) -> tuple[Factor, ...]:
    """The survey's questions by factor, in the order of the form; those without a factor (the general one) first."""
    groups: dict[str | None, list[QuestionState]] = {}
    for each in sorted(survey.state.questions, key=lambda each: each.question.factor is not None):
        groups.setdefault(each.question.factor, []).append(each)
    return tuple(
        Factor(
            name=name,
            questions=tuple(questions),
            share=Ratio(sum(q.satisfied.numerator for q in questions), sum(q.satisfied.denominator for q in questions)),
        )
        for name, questions in groups.items()
    )


def _survey_list(facts: Facts) -> Draft:
    newest_first = facts.surveys[::-1]
    return Draft(
        address="hai-long/",
        title="Mức độ hài lòng",
        description="Kết quả các cuộc khảo sát hài lòng: tỷ lệ hài lòng, số người trả lời, khoảng tin cậy và chỉ tiêu.",
        section="hai-long",
        template="survey_list.html",
        context={
            "as_of": facts.as_of,
            "lines": [survey_line(each) for each in newest_first],
            # Drawn when the page is rendered, and only then.
            "draw": partial(surveys_chart, newest_first),
            "headers": ["Cuộc khảo sát", "Kỳ", "Hài lòng", "Khoảng tin cậy 95%", "Chỉ tiêu"],
            "rows": [_survey_row(each) for each in newest_first],
        },
        feeds=(FEED,),
        search="khảo sát SIPAS sự hài lòng của người dân",
    )


def _survey(each: SurveyFacts) -> Draft:
    survey, state = each.survey, each.state
    share = f"{format_percent(state.satisfied.value)} hài lòng" if state.satisfied.denominator else "Chưa có câu trả lời"
    return Draft(
        address=f"hai-long/{survey.id}/",
        title=survey.name,
        description=f"{survey.period.label}: {share}, {format_count(state.satisfied.denominator)} câu trả lời.",
        section="hai-long",
        template="survey.html",
        context={
            "line": survey_line(each),
            "survey": survey,
            "state": state,
            "document": each.document,
            "returned": Ratio(survey.returned, survey.sent) if survey.sent else None,
            "factors": factors_of(each),
            # Drawn when the page is rendered, and only then.
            "draw_interval": partial(survey_interval, each),
            "draw_answers": partial(survey_distribution, each),
            "headers": ["Câu hỏi", *ANSWERS.values(), "Hài lòng", "Khoảng tin cậy 95%"],
            "interval_rows": [_interval_row(each)],
            "numbers": [_answer_row(question.question, question) for question in state.questions],
        },
        source=each.entry.file,
        feeds=(FEED,),
        search=" ".join(filter(None, (survey.method, *(question.text for question in survey.questions)))),
        drawn_from=(f"hai-long/{survey.id}", *((f"van-ban/{survey.document}",) if survey.document else ())),
    )


def _answer_row(question: Question, state: QuestionState) -> list[str]:
    counts = [format_count(getattr(question.answers, key)) for key in ANSWERS]
    return [question.text, *counts, ratio_words(state.satisfied), said.between(state.interval) or NOT_YET]


def _survey_row(each: SurveyFacts) -> list[str]:
    _, *result = _interval_row(each)
    return [each.survey.name, each.survey.period.label, *result]


def _interval_row(each: SurveyFacts) -> list[str]:
    state = each.state
    name = "Câu hỏi chung" if state.headline else "Tất cả câu hỏi"
    return [name, ratio_words(state.satisfied), said.interval_words(state) or NOT_YET, said.target_words(each.survey.target)]
