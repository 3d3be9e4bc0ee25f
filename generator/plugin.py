"""The thin adapter on mkdocs: the line runs before anything is cleaned, the theme renders frames, the rest is written."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.check.records import check
from generator.clock import today
from generator.kept import kept_for
from generator.pipeline import Outputs, outputs_of
from generator.publish.compiled import Compiled
from generator.publish.frames import SOURCE, Frame, Site, cut, without_marks
from generator.publish.lean import dark, lean
from generator.publish.shell import shell_of, site_name
from generator.publish.sitemap import site_address
from generator.publish.templates import HOME
from generator.read.sources import read_worktree
from generator.site import Progress, Work, page_bytes, write_site
from generator.told import publication_from_history
from generator.words.printers import as_text
from generator.words.vietnamese import Unreadable, format_date, parse_date

_MAPS = re.compile(r"assets/.*\.map")
_UNUSED = re.compile(r"assets/(?:.*\.map|javascripts/(?:bundle\..*|workers/.*|lunr/.*))")
"""What the theme brings and no page of ours asks for: source maps, and where the shell is stock its scripts."""

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page


class Options(Config):  # type: ignore[no-untyped-call]  # mkdocs is untyped here
    """What mkdocs.yml may say of the plugin. `as_of`: the day to compute for; `slow`: the theme renders every page."""

    as_of = config_options.Type((str, date), default="")
    slow = config_options.Type(bool, default=False)


class MinhbachPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """Carries the outputs of the line into a mkdocs build.

    `prepared` are outputs that the command line has made already; `progress` is told how many pages are written.
    """

    def __init__(self) -> None:
        self.prepared: Outputs | None = None
        self.previewing = False
        self.progress: Progress = lambda _: None
        self.frames: dict[int, Frame] = {}
        self.site: Site | None = None
        self.written: dict[str, str] = {}

    # Tells a preview from a build; having this hook, mkdocs also keeps this object between reloads.
    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Notes whether this is a preview."""
        self.previewing = command == "serve"

    # The earliest hook, and before mkdocs cleans the site folder: with an error the former site stays.
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Runs the line and tells the theme what every page says."""
        if self.prepared is None or self.previewing:
            self.prepared = _outputs(Path(config.docs_dir).parent, cast("str | date", self.config.as_of))
        outputs, self.frames = self.prepared, {}
        shell = shell_of(outputs.facts, outputs.history, outputs.download)
        config.site_name = shell["site_name"]
        if not self.previewing:
            config.site_url = site_address(outputs.facts)
        config.theme.dirs.insert(0, str(HOME / "theme"))
        if not config.theme.get("logo"):
            config.theme["logo"] = "assets/images/minhbach.svg"
        config.extra["minhbach"] = shell
        return config

    # The theme is part of the program as our templates are; what a commune brings of its own is not.
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keeps the theme's compiled templates with ours."""
        if _is_stock(config):
            env.bytecode_cache = Compiled(HOME)
        return env

    # Pages of ours never pass through mkdocs' page loop: it renders one shell for each depth. Of content/, only what
    # checking has seen and let pass is copied.
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keeps files to be copied, drops Markdown (rendered by the line), adds the shells."""
        assert self.prepared is not None
        allowed = {f"tep/{name}" for name in self.prepared.attachments}
        content = Path(config.docs_dir)
        unused = _UNUSED if _is_stock(config) else _MAPS
        theirs = (file for file in files if _is_of_the_theme(file, content) and not unused.fullmatch(file.src_uri))
        kept = Files([*theirs, *(file for file in files if file.src_uri in allowed)])
        for address in self._shells():
            file = File.generated(config, f"{address}index.md", content="")
            file.edit_uri = f"../{SOURCE}"
            kept.append(file)
        return kept

    # The theme decides by the page's meta; the search plugin must not index an empty shell.
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Marks the shells."""
        page.meta["search"] = {"exclude": True}
        page.title = "mb:heading"
        return markdown

    # The theme's skip link leads to the first entry of the table of contents.
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Gives the shell its skip link's target."""
        page.toc = TableOfContents([AnchorLink("Nội dung", "noi-dung", 1)])
        return html

    # The rendered shell is cut into a frame; writing it would leave an empty page on the site.
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Takes the frame; on the slow road fills it for this very page."""
        assert self.prepared is not None
        frame, edit = cut(output)
        address = "" if page.url in (".", "./") else page.url
        facts = self.prepared.facts
        self.site = Site(name=site_name(facts), address=site_address(facts), day=format_date(facts.as_of), edit=edit)
        self.frames[address.count("/")] = frame
        if not self.config.slow:
            return ""
        draft = next(each for each in self.prepared.pages if each.address == address)
        return page_bytes(draft, {address.count("/"): frame}, self.site).decode()

    # The error page is the one static page in the shell; no page's values belong in it.
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Takes the markers out of 404.html."""
        return without_marks(output_content) if template_name == "404.html" else output_content

    # Last of all, so that our sitemap and search index stand in place of mkdocs' own.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes pages and files."""
        assert self.prepared is not None
        assert self.site is not None
        folder = Path(config.site_dir)
        if _is_stock(config):
            _lighten(folder / "assets" / "stylesheets")
        _darken(folder / "assets" / "stylesheets")
        work = Work(
            pages=() if self.config.slow else self.prepared.pages,
            groups=self.prepared.groups,
            frames=self.frames,
            site=self.site,
            stamps=self.prepared.stamps,
        )
        self.written = write_site(folder, work, self.progress)

    # mkdocs watches content/ by itself.
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Reloads when data changes."""
        server.watch(str(Path(config.docs_dir).parent / "data"))
        return server

    def _shells(self) -> list[str]:
        """The addresses at which the theme renders a shell: one a depth, or every page on the slow road."""
        assert self.prepared is not None
        if self.config.slow:
            return [page.address for page in self.prepared.pages]
        return ["_/" * depth for depth in sorted({page.address.count("/") for page in self.prepared.pages})]


def _is_of_the_theme(file: File, content: Path) -> bool:
    return not file.is_documentation_page() and (file.abs_src_path is None or not Path(file.abs_src_path).is_relative_to(content))


def _is_stock(config: MkDocsConfig) -> bool:
    """Whether the shell is the one we know: no setting of the commune's own brings parts whose rules we would leave out."""
    palette = config.theme.get("palette")
    colours = [each.get(name) for each in palette for name in ("primary", "accent")] if isinstance(palette, list) else []
    own = config.extra_css or config.extra_javascript or config.hooks or config.theme.custom_dir or config.theme.get("features")
    return not own and set(colours) == {"custom"} and set(config.plugins) <= {"search", "material/search", "minhbach"}


def _lighten(folder: Path) -> None:
    """Takes out of the theme's copied stylesheets what no page needs."""
    sheets = _of_the_theme(folder)
    ours = "".join(path.read_text("utf-8") for path in sorted(folder.glob("minhbach*.css")))
    for path, text in zip(sheets, lean([path.read_text("utf-8") for path in sheets], ours), strict=True):
        path.write_text(text, "utf-8", newline="")


def _darken(folder: Path) -> None:
    """Writes the dark colours as a stylesheet of their own, which pages load where there is no script to choose them."""
    sheets = (*_of_the_theme(folder), *sorted(folder.glob("minhbach*.css")))
    (folder / "minhbach-dark.css").write_text(dark(path.read_text("utf-8") for path in sheets), "utf-8", newline="")


def _of_the_theme(folder: Path) -> list[Path]:
    return [path for name in ("main", "palette") for path in sorted(folder.glob(f"{name}.*.css"))]


def _outputs(root: Path, as_of: str | date) -> Outputs:
    """The line from the work tree, for `mkdocs build`. Raises Abort with all findings when there is an error."""
    tree = read_worktree(root)
    try:
        day = as_of if isinstance(as_of, date) else parse_date(as_of) if as_of else None
    except Unreadable as error:
        message = f"mkdocs.yml: as_of «{as_of}» không phải là ngày; viết 31/03/2026."
        raise Abort(message) from error
    checked = check(tree, day, today=today())
    if not checked.ok:
        raise Abort(as_text(checked.diagnostics, tree.texts))
    assert checked.day is not None
    return outputs_of(checked.records, checked.day, publication_from_history(root, checked.day, kept_for(root)))
