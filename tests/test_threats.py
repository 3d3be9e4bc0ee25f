"""Harm by data alone (docs/threat-model.md): a hostile commune is refused, or published without its sting."""

import os
import pickle
import re
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from generator.check.records import Checked, check
from generator.kept import kept_for
from generator.pipeline import Outputs, outputs_of
from generator.publish.prose import prose_of
from generator.publish.templates import HOME, inside_of
from generator.read.sources import Tree, read_worktree
from generator.words.printers import as_github, as_json, as_text

STARTER = HOME / "starter"
DAY = date(2026, 12, 31)
SCRIPT = "</title><script>alert(1)</script><img src=x onerror=alert(1)>"
FORGED = '<a href="~/nhiem-vu/">" onclick="alert(1)'
DIGITS = "".join(map(str, (0, 3, 6, 0, 9, 9, 0, 0, 1, 2, 3, 4)))
"""Twelve digits, put together here so that no file of ours holds such a number."""


def with_text(file: str, old: str, new: str) -> Tree:
    tree = read_worktree(STARTER)
    text = tree.texts[file].decode()
    assert old in text
    return replace(tree, texts={**tree.texts, file: text.replace(old, new).encode()})


def outputs(tree: Tree) -> Outputs:
    checked = check(tree, DAY)
    assert checked.ok, as_text(checked.diagnostics, tree.texts)
    return outputs_of(checked.records, DAY)


def found(checked: Checked) -> set[str]:
    return {item.code for item in checked.diagnostics}


@pytest.mark.parametrize(
    "text",
    [SCRIPT, FORGED, "<!--mb:body-->", "{{ 1234567*9 }}{% include 'x' %}"],
    ids=["script", "address", "marker", "template"],
)
@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("data/2026/nhiem-vu.yml", "Rà soát, đề xuất cắt giảm, đơn giản hóa thủ tục hành chính"),
        ("data/don-vi.yml", "Trung tâm Phục vụ hành chính công"),
        ("data/van-ban.yml", "Kết quả công tác cải cách hành chính tháng 01/2026"),
        ("data/2026/hai-long.yml", "Nhìn chung, ông/bà có hài lòng với lần làm thủ tục này không?"),
    ],
    ids=["task", "unit", "document", "question"],
)
def test_markup_in_data_is_shown_and_not_run(file: str, old: str, text: str) -> None:
    """§2: text is plain text. No page has it as a tag, an attribute, an address of ours, a marker or a template."""
    made = outputs(with_text(file, old, f"'{text.replace(chr(39), chr(39) * 2)}'"))
    for page in made.pages:
        inside = inside_of(page)
        assert "<script>alert" not in inside
        assert not re.search(r"<[^>]*\son(?:error|click)=", re.sub(r'"[^"]*"', '""', inside))
        assert "<!--mb:" not in inside
        assert "11111103" not in inside


@pytest.mark.parametrize(
    "body",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        '<a href="https://vidu.example.vn/" onclick="alert(1)">x</a>',
        "<iframe src=https://vidu.example.vn/></iframe>",
    ],
)
def test_nothing_runs_from_an_article(body: str) -> None:
    """Markdown lets raw HTML and javascript: pass; the allow-list does not."""
    html = str(prose_of(body, file="content/bai-viet/a.md", pages={}).html)
    assert not re.search(r"<(?:script|svg|iframe|img)\b|javascript:|data:|\bon\w+=", html, re.IGNORECASE)


def test_feeds_and_data_stay_well_formed() -> None:
    """What would close an element or a string stands as text."""
    made = outputs(
        with_text("data/2026/nhiem-vu.yml", "Rà soát, đề xuất cắt giảm, đơn giản hóa thủ tục hành chính", f"'{SCRIPT}]]>&'")
    )
    files = {name: content for maker in made.groups for name, content in maker.make().items()}
    read = {name: ET.fromstring(content) for name, content in files.items() if name.endswith(".xml")}
    feeds = [ET.tostring(each, encoding="unicode", method="text") for name, each in read.items() if name.startswith("rss")]
    assert any(SCRIPT in text for text in feeds)


@pytest.mark.parametrize("number", [DIGITS, " ".join(re.findall("...", DIGITS))], ids=["together", "grouped"])
def test_a_personal_number_is_refused_and_never_repeated(number: str) -> None:
    """§8: the finding shows the place; no printer shows the number, nor the line it stands on."""
    tree = with_text("data/2026/nhiem-vu.yml", "Đã gửi báo cáo", f"Đã gửi báo cáo cho số {number}")
    checked = check(tree, DAY)
    assert found(checked) == {"MB501"}
    for shown in (as_text(checked.diagnostics, tree.texts), as_json(checked.diagnostics), as_github(checked.diagnostics)):
        assert number not in shown
        assert number[-7:] not in shown


def test_a_finding_cannot_forge_a_command_of_the_code_host() -> None:
    """A typed value with line breaks stays inside its own annotation and its own terminal line."""
    tree = with_text("data/2026/nhiem-vu.yml", "linh_vuc: thu-tuc-hanh-chinh", 'linh_vuc: "x\\n::error::y\\n::add-mask::z"')
    told = check(tree, DAY).diagnostics
    assert all(line.startswith("::error file=") for line in as_github(told).splitlines())
    assert not any(line.startswith("::") for line in as_text(told, tree.texts).splitlines())


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """§2: neither data nor an attachment can fetch a file of the machine that builds."""
    (tmp_path / "secret").write_text("ten: bí mật\n")
    root = tmp_path / "xa"
    for folder in ("data", "content/tep"):
        (root / folder).mkdir(parents=True)
    (root / "data/co-quan.yml").symlink_to(tmp_path / "secret")
    (root / "content/tep/a.pdf").symlink_to(tmp_path / "secret")
    (root / "data/don-vi").symlink_to(tmp_path)
    tree = read_worktree(root)
    assert [(item.code, item.file) for item in tree.findings] == [
        ("MB005", "data/co-quan.yml"),
        ("MB005", "data/don-vi"),
        ("MB005", "content/tep/a.pdf"),
    ]
    assert not tree.texts
    assert not tree.attachments


def test_a_cache_that_somebody_else_made_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache is unpickled: it lies outside the work tree, and only one's own is read."""
    monkeypatch.setenv("MINHBACH_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "xa"
    folder = kept_for(root).folder
    assert not folder.is_relative_to(root)
    folder.mkdir(parents=True)
    trace = tmp_path / "opened"
    for name in ("files", "site"):
        (folder / name).write_bytes(pickle.dumps(_Trap(str(trace))))
    monkeypatch.setattr(os, "getuid", partial(int, os.getuid() + 1))
    assert kept_for(root).results == {}
    assert not trace.exists()


class _Trap:
    """Makes a folder when it is unpickled."""

    def __init__(self, place: str) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.place,)


@pytest.mark.parametrize("path", sorted(STARTER.rglob("*/workflows/*.yml")), ids=lambda path: path.parts[-3])
def test_a_strangers_proposal_gets_no_rights(path: Path) -> None:
    """Proposals run with what their author may do, and the checkout leaves no password in the work tree."""
    flow = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert "pull_request" in flow["on"]
    assert "pull_request_target" not in flow["on"]
    checkouts = [step for job in flow["jobs"].values() for step in job["steps"] if "/checkout@" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)
