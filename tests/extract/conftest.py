"""English readings of composed sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract.syntax import SYNTAXES
from communique.extract.syntax.base import Reading, Syntax
from communique.lexicon import load
from communique.model import Act, Document, Mode, Span, Statement

Read = Callable[..., Reading]
Say = Callable[..., Statement]


@pytest.fixture(scope="session")
def english() -> Syntax:
    """The English syntax with its own lexicon."""
    lexicon = load("en")
    return SYNTAXES[lexicon.grammar.syntax](lexicon)


@pytest.fixture(scope="session")
def read(english: Syntax) -> Read:
    """A function that reads a text of one paragraph, published on a day."""

    def reading(text: str, published: str | None = None) -> Reading:
        return english.read(Document("composed", text, "en", (Span(0, len(text)),), published=published))

    return reading


@pytest.fixture(scope="session")
def say() -> Say:
    """A function that makes the statement whose content is the part of the text behind `cue`."""

    def statement(text: str, *acts: Act, cue: str = "", party: tuple[str, ...] = ("CHN",)) -> Statement:
        start = text.index(cue) if cue else 0
        mode: Mode = "explicit" if cue else "continued"
        begin = start + len(cue) + 1 if cue else 0
        end = len(text.rstrip("."))
        return Statement(
            speakers=(),
            party=party,
            mode=mode,
            cue=Span(start, start + len(cue)) if cue else None,
            content=Span(begin, end),
            sentence=Span(0, len(text)),
            rule="composed",
            acts=acts,
        )

    return statement
