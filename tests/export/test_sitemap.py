"""export.sitemap: the protocol of sitemaps.org and robots.txt."""

from __future__ import annotations

import urllib.robotparser
from xml.etree import ElementTree

import pytest

from communique.export.sitemap import MOST, Page, files, index, robots, urlset

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def pages(count: int) -> list[Page]:
    """So many pages in three languages."""
    return [
        Page(f"https://room.example/readouts/{n}?a=1&b=会", "2031-03-06",
             tuple((lang, f"https://room.example/{lang}/readouts/{n}") for lang in ("en", "zh", "ru", "x-default")))
        for n in range(count)
    ]  # fmt: skip


def test_a_file_names_each_page_with_its_languages() -> None:
    """Address, day of change and the same page in other languages, in the order that the protocol wants."""
    root = ElementTree.fromstring(urlset([*pages(2), Page("https://room.example/")]))
    first, _, last = root.findall(f"{MAP}url")
    assert [child.tag for child in first] == [f"{MAP}loc", f"{MAP}lastmod", LINK, LINK, LINK, LINK]
    assert first.findtext(f"{MAP}loc") == "https://room.example/readouts/0?a=1&b=会"
    assert {link.get("hreflang") for link in first.findall(LINK)} == {"en", "zh", "ru", "x-default"}
    assert [child.tag for child in last] == [f"{MAP}loc"]


def test_no_file_is_larger_than_the_protocol_allows() -> None:
    """The list is cut into files by addresses and by bytes, and nothing is lost at a cut."""
    assert MOST == 50_000
    by_count = list(files(pages(7), most=3))
    assert [text.count("<url>") for text in by_count] == [3, 3, 1]
    limit = 2000
    by_size = list(files(pages(7), most_bytes=limit))
    assert all(len(text.encode()) <= limit for text in by_size) and len(by_size) > 1
    found = [loc.text for text in by_size for loc in ElementTree.fromstring(text).iter(f"{MAP}loc")]
    assert found == [page.url for page in pages(7)]
    assert list(files([])) == []


def test_the_index_names_the_files() -> None:
    """Each file of the list by its whole address."""
    root = ElementTree.fromstring(index(["https://room.example/sitemap-1.xml", "https://room.example/sitemap-2.xml"]))
    assert root.tag == f"{MAP}sitemapindex"
    assert [loc.text for loc in root.iter(f"{MAP}loc")] == [f"https://room.example/sitemap-{n}.xml" for n in (1, 2)]


def test_only_addresses_of_the_web_are_listed() -> None:
    """A script or a path without a host is a mistake of ours."""
    with pytest.raises(ValueError, match="no address"):
        urlset([Page("/readouts/1")])


def test_robots_may_read_all_but_what_is_closed() -> None:
    """A robot that keeps to robots.txt fetches readouts, not searches, and learns where the list is."""
    parser = urllib.robotparser.RobotFileParser()
    parser.parse(robots("https://room.example/sitemap.xml", ("/search", "/suggest/")).splitlines())
    assert parser.can_fetch("anybot", "https://room.example/readouts/1")
    assert not parser.can_fetch("anybot", "https://room.example/search?q=x")
    assert parser.site_maps() == ["https://room.example/sitemap.xml"]
    parser = urllib.robotparser.RobotFileParser()
    parser.parse(robots(None).splitlines())
    assert parser.can_fetch("anybot", "https://room.example/search") and parser.site_maps() is None
