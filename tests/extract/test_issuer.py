"""Which side issued a text."""

from __future__ import annotations

import pytest

from communique.extract.issuer import Issuers
from communique.lexicon import load
from communique.model import Document

CASES = [
    ("Ministry of Foreign Affairs of Portugal", "PRT"),
    ("Portuguese Foreign Ministry", "PRT"),
    ("Embassy in Lisbon of the Kingdom of Norway", "NOR"),
    ("The White House", "USA"),
    ("Kremlin", "RUS"),
    ("中国外交部", "CHN"),
    ("МИД России", "RUS"),
    ("United Nations", "UN"),
    ("The Daily Vale", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("publisher", "party"), CASES, ids=[str(row[0]) for row in CASES])
def test_publishers(publisher: str | None, party: str | None) -> None:
    """A publisher's name tells the party by house, state or adjective, capital or organisation, in any language."""
    document = Document("composed", "Text.", "en", (), publisher=publisher)
    assert Issuers(load("en")).of(document) == party
