"""The data package: a Frictionless descriptor of every CSV table, with the columns' meanings from the contract (contract §6)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.contract.fields import Holds
from generator.contract.kinds import AREA, ARTICLE, PLAN, UNIT
from generator.derive.facts import Facts
from generator.publish.opendata_csv import Column, Table, guarded

_TYPES: dict[Holds, str] = {
    "date": "date",
    "number": "number",
    "count": "integer",
    "percent": "integer",
    "days": "integer",
    "flag": "boolean",
}
"""Table Schema's types; all else is text."""
_ALWAYS_THERE = frozenset({UNIT.name, AREA.name})
"""Kinds that a column may be a foreign key to: documents dated after the as-of day are named before they are published."""
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Ghi công 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_HOW_TO_READ = (
    "Mỗi tệp CSV mã hóa UTF-8 có dấu BOM để Excel mở đúng chữ Việt, ngăn cột bằng dấu phẩy, ngày viết 2026-03-31, số "
    "thập phân viết bằng dấu chấm, chưa làm tròn. Cột bắt đầu bằng «suy_ra.» do trang web suy ra từ dữ liệu đã nhập; chỗ "
    "nói «null» thì ô để trống. Nhiều giá trị trong một ô ngăn bằng «; ». Ô văn bản bắt đầu bằng = + - @, dấu tab hoặc "
    "xuống dòng có thêm một dấu nháy đơn ' ở trước để bảng tính không hiểu là công thức; tệp JSON cùng tên giữ nguyên "
    "văn."
)


def data_package(facts: Facts, tables: Iterable[Table]) -> dict[str, Any]:
    """The descriptor (Data Package v1). `created` is the as-of day: the same facts give the same bytes."""
    office = facts.office
    made_up = {"minh_hoa": True} if office.demonstration else {}
    about = "Dữ liệu minh họa, không phải số liệu thật. " if office.demonstration else ""
    return {
        "profile": "data-package",
        "name": "minhbach",
        "title": f"Dữ liệu mở về cải cách hành chính: {office.name}, {office.parent}",
        "description": f"{about}{_HOW_TO_READ}",
        "homepage": office.site_address,
        "created": f"{facts.as_of.isoformat()}T00:00:00+07:00",
        "tinh_den": facts.as_of.isoformat(),
        **made_up,
        "licenses": [LICENCE],
        "contributors": [{"title": office.name, "role": "publisher"}],
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True},
        "schema": _table_schema(table),
    }


def _table_schema(table: Table) -> dict[str, Any]:
    columns = table.columns
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns], "missingValues": [""]}
    if key := _primary_key(table, columns):
        schema["primaryKey"] = key
    if keys := [_foreign_key(column) for column in columns if column.parent or (column.ref in _ALWAYS_THERE and not column.many)]:
        schema["foreignKeys"] = keys
    return schema


def _primary_key(table: Table, columns: tuple[Column, ...]) -> list[str]:
    if table.part is not None:
        return []
    by_kind = {PLAN.name: "suy_ra.nam", ARTICLE.name: "suy_ra.ma"}
    key = by_kind.get(table.kind.name, "ma")
    return [key] if any(column.name == key for column in columns) else []


def _foreign_key(column: Column) -> dict[str, Any]:
    return {"fields": [column.name], "reference": {"resource": column.ref, "fields": ["ma"]}}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.many else _TYPES.get(column.holds, "string"),
        "format": "default",
        "title": column.title,
    }
    if said := "; ".join(f"{word}: {label}" for word, label in column.words.items() if label):
        field["description"] = said
    if column.holds == "flag" and not column.many:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if limits := _constraints(column):
        field["constraints"] = limits
    return field


def _constraints(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.many:
        return limits
    if column.words:
        # The cell of the operator "=" is guarded as any text is.
        limits["enum"] = [guarded(word) for word in column.words]
    if column.holds == "percent":
        limits |= {"minimum": 0, "maximum": 100}
    return limits
