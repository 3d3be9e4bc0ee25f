"""Every sentence of the data contract that forbids something, and every slip of a clerk: exactly the findings expected."""

from __future__ import annotations

import re

import pytest

from generator.words.codes import CODES
from tests.casework import Case, all_cases, fits, parts_of, place_of, small_commune

CASES = all_cases()
ELSEWHERE = {
    "MB004": "test_hostile.py: a file over 5 MB",
    "MB005": "test_hostile.py: links that leave ROOT",
    "MB007": "test_hostile.py: what cannot be read",
}
"""Codes that need a disk or a large file, and where they are tested. MB7xx belongs to the build's own tests."""
KINDS_READ = ("co-quan", "don-vi", "linh-vuc", "van-ban", "ke-hoach", "nhiem-vu", "chi-so", "hai-long")


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
    from generator.contract.kinds import ARTICLE, BY_NAME
    from generator.contract.walk import slots_of

    told = {match for case in CASES for expected in case.expected for match in re.findall(r"MB201 «(\w+)»", expected)}
    models = [BY_NAME[name].model for name in KINDS_READ] + [ARTICLE.model]
    wanted = set()
    while models:
        for slot in slots_of(models.pop()):
            if slot.required:
                wanted.add(slot.alias)
            if slot.holds is not None:
                models.append(slot.holds)
    assert wanted <= told


def test_small_commune_is_whole() -> None:
    """What all cases start from has every kind and an attachment."""
    tree = small_commune()
    assert tree.findings == ()
    assert tree.others == ()
    assert tree.attachments == {"ke-hoach.pdf"}
    assert len(tree.texts) == 9
