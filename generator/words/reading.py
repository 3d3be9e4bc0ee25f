"""Written text as an announcer reads it: numbers, days, periods and document numbers in words, abbreviations in full.

What has no reading of its own stays as it is written, but no digit does: those left are read as numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from generator.words.spoken import (
    spoken_count,
    spoken_date,
    spoken_day,
    spoken_digits,
    spoken_month,
    spoken_one_by_one,
)

ABBREVIATIONS = {
    "ATTT": "an toàn thông tin",
    "ATTP": "an toàn thực phẩm",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BNV": "Bộ Nội vụ",
    "CBCC": "cán bộ, công chức",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "CCCD": "căn cước công dân",
    "CCHC": "cải cách hành chính",
    "CCVC": "công chức, viên chức",
    "CNTT": "công nghệ thông tin",
    "CP": "Chính phủ",
    "CQĐP": "chính quyền địa phương",
    "CSDL": "cơ sở dữ liệu",
    "CĐS": "chuyển đổi số",
    "DTI": "chỉ số chuyển đổi số",
    "DV": "dịch vụ",
    "DVC": "dịch vụ công",
    "DVCTT": "dịch vụ công trực tuyến",
    "DVSNC": "dịch vụ sự nghiệp công",
    "GCN": "giấy chứng nhận",
    "GPMB": "giải phóng mặt bằng",
    "HCC": "hành chính công",
    "HTX": "hợp tác xã",
    "HĐND": "Hội đồng nhân dân",
    "ISO": "I-xô",
    "KT-XH": "kinh tế, xã hội",
    "LĐTBXH": "lao động, thương binh và xã hội",
    "MTTQ": "Mặt trận Tổ quốc",
    "NSNN": "ngân sách nhà nước",
    "NTM": "nông thôn mới",
    "PCCC": "phòng cháy, chữa cháy",
    "PHCC": "phục vụ hành chính công",
    "PVHCC": "phục vụ hành chính công",
    "QLNN": "quản lý nhà nước",
    "QPPL": "quy phạm pháp luật",
    "SIPAS": "chỉ số hài lòng về sự phục vụ hành chính",
    "TDP": "tổ dân phố",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "TP": "thành phố",
    "TT": "trung tâm",
    "TTHC": "thủ tục hành chính",
    "TTHCC": "trung tâm hành chính công",
    "TTPVHCC": "Trung tâm Phục vụ hành chính công",
    "TTg": "Thủ tướng Chính phủ",
    "TW": "Trung ương",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "UBND": "Ủy ban nhân dân",
    "VBQPPL": "văn bản quy phạm pháp luật",
    "VHXH": "văn hóa, xã hội",
    "VP": "văn phòng",
    "VPCP": "Văn phòng Chính phủ",
    "ĐU": "Đảng ủy",
}
"""What is written short and said in full."""
DOCUMENTS = {
    "BC": "Báo cáo",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "CV": "Công văn",
    "GM": "Giấy mời",
    "HD": "Hướng dẫn",
    "KH": "Kế hoạch",
    "KL": "Kết luận",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "PA": "Phương án",
    "QC": "Quy chế",
    "QĐ": "Quyết định",
    "TB": "Thông báo",
    "TT": "Thông tư",
    "TTr": "Tờ trình",
    "ĐA": "Đề án",
}
"""What the letters in a document's number say that it is."""
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_SIGNS = {"&": " và ", "+": " cộng ", "%": " phần trăm", "=": " bằng ", "°": " độ "}
_BOUNDS = {">=": " từ ", "≥": " từ ", "<=": " không quá ", "≤": " không quá ", ">": " trên ", "<": " dưới "}
_ORDINALS = {"1": "nhất", "4": "tư"}
"""What a number is called in its order, where it is not called as in counting."""
_LONG = 7
"""Digits in a row from which on they are a telephone number or a code, read one by one."""

_KINDS = "|".join(sorted(DOCUMENTS.values()))
_SHORT = "|".join(sorted(ABBREVIATIONS, key=len, reverse=True))
_LETTERS = r"[A-ZĐ][A-Za-zĐđ]{0,7}"
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?"
Said = Callable[[re.Match[str]], str]


def spoken_text(text: str) -> str:
    """The text in one line, as it is read aloud; punctuation that nobody hears is left out."""
    for pattern, said in _READINGS:
        text = pattern.sub(said, text)
    return _tidy(text)


def words_in(text: str) -> int:
    """Words between spaces: in Vietnamese a word is a syllable, which is what reading takes its time by."""
    return len(text.split())


def _document(found: re.Match[str]) -> str:
    """`Báo cáo số 102/BC-UBND` is `Báo cáo số một trăm linh hai của Ủy ban nhân dân`; the Party writes `57-NQ/TW`."""
    named, number, year, letters = (
        found["kind"],
        found["number"],
        found["year"],
        re.split("[-/]", found["letters"] or found["party"]),
    )
    kind = named or DOCUMENTS.get(letters[0])
    issuer = letters[1:] if letters[0] in DOCUMENTS else letters
    said = f"{kind} số" if kind else "văn bản số"
    said += f" {spoken_count(int(number))}"
    said += f" năm {spoken_count(int(year))}" if year else ""
    return said + (f" của {' '.join(ABBREVIATIONS.get(each, each) for each in issuer)}" if issuer else "")


def _outline(found: re.Match[str]) -> str:
    """`5.1.` before a heading is `năm chấm một`."""
    return " chấm ".join(spoken_count(int(part)) for part in found[0].strip(".").split("."))


def _date(found: re.Match[str]) -> str:
    with suppress(ValueError):
        return spoken_date(date(int(found["year"]), int(found["month"]), int(found["day"])))
    return found[0]


def _short_date(found: re.Match[str]) -> str:
    with suppress(ValueError):
        return spoken_day(date(2000, int(found["month"]), int(found["day"])))  # a leap year knows every day
    return found[0]


def _month(found: re.Match[str]) -> str:
    number = int(found["month"])
    year = f" năm {spoken_count(int(found['year']))}" if found["year"] else ""
    if not 1 <= number <= 12:
        return found[0]
    said = f"{spoken_month(number)}{year}"
    return said if found[0][0] == "t" else said[:1].upper() + said[1:]


def _roman(found: re.Match[str]) -> str:
    number = _ROMAN.get(found["roman"])
    return f"{found['what']}{spoken_count(number)}" if number else found[0]


def _time(found: re.Match[str]) -> str:
    minutes = int(found["minutes"] or found["also"] or 0)
    return f"{spoken_count(int(found['hours']))} giờ" + (f" {spoken_count(minutes)}" if minutes else "")


def _digits(found: re.Match[str]) -> str:
    text = found[0]
    if "," not in text and "." not in text and (len(text) >= _LONG or (len(text) > 1 and text[0] == "0")):
        return f" {spoken_one_by_one(text)} "
    return f" {spoken_digits(text)} "


_READINGS: tuple[tuple[re.Pattern[str], Said], ...] = (
    # An abbreviation alone in brackets stands for the words before it.
    (re.compile(rf"\s*\((?:{_SHORT})\)"), lambda _: ""),
    (re.compile(r"(?:https?://|mailto:|www\.)\S+|\S+@\S+"), lambda _: "địa chỉ trên mạng"),
    (
        re.compile(
            rf"(?:\b(?P<kind>{_KINDS})\s+)?(?:\b[Ss]ố\s+)?\b(?P<number>[0-9]{{1,6}})"
            rf"(?:(?:/(?P<year>[0-9]{{4}}))?/(?P<letters>{_LETTERS}(?:-{_LETTERS})*)|-(?P<party>{_LETTERS}/{_LETTERS}))\b",
        ),
        _document,
    ),
    (re.compile(r"(?:\bngày\s+)?\b(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})\b"), _date),
    (re.compile(r"(?:\bngày\s+)?\b(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\b"), _date),
    (re.compile(r"\bngày\s+(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})\b(?!/)"), _short_date),
    (re.compile(r"\b[Tt]háng\s+(?P<month>[0-9]{1,2})(?:(?:/|\s+năm\s+)(?P<year>[0-9]{4}))?\b(?![/,.][0-9])"), _month),
    (
        re.compile(
            r"\b(?P<what>(?:[Qq]uý|[Kk]hóa|[Nn]hóm|[Pp]hần|[Mm]ục|[Đđ]ợt|[Ll]ần thứ|[Cc]ấp|[Hh]ạng)\s+)(?P<roman>[IVX]+)\b"
        ),
        _roman,
    ),
    (re.compile(r"(?<=[a-zà-ỹ])/(?P<year>(?:19|20)[0-9]{2})\b"), lambda found: f" năm {spoken_count(int(found['year']))}"),
    (
        re.compile(r"\b(?P<what>[Tt]uần|[Qq]uý)\s+(?P<number>[0-9]{1,2})/(?P<year>[0-9]{4})\b"),
        lambda found: f"{found['what']} {spoken_count(int(found['number']))} năm {spoken_count(int(found['year']))}",
    ),
    (re.compile(r"(?<=[0-9]{4}):(?=(?:19|20)[0-9]{2}\b)"), lambda _: " năm "),
    (re.compile(r"\b(?P<hours>[0-9]{1,2})(?:h(?P<minutes>[0-9]{2})?|:(?P<also>[0-9]{2}))\b"), _time),
    (re.compile(r"(?P<low>(?<![0-9.,])[0-9]+)\s*[-–—]\s*(?=[0-9])"), lambda found: f"{found['low']} đến "),
    (re.compile(r"(?<=[0-9])\s*/\s*(?=[0-9])"), lambda _: " trên "),
    (re.compile(r"(?<![0-9.,])[0-9]{1,2}(?:\.[0-9]{1,2})+\.?(?=[\s,;:)!?]|$)"), _outline),
    (
        re.compile(r"\b(?P<what>[Tt]hứ\s+)(?P<number>[14])\b(?![.,]?[0-9])"),
        lambda found: found["what"] + _ORDINALS[found["number"]],
    ),
    (re.compile(r">=|≥|<=|≤|[<>](?=\s*[0-9])"), lambda found: _BOUNDS[found[0]]),
    (re.compile(_NUMBER), _digits),
    (re.compile(rf"\b(?P<short>{_SHORT})\b(?:(?<=TP)\.)?"), lambda found: ABBREVIATIONS[found["short"]]),
    (re.compile("[" + re.escape("".join(_SIGNS)) + "]"), lambda found: _SIGNS[found[0]]),
)
"""What is read otherwise than it is written, in the order in which it is looked for."""


def _tidy(text: str) -> str:
    """Without signs that are not said: brackets become commas, dashes between words a space."""
    text = re.sub(r"[“”\"«»*_#`|<>\[\]{}~^\\]", " ", text)
    text = re.sub(r"\s*\(\s*", ", ", text)
    text = re.sub(r"\s*\)\s*(?=[^\s.,;:!?])", ", ", text).replace(")", "")
    text = re.sub(r"\s[-–—−]\s|[–—]", " ", text)
    text = re.sub(r"(?<=\w)/(?=\w)", " ", text)
    text = re.sub(r"\s+([.,;:!?…])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:]\s*(?=[.!?…])", "", text)
    return " ".join(text.split()).strip(" ,;:-")
