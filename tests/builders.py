"""Small records in memory, written with the keys and values that staff type: `task(thoi_han="30/06/2026")`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from generator.contract.kinds import BY_NAME
from generator.contract.measures import Indicator, Survey
from generator.contract.plan import Task
from generator.contract.records import Entry, Records
from generator.derive.facts import Facts, derive_facts
from generator.derive.horizon import published_records
from generator.derive.standing import Terms
from generator.read.nodes import parse, plain
from generator.words.vietnamese import format_date, format_number, parse_date

CASES = Path(__file__).parent / "cases"
YEAR = 2026
TERMS = Terms(start=date(YEAR, 1, 1), end=date(YEAR, 12, 31), year=YEAR)
"""A plan of the whole year with the contract's own day counts: 15 days before the deadline, 90 without an update."""

OFFICE = {"ten": "Xã Thử", "loai": "xa", "cap_tren": "Thành phố Thử", "dia_chi_web": "https://thu.example.vn/"}
UNITS = [{"ma": "van-phong", "ten": "Văn phòng"}, {"ma": "phong-kinh-te", "ten": "Phòng Kinh tế"}]


def day(text: str) -> date:
    """The day as staff write it."""
    return parse_date(text)


def typed(value: object) -> Any:
    """The value as it arrives from a file, where every scalar is text."""
    if isinstance(value, dict):
        return {str(key): typed(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [typed(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)


def task(ma: str = "viec", **keys: object) -> Task:
    """A task with the keys of nhiem-vu; name, area and lead are filled in."""
    return Task.model_validate(typed({"ma": ma, "ten": "Việc", "linh_vuc": "the-che", "chu_tri": "van-phong", **keys}))


def indicator(ma: str = "chi-so", **keys: object) -> Indicator:
    """An indicator with the keys of chi-so; its unit is %."""
    return Indicator.model_validate(typed({"ma": ma, "ten": "Chỉ số", "don_vi_tinh": "%", **keys}))


def survey(*questions: dict[str, object], **keys: object) -> Survey:
    """A survey with the keys of hai-long; each question needs only `tra_loi`."""
    asked = [{"ma": f"c{number}", "noi_dung": f"Câu {number}", **each} for number, each in enumerate(questions, start=1)]
    base = {"ma": "khao-sat", "ten": "Khảo sát", "ky": "2026-Q1", "loai": "noi_bo", "ngay": "31/03/2026", "thu_ve": 100000}
    return Survey.model_validate(typed({**base, "cau_hoi": asked, **keys}))


def records(**kinds: Any) -> Records:
    """A commune: each kind by its key (`nhiem_vu=[{...}]`, `ke_hoach={...}`, `bai_viet={"ten-tep": {...}}`).

    Yearly kinds lie in 2026 unless the key ends in another year: `nhiem_vu_2025=[...]`. Office and units are filled in.
    """
    entries: dict[str, list[Entry[Any]]] = {}
    for key, given in {"co_quan": {}, "don_vi": UNITS, **kinds}.items():
        name, _, year = key.rpartition("_")
        name, number = (name, int(year)) if year.isdigit() else (key, YEAR)
        kind = BY_NAME[name.replace("_", "-")]
        for number_in_file, (identity, record) in enumerate(_listed(key, given), start=1):
            read = kind.model.model_validate(typed(record))
            file = kind.file.replace("NĂM", str(number))
            entry = Entry(id=identity, record=read, file=file, line=number_in_file, year=number if kind.yearly else 0)
            entries.setdefault(kind.name, []).append(entry)
    return Records(entries={name: tuple(found) for name, found in entries.items()})


FILLED: dict[str, dict[str, object]] = {
    "co_quan": OFFICE,
    "nhiem_vu": {"ten": "Việc", "linh_vuc": "the-che", "chu_tri": "van-phong"},
    "chi_so": {"ten": "Chỉ số", "don_vi_tinh": "%"},
    "van_ban": {"loai": "bao_cao", "trich_yeu": "Báo cáo"},
    "bai_viet": {"title": "Bài viết"},
    "ho_so": {
        "linh_vuc_thu_tuc": "Hộ tịch",
        **dict.fromkeys(("tiep_nhan", "truoc_han", "dung_han", "qua_han", "dang_giai_quyet"), 0),
        "ngay": "01/01/2026",
    },
    "bo_chi_so": {"ten": "Bộ chỉ số"},
    "ton_tai": {"noi_dung": "Tồn tại"},
    "bao_cao": {"ten": "Báo cáo", "don_vi": ["van-phong"]},
    "ghi_nhan": {"ngay": "01/01/2026", "loai": "bieu_duong", "noi_dung": "Làm tốt"},
    "kien_nghi": {"ngay_nhan": "01/01/2026", "noi_dung": "Đèn hỏng", "don_vi": "van-phong", "han": "31/01/2026"},
    "kiem_tra": {"ngay": "01/01/2026", "loai": "dinh_ky", "don_vi": ["van-phong"]},
    "giam_sat": {"ngay": "01/01/2026", "noi_dung": "Niêm yết đủ", "don_vi": ["van-phong"], "han": "31/01/2026"},
}
"""The required keys of each kind that a test need not care about."""
INSIDE: dict[str, tuple[str, dict[str, object]]] = {
    "bo_chi_so": ("tieu_chi", {"ten": "Tiêu chí"}),
    "kiem_tra": ("phat_hien", {"noi_dung": "Sổ ghi thiếu", "han": "31/01/2026"}),
}
"""The same of the items of a list in some kinds, to any depth."""


def _listed(key: str, given: Any) -> list[tuple[str, dict[str, object]]]:
    """The records of one kind with their ids, required keys filled in; what has no id has that of its file."""
    kind = key.rstrip("_0123456789")
    filled = FILLED.get(kind, {})
    if isinstance(given, list):
        return [(str(each.get("ma", kind.replace("_", "-"))), {**filled, **_inside(kind, each)}) for each in given]
    if key.startswith(("bai_viet", "trang")):
        return [(name, {**filled, **each}) for name, each in given.items()]
    return [(key, {**filled, **given})]


def _inside(kind: str, given: dict[str, Any]) -> dict[str, Any]:
    name, filled = INSIDE.get(kind, ("", {}))
    return {**given, name: [{**filled, **_inside(kind, each)} for each in given[name]]} if name in given else given


def facts(on: str, **kinds: Any) -> Facts:
    """What is true of such a commune on the day, of what is published then."""
    return derive_facts(published_records(records(**kinds), day(on)), day(on))


def read_cases(name: str) -> list[Any]:
    """A table of cases from tests/cases/, read as the product reads data: every scalar is text."""
    path = CASES / name
    node, findings = parse(name, path.read_text("utf-8"))
    assert node is not None, findings
    assert not findings, findings
    return list(plain(node))  # type: ignore[call-overload]


def shown(value: Any) -> Any:
    """A derived value as the tables of cases write it: dates day first, decimals with a comma, None as `không`."""
    if value is None:
        return "không"
    if isinstance(value, bool):
        return "đúng" if value else "sai"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, tuple | list):
        return [shown(each) for each in value]
    return value if isinstance(value, str) else format_number(value, 6)
