"""While a stamp stays the same, so do the files: what a kind's data is drawn from is said in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.contract.kinds import BY_NAME, PUBLISHED
from generator.contract.records import Records
from generator.contract.values import Record
from generator.contract.walk import slots_of
from generator.derive.facts import derive_facts
from generator.derive.horizon import NAMED, published_records
from generator.publish.opendata import DRAWN_FROM, kind_files
from generator.publish.stamps import stamp_of
from tests.builders import day, records
from tests.opendata_communes import SMALL

DAY = day("30/06/2026")
EVERYWHERE = {"co-quan", "don-vi", "linh-vuc", "ke-hoach"}
OTHERS = [kind.name for kind in PUBLISHED if kind.name not in EVERYWHERE]


def _commune() -> Records:
    """The small commune, with an indicator of one of its scorecards."""
    more = {"ma": "co-bo", "ten": "Có bộ", "don_vi_tinh": "%", "bo": ["cchc-2026"]}
    return records(**{**SMALL, "chi_so": [*SMALL["chi_so"], more]})


def _files(given_records: Records, kind: str) -> dict[str, bytes]:
    return kind_files(derive_facts(published_records(given_records, DAY), DAY), BY_NAME[kind])


def _otherwise(given_records: Records, kind: str) -> Iterator[Records]:
    """The commune without the kind's records; and with them, but dated after the day where they have a day."""
    found = given_records.of(kind)
    yield replace(given_records, entries={**given_records.entries, kind: ()})
    later = tuple(
        replace(entry, record=entry.record.model_copy(update={"day": day("31/12/2026")}))
        if hasattr(entry.record, "day")
        else entry
        for entry in found
    )
    yield replace(given_records, entries={**given_records.entries, kind: later})


@pytest.mark.parametrize("kind", DRAWN_FROM)
def test_what_a_file_is_not_drawn_from_does_not_change_it(kind: str) -> None:
    """A build that finds the stamp unchanged keeps the file: nothing outside the stamp may show in it."""
    whole = _commune()
    expected = _files(whole, kind)
    for other in OTHERS:
        if other not in DRAWN_FROM[kind]:
            for changed in _otherwise(whole, other):
                assert _files(changed, kind) == expected, other


def _names(model: type[Record], above: tuple[type[Record], ...] = ()) -> set[str]:
    """The kinds that a model or one that it holds names."""
    held = [slot.holds for slot in slots_of(model) if slot.holds is not None and slot.holds not in (*above, model)]
    own = {slot.ref for slot in slots_of(model) if slot.ref is not None}
    return own.union(*(_names(each, (*above, model)) for each in held))


@pytest.mark.parametrize("kind", DRAWN_FROM)
def test_a_file_is_drawn_from_what_may_be_left_out_of_it(kind: str) -> None:
    """§4: what is dated later is not named, so the days of documents and scorecards show wherever these are named."""
    assert _names(BY_NAME[kind].model).intersection(NAMED) <= set(DRAWN_FROM[kind])


@pytest.mark.parametrize(
    ("kind", "other"),
    [
        ("nhiem-vu", "van-ban"),
        ("chi-so", "bo-chi-so"),
        ("bo-chi-so", "van-ban"),
        ("ton-tai", "nhiem-vu"),
        ("giam-sat", "nhiem-vu"),
        ("kiem-tra", "van-ban"),
        ("bao-cao", "van-ban"),
    ],
)
def test_what_shows_in_a_file_is_in_its_stamp(kind: str, other: str) -> None:
    """Evidence, scorecards and tasks of other files do show."""
    whole = _commune()
    for changed in _otherwise(whole, other):
        if _files(changed, kind) != _files(whole, kind):
            return
    pytest.fail("nothing shows")


@pytest.mark.parametrize("kind", DRAWN_FROM)
def test_a_stamp_changes_with_what_the_file_is_drawn_from(kind: str) -> None:
    """Another text, another day or another program name gives another stamp."""
    whole = _commune()
    before = stamp_of(kind, whole, DAY, DRAWN_FROM[kind])
    for other in (*EVERYWHERE, *DRAWN_FROM[kind]):
        rewritten = tuple(replace(entry, stamp="new") for entry in whole.of(other))
        changed = replace(whole, entries={**whole.entries, other: rewritten})
        assert (stamp_of(kind, changed, DAY, DRAWN_FROM[kind]) != before) == bool(rewritten)
    assert stamp_of(kind, whole, day("01/07/2026"), DRAWN_FROM[kind]) != before
