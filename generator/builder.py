"""Building a site: whole through mkdocs, or only what changed into the standing one, in place when it is all there."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from generator.kept import Kept, Standing, seal_of
from generator.pipeline import Outputs
from generator.publish.shell import shell_of
from generator.publish.sitemap import site_address
from generator.publish.templates import HOME
from generator.site import Progress, Work, amending, replacing, write_site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from generator.plugin import MinhbachPlugin

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
_OWN_PLUGINS = {"search", "material/search", "minhbach"}


class SettingsError(Exception):
    """mkdocs.yml, or what it names, cannot be used; the message says why."""


def build_site(root: Path, target: Path, outputs: Outputs, kept: Kept, *, progress: Progress, slow: bool = False) -> None:
    """Brings `target` to what the outputs say; whatever goes wrong before the end leaves it as it was.

    Where the last build's shell still holds, only pages and files that differ are made and mkdocs is not even imported.
    `slow` has the theme render every page, to compare with. Raises SettingsError.
    """
    target = target.resolve()
    key = _shell_key(root, outputs)
    standing = kept.standing
    if not slow and standing is not None and _still_stands(standing, target, key):
        kept.standing = _amend(target, outputs, standing, progress)
    else:
        kept.standing = _build_whole(root, target, outputs, key, progress, slow=slow)


def serve_site(root: Path, address: str, published_at: str) -> None:
    """Previews with reload at `HOST:PORT`, below the path it is published at, until interrupted. Raises SettingsError."""
    from mkdocs.commands.serve import serve

    with _as_settings_error():
        serve(str(settings_file(root)), docs_dir=_content(root), dev_addr=address, site_url=published_at)


def settings_file(root: Path) -> Path:
    """The commune's own mkdocs.yml, else the built-in settings (contract §7)."""
    own = root / "mkdocs.yml"
    return own if own.exists() else HOME / "mkdocs.yml"


def _still_stands(standing: Standing, target: Path, key: str) -> bool:
    try:
        return standing.target == str(target) and standing.key == key and standing.seal == seal_of(target)
    except OSError:
        return False


def _amend(target: Path, outputs: Outputs, standing: Standing, progress: Progress) -> Standing:
    """Only what differs from the standing site."""
    work = Work(
        pages=outputs.pages,
        groups=outputs.groups,
        frames=standing.frames,
        site=standing.site,
        stamps=outputs.stamps,
        former=standing.written,
    )
    with amending(target) as (folder, gone):
        written = write_site(folder, work, progress)
        gone.extend(sorted(standing.written.keys() - written.keys()))
    return Standing(
        target=str(target), seal=seal_of(target), key=standing.key, frames=work.frames, site=work.site, written=written
    )


def _build_whole(root: Path, target: Path, outputs: Outputs, key: str, progress: Progress, *, slow: bool) -> Standing | None:
    """Everything, through mkdocs. Gives None where settings of the commune's own may make pages differ in their shell."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    with replacing(target) as new, _speaking_only_of_trouble(), _as_settings_error():
        config = load_config(str(settings_file(root)), docs_dir=_content(root), site_dir=str(new))
        plugin = _plugin(config)
        plugin.prepared, plugin.progress, plugin.config.slow = outputs, progress, slow
        build(config)
    if slow or plugin.site is None or not _has_only_our_settings(config):
        return None
    return Standing(
        target=str(target), seal=seal_of(target), key=key, frames=plugin.frames, site=plugin.site, written=plugin.written
    )


def _has_only_our_settings(config: MkDocsConfig) -> bool:
    """Whether nothing but mkdocs.yml itself shapes the shell: no other plugins, hooks, theme folders or settings."""
    if any(word in Path(config.config_file_path).read_text("utf-8", "replace") for word in ("INHERIT", "!ENV")):
        return False
    return not config.hooks and set(config.plugins) <= _OWN_PLUGINS and config.theme.custom_dir is None


def _shell_key(root: Path, outputs: Outputs) -> str:
    """Changes whenever the shell, or a file that mkdocs copies, may."""
    digest = blake2b(digest_size=12)
    digest.update(settings_file(root).read_bytes())
    digest.update(site_address(outputs.facts).encode())
    digest.update(json.dumps(shell_of(outputs.facts, outputs.history, outputs.download), default=repr, sort_keys=True).encode())
    digest.update(repr(sorted({page.address.count("/") for page in outputs.pages})).encode())
    for path in sorted((root / "content").rglob("*")):
        if path.suffix != ".md" and path.is_file():
            found = path.stat()
            digest.update(os.fsencode(path) + f" {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _content(root: Path) -> str:
    """Absolute, as mkdocs reads it relative to mkdocs.yml; made when a commune has no prose yet."""
    folder = (root / "content").absolute()
    folder.mkdir(exist_ok=True)
    return str(folder)


def _plugin(config: MkDocsConfig) -> MinhbachPlugin:
    from generator.plugin import MinhbachPlugin

    found = config.plugins.get("minhbach")
    if not isinstance(found, MinhbachPlugin):
        message = "danh sách plugins thiếu «minhbach»"
        raise SettingsError(message)
    return found


@contextmanager
def _as_settings_error() -> Iterator[None]:
    from mkdocs import exceptions

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
