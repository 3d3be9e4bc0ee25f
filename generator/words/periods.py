"""Periods (kỳ): week, month, quarter, half-year, nine months and year, with their first, last and due days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta, timezone
from typing import Literal

from generator.words.vietnamese import FIRST_YEAR, LAST_YEAR, Unreadable

Cycle = Literal["tuan", "thang", "quy", "6_thang", "9_thang", "nam"]
CYCLES: tuple[Cycle, ...] = ("tuan", "thang", "quy", "6_thang", "9_thang", "nam")

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam keeps one offset all year, so no time zone data is needed."""

_FORMS: tuple[tuple[Cycle, re.Pattern[str]], ...] = (
    ("tuan", re.compile(r"(\d{4})-W(\d{2})\Z", re.ASCII)),
    ("thang", re.compile(r"(\d{4})-(\d{2})\Z", re.ASCII)),
    ("quy", re.compile(r"(\d{4})-Q(\d)\Z", re.ASCII)),
    ("6_thang", re.compile(r"(\d{4})-(6)T\Z", re.ASCII)),
    ("9_thang", re.compile(r"(\d{4})-(9)T\Z", re.ASCII)),
    ("nam", re.compile(r"(\d{4})()\Z", re.ASCII)),
)
_DUE_DAY = re.compile(r"(\d{1,2})(?:/(\d{1,2}))?\Z", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One period, such as March 2026. `number` counts within the year; 1 for half-year, nine months and year."""

    year: int
    cycle: Cycle
    number: int

    def __str__(self) -> str:
        match self.cycle:
            case "tuan":
                return f"{self.year}-W{self.number:02d}"
            case "thang":
                return f"{self.year}-{self.number:02d}"
            case "quy":
                return f"{self.year}-Q{self.number}"
            case "6_thang":
                return f"{self.year}-6T"
            case "9_thang":
                return f"{self.year}-9T"
            case _:
                return str(self.year)

    @property
    def label(self) -> str:
        """The period in words: `Tháng 3/2026`."""
        match self.cycle:
            case "tuan":
                return f"Tuần {self.number}/{self.year}"
            case "thang":
                return f"Tháng {self.number}/{self.year}"
            case "quy":
                return f"Quý {('I', 'II', 'III', 'IV')[self.number - 1]}/{self.year}"
            case "6_thang":
                return f"6 tháng đầu năm {self.year}"
            case "9_thang":
                return f"9 tháng năm {self.year}"
            case _:
                return f"Năm {self.year}"

    @property
    def start(self) -> date:
        """The period's first day."""
        match self.cycle:
            case "tuan":
                return date.fromisocalendar(self.year, self.number, 1)
            case "thang":
                return date(self.year, self.number, 1)
            case "quy":
                return date(self.year, self.number * 3 - 2, 1)
            case _:
                return date(self.year, 1, 1)

    @property
    def end(self) -> date:
        """The period's last day."""
        if self.cycle == "tuan":
            return date.fromisocalendar(self.year, self.number, 7)
        month = self.last_month
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def last_month(self) -> int:
        """The month (1-12) in which the period ends and its due day is counted (contract §3)."""
        match self.cycle:
            case "tuan":
                return date.fromisocalendar(self.year, self.number, 7).month
            case "thang":
                return self.number
            case "quy":
                return self.number * 3
            case "6_thang":
                return 6
            case "9_thang":
                return 9
            case _:
                return 12

    @property
    def previous(self) -> Period:
        """The period of the same kind just before this one; for half-year and nine months, last year's."""
        if self.number > 1:
            return Period(self.year, self.cycle, self.number - 1)
        return Period(self.year - 1, self.cycle, _last_number(self.cycle, self.year - 1))


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day within a period as staff write it: `20`, or `05/12` for a year. For a week 2-8 (Monday to Sunday)."""

    day: int
    month: int | None = None

    def __str__(self) -> str:
        return str(self.day) if self.month is None else f"{self.day:02d}/{self.month:02d}"


def parse_period(text: str) -> Period:
    """The period written as contract §2 lists. Raises Unreadable MB208 for another form or one that does not exist."""
    for cycle, form in _FORMS:
        if found := form.match(text):
            year = int(found[1])
            number = int(found[2]) if cycle in ("tuan", "thang", "quy") else 1
            if FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= _last_number(cycle, year):
                return Period(year, cycle, number)
    raise Unreadable("MB208")


def parse_due_day(text: str) -> DueDay:
    """The due day as typed. Raises Unreadable MB307 when it is neither a day nor a day and month."""
    if not (found := _DUE_DAY.match(text)):
        raise Unreadable("MB307")
    return DueDay(int(found[1]), int(found[2]) if found[2] else None)


def due_day_fits(cycle: Cycle, day: DueDay) -> bool:
    """Whether such a day can occur in periods of this kind (contract §3: weekday 2-8, a month only for a year)."""
    if cycle == "tuan":
        return day.month is None and 2 <= day.day <= 8
    if day.month is None:
        return 1 <= day.day <= 31
    # 2024 is a leap year, so 29/02 is a day that a year can have.
    return cycle == "nam" and 1 <= day.month <= 12 and 1 <= day.day <= calendar.monthrange(2024, day.month)[1]


def due_on(period: Period, *, before: DueDay | None = None, latest: DueDay | None = None) -> date:
    """The last day on which the period's duty is in time (contract §3).

    `before` (`truoc_ngay: 20`) is in time on day 19, `latest` (`cham_nhat: 20`) on day 20; with neither it is the
    period's last day. A day that the month does not have counts as the month's last.
    """
    if latest is not None:
        return min(_day_in(period, latest), _last_day(period, latest))
    if before is not None:
        return min(_day_in(period, before) - timedelta(days=1), _last_day(period, before))
    return period.end


def periods_within(cycle: Cycle, year: int, first: date, last: date) -> Iterator[Period]:
    """The periods of one kind that belong to `year` and share a day with first..last, in order.

    A week belongs to its ISO year, so 2026 has 53 of them.
    """
    for number in range(1, _last_number(cycle, year) + 1):
        period = Period(year, cycle, number)
        if max(period.start, first) <= min(period.end, last):
            yield period


def month_of(day: date) -> Period:
    """The month a day lies in."""
    return Period(day.year, "thang", day.month)


def _last_number(cycle: Cycle, year: int) -> int:
    match cycle:
        case "tuan":
            return date(year, 12, 28).isocalendar().week
        case "thang":
            return 12
        case "quy":
            return 4
        case _:
            return 1


def _day_in(period: Period, due: DueDay) -> date:
    """The named day, which may lie past the month's end (it is then cut to `_last_day`)."""
    if period.cycle == "tuan":
        return period.start + timedelta(days=due.day - 2)
    return date(period.year, due.month or period.last_month, 1) + timedelta(days=due.day - 1)


def _last_day(period: Period, due: DueDay) -> date:
    if period.cycle == "tuan":
        return period.end
    month = due.month or period.last_month
    return date(period.year, month, calendar.monthrange(period.year, month)[1])
