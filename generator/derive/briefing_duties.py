"""What a briefing says of duties: who reported, what conclusions became of, what is owed to people and to the Front."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.contract.plan import Document, Unit
from generator.contract.vocabulary import ReportState
from generator.derive import event_feedback, event_inspections, event_recommendations, event_shortcomings
from generator.derive.briefing_ground import Ground, Span
from generator.derive.deadlines import Reply, reply_of
from generator.derive.feedback import FeedbackFacts
from generator.derive.figures import Ratio
from generator.derive.inspections import FindingFacts, InspectionFacts
from generator.derive.plan_facts import TaskFacts, grouped
from generator.derive.recognitions import RecognitionFacts
from generator.derive.recommendations import RecommendationFacts
from generator.derive.reports import ReportFacts, ReportSlot, report_state
from generator.derive.standing import DONE, Standing
from generator.words.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStand:
    """One unit's report as it stood on the day: with the days late, None when it was not."""

    unit: Unit
    period: Period | None
    due: date
    state: ReportState
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report duty with all that fell due of it in the period, by day."""

    facts: ReportFacts
    stands: tuple[ReportStand, ...]

    def of(self, *states: ReportState) -> tuple[ReportStand, ...]:
        """Those in one of these states."""
        return tuple(each for each in self.stands if each.state in states)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """A conclusion and the tasks founded on it, as they stood on the day. `open` are those not done, the latest first.

    `done` leaves out dropped tasks. `untasked`: nothing is founded on it.
    """

    document: Document
    done: Ratio
    open: tuple[tuple[TaskFacts, str | None, Standing], ...]
    untasked: bool

    @property
    def carried_out(self) -> bool:
        """Whether nothing of it is left to do."""
        return not self.untasked and not self.open


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """What was not answered or mended on the day, with how that stood."""

    feedback: tuple[tuple[FeedbackFacts, Reply], ...]
    findings: tuple[tuple[InspectionFacts, FindingFacts, Reply], ...]
    recommendations: tuple[tuple[RecommendationFacts, Reply], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How much was answered or mended in the period, whenever it was due."""

    feedback: int
    findings: int
    recommendations: int
    carried_out: int
    shortcomings: int


@dataclass(slots=True, kw_only=True)
class Debts:
    """What else a unit owed on the day, as counts: reports missing, feedback and findings overdue, the Front unanswered."""

    reports: int = 0
    feedback: int = 0
    findings: int = 0
    recommendations: int = 0


def reports_due(ground: Ground, span: Span) -> tuple[ReportLine, ...]:
    """The reports that fell due in the period, in the order of the files; what came after the day was missing on it."""
    found = grouped((each.entry.id, _stand(slot, span.day)) for each, slot in ground.slots if span.holds(slot.due))
    return tuple(
        ReportLine(facts=each, stands=tuple(sorted(found[each.entry.id], key=lambda one: one.due)))
        for each in ground.facts.reports
        if each.entry.id in found
    )


def _stand(slot: ReportSlot, day: date) -> ReportStand:
    handed_in = slot.handed_in if slot.handed_in and slot.handed_in <= day else None
    state, days = report_state(slot.due, handed_in, day)
    return ReportStand(unit=slot.unit, period=slot.period, due=slot.due, state=state, days=days)


def silent_units(ground: Ground, span: Span) -> tuple[Unit, ...]:
    """The units that led an open task of the plan in the period and reported nothing at all in it, as listed.

    What counts as reporting is said at Ground.spoken. While the period runs, only those of which something was due in it
    before the day: the others have time.
    """
    owing = _owing(ground, span) if span.running else None
    leads = grouped((each.task.lead, each) for each in ground.by_year.get(span.year, ()))
    return tuple(
        unit.unit
        for unit in ground.facts.units
        if (owing is None or unit.unit.id in owing)
        and not ground.spoke(unit.unit.id, span.first, span.day)
        and any(_was_open(ground, each, span.before) for each in leads.get(unit.unit.id, ()))
    )


def _owing(ground: Ground, span: Span) -> set[str]:
    """The units that had a task, a period of one or a report due in the period before its day."""
    last = span.day - timedelta(days=1)
    tasks = {each.task.lead for _, each, _ in ground.due_between(span.first, last)}
    return tasks | {slot.unit.id for _, slot in ground.slots if span.first <= slot.due <= last}


def _was_open(ground: Ground, each: TaskFacts, day: date) -> bool:
    state = ground.standing(each, day).state
    return state not in DONE and state != "dung_thuc_hien"


def conclusions_on(ground: Ground, span: Span) -> tuple[Conclusion, ...]:
    """The conclusions (văn bản loại ket_luan) up to the day that are of the plan's year or have tasks in it; newest first.

    One without a day counts as given, and stands last.
    """
    found = []
    for each in ground.facts.documents:
        document = each.document
        if document.kind != "ket_luan" or (document.day and document.day > span.day):
            continue
        years = {task.year for task, _ in each.tasks} | ({document.day.year} if document.day else {span.year})
        if span.year in years:
            found.append(_conclusion(ground, document, each.tasks, span.day))
    return tuple(sorted(found, key=lambda each: ((each.document.day or date.min), each.document.id), reverse=True))


def _conclusion(ground: Ground, document: Document, founded: Sequence[tuple[TaskFacts, str | None]], day: date) -> Conclusion:
    tasks = {each.task.id: (each, section, ground.standing(each, day)) for each, section in reversed(founded)}
    counted = [each for each in reversed(tasks.values()) if each[2].state != "dung_thuc_hien"]
    waiting = [each for each in counted if each[2].state not in DONE]
    return Conclusion(
        document=document,
        done=Ratio(len(counted) - len(waiting), len(counted)),
        open=tuple(sorted(waiting, key=lambda each: -(each[2].days_late or 0))),
        untasked=not founded,
    )


def overdue_on(ground: Ground, day: date) -> Overdue:
    """Feedback and findings overdue on the day, the longest first; the Front's recommendations without an answer."""
    feedback = [
        (each, reply)
        for each in ground.facts.feedback
        if each.feedback.day <= day and (reply := _reply(each.feedback.due, each.feedback.answered_on, day)).state == "qua_han"
    ]
    findings = [
        (inspected, each, reply)
        for inspected in ground.facts.inspections
        if inspected.inspection.day <= day
        for each in inspected.findings
        if (reply := _reply(each.finding.due, each.finding.fixed_on, day)).state == "qua_han"
    ]
    recommendations = [
        (each, reply)
        for each in ground.facts.recommendations
        if each.recommendation.day <= day
        and (reply := _reply(each.recommendation.due, each.recommendation.answered_on, day)).state in ("qua_han", "trong_han")
    ]
    return Overdue(
        feedback=tuple(sorted(feedback, key=lambda each: -(each[1].days or 0))),
        findings=tuple(sorted(findings, key=lambda each: -(each[2].days or 0))),
        recommendations=tuple(sorted(recommendations, key=lambda each: (-(each[1].days or 0), each[0].recommendation.due))),
    )


def _reply(due: date, settled: date | None, day: date) -> Reply:
    return reply_of(due, settled if settled and settled <= day else None, day)


def settled_in(ground: Ground, span: Span) -> Settled:
    """What the events of the period tell of answers and repairs."""
    counts = ground.counts(span.first, span.day)
    return Settled(
        feedback=counts[event_feedback.ANSWERED.key] + counts[event_feedback.ANSWERED_LATE.key],
        findings=counts[event_inspections.MENDED.key] + counts[event_inspections.MENDED_LATE.key],
        recommendations=counts[event_recommendations.ANSWERED.key] + counts[event_recommendations.ANSWERED_LATE.key],
        carried_out=counts[event_recommendations.CARRIED_OUT.key],
        shortcomings=counts[event_shortcomings.FIXED.key],
    )


def debts_on(ground: Ground, day: date, overdue: Overdue) -> dict[str, Debts]:
    """What each unit owed on the day besides tasks, by its id; reports of all plan years that were due before the day."""
    debts: dict[str, Debts] = defaultdict(Debts)
    for _, slot in ground.slots:
        if _stand(slot, day).state == "thieu":
            debts[slot.unit.id].reports += 1
    for said, _ in overdue.feedback:
        debts[said.unit.id].feedback += 1
    for inspected, each, _ in overdue.findings:
        for unit in (each.unit,) if each.unit else inspected.units:
            debts[unit.id].findings += 1
    for asked, reply in overdue.recommendations:
        if reply.state == "qua_han":
            for unit in asked.units:
                debts[unit.id].recommendations += 1
    return debts


def recognitions_in(ground: Ground, span: Span) -> Iterator[RecognitionFacts]:
    """Who was commended or reminded in the period, oldest first."""
    yield from (each for each in reversed(ground.facts.recognitions) if span.holds(each.recognition.day))
