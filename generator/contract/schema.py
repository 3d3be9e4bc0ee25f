"""JSON Schemas read from the contract: of the files staff write, for their editor, and of the data files published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from generator.contract.derived import OVERVIEW
from generator.contract.fields import Field, Holds, fields_of
from generator.contract.kinds import DERIVED, KINDS, Kind

Schema = dict[str, Any]

EDITOR_DIALECT = "http://json-schema.org/draft-07/schema#"
"""What the YAML extensions of editors understand best."""
PUBLISHED_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
_PERIOD = r"^\d{4}(-(W\d{2}|\d{2}|Q[1-4]|6T|9T))?$"
_PUBLISHED: dict[Holds, Schema] = {
    "text": {"type": "string"},
    "word": {"type": "string"},
    "id": {"type": "string", "pattern": _ID},
    "date": {"type": "string", "format": "date"},
    "number": {"type": "number"},
    "count": {"type": "integer", "minimum": 0},
    "percent": {"type": "integer", "minimum": 0, "maximum": 100},
    "days": {"type": "integer", "minimum": 1},
    "flag": {"type": "boolean"},
    "web": {"type": "string", "format": "iri"},
    "opinion": {"type": "string", "format": "iri"},
    "authority": {"type": "string"},
    "period": {"type": "string", "pattern": _PERIOD},
    "due_day": {"type": "string", "pattern": r"^\d{1,2}(/\d{1,2})?$"},
    "choice": {"type": "string"},
}


def file_schema(kind: Kind) -> Schema:
    """The schema of a data file as staff write it: a list of records, or one mapping.

    An empty list may be left without a value, so null is a list too. Any other key without a value is refused here,
    though checking reads it as left out: offered `null` by the editor, staff would publish the word "null".
    """
    fields = fields_of(kind.model)
    record = _mapping(fields, _typed)
    if kind.shape == "list":
        record = {"type": ["array", "null"], "items": record}
    about = f"Tệp {kind.file}: {kind.noun}."
    return {"$schema": EDITOR_DIALECT, "title": kind.title, "description": about, **record, **_trees(fields, _typed)}


def published_schema(kind: Kind) -> Schema:
    """The schema of du-lieu/<kind>.json (contract §6): records as committed, and under suy_ra what was derived."""
    derived = Field(
        key="suy_ra",
        holds="mapping",
        meaning="Những gì trang web suy ra, chưa làm tròn",
        required=True,
        fields=DERIVED[kind.name],
    )
    records = Field(
        key=kind.key, holds="mapping", meaning=kind.title, required=True, many=True, fields=(*fields_of(kind.model), derived)
    )
    return {**_published_file(f"{kind.title}: dữ liệu mở", (records,)), **_trees(fields_of(kind.model), _as_published)}


def overview_schema() -> Schema:
    """The schema of du-lieu/tong-quan.json (contract §6)."""
    return _published_file("Tổng quan: dữ liệu mở", OVERVIEW)


def editor_settings() -> dict[str, Any]:
    """Settings of VS Code's YAML extension: which schema holds for which files. Nothing is fetched from elsewhere."""
    return {
        "yaml.schemas": {f"./{schema_path(kind)}": _globs(kind) for kind in KINDS},
        "yaml.schemaStore.enable": False,
        "yaml.yamlVersion": "1.2",
        "files.encoding": "utf8",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
    }


def schema_path(kind: Kind) -> str:
    """Where the schema of the kind's files is kept, from the project's root."""
    return f"docs/schema/{kind.name}.schema.json"


def _globs(kind: Kind) -> list[str]:
    # `2*` and not `*`: that would take data/van-ban/ke-hoach.yml, a list of documents, for a plan. Older versions of the
    # YAML extension know no [0-9].
    folder = f"data/{'2*/' if kind.yearly else ''}{kind.name}"
    return [f"{folder}.yml", f"{folder}/**/*.yml"] if kind.shape == "list" else [f"{folder}.yml"]


def _published_file(title: str, fields: Iterable[Field]) -> Schema:
    head = (
        Field(key="tinh_den", holds="date", meaning="Ngày tính: mọi số liệu đúng tại ngày này", required=True),
        Field(key="minh_hoa", holds="flag", meaning="true khi đây là dữ liệu minh họa"),
    )
    return {"$schema": PUBLISHED_DIALECT, "title": title, **_mapping((*head, *fields), _as_published)}


def _mapping(fields: Iterable[Field], of: Callable[[Field], Schema]) -> Schema:
    known = tuple(fields)
    schema: Schema = {"type": "object", "properties": {each.key: of(each) for each in known}, "additionalProperties": False}
    required = [each.key for each in known if each.required]
    return {**schema, "required": required} if required else schema


def _typed(field: Field) -> Schema:
    """A key as typed: dates either way, decimals with a comma, numbers where text is meant."""
    value = _item(field, _typed) if field.holds == "mapping" else {**field.typed, **_said(field)}
    if field.many:
        return {"description": field.meaning, "type": ["array", "null"], "items": value}
    if field.default is not None:
        value["default"] = field.default == "true" if field.holds == "flag" else field.default
    return {"description": field.meaning, **value}


def _as_published(field: Field) -> Schema:
    """A key as published: dates ISO, numbers as numbers, null only where a derived key may be null."""
    if field.by_id:
        value: Schema = {"type": "object", "additionalProperties": _mapping(field.fields, _as_published)}
    elif field.holds == "mapping":
        value = _item(field, _as_published)
    else:
        value = {**_PUBLISHED[field.holds], **_said(field)}
    if field.many:
        value = {"type": "array", "items": value}
    if field.places:
        value |= {"minItems": len(field.places), "maxItems": len(field.places)}
    return {"description": field.meaning, **(_nullable(value) if field.nullable else value)}


def _trees(fields: Iterable[Field], of: Callable[[Field], Schema]) -> Schema:
    """Under `$defs`, the item of each list whose items have the same list inside them, to any depth."""
    found = {}
    for each in fields:
        if each.tree:
            item = _mapping(each.fields, of)
            found[each.key] = {**item, "properties": {**item["properties"], each.key: of(each)}}
    return {"$defs": found} if found else {}


def _item(field: Field, of: Callable[[Field], Schema]) -> Schema:
    """One item of a list of mappings; that of a tree is described once, under `$defs`."""
    return {"$ref": f"#/$defs/{field.key}"} if field.tree else _mapping(field.fields, of)


def _said(field: Field) -> Schema:
    """The words allowed, each with its meaning as editors show it."""
    if not field.words:
        return {}
    said: Schema = {"enum": list(field.words)}
    return {**said, "enumDescriptions": list(field.words.values())} if all(field.words.values()) else said


def _nullable(value: Schema) -> Schema:
    made = {**value, "type": [value["type"], "null"]}
    if "enum" in made:
        made["enum"] = [*made["enum"], None]
        made["enumDescriptions"] = [*made["enumDescriptions"], "chưa có"]
    return made
