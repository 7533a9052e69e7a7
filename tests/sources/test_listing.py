"""List pages are told from readouts, and their links found."""

from __future__ import annotations

from tests.sources.site import list_page, readout_page

from communique.sources.listing import is_list, links, stated_address
from communique.sources.profile import Collect

BASE = "https://m.example/news/"


def test_links_lead_to_pages_of_the_same_host_once_each() -> None:
    """Menus, other hosts, files, anchors and repetitions are left out; relative addresses are made whole."""
    page = """<nav><a href="/menu">Menu</a></nav><ul><li><a href="a.html">A</a><a href="a.html#x">again</a>
    <li><a href="https://other.example/b">B</a><li><a href="photo.jpg">photo</a><li><a href="#top">top</a>
    <li><a href="/c">C</a><li><a href="mailto:x@m.example">write</a></ul>"""

    assert ["https://m.example/news/a.html", "https://m.example/c"] == links(page, BASE)


def test_a_profile_chooses_the_links() -> None:
    """With selectors only their links count, with a pattern only addresses that match."""
    page = '<h3 class=t><a href="/1">one</a></h3><p><a href="/2">two</a></p><h3 class=t><a href="/about">x</a></h3>'

    assert ["https://m.example/1"] == links(page, BASE, Collect(links=["h3.t a"], pattern=r"/\d+$"))


def test_lists_and_readouts() -> None:
    """A page of links is a list; a page with a paragraph of prose, or without links, is none."""
    prose = "The two ministers met in the capital on Tuesday and exchanged views on trade, the sea and the weather at length."

    assert is_list(list_page("/1", "/2"), BASE)
    assert not is_list(readout_page("Talks", prose, '<a href="/1">more</a> <a href="/2">more</a>'), BASE)
    assert not is_list(readout_page("Short", "They met."), BASE)
    assert not is_list(readout_page("Short", "They met in Oslo on Tuesday and spoke about trade.", '<a href="/">Home</a>'), BASE)
    assert not is_list(readout_page("Talks", f'<a href="/1">Holm</a> spoke first. {prose}', prose), BASE)


def test_a_list_with_teasers_is_a_list() -> None:
    """A teaser after each link is no readout; one paragraph and links around it are."""
    teaser = "The two ministers met in the capital on Tuesday and exchanged views on trade, the sea and the weather at length."
    items = "".join(f'<div><h3><a href="/{i}">Talks {i}</a></h3><p>{teaser}</p></div>' for i in range(3))

    assert is_list(f"<html><body>{items}</body></html>", BASE)
    assert not is_list(f'<html><body><a href="/1">Home</a><p>{teaser}</p><a href="/2">More</a><a href="/3">More</a></body></html>', BASE)


def test_a_page_may_state_its_address() -> None:
    """The canonical link or the Open Graph address is the page's own; a relative one is none."""
    assert "https://m.example/1" == stated_address('<link rel=canonical href="https://m.example/1">')
    assert stated_address('<link rel=canonical href="/1">') is None
