"""A commune in memory as its staff would type it: records by kind, the file each lies in, and the files they make."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

YEAR = 2026
ADDRESSES = ("https://xa.example.vn/", "https://cchc.example.vn/xa-thu/", "https://moi.example.vn/")
NAMES = ("Xã Thử", "Xã Thử Mới", "Phường Thử")
UNITS = ("van-phong", "phong-kinh-te", "phong-vhxh", "trung-tam-pvhcc")
AREAS = ("the-che", "thu-tuc-hanh-chinh", "chinh-quyen-so")
LISTS = {
    "nhiem-vu": "data/2026/nhiem-vu", "chi-so": "data/2026/chi-so", "hai-long": "data/2026/hai-long",
    "ho-so": "data/2026/ho-so", "bo-chi-so": "data/2026/bo-chi-so", "ton-tai": "data/2026/ton-tai",
    "bao-cao": "data/2026/bao-cao", "ghi-nhan": "data/2026/ghi-nhan", "kien-nghi": "data/2026/kien-nghi",
    "kiem-tra": "data/2026/kiem-tra", "giam-sat": "data/2026/giam-sat", "don-vi": "data/don-vi", "van-ban": "data/van-ban",
}  # fmt: skip
Typed = dict[str, Any]


def typed(day: date) -> str:
    """The day as staff write it."""
    return day.strftime("%d/%m/%Y")


@dataclass
class Commune:
    """Its records by kind, in the order of their files. `where` says in which file a record lies that was moved."""

    office: Typed
    plan: Typed
    lists: dict[str, list[Typed]]
    where: dict[tuple[str, str], str] = field(default_factory=dict)
    articles: dict[str, tuple[Typed, str]] = field(default_factory=dict)
    attachments: dict[str, bytes] = field(default_factory=dict)
    spoilt: str | None = None

    def of(self, kind: str) -> list[Typed]:
        """The records of a kind."""
        return self.lists[kind]

    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        texts: dict[str, str] = {"data/co-quan.yml": _mapping(self.office), "data/2026/ke-hoach.yml": _mapping(self.plan)}
        for kind, records in self.lists.items():
            for record in records:
                path = self.where.get((kind, key_of(record)), f"{LISTS[kind]}.yml")
                texts[path] = texts.get(path, "") + _item(record)
        for name, (head, body) in self.articles.items():
            texts[f"content/bai-viet/{name}.md"] = f"---\n{_mapping(head)}---\n\n{body}\n"
        if self.spoilt is not None and self.spoilt in texts:
            texts[self.spoilt] += "- ma: [hong\n"
        files = {path: text.encode() for path, text in texts.items()}
        return files | {f"content/tep/{name}": raw for name, raw in self.attachments.items()}

    def copy(self) -> Commune:
        """The same, to be kept."""
        return deepcopy(self)


def key_of(record: Typed) -> str:
    """What a record is called within its kind."""
    return str(record.get("ma") or f"{record['ky']}/{record['linh_vuc_thu_tuc']}")


def _mapping(record: Typed) -> str:
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in record.items())


def _item(record: Typed) -> str:
    lines = _mapping(record).splitlines()
    return "".join(f"{'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines))


def founded(chance: random.Random) -> Commune:
    """The commune on the day of its first publication: few tasks, one record of most kinds, nothing reported."""
    commune = Commune(
        office={
            "ten": NAMES[0], "loai": "xa", "cap_tren": "Thành phố Thử", "dia_chi_web": ADDRESSES[0],
            "lien_he": {"thu_dien_tu": "xa@xa.example.vn"},
        },
        plan={"ten": "Kế hoạch cải cách hành chính 2026", "van_ban": "ke-hoach"},
        lists={kind: [] for kind in LISTS},
    )  # fmt: skip
    commune.lists["don-vi"] = [{"ma": ma, "ten": f"Đơn vị {number}"} for number, ma in enumerate(UNITS, start=1)]
    commune.lists["van-ban"] = [{"ma": "ke-hoach", "loai": "ke_hoach", "trich_yeu": "Kế hoạch", "tep": "ke-hoach.pdf"}]
    commune.attachments["ke-hoach.pdf"] = b"%PDF-1"
    for number in range(12):
        commune.of("nhiem-vu").append(new_task(chance, f"viec-{number}", date(YEAR, 1, 20) + timedelta(days=25 * number)))
    commune.of("nhiem-vu").append({
        "ma": "giao-ban", "ten": "Giao ban hằng tháng", "linh_vuc": "the-che", "chu_tri": "van-phong",
        "dinh_ky": {"chu_ky": "thang", "cham_nhat": 20},
    })  # fmt: skip
    commune.of("nhiem-vu").append({
        "ma": "truc", "ten": "Trực một cửa", "linh_vuc": "thu-tuc-hanh-chinh", "chu_tri": "trung-tam-pvhcc",
        "thuong_xuyen": True,
    })  # fmt: skip
    for number in range(4):
        commune.of("chi-so").append({
            "ma": f"chi-so-{number}", "ten": f"Chỉ số {number}", "don_vi_tinh": "%", "chu_tri": UNITS[number],
            "linh_vuc": "chinh-quyen-so", "chi_tieu": {"so_sanh": ">=", "gia_tri": 90},
        })  # fmt: skip
    commune.of("bao-cao").append({
        "ma": "bao-cao-thang", "ten": "Báo cáo tháng", "chu_ky": "thang", "cham_nhat": 15, "don_vi": ["van-phong", "phong-vhxh"],
    })  # fmt: skip
    commune.of("ton-tai").append({
        "ma": "ho-so-cham", "noi_dung": "Hồ sơ đất đai chậm", "don_vi": "phong-kinh-te", "nhiem_vu": ["viec-1"], "diem_tru": 1,
    })  # fmt: skip
    commune.of("bo-chi-so").append({
        "ma": "cchc-2026", "ten": "Bộ chỉ số CCHC", "ngay": "05/01/2026",
        "tieu_chi": [
            {"ma": f"tc-{number}", "ten": f"Tiêu chí {number}", "diem_toi_da": 10, "tu_cham": 8, "don_vi": UNITS[number]}
            for number in range(3)
        ],
    })  # fmt: skip
    return commune


def new_task(chance: random.Random, ma: str, deadline: date) -> Typed:
    """A task that is done once."""
    return {
        "ma": ma, "ten": f"Nhiệm vụ {ma}", "linh_vuc": chance.choice(AREAS), "chu_tri": chance.choice(UNITS),
        "san_pham": "Báo cáo", "thoi_han": typed(deadline),
    }  # fmt: skip
