"""The sample site under a web server, at the root and below a path, and a real browser to open it."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None)
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def served(sample, tmp_path_factory):
    """Addresses of the sample site: at a server's root, and below a path as the portal serves it; and its archive."""
    folder = tmp_path_factory.mktemp("served")
    site = sample / "site"
    (folder / "below").mkdir()
    os.symlink(site, folder / "below" / "cchc")
    servers = []
    for root in (site, folder / "below"):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(root)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
    yield {
        "root": f"http://127.0.0.1:{servers[0].server_port}/",
        "below": f"http://127.0.0.1:{servers[1].server_port}/cchc/",
        "folder": site,
        "archive": sample / "trang.zip",
    }
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser():
    """A Chromium: the machine's own, else Playwright's."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def visit(browser):
    """Opens an address in a window that is kept, which takes a tenth of the time of a fresh one; for looking only."""
    windows = {}

    def visited(address, *, width=1280, height=900, scheme="light", javascript=True, motion="no-preference", forced="none"):
        if (scheme, javascript) not in windows:
            context = browser.new_context(color_scheme=scheme, java_script_enabled=javascript, locale="vi-VN")
            windows[scheme, javascript] = _watched(context.new_page())
        page = windows[scheme, javascript]
        page.goto("about:blank")
        page.asked.clear()
        page.trouble.clear()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="screen", color_scheme=scheme, reduced_motion=motion, forced_colors=forced)
        page.goto(address, wait_until="load")
        return page

    return visited


def _watched(page):
    """Notes what a page asks for, and what goes wrong in it."""
    page.asked, page.trouble = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.trouble.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    return page


@pytest.fixture
def open_page(browser):
    """Opens an address in a fresh context; closes all at the end."""
    contexts = []

    def opened(address, *, width=1280, height=900, scheme="light", javascript=True, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            locale="vi-VN",
            **options,
        )
        contexts.append(context)
        page = _watched(context.new_page())
        page.goto(address, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()
