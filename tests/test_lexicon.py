"""Every entry of every vocabulary matches its examples and not its counter-examples."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from communique.extract.match import Hit
from communique.extract.syntax import SYNTAXES
from communique.extract.syntax.base import Reading, Syntax
from communique.extract.vocabulary import Demonym, SpeechNoun
from communique.lexicon import Entry, Lexicon, Named, languages, load
from communique.model import Document, Span

VOCABULARIES = (
    "cues", "marks", "topics", "stances", "kinds", "references", "signs", "offices", "states", "organisations", "places",
    "events", "institutions", "persons",
)  # fmt: skip
LANGUAGES = languages()


@lru_cache(maxsize=8)
def syntax(lang: str) -> Syntax:
    """The mechanics of a language with its lexicon."""
    lexicon = load(lang)
    return SYNTAXES[lexicon.grammar.syntax](lexicon)


def entries(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    """Every entry with the name of its vocabulary."""
    for name in VOCABULARIES:
        for entry in getattr(lexicon, name):
            yield name, entry


def reading(lang: str, text: str) -> Reading:
    """What the mechanics of the language find in the text."""
    return syntax(lang).read(Document("composed", text, lang, (Span(0, len(text)),)))


def attributes(read: Reading, entry: Entry) -> bool:
    """Whether the entry attributes a clause of the text."""
    return any(clause.entry is entry for clauses in read.clauses for clause in clauses)


def is_of(hit: Hit[Entry], entry: Entry) -> bool:
    """Whether the hit is the entry, a phrase widened from it, its speech noun or its demonym."""
    return hit.entry.id == entry.id and isinstance(hit.entry, type(entry) | SpeechNoun | Demonym)


def counts(read: Reading, hit: Hit[Entry]) -> bool:
    """Whether the hit is in the case that its entry asks for, and inside no longer hit of its kind and no longer name."""
    words = read.document.text[hit.start : hit.end]
    if words not in hit.entry.cased and words.lower() in {form.lower() for form in hit.entry.cased}:
        return False
    return not any(
        isinstance(other.entry, type(hit.entry) | Named)
        and other.start <= hit.start
        and hit.end <= other.end
        and other.end - other.start > hit.end - hit.start
        for other in read.hits
    )


def shown(lang: str, entry: Entry, text: str) -> bool:
    """Whether the entry is among what is found in the text."""
    read = reading(lang, text)
    return attributes(read, entry) or any(is_of(hit, entry) for hit in read.hits)


def mistaken(lang: str, entry: Entry, text: str) -> bool:
    """Whether the entry is found in the text and counts there."""
    read = reading(lang, text)
    return attributes(read, entry) or any(is_of(hit, entry) and counts(read, hit) for hit in read.hits)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_entries_match_their_examples(lang: str) -> None:
    """Each entry is found in each of its examples."""
    lost = [
        f"{name}#{entry.id}: {text}"
        for name, entry in entries(load(lang))
        for text in entry.example
        if not shown(lang, entry, text)
    ]
    assert lost == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_entries_do_not_match_their_counter_examples(lang: str) -> None:
    """No entry is found in any of its counter-examples."""
    wrong = [
        f"{name}#{entry.id}: {text}"
        for name, entry in entries(load(lang))
        for text in entry.counter
        if mistaken(lang, entry, text)
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_have_examples(lang: str) -> None:
    """Each entry that says how something is said has an example; names of things that exist need none."""
    bare = [
        f"{name}#{entry.id}"
        for name, entry in entries(load(lang))
        if not entry.example and not isinstance(entry, Named) and any(load(lang).forms(entry))
    ]
    assert bare == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ids_are_unique(lang: str) -> None:
    """No two entries of one vocabulary have the same id."""
    ids = [(name, entry.id) for name, entry in entries(load(lang))]
    assert sorted({one for one in ids if ids.count(one) > 1}) == []
