"""Inspections and self-inspections with their findings (contract §3, kiem-tra)."""

from __future__ import annotations

from typing import Annotated

from generator.contract.derived import ADDRESS, YEAR
from generator.contract.feedback import ANSWERED
from generator.contract.fields import Field, always
from generator.contract.plan import DocumentId, TaskId, UnitId
from generator.contract.values import Day, Happens, Id, Many, PublishedOn, Record, Text, choice, key, maybe, several
from generator.contract.vocabulary import INSPECTION_KINDS


class Finding(Record):
    """What an inspection found wrong, whose it is and by when it must be mended."""

    id: Id = key("ma", "Mã phát hiện, riêng trong cuộc kiểm tra")
    text: Text = key("noi_dung", "Phát hiện điều gì")
    unit: UnitId | None = maybe("don_vi", "Mã đơn vị phải khắc phục")
    due: Day = key("han", "Hạn khắc phục; xong trong ngày này vẫn là đúng hạn")
    fixed_on: Annotated[Day, Happens(also=("evidence",))] | None = maybe("ngay_khac_phuc", "Ngày khắc phục xong")
    evidence: Many[DocumentId] = several("minh_chung", "Mã các tài liệu chứng minh đã khắc phục")
    task: TaskId | None = maybe("nhiem_vu", "Mã nhiệm vụ khắc phục")


class Inspection(Record):
    """An inspection: when, of whom, what it concluded and found."""

    id: Id = key("ma", "Mã cuộc kiểm tra")
    day: PublishedOn = key("ngay", "Ngày kiểm tra")
    kind: Annotated[str, *choice(INSPECTION_KINDS)] = key("loai", "Loại: dinh_ky, dot_xuat, tu_kiem_tra hoặc mat_tran")
    units: Many[UnitId] = key("don_vi", "Mã các đơn vị được kiểm tra")
    conclusion: Text | None = maybe("ket_luan", "Kết luận chung")
    document: DocumentId | None = maybe("van_ban", "Mã văn bản kết luận")
    findings: Many[Finding] = several("phat_hien", "Các phát hiện")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ; địa chỉ cũ dẫn về trang này")


DERIVED: tuple[Field, ...] = (
    always("so_phat_hien", "count", "Số phát hiện"),
    always("so_da_khac_phuc", "count", "Số phát hiện đã khắc phục"),
    always("so_qua_han", "count", "Số phát hiện quá hạn mà chưa khắc phục"),
    always(
        "phat_hien",
        "mapping",
        "Từng phát hiện, theo thứ tự của phat_hien",
        many=True,
        fields=(always("ma", "id", "Mã phát hiện"), *ANSWERED),
    ),
    YEAR,
    ADDRESS,
)
"""Under suy_ra (contract §6)."""
