"""What each word of the data is called in public, and what it means: states, flags, kinds of document, operators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal[
    "chua_thuc_hien",
    "dang_thuc_hien",
    "thuong_xuyen",
    "tam_dung",
    "sap_den_han",
    "cham_tien_do",
    "hoan_thanh",
    "hoan_thanh_tre",
    "dung_thuc_hien",
]
Bucket = Literal["hoan_thanh_dung_han", "hoan_thanh_qua_han", "chua_hoan_thanh_trong_han", "chua_hoan_thanh_qua_han"]
Flag = Literal["thieu_minh_chung", "thieu_nguyen_nhan", "thieu_khac_phuc", "khac_phuc_tre", "gia_han", "khong_cap_nhat"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word's public label and its meaning in one plain sentence (both Vietnamese)."""

    label: str
    meaning: str = ""


STATES: dict[State, Term] = {
    "hoan_thanh": Term("Hoàn thành", "Đã làm xong, không muộn hơn thời hạn hiện tại."),
    "hoan_thanh_tre": Term("Hoàn thành trễ", "Đã làm xong, nhưng sau thời hạn."),
    "dang_thuc_hien": Term("Đang thực hiện", "Đã bắt đầu, chưa xong và còn trong hạn."),
    "sap_den_han": Term("Sắp đến hạn", "Chưa xong và hạn đã gần kề."),
    "cham_tien_do": Term("Chậm tiến độ", "Đã qua thời hạn mà chưa xong."),
    "tam_dung": Term("Tạm dừng", "Đơn vị báo tạm dừng, còn trong hạn."),
    "chua_thuc_hien": Term("Chưa thực hiện", "Chưa có báo cáo nào là đã bắt đầu, còn trong hạn."),
    "thuong_xuyen": Term("Thường xuyên", "Việc làm quanh năm, đã có báo cáo trong năm."),
    "dung_thuc_hien": Term("Dừng thực hiện", "Được cấp có thẩm quyền cho dừng; không tính vào tỷ lệ nào."),
}
"""In the order in which they are shown."""

BUCKETS: dict[Bucket, Term] = {
    "hoan_thanh_dung_han": Term("Hoàn thành đúng hạn", "Xong không muộn hơn thời hạn."),
    "hoan_thanh_qua_han": Term("Hoàn thành quá hạn", "Xong sau thời hạn."),
    "chua_hoan_thanh_trong_han": Term("Chưa hoàn thành, trong hạn", "Chưa xong, thời hạn chưa qua."),
    "chua_hoan_thanh_qua_han": Term("Chưa hoàn thành, quá hạn", "Chưa xong mà thời hạn đã qua."),
}
"""The four official buckets, as government reports count tasks."""

FLAGS: dict[Flag, Term] = {
    "thieu_minh_chung": Term("Thiếu minh chứng", "Báo hoàn thành nhưng chưa có tài liệu kiểm chứng."),
    "thieu_nguyen_nhan": Term("Chưa nêu nguyên nhân", "Chậm tiến độ mà chưa nêu nguyên nhân chủ quan, khách quan."),
    "thieu_khac_phuc": Term("Chưa có biện pháp khắc phục", "Chậm tiến độ mà chưa có biện pháp, hạn và người chịu trách nhiệm."),
    "khac_phuc_tre": Term("Khắc phục quá hạn", "Biện pháp khắc phục cũng đã quá hạn của chính nó."),
    "gia_han": Term("Đã gia hạn", "Thời hạn đã được lùi ít nhất một lần; hạn ban đầu vẫn được ghi."),
    "khong_cap_nhat": Term("Lâu không cập nhật", "Chưa xong và đã lâu không có báo cáo."),
}

DOCUMENT_KINDS: dict[str, str] = {
    "ke_hoach": "Kế hoạch",
    "quyet_dinh": "Quyết định",
    "thong_bao": "Thông báo",
    "ket_luan": "Kết luận",
    "cong_van": "Công văn",
    "bao_cao": "Báo cáo",
    "khac": "Văn bản khác",
}
UNIT_KINDS: dict[str, str] = {
    "van_phong": "Văn phòng",
    "phong": "Phòng",
    "trung_tam": "Trung tâm",
    "mat_tran": "Mặt trận Tổ quốc",
    "doan_the": "Đoàn thể",
    "khac": "Đơn vị khác",
}
OFFICE_KINDS: dict[str, str] = {"xa": "xã", "phuong": "phường", "dac_khu": "đặc khu"}
SURVEY_KINDS: dict[str, str] = {"noi_bo": "Xã tự khảo sát", "sipas": "SIPAS", "truc_tuyen": "Khảo sát trực tuyến"}
CYCLES: dict[str, str] = {
    "tuan": "hằng tuần",
    "thang": "hằng tháng",
    "quy": "hằng quý",
    "6_thang": "6 tháng",
    "9_thang": "9 tháng",
    "nam": "hằng năm",
}
OPERATORS: dict[str, str] = {">=": "từ", ">": "trên", "<=": "không quá", "<": "dưới", "=": "đúng bằng"}
"""How a target is said: "trên 95%", "từ 90% trở lên" is said as "từ 90%"."""
ANSWERS: dict[str, str] = {
    "very_satisfied": "Rất hài lòng",
    "satisfied": "Hài lòng",
    "neutral": "Bình thường",
    "dissatisfied": "Không hài lòng",
    "very_dissatisfied": "Rất không hài lòng",
}
