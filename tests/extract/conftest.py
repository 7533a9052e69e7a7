"""English readings of composed sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.extract import reader
from communique.extract.syntax import SYNTAXES
from communique.extract.syntax.base import Reading, Syntax
from communique.lexicon import load
from communique.model import Act, Document, Mode, Readout, Span, Statement

Read = Callable[..., Reading]
Say = Callable[..., Statement]


def page(text: str, published: str | None = "2031-05-14", dateline: str | None = None, **known: Any) -> Document:
    """An English document whose paragraphs are the lines of the text; a `dateline` before the text is no part of it."""
    body: list[Span] = []
    start = len(dateline) + 1 if dateline else 0
    for line in text.split("\n"):
        if line.strip():
            body.append(Span(start, start + len(line)))
        start += len(line) + 1
    whole = f"{dateline}\n{text}" if dateline else text
    known["dateline"] = Span(0, len(dateline)) if dateline else None
    return Document("composed", whole, "en", tuple(body), published=published, **known)


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
def parse(english: Syntax) -> Read:
    """A function that reads a text whose paragraphs are its lines."""
    return lambda text, **known: english.read(page(text, **known))


@pytest.fixture(scope="session")
def readout() -> Callable[..., Readout]:
    """A function that takes a text through all stages."""
    return lambda text, **known: reader("en").read(page(text, **known))


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
