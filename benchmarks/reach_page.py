"""Measures one page in a real browser: its weight over the wire, whom it asks, how it fits, what axe says, how it is on 3G."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, CDPSession, Page

RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SLOW_NET: Final = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 kbit/s with 400 ms there and back: 3G in the hills."""
SLOW_CPU: Final = 6
"""Times slower than this machine: a cheap phone five years old."""
_PAINTS: Final = """() => new Promise((done) => {
  let largest = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((each) => { largest = each.startTime; }))
    .observe({ type: "largest-contentful-paint", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done([
    performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, largest,
    performance.getEntriesByType("navigation")[0].loadEventEnd,
  ]), 50));
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What was measured of one page; `html` and `wire` are bytes as they travel, times are seconds on the slow phone."""

    address: str
    html: int
    wire: int
    requests: int
    foreign: tuple[str, ...]
    nodes: int
    violations: tuple[str, ...]
    overflow: int
    first_paint: float
    readable: float
    loaded: float


class Gauge:
    """A phone-sized window for looking, and a slow one for waiting; `root` is the address of the site's home page."""

    def __init__(self, browser: Browser, root: str) -> None:
        """Opens the windows."""
        self._browser, self._root = browser, root

    def measure(self, address: str) -> Reach:
        """Everything of one page, each time with an empty cache."""
        page = self._window()
        sizes = _weigh(page.context.new_cdp_session(page))
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(self._root + address, wait_until="networkidle")
        host, document = urlsplit(self._root).netloc, sizes.get(self._root + address, 0)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        nodes = page.evaluate("document.querySelectorAll('*').length")
        page.set_viewport_size({"width": 320, "height": 700})
        overflow = page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
        page.context.close()
        first_paint, readable, loaded = self._wait(address)
        return Reach(
            address=address,
            html=document,
            wire=sum(size for url, size in sizes.items() if not _is_search(url)),
            requests=len([url for url in asked if not _is_search(url)]),
            foreign=tuple(sorted({urlsplit(url).netloc for url in asked} - {host})),
            nodes=nodes,
            violations=tuple(f"{rule['id']} at {rule['nodes'][0]['target'][0]}" for rule in found),
            overflow=overflow,
            first_paint=first_paint,
            readable=readable,
            loaded=loaded,
        )

    def _wait(self, address: str) -> tuple[float, float, float]:
        """Seconds to the first paint, to the largest (the page can be read) and to the end of loading, on 3G."""
        page = self._window()
        protocol = page.context.new_cdp_session(page)
        protocol.send("Network.enable")
        protocol.send("Network.emulateNetworkConditions", dict(SLOW_NET))
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
        page.goto(self._root + address, wait_until="load", timeout=120_000)
        first, largest, loaded = page.evaluate(_PAINTS)
        page.context.close()
        return first / 1000, max(first, largest) / 1000, loaded / 1000

    def _window(self) -> Page:
        return self._browser.new_context(viewport={"width": 390, "height": 800}, locale="vi-VN", device_scale_factor=2).new_page()


def _weigh(protocol: CDPSession) -> dict[str, int]:
    """Bytes by address as they come over the wire, with the answer's head; filled while the page loads."""
    sizes: dict[str, int] = {}
    addresses: dict[str, str] = {}

    def started(event: dict[str, Any]) -> None:
        addresses[event["requestId"]] = event["request"]["url"]

    def finished(event: dict[str, Any]) -> None:
        sizes[addresses.get(event["requestId"], "")] = int(event["encodedDataLength"])

    protocol.on("Network.requestWillBeSent", started)
    protocol.on("Network.loadingFinished", finished)
    protocol.send("Network.enable")
    return sizes


def _is_search(url: str) -> bool:
    """Whether only the search asks for it, which the promise leaves out."""
    return "/workers/search" in url or "/search/" in url
