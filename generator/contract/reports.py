"""Report duties: who owes which report by when, and what was handed in (contract §3, bao-cao)."""

from __future__ import annotations

from typing import Annotated

from generator.contract.derived import ADDRESS, YEAR
from generator.contract.fields import Field, always, or_null
from generator.contract.plan import Basis, DocumentId, UnitId
from generator.contract.values import (
    Day,
    DayOfPeriod,
    Id,
    Many,
    PeriodOf,
    PublishedOn,
    Record,
    Text,
    choice,
    key,
    maybe,
    several,
)
from generator.contract.vocabulary import CYCLES, REPORT_STATES


class Submission(Record):
    """A report handed in by one unit."""

    unit: UnitId = key("don_vi", "Mã đơn vị nộp")
    period: PeriodOf | None = maybe("ky", "Kỳ của báo cáo (bắt buộc với báo cáo định kỳ)")
    day: PublishedOn = key("ngay", "Ngày nộp")
    document: DocumentId | None = maybe("van_ban", "Mã văn bản báo cáo")


class ReportDuty(Record):
    """A report that units owe: each period of a cycle, or once by a day."""

    id: Id = key("ma", "Mã chế độ báo cáo")
    name: Text = key("ten", "Tên báo cáo")
    cycle: Annotated[str, *choice(CYCLES)] | None = maybe("chu_ky", "Chu kỳ: tuan, thang, quy, 6_thang, 9_thang hoặc nam")
    before: DayOfPeriod | None = maybe("truoc_ngay", "Trước ngày này của tháng cuối kỳ: 20 nghĩa là chậm nhất ngày 19")
    latest: DayOfPeriod | None = maybe("cham_nhat", "Chậm nhất ngày này của tháng cuối kỳ")
    deadline: Day | None = maybe("thoi_han", "Ngày hạn của báo cáo nộp một lần")
    units: Many[UnitId] = key("don_vi", "Mã các đơn vị phải nộp")
    addressee: Text | None = maybe("noi_nhan", "Nơi nhận báo cáo")
    bases: Many[Basis] = several("can_cu", "Căn cứ: văn bản và mục")
    submissions: Many[Submission] = several("nop", "Các báo cáo đã nộp")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ")


DERIVED: tuple[Field, ...] = (
    always(
        "ky",
        "mapping",
        "Từng đơn vị ở từng kỳ của năm kế hoạch",
        many=True,
        fields=(
            always("don_vi", "id", "Mã đơn vị phải nộp"),
            or_null("ky", "period", "Kỳ; null với báo cáo nộp một lần"),
            always("thoi_han", "date", "Ngày hạn; nộp trong ngày này vẫn là đúng hạn"),
            or_null("ngay", "date", "Ngày nộp; null khi chưa nộp"),
            always(
                "trang_thai",
                "choice",
                "Trạng thái tại ngày tính",
                words={state: term.label for state, term in REPORT_STATES.items()},
            ),
            or_null("so_ngay_tre", "count", "Số ngày trễ so với ngày hạn; null khi không trễ"),
        ),
    ),
    YEAR,
    ADDRESS,
)
"""Under suy_ra (contract §6)."""
