"""What a search engine asks a site for: the list of its pages (sitemaps.org, protocol 0.9), and robots.txt.

A file of the protocol holds at most 50,000 addresses and 50 MB, so a site has an index of several. A page in several
languages names all of them at each, as `hreflang` does in its head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from communique.export.citation import address
from communique.export.xml import DECLARATION, xml

MOST = 50_000
"""Addresses that one file may hold."""
MOST_BYTES = 50 * 1024 * 1024
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_OPENING = f"{DECLARATION}<urlset {_NAMESPACES}>\n"
_CLOSING = "</urlset>\n"


class Page(NamedTuple):
    """One page: its whole address, the ISO 8601 day or instant of its last change (None where not known), and the same
    page in each language, itself among them, as (language tag or "x-default", address)."""

    url: str
    changed: str | None = None
    alternates: tuple[tuple[str, str], ...] = ()


def urlset(pages: Iterable[Page]) -> str:
    """One file of the list; the caller keeps it within `MOST`."""
    return _OPENING + "".join(map(_url, pages)) + _CLOSING


def files(pages: Iterable[Page], most: int = MOST, most_bytes: int = MOST_BYTES) -> Iterator[str]:
    """The list as the files it takes, each within the limits of the protocol; none for no page."""
    edge = len((_OPENING + _CLOSING).encode())
    held: list[str] = []
    size = edge
    for page in pages:
        one = _url(page)
        length = len(one.encode())
        if held and (len(held) == most or size + length > most_bytes):
            yield _OPENING + "".join(held) + _CLOSING
            held, size = [], edge
        held.append(one)
        size += length
    if held:
        yield _OPENING + "".join(held) + _CLOSING


def index(parts: Sequence[str]) -> str:
    """The file that names the others, by their whole addresses."""
    rows = "".join(f"<sitemap><loc>{_written(part)}</loc></sitemap>\n" for part in parts)
    opening = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{DECLARATION}{opening}{rows}</sitemapindex>\n"


def robots(sitemap: str | None, closed: Sequence[str] = ()) -> str:
    """What robots may fetch, all but the paths that begin with one of `closed`, and where the list of pages is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), *([] if closed else ["Allow: /"])]
    lines += ["", f"Sitemap: {address(sitemap)}"] if address(sitemap) else []
    return "\n".join(lines) + "\n"


def _url(page: Page) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{xml(lang)}" href="{_written(url)}"/>' for lang, url in page.alternates
    )
    changed = f"<lastmod>{xml(page.changed)}</lastmod>" if page.changed else ""
    return f"<url><loc>{_written(page.url)}</loc>{changed}{links}</url>\n"


def _written(url: str) -> str:
    """The address as the protocol wants it, percent-encoded and escaped; ValueError for one that is none of the web."""
    found = address(url)
    if found is None:
        raise ValueError(f"{url!r} is no address of the web")
    return xml(found)
