"""Composed Russian texts and the way they are read. Persons are invented; states and offices are real words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract import reader
from communique.extract.syntax.base import Reading
from communique.extract.syntax.russian import Russian
from communique.lexicon import load
from communique.model import Document, Readout, Span


def document(
    text: str, *, title: str | None = None, published: str | None = "2031-05-14", issuer: str | None = "NOR",
    asides: tuple[Span, ...] = (), dateline: Span | None = None,
) -> Document:  # fmt: skip
    """A document whose paragraphs are the lines of the text."""
    body: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            body.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Document(
        "composed", text, "ru", tuple(body), title=title, published=published, issuer=issuer, asides=asides, dateline=dateline
    )


@pytest.fixture(scope="session")
def syntax() -> Russian:
    """The Russian syntax over its own lexicon."""
    return Russian(load("ru"))


@pytest.fixture(scope="session")
def parse(syntax: Russian) -> Callable[..., Reading]:
    """Text → reading."""
    return lambda text, **known: syntax.read(document(text, **known))


@pytest.fixture(scope="session")
def read() -> Callable[..., Readout]:
    """Text → readout, through all stages."""
    return lambda text, **known: reader("ru").read(document(text, **known))
