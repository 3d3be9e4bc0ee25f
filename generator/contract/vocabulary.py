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

AnswerState = Literal["dung_han", "tre", "qua_han", "trong_han"]
ReportState = Literal["dung_han", "tre", "thieu", "chua_den_han"]
ShortcomingState = Literal["chua_khac_phuc", "dang_khac_phuc", "da_khac_phuc"]
CarryingState = Literal["chua_thuc_hien", "dang_thuc_hien", "da_thuc_hien", "khong_tiep_thu"]


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

ANSWER_STATES: dict[AnswerState, Term] = {
    "dung_han": Term("Đúng hạn", "Đã xong không muộn hơn ngày hạn."),
    "tre": Term("Trễ hạn", "Đã xong, nhưng sau ngày hạn."),
    "qua_han": Term("Quá hạn", "Ngày hạn đã qua mà chưa xong."),
    "trong_han": Term("Trong hạn", "Chưa xong, ngày hạn chưa qua."),
}
"""Of what has to be answered or mended by a day: feedback, findings, recommendations."""
REPORT_STATES: dict[ReportState, Term] = {
    "dung_han": Term("Đúng hạn", "Đã nộp không muộn hơn ngày hạn."),
    "tre": Term("Nộp trễ", "Đã nộp, nhưng sau ngày hạn."),
    "thieu": Term("Chưa nộp", "Ngày hạn đã qua mà chưa nộp."),
    "chua_den_han": Term("Chưa đến hạn", "Ngày hạn chưa qua và chưa nộp."),
}
SHORTCOMING_STATES: dict[ShortcomingState, Term] = {
    "chua_khac_phuc": Term("Chưa khắc phục", "Chưa có nhiệm vụ nào khắc phục được bắt đầu."),
    "dang_khac_phuc": Term("Đang khắc phục", "Đã có nhiệm vụ khắc phục được bắt đầu, chưa xong hết."),
    "da_khac_phuc": Term("Đã khắc phục", "Có ngày khắc phục, hoặc mọi nhiệm vụ khắc phục đã xong."),
}
CARRYING_STATES: dict[CarryingState, Term] = {
    "chua_thuc_hien": Term("Chưa thực hiện", "Chưa có nhiệm vụ nào theo kiến nghị được bắt đầu."),
    "dang_thuc_hien": Term("Đang thực hiện", "Đã có nhiệm vụ theo kiến nghị được bắt đầu, chưa xong hết."),
    "da_thuc_hien": Term("Đã thực hiện", "Có ngày hoàn thành, hoặc mọi nhiệm vụ theo kiến nghị đã xong."),
    "khong_tiep_thu": Term("Không tiếp thu", "Đã trả lời là không tiếp thu, kèm lý do."),
}
"""What became of a recommendation of the Fatherland Front."""

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
DIRECTIONS: dict[str, str] = {"tang": "Tăng là tốt", "giam": "Giảm là tốt"}
RECOGNITION_KINDS: dict[str, str] = {
    "bieu_duong": "Biểu dương",
    "khen_thuong": "Khen thưởng",
    "dien_hinh": "Điển hình, cách làm hay",
    "nhac_nho": "Nhắc nhở",
    "phe_binh": "Phê bình",
}
PRAISE = frozenset({"bieu_duong", "khen_thuong", "dien_hinh"})
"""The kinds of recognition that honour; the others remind."""
CHANNELS: dict[str, str] = {
    "truc_tiep": "Trực tiếp",
    "cong_dvc": "Cổng Dịch vụ công",
    "dien_thoai": "Điện thoại",
    "mat_tran": "Mặt trận Tổ quốc",
    "doi_thoai": "Đối thoại",
    "khac": "Kênh khác",
}
"""How feedback arrives."""
INSPECTION_KINDS: dict[str, str] = {
    "dinh_ky": "Kiểm tra định kỳ",
    "dot_xuat": "Kiểm tra đột xuất",
    "tu_kiem_tra": "Tự kiểm tra",
    "mat_tran": "Mặt trận Tổ quốc giám sát",
}
ACCEPTANCE: dict[str, str] = {"co": "Tiếp thu", "mot_phan": "Tiếp thu một phần", "khong": "Không tiếp thu"}
YES_NO: dict[str, str] = {"co": "Có", "khong": "Không"}
