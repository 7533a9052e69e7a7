"""What is looked for when a set phrase is: its uses in each language, and what is near them."""

from __future__ import annotations

from collections.abc import Sequence

from communique.analysis.phrases.near import Near, Neighbourhood
from communique.analysis.phrases.phrase import Phrase, Use, phrase_of
from communique.formulae import Formula


class Sought:
    """A formula in a text's own language, or typed words in every text.

    Near a formula is what is near its canonical wording and none of its others.
    """

    def __init__(self, whole: Phrase, formula: Formula | None) -> None:
        self.whole = whole
        self._strict = formula is not None
        self._canonical = {lang: row[0] for lang, row in formula.wordings.items()} if formula else {}
        held = formula.wordings if formula else {}
        self._phrases = {
            lang: Phrase(row, formula.unless, formula.beside) for lang, row in held.items() if formula is not None
        }
        self._areas: dict[str | None, list[Neighbourhood]] = {}

    def phrase(self, lang: str) -> Phrase:
        """The wordings in a language; all of them for one in which the registry has none."""
        return self._phrases.get(lang, self.whole)

    def areas(self, lang: str | None) -> list[Neighbourhood]:
        """What is near them in a language; in all languages for None."""
        if lang not in self._areas:
            every = list(self._canonical.values()) or list(self.whole.wordings)
            wordings = [self._canonical[lang]] if lang in self._canonical else every
            self._areas[lang] = [Neighbourhood(wording, strict=self._strict) for wording in wordings]
        return self._areas[lang]

    def near(self, lang: str, text: str, uses: Sequence[Use]) -> list[Near]:
        """What is near in a text of a language outside of its uses.

        Where two wordings claim a place, the one with fewer changed words has it.
        """
        found = [near for area in self.areas(lang) for near in area.find(text, uses)]
        if not found:
            return found
        phrase = self.phrase(lang)
        found.sort(key=lambda near: (sum(one.old != one.new for one in near.changes), near.start - near.end))
        kept: list[Near] = []
        for near in found:
            apart = all(near.end <= other.start or other.end <= near.start for other in kept)
            if apart:
                kept.append(near)
        return [near for near in kept if phrase.accompanied(text, near.start, near.end)]


def sought(formula: Formula) -> Sought:
    """A formula in all its wordings."""
    return Sought(phrase_of(formula), formula)


def typed(words: str, formula: Formula | None) -> Sought:
    """Typed words as they are, in the senses of the formula that has them."""
    return Sought(Phrase([words], formula.unless, formula.beside) if formula else Phrase([words]), None)
