"""The search index: what of each page is found, under which heading, and the words residents use."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.contract.articles import Prose
from generator.contract.records import Entry
from generator.contract.synonyms import SynonymGroup
from generator.publish.outputs import Draft, Spot
from generator.publish.pages.articles import prose_pages
from generator.publish.pages.listing import choices_of
from generator.publish.search import ADDRESS, GROUPS, group_of, search_files
from tests.builders import facts


def index_of(*pages, synonyms=()):
    return json.loads(search_files(pages, synonyms)[ADDRESS])


def page(address="nhiem-vu/a/", **given):
    return Draft(
        **{
            "address": address,
            "title": "Rà soát",
            "description": "Hoàn thành.",
            "section": "nhiem-vu",
            "template": "task.html",
            "search": "Tờ trình",
            **given,
        }
    )


@pytest.mark.parametrize(
    ("address", "group"),
    [
        ("nhiem-vu/a/", "nhiem-vu"),
        ("nhiem-vu/", "trang"),
        ("ho-so/", "ho-so"),
        ("kien-nghi/nam/2026/", "kien-nghi"),
        ("van-ban/bc-102/", "van-ban"),
        ("giam-sat/", "trang"),
        ("giam-sat/loi-di/", "giam-sat"),
        ("bai-viet/x/", "bai-viet"),
        ("phuong-phap/", "trang"),
        ("", "trang"),
    ],
)
def test_a_page_stands_under_the_heading_of_its_kind(address, group):
    """A register's page stands for its records; a list of pages stands for itself."""
    assert group_of(address) == group


def test_an_entry_holds_what_is_shown_and_what_is_only_searched():
    (entry,) = index_of(page())["docs"]
    assert entry == {"location": "nhiem-vu/a/", "group": 0, "title": "Rà soát", "said": "Hoàn thành.", "text": "Tờ trình"}


def test_a_title_is_not_said_twice():
    (entry,) = index_of(page(title="Công văn 5", description="Công văn 5: Trả lời"))["docs"]
    assert entry["said"] == "Trả lời"


def test_a_page_without_search_words_is_not_found_nor_are_its_places():
    spot = Spot(anchor="a_b", title="Hồ sơ", description="")
    assert index_of(page(search=None, spots=(spot,)))["docs"] == []


def test_a_place_on_a_page_is_found_by_itself():
    spot = Spot(anchor="linh_vuc_ho-tich", title="Hồ sơ hộ tịch", description="Năm 2026: …")
    _, entry = index_of(page("ho-so/", spots=(spot,)))["docs"]
    assert (entry["location"], entry["title"]) == ("ho-so/#linh_vuc_ho-tich", "Hồ sơ hộ tịch")
    assert list(GROUPS)[entry["group"]] == "ho-so"


def test_synonyms_go_into_the_index_once():
    group = SynonymGroup.model_validate({"tu": ["hộ tịch"], "cach_goi": ["khai sinh", "khai tử"]})
    assert index_of(page(), page(), synonyms=[group])["words"] == [[["hộ tịch"], ["khai sinh", "khai tử"]]]


def test_what_is_general_comes_last():
    """The script gives the last group less weight."""
    assert list(GROUPS)[-1] == "trang"
    assert index_of()["groups"] == list(GROUPS.values())


def test_a_list_is_filtered_by_what_occurs_in_it():
    """No choice leads to nothing; each state says how many there are, names follow the alphabet."""
    tasks = [
        {"ma": "a", "chu_tri": "van-phong", "thoi_han": "01/01/2026"},
        {"ma": "b", "chu_tri": "phong-kinh-te", "thoi_han": "31/12/2026"},
    ]
    found = choices_of(facts("30/06/2026", nhiem_vu=tasks).tasks)
    assert found.states == (("cham_tien_do", "Chậm tiến độ (1)"), ("chua_thuc_hien", "Chưa thực hiện (1)"))
    assert found.areas == (("the-che", "Cải cách thể chế"),)
    assert found.units == (("phong-kinh-te", "Phòng Kinh tế"), ("van-phong", "Văn phòng"))


def test_of_a_prose_page_headings_and_beginning_are_found():
    """The staff's guide would else be a quarter of the index, and be found by every word."""
    body = f"# Giới thiệu\n\nMở đầu.\n\n{'chữ ' * 2000}\n\n## Liên hệ ở cuối\n\ntận cùng\n"
    entry = Entry(id="dai", record=Prose(), file="content/dai.md", body=body)
    (found,) = prose_pages(replace(facts("30/06/2026"), prose=(entry,)))
    assert all(words in found.search for words in ("Mở đầu", "Liên hệ ở cuối"))
    assert "tận cùng" not in found.search
