"""What words speak of, under one id in every language (`data/comparison/concepts.toml`), found in one pass."""

from __future__ import annotations

import re
from functools import lru_cache

import ahocorasick_rs
import msgspec

from communique import datafile
from communique.extract.match import fold
from communique.lexicon import DATA


class Concept(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A thing that readouts speak of, with its forms in three languages; `weak` where it stands in almost all. `unless`
    lists longer phrases in which a form does not count ("大国" in "重大国际")."""

    id: str
    en: list[str]
    zh: list[str]
    ru: list[str]
    weak: bool = False
    unless: list[str] = []


class _Concepts(msgspec.Struct, forbid_unknown_fields=True):
    concept: list[Concept]


def concepts(text: str, lang: str) -> dict[str, Concept]:
    """The concepts that a text names, by id; none in a language that the file does not know."""
    spotter = _spotter(lang)
    return spotter.find(fold(text)) if spotter else {}


def concepts_in(text: str, lang: str) -> set[str]:
    """Ids of the concepts that words name, the weak ones left out."""
    return {id for id, concept in concepts(text, lang).items() if not concept.weak}


def concept_wordings(id: str) -> list[str]:
    """The words of all languages that name a concept; empty for an unknown one, or a weak one."""
    known = (one for one in _known() if one.id == id and not one.weak)
    return [form for one in known for form in (*one.en, *one.zh, *one.ru)]


class _Spotter:
    """Finds the forms of one language: what a form begins with by one automaton, the rest by an expression."""

    def __init__(self, known: list[tuple[str, Concept, bool]], words: bool) -> None:
        """Forms with their concepts; the last is True for a phrase in which the concept's forms do not count."""
        begun: dict[str, list[tuple[re.Pattern[str], Concept, bool]]] = {}
        for form, concept, bars in known:
            expression = r"\w*".join(re.escape(part) for part in form.split("*")) + (r"(?!\w)" if words else "")
            begun.setdefault(form.partition("*")[0], []).append((re.compile(expression), concept, bars))
        self._words = words
        self._forms = list(begun.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(begun))

    def find(self, text: str) -> dict[str, Concept]:
        """The concepts in a folded text, by id."""
        found: dict[str, Concept] = {}
        spots: list[tuple[Concept, int, int]] = []
        barred: dict[str, list[tuple[int, int]]] = {}
        for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if self._words and start and (text[start - 1].isalnum() or text[start - 1] == "_"):
                continue
            for expression, concept, bars in self._forms[number]:
                if match := expression.match(text, start):
                    if bars:
                        barred.setdefault(concept.id, []).append(match.span())
                    else:
                        spots.append((concept, *match.span()))
        for concept, start, end in spots:
            if not any(low <= start and end <= high for low, high in barred.get(concept.id, ())):
                found[concept.id] = concept
        return found


@lru_cache(maxsize=1)
def _known() -> list[Concept]:
    return datafile.read(DATA / "comparison" / "concepts.toml", _Concepts).concept


@lru_cache(maxsize=8)
def _spotter(lang: str) -> _Spotter | None:
    forms = [(fold(form), concept, False) for concept in _known() for form in getattr(concept, lang, ())]
    forms += [(fold(phrase), concept, True) for concept in _known() for phrase in concept.unless]
    return _Spotter(forms, words=lang != "zh") if lang in ("en", "zh", "ru") else None
