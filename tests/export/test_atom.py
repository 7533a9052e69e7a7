"""export.atom: held against a strict reader and the rules of RFC 4287. All texts are composed."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.export.atom import Line, feed

ATOM = "{http://www.w3.org/2005/Atom}"
LINES = [
    Line("a", "Talks in Oslo & <b>Bergen</b>", "2031-03-04", "2031-03-06T08:00:00Z", "https://room.example/readouts/a?x=1&y=2", "Tan met “Holm”.", "Ministry", "en"),
    Line("会见", "谭伟林会见霍尔姆", None, "2031-03-07T09:30:00Z", "https://room.example/readouts/b", "", None, "zh"),
    Line("c", "Without an address", "sometime", "2031-03-01T00:00:00Z", None, "", None, 'x" y'),
]  # fmt: skip


def made(lines: list[Line]) -> str:
    """A feed of the lines."""
    return feed(lines, id="all", title="Latest & newest", author="communique", own="https://room.example/feed.atom", page="https://room.example/")


def test_a_reader_of_feeds_finds_every_entry() -> None:
    """A feed reader has no complaint and shows title, address, day and author as they were."""
    parsed = feedparser.parse(made(LINES))
    assert not parsed.bozo and parsed.version == "atom10"
    assert parsed.feed.title == "Latest & newest" and parsed.feed.updated == "2031-03-07T09:30:00Z"
    first, second, third = parsed.entries
    assert first.link == LINES[0].url and first.published == "2031-03-04T00:00:00Z" and first.author == "Ministry"
    assert first.title == "Talks in Oslo & <b>Bergen</b>" and first.title_detail.type == "text/plain"
    assert second.title == "谭伟林会见霍尔姆" and second.title_detail.language == "zh" and "published" not in second
    assert third.content[0].value == "" and third.link == third.id


def test_the_rules_of_the_format_are_kept() -> None:
    """Exactly one id, title and update an entry; a link or content; an author for all; instants; ids of their own."""
    root = ElementTree.fromstring(made(LINES).encode("utf-8"))
    instant = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    assert root.tag == f"{ATOM}feed" and len(root.findall(f"{ATOM}author/{ATOM}name")) == 1
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    for one in [root, *root.findall(f"{ATOM}entry")]:
        assert all(len(one.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
        assert instant.fullmatch(one.findtext(f"{ATOM}updated") or "")
    for entry in root.findall(f"{ATOM}entry"):
        assert len(entry.findall(f"{ATOM}content")) + len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
    ids = [one.text or "" for one in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == 4 and all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id) for id in ids)


def test_an_entry_keeps_its_id_when_the_room_moves() -> None:
    """The same readout under another address is the same entry."""
    moved = made([line._replace(url="https://elsewhere.example/") for line in LINES])
    ids = [re.findall("<id>(.*?)</id>", text) for text in (made(LINES), moved)]
    assert ids[0] == ids[1]


def test_an_empty_feed_is_a_feed() -> None:
    """Nothing to tell is told as such."""
    parsed = feedparser.parse(made([]))
    assert not parsed.bozo and parsed.entries == []


def test_what_is_no_instant_is_refused() -> None:
    """An update must say when."""
    with pytest.raises(ValueError, match="instant"):
        made([LINES[0]._replace(updated="yesterday")])


@given(st.text(st.characters(codec=None), max_size=40), st.text(st.characters(codec=None), max_size=40))
def test_whatever_a_text_holds_the_feed_is_well_formed(title: str, more: str) -> None:
    """Control characters, markup and lone surrogates cannot break the feed."""
    line = Line(more, title, None, "2031-03-06T08:00:00Z", f"https://room.example/{more}", more, title, more)
    root = ElementTree.fromstring(made([line, LINES[1]]).encode("utf-8"))
    assert len(root.findall(f"{ATOM}entry")) == 2
