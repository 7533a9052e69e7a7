"""Get one page from the network: the only place where the product opens a connection.

An address comes from a user, a page or a feed, so it may point anywhere: to the machine itself, to the office network,
to a cloud's metadata service. Every host name is resolved here first, every address it resolves to is checked, and the
connection goes to the checked address, so that a second answer of the name server cannot lead elsewhere.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from communique.errors import FetchRefused, InputError
from communique.model import Document
from communique.sources.load import Input, received

REDIRECTS = 5
SIZE = 20_000_000
"""Bytes after decompression."""
SECONDS = 30.0
"""For everything together: names, redirects, the body."""

AGENT = "communique/0.1 (reads official readouts; one page at a time)"
KINDS: dict[str, Input] = {
    "text/html": "html", "application/xhtml+xml": "html", "application/jsonl": "jsonl", "application/x-ndjson": "jsonl",
    "application/json-lines": "jsonl",
}  # fmt: skip
"""What a content type says for certain; text/plain is sent for everything."""

CONDITIONS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
"""Headers of an answer, and the ones in which a later request sends them back (RFC 9110, section 13.1)."""

_REDIRECTING = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as received: its bytes, the address it finally had, and the Content-Type header ("" where none).

    `headers` are those by which a later request can ask for changes only (ETag, Last-Modified), as received.
    """

    body: bytes
    url: str
    content_type: str
    headers: tuple[tuple[str, str], ...] = ()


def load(
    url: str, *, input: Input = "auto", lang: str | None = None, allow_private: bool = False
) -> Iterator[Document | InputError]:
    """The documents at an address: `load.load` for the network. Raises what `fetch` raises."""
    page = fetch(url, allow_private=allow_private)
    kind = input if input != "auto" else KINDS.get(page.content_type.partition(";")[0].strip().lower(), "auto")
    yield from received(page.body, url=page.url, kind=kind, lang=lang)


def fetch(url: str, *, allow_private: bool = False, headers: tuple[tuple[str, str], ...] = ()) -> Fetched:
    """The page at an http(s) address, after at most `REDIRECTS` redirects.

    Raises FetchRefused for an address that may not be fetched (other schemes; private, loopback, link-local and
    reserved addresses unless `allow_private`), for more than `SIZE` bytes, after `SECONDS`, and for an answer other
    than success, whose number is then in the error's `status`. `headers` go with every request: conditions, to which
    the answer may be 304. Proxies of the environment are not used.
    """
    deadline = time.monotonic() + SECONDS
    with (
        httpx.Client(follow_redirects=False, trust_env=False, headers={"User-Agent": AGENT}) as client,
        _closed_at(deadline, client),
    ):
        target = _parsed(url)
        for _ in range(REDIRECTS + 1):
            answer = _get(client, target, allow_private, deadline, headers)
            if isinstance(answer, Fetched):
                return answer
            target = answer
    raise FetchRefused(f"more than {REDIRECTS} redirects", place=url)


def _get(
    client: httpx.Client, url: httpx.URL, allow_private: bool, deadline: float, headers: tuple[tuple[str, str], ...]
) -> Fetched | httpx.URL:
    """The page, or the address that it redirects to."""
    place = str(url)
    address = _resolved(url, allow_private)
    request = client.build_request(
        "GET",
        url.copy_with(host=address),
        headers={"Host": url.netloc.decode("ascii"), "Accept": "text/html, text/plain, */*;q=0.5", **dict(headers)},
        extensions={"sni_hostname": url.host, "timeout": httpx.Timeout(min(10.0, _left(deadline, place))).as_dict()},
    )
    try:
        response = client.send(request, stream=True)
    except httpx.TimeoutException as error:
        raise FetchRefused("did not answer in time", place=place) from error
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        _left(deadline, place)
        raise FetchRefused(f"could not be reached: {_cause(error)}", place=place) from error
    try:
        if response.status_code in _REDIRECTING and "location" in response.headers:
            return _parsed(str(url.join(response.headers["location"])))
        if not response.is_success:
            raise FetchRefused(f"answered {response.status_code}", place=place, status=response.status_code)
        kept = tuple((name, response.headers[name]) for name in CONDITIONS if name in response.headers)
        return Fetched(_body(response, deadline, place), place, response.headers.get("content-type", ""), kept)
    finally:
        response.close()


@contextmanager
def _closed_at(deadline: float, client: httpx.Client) -> Iterator[None]:
    """Closes the connection at the deadline: a timeout holds for one read, and an answer may trickle in many."""
    timer = threading.Timer(max(0.0, deadline - time.monotonic()), client.close)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _body(response: httpx.Response, deadline: float, place: str) -> bytes:
    too_large = FetchRefused(f"is larger than {SIZE // 1_000_000} MB", place=place)
    stated = response.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > SIZE:
        raise too_large
    received = bytearray()
    try:
        for chunk in response.iter_bytes():
            received += chunk
            if len(received) > SIZE:
                raise too_large
            _left(deadline, place)
    except httpx.HTTPError as error:
        _left(deadline, place)
        raise FetchRefused(f"broke off: {_cause(error)}", place=place) from error
    return bytes(received)


def _parsed(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchRefused("is no address", place=url) from error
    if parsed.scheme not in ("http", "https"):
        raise FetchRefused(f"only http and https are fetched, not {parsed.scheme or 'this'!r}", place=url)
    if not parsed.host:
        raise FetchRefused("names no host", place=url)
    return parsed.copy_with(username="", password="", fragment=None)


def _resolved(url: httpx.URL, allow_private: bool) -> str:
    """The first address of the host; all of them must be public, because any of them could be used next time."""
    place = str(url)
    try:
        found = socket.getaddrinfo(url.host, url.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchRefused("the host name is not known", place=place) from error
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not allow_private and not public(address):
            hint = "--allow-private fetches it all the same"
            raise FetchRefused(f"{url.host} is a private address ({address})", place=place, hint=hint)
    return addresses[0]


def public(address: str) -> bool:
    """Whether an IP address is on the public internet; IPv4 addresses wrapped in IPv6 are judged by what they wrap."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        teredo = parsed.teredo
        wrapped = parsed.ipv4_mapped or parsed.sixtofour or (teredo[1] if teredo else None) or _translated(parsed)
        parsed = wrapped or parsed
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def _translated(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address behind the well-known prefix of address translation (RFC 6052)."""
    prefix = ipaddress.IPv6Network("64:ff9b::/96")
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in prefix else None


def _left(deadline: float, place: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchRefused(f"took longer than {SECONDS:.0f} s", place=place)
    return left


def _cause(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
