"""The English syntax as a whole."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.syntax import SYNTAXES
from communique.extract.syntax.base import Reading, Syntax
from communique.lexicon import load
from communique.model import Document, Span

Read = Callable[..., Reading]

SYNTAX = SYNTAXES["english"](load("en"))
CHUNKS = [
    "Foreign Minister Ana Vale of Portugal", "Mr. Oren", "the two sides", "Norway", "she", "they", "said", "that", "said that",
    "expressed hope", "met with", "while", "was discussed", "trade", "in", "of", "on the sidelines of the", "Forum", "and",
    "Jr.", "U.S.", "to discuss", ",", ".", ";", ":", "“", "”", '"', "’s", "'s", "(", ")", "—", "…", "?", "\n", "\t", "1.", "May 3",
    "Second,", "There was", "It was agreed", "According to", "will", "#", "😀", "\u200f", "שלום", "\x00", "é", "İ", "中国", "ǆ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(CHUNKS), max_size=30).map(" ".join) | st.text(max_size=120)

SUBJECTS = [
    ("Norway supports the plan.", "Norway"),
    ("During the talks, the two sides praised the plan.", "the two sides"),
    ("In the view of Norway the plan works.", None),
    ("We are ready.", "We"),
    ("The plan works.", None),
]


def document(text: str) -> Document:
    """A document whose paragraphs are the lines of the text."""
    body: list[Span] = []
    start = 0
    for line in text.split("\n"):
        body += [Span(start, start + len(line))] if line.strip() else []
        start += len(line) + 1
    return Document("composed", text, "en", tuple(body), published="2031-05-14")


@pytest.mark.parametrize(("text", "subject"), SUBJECTS, ids=[row[0] for row in SUBJECTS])
def test_the_subject_opens_its_sentence(read: Read, text: str, subject: str | None) -> None:
    """The grammatical subject is an actor at the head of the sentence or of its main clause."""
    (found,) = read(text).subjects
    assert (found and text[found.start : found.end]) == subject


def test_every_sentence_has_its_row(parse: Read) -> None:
    """Mentions, clauses, subjects, narration and predicates belong to sentences by number."""
    reading = parse("Minister Ana Vale met Mr. Oren. She said so.\nTrade grew.")
    rows = (reading.mentions, reading.clauses, reading.subjects, reading.narrates, reading.predicates)
    assert [len(row) for row in rows] == [len(reading.sentences)] * 5


def test_an_empty_body_has_no_sentences(english: Syntax) -> None:
    """A page without paragraphs is read without complaint."""
    assert english.read(Document("composed", "", "en", ())).sentences == []


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    """Whatever the text, spans lie inside their sentence, in order, and are printed without space around them."""
    reading = SYNTAX.read(document(text))
    assert all(a.span.end <= b.span.start for a, b in pairwise(reading.sentences))
    for number, sentence in enumerate(reading.sentences):
        inside = [(m.start, m.end) for m in reading.mentions[number]]
        assert all(a[1] <= b[0] for a, b in pairwise(inside))
        for clause in reading.clauses[number]:
            inside += [clause.content, clause.cue]
            assert clause.content.of(text)[-1] not in ",;:"
        for start, end in inside:
            assert sentence.span.start <= start < end <= sentence.span.end
            assert text[start:end] == text[start:end].strip()


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_reading_twice_is_reading_once(text: str) -> None:
    """The syntax keeps nothing between documents: the same text is read the same way again."""
    once, again = SYNTAX.read(document(text)), SYNTAX.read(document(text))
    assert (once.sentences, once.mentions, once.clauses) == (again.sentences, again.mentions, again.clauses)


@settings(deadline=None, max_examples=100)
@given(TEXTS, st.integers(0, 60))
def test_phrases_days_and_events_lie_in_the_text(text: str, start: int) -> None:
    """A noun phrase, a day and a host event are exact, non-empty pieces of what was asked about."""
    start = min(start, len(text))
    reading = SYNTAX.read(document(text))
    spans = list(SYNTAX.noun_phrase(text, start, len(text)))
    day = SYNTAX.date(text, Span(start, len(text)), "2031-05-14")
    spans += [day[1]] if day else []
    for sentence in reading.sentences:
        event = SYNTAX.host_event(reading, sentence.span)
        assert event is None or sentence.span.start <= event.start < event.end <= sentence.span.end
    assert all(start <= span.start < span.end <= len(text) for span in spans)
