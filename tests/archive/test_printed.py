"""Texts by alternatives of terms, their statements, and how many readouts each day, issuer and pair has."""

from __future__ import annotations

import pytest
from tests.archive.composed import ENGLISH, chinese, english, packed, russian

from communique.archive.base import Archive
from communique.archive.tokens import Term


@pytest.fixture
def held(archive: Archive) -> Archive:
    """One meeting in three languages, and a fourth readout whose first version no longer stands."""
    with archive.writing():
        run = archive.start_run([])
        for readout in (english(), chinese(), russian(), english("edited", ENGLISH.replace("Geneva", "Lausanne"))):
            archive.put(packed(readout), run)
        archive.put(packed(english("edited", "It rained in Lausanne.", title="A wet day")), run)
    return archive


def word(key: str) -> Term:
    """A term of one word."""
    return Term((key,), prefix=False)


@pytest.mark.parametrize(
    ("groups", "found"),
    [
        ([[word("geneva"), word("lausanne")]], {"composed:en", "edited"}),
        ([[word("geneva"), word("rained")], [word("lausanne")]], {"edited"}),
        ([[word("nowhere")]], set()),
        ([], {"composed:en", "composed:zh", "composed:ru", "edited"}),
    ],
)
def test_of_every_group_one_term(held: Archive, groups: list[list[Term]], found: set[str]) -> None:
    """Every group needs one of its terms; without groups all texts that stand are given, and no other."""
    assert {text.id for text in held.printed(held.holding(groups))} == found


def test_one_language(held: Archive) -> None:
    """Only texts in the language asked for."""
    (text,) = held.printed(held.holding(lang="zh"))
    assert (text.id, text.issuer, text.day, set(text.parties)) == ("composed:zh", "CHN", "2031-03-05", {"CHN", "NOR"})


def test_documents_of_texts(held: Archive) -> None:
    """Each text's document comes as it was read, that of the text that stands; a key of none is left out."""
    texts = {text.key: text for text in held.printed(held.holding())}
    documents = held.documents([*texts, 10**9])
    assert documents == {key: held.get(text.id).readout.document for key, text in texts.items()}


def test_statements_of_texts(held: Archive) -> None:
    """Each text's statements come in order, and none for a text without."""
    texts = {text.id: text for text in held.printed(held.holding())}
    places = held.spoken_in([text.key for text in texts.values()])
    spoken = places[texts["composed:zh"].key]
    assert [(place.number, place.speakers, place.party) for place in spoken] == [(0, ("谭维林",), ("CHN",)), (1, ("霍尔姆",), ("NOR",))]
    assert texts["composed:zh"].text[spoken[0].start : spoken[0].end] == "两国战略伙伴关系不断发展"
    assert places[texts["composed:ru"].key] == []


def test_issued(held: Archive) -> None:
    """Readouts of an issuer (else source) are counted by year and by parties."""
    assert sorted(held.issued(["CHN", "Composed agency"])) == [("CHN", 2031, ("CHN", "NOR"), 1), ("Composed agency", 2031, (), 1)]
    assert held.issued([]) == []
