"""Numbers, days and texts as an announcer says them: the rules of northern speech, and reading back what was said."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.words.reading import ABBREVIATIONS, spoken_text
from generator.words.spoken import (
    DIGITS,
    spoken_count,
    spoken_date,
    spoken_day,
    spoken_digits,
    spoken_number,
    spoken_one_by_one,
    spoken_percent,
)

COUNTS = {
    0: "không",
    1: "một",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    31: "ba mươi mốt",
    44: "bốn mươi tư",
    55: "năm mươi lăm",
    91: "chín mươi mốt",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh tư",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    121: "một trăm hai mươi mốt",
    555: "năm trăm năm mươi lăm",
    1000: "một nghìn",
    1005: "một nghìn không trăm linh năm",
    1015: "một nghìn không trăm mười lăm",
    1100: "một nghìn một trăm",
    2026: "hai nghìn không trăm hai mươi sáu",
    10_000: "mười nghìn",
    21_021: "hai mươi mốt nghìn không trăm hai mươi mốt",
    100_001: "một trăm nghìn không trăm linh một",
    1_000_000: "một triệu",
    1_000_005: "một triệu không trăm linh năm",
    1_234_567: "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy",
    1_005_000: "một triệu không trăm linh năm nghìn",
    2_000_000_000: "hai tỷ",
    15_000_000_001: "mười lăm tỷ không trăm linh một",
    -3: "âm ba",
}


@pytest.mark.parametrize(("number", "said"), COUNTS.items(), ids=map(str, COUNTS))
def test_whole_numbers(number: int, said: str) -> None:
    """mốt, tư, lăm after mươi; linh where there are no tens; không trăm within a number."""
    assert spoken_count(number) == said


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("12,5", "mười hai phẩy năm"),
        ("87,25", "tám mươi bảy phẩy hai mươi lăm"),
        ("0,05", "không phẩy không năm"),
        ("3,125", "ba phẩy một hai năm"),
        ("1.234,5", "một nghìn hai trăm ba mươi tư phẩy năm"),
        ("−1,5", "âm một phẩy năm"),
        ("100", "một trăm"),
        ("chưa có", "chưa có"),
    ],
)
def test_numbers_as_printed(printed: str, said: str) -> None:
    """What the pages print is what is said; what is no number stays."""
    assert spoken_digits(printed) == said


def test_a_share_is_rounded_as_on_the_page() -> None:
    """Half-up, to one decimal; what does not exist is not 0."""
    assert spoken_percent(Decimal("87.45")) == "tám mươi bảy phẩy năm phần trăm"
    assert spoken_percent(100) == "một trăm phần trăm"
    assert spoken_percent(None) == spoken_number(None) == "chưa có"


def test_days() -> None:
    """Early days with mùng, the fourth month as tháng tư."""
    assert spoken_date(date(2026, 10, 20)) == "ngày hai mươi tháng mười năm hai nghìn không trăm hai mươi sáu"
    assert spoken_day(date(2026, 4, 5)) == "ngày mùng năm tháng tư"
    assert spoken_day(date(2026, 12, 11)) == "ngày mười một tháng mười hai"


TEXTS = {
    "Đã rà soát 45/68 thủ tục": "Đã rà soát bốn mươi lăm trên sáu mươi tám thủ tục",
    "Báo cáo số 102/BC-UBND": "Báo cáo số một trăm linh hai của Ủy ban nhân dân",
    "18/TB-UBND": "Thông báo số mười tám của Ủy ban nhân dân",
    "Quyết định 766/QĐ-TTg": "Quyết định số bảy trăm sáu mươi sáu của Thủ tướng Chính phủ",
    "Nghị định số 42/2022/NĐ-CP": "Nghị định số bốn mươi hai năm hai nghìn không trăm hai mươi hai của Chính phủ",
    "trước ngày 05/12/2026": "trước ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi sáu",
    "trước 2026-12-05": "trước ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi sáu",
    "ngày 20/10": "ngày hai mươi tháng mười",
    "tháng 4/2026": "tháng tư năm hai nghìn không trăm hai mươi sáu",
    "quý III/2026": "quý ba năm hai nghìn không trăm hai mươi sáu",
    "tuần 40/2026": "tuần bốn mươi năm hai nghìn không trăm hai mươi sáu",
    "9 tháng năm 2026": "chín tháng năm hai nghìn không trăm hai mươi sáu",
    "giai đoạn 2021-2025": "giai đoạn hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm",
    "đợt II": "đợt hai",
    "99,3% (301/303)": "chín mươi chín phẩy ba phần trăm, ba trăm linh một trên ba trăm linh ba",
    "≥ 90%": "từ chín mươi phần trăm",
    "1.234 hồ sơ": "một nghìn hai trăm ba mươi tư hồ sơ",
    "từ 7h30 đến 11:00": "từ bảy giờ ba mươi đến mười một giờ",
    "gọi 0225 3821055": "gọi không hai hai năm ba tám hai một không năm năm",
    "5.1. Bảo đảm an toàn": "năm chấm một Bảo đảm an toàn",
    "Trung tâm PVHCC": "Trung tâm phục vụ hành chính công",
    "TP. Hải Phòng, TP Huế": "thành phố Hải Phòng, thành phố Huế",
    "Phòng Văn hóa – Xã hội (UBND xã)": "Phòng Văn hóa Xã hội, Ủy ban nhân dân xã",
    "Chỉ số chuyển đổi số (DTI) của xã": "Chỉ số chuyển đổi số của xã",
    "ISO 9001:2015": "I-xô chín nghìn không trăm linh một năm hai nghìn không trăm mười lăm",
    "mẫu C06": "mẫu C không sáu",
    "xem https://vidu.example.vn/a?b=1": "xem địa chỉ trên mạng",
    "Nghị quyết 57-NQ/TW": "Nghị quyết số năm mươi bảy của Trung ương",
    "05-KH/ĐU": "Kế hoạch số năm của Đảng ủy",
    "Tháng 11/2026: 3 việc": "Tháng mười một năm hai nghìn không trăm hai mươi sáu: ba việc",
    "chậm nhất thứ 4, hạng thứ 1, thứ 14": "chậm nhất thứ tư, hạng thứ nhất, thứ mười bốn",
    ">= 95%, <=5%, > 3": "từ chín mươi lăm phần trăm, không quá năm phần trăm, trên ba",
    "công nghiệp 4.0": "công nghiệp bốn chấm không",
    "chính quyền 4.0, 5.1.": "chính quyền bốn chấm không, năm chấm một",
    "30/02/2026": "ba mươi trên không hai trên hai nghìn không trăm hai mươi sáu",
}


@pytest.mark.parametrize(("written", "said"), TEXTS.items(), ids=TEXTS)
def test_texts(written: str, said: str) -> None:
    """Numbers of documents, days, periods, shares and abbreviations within what people wrote."""
    assert spoken_text(written) == said


@given(st.integers(0, 10**15))
def test_what_is_said_can_be_read_back(number: int) -> None:
    """No two numbers are said alike."""
    assert read_back(spoken_count(number).split()) == number


@given(st.text(st.sampled_from("0123456789/.,-–%()IVhHBCQĐUNDTgaàngày tháng\n"), max_size=60))
def test_no_digit_is_left(text: str) -> None:
    """Whatever people write, an announcer meets no digit, no bracket and no line break."""
    assert not re.search(r"[0-9()\n]", spoken_text(text))


def test_telephone_numbers_are_said_digit_by_digit() -> None:
    """As people take them down."""
    assert spoken_one_by_one("0912") == "không chín một hai"


def test_no_abbreviation_is_read_by_another() -> None:
    """What stands in full has nothing left to be read in full."""
    assert {full: spoken_text(full) for full in ABBREVIATIONS.values()} == {full: full for full in ABBREVIATIONS.values()}


def read_back(words: list[str]) -> int:
    """The number that the words say."""
    for name, size in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 1000), ("trăm", 100)):
        if name in words:
            place = len(words) - 1 - words[::-1].index(name)
            return read_back(words[:place]) * size + (read_back(words[place + 1 :]) if words[place + 1 :] else 0)
    ones = {**{word: value for value, word in enumerate(DIGITS)}, "mốt": 1, "tư": 4, "lăm": 5, "mười": 10}
    if "mươi" in words:
        place = words.index("mươi")
        return ones[words[place - 1]] * 10 + sum(ones[word] for word in words[place + 1 :])
    return sum(ones[word] for word in words if word != "linh")
