"""A guest's manners: the pause it takes, the hosts it leaves alone."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

import pytest
from tests.sources.site import Site, readout_page, site

from communique.errors import FetchRefused
from communique.sources.polite import PAUSE, Guest, _Host


def host(robots: str | None) -> _Host:
    """A host whose robots.txt says this."""
    if robots is None:
        return _Host(None)
    rules = RobotFileParser()
    rules.parse(robots.splitlines())
    return _Host(rules)


@pytest.mark.parametrize(
    ("robots", "url", "delay", "seconds"),
    [
        (None, "https://m.example/1", None, PAUSE),
        ("User-agent: *\nCrawl-delay: 7", "https://m.example/1", None, 7),
        ("User-agent: *\nCrawl-delay: 7", "https://m.example/1", 0.5, 0.5),
        ("User-agent: other\nCrawl-delay: 7", "https://m.example/1", None, PAUSE),
        ("User-agent: *\nCrawl-delay: 7", "http://127.0.0.1:8000/1", None, 0),
        (None, "http://localhost/1", None, 0),
    ],
)
def test_the_pause(robots: str | None, url: str, delay: float | None, seconds: float) -> None:
    """What the caller says, else nothing on the own machine, else what robots.txt asks, else a second."""
    assert seconds == Guest(delay=delay)._pause(host(robots), url)


def test_robots_are_asked_for_once(up: Site) -> None:
    """One request for robots.txt serves all pages of a host."""
    up.pages |= {"/1": readout_page("One", "They met."), "/2": readout_page("Two", "They met.")}
    guest = Guest(allow_private=True)
    guest.get(up.url("/1"))
    guest.get(up.url("/2"))

    assert ["/robots.txt", "/1", "/2"] == up.asked


def test_an_unchanged_page_is_not_sent_again(up: Site) -> None:
    """With the headers of an earlier answer the server may say that nothing changed."""
    up.pages |= {"/1": readout_page("One", "They met.")}
    guest = Guest(allow_private=True)
    headers = guest.get(up.url("/1")).headers

    with pytest.raises(FetchRefused) as refusal:
        guest.get(up.url("/1"), headers)
    assert 304 == refusal.value.status


@pytest.fixture
def up():
    """A site on the loopback."""
    with site() as served:
        yield served
