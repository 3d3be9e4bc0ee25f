"""Events of tasks: started, done, reopened, late, extended, dropped, remedied (contract §5).

What a day ends with counts. Several reports of one day are one step, as they are for the task's state (contract §4), so
a day has at most one event of each kind for a task, or for one period of it, and the day itself is enough to name it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from generator.contract.plan import Extension, Task, Update
from generator.derive.event_kinds import EVENT_KINDS, Event, EventKind, Subject, in_words, subject
from generator.derive.event_words import deadline_words, evidence_words, lateness_words, lead_words, remedy_words, report_words
from generator.derive.facts import TaskFacts
from generator.derive.standing import DONE, Standing, Terms, by_period, extensions_on, known_on, single_standing
from generator.words.vietnamese import format_count, format_date

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
    prefix: str

    def on(self, day: date) -> tuple[Standing, list[Update]]:
        """Where it stands on the day, and the updates that the day knows of."""
        known = [update for update in self.updates if update.day <= day]
        return single_standing(self.task, known, day, self.terms), known

    def event(self, kind: EventKind, day: date, text: Iterable[str | None], head: str | None = None) -> Event:
        """One event of the course; the title begins with `head`, by default the kind's label."""
        term = EVENT_KINDS[kind]
        return self.subject.event(kind, day, f"{self.prefix}{term.word}/{day}", f"{head or term.label}: {self.name}", text)


def task_events(facts: TaskFacts, authority: str, as_of: date) -> Iterator[Event]:
    """Every event of a task up to the as-of day."""
    about = subject(authority, "nhiem-vu", facts.task, (facts.area,), (facts.lead,))
    updates = known_on(facts.task.updates, as_of)
    yield from _started(facts, about, updates)
    if facts.task.extensions:
        yield from _extended(facts, about, as_of)
    for course in _courses(facts, about, updates):
        turning = _turning_days(course, as_of)
        if turning:
            yield from _steps(course, turning)
        given = {update.day: update for update in course.updates if update.remedy is not None}
        if given:
            yield from _remedies(course, turning, given, as_of)


def _courses(facts: TaskFacts, about: Subject, updates: Sequence[Update]) -> Iterator[Course]:
    # Beside the task itself a state turns only on the day when a continuous task can be done: the plan's end.
    end = facts.state.closes
    terms = Terms(start=end, end=end, year=facts.year)
    if facts.task.recurrence is None:
        yield Course(facts=facts, subject=about, task=facts.task, updates=updates, terms=terms, name=facts.task.name, prefix="")
        return
    reports = by_period(updates)
    for state in facts.state.periods:
        yield Course(
            facts=facts,
            subject=about,
            task=_due_once(state.due),
            updates=reports.get(state.period, ()),
            terms=terms,
            name=f"{facts.task.name} ({in_words(state.period)})",
            prefix=f"{state.period}/",
        )


@lru_cache(maxsize=4096)
def _due_once(due: date) -> Task:
    """Stands for one period of a recurring task: a task with that deadline."""
    return Task.model_validate({"ma": "ky", "ten": "kỳ", "linh_vuc": "x", "chu_tri": "x", "thoi_han": due.isoformat()})


def _started(facts: TaskFacts, about: Subject, updates: Sequence[Update]) -> Iterator[Event]:
    """The first report of work. When work is reported only as finished, that it is done says all there is to say."""
    day = facts.state.started_on
    if day is None or any([update.state == "hoan_thanh" and update.day == day for update in updates]):
        return
    first = next(update for update in updates if update.day == day and update.state not in _NO_WORK)
    term = EVENT_KINDS["started"]
    text = (
        f"Ngày {format_date(day)} có báo cáo đầu tiên là nhiệm vụ “{facts.task.name}” đã được thực hiện.",
        report_words(first),
        deadline_words(facts, day),
        lead_words(facts),
    )
    yield about.event("started", day, term.word, f"{term.label}: {facts.task.name}", text)


def _extended(facts: TaskFacts, about: Subject, as_of: date) -> Iterator[Event]:
    """Each decision that moved the deadline, named by its day and the new deadline."""
    due = facts.task.deadline
    told = set()
    for moved in extensions_on(facts.task, as_of):
        what = f"{EVENT_KINDS['extended'].word}/{moved.day}/{moved.until}"
        if what not in told:
            told.add(what)
            head = "Gia hạn đến" if due is None or moved.until >= due else "Rút thời hạn về"
            title = f"{head} {format_date(moved.until)}: {facts.task.name}"
            yield about.event("extended", moved.day, what, title, _extension_text(facts, moved, due))
        due = moved.until


def _extension_text(facts: TaskFacts, moved: Extension, before: date | None) -> Iterator[str | None]:
    former = f" thay cho {format_date(before)}" if before else ""
    yield f"Thời hạn mới là {format_date(moved.until)}{former}, theo quyết định ngày {format_date(moved.day)}."
    yield f"Lý do: {moved.reason}"
    original = facts.task.deadline
    yield f"Thời hạn ban đầu: {format_date(original)}." if original and original != before else None
    yield lead_words(facts)


def _steps(course: Course, turning: Sequence[date]) -> Iterator[Event]:
    """What changed at each day on which the state can have changed: done, reopened, dropped, late."""
    before: Standing | None = None
    for day in turning:
        now, known = course.on(day)
        state, former = now.state, before.state if before else None
        if state in DONE:
            if before is None or former not in DONE or now.done_on != before.done_on:
                yield _done(course, now, day, known)
        elif state == "dung_thuc_hien":
            if former != state:
                yield _dropped(course, day, known)
        else:
            if former in DONE or former == "dung_thuc_hien":
                yield _reopened(course, day, known, dropped=former == "dung_thuc_hien")
            if state == "cham_tien_do" and former != state:
                yield course.event("late", day, lateness_words(course.facts, now, day, known))
        before = now


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


def _done(course: Course, now: Standing, day: date, known: Sequence[Update]) -> Event:
    """Done in time or late: two kinds with ids of their own, since they say different things."""
    report = known[-1]
    words = (report_words(report), evidence_words(course.facts, report), lead_words(course.facts))
    reported = f"Báo cáo hoàn thành ngày {format_date(report.day)}"
    if now.state == "hoan_thanh_tre":
        late = format_count(now.days_late or 0)
        first = f"{reported}, trễ {late} ngày so với thời hạn {format_date(now.due or day)}."
        return course.event("done_late", day, (first, *words), f"Hoàn thành trễ {late} ngày")
    limit = f", trong thời hạn {format_date(now.due)}" if now.due else ""
    return course.event("done", day, (f"{reported}{limit}.", *words))


def _dropped(course: Course, day: date, known: Sequence[Update]) -> Event:
    text = (
        f"Báo cáo ngày {format_date(day)}: dừng thực hiện. Việc này không còn được tính vào tỷ lệ nào.",
        report_words(known[-1]),
        evidence_words(course.facts, known[-1]),
        lead_words(course.facts),
    )
    return course.event("dropped", day, text)


def _reopened(course: Course, day: date, known: Sequence[Update], *, dropped: bool) -> Event:
    former = "đã được cho dừng" if dropped else "đã được báo là hoàn thành"
    text = (
        f"Việc này {former}, nhưng báo cáo ngày {format_date(day)} cho biết còn phải làm tiếp.",
        report_words(known[-1]),
        deadline_words(course.facts, day) if not course.prefix else None,
        lead_words(course.facts),
    )
    return course.event("reopened", day, text)


def _remedies(course: Course, turning: Sequence[date], given: Mapping[date, Update], as_of: date) -> Iterator[Event]:
    """Each remedy posted, and the day on which the one in force is itself overdue while the work is late."""
    for day, update in given.items():
        yield course.event("remedy", day, remedy_words(course.facts, update))
    ends = (update.remedy.deadline + _NEXT for update in given.values() if update.remedy)
    overdue = False
    for day in sorted(each for each in {*turning, *given, *ends} if each <= as_of):
        standing, known = course.on(day)
        last = next((update for update in reversed(known) if update.remedy), None)
        now = standing.state == "cham_tien_do" and last is not None and last.remedy is not None and last.remedy.deadline < day
        if now and not overdue and last is not None:
            yield course.event("remedy_late", day, _remedy_late_text(course, last))
        overdue = now


def _remedy_late_text(course: Course, last: Update) -> Iterator[str | None]:
    assert last.remedy is not None
    yield f"Hạn khắc phục {format_date(last.remedy.deadline)} đã qua mà việc vẫn chưa xong."
    yield from remedy_words(course.facts, last)
