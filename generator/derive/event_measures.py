"""Events of indicators: values published, targets met or missed, figures restated (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from operator import attrgetter
from typing import TypeVar

from generator.contract.measures import Adjustment, Value
from generator.contract.vocabulary import OPERATORS
from generator.derive.event_kinds import EVENT_KINDS, Event, EventKind, Subject, event, in_words, one_line, subject_of
from generator.derive.facts import IndicatorFacts
from generator.derive.figures import meets
from generator.derive.measures import Point
from generator.words.periods import Period
from generator.words.vietnamese import format_date, format_number, format_percent

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
    name: str
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
        subject=subject_of(authority, "chi-so", indicator, (facts.area,), (facts.lead,)),
        values=_by_period(indicator.values, as_of),
        corrections=_by_period(indicator.adjustments, as_of),
        name=one_line(indicator.name),
        goal=goal_words(indicator.target.operator, indicator.target.value, indicator.measure) if indicator.target else "",
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
    period, term = figure.period, EVENT_KINDS["value"]
    what = f"{period}/{term.word}/{day}"
    title = f"{term.label}: {measured.name}, {in_words(period)}: {figure.shown}"
    return event(measured.subject, "value", day, what, title, partial(_value_words, measured, figure, day))


def _value_words(measured: Measured, figure: Figure, day: date) -> Iterator[str | None]:
    period, source = figure.period, figure.source
    yield f"{measured.name}, {in_words(period)}: {figure.shown}, công bố ngày {format_date(day)}."
    if source is not None and source.numerator is not None and source.denominator is not None:
        yield f"Tính từ {format_number(source.numerator, 2)} trên {format_number(source.denominator, 2)}."
    if measured.values[period][0].day < day:
        yield f"Trước đó đã công bố cho kỳ này: {measured.figure(period, day - timedelta(days=1)).shown}."
    yield _verdict(measured, figure.met)
    yield f"Ghi chú: {source.note}" if source is not None and source.note else None
    yield _lead_words(measured)


def _restated_event(measured: Measured, period: Period, moved: Sequence[Adjustment]) -> Event:
    before, after = (measured.stated(period, Fraction(each)) for each in (moved[0].before, moved[-1].after))
    term, day = EVENT_KINDS["restated"], moved[0].day
    what = f"{period}/{term.word}/{day}"
    title = f"{term.label}: {measured.name}, {in_words(period)}: từ {before.shown} thành {after.shown}"
    tell = partial(_restated_words, measured, before, after, moved)
    return event(measured.subject, "restated", day, what, title, tell)


def _restated_words(measured: Measured, before: Figure, after: Figure, moved: Sequence[Adjustment]) -> Iterator[str | None]:
    yield f"Số đã công bố là {before.shown}; số đúng là {after.shown}, điều chỉnh ngày {format_date(moved[0].day)}."
    for each in moved:
        yield f"Lý do: {each.reason}"
    yield _verdict(measured, after.met)
    yield _lead_words(measured)


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
    term = EVENT_KINDS[kind]
    title = f"{term.label}: {measured.name}, {in_words(figure.period)}: {figure.shown} (chỉ tiêu {measured.goal})"
    return event(measured.subject, kind, day, f"{term.word}/{day}", title, partial(_target_words, measured, figure, day))


def _target_words(measured: Measured, figure: Figure, day: date) -> Iterator[str | None]:
    target = measured.facts.indicator.target
    yield f"{measured.name}, {in_words(figure.period)}: {figure.shown}. Chỉ tiêu: {measured.goal}."
    yield target.text if target else None
    yield f"Tính theo số công bố đến ngày {format_date(day)}."
    yield _lead_words(measured)


def _verdict(measured: Measured, met: bool | None) -> str | None:
    if not measured.goal:
        return None
    return f"Chỉ tiêu {measured.goal}: {'chưa có kết luận' if met is None else 'đạt' if met else 'chưa đạt'}."


def _with_unit(value: Fraction | Decimal | None, measure: str) -> str:
    if value is None:
        return "không phát sinh"
    return format_percent(value) if measure == "%" else f"{format_number(value)} {measure}"


@lru_cache(maxsize=4096)
def goal_words(operator: str, value: Decimal, measure: str) -> str:
    """A target in words: `trên 95%`, `từ 70 điểm`."""
    return f"{OPERATORS[operator]} {_with_unit(value, measure)}"


def _lead_words(measured: Measured) -> str | None:
    lead = measured.facts.lead
    return f"Đơn vị chủ trì: {lead.name}." if lead else None
