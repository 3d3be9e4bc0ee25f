"""Periods and their due days: the calendar that recurring tasks, indicators and reports hang on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.words.periods import (
    CYCLES,
    DueDay,
    Period,
    due_day_fits,
    due_on,
    month_of,
    parse_due_day,
    parse_period,
    periods_within,
)
from generator.words.vietnamese import Unreadable
from tests.builders import day

PARTS = {"tuan": 52, "thang": 12, "quy": 4, "6_thang": 1, "9_thang": 1, "nam": 1}
years = st.integers(min_value=1990, max_value=2150)
periods = st.one_of([st.builds(Period, years, st.just(cycle), st.integers(1, most)) for cycle, most in PARTS.items()])


@given(periods)
def test_every_period_is_read_back(period):
    """§2: what a period prints, staff may type."""
    assert parse_period(str(period)) == period


@given(periods)
def test_a_period_starts_before_it_ends(period):
    """And a due day with neither key is its last day (§3)."""
    assert period.start < period.end
    assert due_on(period) == period.end


@given(periods)
def test_periods_of_a_kind_follow_without_a_gap(period):
    """The previous week, month, quarter or year ends the day before; half-years and nine months lie a year apart."""
    before = period.previous
    assert before.cycle == period.cycle
    if period.cycle in ("6_thang", "9_thang"):
        assert before.start == period.start.replace(year=period.year - 1)
    else:
        assert before.end == period.start - timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2026-W07", "09/02/2026", "15/02/2026", "Tuần 7/2026"),
        ("2026-W01", "29/12/2025", "04/01/2026", "Tuần 1/2026"),
        ("2026-W53", "28/12/2026", "03/01/2027", "Tuần 53/2026"),
        ("2026-03", "01/03/2026", "31/03/2026", "Tháng 3/2026"),
        ("2026-02", "01/02/2026", "28/02/2026", "Tháng 2/2026"),
        ("2028-02", "01/02/2028", "29/02/2028", "Tháng 2/2028"),
        ("2026-Q1", "01/01/2026", "31/03/2026", "Quý I/2026"),
        ("2026-Q4", "01/10/2026", "31/12/2026", "Quý IV/2026"),
        ("2026-6T", "01/01/2026", "30/06/2026", "6 tháng đầu năm 2026"),
        ("2026-9T", "01/01/2026", "30/09/2026", "9 tháng năm 2026"),
        ("2026", "01/01/2026", "31/12/2026", "Năm 2026"),
    ],
)
def test_periods_as_listed(text, start, end, label):
    """§2: each kind with its first and last day and its name in words."""
    period = parse_period(text)
    assert (period.start, period.end, period.label, str(period)) == (day(start), day(end), label, text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2026-W00",
            "2026-W54",
            "2025-W53",
            "2026-W7",
            "2026-00",
            "2026-13",
            "2026-3",
            "2026-Q0",
            "2026-Q5",
            "2026-q1",
            "2026-Q",
        ),
        *("2026-1T", "2026-12T", "26", "03/2026", "2026-W07\n", "0000", "9999", "２０２６"),
    ],
)
def test_periods_that_do_not_exist(text):
    """§2: 2026 has a week 53 and 2025 has not; every other form is refused."""
    with pytest.raises(Unreadable) as caught:
        parse_period(text)
    assert caught.value.code == "MB208"


@pytest.mark.parametrize(
    ("text", "previous"),
    [
        ("2026-W01", "2025-W52"),
        ("2027-W01", "2026-W53"),
        ("2026-01", "2025-12"),
        ("2026-Q1", "2025-Q4"),
        ("2026-Q3", "2026-Q2"),
        ("2026-6T", "2025-6T"),
        ("2026-9T", "2025-9T"),
        ("2026", "2025"),
    ],
)
def test_the_period_before(text, previous):
    """§4: change is against the previous period of the same kind."""
    assert str(parse_period(text).previous) == previous


DUE = [
    # a week: 2 is Monday (thứ hai), 8 is Sunday (chủ nhật)
    ("2026-W07", "cham_nhat", "2", "09/02/2026"),
    ("2026-W07", "cham_nhat", "6", "13/02/2026"),
    ("2026-W07", "cham_nhat", "8", "15/02/2026"),
    ("2026-W07", "truoc_ngay", "6", "12/02/2026"),
    ("2026-W07", "truoc_ngay", "2", "08/02/2026"),
    ("2026-W53", "cham_nhat", "8", "03/01/2027"),
    ("2026-W53", None, None, "03/01/2027"),
    # a month
    ("2026-03", "truoc_ngay", "20", "19/03/2026"),
    ("2026-03", "cham_nhat", "20", "20/03/2026"),
    ("2026-03", "truoc_ngay", "1", "28/02/2026"),
    ("2028-03", "truoc_ngay", "1", "29/02/2028"),
    ("2026-01", "truoc_ngay", "1", "31/12/2025"),
    ("2026-03", None, None, "31/03/2026"),
    # day 31 in short months: their last day is still before or on it
    ("2026-04", "cham_nhat", "31", "30/04/2026"),
    ("2026-04", "truoc_ngay", "31", "30/04/2026"),
    ("2026-03", "truoc_ngay", "31", "30/03/2026"),
    ("2026-02", "cham_nhat", "31", "28/02/2026"),
    ("2026-02", "truoc_ngay", "31", "28/02/2026"),
    ("2026-02", "cham_nhat", "29", "28/02/2026"),
    ("2028-02", "cham_nhat", "30", "29/02/2028"),
    ("2028-02", "truoc_ngay", "29", "28/02/2028"),
    # longer periods count the day in their last month
    ("2026-Q1", "truoc_ngay", "5", "04/03/2026"),
    ("2026-Q2", "cham_nhat", "31", "30/06/2026"),
    ("2026-Q4", None, None, "31/12/2026"),
    ("2026-6T", "truoc_ngay", "5", "04/06/2026"),
    ("2026-6T", "cham_nhat", "31", "30/06/2026"),
    ("2026-9T", "cham_nhat", "14", "14/09/2026"),
    ("2026-9T", None, None, "30/09/2026"),
    ("2026", "truoc_ngay", "05/12", "04/12/2026"),
    ("2026", "cham_nhat", "05/12", "05/12/2026"),
    ("2026", "truoc_ngay", "01/01", "31/12/2025"),
    ("2026", "cham_nhat", "20", "20/12/2026"),
    ("2026", "truoc_ngay", "20/01", "19/01/2026"),
    ("2028", "cham_nhat", "29/02", "29/02/2028"),
    ("2026", "cham_nhat", "29/02", "28/02/2026"),
    ("2026", "truoc_ngay", "29/02", "28/02/2026"),
    ("2026", None, None, "31/12/2026"),
]


@pytest.mark.parametrize(("period", "key", "typed", "expected"), DUE, ids=[f"{p} {k} {t}" for p, k, t, _ in DUE])
def test_due_days(period, key, typed, expected):
    """§3: `truoc_ngay: 20` is day 19 at the latest, `cham_nhat: 20` day 20, neither the period's last day."""
    due = parse_due_day(typed) if typed else None
    found = due_on(parse_period(period), before=due if key == "truoc_ngay" else None, latest=due if key == "cham_nhat" else None)
    assert found == day(expected)


@given(periods, st.integers(1, 31))
def test_before_a_day_is_never_after_it(period, number):
    """§3: truoc_ngay is the day before cham_nhat, or the same last day where the month has no such day."""
    due = DueDay((number - 1) % 7 + 2 if period.cycle == "tuan" else number)
    before, latest = due_on(period, before=due), due_on(period, latest=due)
    assert latest - before in (timedelta(days=1), timedelta(0))
    assert before <= latest <= period.end


@pytest.mark.parametrize(
    ("cycle", "typed", "fits"),
    [
        ("tuan", "2", True),
        ("tuan", "8", True),
        ("tuan", "1", False),
        ("tuan", "9", False),
        ("tuan", "02/03", False),
        ("thang", "1", True),
        ("thang", "31", True),
        ("thang", "0", False),
        ("thang", "32", False),
        ("thang", "05/12", False),
        ("quy", "05/12", False),
        ("9_thang", "14", True),
        ("nam", "05/12", True),
        ("nam", "29/02", True),
        ("nam", "30/02", False),
        ("nam", "31/04", False),
        ("nam", "05/13", False),
        ("nam", "20", True),
    ],
)
def test_days_that_a_period_can_have(cycle, typed, fits):
    """§3: weekday 2-8 for a week, a day and month for a year only."""
    assert due_day_fits(cycle, parse_due_day(typed)) is fits


@pytest.mark.parametrize("typed", ["", "thứ hai", "5/", "/12", "05/12/2026", "5.12", "-1", "100"])
def test_due_days_that_cannot_be_read(typed):
    """§3: a day, or a day and a month."""
    with pytest.raises(Unreadable) as caught:
        parse_due_day(typed)
    assert caught.value.code == "MB307"


@pytest.mark.parametrize(
    ("cycle", "count"), [("tuan", 53), ("thang", 12), ("quy", 4), ("6_thang", 1), ("9_thang", 1), ("nam", 1)]
)
def test_a_whole_year_has_all_its_periods(cycle, count):
    """2026 has 53 weeks: the first begins on 29/12/2025, the last ends on 03/01/2027."""
    assert len(list(periods_within(cycle, 2026, date(2026, 1, 1), date(2026, 12, 31)))) == count


def test_2025_has_52_weeks():
    """28/12/2025 lies in week 52, and the 29th already in 2026-W01."""
    assert len(list(periods_within("tuan", 2025, date(2025, 1, 1), date(2025, 12, 31)))) == 52


@pytest.mark.parametrize(
    ("cycle", "first", "last", "expected"),
    [
        ("thang", "15/03/2026", "10/05/2026", ["2026-03", "2026-04", "2026-05"]),
        ("quy", "01/04/2026", "30/09/2026", ["2026-Q2", "2026-Q3"]),
        ("6_thang", "01/07/2026", "31/12/2026", []),
        ("9_thang", "01/07/2026", "31/12/2026", ["2026-9T"]),
        ("nam", "01/07/2026", "31/12/2026", ["2026"]),
        ("tuan", "05/01/2026", "12/01/2026", ["2026-W02", "2026-W03"]),
        ("thang", "15/03/2026", "10/03/2026", []),  # the plan has not begun
    ],
)
def test_a_plan_shorter_than_the_year(cycle, first, last, expected):
    """§4: only the periods that share a day with the plan."""
    assert [str(each) for each in periods_within(cycle, 2026, day(first), day(last))] == expected


@given(st.sampled_from(CYCLES), st.dates(date(2025, 12, 1), date(2027, 1, 31)), st.dates(date(2025, 12, 1), date(2027, 1, 31)))
def test_periods_within_share_a_day_with_the_plan(cycle, first, last):
    """And come in order."""
    found = list(periods_within(cycle, 2026, first, last))
    assert found == sorted(found)
    for period in found:
        assert any(first <= period.start + timedelta(days=n) <= last for n in range((period.end - period.start).days + 1))


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_every_day_lies_in_its_month(when):
    """Months hold their days."""
    assert month_of(when).start <= when <= month_of(when).end
