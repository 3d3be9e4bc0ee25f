"""Recognition: units and people commended, held up as models, reminded or criticised (contract §3, ghi-nhan)."""

from __future__ import annotations

from typing import Annotated

from generator.contract.derived import ADDRESS, YEAR
from generator.contract.fields import Field
from generator.contract.plan import DocumentId, UnitId
from generator.contract.values import Id, Many, PublishedOn, Record, Text, choice, key, maybe, several
from generator.contract.vocabulary import RECOGNITION_KINDS


class Recognition(Record):
    """A commendation or a reminder."""

    id: Id = key("ma", "Mã ghi nhận")
    day: PublishedOn = key("ngay", "Ngày biểu dương, nhắc nhở")
    kind: Annotated[str, *choice(RECOGNITION_KINDS)] = key(
        "loai", "Loại: bieu_duong, khen_thuong, dien_hinh, nhac_nho hoặc phe_binh"
    )
    unit: UnitId | None = maybe("don_vi", "Mã đơn vị được biểu dương hoặc nhắc nhở")
    person: Text | None = maybe("ca_nhan", "Cán bộ, công chức được biểu dương hoặc nhắc nhở (người giữ chức vụ công)")
    text: Text = key("noi_dung", "Vì việc gì")
    document: DocumentId | None = maybe("van_ban", "Mã văn bản")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ")


DERIVED: tuple[Field, ...] = (YEAR, ADDRESS)
"""Under suy_ra (contract §6)."""
