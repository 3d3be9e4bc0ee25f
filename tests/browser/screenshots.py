"""Every kind of page at phone and desktop width, light, dark and as print, into screenshots/: `make screenshots`."""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import tempfile
import threading
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPO))

from playwright.sync_api import sync_playwright  # noqa: E402

from tests.browser.kinds import KINDS  # noqa: E402
from tests.sites import build  # noqa: E402

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None)


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main() -> None:
    """Makes the pictures; addresses given as arguments narrow them down."""
    wanted = tuple(sys.argv[1:]) or KINDS
    folder = REPO / "screenshots"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        site = build(REPO, Path(work) / "site")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for address in wanted:
            name = (address.strip("/") or "trang-chu").replace("/", "_")
            for width in (360, 1280):
                for scheme in ("light", "dark"):
                    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, locale="vi-VN")
                    page.goto(f"http://127.0.0.1:{server.server_port}/{address}", wait_until="networkidle")
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                    if (width, scheme) == (1280, "light"):
                        page.pdf(path=folder / f"{name}.pdf", format="A4")
                    page.close()
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
