"""Which tasks are late on the day, and which of them turned late in the running month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.derive.plan_facts import TaskFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """The late tasks: those that turned late in the day's month (`fresh`), and those late for longer (`older`)."""

    fresh: tuple[TaskFacts, ...]
    older: tuple[TaskFacts, ...]

    @property
    def total(self) -> int:
        """All that are late."""
        return len(self.fresh) + len(self.older)


def lateness_of(tasks: Iterable[TaskFacts], day: date) -> Lateness:
    """The tasks that are late on the day (contract §4), each group in the order given.

    A task is late from the day after its deadline, so `days_late` reaches back to a day of this month when it is no more
    than the day's number in the month. A recurring task counts by the oldest of its late periods, as its days do.
    """
    late = [each for each in tasks if each.state.state == "cham_tien_do"]
    return Lateness(
        fresh=tuple(each for each in late if (each.state.days_late or 0) <= day.day),
        older=tuple(each for each in late if (each.state.days_late or 0) > day.day),
    )
