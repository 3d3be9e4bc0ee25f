"""What open data says under `suy_ra`, by kind: facts as plain values, unrounded (contract §6, keys in contract/derived.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.derive.facts import Facts
from generator.derive.figures import Ratio
from generator.derive.plan_facts import (
    AreaFacts,
    ArticleFacts,
    DocumentFacts,
    IndicatorFacts,
    PlanFacts,
    SurveyFacts,
    TaskFacts,
    UnitFacts,
)
from generator.derive.standing import PeriodState
from generator.derive.totals import Totals
from generator.words.vietnamese import round_half_up

Plain = dict[str, Any]
Shown = Callable[[Fraction | float | None], int | float | None]


def exact(value: Fraction | Decimal | float | None) -> int | float | None:
    """The value unrounded, as near as a JSON number comes: whole numbers without a point, None as null."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def rounded(value: Fraction | float | None) -> int | float | None:
    """The value half-up to one decimal, as pages show it; None as null."""
    return None if value is None else exact(Fraction(round_half_up(Fraction(value))))


def ratio(made: Ratio, shown: Shown) -> Plain:
    """A share with what it is made of; in percent, null when there is nothing to divide by."""
    return {"tu_so": made.numerator, "mau_so": made.denominator, "gia_tri": shown(made.value)}


def totals(counted: Totals, shown: Shown) -> Plain:
    """The counts of a set of tasks, every state and bucket present. `tong` leaves out dropped tasks."""
    return {
        "nhiem_vu": {"tong": counted.total, **counted.states},
        "nhom_chinh_thuc": dict(counted.buckets),
        "ty_le_hoan_thanh": ratio(counted.completion, shown),
        "ty_le_dung_han": ratio(counted.on_time, shown),
        "ty_le_dung_han_goc": ratio(counted.on_time_original, shown),
    }


def of_office(facts: Facts) -> Plain:
    """The settings in force, defaults included, and the plan years."""
    return {"sap_den_han": facts.office.soon, "khong_cap_nhat": facts.office.quiet, "cac_nam": list(facts.years)}


def of_unit(unit: UnitFacts, year: int | None) -> Plain:
    """The unit's totals as lead, in the plan year."""
    return {**totals(unit.totals, exact), "nam": year, "dia_chi": f"don-vi/{unit.entry.id}/"}


def of_area(area: AreaFacts, year: int | None) -> Plain:
    """The area's totals, in the plan year."""
    return {**totals(area.totals, exact), "nam": year, "dia_chi": f"linh-vuc/{area.entry.id}/"}


def of_document(document: DocumentFacts) -> Plain:
    """What the document founds, proves and reports, each id once."""
    return {
        "nhiem_vu": _once(each.task.id for each, _ in document.tasks),
        "minh_chung_cho": _once(each.task.id for each, _ in document.evidence_for),
        "hai_long": _once(each.survey.id for each in document.surveys),
        "dia_chi": f"van-ban/{document.entry.id}/",
    }


def of_plan(plan: PlanFacts) -> Plain:
    """The plan's totals and its first and last day."""
    return {**totals(plan.totals, exact), "nam": plan.year, "tu": plan.start.isoformat(), "den": plan.end.isoformat()}


def of_task(facts: TaskFacts) -> Plain:
    """The task's state on the as-of day."""
    state, recurring = facts.state, facts.task.recurrence is not None
    causes, remedy = state.causes, state.remedy
    return {
        "trang_thai": state.state,
        "thoi_han": day(state.due),
        "thoi_han_goc": day(state.original_due),
        "so_ngay_tre": state.days_late,
        "tien_do": state.progress,
        "co": list(state.flags),
        "ky": [_period(each) for each in state.periods] if recurring else None,
        "nhom_chinh_thuc": state.bucket,
        "so_lan_gia_han": len(state.extensions),
        "so_ngay_gia_han": state.extension_days,
        "ngay_bat_dau": day(state.started_on),
        "ngay_hoan_thanh": day(state.done_on),
        "ngay_cap_nhat": day(state.last_update),
        "nguyen_nhan": {"chu_quan": causes.subjective, "khach_quan": causes.objective} if causes else None,
        "khac_phuc": {"noi_dung": remedy.text, "thoi_han": day(remedy.deadline), "nguoi_chiu_trach_nhiem": remedy.person}
        if remedy
        else None,
        "nam": facts.year,
        "dia_chi": f"nhiem-vu/{facts.entry.id}/",
    }


def of_indicator(facts: IndicatorFacts) -> Plain:
    """The indicator's newest value against its target and the period before, and the value in force for each period."""
    state = facts.state
    latest = state.latest
    return {
        "moi_nhat": {"ky": str(latest.period), "gia_tri": exact(latest.value)} if latest else None,
        "dat": state.met,
        "khoang_cach": exact(state.distance),
        "thay_doi": exact(state.change),
        "tot_len": state.better,
        "huong": state.direction,
        "cac_ky": [
            {"ky": str(each.period), "gia_tri": exact(each.value), "dat": each.met, "ngay": day(each.day)}
            for each in state.points
        ],
        "nam": facts.year,
        "dia_chi": f"chi-so/{facts.entry.id}/",
    }


def of_survey(facts: SurveyFacts) -> Plain:
    """The survey's headline and each question's share."""
    state = facts.state
    return {
        "ty_le": exact(state.satisfied.value),
        "khoang_tin_cay": interval(state.interval, exact),
        "so_tra_loi": state.satisfied.denominator,
        "mau_nho": state.small,
        "dat": state.met,
        "chac_chan": state.certain,
        "gop_cau_hoi": state.pooled,
        "cau_hoi": [
            {
                "ma": each.question.id,
                "ty_le": exact(each.satisfied.value),
                "khoang_tin_cay": interval(each.interval, exact),
                "so_tra_loi": each.satisfied.denominator,
            }
            for each in state.questions
        ],
        "nam": facts.year,
        "dia_chi": f"hai-long/{facts.entry.id}/",
    }


def of_article(facts: ArticleFacts) -> Plain:
    """The article's id and address."""
    return {"ma": facts.entry.id, "dia_chi": f"bai-viet/{facts.entry.id}/"}


def interval(ends: tuple[float, float] | None, shown: Shown) -> list[int | float | None] | None:
    """Both ends of an interval, low then high, in percent; None without answers."""
    return [shown(end) for end in ends] if ends else None


def _period(state: PeriodState) -> Plain:
    return {
        "ky": str(state.period),
        "thoi_han": day(state.due),
        "trang_thai": state.state,
        "so_ngay_tre": state.days_late,
    }


def day(value: date | None) -> str | None:
    """The day as JSON and CSV print it; None as null."""
    return value.isoformat() if value else None


def _once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
