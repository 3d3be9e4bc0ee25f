"""What open data says under `suy_ra` of dossiers and scorecards, unrounded (contract §6)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.contract.dossiers import DossierCount
from generator.derive.dossiers import DossierYear, period_address, tally_of
from generator.derive.facts import Facts
from generator.derive.scorecards import CriterionFacts, ScorecardFacts
from generator.publish.opendata_derived import Plain, exact


def of_dossiers(facts: Facts) -> Iterator[tuple[DossierCount, Plain]]:
    """Every record of dossiers with its rates, in file order."""
    for year in facts.dossiers:
        for entry in year.entries:
            yield entry.record, _dossier(entry.record, year)


def of_scorecard(facts: ScorecardFacts) -> Plain:
    """The scorecard's points, class and evidence, and every criterion, groups before what they hold."""
    return {
        "diem": exact(facts.score),
        "diem_tu_cham": exact(facts.own),
        "diem_tham_dinh": exact(facts.verified),
        "diem_toi_da": exact(facts.maximum),
        "ty_le": exact(facts.percent),
        "xep_loai": facts.name,
        "dat": facts.met,
        "so_tieu_chi": facts.leaves,
        "so_da_cham": facts.scored,
        "ty_le_minh_chung": exact(facts.evidence.value),
        "tieu_chi": [_criterion(each) for each in facts.criteria],
        "ky_truoc": facts.before.scorecard.id if facts.before else None,
        "nam": facts.year,
        "dia_chi": facts.address,
    }


def _dossier(count: DossierCount, year: DossierYear) -> Plain:
    tally = tally_of((count,))
    return {
        "da_giai_quyet": count.settled,
        "ty_le_dung_han": exact(tally.on_time.value),
        "ty_le_truoc_han": exact(tally.early.value),
        "ty_le_qua_han": exact(tally.late.value),
        "ty_le_truc_tuyen": exact(tally.online.value),
        "ty_le_toan_trinh": exact(tally.online_full.value),
        "ty_le_thanh_toan_truc_tuyen": exact(tally.paid_online.value),
        "ty_le_so_hoa_ho_so": exact(tally.digitised.value),
        "ty_le_so_hoa_ket_qua": exact(tally.results_digitised.value),
        "ty_le_tai_su_dung": exact(tally.reused.value),
        "nam": year.year,
        "dia_chi": period_address(year.year, count.period),
    }


def _criterion(each: CriterionFacts) -> Plain:
    return {
        "ma": each.criterion.id,
        "cap_tren": each.parent,
        "diem": exact(each.score),
        "diem_tru": exact(each.lost),
        "don_vi_phu_trach": each.unit.id if each.unit else None,
        "la_nhom": each.is_group,
    }
