"""Open data as tables: CSV that Excel opens, that agrees with the JSON cell by cell, in a data package that validates."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import frictionless
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.contract.fields import Field, fields_of
from generator.contract.kinds import DERIVED, PUBLISHED, SCORECARD
from generator.publish.opendata import kind_files
from generator.publish.opendata_csv import guarded, tables_of
from tests.builders import facts
from tests.opendata_communes import KIND_IDS, both, files_of, loaded, record, rows


@both
def test_csv_opens_in_excel(commune: str) -> None:
    """UTF-8 with a byte-order mark, every record ended by CRLF, as many cells in each row as in the first."""
    for name, raw in files_of(commune).items():
        if name.endswith(".csv"):
            assert raw.startswith(b"\xef\xbb\xbf"), name
            assert raw.endswith(b"\r\n"), name
            table = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
            assert {len(row) for row in table} == {len(table[0])}, name
            assert raw.count(b"\r\n") == len(table), name
            assert len(set(table[0])) == len(table[0]), name


@both
@pytest.mark.parametrize("kind", PUBLISHED, ids=KIND_IDS)
def test_csv_and_json_agree_cell_by_cell(commune: str, kind: Any) -> None:
    """Each cell is the JSON's value at the column's path, written the way the table writes its kind of value."""
    records = loaded(commune, kind.name)[kind.key]
    main, *parts = tables_of(kind)
    own, derived = fields_of(kind.model), DERIVED[kind.name]
    expected = [{**_cells(own, each), **_cells(derived, each["suy_ra"], "suy_ra.")} for each in records]
    assert rows(commune, main.name) == expected
    for table in parts:
        assert table.part is not None
        expected = []
        for each in records:
            committed = list(_items(each, table.part, tree=table.tree)) if table.own else None
            found = (each["suy_ra"].get(table.part) or []) if table.derived else None
            for number in range(len(committed if committed is not None else found or [])):
                assert committed is None or found is None or committed[number].get("ma") == found[number].get("ma")
                line = {kind.key: each["ma"]}
                line |= _cells(table.own, committed[number]) if committed is not None else {}
                line |= _cells(table.derived, found[number], "suy_ra.") if found is not None else {}
                expected.append(line)
        assert rows(commune, table.name) == expected


def _items(holder: Any, part: str, *, tree: bool) -> Iterator[Any]:
    """The items of a list; of a tree each before those inside it."""
    for each in holder.get(part, []):
        yield each
        if tree:
            yield from _items(each, part, tree=True)


def _cells(fields: tuple[Field, ...], values: Any, prefix: str = "") -> dict[str, str]:
    """What a row should hold, worked out the slow and plain way."""
    cells: dict[str, str] = {}
    for field in fields:
        value = (values or {}).get(field.key)
        name = f"{prefix}{field.key}"
        if field.is_table:
            continue
        if field.holds == "mapping":
            cells |= _cells(field.fields, value, f"{name}.")
        elif field.places:
            cells |= {f"{name}.{place}": "" if value is None else repr(value[n]) for n, place in enumerate(field.places)}
        elif isinstance(value, list):
            cells[name] = guarded("; ".join(map(str, value)))
        elif isinstance(value, bool) or value is None:
            cells[name] = {True: "true", False: "false", None: ""}[value]
        else:
            cells[name] = guarded(value) if isinstance(value, str) else repr(value)
    return cells


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+84 200", "'+84 200"),
        ("-Việc", "'-Việc"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\n=1", "'\n=1"),
        ("95 = đủ", "95 = đủ"),
        ("", ""),
    ],
)
def test_no_cell_begins_a_formula(text: str, cell: str) -> None:
    """A text that a spreadsheet would compute gets an apostrophe; nothing else changes."""
    assert guarded(text) == cell


def test_formulas_are_guarded_in_csv_only() -> None:
    """The JSON keeps the text as committed; negative numbers are numbers."""
    assert record("small", "nhiem-vu", "tre")["ten"] == "-Việc trễ"
    assert [row["ten"] for row in rows("small", "nhiem-vu") if row["ma"] == "tre"] == ["'-Việc trễ"]
    assert rows("small", "don-vi")[0]["ten_gon"] == "'=A1"
    assert rows("small", "co-quan")[0]["lien_he.dien_thoai"] == "'+84 200 355"
    assert rows("small", "hai-long-cau-hoi")[1]["noi_dung"] == "'@Thủ tục?"
    assert rows("small", "ho-so")[0]["linh_vuc_thu_tuc"] == "'=Đất đai"
    assert rows("small", "bo-chi-so-tieu-chi")[1]["ten"] == "'=Kế hoạch"
    assert rows("small", "ghi-nhan")[1]["ca_nhan"] == "'@Bà Trưởng phòng"
    assert rows("small", "kien-nghi")[1]["noi_dung"] == "'-Chờ lâu"
    indicator = rows("small", "chi-so")
    assert indicator[1]["chi_tieu.so_sanh"] == "'="
    assert indicator[0]["suy_ra.thay_doi"] == repr(float(Fraction(200, 3) - Fraction("95.5")))


def test_a_tree_of_criteria_is_a_flat_table() -> None:
    """Groups before what they hold, each with its group's id, its own keys and what was derived of it; none has a list."""
    table = rows("small", "bo-chi-so-tieu-chi")
    kept = ("bo_chi_so", "ma", "suy_ra.cap_tren", "diem_toi_da", "suy_ra.diem", "suy_ra.diem_tru", "suy_ra.don_vi_phu_trach")
    assert [tuple(row[key] for key in kept) for row in table] == [
        ("cchc-2026", "chi-dao", "", "10", "8.5", "1.5", "phong-a"),
        ("cchc-2026", "ke-hoach", "chi-dao", "6", "6", "0", "phong-a"),
        ("cchc-2026", "thuc-hien", "chi-dao", "4", "2.5", "1.5", "phong-b"),
        ("cchc-2026", "the-che", "", "2", "", "", ""),
        ("cchc-2025", "the-che", "", "2", "", "", ""),
    ]
    assert [row["suy_ra.la_nhom"] for row in table] == ["true", "false", "false", "false", "false"]
    assert table[2]["nhiem_vu"] == "tre"
    assert not [name for name in table[0] if "tieu_chi" in name]


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> list[dict[str, Any]]:
    """Criteria of any shape, each with an id of its own."""
    numbers = iter(range(10**6))

    def one(below: int) -> dict[str, Any]:
        inside = [one(below - 1) for _ in range(draw(st.integers(0, 3)) if below else 0)]
        made = {"ma": f"c{next(numbers)}", "diem_toi_da": 1}
        return {**made, "tieu_chi": inside} if inside else made

    return [one(depth) for _ in range(draw(st.integers(0, 3)))]


@given(trees())
def test_every_criterion_is_a_row(tree: list[dict[str, Any]]) -> None:
    """As many rows as there are criteria and groups, in the order of suy_ra.tieu_chi."""
    files = kind_files(facts("30/06/2026", bo_chi_so=[{"ma": "bo", "tieu_chi": tree}]), SCORECARD)
    text = files["du-lieu/bo-chi-so-tieu-chi.csv"].decode("utf-8-sig")
    (card,) = json.loads(files["du-lieu/bo-chi-so.json"])["bo_chi_so"]
    names = [row["ma"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert names == [each["ma"] for each in card["suy_ra"]["tieu_chi"]]
    assert names == [each["ma"] for each in _items({"tieu_chi": tree}, "tieu_chi", tree=True)]


@both
def test_the_data_package_is_valid_with_its_rows(commune: str, tmp_path: Path) -> None:
    """Frictionless accepts the descriptor and every cell, key and reference of every table."""
    for name, raw in files_of(commune).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    report = frictionless.validate(str(tmp_path / "du-lieu/datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    counted = {task.name: task.stats.get("rows", 0) for task in report.tasks}
    assert counted == {path.stem: len(rows(commune, path.stem)) for path in tmp_path.glob("du-lieu/*.csv")}


@both
def test_the_data_package_describes_every_column(commune: str) -> None:
    """Every table is a resource; each field has the column's name, a type and a Vietnamese title."""
    package = loaded(commune, "datapackage")
    assert package["created"].startswith(package["tinh_den"])
    for resource in package["resources"]:
        header = files_of(commune)[f"du-lieu/{resource['path']}"].decode("utf-8-sig").split("\r\n", 1)[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == header.split(",")
        assert all(field["title"] and field["type"] and field["format"] for field in resource["schema"]["fields"])
