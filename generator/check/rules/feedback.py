"""Rules of feedback: days in their order, an answer has its day (contract §3, kien-nghi)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.days import not_before
from generator.check.rules.fault import Fault, goes_with
from generator.contract.feedback import Feedback
from generator.contract.records import Entry, Records


def feedback_days_in_order(entry: Entry[Feedback], _: Records) -> Iterator[Fault]:
    """§3 kien-nghi: neither han nor ngay_tra_loi lies before ngay_nhan."""
    opinion = entry.record
    yield from not_before(("ngay_nhan", opinion.day), (("han", opinion.due), ("ngay_tra_loi", opinion.answered_on)))


def feedback_answer_has_its_day(entry: Entry[Feedback], _: Records) -> Iterator[Fault]:
    """§3 kien-nghi: tra_loi, and whether it satisfied, need ngay_tra_loi: without it the opinion counts as unanswered."""
    opinion = entry.record
    if opinion.answered_on is not None:
        return
    given = next((key for key, value in (("tra_loi", opinion.answer), ("hai_long", opinion.satisfied)) if value), None)
    if given is not None:
        yield goes_with(given, "ngay_tra_loi", f"Thêm ngay_tra_loi (ngày trả lời); nếu chưa trả lời, bỏ {given}.")
