"""The address a site is published at: at the root of a domain, below a path, and changed to another."""

from __future__ import annotations

import re
import shutil
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from tests.sites import REPO, build, bytes_of, minhbach

MINI = REPO / "tests/communes/mini"


@pytest.fixture
def commune(tmp_path):
    """A copy of the miniature commune that a test may change."""
    shutil.copytree(MINI, tmp_path / "xa", ignore=shutil.ignore_patterns("_expected"))
    return tmp_path / "xa"


def publish_at(commune, address):
    office = commune / "data/co-quan.yml"
    office.write_text(re.sub(r"(?m)^dia_chi_web: .*$", f"dia_chi_web: {address}", office.read_text("utf-8")), "utf-8")


@pytest.mark.parametrize("address", ["https://xa.example.vn", "https://xa.example.vn/", "https://tinh.example.vn/xa/cchc/"])
def test_the_error_page_finds_its_parts_wherever_it_is_shown(commune, tmp_path, address):
    """It stands for any address there is none at, however deep: everything on it is of this site, and is there."""
    publish_at(commune, address)
    site = build(commune, tmp_path / "site")
    root = address.rstrip("/") + "/"
    tree = html.fromstring((site / "404.html").read_bytes())
    found = {each for each in tree.xpath("//@src | //link[@rel='stylesheet' or @rel='icon']/@href | //a/@href") if each[0] != "#"}
    ours = {urljoin(f"{root}khong/co/trang/nay/", each) for each in found if urlsplit(each).scheme in ("", "https")}
    assert {each for each in ours if each.startswith(root) and "//" in each.removeprefix("https://")} == set()
    assert {urlsplit(each).netloc for each in found if each.startswith("//")} == set()
    files = [site / each.removeprefix(root) for each in ours if each.startswith(root)]
    assert len(files) > 10
    assert [each for each in files if not (each.is_file() or (each / "index.html").is_file())] == []


def test_a_site_that_moves_is_the_same_as_one_built_there(commune, tmp_path):
    """Nothing of the former address is left: not in the heads, nor in the codes on paper."""
    target, cache = tmp_path / "site", tmp_path / "cache"
    for address in ("https://truoc.example.vn/cchc/", "https://sau.example.vn/cchc/"):
        publish_at(commune, address)
        assert minhbach("build", str(commune), "--site-dir", str(target), cache=cache).returncode == 0
    assert bytes_of(target) == bytes_of(build(commune, tmp_path / "fresh"))
    assert [name for name, content in bytes_of(target).items() if b"truoc.example.vn" in content] == []
