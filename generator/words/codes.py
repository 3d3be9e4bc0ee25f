"""The catalogue of codes: for each kind of finding one sentence that says it and one that says what to do.

A code never changes its meaning and is never used again for another. Each has a page in docs/codes/ with a wrong and a
right example. MB0xx files, MB1xx YAML, MB2xx values, MB3xx rules between values, MB4xx notices, MB5xx personal data,
MB6xx articles, MB7xx settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One kind of finding. `message` and `hint` are Vietnamese templates filled with the facts of the case.

    `private`: about personal data, so nothing of the line may be shown. `of_file`: about the file or its name, so no
    line of it says more.
    """

    title: str
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"
    private: bool = False
    of_file: bool = False


CODES: dict[str, Code] = {
    # Files (contract §1, §2)
    "MB001": Code(
        title="Thiếu tệp bắt buộc",
        message="Thiếu tệp bắt buộc «{file}».",
        hint="Tạo tệp này; lệnh «minhbach new» cho sẵn một mẫu.",
        of_file=True,
    ),
    "MB002": Code(
        title="Tệp hoặc thư mục lạ",
        message="Không biết tệp hay thư mục «{name}» dùng để làm gì.",
        hint="Ở đây chỉ có: {allowed}. Đổi tên hoặc chuyển tệp đi nơi khác.",
        of_file=True,
    ),
    "MB003": Code(
        title="Tệp không lưu bằng UTF-8",
        message="Tệp không lưu bằng bảng mã UTF-8{guess}.",
        hint="Mở bằng Notepad hoặc VS Code, chọn «Save as» (Lưu thành), mục Encoding chọn UTF-8, rồi lưu lại.",
        of_file=True,
    ),
    "MB004": Code(
        title="Tệp quá lớn",
        message="Tệp {size}, vượt mức đọc được.",
        hint="Chia thành nhiều tệp nhỏ trong một thư mục cùng tên; chương trình tự ghép lại.",
        of_file=True,
    ),
    "MB005": Code(
        title="Liên kết tượng trưng ra ngoài thư mục",
        message="«{name}» là liên kết (symbolic link) trỏ ra ngoài thư mục của trang.",
        hint="Chép tệp thật vào đây thay cho liên kết.",
        of_file=True,
    ),
    "MB006": Code(
        title="Ký tự điều khiển",
        message="Có ký tự điều khiển không nhìn thấy (mã {value}).",
        hint="Xóa ký tự này, thường do sao chép từ phần mềm khác; gõ lại chỗ đó bằng tay.",
    ),
    "MB007": Code(
        title="Không đọc được tệp",
        message="Không đọc được «{name}».",
        hint="Kiểm tra đây là một tệp thường và bạn có quyền mở nó.",
        of_file=True,
    ),
    "MB008": Code(
        title="Tên tệp có ký tự không dùng được",
        message="Tên tệp hoặc thư mục «{name}» có ký tự không nhìn thấy hoặc không đọc được.",
        hint="Đổi tên bằng chữ, chữ số và gạch nối, ví dụ bao-cao-102.pdf.",
        of_file=True,
    ),
    "MB009": Code(
        title="Loại tệp đính kèm không được dùng",
        message="Không công bố tệp loại «{name}»: tệp loại này có thể chạy mã trong trình duyệt của người đọc.",
        hint="Lưu thành PDF hoặc ảnh. Các loại được dùng: {allowed}.",
        of_file=True,
    ),
    # YAML (contract §2)
    "MB101": Code(
        title="Sai cách viết YAML",
        message="Dòng này không đúng cách viết YAML: {problem}.",
        hint="So với dòng đúng ở trên: mỗi khóa một dòng «khóa: giá trị», các khóa của cùng một mục thụt vào như nhau.",
    ),
    "MB102": Code(
        title="Thụt dòng bằng phím Tab",
        message="Dòng này thụt vào bằng phím Tab.",
        hint="Thay mỗi Tab bằng hai dấu cách.",
    ),
    "MB103": Code(
        title="Thiếu dấu ngoặc đóng",
        message="Mở {value} mà không đóng lại.",
        hint="Thêm dấu đóng ở cuối giá trị, hoặc bỏ dấu mở.",
    ),
    "MB104": Code(
        title="Ngoặc kép cong của Word bao quanh giá trị",
        message="Giá trị «{value}» nằm trong ngoặc kép cong của Word; dấu ngoặc sẽ hiện ra trên trang.",
        hint='Nếu chỉ muốn bao giá trị, dùng ngoặc kép thẳng " hoặc bỏ ngoặc.',
        severity="warning",
    ),
    "MB105": Code(
        title="Khoảng trắng đặc biệt chép từ Word",
        message="Dòng này có khoảng trắng đặc biệt (thường chép từ Word) ở chỗ không dùng được.",
        hint="Xóa khoảng trắng đó; nếu ở chỗ ấy cần dấu cách, gõ lại bằng phím cách.",
    ),
    "MB106": Code(
        title="Khóa viết hai lần",
        message="Khóa «{key}» đã có ở dòng {first} của cùng mục này.",
        hint="Giữ một khóa; nếu là hai mục khác nhau, thêm dấu «- » ở đầu mục thứ hai.",
    ),
    "MB107": Code(
        title="Khóa không có trong quy ước",
        message="Không có khóa «{key}» trong {where}.",
        hint="Các khóa được dùng: {allowed}.",
    ),
    "MB108": Code(
        title="Dấu & hoặc * của YAML",
        message="Dấu «{value}» ở đầu giá trị mang nghĩa riêng của YAML (neo, bí danh) và không được dùng.",
        hint="Nếu đó là chữ thường, đặt giá trị trong ngoặc kép.",
    ),
    "MB109": Code(
        title="Nhãn kiểu của YAML",
        message="Nhãn «{value}» không được dùng.",
        hint="Bỏ dấu ! và phần đi liền; nếu đó là chữ thường, đặt giá trị trong ngoặc kép.",
    ),
    "MB110": Code(
        title="Hai tài liệu YAML trong một tệp",
        message="Dòng «---» hoặc «...» bắt đầu một tài liệu thứ hai trong cùng tệp.",
        hint="Bỏ dòng này, hoặc tách thành hai tệp.",
    ),
    "MB111": Code(
        title="Lồng quá sâu",
        message="Các mục lồng nhau sâu quá {limit} tầng.",
        hint="Kiểm tra dấu [ hoặc {{ bị gõ thừa.",
    ),
    "MB112": Code(
        title="Khóa không phải là chữ",
        message="Ở chỗ của khóa lại là một danh sách hoặc một mục.",
        hint="Khóa là một từ theo sau là dấu hai chấm, ví dụ «ten: …».",
    ),
    "MB113": Code(
        title="Dấu phẩy thập phân trong { }",
        message="Dấu phẩy trong {{ }} ngăn hai khóa, nên «{value}» bị tách làm hai.",
        hint='Viết số có dấu phẩy trong ngoặc kép ("{value}") hoặc dùng dấu chấm.',
    ),
    "MB114": Code(
        title="Dấu phẩy làm đứt văn bản trong { }",
        message="Dấu phẩy trong {{ }} ngăn hai khóa, nên phần «{value}» bị tách khỏi văn bản.",
        hint="Đặt cả văn bản trong ngoặc kép, hoặc viết mỗi khóa một dòng, không dùng {{ }}.",
    ),
    "MB115": Code(
        title="Tệp phải là một danh sách",
        message="Tệp này phải là một danh sách: mỗi mục bắt đầu bằng «- ».",
        hint="Thêm «- » trước khóa đầu tiên của mỗi mục và thụt các khóa sau vào hai dấu cách.",
    ),
    "MB116": Code(
        title="Tệp phải gồm các khóa",
        message="Tệp này phải gồm các dòng «khóa: giá trị».",
        hint="Bỏ dấu «- » ở đầu dòng.",
    ),
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
        title="Giá trị bỏ trống", message="«{key}» chưa có giá trị.", hint="Điền giá trị, hoặc xóa cả dòng nếu chưa có."
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
    "MB402": Code(
        title="Loại dữ liệu chưa được công bố",
        message="Phiên bản này chưa công bố loại dữ liệu «{name}»; tệp được bỏ qua.",
        hint="Cứ giữ tệp; khi nâng cấp minhbach, dữ liệu sẽ hiện ra.",
        severity="warning",
        of_file=True,
    ),
    # Personal data (contract §8); the number itself is never printed
    "MB501": Code(
        title="Số giấy tờ tùy thân",
        message="Văn bản có một dãy {digits} chữ số giống số căn cước hoặc chứng minh nhân dân.",
        hint="Xóa số này: dữ liệu cá nhân của công dân không được công bố, và lịch sử git cũng là công bố.",
        private=True,
    ),
    "MB502": Code(
        title="Số điện thoại di động",
        message="Văn bản có một số điện thoại di động không nằm trong danh sách được công khai.",
        hint="Xóa số này; nếu là số công vụ được phép công khai, thêm vào so_cong_khai trong data/co-quan.yml.",
        private=True,
    ),
    "MB503": Code(
        title="Thư điện tử cá nhân",
        message="Văn bản có một địa chỉ thư điện tử cá nhân.",
        hint="Xóa địa chỉ này, hoặc dùng thư công vụ đã khai trong lien_he của data/co-quan.yml.",
        private=True,
    ),
    # Articles and prose pages (contract §3)
    "MB601": Code(
        title="Bài viết thiếu phần khai báo",
        message="Bài viết phải bắt đầu bằng phần khai báo giữa hai dòng «---».",
        hint="Thêm ở đầu tệp: ---, title: …, date: …, ---.",
    ),
    "MB602": Code(
        title="Phần khai báo không đóng",
        message="Phần khai báo của bài mở bằng «---» mà không đóng.",
        hint="Thêm một dòng «---» sau khóa cuối cùng.",
    ),
    "MB603": Code(
        title="Liên kết không dùng được",
        message="Liên kết «{value}» không dùng được.",
        hint="Chỉ dùng https://, http://, mailto: hoặc đường dẫn trong trang.",
    ),
    "MB604": Code(
        title="Liên kết tới tệp không có",
        message="Liên kết «{value}» trỏ tới tệp không có.",
        hint="Kiểm tra tên tệp; tệp đính kèm nằm trong content/tep/.",
    ),
    "MB605": Code(
        title="Mã HTML bị bỏ",
        message="Mã HTML «{value}» không được dùng trong bài và sẽ bị bỏ.",
        hint="Viết bằng Markdown; chữ đậm là **chữ**, liên kết là [chữ](https://…).",
        severity="warning",
    ),
    "MB606": Code(
        title="Bài viết chưa ra mắt",
        message="Bài này có draft: true nên chưa được công bố.",
        hint="Xóa dòng draft khi muốn công bố.",
        severity="warning",
    ),
    "MB607": Code(
        title="Hai bài cùng địa chỉ",
        message="Bài này có cùng địa chỉ với {where}.",
        hint="Đổi tên một trong hai tệp.",
        of_file=True,
    ),
    "MB608": Code(
        title="Tên tệp bài viết không dùng làm địa chỉ được",
        message="Tên tệp «{value}» không dùng làm địa chỉ trang được.",
        hint="Đặt tên bằng chữ thường không dấu, chữ số và gạch nối, ví dụ 2026-03-12-khai-sinh.md.",
        of_file=True,
    ),
    "MB609": Code(
        title="Tên trang trùng với phần có sẵn",
        message="Địa chỉ «{value}/» đã là một phần có sẵn của trang.",
        hint="Đổi tên tệp, ví dụ thêm một từ: {value}-xa.md.",
        of_file=True,
    ),
    # Settings
    "MB701": Code(
        title="Cấu hình mkdocs.yml sai",
        message="mkdocs.yml không dùng được: {problem}.",
        hint="Sửa chỗ đó, hoặc xóa mkdocs.yml để dùng cấu hình có sẵn.",
    ),
    "MB702": Code(
        title="Không dựng được trang",
        message="Không dựng được trang: {problem}.",
        hint="Trang cũ vẫn giữ nguyên. Gửi thông báo này cho người phụ trách kỹ thuật.",
    ),
}
