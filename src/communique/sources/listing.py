"""List pages: which links of a page lead to readouts, and whether a page is such a list at all."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from communique.sources.profile import Collect, Profile

_FURNITURE = "nav, header, footer, aside, script, style, form, noscript, template"
_PROSE = 100
"""A text outside of links longer than this, in Latin letters, is prose (lists of 2020s sites have up to 42)."""
_TEASER = 600
"""Longer than this is no teaser."""
_AROUND = 2
"""How much more text than that of its links a list may have around them: dates, places, kickers."""
_WIDE = 2.5
"""How many Latin letters a Han character stands for."""
_NOT_PAGES = re.compile(r"\.(?:jpe?g|png|gif|svg|css|js|pdf|docx?|zip|mp[34]|ico|xml|rss)$", re.IGNORECASE)


def links(html: bytes | str, base: str, collect: Collect | None = None) -> list[str]:
    """Addresses on the page's own host to which it links outside of its menus, once each, in order.

    With a profile's `links` only those; with its `pattern` only addresses that match.
    """
    tree = LexborHTMLParser(html)
    collect = collect or Collect()
    for node in tree.css(_FURNITURE):
        if not collect.links:
            node.decompose()
    nodes = [node for selector in collect.links for node in tree.css(selector)] or tree.css("a[href]")
    stated = tree.css_first("base[href]")
    root = urljoin(base, stated.attributes.get("href") or "") if stated else base
    found = dict.fromkeys(address for node in nodes if (address := _address(node, root)))
    host, own = urlsplit(base).netloc, urldefrag(base).url
    pages = [u for u in found if urlsplit(u).netloc == host and u != own and not _NOT_PAGES.search(urlsplit(u).path)]
    return [url for url in pages if re.search(collect.pattern, url)] if collect.pattern else pages


def is_list(html: bytes | str, base: str, site: Profile | None = None) -> bool:
    """Whether a page lists readouts instead of being one: it links, and outside of its links it tells nothing long.

    Of a site whose pages are known, it is a list when nothing stands where a readout's text would.
    """
    if not links(html, base, site.collect if site else None):
        return False
    tree = LexborHTMLParser(html)
    if site and site.html.body:
        return not any(tree.css_first(selector) for selector in site.html.body)
    for node in tree.css(f"{_FURNITURE}, h1, title"):
        node.decompose()
    return _is_made_of_links(tree)


def stated_address(html: bytes | str) -> str | None:
    """The address that a page gives itself, as canonical link or Open Graph address."""
    tree = LexborHTMLParser(html)
    for selector, attribute in (("link[rel=canonical]", "href"), ('meta[property="og:url"]', "content")):
        node = tree.css_first(selector)
        address = (node.attributes.get(attribute) or "") if node else ""
        if address.startswith(("http://", "https://")):
            return address
    return None


def _is_made_of_links(tree: LexborHTMLParser) -> bool:
    """Whether most is links and nothing prose, or there is a teaser after each: two or more, none after another."""
    teasers, after_link, inside, outside = 0, False, 0.0, 0.0
    for node in tree.css("body, body *"):
        size = _letters(node)
        if node.tag == "a" or _in_link(node):
            after_link, inside = True, inside + size
        elif size < _PROSE:
            outside += size
        elif after_link and size < _TEASER:
            teasers, after_link = teasers + 1, False
        else:
            return False
    return teasers > 1 or (teasers == 0 and outside <= _AROUND * inside)


def _letters(node: LexborNode) -> float:
    """The length of an element's own text, in Latin letters."""
    return sum(_WIDE if character > "\u2e80" else 1 for character in node.text(deep=False, strip=True))


def _in_link(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag != "a":
        above = above.parent
    return above is not None


def _address(node: LexborNode, root: str) -> str | None:
    link = node if node.tag == "a" else node.css_first("a[href]")
    href = (link.attributes.get("href") or "").strip() if link else ""
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
        return None
    address = urldefrag(urljoin(root, href)).url
    return address if address.startswith(("http://", "https://")) else None
