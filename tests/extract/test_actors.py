"""Whom a mention means."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from communique.extract.actors import Cast, title_words
from communique.extract.syntax.base import Reading
from communique.model import Readout

Read = Callable[..., Reading]
Whole = Callable[..., Readout]

REPORT = "Foreign Minister Ana Vale of Portugal met with Foreign Minister Tomas Oren of Norway.\n"

WHO = [
    ("Foreign Minister Ana Vale praised the plan.", ("Ana Vale",), ("PRT",)),
    ("Ms. Vale praised the plan.", ("Ana Vale",), ("PRT",)),
    ("Ana praised the plan.", ("Ana Vale",), ("PRT",)),
    ("Minister Oren praised the plan.", ("Tomas Oren",), ("NOR",)),
    ("The Norwegian Foreign Minister praised the plan.", ("Tomas Oren",), ("NOR",)),
    ("The Norwegian side praised the plan.", (), ("NOR",)),
    ("Norway praised the plan.", (), ("NOR",)),
    ("Oslo praised the plan.", (), ("NOR",)),
    ("Ms. Vale and Mr. Oren praised the plan.", ("Ana Vale", "Tomas Oren"), ("PRT", "NOR")),
    ("The two ministers praised the plan.", ("Ana Vale", "Tomas Oren"), ("PRT", "NOR")),
    ("They praised the plan.", ("Ana Vale", "Tomas Oren"), ("PRT", "NOR")),
    ("The two sides praised the plan.", (), ("PRT", "NOR")),
    ("Ms. Vale arrived early. She praised the plan.", ("Ana Vale",), ("PRT",)),
    ("Mr. Oren met Ms. Vale. He praised the plan.", ("Tomas Oren",), ("NOR",)),
    ("Ms. Vale thanked Mr. Oren. She praised the plan.", ("Ana Vale",), ("PRT",)),
    ("Ms. Vale smiled. Mr. Oren thanked Ms. Vale. She praised the plan.", ("Ana Vale",), ("PRT",)),
    ("Denmark praised the plan.", (), ("DNK",)),
]


@pytest.mark.parametrize(("text", "speakers", "party"), WHO, ids=[row[0] for row in WHO])
def test_who_is_meant(readout: Whole, text: str, speakers: tuple[str, ...], party: tuple[str, ...]) -> None:
    """Full names, parts, titles, sides, pronouns and all together lead to persons and parties of the text."""
    said = readout(REPORT + text).statements[-1]
    assert (said.speakers, said.party) == (speakers, party)


def test_two_persons_with_one_surname(readout: Whole) -> None:
    """The title tells which of two Vales is meant."""
    text = (
        "President Ana Vale of Portugal met with Prime Minister Jon Vale of Norway.\n"
        "Prime Minister Vale praised the plan.\nPresident Vale noted its costs."
    )
    assert [s.speakers for s in readout(text).statements] == [("Jon Vale",), ("Ana Vale",)]


def test_suffixes_tell_nobody_apart(readout: Whole) -> None:
    """A person stays one with and without "Jr."."""
    text = "President Oren Vale Jr. of the Philippines met with Prime Minister Ana Sol of Norway. Mr. Vale praised the plan."
    assert readout(text).statements[-1].speakers == ("Oren Vale Jr.",)


def test_a_headline_gives_the_fuller_name(readout: Whole) -> None:
    """A name that the headline prints in full is given in full."""
    read = readout("President Vale met with Mr. Oren of Norway. Ms. Vale praised the plan.", title="President Ana Vale meets Tomas Oren")
    assert read.statements[-1].speakers == ("Ana Vale",)


def test_the_first_of_two_surnames(readout: Whole) -> None:
    """A Spanish or Portuguese name may be called by the word in its middle."""
    text = "Foreign Minister Maria Vale Costa of Portugal met with Foreign Minister Tomas Oren of Norway. Vale praised the plan."
    assert [s.speakers for s in readout(text).statements] == [("Maria Vale Costa",)]


def test_a_surname_of_two_letters(readout: Whole) -> None:
    """A Chinese surname calls its bearer, and a preposition of the same letters does not."""
    call = "Lu Anran had a call with President Tomas Oren of Norway. Trade has grown, Lu added."
    assert [s.speakers for s in readout(call, issuer="CHN").statements] == [("Lu Anran",)]
    text = "Premier Lu Anran of China met with President To Hien of Vietnam. Lu praised the plan. To this end, he noted its costs."
    assert [s.speakers for s in readout(text, issuer="CHN").statements] == [("Lu Anran",), ("Lu Anran",)]


def test_a_comma_in_a_headline_may_join_two(readout: Whole) -> None:
    """What stands behind the comma is the other side's title where the text gives the first person one of his own."""
    text = "Foreign Minister Ana Vale made a call with Foreign Minister Tomas Oren of Norway."
    read = readout(text, title="Ana Vale, Norwegian FM discuss trade", issuer="PRT")
    assert read.engagement is not None
    assert [(p.name, p.party) for p in read.engagement.participants] == [("Ana Vale", "PRT"), ("Tomas Oren", "NOR")]


def test_the_head_of_state_is_the_president(readout: Whole) -> None:
    """A title of another kind means whoever holds an office of that kind."""
    text = "President Ana Vale of Portugal received Foreign Minister Tomas Oren of Norway. The head of state praised the plan."
    assert [s.speakers for s in readout(text).statements] == [("Ana Vale",)]


def test_an_office_without_a_name_speaks_for_its_party(readout: Whole) -> None:
    """Words of an unnamed minister are those of the state."""
    said = readout(REPORT + "The Danish Prime Minister praised the plan.").statements[-1]
    assert (said.speakers, said.party) == ((), ("DNK",))


def test_we_is_the_issuer(readout: Whole) -> None:
    """The first person plural of a release is the side that issued it."""
    said = readout(REPORT + "We are ready to help.", issuer="PRT").statements[-1]
    assert (said.party, said.rule) == (("PRT",), "continued.voice")


def unknown(_name: str, _party: str | None) -> tuple[None, None]:
    """Nobody is on record."""
    return None, None


def names(cast: Cast) -> Iterable[str]:
    """Everybody in the cast."""
    return [person.name for person in cast.people]


def test_a_person_is_met_once(parse: Read) -> None:
    """Short and long forms of one name are one person, by the longest."""
    cast = Cast(parse("Mr. Oren spoke. Minister Tomas Oren left. Tomas Erik Oren wrote."), None, unknown)
    assert names(cast) == ["Tomas Erik Oren"]


def test_records_are_looked_up(parse: Read) -> None:
    """A person on record has the record's party where the text states none, and its id."""
    cast = Cast(parse("Mr. Tomas Oren spoke."), None, lambda name, _: ("NOR", "oren") if name == "Tomas Oren" else (None, None))
    assert [(p.party, p.record) for p in cast.people] == [("NOR", "oren")]


TITLES = [
    ("the Minister of Foreign Affairs", {"minister", "foreign", "affairs"}),
    ("Prime Minister", {"prime", "minister"}),
    ("President/Chair", {"president", "chair"}),
]


@pytest.mark.parametrize(("title", "words"), TITLES, ids=[row[0] for row in TITLES])
def test_title_words(title: str, words: set[str]) -> None:
    """Articles and prepositions tell no office from another."""
    assert title_words(title) == words
