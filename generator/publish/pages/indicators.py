"""Pages of indicators: all with what they reached, and for each its course and every value ever published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.contract.articles import Article
from generator.contract.measures import Adjustment, Indicator
from generator.contract.plan import Area, Document
from generator.contract.records import Entry
from generator.contract.vocabulary import CYCLES
from generator.derive.facts import Facts
from generator.derive.measures import Point
from generator.derive.plan_facts import IndicatorFacts
from generator.derive.scorecards import ScorecardFacts
from generator.publish import said
from generator.publish.charts import indicator_chart
from generator.publish.charts.lines import slots_of
from generator.publish.charts.sparks import spark_of
from generator.publish.outputs import Draft, FeedLink
from generator.publish.pages.listing import by_name
from generator.words.vietnamese import NOT_YET, format_count, format_date, format_number

FEED = FeedLink(title="Tin về chỉ số", address="rss/chi-so.xml")
MISSING_NAMED = 6
"""How many missing periods are named; more are counted."""
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
class IndicatorDetail:
    """An indicator's course: chart (None without values), its `numbers` as a table, each period newest first, corrections.

    `missing` names the periods between the first and the last that have no value; None when none is missing.
    `has_shares` tells whether any value has numerator and denominator, `corrected` whether the newest period was corrected.
    `adjustments` are newest first, each with the amounts before and after in words.
    """

    chart: Markup | None
    numbers: tuple[tuple[str, str, str, str], ...]
    missing: str | None
    rows: tuple[ValueRow, ...]
    has_shares: bool
    adjustments: tuple[tuple[Adjustment, str, str], ...]
    corrected: bool
    cycle: str | None
    direction: str | None


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


def indicator_pages(facts: Facts) -> Iterator[Draft]:
    """The list and a page for each indicator."""
    documents = {each.document.id: each.document for each in facts.documents}
    articles: dict[str, list[Entry[Article]]] = {}
    for article in facts.articles:
        for name in dict.fromkeys(article.article.indicators):
            articles.setdefault(name, []).append(article.entry)
    yield _indicator_list(facts)
    cards = {each.scorecard.id: each for each in facts.scorecards}
    for each in facts.indicators:
        sets = [cards[name] for name in each.indicator.scorecards if name in cards]
        yield _indicator(each, documents, articles.get(each.indicator.id, []), sets)


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


def _indicator_list(facts: Facts) -> Draft:
    year = facts.plan.year if facts.plan else None
    current = [each for each in facts.indicators if year is None or each.year == year]
    others = [each for each in facts.indicators if year is not None and each.year != year]
    years = sorted({each.year for each in others}, reverse=True)
    groups = _by_area(current, facts)
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
            "groups": groups,
            "areas": [(area.id, area.name) if area else ("khac", "Chỉ số chung") for area, *_ in groups],
            "units": by_name({each.lead.id: each.lead.label for each in current if each.lead}),
            # Drawn when the page is rendered, and only then.
            "draw": spark_of,
            "former": [(each, [indicator_line(one) for one in others if one.year == each]) for each in years],
        },
        feeds=(FEED,),
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


def _indicator(
    each: IndicatorFacts, documents: Mapping[str, Document], articles: list[Entry[Article]], sets: list[ScorecardFacts]
) -> Draft:
    indicator = each.indicator
    line = indicator_line(each)
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
            "articles": articles,
            "scorecards": sets,
            # Made when the page is rendered, and only then.
            "make_detail": partial(indicator_detail, each, documents),
        },
        source=each.entry.file,
        feeds=(FEED,),
        search=_search(each),
        drawn_from=(
            f"chi-so/{indicator.id}",
            *(f"van-ban/{name}" for value in indicator.values for name in value.evidence),
            *(f"nhiem-vu/{task.task.id}" for task in each.tasks),
            *(f"bai-viet/{entry.id}" for entry in articles),
            *(f"bo-chi-so/{one.scorecard.id}" for one in sets),
        ),
    )


def _search(each: IndicatorFacts) -> str:
    named = [one.name for one in (each.area, each.lead) if one is not None]
    return " ".join([*named, *filter(None, (each.indicator.formula, each.indicator.source))])


def indicator_detail(each: IndicatorFacts, documents: Mapping[str, Document]) -> IndicatorDetail:
    """All that the indicator's page shows beside its newest value."""
    indicator, points = each.indicator, each.state.points
    known = {adjustment.period for adjustment in indicator.adjustments}
    newest_first = sorted(indicator.adjustments, key=lambda one: (one.day, str(one.period)), reverse=True)
    return IndicatorDetail(
        chart=indicator_chart(each),
        numbers=_numbers(points, indicator),
        missing=_missing(points),
        rows=tuple(_value_row(point, indicator, documents) for point in reversed(points)),
        has_shares=any(point.source.denominator is not None for point in points),
        adjustments=tuple(
            (one, said.amount(one.before, indicator.measure), said.amount(one.after, indicator.measure)) for one in newest_first
        ),
        corrected=bool(each.state.latest and each.state.latest.period in known),
        cycle=CYCLES.get(indicator.cycle or ""),
        direction=_DIRECTIONS.get(each.state.direction or ""),
    )


def _numbers(points: Sequence[Point], indicator: Indicator) -> tuple[tuple[str, str, str, str], ...]:
    """The numbers of the chart, one row for each place on its axis; a period without a figure says so."""
    by_period = {each.period: each for each in points}
    target = said.target_words(indicator.target, indicator.measure)
    return tuple(
        (period.label, value_words(by_period[period], indicator), target, _met_word(by_period[period].met))
        if period in by_period
        else (period.label, NOT_YET, target, _met_word(None))
        for period in slots_of(list(by_period))
    )


def _missing(points: Sequence[Point]) -> str | None:
    known = {each.period for each in points}
    names = [said.inside(each.label) for each in slots_of([one.period for one in points]) if each not in known]
    if not names:
        return None
    return ", ".join(names) if len(names) <= MISSING_NAMED else f"{format_count(len(names))} kỳ"


def _indicator_description(line: IndicatorLine) -> str:
    if line.period is None:
        return f"Chưa có số liệu. Chỉ tiêu: {line.target}."
    met = _met_word(line.facts.state.met)
    return f"{line.period}: {line.value}. Chỉ tiêu: {line.target}" + (
        f", {met.lower()}." if line.facts.state.met is not None else "."
    )


def _value_row(point: Point, indicator: Indicator, documents: Mapping[str, Document]) -> ValueRow:
    # A period's earlier figures: published before the newest one, which replaced them.
    earlier = sorted((each for each in indicator.values if each.period == point.period), key=lambda each: each.day)[:-1]
    return ValueRow(
        point=point,
        value=value_words(point, indicator),
        numerator="" if point.numerator is None else format_number(point.numerator, 3),
        denominator="" if point.denominator is None else format_number(point.denominator, 3),
        evidence=tuple(documents[name] for name in point.source.evidence if name in documents),
        corrections=tuple(
            sorted((each for each in indicator.adjustments if each.period == point.period), key=lambda each: each.day)
        ),
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
