"""Rules of inspections: who was inspected, findings with ids of their own, days in their order (contract §3, kiem-tra)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.days import not_before
from generator.check.rules.fault import Fault, is_empty, repeated_ids
from generator.contract.inspections import Inspection
from generator.contract.records import Entry, Records


def inspection_is_of_someone(entry: Entry[Inspection], _: Records) -> Iterator[Fault]:
    """§3 kiem-tra: don_vi is required, so it names at least one unit."""
    if not entry.record.units:
        yield is_empty(("don_vi",))


def findings_have_own_ids(entry: Entry[Inspection], _: Records) -> Iterator[Fault]:
    """§2: a finding's id is its own within the inspection."""
    yield from repeated_ids(
        (finding.id, ("phat_hien", index, "ma"), f"phát hiện thứ {index + 1}")
        for index, finding in enumerate(entry.record.findings)
    )


def finding_days_in_order(entry: Entry[Inspection], _: Records) -> Iterator[Fault]:
    """§3 kiem-tra: neither han nor ngay_khac_phuc of a finding lies before the inspection."""
    inspection = entry.record
    for index, finding in enumerate(inspection.findings):
        later = (("han", finding.due), ("ngay_khac_phuc", finding.fixed_on))
        yield from not_before(("ngay", inspection.day), later, path=("phat_hien", index))
