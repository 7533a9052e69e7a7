"""Words and sentences of English text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.match import fold
from communique.extract.syntax.english.tokens import Splitter, Tokens
from communique.lexicon import load
from communique.model import Document, Sentence, Span

Split = Callable[[str], tuple[Tokens, list[Sentence]]]

WORDS = [
    ("The U.S. plan", ["the", "u.s.", "plan"]),
    ("the Mekong-U.S. plan", ["the", "mekong-u.s.", "plan"]),
    ("Ana J. Vale", ["ana", "j.", "vale"]),
    ("Vale’s plan", ["vale", "'s", "plan"]),
    ("O'Hara’s plan", ["o'hara", "'s", "plan"]),
    ("a well-known port", ["a", "well-known", "port"]),
    ("on 3rd May, 1.5%", ["on", "3rd", "may", ",", "1.5", "%"]),
    ("at 10:30", ["at", "10:30"]),
    ("HE Minister Vale said he", ["h.e.", "minister", "vale", "said", "he"]),
    ("“Trade”", ["“", "trade", "”"]),
]

SENTENCES = [
    ("Trade grew. It will grow.", ["Trade grew.", "It will grow."]),
    ("Mr. Oren met Ms. Vale. They spoke.", ["Mr. Oren met Ms. Vale.", "They spoke."]),
    ("Dr. Oren and Sen. Vale met Prof. Lind.", ["Dr. Oren and Sen. Vale met Prof. Lind."]),
    ("The U.S. Government agreed.", ["The U.S. Government agreed."]),
    ("They met in Washington, D.C. The talks went well.", ["They met in Washington, D.C.", "The talks went well."]),
    ("He praised the U.S. He also praised Norway.", ["He praised the U.S.", "He also praised Norway."]),
    ("“Trade grew.” It will grow.", ["“Trade grew.”", "It will grow."]),
    ("Will it grow? Yes! It will…", ["Will it grow?", "Yes!", "It will…"]),
    ("1. Trade grew. 2. Aid grew.", ["1. Trade grew.", "2. Aid grew."]),
    ("He paid 1.5 million. She paid 2.", ["He paid 1.5 million.", "She paid 2."]),
    ("It opens at 5 p.m. on Monday.", ["It opens at 5 p.m. on Monday."]),
    ("No full stop\nA second line", ["No full stop", "A second line"]),
    ("Trade grew (fast.) It will grow.", ["Trade grew (fast.)", "It will grow."]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS, ids=[row[0] for row in WORDS])
def test_words(split: Split, text: str, expected: list[str]) -> None:
    """Abbreviations, initials, numbers and hyphenated words are one word each, a genitive is one of its own."""
    assert split(text)[0].words == expected


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_sentences(split: Split, text: str, expected: list[str]) -> None:
    """A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number."""
    assert [sentence.span.of(text) for sentence in split(text)[1]] == expected


def test_paragraphs_are_counted(split: Split) -> None:
    """Every sentence knows its paragraph, and none runs over the end of one."""
    assert [sentence.paragraph for sentence in split("One. Two.\n\nThree")[1]] == [0, 0, 1]


def test_asides_are_skipped() -> None:
    """A sentence runs on across an insertion, whose words are no words of it."""
    text = "Mr. Oren born 1970 said so."
    aside = Span(text.index("born"), text.index(" said"))
    document = Document("composed", text, "en", (Span(0, len(text)),), asides=(aside,))
    tokens, sentences = Splitter(load("en").grammar.words).split(document, fold(text))
    assert tokens.words == ["mr", ".", "oren", "said", "so", "."]
    assert [sentence.span for sentence in sentences] == [Span(0, len(text))]


@given(st.text(st.sampled_from("ab Ab.?!…\"”’')(,;:1 2—-é—\u00a0中ש\u200f😀\x00")))
def test_sentences_cover_the_text(text: str) -> None:
    """Sentences are in order, share no character and leave out nothing but space."""
    body = (Span(0, len(text)),) if text.strip() else ()
    document = Document("composed", text, "en", body)
    tokens, sentences = Splitter(load("en").grammar.words).split(document, fold(text))
    spans = [sentence.span for sentence in sentences]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert tokens.words == [fold(text)[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
    assert [index for begin, stop in tokens.sentences for index in range(begin, stop)] == [*range(len(tokens.words))]
