"""A small site on the loopback, for tests that fetch. All pages are composed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Site:
    """Pages by path; a number instead of a page is an answer without one. `asked` are the paths asked for, in order."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, str | int] = {}
        self.asked: list[str] = []

    def url(self, path: str) -> str:
        """The full address of a path."""
        return self.address + path


def readout_page(title: str, *paragraphs: str) -> str:
    """A page with one readout."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"


def list_page(*paths: str) -> str:
    """A page that lists others."""
    links = "".join(f'<li><a href="{path}">Readout {path}</a></li>' for path in paths)
    return f"<html lang=en><head><title>News</title></head><body><h1>News</h1><ul>{links}</ul></body></html>"


@contextmanager
def site() -> Iterator[Site]:
    """A site that is up while the block lasts. An ETag is sent with every page and understood."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            page = served.pages.get(self.path, 404)
            tag = f'"{hash(page)}"'
            if isinstance(page, int):
                self._answer(page)
            elif self.headers.get("If-None-Match") == tag:
                self._answer(304)
            else:
                self._answer(200, page.encode(), tag)

        def _answer(self, status: int, body: bytes = b"", tag: str = "") -> None:
            self.send_response(status)
            if tag:
                self.send_header("ETag", tag)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *values: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Site(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
