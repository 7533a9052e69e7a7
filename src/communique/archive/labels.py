"""The shelves a readout stands on: its source and the source's own sections, parties, persons, language, kind, issuer.

A section is filed by its trail, from the outside in, and under every beginning of it, so that everything below a
section stands on its shelf. A party that only aides belong to, or that issued a text without an engagement, was
present and is no party to it. A person is filed by the id of the record, else by the printed name; under a person
stands how it was called: name, party and role as printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from communique.model import Document, Readout
from communique.text import search_key

LABELS_VERSION = 3
"""Raised whenever the same readout stands on other shelves than before; the shelves are then filled anew."""

_MENU = 5
"""So many sections without a trail are the site's menu, and say nothing about the page."""


class Label(NamedTuple):
    """A shelf by its kind and name; `under` are kind and name of the one it belongs to."""

    kind: str
    name: str
    under: tuple[str, str] | None = None


def labels_of(readout: Readout, source: str, parties: Sequence[str]) -> tuple[Label, ...]:
    """The shelves a readout stands on, each once; `source` and `parties` are those it is kept under."""
    document, engagement = readout.document, readout.engagement
    labels = [Label("source", source), Label("lang", document.lang)]
    for trail in trails_of(document):
        starts = (trail[: i + 1] for i in range(len(trail)))
        labels += [Label("section", cell(start), ("source", source)) for start in starts]
    labels += [Label("issuer", document.issuer)] if document.issuer else []
    labels += [Label("kind", engagement.kind)] if engagement else []
    labels += [Label("party", party) for party in parties]
    there = {document.issuer, *(p.party for p in engagement.participants)} if engagement else {document.issuer}
    labels += [Label("present", party) for party in sorted(filter(None, there)) if party not in parties]
    labels += _persons(readout)
    return tuple(dict.fromkeys(labels))


def trails_of(document: Document) -> list[tuple[str, ...]]:
    """Where the source itself files a page: its trail, else each of its few sections.

    A trail that ends in the page's own title ends before it.
    """
    trail = document.breadcrumb
    if trail and document.title and search_key(trail[-1]) == search_key(document.title):
        trail = trail[:-1]
    if trail:
        return [trail]
    return [(section,) for section in document.sections] if len(document.sections) < _MENU else []


def pairs_of(keys: Mapping[Label, int]) -> set[tuple[int, int]]:
    """Which two shelves of a readout, given with their keys, are counted together: the one a page is about, the other.

    They are parties with one another, persons with the other sides, parties with their own persons, both with the
    source, and the source with the language.
    """
    parties = [(label.name, key) for label, key in keys.items() if label.kind == "party"]
    sources = [key for label, key in keys.items() if label.kind == "source"]
    pairs = {(a, b) for _, a in parties for _, b in parties if a != b}
    for label, key in keys.items():
        if label.kind == "called" and label.under:
            person, own = keys[Label(*label.under)], json.loads(label.name)[1]
            pairs |= {(party, person) if name == own else (person, party) for name, party in parties}
        elif label.kind in ("party", "person"):
            pairs |= {(key, source) for source in sources}
        elif label.kind == "lang":
            pairs |= {(source, key) for source in sources}
    return pairs


def cell(parts: Sequence[str | None]) -> str:
    """A trail, or a name with party and role, as the name of a shelf."""
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def _persons(readout: Readout) -> Iterator[Label]:
    for participant in readout.engagement.participants if readout.engagement else ():
        person = ("person", participant.record or participant.name)
        role = participant.role.of(readout.document.text) if participant.role else None
        yield Label(*person)
        yield Label("called", cell((participant.name, participant.party, role and " ".join(role.split()))), person)
