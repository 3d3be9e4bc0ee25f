"""The sample site as a whole: links lead somewhere, HTML is sound, figures agree, the same inputs give the same bytes."""

from __future__ import annotations

import gzip
import posixpath
import re
import shutil
import warnings
from urllib.parse import unquote, urldefrag, urlsplit

import html5lib
import pytest
from lxml import html

from tests.sites import REPO, build, bytes_of, minhbach

pytestmark = pytest.mark.xdist_group("site")
_OWN = re.compile(r"^(?:https?:)?//")


@pytest.fixture(scope="module")
def pages(site):
    """Every HTML page by address, parsed."""
    return {
        name: html.fromstring(content)
        for name, content in bytes_of(site).items()
        if name.endswith(".html") and name != "404.html"
    }


def _target(name: str, link: str) -> tuple[str, str]:
    path, anchor = urldefrag(link)
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(urlsplit(path).path))) if path else name
    whole = "" if whole == "." else whole
    if path.endswith("/") or path in (".", "..", "./", "../") or (path and not posixpath.splitext(whole)[1]):
        whole = posixpath.join(whole, "index.html")
    return whole, unquote(anchor)


def test_every_internal_link_and_anchor_leads_somewhere(site, pages):
    files = set(bytes_of(site))
    ids = {name: set(tree.xpath("//@id")) | set(tree.xpath("//a/@name")) for name, tree in pages.items()}
    broken = []
    for name, tree in pages.items():
        for link in {
            *tree.xpath("//a/@href"),
            *tree.xpath("//link/@href"),
            *tree.xpath("//script/@src"),
            *tree.xpath("//img/@src"),
        }:
            if urlsplit(link).scheme or _OWN.match(link):
                continue
            target, anchor = _target(name, link)
            if target not in files or (anchor and target in ids and anchor not in ids[target]):
                broken.append(f"{name}: {link}")
    assert not broken, broken[:20]


def test_links_outside_are_only_web_mail_and_telephone(pages):
    """A telephone's is made of the digits of a number that the commune has published."""
    links = {link for tree in pages.values() for link in tree.xpath("//a/@href")}
    assert {urlsplit(each).scheme for each in links} <= {"", "http", "https", "mailto", "tel"}
    assert {each for each in links if each.startswith("tel:")} == {"tel:02003555018"}


def test_no_page_asks_another_host_for_anything(pages):
    asked = {
        link
        for tree in pages.values()
        for link in (*tree.xpath("//script/@src"), *tree.xpath("//img/@src"), *tree.xpath("//link[not(@rel='canonical')]/@href"))
        if _OWN.match(link)
    }
    assert asked == set()


def test_html_parses_without_a_single_error(site):
    wrong = []
    for name, content in bytes_of(site).items():
        if name.endswith(".html"):
            parser = html5lib.HTMLParser(namespaceHTMLElements=False)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                parser.parse(content)
            wrong += [f"{name}: {code} {place}" for place, code, _ in parser.errors]
    assert not wrong, wrong[:10]


def test_ids_are_unique_on_every_page(pages):
    doubled = {
        name: [each for each in set(found) if found.count(each) > 1]
        for name, found in ((n, t.xpath("//@id")) for n, t in pages.items())
    }
    assert {name: ids for name, ids in doubled.items() if ids} == {}


def test_what_stands_around_every_page_is_light(site):
    """The shell alone, as the page for what is not found: each byte in it is paid at every page."""
    shell = (site / "404.html").read_bytes()
    assert len(gzip.compress(shell, 6)) <= 4_000
    assert b"__md_" not in shell


LONG = {
    "giam-sat/index.html": 20_000,  # everything a supervisor's session asks for, which is printed as one
    "huong-dan/index.html": 18_500,  # the guide of who keeps the data, who searches it with Ctrl+F
    "bo-chi-so/cchc-2026/index.html": 18_000,  # a set of 48 criteria, each with its score, loss, cause and evidence
    "ho-so/nam/2026/index.html": 16_500,  # twelve counts of each field in each period of a year
}
"""Pages that may be heavier than others, in bytes as sent, and why."""


def test_a_page_is_light(site):
    """Compressed, as a web server sends it: a second on a slow mobile connection."""
    weights = {path.relative_to(site).as_posix(): len(gzip.compress(path.read_bytes(), 6)) for path in site.rglob("*.html")}
    assert {name: weight for name, weight in weights.items() if weight > LONG.get(name, 14_500)} == {}
    assert weights.keys() >= LONG.keys()


def test_the_header_of_a_row_is_its_name_and_holds_no_fold(pages):
    """What is read out before each cell of the row is short."""
    assert [name for name, tree in pages.items() if tree.xpath("//th[.//details]")] == []


def test_every_page_has_one_heading_a_description_and_a_canonical_address(pages):
    for name, tree in pages.items():
        if tree.xpath("//meta[@http-equiv='refresh']"):
            continue
        assert len(tree.xpath("//h1")) == 1, name
        assert tree.xpath("//meta[@name='description']/@content")[0].strip(), name
        address = name.removesuffix("index.html")
        assert tree.xpath("//link[@rel='canonical']/@href") == [f"https://minhhoa.example.vn/cchc/{address}"], name


def test_every_page_says_that_it_is_demonstration_data(pages):
    silent = [
        name
        for name, tree in pages.items()
        if "Dữ liệu minh họa" not in tree.text_content() and not tree.xpath("//meta[@http-equiv]")
    ]
    assert silent == []


def test_every_page_announces_the_feeds(pages):
    for name, tree in pages.items():
        if not tree.xpath("//meta[@http-equiv='refresh']") and name != "nhung/tien-do/index.html":
            kinds = tree.xpath("//link[@rel='alternate']/@type")
            assert {"application/rss+xml", "application/atom+xml"} <= set(kinds), name


def test_edit_links_lead_to_the_data_file_behind_the_page(pages):
    task = pages["nhiem-vu/giao-ban-thang/index.html"]
    (link,) = task.xpath("//a[@rel='edit']/@href")
    assert (
        re.fullmatch(r"https://git\.example\.vn/minhhoa/cchc/edit/main/data/2026/nhiem-vu/.+\.yml", link)
        or "/edit/main/data/2026/nhiem-vu/" in link
    )


def test_no_marker_of_the_shell_is_left(site):
    left = [
        name
        for name, content in bytes_of(site).items()
        if name.endswith(".html") and re.search(rb"mb:[a-z]|mb-source|<!--/?mb", content)
    ]
    assert left == []


def test_the_slow_road_gives_the_same_site(site, tmp_path):
    assert bytes_of(build(REPO, tmp_path / "slow", "--slow")) == bytes_of(site)


def test_a_build_elsewhere_at_another_hour_gives_the_same_bytes(site, tmp_path):
    copy = tmp_path / "ở nơi khác" / "xã"
    for part in ("data", "content", "mkdocs.yml"):
        source = REPO / part
        shutil.copytree(source, copy / part) if source.is_dir() else shutil.copy(source, copy / part)
    other = build(copy, tmp_path / "site", TZ="America/Adak", LC_ALL="C", PYTHONHASHSEED="4242", PYTHONUTF8="0")
    assert bytes_of(other) == bytes_of(site)


def test_a_build_after_an_edit_is_the_same_as_a_fresh_one(tmp_path):
    root, cache = tmp_path / "xa", tmp_path / "cache"
    for part in ("data", "content"):
        shutil.copytree(REPO / part, root / part)
    target = tmp_path / "site"
    assert minhbach("build", str(root), "--site-dir", str(target), cache=cache).returncode == 0
    file = root / "data/2026/nhiem-vu/chi-dao-dieu-hanh.yml"
    file.write_text(file.read_text("utf-8").replace("ten: ", "ten: Sửa ", 1), "utf-8")
    article = next((root / "content/bai-viet").glob("*.md"))
    article.unlink()
    assert minhbach("build", str(root), "--site-dir", str(target), cache=cache).returncode == 0
    assert bytes_of(target) == bytes_of(build(root, tmp_path / "fresh"))


def test_a_site_that_others_changed_is_built_anew(tmp_path):
    root, cache, target = tmp_path / "xa", tmp_path / "cache", tmp_path / "site"
    for part in ("data", "content"):
        shutil.copytree(REPO / part, root / part)
    assert minhbach("build", str(root), "--site-dir", str(target), cache=cache).returncode == 0
    whole = bytes_of(target)
    (target / "van-ban/index.html").unlink()
    (target / "index.html").write_text("của người khác", "utf-8")
    assert minhbach("build", str(root), "--site-dir", str(target), cache=cache).returncode == 0
    assert bytes_of(target) == whole


@pytest.mark.parametrize("target", [".", "data", "content/tep", ".."])
def test_a_site_never_takes_the_place_of_data(tmp_path, target):
    root = tmp_path / "cha" / "xa"
    for part in ("data", "content"):
        shutil.copytree(REPO / part, root / part)
    before = bytes_of(tmp_path)
    done = minhbach("build", str(root), "--site-dir", str(root / target))
    assert done.returncode == 2
    assert bytes_of(tmp_path) == before


def test_only_what_checking_has_seen_is_copied(tmp_path):
    root = tmp_path / "xa"
    for part in ("data", "content"):
        shutil.copytree(REPO / part, root / part)
    tep = root / "content" / "tep"
    (tep / "__pycache__").mkdir()
    for name in ("~$a.html", "b.html~", "__pycache__/c.html"):
        (tep / name).write_text("<script>alert(1)</script>", "utf-8")
    (tmp_path / "bi-mat").write_text("bí mật", "utf-8")
    (tep / "__pycache__" / "d.pdf").symlink_to(tmp_path / "bi-mat")
    published = bytes_of(build(root, tmp_path / "site"))
    assert {name for name in published if name.startswith("tep/")} == {"tep/bao-cao-102.pdf", "tep/ke-hoach-cchc-2026.pdf"}


def test_names_in_the_shell_are_shown_and_not_run(tmp_path):
    root = tmp_path / "xa"
    for part in ("data", "content"):
        shutil.copytree(REPO / part, root / part)
    office = root / "data/co-quan.yml"
    text = office.read_text("utf-8")
    evil = """Xã <b>X</b>" onload=alert(1) mb:heading <!--mb:body--> mb-source"""
    office.write_text(re.sub(r"(?m)^ten: .*$", "ten: '" + evil + "'", text), "utf-8")
    (root / "content/gia.md").write_text(f"---\ntitle: '{evil}'\n---\nXin chào.\n", "utf-8")
    for name, content in bytes_of(build(root, tmp_path / "site")).items():
        if name.endswith(".html"):
            tree = html.fromstring(content)
            assert not tree.xpath("//*[@onload]"), name
            assert b"<b>X</b>" not in content, name
            assert name == "404.html" or tree.xpath("//meta[@http-equiv]") or len(tree.xpath("//h1")) == 1, name


def test_with_an_error_the_former_site_stays(tmp_path):
    root = tmp_path / "xa"
    for part in ("data", "content"):
        shutil.copytree(REPO / part, root / part)
    target = build(root, root / "site")
    before = bytes_of(target)
    (root / "data/2026/ke-hoach.yml").write_text("ten: [\n", "utf-8")
    done = minhbach("build", str(root))
    assert done.returncode == 1
    assert "MB103" in done.stderr
    assert "Traceback" not in done.stderr
    assert bytes_of(target) == before
    assert [path.name for path in root.iterdir() if path.name.startswith(".")] == []


def test_mkdocs_build_gives_the_same_site(site, tmp_path):
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", str(tmp_path / "site")],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert bytes_of(tmp_path / "site") == bytes_of(site)


def test_the_sample_links_to_pages_of_every_kind(site):
    kinds = {name.split("/")[0] for name in bytes_of(site) if name.endswith("index.html")}
    assert {
        "nhiem-vu",
        "chi-so",
        "hai-long",
        "don-vi",
        "linh-vuc",
        "van-ban",
        "bai-viet",
        "phuong-phap",
        "du-lieu",
        "dang-ky",
    } <= kinds


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("giao-ban/2026-10/", "31/10/2026"),
        ("giao-ban/2026-q3/", "30/09/2026"),
        ("niem-yet/2026-10/", "31/10/2026"),
        ("niem-yet/2026-10/a3/", "31/10/2026"),
        ("phat-thanh/2026-10/", "31/10/2026"),
        ("giao-ban/2026-11/", "10/11/2026"),
        ("ke-hoach/", "10/11/2026"),
    ],
)
def test_paper_says_the_day_that_the_sheets_figures_are_of(site, address, day):
    """A month that is over is told as of its last day, and its letterhead and running head say so too."""
    content = (site / address / "index.html").read_text("utf-8")
    assert f"<p>Số liệu tính đến {day}</p>" in content
    assert f'số liệu tính đến {day}";--mb-title' in content
