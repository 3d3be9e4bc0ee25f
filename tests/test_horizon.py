"""What is dated after the day is not published, in any kind: records, answers with their text, evidence, links to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.contract.kinds import KINDS
from generator.contract.plan import Basis
from generator.contract.walk import published_part, slots_of, without_references
from generator.derive.horizon import published_records
from tests.builders import day, facts, records

# Every kind with all of its days in June, and references to a document that is issued later than that.
LATE = ["bc-thang-7"]
BASES = [{"van_ban": "bc", "muc": "1"}, {"van_ban": "bc-thang-7", "muc": "2"}]
COMMUNE = {
    "van_ban": [{"ma": "bc", "ngay": "01/01/2026"}, {"ma": "bc-thang-7", "ngay": "01/07/2026"}],
    "nhiem_vu": [
        {
            "ma": "viec",
            "thoi_han": "31/10/2026",
            "khac_phuc_cho": ["ton-tai"],
            "can_cu": BASES,
            "gia_han": [{"ngay": "01/05/2026", "den": "31/12/2026", "ly_do": "Chờ", "van_ban": "bc-thang-7"}],
        },
    ],
    "chi_so": [{"ma": "chi-so", "bo": ["bo", "bo-thang-6"]}],
    "ho_so": [{"ky": "2026-05", "tiep_nhan": 1, "truoc_han": 1, "ngay": "10/06/2026"}],
    "bo_chi_so": [
        {
            "ma": "bo",
            "tieu_chi": [{"ma": "a", "diem_toi_da": 2, "tieu_chi": [{"ma": "b", "diem_toi_da": 2, "minh_chung": LATE}]}],
        },
        {"ma": "bo-thang-6", "ngay": "10/06/2026", "tieu_chi": [{"ma": "a", "diem_toi_da": 1}]},
    ],
    "ton_tai": [{"ma": "ton-tai", "nguon": BASES[1], "ngay_khac_phuc": "10/06/2026", "minh_chung": ["bc", *LATE]}],
    "bao_cao": [
        {
            "ma": "bao-cao",
            "chu_ky": "thang",
            "can_cu": BASES,
            "nop": [{"don_vi": "van-phong", "ky": "2026-05", "ngay": "10/06/2026", "van_ban": "bc-thang-7"}],
        },
    ],
    "ghi_nhan": [{"ma": "ghi-nhan", "ngay": "10/06/2026"}],
    "kien_nghi": [
        {"ma": "cu", "ngay_tra_loi": "10/06/2026", "tra_loi": "Đã thay đèn", "hai_long": "khong"},
        {"ma": "moi", "ngay_nhan": "10/06/2026", "han": "20/06/2026"},
    ],
    "kiem_tra": [
        {"ma": "cu", "phat_hien": [{"ma": "p", "ngay_khac_phuc": "10/06/2026", "minh_chung": ["bc"]}, {"ma": "q"}]},
        {"ma": "moi", "ngay": "10/06/2026"},
    ],
    "giam_sat": [
        {
            "ma": "cu",
            "ngay_tra_loi": "10/06/2026",
            "tiep_thu": "mot_phan",
            "ly_do": "Thiếu kinh phí",
            "tra_loi": "Làm một phần",
            "van_ban_tra_loi": "bc",
            "ngay_hoan_thanh": "12/06/2026",
            "minh_chung": ["bc"],
        },
        {"ma": "moi", "ngay": "10/06/2026"},
    ],
}


def _published(on):
    """By kind and id, each record as committed on the day."""
    kept = published_records(records(**COMMUNE), day(on))
    return {
        (kind, entry.id): entry.record.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
        for kind, entries in kept.entries.items()
        for entry in entries
    }


def test_a_record_is_published_from_its_day():
    """§4: dossiers, scorecards, recognition, feedback, inspections and recommendations of tomorrow are nowhere."""
    new = {("ho-so", "ho-so"), ("bo-chi-so", "bo-thang-6"), ("ghi-nhan", "ghi-nhan")}
    new |= {(kind, "moi") for kind in ("kien-nghi", "kiem-tra", "giam-sat")}
    assert new & _published("09/06/2026").keys() == set()
    assert new <= _published("10/06/2026").keys()


def test_an_answer_of_tomorrow_is_hidden_with_its_text():
    """§4: neither the day, nor the words, nor how content people were."""
    before, after = (_published(on)["kien-nghi", "cu"] for on in ("09/06/2026", "10/06/2026"))
    assert after.keys() - before.keys() == {"ngay_tra_loi", "tra_loi", "hai_long"}
    assert after["tra_loi"] == "Đã thay đèn"


def test_what_the_front_is_told_tomorrow_is_hidden():
    """§4: the answer with acceptance, reason and document; later the day it was carried out with its evidence."""
    before, answered, done = (_published(on)["giam-sat", "cu"] for on in ("09/06/2026", "10/06/2026", "12/06/2026"))
    assert answered.keys() - before.keys() == {"ngay_tra_loi", "tiep_thu", "ly_do", "tra_loi", "van_ban_tra_loi"}
    assert done.keys() - answered.keys() == {"ngay_hoan_thanh", "minh_chung"}


def test_a_finding_is_mended_from_that_day_on():
    """§4: inside a record that is itself published; the other finding stays as it is."""
    before, after = (_published(on)["kiem-tra", "cu"]["phat_hien"] for on in ("09/06/2026", "10/06/2026"))
    assert after[0].keys() - before[0].keys() == {"ngay_khac_phuc", "minh_chung"}
    assert before[1] == after[1]


def test_a_shortcoming_is_fixed_from_that_day_on():
    """§4: the day and its evidence together."""
    before, after = (_published(on)["ton-tai", "ton-tai"] for on in ("09/06/2026", "10/06/2026"))
    assert after.keys() - before.keys() == {"ngay_khac_phuc", "minh_chung"}


def test_a_report_is_handed_in_from_that_day_on():
    """§4: a submission of tomorrow is not among those handed in."""
    before, after = (_published(on)["bao-cao", "bao-cao"]["nop"] for on in ("09/06/2026", "10/06/2026"))
    assert (len(before), len(after)) == (0, 1)


def test_evidence_that_nobody_can_see_yet_proves_nothing():
    """§4: a document issued later is left out of every list of evidence, at any depth, until its day."""
    for on, listed in (("30/06/2026", []), ("01/07/2026", LATE)):
        found = _published(on)
        assert found["bo-chi-so", "bo"]["tieu_chi"][0]["tieu_chi"][0]["minh_chung"] == listed
        assert found["ton-tai", "ton-tai"]["minh_chung"] == ["bc", *listed]
        assert [each.id for each in facts(on, **COMMUNE).shortcomings[0].evidence] == ["bc", *listed]


def test_no_basis_is_named_before_its_day():
    """§4: a section of a document issued later is no ground and no source yet; it goes as a whole, the others stay."""
    for on, named in (("30/06/2026", BASES[:1]), ("01/07/2026", BASES)):
        found = _published(on)
        assert found["nhiem-vu", "viec"]["can_cu"] == named
        assert found["bao-cao", "bao-cao"]["can_cu"] == named
        assert ("nguon" in found["ton-tai", "ton-tai"]) == (len(named) == 2)


def test_a_document_is_not_named_before_its_day():
    """§4: what came true stands without the document that is issued later, which is then as if not written."""
    for on, named in (("30/06/2026", None), ("01/07/2026", "bc-thang-7")):
        found = _published(on)
        (extension,) = found["nhiem-vu", "viec"]["gia_han"]
        (handed_in,) = found["bao-cao", "bao-cao"]["nop"]
        assert extension.get("van_ban") == handed_in.get("van_ban") == named
        assert (extension["den"], handed_in["ngay"]) == ("2026-12-31", "2026-06-10")


def test_what_a_record_must_name_stays():
    """Only what may be left out is: a record is never without a key that it must have."""
    basis = Basis.model_validate(BASES[1])
    assert without_references(basis, "van-ban", {"bc-thang-7"}) is basis


def test_an_indicator_names_no_scorecard_that_is_not_there_yet():
    """§4: a link to a page that is published later would lead nowhere."""
    assert _published("09/06/2026")["chi-so", "chi-so"]["bo"] == ["bo"]
    assert _published("10/06/2026")["chi-so", "chi-so"]["bo"] == ["bo", "bo-thang-6"]


def test_days_to_come_are_named_for_checking():
    """§4: what is dated after the day is a warning; every kind's own days are among those looked at."""
    hidden = {"ho-so", "bo-chi-so", "ton-tai", "bao-cao", "ghi-nhan", "kien-nghi", "kiem-tra", "giam-sat"}
    dated = {kind.name for kind in KINDS if _has_days(kind.model)}
    assert hidden <= dated


def _has_days(model):
    return any(
        slot.publishes or slot.happens is not None or (slot.holds and slot.holds is not model and _has_days(slot.holds))
        for slot in slots_of(model)
    )


# What holds for every day -------------------------------------------------------------------------------------------

days = st.dates(date(2026, 5, 25), date(2026, 7, 10))


def _leaves(value, path=()):
    """Each value of a record with the way to it; ids, else first keys, stand for the places of items: one more moves no other."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, (*path, key))
    elif isinstance(value, list):
        for each in value:
            name = str(each.get("ma") or next(iter(each.values()))) if isinstance(each, dict) else str(each)
            yield from _leaves(each, (*path, name))
    else:
        yield path, value


@given(days, st.integers(0, 30))
def test_what_is_published_stays_published(on, later):
    """§4: as days go by nothing disappears and nothing changes; things are only added."""
    now, then = (_published(f"{each:%d/%m/%Y}") for each in (on, on + timedelta(days=later)))
    for name, record in now.items():
        assert set(_leaves(record)) <= set(_leaves(then[name])), name


@given(days)
def test_the_horizon_is_reached_once(on):
    """A part that is published on the day is published as it is; nothing is left to hide."""
    for entries in published_records(records(**COMMUNE), on).entries.values():
        for entry in entries:
            assert published_part(entry.record, on) is entry.record


@pytest.mark.parametrize("kind", sorted(COMMUNE))
def test_nothing_hidden_nothing_copied(kind):
    """The horizon costs nothing where nothing is hidden: the same objects."""
    given_records = records(**COMMUNE)
    kept = published_records(given_records, day("31/12/2026"))
    name = kind.replace("_", "-")
    assert all(before is after for before, after in zip(given_records.of(name), kept.of(name), strict=True))


def test_an_article_that_is_to_come_is_not_named_by_the_office():
    """Neither on pages nor in the open data; the commune's other keys stay as they are."""
    found = records(
        co_quan={"cach_gui_khac": ["Gặp tại bàn tiếp nhận"], "bai_cach_gui": "gop-y"},
        bai_viet={"gop-y": {"title": "Góp ý", "date": "10/06/2026"}},
    )
    before, after = (published_records(found, day(on)).office for on in ("09/06/2026", "10/06/2026"))
    assert (before.ways_article, after.ways_article) == (None, "gop-y")
    assert before.other_ways == after.other_ways == ("Gặp tại bàn tiếp nhận",)
