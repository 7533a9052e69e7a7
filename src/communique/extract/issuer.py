"""Which side issued a text: from its publisher or an agency's dateline, where the page's profile does not say."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.extract.match import Matcher, fold
from communique.extract.syntax.base import Reading
from communique.lexicon import Entry, Institution, Lexicon, Organisation, Place, State
from communique.model import Document, Span

DATELINE = 60
"""Characters within which the dash that ends an agency's dateline stands."""
_SLASHES = re.compile(r"/[^/\n]{2,30}/\.?")
_DASH = re.compile(r"\s[-–—]{1,2}\s|\)\s*[-–—:]|(?<=\d)\.?-{1,2}\s")


class Issuers:
    """Reads publishers' names in any language: states, their adjectives, houses, speaking capitals, organisations."""

    def __init__(self, lexicon: Lexicon) -> None:
        forms: list[tuple[str, Entry]] = []
        for institution in lexicon.institutions:
            forms += [(form, institution) for form in institution.forms]
        for state in lexicon.states:
            for words in (*state.names.values(), *state.demonyms.values()):
                forms += [(word, state) for word in words if _tells(word)]
        for organisation in lexicon.organisations:
            for words in organisation.names.values():
                forms += [(word, organisation) for word in words if _tells(word)]
        for place in lexicon.places:
            if place.speaks_for:
                forms += [(word, place) for words in place.names.values() for word in words if _tells(word)]
        self._named = lru_cache(maxsize=1024)(self._of_publisher)
        self._spaced: Matcher[Entry] = Matcher(row for row in forms if not _han(row[0]))
        self._unspaced: Matcher[Entry] = Matcher((row for row in forms if _han(row[0])), words=False)

    def of(self, document: Document) -> str | None:
        """The party code of the publisher, or None."""
        return self._named(document.publisher) if document.publisher else None

    def _of_publisher(self, publisher: str) -> str | None:
        rank: dict[type[Entry], int] = {Institution: 0, State: 1, Place: 2, Organisation: 3}
        folded = fold(publisher)
        found = [*self._spaced.scan(folded), *self._unspaced.scan(folded)]
        hits = sorted(found, key=lambda h: (rank[type(h.entry)], h.start))
        for hit in hits:
            entry = hit.entry
            if isinstance(entry, Institution):
                return entry.party
            if isinstance(entry, Place):
                return entry.state
            return entry.id
        return None


def agency_dateline(reading: Reading) -> Span | None:
    """What stands before the text of an agency's report: a place and a dash ("DOHA, 8 May (agency) - The …"), or a
    place and an agency between slashes ("HALM, May 8. /AGENCY/. The …").
    """
    if not reading.sentences:
        return None
    start = reading.sentences[0].span.start
    opening = Span(start, start + DATELINE)
    first = next((hit for hit in reading.hits_in(opening) if isinstance(hit.entry, Place)), None)
    if first is None:
        return None
    slashes = _SLASHES.search(reading.folded, first.end, opening.end)
    if slashes:
        return Span(start, slashes.end())
    dash = _DASH.search(reading.folded, first.end, opening.end)
    return Span(start, dash.start()) if dash and first.start == start else None


def _han(word: str) -> bool:
    """Whether a word is written without spaces around it."""
    return "\u4e00" <= word[0] <= "\u9fff"


def _tells(word: str) -> bool:
    """Whether a name is long enough to mean nothing else."""
    return len(word) > (1 if _han(word) else 2)
