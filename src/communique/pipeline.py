"""The rooms joined: one document in, one readout out."""

from __future__ import annotations

from communique.extract import reader
from communique.model import Document, Readout


def read(document: Document) -> Readout:
    """Read one document in its own language; UnsupportedLanguage where no lexicon describes it."""
    return reader(document.lang).read(document)
