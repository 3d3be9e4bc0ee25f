"""Rules of dossier counts: they balance, no part exceeds its whole, each period and field once (contract §3, ho-so)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.rules.fault import Fault, goes_with
from generator.contract.dossiers import DossierCount
from generator.contract.records import Entry, Records
from generator.words.periods import Period
from generator.words.vietnamese import format_count


def dossiers_balance(entry: Entry[DossierCount], _: Records) -> Iterator[Fault]:
    """§3 ho-so: ton_truoc + tiep_nhan must equal what became of them; the error prints both sums. Left out is 0."""
    count = entry.record
    if count.came_in != count.accounted:
        outcomes = (
            ("truoc_han", count.early),
            ("dung_han", count.on_time),
            ("qua_han", count.late),
            ("dang_giai_quyet", count.pending),
            ("dang_qua_han", count.overdue),
            ("tam_dung", count.paused),
            ("cho_bo_sung", count.incomplete),
            ("tra_lai", count.returned),
        )
        yield Fault(
            code="MB318",
            path=("tiep_nhan",),
            facts={
                "came_in": format_count(count.came_in),
                "sources": _written(("ton_truoc", count.carried), ("tiep_nhan", count.received)),
                "accounted": format_count(count.accounted),
                "outcomes": _written(*outcomes),
                "difference": format_count(abs(count.came_in - count.accounted)),
            },
        )


def dossier_parts_fit(entry: Entry[DossierCount], _: Records) -> Iterator[Fault]:
    """§3 ho-so: of those in time at risk; online, digitised and reused of those received; results of those settled."""
    count = entry.record
    received = ("tiep_nhan", count.received)
    for key, part, (name, whole) in (
        ("nguy_co_tre", count.at_risk, ("dang_giai_quyet", count.pending)),
        ("thanh_toan_truc_tuyen", count.paid_online, ("phai_thanh_toan", count.payable)),
        ("so_hoa_ho_so", count.digitised, received),
        ("so_hoa_ket_qua", count.results_digitised, ("truoc_han + dung_han + qua_han", count.settled)),
        ("tai_su_dung", count.reused, received),
    ):
        if part is not None and whole is not None and part > whole:
            yield _exceeds(key, key, part, name, whole)


def dossiers_online_fit(entry: Entry[DossierCount], _: Records) -> Iterator[Fault]:
    """§3 ho-so: received online, the full process and a part of it together, never exceeds tiep_nhan."""
    count = entry.record
    full, part = count.online_full or 0, count.online_part or 0
    if full > count.received:
        yield _exceeds("truc_tuyen_toan_trinh", "truc_tuyen_toan_trinh", full, "tiep_nhan", count.received)
    elif full + part > count.received:
        told = "truc_tuyen_toan_trinh + truc_tuyen_mot_phan" if full else "truc_tuyen_mot_phan"
        yield _exceeds("truc_tuyen_mot_phan", told, full + part, "tiep_nhan", count.received)


def paid_online_of_how_many(entry: Entry[DossierCount], _: Records) -> Iterator[Fault]:
    """§3 ho-so: thanh_toan_truc_tuyen + phai_thanh_toan; the first says nothing without the second, the second alone does."""
    if entry.record.paid_online is not None and entry.record.payable is None:
        yield goes_with(
            "thanh_toan_truc_tuyen",
            "phai_thanh_toan",
            "Thêm phai_thanh_toan (số hồ sơ phải nộp phí, lệ phí), hoặc bỏ thanh_toan_truc_tuyen.",
        )


def dossier_period_is_of_the_year(entry: Entry[DossierCount], _: Records) -> Iterator[Fault]:
    """§1: one folder per plan year, so ky is a period of that year."""
    period = entry.record.period
    if period.year != entry.year:
        yield Fault(code="MB322", path=("ky",), facts={"value": period, "year": entry.year})


def dossiers_are_told_once(entries: Sequence[Entry[DossierCount]]) -> Iterator[tuple[Entry[DossierCount], Fault]]:
    """§3 ho-so: the dossiers of a field in a period are counted once in a plan year; case and spaces are no difference."""
    first: dict[tuple[int, Period, str], Entry[DossierCount]] = {}
    for entry in entries:
        count = entry.record
        seen = first.setdefault((entry.year, count.period, count.field_key), entry)
        if seen is not entry:
            facts: dict[str, object] = {"value": count.field, "period": count.period, "where": f"{seen.file}:{seen.line}"}
            yield entry, Fault(code="MB321", path=("linh_vuc_thu_tuc",), facts=facts)


def _exceeds(key: str, told: str, part: int, name: str, whole: int) -> Fault:
    facts: dict[str, object] = {"part": told, "count": format_count(part), "whole": name, "limit": format_count(whole)}
    return Fault(code="MB319", path=(key,), facts=facts)


def _written(*terms: tuple[str, int | None]) -> str:
    """`ton_truoc 12 + tiep_nhan 100`, without the counts that were left out."""
    return " + ".join(f"{key} {format_count(count)}" for key, count in terms if count is not None)
