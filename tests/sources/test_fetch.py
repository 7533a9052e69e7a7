"""Addresses: what may be fetched, and what a server may do (a real server on this machine; composed pages)."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from communique.errors import FetchRefused
from communique.model import Document
from communique.sources import fetch

PAGE = "<html><body><p>Minister Ann Example met with Foreign Minister John Roe in Testville today.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """Answers by path: /page, /hop/N (N redirects), /loop, /large, /lying, /out (redirects to another scheme), /slow
    (a header without end)."""

    def do_GET(self) -> None:
        """One answer."""
        name, _, number = self.path.strip("/").partition("/")
        if name == "hop" and int(number) > 0:
            self._answer(302, location=f"/hop/{int(number) - 1}")
        elif name in ("loop", "out"):
            self._answer(301, location="/loop" if name == "loop" else "file:///etc/hosts")
        elif name in ("page", "hop"):
            self._answer(200, PAGE.encode())
        elif name == "lying":
            self._answer(200, length=fetch.SIZE + 1)
        elif name == "large":
            self._answer(200, b"x" * (fetch.SIZE + 1), length=None)
        elif name == "slow":
            self._trickle()
        else:
            self._answer(410)

    def _trickle(self) -> None:
        self.close_connection = True
        with suppress(ConnectionError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
            while True:
                self.wfile.write(b"x")
                time.sleep(0.05)

    def _answer(self, status: int, body: bytes = b"", *, location: str = "", length: int | None = -1) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        if length is not None:
            self.send_header("Content-Length", str(len(body) if length < 0 else length))
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        try:
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a running server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_becomes_a_document(site: str) -> None:
    """A fetched page is read like a file, with its address as id and url."""
    (found,) = fetch.load(f"{site}/page", allow_private=True)
    assert isinstance(found, Document)
    assert found.id == found.url == f"{site}/page"
    assert found.text.startswith("Minister Ann Example")


def test_five_redirects_are_followed_and_a_sixth_is_not(site: str) -> None:
    """The last address of a chain is the page's; a longer chain and a loop are refused."""
    assert fetch.fetch(f"{site}/hop/5", allow_private=True).url == f"{site}/hop/0"
    for path in ("hop/6", "loop"):
        with pytest.raises(FetchRefused, match="more than 5 redirects"):
            fetch.fetch(f"{site}/{path}", allow_private=True)


def test_redirects_are_checked_too(site: str) -> None:
    """A redirect leads to no other scheme."""
    with pytest.raises(FetchRefused, match="only http and https"):
        fetch.fetch(f"{site}/out", allow_private=True)


@pytest.mark.parametrize("path", ["large", "lying"])
def test_pages_that_are_too_large(site: str, path: str) -> None:
    """More than 20 MB is refused, whether the server says so or only sends it."""
    with pytest.raises(FetchRefused, match="larger than 20 MB"):
        fetch.fetch(f"{site}/{path}", allow_private=True)


def test_an_answer_that_never_ends(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that sends a little again and again is left when the time for all is over."""
    monkeypatch.setattr(fetch, "SECONDS", 0.6)
    with pytest.raises(FetchRefused, match="took longer than"):
        fetch.fetch(f"{site}/slow", allow_private=True)


def test_an_answer_that_is_no_success(site: str) -> None:
    """The number of the answer is kept, so that a missing page can be told from one that cannot be reached."""
    with pytest.raises(FetchRefused) as refused:
        fetch.fetch(f"{site}/gone", allow_private=True)
    assert refused.value.status == 410
    assert str(refused.value) == f"{site}/gone: answered 410"


def test_nobody_there() -> None:
    """A closed port is one clear line without a number."""
    with pytest.raises(FetchRefused, match="could not be reached") as refused:
        fetch.fetch("http://127.0.0.1:9/", allow_private=True)
    assert refused.value.status is None


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost:8000/", "http://[::1]/", "http://10.1.2.3/", "http://169.254.169.254/", "http://2130706433/", "http://0/"],
)
def test_private_addresses_are_refused(url: str) -> None:
    """Addresses of this machine and of private networks are refused, however they are written, with the way out."""
    with pytest.raises(FetchRefused, match="--allow-private"):
        fetch.fetch(url)


@pytest.mark.parametrize("url", ["ftp://example.org/", "file:///etc/hosts", "http://", "example.org", "http://exa mple/"])
def test_what_is_no_web_address(url: str) -> None:
    """Other schemes and broken addresses are refused before anything is looked up."""
    with pytest.raises(FetchRefused):
        fetch.fetch(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    """Only addresses of the public internet count, also behind the wrappings of IPv6."""
    assert fetch.public(address) is public
