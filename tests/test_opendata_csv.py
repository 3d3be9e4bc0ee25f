"""Open data as tables: CSV that Excel opens, that agrees with the JSON cell by cell, in a data package that validates."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import frictionless
import pytest

from generator.contract.fields import Field, fields_of
from generator.contract.kinds import DERIVED, PUBLISHED
from generator.publish.opendata_csv import guarded, tables_of
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
            committed = each.get(table.part, []) if table.own else None
            found = (each["suy_ra"].get(table.part) or []) if table.derived else None
            for number in range(len(committed if committed is not None else found or [])):
                line = {kind.key: each["ma"]}
                line |= _cells(table.own, committed[number]) if committed is not None else {}
                line |= _cells(table.derived, found[number], "suy_ra.") if found is not None else {}
                expected.append(line)
        assert rows(commune, table.name) == expected


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
    indicator = rows("small", "chi-so")
    assert indicator[1]["chi_tieu.so_sanh"] == "'="
    assert indicator[0]["suy_ra.thay_doi"] == repr(float(Fraction(200, 3) - Fraction("95.5")))


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
