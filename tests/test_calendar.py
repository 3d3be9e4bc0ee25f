"""The calendar: read by another program's eyes, kept over changes, cancelled where something ended."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.parser import Contentline

from generator.derive.facts import derive_facts
from generator.derive.horizon import published_records
from generator.derive.publication import publication_by_data
from generator.publish.calendar import calendar_files, folded
from tests.builders import UNITS, day, facts, records
from tests.past_builders import published

FIRST, THEN, LATER = "10/03/2026", "20/03/2026", "30/03/2026"


def update(when, state="dang_thuc_hien", **keys):
    return {"ngay": when, "trang_thai": state, **keys}


def remedy(until):
    return {"noi_dung": "Làm bù", "thoi_han": until, "nguoi_chiu_trach_nhiem": "Trưởng phòng"}


COMMUNE = {
    "nhiem_vu": [
        {"ma": "viec", "ten": "Rà soát", "thoi_han": "30/06/2026"},
        {"ma": "giao-ban", "ten": "Giao ban", "dinh_ky": {"chu_ky": "quy", "cham_nhat": 20}, "chu_tri": "phong-kinh-te"},
    ],
    "bao_cao": [{"ma": "bao-cao", "ten": "Báo cáo năm", "thoi_han": "15/12/2026", "don_vi": ["van-phong", "phong-kinh-te"]}],
    "kiem_tra": [{"ma": "dot-1", "ngay": "05/03/2026", "phat_hien": [{"ma": "so", "noi_dung": "Sổ ghi thiếu", "han": "31/03/2026"}]}],
    "giam_sat": [{"ma": "niem-yet", "ngay": "01/03/2026", "noi_dung": "Niêm yết đủ", "han": "31/03/2026"}],
    "bo_chi_so": [
        {"ma": "cchc-2026", "ten": "PAR Index", "tieu_chi": [
            {"ma": "tc-1", "ten": "Công khai", "diem_toi_da": 4, "tu_cham": 3, "don_vi": "phong-kinh-te",
             "khac_phuc": remedy("31/05/2026"), "nhiem_vu": ["viec"]},
            {"ma": "tc-2", "diem_toi_da": 2, "tu_cham": 1},
        ]},
    ],
}  # fmt: skip


def with_task(**keys):
    return {**COMMUNE, "nhiem_vu": [{**COMMUNE["nhiem_vu"][0], **keys}, COMMUNE["nhiem_vu"][1]]}


def files_of(*states, until=None):
    """The calendars after such a past, by address."""
    when, kinds = states[-1]
    on = day(until or when)
    known = derive_facts(published_records(records(**kinds), on), on)
    return calendar_files(known, published(*states, until=until))


def read(raw):
    """Each appointment by its UID without the host: (SEQUENCE, day, STATUS)."""
    found = {}
    for each in Calendar.from_ical(raw).walk("VEVENT"):
        uid = str(each["uid"]).removesuffix("@thu.example.vn")
        assert uid not in found
        found[uid] = (int(each["sequence"]), each["dtstart"].dt, str(each["status"]))
    return found


def test_all_that_is_due_stands_in_it():
    """Deadlines, periods of recurring tasks, remedies, reports, answers and findings, on whole days of Vietnam."""
    kinds = with_task(cap_nhat=[update("05/03/2026", khac_phuc=remedy("15/04/2026"))])
    found = read(files_of((FIRST, kinds))["lich.ics"])
    assert {uid: when for uid, (_, when, _) in found.items()} == {
        "nhiem-vu/viec": date(2026, 6, 30),
        "nhiem-vu/viec/khac-phuc/2026-03-05": date(2026, 4, 15),
        "nhiem-vu/giao-ban/2026-Q1": date(2026, 3, 20),
        "nhiem-vu/giao-ban/2026-Q2": date(2026, 6, 20),
        "nhiem-vu/giao-ban/2026-Q3": date(2026, 9, 20),
        "nhiem-vu/giao-ban/2026-Q4": date(2026, 12, 20),
        "bao-cao/bao-cao": date(2026, 12, 15),
        "kiem-tra/dot-1/so": date(2026, 3, 31),
        "giam-sat/niem-yet": date(2026, 3, 31),
        "bo-chi-so/cchc-2026/tc-1": date(2026, 5, 31),
    }
    assert {(number, status) for number, _, status in found.values()} == {(0, "CONFIRMED")}


def test_the_bytes():
    """All-day dates, lines folded at 75 octets, CRLF, no time of building; the same again for the same past."""
    long = with_task(ten="Rà soát; đơn giản hóa, cắt giảm \\ thủ tục hành chính\ntrên địa bàn xã, phường " * 3)
    files = files_of((FIRST, long))
    assert files == files_of((FIRST, long))
    for raw in files.values():
        assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
        assert b"\n" not in raw.replace(b"\r\n", b"")
        calendar = Calendar.from_ical(raw)
        assert calendar.errors == []
        for each in calendar.walk("VEVENT"):
            assert each.errors == []
            assert not hasattr(each["dtstart"].dt, "hour")
            assert (each["dtend"].dt - each["dtstart"].dt).days == 1
            assert str(each["url"]).startswith("https://thu.example.vn/")
            assert each["dtstamp"].dt.isoformat() == "2026-03-10T02:00:00+00:00"
    (task,) = (
        each for each in Calendar.from_ical(files["lich.ics"]).walk("VEVENT") if str(each["uid"]).startswith("nhiem-vu/viec@")
    )
    assert str(task["summary"]) == f"Hạn: {long['nhiem_vu'][0]['ten']}"


def test_units_have_their_own():
    """What a unit leads, owes, must answer or mend; under a former id too."""
    units = [{**UNITS[0], "ma": "vp", "ma_cu": ["van-phong"]}, UNITS[1]]
    kinds = {
        "don_vi": units,
        "nhiem_vu": [{**COMMUNE["nhiem_vu"][0], "chu_tri": "vp"}, COMMUNE["nhiem_vu"][1]],
        "bao_cao": [{**COMMUNE["bao_cao"][0], "don_vi": ["vp", "phong-kinh-te"]}],
    }
    files = files_of((FIRST, kinds))
    assert set(files) == {"lich.ics", "lich/don-vi/vp.ics", "lich/don-vi/van-phong.ics", "lich/don-vi/phong-kinh-te.ics"}
    assert files["lich/don-vi/vp.ics"] == files["lich/don-vi/van-phong.ics"]
    assert set(read(files["lich/don-vi/vp.ics"])) == {"nhiem-vu/viec", "bao-cao/bao-cao"}
    assert set(read(files["lich/don-vi/phong-kinh-te.ics"])) == {
        *(f"nhiem-vu/giao-ban/2026-Q{number}" for number in (1, 2, 3, 4)), "bao-cao/bao-cao",
    }  # fmt: skip


EXTENDED = with_task(gia_han=[{"ngay": "18/03/2026", "den": "31/07/2026", "ly_do": "Chờ"}])
DROPPED = with_task(cap_nhat=[update("18/03/2026", "dung_thuc_hien", noi_dung="Thôi", minh_chung=[])])
WITHOUT = {**COMMUNE, "nhiem_vu": COMMUNE["nhiem_vu"][1:]}


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([COMMUNE, EXTENDED], (1, date(2026, 7, 31), "CONFIRMED")),
        ([COMMUNE, with_task(thoi_han="15/06/2026")], (1, date(2026, 6, 15), "CONFIRMED")),
        ([COMMUNE, EXTENDED, COMMUNE], (2, date(2026, 6, 30), "CONFIRMED")),
        ([COMMUNE, DROPPED], (1, date(2026, 6, 30), "CANCELLED")),
        ([COMMUNE, DROPPED, COMMUNE], (2, date(2026, 6, 30), "CONFIRMED")),
        ([COMMUNE, WITHOUT], (1, date(2026, 6, 30), "CANCELLED")),
        ([COMMUNE, WITHOUT, COMMUNE], (2, date(2026, 6, 30), "CONFIRMED")),
        ([COMMUNE, with_task(thuong_xuyen=True, thoi_han=None)], (1, date(2026, 6, 30), "CANCELLED")),
        ([COMMUNE, with_task(ten="Rà soát lại")], (0, date(2026, 6, 30), "CONFIRMED")),
        ([COMMUNE, with_task(cap_nhat=[update("18/03/2026", "hoan_thanh")])], (0, date(2026, 6, 30), "CONFIRMED")),
    ],
    ids=["extended", "moved", "and back", "dropped", "taken up", "removed", "restored", "no deadline", "reworded", "done"],
)
def test_sequence_and_status(states, expected):
    """SEQUENCE rises whenever the day moves or the appointment ends or comes back, and only then; the UID stays."""
    past = list(zip((FIRST, THEN, LATER), states, strict=False))
    known = read(files_of(*past)["lich.ics"])
    assert known["nhiem-vu/viec"] == expected
    assert read(files_of(*past)["lich/don-vi/van-phong.ics"])["nhiem-vu/viec"] == expected


def test_an_extension_that_is_still_to_come_moves_nothing_before_its_day():
    later = with_task(gia_han=[{"ngay": "25/03/2026", "den": "31/07/2026", "ly_do": "Chờ"}])
    assert read(files_of((FIRST, COMMUNE), (THEN, later))["lich.ics"])["nhiem-vu/viec"] == (0, date(2026, 6, 30), "CONFIRMED")
    moved = files_of((FIRST, COMMUNE), (THEN, later), until="25/03/2026")["lich.ics"]
    assert read(moved)["nhiem-vu/viec"] == (1, date(2026, 7, 31), "CONFIRMED")
    assert b"DTSTAMP:20260324T170000Z" in moved


def scored(**keys):
    """The commune with something else said of the criterion that has a remedy."""
    (card,) = COMMUNE["bo_chi_so"]
    first, second = card["tieu_chi"]
    return {**COMMUNE, "bo_chi_so": [{**card, "tieu_chi": [{**first, **keys}, second]}]}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, (0, date(2026, 5, 31), "CONFIRMED")),
        ({"tu_cham": None}, (0, date(2026, 5, 31), "CONFIRMED")),
        ({"khac_phuc": remedy("30/06/2026")}, (1, date(2026, 6, 30), "CONFIRMED")),
        ({"tu_cham": 4}, (1, date(2026, 5, 31), "CANCELLED")),
        ({"khac_phuc": None}, (1, date(2026, 5, 31), "CANCELLED")),
    ],
    ids=["as before", "not scored", "moved", "all points", "no remedy any more"],
)
def test_a_criterions_remedy_is_in_the_calendars_while_points_are_lacking(keys, expected):
    files = files_of((FIRST, COMMUNE), (THEN, scored(**keys)))
    for address in ("lich.ics", "lich/don-vi/phong-kinh-te.ics"):
        assert read(files[address])["bo-chi-so/cchc-2026/tc-1"] == expected
    assert "bo-chi-so/cchc-2026/tc-1" not in read(files["lich/don-vi/van-phong.ics"])


def test_a_criterions_remedy_whose_tasks_are_done_says_so():
    done = with_task(cap_nhat=[update("12/03/2026", "hoan_thanh")])
    for kinds, said in ((COMMUNE, False), (done, True)):
        calendar = Calendar.from_ical(files_of((FIRST, kinds), until=THEN)["lich.ics"])
        (found,) = [each for each in calendar.walk("VEVENT") if str(each["uid"]).startswith("bo-chi-so/")]
        assert str(found["summary"]) == "Hạn khắc phục tiêu chí: Công khai (PAR Index)"
        assert str(found["description"]) == "Làm bù. Người chịu trách nhiệm: Trưởng phòng." + " Đã hoàn thành." * said
        assert str(found["url"]).endswith("/bo-chi-so/cchc-2026/#tc-1")


def test_whatever_is_removed_leaves_the_calendars():
    """Periods, remedies, reports, findings and answers too."""
    full = with_task(cap_nhat=[update("05/03/2026", khac_phuc=remedy("15/04/2026"))])
    before = read(files_of((FIRST, full))["lich.ics"])
    after = read(files_of((FIRST, full), (THEN, {}))["lich.ics"])
    assert after == {uid: (1, when, "CANCELLED") for uid, (_, when, _) in before.items()}


def test_work_that_another_unit_takes_over_leaves_the_first_ones_calendar():
    files = files_of((FIRST, COMMUNE), (THEN, with_task(chu_tri="phong-kinh-te")))
    assert read(files["lich/don-vi/van-phong.ics"])["nhiem-vu/viec"] == (1, date(2026, 6, 30), "CANCELLED")
    assert read(files["lich/don-vi/phong-kinh-te.ics"])["nhiem-vu/viec"] == (1, date(2026, 6, 30), "CONFIRMED")
    assert read(files["lich.ics"])["nhiem-vu/viec"] == (1, date(2026, 6, 30), "CONFIRMED")


def test_a_renamed_task_and_unit_keep_their_appointments():
    units = [{**UNITS[0], "ma": "vp", "ma_cu": ["van-phong"]}, UNITS[1]]
    renamed = {
        "don_vi": units,
        "nhiem_vu": [{**COMMUNE["nhiem_vu"][0], "ma": "viec-moi", "ma_cu": ["viec"], "chu_tri": "vp"}],
    }
    files = files_of((FIRST, {"nhiem_vu": COMMUNE["nhiem_vu"][:1]}), (THEN, renamed))
    assert read(files["lich/don-vi/vp.ics"]) == {"nhiem-vu/viec": (0, date(2026, 6, 30), "CONFIRMED")}


def test_two_remedies_of_one_day_are_one_appointment():
    two = with_task(
        cap_nhat=[update("05/03/2026", khac_phuc=remedy("15/04/2026")), update("05/03/2026", khac_phuc=remedy("20/04/2026"))]
    )
    found = read(files_of((FIRST, two))["lich.ics"])
    assert found["nhiem-vu/viec/khac-phuc/2026-03-05"][1] == date(2026, 4, 20)


def test_without_history_the_same_uids():
    """What a reader took in before stays its own when history is read at last."""
    known = facts(FIRST, **COMMUNE)
    alone = calendar_files(known, publication_by_data(known, "git"))
    assert set(read(alone["lich.ics"])) == set(read(files_of((FIRST, COMMUNE))["lich.ics"]))
    assert b"DTSTAMP:20251231T170000Z" in alone["lich.ics"]


def test_a_unit_that_is_no_longer_there_keeps_its_calendar_cancelled():
    """Who has it in a calendar program sees each appointment struck out; the work stands in its new unit's calendar."""
    handed = {
        "don_vi": [UNITS[0]],
        **COMMUNE,
        "nhiem_vu": [COMMUNE["nhiem_vu"][0], {**COMMUNE["nhiem_vu"][1], "chu_tri": "van-phong"}],
        "bao_cao": [{**COMMUNE["bao_cao"][0], "don_vi": ["van-phong"]}],
    }
    files = files_of((FIRST, COMMUNE), (THEN, handed))
    gone = read(files["lich/don-vi/phong-kinh-te.ics"])
    assert {status for _, _, status in gone.values()} == {"CANCELLED"}
    assert {"nhiem-vu/giao-ban/2026-Q2", "bao-cao/bao-cao"} <= set(gone)
    assert "(đã thôi)" in str(Calendar.from_ical(files["lich/don-vi/phong-kinh-te.ics"])["x-wr-calname"])
    assert read(files["lich/don-vi/van-phong.ics"])["nhiem-vu/giao-ban/2026-Q2"][2] == "CONFIRMED"


@given(st.text(st.sampled_from("aạ界🎉\\^,; "), max_size=300))
@example("a" * 74)
@example("a" * 75)
@example("a" * 73 + "\\n" + "ạ" * 80)
def test_lines_are_folded_as_the_library_folds_them(line):
    """Never within a letter, and never between a backslash and what it escapes."""
    assert folded(line) == Contentline(line).to_ical()
