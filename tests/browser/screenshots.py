"""Every kind of page at phone and desktop width and on paper, light and dark, into screenshots/: `make screenshots`.

`screenshots/index.html` shows them side by side. Addresses given as arguments narrow them down: `screenshots.py "" ke-hoach/`.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import tempfile
import threading
from html import escape
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPO))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tests.browser.kinds import KINDS  # noqa: E402
from tests.sites import build  # noqa: E402

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None)
SCHEMES = ("light", "dark")
LOOKS = {"360": ("screen", 360), "1280": ("screen", 1280), "giay": ("print", 680)}
"""What a picture's name ends in, the medium, and the width: a sheet of A4 without its margins is 680 px wide."""
_GALLERY = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Ảnh các loại trang</title>
<style>body {{ font: 16px sans-serif }} div {{ display: flex; gap: 8px; align-items: start; overflow-x: auto }}
img {{ border: 1px solid #999; height: 700px; width: auto; object-fit: cover; object-position: top }}</style>
{sections}
"""


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main() -> None:
    """Makes the pictures."""
    wanted = tuple(sys.argv[1:]) or KINDS
    folder = REPO / "screenshots"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        # Below the path it is published at, which the error page's addresses begin with.
        build(REPO, Path(work) / "cchc")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=work))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        windows = {scheme: _window(browser, scheme) for scheme in SCHEMES}
        for address in wanted:
            for scheme, page in windows.items():
                page.goto(f"http://127.0.0.1:{server.server_port}/cchc/{address}", wait_until="load")
                _take(page, folder / name_of(address), scheme)
        browser.close()
        server.shutdown()
    sections = "\n".join(_section(address) for address in wanted)
    (folder / "index.html").write_text(_GALLERY.format(sections=sections), "utf-8")
    sys.stdout.write(f"{len(wanted) * len(LOOKS) * len(SCHEMES)} pictures: {folder.relative_to(REPO)}/index.html\n")


def name_of(address: str) -> str:
    """What a page's pictures are called."""
    return (address.strip("/") or "trang-chu").replace("/", "_")


def _window(browser: Browser, scheme: str) -> Page:
    """Without motion, so that nothing is taken half way when the width changes."""
    return browser.new_context(color_scheme=scheme, reduced_motion="reduce", locale="vi-VN").new_page()


def _take(page: Page, path: Path, scheme: str) -> None:
    """The pictures of the page that is open, and in the light the sheets as they come out of the printer."""
    for look, (medium, width) in LOOKS.items():
        page.emulate_media(media=medium, color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=f"{path}-{look}-{scheme}.png", full_page=True)
    if scheme == "light":
        page.pdf(path=f"{path}.pdf", prefer_css_page_size=True, print_background=True)
    page.emulate_media(media="screen", color_scheme=scheme)


def _section(address: str) -> str:
    name = escape(name_of(address))
    pictures = "".join(
        f'<a href="{name}-{look}-{scheme}.png"><img src="{name}-{look}-{scheme}.png" alt="{look}, {scheme}" loading="lazy"></a>'
        for scheme in SCHEMES
        for look in LOOKS
    )
    return f'<h2>/{escape(address)} <a href="{name}.pdf">PDF</a></h2><div>{pictures}</div>'


if __name__ == "__main__":
    main()
