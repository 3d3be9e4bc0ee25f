"""Scorecards: sets of criteria with points, such as 766, PAR Index, Chính quyền thân thiện, DTI (contract §3, bo-chi-so)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.contract.derived import ADDRESS, MET_BY_POINTS
from generator.contract.fields import Field, always, or_null
from generator.contract.measures import Operator
from generator.contract.plan import DocumentId, Remedy, TaskId, UnitId
from generator.contract.values import Count, Id, Many, Points, PublishedOn, Record, Text, key, maybe, several


class ScoreTarget(Record):
    """The share of the maximum that a scorecard must reach."""

    operator: Operator = key("so_sanh", "Phép so sánh: >=, >, <=, < hoặc =")
    value: Points = key("gia_tri", "Tỷ lệ phải đạt, phần trăm của điểm tối đa")


class ScoreClass(Record):
    """A class (xếp loại) and the share of the maximum from which it begins."""

    name: Text = key("ten", "Tên loại: Xuất sắc, Tốt…")
    start: Points = key("tu", "Từ bao nhiêu phần trăm điểm tối đa")


class Criterion(Record):
    """A criterion, or a group of criteria: then its maximum is the sum of theirs."""

    id: Id = key("ma", "Mã tiêu chí, riêng trong bộ")
    name: Text = key("ten", "Tên tiêu chí")
    maximum: Points = key("diem_toi_da", "Điểm tối đa; của nhóm là tổng các tiêu chí con")
    own_score: Points | None = maybe("tu_cham", "Điểm xã tự chấm")
    verified: Points | None = maybe("tham_dinh", "Điểm do cấp trên thẩm định")
    unit: UnitId | None = maybe("don_vi", "Mã đơn vị phụ trách; tiêu chí con không ghi thì theo nhóm")
    evidence: Many[DocumentId] = several("minh_chung", "Mã các tài liệu kiểm chứng")
    lost_because: Text | None = maybe("ly_do_tru", "Vì sao bị trừ điểm")
    remedy: Remedy | None = maybe("khac_phuc", "Biện pháp khắc phục: nội dung, thời hạn, người chịu trách nhiệm")
    tasks: Many[TaskId] = several("nhiem_vu", "Mã các nhiệm vụ nâng điểm tiêu chí này")
    children: Many[Criterion] = several("tieu_chi", "Các tiêu chí con")

    def walk(self) -> Iterator[Criterion]:
        """It and all criteria below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()


Criterion.model_rebuild()


class Scorecard(Record):
    """One year's scorecard of one set."""

    id: Id = key("ma", "Mã bộ chỉ số, kèm năm: cchc-2026")
    name: Text = key("ten", "Tên bộ chỉ số")
    year: Count | None = maybe("nam", "Năm được chấm; mặc định là năm của thư mục")
    document: DocumentId | None = maybe("van_ban", "Mã văn bản ban hành bộ chỉ số hoặc công bố kết quả")
    target: ScoreTarget | None = maybe("muc_tieu", "Mục tiêu, phần trăm điểm tối đa")
    classes: Many[ScoreClass] = several("xep_loai", "Các loại và mức bắt đầu của từng loại")
    day: PublishedOn | None = maybe("ngay", "Ngày công bố điểm")
    criteria: Many[Criterion] = key("tieu_chi", "Các tiêu chí, theo nhóm")
    former_ids: Many[Id] = several("ma_cu", "Các mã cũ; địa chỉ cũ dẫn về trang này")

    def walk(self) -> Iterator[Criterion]:
        """All criteria and groups, in the order of the file."""
        for each in self.criteria:
            yield from each.walk()


_SCORE = or_null(
    "diem", "number", "Điểm: thẩm định nếu đã có, nếu chưa thì tự chấm; của nhóm là tổng các tiêu chí con; null khi chưa chấm"
)

DERIVED: tuple[Field, ...] = (
    _SCORE,
    or_null("diem_tu_cham", "number", "Tổng điểm tự chấm; null khi chưa chấm"),
    or_null("diem_tham_dinh", "number", "Tổng điểm thẩm định; null khi chưa thẩm định"),
    always("diem_toi_da", "number", "Tổng điểm tối đa"),
    or_null("ty_le", "number", "Điểm trên điểm tối đa, %; null khi chưa chấm"),
    or_null(
        "xep_loai",
        "text",
        "Xếp loại theo tỷ lệ; null khi chưa chấm, chưa tới loại nào, hoặc còn tiêu chí chưa chấm có thể làm đổi loại",
    ),
    MET_BY_POINTS,
    always("so_tieu_chi", "count", "Số tiêu chí chấm điểm, không kể nhóm"),
    always("so_da_cham", "count", "Số tiêu chí đã có điểm"),
    or_null("ty_le_minh_chung", "number", "Số tiêu chí có tài liệu kiểm chứng trên số tiêu chí, %"),
    always(
        "tieu_chi",
        "mapping",
        "Từng tiêu chí và nhóm, theo thứ tự của tieu_chi",
        many=True,
        fields=(
            always("ma", "id", "Mã tiêu chí"),
            or_null("cap_tren", "id", "Mã nhóm chứa tiêu chí; null ở cấp cao nhất"),
            _SCORE,
            or_null(
                "diem_tru",
                "number",
                "Số điểm bị mất: điểm tối đa trừ điểm, của nhóm không ghi điểm là tổng các tiêu chí con; null khi chưa chấm, "
                "hoặc khi nhóm chứa nó đã thẩm định mà nó chưa",
            ),
            or_null("don_vi_phu_trach", "id", "Mã đơn vị phụ trách, của tiêu chí hoặc của nhóm gần nhất"),
            always("la_nhom", "flag", "true khi là nhóm có tiêu chí con"),
        ),
    ),
    or_null("ky_truoc", "id", "Mã bộ chỉ số cùng loại của năm trước; null khi không có"),
    always("nam", "count", "Năm được chấm"),
    ADDRESS,
)
"""Under suy_ra (contract §6)."""
