"""Pages of what is measured: indicators with their targets, and satisfaction surveys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.contract.measures import Adjustment, Indicator, Question
from generator.contract.plan import Area, Document
from generator.contract.records import Entry
from generator.contract.articles import Article
from generator.contract.vocabulary import ANSWERS, CYCLES, SURVEY_KINDS
from generator.derive.facts import Facts, IndicatorFacts, SurveyFacts
from generator.derive.figures import Ratio
from generator.derive.measures import Point, QuestionState
from generator.publish import said
from generator.publish.charts import indicator_chart, survey_distribution, survey_interval
from generator.publish.outputs import Draft, FeedLink
from generator.words.vietnamese import format_count, format_date, format_number, format_percent

INDICATOR_FEED = FeedLink(title="Tin về chỉ số", address="rss/chi-so.xml")
SURVEY_FEED = FeedLink(title="Tin về khảo sát hài lòng", address="rss/hai-long.xml")
_DIRECTIONS = {"tang": "càng cao càng tốt", "giam": "càng thấp càng tốt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """An indicator in one line. `value`, `period` and the sentences are words; None where there is nothing to say."""

    facts: IndicatorFacts
    value: str
    period: str | None
    share: str | None
    target: str
    distance: str | None
    rounding: str | None
    change: str
    trend: said.Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """One period in the table of values. `former` are earlier figures of the period that were replaced, with their day."""

    point: Point
    value: str
    numerator: str
    denominator: str
    evidence: tuple[Document, ...]
    corrections: tuple[Adjustment, ...]
    former: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """How many indicators met their target, missed it, or cannot be judged yet."""

    met: int
    missed: int
    open: int

    @property
    def total(self) -> int:
        """All indicators counted."""
        return self.met + self.missed + self.open


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


def measure_pages(facts: Facts) -> Iterator[Draft]:
    """The lists and a page for each indicator and survey."""
    documents = {each.document.id: each.document for each in facts.documents}
    articles: dict[str, list[Entry[Article]]] = {}
    for article in facts.articles:
        for name in article.article.indicators:
            articles.setdefault(name, []).append(article.entry)
    yield _indicator_list(facts)
    for indicator in facts.indicators:
        yield _indicator(indicator, documents, articles.get(indicator.indicator.id, []))
    yield _survey_list(facts)
    for survey in facts.surveys:
        yield _survey(survey)


def indicator_line(each: IndicatorFacts) -> IndicatorLine:
    """The indicator's newest value and what it says."""
    indicator, state = each.indicator, each.state
    latest = state.latest
    return IndicatorLine(
        facts=each,
        value=value_words(latest, indicator) if latest else said.amount(None, indicator.measure),
        period=latest.period.label if latest else None,
        share=_share(latest) if latest else None,
        target=said.target_words(indicator.target, indicator.measure),
        distance=said.distance_words(indicator, state),
        rounding=said.rounding_note(indicator, state),
        change=said.change_words(indicator, state),
        trend=said.trend(state),
    )


def value_words(point: Point, indicator: Indicator) -> str:
    """`95,5%`; "không phát sinh" where the denominator is 0."""
    return said.NOTHING_OCCURRED if point.value is None else said.amount(point.value, indicator.measure)


def verdicts_of(indicators: Iterable[IndicatorFacts]) -> Verdicts:
    """How the indicators stand against their targets."""
    met = [each.state.met for each in indicators]
    return Verdicts(met=met.count(True), missed=met.count(False), open=met.count(None))


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


def _indicator_list(facts: Facts) -> Draft:
    year = facts.plan.year if facts.plan else None
    current = [each for each in facts.indicators if year is None or each.year == year]
    others = [each for each in facts.indicators if year is not None and each.year != year]
    years = sorted({each.year for each in others}, reverse=True)
    return Draft(
        address="chi-so/",
        title="Chỉ số và chỉ tiêu",
        description="Các chỉ số cải cách hành chính: giá trị mới nhất, chỉ tiêu, đạt hay chưa đạt, tốt lên hay kém đi.",
        section="chi-so",
        template="indicator_list.html",
        context={
            "as_of": facts.as_of,
            "year": year,
            "verdicts": verdicts_of(current),
            "groups": _by_area(current, facts),
            "former": [(each, [indicator_line(one) for one in others if one.year == each]) for each in years],
        },
        feeds=(INDICATOR_FEED,),
        search="chỉ tiêu đạt chưa đạt kết quả",
    )


def _by_area(indicators: Iterable[IndicatorFacts], facts: Facts) -> list[tuple[Area | None, list[IndicatorLine], Verdicts]]:
    """In the areas' order; indicators of no area last."""
    order: list[Area | None] = [*(each.area for each in facts.areas), None]
    groups: dict[str | None, list[IndicatorFacts]] = {}
    for each in indicators:
        groups.setdefault(each.area.id if each.area else None, []).append(each)
    found = [(area, groups.get(area.id if area else None, [])) for area in order]
    return [(area, [indicator_line(one) for one in group], verdicts_of(group)) for area, group in found if group]


def _indicator(each: IndicatorFacts, documents: Mapping[str, Document], articles: list[Entry[Article]]) -> Draft:
    indicator = each.indicator
    line = indicator_line(each)
    points = each.state.points
    known = {adjustment.period for adjustment in indicator.adjustments}
    return Draft(
        address=f"chi-so/{indicator.id}/",
        title=indicator.name,
        description=_indicator_description(line),
        section="chi-so",
        template="indicator.html",
        context={
            "line": line,
            "indicator": indicator,
            "facts": each,
            "rows": [_value_row(point, indicator, documents) for point in reversed(points)],
            "has_shares": any(point.source.denominator is not None for point in points),
            "chart": indicator_chart(each),
            "numbers": [[point.period.label, value_words(point, indicator), _met_word(point.met)] for point in points],
            "adjustments": [
                (said_of, said.amount(said_of.before, indicator.measure), said.amount(said_of.after, indicator.measure))
                for said_of in sorted(indicator.adjustments, key=lambda one: (one.day, str(one.period)), reverse=True)
            ],
            "corrected": bool(each.state.latest and each.state.latest.period in known),
            "cycle": CYCLES.get(indicator.cycle or ""),
            "direction": _DIRECTIONS.get(each.state.direction or ""),
            "articles": articles,
        },
        source=each.entry.file,
        feeds=(INDICATOR_FEED,),
        search=" ".join(filter(None, (each.area and each.area.name, each.lead and each.lead.name, indicator.formula, indicator.source))),
    )


def _indicator_description(line: IndicatorLine) -> str:
    if line.period is None:
        return f"Chưa có số liệu. Chỉ tiêu: {line.target}."
    met = _met_word(line.facts.state.met)
    return f"{line.period}: {line.value}. Chỉ tiêu: {line.target}" + (f", {met.lower()}." if line.facts.state.met is not None else ".")


def _value_row(point: Point, indicator: Indicator, documents: Mapping[str, Document]) -> ValueRow:
    # A period's earlier figures: published before the newest one, which replaced them.
    earlier = sorted((each for each in indicator.values if each.period == point.period), key=lambda each: each.day)[:-1]
    return ValueRow(
        point=point,
        value=value_words(point, indicator),
        numerator="" if point.numerator is None else format_number(point.numerator, 3),
        denominator="" if point.denominator is None else format_number(point.denominator, 3),
        evidence=tuple(documents[name] for name in point.source.evidence if name in documents),
        corrections=tuple(sorted((each for each in indicator.adjustments if each.period == point.period), key=lambda each: each.day)),
        former=tuple((_exact_words(each.exact(indicator.measure), indicator), format_date(each.day)) for each in earlier),
    )


def _exact_words(value: object, indicator: Indicator) -> str:
    return said.NOTHING_OCCURRED if value is None else said.amount(value, indicator.measure)  # type: ignore[arg-type]


def _share(point: Point) -> str | None:
    if point.numerator is None or point.denominator is None:
        return None
    return f"{format_number(point.numerator, 3)}/{format_number(point.denominator, 3)}"


def _met_word(met: bool | None) -> str:
    return {True: "Đạt", False: "Chưa đạt", None: "Chưa xét được"}[met]


def _survey_list(facts: Facts) -> Draft:
    lines = [survey_line(each) for each in reversed(facts.surveys)]
    return Draft(
        address="hai-long/",
        title="Mức độ hài lòng",
        description="Kết quả các cuộc khảo sát hài lòng: tỷ lệ hài lòng, số người trả lời, khoảng tin cậy và chỉ tiêu.",
        section="hai-long",
        template="survey_list.html",
        context={"as_of": facts.as_of, "lines": lines},
        feeds=(SURVEY_FEED,),
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
            "interval": survey_interval(each),
            "answers": survey_distribution(each),
            "headers": ["Câu hỏi", *ANSWERS.values(), "Số trả lời", "Hài lòng"],
            "numbers": [_answer_row(question.question, question) for question in state.questions],
        },
        source=each.entry.file,
        feeds=(SURVEY_FEED,),
        search=" ".join(filter(None, (survey.method, *(question.text for question in survey.questions)))),
    )


def _answer_row(question: Question, state: QuestionState) -> list[str]:
    counts = [format_count(getattr(question.answers, key)) for key in ANSWERS]
    return [question.text, *counts, format_count(state.satisfied.denominator), format_percent(state.satisfied.value)]
