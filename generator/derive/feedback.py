"""Feedback: answered in time, late, overdue or still in time, and whether people were content (contract §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.contract.feedback import Feedback
from generator.contract.plan import Area, Unit
from generator.contract.records import Entry, Records
from generator.derive.deadlines import Reply, on_time_of, reply_of
from generator.derive.figures import Ratio
from generator.derive.lookup import Lookup
from generator.derive.naming import address_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackFacts:
    """One opinion and how its answer stands."""

    entry: Entry[Feedback]
    feedback: Feedback
    year: int
    address: str
    reply: Reply
    unit: Unit
    area: Area | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackTotals:
    """Counts of a set of feedback. `on_time` is of those answered or overdue, `content` of those who said so."""

    received: int
    answered: int
    answered_late: int
    overdue: int
    open: int
    on_time: Ratio
    content: Ratio


def feedback_of(records: Records, known: Lookup) -> tuple[FeedbackFacts, ...]:
    """All of it, newest first; of one day in file order."""
    found = [
        FeedbackFacts(
            entry=entry,
            feedback=entry.record,
            year=entry.year,
            address=address_of("kien-nghi", entry),
            reply=reply_of(entry.record.due, entry.record.answered_on, known.as_of),
            unit=known.units[entry.record.unit],
            area=known.areas.get(entry.record.area or ""),
        )
        for entry in records.of("kien-nghi")
    ]
    return tuple(sorted(found, key=lambda each: each.feedback.day, reverse=True))


def feedback_totals(found: Sequence[FeedbackFacts]) -> FeedbackTotals:
    """The counts of a set."""
    states = [each.reply.state for each in found]
    said = [each.feedback.satisfied for each in found if each.feedback.satisfied]
    return FeedbackTotals(
        received=len(found),
        answered=states.count("dung_han") + states.count("tre"),
        answered_late=states.count("tre"),
        overdue=states.count("qua_han"),
        open=states.count("trong_han"),
        on_time=on_time_of(each.reply for each in found),
        content=Ratio(said.count("co"), len(said)),
    )
