"""What paper shows: QR codes as another encoder makes them, a running head that no title can break out of."""

from __future__ import annotations

import re
import zlib
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_L
from qrcode.main import QRCode
from qrcode.util import MODE_8BIT_BYTE, QRData

from generator.publish.paper import code_of, css_text
from generator.publish.qr import MASK, qr_path, qr_picture, qr_rows

ADDRESS = "https://minhhoa.example.vn/cchc/nhiem-vu/"


def by_another(text: str) -> tuple[str, ...]:
    """The symbol as an independent encoder makes it, at the same level and with the same mask."""
    code = QRCode(error_correction=ERROR_CORRECT_L, border=0, mask_pattern=MASK)
    code.add_data(QRData(text.encode(), mode=MODE_8BIT_BYTE))
    code.make()
    return tuple("".join("01"[bool(module)] for module in row) for row in code.get_matrix())


@pytest.mark.parametrize("length", [1, 17, 18, 32, 53, 54, 66, 78, 79, 106, 107, 134, 135, 154, 155, 192, 193, 230])
def test_a_code_is_the_one_that_another_encoder_makes(length: int) -> None:
    """In every size, when it is full as when it is not."""
    text = (ADDRESS + "mot-viec-co-ten-dai/" * 10)[:length]
    assert qr_rows(text) == by_another(text)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=50))
def test_any_text_gives_the_same_code(text: str) -> None:
    """Whatever its letters."""
    assert qr_rows(text) == by_another(text)


def test_an_address_too_long_for_a_code_has_none() -> None:
    """The page then shows the address alone."""
    assert qr_rows("a" * 231) is None
    assert code_of(ADDRESS + "a" * 231) == ""


def test_the_picture_has_the_code_pixel_by_pixel() -> None:
    """One pixel a module, a light one white."""
    rows, picture = qr_rows(ADDRESS), qr_picture(ADDRESS)
    assert rows is not None
    assert picture is not None
    side, address = picture
    assert side == len(rows) == 29
    assert pixels(address, side) == list(rows)


def pixels(address: str, side: int) -> list[str]:
    """The rows of a PNG of one bit a pixel, 1 for black."""
    png = b64decode(address.removeprefix("data:image/png;base64,"))
    start = png.index(b"IDAT") + 4
    length = int.from_bytes(png[start - 8 : start - 4])
    lines, width = zlib.decompress(png[start : start + length]), side // 8 + 2
    found = [f"{int.from_bytes(lines[at + 1 : at + width]):0{width * 8 - 8}b}"[:side] for at in range(0, len(lines), width)]
    return [row.translate(str.maketrans("01", "10")) for row in found]


def test_the_path_draws_the_dark_modules() -> None:
    """Each run of dark modules is one rectangle."""
    assert qr_path(("110", "001")) == "M0 0h2v1H0zM2 1h1v1H2z"


@given(st.text())
def test_no_title_breaks_out_of_the_running_head(title: str) -> None:
    """It stands between quotes in a style element, and nothing in it may be taken for a frame's marker."""
    assert not re.search(r"[\"<>\n\r\f:]|\\(?![0-9a-f]+ )", css_text(title))


def test_a_title_with_quotes_reads_the_same_on_paper() -> None:
    """Vietnamese letters stay as they are; what CSS would read is named by its number."""
    assert css_text('Đề án "một cửa": 5 < 6') == "Đề án \\22 một cửa\\22 \\3a  5 \\3c  6"
    assert len(css_text("chữ " * 100)) <= 100
