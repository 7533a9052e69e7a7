"""export.memento: versions in time, as RFC 7089 and RFC 6690 write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.archive.records import Entry
from communique.export.memento import Memento, asked, link, moment, reference, standing, timemap, versions

PARAMETER = re.compile(r';\s*(\w+)="([^"]*)"')
LINK = re.compile(r'\s*<([^<>\s"]+)>((?:;\s*\w+="[^"]*")*)\s*(,|\Z)')
SEEN = ["2031-03-06T08:00:00Z", "2031-03-08T09:00:00Z", "2031-03-09T10:00:00Z", "2031-03-10T11:00:00Z"]
HISTORY = [
    Entry(1, "a" * 64, SEEN[0], "present", "https://m.example/a", None),
    Entry(1, "a" * 64, SEEN[1], "missing", "https://m.example/a", "404"),
    Entry(1, "a" * 64, SEEN[2], "restored", "https://m.example/a", None),
    Entry(2, "b" * 64, SEEN[3], "changed", "https://m.example/a", None),
]


def at(text: str) -> datetime:
    """The instant."""
    return datetime.fromisoformat(text)


def mementos() -> list[Memento]:
    """The versions of the history with their addresses."""
    return [Memento(f"https://room.example/readouts/a/versions/{n}", since) for n, since in versions(HISTORY)]


def parsed(text: str) -> list[tuple[str, dict[str, str]]]:
    """Links as a strict reader of RFC 6690 takes them: nothing may be left over."""
    found, place = [], 0
    while place < len(text.rstrip()):
        one = LINK.match(text.rstrip(), place)
        assert one, text[place:]
        found.append((one[1], dict(PARAMETER.findall(one[2]))))
        place = one.end()
    return found


def test_each_text_is_one_memento_from_when_it_was_first_seen() -> None:
    """A page that was away and came back is the same text."""
    assert versions(HISTORY) == [(1, at(SEEN[0])), (2, at(SEEN[3]))]


def test_a_timemap_lists_original_gate_and_every_memento() -> None:
    """The links of RFC 7089, section 5, with the span of time that they cover."""
    text = timemap("https://m.example/a", mementos(), own="https://room.example/timemap/a", timegate="https://room.example/timegate/a")
    links = parsed(text)
    assert [one["rel"] for _, one in links] == ["original", "self", "timegate", "first memento", "last memento"]
    assert links[0][0] == "https://m.example/a"
    assert links[1][1]["type"] == "application/link-format"
    assert (links[1][1]["from"], links[1][1]["until"]) == ("Thu, 06 Mar 2031 08:00:00 GMT", "Mon, 10 Mar 2031 11:00:00 GMT")
    assert links[4] == (mementos()[1].url, {"rel": "last memento", "datetime": "Mon, 10 Mar 2031 11:00:00 GMT"})


def test_a_single_memento_is_first_and_last() -> None:
    """It is named once."""
    header = link("https://m.example/a", mementos()[:1], timemap="https://room.example/t", timegate="https://room.example/g")
    assert [one["rel"] for _, one in parsed(header)] == ["original", "timegate", "timemap", "first last memento"]


@pytest.mark.parametrize(
    ("when", "number"),
    [(None, 2), ("2031-03-10T11:00:00+00:00", 2), ("2031-03-10T10:59:59+00:00", 1), ("2030-01-01T00:00:00+00:00", 1), ("2099-01-01T00:00:00+00:00", 2)],
)  # fmt: skip
def test_a_timegate_leads_to_what_stood_then(when: str | None, number: int) -> None:
    """The last text not later than asked; before the first one, the first."""
    assert standing(mementos(), at(when) if when else None) == mementos()[number - 1]


def test_times_are_read_and_written_as_http_does() -> None:
    """What we write is what Accept-Datetime asks with; anything else is refused."""
    assert asked("Thu, 06 Mar 2031 08:00:00 GMT") == at(SEEN[0])
    assert asked(None) is asked(" ") is None
    for wrong in ("last Tuesday", "Fri, 31 Dec 9999 23:59:59 -2359", "Thu, 99 Mar 2031 08:00:00 GMT"):
        with pytest.raises(ValueError, match=r"."):
            asked(wrong)


@given(st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)))
def test_every_moment_is_read_back(when: datetime) -> None:
    """To the second."""
    again = asked(moment(when))
    assert again is not None and abs(again - when) < timedelta(seconds=1)


@given(st.text(st.characters(codec=None), max_size=40))
def test_no_address_ends_its_link_or_its_header(url: str) -> None:
    """Brackets, quotation marks, line ends and letters beyond ASCII are percent-encoded."""
    header = link(f"https://m.example/{url}", mementos(), timemap="https://room.example/t", timegate="https://room.example/g")
    assert header.isascii() and header.isprintable() and len(parsed(header)) == 5
    assert reference(reference(url)) == reference(url)
