"""Briefing pages (giao ban): what a leader asks whom on Monday; one for each month, quarter and the current week, and a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from generator.contract.plan import Remedy, Unit
from generator.derive.briefing_due import Due
from generator.derive.briefing_duties import Conclusion, Overdue
from generator.derive.briefing_ground import SHOWN
from generator.derive.briefing_measures import Moved
from generator.derive.briefing_tasks import Course, LateTask, QuietTask, Told
from generator.derive.briefings import (
    Briefing,
    Ground,
    Headline,
    Span,
    UnitAsks,
    briefing_of,
    ground_of,
    headline_of,
    latest_of,
    spans_of,
)
from generator.derive.event_kinds import Event
from generator.derive.facts import Facts
from generator.derive.measures import Point
from generator.derive.naming import title_of
from generator.derive.recognitions import RecognitionFacts
from generator.publish.outputs import Draft
from generator.publish.pages import briefing_words as words
from generator.publish.said import NOTHING_OCCURRED, amount, inside, target_words
from generator.words.vietnamese import format_date, format_number

Events = Callable[[], Sequence[Event]]
"""Gives all events of the commune; the first call makes them, the others find them."""
DRAWN_FROM: tuple[str, ...] = (
    "nhiem-vu",
    "chi-so",
    "hai-long",
    "ho-so",
    "bo-chi-so",
    "ton-tai",
    "bao-cao",
    "ghi-nhan",
    "kien-nghi",
    "kiem-tra",
    "giam-sat",
    "van-ban",
)
"""Kinds that any briefing may show, besides those that any page may."""
LATEST_SHOWN = 5
"""Late tasks of the newest month that the list of briefings shows."""
OWED_SHOWN = 15
"""Answers and repairs of one kind that a briefing names."""
CONCLUSIONS_SHOWN = 12
"""Conclusions not carried out that a briefing tells of."""
QUIET_SHOWN = 12
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
    """A task and what became true of it, in words. `proof` says whether it has evidence, None where none is asked for."""

    course: Course
    said: str
    proof: str | None
    proven: bool


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
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedLine:
    """An answer or a repair that is owed. `days` is how long it is overdue, None while it is not."""

    title: str
    address: str
    units: tuple[Unit, ...]
    due: date
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PraiseLine:
    """A commendation or a reminder, in one line."""

    facts: RecognitionFacts
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingView:
    """A briefing in words. `days` groups what falls due by its day.

    `waiting` are the conclusions with something left to do, `carried_out` the others. What ends in `_hidden` is only
    counted.
    """

    briefing: Briefing
    sentence: str
    change: str
    asks: tuple[UnitLines, ...]
    quiet: tuple[QuietTask, ...]
    blocks: tuple[Block, ...]
    settled: str | None
    ahead: str
    days: tuple[tuple[str, tuple[DueLine, ...]], ...]
    moved: tuple[MovedLine, ...]
    moved_hidden: int
    waiting: tuple[Conclusion, ...]
    waiting_hidden: int
    carried_out: tuple[Conclusion, ...]
    recognitions: tuple[PraiseLine, ...]
    feedback: tuple[OwedLine, ...]
    findings: tuple[OwedLine, ...]
    recommendations: tuple[OwedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanLine:
    """A period in the list of briefings."""

    span: Span
    name: str
    headline: Headline


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """The list of briefings: the newest month's essentials, then every month and quarter of each plan year, newest first."""

    newest: SpanLine
    sentence: str
    change: str
    latest: tuple[LateLine, ...]
    years: tuple[tuple[int, tuple[SpanLine, ...], tuple[SpanLine, ...]], ...]


def briefing_pages(facts: Facts, events: Events) -> Iterator[Draft]:
    """The list and a page for each period. What they need of events is made when the first of them is rendered."""

    @cache
    def ground() -> Ground:
        return ground_of(facts, events())

    spans = spans_of(facts)
    yield Draft(
        address="giao-ban/",
        title="Giao ban",
        description=f"Giao ban cải cách hành chính của {facts.office.name}: hỏi ai, hỏi gì, theo tuần, tháng và quý.",
        section="giao-ban",
        template="briefing_list.html",
        context={"facts": facts, "make_view": partial(_list_view, ground, spans) if spans else None},
        search="giao ban tuần tháng quý họp lãnh đạo hỏi ai việc chậm",
        drawn_from=DRAWN_FROM,
    )
    for place, span in enumerate(spans):
        name = words.name_of(span)
        yield Draft(
            address=span.address,
            title=f"Giao ban {name}",
            description=(
                f"Giao ban cải cách hành chính {name} của {facts.office.name}, số liệu đến ngày {format_date(span.day)}: "
                "việc chậm của từng đơn vị, việc đã xong, việc sắp đến hạn."
            ),
            section="giao-ban",
            template="briefing.html",
            context={
                "facts": facts,
                "span": span,
                "shown": SHOWN,
                "when": words.when(span),
                "others": _others(spans, place),
                "make_view": partial(_view, ground, span),
            },
            search=f"giao ban {name}",
            drawn_from=DRAWN_FROM,
        )


def _others(spans: Sequence[Span], place: int) -> list[tuple[str, str]]:
    """Where to read on: the period before and after, and for the week the running month; (address, name)."""
    span = spans[place]
    if span.period.cycle == "tuan":
        found = [each for each in spans[1:] if each.running or each.day == span.day]
        return [(each.address, words.name_of(each)) for each in found[:2]]
    alike = [each for each in spans if each.period.cycle == span.period.cycle]
    here = alike.index(span)
    beside = (*alike[here + 1 : here + 2], *alike[max(0, here - 1) : here])
    within = [
        each for each in spans if each.period.cycle == "quy" != span.period.cycle and each.first <= span.first <= each.period.end
    ]
    return [(each.address, words.name_of(each)) for each in (*beside, *within)]


def _list_view(ground: Callable[[], Ground], spans: Sequence[Span]) -> ListView:
    known = ground()
    lines = [SpanLine(span=each, name=words.name_of(each), headline=headline_of(known, each)) for each in spans]
    months = [each for each in lines if each.span.period.cycle == "thang"]
    quarters = [each for each in lines if each.span.period.cycle == "quy"]
    newest = (months or lines)[0]
    years = sorted({each.span.year for each in (*months, *quarters)}, reverse=True)
    return ListView(
        newest=newest,
        sentence=words.sentence(newest.span, newest.headline),
        change=words.change_note(newest.span, newest.headline),
        latest=tuple(_late_line(each) for each in latest_of(known, newest.span, LATEST_SHOWN)),
        years=tuple(
            (
                year,
                tuple(each for each in months if each.span.year == year),
                tuple(each for each in quarters if each.span.year == year),
            )
            for year in years
        ),
    )


def _view(ground: Callable[[], Ground], span: Span) -> BriefingView:
    briefing = briefing_of(ground(), span)
    happened = briefing.happened
    first, last = span.ahead
    waiting = [each for each in briefing.conclusions if not each.carried_out]
    return BriefingView(
        briefing=briefing,
        sentence=words.sentence(span, briefing.headline),
        change=words.change_note(span, briefing.headline),
        asks=tuple(
            UnitLines(asks=each, lines=tuple(map(_late_line, each.late)), debts=words.debts_words(each.debts))
            for each in briefing.asks
        ),
        quiet=briefing.quiet[:QUIET_SHOWN],
        blocks=(
            _block("da_xong", "Đã xong", "Không có việc nào xong trong kỳ.", happened.done, words.done_words, proof=True),
            _block("moi_cham", "Chuyển sang chậm", "Không có việc nào chuyển sang chậm.", happened.late, words.late_words),
            _block("gia_han", "Gia hạn", "Không có việc nào được gia hạn.", happened.extended, words.moved_words),
            _block("dung", "Dừng thực hiện", "Không có việc nào được dừng.", happened.dropped, words.plain_words),
            _block("mo_lai", "Mở lại", "Không có việc nào mở lại.", happened.reopened, words.plain_words),
        ),
        settled=words.settled_words(briefing.settled),
        ahead=f"từ {format_date(first)} đến {format_date(last)}",
        days=_days(briefing.due.shown),
        moved=tuple(map(_moved_line, briefing.measures.moved[:SHOWN])),
        moved_hidden=max(0, len(briefing.measures.moved) - SHOWN),
        waiting=tuple(waiting[:CONCLUSIONS_SHOWN]),
        waiting_hidden=max(0, len(waiting) - CONCLUSIONS_SHOWN),
        carried_out=tuple(each for each in briefing.conclusions if each.carried_out),
        recognitions=tuple(PraiseLine(facts=each, title=title_of(each.recognition)) for each in briefing.recognitions[:SHOWN]),
        feedback=tuple(_feedback(briefing.overdue))[:OWED_SHOWN],
        findings=tuple(_findings(briefing.overdue))[:OWED_SHOWN],
        recommendations=tuple(_recommendations(briefing.overdue))[:OWED_SHOWN],
    )


def _late_line(late: LateTask) -> LateLine:
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
        )
        for each in told.courses
    )
    return Block(key=key, title=title, empty=empty, told=told, lines=lines)


def _days(shown: Sequence[Due]) -> tuple[tuple[str, tuple[DueLine, ...]], ...]:
    days: dict[str, list[DueLine]] = {}
    for each in shown:
        days.setdefault(format_date(each.day), []).append(DueLine(due=each, said=words.due_words(each)))
    return tuple((day, tuple(lines)) for day, lines in days.items())


def _feedback(overdue: Overdue) -> Iterator[OwedLine]:
    for each, reply in overdue.feedback:
        record = each.feedback
        yield OwedLine(title=title_of(record), address=each.address, units=(each.unit,), due=record.due, days=reply.days)


def _findings(overdue: Overdue) -> Iterator[OwedLine]:
    for inspected, each, reply in overdue.findings:
        yield OwedLine(
            title=title_of(each.finding),
            address=f"{inspected.address}#{each.finding.id}",
            units=(each.unit,) if each.unit else inspected.units,
            due=each.finding.due,
            days=reply.days,
        )


def _recommendations(overdue: Overdue) -> Iterator[OwedLine]:
    for each, reply in overdue.recommendations:
        record = each.recommendation
        yield OwedLine(title=title_of(record), address=each.address, units=each.units, due=record.due, days=reply.days)


def _moved_line(moved: Moved) -> MovedLine:
    record = moved.facts.indicator
    before, after = moved.before, moved.after
    return MovedLine(
        moved=moved,
        before=_value(before, record.measure) if before else None,
        after=_value(after, record.measure),
        target=target_words(record.target, record.measure),
    )


def _value(point: Point, measure: str) -> str:
    """A value with what it was made of; a share of nothing is neither 0% nor 100%."""
    if point.value is None:
        return NOTHING_OCCURRED
    said = amount(point.value, measure)
    if point.numerator is None or point.denominator is None:
        return said
    return f"{said} ({format_number(point.numerator)}/{format_number(point.denominator)})"
