"""Events of indicators: values published, targets met or missed, figures restated (contract §5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from operator import attrgetter

from generator.contract.measures import TOLERANCE, Adjustment, Value
from generator.contract.vocabulary import OPERATORS
from generator.derive.event_kinds import Event, EventTerm, Room, Subject, event, in_words, one_line, subject_of
from generator.derive.facts import Facts
from generator.derive.figures import meets
from generator.derive.measures import Point, indicator_state
from generator.derive.plan_facts import IndicatorFacts
from generator.words.periods import Period
from generator.words.vietnamese import format_date, format_number, format_percent

VALUE = EventTerm("value", "gia-tri", "Công bố số liệu", ("chi-so",), line="Số liệu được công bố", always=True)
TARGET_MET = EventTerm("target_met", "dat-chi-tieu", "Đạt chỉ tiêu", ("chi-so",), line="Chỉ số chuyển sang đạt chỉ tiêu")
TARGET_MISSED = EventTerm(
    "target_missed",
    "chua-dat-chi-tieu",
    "Chưa đạt chỉ tiêu",
    ("chi-so", "giam-sat"),
    line="Chỉ số chuyển sang chưa đạt chỉ tiêu",
)
RESTATED = EventTerm("restated", "dieu-chinh", "Điều chỉnh số liệu", ("chi-so", "giam-sat"), line="Số liệu được điều chỉnh")

_DAY = attrgetter("day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """What was published for one period: values and corrections, each by day and then in file order.

    `point` is what stands on the as-of day.
    """

    period: Period
    point: Point | None
    values: list[Value] = field(default_factory=list)
    moved: list[Adjustment] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What stood published for a period on a day.

    `shown` is the value in words. `point` is the value as derived, None where only a correction tells what it was. `met`
    is None without a target or a value.
    """

    log: Log
    shown: str
    point: Point | None
    met: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """An indicator and how it is told. `goal` is its target in words, empty without one."""

    facts: IndicatorFacts
    subject: Subject
    name: str
    goal: str

    def figure(self, log: Log, day: date) -> Figure:
        """What the commune had published for a period by the end of the day.

        Staff who correct a figure may also overwrite it, so what was published before a correction is what that says.
        """
        point = log.point
        if point is None or len(log.values) > 1 or log.moved:
            known = indicator_state(self.facts.indicator, day).points
            point = next(each for each in known if each.period == log.period)
            following = next((each.day for each in log.values if each.day > day), date.max)
            coming = next((each for each in log.moved if day < each.day < following), None)
            if coming is not None and (point.value is None or abs(point.value - Fraction(coming.before)) > TOLERANCE):
                return self.stated(log, coming.before)
        return Figure(log=log, shown=_with_unit(point.value, self.facts.indicator.measure), point=point, met=point.met)

    def stated(self, log: Log, value: Decimal) -> Figure:
        """A figure that a correction names, with what it means for the target."""
        indicator = self.facts.indicator
        target = indicator.target
        met = meets(Fraction(value), target.operator, target.value) if target else None
        return Figure(log=log, shown=_with_unit(value, indicator.measure), point=None, met=met)


def indicator_events(facts: IndicatorFacts, authority: str, as_of: date) -> Iterator[Event]:
    """Values and corrections as they were published, and each turn of the newest figure to meet or miss the target.

    Of several values of one period on one day the last in file order is what the day says; corrections of one period on
    one day are told together. So period and day are enough to name an event.
    """
    indicator = facts.indicator
    target = indicator.target
    measured = Measured(
        facts=facts,
        subject=subject_of(authority, "chi-so", indicator, (facts.area,), (facts.lead,)),
        name=one_line(indicator.name),
        goal=goal_words(target.operator, target.value, indicator.measure) if target else "",
    )
    logs = _logs(facts, as_of)
    published: dict[date, list[Figure]] = {}
    for log in logs:
        for day in _days(log.values):
            figure = measured.figure(log, day)
            published.setdefault(day, []).append(figure)
            yield _value_event(measured, figure, day)
        for day in _days(log.moved):
            yield _restated_event(measured, log, [each for each in log.moved if each.day == day])
    if target is not None:
        corrected = {each.day for log in logs for each in log.moved}
        yield from _target_events(measured, published, sorted({*published, *corrected}))


def _logs(facts: IndicatorFacts, as_of: date) -> list[Log]:
    """The periods in the order in which they were first published."""
    logs: dict[Period, Log] = {}
    points = {point.period: point for point in facts.state.points}
    for value in sorted(facts.indicator.values, key=_DAY):
        if value.day <= as_of:
            log = logs.get(value.period)
            if log is None:
                log = logs[value.period] = Log(period=value.period, point=points.get(value.period))
            log.values.append(value)
    for moved in sorted(facts.indicator.adjustments, key=_DAY):
        if moved.day <= as_of:
            logs.setdefault(moved.period, Log(period=moved.period, point=None)).moved.append(moved)
    return list(logs.values())


def _days(items: Sequence[Value] | Sequence[Adjustment]) -> list[date]:
    return [items[0].day] if len(items) == 1 else sorted({each.day for each in items})


def _value_event(measured: Measured, figure: Figure, day: date) -> Event:
    period = figure.log.period
    what = f"{period}/{VALUE.word}/{day}"
    title = f"{VALUE.label}: {measured.name}, {in_words(period)}: {figure.shown}"
    return event(measured.subject, VALUE, day, what, title, partial(_value_words, measured, figure, day))


def _value_words(measured: Measured, figure: Figure, day: date) -> Iterator[str | None]:
    log, point = figure.log, figure.point
    yield f"{measured.name}, {in_words(log.period)}: {figure.shown}, công bố ngày {format_date(day)}."
    if point is not None and point.numerator is not None:
        yield f"Tính từ {format_number(point.numerator, 2)} trên {format_number(point.denominator, 2)}."
    if log.values[0].day < day:
        yield f"Trước đó đã công bố cho kỳ này: {measured.figure(log, day - timedelta(days=1)).shown}."
    yield _verdict(measured, figure.met)
    yield f"Ghi chú: {point.source.note}" if point is not None and point.source.note else None
    yield _lead_words(measured)


def _restated_event(measured: Measured, log: Log, moved: Sequence[Adjustment]) -> Event:
    before, after = (measured.stated(log, each) for each in (moved[0].before, moved[-1].after))
    day = moved[0].day
    what = f"{log.period}/{RESTATED.word}/{day}"
    title = f"{RESTATED.label}: {measured.name}, {in_words(log.period)}: từ {before.shown} thành {after.shown}"
    return event(measured.subject, RESTATED, day, what, title, partial(_restated_words, measured, before, after, moved))


def _restated_words(measured: Measured, before: Figure, after: Figure, moved: Sequence[Adjustment]) -> Iterator[str | None]:
    yield f"Số đã công bố là {before.shown}; số đúng là {after.shown}, điều chỉnh ngày {format_date(moved[0].day)}."
    for each in moved:
        yield f"Lý do: {each.reason}"
    yield _verdict(measured, after.met)
    yield _lead_words(measured)


def _target_events(measured: Measured, published: dict[date, list[Figure]], days: Sequence[date]) -> Iterator[Event]:
    """The days on which the newest figure came to meet or to miss the target; a figure that goes on as before is none.

    Which figure is newest: contract §4, by the end of its period, then by its day. A period in which nothing occurred
    changes nothing. `published` has the figures of each day, `days` also those of corrections.
    """
    newest: Figure | None = None
    rank = (date.min, date.min)
    met: bool | None = None
    for day in days:
        if newest is not None and newest.log.moved:
            newest = measured.figure(newest.log, day)
        for figure in published.get(day, ()):
            if (its := (figure.log.period.end, day)) >= rank:
                newest, rank = figure, its
        if newest is not None and newest.met is not None and newest.met != met:
            met = newest.met
            yield _target_event(measured, newest, day)


def _target_event(measured: Measured, figure: Figure, day: date) -> Event:
    term = TARGET_MET if figure.met else TARGET_MISSED
    title = f"{term.label}: {measured.name}, {in_words(figure.log.period)}: {figure.shown} (chỉ tiêu {measured.goal})"
    return event(measured.subject, term, day, f"{term.word}/{day}", title, partial(_target_words, measured, figure, day))


def _target_words(measured: Measured, figure: Figure, day: date) -> Iterator[str | None]:
    target = measured.facts.indicator.target
    yield f"{measured.name}, {in_words(figure.log.period)}: {figure.shown}. Chỉ tiêu: {measured.goal}."
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


def _events(facts: Facts, authority: str) -> Iterator[Event]:
    for each in facts.indicators:
        yield from indicator_events(each, authority, facts.as_of)


ROOM = Room(terms=(VALUE, TARGET_MET, TARGET_MISSED, RESTATED), events=_events)
