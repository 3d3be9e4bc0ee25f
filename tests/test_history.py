"""History as git tells it: what is lacking is said, what is strange is read rightly, and surroundings do not matter."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.derive.publication import Publication
from generator.read.history import History, read_blobs, read_history
from generator.told import history_findings, publication_from_history

END = date(2026, 12, 31)
OFFICE = "ten: Xã Thử\nloai: xa\ncap_tren: Thành phố Thử\ndia_chi_web: https://thu.example.vn/\n"
UNITS = "- ma: van-phong\n  ten: Văn phòng\n"
TASK = "- ma: viec\n  ten: Việc\n  linh_vuc: the-che\n  chu_tri: van-phong\n  thoi_han: {due}\n"
FILES = {
    "data/co-quan.yml": OFFICE,
    "data/don-vi.yml": UNITS,
    "data/2026/nhiem-vu.yml": TASK.format(due="30/06/2026"),
}


def git(root, *arguments, **surroundings):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-c", "user.name=Cán bộ", "-c", "user.email=can-bo@xa.example.vn", "-c", "commit.gpgSign=false", *arguments],
        cwd=root,
        env={**clean, "HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1", **surroundings},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8", "replace").strip()


def commit(root, when, files=None, **surroundings):
    """Writes files (None: removes one) and commits them at a time of Vietnam."""
    for path, text in (files or {}).items():
        full = root / path
        if text is None:
            full.unlink()
        else:
            full.parent.mkdir(parents=True, exist_ok=True)
            full.write_text(text, "utf-8") if isinstance(text, str) else full.write_bytes(text)
    git(root, "add", "-A", ".")
    moment = f"{when}T09:00:00+07:00"
    times = {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment}
    git(root, "commit", "-q", "--allow-empty", "-m", "x", **(times | surroundings))
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def commune(tmp_path):
    """A commune with one task, committed on 10 March 2026."""
    root = tmp_path / "xa"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    commit(root, "2026-03-10", FILES)
    return root


def told(root, day=END):
    found = publication_from_history(root, day)
    assert isinstance(found, Publication), found
    return found


def codes(root, day=END):
    return [item.code for item in history_findings(publication_from_history(root, day))]


def names(found):
    return [each.id.rpartition("nhiem-vu/")[2] for each in found.events if each.record_kind == "nhiem-vu"]


def test_a_whole_history_says_nothing(commune):
    found = told(commune)
    assert codes(commune) == []
    assert names(found) == ["viec/them-moi", "viec/cham-tien-do/2026-07-01"]
    assert found.events[0].published.isoformat() == "2026-03-10T09:00:00+07:00"


# What is lacking --------------------------------------------------------------------------------------------------------


def test_a_shallow_clone(commune, tmp_path):
    """MB703: its past is cut off, so nothing can be told by it."""
    commit(commune, "2026-03-20", {"data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026")})
    git(tmp_path, "clone", "-q", "--depth", "1", commune.as_uri(), "nong")
    assert read_history(tmp_path / "nong") == History(lacking="shallow")
    assert codes(tmp_path / "nong") == ["MB703"]


def test_an_export(commune, tmp_path):
    """MB704: a ZIP of the files has no history."""
    shutil.copytree(commune / "data", tmp_path / "zip" / "data")
    assert codes(tmp_path / "zip") == ["MB704"]


def test_no_git_program(commune, monkeypatch, tmp_path):
    """MB704 too."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert codes(commune) == ["MB704"]


def test_no_commit_yet(tmp_path):
    git(tmp_path, "init", "-q")
    assert codes(tmp_path) == ["MB704"]


def test_files_that_were_never_committed(tmp_path):
    """A repository whose commits know nothing of them: nothing was published, and nothing is wrong."""
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "2026-01-01", {"README": "x"})
    assert publication_from_history(tmp_path, END) == "none"
    assert codes(tmp_path) == []


def test_broken_commits_are_passed_over_with_a_note(commune):
    """MB705: what did not check was never published; the next sound one is compared with the last sound one."""
    commit(commune, "2026-03-12", {"data/2026/nhiem-vu.yml": "- ma: [\n"})
    commit(commune, "2026-03-13", {"data/2026/nhiem-vu.yml": TASK.format(due="1/2")})
    commit(commune, "2026-03-14", {"data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026")})
    found = told(commune)
    assert found.skipped == 2
    assert codes(commune) == ["MB705"]
    (change,) = found.changes
    assert [line.words for line in change.lines] == ["Thời hạn: trước là 30/06/2026, nay là 31/07/2026"]
    assert change.time.date() == date(2026, 3, 14)


def test_a_day_before_the_newest_commit_knows_nothing_of_it(commune):
    commit(commune, "2026-03-20", {"data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026")})
    assert told(commune, date(2026, 3, 19)).changes == ()
    assert len(told(commune, date(2026, 3, 20)).changes) == 1
    assert publication_from_history(commune, date(2026, 3, 9)) == "none"


# What is strange --------------------------------------------------------------------------------------------------------


def test_a_merge_publishes_what_it_brings(commune):
    """First-parent: what was tried on a branch was not published there."""
    git(commune, "switch", "-q", "-c", "nhanh")
    commit(commune, "2026-03-11", {"data/2026/nhiem-vu.yml": TASK.format(due="31/12/2026")})
    commit(commune, "2026-03-12", {"data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026")})
    git(commune, "switch", "-q", "main")
    commit(commune, "2026-03-13", {"content/index.md": "# Xã\n"})
    moment = "2026-03-15T09:00:00+07:00"
    git(commune, "merge", "-q", "--no-ff", "-m", "x", "nhanh", GIT_COMMITTER_DATE=moment, GIT_AUTHOR_DATE=moment)
    (change,) = told(commune).changes
    assert [line.words for line in change.lines] == ["Thời hạn: trước là 30/06/2026, nay là 31/07/2026"]
    assert change.time.isoformat() == moment
    assert change.commit == git(commune, "rev-parse", "HEAD")


def test_commits_elsewhere_do_not_count(commune):
    before = told(commune)
    commit(commune, "2026-03-20", {"README.md": "x", "mkdocs.yml": "site_name: x\n"})
    assert [commit.id for commit in read_history(commune).commits] == [git(commune, "rev-parse", "HEAD~1")]
    assert told(commune).last == before.last


def test_file_names_in_any_letters(commune):
    """Blanks, accents, quotes and line ends in names come as they are; what has no place is an error as in the work tree."""
    folder = "data/2026/nhiem-vu/"
    commit(commune, "2026-03-11", {"data/2026/nhiem-vu.yml": None, f"{folder}quý I.yml": FILES["data/2026/nhiem-vu.yml"]})
    more = "- ma: khac\n  ten: Khác\n  linh_vuc: the-che\n  chu_tri: van-phong\n  thuong_xuyen: true\n"
    commit(commune, "2026-03-12", {f'{folder}"đặc biệt" \t.yml': more})
    found = told(commune)
    assert found.skipped == 1
    (commune / f'{folder}"đặc biệt" \t.yml').unlink()
    commit(commune, "2026-03-13", {f"{folder}“đặc biệt” (2).yml": more})
    assert "khac/them-moi" in names(told(commune))


def test_names_that_are_no_utf8(commune):
    """They are refused as in the work tree, and nothing breaks."""
    path = os.fsencode(commune / "data" / "2026") + b"/nhiem-vu-\xff.yml"
    Path(os.fsdecode(path)).write_text("- ma: x\n", "utf-8")
    commit(commune, "2026-03-12")
    Path(os.fsdecode(path)).unlink()
    commit(commune, "2026-03-13")
    assert told(commune).skipped == 1


def test_links_are_not_read_from_the_past(commune):
    """A link's content is a path, not data."""
    (commune / "data" / "linh-vuc.yml").symlink_to("don-vi.yml")
    commit(commune, "2026-03-12")
    assert told(commune).skipped == 0


def test_a_commune_in_a_folder_of_a_larger_repository(commune, tmp_path):
    """Paths count from ROOT; a neighbour's commits are none of its own."""
    large = tmp_path / "nhieu-xa"
    large.mkdir()
    git(large, "init", "-q", "-b", "main")
    commit(large, "2026-03-10", {f"xa/a/{path}": text for path, text in FILES.items()})
    commit(large, "2026-03-11", {f"xa/b/{path}": text for path, text in FILES.items()})
    moved = {"xa/b/data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026")}
    commit(large, "2026-03-12", moved)
    assert [each.id for each in told(large / "xa" / "a").events] == [each.id for each in told(commune).events]
    assert told(large / "xa" / "a").changes == ()
    assert len(told(large / "xa" / "b").changes) == 1


def test_time_that_runs_backwards(commune):
    """A clock that was wrong: nothing is published before what stands above it."""
    commit(commune, "2026-02-01", {"data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026")})
    (change,) = told(commune).changes
    assert change.time.isoformat() == "2026-03-10T09:00:00+07:00"


def test_a_clock_ahead_of_time_holds_nothing_back(commune):
    """MB706: what it published is told with the next commit, and what came after it is not silenced until then."""
    commit(commune, "2028-01-06", {"data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026")})
    ahead = git(commune, "rev-parse", "HEAD")
    assert told(commune).changes == ()
    commit(commune, "2026-03-12", {"data/2026/nhiem-vu.yml": TASK.format(due="31/08/2026")})
    assert [(change.time.date(), change.lines[0].after) for change in told(commune).changes] == [
        (date(2026, 3, 12), "31/07/2026"),
        (date(2026, 3, 12), "31/08/2026"),
    ]
    (finding,) = history_findings(publication_from_history(commune, END))
    assert finding.code == "MB706"
    assert ahead[:10] in finding.message
    assert "06/01/2028" in finding.message


@pytest.mark.parametrize("moment", ["@999999999999 +0000", "@4 +0000"])
def test_a_clock_beyond_all_time(commune, moment):
    """Nothing breaks, and no summaries of decades follow."""
    commit(commune, "2026-03-12", {"data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026")}, GIT_COMMITTER_DATE=moment)
    commit(commune, "2026-03-13", {"data/2026/nhiem-vu.yml": TASK.format(due="31/08/2026")})
    assert len(told(commune).changes) == 2


def test_summaries_do_not_begin_decades_before_the_plan(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "1975-03-10", FILES)
    summaries = [each.title for each in told(tmp_path).events if each.record_kind == "tong-hop"]
    assert summaries[0].startswith("Tổng hợp tháng 1/2025")


def test_a_month_in_which_nothing_happened_says_so(commune):
    titles = [each.title for each in told(commune).events if each.record_kind == "tong-hop"]
    assert "Tổng hợp tháng 5/2026: không có thay đổi" in titles


def test_what_was_purged_from_history_is_in_no_cache(commune, tmp_path):
    """Another text at the same times leaves other marks: nothing made of the former one is taken up again."""
    commit(commune, "2026-03-12", {"data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026").replace("Lập", "Bí mật")})
    commit(commune, "2026-03-13", {"data/2026/nhiem-vu.yml": TASK.format(due="31/08/2026")})
    before = told(commune).prints
    git(commune, "reset", "-q", "--hard", "HEAD~2")
    commit(commune, "2026-03-12", {"data/2026/nhiem-vu.yml": TASK.format(due="31/05/2026")})
    commit(commune, "2026-03-13", {"data/2026/nhiem-vu.yml": TASK.format(due="31/08/2026")})
    after = told(commune).prints
    assert len(before) == len(after)
    assert before[-1] != after[-1]


def test_a_file_too_large_to_be_data(commune):
    """5 MB, as in the work tree: such a commit was never published."""
    commit(commune, "2026-03-12", {"data/van-ban.yml": "#" * 5_300_000})
    commit(commune, "2026-03-13", {"data/van-ban.yml": None})
    assert told(commune).skipped == 1


# What does not matter ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_DIR", "/nonexistent"),
        ("GIT_WORK_TREE", "/"),
        ("GIT_INDEX_FILE", "/nonexistent"),
        ("GIT_OBJECT_DIRECTORY", "/nonexistent"),
        ("GIT_CONFIG_GLOBAL", "/nonexistent"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_EXTERNAL_DIFF", "false"),
        ("GIT_TRACE", "1"),
        ("LC_ALL", "vi_VN.UTF-8"),
        ("TZ", "America/New_York"),
    ],
)
def test_surroundings_do_not_matter(commune, monkeypatch, name, value):
    before = told(commune)
    monkeypatch.setenv(name, value)
    assert [(each.id, each.published) for each in told(commune).events] == [(each.id, each.published) for each in before.events]


@pytest.mark.parametrize(
    "setting",
    [
        "log.showRoot=false",
        "log.showSignature=true",
        "log.follow=true",
        "log.date=relative",
        "log.decorate=full",
        "core.quotePath=true",
        "core.abbrev=4",
        "color.ui=always",
        "diff.renames=copies",
        "diff.noprefix=true",
        "diff.ignoreSubmodules=all",
        "diff.relative=true",
        "format.pretty=oneline",
        "core.fsmonitor=false-program",
        "core.pager=false",
    ],
)
def test_settings_of_git_do_not_matter(commune, setting):
    commit(commune, "2026-03-20", {"data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026")})
    before = told(commune)
    git(commune, "config", *setting.split("=", 1))
    after = told(commune)
    assert [each.id for each in after.events] == [each.id for each in before.events]
    assert [each.commit for each in after.changes] == [each.commit for each in before.changes]


def test_reading_changes_nothing(commune):
    """Not even git's own index."""
    paths = sorted((commune / ".git").rglob("*"))
    before = [(path, path.stat().st_mtime_ns) for path in paths]
    told(commune)
    assert [(path, path.stat().st_mtime_ns) for path in sorted((commune / ".git").rglob("*"))] == before


def test_contents_by_their_ids(commune):
    """In the order asked for; what is missing, or no file, is None."""
    blob, tree = git(commune, "rev-parse", "HEAD:data/co-quan.yml"), git(commune, "rev-parse", "HEAD:data")
    found = list(read_blobs(commune, [blob, "0" * 40, tree, blob]))
    assert [raw for _, raw in found] == [OFFICE.encode(), None, None, OFFICE.encode()]
    assert list(read_blobs(commune, [])) == []


def test_history_after_a_known_commit(commune):
    """Only what is new is read; a commit that is no longer on the line is none to go on from."""
    first = git(commune, "rev-parse", "HEAD")
    second = commit(commune, "2026-03-20", {"data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026")})
    assert [each.id for each in read_history(commune).commits] == [first, second]
    later = read_history(commune, first)
    assert (later.continued, [each.id for each in later.commits]) == (True, [second])
    assert read_history(commune, second) == History(head=second, continued=True)
    git(commune, "reset", "-q", "--hard", first)
    rewritten = read_history(commune, second)
    assert (rewritten.continued, [each.id for each in rewritten.commits]) == (False, [first])
    assert read_history(commune, "no-commit").continued is False


def test_a_history_imported_anew_says_the_same(commune, tmp_path):
    """By other hands, with other ids of commits: the events are the same."""
    commit(commune, "2026-03-20", {"data/2026/nhiem-vu.yml": TASK.format(due="31/07/2026")})
    exported = subprocess.run(["git", "fast-export", "--all"], cwd=commune, capture_output=True, check=True).stdout
    other = tmp_path / "khac"
    other.mkdir()
    git(other, "init", "-q", "-b", "main")
    changed = exported.replace("Cán bộ <can-bo@xa.example.vn>".encode(), "Người khác <khac@example.vn>".encode())
    assert changed != exported
    subprocess.run(["git", "fast-import", "--quiet", "--force"], cwd=other, input=changed, check=True)
    assert git(other, "rev-parse", "main") != git(commune, "rev-parse", "main")
    one, two = told(commune), told(other)
    assert [(each.id, each.published, each.title, each.text) for each in one.events] == [
        (each.id, each.published, each.title, each.text) for each in two.events
    ]
