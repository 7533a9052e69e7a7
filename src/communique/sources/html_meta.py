"""What a page's HTML says about its text: headline, time, trail, sections, language links, address.

Printed things win over hidden ones: a time in the page is the publisher's local time, one in a meta element often is
not. A profile's selectors come first in each case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from communique.model import Alternate
from communique.sources import dates, profile
from communique.sources.profile import Selectors

_SPACE = re.compile(r"\s+")
_TRAIL = re.compile(r"\s*(?:>|»|›|→)\s*|\s+(?:/|\|)\s+")
_SIGNS = " :：/|>»›"
_SITE_NAME = re.compile(r"\s+[-–—|•∙·:]+\s+|\s*[|•∙]\s*|_+")
_TITLED = "h1, h2, h3, [class*=title], [class*=headline], [class*=tit], [id*=title], title"
_DATED = (
    "time, [itemprop=datePublished], [class*=publish], [class*=date], [class*=time], [id*=date], [id*=time], "
    "[class*=posted], [class*=meta], [class*=info]"
)
_DATE_NAMES = (
    "article:published_time", "date", "pubdate", "publishdate", "publish_date", "publication_date", "dc.date",
    "dcterms.date", "dc.date.issued", "dcterms.issued", "datepublished", "parsely-pub-date", "sailthru.date",
    "og:article:published_time", "ya:ovs:upload_date",
)  # fmt: skip
_CRUMBS = (
    "[class*=breadcrumb i], [id*=breadcrumb i], [aria-label*=breadcrumb i], [class*=crumb i], "
    "[itemtype*=BreadcrumbList]"
)
_PLACES = (
    "[class*=here i], [class*=position i], [class*=location i], [class*=path i], [class*=nav i], [id*=nav i], "
    "[class*=break]"
)
"""Elements that hold a trail on some sites and other things on others: taken only where its signs part the names."""


def title(tree: LexborHTMLParser, selectors: Selectors) -> str | None:
    """The headline as printed, without the site's name; None where no element is plainly the headline."""
    for selector in selectors.title:
        if found := _first(tree.css(selector)):
            return found
    head = _text(tree.css_first("title"))
    named = _meta(tree, "og:title") or _first(tree.css("[itemprop=headline]"))
    headings = [text for node in tree.css("h1, h2[class*=title], [class*=title] > h2") if (text := _text(node))]
    for heading in headings:
        if (head and heading in head) or (named and heading in named):
            return heading
    if named:
        return _cut(named)
    cued = profile.generic().headline_pattern
    titled = (text for node in tree.css(_TITLED) if (text := _text(node)) and len(text) < 300)
    return next((_cut(text) for text in titled if text.count(" ") >= 2 and cued.search(text)), None)


def window_title(tree: LexborHTMLParser) -> str | None:
    """The title of the browser's window without the site's name, or else the first heading: a last resort."""
    head = _text(tree.css_first("title"))
    return _cut(head) if head else _first(tree.css("h1, h2"))


def published(tree: LexborHTMLParser, selectors: Selectors) -> str | None:
    """The time of publication, ISO 8601."""
    printed = " ".join(text for selector in selectors.date for node in tree.css(selector)[:1] if (text := _text(node)))
    if printed and (found := dates.iso(printed)):
        return found
    seen: list[str] = []
    for node in tree.css(_DATED):
        text = _text(node) or ""
        if len(text) < 160 and (found := dates.iso(text)):
            seen.append(found)
    hidden = next((found for name in _DATE_NAMES if (text := _meta(tree, name)) and (found := dates.iso(text))), None)
    for node in tree.css("[itemprop=datePublished], time[datetime]"):
        attributes = node.attributes
        hidden = hidden or dates.iso(attributes.get("datetime") or attributes.get("content") or "")
    if hidden:
        return next((found for found in seen if found.startswith(hidden[:10]) and len(found) > 10), hidden)
    return seen[0] if seen else None


def dateline(tree: LexborHTMLParser, selectors: Selectors) -> str | None:
    """Time and place as the page prints them above the text, in one line; None without a profile that names them."""
    parts = [text for selector in selectors.dateline for node in tree.css(selector)[:1] if (text := _text(node))]
    return " ".join(parts) or None


def breadcrumb(tree: LexborHTMLParser, selectors: Selectors) -> tuple[str, ...]:
    """The site's trail to the page, from the outside in."""
    for node in [node for selector in selectors.breadcrumb for node in tree.css(selector)] or tree.css(_CRUMBS):
        items = (name for item in node.css("li, a, [itemprop=name]") if (name := (_text(item) or "").strip(_SIGNS)))
        if names := _trail(node) or tuple(dict.fromkeys(items)):
            return names if 2 <= len(names) <= 9 else ()
    return next((names for node in tree.css(_PLACES) if (names := _trail(node))), ())


def _trail(node: LexborNode) -> tuple[str, ...]:
    """The names between the signs of a trail; empty where the element has none."""
    text = _text(node) or ""
    names = tuple(name for part in _TRAIL.split(text) if (name := part.strip(_SIGNS)))
    return names if 2 <= len(names) <= 9 and len(text) <= 400 else ()


def sections(tree: LexborHTMLParser, selectors: Selectors) -> tuple[str, ...]:
    """The names of the sections the page is filed under, or of the site's menu where a profile points to it."""
    named = [_meta(tree, "article:section")]
    chosen = ", ".join(selectors.sections) or "[rel~=category], [itemprop=articleSection]"
    named += [_text(node) for node in tree.css(chosen)]
    return tuple(dict.fromkeys(name for name in named if name and len(name) < 60))


def alternates(tree: LexborHTMLParser, url: str | None, own: str) -> tuple[Alternate, ...]:
    """The page in other languages, by hreflang or by the name of a language as a link's text; `own` is left out."""
    found: dict[str, Alternate] = {}
    for lang, label, link in _language_links(tree):
        address = urljoin(url, link) if url and link else link
        if lang and lang != own and lang not in found:
            found[lang] = Alternate(lang, label or lang, address or None)
    return tuple(found.values())


def address(tree: LexborHTMLParser) -> str | None:
    """The page's own address as it states it."""
    node = tree.css_first("link[rel=canonical]")
    stated = (node.attributes.get("href") if node else None) or _meta(tree, "og:url")
    return stated if stated and stated.startswith("http") else None


def language(tree: LexborHTMLParser) -> str | None:
    """ISO 639-1 code in the html element, or None."""
    node = tree.css_first("html")
    stated = (node.attributes.get("lang") or node.attributes.get("xml:lang") or "") if node else ""
    return stated[:2].lower() if re.fullmatch(r"[A-Za-z]{2}(?:[-_]\w+)*", stated) else None


def site_name(tree: LexborHTMLParser) -> str | None:
    """The publisher as the page names it to machines."""
    return _meta(tree, "og:site_name") or _meta(tree, "application-name")


def _language_links(tree: LexborHTMLParser) -> Iterator[tuple[str, str, str | None]]:
    languages = profile.generic().languages
    for node in tree.css("link[rel~=alternate][hreflang], a[hreflang]"):
        code = (node.attributes.get("hreflang") or "")[:2].lower()
        if code.isalpha() and code != "x-":
            yield code, _text(node) or "", node.attributes.get("href")
    for node in tree.css("a"):
        label = _text(node) or ""
        if label in languages:
            yield languages[label], label, node.attributes.get("href")


def _cut(text: str) -> str:
    """A page title without the site's name after or before a bar or dash: the longest part."""
    parts = [part for part in _SITE_NAME.split(text) if part.strip()]
    if len(parts) < 2:
        return text
    first = parts[0]
    return first if len(first) > 12 else max(parts, key=len)


def _meta(tree: LexborHTMLParser, name: str) -> str | None:
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        if name in ((attributes.get(key) or "").lower() for key in ("property", "name", "itemprop")):
            return _SPACE.sub(" ", attributes.get("content") or "").strip() or None
    return None


def _first(nodes: list[LexborNode]) -> str | None:
    return next((text for node in nodes if (text := _text(node))), None)


def _text(node: LexborNode | None) -> str | None:
    return _SPACE.sub(" ", node.text()).strip() or None if node else None
