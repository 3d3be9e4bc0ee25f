"""The command line as contract §7 words it: exit codes, formats, messages in Vietnamese and never a traceback."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from tests.sites import REPO, bytes_of, minhbach

MINI = REPO / "tests" / "communes" / "mini"


@pytest.fixture
def commune(tmp_path):
    """A copy of the miniature commune that a test may spoil."""
    for part in ("data", "content"):
        shutil.copytree(MINI / part, tmp_path / "xa" / part)
    return tmp_path / "xa"


def _spoil(commune):
    (commune / "data/2026/ke-hoach.yml").write_text("ten: Kế hoạch\nvan_ban: khong-co\n", "utf-8")


def test_a_sound_commune_passes_with_exit_0(commune):
    done = minhbach("check", str(commune), "--as-of", "30/06/2026")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "Không có lỗi.", "")


def test_an_error_exits_with_1_and_shows_place_line_and_caret(commune):
    _spoil(commune)
    done = minhbach("check", str(commune), "--as-of", "2026-06-30")
    assert done.returncode == 1
    assert "data/2026/ke-hoach.yml:2:10: lỗi MB302" in done.stderr
    assert "van_ban: khong-co" in done.stderr
    assert "^^^^^^^^" in done.stderr


def test_warnings_pass_unless_strict(commune):
    early = ("check", str(commune), "--as-of", "10/01/2026")
    assert minhbach(*early).returncode == 0
    assert "MB401" in minhbach(*early).stderr
    assert minhbach(*early, "--strict").returncode == 1


def test_json_has_the_contracts_shape(commune):
    _spoil(commune)
    done = minhbach("check", str(commune), "--as-of", "30/06/2026", "--format", "json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told.keys() == {"errors", "warnings", "diagnostics"}
    assert (told["errors"], told["warnings"]) == (1, 0)
    (found,) = told["diagnostics"]
    assert found.keys() == {"file", "line", "column", "severity", "code", "message", "hint"}
    assert (found["file"], found["line"], found["column"], found["severity"], found["code"]) == (
        "data/2026/ke-hoach.yml",
        2,
        10,
        "error",
        "MB302",
    )


def test_github_annotations(commune):
    _spoil(commune)
    done = minhbach("check", str(commune), "--as-of", "30/06/2026", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=data/2026/ke-hoach.yml,line=2,col=10")


@pytest.mark.parametrize(
    "arguments", [("check", "khong-co-thu-muc-nay"), ("check", "--as-of", "31.3.2026"), ("check", "--format", "xml"), ("dung",)]
)
def test_wrong_use_exits_with_2(arguments):
    done = minhbach(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_build_with_an_error_says_why_and_leaves_nothing_behind(commune):
    _spoil(commune)
    done = minhbach("build", str(commune))
    assert done.returncode == 1
    assert "MB302" in done.stderr
    assert not (commune / "site").exists()
    assert sorted(path.name for path in commune.iterdir()) == ["content", "data"]


@pytest.mark.parametrize(
    "settings",
    [
        "plugins: [khong-co]\nsite_name: x\ntheme: {name: material}\n",
        "site_name: [\n",
        "theme: {name: khong-co}\nsite_name: x\n",
        "site_name: x\n",
    ],
    ids=["plugin lạ", "YAML hỏng", "giao diện lạ", "thiếu plugin"],
)
def test_settings_that_cannot_be_used_are_one_finding(commune, settings):
    (commune / "mkdocs.yml").write_text(settings, "utf-8")
    done = minhbach("build", str(commune), "--as-of", "30/06/2026")
    assert done.returncode == 1
    assert "MB701" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert not (commune / "site").exists()


def test_build_elsewhere_by_site_dir(commune, tmp_path):
    done = minhbach("build", str(commune), "--as-of", "30/06/2026", "--site-dir", str(tmp_path / "noi" / "khac"))
    assert done.returncode == 0, done.stderr
    assert "index.html" in bytes_of(tmp_path / "noi" / "khac")


def test_new_makes_a_commune_that_checks_and_builds(tmp_path):
    made = tmp_path / "moi"
    assert minhbach("new", str(made)).returncode == 0
    assert minhbach("check", str(made), "--strict").returncode == 0
    done = minhbach("build", str(made))
    assert done.returncode == 0, done.stderr
    assert (made / "site" / "rss.xml").exists()


def test_new_refuses_a_folder_with_something_in_it(commune):
    done = minhbach("new", str(commune))
    assert done.returncode == 2
    assert "đã có nội dung" in done.stderr


def test_the_sample_passes_without_a_single_notice():
    done = minhbach("check", str(REPO), "--strict")
    assert (done.returncode, done.stderr) == (0, "")


def test_checking_loads_nothing_that_publishes():
    """Staff check after every line they write: the answer must not wait for what only a build needs."""
    loaded = "import sys, generator.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], cwd=REPO, capture_output=True, text=True, check=True)
    rooms = set(done.stdout.split())
    assert "generator.check.records" in rooms
    assert not rooms & {
        "generator.site",
        "generator.publish",
        "generator.derive.facts",
        "jinja2",
        "mkdocs",
        "markdown",
        "feedgen",
    }


def test_a_preview_watches_the_data(commune):
    from generator.plugin import MinhbachPlugin

    class Server:
        def __init__(self):
            self.watched = []

        def watch(self, path):
            self.watched.append(path)

    class Config:
        docs_dir = str(commune / "content")

    server = Server()
    MinhbachPlugin().on_serve(server, config=Config(), builder=None)
    assert server.watched == [str(commune / "data")]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", "khong-co"], "Lỗi: «khong-co» không phải là một thư mục có thật."),
        (["check", "--as-of", "31/02/2026"], "Lỗi: «31/02/2026» không phải là ngày; viết 31/03/2026 hoặc 2026-03-31."),
    ],
)
def test_a_wrong_call_is_answered_in_vietnamese(tmp_path, arguments, told):
    done = minhbach(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [told, "Xem cách dùng: minhbach --help"]
