"""How far an English noun phrase reaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.syntax.english.phrases import Phrases
from communique.lexicon import load

PHRASES = Phrases(load("en"))
WORDS = st.sampled_from(
    ["the", "a", "and", "or", ",", "of", "in", "Peru", "“plan”", "plan", "free", "open", "which", "is", "that", "supports",
     "opposing", "firmly", "as", "by", "U.S.", "Peru's", "(PLAN)", "for", ";", "—", "\n", "its", "other"],
)  # fmt: skip


def found(text: str) -> list[str]:
    """The phrases at the start of the text, as printed."""
    return [span.of(text) for span in PHRASES.find(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("the use of force", ["use of force"]),
        ("unilateralism and power politics", ["unilateralism", "power politics"]),
        ("sovereignty, independence and dignity", ["sovereignty", "independence", "dignity"]),
        ("purposes and principles of the pact", ["purposes and principles of the pact"]),
        ("sovereignty and territorial integrity of Peru", ["sovereignty", "territorial integrity of Peru"]),
        ("decisive and transparent steps taken by Peru", ["decisive and transparent steps taken by Peru"]),
        ("crews hit by storms in Peru and the Gambia", ["crews hit by storms in Peru and the Gambia"]),
        ("risks it poses to Peru", ["risks it poses to Peru"]),
        ("Peru for as long as it takes", ["Peru"]),
        ("trade in Peru and beyond", ["trade in Peru and beyond"]),
        ("limits on travel and trade", ["limits on travel and trade"]),
        ("the efforts of Peru and the League", ["efforts of Peru and the League"]),
        ("the plan, which was drawn up", ["plan"]),
        ("the plan, including its annex", ["plan"]),
        ("the plan, and hopes that it works", ["plan"]),
        ("the plan and opposes any delay", ["plan"]),
        ("the plan and properly handle the rest", ["plan"]),
        ("an order that is more just and more equal", ["order that is more just and more equal"]),
        ("the fair stand Peru has taken", ["fair stand Peru has taken"]),
        ("“Road and Rail” plan, the Lima Accord and other proposals", ["“Road and Rail” plan", "Lima Accord", "proposals"]),
        ("Peru as a partner of the League", ["Peru as a partner of the League"]),
        ("Peru as it defends itself", ["Peru"]),
        ("and supports the mediation", ["mediation"]),
        ("and will take part in the plan", ["plan"]),
    ],
)
def test_where_phrases_end_and_part(text: str, phrases: list[str]) -> None:
    """Clauses, participles and examples end a phrase; things joined are several, adjectives joined are one."""
    assert [phrase.removeprefix("other ") for phrase in found(text)] == phrases


@pytest.mark.parametrize("text", ["", "to see the plan", "is ready", "in the plan", "which is new", ", the plan", "you once again"])
def test_where_none_begins(text: str) -> None:
    """An infinitive, a verb, a preposition, a pronoun or a mark begins no noun phrase."""
    assert found(text) == []


@given(st.lists(WORDS, max_size=30), st.integers(0, 12), st.integers(0, 80))
def test_spans_lie_inside_in_order_and_apart(words: list[str], start: int, reach: int) -> None:
    """Whatever the words, spans are non-empty, inside the limits, in order and apart."""
    text = " ".join(words)
    limit = min(len(text), start + reach)
    last = start
    for span in PHRASES.find(text, start, limit):
        assert last <= span.start < span.end <= max(limit, start)
        last = span.end
