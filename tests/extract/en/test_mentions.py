"""Who is mentioned in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from communique.extract.syntax.base import Reading

Read = Callable[..., Reading]

CASES = [
    ("Portugal agreed.", [("side", "Portugal")]),
    ("The Portuguese side agreed.", [("side", "Portuguese side")]),
    ("Portugal's government agreed.", [("side", "Portugal's government")]),
    ("The Portuguese delegation agreed.", [("side", "Portuguese delegation")]),
    ("Portuguese officials agreed.", [("group", "Portuguese officials")]),
    ("Moscow agreed.", [("side", "Moscow")]),
    ("The two sides agreed.", [("collective", "The two sides")]),
    ("Both leaders agreed.", [("collective", "Both leaders")]),
    ("The two foreign ministers agreed.", [("collective", "The two foreign ministers")]),
    ("Both agreed.", [("collective", "Both")]),
    ("The two agreed.", [("collective", "The two")]),
    ("They agreed.", [("pronoun", "They")]),
    ("She agreed.", [("pronoun", "She")]),
    ("We agreed.", [("pronoun", "We")]),
    ("The plan worked.", []),
    ("The Portuguese plan worked.", []),
    ("Ana Vale agreed.", [("person", "Ana Vale")]),
    ("The Long Bridge opened.", []),
    ("Vale agreed.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[row[0] for row in CASES])
def test_mentions(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    """Sides, groups, all together, pronouns and names of two words; adjectives and things are no actors."""
    assert [(m.kind, text[m.start : m.end]) for m in read(text).mentions[0]] == expected


def test_a_surname_is_known_from_the_full_name(read: Read) -> None:
    """A single word is a person once a title or an honorific has introduced it, before or after."""
    text = "Vale agreed. Minister Ana Vale met Oren. Mr. Oren spoke."
    assert [[m.name for m in row] for row in read(text).mentions] == [["Vale"], ["Ana Vale", "Oren"], ["Oren"]]


def test_a_surname_is_known_from_a_lead_without_titles(parse: Read) -> None:
    """A person whom the lead names without any title is known by surname from then on, a thing in later text is not."""
    reading = parse("Minister Ana Vale met with Petra Lind. Lind agreed.\nTrade grew. The Silver Lake opened. Lake agreed.")
    assert [[m.name for m in row] for row in reading.mentions] == [["Ana Vale", "Petra Lind"], ["Lind"], [], [], []]


def test_collectives_of_persons_and_of_sides(read: Read) -> None:
    """"The leaders" are persons, "the parties" are sides."""
    reading = read("The two leaders agreed. The two parties agreed. Both presidents agreed.")
    assert [row[0].persons for row in reading.mentions] == [True, False, True]


def test_sexes(read: Read) -> None:
    """Honorifics and pronouns tell he from she where they can."""
    reading = read("Ms. Vale met Mr. Oren. She thanked Dr. Brandt. He agreed.")
    assert [m.feminine for row in reading.mentions for m in row] == [True, False, True, None, False]


def test_mentions_lie_side_by_side(parse: Read) -> None:
    """No mention lies inside another."""
    reading = parse(
        "Foreign Minister Ana Vale of Portugal and the Norwegian side met.\nThe two sides and Mr. Tomas Oren, Prime Minister, agreed."
    )
    for row in reading.mentions:
        assert all(a.end <= b.start for a, b in pairwise(row))


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Ingrid Vale, Director General in the Ministry of Trade, led the Norwegian side.",
        "The Norwegian delegation was headed by Ms. Ingrid Vale.",
    ],
)
def test_who_leads_a_side_belongs_to_it(read: Read, text: str) -> None:
    """The side that somebody leads is the party, where no title tells one."""
    (person,) = [m for row in read(text).mentions for m in row if m.kind == "person"]
    assert (person.name, person.party) == ("Ingrid Vale", ("NOR",))
