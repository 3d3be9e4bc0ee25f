"""What open data says under `suy_ra` of shortcomings, reports, recognition, feedback, inspections and recommendations."""

from __future__ import annotations

from generator.derive.deadlines import Reply
from generator.derive.feedback import FeedbackFacts
from generator.derive.inspections import InspectionFacts
from generator.derive.recognitions import RecognitionFacts
from generator.derive.recommendations import RecommendationFacts
from generator.derive.reports import ReportFacts, ReportSlot
from generator.derive.shortcomings import ShortcomingFacts
from generator.publish.opendata_derived import Plain, day


def of_shortcoming(facts: ShortcomingFacts) -> Plain:
    """Where the shortcoming stands, and every task that mends it."""
    return {
        "trang_thai": facts.state,
        "nhiem_vu": [each.task.id for each in facts.tasks],
        "ngay_khac_phuc": day(facts.fixed_on),
        "bo_ngo": facts.neglected,
        "thieu_minh_chung": facts.unproven,
        "nam": facts.year,
        "dia_chi": facts.address,
    }


def of_report(facts: ReportFacts) -> Plain:
    """Every unit at every period of the plan year."""
    return {"ky": [_slot(each) for each in facts.slots], "nam": facts.year, "dia_chi": facts.address}


def of_recognition(facts: RecognitionFacts) -> Plain:
    """Only where it is read."""
    return {"nam": facts.year, "dia_chi": facts.address}


def of_feedback(facts: FeedbackFacts) -> Plain:
    """How the answer stands."""
    return {**_reply(facts.reply), "nam": facts.year, "dia_chi": facts.address}


def of_inspection(facts: InspectionFacts) -> Plain:
    """How each finding stands."""
    return {
        "so_phat_hien": len(facts.findings),
        "so_da_khac_phuc": facts.count("dung_han", "tre"),
        "so_qua_han": facts.count("qua_han"),
        "phat_hien": [{"ma": each.finding.id, **_reply(each.reply)} for each in facts.findings],
        "nam": facts.year,
        "dia_chi": facts.address,
    }


def of_recommendation(facts: RecommendationFacts) -> Plain:
    """How the answer stands, and how far the recommendation is carried out."""
    return {
        **_reply(facts.reply),
        "thuc_hien": facts.carried,
        "ngay_thuc_hien_xong": day(facts.done_on),
        "thieu_minh_chung": facts.unproven,
        "nam": facts.year,
        "dia_chi": facts.address,
    }


def _reply(reply: Reply) -> Plain:
    return {"trang_thai": reply.state, "so_ngay_tre": reply.days}


def _slot(slot: ReportSlot) -> Plain:
    return {
        "don_vi": slot.unit.id,
        "ky": str(slot.period) if slot.period else None,
        "thoi_han": day(slot.due),
        "ngay": day(slot.handed_in),
        "trang_thai": slot.state,
        "so_ngay_tre": slot.days,
    }
