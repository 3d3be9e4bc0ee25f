"""Files that a tired clerk, a broken program or an attacker could commit: each must be refused, and soon."""

from __future__ import annotations

from collections.abc import Callable

from generator.read.encoding import MOST_BYTES

TASKS = "data/2026/nhiem-vu.yml"
UNITS = "data/don-vi.yml"
REPORTS = "data/2026/bao-cao.yml"
SCORES = "data/2026/bo-chi-so.yml"
ARTICLE = "content/bai-viet/2026-05-01-moi.md"


def _full(piece: str, before: str = "", after: str = "") -> Callable[[], str]:
    """The piece repeated until the file has the size that is just allowed."""

    def text() -> str:
        room = MOST_BYTES - len((before + after).encode("utf-8"))
        return before + piece * (room // len(piece.encode("utf-8"))) + after

    return text


def _numbered(piece: str, before: str = "", after: str = "") -> Callable[[], str]:
    """The piece with a number in it, again and again, up to the allowed size."""

    def text() -> str:
        parts, size, number, wider = [before], len(before), 0, len(piece.encode("utf-8")) - len(piece)
        while size < MOST_BYTES - len(piece) - 10:
            parts.append(piece % number)
            size += len(parts[-1]) + wider
            number += 1
        return "".join(parts) + after

    return text


_TASK = "- {ma: a%d, ten: A, linh_vuc: the-che, chu_tri: phong-vhxh, thoi_han: 30/06/2026"
_MARKS = "\u0323\u0301"

HOSTILE: dict[str, tuple[str, str | Callable[[], str], str]] = {
    # name: (path, text or what makes it, one of the codes it gives)
    "ngoặc vuông × 50.000": (TASKS, "[" * 50_000, "MB111"),
    "ngoặc vuông đóng mở × 50.000": (TASKS, "[" * 50_000 + "]" * 50_000, "MB111"),
    "ngoặc nhọn × 5.000": (TASKS, "{a: " * 5_000, "MB111"),
    "gạch đầu mục × 50.000": (TASKS, "- " * 50_000, "MB111"),
    "dấu hỏi × 50.000": (TASKS, "? " * 50_000, "MB112"),
    "thụt vào mãi": (TASKS, "".join(" " * deep + "a:\n" for deep in range(2_000)), "MB111"),
    "lồng sâu trong phần khai báo của bài": (ARTICLE, "---\ntitle: " + "[" * 50_000 + "\n---\n", "MB111"),
    "tỷ tiếng cười": (TASKS, "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n", "MB108"),
    "bí danh không neo": (TASKS, "- *a\n", "MB108"),
    "tự nhắc lại chính mình": (TASKS, "&a [*a]\n", "MB108"),
    "nhãn gọi lệnh của Python": (TASKS, "- !!python/object/apply:os.system ['true']\n", "MB109"),
    "nhãn ở khóa": (TASKS, "- !!str ma: a\n", "MB109"),
    "trăm nghìn khai báo nhãn": (TASKS, _numbered("%%TAG !a%d! b\n"), "MB109"),
    "trăm nghìn khai báo nhãn ở tài liệu thứ hai": (TASKS, _numbered("%%TAG !a%d! b\n", "- a\n...\n"), "MB109"),
    "khóa gộp của YAML": (TASKS, "- <<: {ma: a}\n", "MB107"),
    "ký tự NUL": (TASKS, "- ma: a\0b\n", "MB006"),
    "nửa ký tự viết bằng dấu thoát": (TASKS, '- ma: "\\uD800"\n', "MB101"),
    "ký tự ngoài Unicode": (TASKS, '- ma: "\\UFFFFFFFF"\n', "MB101"),
    "số 10^6 chữ số": (
        TASKS,
        "- {ma: a, ten: A, linh_vuc: the-che, chu_tri: phong-vhxh, thoi_han: " + "9" * 1_000_000 + "}\n",
        "MB203",
    ),
    "tiến độ 10^6 chữ số": (
        TASKS,
        _TASK % 1 + ", cap_nhat: [{ngay: 01/01/2026, trang_thai: tam_dung, tien_do: " + "9" * 1_000_000 + "}]}\n",
        "MB207",
    ),
    "giá trị 10^6 chữ số": (
        "data/2026/chi-so.yml",
        "- {ma: a, ten: A, don_vi_tinh: điểm, chi_tieu: {so_sanh: '>', gia_tri: " + "9" * 1_000_000 + "}}\n",
        "MB205",
    ),
    "số mũ lớn": (
        "data/2026/chi-so.yml",
        "- {ma: a, ten: A, don_vi_tinh: điểm, chi_tieu: {so_sanh: '>', gia_tri: 1e999999999}}\n",
        "MB205",
    ),
    "mã 10^6 chữ": (TASKS, "- {ma: " + "a" * 1_000_000 + "}\n", "MB209"),
    "khóa 10^6 chữ": (TASKS, "- ? " + "a" * 1_000_000 + "\n  : b\n", "MB107"),
    "5 MB một dòng chữ": (TASKS, _full("a"), "MB115"),
    "5 MB một giá trị": (TASKS, _full("a ", "- ten: "), "MB201"),
    "5 MB dòng trống": (TASKS, _full("\n", "- {}\n"), "MB201"),
    "5 MB một danh sách trên một dòng": (TASKS, _full("{},", "[", "]"), "MB004"),
    "5 MB mã lạ trên một dòng": (TASKS, _numbered("x%d,", (_TASK % 1) + ", phoi_hop: [", "]}\n"), "MB302"),
    "5 MB khóa lạ": (TASKS, _numbered("  a%d: b\n", "- ma: a\n"), "MB107"),
    "5 MB khóa lạ trong ngoặc nhọn": (TASKS, _numbered("a%d,", "[{ma: a,", "}]\n"), "MB004"),
    "5 MB khóa viết lại": (TASKS, _full("  ma: b\n", "- ma: a\n"), "MB106"),
    "5 MB mục nhỏ": (TASKS, _full("- {}\n"), "MB004"),
    "5 MB gạch đầu mục": (TASKS, _full("-\n"), "MB004"),
    "5 MB nhiệm vụ cùng mã": (TASKS, _full(_TASK % 1 + "}\n"), "MB301"),
    "5 MB nhiệm vụ thiếu thời hạn": (TASKS, _numbered("- {ma: a%d, ten: A, linh_vuc: x, chu_tri: y}\n"), "MB303"),
    "5 MB cập nhật của kỳ không có": (
        TASKS,
        _full(
            "  - {ngay: 01/01/2026, trang_thai: tam_dung, ky: 2026}\n",
            _TASK.replace("{", "").replace(", ", "\n  ") % 1 + "\n  cap_nhat:\n",
        ),
        "MB306",
    ),
    "5 MB ngày ở tương lai": (TASKS, _numbered(_TASK + ", gia_han: [{ngay: 31/12/2999, den: 01/01/2026, ly_do: x}]}\n"), "MB401"),
    "5 MB hồ sơ cùng kỳ, cùng lĩnh vực": (
        "data/2026/ho-so.yml",
        _full(
            "- {ky: 2026-01, linh_vuc_thu_tuc: A, tiep_nhan: 1, truoc_han: 0, dung_han: 0, qua_han: 0, dang_giai_quyet: 1, "
            "ngay: 01/02/2026}\n"
        ),
        "MB321",
    ),
    "5 MB tiêu chí cùng mã": (
        SCORES,
        _full("    - {ma: a, ten: A, diem_toi_da: 1, tu_cham: 2}\n", "- ma: b\n  ten: B\n  tieu_chi:\n"),
        "MB301",
    ),
    "5 MB tiêu chí con không bằng điểm của nhóm": (
        SCORES,
        _numbered(
            "        - {ma: a%d, ten: A, diem_toi_da: 1}\n",
            "- ma: b\n  ten: B\n  tieu_chi:\n    - ma: n\n      ten: N\n      diem_toi_da: 1\n      tieu_chi:\n",
        ),
        "MB323",
    ),
    "tiêu chí lồng mãi": (
        SCORES,
        "- ma: b\n" + "".join(f"{'  ' * deep}  tieu_chi:\n{'  ' * deep}  - ma: a\n" for deep in range(30)),
        "MB111",
    ),
    "5 MB lần nộp của đơn vị không phải nộp": (
        REPORTS,
        _full(
            "    - {don_vi: phong-vhxh, ngay: 01/02/2026}\n",
            "- ma: b\n  ten: B\n  thoi_han: 01/02/2026\n  don_vi: [" + "a, " * 100_000 + "a]\n  nop:\n",
        ),
        "MB327",
    ),
    "5 MB số căn cước": (TASKS, _full("012345678901 ", (_TASK % 1) + ", san_pham: ", "}\n"), "MB501"),
    "5 MB số di động khác nhau": (TASKS, _numbered("09%08d ", (_TASK % 1) + ", san_pham: ", "}\n"), "MB502"),
    "5 MB số di động viết bằng dấu thoát": (TASKS, _full("\\x30912345678 ", (_TASK % 1) + ', san_pham: "', '"}\n'), "MB502"),
    "5 MB một phần thư điện tử": (TASKS, _full("a", "", "@b.vn\n"), "MB115"),
    "5 MB thư điện tử": (ARTICLE, _full("a@b.vn ", "---\ntitle: A\ndate: 01/05/2026\n---\n"), "MB503"),
    "5 MB dấu @": (ARTICLE, _full("a@", "---\ntitle: A\ndate: 01/05/2026\n---\n", "a@b.vn"), "MB503"),
    "5 MB chữ gần giống số điện thoại": (ARTICLE, _full("03 ", "---\ntitle: A\ndate: 01/05/2026\n---\n"), "MB502"),
    "5 MB liên kết hỏng": (ARTICLE, _full("[](x:) ", "---\ntitle: A\ndate: 01/05/2026\n---\n"), "MB603"),
    "5 MB liên kết mở mà không đóng": (ARTICLE, _full("<a:", "---\ntitle: A\ndate: 01/05/2026\n---\n", " <b>"), "MB605"),
    "5 MB dấu nhỏ hơn": (ARTICLE, _full("<a ", "---\ntitle: A\ndate: 01/05/2026\n---\n", ">"), "MB605"),
    "5 MB thẻ HTML": (ARTICLE, _full("<b>", "---\ntitle: A\ndate: 01/05/2026\n---\n"), "MB605"),
    "5 MB dấu huyền của đoạn mã": (ARTICLE, _full("```a\n~~~\n", "---\ntitle: A\ndate: 01/05/2026\n---\n", "<b>\n"), ""),
    "5 MB ngoặc vuông trong bài": (ARTICLE, _full("[a]: ", "---\ntitle: A\ndate: 01/05/2026\n---\n"), "MB603"),
    "5 MB gạch khai báo": (ARTICLE, _full("---\n"), "MB201"),
    "5 MB dấu chồng lên một chữ": (TASKS, _full(_MARKS, "- ma: a"), "MB006"),
    "5 MB dấu chồng viết bằng dấu thoát": (TASKS, _full("\\u0323\\u0301", '- ma: "a', '"\n'), "MB006"),
    "5 MB dấu chồng trong bài": (ARTICLE, _full(_MARKS, "---\ntitle: A\ndate: 01/05/2026\n---\na"), "MB006"),
    "5 MB đơn vị, và mã lạ": (UNITS, _numbered("- {ma: x%d, ten: X}\n"), "MB004"),
    "5 MB ghi chú": (UNITS, _full("# a\n", "- {}\n"), "MB201"),
    "5 MB ngoặc kép cong": (TASKS, _full("- “a”\n"), "MB202"),
    "5 MB khoảng trắng đặc biệt": (TASKS, _full("\u00a0"), "MB115"),
    "5 MB ngoặc kép": (TASKS, _full('"'), "MB101"),
    "5 MB dấu của git": (TASKS, _full("<<<<<<< a\n"), "MB115"),
    "5 MB và một byte": (TASKS, lambda: "a" * (MOST_BYTES + 1), "MB004"),
}
