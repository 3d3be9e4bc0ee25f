"""What turned late in the running month, told from what is late for longer (contract §4; issue: the home page in one look)."""

from __future__ import annotations

from datetime import date

import pytest

from generator.derive.lateness import lateness_of
from generator.words.vietnamese import format_date
from tests.builders import facts


def _tasks(deadline, day):
    task = {"ma": "viec", "ten": "Việc", "linh_vuc": "the-che", "chu_tri": "van-phong", "thoi_han": deadline}
    return facts(format_date(day), nhiem_vu=[task]).plan_tasks


@pytest.mark.parametrize(
    ("deadline", "day", "fresh"),
    [
        ("31/10/2026", date(2026, 11, 10), True),
        ("30/10/2026", date(2026, 11, 10), False),
        ("09/11/2026", date(2026, 11, 10), True),
        ("31/10/2026", date(2026, 11, 1), True),
        ("30/10/2026", date(2026, 11, 1), False),
        ("28/02/2026", date(2026, 3, 1), True),
        ("28/02/2026", date(2026, 4, 1), False),
    ],
)
def test_a_task_turned_late_this_month_when_the_day_after_its_deadline_lies_in_it(deadline, day, fresh):
    late = lateness_of(_tasks(deadline, day), day)
    assert (len(late.fresh), len(late.older)) == ((1, 0) if fresh else (0, 1))
    assert late.total == 1


@pytest.mark.parametrize("deadline", ["10/11/2026", "30/11/2026"])
def test_a_task_within_its_deadline_is_in_neither_group(deadline):
    day = date(2026, 11, 10)
    assert lateness_of(_tasks(deadline, day), day).total == 0
