"""A briefing's words: what is asked with its day, of whom, each thing told to the end of its sentence, each fold by its own name."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from lxml import html

from generator.check.records import check
from generator.derive.events import dated_events
from generator.derive.facts import derive_facts
from generator.derive.horizon import published_records
from generator.publish.pages.briefings import briefing_pages, ground_when_asked
from generator.publish.templates import inside_of
from generator.read.sources import read_worktree
from tests.builders import facts
from tests.sites import REPO

REMEDY = {"noi_dung": "Họp lại", "thoi_han": "20/04/2026", "nguoi_chiu_trach_nhiem": "Chánh Văn phòng"}
CAUSE = {"chu_quan": "Phân công muộn"}
LONG = "Chậm lập hồ sơ hoàn công hai công trình dù đã được nhắc, phần chậm do mưa bão và bàn giao mặt bằng được ghi nhận riêng"


def pages_of(known):
    return {draft.address: draft for draft in briefing_pages(known, ground_when_asked(known, lambda: dated_events(known)))}


def page(address, on="30/04/2026", **kinds):
    return html.fragment_fromstring(inside_of(pages_of(facts(on, **kinds))[address]), create_parent="body")


def words(*elements):
    return [" ".join(" ".join(each.itertext()).split()) for each in elements]


def asked(address, on="30/04/2026", **update):
    task = {"ma": "viec", "thoi_han": "15/03/2026", "nguoi_chiu_trach_nhiem": "Công chức tư pháp"}
    known = {"ngay": "20/03/2026", "trang_thai": "dang_thuc_hien", "nguyen_nhan": CAUSE, **update}
    return page(address, on, nhiem_vu=[{**task, "cap_nhat": [known]}])


@pytest.mark.parametrize(
    ("address", "update", "question"),
    [
        ("giao-ban/2026-03/", {"khac_phuc": REMEDY}, "Có xong kịp hạn khắc phục 20/04/2026 không?"),
        ("giao-ban/2026-04/", {"khac_phuc": REMEDY}, "Vì sao cả biện pháp khắc phục cũng quá hạn, hạn mới là ngày nào?"),
        ("giao-ban/2026-03/", {}, "Khắc phục thế nào, bao giờ xong, ai làm?"),
    ],
    ids=["in time", "late", "none"],
)
def test_a_question_says_the_day_it_is_about(address, update, question):
    """As a chairman reads it out: the remedy's own day, where it is still ahead."""
    assert words(*asked(address, **update).xpath("//*[contains(@class, 'mb-brief__question')]")) == [question]


def test_who_answers_for_a_late_task_is_named():
    """On the screen and on paper: neither its place nor the fold that paper opens hides it."""
    (person,) = asked("giao-ban/2026-03/").xpath("//*[@class='mb-brief__person']")
    assert words(person) == ["· Công chức tư pháp"]
    sheets = REPO / "site_templates" / "theme" / "assets" / "stylesheets"
    assert not any("mb-brief__person" in each.read_text("utf-8") for each in sheets.glob("*.css"))
    assert not person.xpath("ancestor::details | ancestor::*[contains(@class, 'mb-noprint')]")


def test_nothing_is_cut_in_mid_thought():
    """What is owed, who was praised, what falls due: a line wraps, a sentence does not end in dots."""
    found = page(
        "giao-ban/2026-03/",
        ke_hoach={"ten": "Kế hoạch"},
        ghi_nhan=[{"ma": "g", "ngay": "10/03/2026", "noi_dung": f"{LONG} một."}],
        kien_nghi=[
            {"ma": "k", "ngay_nhan": "01/03/2026", "han": "10/03/2026", "noi_dung": f"{LONG} hai. Còn nữa."},
            {"ma": "l", "ngay_nhan": "01/03/2026", "han": "10/04/2026", "noi_dung": f"{LONG} ba."},
        ],
        kiem_tra=[
            {
                "ma": "kt",
                "ngay": "01/03/2026",
                "phat_hien": [
                    {"ma": "p", "han": "10/03/2026", "noi_dung": f"{LONG} bốn."},
                    {"ma": "q", "han": "11/04/2026", "noi_dung": f"{LONG} năm."},
                ],
            }
        ],
        giam_sat=[{"ma": "gs", "ngay": "01/03/2026", "han": "12/04/2026", "noi_dung": f"{LONG} sáu."}],
    )
    (said,) = words(found)
    for number in ("một.", "hai.", "ba.", "bốn.", "năm.", "sáu."):
        assert f"{LONG} {number}" in said
    assert "…" not in said


@pytest.fixture(scope="module")
def sample():
    """The sample commune's pages."""
    checked = check(read_worktree(REPO), date(2026, 11, 10))
    assert checked.records is not None
    on = date(2026, 11, 10)
    known = derive_facts(published_records(checked.records, on), on)
    return {
        address: html.fragment_fromstring(inside_of(draft), create_parent="body") for address, draft in pages_of(known).items()
    }


@pytest.mark.parametrize("address", ["giao-ban/2026-10/", "giao-ban/2026-q3/", "giao-ban/tuan-nay/"])
def test_folds_are_told_apart_by_their_names(sample, address):
    """A screen reader that lists what can be opened names each once, and says how much is in it."""
    names = words(*sample[address].xpath("//details/summary"))
    assert names
    assert max(Counter(names).values()) == 1
    assert "…" not in words(sample[address])[0]


@pytest.mark.parametrize("address", ["giao-ban/2026-10/", "giao-ban/tuan-nay/"])
def test_a_briefing_has_a_button_that_prints(sample, address):
    """Hidden until the browser is known to print; no page names keys that a phone does not have."""
    (place,) = sample[address].xpath("//*[@data-mb-print]")
    assert place.get("hidden") is not None
    assert words(place[0]) == ["In trang này, hai mặt giấy A4"]
    assert "Ctrl" not in words(sample[address])[0]
