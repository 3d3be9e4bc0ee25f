"""Shortcomings and deducted points carried over from a year to be mended in the next (contract §3, ton-tai)."""

from __future__ import annotations

from typing import Annotated

from generator.contract.derived import ADDRESS, YEAR
from generator.contract.fields import Field, always, or_null
from generator.contract.plan import AreaId, Basis, DocumentId, TaskId, UnitId
from generator.contract.values import Count, Day, Happens, Id, Many, Points, Record, Text, key, maybe, several
from generator.contract.vocabulary import SHORTCOMING_STATES


class Shortcoming(Record):
    """A shortcoming (tồn tại, hạn chế): where it was found, whose it is and what is done about it."""

    id: Id = key("ma", "Mã tồn tại, hạn chế")
    text: Text = key("noi_dung", "Nội dung tồn tại, hạn chế")
    area: AreaId | None = maybe("linh_vuc", "Mã lĩnh vực")
    year: Count | None = maybe("nam", "Năm mà tồn tại được nêu")
    points: Points | None = maybe("diem_tru", "Số điểm bị trừ")
    source: Basis | None = maybe("nguon", "Nơi nêu tồn tại: văn bản và mục")
    unit: UnitId | None = maybe("don_vi", "Mã đơn vị chịu trách nhiệm khắc phục")
    remedy: Text | None = maybe("bien_phap", "Biện pháp khắc phục")
    tasks: Many[TaskId] = several("nhiem_vu", "Mã các nhiệm vụ khắc phục")
    fixed_on: Annotated[Day, Happens(also=("evidence",))] | None = maybe("ngay_khac_phuc", "Ngày khắc phục xong")
    evidence: Many[DocumentId] = several("minh_chung", "Mã các tài liệu chứng minh đã khắc phục")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ")


DERIVED: tuple[Field, ...] = (
    always(
        "trang_thai",
        "choice",
        "Trạng thái tại ngày tính",
        words={state: term.label for state, term in SHORTCOMING_STATES.items()},
    ),
    always("nhiem_vu", "id", "Mã mọi nhiệm vụ khắc phục: ghi ở đây, hoặc ghi khac_phuc_cho ở nhiệm vụ", many=True),
    or_null("ngay_khac_phuc", "date", "Ngày khắc phục xong: ngày được ghi, hoặc ngày nhiệm vụ cuối cùng xong"),
    always(
        "bo_ngo", "flag", "true khi chưa khắc phục mà không có biện pháp và không có nhiệm vụ nào, hoặc chỉ có nhiệm vụ đã dừng"
    ),
    always("thieu_minh_chung", "flag", "true khi đã khắc phục mà chưa có tài liệu chứng minh nào"),
    YEAR,
    ADDRESS,
)
"""Under suy_ra (contract §6)."""
