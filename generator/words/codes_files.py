"""Codes of files and of YAML: MB0xx and MB1xx."""

from __future__ import annotations

from generator.words.code import Code

FILE_CODES: dict[str, Code] = {
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
}
