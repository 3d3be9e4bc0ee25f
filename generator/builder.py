"""Building a site: the whole of it through mkdocs, beside the former one, and put in its place when it is whole."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs import exceptions
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.pipeline import Outputs
from generator.plugin import MinhbachPlugin
from generator.publish.templates import HOME
from generator.site import Progress, replacing

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


class SettingsError(Exception):
    """mkdocs.yml, or what it names, cannot be used; the message says why."""


def build_site(root: Path, target: Path, outputs: Outputs, *, progress: Progress, slow: bool = False) -> None:
    """Builds everything into `target`, whose former content stays until the new is whole. Raises SettingsError.

    `slow` has the theme render every page, to compare with the fast road.
    """
    with replacing(target) as new, _speaking_only_of_trouble(), _as_settings_error():
        config = load_config(str(settings_file(root)), docs_dir=_content(root), site_dir=str(new))
        plugin = _plugin(config)
        plugin.prepared, plugin.progress, plugin.config.slow = outputs, progress, slow
        mkdocs_build.build(config)


def serve_site(root: Path, address: str) -> None:
    """Previews with reload at `HOST:PORT` until interrupted. Raises SettingsError when it cannot start."""
    with _as_settings_error():
        mkdocs_serve.serve(str(settings_file(root)), docs_dir=_content(root), dev_addr=address)


def settings_file(root: Path) -> Path:
    """The commune's own mkdocs.yml, else the built-in settings (contract §7)."""
    own = root / "mkdocs.yml"
    return own if own.exists() else HOME / "mkdocs.yml"


def _content(root: Path) -> str:
    """Absolute, as mkdocs reads it relative to mkdocs.yml; made when a commune has no prose yet."""
    folder = (root / "content").absolute()
    folder.mkdir(exist_ok=True)
    return str(folder)


def _plugin(config: MkDocsConfig) -> MinhbachPlugin:
    found = config.plugins.get("minhbach")
    if not isinstance(found, MinhbachPlugin):
        message = "danh sách plugins thiếu «minhbach»"
        raise SettingsError(message)
    return found


@contextmanager
def _as_settings_error() -> Iterator[None]:
    try:
        yield
    except exceptions.MkDocsException as error:
        raise SettingsError(error.format_message()) from error


@contextmanager
def _speaking_only_of_trouble() -> Iterator[None]:
    """Without mkdocs' own English account of what it does; warnings still come through."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)
