"""Rules of report duties: one way of being due, and submissions by those who owe them, each period (contract §3, bao-cao)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.days import due_day_occurs, trouble_with
from generator.check.rules.fault import Fault, goes_with, is_empty
from generator.contract.records import Entry, Records
from generator.contract.reports import ReportDuty
from generator.contract.walk import Path


def report_has_one_timing(entry: Entry[ReportDuty], _: Records) -> Iterator[Fault]:
    """§3 bao-cao: exactly one of chu_ky, thoi_han."""
    duty = entry.record
    if duty.cycle is not None and duty.deadline is not None:
        yield Fault(code="MB326", path=("thoi_han",), facts={"found": "có cả hai"})
    elif duty.cycle is None and duty.deadline is None:
        yield Fault(code="MB326", path=(), facts={"found": "chưa có khóa nào"})


def report_due_day_occurs(entry: Entry[ReportDuty], _: Records) -> Iterator[Fault]:
    """§3 bao-cao: truoc_ngay or cham_nhat only with chu_ky, not both, a day that such a period can have."""
    duty = entry.record
    if duty.cycle is not None:
        yield from due_day_occurs(duty.cycle, duty.before, duty.latest)
    elif duty.deadline is not None and (duty.before is not None or duty.latest is not None):
        given = "truoc_ngay" if duty.before is not None else "cham_nhat"
        yield goes_with(
            given, "chu_ky", f"Báo cáo nộp một lần chỉ cần thoi_han: bỏ {given}. Báo cáo định kỳ: thay thoi_han bằng chu_ky."
        )


def report_is_owed_by_someone(entry: Entry[ReportDuty], _: Records) -> Iterator[Fault]:
    """§3 bao-cao: don_vi is required, so it names at least one unit."""
    if not entry.record.units:
        yield is_empty(("don_vi",))


def submission_is_owed(entry: Entry[ReportDuty], _: Records) -> Iterator[Fault]:
    """§3 bao-cao: who hands in is one of those who owe it."""
    duty = entry.record
    owing = frozenset(duty.units)
    for index, each in enumerate(duty.submissions):
        if owing and each.unit not in owing:
            yield Fault(code="MB327", path=("nop", index, "don_vi"), among=owing, facts={"value": each.unit})


def submission_names_its_period(entry: Entry[ReportDuty], records: Records) -> Iterator[Fault]:
    """§3 bao-cao: `ky` is required with chu_ky, of that cycle, of the folder's year and the plan's time; with thoi_han none."""
    duty = entry.record
    if (duty.cycle is None) == (duty.deadline is None):
        return
    for index, each in enumerate(duty.submissions):
        path: Path = ("nop", index)
        if duty.cycle is None:
            if each.period is not None:
                told = "Báo cáo này nộp một lần (thoi_han) nên lần nộp không có ky."
                yield Fault(code="MB328", path=(*path, "ky"), facts={"problem": told})
        elif each.period is None:
            yield Fault(code="MB328", path=path, facts={"problem": "Lần nộp này thiếu ky."})
        elif problem := trouble_with(each.period, duty.cycle, entry.year, records):
            yield Fault(code="MB328", path=(*path, "ky"), facts={"problem": problem})
