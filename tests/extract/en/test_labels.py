"""Which words are states, offices, names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.english.labels import Labels, party_of
from communique.extract.syntax.english.tokens import Tokens

Label = Callable[[str], tuple[Tokens, Labels]]

CASES = [
    ("Foreign Minister Ana Vale of Portugal", "OONN-S"),
    ("the Portuguese Minister of Trade", "-DO-P"),
    ("Ana J. Vale", "NJN"),
    ("Jan van der Vale", "NppN"),
    ("the European Union and Norway", "-GG-S"),
    ("He met Mr. Oren", "----N"),
    ("During talks", "--"),
    ("on May 3", "---"),
    ("with Theresa Vale in May", "-NN--"),
    ("april vale", "--"),
    ("the minister spoke", "-O-"),
    ("the polish of the stone", "-----"),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[row[0] for row in CASES])
def test_labels(label: Label, text: str, expected: str) -> None:
    """The lexicon names what it knows, a capital letter makes a name of the rest, and dates and openers are none."""
    assert "".join(label(text)[1].label) == expected


def test_names_need_a_capital(label: Label) -> None:
    """A state's adjective in lower case is a word like any other."""
    assert label("some turkey and one china cup")[1].label == ["-"] * 6


PARTIES = [
    ("Portugal", "PRT"),
    ("Portuguese", "PRT"),
    ("ASEAN", "ASEAN"),
    ("Moscow", "RUS"),
    ("Vale", None),
    ("Minister", None),
]


@pytest.mark.parametrize(("word", "party"), PARTIES, ids=[row[0] for row in PARTIES])
def test_party_of_a_word(label: Label, word: str, party: str | None) -> None:
    """States, their adjectives, organisations and capitals that stand for a government name a party."""
    assert party_of(label(word)[1], 0) == party


def test_the_longest_name_wins(label: Label) -> None:
    """Of names that begin at one word the longest counts, and every word of it knows where it ends."""
    _, labels = label("the Democratic Republic of the Congo agreed")
    assert [party_of(labels, index) for index in (1, 5)] == ["COD", "COD"]
    assert labels.last[1] == 5
