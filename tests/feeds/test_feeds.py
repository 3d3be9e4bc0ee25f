"""The feeds as readers see them: valid, the newest 50, the same in RSS and Atom, and no time of building."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from generator.check.records import check
from generator.derive.events import TOPICS, dated_events, newest_first
from generator.derive.facts import derive_facts
from generator.derive.horizon import published_records
from generator.derive.publication import publication_by_data
from generator.publish.channels import feed_links, topic_links, unit_link
from generator.publish.feeds import NEWEST, feed_files
from generator.publish.text import paragraphs
from generator.read.sources import read_worktree
from generator.words.periods import VIETNAM
from tests.builders import UNITS, facts
from tests.past_builders import published

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 10)
ATOM = "{http://www.w3.org/2005/Atom}"


def xml_feeds(known):
    """The RSS and Atom feeds of a commune without history."""
    return {
        address: raw for address, raw in feed_files(known, publication_by_data(known, "none")).items() if address.endswith(".xml")
    }


@pytest.fixture(scope="module")
def sample():
    checked = check(read_worktree(ROOT), AS_OF)
    return derive_facts(published_records(checked.records, AS_OF), AS_OF)


@pytest.fixture(scope="module")
def events(sample):
    return dated_events(sample)


@pytest.fixture(scope="module")
def files(sample):
    return xml_feeds(sample)


@pytest.fixture
def units(sample):
    return [each.unit.id for each in sample.units]


def belonging(address, events):
    """The events that a feed should hold, newest first."""
    name = address.removeprefix("rss/").removesuffix(".xml")
    if name in TOPICS:
        chosen = [each for each in events if name in each.topics]
    elif name.startswith("don-vi/"):
        chosen = [each for each in events if name.removeprefix("don-vi/") in each.units]
    else:
        chosen = list(events)
    return newest_first(chosen)[:NEWEST]


def made(**kinds):
    known = facts("31/12/2026", **kinds)
    found = dated_events(known)
    return known, found, xml_feeds(known)


def test_the_feeds_of_the_contract(files, units):
    """§5: everything, five topics, every unit."""
    expected = {"rss.xml", "atom.xml", *(f"rss/{topic}.xml" for topic in TOPICS), *(f"rss/don-vi/{unit}.xml" for unit in units)}
    assert set(files) == expected


def test_readers_find_exactly_the_events(files, events):
    for address, raw in files.items():
        parsed = feedparser.parse(raw)
        assert not parsed.bozo, (address, parsed.get("bozo_exception"))
        expected = belonging(address, events)
        assert len(expected) <= NEWEST
        assert [each.id for each in parsed.entries] == [each.id for each in expected], address
        assert [each.title for each in parsed.entries] == [each.title for each in expected], address
        assert [each.link for each in parsed.entries] == [f"https://minhhoa.example.vn/cchc/{each.address}" for each in expected]
        for entry, event in zip(parsed.entries, expected, strict=True):
            assert datetime(*entry.published_parsed[:6], tzinfo=UTC) == event.published
            label = "label" if address == "atom.xml" else "term"
            assert [tag[label] for tag in entry.tags] == [name for _, name in event.categories]


def test_the_sample_fills_a_feed(files):
    """Else nothing would show that 50 is the end."""
    assert len(feedparser.parse(files["rss.xml"]).entries) == NEWEST
    assert len(feedparser.parse(files["rss/giam-sat.xml"]).entries) == NEWEST


def test_rss_and_atom_agree(files):
    rss, atom = feedparser.parse(files["rss.xml"]), feedparser.parse(files["atom.xml"])
    for one, other in zip(rss.entries, atom.entries, strict=True):
        assert (one.id, one.title, one.link) == (other.id, other.title, other.link)
        assert one.published_parsed == other.published_parsed == other.updated_parsed
        assert one.summary == other.content[0].value


def test_the_head_of_each_feed(files, sample):
    for address, raw in files.items():
        feed = feedparser.parse(raw).feed
        assert feed.title.startswith("Xã Minh Họa: "), address
        assert "dữ liệu minh họa" in feed.title
        assert "dữ liệu minh họa" in feed.subtitle
        assert [link.href for link in feed.links if link.rel == "self"] == [f"https://minhhoa.example.vn/cchc/{address}"]
    assert b"<language>vi</language>" in files["rss.xml"]
    assert b'xml:lang="vi"' in files["atom.xml"]
    atom = feedparser.parse(files["atom.xml"]).feed
    assert atom.id == "tag:minhhoa.example.vn,2026:nguon-tin/atom"
    assert atom.author == sample.office.name


def test_the_channel_link_is_the_page_and_not_the_feed(files):
    """feedgen takes the last link added."""
    pages = {
        "rss.xml": "",
        "rss/nhiem-vu.xml": "nhiem-vu/",
        "rss/giam-sat.xml": "giam-sat/",
        "rss/don-vi/van-phong.xml": "don-vi/van-phong/",
    }
    for address, page in pages.items():
        assert etree.fromstring(files[address]).findtext("channel/link") == f"https://minhhoa.example.vn/cchc/{page}"


def test_the_bytes(files, sample):
    assert xml_feeds(sample) == files
    for raw in files.values():
        assert raw.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n")
        assert b"xml-stylesheet" not in raw


def test_no_time_of_building(files, events):
    """§5: the newest event dates a feed; every other date is an event's own."""
    known = {each.published for each in events}
    for address, raw in files.items():
        tree = etree.fromstring(raw)
        atom = [datetime.fromisoformat(each.text) for name in ("updated", "published") for each in tree.iter(f"{ATOM}{name}")]
        rss = [parsedate_to_datetime(each.text) for name in ("pubDate", "lastBuildDate") for each in tree.iter(name)]
        newest = max((each.published for each in belonging(address, events)), default=datetime(2026, 1, 1, tzinfo=VIETNAM))
        assert max(atom + rss) == newest, address
        assert set(atom + rss) <= known | {newest}
        assert (tree.find("channel/lastBuildDate") is not None) == (address != "atom.xml")


def test_an_item_stands_alone(files, events):
    """guid is the event's id and no address; the description is the text as escaped paragraphs."""
    newest = newest_first(events)[0]
    item = etree.fromstring(files["rss.xml"]).find("channel/item")
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert item.findtext("guid") == newest.id
    assert item.findtext("description") == str(paragraphs(newest.text))
    assert item.findtext("description").startswith("<p>")


def test_text_is_shown_and_not_run():
    words = "<script>alert(1)</script> & “Nộp” https://thu.example.vn/a?b=1&c=2"
    _, found, files = made(nhiem_vu=[{"ma": "viec", "ten": words, "thoi_han": "01/12/2026", "nguoi_chiu_trach_nhiem": words}])
    for raw in files.values():
        assert not feedparser.parse(raw).bozo
        assert b"<script" not in raw
    (event,) = (each for each in found if each.kind == "late")
    item = etree.fromstring(files["rss/nhiem-vu.xml"]).xpath("channel/item[starts-with(title, 'Chậm')]")[0]
    assert item.findtext("title") == event.title == f"Chậm tiến độ: {words}"
    assert "&lt;script&gt;" in item.findtext("description")
    assert '<a href="https://thu.example.vn/a?b=1&amp;c=2"' in item.findtext("description")


def test_what_xml_cannot_hold_is_left_out():
    _, _, files = made(nhiem_vu=[{"ma": "viec", "ten": "Vi\x0bệc \ufffe😀", "thoi_han": "01/12/2026"}])
    assert "Chậm tiến độ: Vi ệc 😀" in [each.title for each in feedparser.parse(files["rss/nhiem-vu.xml"]).entries]


def test_a_feed_without_events_is_valid():
    known = facts("05/01/2026", ke_hoach={"ten": "Kế hoạch", "tu": "02/01/2026"})
    files = xml_feeds(known)
    for raw in files.values():
        parsed = feedparser.parse(raw)
        assert not parsed.bozo
        assert parsed.entries == []
        assert "minh họa" not in parsed.feed.title
    assert etree.fromstring(files["atom.xml"]).findtext(f"{ATOM}updated") == "2026-01-02T00:00:00+07:00"
    assert etree.fromstring(files["rss.xml"]).findtext("channel/lastBuildDate") == "Fri, 02 Jan 2026 00:00:00 +0700"


def test_an_address_without_its_last_slash():
    _, _, files = made(
        co_quan={"dia_chi_web": "https://thu.example.vn/cchc"}, nhiem_vu=[{"ma": "viec", "thoi_han": "01/12/2026"}]
    )
    assert "https://thu.example.vn/cchc/nhiem-vu/viec/" in [each.link for each in feedparser.parse(files["rss.xml"]).entries]


def test_a_renamed_unit_keeps_its_old_feed():
    office = [{"ma": "van-phong", "ten": "Văn phòng", "ma_cu": ["vp"]}]
    _, _, files = made(don_vi=office, nhiem_vu=[{"ma": "viec", "thoi_han": "01/12/2026"}])
    assert files["rss/don-vi/vp.xml"] == files["rss/don-vi/van-phong.xml"]


def test_a_unit_hears_of_what_it_leads():
    task = {"ma": "viec", "thoi_han": "01/12/2026", "chu_tri": "phong-kinh-te", "phoi_hop": ["van-phong"]}
    _, _, files = made(nhiem_vu=[task])
    assert len(feedparser.parse(files["rss/don-vi/phong-kinh-te.xml"]).entries) == 1
    assert feedparser.parse(files["rss/don-vi/van-phong.xml"]).entries == []


def test_a_unit_hears_of_what_it_owes():
    """§5: reports, feedback, findings, the Front's recommendations and recognition are in the unit's own feed."""
    owed = {"don_vi": "phong-kinh-te"}
    _, _, files = made(
        bao_cao=[{"ma": "bc", "thoi_han": "01/12/2026", "don_vi": ["phong-kinh-te"]}],
        ghi_nhan=[{"ma": "gn", "ngay": "02/12/2026", **owed}],
        kien_nghi=[{"ma": "kn", "ngay_nhan": "03/11/2026", "han": "03/12/2026", **owed}],
        kiem_tra=[{"ma": "kt", "ngay": "04/11/2026", "phat_hien": [{"ma": "ph", "han": "04/12/2026", **owed}]}],
        giam_sat=[{"ma": "gs", "ngay": "06/12/2026", "don_vi": ["phong-kinh-te"], "han": "31/12/2026"}],
    )
    found = [each.title.partition(":")[0] for each in feedparser.parse(files["rss/don-vi/phong-kinh-te.xml"]).entries]
    assert found == [
        "Mặt trận kiến nghị",
        "Phát hiện kiểm tra quá hạn khắc phục",
        "Quá hạn trả lời",
        "Biểu dương",
        "Chưa nộp báo cáo",
    ]
    supervised = [each.title.partition(":")[0] for each in feedparser.parse(files["rss/giam-sat.xml"]).entries]
    assert "Biểu dương" not in supervised
    assert {"Mặt trận kiến nghị", "Kết quả kiểm tra", "Quá hạn trả lời", "Chưa nộp báo cáo"} <= set(supervised)


def test_supervision_is_called_so(sample):
    """The topic is more than the kind of record of the same name."""
    assert [link.title for link in topic_links(sample) if link.address == "rss/giam-sat.xml"] == [
        f"{sample.office.name}: Giám sát (dữ liệu minh họa) (RSS)"
    ]


def test_the_links_of_every_head(sample, files):
    """§5: RSS and Atom in every page's head; topics and units where they belong."""
    assert [link.address for link in feed_links(sample)] == ["rss.xml", "atom.xml"]
    links = (*feed_links(sample), *topic_links(sample), *(unit_link(sample, unit) for unit in sample.units))
    assert {link.address for link in links} == set(files)
    assert len({link.title for link in links}) == len(links)
    assert all(re.search(r"\((RSS|Atom)\)$", link.title) for link in links)


def test_a_unit_that_is_no_longer_there_keeps_its_feed():
    """Its readers see who has the work now; the archives are named as before. What another unit took over is that one's."""
    task = {"ma": "viec", "thoi_han": "30/06/2026", "chu_tri": "phong-kinh-te"}
    handed = {"nhiem_vu": [{**task, "chu_tri": "van-phong"}]}
    for kept, title in ((UNITS[:1], "(đã thôi)"), ([{**UNITS[0], "ma_cu": ["phong-kinh-te"]}], "")):
        after = {"don_vi": kept, **handed}
        history = published(("10/03/2026", {"don_vi": UNITS, "nhiem_vu": [task]}), ("20/03/2026", after))
        files = feed_files(facts("20/03/2026", **after), history)
        feed = feedparser.parse(files["rss/don-vi/phong-kinh-te.xml"])
        assert title in feed.feed.title
        if title:
            assert [each.id.rpartition(":")[2] for each in feed.entries] == ["nhiem-vu/viec/sua-doi/1", "nhiem-vu/viec/them-moi"]
        else:
            assert files["rss/don-vi/phong-kinh-te.xml"] == files["rss/don-vi/van-phong.xml"]
