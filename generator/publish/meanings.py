"""What the words of measures and indices mean, as the pages that use them say it, and /phuong-phap/ for all."""

from __future__ import annotations

from generator.contract.vocabulary import Term
from generator.derive.measures import SMALL_SAMPLE

MEANINGS: dict[str, Term] = {
    "ty_le_hoan_thanh": Term(
        "Tỷ lệ hoàn thành", "Trong các nhiệm vụ, trừ việc được dừng, đã xong bao nhiêu phần, kể cả xong trễ."
    ),
    "ty_le_dung_han": Term(
        "Tỷ lệ đúng hạn",
        "Trong các việc đã xong hoặc đã qua hạn, bao nhiêu phần xong không muộn hơn hạn. Xong đúng ngày hạn là đúng hạn.",
    ),
    "han_ban_dau": Term(
        "Theo hạn ban đầu", "Xét theo hạn lúc mới giao, không kể các lần gia hạn, để việc lùi hạn không làm đẹp kết quả."
    ),
    "minh_chung": Term("Minh chứng", "Văn bản, số liệu cho thấy việc đã làm thật."),
    "chi_tieu": Term(
        "Chỉ tiêu", "Mức phải đạt, theo đúng chữ: “trên 95%” thì đúng 95% là chưa đạt; “từ 95%” thì đúng 95% là đạt."
    ),
    "khong_phat_sinh": Term("Không phát sinh", "Trong kỳ không có gì để chia, nên không có tỷ lệ, cũng không xét đạt hay chưa."),
    "ty_le_hai_long": Term("Hài lòng", "Trong mọi câu trả lời, bao nhiêu phần chọn “hài lòng” hoặc “rất hài lòng”."),
    "khoang_tin_cay": Term(
        "Khoảng tin cậy 95%",
        "Khảo sát chỉ hỏi được một phần người dân. Nếu hỏi được tất cả mọi người thì kết quả nhiều khả năng nằm trong khoảng "
        "này; hỏi càng ít người, khoảng càng rộng.",
    ),
    "chua_chac_chan": Term(
        "Kết quả chưa chắc chắn", "Mức chỉ tiêu nằm trong khoảng tin cậy, nên chưa đủ để nói chắc là đạt hay chưa đạt."
    ),
    "mau_nho": Term("Mẫu nhỏ", f"Có dưới {SMALL_SAMPLE} câu trả lời, nên chỉ để tham khảo."),
    "sipas": Term("SIPAS", "Khảo sát do cấp trên làm, hỏi người dân có hài lòng với cơ quan nhà nước không."),
    "truoc_han": Term("Trước hạn", "Trả kết quả hồ sơ trước ngày hẹn."),
    "tra_dung_han": Term(
        "Đúng hạn (hồ sơ)", "Trả kết quả đúng ngày hẹn. Tỷ lệ đúng hạn gộp cả trước hạn, chia cho số hồ sơ đã giải quyết."
    ),
    "tra_qua_han": Term("Quá hạn (hồ sơ)", "Trả sau ngày hẹn; “đang quá hạn” là ngày hẹn đã qua mà chưa trả."),
    "tra_lai": Term("Trả lại (hồ sơ)", "Trả lại hồ sơ, không giải quyết."),
    "can_doi": Term(
        "Cân đối (hồ sơ)",
        "Hồ sơ còn lại từ kỳ trước và mới nhận phải bằng tổng những hồ sơ đã giải quyết, đang giải quyết, "
        "tạm dừng, chờ bổ sung và trả lại.",
    ),
    "bo_chi_so_766": Term(
        "Bộ chỉ số 766",
        "Theo Quyết định 766/QĐ-TTg năm 2022: chấm việc phục vụ người dân, doanh nghiệp khi làm thủ tục, như công khai, đúng "
        "hẹn, làm được trên mạng, hài lòng.",
    ),
    "par_index": Term("PAR Index", "Chỉ số cải cách hành chính: chấm mỗi năm việc cải cách, từ thủ tục, bộ máy đến tài chính."),
    "dti": Term("DTI", "Chỉ số chuyển đổi số: chấm việc đưa công việc và dịch vụ lên mạng."),
    "chinh_quyen_than_thien": Term(
        "Chính quyền thân thiện", "Bộ tiêu chí chấm cách xã đón tiếp người dân và giải quyết việc cho dân."
    ),
    "diem_tham_dinh": Term(
        "Điểm tự chấm, điểm thẩm định",
        "Xã tự chấm trước; cấp trên xem tài liệu rồi chấm lại là điểm thẩm định. Có điểm thẩm định thì lấy điểm ấy.",
    ),
    "diem_bi_tru": Term("Điểm bị trừ", "Điểm tối đa trừ điểm đạt được; tiêu chí chưa chấm thì chưa bị trừ."),
    "ty_le_tai_lieu": Term(
        "Tỷ lệ có tài liệu kiểm chứng", "Trong các tiêu chí, bao nhiêu phần có tài liệu cho thấy điểm chấm là đúng; đích là 100%."
    ),
    "bo_ngo": Term("Bỏ ngỏ", "Chưa khắc phục mà cũng chưa giao việc hay nêu cách khắc phục nào."),
    "can_tra_loi": Term("Cần trả lời", "Đã quá hạn, còn thiếu hoặc bị bỏ ngỏ."),
    "de_biet": Term("Để biết", "Đã xong, còn trong hạn hoặc đã có quyết định."),
    "nhac_nho": Term(
        "Nhắc nhở, phê bình", "Ghi theo văn bản của xã, về một việc cụ thể; không phải là đánh giá cả một người hay một đơn vị."
    ),
}
"""By the anchor of each on /phuong-phap/, in the order in which they stand there."""
