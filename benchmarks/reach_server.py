"""Serves a site as a commune's web server would: compressed, with what never changes kept for a year."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Final

PACKED: Final = ("text/", "application/j", "application/xml", "application/rss", "application/atom", "image/svg")


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """Answers with a file, a folder's page or the error page."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = HTTPStatus.OK if path.is_file() else HTTPStatus.NOT_FOUND
        kind, content = _answer(str(self.directory), path if status is HTTPStatus.OK else Path(str(self.directory)) / "404.html")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if kind.startswith(PACKED):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=31536000, immutable" if ".min." in path.name else "max-age=300")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@functools.cache
def _answer(_: str, path: Path) -> tuple[str, bytes]:
    """A file's type and bytes, packed where that pays."""
    kind = _TYPES.get(path.suffix, "application/octet-stream")
    content = path.read_bytes() if path.is_file() else b""
    return kind, gzip.compress(content, 6, mtime=0) if kind.startswith(PACKED) else content


_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
}


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a folder's site, for as long as it is looked at."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
