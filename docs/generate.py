"""Writes what is read from the contract: docs/data-reference.md, the schemas in docs/schema/ and the settings in .vscode/.

python docs/generate.py     write them all (`make docs`); tests/test_schema.py tells when they are out of date
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.contract.derived import OVERVIEW, TOTALS
from generator.contract.fields import Field, Holds, fields_of
from generator.contract.kinds import ARTICLE, BUILT_IN_AREAS, DERIVED, KINDS, PROSE, PUBLISHED, Kind
from generator.contract.schema import editor_settings, file_schema, schema_path
from generator.publish.opendata_csv import tables_of

STARTER = "site_templates/starter/.vscode"
ROOT = Path(__file__).resolve().parents[1]

EXTENSIONS = {"recommendations": ["redhat.vscode-yaml"]}

HOW_TO_WRITE: Mapping[Holds, tuple[str, str]] = {
    "text": ("văn bản", "Chữ viết bình thường, giữ nguyên như đã gõ; xuống dòng giữ đoạn; địa chỉ web thành liên kết."),
    "word": ("chuỗi", "Chữ ngắn như số điện thoại, tên tệp; giữ nguyên như đã gõ."),
    "id": (
        "mã",
        "Chữ nhỏ không dấu và chữ số, nối bằng dấu gạch nối: `ra-soat-cat-giam`. Thành địa chỉ trang, không dùng lại.",
    ),
    "date": ("ngày", "`31/03/2026` (ngày trước) hoặc `2026-03-31`."),
    "number": ("số", "`95.5` hoặc `95,5`; `1.234,5` là 1234,5. Không viết `1.234`: không rõ là 1234 hay 1,234."),
    "count": ("số đếm", "Chữ số, có thể chia nhóm ba bằng dấu chấm: `12.345`."),
    "percent": ("phần trăm", "Số nguyên từ 0 đến 100, không viết dấu %."),
    "days": ("số ngày", "Số nguyên từ 1 trở lên."),
    "flag": ("đúng/sai", "`true` hoặc `false`."),
    "web": ("địa chỉ web", "Địa chỉ đầy đủ, bắt đầu bằng `https://` hoặc `http://`."),
    "opinion": ("địa chỉ nhận ý kiến", "Địa chỉ web, hoặc `mailto:` và một địa chỉ thư."),
    "authority": ("định danh", "Tên miền, dấu phẩy, năm: `minhhoa.example.vn,2026`."),
    "period": (
        "kỳ",
        "Tuần `2026-W07`, tháng `2026-03`, quý `2026-Q1`, sáu tháng `2026-6T`, chín tháng `2026-9T`, năm `2026`.",
    ),
    "due_day": (
        "ngày trong kỳ",
        "`20`: ngày 20 của tháng cuối kỳ; với kỳ năm có thể viết `05/12`; với kỳ tuần là thứ, từ `2` đến `8` (chủ nhật).",
    ),
    "choice": ("một từ trong danh sách", "Đúng một trong các từ được liệt kê ở cột giá trị."),
    "mapping": ("các khóa ở bảng dưới", ""),
}
"""Each kind of value: its name in Vietnamese, and how it is written (contract §2)."""

INTRODUCTION = """\
# Tra cứu dữ liệu

Mọi tệp dữ liệu, mọi khóa, cách viết và ý nghĩa. Trang này được sinh từ mô hình dữ liệu bằng `python docs/generate.py`;
đừng sửa tay.

- Danh sách có thể là một tệp `TÊN.yml` hoặc một thư mục `TÊN/` gồm nhiều tệp. Chỉ `co-quan.yml` và `don-vi.yml` bắt buộc phải có.
- `NĂM` là thư mục năm kế hoạch, ví dụ `data/2026/`.
- Khóa có dấu ✱ là bắt buộc. Khóa lạ là lỗi: thông báo sẽ nêu khóa gần giống nhất.
- «Danh sách» viết trong ngoặc vuông `[a, b]`, hoặc mỗi dòng một mục bắt đầu bằng `- `.
"""

OPEN_DATA = """\
## Dữ liệu mở

Trang web công bố mọi bản ghi trong `du-lieu/`, mỗi loại một tệp JSON và một tệp CSV. Bản ghi giữ nguyên các khóa đã
nhập (ngày viết `2026-03-31`, số là số); phần suy ra nằm dưới `suy_ra`, chưa làm tròn, và là `null` khi không có.
Riêng `tong-quan.json` làm tròn tỷ lệ đến một chữ số thập phân. `minh_hoa: true` có trong mọi tệp dữ liệu JSON khi dữ
liệu là minh họa.

Tệp CSV mã hóa UTF-8 có dấu BOM, dòng kết thúc bằng CRLF, ngăn cột bằng dấu phẩy, số thập phân viết bằng dấu chấm.
Khóa nằm trong khóa khác nối bằng dấu chấm (`chi_tieu.so_sanh`); nhiều giá trị trong một ô ngăn bằng `; `; ô trống là
`null` hoặc không ghi. Danh sách các mục có tệp CSV riêng, cột đầu là mã của bản ghi chứa nó. Ô văn bản bắt đầu bằng
`=`, `+`, `-`, `@`, dấu tab hoặc xuống dòng có thêm một dấu nháy đơn `'` ở trước, để bảng tính không hiểu là công
thức; tệp JSON giữ nguyên văn. `datapackage.json` mô tả từng cột theo chuẩn Frictionless; `schema/` mô tả từng tệp
JSON theo chuẩn JSON Schema.
"""


def generated() -> dict[str, str]:
    """Every generated file by its path from the project's root."""
    files = {schema_path(kind): _json(file_schema(kind)) for kind in KINDS}
    files[".vscode/settings.json"] = _json(editor_settings())
    files[".vscode/extensions.json"] = _json(EXTENSIONS)
    files["docs/data-reference.md"] = reference()
    # A commune that minhbach new has made completes keys without this repository beside it.
    files |= {f"{STARTER}/schema/{kind.name}.schema.json": _json(file_schema(kind)) for kind in KINDS}
    files[f"{STARTER}/settings.json"] = _json(editor_settings()).replace("./docs/schema/", "./.vscode/schema/")
    # The guide goes with it too, and is a page of its site.
    files["site_templates/starter/content/huong-dan.md"] = (ROOT / "content/huong-dan.md").read_text(encoding="utf-8")
    return files


def reference() -> str:
    """The data reference for staff, in Vietnamese."""
    parts = [INTRODUCTION, _values(), *(_kind(kind) for kind in (*KINDS, ARTICLE, PROSE)), OPEN_DATA, _tables(), _derived()]
    return "\n".join(parts)


def _values() -> str:
    rows = ((name, how) for holds, (name, how) in HOW_TO_WRITE.items() if holds not in ("choice", "mapping"))
    return "## Cách viết giá trị\n\n" + _table(("Giá trị", "Cách viết"), rows)


def _kind(kind: Kind) -> str:
    opening = f"## {kind.title}: `{kind.name}`\n\n{_where(kind)}\n"
    return "\n".join([opening, *_mappings(fields_of(kind.model), kind.key), *_built_in(kind)])


def _where(kind: Kind) -> str:
    if kind is ARTICLE:
        return "Phần khai báo giữa hai dòng `---` ở đầu mỗi tệp `content/bai-viet/*.md`. Tên tệp là mã và địa chỉ của bài."
    if kind is PROSE:
        return "Phần khai báo, không bắt buộc, ở đầu mỗi tệp `content/*.md`."
    if kind.shape == "mapping":
        return f"Tệp `{kind.file}`: một bản ghi."
    folder = kind.file.removesuffix(".yml")
    return f"Tệp `{kind.file}` hoặc các tệp trong `{folder}/`: một danh sách, mỗi mục là một {kind.noun}."


def _built_in(kind: Kind) -> list[str]:
    if kind.name != "linh-vuc":
        return []
    areas = "\n".join(f"- `{area.id}`: {area.name}" for area in BUILT_IN_AREAS)
    return [f"Bảy lĩnh vực có sẵn, không cần khai báo:\n\n{areas}\n"]


def _mappings(fields: Iterable[Field], path: str) -> Iterator[str]:
    """The table of a mapping's keys, then those of the mappings inside it."""
    known = tuple(fields)
    heading = f"### Trong `{path}`\n\n" if "." in path else ""
    yield heading + _table(("Khóa", "Giá trị", "Ý nghĩa"), (_row(each) for each in known))
    for each in known:
        if each.holds == "mapping":
            yield from _mappings(each.fields, f"{path}.{each.key}")
        if each.tree:
            yield f"Mỗi mục của `{path}.{each.key}` có thể chứa `{each.key}`, là các mục con với cùng các khóa ở bảng trên.\n"


def _row(field: Field) -> tuple[str, str, str]:
    return f"`{field.key}`{' ✱' if field.required else ''}", _value(field), field.meaning


def _value(field: Field) -> str:
    value = ", ".join(_word(word, said) for word, said in field.words.items()) or HOW_TO_WRITE[field.holds][0]
    if field.places:
        value = f"hai {value}: {', '.join(field.places)}"
    elif field.by_id:
        value = "với mỗi mã, các khóa ở dưới"
    elif field.is_table:
        value = "danh sách, mỗi mục có các khóa ở dưới"
    elif field.many:
        value = f"danh sách {value}" if not field.words else f"danh sách các từ: {value}"
    if field.default is not None:
        value += f"; mặc định `{field.default}`"
    return f"{value}, hoặc `null`" if field.nullable else value


def _word(word: str, said: str) -> str:
    return f"`{word}` ({said})" if said else f"`{word}`"


def _tables() -> str:
    rows = ((f"`{table.name}.csv`", table.title) for kind in PUBLISHED for table in tables_of(kind))
    return _table(("Tệp CSV", "Mỗi dòng là một mục của"), rows)


def _derived() -> str:
    parts = ["### Phần suy ra\n"]
    parts.append(_published("Các số đếm nhiệm vụ, dùng chung cho các tệp dưới đây", TOTALS, spelled_out=True))
    parts += [_published(f"`{kind.name}.json`, dưới `suy_ra`", DERIVED[kind.name]) for kind in PUBLISHED]
    parts.append(_published("`tong-quan.json`", OVERVIEW))
    return "\n".join(parts)


def _published(heading: str, fields: Iterable[Field], *, spelled_out: bool = False) -> str:
    return f"#### {heading}\n\n{_table(('Khóa', 'Giá trị', 'Ý nghĩa'), _flat(fields, spelled_out=spelled_out))}"


def _flat(fields: Iterable[Field], path: str = "", *, spelled_out: bool = False) -> Iterator[tuple[str, str, str]]:
    """The keys with those inside them, each by its whole path; `[]` stands for each item, `<mã>` for each id.

    The counts of tasks are the same everywhere: they are only named, unless to be spelled out.
    """
    for each in fields:
        if each in TOTALS and not spelled_out:
            yield f"`{path}{each.key}`", "như ở bảng các số đếm", each.meaning
            continue
        yield f"`{path}{each.key}`", _value(each), each.meaning
        inside = ".<mã>" if each.by_id else "[]" if each.is_table else ""
        yield from _flat(each.fields, f"{path}{each.key}{inside}.", spelled_out=spelled_out)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |\n" for line in lines)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Writes every generated file."""
    for path, text in generated().items():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
