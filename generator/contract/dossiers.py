"""Dossiers of administrative procedures, counted by period and field (contract §3, ho-so)."""

from __future__ import annotations

from generator.contract.derived import ADDRESS, YEAR
from generator.contract.fields import Field, always, or_null
from generator.contract.values import Count, PeriodOf, PublishedOn, Record, Text, key, maybe


class DossierCount(Record):
    """What became of the dossiers of one field in one period. A count left out is None and counts as 0."""

    period: PeriodOf = key("ky", "Kỳ của số liệu")
    field: Text = key("linh_vuc_thu_tuc", "Lĩnh vực thủ tục: hộ tịch, đất đai, chứng thực…")
    carried: Count | None = maybe("ton_truoc", "Tồn từ kỳ trước chuyển sang")
    received: Count = key("tiep_nhan", "Tiếp nhận trong kỳ")
    early: Count = key("truoc_han", "Đã giải quyết trước hạn")
    on_time: Count = key("dung_han", "Đã giải quyết đúng hạn")
    late: Count = key("qua_han", "Đã giải quyết quá hạn")
    pending: Count = key("dang_giai_quyet", "Đang giải quyết, còn trong hạn")
    overdue: Count | None = maybe("dang_qua_han", "Đang giải quyết, đã quá hạn")
    at_risk: Count | None = maybe("nguy_co_tre", "Trong số đang giải quyết còn hạn: có nguy cơ trễ")
    paused: Count | None = maybe("tam_dung", "Tạm dừng")
    incomplete: Count | None = maybe("cho_bo_sung", "Chờ người nộp bổ sung")
    returned: Count | None = maybe("tra_lai", "Trả lại, không giải quyết")
    online_full: Count | None = maybe("truc_tuyen_toan_trinh", "Trong số tiếp nhận: trực tuyến toàn trình")
    online_part: Count | None = maybe("truc_tuyen_mot_phan", "Trong số tiếp nhận: trực tuyến một phần")
    paid_online: Count | None = maybe("thanh_toan_truc_tuyen", "Trong số phải thanh toán: đã thanh toán trực tuyến")
    payable: Count | None = maybe("phai_thanh_toan", "Số hồ sơ phải nộp phí, lệ phí")
    digitised: Count | None = maybe("so_hoa_ho_so", "Trong số tiếp nhận: hồ sơ được số hóa")
    results_digitised: Count | None = maybe("so_hoa_ket_qua", "Trong số đã giải quyết: kết quả được số hóa")
    reused: Count | None = maybe("tai_su_dung", "Trong số tiếp nhận: dùng lại dữ liệu đã số hóa")
    day: PublishedOn = key("ngay", "Ngày công bố")
    source: Text | None = maybe("nguon", "Nguồn số liệu")

    @property
    def field_key(self) -> str:
        """What tells fields apart: case and spaces are no difference."""
        return " ".join(self.field.casefold().split())

    @property
    def settled(self) -> int:
        """Dossiers settled in the period, whenever they were due."""
        return self.early + self.on_time + self.late

    @property
    def came_in(self) -> int:
        """All there was to do: carried over and received."""
        return (self.carried or 0) + self.received

    @property
    def accounted(self) -> int:
        """All that is told of what became of them; equals `came_in` in sound data."""
        open_ones = self.pending + (self.overdue or 0) + (self.paused or 0) + (self.incomplete or 0)
        return self.settled + open_ones + (self.returned or 0)


_SHARE = "%; null khi không có hồ sơ nào để tính"

DERIVED: tuple[Field, ...] = (
    always("da_giai_quyet", "count", "Số hồ sơ đã giải quyết trong kỳ: trước hạn, đúng hạn và quá hạn"),
    or_null("ty_le_dung_han", "number", f"Trước hạn và đúng hạn trên số đã giải quyết ({_SHARE})"),
    or_null("ty_le_truoc_han", "number", f"Trước hạn trên số đã giải quyết ({_SHARE})"),
    or_null("ty_le_qua_han", "number", f"Quá hạn trên số đã giải quyết ({_SHARE})"),
    or_null("ty_le_truc_tuyen", "number", f"Trực tuyến toàn trình và một phần trên số tiếp nhận ({_SHARE})"),
    or_null("ty_le_toan_trinh", "number", f"Trực tuyến toàn trình trên số tiếp nhận ({_SHARE})"),
    or_null("ty_le_thanh_toan_truc_tuyen", "number", f"Đã thanh toán trực tuyến trên số phải thanh toán ({_SHARE})"),
    or_null("ty_le_so_hoa_ho_so", "number", f"Hồ sơ được số hóa trên số tiếp nhận ({_SHARE})"),
    or_null("ty_le_so_hoa_ket_qua", "number", f"Kết quả được số hóa trên số đã giải quyết ({_SHARE})"),
    or_null("ty_le_tai_su_dung", "number", f"Dùng lại dữ liệu đã số hóa trên số tiếp nhận ({_SHARE})"),
    YEAR,
    ADDRESS,
)
"""Under suy_ra (contract §6). A share is null too where the count above it was not given."""
