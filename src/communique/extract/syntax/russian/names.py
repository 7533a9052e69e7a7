"""A person's name back in the nominative: "Шавкатом Мирзиёевым" → "Шавкат Мирзиёев".

Rules by ending, no dictionary: names of readouts come from the whole world. Which case a name stands in is told by the
words before it (its title, a preposition) or, without them, by the endings of all its parts together; a part that
does not decline (Моди, Лукашенко, Ван И) fits every case and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from communique.extract.match import fold

VOWELS = "аеиоуыэюя"
HUSH = "жшчщц"
VELAR = "гкх"
INITIALS = re.compile(r"^(?:[А-ЯЁ][а-яё]?\.\s?)+")
_WEIGHT = {"d": 0.8, "a": 0.7}
"""Endings that fit less well without a context: -у is oftener a dative than an accusative, and oftener neither."""
CASES = "ngdaip"
CACHED = 8192
"""Names whose readings are kept; a readout names about ten persons."""
FLEETING = {"павл": "Павел", "льв": "Лев", "петр": "Пётр"}
"""Stems whose nominative has a vowel of its own."""


class Names:
    """The names rules with the word lists of a grammar: women's names, men's names in -а, names that never change."""

    def __init__(self, female: Collection[str], in_a: Collection[str], fixed: Collection[str]) -> None:
        self.female = frozenset(map(fold, female))
        self._in_a = frozenset(map(fold, in_a)) | self.female
        self._fixed = frozenset(map(fold, fixed))
        self._readings = lru_cache(maxsize=CACHED)(self._read)

    def nominative(self, printed: str, cases: str, *known: Collection[str]) -> tuple[str, str]:
        """The name in the nominative and the case letter it was printed in.

        `cases` are the letters that the context allows, likeliest first; empty when it says nothing. A reading that is
        in one of `known` (names in the nominative) wins.
        """
        readings = self._readings(printed)
        best, best_fit, best_case = printed, -1.0, "n"
        for rank, case in enumerate(cases or CASES):
            name, fit = readings[case]
            fit -= rank * 0.01
            if rank == 0 and cases:
                fit += 0.3
            if any(name in names for names in known):
                fit += 10
            if fit > best_fit:
                best, best_fit, best_case = name, fit, case
        return best, best_case

    def readings(self, printed: str) -> list[tuple[str, str]]:
        """Every (nominative, case letter) that the printed words can have, the nominative as printed first."""
        return [(name, case) for case, (name, _) in self._readings(printed).items()]

    def _read(self, printed: str) -> dict[str, tuple[str, float]]:
        """For each case, the nominative that the printed name has if it stands in that case, and how well it fits."""
        initials = INITIALS.match(printed)
        lead = initials.group() if initials else ""
        words = printed[len(lead) :].split()
        masculine = any(self._turn(word, "g")[1] >= 1 for word in words)
        readings = {}
        for case in CASES:
            turned = [self._turn(word, "g" if case == "a" and masculine else case) for word in words]
            readings[case] = (lead + " ".join(word for word, _ in turned), sum(weight for _, weight in turned))
        return readings

    def agrees(self, printed: str, cases: str) -> bool:
        """Whether a name can stand in one of the cases, and is no plain nominative beside a title in another case."""
        readings = self._readings(printed)
        if not cases or "n" in cases or fold(INITIALS.sub("", printed).split()[0]) in self.female:
            return True
        return readings["n"][1] - max(readings[case][1] for case in cases if case in CASES) <= 0.9

    def feminine(self, name: str) -> bool | None:
        """Whether the name (nominative) is a woman's; None where its first word does not tell, as a Chinese surname."""
        first = fold(name.split()[0])
        if first in self.female:
            return True
        if first.endswith("ь") and sum(letter in VOWELS for letter in first) < 3:
            return None
        return False if first and first[-1] not in VOWELS and "." not in first else None

    def _turn(self, word: str, case: str) -> tuple[str, float]:
        """The word's nominative if it stands in `case`, and how well it fits there (0 to 1)."""
        head, hyphen, last = word.rpartition("-")
        if hyphen:
            first, weight_first = (head, 0.2) if head.endswith("ым") else self._turn(head, case)
            second, weight = self._turn(last, case)
            return f"{first}-{second}", max(weight, weight_first)
        return _turn(word, case, self._in_a, self._fixed, self.female)


def _turn(
    word: str, case: str, in_a: frozenset[str], fixed: frozenset[str], female: frozenset[str]
) -> tuple[str, float]:
    low = fold(word)
    if len(low) < 3 or low in fixed or low.endswith(("оглу", "оглы")) or not low[0].isalpha() or word[0].islower():
        return word, 0.3
    if case == "n":
        if low in in_a:
            return word, 1.1
        if low.endswith(("ом", "ем", "ым", "им", "ой", "ей")) and len(low) > 4:
            return word, 0.5
        return word, 0.3 if low[-1] in VOWELS or len(low) <= 3 else 1.0
    rule = _RULES["g" if case == "a" and not low.endswith(("у", "ю")) else case]
    turned = rule(low, in_a, female)
    if turned is None:
        return word, 0.3 if low[-1] in "оиуэе" else 0.2
    return _cased(word, turned), _WEIGHT.get(case, 1.0)


def _cased(word: str, turned: str) -> str:
    """The turned folded word with the letters of the printed one where they agree (ё, capitals)."""
    shared = 0
    low = fold(word)
    while shared < min(len(low), len(turned)) and low[shared] == turned[shared]:
        shared += 1
    if turned in FLEETING:
        return FLEETING[turned]
    return word[:shared] + turned[shared:]


def _soft(stem: str) -> str:
    """A masculine stem before a soft ending: Серге(я) → Сергей, Игор(я) → Игорь, Вучич(ем) → Вучич."""
    if stem[-1] in VOWELS:
        return stem + "й"
    return stem if stem[-1] in HUSH else stem + "ь"


def _adjectival(stem: str) -> str:
    return stem + ("ий" if stem[-1] in VELAR + HUSH + "н" and stem[-1] != "н" else "ый")


def _feminine(stem: str) -> str:
    """The nominative of a stem before -ой: Орениной → Оренина, Оренской → Оренская."""
    return stem + ("ая" if stem.endswith(("ск", "цк")) else "а")


def _genitive(low: str, in_a: frozenset[str], female: frozenset[str]) -> str | None:
    if low.endswith("ого"):
        return _adjectival(low[:-3]) if len(low) > 5 else None
    if low.endswith("ии") and len(low) > 3:
        return low[:-1] + "я" if low[:-1] + "я" in in_a else None
    if low.endswith("ьи"):
        return low[:-1] + "я"
    if low.endswith("ой") and len(low) > 5:
        return _feminine(low[:-2])
    if low[-1] == "и" and low[:-1] + "а" in in_a:
        return low[:-1] + "а"
    if low[-1] == "и" and low[:-1] + "я" in in_a:
        return low[:-1] + "я"
    if low[-1] == "ы" and low[-2] not in VOWELS:
        return low[:-1] + "а"
    if low in female or low in in_a:
        return None
    if low[-1] == "а" and low[-2] not in VOWELS:
        return low[:-1]
    if low[-1] == "я" and low[-2] != "ь":
        return _soft(low[:-1])
    return None


def _dative(low: str, in_a: frozenset[str], female: frozenset[str]) -> str | None:
    if low.endswith("ому") and len(low) > 5:
        return _adjectival(low[:-3])
    if low.endswith("ии") and low[:-1] + "я" in in_a:
        return low[:-1] + "я"
    if low.endswith("ой") and len(low) > 5:
        return _feminine(low[:-2])
    if low[-1] == "у" and low[-2] not in VOWELS:
        return low[:-1]
    if low[-1] == "ю":
        return _soft(low[:-1])
    if low[-1] == "е" and len(low) > 3:
        return low[:-1] + ("я" if low[-2] in "ьй" or low[:-1] + "я" in in_a else "а")
    return None


def _accusative(low: str, in_a: frozenset[str], female: frozenset[str]) -> str | None:
    if low.endswith(("скую", "цкую")):
        return low[:-2] + "ая"
    if low[-1] == "у" and low[-2] not in VOWELS:
        return low[:-1] + "а"
    return low[:-1] + "я" if low[-1] == "ю" else None


def _instrumental(low: str, in_a: frozenset[str], female: frozenset[str]) -> str | None:
    if low.endswith(("овым", "евым", "иным", "ыным")):
        return low[:-2]
    if low.endswith("ым"):
        return _adjectival(low[:-2])
    if low.endswith(("ским", "цким")):
        return low[:-2] + "ий"
    if low.endswith("ом") and len(low) > 3:
        return low[:-2]
    if low.endswith("ем") and len(low) > 3:
        return _soft(low[:-2])
    if low.endswith("ой") and len(low) > 3:
        return _feminine(low[:-2])
    if low.endswith("ей") and len(low) > 3:
        stem = low[:-2]
        return stem + ("а" if stem[-1] in HUSH and stem + "я" not in in_a else "я")
    return None


def _prepositional(low: str, in_a: frozenset[str], female: frozenset[str]) -> str | None:
    if low.endswith("ии"):
        return low[:-1] + "я" if low[:-1] + "я" in in_a else low[:-1] + "й"
    if low.endswith("ом") and low[:-2].endswith(("ск", "цк")):
        return low[:-2] + "ий"
    if low.endswith("ой") and len(low) > 5:
        return _feminine(low[:-2])
    if low[-1] == "е" and len(low) > 3:
        if low[:-1] + "а" in in_a:
            return low[:-1] + "а"
        return _soft(low[:-1]) if low[-2] in VOWELS else low[:-1]
    return None


_RULES = {"g": _genitive, "d": _dative, "a": _accusative, "i": _instrumental, "p": _prepositional}
