"""The reading room's citations, feeds, lists, mementos and letters, over HTTP. All texts are composed."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import bibtexparser
import feedparser
import pytest
import rispy
from aiosmtpd.controller import Controller
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from communique.surfaces.web.app import ReadingRoom
from communique.surfaces.web.suggest import guard
from communique.surfaces.web.suggest.desk import Desk
from communique.surfaces.web.suggest.mailer import Server

HERE = "http://room.example"
PAGE = "/readouts/sample-state/versions/1"
FORM = "/suggest/readouts/sample-state/1/2"


class Box:
    """A mail server's hands: keeps what it is given."""

    def __init__(self) -> None:
        self.envelopes: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Keep a letter."""
        self.envelopes.append(envelope)
        return "250 kept"


@pytest.fixture
def posting(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[TestClient, Box]]:
    """A client of a reading room that sends letters through a real mail server on this machine, at once."""
    monkeypatch.setattr(guard, "YOUNGEST", 0)
    with closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    box = Box()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    desk = Desk(Server("127.0.0.1", port, "none", "room@room.example"), b"composed secret")
    try:
        with TestClient(ReadingRoom(kept, HERE, desk), base_url=HERE, follow_redirects=False) as client:
            yield client, box
    finally:
        controller.stop()


def token(page: str) -> str:
    """The token in a form."""
    field = LexborHTMLParser(page).css_first("input[name=token]")
    assert field is not None
    return field.attributes["value"] or ""


def test_a_readout_and_a_sentence_are_taken_along(room: TestClient) -> None:
    """Each form is what its reader reads, saved under a name of its own, with our lasting address in it."""
    answer = room.get(f"{PAGE}/s2.ris")
    assert answer.headers["content-type"] == "application/x-research-info-systems; charset=utf-8"
    assert re.fullmatch(r'attachment; filename="sample-state-[0-9a-f]{8}-v1-s2\.ris"', answer.headers["content-disposition"])
    (record,) = rispy.loads(answer.text)
    assert f"{HERE}{PAGE}#s2" in record["urls"]
    (entry,) = bibtexparser.loads(room.get(f"{PAGE}/cite.bib").text).entries
    assert entry["ID"].startswith("sample-state-") and entry["title"].startswith("{Secretary")
    (item,) = room.get(f"{PAGE}/cite.json").json()
    assert item["type"] == "webpage" and item["archive_location"].startswith(f"{HERE}{PAGE} sha256:")
    assert room.get(f"{PAGE}/cite.txt").text.endswith(".\n")


def test_what_cannot_be_cited_is_not_found(room: TestClient) -> None:
    """Neither a sentence that is not there nor a form that nobody reads."""
    for address in (f"{PAGE}/s99.ris", f"{PAGE}/s0.ris", f"{PAGE}/cite.docx", "/readouts/nobody/versions/1/cite.ris"):
        assert room.get(address).status_code == 404, address
    assert room.get(f"{PAGE}/sx.ris").status_code == 400


def test_a_meeting_and_a_comparison_are_cited_too(room: TestClient) -> None:
    """With every readout that they rest on; and both can be suggested."""
    meeting = room.get("/meetings.json").json()["meetings"][0]
    (record,) = rispy.loads(room.get(f"/meetings/{meeting['id']}/cite.ris").text)
    assert sum("SHA-256" in note for note in record["notes"]) == len(meeting["readouts"])
    (record,) = rispy.loads(room.get("/compare/sample-state/sample-un/cite.ris").text)
    assert sum("SHA-256" in note for note in record["notes"]) == len(record["authors"]) == 2
    for address, page in ((f"/meetings/{meeting['id']}",) * 2, ("/compare/sample-state/sample-un",) * 2):
        assert f'href="/suggest{address}"' in room.get(page).text
        assert room.get(f"/suggest{address}").status_code == 200


def test_the_head_of_a_readout_says_what_it_is(room: TestClient) -> None:
    """Linked data, Dublin Core, canonical address, other languages, feed: for machines, without any script."""
    tree = LexborHTMLParser(room.get("/zh/readouts/sample-state").text)
    thing = json.loads(tree.css_first("script[type='application/ld+json']").text())  # type: ignore[union-attr]
    assert thing["@type"] == "Article" and thing["@id"] == f"{HERE}{PAGE}" and thing["hasPart"][0]["@id"].endswith("#s1")
    named = {node.attributes.get("name"): node.attributes.get("content") for node in tree.css("meta[name]")}
    assert named["DC.identifier"] == f"{HERE}{PAGE}" and named["DC.title"].startswith("Secretary")  # type: ignore[union-attr]
    links = {(node.attributes.get("rel"), node.attributes.get("hreflang") or node.attributes.get("type")): node.attributes.get("href")
             for node in tree.css("link")}  # fmt: skip
    assert links[("canonical", None)] == f"{HERE}/zh/readouts/sample-state"
    assert links[("alternate", "x-default")] == links[("alternate", "en")] == f"{HERE}/readouts/sample-state"
    assert links[("alternate", "application/atom+xml")] == "/feed.atom"


def test_the_feed_tells_what_came_in(room: TestClient) -> None:
    """Every entry has an address that answers, who met whom, and is there once."""
    answer = room.get("/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    parsed = feedparser.parse(answer.text)
    assert not parsed.bozo and len(parsed.entries) > 5
    assert len({one.id for one in parsed.entries}) == len(parsed.entries)
    assert all(room.get(one.link).status_code == 200 for one in parsed.entries)
    assert parsed.feed.links[0].href == f"{HERE}/feed.atom"


def test_the_list_of_pages_is_whole_and_true(room: TestClient) -> None:
    """robots.txt leads to the index, the index to its parts, the parts to every readout in every language."""
    robots = room.get("/robots.txt").text
    assert "Disallow: /suggest\n" in robots and f"Sitemap: {HERE}/sitemap.xml\n" in robots
    parts = re.findall("<loc>(.*?)</loc>", room.get("/sitemap.xml").text)
    assert parts == [f"{HERE}/sitemap-1.xml"]
    root = ElementTree.fromstring(room.get(parts[0]).content)
    rows = root.findall("{*}url")
    listed = [row.findtext("{*}loc") for row in rows]
    assert len(set(listed)) == len(listed) and f"{HERE}/readouts/sample-state" in listed and f"{HERE}/meetings" in listed
    for row in rows[:8]:
        addresses = [row.findtext("{*}loc") or "", *(link.get("href") or "" for link in row.findall("{*}link"))]
        assert len(addresses) == 5 and all(room.get(address).status_code == 200 for address in addresses)
    assert room.get("/sitemap-2.xml").status_code == room.get("/sitemap-0.xml").status_code == 404


def test_a_page_can_be_asked_for_as_it_stood(room: TestClient) -> None:
    """The page names its TimeGate, which leads to a version, which says since when it stood (RFC 7089)."""
    page = room.get("/readouts/sample-state")
    gate = re.search(r'<([^>]+)>; rel="timegate"', page.headers["link"])
    assert gate and "memento-datetime" not in page.headers
    answer = room.get(gate[1], headers={"Accept-Datetime": "Thu, 06 Mar 2031 08:00:00 GMT"}, follow_redirects=False)
    assert answer.status_code == 302 and answer.headers["vary"].lower().startswith("accept-datetime")
    memento = room.get(answer.headers["location"])
    assert memento.status_code == 200 and memento.headers["memento-datetime"].endswith(" GMT")
    timemap = room.get("/readouts/sample-state/timemap")
    assert timemap.headers["content-type"] == "application/link-format"
    assert f'<{answer.headers["location"]}>; rel="first last memento"' in timemap.text
    assert room.get(gate[1], headers={"Accept-Datetime": "yesterday"}, follow_redirects=False).status_code == 400


def test_without_a_mail_server_the_page_still_cites_and_opens_ones_own_mail(room: TestClient) -> None:
    """No form, but the address, the letter for one's own program and the citation."""
    page = room.get(FORM)
    tree = LexborHTMLParser(page.text)
    assert tree.css_first("form[method=post]") is None and "sends no letters itself" in page.text
    assert tree.css_first("a[href^='mailto:']") is not None and f"{HERE}{PAGE}#s2" in page.text
    assert page.headers["cache-control"] == "no-store" and "etag" not in page.headers
    assert room.post(FORM, data={"to": "ada@example.org"}).status_code == 200
    assert room.get(f"{FORM}.json").json()["quotation"].startswith("They discussed")


def test_a_letter_goes_from_form_to_friend(posting: tuple[TestClient, Box]) -> None:
    """A form filled in is sent once, and the page that follows says so without repeating the address."""
    client, box = posting
    form = {"to": "ada@example.org", "note": "看后半句", "token": token(client.get(f"/ru{FORM}").text)}
    answer = client.post(f"/ru{FORM}", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/ru{FORM}?sent=1")
    page = client.get(answer.headers["location"]).text
    assert "Письмо отправлено" in page and "ada@example.org" not in page
    assert [one.rcpt_tos for one in box.envelopes] == [["ada@example.org"]]
    assert client.post(f"/ru{FORM}", data=form).status_code == 200
    assert len(box.envelopes) == 1


def test_what_is_wrong_is_said_at_the_top_and_at_its_field(posting: tuple[TestClient, Box]) -> None:
    """The title says so, a summary links to each field, what was typed stands there again, and nothing was sent."""
    client, box = posting
    typed = {"to": "ada@example.org, bo@example.org", "note": '"><script>alert(1)</script>www', "token": token(client.get(FORM).text)}
    page = client.post(FORM, data=typed)
    tree = LexborHTMLParser(page.text)
    assert page.status_code == 200 and "There is a problem: " in tree.css_first("title").text()  # type: ignore[union-attr]
    assert [node.attributes.get("href") for node in tree.css("[role=alert] a")] == ["#to", "#note"]
    field = tree.css_first("#to")
    assert field and field.attributes["value"] == typed["to"] and field.attributes["aria-describedby"] == "to-hint to-wrong"
    assert len(tree.css("main script")) == 0 and not box.envelopes


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"headers": {"Sec-Fetch-Site": "cross-site"}}, 403),
        ({"headers": {"Content-Type": "text/plain"}, "data": None, "content": "to=ada@example.org"}, 415),
        ({"data": {"to": "a" * 20_000}}, 413),
        ({"data": {f"x{n}": "1" for n in range(40)}}, 400),
    ],
)
def test_only_our_own_forms_are_taken(posting: tuple[TestClient, Box], change: dict[str, Any], status: int) -> None:
    """Not from another site, not in another form, not of any size."""
    client, box = posting
    assert client.post(FORM, **{"data": {"to": "ada@example.org"}, **change}).status_code == status
    assert not box.envelopes


def test_a_page_without_a_form_takes_none(room: TestClient) -> None:
    """Posting to a readout is a mistake; other methods are not there at all."""
    assert room.post("/readouts/sample-state", data={"to": "x"}).status_code == 400
    assert room.post("/robots.txt", data={"to": "x"}).status_code == 400
    assert room.put("/readouts/sample-state").status_code == 405


def test_a_request_cannot_say_where_a_letter_leads(posting: tuple[TestClient, Box]) -> None:
    """Whatever host a client names, the letter has the room's own address."""
    client, box = posting
    headers = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    form = {"to": "ada@example.org", "token": token(client.get(FORM, headers=headers).text)}
    assert client.post(FORM, data=form, headers=headers).status_code == 303
    letter = box.envelopes[0].content.replace(b"=\r\n", b"")
    assert b"evil.example" not in letter and f"{HERE}{PAGE}".encode() in letter
