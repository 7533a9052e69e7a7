"""One sentence prepared for reading: actors and verbs side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax.english.frame import Frame

Prepare = Callable[[str], Frame]

VERBS = [
    ("Ms. Vale said that trade grew.", [("said", "finite", False)]),
    ("Ms. Vale, noting the progress, left.", [("noting", "ing", False)]),
    ("Ms. Vale came to thank Norway.", [("thank", "infinitive", False)]),
    ("Trade was discussed.", [("discussed", "passive", False)]),
    ("Ms. Vale expressed her firm belief that trade will grow.", [("expressed her firm belief", "finite", True)]),
    ("Ms. Vale expressed hope and left.", [("expressed hope", "finite", True)]),
    ("Ms. Vale expressed support for new proposals.", [("expressed support", "finite", True)]),
    ("They held a phone conversation.", []),
    ("The port opened.", []),
]


def verbs(frame: Frame) -> list[tuple[str, str, bool]]:
    """(printed words, form, whether a noun) of each verb."""
    text, tokens = frame.tokens.text, frame.tokens
    return [(text[tokens.starts[v.first] : tokens.ends[v.last]], v.form, v.noun) for v in frame.verbs]


@pytest.mark.parametrize(("text", "expected"), VERBS, ids=[row[0] for row in VERBS])
def test_verbs(frame: Prepare, text: str, expected: list[tuple[str, str, bool]]) -> None:
    """Cues are told by form; a light verb counts only with a speech noun close behind it."""
    assert verbs(frame(text)) == expected


ACTORS = [
    ("Ms. Vale spoke.", [("Ms. Vale", False)]),
    ("She met with Mr. Oren.", [("She", False), ("Mr. Oren", True)]),
    ("At Mr. Oren's request she spoke.", [("Mr. Oren", True), ("she", False)]),
    ("Foreign Minister Ana Vale of Portugal spoke.", [("Foreign Minister Ana Vale of Portugal", False)]),
    ("President Ana Vale of the Philippines spoke.", [("President Ana Vale of the Philippines", False)]),
    ("Ana Vale, Minister of Trade, spoke.", [("Ana Vale, Minister of Trade,", False)]),
    ("Ms. Vale spoke of Portugal.", [("Ms. Vale", False), ("Portugal", True)]),
    ("She praised RAO Vale of Norway.", [("She", False), ("RAO Vale", False), ("Norway", True)]),
]


@pytest.mark.parametrize(("text", "expected"), ACTORS, ids=[row[0] for row in ACTORS])
def test_actors(frame: Prepare, text: str, expected: list[tuple[str, bool]]) -> None:
    """A preposition or a genitive governs an actor; the state behind a titled name belongs to the person."""
    prepared = frame(text)
    tokens = prepared.tokens
    assert [(text[tokens.starts[a.first] : tokens.ends[a.last]], a.prepositional) for a in prepared.actors] == expected


def test_a_cue_waits_for_the_word_it_needs(frame: Prepare) -> None:
    """Nouns of speech stand in the frame whether or not a verb precedes them."""
    prepared = frame("Readiness was confirmed to send experts.")
    assert [prepared.tokens.words[first] for first, _, _ in prepared.nouns] == ["readiness"]
