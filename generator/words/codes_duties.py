"""Codes of the rules of dossiers, scorecards, reports, feedback, inspections and supervision: MB318 and on."""

from __future__ import annotations

from generator.words.code import Code

DUTY_CODES: dict[str, Code] = {
    # Dossiers (contract §3, ho-so)
    "MB318": Code(
        title="Số hồ sơ không cân đối",
        message="Phải giải quyết {came_in} hồ sơ ({sources}), nhưng kết quả cộng lại là {accounted} ({outcomes}).",
        hint="Hai tổng lệch nhau {difference}: tìm và sửa số gõ nhầm; khóa không viết được tính là 0.",
    ),
    "MB319": Code(
        title="Một phần lớn hơn cả tổng",
        message="{part} là {count}, nhiều hơn {whole} ({limit}).",
        hint="{part} là một phần của {whole} nên không thể lớn hơn; kiểm tra lại các số này.",
    ),
    "MB320": Code(
        title="Khóa này cần khóa khác đi cùng",
        message="Có {given} mà thiếu {lacking}.",
        hint="{advice}",
    ),
    "MB321": Code(
        title="Một lĩnh vực có hai số liệu trong cùng kỳ",
        message="Lĩnh vực «{value}» kỳ {period} đã có ở {where}.",
        hint="Giữ một mục cho mỗi kỳ và lĩnh vực: xóa mục cũ khi có số liệu mới, hoặc sửa ky, linh_vuc_thu_tuc nếu gõ nhầm.",
    ),
    "MB322": Code(
        title="Kỳ không thuộc năm của thư mục",
        message="Kỳ «{value}» không thuộc năm {year} của thư mục.",
        hint="Chuyển mục này sang thư mục đúng năm, hoặc sửa ky.",
    ),
    # Scorecards (contract §3, bo-chi-so)
    "MB323": Code(
        title="Điểm tối đa của nhóm không bằng tổng các tiêu chí con",
        message="Điểm tối đa của nhóm là {maximum}, nhưng các tiêu chí con cộng lại là {sum}.",
        hint="Sửa diem_toi_da của nhóm hoặc của tiêu chí con gõ nhầm; kiểm tra xem có thiếu tiêu chí nào không.",
    ),
    "MB324": Code(
        title="Điểm cao hơn điểm tối đa",
        message="{score} là {points}, cao hơn điểm tối đa {maximum}.",
        hint="Viết một số từ 0 đến {maximum}, hoặc sửa diem_toi_da.",
    ),
    "MB325": Code(
        title="Điểm của nhóm không bằng tổng các tiêu chí con",
        message="{score} của nhóm là {points}, nhưng các tiêu chí con cộng lại là {sum}.",
        hint="Sửa số gõ nhầm; sai lệch cho phép là 0,05. Có thể bỏ {key} của nhóm để chương trình tự cộng.",
    ),
    # Reports (contract §3, bao-cao)
    "MB326": Code(
        title="Báo cáo phải có đúng một cách hẹn",
        message="Báo cáo phải có đúng một trong hai khóa chu_ky, thoi_han; ở đây {found}.",
        hint="Báo cáo lặp lại theo kỳ dùng chu_ky; báo cáo nộp một lần dùng thoi_han.",
    ),
    "MB327": Code(
        title="Đơn vị nộp không có trong danh sách phải nộp",
        message="Đơn vị «{value}» không có trong don_vi của báo cáo này.",
        hint="Sửa mã đơn vị nộp, hoặc thêm đơn vị đó vào don_vi nếu đơn vị cũng phải nộp.",
    ),
    "MB328": Code(
        title="Kỳ không hợp với báo cáo",
        message="{problem}",
        hint="Báo cáo định kỳ cần ky trong mỗi lần nộp, đúng loại kỳ đã khai ở chu_ky; báo cáo nộp một lần thì không cần.",
    ),
    # Days and answers of feedback, inspections and supervision (contract §3)
    "MB329": Code(
        title="Hai ngày ngược thứ tự",
        message="{key} là {value}, sớm hơn {first} ({start}).",
        hint="Kiểm tra cả ngày, tháng và năm của hai khóa; sửa ngày gõ nhầm.",
    ),
    "MB330": Code(
        title="Không tiếp thu phải nêu lý do",
        message="tiep_thu là {value} nhưng chưa có ly_do.",
        hint="Thêm ly_do: vì sao không tiếp thu, hoặc chỉ tiếp thu một phần.",
    ),
}
