"""Which actor is the subject of a verb."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from communique.extract.syntax.english.frame import Frame
from communique.extract.syntax.english.subjects import Subjects

Prepare = Callable[[str], Frame]

CASES = [
    ("Ms. Vale said so.", "said", ["Vale"]),
    ("Ms. Vale has repeatedly said so.", "said", ["Vale"]),
    ("Ms. Vale and Mr. Oren said so.", "said", ["Vale", "Oren"]),
    ("Ms. Vale, Mr. Oren and Ms. Lind said so.", "said", ["Vale", "Oren", "Lind"]),
    ("Both Ms. Vale and Mr. Oren said so.", "said", ["Vale", "Oren"]),
    ("At the meeting with Mr. Oren, Ms. Vale said so.", "said", ["Vale"]),
    ("Ms. Vale, on behalf of Portugal, said so.", "said", ["Vale"]),
    ("The plan of Mr. Oren said so.", "said", []),
    ("Mr. Oren's plan said so.", "said", []),
    ("The paper said so.", "said", []),
]


@pytest.mark.parametrize(("text", "verb", "expected"), CASES, ids=[row[0] for row in CASES])
def test_subjects(frame: Prepare, words: Mapping[str, Sequence[str]], text: str, verb: str, expected: list[str]) -> None:
    """Coordinated actors share a verb over adverbs, auxiliaries and insertions; one behind a preposition has none."""
    prepared = frame(text)
    found = Subjects(words).of(prepared, prepared.tokens.words.index(verb))
    assert [actor.mention.name for actor in found] == expected


TENSES = [
    ("Norway stressed this.", True),
    ("Norway said this.", True),
    ("Norway also rightly noted this.", True),
    ("Norway stresses this.", False),
    ("Norway has stressed this.", False),
    ("Norway did stress this.", True),
]


@pytest.mark.parametrize(("text", "past"), TENSES, ids=[row[0] for row in TENSES])
def test_the_past_reports(frame: Prepare, words: Mapping[str, Sequence[str]], text: str, past: bool) -> None:
    """The simple past tells that something was said; present and perfect do not."""
    prepared = frame(text)
    assert Subjects(words).is_past(prepared, prepared.verbs[0]) is past


SPEAKING = [
    ("Ms. Vale stresses this.", True),
    ("Ms. Vale will stress this.", False),
    ("Ms. Vale did not say when.", False),
    ("Ms. Vale did not support the plan.", True),
    ("We stress this.", False),
    ("Norway stresses this.", True),
    ("In the long run of the crisis, Norway stresses this.", False),
    ("The two sides stress this.", False),
    ("The two sides stressed this.", True),
    ("The two leaders stress this.", True),
    ("The two sides agree on this.", True),
]


@pytest.mark.parametrize(("text", "speaks"), SPEAKING, ids=[row[0] for row in SPEAKING])
def test_who_attributes(frame: Prepare, words: Mapping[str, Sequence[str]], text: str, speaks: bool) -> None:
    """Persons attribute in any tense but the future, sides only in the past or at the head of the sentence."""
    prepared = frame(text)
    who = Subjects(words)
    verb = prepared.verbs[0]
    assert who.speak(prepared, who.of(prepared, verb.first), verb) is speaks
