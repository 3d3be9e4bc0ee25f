"""Whatever is committed, checking ends soon and with findings that point into the file: never an exception, never a hang."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.check.files import read_carefully, read_file
from generator.check.layout import place_files
from generator.check.records import check
from generator.read.nodes import MOST_FINDINGS
from generator.read.quick import quick_items
from generator.read.sources import Tree, read_worktree
from generator.words.printers import as_github, as_json, as_text
from tests.casework import small_commune, tree_of, with_files
from tests.hostile_check import DAY, assert_in_place
from tests.hostile_files import ARTICLE, HOSTILE, TASKS, UNITS

SAMPLE = {path: raw.decode("utf-8") for path, raw in small_commune().texts.items()}
_SECONDS = 60
"""What one file may cost on a busy machine; on an idle one the dearest takes about five."""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file(name: str) -> None:
    """Refused in a process of its own, so that a crash of the C parser or a hang is a failure and not the end of the tests."""
    path, text, code = HOSTILE[name]
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.hostile_check", path, code, str(_SECONDS)],
        input=(text if isinstance(text, str) else text()).encode("utf-8"),
        capture_output=True,
        check=False,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONPATH": "."},
        timeout=20 * _SECONDS,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]


def test_findings_of_one_file_are_limited() -> None:
    """Nobody reads more than MOST_FINDINGS of one kind in one file."""
    text = "".join(f"- {{ma: a{number}, ten: A, linh_vuc: x, chu_tri: y}}\n" for number in range(1_000))
    found = check(
        with_files({TASKS: text, "content/bai-viet/2026-03-12-khai-sinh.md": "---\ntitle: A\ndate: 01/01/2026\n---\n"}), DAY
    )
    codes = [item.code for item in found.diagnostics if item.file == TASKS]
    assert (codes.count("MB302"), codes.count("MB303")) == (MOST_FINDINGS, MOST_FINDINGS)


def test_warnings_do_not_hide_errors() -> None:
    """A file full of notices is still read to its end."""
    quotes = "".join(f"- {{ma: a{number}, ten: “A”}}\n" for number in range(300))
    found = check(with_files({UNITS: SAMPLE[UNITS] + quotes + "- {ma: cuoi}\n"}), DAY)
    assert [item.line for item in found.diagnostics if item.code == "MB201"] == [SAMPLE[UNITS].count("\n") + 301]


def test_declared_numbers_do_not_hide_others() -> None:
    """However often a public number is repeated, a citizen's number after it is found."""
    text = SAMPLE["content/gioi-thieu.md"] + "Gọi 0912 000 111.\n" * 5_000 + "Gọi 0987 654 321.\n"
    found = check(with_files({"content/gioi-thieu.md": text}), DAY)
    assert [(item.code, item.line) for item in found.diagnostics] == [("MB502", text.count("\n"))]


def test_two_records_on_one_line() -> None:
    """A finding of the second record on a line stands at the second record."""
    text = "[{ma: a, ten: A, linh_vuc: the-che, chu_tri: phong-vhxh, thuong_xuyen: true}, {ma: ra-soat, ten: B, linh_vuc: the-che, chu_tri: phong-vhxh}]\n"
    found = check(with_files({TASKS: text}), DAY)
    assert [(item.code, item.column) for item in found.diagnostics] == [("MB303", text.index("{ma: ra-soat") + 1)]


# ---- the disk -------------------------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small commune on disk, in a folder below one that is not ours."""
    here = tmp_path / "xa"
    for path, text in SAMPLE.items():
        (here / path).parent.mkdir(parents=True, exist_ok=True)
        (here / path).write_text(text, encoding="utf-8")
    (here / "content/tep").mkdir()
    (here / "content/tep/ke-hoach.pdf").write_bytes(b"%PDF-1.4\n")
    return here


def told(root: Path) -> list[tuple[str, str]]:
    """Code and file of every error found on the disk."""
    tree = read_worktree(root)
    found = check(tree, DAY).diagnostics
    assert_in_place(found, dict(tree.texts))
    return [(item.code, item.file) for item in found if item.severity == "error"]


def test_disk_as_it_is(root: Path) -> None:
    """The commune on disk has no errors; litter of editors and systems is passed over."""
    for name in (".DS_Store", "~$nhiem-vu.xlsx", "nhiem-vu.yml~", "Thumbs.db"):
        (root / "data/2026" / name).write_bytes(b"\0")
    assert told(root) == []


@pytest.mark.parametrize(
    "path", ["data/van-ban", "content/tep/mat", "data/2026/chi-so", "content/bai-viet/a.md", "data/don-vi.yml"]
)
def test_link_that_leaves_root(root: Path, path: str) -> None:
    """A symbolic link to what lies outside is refused, whatever it stands for."""
    outside = root.parent / "ngoai"
    outside.mkdir()
    (outside / "a.yml").write_text("[]\n", encoding="utf-8")
    (root / path).unlink(missing_ok=True)
    (root / path).symlink_to(outside)
    assert told(root) == [("MB005", path)]


def test_data_itself_leaves_root(root: Path) -> None:
    """ROOT/data may not be a link to elsewhere either."""
    (root / "data").rename(root.parent / "data")
    (root / "data").symlink_to(root.parent / "data")
    assert ("MB005", "data") in told(root)


def test_link_inside(root: Path) -> None:
    """A link to a file of the same folder tree is a file like any other."""
    (root / "content/tep/ban-sao.pdf").symlink_to("ke-hoach.pdf")
    assert told(root) == []
    assert "ban-sao.pdf" in read_worktree(root).attachments


def test_links_that_lead_nowhere(root: Path) -> None:
    """A dangling link, one to itself, and one to a folder that holds it are findings."""
    (root / "data/van-ban").mkdir()
    (root / "data/van-ban/mat.yml").symlink_to("khong-co.yml")
    (root / "data/van-ban/vong.yml").symlink_to("vong.yml")
    (root / "data/van-ban/len").symlink_to("..")
    assert told(root) == [("MB007", "data/van-ban/len"), ("MB007", "data/van-ban/mat.yml"), ("MB007", "data/van-ban/vong.yml")]


def test_folders_linking_one_another(root: Path) -> None:
    """Twelve folders with links to all the others hold 12! paths; they are not all walked."""
    names = [f"n{number}" for number in range(12)]
    for name in names:
        (root / "data/van-ban" / name).mkdir(parents=True)
        for other in names:
            (root / "data/van-ban" / name / f"sang-{other}").symlink_to(f"../{other}")
    assert {code for code, _ in told(root)} == {"MB007"}


def test_very_deep_folders(root: Path) -> None:
    """Folders within folders without end are refused before Python's own limit."""
    place = os.open(root / "data", os.O_RDONLY)
    for _ in range(1_100):
        os.mkdir("a", dir_fd=place)
        below = os.open("a", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = below
    os.close(place)
    try:
        assert [code for code, _ in told(root)] == ["MB007"]
    finally:  # pytest's own clean-up goes down by recursion
        subprocess.run(["rm", "-rf", str(root / "data" / "a")], check=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_pipe(root: Path) -> None:
    """A pipe is not waited for."""
    os.mkfifo(root / "data/linh-vuc.yml")
    os.mkfifo(root / "content/tep/ong.pdf")
    assert told(root) == [("MB007", "content/tep/ong.pdf"), ("MB007", "data/linh-vuc.yml")]


def test_unreadable_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be opened is a finding, and what it holds is not missed besides."""
    wanted = str(root / UNITS)

    def refuse(path: object, *rest: object, **named: object) -> object:
        if str(path) == wanted:
            raise PermissionError(13, "Permission denied")
        return open(path, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr("generator.read.sources.open", refuse, raising=False)
    assert told(root) == [("MB007", UNITS)]


def test_file_over_5_mb(root: Path) -> None:
    """One byte too many: refused by its size, without being read."""
    (root / UNITS).write_bytes(b"#" * 5_000_001)
    found = check(read_worktree(root), DAY).diagnostics
    assert [(item.code, item.file) for item in found] == [("MB004", UNITS)]
    assert "lớn 5,1 MB" in found[0].message


def test_file_of_5_mb(root: Path) -> None:
    """The largest file allowed is read."""
    text = SAMPLE[UNITS].encode("utf-8")
    (root / UNITS).write_bytes(text + b"#" * (5_000_000 - len(text)))
    assert told(root) == []


def test_strange_names(root: Path) -> None:
    """Names with line breaks, or with bytes that are no UTF-8, are refused wherever they stand."""
    names = [os.fsencode(root / "data/2026") + b"/chi-so\n.yml", os.fsencode(root / "content/tep") + b"/b\xe1o-c\xe1o.pdf"]
    try:
        for name in names:
            Path(os.fsdecode(name)).write_bytes(b"[]\n")
    except OSError:
        pytest.skip("this file system refuses such names itself")
    assert [code for code, _ in told(root)] == ["MB008", "MB008"]


def test_no_root(tmp_path: Path) -> None:
    """An empty folder lacks the two required files, and that is all."""
    assert told(tmp_path) == [("MB001", "data/co-quan.yml"), ("MB001", "data/don-vi.yml")]


def test_data_is_a_file(tmp_path: Path) -> None:
    """A file where the folder should be."""
    (tmp_path / "data").write_text("x", encoding="utf-8")
    assert ("MB007", "data") in told(tmp_path)


# ---- anything at all ------------------------------------------------------------------------------------------------

_QUICKLY = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
_PLACES = st.sampled_from(
    [TASKS, UNITS, ARTICLE, "data/co-quan.yml", "data/2026/chi-so.yml", "data/2026/hai-long.yml", "content/a.md"]
)
_TELLING = st.sampled_from(
    [
        *"\t\n\r -:,.[]{}\"'|>&*!%@`#?\\<",
        "“",
        "”",
        "\u00a0",
        "\ufeff",
        "\x00",
        "\u0301",
        "- ",
        ": ",
        "  ",
        "---\n",
        "0912345678",
        "](",
        "đ",
        "🎉",
    ]
)


def check_any(texts: dict[str, bytes]) -> None:
    """Checks a tree of these files on top of the small commune, and each file on both roads."""
    tree = tree_of({**small_commune().texts, **texts})
    found = check(tree, DAY).diagnostics
    assert_in_place(found, dict(tree.texts))
    placed, _ = place_files(texts, (), ())
    for each in placed:
        quick, careful = read_file(each, texts[each.path]), read_carefully(each, texts[each.path])
        if not careful.findings and not careful.private:
            assert quick == careful


@_QUICKLY
@given(_PLACES, st.binary(max_size=400))
def test_arbitrary_bytes(path: str, raw: bytes) -> None:
    """Any bytes in any file."""
    check_any({path: raw})


@_QUICKLY
@given(_PLACES, st.text(max_size=400), st.booleans())
def test_arbitrary_text(path: str, text: str, declared: bool) -> None:
    """Any text in any file, also behind a declaration."""
    whole = f"---\ntitle: A\ndate: 01/01/2026\n---\n{text}" if declared else text
    check_any({path: whole.encode("utf-8", "surrogatepass")})


@_QUICKLY
@given(_PLACES, st.lists(_TELLING, max_size=60))
def test_arbitrary_marks(path: str, marks: list[str]) -> None:
    """Any row of the characters that mean something to YAML, to Markdown or to us."""
    check_any({path: "".join(marks).encode("utf-8")})


@settings(_QUICKLY, max_examples=400)
@given(st.data())
def test_a_slip_in_a_sound_file(data: st.DataObject) -> None:
    """One to three characters deleted, put in or replaced in a file that was sound."""
    path = data.draw(st.sampled_from(sorted(SAMPLE)))
    text = SAMPLE[path]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(start + data.draw(st.integers(0, 3)), len(text))
        text = text[:start] + data.draw(st.one_of(st.just(""), _TELLING, st.characters(codec="utf-8"))) + text[end:]
    check_any({path: text.encode("utf-8")})


@settings(_QUICKLY, max_examples=60)
@given(st.text(alphabet=st.characters(), max_size=30), st.booleans())
def test_arbitrary_names(name: str, attached: bool) -> None:
    """Any name, as the disk may give it, half characters included."""
    names = [f"data/{name}", f"content/{name}.md", f"data/2026/nhiem-vu/{name}.yml"]
    tree = Tree(
        texts=dict.fromkeys(names, b"[]\n"), attachments=frozenset({name} if attached else ()), others=(f"data/{name}.xlsx",)
    )
    found = check(tree, DAY).diagnostics
    as_text(found, tree.texts).encode("utf-8")
    as_json(found).encode("utf-8")
    as_github(found).encode("utf-8")


_DEEP = ['["\n- ",', "[a\n- ", "? ", "- ? ", "-\t", '["]",\n', "{? ", "[[", "- - "]


@pytest.mark.parametrize("piece", _DEEP)
def test_quick_road_has_a_bound(piece: str) -> None:
    """What composes by recursion in C stops long before the stack ends, however the nesting is written."""
    code = f"from generator.read.quick import quick_items; assert quick_items({piece!r} * 60_000, shape='list') is None"
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONPATH": "."},
        timeout=20 * _SECONDS,
    )
    assert done.returncode == 0
    assert quick_items("- a\n", shape="mapping") is None
