"""Is this a readout at all? Press conferences, speeches, joint papers and domestic news are told apart, with a reason.

A headline decides where its words are plain; a text of questions and answers shows itself by how its lines begin; and a
meeting in which only the issuer's own side took part is domestic, unless the headline calls it a readout.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.extract.match import fold
from communique.lexicon import Genre, Lexicon
from communique.model import Document

LINES = 3
"""How many lines must begin like a question or an answer for the text to be one of questions and answers."""

NO_REPORT = "the text reports no meeting, call or visit"
DOMESTIC = "only the issuer's own side took part: domestic news"


class Genres:
    """Tells readouts from other texts; built from the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._genres = [
            (genre, tuple(map(fold, genre.forms)), tuple(map(fold, genre.unless))) for genre in lexicon.genres
        ]
        self._lines = {fold(line): genre for genre in lexicon.genres for line in genre.lines}
        self._starts = tuple(self._lines)
        self._exempt = tuple(lexicon.grammar.words.get("readout_word", ()))

    def other(self, document: Document, folded: str) -> Genre | None:
        """What the text is instead of a readout, or None where nothing speaks against it."""
        return self._by_headline(document) or self._by_lines(document, folded)

    def domestic(self, document: Document, parties: Sequence[str], issuer: str | None) -> bool:
        """Whether nobody but the issuer's own side took part."""
        if issuer is None or set(parties) - {issuer}:
            return False
        title = fold(document.title or "")
        return not any(word in title for word in self._exempt)

    def _by_headline(self, document: Document) -> Genre | None:
        title = fold(document.title or "")
        for genre, forms, unless in self._genres:
            if any(form in title for form in forms) and not any(form in title for form in unless):
                return genre
        return None

    def _by_lines(self, document: Document, folded: str) -> Genre | None:
        if not self._starts:
            return None
        found = [p.start for p in document.body if folded.startswith(self._starts, p.start)]
        if len(found) < LINES:
            return None
        return next(genre for line, genre in self._lines.items() if folded.startswith(line, found[0]))
