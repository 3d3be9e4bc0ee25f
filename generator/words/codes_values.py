"""Codes of values, of the rules between them and of notices: MB2xx, MB3xx and MB4xx."""

from __future__ import annotations

from generator.words.code import Code

VALUE_CODES: dict[str, Code] = {
    # Values (contract §2, §3)
    "MB201": Code(
        title="Thiếu khóa bắt buộc", message="Thiếu khóa bắt buộc «{key}» ({meaning}).", hint="Thêm dòng «{key}: …» vào mục này."
    ),
    "MB202": Code(title="Sai dạng giá trị", message="«{key}» phải là {expected}, ở đây lại là {actual}.", hint="{example}"),
    "MB203": Code(
        title="Ngày viết sai dạng",
        message="«{value}» không phải là ngày.",
        hint="Viết ngày/tháng/năm như 31/03/2026, hoặc 2026-03-31.",
    ),
    "MB204": Code(
        title="Ngày không có thật", message="Không có ngày «{value}».", hint="Kiểm tra lại ngày và tháng; ngày đứng trước tháng."
    ),
    "MB205": Code(
        title="Số viết sai dạng", message="«{value}» không phải là số.", hint="Viết như 95,5 hoặc 95.5; hàng nghìn như 1.234,5."
    ),
    "MB206": Code(
        title="Số có thể hiểu hai cách",
        message="«{value}» có thể là {whole} hoặc {decimal}.",
        hint="Viết {whole} nếu là số nguyên; viết {decimal}0 nếu là số thập phân.",
    ),
    "MB207": Code(
        title="Số đếm viết sai dạng", message="«{value}» không phải là số đếm.", hint="Chỉ viết chữ số, ví dụ 12345 hoặc 12.345."
    ),
    "MB208": Code(
        title="Kỳ viết sai dạng",
        message="«{value}» không phải là một kỳ.",
        hint="Tuần 2026-W07, tháng 2026-03, quý 2026-Q1, 6 tháng 2026-6T, 9 tháng 2026-9T, năm 2026.",
    ),
    "MB209": Code(
        title="Mã viết sai dạng",
        message="«{value}» không dùng làm mã được.",
        hint="Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối giữa các từ, ví dụ ra-soat-cat-giam.",
    ),
    "MB210": Code(
        title="Giá trị không có trong danh sách",
        message="«{value}» không dùng được cho «{key}».",
        hint="Chọn một trong: {allowed}.",
    ),
    "MB211": Code(
        title="Số nằm ngoài khoảng cho phép",
        message="«{value}» nằm ngoài khoảng cho phép.",
        hint="Viết một số từ {low} đến {high}.",
    ),
    "MB212": Code(
        title="Địa chỉ không dùng được",
        message="«{value}» không phải là địa chỉ dùng được.",
        hint="Địa chỉ đầy đủ bắt đầu bằng https:// hoặc http:// (thư điện tử: mailto:), không có dấu cách.",
    ),
    "MB213": Code(
        title="Không thấy tệp",
        message="Không có tệp «{value}» trong content/tep/.",
        hint="Chép tệp vào content/tep/ và viết tên tệp, hoặc viết địa chỉ https://.",
    ),
    "MB214": Code(
        title="Giá trị bỏ trống",
        message="«{key}» chưa có giá trị.",
        hint="Điền giá trị; nếu khóa không bắt buộc và chưa có gì để ghi, xóa cả dòng.",
    ),
    "MB215": Code(
        title="Giá trị phải là true hoặc false",
        message="«{value}» không phải là true hay false.",
        hint="Viết true (có) hoặc false (không).",
    ),
    "MB216": Code(
        title="Quyền đặt mã sai dạng",
        message="«{value}» không dùng làm định danh nguồn tin được.",
        hint="Viết tên miền, dấu phẩy, năm, ví dụ minhhoa.gov.vn,2026, và giữ nguyên mãi.",
    ),
    "MB217": Code(
        title="Đường dẫn ra ngoài content/tep",
        message="Đường dẫn «{value}» đi ra ngoài content/tep/.",
        hint="Chỉ viết tên tệp nằm trong content/tep/, không dùng «..» hay đường dẫn của máy.",
    ),
    # Rules between values (contract §2, §3)
    "MB301": Code(
        title="Hai mục cùng mã",
        message="Mã «{value}» đã dùng ở {where}.",
        hint="Mỗi mục một mã riêng, kể cả giữa các năm; đổi một trong hai mã.",
    ),
    "MB302": Code(
        title="Mã được nhắc tới không có",
        message="Không có {kind} nào mang mã «{value}».",
        hint="Kiểm tra mã, hoặc thêm mục đó vào {file}.",
    ),
    "MB303": Code(
        title="Phải có đúng một cách hẹn",
        message="Nhiệm vụ phải có đúng một trong ba khóa thoi_han, dinh_ky, thuong_xuyen; ở đây {found}.",
        hint="Việc làm một lần dùng thoi_han; việc lặp lại dùng dinh_ky; việc làm quanh năm dùng thuong_xuyen: true.",
    ),
    "MB304": Code(
        title="Hoàn thành mà tiến độ không phải 100",
        message="Trạng thái là hoan_thanh nhưng tien_do là {value}.",
        hint="Bỏ tien_do, hoặc viết 100; nếu chưa xong, đổi trạng thái thành dang_thuc_hien.",
    ),
    "MB305": Code(
        title="Dừng thực hiện phải có lý do và văn bản",
        message="Trạng thái dung_thuc_hien thiếu {missing}.",
        hint="Viết lý do vào noi_dung và mã văn bản cho dừng vào minh_chung.",
    ),
    "MB306": Code(
        title="Kỳ không hợp với nhiệm vụ",
        message="{problem}",
        hint="Nhiệm vụ định kỳ cần ky trong mỗi cập nhật, đúng loại kỳ đã khai ở chu_ky.",
    ),
    "MB307": Code(
        title="Ngày hẹn trong kỳ không hợp",
        message="«{value}» không dùng làm ngày hẹn của chu kỳ {cycle} được.",
        hint="Tuần: 2 (thứ hai) đến 8 (chủ nhật). Tháng, quý, 6 và 9 tháng: ngày 1 đến 31. Năm: như 05/12.",
    ),
    "MB308": Code(
        title="Giá trị chỉ số thiếu hoặc thừa phần",
        message="Giá trị của chỉ số {problem}.",
        hint="Viết gia_tri, hoặc cả tu_so và mau_so.",
    ),
    "MB309": Code(
        title="Giá trị không khớp tử số và mẫu số",
        message="gia_tri viết {value}, nhưng {numerator}/{denominator} là {ratio}.",
        hint="Kiểm tra ba con số; sai lệch cho phép là 0,05. Có thể bỏ gia_tri để chương trình tự tính.",
    ),
    "MB310": Code(
        title="Số trả lời nhiều hơn số phiếu thu về",
        message="Câu hỏi có {value} trả lời, nhiều hơn {limit} phiếu thu về.",
        hint="Kiểm tra các con số trong tra_loi và thu_ve.",
    ),
    "MB311": Code(
        title="Số phiếu thu về nhiều hơn số phát ra",
        message="Thu về {value} phiếu, nhiều hơn {limit} phiếu phát ra.",
        hint="Kiểm tra thu_ve và phat_ra.",
    ),
    "MB312": Code(
        title="Ngày bắt đầu sau ngày kết thúc", message="Ngày bắt đầu {value} sau ngày kết thúc {end}.", hint="Đổi lại hai ngày."
    ),
    "MB313": Code(
        title="Chỉ dùng một trong hai khóa",
        message="truoc_ngay và cham_nhat không dùng cùng nhau.",
        hint="truoc_ngay: 20 nghĩa là chậm nhất ngày 19; cham_nhat: 20 nghĩa là chậm nhất ngày 20. Giữ một khóa.",
    ),
    "MB314": Code(
        title="Gia hạn cho nhiệm vụ không có thời hạn",
        message="Chỉ nhiệm vụ có thoi_han mới có gia_han.",
        hint="Bỏ gia_han, hoặc đặt thoi_han cho nhiệm vụ.",
    ),
    "MB315": Code(
        title="Kế hoạch nằm ngoài năm của thư mục",
        message="Ngày {value} không thuộc năm {year} của thư mục.",
        hint="Chuyển tệp sang thư mục đúng năm, hoặc sửa ngày.",
    ),
    "MB316": Code(
        title="Ngày tính chỉ dùng cho dữ liệu minh họa",
        message="tinh_den chỉ dùng cùng minh_hoa: true.",
        hint="Bỏ tinh_den: trang thật luôn tính theo ngày hôm nay.",
    ),
    "MB317": Code(
        title="Mã cũ trùng với mã khác",
        message="Mã cũ «{value}» đang được dùng ở {where}.",
        hint="Bỏ mã này khỏi ma_cu: một địa chỉ cũ không thể dẫn tới hai nơi.",
    ),
    # Notices: nothing is wrong, but staff should know
    "MB401": Code(
        title="Ngày sau ngày tính",
        message="Ngày {value} sau ngày tính {as_of}; phần này chưa được công bố.",
        hint="Không cần sửa nếu đúng ý: trang tự công bố khi tới ngày. Nếu gõ nhầm, sửa lại ngày.",
        severity="warning",
    ),
}
