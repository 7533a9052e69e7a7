"""The set phrases of a text, by their formulae, each once and none inside another: a mark that all languages share."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from communique.analysis.phrases.phrase import Phrase
from communique.formulae import registry


class Uttered(NamedTuple):
    """A set phrase in a text: the formula's id, where it begins, and the words that print it."""

    formula: str
    start: int
    words: str


@lru_cache(maxsize=16)
def set_phrases(text: str, lang: str) -> tuple[Uttered, ...]:
    """The set phrases of a text in order; of overlapping ones the first, and the longest of those that begin there."""
    found = [(use.start, -use.end, id) for id in registry() for use in _phrase(id, lang).find(text)]
    kept: list[Uttered] = []
    reach = -1
    for start, end, id in sorted(found):
        if -end > reach:
            kept.append(Uttered(id, start, text[start:-end]))
            reach = -end
    return tuple(kept)


@lru_cache(maxsize=2000)
def _phrase(id: str, lang: str) -> Phrase:
    """A formula in one language; English words with and without the mark of the plural."""
    formula = registry()[id]
    wordings = formula.wordings.get(lang, [])
    if lang == "en":
        wordings = [*wordings, *(w[:-1] if w.endswith("s") else f"{w}s" for w in wordings)]
    return Phrase(wordings, formula.unless, formula.beside)
