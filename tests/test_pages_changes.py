"""The page of changes as a site shows it: built from a git commune by the command line, found on every page it belongs to."""

from __future__ import annotations

import re
import subprocess
from html import unescape

import feedparser
import pytest

from tests.sites import build, minhbach
from tests.test_history import FILES, commit, git

INDICATOR = """- ma: ty-le
  ten: Tỷ lệ đúng hạn
  don_vi_tinh: "%"
  chu_tri: van-phong
  gia_tri:
    - {{ky: 2026-01, gia_tri: {figure}, ngay: 05/02/2026}}
"""
TASKS = """- ma: viec
  ten: Rà soát thủ tục
  linh_vuc: the-che
  chu_tri: van-phong
  thoi_han: {due}
"""
LATE = """- ma: viec-cham
  ma_cu: [viec-cu]
  ten: Làm hồ sơ <b>số</b>
  linh_vuc: the-che
  chu_tri: van-phong
  thoi_han: 01/03/2026
"""
FEEDBACK = """- ma: den-hong
  ngay_nhan: 01/03/2026
  noi_dung: Đèn đường hỏng
  don_vi: van-phong
  han: 31/03/2026
  ngay_tra_loi: 08/03/2026
  tra_loi: {answer}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A commune that moves a deadline, edits a figure and an answer by hand, and deletes a late task."""
    root = tmp_path_factory.mktemp("xa")
    git(root, "init", "-q", "-b", "main")
    files = {
        **FILES,
        "data/2026/nhiem-vu.yml": TASKS.format(due="30/06/2026") + LATE,
        "data/2026/chi-so.yml": INDICATOR.format(figure=97),
        "data/2026/kien-nghi.yml": FEEDBACK.format(answer="Đã thay bóng"),
    }
    commit(root, "2026-02-10", {**files, "data/2026/kien-nghi.yml": "[]\n"})
    commit(root, "2026-03-10", {"data/2026/kien-nghi.yml": FEEDBACK.format(answer="Đã thay bóng")})
    article = "---\ntitle: Bài đã đăng\ndate: 01/03/2026\n{draft}---\n\nNội dung.\n"
    commit(root, "2026-03-10", {"content/bai-viet/bai.md": article.format(draft="")})
    commit(root, "2026-03-11", {"content/bai-viet/bai.md": article.format(draft="draft: true\n")})
    commit(root, "2026-03-12", {"data/2026/nhiem-vu.yml": TASKS.format(due="31/08/2026") + LATE})
    commit(root, "2026-03-13", {"data/2026/chi-so.yml": INDICATOR.format(figure=94)})
    commit(root, "2026-03-14", {"data/2026/nhiem-vu.yml": TASKS.format(due="31/08/2026")})
    commit(root, "2026-03-15", {"data/2026/kien-nghi.yml": FEEDBACK.format(answer="Không có gì")})
    return root


@pytest.fixture(scope="module")
def site(root, tmp_path_factory):
    return build(root, tmp_path_factory.mktemp("site") / "site", "--as-of", "20/03/2026")


def text_of(site, address):
    """What a page says in its main part, in one line."""
    raw = (site / address / "index.html").read_text("utf-8")
    main = raw[raw.index("<main") : raw.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


CHANGES = {
    "moved deadline": ("nhiem-vu/viec/", "Thời hạn : trước là 30/06/2026 , nay là 31/08/2026"),
    "edited figure": ("chi-so/ty-le/", "Giá trị, tháng 1/2026, ngày 05/02/2026 : trước là 97 , nay là 94"),
    "edited answer": ("kien-nghi/nam/2026/", "Nội dung trả lời : trước là Đã thay bóng , nay là Không có gì"),
    "deleted late task": ("nhiem-vu/viec-cham/", "Trạng thái : Chậm tiến độ, 13 ngày"),
}
IN_FEED = {
    "moved deadline": "Thời hạn: trước là 30/06/2026, nay là 31/08/2026.",
    "edited figure": "Giá trị, tháng 1/2026, ngày 05/02/2026: trước là 97, nay là 94.",
    "edited answer": "Nội dung trả lời: trước là Đã thay bóng, nay là Không có gì.",
    "deleted late task": "Trạng thái: Chậm tiến độ, 13 ngày.",
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_silent_change_is_on_the_page_of_changes_and_on_its_own(site, what):
    """With before and after, when, and the commit."""
    own, words = (CHANGES[what][0], CHANGES[what][1])
    for address in ("thay-doi/", "thay-doi/don-vi/van-phong/", own):
        assert words in text_of(site, address), address


@pytest.mark.parametrize("what", IN_FEED)
def test_a_silent_change_is_in_the_feed_of_supervision(site, what):
    feed = feedparser.parse((site / "rss" / "giam-sat.xml").read_bytes())
    assert any(IN_FEED[what] in unescape(entry.summary) for entry in feed.entries)


def test_a_renamed_record_goes_on_showing_what_was_changed(root, tmp_path):
    """On the page of its new id, of a register at its new anchor."""
    subprocess.run(["git", "clone", "-q", root.as_uri(), str(tmp_path / "xa")], check=True)
    for name, old, new in (("nhiem-vu", "viec", "viec-b"), ("kien-nghi", "den-hong", "den-b")):
        path = tmp_path / "xa" / "data" / "2026" / f"{name}.yml"
        text = path.read_text("utf-8").replace(f"- ma: {old}\n", f"- ma: {new}\n  ma_cu: [{old}]\n")
        commit(tmp_path / "xa", "2026-03-16", {f"data/2026/{name}.yml": text})
    site = build(tmp_path / "xa", tmp_path / "site", "--as-of", "20/03/2026")
    assert CHANGES["moved deadline"][1] in text_of(site, "nhiem-vu/viec-b/")
    assert CHANGES["edited answer"][1] in text_of(site, "kien-nghi/nam/2026/")
    raw = (site / "thay-doi" / "index.html").read_text("utf-8")
    assert 'href="../nhiem-vu/viec-b/"' in raw
    assert "kien-nghi/nam/2026/#den-b" in raw


def test_newest_first_with_time_and_commit(root, site):
    text = text_of(site, "thay-doi/")
    days = re.findall(r"09:00 ngày (\d\d)/03/2026", text[text.index("Nội dung trả lời") - 400 :])
    assert days == ["15", "14", "13", "12", "11"]
    for number in range(4):
        assert git(root, "rev-parse", f"HEAD~{number}")[:10] in text


def test_a_removed_record_keeps_its_page(site):
    """§6: addresses stay; the page says that it is gone, and what it last said. Nothing in it is run."""
    text = text_of(site, "nhiem-vu/viec-cham/")
    assert "không còn trong dữ liệu" in text
    assert "09:00 ngày 14/03/2026" in text
    raw = (site / "nhiem-vu" / "viec-cham" / "index.html").read_text("utf-8")
    assert "<b>số</b>" not in raw
    assert "Làm hồ sơ &lt;b&gt;số&lt;/b&gt;" in raw
    # But for the address in its letterhead.
    assert text_of(site, "nhiem-vu/viec-cu/").replace("nhiem-vu/viec-cu/", "nhiem-vu/viec-cham/") == text


def test_a_unit_that_is_gone_keeps_its_page_feed_and_calendar(root, tmp_path):
    """The page says who has its work now."""
    subprocess.run(["git", "clone", "-q", root.as_uri(), str(tmp_path / "xa")], check=True)
    units = (tmp_path / "xa" / "data" / "don-vi.yml").read_text("utf-8")
    added = {"data/don-vi.yml": units + "- {ma: mat-tran, ten: Ban Thường trực Mặt trận}\n"}
    tasks = {"data/2026/nhiem-vu.yml": TASKS.format(due="31/08/2026").replace("van-phong", "mat-tran")}
    commit(tmp_path / "xa", "2026-03-16", {**added, **tasks})
    back = {"data/don-vi.yml": units, "data/2026/nhiem-vu.yml": TASKS.format(due="31/08/2026")}
    commit(tmp_path / "xa", "2026-03-17", back)
    site = build(tmp_path / "xa", tmp_path / "site", "--as-of", "20/03/2026")
    text = text_of(site, "don-vi/mat-tran/")
    assert "không còn trong dữ liệu" in text
    assert "trước là Ban Thường trực Mặt trận" in text
    assert "Rà soát thủ tục" in text
    assert (site / "rss" / "don-vi" / "mat-tran.xml").exists()
    assert "CANCELLED" in (site / "lich" / "don-vi" / "mat-tran.ics").read_text("utf-8")


def test_a_removed_article_is_read_of_among_the_changes(site):
    """It has no page any more, so its event leads to where it is told of."""
    feed = feedparser.parse((site / "rss" / "giam-sat.xml").read_bytes())
    (gone,) = (entry for entry in feed.entries if entry.id.endswith("bai-viet/bai/xoa/1"))
    assert gone.link == "https://thu.example.vn/thay-doi/"
    assert "Bài đã đăng" in text_of(site, "thay-doi/")


def test_a_page_without_changes_says_nothing_of_them(site):
    assert "nay là" not in text_of(site, "don-vi/van-phong/")


def test_without_history_the_page_says_why(root, tmp_path):
    """A shallow clone builds, with a warning, and nothing is claimed to be unchanged."""
    subprocess.run(["git", "clone", "-q", "--depth", "1", root.as_uri(), str(tmp_path / "nong")], check=True)
    done = minhbach("build", str(tmp_path / "nong"), "--site-dir", str(tmp_path / "site"), "--as-of", "20/03/2026")
    assert done.returncode == 0
    assert "MB703" in done.stdout + done.stderr
    assert "thiếu lịch sử" in text_of(tmp_path / "site", "thay-doi/")
    assert not (tmp_path / "site" / "luu-tru").exists()
