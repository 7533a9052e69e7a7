"""surfaces.web: every address answers, as a page and as data, with the headers that are promised."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient


class Links(HTMLParser):
    """The addresses that a page links to on its own host, but for filters: their combinations have no end."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An `a` with an address of this host."""
        given = dict(attrs)
        href = given.get("href") or ""
        if tag == "a" and href.startswith("/") and given.get("rel") != "nofollow":
            self.found.append(href.partition("#")[0])


def links(page: str) -> list[str]:
    """Links of a page, without the places in it."""
    reader = Links()
    reader.feed(page)
    return list(dict.fromkeys(reader.found))


@pytest.fixture(scope="module")
def walked(room: TestClient) -> dict[str, int]:
    """Every address that is reached by links from the home page, with the status of its answer."""
    statuses: dict[str, int] = {}
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        if address in statuses:
            continue
        answer = room.get(address)
        statuses[address] = answer.status_code
        if answer.headers["content-type"].startswith("text/html"):
            waiting += links(answer.text)
    return statuses


def test_every_link_leads_somewhere(walked: dict[str, int]) -> None:
    """No page links to an address that does not answer."""
    assert {address: status for address, status in walked.items() if status != 200} == {}


@pytest.mark.parametrize("kind", ["/readouts/", "/meetings/", "/people/", "/parties/", "/sources/", "/zh/", "/ru/"])
def test_every_kind_of_page_is_reached_by_links(walked: dict[str, int], kind: str) -> None:
    """From the home page one gets everywhere."""
    assert any(address.startswith(kind) and len(address) > len(kind) for address in walked)


def test_a_page_and_its_data_have_one_address(room: TestClient) -> None:
    """`.json` before the question mark gives what the page shows."""
    found = room.get("/readouts/sample-state.json").json()
    assert found["id"] == "sample-state" and found["statements"]
    assert room.get("/people.json?q=shen").json()["total"] >= 1


def test_an_unknown_address_helps_a_reader_and_tells_a_program(room: TestClient) -> None:
    """A page with ways to go on; a problem document for whoever asked for data."""
    page = room.get("/readouts/nobody")
    assert page.status_code == 404 and 'href="/readouts"' in page.text
    problem = room.get("/readouts/nobody.json")
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 404 and "nobody" in problem.json()["title"]


def test_a_wrong_question_is_told_from_an_unknown_thing(room: TestClient) -> None:
    """A page number that is none is the asker's mistake."""
    assert room.get("/readouts?page=none").status_code == 400
    assert room.get("/search.json?q=x&from=yesterday").json()["status"] == 400
    assert room.get("/search?q=x&to=2031-02-30").status_code == 400


def test_an_unchanged_page_is_not_sent_again(room: TestClient) -> None:
    """The tag of an answer, sent back, gives 304 without a body."""
    tag = room.get("/").headers["etag"]
    again = room.get("/", headers={"If-None-Match": tag})
    assert again.status_code == 304 and again.content == b""


def test_nothing_but_the_pages_own_parts_may_act(room: TestClient) -> None:
    """The policy allows this host's styles and scripts, and for data every reader."""
    page = room.get("/")
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "access-control-allow-origin" not in page.headers
    assert room.get("/.json").headers["access-control-allow-origin"] == "*"


def test_the_interface_speaks_the_language_of_the_address(room: TestClient) -> None:
    """/zh and /ru show the same page in other words, each telling where the others are."""
    page = room.get("/zh/people").text
    assert '<html lang="zh">' in page and "人物" in page
    assert 'hreflang="ru" href="http://room.example/ru/people"' in page
