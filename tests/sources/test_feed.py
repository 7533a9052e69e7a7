"""Feeds and sitemaps: what they list, and what is refused."""

from __future__ import annotations

import pytest

from communique.errors import UnreadableInput
from communique.sources.feed import looks_like_one, published, read

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Composed Ministry</title><item><title>Talks</title><link>https://m.example/1</link>
<pubDate>Wed, 05 Mar 2031 18:04:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The ministers met.</p>]]></content:encoded></item>
<item><title>No text</title><guid>https://m.example/2</guid></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Composed</title><entry><id>tag:1</id><title>Call</title>
<link rel="self" href="https://m.example/feed/9"/><link href="https://m.example/9"/><updated>2031-03-05T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They spoke.</p></div></content></entry></feed>"""


def test_rss() -> None:
    """An item gives address, title, date with its zone, text and summary; one without text gives its address."""
    found = read(RSS, place="feed")

    assert "Composed Ministry" == found.name
    first, second = found.items
    assert ("https://m.example/1", "Talks", "2031-03-05T18:04+01:00") == (first.url, first.title, first.published)
    assert ("<p>The ministers met.</p>", "Short.") == (first.content, first.summary)
    assert ("https://m.example/2", None, None) == (second.url, second.content, second.summary)


def test_atom() -> None:
    """An entry's own page is its alternate link; XHTML content is given as HTML."""
    (entry,) = read(ATOM, place="feed").items

    assert ("https://m.example/9", "2031-03-05T10:00Z") == (entry.url, entry.published)
    assert "<p>They spoke.</p>" in (entry.content or "")


def test_sitemaps() -> None:
    """A sitemap lists pages, an index lists sitemaps."""
    pages = read(b"<urlset><url><loc> https://m.example/a </loc></url></urlset>", place="map")
    index = read(b"<sitemapindex><sitemap><loc>https://m.example/s.xml</loc></sitemap></sitemapindex>", place="map")

    assert (("https://m.example/a",), ()) == (pages.pages, pages.maps)
    assert ((), ("https://m.example/s.xml",)) == (index.pages, index.maps)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<!DOCTYPE html><html><body><br>Not found</body></html>", "web page"),
        (b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel/></rss>', "entities"),
        (b"<rss><channel><item>", "not XML"),
        (b"<data/>", "root is <data>"),
        (b"", "not XML"),
    ],
)
def test_what_is_no_feed_is_named(data: bytes, problem: str) -> None:
    """Web pages, entity bombs, broken and other XML are refused, each for what it is."""
    with pytest.raises(UnreadableInput, match=problem):
        read(data, place="feed")


def test_feeds_are_told_from_pages() -> None:
    """The beginning of a file tells a feed, also after declarations and comments."""
    assert looks_like_one(RSS)
    assert looks_like_one(b"\xef\xbb\xbf<?xml version='1.0'?><!-- made by hand --><atom:feed>")
    assert not looks_like_one(b"<html><body><rss>")


def test_dates_of_feeds() -> None:
    """RFC 822 and ISO dates become ISO 8601 to the minute; what is neither is unknown."""
    assert "2031-03-05T00:00Z" == published("Wed, 05 Mar 2031 00:00:00 GMT")
    assert "2031-03-05" == published("2031-03-05")
    assert published("last Tuesday") is None
