"""Events that only a comparison of two publications can tell: added, removed, restored, changed without saying so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from generator.derive.event_kinds import TOPICS, Event, EventTerm, Subject, Topic, event
from generator.words.vietnamese import format_count, format_date

ADDED = EventTerm("added", "them-moi", "Nhiệm vụ mới", ("nhiem-vu",), "Nhiệm vụ được thêm")
CORRECTED = EventTerm(
    "corrected", "sua-doi", "Sửa dữ liệu đã công bố", ("giam-sat",), "Lần sửa dữ liệu đã công bố mà không khai báo"
)
REMOVED = EventTerm("removed", "xoa", "Xóa dữ liệu đã công bố", ("giam-sat",), "Mục đã công bố bị xóa")
RESTORED = EventTerm("restored", "dua-lai", "Đưa lại dữ liệu đã xóa", ("giam-sat",), "Mục được đưa lại")
BACKDATED = EventTerm("backdated", "ghi-muon", "Ghi muộn", ("giam-sat",), "Mục ghi muộn")
TERMS: tuple[EventTerm, ...] = (ADDED, CORRECTED, REMOVED, RESTORED, BACKDATED)
LONG_AGO = 30
"""Days between an item's own day and its publication from which it is told as back-dated."""

_TOLD_PLAINLY = (
    "Thay đổi này được thấy khi so hai lần công bố; không có điều chỉnh, gia hạn hay cập nhật nào khai báo nó. "
    "Có thể chỉ là sửa lỗi gõ."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim that changed: what it is, what was said before and what is said now. None: it is not said (any more)."""

    label: str
    before: str | None
    after: str | None

    @property
    def words(self) -> str:
        """`Thời hạn: trước là 30/06/2026, nay là 31/07/2026`."""
        if self.before is None:
            return f"{self.label}: {self.after}"
        if self.after is None:
            return f"{self.label}: trước là {self.before}, nay không còn"
        return f"{self.label}: trước là {self.before}, nay là {self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one publication did to one record: which, when, by which commit, and line by line. `title` names the record."""

    event: str
    term: EventTerm
    subject: Subject
    title: str
    time: datetime
    commit: str
    lines: tuple[Line, ...]


def added_event(about: Subject, name: str, day: date, deadline: str | None) -> Event:
    """A task that is in the plan from this publication on."""
    tell = partial(_added_words, name, deadline)
    return event(about, ADDED, day, ADDED.word, f"{ADDED.label}: {name}", tell)


def changed_event(about: Subject, term: EventTerm, name: str, day: date, number: int, lines: Sequence[Line]) -> Event:
    """The n-th change of this kind that a record saw. Which one, and nothing else, is in its id: wording may change."""
    first = lines[0].words if lines else ""
    more = f" (và {format_count(len(lines) - 1)} chỗ khác)" if len(lines) > 1 else ""
    title = f"{term.label}: {name}" + (f": {first}{more}" if lines and term is not REMOVED else "")
    if term is REMOVED and about.record_kind == "nhiem-vu" and lines:
        title += f" ({lines[0].before})"  # the state it was in when it went
    tell = partial(_changed_words, term, name, day, tuple(lines))
    return event(about, term, day, f"{term.word}/{number}", title, tell, _also(about))


def _also(about: Subject) -> tuple[Topic, ...]:
    """Whoever follows a kind of record sees its changes too."""
    return tuple(topic for topic in TOPICS if topic == about.record_kind and topic != "giam-sat")


def _added_words(name: str, deadline: str | None) -> Iterator[str | None]:
    yield f"Nhiệm vụ «{name}» được đưa vào kế hoạch."
    yield deadline


def _changed_words(term: EventTerm, name: str, day: date, lines: Sequence[Line]) -> Iterator[str | None]:
    opening = {
        CORRECTED.key: f"Dữ liệu đã công bố của «{name}» được sửa, công bố ngày {format_date(day)}:",
        REMOVED.key: f"«{name}» đã công bố nay không còn trong dữ liệu, kể từ ngày {format_date(day)}. Lúc bị xóa:",
        RESTORED.key: f"Dữ liệu đã xóa của «{name}» được đưa lại, công bố ngày {format_date(day)}:",
        BACKDATED.key: f"Dữ liệu của «{name}» được công bố ngày {format_date(day)} nhưng ghi những ngày trước đó:",
    }
    yield opening[term.key] if lines else opening[term.key][:-1] + "."
    yield "\n".join(f"{line.label}: {line.before}." if term is REMOVED else f"{line.words}." for line in lines)
    yield _TOLD_PLAINLY if term is CORRECTED else None
