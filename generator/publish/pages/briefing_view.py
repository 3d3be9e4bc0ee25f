"""A briefing as its page shows it: cut to what is read in a meeting, in words, so that the template only draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import generator.publish.pages.briefing_words as words
from generator.contract.plan import Remedy, Unit
from generator.derive.briefing_due import Due
from generator.derive.briefing_duties import Conclusion, ReportLine
from generator.derive.briefing_ground import SHOWN
from generator.derive.briefing_measures import Moved
from generator.derive.briefing_tasks import Course, LateTask, QuietTask, Told
from generator.derive.briefings import (
    Briefing,
    Ground,
    Span,
    UnitAsks,
    briefing_of,
)
from generator.derive.deadlines import Reply
from generator.derive.feedback import FeedbackFacts
from generator.derive.inspections import FindingFacts, InspectionFacts
from generator.derive.measures import Point
from generator.derive.naming import register_address, thought_of
from generator.derive.plan_facts import TaskFacts
from generator.derive.recognitions import RecognitionFacts
from generator.derive.recommendations import RecommendationFacts
from generator.derive.standing import Standing
from generator.publish.pages.cuts import Cut, cut, cut_lines
from generator.publish.said import NOTHING_OCCURRED, amount, inside, target_words
from generator.words.vietnamese import format_date, format_number

OWED_SHOWN = 15
"""Answers and repairs of one kind that a briefing names."""
CONCLUSIONS_SHOWN = 12
"""Conclusions not carried out that a briefing tells of."""
QUIET_SHOWN = 6
"""Quiet tasks that a briefing names; the rest it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateLine:
    """A late task as it is asked about. `cause` and `remedy` are None where they are lacking; `periods` are late ones."""

    late: LateTask
    periods: tuple[str, ...]
    cause: str | None
    remedy: Remedy | None
    remedy_text: str | None
    remedy_late: bool
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLines:
    """What to ask one unit. `debts` is what else it owes, None for nothing."""

    asks: UnitAsks
    lines: tuple[LateLine, ...]
    debts: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseLine:
    """A task and what became true of it, in words.

    `proof` says whether it has evidence, None where none is asked for. `again`: it is late on the day, so that it is told
    of among what is to be asked already.
    """

    course: Course
    said: str
    proof: str | None
    proven: bool
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What became true of tasks in one way. `about` says how much is counted."""

    key: str
    title: str
    empty: str
    told: Told
    lines: tuple[CourseLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """What falls due, in words beside its title."""

    due: Due
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedLine:
    """An indicator that moved, both values in words; `before` is None where there was none."""

    moved: Moved
    before: str | None
    after: str
    periods: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """A report duty in words: who was late, whose report is missing, whose is due on the day itself; None for nobody."""

    line: ReportLine
    said: str
    late: str | None
    missing: str | None
    awaited: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedLine:
    """An answer or a repair that is owed. `days` is how long it is overdue, None while it is not."""

    title: str
    address: str
    units: tuple[Unit, ...]
    due: date
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """A conclusion not carried out, with the first of its tasks that are not done."""

    conclusion: Conclusion
    open: Cut[tuple[TaskFacts, str | None, Standing]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PraiseLine:
    """A commendation or a reminder, in one line."""

    facts: RecognitionFacts
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingView:
    """A briefing in words. `days` groups what falls due by its day.

    `asks` are the units with late tasks, `owing` those that owe only something else. `troubling` are the indicators that
    miss their target or got worse, `fine` the other ones with new figures. `waiting` are the conclusions with tasks not
    done, `untasked` those without tasks. `nothing`: a week that runs has nothing to tell in figures. `soon` names the time ahead.
    `unanswered` is how many of the Front's recommendations are overdue and how many in time. `praised_at` is the register of
    what was said in the period, None for nothing.
    """

    briefing: Briefing
    sentence: str
    change: str
    nothing: bool
    asks: tuple[UnitLines, ...]
    owing: tuple[UnitLines, ...]
    quiet: Cut[QuietTask]
    blocks: tuple[Block, ...]
    settled: str | None
    ahead: str
    soon: str
    days: tuple[tuple[str, tuple[DueLine, ...]], ...]
    moved_total: int
    troubling: Cut[MovedLine]
    fine: Cut[MovedLine]
    reports: Cut[ReportWords]
    waiting: Cut[WaitingLine]
    untasked: Cut[Conclusion]
    carried_out: Cut[Conclusion]
    recognitions: Cut[PraiseLine]
    praised_at: str | None
    feedback: Cut[OwedLine]
    findings: Cut[OwedLine]
    recommendations: Cut[OwedLine]
    unanswered: str


def briefing_view(ground: Callable[[], Ground], span: Span) -> BriefingView:
    """The briefing of a period, in words."""
    briefing = briefing_of(ground(), span)
    happened = briefing.happened
    first, last = span.ahead
    asked = [
        UnitLines(asks=each, lines=tuple(map(late_line, each.late)), debts=words.debts_words(each.debts))
        for each in briefing.asks
    ]
    moved, praised = briefing.measures.moved, briefing.recognitions
    troubling = [each for each in moved if each.after.met is False or each.better is False]
    fine = [each for each in moved if each.after.met is not False and each.better is not False]
    return BriefingView(
        briefing=briefing,
        sentence=words.sentence(span, briefing.headline),
        change=words.change_note(span, briefing.headline),
        nothing=span.running and span.period.cycle == "tuan" and _is_nothing(briefing),
        asks=tuple(each for each in asked if each.lines),
        owing=tuple(each for each in asked if not each.lines),
        quiet=cut(briefing.quiet, QUIET_SHOWN),
        blocks=(
            _block("da_xong", "Đã xong", "Không có việc nào xong trong kỳ.", happened.done, words.done_words, proof=True),
            _block("moi_cham", "Chuyển sang chậm", "Không có việc nào chuyển sang chậm.", happened.late, words.late_words),
            _block("gia_han", "Gia hạn", "Không có việc nào được gia hạn.", happened.extended, words.moved_words),
            _block("dung", "Dừng thực hiện", "Không có việc nào được dừng.", happened.dropped, words.plain_words),
            _block("mo_lai", "Mở lại", "Không có việc nào mở lại.", happened.reopened, words.plain_words),
        ),
        settled=words.settled_words(briefing.settled),
        soon="7 ngày tới" if span.period.cycle == "tuan" else "3 tháng tới" if span.period.cycle == "quy" else "1 tháng tới",
        ahead=f"từ {format_date(first)} đến {format_date(last)}",
        days=_days(briefing.due.shown),
        moved_total=len(moved),
        troubling=cut_lines(troubling, SHOWN, _moved_line),
        fine=cut_lines(fine, SHOWN, _moved_line),
        reports=cut_lines(briefing.reports, SHOWN, _report_words),
        waiting=cut_lines([each for each in briefing.conclusions if each.open], CONCLUSIONS_SHOWN, _waiting_line),
        untasked=cut([each for each in briefing.conclusions if each.untasked], SHOWN),
        carried_out=cut([each for each in briefing.conclusions if each.carried_out], SHOWN),
        recognitions=cut_lines(praised, SHOWN, lambda each: PraiseLine(facts=each, title=thought_of(each.recognition))),
        praised_at=register_address("ghi-nhan", praised[0].entry.year) if praised else None,
        feedback=cut_lines(briefing.overdue.feedback, OWED_SHOWN, _feedback),
        findings=cut_lines(briefing.overdue.findings, OWED_SHOWN, _finding),
        recommendations=cut_lines(briefing.overdue.recommendations, OWED_SHOWN, _recommendation),
        unanswered=words.owed_to_front([reply.days for _, reply in briefing.overdue.recommendations]),
    )


def _is_nothing(briefing: Briefing) -> bool:
    found = briefing.headline
    return not (found.late or found.turned_late or found.done or briefing.due.total)


def _report_words(line: ReportLine) -> ReportWords:
    return ReportWords(
        line=line,
        said=words.report_words(line),
        late=words.stand_words(line, "tre"),
        missing=words.stand_words(line, "thieu"),
        awaited=words.stand_words(line, "chua_den_han"),
    )


def _waiting_line(conclusion: Conclusion) -> WaitingLine:
    return WaitingLine(conclusion=conclusion, open=cut(conclusion.open, SHOWN))


def late_line(late: LateTask) -> LateLine:
    """A late task in words."""
    remedy = words.remedy_of(late)
    return LateLine(
        late=late,
        periods=tuple(inside(each.period.label) for each in late.periods),
        cause=words.cause_words(late),
        remedy=remedy,
        remedy_text=words.remedy_words(remedy) if remedy else None,
        remedy_late="khac_phuc_tre" in late.state.flags,
        question=words.question(late),
    )


def _block(key: str, title: str, empty: str, told: Told, say: Callable[[Course], str], *, proof: bool = False) -> Block:
    lines = tuple(
        CourseLine(
            course=each,
            said=say(each),
            proof=words.proof_words(each) if proof else None,
            proven=all(step.proven is not False for step in each.steps),
            again=all(step.now == "cham_tien_do" for step in each.steps),
        )
        for each in told.courses
    )
    return Block(key=key, title=title, empty=empty, told=told, lines=lines)


def _days(shown: Sequence[Due]) -> tuple[tuple[str, tuple[DueLine, ...]], ...]:
    days: dict[str, list[DueLine]] = {}
    for each in shown:
        days.setdefault(format_date(each.day), []).append(DueLine(due=each, said=words.due_words(each)))
    return tuple((day, tuple(lines)) for day, lines in days.items())


def _feedback(found: tuple[FeedbackFacts, Reply]) -> OwedLine:
    each, reply = found
    record = each.feedback
    return OwedLine(title=thought_of(record), address=each.address, units=(each.unit,), due=record.due, days=reply.days)


def _finding(found: tuple[InspectionFacts, FindingFacts, Reply]) -> OwedLine:
    inspected, each, reply = found
    return OwedLine(
        title=thought_of(each.finding),
        address=f"{inspected.address}#{each.finding.id}",
        units=(each.unit,) if each.unit else inspected.units,
        due=each.finding.due,
        days=reply.days,
    )


def _recommendation(found: tuple[RecommendationFacts, Reply]) -> OwedLine:
    each, reply = found
    record = each.recommendation
    return OwedLine(title=thought_of(record), address=each.address, units=each.units, due=record.due, days=reply.days)


def _moved_line(moved: Moved) -> MovedLine:
    record = moved.facts.indicator
    before, after = moved.before, moved.after
    return MovedLine(
        moved=moved,
        before=_value(before, record.measure) if before else None,
        after=_value(after, record.measure),
        periods=_periods(before, after),
        target=f"chỉ tiêu {target_words(record.target, record.measure)}" if record.target else "không đặt chỉ tiêu",
    )


def _periods(before: Point | None, after: Point) -> str:
    """`tháng 8/2026 → tháng 9/2026`, or one period alone where nothing was known before or the figure was restated."""
    now = inside(after.period.label)
    return now if before is None or before.period == after.period else f"{inside(before.period.label)} → {now}"


def _value(point: Point, measure: str) -> str:
    """A value with what it was made of; a share of nothing is neither 0% nor 100%."""
    if point.value is None:
        return NOTHING_OCCURRED
    said = amount(point.value, measure)
    if point.numerator is None or point.denominator is None:
        return said
    return f"{said} ({format_number(point.numerator)}/{format_number(point.denominator)})"
