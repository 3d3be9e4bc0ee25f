"""Events of tasks: started, done, reopened, late, extended, dropped, remedied (contract §5).

What a day ends with counts. Several reports of one day are one step, as they are for the task's state (contract §4), so
a day has at most one event of each kind for a task, or for one period of it, and the day itself is enough to name it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial

from generator.contract.plan import Task, Update
from generator.derive.event_kinds import Event, EventTerm, Room, Subject, event, in_words, one_line, subject_of
from generator.derive.event_words import (
    done_words,
    dropped_words,
    extended_words,
    late_words,
    remedy_late_words,
    remedy_words,
    reopened_words,
    started_words,
)
from generator.derive.facts import Facts
from generator.derive.plan_facts import TaskFacts
from generator.derive.standing import DONE, Standing, Terms, by_period, extensions_on, known_on, single_standing
from generator.words.vietnamese import format_count, format_date

STARTED = EventTerm("started", "bat-dau", "Bắt đầu thực hiện", ("nhiem-vu",), line="Việc bắt đầu")
FINISHED = EventTerm("done", "hoan-thanh", "Hoàn thành", ("nhiem-vu",), line="Việc hoàn thành đúng hạn", always=True)
FINISHED_LATE = EventTerm(
    "done_late", "hoan-thanh-tre", "Hoàn thành trễ", ("nhiem-vu", "giam-sat"), line="Việc hoàn thành trễ", always=True
)
LATE = EventTerm(
    "late", "cham-tien-do", "Chậm tiến độ", ("nhiem-vu", "giam-sat"), line="Việc chuyển sang chậm tiến độ", always=True
)
EXTENDED = EventTerm("extended", "gia-han", "Gia hạn", ("nhiem-vu", "giam-sat"), line="Lần gia hạn", always=True)
REOPENED = EventTerm("reopened", "mo-lai", "Mở lại", ("nhiem-vu", "giam-sat"), line="Việc mở lại")
DROPPED = EventTerm("dropped", "dung-thuc-hien", "Dừng thực hiện", ("nhiem-vu", "giam-sat"), line="Việc dừng thực hiện")
REMEDY = EventTerm(
    "remedy", "khac-phuc", "Nêu biện pháp khắc phục", ("nhiem-vu", "giam-sat"), line="Biện pháp khắc phục được nêu"
)
REMEDY_LATE = EventTerm(
    "remedy_late", "khac-phuc-tre", "Khắc phục quá hạn", ("nhiem-vu", "giam-sat"), line="Biện pháp khắc phục quá hạn"
)

_NEXT = timedelta(days=1)
_NO_WORK = frozenset({"chua_thuc_hien", "dung_thuc_hien"})
_CLOSED = frozenset({"hoan_thanh", "dung_thuc_hien"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What is done once and has its own states: a task, or one period of a recurring task.

    `task` holds the deadline and its extensions, `updates` what was reported, oldest first. `name` is the task's, with
    the period; `prefix` begins every WHAT of the period's events and is empty without one.
    """

    facts: TaskFacts
    subject: Subject
    task: Task
    updates: Sequence[Update]
    terms: Terms
    name: str
    prefix: str = ""

    def on(self, day: date) -> tuple[Standing, list[Update]]:
        """Where it stands on the day, and the updates that the day knows of."""
        known = [update for update in self.updates if update.day <= day]
        return single_standing(self.task, known, day, self.terms), known

    def event(self, term: EventTerm, day: date, tell: Callable[[], Iterable[str | None]], head: str | None = None) -> Event:
        """One event of the course; the title begins with `head`, by default the kind's label."""
        return event(self.subject, term, day, f"{self.prefix}{term.word}/{day}", f"{head or term.label}: {self.name}", tell)


def task_events(facts: TaskFacts, authority: str, as_of: date) -> Iterator[Event]:
    """Every event of a task up to the as-of day."""
    about = subject_of(authority, "nhiem-vu", facts.task, (facts.area,), (facts.lead,))
    updates = known_on(facts.task.updates, as_of)
    name = one_line(facts.task.name)
    if facts.state.started_on is not None:
        yield from _started(facts, about, name, updates, facts.state.started_on)
    if facts.task.extensions:
        yield from _extended(facts, about, name, as_of)
    for course in _courses(facts, about, name, updates):
        turning = _turning_days(course, as_of)
        if turning:
            yield from _steps(course, turning)
        given = {update.day: update for update in course.updates if update.remedy is not None}
        if given:
            yield from _remedies(course, turning, given, as_of)


def _courses(facts: TaskFacts, about: Subject, name: str, updates: Sequence[Update]) -> Iterator[Course]:
    # Beside the task itself a state turns only on the day when a continuous task can be done: the plan's end.
    end = facts.state.closes
    terms = Terms(start=end, end=end, year=facts.year)
    if facts.task.recurrence is None:
        yield Course(facts=facts, subject=about, task=facts.task, updates=updates, terms=terms, name=name)
        return
    reports = by_period(updates)
    for state in facts.state.periods:
        yield Course(
            facts=facts,
            subject=about,
            task=_due_once(state.due),
            updates=reports.get(state.period, ()),
            terms=terms,
            name=f"{name} ({in_words(state.period)})",
            prefix=f"{state.period}/",
        )


@lru_cache(maxsize=4096)
def _due_once(due: date) -> Task:
    """Stands for one period of a recurring task: a task with that deadline."""
    return Task.model_validate({"ma": "ky", "ten": "kỳ", "linh_vuc": "x", "chu_tri": "x", "thoi_han": due.isoformat()})


def _started(facts: TaskFacts, about: Subject, name: str, updates: Sequence[Update], day: date) -> Iterator[Event]:
    """The first report of work. When that day reports it as finished, that it is done says all there is to say."""
    told = [update for update in updates if update.day == day and update.state not in _NO_WORK]
    if not any(update.state == "hoan_thanh" for update in told):
        tell = partial(started_words, facts, told[0])
        yield event(about, STARTED, day, STARTED.word, f"{STARTED.label}: {name}", tell)


def _extended(facts: TaskFacts, about: Subject, name: str, as_of: date) -> Iterator[Event]:
    """Each decision that moved the deadline, named by its day and the new deadline."""
    due = facts.task.deadline
    told = set()
    for moved in extensions_on(facts.task, as_of):
        what = f"{EXTENDED.word}/{moved.day}/{moved.until}"
        if what not in told:
            told.add(what)
            head = "Gia hạn đến" if due is None or moved.until >= due else "Rút thời hạn về"
            title = f"{head} {format_date(moved.until)}: {name}"
            yield event(about, EXTENDED, moved.day, what, title, partial(extended_words, facts, moved, due))
        due = moved.until


def _turning_days(course: Course, as_of: date) -> list[date]:
    """The days, in order, on which the course can have been closed, reopened or have turned late.

    Reports of open work turn nothing: only those of its end, and the first after one, do.
    """
    task, closed = course.task, False
    days = []
    for update in course.updates:
        if closed or update.state in _CLOSED:
            days.append(update.day)
        closed = update.state in _CLOSED
    if task.deadline is not None:
        after = task.deadline + _NEXT
        if task.extensions or not closed or after <= days[-1]:
            days.append(after)
        for moved in task.extensions:
            days += (moved.day, moved.until + _NEXT)
    elif days:
        days.append(course.terms.end)
    return sorted({day for day in days if day <= as_of}) if days else days


def _steps(course: Course, turning: Sequence[date]) -> Iterator[Event]:
    """What each turning day changed: done, reopened, dropped, late."""
    facts, former, former_done = course.facts, None, None
    for day in turning:
        now, known = course.on(day)
        state = now.state
        if state in DONE:
            if former not in DONE or now.done_on != former_done:
                yield _done(course, now, day, known)
        elif state == "dung_thuc_hien":
            if former != state:
                yield course.event(DROPPED, day, partial(dropped_words, facts, known[-1]))
        else:
            if former in DONE or former == "dung_thuc_hien":
                yield course.event(REOPENED, day, partial(reopened_words, facts, known[-1], dropped=former not in DONE))
            if state == "cham_tien_do" and former != state:
                yield course.event(LATE, day, partial(late_words, facts, now, day, known))
        former, former_done = state, now.done_on


def _done(course: Course, now: Standing, day: date, known: Sequence[Update]) -> Event:
    """Done in time or late: two kinds with ids of their own, since they say different things."""
    tell = partial(done_words, course.facts, now, known[-1])
    if now.state == "hoan_thanh":
        return course.event(FINISHED, day, tell)
    return course.event(FINISHED_LATE, day, tell, f"Hoàn thành trễ {format_count(now.days_late or 0)} ngày")


def _remedies(course: Course, turning: Sequence[date], given: Mapping[date, Update], as_of: date) -> Iterator[Event]:
    """Each remedy posted, and the day on which the one in force is itself overdue while the work is late."""
    for day, update in given.items():
        yield course.event(REMEDY, day, partial(remedy_words, course.facts, update))
    ends = (update.remedy.deadline + _NEXT for update in given.values() if update.remedy)
    overdue = False
    for day in sorted(each for each in {*turning, *given, *ends} if each <= as_of):
        standing, known = course.on(day)
        last = next((update for update in reversed(known) if update.remedy), None)
        now = standing.state == "cham_tien_do" and last is not None and last.remedy is not None and last.remedy.deadline < day
        if now and not overdue and last is not None:
            yield course.event(REMEDY_LATE, day, partial(remedy_late_words, course.facts, last))
        overdue = now


def _events(facts: Facts, authority: str) -> Iterator[Event]:
    for each in facts.tasks:
        yield from task_events(each, authority, facts.as_of)


ROOM = Room(
    terms=(STARTED, FINISHED, FINISHED_LATE, LATE, EXTENDED, REOPENED, DROPPED, REMEDY, REMEDY_LATE),
    events=_events,
)
