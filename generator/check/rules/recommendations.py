"""Rules of the Front's recommendations: who must answer, an answer has its day, a refusal its reason (contract §3, giam-sat)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.days import not_before
from generator.check.rules.fault import Fault, goes_with, is_empty
from generator.contract.recommendations import Recommendation
from generator.contract.records import Entry, Records


def recommendation_is_to_someone(entry: Entry[Recommendation], _: Records) -> Iterator[Fault]:
    """§3 giam-sat: don_vi is required, so it names at least one unit."""
    if not entry.record.units:
        yield is_empty(("don_vi",))


def refusal_has_its_reason(entry: Entry[Recommendation], _: Records) -> Iterator[Fault]:
    """§3 giam-sat: ly_do is required unless tiep_thu is co."""
    accepted = entry.record.accepted
    if accepted not in (None, "co") and entry.record.reason is None:
        yield Fault(code="MB330", path=("tiep_thu",), facts={"value": accepted})


def recommendation_answer_has_its_day(entry: Entry[Recommendation], _: Records) -> Iterator[Fault]:
    """§3 giam-sat: an answer, in whatever key, needs ngay_tra_loi: without it the recommendation counts as unanswered."""
    said = entry.record
    if said.answered_on is not None:
        return
    answer = (
        ("tiep_thu", said.accepted),
        ("ly_do", said.reason),
        ("tra_loi", said.answer),
        ("van_ban_tra_loi", said.answer_document),
    )
    given = next((key for key, value in answer if value), None)
    if given is not None:
        yield goes_with(given, "ngay_tra_loi", f"Thêm ngay_tra_loi (ngày trả lời); nếu chưa trả lời, bỏ {given}.")


def recommendation_days_in_order(entry: Entry[Recommendation], _: Records) -> Iterator[Fault]:
    """§3 giam-sat: neither han, ngay_tra_loi nor ngay_hoan_thanh lies before ngay."""
    said = entry.record
    later = (("han", said.due), ("ngay_tra_loi", said.answered_on), ("ngay_hoan_thanh", said.done_on))
    yield from not_before(("ngay", said.day), later)
