"""Text and values the Vietnamese way: what staff type is read exactly, and printed as people here read it."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.words.vietnamese import (
    Unreadable,
    format_count,
    format_date,
    format_number,
    format_percent,
    nearest,
    parse_count,
    parse_date,
    parse_decimal,
    round_half_up,
    sort_key,
    without_accents,
)

decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31/03/2026", date(2026, 3, 31)),
        ("2026-03-31", date(2026, 3, 31)),
        ("01/02/2026", date(2026, 2, 1)),  # day first, never 2 January
        ("1/2/2026", date(2026, 2, 1)),
        ("29/02/2028", date(2028, 2, 29)),
    ],
)
def test_dates_are_day_first_or_iso(text, expected):
    """§2: `31/03/2026` (day first) or `2026-03-31`."""
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31-03-2026",
        "31/03/26",
        "2026/03/31",
        "2026-3-31",
        "31.03.2026",
        " 31/03/2026",
        "31/03/2026\n",
        "٣١/٠٣/٢٠٢٦",
        "2026-03-31T00:00",
    ],
)
def test_no_other_form_of_date(text):
    """§2: no other form."""
    with pytest.raises(Unreadable) as caught:
        parse_date(text)
    assert caught.value.code == "MB203"


@pytest.mark.parametrize(
    "text", ["30/02/2026", "29/02/2026", "31/04/2026", "2026-13-01", "00/01/2026", "03/31/2026", "01/01/0000"]
)
def test_a_day_that_does_not_exist(text):
    """§2: a day that does not exist is an error of its own."""
    with pytest.raises(Unreadable) as caught:
        parse_date(text)
    assert caught.value.code == "MB204"


@given(st.dates(date(1945, 1, 1), date(9000, 12, 31)))
def test_every_day_is_read_back(when):
    """Both forms, for every day of the years a date may name."""
    assert parse_date(f"{when.day:02d}/{when.month:02d}/{when.year:04d}") == when
    assert parse_date(when.isoformat()) == when


@given(st.dates(date(1945, 1, 1), date(9000, 12, 31)))
def test_printed_dates_can_be_typed(when):
    """What a page prints, staff may copy into a file."""
    assert parse_date(format_date(when)) == when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("95.5", "95.5"),
        ("95,5", "95.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1,234", "1.234"),
        ("0.123", "0.123"),  # nothing groups thousands after a zero
        ("1.2345", "1.2345"),
        ("12345", "12345"),
        ("-3,5", "-3.5"),
        ("+2", "2"),
        ("-1.234,5", "-1234.5"),
        ("100", "100"),
    ],
)
def test_decimals(text, expected):
    """§2: `95.5` or `95,5`; `1.234,5` is 1234.5."""
    assert parse_decimal(text) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.234", "MB206"),
        ("12.345", "MB206"),
        ("999.999", "MB206"),
        ("-1.234", "MB206"),
        ("", "MB205"),
        ("95%", "MB205"),
        ("1,234.5", "MB205"),
        ("1,2,3", "MB205"),
        ("1.23.456", "MB205"),
        ("0.123,5", "MB205"),
        ("0.123.456", "MB205"),
        (".5", "MB205"),
        ("5,", "MB205"),
        ("1e3", "MB205"),
        ("NaN", "MB205"),
        ("Infinity", "MB205"),
        ("--1", "MB205"),
        ("−1", "MB205"),
        (" 1", "MB205"),
        ("１２", "MB205"),
        ("1" * 31, "MB205"),
    ],
)
def test_decimals_that_cannot_be_read(text, code):
    """§2: `1.234` is an error (1234 or 1,234?)."""
    with pytest.raises(Unreadable) as caught:
        parse_decimal(text)
    assert caught.value.code == code


@given(decimals)
def test_typed_decimals_are_exact(number):
    """What was typed arrives to the last digit, with either mark."""
    text = f"{number:f}"
    assert parse_decimal(text.replace(".", ",")) == number
    assert parse_decimal(text) == number


@pytest.mark.parametrize(
    ("text", "expected"), [("0", 0), ("12345", 12345), ("12.345", 12345), ("1.234.567", 1234567), ("007", 7)]
)
def test_counts(text, expected):
    """§2: digits, or groups of three joined by dots."""
    assert parse_count(text) == expected


@pytest.mark.parametrize("text", ["", "-1", "1,5", "1.23", "12.34", "1234.567", "0.123", "1.5", "1 234", "१२", "9" * 31])
def test_counts_that_cannot_be_read(text):
    """§2: nothing else counts."""
    with pytest.raises(Unreadable) as caught:
        parse_count(text)
    assert caught.value.code == "MB207"


@given(st.integers(min_value=0, max_value=10**18))
def test_printed_counts_can_be_typed(number):
    """`12.345` is read as it is printed."""
    assert parse_count(format_count(number)) == number


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Decimal("94.95"), 1, "95"),
        (Decimal("94.949999"), 1, "94,9"),
        (Decimal("94.96"), 1, "95"),
        (Decimal("0.05"), 1, "0,1"),  # half-up, where Python's own rounding goes to the even digit
        (Decimal("0.25"), 1, "0,3"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-0.25"), 1, "−0,3"),
        (Decimal("-0.04"), 1, "0"),
        (Fraction(100, 3), 1, "33,3"),
        (Fraction(200, 3), 2, "66,67"),
        (1234567, 1, "1.234.567"),
        (Decimal("1234.5"), 1, "1.234,5"),
        (Decimal("-12345.67"), 1, "−12.345,7"),
        (0, 1, "0"),
        (Decimal(123456789012345678901234567890), 1, "123.456.789.012.345.678.901.234.567.890"),
        (None, 1, "chưa có"),
    ],
)
def test_numbers_are_rounded_half_up_for_show(value, places, expected):
    """§4: half-up to one decimal and only for show, printed the Vietnamese way."""
    assert format_number(value, places) == expected


def test_percents():
    """§4: `95,5%`; what has no denominator is "chưa có", never 0% or 100%."""
    assert format_percent(Decimal("95.5")) == "95,5%"
    assert format_percent(100) == "100%"
    assert format_percent(None) == "chưa có"


@given(decimals, st.integers(min_value=0, max_value=3))
def test_rounding_agrees_with_decimal_arithmetic(value, places):
    """Against Python's own half-up, which rounds away from zero as well."""
    with localcontext() as context:
        context.prec = 60
        assert round_half_up(value, places) == value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@given(st.fractions(min_value=-(10**6), max_value=10**6))
def test_rounding_moves_by_half_a_unit_at_most(value):
    """And is symmetrical about zero."""
    assert abs(Fraction(round_half_up(value)) - value) <= Fraction(1, 20)
    assert round_half_up(-value) == -round_half_up(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đồng Đăng", "Dong Dang"),
        ("Cải cách thủ tục hành chính", "Cai cach thu tuc hanh chinh"),
        ("ƯƠNG ương", "UONG uong"),
        (unicodedata.normalize("NFD", "Quyết Thắng"), "Quyet Thang"),
        ("766/QĐ-TTg", "766/QD-TTg"),
        ("", ""),
    ],
)
def test_text_without_accents(text, expected):
    """Residents search without accents."""
    assert without_accents(text) == expected


def test_letters_sort_by_the_vietnamese_alphabet():
    """a ă â b c d đ e ê … o ô ơ … u ư: Unicode's own order would put ă, đ and ơ after z."""
    letters = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted({*letters}, key=sort_key) == letters


def test_tones_sort_in_dictionary_order():
    """Ngang, huyền, hỏi, ngã, sắc, nặng, on plain and on marked vowels."""
    for row in ("aàảãáạ", "âầẩẫấậ", "ăằẳẵắặ", "ơờởỡớợ", "ưừửữứự", "yỳỷỹýỵ"):
        assert sorted({*row}, key=sort_key) == list(row)


def test_letters_weigh_more_than_tones():
    """`bạ` stands before `bă`, and `đa` after all of d."""
    words = ["an", "ăn", "ân", "ba", "bà", "bạ", "bă", "cá", "dương", "dượng", "đa", "đá", "ý"]
    assert sorted({*words}, key=sort_key) == words


def test_names_of_units_sort_as_people_expect():
    """The words of a line, not its code points; capitals make no difference before letters do."""
    names = ["Ban Dân tộc", "Công an", "Đảng ủy", "đoàn thanh niên", "Phòng Kinh tế", "Phòng Văn hóa", "Trạm Y tế", "Văn phòng"]
    assert sorted({*names}, key=sort_key) == names


pasted = st.one_of(st.text(max_size=8), st.text(alphabet="aăđxç \u0300\u0301\u0302\u0303\u0309\u031b\u0323\u0327", max_size=8))


@given(st.lists(pasted, max_size=6))
@example(["\u0301a", "m\u0300", "a"])
def test_any_text_sorts_the_same_way_each_time(words):
    """Lone combining marks and letters of other alphabets included: nothing that staff paste stops a build."""
    backwards = words[::-1]
    assert sorted(words, key=sort_key) == sorted(backwards, key=sort_key)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_sorting_does_not_mind_how_accents_are_encoded(form):
    """A name typed on a Mac sorts where the same name typed on Windows does."""
    text = unicodedata.normalize(form, "Thủ tục hành chính")
    assert sort_key(text)[:2] == sort_key(unicodedata.normalize("NFC", text))[:2]


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("phong-kinhte", ["phong-kinh-te", "van-phong"], "phong-kinh-te"),
        ("Phòng Kinh tế", ["phong-kinh-te", "van-phong"], "phong-kinh-te"),
        ("hoan thanh", ["chua_thuc_hien", "hoan_thanh"], "hoan_thanh"),
        ("thoihan", ["thoi_han", "ten"], "thoi_han"),
        ("xyz", ["phong-kinh-te", "van-phong"], None),
        ("van-phong", [], None),
        ("aac", ["aab", "aaa"], "aaa"),  # equally near: the first of the alphabet, whatever the order given
    ],
)
def test_the_nearest_word(word, candidates, expected):
    """§1, §2: an error names the nearest one."""
    assert nearest(word, candidates) == expected
    assert nearest(word, reversed(candidates)) == expected


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=5))
def test_the_nearest_is_always_a_candidate(word, candidates):
    """Whatever was typed."""
    assert nearest(word, candidates) in (*candidates, None)
