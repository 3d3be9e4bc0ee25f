"""Events of what is measured and told: indicator values, targets, corrections, surveys, articles (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from typing import TypeVar

from generator.contract.measures import Adjustment, SurveyTarget, Value
from generator.contract.vocabulary import OPERATORS, SURVEY_KINDS
from generator.derive.event_kinds import EVENT_KINDS, Event, EventKind, Subject, Topic, categories_of, in_words, subject
from generator.derive.facts import ArticleFacts, IndicatorFacts, SurveyFacts
from generator.derive.figures import meets
from generator.derive.measures import Point
from generator.words.periods import Period
from generator.words.vietnamese import format_count, format_date, format_number, format_percent

_DAY = attrgetter("day")
_TOLERANCE = Fraction(5, 100)
"""How far a figure as typed in a correction may lie from the exact one that it names (contract §3)."""
Dated = TypeVar("Dated", Value, Adjustment)
ByPeriod = dict[Period, list[Dated]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What stood published for a period on a day.

    `value` is exact, in the indicator's unit; None means that nothing occurred. `shown` is the same in words. `source`
    is the record it is taken from, None when it is known from a correction only. `met` is None without a target or a
    value.
    """

    period: Period
    value: Fraction | None
    shown: str
    source: Value | None
    met: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """An indicator with what was published of it, by period; each list by day and then in file order.

    `goal` is the target in words, empty without one. `points` are what stands on the as-of day.
    """

    facts: IndicatorFacts
    subject: Subject
    values: ByPeriod[Value]
    corrections: ByPeriod[Adjustment]
    goal: str
    points: Mapping[Period, Point]

    def figure(self, period: Period, day: date) -> Figure:
        """What the commune had published for a period by the end of the day.

        Staff who correct a figure may also overwrite it, so what was published before a correction is what that says.
        """
        indicator = self.facts.indicator
        values, moved = self.values[period], self.corrections.get(period, ())
        if len(values) == 1 and not moved and (point := self.points[period]).source is values[0]:
            return self.stated(period, point.value, point.source)
        newest = next(each for each in reversed(values) if each.day <= day)
        value = newest.exact(indicator.measure)
        if moved:
            following = next((each.day for each in values if each.day > newest.day), date.max)
            about = [each for each in moved if newest.day < each.day <= following]
            known = [each for each in about if each.day <= day]
            if known:
                return self.stated(period, Fraction(known[-1].after))
            if about and (value is None or abs(value - Fraction(about[0].before)) > _TOLERANCE):
                return self.stated(period, Fraction(about[0].before))
        return self.stated(period, value, newest)

    def stated(self, period: Period, value: Fraction | None, source: Value | None = None) -> Figure:
        """The figure with what it means for the target."""
        indicator = self.facts.indicator
        target = indicator.target
        met = meets(value, target.operator, target.value) if target and value is not None else None
        return Figure(period=period, value=value, shown=_with_unit(value, indicator.measure), source=source, met=met)


def indicator_events(facts: IndicatorFacts, authority: str, as_of: date) -> Iterator[Event]:
    """Values and corrections as they were published, and each turn of the newest figure to meet or miss the target.

    Of several values of one period on one day the last in file order is what the day says; corrections of one period on
    one day are told together. So period and day are enough to name an event.
    """
    indicator = facts.indicator
    measured = Measured(
        facts=facts,
        subject=subject(authority, "chi-so", indicator, (facts.area,), (facts.lead,)),
        values=_by_period(indicator.values, as_of),
        corrections=_by_period(indicator.adjustments, as_of),
        goal=_goal(indicator.target.operator, indicator.target.value, indicator.measure) if indicator.target else "",
        points={point.period: point for point in facts.state.points},
    )
    figures: dict[tuple[Period, date], Figure] = {}
    for period, given in measured.values.items():
        for day in sorted({each.day for each in given}):
            figures[period, day] = measured.figure(period, day)
            yield _value_event(measured, figures[period, day], day)
    for period, moved in measured.corrections.items():
        for day in sorted({each.day for each in moved}):
            yield _restated_event(measured, period, [each for each in moved if each.day == day])
    if measured.goal:
        yield from _target_events(measured, figures)


def _by_period(items: Sequence[Dated], as_of: date) -> ByPeriod[Dated]:
    found: ByPeriod[Dated] = {}
    for item in sorted(items, key=_DAY):
        if item.day <= as_of:
            found.setdefault(item.period, []).append(item)
    return found


def _value_event(measured: Measured, figure: Figure, day: date) -> Event:
    indicator, period, source = measured.facts.indicator, figure.period, figure.source
    when = in_words(period)
    parts = former = None
    if source is not None and source.numerator is not None and source.denominator is not None:
        parts = f"Tính từ {_plain(source.numerator)} trên {_plain(source.denominator)}."
    if measured.values[period][0].day < day:
        before = measured.figure(period, day - timedelta(days=1))
        former = f"Trước đó đã công bố cho kỳ này: {before.shown}."
    text = (
        f"{indicator.name}, {when}: {figure.shown}, công bố ngày {format_date(day)}.",
        parts,
        former,
        _verdict(measured, figure.met),
        f"Ghi chú: {source.note}" if source is not None and source.note else None,
        _lead_words(measured.facts),
    )
    term = EVENT_KINDS["value"]
    title = f"{term.label}: {indicator.name}, {when}: {figure.shown}"
    return measured.subject.event("value", day, f"{period}/{term.word}/{day}", title, text)


def _restated_event(measured: Measured, period: Period, moved: Sequence[Adjustment]) -> Event:
    indicator, day = measured.facts.indicator, moved[0].day
    before = measured.stated(period, Fraction(moved[0].before))
    after = measured.stated(period, Fraction(moved[-1].after))
    text = (
        f"Số đã công bố là {before.shown}; số đúng là {after.shown}, điều chỉnh ngày {format_date(day)}.",
        *(f"Lý do: {each.reason}" for each in moved),
        _verdict(measured, after.met),
        _lead_words(measured.facts),
    )
    term = EVENT_KINDS["restated"]
    title = f"{term.label}: {indicator.name}, {in_words(period)}: từ {before.shown} thành {after.shown}"
    return measured.subject.event("restated", day, f"{period}/{term.word}/{day}", title, text)


def _target_events(measured: Measured, figures: Mapping[tuple[Period, date], Figure]) -> Iterator[Event]:
    """The days on which the newest figure came to meet or to miss the target; a figure that goes on as before is none.

    Which figure is newest: contract §4, by the end of its period, then by its day. A period in which nothing occurred
    changes nothing. `figures` are those of the days on which a value was published.
    """
    published: dict[date, list[Period]] = {}
    for period, day in figures:
        published.setdefault(day, []).append(period)
    days = sorted({*published, *(each.day for moved in measured.corrections.values() for each in moved)})
    newest: tuple[tuple[date, date], Period] | None = None
    met: bool | None = None
    for day in days:
        for period in published.get(day, ()):
            rank = (period.end, day)
            if newest is None or rank >= newest[0]:
                newest = (rank, period)
        if newest is None:
            continue
        figure = figures.get((newest[1], day)) or measured.figure(newest[1], day)
        if figure.met is not None and figure.met != met:
            met = figure.met
            yield _target_event(measured, figure, day)


def _target_event(measured: Measured, figure: Figure, day: date) -> Event:
    kind: EventKind = "target_met" if figure.met else "target_missed"
    indicator, term = measured.facts.indicator, EVENT_KINDS[kind]
    assert indicator.target is not None
    said = f"{indicator.name}, {in_words(figure.period)}: {figure.shown}"
    text = (
        f"{said}. Chỉ tiêu: {measured.goal}.",
        indicator.target.text,
        f"Tính theo số công bố ngày {format_date(day)}.",
        _lead_words(measured.facts),
    )
    title = f"{term.label}: {said} (chỉ tiêu {measured.goal})"
    return measured.subject.event(kind, day, f"{term.word}/{day}", title, text)


def survey_event(facts: SurveyFacts, authority: str) -> Event:
    """The survey's result; one that misses its target is a matter of supervision too."""
    survey, state = facts.survey, facts.state
    satisfied = state.satisfied
    term = EVENT_KINDS["survey"]
    share = format_percent(satisfied.value)
    about = subject(authority, "hai-long", survey)
    asked = "gộp mọi câu hỏi" if state.headline is None else f"câu hỏi chung: {state.headline.text}"
    counted = f"{format_count(satisfied.numerator)} trên {format_count(satisfied.denominator)} câu trả lời"
    returned = f"Thu về {format_count(survey.returned)} phiếu"
    text = (
        f"{counted} hài lòng hoặc rất hài lòng: {share} ({asked}).",
        _interval_words(facts),
        _survey_target_words(survey.target, state.met, state.certain),
        "Mẫu nhỏ: dưới 30 câu trả lời, chỉ để tham khảo." if state.small else None,
        f"{returned} trên {format_count(survey.sent)} phiếu phát ra." if survey.sent is not None else f"{returned}.",
        f"{SURVEY_KINDS[survey.kind]}, {in_words(survey.period)}." + (f" {survey.method}" if survey.method else ""),
    )
    topics: tuple[Topic, ...] = ("giam-sat",) if state.met is False else ()
    title = f"{term.label}: {survey.name}: {share} hài lòng"
    return about.event("survey", survey.day, term.word, title, text, topics=topics)


def article_event(facts: ArticleFacts, authority: str) -> Event:
    """An article, with the areas and units of the tasks and indicators it tells about."""
    article, term = facts.article, EVENT_KINDS["article"]
    areas = {each.area.id: each.area for each in facts.tasks}
    units = {each.lead.id: each.lead for each in facts.tasks}
    about = Subject(
        authority=authority,
        record_kind="bai-viet",
        record_id=facts.entry.id,
        tag=facts.entry.id,
        address=f"bai-viet/{facts.entry.id}/",
        units=tuple(sorted(units)),
        categories=(
            *categories_of((areas[name] for name in sorted(areas)), (units[name] for name in sorted(units))),
            *((f"chuyen-muc/{name}", name) for name in article.categories),
        ),
    )
    text = (
        article.description or article.title,
        f"Dành cho: {', '.join(article.audiences)}." if article.audiences else None,
        f"Đăng ngày {format_date(article.day)}.",
    )
    return about.event("article", article.day, term.word, f"{term.label}: {article.title}", text)


def _with_unit(value: Fraction | Decimal | None, measure: str) -> str:
    if value is None:
        return "không phát sinh"
    return format_percent(value) if measure == "%" else f"{format_number(value)} {measure}"


def _plain(value: Decimal) -> str:
    return format_count(int(value)) if value >= 0 and value == value.to_integral_value() else format_number(value, 2)


@lru_cache(maxsize=4096)
def _goal(operator: str, value: Decimal, measure: str) -> str:
    return f"{OPERATORS[operator]} {_with_unit(value, measure)}"


def _verdict(measured: Measured, met: bool | None) -> str | None:
    if not measured.goal:
        return None
    return f"Chỉ tiêu {measured.goal}: {'chưa có kết luận' if met is None else 'đạt' if met else 'chưa đạt'}."


def _survey_target_words(target: SurveyTarget | None, met: bool | None, certain: bool | None) -> str | None:
    if target is None or met is None:
        return None
    unsure = " Kết quả chưa chắc chắn: chỉ tiêu nằm trong khoảng tin cậy." if certain is False else ""
    return f"Chỉ tiêu {_goal(target.operator, target.value, '%')}: {'đạt' if met else 'chưa đạt'}.{unsure}"


def _interval_words(facts: SurveyFacts) -> str | None:
    if facts.state.interval is None:
        return None
    low, high = (format_percent(Fraction(end)) for end in facts.state.interval)
    return f"Khoảng tin cậy 95%: từ {low} đến {high}."


def _lead_words(facts: IndicatorFacts) -> str | None:
    return f"Đơn vị chủ trì: {facts.lead.name}." if facts.lead else None
