"""Records that measure: indicators with their targets and values, and satisfaction surveys (contract §3)."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from generator.contract.plan import AreaId, DocumentId, UnitId
from generator.contract.values import (
    Count,
    Day,
    Flag,
    Id,
    Many,
    Number,
    PeriodOf,
    PublishedOn,
    Record,
    RefTo,
    Text,
    choice,
    key,
    maybe,
    several,
)
from generator.contract.vocabulary import CYCLES, DIRECTIONS, OPERATORS, SURVEY_KINDS

ScorecardId = Annotated[Id, RefTo("bo-chi-so")]
Operator = Annotated[str, *choice(OPERATORS)]


TOLERANCE = Fraction(5, 100)
"""How far a typed value may lie from the ratio, or from the published value, that it stands for (contract §3)."""


class Target(Record):
    """What a value must reach, with the operator as the plan words it: "trên 95%" is `>`."""

    operator: Operator = key("so_sanh", "Phép so sánh: >=, >, <=, < hoặc =")
    value: Number = key("gia_tri", "Giá trị phải đạt")
    text: Text | None = maybe("mo_ta", "Chỉ tiêu theo lời văn của kế hoạch")


class Value(Record):
    """An indicator's value for one period: given, or as a ratio."""

    period: PeriodOf = key("ky", "Kỳ của giá trị")
    value: Number | None = maybe("gia_tri", "Giá trị")
    numerator: Number | None = maybe("tu_so", "Tử số")
    denominator: Number | None = maybe("mau_so", "Mẫu số; 0 nghĩa là không phát sinh")
    day: PublishedOn = key("ngay", "Ngày công bố")
    evidence: Many[DocumentId] = several("minh_chung", "Mã các văn bản làm minh chứng")
    note: Text | None = maybe("ghi_chu", "Ghi chú")

    def exact(self, measure: str) -> Fraction | None:
        """The value exactly: the ratio where one is given (times 100 for `%`), None where its denominator is 0."""
        if self.numerator is None or self.denominator is None:
            return Fraction(self.value) if self.value is not None else None
        if self.denominator == 0:
            return None
        return Fraction(self.numerator) / Fraction(self.denominator) * (100 if measure.strip() == "%" else 1)


class Adjustment(Record):
    """A published value corrected openly."""

    period: PeriodOf = key("ky", "Kỳ được điều chỉnh")
    before: Number = key("tu", "Giá trị đã công bố")
    after: Number = key("den", "Giá trị đúng")
    day: PublishedOn = key("ngay", "Ngày điều chỉnh")
    reason: Text = key("ly_do", "Lý do điều chỉnh")


class Indicator(Record):
    """An indicator (chỉ số) with its target (chỉ tiêu) and values."""

    id: Id = key("ma", "Mã chỉ số")
    name: Text = key("ten", "Tên chỉ số")
    measure: Text = key("don_vi_tinh", "Đơn vị tính: %, điểm, hạng, hồ sơ…")
    area: AreaId | None = maybe("linh_vuc", "Mã lĩnh vực")
    lead: UnitId | None = maybe("chu_tri", "Mã đơn vị chủ trì")
    scorecards: Many[ScorecardId] = several("bo", "Mã các bộ chỉ số có chỉ số này")
    direction: Annotated[str, *choice(DIRECTIONS)] | None = maybe("huong", "Hướng tốt: tang hoặc giam; mặc định theo chỉ tiêu")
    target: Target | None = maybe("chi_tieu", "Chỉ tiêu phải đạt")
    cycle: Annotated[str, *choice(CYCLES)] | None = maybe("chu_ky", "Chu kỳ công bố")
    formula: Text | None = maybe("cach_tinh", "Cách tính")
    source: Text | None = maybe("nguon", "Nguồn số liệu")
    values: Many[Value] = several("gia_tri", "Các giá trị theo kỳ")
    adjustments: Many[Adjustment] = several("dieu_chinh", "Các lần điều chỉnh giá trị đã công bố")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ; địa chỉ cũ dẫn về trang này")


ANSWERS = ("very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied")


class Answers(Record):
    """How many chose each answer; a count left out is 0."""

    very_satisfied: Count = key("rat_hai_long", "Rất hài lòng", default=0)
    satisfied: Count = key("hai_long", "Hài lòng", default=0)
    neutral: Count = key("binh_thuong", "Bình thường", default=0)
    dissatisfied: Count = key("khong_hai_long", "Không hài lòng", default=0)
    very_dissatisfied: Count = key("rat_khong_hai_long", "Rất không hài lòng", default=0)

    @property
    def total(self) -> int:
        """All answers to the question."""
        return self.very_satisfied + self.satisfied + self.neutral + self.dissatisfied + self.very_dissatisfied


class Question(Record):
    """One question with its answers. `headline` marks the survey's general question."""

    id: Id = key("ma", "Mã câu hỏi, riêng trong phiếu")
    factor: Text | None = maybe("nhom", "Yếu tố được hỏi")
    text: Text = key("noi_dung", "Câu hỏi đúng như trên phiếu")
    headline: Flag = key("chung", "true nếu là câu hỏi chung về mức độ hài lòng", default=False)
    answers: Answers = key("tra_loi", "Số người chọn từng mức")


class SurveyTarget(Record):
    """The percentage a survey must reach."""

    operator: Operator = key("so_sanh", "Phép so sánh: >=, >, <=, < hoặc =")
    value: Number = key("gia_tri", "Tỷ lệ phải đạt (%)")


class Survey(Record):
    """A satisfaction survey: totals of answers, never rows per person."""

    id: Id = key("ma", "Mã cuộc khảo sát")
    name: Text = key("ten", "Tên cuộc khảo sát")
    period: PeriodOf = key("ky", "Kỳ khảo sát")
    kind: Annotated[str, *choice(SURVEY_KINDS)] = key("loai", "Loại: noi_bo, sipas hoặc truc_tuyen")
    method: Text | None = maybe("phuong_phap", "Hỏi ai, bằng cách nào")
    start: Day | None = maybe("tu", "Ngày bắt đầu hỏi")
    end: Day | None = maybe("den", "Ngày kết thúc hỏi")
    day: PublishedOn = key("ngay", "Ngày công bố")
    sent: Count | None = maybe("phat_ra", "Số phiếu phát ra")
    returned: Count = key("thu_ve", "Số phiếu thu về")
    target: SurveyTarget | None = maybe("chi_tieu", "Chỉ tiêu hài lòng")
    document: DocumentId | None = maybe("van_ban", "Mã báo cáo kết quả")
    questions: Many[Question] = key("cau_hoi", "Các câu hỏi và số trả lời")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ; địa chỉ cũ dẫn về trang này")
