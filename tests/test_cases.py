"""Every sentence of the data contract that forbids something, and every slip of a clerk: exactly the findings expected."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from generator.check.records import check
from generator.contract.kinds import ARTICLE, KINDS, Kind
from generator.contract.values import Record
from generator.contract.walk import Path, slots_of
from generator.words.codes import CODES
from generator.words.diagnostics import diagnose
from tests.casework import Case, all_cases, fits, parts_of, place_of, small_commune, with_files

CASES = all_cases()
ELSEWHERE = {
    "MB004": "test_hostile.py: a file over 5 MB",
    "MB005": "test_hostile.py: links that leave ROOT",
    "MB007": "test_hostile.py: what cannot be read",
}
"""Codes that need a disk or a large file, and where they are tested. MB7xx belongs to the build's own tests."""
IDENTITY = "001204012345"


def models_held(model: type[Record], above: tuple[type[Record], ...] = ()) -> Iterator[tuple[Path, type[Record]]]:
    """The model and those its keys hold, with the keys that lead there; one that holds itself is followed once."""
    yield (), model
    for slot in slots_of(model):
        if slot.holds is not None and slot.holds not in above:
            for path, held in models_held(slot.holds, (*above, model)):
                yield (slot.alias, *path), held


MODELS = {held for kind in (*KINDS, ARTICLE) for _, held in models_held(kind.model)}
TEXTS = [
    (kind, (*path, slot.alias))
    for kind in KINDS
    for path, held in models_held(kind.model)
    for slot in slots_of(held)
    if slot.public_text
]
"""Every key of every kind that holds public text, with the keys that lead to it."""


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.table}: {case.name}") for case in CASES])
def test_case(case: Case) -> None:
    """The findings are the expected ones: none missing, none more, each at its place and with its words."""
    found = list(case.findings)
    left = list(found)
    missing = []
    for expected in case.expected:
        match = next((item for item in left if fits(item, expected) and parts_of(expected)[0] is not None), None)
        if match is None:
            missing.append(expected)
        else:
            left.remove(match)
    told = [f"{place_of(item)} {item.code} {item.message} → {item.hint}" for item in found]
    assert (missing, left) == ([], []), "\n".join(told)


def test_names_are_their_own() -> None:
    """A case is found by its name."""
    names = [case.name for case in CASES]
    assert sorted(set(names)) == sorted(names)


def test_every_code_has_a_case() -> None:
    """Every code of the catalogue is shown to be found, here or where ELSEWHERE says."""
    shown = {parts_of(expected)[1] for case in CASES for expected in case.expected}
    assert sorted(set(CODES) - shown - set(ELSEWHERE)) == [code for code in CODES if code.startswith("MB7")]
    assert not shown & set(ELSEWHERE)


def test_every_required_key_has_a_case() -> None:
    """§3: of each starred key there is a case that leaves it out."""
    told = {
        item.message
        for case in CASES
        if any(parts_of(expected)[1] == "MB201" for expected in case.expected)
        for item in case.findings
        if item.code == "MB201"
    }
    wanted = {
        diagnose("MB201", "", key=slot.alias, meaning=slot.meaning).message
        for model in MODELS
        for slot in slots_of(model)
        if slot.required
    }
    assert sorted(wanted - told) == []


@pytest.mark.parametrize(
    ("kind", "path"), [pytest.param(kind, path, id=f"{kind.name}: {'.'.join(map(str, path))}") for kind, path in TEXTS]
)
def test_personal_data_is_found_in_every_text(kind: Kind, path: Path) -> None:
    """§8: an identity number under any key that people read is found, whatever else is wrong, and never repeated."""
    value: object = f"Ông A, căn cước {IDENTITY}"
    for key in reversed(path):
        value = [{key: value}]
    text = yaml.safe_dump(value if kind.shape == "list" else value[0], allow_unicode=True)  # type: ignore[index]  # a list of one
    found = check(with_files({kind.file.replace("NĂM", "2026"): text}), None).diagnostics
    assert "MB501" in {item.code for item in found}
    assert not any(IDENTITY in item.message or IDENTITY in item.hint for item in found)


def test_small_commune_is_whole() -> None:
    """What all cases start from has every kind and an attachment."""
    tree = small_commune()
    assert tree.findings == ()
    assert tree.others == ()
    assert tree.attachments == {"ke-hoach.pdf"}
    assert len(tree.texts) == 18
