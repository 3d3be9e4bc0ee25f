"""What the home page says of the Front's recommendations: how many wait for too long, of how many, and where they stand."""

from __future__ import annotations

import pytest
from lxml import html

from generator.derive.supervision_duties import RECOMMENDED
from generator.publish.pages.home import home_pages
from generator.publish.templates import inside_of
from tests.builders import facts

LABEL = "kiến nghị của Mặt trận quá hạn trả lời"
LATE = {"ma": "tre", "ngay": "01/03/2026", "han": "10/03/2026"}
OPEN = {"ma": "con-han", "ngay": "01/03/2026", "han": "30/04/2026"}
ANSWERED = {**LATE, "ma": "da-tra-loi", "ngay_tra_loi": "05/03/2026", "tiep_thu": "co"}
BEFORE = {"ma": "nam-truoc", "ngay": "01/12/2025", "han": "10/12/2025"}


def figures(on="31/03/2026", **kinds):
    known = facts(on, ke_hoach={"ten": "Kế hoạch"}, **kinds)
    (draft,) = home_pages(known)
    page = html.fragment_fromstring(inside_of(draft), create_parent="body")
    return [
        (" ".join("".join(each[0].itertext()).split()), each[1][0].get("href"), each[2].text)
        for each in page.xpath(f"//*[contains(@class, 'mb-figure') and p[contains(., '{LABEL}')]]")
    ]


@pytest.mark.parametrize(
    ("asked", "overdue", "note"),
    [
        ([LATE], "1", "0 chưa trả lời, còn trong hạn; trong 1 kiến nghị trong năm"),
        ([LATE, OPEN, ANSWERED], "1", "1 chưa trả lời, còn trong hạn; trong 3 kiến nghị trong năm"),
        ([ANSWERED], "0", "0 chưa trả lời, còn trong hạn; trong 1 kiến nghị trong năm"),
    ],
    ids=["late", "late, open and answered", "answered"],
)
def test_recommendations_that_wait_are_counted_beside_those_in_time(asked, overdue, note):
    """With how many there are in all; the figure leads to the block of the supervision page that names them."""
    ((value, address, said),) = figures(giam_sat=asked)
    assert (value, said) == (overdue, note)
    assert address.endswith(f"giam-sat/#{RECOMMENDED.key}")


def test_those_of_former_years_are_told_of_elsewhere():
    """The home page is the plan year's; supervision keeps what is still open of the years before."""
    ((value, _, said),) = figures(giam_sat=[OPEN], giam_sat_2025=[BEFORE])
    assert (value, said) == ("0", "1 chưa trả lời, còn trong hạn; trong 1 kiến nghị trong năm")


def test_without_any_there_is_no_figure():
    """None of none is neither good nor bad."""
    assert figures() == []
