"""Writes a synthetic commune of any size as the data contract wants it, and edits one of its tasks in place.

python benchmarks/synthetic.py 2000 DIR      write a commune with 2,000 tasks
python benchmarks/synthetic.py --edit DIR    add one update to one task; may be repeated
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Final

import compose
import setting
from records import Article, Commune

PER_FILE: Final = 50
_BARE: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_ID: Final = re.compile(r"^- ma: (\S+)$", re.MULTILINE)

COMMUNE: Final = """\
ten: Xã Mẫu
loai: xa
cap_tren: Thành phố Mẫu
dia_chi_web: https://xa-mau.example.org/
minh_hoa: true
tinh_den: 31/10/2026
lien_he: {dia_chi: "Trung tâm hành chính xã Mẫu"}
"""

PLAN: Final = f"""\
ten: Kế hoạch cải cách hành chính năm 2026
van_ban: {setting.PLAN}
muc_tieu: Hoàn thành toàn bộ nhiệm vụ được giao; mức độ hài lòng của người dân trên 95%
"""


def write(commune: Commune, root: Path) -> None:
    """Write the commune's `data/` and `content/` below the root."""
    year = root / "data" / str(setting.YEAR)
    _save(root / "data/co-quan.yml", COMMUNE)
    _save(root / "data/don-vi.yml", yaml_list(commune.units))
    _save(root / "data/van-ban.yml", yaml_list(commune.documents))
    _save(year / "ke-hoach.yml", PLAN)
    _save(year / "chi-so.yml", yaml_list(commune.indicators))
    for number, start in enumerate(range(0, len(commune.tasks), PER_FILE), start=1):
        _save(year / f"nhiem-vu/{number:04}.yml", yaml_list(commune.tasks[start : start + PER_FILE]))
    for article in commune.articles:
        _save(root / f"content/bai-viet/{article.ma}.md", article_file(article))


def edit(root: Path) -> tuple[str, str]:
    """Add an update to the last task of the last file; return the task's address and the text that is new."""
    path = max((root / "data" / str(setting.YEAR) / "nhiem-vu").glob("*.yml"))
    former = path.read_text("utf-8")
    text = f"{setting.EDITED} {former.count(setting.EDITED) + 1}"
    update = {"ngay": setting.AS_OF, "trang_thai": "dang_thuc_hien", "tien_do": 96, "noi_dung": text}
    path.write_text(f"{former}    - {_flow(update.items())}\n", encoding="utf-8")
    return f"nhiem-vu/{_ID.findall(former)[-1]}/", text


def article_file(article: Article) -> str:
    """Return the article as Markdown with front matter."""
    front = "\n".join(f"{key}: {yaml_value(value)}" for key, value in _filled(article.front))
    return f"---\n{front}\n---\n\n{article.text}"


def yaml_list(records: Sequence[object]) -> str:
    """Return the records as a YAML list: a line per key, and below it a line per mapping in a list."""
    return "".join(line + "\n" for record in records for line in _lines(record))


def _lines(record: object) -> Iterator[str]:
    """Yield the lines of one record of a list."""
    indent = "- "
    for key, value in _filled(record):
        if isinstance(value, tuple) and is_dataclass(value[0]):
            yield f"{indent}{key}:"
            yield from (f"    - {yaml_value(item)}" for item in value)
        else:
            yield f"{indent}{key}: {yaml_value(value)}"
        indent = "  "


def _filled(record: object) -> Iterator[tuple[str, object]]:
    """Yield the record's keys and values, without those that hold nothing."""
    if not is_dataclass(record):
        raise TypeError(record)
    for field in fields(record):
        value = getattr(record, field.name)
        if value is not None and value != ():
            yield field.name, value


def yaml_value(value: object) -> str:
    """Return the value on one line, in YAML's flow style where it has parts."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return value if _BARE.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple):
        return f"[{', '.join(map(yaml_value, value))}]"
    return _flow(_filled(value))


def _flow(pairs: Iterable[tuple[str, object]]) -> str:
    return "{" + ", ".join(f"{key}: {yaml_value(value)}" for key, value in pairs) + "}"


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Read the command line and do what it asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, nargs="?", help="number of tasks")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--edit", action="store_true", help="add an update to one task of the commune in DIR")
    parser.add_argument("--seed", type=int, default=setting.SEED)
    given = parser.parse_args()
    if given.edit:
        sys.stdout.write("\t".join(edit(given.folder)) + "\n")
    elif given.size is None or given.size < 1:
        parser.error("a size of at least 1 is needed")
    else:
        write(compose.commune(given.size, given.seed), given.folder)


if __name__ == "__main__":
    main()
