"""The rules between values: small generators with the clause as docstring, a room per kind of record, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.check.rules import dossiers, feedback, inspections, measures, plan, recommendations, reports, scorecards
from generator.check.rules.fault import Fault, KindRule, Rule
from generator.contract.records import Entry, Records
from generator.contract.values import Record

RULES: dict[str, tuple[Rule, ...]] = {
    "co-quan": (plan.sample_day_belongs_to_a_sample,),
    "van-ban": (plan.document_file_exists,),
    "ke-hoach": (plan.plan_starts_before_it_ends,),
    "nhiem-vu": (
        plan.task_has_one_timing,
        plan.task_extends_a_deadline,
        plan.update_done_is_100,
        plan.update_dropped_says_why,
        plan.update_names_its_period,
        plan.recurrence_has_a_day_that_occurs,
    ),
    "chi-so": (measures.value_is_whole, measures.value_agrees_with_its_ratio),
    "hai-long": (
        measures.survey_answers_fit,
        measures.survey_starts_before_it_ends,
        measures.survey_asks_something,
        measures.survey_questions_have_own_ids,
    ),
    "ho-so": (
        dossiers.dossiers_balance,
        dossiers.dossier_parts_fit,
        dossiers.dossiers_online_fit,
        dossiers.paid_online_of_how_many,
        dossiers.dossier_period_is_of_the_year,
    ),
    "bo-chi-so": (
        scorecards.scorecard_has_criteria,
        scorecards.criteria_have_own_ids,
        scorecards.group_maximum_is_the_sum,
        scorecards.score_within_its_maximum,
        scorecards.group_score_is_the_sum,
        scorecards.shares_are_of_the_maximum,
    ),
    "bao-cao": (
        reports.report_has_one_timing,
        reports.report_due_day_occurs,
        reports.report_is_owed_by_someone,
        reports.submission_is_owed,
        reports.submission_names_its_period,
    ),
    "kien-nghi": (feedback.feedback_days_in_order, feedback.feedback_answer_has_its_day),
    "kiem-tra": (
        inspections.inspection_is_of_someone,
        inspections.findings_have_own_ids,
        inspections.finding_days_in_order,
    ),
    "giam-sat": (
        recommendations.recommendation_is_to_someone,
        recommendations.refusal_has_its_reason,
        recommendations.recommendation_answer_has_its_day,
        recommendations.recommendation_days_in_order,
    ),
}
"""The rules of each kind by its name. What is not here (ton-tai, ghi-nhan) is said by its keys alone."""

KIND_RULES: dict[str, tuple[KindRule, ...]] = {"ho-so": (dossiers.dossiers_are_told_once,)}
"""The rules among all records of a kind."""


def faults_of(kind: str, entry: Entry[Record], records: Records) -> Iterator[Fault]:
    """Every rule of its kind that the record breaks."""
    for rule in RULES.get(kind, ()):
        yield from rule(entry, records)


def faults_among(kind: str, entries: Sequence[Entry[Any]]) -> Iterator[tuple[Entry[Any], Fault]]:
    """Every rule that the records of a kind break among each other, each with the record at which it is told."""
    for rule in KIND_RULES.get(kind, ()):
        yield from rule(entries)


__all__ = ["RULES", "Fault", "faults_among", "faults_of"]
