"""The word lists from which the synthetic commune's Vietnamese is composed; nobody is named in them."""

from typing import Final

UNITS: Final = (
    ("van-phong", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Văn phòng", "van_phong"),
    ("phong-kinh-te", "Phòng Kinh tế", "Phòng Kinh tế", "phong"),
    ("phong-vhxh", "Phòng Văn hóa – Xã hội", "Phòng VH–XH", "phong"),
    ("trung-tam-pvhcc", "Trung tâm Phục vụ hành chính công", "Trung tâm PVHCC", "trung_tam"),
    ("mat-tran", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Mặt trận Tổ quốc", "mat_tran"),
    ("hoi-nong-dan", "Hội Nông dân", "Hội Nông dân", "doan_the"),
    ("hoi-phu-nu", "Hội Liên hiệp Phụ nữ", "Hội Phụ nữ", "doan_the"),
    ("doan-thanh-nien", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Đoàn Thanh niên", "doan_the"),
    ("cuu-chien-binh", "Hội Cựu chiến binh", "Hội CCB", "doan_the"),
    ("cong-an", "Công an xã", "Công an xã", "khac"),
    ("quan-su", "Ban Chỉ huy Quân sự xã", "Ban CHQS", "khac"),
    ("tram-y-te", "Trạm Y tế xã", "Trạm Y tế", "khac"),
)

AREAS: Final = {
    "chi-dao-dieu-hanh": "Chỉ đạo, điều hành",
    "the-che": "Thể chế",
    "thu-tuc-hanh-chinh": "Thủ tục hành chính",
    "to-chuc-bo-may": "Tổ chức bộ máy",
    "che-do-cong-vu": "Chế độ công vụ",
    "tai-chinh-cong": "Tài chính công",
    "chinh-quyen-so": "Chính quyền số",
}

DOCUMENT_KINDS: Final = (
    ("ke_hoach", "KH", "Kế hoạch"),
    ("quyet_dinh", "QĐ", "Quyết định"),
    ("thong_bao", "TB", "Thông báo"),
    ("cong_van", "CV", "Công văn"),
    ("bao_cao", "BC", "Báo cáo"),
)

VERBS: Final = (
    "Rà soát, cập nhật",
    "Công khai, niêm yết",
    "Tổ chức triển khai",
    "Kiểm tra, đôn đốc",
    "Xây dựng, ban hành",
    "Tuyên truyền, phổ biến",
    "Đơn giản hóa",
    "Tổng hợp, báo cáo",
    "Số hóa",
    "Chuẩn hóa, kết nối",
)

OBJECTS: Final = (
    "quy trình nội bộ giải quyết thủ tục hành chính",
    "danh mục dịch vụ công trực tuyến toàn trình",
    "kết quả giải quyết hồ sơ tại bộ phận một cửa",
    "quy chế làm việc của cơ quan",
    "kế hoạch kiểm tra công vụ",
    "vị trí việc làm và cơ cấu cán bộ, công chức",
    "quy chế chi tiêu nội bộ và công khai ngân sách",
    "hồ sơ điện tử trên hệ thống quản lý văn bản",
    "chữ ký số cá nhân của công chức chuyên môn",
    "tổ công nghệ số cộng đồng",
    "chuyên mục cải cách hành chính trên trang thông tin điện tử",
    "lịch đối thoại với người dân và doanh nghiệp",
    "phiếu khảo sát mức độ hài lòng",
    "kho dữ liệu dùng chung của xã",
    "danh mục văn bản hết hiệu lực",
)

SCOPES: Final = (
    "lĩnh vực đất đai",
    "lĩnh vực hộ tịch",
    "lĩnh vực bảo trợ xã hội",
    "lĩnh vực xây dựng",
    "lĩnh vực người có công",
    "lĩnh vực chứng thực",
    "lĩnh vực nông nghiệp",
    "lĩnh vực môi trường",
    "tại các thôn",
    "tại bộ phận một cửa",
    "trong toàn cơ quan",
    "đối với hộ kinh doanh",
)

PRODUCTS: Final = (
    "Báo cáo kết quả thực hiện",
    "Quyết định ban hành",
    "Tờ trình phương án",
    "Kế hoạch được phê duyệt",
    "Biên bản kiểm tra",
    "Danh mục được công khai",
    "Thông báo kết luận",
)

PROGRESS: Final = (
    "Đã rà soát {a}/{b} nội dung và gửi các đơn vị lấy ý kiến",
    "Đã hoàn thành bước chuẩn bị, phân công {a} công chức phụ trách",
    "Đã tiếp nhận {a} ý kiến, tiếp thu {c} ý kiến vào dự thảo",
    "Đã cập nhật {a}/{b} hồ sơ lên hệ thống theo đúng quy trình",
    "Đã tổ chức {c} buổi hướng dẫn với {b} lượt người tham dự",
    "Đã niêm yết công khai {a} thủ tục tại trụ sở và nhà văn hóa thôn",
)

DONE: Final = (
    "Đã ban hành sản phẩm và gửi các đơn vị thực hiện",
    "Đã hoàn thành toàn bộ nội dung, kết quả được công khai",
    "Đã nghiệm thu, lưu hồ sơ và báo cáo cấp trên",
)

SUBJECTIVE: Final = (
    "Đơn vị chủ trì chưa chủ động phân công công chức theo dõi",
    "Việc phối hợp giữa các đơn vị chưa kịp thời",
    "Công tác kiểm tra, đôn đốc chưa thường xuyên",
)

OBJECTIVE: Final = (
    "Phần mềm của cấp trên nâng cấp nên dữ liệu chưa liên thông",
    "Quy định mới thay đổi, phải xây dựng lại quy trình",
    "Khối lượng hồ sơ tăng cao sau khi sắp xếp đơn vị hành chính",
)

REMEDIES: Final = (
    "Bổ sung công chức, giao chỉ tiêu theo tuần và kiểm tra tại giao ban",
    "Làm việc với cơ quan cấp trên để thống nhất dữ liệu",
    "Rà soát lại toàn bộ hồ sơ còn tồn, xử lý dứt điểm theo thứ tự thời hạn",
)

REASONS: Final = (
    "Chờ hướng dẫn của cơ quan cấp trên",
    "Điều chỉnh phạm vi thực hiện theo kết luận giao ban",
    "Bổ sung nội dung theo ý kiến của Mặt trận Tổ quốc",
)

MEASURES: Final = (
    ("Tỷ lệ hồ sơ giải quyết đúng hạn", "%"),
    ("Tỷ lệ hồ sơ trực tuyến toàn trình", "%"),
    ("Tỷ lệ thanh toán trực tuyến", "%"),
    ("Tỷ lệ số hóa kết quả giải quyết", "%"),
    ("Tỷ lệ văn bản ký số", "%"),
    ("Tỷ lệ giải ngân vốn đầu tư công", "%"),
    ("Số hồ sơ tiếp nhận trong tháng", "hồ sơ"),
    ("Điểm phục vụ người dân và doanh nghiệp", "điểm"),
)

AUDIENCES: Final = ("người dân", "doanh nghiệp", "hộ kinh doanh", "người cao tuổi", "thanh niên")

CHANNELS: Final = ("cổng", "truyền thanh", "pano", "bảng tin", "họp thôn")

CATEGORIES: Final = ("Gương điển hình", "Hướng dẫn thủ tục", "Chuyển đổi số", "Tin hoạt động")

SUBJECTS: Final = (
    "Cán bộ bộ phận một cửa",
    "Tổ công nghệ số cộng đồng",
    "Các thôn trong xã",
    "Lãnh đạo Ủy ban nhân dân xã",
    "Đoàn viên thanh niên",
    "Công chức chuyên môn",
    "Ban công tác Mặt trận",
)

ACTIONS: Final = (
    "đã hướng dẫn người dân nộp hồ sơ trực tuyến ngay tại nhà văn hóa",
    "tiếp tục rút ngắn thời gian giải quyết so với quy định",
    "công khai tiến độ từng nhiệm vụ để mọi người cùng theo dõi",
    "đến từng hộ gia đình giúp người cao tuổi cài đặt ứng dụng",
    "trả lời đầy đủ các phản ánh, kiến nghị trong thời hạn",
    "thực hiện nghiêm lời xin lỗi khi hồ sơ bị trễ hẹn",
    "bố trí bàn hỗ trợ riêng cho hộ kinh doanh và hợp tác xã",
)

RESULTS: Final = (
    "nhờ đó số lượt đi lại của người dân giảm rõ rệt",
    "góp phần nâng cao mức độ hài lòng về sự phục vụ",
    "qua đó chất lượng hồ sơ được nâng lên từng tháng",
    "và được bà con ghi nhận trong các buổi họp thôn",
    "đồng thời tạo thuận lợi cho doanh nghiệp khi giao dịch",
    "để kết quả giải quyết được số hóa và dùng lại cho lần sau",
)
