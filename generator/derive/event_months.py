"""The monthly summary, so that silence is told from "nothing happened" (contract §5)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from generator.derive.event_kinds import EVENT_KINDS, Event, EventKind, Subject, event, first_year, in_words
from generator.derive.facts import Facts
from generator.words.periods import Period, month_of
from generator.words.vietnamese import format_count

_NEXT = timedelta(days=1)
_LINES: tuple[tuple[str, tuple[EventKind, ...]], ...] = (
    ("Việc bắt đầu", ("started",)),
    ("Việc hoàn thành đúng hạn", ("done",)),
    ("Việc hoàn thành trễ", ("done_late",)),
    ("Việc chuyển sang chậm tiến độ", ("late",)),
    ("Lần gia hạn", ("extended",)),
    ("Việc mở lại", ("reopened",)),
    ("Việc dừng thực hiện", ("dropped",)),
    ("Biện pháp khắc phục được nêu", ("remedy",)),
    ("Biện pháp khắc phục quá hạn", ("remedy_late",)),
    ("Số liệu được công bố", ("value",)),
    ("Chỉ số chuyển sang đạt chỉ tiêu", ("target_met",)),
    ("Chỉ số chuyển sang chưa đạt chỉ tiêu", ("target_missed",)),
    ("Số liệu được điều chỉnh", ("restated",)),
    ("Khảo sát được công bố", ("survey",)),
    ("Bài viết", ("article",)),
)
_ALWAYS: frozenset[EventKind] = frozenset({"done", "done_late", "late", "extended", "value", "article"})
"""What each summary counts even when it is 0: what readers wait for."""


def month_events(facts: Facts, events: Iterable[Event], authority: str) -> Iterator[Event]:
    """On day 1 of each month, what the month before brought, from the month in which the first plan begins.

    `events` are all others; what is counted is what became true in the month, a recurring task once for each period.
    """
    months: dict[tuple[int, int], Counter[EventKind]] = defaultdict(Counter)
    for (year, number, kind), count in Counter([(each.day.year, each.day.month, each.kind) for each in events]).items():
        months[year, number][kind] = count
    month = month_of(plan_start(facts))
    while (day := month.end + _NEXT) <= facts.as_of:
        yield _summary(month, day, months.get((month.year, month.number), Counter()), authority)
        month = month_of(day)


def plan_start(facts: Facts) -> date:
    """The day on which the first plan begins: its own, else the first of its year."""
    year = first_year(facts)
    return next((plan.start for plan in facts.plans if plan.year == year), date(year, 1, 1))


def _summary(month: Period, day: date, counts: Counter[EventKind], authority: str) -> Event:
    name = str(month)
    about = Subject(authority=authority, record_kind="tong-hop", record_id=name, tag=name, address="")
    title = f"Tổng hợp {in_words(month)}: {_short(counts)}"
    return event(about, "month", day, "thang", title, partial(_words, month, counts))


def _short(counts: Counter[EventKind]) -> str:
    if not counts:
        return "không có thay đổi"
    done, late = counts["done"] + counts["done_late"], counts["late"]
    return f"{format_count(done)} việc hoàn thành, {format_count(late)} việc chuyển sang chậm tiến độ"


def _words(month: Period, counts: Counter[EventKind]) -> Iterator[str]:
    when = in_words(month)
    if not counts:
        yield f"Trong {when} không có thay đổi nào được ghi nhận: không có nhiệm vụ, số liệu, khảo sát hay bài viết mới."
        return
    yield f"Những gì đã diễn ra trong {when}:"
    yield "\n".join(
        f"{label}: {format_count(sum(counts[kind] for kind in kinds))}"
        for label, kinds in _LINES
        if any(counts[kind] or kind in _ALWAYS for kind in kinds)
    )
    yield "Việc định kỳ được tính theo từng kỳ."


assert {kind for _, kinds in _LINES for kind in kinds} == set(EVENT_KINDS) - {"month"}
