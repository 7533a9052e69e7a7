"""Finding lexicon forms in folded text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.match import Hit, Matcher, fold, longest

TEXTS = st.text(st.characters()) | st.text(st.sampled_from("aAéÉİǅßёЁ’–‑\u00a0\u00ad\n#😀\u200f中ﬁ"))

FOLDS = [
    ("Oren’s", "oren's"),
    ("10–12", "10-12"),
    ("non‑paper", "non-paper"),
    ("two\nwords", "two words"),
    ("two\u00a0words", "two words"),
    ("ПОЛЁТ", "полет"),
    ("İ", "İ"),
]


@pytest.mark.parametrize(("text", "expected"), FOLDS, ids=[row[1] for row in FOLDS])
def test_folding(text: str, expected: str) -> None:
    """Case, apostrophes, hyphens, spaces and ё are levelled; a letter without a single lower form stays."""
    assert fold(text) == expected


@given(TEXTS)
def test_folding_keeps_every_place(text: str) -> None:
    """A folded text is exactly as long as the text, so that offsets are the same."""
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays as it is."""
    assert fold(fold(text)) == fold(text)


FOUND = [
    ("trade", "Trade grew.", ["Trade"]),
    ("trade", "trademarks and upgrade", []),
    ("trade*", "trade, trademarks and upgrades", ["trade", "trademarks"]),
    ("trade talks", "TRADE\nTALKS", ["TRADE\nTALKS"]),
    ("oren's", "Oren’s plan", ["Oren’s"]),
    ("u.s.", "the U.S. plan", ["U.S."]),
    ("(a)", "see (a)b", ["(a)"]),
]


@pytest.mark.parametrize(("form", "text", "expected"), FOUND, ids=[f"{row[0]} in {row[1]!r}" for row in FOUND])
def test_words_are_found_whole(form: str, text: str, expected: list[str]) -> None:
    """A form begins and ends at the edge of a word, and one with a star is open to the right."""
    hits = Matcher([(form, 1)]).scan(fold(text))
    assert [text[hit.start : hit.end] for hit in hits] == expected


def test_scripts_without_spaces_are_found_anywhere() -> None:
    """Where words have no edges a form is found inside others."""
    assert Matcher([("贸易", 1)], words=False).scan("双边贸易额") == [Hit(2, 4, 1)]


def test_hits_come_by_place_and_the_longer_first() -> None:
    """All entries of a place are told, the longest first; one entry with one form is told once."""
    matcher = Matcher([("trade", 1), ("trade talks", 2), ("Trade", 1), ("talks", 3), ("trade", 4)])
    hits = matcher.scan("trade talks")
    assert [(hit.start, hit.end, hit.entry) for hit in hits] == [(0, 11, 2), (0, 5, 1), (0, 5, 4), (6, 11, 3)]
    assert [hit.entry for hit in longest(hits)] == [2]


def test_an_empty_vocabulary_finds_nothing() -> None:
    """A matcher without forms is no mistake."""
    assert Matcher[int]([]).scan("trade") == []


@given(st.lists(st.text("ab* ", min_size=1).filter(lambda form: form.strip("* ")), max_size=6), st.text("ab ", max_size=30))
def test_hits_are_in_order_and_inside(forms: list[str], text: str) -> None:
    """Hits are pieces of the text in order, and of these the kept ones lie apart."""
    hits = Matcher([(form, form) for form in forms]).scan(fold(text))
    assert hits == sorted(hits, key=lambda hit: (hit.start, -hit.end))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    kept = longest(hits)
    assert all(a.end <= b.start for a, b in pairwise(kept))
