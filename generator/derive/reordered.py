"""What a list says otherwise only because items of one day changed places in it: the last of a day counts (contract §4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from operator import attrgetter
from typing import Any

from generator.contract.measures import Indicator
from generator.contract.plan import Task
from generator.contract.values import Record
from generator.contract.vocabulary import STATES, State
from generator.derive.event_changes import Line
from generator.derive.measures import indicator_state
from generator.derive.standing import Terms
from generator.derive.tasks import state_of
from generator.words.vietnamese import format_count, format_date, format_number

_SAY = {
    "updates": attrgetter("day", "period", "state", "progress"),
    "extensions": attrgetter("day", "until"),
    "values": attrgetter("day", "period", "value", "numerator", "denominator"),
    "adjustments": attrgetter("day", "period", "after"),
}
"""The lists in which the order within a day counts, with what of an item counts there: notes do not."""
_PLACES = 6
"""Decimals to which a figure that changed is told."""


def reordered(was: Record, now: Record, day: date, terms: Terms) -> Iterator[Line]:
    """What the record says otherwise on the day because items that it had before stand in another order."""
    changes = {}
    for name, says in _SAY.items():
        before, after = getattr(was, name, ()), getattr(now, name, ())
        if len(after) > 1 and before != after and (former := _as_before(before, after, says)) is not None:
            changes[name] = former
    if not changes:
        return
    unmoved = now.model_copy(update=changes)
    if isinstance(now, Task) and isinstance(unmoved, Task):
        yield from _of_task(unmoved, now, day, terms)
    elif isinstance(now, Indicator) and isinstance(unmoved, Indicator):
        yield from _of_indicator(unmoved, now, day)


def _as_before(before: Sequence[Any], after: Sequence[Any], says: attrgetter[Any]) -> tuple[Any, ...] | None:
    """The list with the items that it had before in their former order; None where no two of one day changed places."""
    if len({each.day for each in after}) == len(after):
        return None
    common = Counter(map(says, before)) & Counter(map(says, after))
    places, kept = _kept(after, common, says), [before[place] for place in _kept(before, common, says)]
    kept.sort(key=attrgetter("day"))
    present = sorted((after[place] for place in places), key=attrgetter("day"))
    if [says(each) for each in kept] == [says(each) for each in present]:
        return None
    by_day = sorted(places, key=lambda place: after[place].day)
    former = dict(zip(by_day, kept, strict=True))
    return tuple(former.get(place, each) for place, each in enumerate(after))


def _kept(items: Sequence[Any], common: Counter[Any], says: attrgetter[Any]) -> list[int]:
    """The places of the items that both lists have, each as often as both have it."""
    left, places = common.copy(), []
    for place, each in enumerate(items):
        if left[says(each)] > 0:
            left[says(each)] -= 1
            places.append(place)
    return places


def _of_task(unmoved: Task, now: Task, day: date, terms: Terms) -> Iterator[Line]:
    former, present = state_of(unmoved, day, terms), state_of(now, day, terms)
    yield from _line("Trạng thái", state_words(former.state, former.days_late), state_words(present.state, present.days_late))
    for before, after in zip(former.periods, present.periods, strict=True):
        label = f"Trạng thái, {after.period.label[:1].lower()}{after.period.label[1:]}"
        yield from _line(label, state_words(before.state, before.days_late), state_words(after.state, after.days_late))
    if former.due and present.due:
        yield from _line("Thời hạn", format_date(former.due), format_date(present.due))
    if former.progress is not None and present.progress is not None and not now.recurrence:
        yield from _line("Tiến độ", f"{former.progress}%", f"{present.progress}%")


def _of_indicator(unmoved: Indicator, now: Indicator, day: date) -> Iterator[Line]:
    points = zip(indicator_state(unmoved, day).points, indicator_state(now, day).points, strict=True)
    for before, after in points:
        label = f"Giá trị, {after.period.label[:1].lower()}{after.period.label[1:]}"
        yield from _line(label, _figure(before.value), _figure(after.value))


def _figure(value: Fraction | None) -> str:
    return "không phát sinh" if value is None else format_number(value, _PLACES)


def _line(label: str, before: str, after: str) -> Iterator[Line]:
    if before != after:
        yield Line(label=label, before=before, after=after)


def state_words(state: State, days_late: int | None) -> str:
    """`Chậm tiến độ, 12 ngày`."""
    return STATES[state].label + (f", {format_count(days_late)} ngày" if days_late else "")
