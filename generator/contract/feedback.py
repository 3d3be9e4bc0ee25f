"""Feedback and petitions of residents and businesses, without their names, and the answers (contract §3, kien-nghi)."""

from __future__ import annotations

from typing import Annotated

from generator.contract.derived import ADDRESS, YEAR
from generator.contract.fields import Field, always, or_null
from generator.contract.plan import AreaId, UnitId
from generator.contract.values import Day, Happens, Id, Many, PublishedOn, Record, Text, choice, key, maybe, several
from generator.contract.vocabulary import ANSWER_STATES, CHANNELS, YES_NO


class Feedback(Record):
    """One opinion (phản ánh, kiến nghị) received, who must answer it by when, and the answer."""

    id: Id = key("ma", "Mã phản ánh, kiến nghị")
    day: PublishedOn = key("ngay_nhan", "Ngày nhận")
    channel: Annotated[str, *choice(CHANNELS)] | None = maybe(
        "kenh", "Kênh: truc_tiep, cong_dvc, dien_thoai, mat_tran, doi_thoai hoặc khac"
    )
    area: AreaId | None = maybe("linh_vuc", "Mã lĩnh vực")
    text: Text = key("noi_dung", "Nội dung, không ghi tên người gửi")
    unit: UnitId = key("don_vi", "Mã đơn vị phải trả lời")
    due: Day = key("han", "Hạn trả lời; trả lời trong ngày này vẫn là đúng hạn")
    answered_on: Annotated[Day, Happens(also=("answer", "satisfied"))] | None = maybe("ngay_tra_loi", "Ngày trả lời")
    answer: Text | None = maybe("tra_loi", "Nội dung trả lời")
    satisfied: Annotated[str, *choice(YES_NO)] | None = maybe(
        "hai_long", "Người gửi có hài lòng với trả lời không: co hoặc khong"
    )
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ")


ANSWERED: tuple[Field, ...] = (
    always(
        "trang_thai",
        "choice",
        "Trạng thái tại ngày tính",
        words={state: term.label for state, term in ANSWER_STATES.items()},
    ),
    or_null("so_ngay_tre", "count", "Số ngày trễ so với hạn; null khi không trễ"),
)
"""What is derived of anything that has to be answered or mended by a day."""

DERIVED: tuple[Field, ...] = (*ANSWERED, YEAR, ADDRESS)
"""Under suy_ra (contract §6)."""
