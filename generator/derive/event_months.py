"""The monthly summary, so that silence is told from "nothing happened" (contract §5)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from generator.derive.event_kinds import TOPICS, Event, EventTerm, Subject, event, first_year, in_words
from generator.derive.event_tasks import FINISHED, FINISHED_LATE, LATE
from generator.derive.facts import Facts
from generator.words.periods import Period, month_of
from generator.words.vietnamese import format_count

MONTH = EventTerm("month", "tong-hop", "Tổng hợp tháng", TOPICS)

_NEXT = timedelta(days=1)
Lines = Mapping[str, Sequence[EventTerm]]
"""What a summary counts: its lines in order, each with the kinds of event that it adds up."""


def lines_of(terms: Iterable[EventTerm]) -> Lines:
    """The lines that the kinds of event declare, in their order."""
    lines: dict[str, list[EventTerm]] = {}
    for term in terms:
        if term.line is not None:
            lines.setdefault(term.line, []).append(term)
    return lines


def month_events(facts: Facts, events: Iterable[Event], authority: str, lines: Lines) -> Iterator[Event]:
    """On day 1 of each month, what the month before brought, from the month in which the first plan begins.

    `events` are all others, counted by `lines`: what became true in the month, a recurring task once for each period.
    """
    months: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for (year, number, kind), count in Counter([(each.day.year, each.day.month, each.kind) for each in events]).items():
        months[year, number][kind] = count
    month = month_of(plan_start(facts))
    while (day := month.end + _NEXT) <= facts.as_of:
        yield month_event(month, day, months.get((month.year, month.number), Counter()), authority, lines)
        month = month_of(day)


def plan_start(facts: Facts) -> date:
    """The day on which the first plan begins: its own, else the first of its year."""
    year = first_year(facts)
    return next((plan.start for plan in facts.plans if plan.year == year), date(year, 1, 1))


def month_event(month: Period, day: date, counts: Counter[str], authority: str, lines: Lines) -> Event:
    """The summary of one month, told on `day`; `counts` are its events by kind."""
    name = str(month)
    about = Subject(authority=authority, record_kind="tong-hop", record_id=name, tag=name, address="")
    title = f"Tổng hợp {in_words(month)}: {_short(counts)}"
    return event(about, MONTH, day, "thang", title, partial(_words, month, counts, lines))


def _short(counts: Counter[str]) -> str:
    if not counts:
        return "không có thay đổi"
    done, late = counts[FINISHED.key] + counts[FINISHED_LATE.key], counts[LATE.key]
    return f"{format_count(done)} việc hoàn thành, {format_count(late)} việc chuyển sang chậm tiến độ"


def _words(month: Period, counts: Counter[str], lines: Lines) -> Iterator[str]:
    when = in_words(month)
    if not counts:
        yield f"Trong {when} không có thay đổi nào được ghi nhận: không có nhiệm vụ, số liệu, khảo sát hay bài viết mới."
        return
    yield f"Những gì đã diễn ra trong {when}:"
    yield "\n".join(
        f"{line}: {format_count(sum(counts[term.key] for term in terms))}"
        for line, terms in lines.items()
        if any(counts[term.key] or term.always for term in terms)
    )
    yield "Việc định kỳ được tính theo từng kỳ."
