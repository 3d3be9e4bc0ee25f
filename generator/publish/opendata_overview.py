"""The figures of the plan year in one value: tong-quan.json (contract §6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from generator.contract.vocabulary import REPORT_STATES, SHORTCOMING_STATES
from generator.derive.dossiers import DossierYear
from generator.derive.facts import Facts
from generator.derive.feedback import FeedbackFacts, feedback_totals
from generator.derive.inspections import InspectionFacts
from generator.derive.plan_facts import SurveyFacts
from generator.derive.recommendations import RecommendationFacts
from generator.derive.reports import ReportFacts
from generator.derive.scorecards import ScorecardFacts
from generator.derive.shortcomings import ShortcomingFacts
from generator.derive.totals import MonthTotals, totals_of
from generator.publish.opendata_derived import Plain, exact, interval, ratio, rounded, totals


class _OfAYear(Protocol):
    @property
    def year(self) -> int: ...


Item = TypeVar("Item", bound=_OfAYear)


def overview(facts: Facts) -> Plain:
    """The overview. Its percentages are rounded half-up to one decimal, as the pages show them.

    Before the first plan year its counts are 0 and its percentages None; later they are those of the plan year alone.
    """
    plan = facts.plan
    year = plan.year if plan else None
    return {
        "nam": year,
        **totals(plan.totals if plan else totals_of(()), rounded),
        "theo_don_vi": {each.entry.id: totals(each.totals, rounded) for each in facts.units},
        "theo_linh_vuc": {each.entry.id: totals(each.totals, rounded) for each in facts.areas},
        "theo_thang": [_month(each) for each in plan.months] if plan else [],
        "chi_so": _targets([each.state.met for each in _of(year, facts.indicators)]),
        "hai_long": _headline(facts.headline_survey) if facts.headline_survey else None,
        "ho_so": next((_dossiers(each) for each in _of(year, facts.dossiers)), None),
        "bo_chi_so": [_scorecard(each) for each in _of(year, facts.scorecards)],
        "ton_tai": _shortcomings(_of(year, facts.shortcomings)),
        "bao_cao": _reports(_of(year, facts.reports)),
        "kien_nghi": _feedback(_of(year, facts.feedback)),
        "kiem_tra": _inspections(_of(year, facts.inspections)),
        "giam_sat": _recommendations(_of(year, facts.recommendations)),
    }


def _of(year: int | None, found: Iterable[Item]) -> list[Item]:
    return [each for each in found if each.year == year]


def _month(month: MonthTotals) -> Plain:
    return {
        "ky": str(month.month),
        "ngay": month.day.isoformat(),
        **totals(month.totals, rounded),
        "den_han": month.due,
        "hoan_thanh_trong_thang": month.done,
        "phai_xong": month.planned,
    }


def _targets(met: list[bool | None]) -> Plain:
    return {"tong": len(met), "dat": met.count(True), "khong_dat": met.count(False), "chua_co": met.count(None)}


def _headline(facts: SurveyFacts) -> Plain:
    survey, state = facts.survey, facts.state
    return {
        "ma": survey.id,
        "ten": survey.name,
        "ky": str(survey.period),
        "ngay": survey.day.isoformat(),
        "ty_le": ratio(state.satisfied, rounded),
        "khoang_tin_cay": interval(state.interval, rounded),
        "so_tra_loi": state.satisfied.denominator,
        "mau_nho": state.small,
        "dat": state.met,
        "chac_chan": state.certain,
    }


def _dossiers(year: DossierYear) -> Plain:
    total = year.total
    return {
        "tiep_nhan": total.received,
        "da_giai_quyet": total.settled,
        "ty_le_dung_han": ratio(total.on_time, rounded),
        "dang_qua_han": total.overdue,
    }


def _scorecard(facts: ScorecardFacts) -> Plain:
    return {
        "ma": facts.scorecard.id,
        "diem": exact(facts.score),
        "diem_toi_da": exact(facts.maximum),
        "ty_le": rounded(facts.percent),
        "dat": facts.met,
    }


def _shortcomings(found: Sequence[ShortcomingFacts]) -> Plain:
    states = [each.state for each in found]
    return {
        "tong": len(found),
        **{state: states.count(state) for state in SHORTCOMING_STATES},
        "bo_ngo": sum(each.neglected for each in found),
    }


def _reports(found: Sequence[ReportFacts]) -> Plain:
    states = [slot.state for each in found for slot in each.slots]
    return {state: states.count(state) for state in REPORT_STATES}


def _feedback(found: Sequence[FeedbackFacts]) -> Plain:
    counted = feedback_totals(found)
    return {
        "tong": counted.received,
        "da_tra_loi": counted.answered,
        "qua_han": counted.overdue,
        "ty_le_dung_han": ratio(counted.on_time, rounded),
    }


def _inspections(found: Sequence[InspectionFacts]) -> Plain:
    return {
        "tong": len(found),
        "phat_hien": sum(len(each.findings) for each in found),
        "da_khac_phuc": sum(each.count("dung_han", "tre") for each in found),
        "qua_han": sum(each.count("qua_han") for each in found),
    }


def _recommendations(found: Sequence[RecommendationFacts]) -> Plain:
    replies = [each.reply.state for each in found]
    return {
        "tong": len(found),
        "chua_tra_loi": replies.count("trong_han") + replies.count("qua_han"),
        "qua_han": replies.count("qua_han"),
        "da_thuc_hien": sum(each.carried == "da_thuc_hien" for each in found),
    }
