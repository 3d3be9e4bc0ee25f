"""Findings in print, letter by letter; and nothing that somebody typed gets out of its place."""

from __future__ import annotations

import json

import pytest

from generator.check.records import check
from generator.words.diagnostics import Diagnostic, diagnose
from generator.words.personal import covered, personal_in
from generator.words.printers import as_github, as_json, as_text
from tests.casework import with_files

FILE = "data/2026/nhiem-vu.yml"
WRONG_DAY = diagnose("MB203", FILE, 2, 13, length=10, value="31-03-2026")
CURLY = diagnose("MB104", FILE, 1, 10, length=7, value="“A”")
SOURCE = "- {ten:   “Giao”}\n  thoi_han: 31-03-2026\n"


def made(
    line: int = 1, column: int = 1, *, length: int = 1, message: str = "Sai.", hint: str = "", file: str = "a.yml"
) -> Diagnostic:
    """A finding as a printer gets it, with texts that no catalogue has looked at."""
    return Diagnostic(
        file=file, line=line, column=column, code="MB203", severity="error", message=message, hint=hint, length=length
    )


def shown(source: str, column: int, length: int = 1) -> list[str]:
    """The source line and the caret line of a finding on the first line."""
    return as_text([made(1, column, length=length)], {"a.yml": source}).split("\n")[1:3]


# ---- text -----------------------------------------------------------------------------------------------------------


def test_text() -> None:
    """Place, severity, code and message; the line; a caret under the value; what to do; the counts."""
    assert as_text([CURLY, WRONG_DAY], {FILE: SOURCE}) == (
        "data/2026/nhiem-vu.yml:1:10: nhắc nhở MB104: Giá trị «“A”» nằm trong ngoặc kép cong của Word; dấu ngoặc sẽ hiện ra trên trang.\n"
        "    - {ten:   “Giao”}\n"
        "             ^^^^^^^\n"
        '  → Nếu chỉ muốn bao giá trị, dùng ngoặc kép thẳng " hoặc bỏ ngoặc.\n'
        "\n"
        "data/2026/nhiem-vu.yml:2:13: lỗi MB203: «31-03-2026» không phải là ngày.\n"
        "      thoi_han: 31-03-2026\n"
        "                ^^^^^^^^^^\n"
        "  → Viết ngày/tháng/năm như 31/03/2026, hoặc 2026-03-31.\n"
        "\n"
        "1 lỗi, 1 nhắc nhở"
    )


def test_text_in_colour() -> None:
    """The same with colours; without them the very same text."""
    coloured = as_text([WRONG_DAY], {FILE: SOURCE}, colour=True)
    assert coloured.split("\n")[:3] == [
        "\x1b[1mdata/2026/nhiem-vu.yml:2:13:\x1b[0m \x1b[1;31mlỗi MB203:\x1b[0m «31-03-2026» không phải là ngày.",
        "\x1b[2m      thoi_han: 31-03-2026\x1b[0m",
        "                \x1b[1;31m^^^^^^^^^^\x1b[0m",
    ]
    for code in ("\x1b[1m", "\x1b[1;31m", "\x1b[2m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == as_text([WRONG_DAY], {FILE: SOURCE})


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ((), "Không có lỗi."),
        ((WRONG_DAY,), "1 lỗi"),
        ((CURLY,), "0 lỗi, 1 nhắc nhở"),
        ((WRONG_DAY, WRONG_DAY, CURLY), "2 lỗi, 1 nhắc nhở"),
    ],
)
def test_counts(told: tuple[Diagnostic, ...], counts: str) -> None:
    """The last line counts; there is nothing else where nothing was found."""
    assert as_text(told, {}).split("\n")[-1] == counts


@pytest.mark.parametrize(
    ("source", "column", "length", "line", "carets"),
    [
        pytest.param("ten: Sai", 6, 3, "ten: Sai", "     ^^^", id="chữ thường"),
        pytest.param("ten: Đường Ẩn x", 15, 1, "ten: Đường Ẩn x", "              ^", id="chữ có dấu dựng sẵn"),
        pytest.param("Đươ\u0300ng x", 7, 1, "Đươ\u0300ng x", "     ^", id="dấu tổ hợp không chiếm chỗ"),
        pytest.param("e\u0323\u0302: x", 6, 1, "e\u0323\u0302: x", "   ^", id="hai dấu tổ hợp"),
        pytest.param("e\u0323\u0302n", 1, 3, "e\u0323\u0302n", "^", id="gạch dưới một chữ có hai dấu"),
        pytest.param("漢字 x", 4, 1, "漢字 x", "     ^", id="chữ rộng gấp đôi"),
        pytest.param("漢字 x", 1, 2, "漢字 x", "^^^^", id="gạch dưới chữ rộng"),
        pytest.param("🎉 x", 3, 1, "🎉 x", "   ^", id="hình biểu cảm"),
        pytest.param("\tten: x", 1, 1, "→ten: x", "^", id="Tab hiện ra"),
        pytest.param("\t\tten: x", 8, 1, "→→ten: x", "       ^", id="sau Tab"),
        pytest.param("ten:\u00a0x", 5, 1, "ten:␣x", "    ^", id="khoảng trắng của Word hiện ra"),
        pytest.param("a\x1b[31mb", 2, 1, "a\\x1b[31mb", " ^^^^", id="mã điều khiển màn hình"),
        pytest.param("a\u202eb c", 5, 1, "a\\x202eb c", "         ^", id="dấu đổi chiều chữ"),
        pytest.param("ten:", 5, 1, "ten:", "    ^", id="ngay sau dòng"),
        pytest.param("ten: x", 6, 99, "ten: x", "     ^", id="dài hơn dòng"),
    ],
)
def test_caret(source: str, column: int, length: int, line: str, carets: str) -> None:
    """The caret stands under the value as a terminal draws the line."""
    assert shown(source, column, length) == ["    " + line, "    " + carets]


@pytest.mark.parametrize(("column", "before"), [(1, 0), (41, 40), (50, 41), (500, 41), (1_000, 41)])
def test_long_line(column: int, before: int) -> None:
    """Of a long line a window around the caret is shown, with dots where it is cut."""
    source = "".join(chr(97 + number % 26) for number in range(1_000))
    line, carets = shown(source, column)
    assert len(line) <= 4 + 102
    assert (line[4] == "…", line[-1] == "…") == (column > 41, column < 1_000)
    assert carets == "    " + " " * before + "^"
    assert line[len(carets) - 1] == source[column - 1]


def test_very_long_line_is_quick() -> None:
    """A line of 5 MB is not walked."""
    assert shown("x" * 5_000_000, 4_999_999)[0].startswith("    …xxx")


def test_no_line_where_there_is_none() -> None:
    """Findings without a source, beyond its end, on an empty line or about the file itself have no line."""
    missing = diagnose("MB001", FILE, file=FILE)
    for item, sources in ((WRONG_DAY, {}), (made(9), {"a.yml": "x"}), (made(2), {"a.yml": "x\n\ny"}), (missing, {FILE: "x"})):
        assert "^" not in as_text([item], sources)


def test_bytes_as_they_lie_on_the_disk() -> None:
    """Sources may be bytes: with a byte-order mark, with CRLF, in any encoding."""
    assert "    b: 2\n" in as_text([made(2)], {"a.yml": b"\xef\xbb\xbfa: 1\r\nb: 2\r\n"})
    assert "    \ufffd\ufffd\n" in as_text([made(1)], {"a.yml": b"\xff\xfe"})


def test_personal_data_is_not_shown() -> None:
    """§8: a privacy finding shows no line, and no other finding shows the number on its line."""
    text = "- {ma: a, ten: Gọi 0987654321, linh_vuc: khong-co, chu_tri: phong-vhxh, thuong_xuyen: true, 0987654322: x}\n"
    tree = with_files({"data/2026/nhiem-vu/a.yml": text})
    found = check(tree, None).diagnostics
    assert {item.code for item in found} == {"MB107", "MB502"}
    for printed in (as_text(found, tree.texts), as_json(found), as_github(found)):
        assert "0987654321" not in printed
        assert "0987654322" not in printed
        assert "MB502" in printed


# ---- personal data in words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown_text"),
    [
        ("Căn cước 001204012345.", "Căn cước ••••••••••••."),
        ("CMND 031 234 567", "CMND •••••••••••"),
        ("ĐT.0987.654.321", "ĐT.••••••••••••"),
        ("(+84) 987 654 321", "(••••••••••••••••"),
        ("Gửi a.b@gmail.com nhé", "Gửi ••••••••••••• nhé"),
        ("Liên hệ.........a@b.vn", "Liên hệ.........••••••"),
        ("noivu@haiphong.gov.vn", "noivu@haiphong.gov.vn"),
        ("123456789 đồng, 123.456.789, 12/123456789/QĐ", "123456789 đồng, 123.456.789, 12/123456789/QĐ"),
        ("0200 3555 018", "0200 3555 018"),
        ("05-12-2026 15 giờ; 2026-03-31 10:20; 0001112223334445", "05-12-2026 15 giờ; 2026-03-31 10:20; 0001112223334445"),
        ("https://bao.example.vn/tin-123456789.htm", "https://bao.example.vn/tin-123456789.htm"),
    ],
)
def test_covered(text: str, shown_text: str) -> None:
    """What looks like somebody's own is covered in its whole length; public numbers and addresses are not."""
    assert covered(text) == shown_text


def test_finds_name_their_code() -> None:
    """Mail, mobile and identity numbers side by side."""
    text = "a@b.vn, 0987654321, 001204012345"
    assert [(found.code, text[found.start : found.end]) for found in personal_in(text)] == [
        ("MB503", "a@b.vn"),
        ("MB502", "0987654321"),
        ("MB501", "001204012345"),
    ]


# ---- JSON -----------------------------------------------------------------------------------------------------------


def test_json() -> None:
    """Exactly the keys of contract §7."""
    assert json.loads(as_json([CURLY, WRONG_DAY])) == {
        "errors": 1,
        "warnings": 1,
        "diagnostics": [
            {
                "file": FILE,
                "line": 1,
                "column": 10,
                "severity": "warning",
                "code": "MB104",
                "message": "Giá trị «“A”» nằm trong ngoặc kép cong của Word; dấu ngoặc sẽ hiện ra trên trang.",
                "hint": 'Nếu chỉ muốn bao giá trị, dùng ngoặc kép thẳng " hoặc bỏ ngoặc.',
            },
            {
                "file": FILE,
                "line": 2,
                "column": 13,
                "severity": "error",
                "code": "MB203",
                "message": "«31-03-2026» không phải là ngày.",
                "hint": "Viết ngày/tháng/năm như 31/03/2026, hoặc 2026-03-31.",
            },
        ],
    }


def test_json_of_nothing() -> None:
    """No findings is a whole answer too."""
    assert json.loads(as_json([])) == {"errors": 0, "warnings": 0, "diagnostics": []}


def test_json_is_readable_and_storable() -> None:
    """Vietnamese stays Vietnamese; a name that is no UTF-8 does not break the output."""
    text = as_json([made(file="a\udcff\n.yml", message="Không «\x1b[31m»")])
    assert "Không" in text
    assert "\x1b" not in text
    assert json.loads(text.encode("utf-8"))["diagnostics"][0]["file"] == "a?\n.yml"


# ---- GitHub ---------------------------------------------------------------------------------------------------------


def test_github() -> None:
    """One workflow command a finding."""
    assert as_github([CURLY, WRONG_DAY]) == (
        "::warning file=data/2026/nhiem-vu.yml,line=1,col=10,title=MB104 Ngoặc kép cong của Word bao quanh giá trị"
        "::Giá trị «“A”» nằm trong ngoặc kép cong của Word; dấu ngoặc sẽ hiện ra trên trang."
        '%0ANếu chỉ muốn bao giá trị, dùng ngoặc kép thẳng " hoặc bỏ ngoặc.\n'
        "::error file=data/2026/nhiem-vu.yml,line=2,col=13,title=MB203 Ngày viết sai dạng"
        "::«31-03-2026» không phải là ngày.%0AViết ngày/tháng/năm như 31/03/2026, hoặc 2026-03-31."
    )
    assert as_github([]) == ""


def test_github_escapes() -> None:
    """Percent signs and line ends in messages; colons and commas too in properties."""
    item = made(file="data/a,b:c%d\n.yml", message="95% ::set-output x\r\n::error::y", hint="a:b,c")
    assert as_github([item]) == (
        "::error file=data/a%2Cb%3Ac%25d%0A.yml,line=1,col=1,title=MB203 Ngày viết sai dạng"
        "::95%25 ::set-output x ⏎ ::error::y%0Aa:b,c"
    )


HOSTILE = [
    "\n::error::x",
    "\r\n::add-mask::x",
    "::stop-commands::x",
    "\x1b[2J\x1b]0;x\x07",
    "\u202ex",
    "\u2028::error::x",
    "%0A::error::x",
    "{value}",
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("field", ["message", "hint", "file"])
def test_typed_text_stays_in_its_place(typed: str, field: str) -> None:
    """Line ends, commands and terminal codes in values and names reach no output as such."""
    item = made(**{field: f"a{typed}b"})  # type: ignore[arg-type]
    lines = as_github([item]).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::error file=")
    text = as_text([item], {"a.yml": f"a{typed}b"}, colour=False)
    assert len(text.splitlines()) == len(as_text([made(**{field: "ab"})], {"a.yml": "ab"}).splitlines())  # type: ignore[arg-type]
    for printed in (text, lines[0], as_json([item])):
        assert not any(char in printed for char in "\x1b\x07\r")


@pytest.mark.parametrize("typed", HOSTILE)
def test_typed_values_are_quoted_on_one_line(typed: str) -> None:
    """A value in a message is shown as typed, on one line, with what is invisible made visible, and never filled in again."""
    item = diagnose("MB203", FILE, value=f"a{typed}b")
    assert item.message.startswith("«a")
    assert item.message.isprintable()
    assert item.message.endswith("b» không phải là ngày.")


def test_long_values_are_cut() -> None:
    """Sixty characters of a value are enough; half a number is not left at the cut."""
    assert diagnose("MB203", FILE, value="x" * 100).message == f"«{'x' * 60}…» không phải là ngày."
    assert "098" not in diagnose("MB203", FILE, value="x" * 55 + " 0987654321").message
