"""What is published under `suy_ra` beside a record's own keys, and the keys of tong-quan.json (contract §6)."""

from __future__ import annotations

from generator.contract.fields import Field, always, or_null, ratio
from generator.contract.vocabulary import BUCKETS, DIRECTIONS, FLAGS, REPORT_STATES, SHORTCOMING_STATES, STATES

_STATE_WORDS = {state: term.label for state, term in STATES.items()}
_BUCKET_WORDS = {bucket: term.label for bucket, term in BUCKETS.items()}
_FLAG_WORDS = {flag: term.label for flag, term in FLAGS.items()}


TOTALS: tuple[Field, ...] = (
    always(
        "nhiem_vu",
        "mapping",
        "Số nhiệm vụ theo trạng thái",
        fields=(
            always("tong", "count", "Tổng số nhiệm vụ, không kể đã dừng thực hiện"),
            *(always(state, "count", f"{term.label}: {term.meaning}") for state, term in STATES.items()),
        ),
    ),
    always(
        "nhom_chinh_thuc",
        "mapping",
        "Số nhiệm vụ theo bốn nhóm của báo cáo nhà nước",
        fields=tuple(always(bucket, "count", f"{term.label}: {term.meaning}") for bucket, term in BUCKETS.items()),
    ),
    ratio("ty_le_hoan_thanh", "Tỷ lệ hoàn thành: đã xong trên tổng số"),
    ratio("ty_le_dung_han", "Tỷ lệ đúng hạn: xong đúng hạn trên số đã đến hạn hoặc đã xong"),
    ratio("ty_le_dung_han_goc", "Tỷ lệ đúng hạn tính theo thời hạn ban đầu, trước mọi lần gia hạn"),
)
"""The counts of a set of tasks: a plan's, a unit's, an area's, a month's."""

ADDRESS = always("dia_chi", "word", "Địa chỉ trang, tính từ gốc của trang web (nối vào sau dia_chi_web)")
YEAR = always("nam", "count", "Năm kế hoạch")
_COUNTED_YEAR = or_null("nam", "count", "Năm kế hoạch mà các số đếm tính theo; null khi chưa có kế hoạch nào")
_INTERVAL = or_null(
    "khoang_tin_cay",
    "number",
    "Khoảng tin cậy 95% (Wilson) của tỷ lệ, hai đầu thấp và cao, %; null khi chưa có trả lời",
    many=True,
    places=("thap", "cao"),
)
_SHARE = or_null("ty_le", "number", "Tỷ lệ hài lòng và rất hài lòng trên số trả lời (%); null khi chưa có trả lời")
_SURE = or_null("chac_chan", "flag", "false khi khoảng tin cậy chứa chỉ tiêu: kết quả chưa chắc chắn; null khi không có chỉ tiêu")
MET = or_null("dat", "flag", "true là đạt chỉ tiêu, false là không đạt; null khi không có chỉ tiêu hoặc chưa có giá trị")
MET_BY_POINTS = or_null(
    "dat",
    "flag",
    "true là đạt mục tiêu, false là không đạt; null khi không có mục tiêu, chưa chấm, "
    "hoặc còn tiêu chí chưa chấm có thể làm đổi kết quả",
)
_LATE = or_null("so_ngay_tre", "count", "Số ngày trễ; null khi không trễ")
_STATE = always("trang_thai", "choice", "Trạng thái tại ngày tính", words=_STATE_WORDS)

TASK_DERIVED: tuple[Field, ...] = (
    _STATE,
    or_null("thoi_han", "date", "Thời hạn hiện tại, sau các lần gia hạn; null với việc định kỳ và thường xuyên"),
    or_null("thoi_han_goc", "date", "Thời hạn ban đầu"),
    _LATE,
    or_null("tien_do", "percent", "Tiến độ (%); null khi chưa báo; với việc định kỳ là tỷ lệ số kỳ đã xong, làm tròn xuống"),
    always("co", "choice", "Các điểm cần lưu ý", many=True, words=_FLAG_WORDS),
    or_null(
        "ky",
        "mapping",
        "Các kỳ của việc định kỳ; null với việc khác",
        many=True,
        fields=(
            always("ky", "period", "Kỳ"),
            always("thoi_han", "date", "Thời hạn của kỳ"),
            always("trang_thai", "choice", "Trạng thái của kỳ", words=_STATE_WORDS),
            _LATE,
        ),
    ),
    or_null("nhom_chinh_thuc", "choice", "Nhóm trong báo cáo nhà nước; null khi dừng thực hiện", words=_BUCKET_WORDS),
    always("so_lan_gia_han", "count", "Số lần gia hạn"),
    always("so_ngay_gia_han", "count", "Tổng số ngày được gia hạn"),
    or_null("ngay_bat_dau", "date", "Ngày báo cáo đầu tiên là đã bắt đầu"),
    or_null("ngay_hoan_thanh", "date", "Ngày hoàn thành"),
    or_null("ngay_cap_nhat", "date", "Ngày cập nhật mới nhất"),
    or_null(
        "nguyen_nhan",
        "mapping",
        "Nguyên nhân chậm được nêu gần nhất",
        fields=(
            or_null("chu_quan", "text", "Nguyên nhân chủ quan"),
            or_null("khach_quan", "text", "Nguyên nhân khách quan"),
        ),
    ),
    or_null(
        "khac_phuc",
        "mapping",
        "Biện pháp khắc phục được nêu gần nhất",
        fields=(
            always("noi_dung", "text", "Việc khắc phục"),
            always("thoi_han", "date", "Hạn khắc phục"),
            always("nguoi_chiu_trach_nhiem", "text", "Người chịu trách nhiệm"),
        ),
    ),
    YEAR,
    ADDRESS,
)
INDICATOR_DERIVED: tuple[Field, ...] = (
    or_null(
        "moi_nhat",
        "mapping",
        "Giá trị mới nhất; null khi chưa công bố giá trị nào",
        fields=(
            always("ky", "period", "Kỳ của giá trị"),
            or_null("gia_tri", "number", "Giá trị, chưa làm tròn; null khi không phát sinh (mẫu số 0)"),
        ),
    ),
    MET,
    or_null("khoang_cach", "number", "Giá trị mới nhất trừ chỉ tiêu"),
    or_null("thay_doi", "number", "Giá trị mới nhất trừ giá trị kỳ liền trước cùng loại"),
    or_null("tot_len", "flag", "true khi thay đổi là tốt lên, false khi xấu đi; null khi không đổi hoặc không so được"),
    or_null("huong", "choice", "Hướng tốt, theo lời ghi hoặc theo chỉ tiêu", words=DIRECTIONS),
    always(
        "cac_ky",
        "mapping",
        "Giá trị đang có hiệu lực của từng kỳ, sau các lần điều chỉnh",
        many=True,
        fields=(
            always("ky", "period", "Kỳ"),
            or_null("gia_tri", "number", "Giá trị, chưa làm tròn; null khi không phát sinh (mẫu số 0)"),
            MET,
            always("ngay", "date", "Ngày công bố giá trị, hoặc ngày điều chỉnh nếu sau đó"),
        ),
    ),
    YEAR,
    ADDRESS,
)
SURVEY_DERIVED: tuple[Field, ...] = (
    _SHARE,
    _INTERVAL,
    always("so_tra_loi", "count", "Số trả lời làm mẫu số của tỷ lệ"),
    always("mau_nho", "flag", "true khi dưới 30 trả lời: mẫu nhỏ"),
    MET,
    _SURE,
    always("gop_cau_hoi", "flag", "true khi không có câu hỏi chung và tỷ lệ gộp mọi câu hỏi"),
    always(
        "cau_hoi",
        "mapping",
        "Kết quả từng câu hỏi, theo thứ tự của cau_hoi",
        many=True,
        fields=(
            always("ma", "id", "Mã câu hỏi"),
            _SHARE,
            _INTERVAL,
            always("so_tra_loi", "count", "Số trả lời câu hỏi"),
        ),
    ),
    YEAR,
    ADDRESS,
)

OFFICE_DERIVED: tuple[Field, ...] = (
    always("sap_den_han", "days", "Số ngày trước hạn đang dùng để gọi là sắp đến hạn"),
    always("khong_cap_nhat", "days", "Số ngày không có cập nhật đang dùng để gọi là lâu không cập nhật"),
    always("cac_nam", "count", "Các năm kế hoạch có dữ liệu", many=True),
)
COUNTED_DERIVED: tuple[Field, ...] = (*TOTALS, _COUNTED_YEAR, ADDRESS)
"""Of units and of areas."""
DOCUMENT_DERIVED: tuple[Field, ...] = (
    always("nhiem_vu", "id", "Mã các nhiệm vụ lấy văn bản này làm căn cứ", many=True),
    always("minh_chung_cho", "id", "Mã các nhiệm vụ lấy văn bản này làm minh chứng", many=True),
    always("hai_long", "id", "Mã các cuộc khảo sát mà văn bản này báo cáo", many=True),
    ADDRESS,
)
PLAN_DERIVED: tuple[Field, ...] = (
    *TOTALS,
    YEAR,
    always("tu", "date", "Ngày đầu của kế hoạch"),
    always("den", "date", "Ngày cuối của kế hoạch"),
)
ARTICLE_DERIVED: tuple[Field, ...] = (always("ma", "id", "Mã bài viết: tên tệp, không có phần đuôi"), ADDRESS)

OVERVIEW: tuple[Field, ...] = (
    _COUNTED_YEAR,
    *TOTALS,
    always("theo_don_vi", "mapping", "Các số trên theo đơn vị chủ trì; khóa là mã đơn vị", fields=TOTALS, by_id=True),
    always("theo_linh_vuc", "mapping", "Các số trên theo lĩnh vực; khóa là mã lĩnh vực", fields=TOTALS, by_id=True),
    always(
        "theo_thang",
        "mapping",
        "Từng tháng của kế hoạch cho đến ngày tính",
        many=True,
        fields=(
            always("ky", "period", "Tháng"),
            always("ngay", "date", "Ngày tính: ngày cuối tháng, hoặc ngày tính của cả tệp trong tháng đang chạy"),
            *TOTALS,
            always("den_han", "count", "Số nhiệm vụ có thời hạn trong tháng"),
            always("hoan_thanh_trong_thang", "count", "Số nhiệm vụ hoàn thành trong tháng"),
            always("phai_xong", "count", "Số nhiệm vụ có thời hạn từ đầu kế hoạch đến ngày tính"),
        ),
    ),
    always(
        "chi_so",
        "mapping",
        "Số chỉ số của năm kế hoạch, theo kết quả",
        fields=(
            always("tong", "count", "Tổng số chỉ số"),
            always("dat", "count", "Số chỉ số đạt chỉ tiêu"),
            always("khong_dat", "count", "Số chỉ số không đạt chỉ tiêu"),
            always("chua_co", "count", "Số chỉ số chưa có giá trị, hoặc không có chỉ tiêu để so"),
        ),
    ),
    or_null(
        "hai_long",
        "mapping",
        "Kết quả cuộc khảo sát hài lòng mới nhất; null khi chưa có cuộc nào",
        fields=(
            always("ma", "id", "Mã cuộc khảo sát"),
            always("ten", "text", "Tên cuộc khảo sát"),
            always("ky", "period", "Kỳ khảo sát"),
            always("ngay", "date", "Ngày công bố"),
            ratio("ty_le", "Tỷ lệ hài lòng: hài lòng và rất hài lòng trên số trả lời"),
            _INTERVAL,
            always("so_tra_loi", "count", "Số trả lời"),
            always("mau_nho", "flag", "true khi dưới 30 trả lời: mẫu nhỏ"),
            MET,
            _SURE,
        ),
    ),
    or_null(
        "ho_so",
        "mapping",
        "Hồ sơ thủ tục hành chính của năm kế hoạch, các kỳ không tính trùng; null khi chưa công bố số liệu nào",
        fields=(
            always("tiep_nhan", "count", "Số hồ sơ tiếp nhận"),
            always("da_giai_quyet", "count", "Số hồ sơ đã giải quyết"),
            ratio("ty_le_dung_han", "Tỷ lệ đúng hạn: giải quyết trước hạn và đúng hạn trên số đã giải quyết"),
            always("dang_qua_han", "count", "Số hồ sơ đang giải quyết mà đã quá hạn, ở kỳ mới nhất của từng lĩnh vực"),
        ),
    ),
    always(
        "bo_chi_so",
        "mapping",
        "Các bộ chỉ số chấm năm kế hoạch",
        many=True,
        fields=(
            always("ma", "id", "Mã bộ chỉ số"),
            or_null("diem", "number", "Điểm: thẩm định nếu đã có, nếu chưa thì tự chấm; null khi chưa chấm"),
            always("diem_toi_da", "number", "Tổng điểm tối đa"),
            or_null("ty_le", "number", "Điểm trên điểm tối đa, %; null khi chưa chấm"),
            MET_BY_POINTS,
        ),
    ),
    always(
        "ton_tai",
        "mapping",
        "Số tồn tại, hạn chế phải khắc phục trong năm kế hoạch, theo trạng thái",
        fields=(
            always("tong", "count", "Tổng số tồn tại, hạn chế"),
            *(always(state, "count", f"{term.label}: {term.meaning}") for state, term in SHORTCOMING_STATES.items()),
            always("bo_ngo", "count", "Trong số chưa khắc phục: chưa có nhiệm vụ và chưa có biện pháp nào"),
        ),
    ),
    always(
        "bao_cao",
        "mapping",
        "Số báo cáo phải nộp của năm kế hoạch, mỗi đơn vị ở mỗi kỳ là một, theo trạng thái",
        fields=tuple(always(state, "count", f"{term.label}: {term.meaning}") for state, term in REPORT_STATES.items()),
    ),
    always(
        "kien_nghi",
        "mapping",
        "Số phản ánh, kiến nghị của người dân, doanh nghiệp trong năm kế hoạch",
        fields=(
            always("tong", "count", "Tổng số phản ánh, kiến nghị đã nhận"),
            always("da_tra_loi", "count", "Số đã trả lời, đúng hạn hoặc trễ"),
            always("qua_han", "count", "Số quá hạn mà chưa trả lời"),
            ratio("ty_le_dung_han", "Tỷ lệ đúng hạn: trả lời đúng hạn trên số đã trả lời hoặc đã quá hạn"),
        ),
    ),
    always(
        "kiem_tra",
        "mapping",
        "Số cuộc kiểm tra của năm kế hoạch và số phát hiện qua kiểm tra",
        fields=(
            always("tong", "count", "Tổng số cuộc kiểm tra"),
            always("phat_hien", "count", "Tổng số phát hiện"),
            always("da_khac_phuc", "count", "Số phát hiện đã khắc phục, đúng hạn hoặc trễ"),
            always("qua_han", "count", "Số phát hiện quá hạn mà chưa khắc phục"),
        ),
    ),
    always(
        "giam_sat",
        "mapping",
        "Số kiến nghị giám sát của Mặt trận Tổ quốc trong năm kế hoạch",
        fields=(
            always("tong", "count", "Tổng số kiến nghị giám sát"),
            always("chua_tra_loi", "count", "Số chưa trả lời, còn trong hạn hoặc đã quá hạn"),
            always("qua_han", "count", "Trong số chưa trả lời: đã quá hạn"),
            always("da_thuc_hien", "count", "Số đã thực hiện xong"),
        ),
    ),
)
"""The keys of tong-quan.json after tinh_den and minh_hoa. Its percentages alone are rounded: half-up to one decimal."""
