"""What a briefing says in words: its period, its headline, and what became true of a task, in as few words as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.contract.plan import Remedy
from generator.contract.vocabulary import ReportState
from generator.derive.briefing_due import Due, DueKind
from generator.derive.briefing_duties import Debts, ReportLine, Settled
from generator.derive.briefing_ground import Span
from generator.derive.briefing_tasks import Ask, Course, LateTask, Step
from generator.derive.briefings import Headline
from generator.derive.standing import DONE
from generator.publish.said import inside
from generator.words.vietnamese import format_count, format_date

ASKS: dict[Ask, str] = {
    "nguyen_nhan": "vì sao chậm?",
    "khac_phuc": "khắc phục thế nào, bao giờ xong, ai làm?",
    "khac_phuc_tre": "vì sao cả biện pháp khắc phục cũng quá hạn, hạn mới là ngày nào?",
    "kip_han": "có xong kịp hạn khắc phục{han} không?",
    "cap_nhat": "vì sao lâu không báo cáo, hiện đã làm đến đâu?",
}
DUE_KINDS: dict[DueKind, str] = {
    "nhiem_vu": "nhiệm vụ",
    "khac_phuc": "hạn khắc phục",
    "tieu_chi": "hạn khắc phục tiêu chí",
    "bao_cao": "báo cáo",
    "kien_nghi": "trả lời phản ánh, kiến nghị",
    "phat_hien": "khắc phục phát hiện kiểm tra",
    "giam_sat": "trả lời kiến nghị của Mặt trận",
}
SHOWN_UNITS = 8
"""Units of one duty that are named late or missing; the rest are counted."""
_FEW = 3
"""Periods of one task that are named; more are counted."""


def name_of(span: Span) -> str:
    """`tháng 3/2026`, `quý I/2026`, `tuần này`, `tuần trước`, within a sentence."""
    if span.period.cycle == "tuan":
        return "tuần trước" if span.week_before else "tuần này"
    return inside(span.period.label)


def days_of(span: Span) -> str:
    """`, 02/11 đến 08/11/2026` after the name of a week, which says no days itself; empty for other periods."""
    return f", {format_date(span.first)[:5]} đến {format_date(span.day)}" if span.period.cycle == "tuan" else ""


def when(span: Span) -> str:
    """The days it speaks of, and whether more are to come."""
    days = f"từ {format_date(span.first)} đến {format_date(span.day)}"
    named = f"{span.period.label}, {days}" if span.period.cycle == "tuan" else f"Kỳ {days}"
    return f"{named} (kỳ chưa kết thúc)" if span.running else named


def sentence(span: Span, headline: Headline) -> str:
    """The period in one sentence."""
    done = f"{format_count(headline.done)} việc xong"
    if headline.done_late:
        done += f" ({format_count(headline.done_late)} xong trễ)"
    return (
        f"Trong {name_of(span)}: {done}, {format_count(headline.turned_late)} việc chuyển sang chậm; "
        f"đến hết ngày {format_date(span.day)} còn {format_count(headline.late)} việc chậm{_change(headline)}."
    )


def change_note(span: Span, headline: Headline) -> str:
    """How the number of late tasks changed, for the figure's note."""
    if headline.late_before is None:
        return "kỳ đầu của kế hoạch"
    before = f"ngày {format_date(span.before)} có {format_count(headline.late_before)}"
    return f"{_change(headline).strip(', ') or 'không đổi'}; {before}"


def _change(headline: Headline) -> str:
    if headline.late_before is None:
        return ""
    change = headline.late - headline.late_before
    if not change:
        return ", không đổi so với trước kỳ"
    return f", {'tăng' if change > 0 else 'giảm'} {format_count(abs(change))} so với trước kỳ"


def cause_words(late: LateTask) -> str | None:
    """The causes, subjective before objective; None when none is given."""
    causes = late.state.causes
    if causes is None or "thieu_nguyen_nhan" in late.state.flags:
        return None
    parts = [
        f"{word}: {_line(text)}" for word, text in (("chủ quan", causes.subjective), ("khách quan", causes.objective)) if text
    ]
    return "; ".join(parts)


def remedy_of(late: LateTask) -> Remedy | None:
    """The remedy that stands; None where a late period has none."""
    return None if "thieu_khac_phuc" in late.state.flags else late.state.remedy


def remedy_words(remedy: Remedy) -> str:
    """What will be done."""
    return _line(remedy.text)


def question(late: LateTask) -> str:
    """What to ask, as one line."""
    until = f" {format_date(late.state.remedy.deadline)}" if late.state.remedy else ""
    asked = [ASKS[each].replace("{han}", until) for each in late.asks]
    return " ".join(each[:1].upper() + each[1:] for each in asked)


def owed_to_front(days: Sequence[int | None]) -> str:
    """How many of the Front's recommendations without an answer are overdue, how many still in time; days are None there."""
    late = sum(1 for each in days if each)
    parts = ((late, "quá hạn"), (len(days) - late, "còn trong hạn"))
    return _listed(parts) or "0"


def debts_words(debts: Debts) -> str | None:
    """What else a unit owes; None for nothing."""
    parts = (
        (debts.reports, "báo cáo chưa nộp"),
        (debts.feedback, "phản ánh, kiến nghị quá hạn trả lời"),
        (debts.findings, "phát hiện kiểm tra quá hạn khắc phục"),
        (debts.recommendations, "kiến nghị của Mặt trận quá hạn trả lời"),
    )
    return _listed(parts)


def settled_words(settled: Settled) -> str | None:
    """What was answered and mended in the period besides tasks; None for nothing."""
    return ", ".join(settled_parts(settled)) or None


def settled_parts(settled: Settled) -> tuple[str, ...]:
    """The same one by one."""
    parts = (
        (settled.feedback, "phản ánh, kiến nghị được trả lời"),
        (settled.findings, "phát hiện kiểm tra được khắc phục"),
        (settled.recommendations, "kiến nghị của Mặt trận được trả lời"),
        (settled.carried_out, "kiến nghị của Mặt trận được thực hiện xong"),
        (settled.shortcomings, "tồn tại được khắc phục xong"),
    )
    return _counted(parts)


def _listed(parts: tuple[tuple[int, str], ...]) -> str | None:
    return ", ".join(_counted(parts)) or None


def _counted(parts: tuple[tuple[int, str], ...]) -> tuple[str, ...]:
    return tuple(f"{format_count(number)} {what}" for number, what in parts if number)


def done_words(course: Course) -> str:
    """When it was done, how late, whether that was undone again."""
    late = [step for step in course.steps if step.days_late]
    said = _told(course, lambda step: f"xong {format_date(step.day)}")
    if len(course.steps) == 1:
        step = course.steps[0]
        said += f", trễ {format_count(step.days_late)} ngày" if step.days_late else ""
    elif late:
        said += f"; {format_count(len(late))} lần trễ"
    return said + ("; sau đó mở lại" if any(step.now not in DONE for step in course.steps) else "")


def proof_words(course: Course) -> str:
    """Whether what was done has evidence."""
    lacking = sum(step.proven is False for step in course.steps)
    if not lacking:
        return "có minh chứng"
    return "chưa có minh chứng" if len(course.steps) == 1 else f"{format_count(lacking)} lần chưa có minh chứng"


def late_words(course: Course) -> str:
    """When it turned late, and what became of that by the briefing's day."""
    still = sum(step.now == "cham_tien_do" for step in course.steps)
    said = _told(course, lambda step: f"chậm từ {format_date(step.day)}")
    if len(course.steps) == 1:
        now = course.steps[0].now
        return f"{said}; {'còn chậm' if still else 'đã xong' if now in DONE else 'không còn tính là chậm'}"
    return f"{said}; còn chậm {format_count(still)}"


def moved_words(course: Course) -> str:
    """To when it was extended and why."""
    return "; ".join(_moved(course))


def _moved(course: Course) -> Iterator[str]:
    for step in course.steps:
        if step.moved is not None:
            yield f"đến {format_date(step.moved.until)} (ngày {format_date(step.day)}): {_line(step.moved.reason)}"


def plain_words(course: Course) -> str:
    """When it was reopened or dropped."""
    return _told(course, lambda step: f"ngày {format_date(step.day)}")


def due_words(due: Due) -> str:
    """What kind of thing falls due, of which period, and how often more."""
    said = DUE_KINDS[due.kind]
    if due.period is not None:
        said += f" {inside(due.period.label)}"
    if due.more and due.until is not None:
        said += f", và {format_count(due.more)} kỳ nữa đến {format_date(due.until)}"
    return said


def _told(course: Course, one: Callable[[Step], str]) -> str:
    """Each step, of a recurring task with its period; many steps are counted."""
    if len(course.steps) > _FEW:
        first, last = course.steps[0], course.steps[-1]
        return f"{format_count(len(course.steps))} kỳ, từ {format_date(first.day)} đến {format_date(last.day)}"
    return "; ".join(f"{inside(step.period.label)} {one(step)}" if step.period else one(step) for step in course.steps)


def _line(text: str) -> str:
    """On one line, without a full stop, as more follows in the same sentence."""
    return " ".join(text.split()).rstrip(".")


def report_words(line: ReportLine) -> str:
    """How much of a duty fell due and came in time: `kỳ tháng 9/2026, hạn 19/10/2026: đúng hạn 4/6`."""
    periods = list(dict.fromkeys((each.period, each.due) for each in line.stands))
    period, due = periods[0]
    if len(periods) > 1:
        when = f"{format_count(len(periods))} kỳ, hạn từ {format_date(due)} đến {format_date(periods[-1][1])}"
    else:
        when = f"{inside(period.label)}, hạn {format_date(due)}" if period else f"hạn {format_date(due)}"
    return f"{when}: đúng hạn {format_count(len(line.of('dung_han')))}/{format_count(len(line.stands))}"


def stand_words(line: ReportLine, *states: ReportState) -> str | None:
    """Who handed in late, or not yet, with days and, where several fell due, periods; None where nobody is meant."""
    found = line.of(*states)
    several = len({each.due for each in line.stands}) > 1
    said = []
    for each in found[:SHOWN_UNITS]:
        about = [inside(each.period.label)] if several and each.period else []
        about += [f"{format_count(each.days)} ngày"] if each.days else []
        said.append(f"{each.unit.label} ({', '.join(about)})" if about else each.unit.label)
    rest = len(found) - len(said)
    return ("; ".join(said) + (f" và {format_count(rest)} lượt khác" if rest else "")) or None
