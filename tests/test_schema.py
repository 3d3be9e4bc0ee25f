"""The schemas that editors use accept what checking accepts, refuse slips, and are written down as the model has them."""

from __future__ import annotations

import json
import re
import runpy
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.contract.fields import Field, fields_of
from generator.contract.kinds import ARTICLE, BY_NAME, KINDS, Kind
from generator.contract.schema import editor_settings, file_schema, overview_schema, published_schema, schema_path

ROOT = Path(__file__).resolve().parents[1]
COMMUNES = (ROOT, *(ROOT / "tests/communes" / name for name in ("quyet-thang", "kien-thuy", "phuong-ocr", "duong-an", "tan-ky")))
KIND_IDS = [kind.name for kind in KINDS]
by_kind = pytest.mark.parametrize("kind", KINDS, ids=KIND_IDS)


class CoreLoader(yaml.BaseLoader):
    """YAML 1.2's core schema, as an editor reads: numbers, true, false and null; dates, yes and no stay text."""


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+0123456789.")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
CoreLoader.add_constructor("tag:yaml.org,2002:null", lambda loader, node: None)
CoreLoader.add_constructor("tag:yaml.org,2002:bool", lambda loader, node: node.value.lower() == "true")
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


def validator(kind: Kind) -> jsonschema.Draft7Validator:
    """The validator of a kind's files."""
    return jsonschema.Draft7Validator(file_schema(kind))


def kind_of(path: Path, root: Path) -> Kind:
    """The kind by the settings that VS Code goes by."""
    name = path.relative_to(root).as_posix()
    found = [
        kind
        for kind in KINDS
        if any(_matches(name, glob) for glob in editor_settings()["yaml.schemas"][f"./{schema_path(kind)}"])
    ]
    assert len(found) == 1, f"{name}: {found}"
    return found[0]


def _matches(name: str, glob: str) -> bool:
    """`*` is one folder, `**/` any number of them."""
    pattern = re.escape(glob).replace(r"\*\*/", "(?:[^/]+/)*").replace(r"\*", "[^/]*")
    return re.fullmatch(pattern, name) is not None


FILES = [(path, root) for root in COMMUNES for path in sorted((root / "data").rglob("*.yml"))]


@pytest.mark.parametrize("loader", [yaml.BaseLoader, CoreLoader], ids=["all text", "YAML 1.2"])
@pytest.mark.parametrize(("path", "root"), FILES, ids=[path.relative_to(ROOT).as_posix() for path, _ in FILES])
def test_sample_files_are_accepted(path: Path, root: Path, loader: type[yaml.BaseLoader]) -> None:
    """Every file of the sample communes belongs to one schema, which accepts it however its scalars are read."""
    data = yaml.load(path.read_text("utf-8"), Loader=loader)
    assert [error.message for error in validator(kind_of(path, root)).iter_errors(data)] == []


@by_kind
def test_schemas_are_valid(kind: Kind) -> None:
    """Draft-07 for editors, 2020-12 for what is published."""
    jsonschema.Draft7Validator.check_schema(file_schema(kind))
    jsonschema.Draft202012Validator.check_schema(published_schema(kind))
    jsonschema.Draft202012Validator.check_schema(overview_schema())


TASK = {"ma": "a", "ten": "A", "linh_vuc": "the-che", "chu_tri": "phong-a", "thoi_han": "31/03/2026"}


@pytest.mark.parametrize(
    "change",
    [
        {"ten_viec": "A"},
        {"ma": "Việc A"},
        {"thoi_han": "31.03.2026"},
        {"phoi_hop": "phong-a"},
        {"cap_nhat": [{"ngay": "31/03/2026"}]},
        {"cap_nhat": [{"ngay": "31/03/2026", "trang_thai": "xong"}]},
        {"cap_nhat": [{"ngay": "31/03/2026", "trang_thai": "hoan_thanh", "ghi_chu": "A"}]},
        {"cap_nhat": [{"ngay": "31/03/2026", "trang_thai": "hoan_thanh", "tien_do": 101}]},
        {"dinh_ky": {"truoc_ngay": 20}},
        {"ten": None},
    ],
    ids=[
        "unknown key",
        "no id",
        "no date",
        "no list",
        "key missing inside",
        "unknown word",
        "unknown key inside",
        "over 100",
        "cycle missing",
        "no value",
    ],
)
def test_slips_are_refused(change: dict[str, Any]) -> None:
    """What checking calls an error the editor underlines while staff type."""
    assert validator(BY_NAME["nhiem-vu"]).is_valid([TASK])
    assert not validator(BY_NAME["nhiem-vu"]).is_valid([{**TASK, **change}])


def _card(**deepest: Any) -> dict[str, Any]:
    """A scorecard with criteria four deep; the keys go to the deepest."""
    tree: dict[str, Any] = {"ma": "d", "ten": "D", "diem_toi_da": "2,5", "tu_cham": 2, "tham_dinh": "1.5", **deepest}
    for name in ("c", "b", "a"):
        tree = {"ma": name, "ten": name, "diem_toi_da": 2.5, "tieu_chi": [tree]}
    return {"ma": "cchc-2026", "ten": "Bộ chỉ số", "muc_tieu": {"so_sanh": ">=", "gia_tri": 90}, "tieu_chi": [tree]}


def test_criteria_are_accepted_at_any_depth() -> None:
    """A criterion holds criteria, with the same keys; a group may have none yet, and a remedy is told whole."""
    remedy = {"noi_dung": "Niêm yết lại", "thoi_han": "30/06/2026", "nguoi_chiu_trach_nhiem": "Chánh Văn phòng"}
    for card in (_card(), _card(tieu_chi=None), _card(khac_phuc=remedy, minh_chung=["bc-1"], nhiem_vu=["viec"])):
        assert [error.message for error in validator(BY_NAME["bo-chi-so"]).iter_errors([card])] == []


@pytest.mark.parametrize(
    "slip",
    [
        {"diem": 2},
        {"diem_toi_da": None},
        {"tu_cham": -1},
        {"khac_phuc": {"noi_dung": "Làm lại"}},
        {"minh_chung": "bc-1"},
        {"tieu_chi": [{"ten": "Không mã", "diem_toi_da": 1}]},
        {"tieu_chi": [{"ma": "e", "ten": "E", "diem_toi_da": 1, "la": 1}]},
    ],
    ids=["unknown key", "no maximum", "below zero", "half a remedy", "no list", "no id one deeper", "unknown key one deeper"],
)
def test_slips_in_criteria_are_refused_at_any_depth(slip: dict[str, Any]) -> None:
    """What checking calls an error in a criterion is underlined wherever the criterion stands."""
    assert not validator(BY_NAME["bo-chi-so"]).is_valid([_card(**slip)])


def test_published_criteria_are_described_at_any_depth() -> None:
    """The schema beside the data knows the tree too: the keys as committed, and no other."""
    schema = published_schema(BY_NAME["bo-chi-so"])["$defs"]["tieu_chi"]
    assert schema["properties"]["tieu_chi"]["items"] == {"$ref": "#/$defs/tieu_chi"}
    assert schema["additionalProperties"] is False
    assert "suy_ra" not in schema["properties"]


RECORDS: dict[str, dict[str, Any]] = {
    "ho-so": {
        "ky": "2026-01",
        "linh_vuc_thu_tuc": "Hộ tịch",
        **dict.fromkeys(("tiep_nhan", "truoc_han", "dung_han", "qua_han", "dang_giai_quyet"), "1.200"),
        "ngay": "05/02/2026",
    },
    "ton-tai": {"ma": "a", "noi_dung": "Chậm", "nguon": {"van_ban": "kl-5", "muc": 2}, "diem_tru": "0,5"},
    "bao-cao": {"ma": "a", "ten": "Báo cáo", "chu_ky": "nam", "truoc_ngay": "05/12", "don_vi": ["a"], "nop": None},
    "ghi-nhan": {"ma": "a", "ngay": "05/02/2026", "loai": "dien_hinh", "noi_dung": "Cách làm hay"},
    "kien-nghi": {
        "ma": "a",
        "ngay_nhan": "5/2/2026",
        "noi_dung": "Đèn hỏng",
        "don_vi": "a",
        "han": "2026-02-20",
        "hai_long": "co",
    },
    "kiem-tra": {
        "ma": "a",
        "ngay": "05/02/2026",
        "loai": "dot_xuat",
        "don_vi": ["a"],
        "phat_hien": [{"ma": "b", "noi_dung": "Sổ thiếu", "han": "20/02/2026"}],
    },
    "giam-sat": {
        "ma": "a",
        "ngay": "05/02/2026",
        "noi_dung": "Niêm yết",
        "don_vi": ["a"],
        "han": "20/02/2026",
        "tiep_thu": "khong",
    },
}
SLIPS: list[tuple[str, dict[str, Any]]] = [
    ("ho-so", {"tiep_nhan": None}),
    ("ho-so", {"ma": "a"}),
    ("ton-tai", {"nguon": {"muc": "2"}}),
    ("bao-cao", {"don_vi": "a"}),
    ("bao-cao", {"chu_ky": "hang_thang"}),
    ("bao-cao", {"nop": [{"ky": "2026-01", "ngay": "05/02/2026"}]}),
    ("ghi-nhan", {"loai": "khen"}),
    ("kien-nghi", {"hai_long": "rat_hai_long"}),
    ("kien-nghi", {"nguoi_gui": "A"}),
    ("kiem-tra", {"phat_hien": [{"ma": "b", "noi_dung": "Sổ thiếu"}]}),
    ("kiem-tra", {"phat_hien": [{"ma": "b", "noi_dung": "Sổ thiếu", "han": "20/02/2026", "don_vi_nop": "a"}]}),
    ("giam-sat", {"tiep_thu": "co_mot_phan"}),
    ("giam-sat", {"han": "20-02-2026"}),
]


@pytest.mark.parametrize("kind", RECORDS)
def test_records_of_every_kind_are_accepted(kind: str) -> None:
    """As staff type them: grouped counts, decimals with a comma, dates either way."""
    assert [error.message for error in validator(BY_NAME[kind]).iter_errors([RECORDS[kind]])] == []


@pytest.mark.parametrize(("kind", "slip"), SLIPS, ids=[f"{kind} {' '.join(slip)}" for kind, slip in SLIPS])
def test_slips_in_every_kind_are_refused(kind: str, slip: dict[str, Any]) -> None:
    """A key missing, unknown or misspelt, a word that is not one of the choices, no list where a list is due."""
    assert not validator(BY_NAME[kind]).is_valid([{**RECORDS[kind], **slip}])


@by_kind
def test_an_unknown_key_is_refused(kind: Kind) -> None:
    """In every kind, at the top."""
    record = {"khoa_la": 1}
    errors = [error.validator for error in validator(kind).iter_errors(record if kind.shape == "mapping" else [record])]
    assert "additionalProperties" in errors


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("thoi_han", ["31/03/2026", "2026-03-31", "1/3/2026"]),
        ("ten", ["No", 12, True, "0.5"]),
        ("phoi_hop", [[], None, ["phong-a"]]),
        ("thuong_xuyen", [True, "true"]),
    ],
)
def test_values_are_accepted_as_typed(key: str, values: list[Any]) -> None:
    """A scalar means what its field says: an editor that reads 12 or true where text is meant is not to complain."""
    for value in values:
        assert validator(BY_NAME["nhiem-vu"]).is_valid([{**TASK, key: value}]), value


def test_empty_lists_are_files_too() -> None:
    """An empty list file, and one without any record yet."""
    assert validator(BY_NAME["nhiem-vu"]).is_valid([])
    assert validator(BY_NAME["nhiem-vu"]).is_valid(None)


@pytest.mark.parametrize("kind", [*KINDS, ARTICLE], ids=[*KIND_IDS, ARTICLE.name])
def test_every_key_is_described_in_vietnamese(kind: Kind) -> None:
    """Each key carries its meaning, words that have a label carry it, and no English title slips in."""
    for schema in (file_schema(kind), published_schema(kind)):
        titles = [node["title"] for node in _nodes(schema) if isinstance(node.get("title"), str)]
        assert titles == [schema["title"]]
        for node in _nodes(schema):
            for name, inside in (node.get("properties") or {}).items():
                assert inside["description"], name
            if "enumDescriptions" in node:
                assert len(node["enumDescriptions"]) == len(node["enum"])


def _nodes(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [node for each in schema for node in _nodes(each)]
    if not isinstance(schema, dict):
        return []
    inside = [node for key, each in schema.items() if key != "properties" for node in _nodes(each)]
    inside += [node for each in schema.get("properties", {}).values() for node in _nodes(each)]
    return [schema, *inside]


GENERATED: dict[str, str] = runpy.run_path(str(ROOT / "docs/generate.py"))["generated"]()


@pytest.mark.parametrize("path", GENERATED)
def test_generated_files_are_up_to_date(path: str) -> None:
    """`make docs` (python docs/generate.py) writes them anew."""
    assert (ROOT / path).read_text("utf-8") == GENERATED[path], "out of date: run python docs/generate.py"


def test_no_generated_schema_is_left_over() -> None:
    """A kind that is gone leaves no schema behind."""
    kept = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/schema").iterdir()}
    assert kept == {path for path in GENERATED if fnmatch(path, "docs/schema/*")}


def test_editor_settings_point_at_schemas_that_exist() -> None:
    """Each path in yaml.schemas is a committed file, and the extension that reads them is recommended."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert all((ROOT / path).is_file() for path in settings["yaml.schemas"])
    assert settings["yaml.schemaStore.enable"] is False
    assert "redhat.vscode-yaml" in json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]


@pytest.mark.parametrize("kind", [*KINDS, ARTICLE], ids=[*KIND_IDS, ARTICLE.name])
def test_the_reference_has_every_key_with_its_meaning(kind: Kind) -> None:
    """docs/data-reference.md lists each key of each kind, nested ones too, with meaning and whether it is required."""
    section = GENERATED["docs/data-reference.md"].split(f"## {kind.title}: `{kind.name}`\n", 1)[1].split("\n## ", 1)[0]
    for field in _all_fields(fields_of(kind.model)):
        mark = " ✱" if field.required else ""
        lines = [line for line in section.splitlines() if line.startswith(f"| `{field.key}`{mark} |") and field.meaning in line]
        assert lines, field.key
        assert all(f"`{word}`" in lines[0] for word in field.words)


def _all_fields(fields: tuple[Field, ...]) -> list[Field]:
    return [each for field in fields for each in (field, *_all_fields(field.fields))]
