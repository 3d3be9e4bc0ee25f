"""What is due on which day, and whose it is: deadlines, periods of recurring tasks, remedies, reports, answers, findings (§5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from generator.contract.plan import Unit
from generator.derive.event_kinds import in_words, lasting_id
from generator.derive.event_phrases import sentence
from generator.derive.facts import Facts
from generator.derive.naming import shortened, title_of
from generator.derive.plan_facts import TaskFacts
from generator.words.vietnamese import format_date

KINDS: frozenset[str] = frozenset({"nhiem-vu", "bao-cao", "giam-sat", "kiem-tra", "bo-chi-so"})
"""Kinds of which something is due."""
_DONE = frozenset({"hoan_thanh", "hoan_thanh_tre"})

Subject = tuple[str, str]
"""The kind of a record, and the first id it had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something due on a day. `what` names it within its record and is "" for the record's own deadline.

    `units` are the first ids of those whose calendars it is in. `note` is said below the title. `ended`: it is dropped.
    """

    kind: str
    tag: str
    what: str
    day: date
    title: str
    note: str
    address: str
    units: tuple[str, ...]
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """What is due as calendars have it: `sequence` counts how often it moved, ended, came back or left a unit (RFC 5545).

    `since` is when it last did. `left` are the units in whose calendars it was and is no longer.
    """

    due: Due
    since: datetime
    sequence: int = 0
    left: frozenset[str] = frozenset()


Diary = dict[Subject, dict[str, Appointment]]
"""All that ever was due: by record, then by what."""


def note_dues(diary: Diary, subject: Subject, dues: Iterable[Due], time: datetime) -> None:
    """Takes into the diary what of a record is due from this moment on; what no longer is stays, as ended."""
    now = {due.what: due for due in dues}
    known = diary.setdefault(subject, {})
    for what, due in now.items():
        known[what] = _moved(known.get(what), due, time)
    for what, former in known.items():
        if what not in now and not former.due.ended:
            known[what] = _moved(former, replace(former.due, ended=True), time)
    if not known:
        del diary[subject]


def _moved(former: Appointment | None, due: Due, time: datetime) -> Appointment:
    if former is None:
        return Appointment(due=due, since=time)
    left = (former.left | set(former.due.units)) - set(due.units)
    if (former.due.day, former.due.ended, former.left) == (due.day, due.ended, left):
        return replace(former, due=due)
    return Appointment(due=due, since=time, sequence=former.sequence + 1, left=frozenset(left))


def dues_of(facts: Facts) -> Iterator[Due]:
    """All that is due by the facts, kind by kind."""
    for each in facts.tasks:
        yield from _task(each)
    yield from _reports(facts)
    for one in facts.recommendations:
        yield Due(
            kind="giam-sat",
            tag=lasting_id(one.recommendation),
            what="",
            day=one.recommendation.due,
            title=f"Hạn trả lời kiến nghị giám sát: {title_of(one.recommendation)}",
            note=f"Đơn vị trả lời: {', '.join(unit.label for unit in one.units)}.",
            address=one.address,
            units=_tags(one.units),
        )
    yield from _findings(facts)
    yield from _criteria(facts)


def _task(each: TaskFacts) -> Iterator[Due]:
    task, state = each.task, each.state
    due_of = partial(Due, kind="nhiem-vu", tag=lasting_id(task), address=f"nhiem-vu/{task.id}/", units=_tags((each.lead,)))
    note = f"Chủ trì: {each.lead.name}."
    if state.due is not None:
        moved = f" Thời hạn ban đầu: {format_date(state.original_due)}." if state.extensions and state.original_due else ""
        done = " Đã hoàn thành." if state.state in _DONE else ""
        ended = state.state == "dung_thuc_hien"
        yield due_of(what="", day=state.due, title=f"Hạn: {task.name}", note=note + moved + done, ended=ended)
    for period in state.periods:
        yield due_of(
            what=str(period.period),
            day=period.due,
            title=f"Hạn: {task.name} ({in_words(period.period)})",
            note=note,
            ended=period.state == "dung_thuc_hien",
        )
    # What a day ends with counts: of two remedies posted on one day for the same work, the last.
    given = {(update.day, update.period): update.remedy for update in task.updates if update.remedy is not None}
    for (day, of_period), remedy in given.items():
        yield due_of(
            what=f"khac-phuc/{day}" + (f"/{of_period}" if of_period else ""),
            day=remedy.deadline,
            title=f"Hạn khắc phục: {task.name}",
            note=f"{sentence(remedy.text)} Người chịu trách nhiệm: {remedy.person}.",
            ended=state.state == "dung_thuc_hien",
        )


def _reports(facts: Facts) -> Iterator[Due]:
    for report in facts.reports:
        for period, day in dict.fromkeys((slot.period, slot.due) for slot in report.slots):
            owing = [slot.unit for slot in report.slots if slot.period == period]
            yield Due(
                kind="bao-cao",
                tag=lasting_id(report.duty),
                what=str(period or ""),
                day=day,
                title=f"Hạn báo cáo: {report.duty.name}" + (f" ({in_words(period)})" if period else ""),
                note=f"Đơn vị nộp: {', '.join(unit.label for unit in owing)}.",
                address=report.address,
                units=_tags(owing),
            )


def _findings(facts: Facts) -> Iterator[Due]:
    for inspection in facts.inspections:
        for found in inspection.findings:
            yield Due(
                kind="kiem-tra",
                tag=lasting_id(inspection.inspection),
                what=found.finding.id,
                day=found.finding.due,
                title=f"Hạn khắc phục phát hiện: {title_of(found.finding)}",
                note=f"Đơn vị: {found.unit.label}." if found.unit else "",
                address=inspection.address,
                units=_tags((found.unit,) if found.unit else inspection.units),
            )


def _criteria(facts: Facts) -> Iterator[Due]:
    """The remedies of criteria; not of those that have all their points (again), which need none."""
    for card in facts.scorecards:
        for each in card.criteria:
            remedy = each.criterion.remedy
            if remedy is not None and each.lost != 0:
                done = " Đã hoàn thành." if each.mending is not None and each.mending.state in ("dung_han", "tre") else ""
                yield Due(
                    kind="bo-chi-so",
                    tag=lasting_id(card.scorecard),
                    what=each.criterion.id,
                    day=remedy.deadline,
                    title=f"Hạn khắc phục tiêu chí: {shortened(each.criterion.name)} ({card.scorecard.name})",
                    note=f"{sentence(remedy.text)} Người chịu trách nhiệm: {remedy.person}.{done}",
                    address=f"{card.address}#{each.criterion.id}",
                    units=_tags((each.unit,) if each.unit else ()),
                )


def _tags(units: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lasting_id(unit) for unit in units))
