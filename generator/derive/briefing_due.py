"""What falls due in the time ahead of a briefing: tasks and their periods, remedies, reports, answers, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from generator.contract.plan import Unit
from generator.derive.briefing_ground import SHOWN, Ground, Span, closed_by
from generator.derive.briefing_tasks import unit_key
from generator.derive.naming import thought_of
from generator.derive.plan_facts import TaskFacts
from generator.derive.standing import DONE
from generator.derive.tasks import state_of
from generator.words.periods import Period
from generator.words.vietnamese import sort_key

DueKind = Literal["nhiem_vu", "khac_phuc", "tieu_chi", "bao_cao", "kien_nghi", "phat_hien", "giam_sat"]
_CLOSED = frozenset({"hoan_thanh", "dung_thuc_hien"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something to be done by `day`. `period` is that of a report or a recurring task, None for what is done once.

    `more` counts the same duty's later periods in the time ahead, `until` is the last of their days.
    """

    day: date
    kind: DueKind
    title: str
    address: str
    units: tuple[Unit, ...]
    period: Period | None = None
    more: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What falls due ahead, by day, then unit: the first SHOWN. `total` counts all."""

    total: int
    shown: tuple[Due, ...]

    @property
    def hidden(self) -> int:
        """What is only counted."""
        return self.total - len(self.shown)


def due_ahead(ground: Ground, span: Span, late: Iterable[TaskFacts]) -> Ahead:
    """What was open on the day and falls due ahead. `late` are the late tasks, for their remedies."""
    first, last = span.ahead
    found = (
        *_tasks(ground, span.day, first, last),
        *_remedies(ground, late, span.day, first, last),
        *_criteria(ground, span.day, first, last),
        *_reports(ground, span.day, first, last),
        *_answers(ground, span.day, first, last),
    )
    due = _folded(sorted(found, key=lambda each: each.day))
    return Ahead(total=len(due), shown=tuple(sorted(due[:SHOWN], key=_order)))


def _order(each: Due) -> tuple[object, ...]:
    return each.day, unit_key(each.units[0] if each.units else None), each.kind, sort_key(each.title), each.address


def _tasks(ground: Ground, day: date, first: date, last: date) -> Iterator[Due]:
    for due, each, period in ground.due_between(first, last):
        if period is None:
            standing = None if closed_by(each, day) else ground.standing(each, day)
            counts = standing is not None and standing.due == due and standing.state not in (*DONE, "dung_thuc_hien")
        else:
            about = [update for update in each.task.updates if update.day <= day and update.period == period]
            counts = not about or max(reversed(about), key=lambda update: update.day).state not in _CLOSED
        if counts:
            address = f"nhiem-vu/{each.task.id}/"
            yield Due(day=due, kind="nhiem_vu", title=each.task.name, address=address, units=(each.lead,), period=period)


def _remedies(ground: Ground, late: Iterable[TaskFacts], day: date, first: date, last: date) -> Iterator[Due]:
    for each in late:
        if any(update.remedy and first <= update.remedy.deadline <= last for update in each.task.updates):
            remedy = state_of(each.task, day, ground.terms[each.year]).remedy
            if remedy is not None and first <= remedy.deadline <= last:
                address = f"nhiem-vu/{each.task.id}/"
                yield Due(day=remedy.deadline, kind="khac_phuc", title=each.task.name, address=address, units=(each.lead,))


def _criteria(ground: Ground, day: date, first: date, last: date) -> Iterator[Due]:
    """Remedies of criteria that lack points, or are not scored yet, and whose tasks were not all done on the day."""
    for card in ground.facts.scorecards:
        if card.scorecard.day is not None and card.scorecard.day > day:
            continue
        for each in card.criteria:
            remedy = each.criterion.remedy
            if remedy is None or not first <= remedy.deadline <= last or each.lost == 0:
                continue
            states = [state for one in each.tasks if (state := ground.standing(one, day).state) != "dung_thuc_hien"]
            if not states or any(state not in DONE for state in states):
                yield Due(
                    day=remedy.deadline,
                    kind="tieu_chi",
                    title=each.criterion.name,
                    address=f"{card.address}#{each.criterion.id}",
                    units=(each.unit,) if each.unit else (),
                )


def _reports(ground: Ground, day: date, first: date, last: date) -> Iterator[Due]:
    """A report that several units owe by the same day is one line."""
    owing: dict[tuple[str, date, Period | None], Due] = {}
    for each, slot in ground.slots:
        if first <= slot.due <= last and (slot.handed_in is None or slot.handed_in > day):
            key = (each.entry.id, slot.due, slot.period)
            title, units = each.duty.name, (slot.unit,)
            known = owing.get(key)
            owing[key] = (
                replace(known, units=(*known.units, slot.unit))
                if known
                else Due(day=slot.due, kind="bao_cao", title=title, address=each.address, units=units, period=slot.period)
            )
    yield from owing.values()


def _answers(ground: Ground, day: date, first: date, last: date) -> Iterator[Due]:
    """Feedback, findings and recommendations that were known on the day and not settled yet."""

    def waits(known: date, due: date, settled: date | None) -> bool:
        return known <= day and first <= due <= last and (settled is None or settled > day)

    for one in ground.facts.feedback:
        opinion = one.feedback
        if waits(opinion.day, opinion.due, opinion.answered_on):
            yield Due(day=opinion.due, kind="kien_nghi", title=thought_of(opinion), address=one.address, units=(one.unit,))
    for inspected in ground.facts.inspections:
        for each in inspected.findings:
            if waits(inspected.inspection.day, each.finding.due, each.finding.fixed_on):
                units = (each.unit,) if each.unit else inspected.units
                address = f"{inspected.address}#{each.finding.id}"
                yield Due(day=each.finding.due, kind="phat_hien", title=thought_of(each.finding), address=address, units=units)
    for asked in ground.facts.recommendations:
        record = asked.recommendation
        if waits(record.day, record.due, record.answered_on):
            yield Due(day=record.due, kind="giam_sat", title=thought_of(record), address=asked.address, units=asked.units)


def _folded(found: Iterable[Due]) -> tuple[Due, ...]:
    """The later periods of a duty are counted beside its first: a weekly task fills no page."""
    first: dict[tuple[object, ...], Due] = {}
    for each in found:
        key = (each.kind, each.address, each.units) if each.period else (each.kind, each.address, each.day)
        known = first.get(key)
        first[key] = replace(known, more=known.more + 1, until=each.day) if known else each
    return tuple(first.values())
