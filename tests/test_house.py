"""The walls of the house: sizes, one clock, one door for files, no print, no circles. Read from the syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "generator").rglob("*.py"))
NAMES = [file.relative_to(ROOT).as_posix() for file in FILES]
TREES = {name: ast.parse(file.read_text("utf-8"), name) for name, file in zip(NAMES, FILES, strict=True)}

MOST_LINES = 400
"""Beyond it a file is split by purpose."""
MAY_PRINT = {"generator/cli.py"}
MAY_KNOW_THE_TIME = {"generator/cli.py", "generator/clock.py"}
MAY_OPEN_FILES = {
    "generator/cli.py",  # ROOT as the user names it
    "generator/plugin.py",  # ROOT as mkdocs names it
    "generator/told.py",  # ROOT as those two name it, for reading git
    "generator/builder.py",  # whether the standing site can be mended in place
    "generator/kept.py",  # what one build leaves for the next
    "generator/site.py",  # the writer: build beside and swap
    "generator/forked.py",  # opens none; os says how many cores there are
    "generator/publish/templates.py",  # templates lie beside the package
    "generator/publish/compiled.py",  # so does their code
    "generator/publish/cards/letters.py",  # as do the letters of social cards
}
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime"}
HOLDERS_OF_CLOCKS = {"datetime", "date", "time"}
DOORS = {"os", "glob", "shutil", "socket", "subprocess", "tempfile", "urllib.request", "http.client", "importlib.resources"}
FILE_CALLS = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "iterdir",
    "rglob",
    "mkdir",
    "unlink",
    "exists",
    "is_file",
}

every_file = pytest.mark.parametrize("name", NAMES)


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that the tree imports, wherever the import stands; `from a import b` gives `a` and `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the whole path"
            yield node.module or ""
            yield from (f"{node.module}.{each.name}" for each in node.names)


def calls(tree: ast.AST) -> Iterator[tuple[str, str, int]]:
    """Every call as (name of what holds it, name, line): `datetime.now()` is ("datetime", "now", …), `open()` ("", "open", …)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield "", node.func.id, node.lineno
            elif isinstance(node.func, ast.Attribute):
                holder = node.func.value
                found = holder.id if isinstance(holder, ast.Name) else holder.attr if isinstance(holder, ast.Attribute) else "?"
                yield found, node.func.attr, node.lineno


def test_the_doors_are_real():
    """An exception for a file that is gone would be a hole in the wall."""
    assert set(NAMES) >= MAY_PRINT | MAY_KNOW_THE_TIME | MAY_OPEN_FILES


@every_file
def test_no_file_outgrows_its_purpose(name):
    """At most 400 lines; about 300 is the aim."""
    assert len((ROOT / name).read_text("utf-8").splitlines()) <= MOST_LINES


@every_file
def test_every_file_opens_with_one_sentence(name):
    """The first line of a file says what it is for."""
    told = ast.get_docstring(TREES[name], clean=False)
    assert told, "no docstring"
    first, _, rest = told.partition("\n")
    assert first.endswith("."), first
    assert not rest.strip() or rest.startswith("\n"), "the sentence stands on one line, alone or before an empty one"


@every_file
def test_one_clock(name):
    """The as-of day comes from the command line: the same inputs give the same bytes (contract §4)."""
    if name in MAY_KNOW_THE_TIME:
        return
    assert [call for call in calls(TREES[name]) if call[0] in HOLDERS_OF_CLOCKS and call[1] in CLOCKS] == []
    assert "time.time" not in imports(TREES[name])


@every_file
def test_one_door_for_files(name):
    """Files are opened and programs run in generator/read, and by those who bring the output out."""
    if name in MAY_OPEN_FILES or name.startswith("generator/read/"):
        return
    found = set(imports(TREES[name]))
    assert found & DOORS == set()
    assert "pathlib.Path" not in found
    assert "pathlib" not in found or found & {"pathlib.PurePath", "pathlib.PurePosixPath"}
    assert [call for call in calls(TREES[name]) if call[1] in FILE_CALLS] == []


@every_file
def test_nobody_prints(name):
    """Findings are values; the command line prints them."""
    if name in MAY_PRINT:
        return
    assert [line for holder, call, line in calls(TREES[name]) if (holder, call) == ("", "print")] == []
    assert "sys.stdout" not in {f"{holder}.{call}" for holder, call, _ in calls(TREES[name])}


def test_mkdocs_is_known_in_two_rooms_at_most():
    """Another builder may carry the outputs one day: only the adapter and the build call know mkdocs."""
    knowing = [name for name in NAMES if any(each.partition(".")[0] == "mkdocs" for each in imports(TREES[name]))]
    assert len(knowing) <= 2, knowing


def test_no_circles():
    """A room imports only from rooms that do not import from it, at any distance."""
    modules = {name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): name for name in NAMES}
    graph = {
        module: {each for each in imports(TREES[name]) if each in modules and each != module} for module, name in modules.items()
    }
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"circle: {' → '.join(error.args[1])}")


def test_nothing_is_left_to_chance():
    """The same inputs give the same bytes (contract §4)."""
    for name in NAMES:
        assert not {"random", "secrets", "uuid"} & set(imports(TREES[name])), name
