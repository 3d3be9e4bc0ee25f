"""Recommendations of the Fatherland Front's supervision and what became of them (contract §3, giam-sat)."""

from __future__ import annotations

from typing import Annotated

from generator.contract.derived import ADDRESS, YEAR
from generator.contract.feedback import ANSWERED
from generator.contract.fields import Field, always, or_null
from generator.contract.plan import DocumentId, TaskId, UnitId
from generator.contract.values import Day, Happens, Id, Many, PublishedOn, Record, Text, choice, key, maybe, several
from generator.contract.vocabulary import ACCEPTANCE, CARRYING_STATES

_ANSWER = Happens(also=("accepted", "reason", "answer", "answer_document"))


class Recommendation(Record):
    """A recommendation: who must answer by when, whether it was accepted, the answer, and what was done."""

    id: Id = key("ma", "Mã kiến nghị giám sát")
    day: PublishedOn = key("ngay", "Ngày Mặt trận Tổ quốc kiến nghị")
    document: DocumentId | None = maybe("van_ban", "Mã văn bản kiến nghị")
    text: Text = key("noi_dung", "Nội dung kiến nghị")
    units: Many[UnitId] = key("don_vi", "Mã các đơn vị phải trả lời")
    due: Day = key("han", "Hạn trả lời; trả lời trong ngày này vẫn là đúng hạn")
    accepted: Annotated[str, *choice(ACCEPTANCE)] | None = maybe("tiep_thu", "Có tiếp thu không: co, mot_phan hoặc khong")
    reason: Text | None = maybe("ly_do", "Vì sao không tiếp thu, hoặc chỉ tiếp thu một phần")
    answered_on: Annotated[Day, _ANSWER] | None = maybe("ngay_tra_loi", "Ngày trả lời")
    answer: Text | None = maybe("tra_loi", "Nội dung trả lời")
    answer_document: DocumentId | None = maybe("van_ban_tra_loi", "Mã văn bản trả lời")
    tasks: Many[TaskId] = several("nhiem_vu", "Mã các nhiệm vụ thực hiện kiến nghị")
    done_on: Annotated[Day, Happens(also=("evidence",))] | None = maybe("ngay_hoan_thanh", "Ngày thực hiện xong kiến nghị")
    evidence: Many[DocumentId] = several("minh_chung", "Mã các tài liệu chứng minh đã thực hiện")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ; địa chỉ cũ dẫn về trang này")


DERIVED: tuple[Field, ...] = (
    *ANSWERED,
    always(
        "thuc_hien",
        "choice",
        "Kiến nghị đã được thực hiện đến đâu",
        words={state: term.label for state, term in CARRYING_STATES.items()},
    ),
    or_null("ngay_thuc_hien_xong", "date", "Ngày thực hiện xong: ngày được ghi, hoặc ngày nhiệm vụ cuối cùng xong"),
    always("thieu_minh_chung", "flag", "true khi đã thực hiện mà chưa có tài liệu chứng minh nào"),
    YEAR,
    ADDRESS,
)
"""Under suy_ra (contract §6)."""
