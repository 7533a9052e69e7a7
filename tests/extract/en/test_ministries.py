"""How ministries write: one composed readout in the manner of each, read right without a list of its persons.

All persons are invented.
"""

from typing import NamedTuple

import pytest

from communique import read
from communique.sources.page import from_text


class Manner(NamedTuple):
    """A composed readout and what a careful reader finds in it: who took part, and per statement speakers and mode."""

    name: str
    publisher: str
    title: str
    published: str
    text: str
    kind: str
    date: str | None
    city: str | None
    people: set[tuple[str, str | None]]
    voices: list[tuple[str, str]]


MANNERS = [
    Manner(
        "Japan: the office in apposition, a time of day, numbered paragraphs",
        "Ministry of Foreign Affairs of Japan",
        "Foreign Minister Tanabe's Meeting with Minister of Foreign Affairs Rossi of Italy",
        "2031-06-12",
        "On June 11, commencing at 4:30 p.m. (local time) for approximately 40 minutes, Mr. TANABE Koji, Minister for "
        "Foreign Affairs of Japan, who is visiting Rome to attend the G7 Foreign Ministers' Meeting, held a meeting with "
        "H.E. Mr. Paolo Rossi, Minister of Foreign Affairs and International Cooperation of the Italian Republic.\n"
        "1. At the outset, Minister Tanabe stated that he was pleased to visit Italy. In response, Minister Rossi "
        "stated that Italy attaches importance to its ties with Japan.\n"
        "2. The two Ministers shared serious concerns over the missile launches.",
        "meeting",
        "2031-06-11",
        "Rome",
        {("TANABE Koji", "JPN"), ("Paolo Rossi", "ITA")},
        [("TANABE Koji", "explicit"), ("Paolo Rossi", "explicit"), ("", "joint")],
    ),
    Manner(
        "Canada: a surname that begins with a particle, one sentence a paragraph",
        "Prime Minister of Canada",
        "Prime Minister Tremblay speaks with Prime Minister of the Netherlands",
        "2031-03-11",
        "Today, Prime Minister Claire Tremblay spoke with the Prime Minister of the Netherlands, Joris de Vries.\n"
        "The prime ministers discussed the situation in Haiti.\n"
        "Prime Minister de Vries thanked Canada for its leadership.\n"
        "Prime Minister Tremblay and Prime Minister de Vries agreed to remain in contact.",
        "call",
        "2031-03-11",
        None,
        {("Claire Tremblay", "CAN"), ("Joris de Vries", "NLD")},
        [("", "joint"), ("Joris de Vries", "explicit"), ("", "joint")],
    ),
    Manner(
        "NATO: a guest welcomed to a house",
        "North Atlantic Treaty Organization",
        "NATO Secretary General meets the Prime Minister of Iceland",
        "2031-10-01",
        "NATO Secretary General Pieter Hoekstra welcomed the Prime Minister of Iceland, Sigrun Jonsdottir, to NATO "
        "Headquarters in Brussels on Wednesday (1 October 2031). Mr Hoekstra praised the work of the coast guard. "
        "The Secretary General and the Prime Minister discussed the coming summit.",
        "meeting",
        "2031-10-01",
        "Brussels",
        {("Pieter Hoekstra", "NATO"), ("Sigrun Jonsdottir", "ISL")},
        [("Pieter Hoekstra", "explicit"), ("", "joint")],
    ),
    Manner(
        "an agency: a dateline, a phrase between subject and verb, a particle joined to a name",
        "Islamic Republic News Agency",
        "Foreign ministers hold phone call",
        "2031-01-15",
        "Tehran, IRNA - Iranian Foreign Minister Reza Jafari in a phone call with his Omani counterpart Said al-Harthy "
        "on Tuesday discussed the latest developments. The Omani foreign minister, for his part, voiced his country's "
        "readiness to host a new round. Both sides underlined the need for calm.",
        "call",
        "2031-01-14",
        None,
        {("Reza Jafari", "IRN"), ("Said al-Harthy", "OMN")},
        [("Reza Jafari", "explicit"), ("Said al-Harthy", "explicit"), ("", "joint")],
    ),
    Manner(
        "Korea: numbered paragraphs, semicolons, a verb joined to the report",
        "Ministry of Foreign Affairs, Republic of Korea",
        "Foreign Minister Seo Holds Telephone Conversation with Australian Foreign Minister",
        "2031-08-08",
        "1. Minister of Foreign Affairs Seo Haneul held a telephone conversation with Minister for Foreign Affairs "
        "Emily Clarke of Australia on August 8 and exchanged views on the ferry line.\n"
        "2. Minister Seo noted that the line carries many students; Minister Clarke expressed hope for an early visit.",
        "call",
        "2031-08-08",
        None,
        {("Seo Haneul", "KOR"), ("Emily Clarke", "AUS")},
        [("", "joint"), ("Seo Haneul", "explicit"), ("Emily Clarke", "explicit")],
    ),
    Manner(
        "the United Nations: an office without a name carries the pronoun",
        "United Nations",
        "Readout of the Secretary-General's meeting with H.E. Mr. Karim Salah, Minister for Foreign Affairs of Iraq",
        "2031-09-24",
        "The Secretary-General met with H.E. Mr. Karim Salah, Minister for Foreign Affairs of Iraq. They discussed the "
        "drought. The Secretary-General expressed appreciation for the country's support. He reiterated his call for "
        "the release of the crew.",
        "meeting",
        None,
        None,
        {("Karim Salah", "IRQ")},
        [("", "joint"), ("", "explicit"), ("", "explicit")],
    ),
    Manner(
        "Xinhua: a capital as dateline, post-posed cues, a surname that is also a pronoun",
        "Xinhua",
        "Cambodian PM meets Chinese envoy",
        "2031-04-02",
        "PHNOM PENH, April 2 (Xinhua) -- Cambodian Prime Minister Sok Vichea met here on Wednesday with Chinese State "
        "Councilor He Mingyuan, and both sides vowed to build the bridge. The river needs a second crossing, Sok Vichea "
        "said.",
        "meeting",
        "2031-04-02",
        "Phnom Penh",
        {("Sok Vichea", "KHM"), ("He Mingyuan", "CHN")},
        [("", "joint"), ("Sok Vichea", "explicit")],
    ),
]


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name.split(":")[0])
def test_engagement(manner: Manner) -> None:
    """Kind, day, place and participants are read in each ministry's manner."""
    engagement = _read(manner).engagement
    assert engagement is not None
    assert (engagement.kind, engagement.date, engagement.city) == (manner.kind, manner.date, manner.city)
    assert {(p.name, p.party) for p in engagement.participants} == manner.people


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name.split(":")[0])
def test_voices(manner: Manner) -> None:
    """Each statement has its speaker and its mode; joint ones are told apart by their mode alone."""
    statements = _read(manner).statements
    found = [("" if s.mode == "joint" else " ".join(s.speakers), s.mode) for s in statements]
    assert found == manner.voices


def _read(manner: Manner):
    return read(
        from_text(
            manner.text, id="composed", lang="en", title=manner.title, published=manner.published,
            publisher=manner.publisher,
        )
    )  # fmt: skip
