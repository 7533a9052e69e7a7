"""Every Chinese entry is found in its examples and not in its counter-examples, as the reader finds it."""

from __future__ import annotations

import pytest

from communique.extract.syntax.chinese.lexis import Lexis
from communique.extract.syntax.chinese.script import fold_han
from communique.extract.vocabulary import SpeechNoun
from communique.lexicon import Entry, load

LEXICON = load("zh")
LEXIS = Lexis(LEXICON)
KINDS = ("cues", "marks", "topics", "stances", "kinds", "references", "signs", "offices", "institutions", "places")


def han(text: str) -> bool:
    """Whether the text holds Han characters."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)


ENTRIES = [
    (kind, entry)
    for kind in KINDS
    for entry in getattr(LEXICON, kind)
    if any(han(form) for form in LEXICON.forms(entry)) and any(han(text) for text in (*entry.example, *entry.counter))
]


def found(entry: Entry, text: str) -> bool:
    """Whether the entry, or a speech noun of it, is found in the text."""
    hits = LEXIS.scan(fold_han(text))
    return any(hit.entry is entry or (isinstance(hit.entry, SpeechNoun) and hit.entry.cue is entry) for hit in hits)


@pytest.mark.parametrize(("kind", "entry"), ENTRIES, ids=[f"{kind}-{entry.id}" for kind, entry in ENTRIES])
def test_examples_and_counters(kind: str, entry: Entry) -> None:
    """An example matches, a counter-example does not."""
    assert [text for text in entry.example if han(text) and not found(entry, text)] == []
    assert [text for text in entry.counter if han(text) and found(entry, text)] == []


def test_every_entry_of_the_language_has_an_example() -> None:
    """Nothing stands in the Chinese vocabulary without a text that shows it."""
    own = [entry for kind in KINDS[:8] for entry in getattr(LEXICON, kind)]
    assert [entry.id for entry in own if any(han(f) for f in LEXICON.forms(entry)) and not entry.example] == []


def test_traditional_forms_match() -> None:
    """A form is simplified, the text may be traditional."""
    assert any(
        isinstance(hit.entry, Entry) and hit.entry.id == "stress" for hit in LEXIS.scan(fold_han("他強調，必須對話。"))
    )
