"""Who a record is does not hang on how ma_cu is written: neither on its order nor on what is added to it later."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from generator.check.identity import Identity
from generator.pipeline import outputs_of
from tests.builders import records
from tests.past_builders import published

DAYS = ("10/03/2026", "11/03/2026", "12/03/2026", "13/03/2026")


def task(name, *former, due="30/06/2026"):
    return {"ma": name, "ma_cu": list(former), "ten": f"Việc {name}", "thoi_han": due}


def past(*states):
    """What was told of tasks by their ids over such states: the words and the tags of what was added, changed, removed."""
    found = published(*zip(DAYS, ({"nhiem_vu": list(state)} for state in states), strict=False), until="01/03/2027")
    assert len({each.id for each in found.events}) == len(found.events)
    return [each.id.split("nhiem-vu/")[1] for each in found.events if each.record_kind == "nhiem-vu"]


LATE = "cham-tien-do/2026-07-01"
CASES = {
    "a new id before the former ones": (
        [[task("a")], [task("b", "a")], [task("c", "b", "a")]],
        ["a/them-moi", f"a/{LATE}"],
    ),
    "a new id behind the former ones": (
        [[task("a")], [task("b", "a")], [task("c", "a", "b")]],
        ["a/them-moi", f"a/{LATE}"],
    ),
    "only the newest former id": (
        [[task("a")], [task("b", "a")], [task("c", "b")]],
        ["a/them-moi", f"a/{LATE}"],
    ),
    "ma_cu forgotten again": (
        [[task("a")], [task("b", "a")], [task("b")]],
        ["a/them-moi", f"a/{LATE}"],
    ),
    "back to the first id": (
        [[task("a")], [task("b", "a")], [task("a", "b")]],
        ["a/them-moi", f"a/{LATE}"],
    ),
    "an id that was never published": (
        [[task("a")], [task("a", "nhap")]],
        ["a/them-moi", f"a/{LATE}"],
    ),
    "another task taken into one that stays": (
        [[task("a"), task("b")], [task("b", "a")]],
        ["a/them-moi", "b/them-moi", "a/xoa/1", f"b/{LATE}"],
    ),
    "two tasks made one under a new id": (
        [[task("b")], [task("b"), task("a")], [task("c", "a", "b")]],
        ["b/them-moi", "a/them-moi", "a/xoa/1", f"b/{LATE}"],
    ),
    "a former id given to another when ma_cu is forgotten": (
        [[task("a")], [task("b", "a")], [task("b")], [task("b"), task("a")]],
        ["a/them-moi", "a.2/them-moi", f"a.2/{LATE}", f"a/{LATE}"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_record_stays_who_it_is(name):
    states, told = CASES[name]
    assert past(*states) == told


def test_a_unit_taken_into_another_leaves_it_its_chain():
    """The feed of the one that stays goes on; what it says of the other one's work is said of it."""
    units = [{"ma": "van-phong", "ten": "Văn phòng"}, {"ma": "phong-kinh-te", "ten": "Phòng Kinh tế"}]
    merged = [{**units[0], "ma_cu": ["phong-kinh-te"]}]
    before = {"don_vi": units, "nhiem_vu": [{**task("a"), "chu_tri": "phong-kinh-te"}]}
    after = {"don_vi": merged, "nhiem_vu": [{**task("a"), "chu_tri": "van-phong"}]}
    found = published((DAYS[0], before), (DAYS[1], after), until="01/08/2026")
    tags = {each.kind: each.subject.unit_tags for each in found.events if each.record_kind == "nhiem-vu"}
    assert tags == {"added": ("phong-kinh-te",), "late": ("van-phong",)}


def test_totodays_records_are_known_by_what_was_published():
    """Their files are not rewritten: what is not published yet is known by its names too."""
    identity = Identity()
    (first,) = records(nhiem_vu=[task("a")]).of("nhiem-vu")
    identity.take({("nhiem-vu", "a"): first})
    today = records(nhiem_vu=[task("c", "b", "a")])
    (known,) = identity.recognized(today).of("nhiem-vu")
    assert known.record.former_ids == ("a", "b")
    assert identity.living == {("nhiem-vu", "a"): ("nhiem-vu", "a")}
    plain = records(nhiem_vu=[task("b", "a")])
    assert identity.recognized(plain) is plain


def test_open_data_has_former_ids_as_they_are_written():
    """Who a record is known as is for ids of events; what staff wrote is published as written."""
    states = ([task("a"), task("b")], [task("b", "a")])
    history = published(*((when, {"nhiem_vu": state}) for when, state in zip(DAYS, states, strict=False)))
    identity = Identity()
    for state in states:
        found = records(nhiem_vu=state).of("nhiem-vu")
        identity.take({**dict.fromkeys(identity.known), **{("nhiem-vu", each.id): each for each in found}})
    made = outputs_of(records(nhiem_vu=states[-1]), date(2026, 4, 1), replace(history, identity=identity))
    assert made.facts.tasks[0].task.former_ids == ("b", "a")
    files = {name: raw for group in made.groups for name, raw in group.make().items()}
    assert json.loads(files["du-lieu/nhiem-vu.json"])["nhiem_vu"][0]["ma_cu"] == ["a"]
    assert b"../b/" in files["nhiem-vu/a/index.html"]
