"""Compiled templates: kept beside them, never stale, never needed."""

from __future__ import annotations

import sys

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.publish.compiled import Compiled


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of templates whose code Python's own switches allow to keep beside them."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "viec.html").write_text("{{ n }} việc")
    return tmp_path


def rendered(folder, monkeypatch):
    """What a fresh process would render, and how many templates it compiled for that."""
    compiled = []
    compile_one = Environment._compile
    monkeypatch.setattr(Environment, "_compile", lambda self, *told: compiled.append(told) or compile_one(self, *told))
    made = Environment(loader=FileSystemLoader(folder), bytecode_cache=Compiled(folder), autoescape=True)
    text = made.get_template("viec.html").render(n=3)
    monkeypatch.setattr(Environment, "_compile", compile_one)
    return text, len(compiled)


def test_a_template_is_compiled_once(folder, monkeypatch):
    assert [rendered(folder, monkeypatch) for _ in range(3)] == [("3 việc", 1), ("3 việc", 0), ("3 việc", 0)]
    assert [path.parent.name for path in folder.rglob("*.pyc")] == ["__pycache__"]


def test_a_changed_template_is_compiled_anew(folder, monkeypatch):
    rendered(folder, monkeypatch)
    (folder / "viec.html").write_text("{{ n }} việc chậm")
    assert rendered(folder, monkeypatch) == ("3 việc chậm", 1)


def test_another_compiler_compiles_anew(folder, monkeypatch):
    rendered(folder, monkeypatch)
    monkeypatch.setattr("generator.publish.compiled._compiler", lambda: "another")
    assert rendered(folder, monkeypatch) == ("3 việc", 1)


@pytest.mark.parametrize("left", [0, 12, 40, -40])
def test_code_that_was_cut_short_is_compiled_anew(folder, monkeypatch, left):
    rendered(folder, monkeypatch)
    for path in folder.rglob("*.pyc"):
        path.write_bytes(path.read_bytes()[:left])
    assert rendered(folder, monkeypatch) == ("3 việc", 1)


def test_nothing_is_kept_where_python_keeps_nothing(folder, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(folder, monkeypatch) == ("3 việc", 1)
    assert not list(folder.rglob("*.pyc"))


def test_a_folder_that_cannot_be_written_to_is_no_trouble(folder, monkeypatch):
    (folder / "__pycache__").write_text("a file stands where the folder would")
    assert rendered(folder, monkeypatch) == ("3 việc", 1)
