"""The cache knows which program wrote it."""

from __future__ import annotations

import importlib.metadata

from generator import kept


def test_the_key_stands_without_mkdocs_and_differs_from_the_one_with_it(monkeypatch):
    """Under ProperDocs no library named mkdocs is installed; what one of them kept is not the other's."""
    version = importlib.metadata.version

    def without_mkdocs(name):
        if name == "mkdocs":
            raise importlib.metadata.PackageNotFoundError(name)
        return version(name)

    with_mkdocs = kept.code_key.__wrapped__()
    monkeypatch.setattr(importlib.metadata, "version", without_mkdocs)
    assert kept.code_key.__wrapped__() != with_mkdocs
