"""What a briefing says of tasks: what is late and what to ask about it, and what a period did, missed, moved or dropped."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.contract.plan import Extension, Unit
from generator.contract.vocabulary import State
from generator.contract.walk import without_references
from generator.derive.briefing_ground import SHOWN, Ground, Span, closed_by
from generator.derive.event_kinds import Event, EventTerm
from generator.derive.event_tasks import DROPPED, EXTENDED, FINISHED, FINISHED_LATE, LATE, REOPENED
from generator.derive.plan_facts import TaskFacts, grouped
from generator.derive.standing import DONE, PeriodState, known_on, period_states
from generator.derive.tasks import TaskState, state_of
from generator.words.periods import Period, parse_period
from generator.words.vietnamese import Unreadable, sort_key

Ask = Literal["nguyen_nhan", "khac_phuc", "khac_phuc_tre", "kip_han", "cap_nhat"]
"""What there is to ask about a late task: its cause, its remedy, why the remedy is late too, whether the remedy will keep
its day, why nothing was reported for long.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateTask:
    """A task that was late on the day. `periods` are the late ones of a recurring task; `asks` is never empty."""

    facts: TaskFacts
    state: TaskState
    periods: tuple[PeriodState, ...]
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietTask:
    """An open task, not late, of which nothing was heard for long. `since` is its newest update, None if there is none."""

    facts: TaskFacts
    since: date | None
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that became true of a task, or of one period of it, on `day`.

    `days_late`: when it was done late. `proven`: whether what was done has evidence that is public on the briefing's
    day; None for what is not done. `now` is the state on the briefing's day. `moved` is the extension that was given.
    """

    day: date
    period: Period | None
    days_late: int | None
    proven: bool | None
    now: State
    moved: Extension | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A task and what became true of it, oldest first."""

    facts: TaskFacts
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the events of one kind, or two, tell of a period, by unit and day: at most SHOWN tasks, the newest.

    `events` counts them all, as feeds have them: a recurring task counts once for each of its periods. `tasks` are the
    tasks they are about.
    """

    events: int
    tasks: int
    courses: tuple[Course, ...]

    @property
    def hidden(self) -> int:
        """Tasks that are only counted."""
        return self.tasks - len(self.courses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What became true of tasks in a period."""

    done: Told
    late: Told
    extended: Told
    reopened: Told
    dropped: Told


def late_on(ground: Ground, day: date, years: Iterable[int]) -> list[tuple[TaskFacts, int]]:
    """The tasks of these years that were late on the day, with the days; the latest first."""
    chosen = frozenset(years)
    found = []
    for name, turned in ground.turned_late.items():
        each = ground.tasks[name]
        if turned <= day and each.year in chosen and not closed_by(each, day):
            standing = ground.standing(each, day)
            if standing.state == "cham_tien_do":
                found.append((each, standing.days_late or 0))
    return sorted(found, key=lambda pair: (-pair[1], pair[0].task.id))


def late_task(ground: Ground, each: TaskFacts, day: date, hidden: frozenset[str]) -> LateTask:
    """A task that was late on the day, with what was known of it then."""
    state = state_of(without_references(each.task, "van-ban", hidden), day, ground.terms[each.year])
    return LateTask(
        facts=each,
        state=state,
        periods=tuple(one for one in state.periods if one.state == "cham_tien_do"),
        asks=tuple(_asks(state)),
    )


def _asks(state: TaskState) -> Iterator[Ask]:
    if "thieu_nguyen_nhan" in state.flags:
        yield "nguyen_nhan"
    if "thieu_khac_phuc" in state.flags:
        yield "khac_phuc"
    if "khac_phuc_tre" in state.flags:
        yield "khac_phuc_tre"
    elif state.remedy is not None:
        yield "kip_han"
    if "khong_cap_nhat" in state.flags:
        yield "cap_nhat"


def quiet_on(ground: Ground, day: date, year: int, late: AbstractSet[str]) -> list[QuietTask]:
    """The year's open tasks, not late, without an update for as long as the commune calls quiet; the quietest first.

    `late` are the ids of the tasks that are late on the day.
    """
    terms = ground.terms[year]
    found = []
    for each in ground.by_year.get(year, ()):
        name = each.task.id
        if name in late or closed_by(each, day):
            continue
        heard = ground.heard[name]
        known = bisect_right(heard, day)
        since = heard[known - 1] if known else None
        days = (day - (since or terms.start)).days
        if days >= terms.quiet and (name not in ground.once_closed or _is_open(ground, each, day)):
            found.append(QuietTask(facts=each, since=since, days=days))
    return sorted(found, key=lambda each: (-each.days, each.facts.task.id))


def _is_open(ground: Ground, each: TaskFacts, day: date) -> bool:
    state = ground.standing(each, day).state
    return state not in DONE and state != "dung_thuc_hien"


def happened_in(ground: Ground, span: Span, hidden: frozenset[str]) -> Happened:
    """What the events of the period tell of tasks of whatever plan."""
    events = grouped((each.term.key, each) for each in ground.happened(span.first, span.day))

    def told(*terms: EventTerm) -> Told:
        return _told(ground, span, hidden, [each for term in terms for each in events.get(term.key, ())])

    return Happened(
        done=told(FINISHED, FINISHED_LATE),
        late=told(LATE),
        extended=told(EXTENDED),
        reopened=told(REOPENED),
        dropped=told(DROPPED),
    )


def period_of(event: Event) -> Period | None:
    """The period an event of a recurring task is about: its WHAT begins with it (generator/derive/event_tasks.py)."""
    try:
        return parse_period(event.what.partition("/")[0])
    except Unreadable:
        return None


def unit_key(unit: Unit | None) -> tuple[bool, object, str]:
    """Sorts by the unit's name; what nobody answers for stands last."""
    return (False, sort_key(unit.label), unit.id) if unit else (True, (), "")


def _told(ground: Ground, span: Span, hidden: frozenset[str], events: Sequence[Event]) -> Told:
    by_task = grouped((each.record_id, each) for each in sorted(events, key=lambda each: (each.day, each.id)))
    newest = sorted(by_task.items(), key=lambda item: item[1][-1].day, reverse=True)[:SHOWN]
    courses = [
        Course(facts=ground.tasks[name], steps=tuple(_step(ground, span, hidden, each) for each in told)) for name, told in newest
    ]
    return Told(
        events=len(events),
        tasks=len(by_task),
        courses=tuple(sorted(courses, key=lambda each: (unit_key(each.facts.lead), each.steps[0].day, each.facts.task.id))),
    )


def _step(ground: Ground, span: Span, hidden: frozenset[str], event: Event) -> Step:
    facts, period = ground.tasks[event.record_id], period_of(event)
    now, _ = _stood(ground, facts, period, span.day)
    done = event.term in (FINISHED, FINISHED_LATE)
    moved = (each for each in facts.task.extensions if event.what.endswith(f"{each.day}/{each.until}"))
    return Step(
        day=event.day,
        period=period,
        days_late=_stood(ground, facts, period, event.day)[1] if event.term is FINISHED_LATE else None,
        proven=_proven(facts, period, event.day, span.day, hidden) if done else None,
        now=now,
        moved=next(moved, None) if event.term is EXTENDED else None,
    )


def _stood(ground: Ground, each: TaskFacts, period: Period | None, day: date) -> tuple[State, int | None]:
    """The state and days late of a task, or of one period of it, on the day."""
    if period is None:
        standing = ground.standing(each, day)
        return standing.state, standing.days_late
    known = known_on(each.task.updates, day)
    found = next(one for one in period_states(each.task, known, day, ground.terms[each.year]) if one.period == period)
    return found.state, found.days_late


def _proven(each: TaskFacts, period: Period | None, done_on: date, day: date, hidden: frozenset[str]) -> bool:
    """Whether the unbroken run of hoan_thanh from `done_on` on carries evidence that was public by `day`."""
    for update in known_on(each.task.updates, day):
        if update.day >= done_on and update.period == period:
            if update.state == "hoan_thanh" and not hidden.issuperset(update.evidence):
                return True
            if update.state != "hoan_thanh" and update.day > done_on:
                return False
    return False
