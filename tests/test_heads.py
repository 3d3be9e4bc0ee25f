"""What pages tell other programs: one address each, a social card that exists, JSON-LD that is true, a sitemap, an embed."""

from __future__ import annotations

import json
import posixpath
import struct
import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

import pytest
from lxml import html

from generator.publish.heads import head_of
from generator.publish.linked import script_of
from generator.publish.outputs import Card, Draft
from generator.publish.pages.embed import embed_pages
from tests.builders import OFFICE, facts
from tests.sites import bytes_of

pytestmark = pytest.mark.xdist_group("site")
SITE = "https://minhhoa.example.vn/cchc/"
HOSTILE = "</script><script>alert(1)</script><!-- \"'& \u2028 \u2029 ]]> mb:canonical <!--mb:body-->"


@pytest.fixture(scope="module")
def files(site):
    """Every file of the sample's site by its address."""
    return bytes_of(site)


@pytest.fixture(scope="module")
def pages(files):
    """Every page with the site's shell by its address, parsed."""
    return {
        name.removesuffix("index.html"): html.fromstring(content)
        for name, content in files.items()
        if name.endswith("index.html") and name != "nhung/tien-do/index.html" and b'http-equiv="refresh"' not in content
    }


@pytest.fixture(scope="module")
def overview(files):
    """tong-quan.json."""
    return json.loads(files["du-lieu/tong-quan.json"])


def said(tree, name):
    """The contents of the page's meta elements of a name or property."""
    return tree.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")


def linked(tree):
    """What the page says in JSON-LD, each script parsed."""
    return [json.loads(text) for text in tree.xpath("//script[@type='application/ld+json']/text()")]


def of_type(tree, kind):
    found = [each for script in linked(tree) for each in script.get("@graph", [script]) if each["@type"] == kind]
    assert len(found) == 1, kind
    return found[0]


def test_every_page_has_one_address_of_its_own(pages):
    for address, tree in pages.items():
        assert tree.xpath("//link[@rel='canonical']/@href") == [SITE + address]
        assert said(tree, "og:url") == [SITE + address]


def test_every_page_says_once_what_a_link_to_it_shows(pages):
    for address, tree in pages.items():
        for name in ("og:title", "og:description", "og:type", "og:site_name", "og:locale", "twitter:card", "description"):
            assert [bool(each.strip()) for each in said(tree, name)] == [True], (address, name)
        assert said(tree, "og:description") == said(tree, "description"), address


def test_every_page_has_a_card_that_exists_in_the_size_it_says(pages, files):
    shown = set()
    for address, tree in pages.items():
        (image,) = said(tree, "og:image")
        assert image.startswith(SITE), address
        file = urlsplit(image).path.removeprefix(urlsplit(SITE).path)
        size = struct.unpack(">II", files[file][16:24])
        assert [str(each) for each in size] == [*said(tree, "og:image:width"), *said(tree, "og:image:height")] == ["1200", "630"]
        shown.add(file)
    assert shown == {file for file in files if file.startswith("assets/chia-se/")}, "no picture is made that no page shows"


def test_the_home_pages_sentence_has_the_plans_figure(pages, overview):
    (sentence,) = said(pages[""], "og:description")
    ratio = overview["ty_le_hoan_thanh"]
    assert f"{ratio['tu_so']}/{ratio['mau_so']} nhiệm vụ" in sentence


def test_what_search_engines_are_told_of_the_data_is_what_the_overview_says(pages, overview, files):
    data = of_type(pages["du-lieu/"], "Dataset")
    figures = {each["name"]: each["value"] for each in data["variableMeasured"]}
    survey = overview["hai_long"]["ty_le"]
    assert figures == {
        "Nhiệm vụ của kế hoạch": overview["ty_le_hoan_thanh"]["mau_so"],
        "Nhiệm vụ đã hoàn thành": overview["ty_le_hoan_thanh"]["tu_so"],
        "Nhiệm vụ chưa hoàn thành, quá hạn": overview["nhom_chinh_thuc"]["chua_hoan_thanh_qua_han"],
        "Câu trả lời hài lòng": survey["tu_so"],
        "Câu trả lời": survey["mau_so"],
    }
    assert data["temporalCoverage"].endswith(overview["tinh_den"])
    assert data["dateModified"] == overview["tinh_den"]
    told = {each["contentUrl"].removeprefix(SITE) for each in data["distribution"]}
    there = {name for name in files if posixpath.dirname(name) == "du-lieu" and name.endswith((".csv", ".json"))}
    assert told == there - {"du-lieu/datapackage.json"}


def test_the_commune_and_its_articles_are_told_as_what_they_are(pages):
    for address in ("", "gioi-thieu/"):
        assert of_type(pages[address], "GovernmentOrganization")["name"] == "Xã Minh Họa"
    articles = [address for address, tree in pages.items() if said(tree, "og:type") == ["article"]]
    assert len(articles) > 10
    for address in articles:
        told = of_type(pages[address], "Article")
        assert told["mainEntityOfPage"] == SITE + address
        assert [told["datePublished"]] == said(pages[address], "article:published_time")
        assert [told["headline"]] == said(pages[address], "og:title")
        assert [told["image"]] == said(pages[address], "og:image")


def test_a_page_inside_a_section_says_the_way_to_it(pages):
    for address, tree in pages.items():
        ways = [each for each in linked(tree) if each.get("@type") == "BreadcrumbList"]
        steps = [step["item"].removeprefix(SITE) for way in ways for step in way["itemListElement"]]
        assert steps == [] or (steps[0] == "" and steps[-1] == address and set(steps) <= set(pages)), address
    assert [each["name"] for each in of_type(pages["linh-vuc/the-che/"], "BreadcrumbList")["itemListElement"]] == [
        "Trang chủ",
        "Lĩnh vực",
        "Cải cách thể chế",
    ]


def test_the_sitemap_has_every_page_that_may_be_found_and_no_other(pages, files, overview):
    entries = ET.fromstring(files["sitemap.xml"])
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    told = [each.text.removeprefix(SITE) if each.text != SITE else "" for each in entries.iterfind("s:url/s:loc", space)]
    assert len(told) == len(set(told))
    assert set(told) == {address for address, tree in pages.items() if "noindex" not in said(tree, "robots")}
    days = [each.text for each in entries.iterfind("s:url/s:lastmod", space)]
    assert len(days) > 100
    assert max(days) <= overview["tinh_den"]
    assert f"Sitemap: {SITE}sitemap.xml" in files["robots.txt"].decode()


def test_a_task_changed_last_when_something_was_told_of_it(files):
    task = next(each for each in json.loads(files["du-lieu/nhiem-vu.json"])["nhiem_vu"] if each["ma"] == "giao-ban-thang")
    newest = max(each["ngay"] for each in task["cap_nhat"])
    sitemap = files["sitemap.xml"].decode()
    assert f"nhiem-vu/giao-ban-thang/</loc><lastmod>{newest}</lastmod>" in sitemap


def test_the_error_page_and_the_embed_are_not_to_be_found(files):
    for name in ("404.html", "nhung/tien-do/index.html"):
        tree = html.fromstring(files[name])
        assert said(tree, "robots") == ["noindex"], name
    assert not html.fromstring(files["404.html"]).xpath("//link[@rel='canonical']")


def test_the_embed_is_small_alone_and_says_the_sites_figures(files, overview):
    content = files["nhung/tien-do/index.html"]
    tree = html.fromstring(content)
    assert len(content) <= 6_000
    assert not tree.xpath("//script | //img | //iframe | //form | //link[@rel='stylesheet'] | //@onclick")
    assert not tree.xpath("//meta[@http-equiv]"), "nothing forbids the frame"
    assert tree.xpath("//base/@target") == ["_top"]
    links = tree.xpath("//a/@href")
    assert len(links) == 3
    assert all(link.startswith("../../") for link in links)
    assert b"url(" not in content
    assert b"@import" not in content
    words = " ".join(tree.text_content().split())
    done, survey = overview["ty_le_hoan_thanh"], overview["hai_long"]["ty_le"]
    count = "{:,}".format
    assert f"{done['tu_so']}/{done['mau_so']} nhiệm vụ" in words
    assert f"{overview['nhom_chinh_thuc']['chua_hoan_thanh_qua_han']} nhiệm vụ đang chậm" in words
    assert f"{count(survey['tu_so'])}/{count(survey['mau_so'])}".replace(",", ".") in words
    for number in overview["nhom_chinh_thuc"].values():
        assert str(number) in tree.xpath("//li/b/text()")
    assert "Số liệu tính đến 10/11/2026" in words
    assert "Dữ liệu minh họa" in words


def test_the_text_to_copy_shows_the_embed_of_this_commune(pages):
    codes = pages["nhung/"].xpath("//pre/code/text()")
    assert len(codes) == 2
    for code in codes:
        (frame,) = html.fragments_fromstring(code)
        assert frame.tag == "iframe"
        assert frame.get("src") == f"{SITE}nhung/tien-do/"
        assert frame.get("title") == "Cải cách hành chính Xã Minh Họa"
        assert (frame.get("width"), frame.get("loading")) == ("100%", "lazy")
        assert frame.get("height").isdecimal()


def _hostile() -> Draft:
    card = Card(name="x", kind=HOSTILE, title=HOSTILE)
    linked = {"@type": "Article", "headline": HOSTILE}
    return Draft(address="nhiem-vu/x/", title=HOSTILE, description=HOSTILE, section="", template="x", card=card, linked=linked)


def test_no_text_breaks_out_of_a_head():
    """Neither out of an attribute nor out of a script, and what is read is what was written."""
    tree = html.document_fromstring(f"<html><head>{head_of(_hostile(), HOSTILE, SITE)}</head><body></body></html>")
    assert len(tree.xpath("//script")) == 2
    assert not tree.xpath("//body/*")
    assert said(tree, "og:title") == said(tree, "description") == said(tree, "og:site_name") == [HOSTILE]
    assert [each.get("headline") for each in linked(tree)] == [HOSTILE, None]


def test_a_script_of_data_has_nothing_that_a_browser_could_act_on():
    script = script_of(_hostile(), SITE)
    inside = "".join(part.partition("</script>")[0] for part in script.split('<script type="application/ld+json">')[1:])
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(inside)


def test_the_text_to_copy_is_safe_whatever_the_commune_is_called():
    known = facts("30/06/2026", co_quan={**OFFICE, "ten": 'Xã "A" <b>&'})
    (page,) = embed_pages(known)
    for place in page.context["places"]:
        (frame,) = html.fragments_fromstring(place.code)
        assert frame.get("title") == 'Cải cách hành chính Xã "A" <b>&'
