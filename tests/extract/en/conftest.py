"""The parts of the English syntax, each over the words of its own grammar. Persons are invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from communique.extract.match import fold
from communique.extract.syntax.english.frame import Frame, Framer
from communique.extract.syntax.english.labels import Labeller, Labels
from communique.extract.syntax.english.mentions import MentionFinder
from communique.extract.syntax.english.tokens import Splitter, Tokens
from communique.extract.vocabulary import compile_matcher
from communique.lexicon import load
from communique.model import Document, Sentence, Span

Split = Callable[[str], tuple[Tokens, list[Sentence]]]
Label = Callable[[str], tuple[Tokens, Labels]]
Prepare = Callable[[str], Frame]


@pytest.fixture(scope="session")
def words() -> Mapping[str, Sequence[str]]:
    """The word classes of the English grammar."""
    return load("en").grammar.words


@pytest.fixture(scope="session")
def split(words: Mapping[str, Sequence[str]]) -> Split:
    """A function that gives the tokens and sentences of a text whose paragraphs are its lines."""
    splitter = Splitter(words)

    def splitting(text: str) -> tuple[Tokens, list[Sentence]]:
        body: list[Span] = []
        start = 0
        for line in text.split("\n"):
            body += [Span(start, start + len(line))] if line.strip() else []
            start += len(line) + 1
        return splitter.split(Document("composed", text, "en", tuple(body)), fold(text))

    return splitting


@pytest.fixture(scope="session")
def label(words: Mapping[str, Sequence[str]], split: Split) -> Label:
    """A function that gives the tokens of a text and their labels."""
    labeller, matcher = Labeller(words), compile_matcher(load("en"))

    def labelling(text: str) -> tuple[Tokens, Labels]:
        tokens, _ = split(text)
        return tokens, labeller.label(text, tokens, matcher.scan(fold(text)))

    return labelling


@pytest.fixture(scope="session")
def frame(words: Mapping[str, Sequence[str]], label: Label) -> Prepare:
    """A function that prepares a text of one sentence."""
    framer, finder, matcher = Framer(words), MentionFinder(words, frozenset()), compile_matcher(load("en"))

    def framing(text: str) -> Frame:
        tokens, labels = label(text)
        cues = framer.cues(tokens, matcher.scan(fold(text)))
        begin, stop = tokens.sentences[0]
        return framer.frame(tokens, begin, stop, finder.find(tokens, labels)[0], cues, sorted(cues))

    return framing
