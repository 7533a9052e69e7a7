"""RSS, Atom and sitemaps → what they list.

An item of a feed carries its text, or its summary, as HTML; the whole item is what the publisher put out that day.
Entities that a feed declares itself are refused before anything expands them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from communique.errors import UnreadableInput
from communique.sources.load import PAGE_LIMIT

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_PREFIX = re.compile(r"(</?)\w+:|\sxmlns(?::\w+)?=\"[^\"]*\"")
_ITEMS = ("item", "entry")
_ROOTS = ("rss", "feed", "RDF", "urlset", "sitemapindex")


class Item(NamedTuple):
    """One item: its address, its text and its summary as HTML, each None where there is none; `published` ISO 8601."""

    id: str
    url: str | None
    title: str | None
    published: str | None
    content: str | None
    summary: str | None


class Listing(NamedTuple):
    """What a feed or sitemap holds. `name` is the feed's own; `pages` and `maps` are addresses that a sitemap lists."""

    name: str | None
    items: tuple[Item, ...]
    pages: tuple[str, ...]
    maps: tuple[str, ...]


def looks_like_one(head: bytes) -> bool:
    """Whether the beginning of a file is that of a feed or a sitemap."""
    text = head.decode("utf-8", "replace").lstrip("\ufeff \r\n\t")
    first = re.sub(r"^<\?xml.*?\?>|<!--.*?-->|<\?.*?\?>", "", text, flags=re.DOTALL).lstrip()
    return re.match(r"<(?:\w+:)?(?:rss|feed|RDF|urlset|sitemapindex)\b", first) is not None


def read(data: bytes, *, place: str) -> Listing:
    """The items or addresses of a feed or sitemap. UnreadableInput says what is wrong with it."""
    root = _root(data, place)
    kind = _local(root)
    if kind == "sitemapindex":
        return Listing(None, (), (), tuple(_locations(root)))
    if kind == "urlset":
        return Listing(None, (), tuple(_locations(root)), ())
    channel = next((child for child in root if _local(child) == "channel"), root)
    items = [node for node in root.iter() if _local(node) in _ITEMS]
    return Listing(_child(channel, "title"), tuple(map(_item, items)), (), ())


def _root(data: bytes, place: str) -> Element:
    if len(data) > PAGE_LIMIT:
        raise UnreadableInput(f"is larger than {PAGE_LIMIT // 1_000_000} MB", place=place)
    if re.search(rb"<!ENTITY", data):
        raise UnreadableInput("declares entities of its own, which may expand without end", place=place)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        what = "is a web page, not a feed" if re.search(rb"<html\b", data[:4096], re.IGNORECASE) else "is not XML"
        raise UnreadableInput(f"{what}: {error}", place=place) from error
    if _local(root) not in _ROOTS:
        what = "is a web page, not a feed" if _local(root) == "html" else f"is no feed: its root is <{_local(root)}>"
        raise UnreadableInput(what, place=place, hint="RSS, Atom and sitemaps are read")
    return root


def _locations(root: Element) -> Iterator[str]:
    for node in root.iter():
        if _local(node) == "loc" and (node.text or "").strip():
            yield (node.text or "").strip()


def _item(node: Element) -> Item:
    url = _link(node)
    printed = _child(node, "pubDate") or _child(node, "published") or _child(node, "date") or _child(node, "updated")
    return Item(
        id=url or _child(node, "guid") or _child(node, "id") or "",
        url=url,
        title=_child(node, "title"),
        published=published(printed) if printed else None,
        content=node.findtext(_CONTENT) or _markup(node, "content"),
        summary=_child(node, "description") or _markup(node, "summary"),
    )


def _link(node: Element) -> str | None:
    for child in node:
        if _local(child) == "link":
            if child.get("href") and child.get("rel", "alternate") == "alternate":
                return child.get("href")
            if (child.text or "").strip():
                return (child.text or "").strip()
    guid = next((child for child in node if _local(child) == "guid"), None)
    text = (guid.text or "").strip() if guid is not None else ""
    return text if text.startswith(("http://", "https://")) else None


def _markup(node: Element, name: str) -> str | None:
    """An Atom construct as HTML: escaped HTML and text as they are, XHTML written out."""
    child = next((child for child in node if _local(child) == name), None)
    if child is None:
        return None
    if child.get("type") == "xhtml":
        markup = "".join(ElementTree.tostring(part, encoding="unicode") for part in child)
        return _PREFIX.sub(lambda found: found[1] or "", markup)
    return (child.text or "").strip() or None


def _child(node: Element, name: str) -> str | None:
    return next(((child.text or "").strip() or None for child in node if _local(child) == name), None)


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def published(printed: str) -> str | None:
    """A feed's date, RFC 822 or ISO 8601, as ISO 8601 to the minute with its zone; None for what is neither."""
    try:
        moment = datetime.fromisoformat(printed)
    except ValueError:
        try:
            moment = parsedate_to_datetime(printed)
        except (ValueError, TypeError):
            return None
    if len(printed) == len("2022-09-21"):
        return printed
    return moment.replace(tzinfo=moment.tzinfo or UTC).isoformat(timespec="minutes").replace("+00:00", "Z")
