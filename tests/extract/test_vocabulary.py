"""Everything a lexicon knows, in one matcher."""

from __future__ import annotations

import pytest

from communique.extract.match import fold
from communique.extract.vocabulary import Bar, Demonym, LightVerb, SpeechNoun, compile_matcher, forms
from communique.lexicon import Cue, Entry, Office, State, load

LEXICON = load("en")
MATCHER = compile_matcher(LEXICON)

CASES: list[tuple[str, type[Entry], str]] = [
    ("Portugal", State, "PRT"),
    ("Portuguese", Demonym, "PRT"),
    ("stressed", Cue, "stress"),
    ("stresses", Cue, "stress"),
    ("expressed", LightVerb, "light-verb"),
    ("conveyed", LightVerb, "light-verb"),
    ("Foreign Minister", Office, "foreign-minister"),
    ("Latin America", Bar, "USA"),
]


@pytest.mark.parametrize(("words", "kind", "name"), CASES, ids=[row[0] for row in CASES])
def test_what_words_are(words: str, kind: type[Entry], name: str) -> None:
    """States, adjectives, inflected cues, light verbs and offices are told apart; a bar hides the name inside."""
    assert (kind, name) in {(type(hit.entry), hit.entry.id) for hit in MATCHER.scan(fold(words))}


def test_nouns_of_speech_lead_to_their_cue() -> None:
    """A noun that attributes after a light verb carries the entry it belongs to."""
    nouns = [hit.entry for hit in MATCHER.scan("hope") if isinstance(hit.entry, SpeechNoun)]
    assert [noun.cue.id for noun in nouns] == [noun.id for noun in nouns] != []


def test_no_form_is_empty() -> None:
    """Every form of every entry is something to look for, with no space around it."""
    assert [entry.id for form, entry in forms(LEXICON) if not form.rstrip("*") or form != form.strip()] == []
