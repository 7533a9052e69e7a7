"""Composed Chinese texts and the way they are read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.extract import reader
from communique.extract.syntax.base import Reading
from communique.extract.syntax.chinese import Chinese
from communique.lexicon import load
from communique.model import Document, Readout, Span


def document(
    text: str, *, title: str | None = None, published: str | None = "2031-05-14", publisher: str = "新华社"
) -> Document:
    """A document whose paragraphs are the lines of the text."""
    body: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            body.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Document("composed", text, "zh", tuple(body), title=title, published=published, publisher=publisher)


@pytest.fixture(scope="session")
def syntax() -> Chinese:
    """The Chinese syntax over its own lexicon."""
    return Chinese(load("zh"))


@pytest.fixture(scope="session")
def parse(syntax: Chinese) -> Callable[..., Reading]:
    """Text → reading."""
    return lambda text, **known: syntax.read(document(text, **known))


@pytest.fixture(scope="session")
def read() -> Callable[..., Readout]:
    """Text → readout, through all stages."""
    return lambda text, **known: reader("zh").read(document(text, **known))
