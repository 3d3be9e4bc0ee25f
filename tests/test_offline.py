"""The copy for a disk: every link leads to a file in it, the same site gives the same bytes, nothing of the machine is inside."""

from __future__ import annotations

import io
import os
import re
import zipfile
from datetime import date

import pytest
from lxml import html

from generator.publish.disk_names import LONGEST, disk_names
from generator.publish.offline import Copy, entries_of
from tests.sites import REPO, broken_on_disk, minhbach

MINI = REPO / "tests" / "communes" / "mini"
SITE = "https://xa.example.vn/cchc/"
FILES = ("index.html", "nhiem-vu/index.html", "nhiem-vu/abc/index.html", "404.html", "rss.xml", "lich.ics", "du-lieu/a.csv")


def copied(file: str, content: str, *more: str, names: dict[str, str] | None = None) -> dict[str, str]:
    """What becomes of a page of a site that has these files: content by path below the site's folder."""
    copy = Copy(
        folder="xa-2026-11-10",
        title="Cải cách hành chính Xã",
        publisher="Xã, tỉnh",
        demonstration=False,
        day=date(2026, 11, 10),
        site=SITE,
        files=frozenset((*FILES, file, *more)),
        names=names or {},
    )
    return {path.removeprefix("xa-2026-11-10/trang/"): text.decode() for path, text in entries_of(file, content.encode(), copy)}


def link_from(file: str, link: str, *more: str, names: dict[str, str] | None = None) -> str:
    """Where the link leads when it is copied."""
    found = copied(file, f'<p><a class="x" href="{link}">x</a></p>', *more, names=names)
    (page,) = (text for path, text in found.items() if path.endswith(".html"))
    return re.search('href="([^"]*)"', page)[1]


@pytest.mark.parametrize(
    ("file", "link", "expected"),
    [
        ("nhiem-vu/abc/index.html", "../", "../../nhiem-vu/index.html"),
        ("nhiem-vu/abc/index.html", "../../", "../../index.html"),
        ("nhiem-vu/abc/index.html", "../..", "../../index.html"),
        ("nhiem-vu/index.html", "..", "../index.html"),
        ("nhiem-vu/index.html", "../nhiem-vu/abc/#tre_han", "../nhiem-vu/abc/index.html#tre_han"),
        ("nhiem-vu/index.html", "abc/?a=1&amp;b=2#c", "../nhiem-vu/abc/index.html?a=1&amp;b=2#c"),
        ("index.html", "nhiem-vu/", "nhiem-vu/index.html"),
        ("index.html", "./du-lieu/a.csv", "du-lieu/a.csv"),
        ("index.html", ".", "index.html"),
        ("404.html", "/cchc/nhiem-vu/", "nhiem-vu/index.html"),
        ("404.html", "/cchc//du-lieu/a.csv", "du-lieu/a.csv"),
        ("404.html", "/cchc/", "index.html"),
        ("404.html", "/khac/", "https://xa.example.vn/khac/"),
        ("nhiem-vu/index.html", "#noi-dung", "#noi-dung"),
        ("nhiem-vu/index.html", "?trang-thai=cham", "?trang-thai=cham"),
        ("nhiem-vu/index.html", "https://khac.vn/a/", "https://khac.vn/a/"),
        ("nhiem-vu/index.html", "//khac.vn/a/", "//khac.vn/a/"),
        ("nhiem-vu/index.html", "mailto:a@b.vn", "mailto:a@b.vn"),
        ("nhiem-vu/index.html", "http://[x/", "http://[x/"),
    ],
)
def test_links_lead_to_files(file, link, expected):
    assert link_from(file, link) == expected


@pytest.mark.parametrize("feed", ["rss.xml", "lich.ics"])
def test_what_is_followed_from_elsewhere_leads_to_the_site(feed):
    assert link_from("nhiem-vu/index.html", f"../{feed}") == SITE + feed


def test_what_is_not_in_the_copy_leads_to_the_site():
    assert link_from("nhiem-vu/index.html", "../tai-ve/ca-trang.zip") == f"{SITE}tai-ve/ca-trang.zip"


def test_a_former_address_leads_on():
    page = copied("nhiem-vu/cu/index.html", '<meta http-equiv="refresh" content="0; url=../abc/">')
    assert page["nhiem-vu/cu/index.html"] == '<meta http-equiv="refresh" content="0; url=../../nhiem-vu/abc/index.html">'


def test_text_that_looks_like_a_link_stays():
    page = '<p>Viết href="../abc/" hoặc &lt;a href="../abc/"&gt;</p><!-- <a href="../abc/"> -->'
    assert copied("nhiem-vu/index.html", page) == {"nhiem-vu/index.html": page}


def test_files_that_are_no_pages_stay_as_they_are():
    page = '<a href="../abc/">'
    assert copied("tep/a.html", page) == {"tep/a.html": page}
    assert copied("du-lieu/a.csv", page) == {"du-lieu/a.csv": page}


def test_a_page_says_that_it_is_a_copy_and_where_the_newest_is():
    page = '<html><head></head><body><div class="a" id="noi-dung"><h1>x</h1></div><script src="../a.js"></script></body></html>'
    (text,) = copied("nhiem-vu/abc/index.html", page).values()
    tree = html.fromstring(text)
    (notice,) = tree.xpath("//*[@class='mb-disk']")
    assert (
        notice.text_content() == "Bản lưu trên đĩa, số liệu tính đến 10/11/2026. Trang mới nhất: xa.example.vn/cchc/nhiem-vu/abc"
    )
    assert notice.xpath("a/@href") == [f"{SITE}nhiem-vu/abc/"]
    assert tree.xpath("//head/script/@src") == ["../../minhbach-disk.js"]


def test_the_search_index_is_a_script_too():
    found = copied(
        "search/search_index.json",
        '{"docs":[{"location":"don-vi/con/#a"}]}',
        names={"don-vi/con/index.html": "don-vi/_con/index.html"},
    )
    assert found["search/search_index.js"] == 'var __index = {"docs":[{"location":"don-vi/_con/#a"}]};\n'


def test_the_pages_of_a_long_list_are_scripts_too():
    second = "nhiem-vu/trang/2/index.html"
    assert f"{second}.js" in copied(second, "<p>x</p>")
    assert "nhiem-vu/index.html.js" in copied("nhiem-vu/index.html", "<p>x</p>", second)
    assert "nhiem-vu/index.html.js" not in copied("nhiem-vu/index.html", "<p>x</p>")


def test_names_that_windows_forbids_are_changed_as_are_those_that_differ_in_case_alone():
    files = [
        "tep/a:b?.pdf",
        "tep/A.pdf",
        "tep/a.pdf",
        "tep/x. /b",
        "don-vi/con/index.html",
        "don-vi/cong-an/index.html",
        "lpt1.csv",
    ]
    changed = disk_names(files)
    assert changed["tep/a:b?.pdf"] == "tep/a_b_.pdf"
    assert changed["don-vi/con/index.html"] == "don-vi/_con/index.html"
    assert changed["lpt1.csv"] == "_lpt1.csv"
    assert "don-vi/cong-an/index.html" not in changed
    names = [changed.get(file, file) for file in files]
    assert len({name.casefold() for name in names}) == len(files)
    assert all(part[-1] not in ". " for name in names for part in name.split("/"))


def test_long_names_are_cut_at_the_same_depth_and_stay_apart():
    files = [f"nhiem-vu/{'dai-' * 60}{number}/index.html" for number in range(3)]
    changed = disk_names(files)
    assert len(set(changed.values())) == 3
    assert all(len(name) <= LONGEST and name.count("/") == 2 for name in changed.values())


def test_links_to_and_from_a_file_of_another_name_still_lead_there():
    names = {"don-vi/con/index.html": "don-vi/_con/index.html"}
    assert link_from("nhiem-vu/index.html", "../don-vi/con/#a", *names, names=names) == "../don-vi/_con/index.html#a"
    assert link_from("don-vi/con/index.html", "../../nhiem-vu/", *names, names=names) == "../../nhiem-vu/index.html"


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    """The miniature commune, packed by the command line: inside its site, into a folder, and again when nothing changed."""
    folder = tmp_path_factory.mktemp("dia")
    (folder / "usb").mkdir()
    packed, told = {}, {}
    for name, target in (("inside", folder / "site/tai-ve/trang.zip"), ("usb", folder / "usb"), ("again", folder / "lai.ZIP")):
        options = ("--as-of", "30/06/2026", "--site-dir", str(folder / "site"), "--zip", str(target))
        done = minhbach("build", str(MINI), *options, cache=folder / "cache")
        assert done.returncode == 0, done.stderr
        told[name] = done.stdout
        (made,) = target.iterdir() if target.is_dir() else (target,)
        packed[name] = made.read_bytes()
    (made,) = (folder / "usb").iterdir()
    return {"name": made.name, "told": told, "bytes": packed, "folder": folder}


@pytest.fixture
def archive(archives):
    """The archive inside the site, opened."""
    with zipfile.ZipFile(io.BytesIO(archives["bytes"]["inside"])) as packed:
        yield packed


def test_the_archive_in_a_folder_is_named_for_the_commune_and_the_day_and_told(archives):
    assert re.fullmatch(r"[a-z0-9-]+-2026-06-30\.zip", archives["name"])
    assert re.search(r"Đã đóng gói \d+ tệp vào .*" + re.escape(archives["name"]) + r" \(\d+,\d MB\)\.", archives["told"]["usb"])


def test_two_archives_of_the_same_site_are_the_same_bytes(archives):
    assert archives["bytes"]["usb"] == archives["bytes"]["again"]


def test_an_archive_inside_the_site_is_linked_to_and_does_not_hold_itself(archive):
    assert not [name for name in archive.namelist() if name.endswith(".zip")]
    (home,) = (name for name in archive.namelist() if name.endswith("/trang/index.html"))
    (link,) = html.fromstring(archive.read(home)).xpath("//footer//a[@download]/@href")
    assert link.startswith("https://")
    assert link.endswith("/tai-ve/trang.zip")


def test_an_archive_elsewhere_is_not_linked_to(archives):
    with zipfile.ZipFile(io.BytesIO(archives["bytes"]["usb"])) as packed:
        (home,) = (name for name in packed.namelist() if name.endswith("/trang/index.html"))
        assert not html.fromstring(packed.read(home)).xpath("//footer//a[@download]")


def test_the_archive_opens_at_one_page_and_every_link_in_it_leads_to_a_file(archive):
    names = archive.namelist()
    top = names[0].split("/")[0]
    assert names[0] == f"{top}/MO-TRANG-NAY.html"
    assert {tuple(name.split("/")[:2]) for name in names} == {(top, "MO-TRANG-NAY.html"), (top, "trang")}
    assert f"{top}/trang/index.html" in names
    pages = {name: archive.read(name).decode() for name in names if name.endswith(".html")}
    assert broken_on_disk(pages, names) == []


def test_nothing_of_the_machine_or_the_moment_is_in_the_archive(archives, archive):
    assert {entry.date_time for entry in archive.infolist()} == {(2026, 6, 30, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16, entry.extra) for entry in archive.infolist()} == {(3, 0o644, b"")}
    inside = b"".join(archive.read(entry) for entry in archive.infolist())
    for own in {str(REPO), str(archives["folder"]), os.path.expanduser("~/")}:
        assert own.encode() not in inside


def test_names_in_the_archive_suit_every_disk(archive):
    names = archive.namelist()
    assert max(map(len, names)) < 200
    assert not [name for name in names if re.search(r'[<>:"|?*\\\x00-\x1f]|[. ](/|$)', name)]
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("place", ["data", "content/tep/a.zip", "a.tar", "khong-co/thu-muc"])
def test_an_archive_that_would_lie_among_the_data_or_is_none_is_refused(tmp_path, place):
    for part in ("data", "content"):
        (tmp_path / part).mkdir()
    done = minhbach("build", str(tmp_path), "--zip", str(tmp_path / place))
    assert done.returncode == 2
    assert done.stderr.startswith("Lỗi: ")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["content", "data"]
