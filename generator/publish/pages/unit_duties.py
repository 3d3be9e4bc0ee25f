"""What a unit owes and is told beside its tasks: reports, answers, findings, shortcomings, points lost, praise and reminders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.contract.vocabulary import ReportState
from generator.derive.facts import Facts
from generator.derive.feedback import FeedbackFacts, FeedbackTotals, feedback_totals
from generator.derive.inspections import FindingFacts, InspectionFacts
from generator.derive.recognitions import RecognitionFacts
from generator.derive.recommendations import RecommendationFacts
from generator.derive.reports import ReportFacts, ReportSlot
from generator.derive.scorecards import ScorecardFacts, UnitLoss
from generator.derive.shortcomings import ShortcomingFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedReports:
    """How many of a unit's reports of the plan year are in each state, and those of all years it has not handed in though due.

    What is missing stays so when the year ends.
    """

    counts: tuple[tuple[ReportState, int], ...]
    missing: tuple[tuple[ReportFacts, ReportSlot], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDuties:
    """All of it for one unit. `reports` and `feedback` are None where there is nothing of the kind.

    `late_feedback` is what is overdue; `findings` are of all years, those too that several units must mend together;
    `losses` are of the scorecards of the newest scored year.
    """

    reports: OwedReports | None
    feedback: FeedbackTotals | None
    late_feedback: tuple[FeedbackFacts, ...]
    findings: tuple[tuple[InspectionFacts, FindingFacts], ...]
    recommendations: tuple[RecommendationFacts, ...]
    shortcomings: tuple[ShortcomingFacts, ...]
    losses: tuple[tuple[ScorecardFacts, UnitLoss], ...]
    recognitions: tuple[RecognitionFacts, ...]


def duties_of(facts: Facts, unit: str) -> UnitDuties:
    """The duties of the unit with this id."""
    feedback = tuple(each for each in facts.feedback if each.unit.id == unit)
    return UnitDuties(
        reports=_reports(facts, unit),
        feedback=feedback_totals(feedback) if feedback else None,
        late_feedback=tuple(each for each in feedback if each.reply.state == "qua_han"),
        findings=tuple(
            (each, one)
            for each in facts.inspections
            for one in each.findings
            if any(its.id == unit for its in ((one.unit,) if one.unit else each.units))
        ),
        recommendations=tuple(each for each in facts.recommendations if any(one.id == unit for one in each.units)),
        shortcomings=tuple(each for each in facts.shortcomings if each.unit is not None and each.unit.id == unit),
        losses=tuple(_losses(facts.scorecards, unit)),
        recognitions=tuple(each for each in facts.recognitions if each.unit is not None and each.unit.id == unit),
    )


def _reports(facts: Facts, unit: str) -> OwedReports | None:
    year = facts.plan.year if facts.plan else None
    owed = [(each, slot) for each in facts.reports for slot in each.slots if slot.unit.id == unit]
    counts = Counter(slot.state for each, slot in owed if each.year == year)
    missing = tuple(pair for pair in owed if pair[1].state == "thieu")
    if not counts and not missing:
        return None
    order: tuple[ReportState, ...] = ("dung_han", "tre", "thieu", "chua_den_han")
    return OwedReports(
        counts=tuple((state, counts[state]) for state in order if counts[state]),
        missing=missing,
    )


def _losses(cards: Sequence[ScorecardFacts], unit: str) -> list[tuple[ScorecardFacts, UnitLoss]]:
    """Of each set only the newest scorecard: a later one of the same set names it as the one before."""
    former = {id(each.before) for each in cards}
    return [
        (each, loss)
        for each in cards
        if id(each) not in former
        for loss in each.losses
        if loss.unit is not None and loss.unit.id == unit
    ]
