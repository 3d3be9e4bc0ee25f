"""Rules about days and periods that several kinds share: order, due days that occur, periods of the plan's time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.check.rules.fault import Fault
from generator.contract.records import Records
from generator.contract.vocabulary import CYCLES
from generator.contract.walk import Path
from generator.words.periods import DueDay, Period, due_day_fits
from generator.words.vietnamese import format_date


def not_before(first: tuple[str, date], later: Iterable[tuple[str, date | None]], path: Path = ()) -> Iterator[Fault]:
    """§3: what comes after lies on the same day or later. `first` and `later` are keys with their days; None is not given."""
    name, start = first
    for key, day in later:
        if day is not None and day < start:
            facts: dict[str, object] = {"key": key, "value": format_date(day), "first": name, "start": format_date(start)}
            yield Fault(code="MB329", path=(*path, key), facts=facts)


def due_day_occurs(cycle: str, before: DueDay | None, latest: DueDay | None, path: Path = ()) -> Iterator[Fault]:
    """§3: truoc_ngay or cham_nhat, not both, a day that such a period can have. `path` leads to what holds them."""
    if before is not None and latest is not None:
        yield Fault(code="MB313", path=(*path, "cham_nhat"))
        return
    for name, day in (("truoc_ngay", before), ("cham_nhat", latest)):
        if day is not None and not due_day_fits(cycle, day):  # type: ignore[arg-type]  # checked: a cycle
            yield Fault(code="MB307", path=(*path, name), facts={"value": day, "cycle": CYCLES[cycle]})


def trouble_with(period: Period, cycle: str, year: int, records: Records) -> str | None:
    """What is wrong with a period of something done in each `cycle` of a plan year, in Vietnamese; None when nothing is."""
    if not _lies_in_plan(period, year, records):
        return f"Kỳ «{period}» nằm ngoài thời gian của kế hoạch."
    if period.cycle != cycle or period.year != year:
        return f"Kỳ «{period}» không phải là kỳ {CYCLES[cycle]} của năm {year}."
    return None


def _lies_in_plan(period: Period, year: int, records: Records) -> bool:
    """Whether a period of the plan's year shares a day with the plan; other years are another matter."""
    plan = next((entry.record for entry in records.plans if entry.year == year), None)
    if plan is None or period.year != year or (plan.start and plan.end and plan.start > plan.end):
        return True
    return not ((plan.end and period.start > plan.end) or (plan.start and period.end < plan.start))
