"""Earlier meetings that a readout refers to, where the archive has them: "the summit in Samarkand last September".

A reference is followed when its words name a city, in whatever language, and the archive holds a meeting there before
the readout's own day between two of the same parties, or between one of them in the very year that the words name.
Of several the latest is meant. Nothing else is guessed; a reference that is not followed stays words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique import lexicon
from communique.archive.base import Archive
from communique.archive.pack import parties_of
from communique.archive.records import Held, Stored
from communique.archive.tokens import occurrences, term_of
from communique.lexicon import Place
from communique.model import Reference

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A reference that was followed: its index in the readout, its words, and the meeting with one of its readouts.

    `why` names the city and what else decided: "parties", or the year.
    """

    reference: int
    words: str
    meeting: str
    date: str
    readout: str
    why: str


def earlier(archive: Archive, stored: Stored) -> list[Earlier]:
    """The earlier meetings that a readout refers to; empty where its day is not known."""
    if stored.day is None:
        return []
    found = []
    for i, reference in enumerate(stored.readout.references):
        if reference.kind == "meeting" and (followed := _followed(archive, stored, i, reference)):
            found.append(followed)
    return found


def _followed(archive: Archive, stored: Stored, number: int, reference: Reference) -> Earlier | None:
    words = reference.span.of(stored.readout.document.text)
    years = _YEAR.findall(words)
    own = set(parties_of(stored.readout))
    for place in _cities(words, stored.readout.document.lang):
        names = [name for names in place.names.values() for name in names]
        for held in archive.held_in(names, stored.day or ""):
            why = _reason(held, own, years)
            if why and held.meeting and held.meeting != stored.meeting:
                return Earlier(number, words, held.meeting, held.day, held.id, f"{place.id}, {why}")
    return None


def _reason(held: Held, own: set[str], years: list[str]) -> str | None:
    if years and held.day[:4] not in years:
        return None
    shared = own & set(held.parties)
    if len(shared) > 1:
        return "parties"
    return held.day[:4] if years and shared else None


def _cities(words: str, lang: str) -> Iterator[Place]:
    """Cities that the words name in the language of the text."""
    if lang not in lexicon.languages():
        return
    for place in lexicon.load(lang).places:
        terms = [term for name in place.names.get(lang, ()) if (term := term_of(name))]
        if any(name in words for name in place.names.get(lang, ())) or next(occurrences(terms, words), None):
            yield place
