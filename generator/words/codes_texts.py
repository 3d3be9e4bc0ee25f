"""Codes of personal data, of articles and pages and of settings: MB5xx, MB6xx and MB7xx."""

from __future__ import annotations

from generator.words.code import Code

TEXT_CODES: dict[str, Code] = {
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
    "MB703": Code(
        title="Bản sao git thiếu lịch sử",
        message="Bản sao git này thiếu lịch sử (shallow clone), nên nguồn tin lấy ngày ghi trong dữ liệu thay cho ngày công bố.",
        hint="Lấy đủ lịch sử: git fetch --unshallow, hoặc đặt fetch-depth: 0 trong quy trình dựng trang.",
        severity="warning",
        of_file=True,
    ),
    "MB704": Code(
        title="Không có lịch sử git",
        message="Không đọc được lịch sử git ở đây, nên nguồn tin lấy ngày ghi trong dữ liệu thay cho ngày công bố.",
        hint="Dựng trang từ kho git đầy đủ thì người theo dõi mới nhận được mọi thay đổi. Nếu chỉ xem thử thì không cần làm gì.",
        severity="warning",
        of_file=True,
    ),
    "MB705": Code(
        title="Có lần lưu cũ bị bỏ qua",
        message="Bỏ qua {count} lần lưu trong lịch sử git vì dữ liệu lúc đó có lỗi.",
        hint="Không cần làm gì: những lần lưu ấy không được công bố. Trang thay đổi nêu rõ số lần bị bỏ qua.",
        severity="warning",
        of_file=True,
    ),
    "MB706": Code(
        title="Có lần lưu ghi giờ ở tương lai",
        message="Lần lưu {commit} ghi ngày {day}, sau ngày tính số liệu, dù sau nó đã có lần lưu khác.",
        hint="Chỉnh lại đồng hồ của máy đã lưu. Tin của lần lưu này được công bố cùng lúc với lần lưu kế tiếp.",
        severity="warning",
        of_file=True,
    ),
}
