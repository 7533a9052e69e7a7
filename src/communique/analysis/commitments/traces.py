"""By what a promise can be recognised again: its amounts, days, names and the words that are not everybody's.

Amounts, days, names and concepts mean the same in every language; words count within one. What stands in every
readout ("strengthen cooperation", "implement the consensus of the leaders") is no trace: how common words are in
readouts is data (`data/comparison/common_words.toml`, made from archives by `scripts/count_words.py`), set phrases of
the registry leave none, and the archive itself tells how rare the rest is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from communique import lexicon
from communique.analysis.commitments.amounts import Amount, Unit, amounts, known_units
from communique.analysis.comparing.concepts import concept_wordings, concepts_in
from communique.analysis.comparing.evidence import named_at
from communique.analysis.comparing.quantities import SOON, quantities
from communique.analysis.comparing.rarity import COMMON, common_words, word_keys
from communique.analysis.phrases.marking import marks_of
from communique.archive.tokens import Term, term_of
from communique.model import Span

Kind = Literal["amount", "unit", "day", "name", "word", "concept"]
MOST = 2.0
"""What one word can tell at most."""
FEWEST_STATEMENTS = 20_000
"""A word seen once in a small archive is not rarer than that."""
_FEW = 10
_PAIR_OF_HAN = 0.5
"""Of what a word tells, what a pair of Han characters does: a word is two or three of them."""
_WEIGHTS = {
    "amount": 2.0, "percent": 0.8, "bare": 0.6, "unit": 1.3, "generic": 0.2, "day": 1.2, "year": 0.3, "name": 1.2,
    "concept": 0.3,
}  # fmt: skip
_SCRIPTS = {"en": re.compile("[a-z]"), "zh": re.compile("[\u4e00-\u9fff]"), "ru": re.compile("[\u0400-\u04ff]")}
_SCALES = (
    (1e6, ("million", "млн", "миллион*")), (1e9, ("billion", "млрд", "миллиард*")), (1e3, ("thousand", "тыс")),
    (1e4, ("万",)), (1e8, ("亿",)),
)  # fmt: skip
_LONG = 5


class Trace(NamedTuple):
    """One thing by which a promise is recognised: "amount" 500000000 CNY, "name" place minsk, "word" lighthouse."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Traces:
    """The traces of a text, each with the terms that find it in an archive, in any language; none: it is only compared.

    `amounts` are those of the text; `formulae` are ids of the set phrases in it, which are no traces.
    """

    found: Mapping[Trace, tuple[Term, ...]]
    amounts: tuple[Amount, ...]
    formulae: frozenset[str]


def traces_of(text: str, lang: str, parties: Iterable[str]) -> Traces:
    """The traces of a text in a language; the `parties` themselves, and words inside of names, are none."""
    found: dict[Trace, tuple[Term, ...]] = {}
    phrases = [mark for mark in marks_of(text, lang) if mark.wording is None]
    counted, named = amounts(text, lang), list(named_at(text, lang))
    days = [one for one in quantities(text, lang) if one.kind == "day"]
    taken = [Span(mark.start, mark.end) for mark in phrases] + [span for _, span in named]
    taken += [one.span for one in counted] + [one.span for one in days]
    for one in counted:
        if one.unit:
            found[Trace("unit", one.unit)] = () if one.unit in _generic() else _terms_of_unit(one.unit)
        found[Trace("amount", f"{one.value} {one.unit or ''}".rstrip())] = _terms_of_amount(one)
    found |= {Trace("day", one.value): () for one in days if one.value != SOON}
    own = {f"{kind} {party}" for party in parties for kind in ("state", "organisation")}
    for name, span in named:
        if name not in own and not any(span.overlaps(Span(mark.start, mark.end)) for mark in phrases):
            found[Trace("name", name)] = _terms_of_name(name)
    found |= {Trace("concept", id): _terms(tuple(concept_wordings(id))) for id in concepts_in(text, lang)}
    found |= dict(_words(text, lang, taken))
    return Traces(found, counted, frozenset(mark.formula for mark in phrases))


def told(trace: Trace, statements: int, seen: int, lang: str) -> float:
    """How much a shared trace tells, from 0 to 2: `seen` of so many `statements` of the archive have it."""
    rarity = -math.log10(max(1, seen) / max(statements, FEWEST_STATEMENTS))
    if trace.kind == "word":
        han = trace.value[0] >= "\u3400"
        rarity = min(rarity, common_words(lang).get(trace.value, rarity))
        return min(MOST, max(0.0, rarity - COMMON)) * (_PAIR_OF_HAN if han else 1)
    kind: str = trace.kind
    if kind == "amount":
        kind = _kind_of_amount(trace.value)
    elif kind == "unit" and trace.value in _generic():
        kind = "generic"
    elif kind == "day" and len(trace.value) == 4:
        kind = "year"
    rare = min(1.0, max(0.2, (rarity - 1) / 2)) if kind in ("name", "unit", "concept") else 1
    return _WEIGHTS[kind] * rare


def _words(text: str, lang: str, taken: list[Span]) -> Iterator[tuple[Trace, tuple[Term, ...]]]:
    """Words that are not everybody's. A pair of Han characters between two common ones lies across their words."""
    row = list(word_keys(text, lang))
    common = {span.start for key, span in row if key in common_words(lang)}
    for key, span in row:
        across = span.start - 1 in common and span.start + 1 in common
        telling = common_words(lang).get(key, COMMON + 1) > COMMON and not across
        if telling and not any(span.overlaps(other) for other in taken):
            stemmed = lang == "en" and len(key) >= _LONG
            yield Trace("word", key), (Term((key,), prefix=stemmed),)


def _kind_of_amount(value: str) -> str:
    """How telling an amount is: "4 project" is no more so than a bare number."""
    number, _, unit = value.partition(" ")
    if unit == "%":
        return "percent"
    return "amount" if unit and (float(number) >= _FEW or unit not in _generic()) else "bare"


@cache
def _generic() -> frozenset[str]:
    """Units in which anything may be counted."""
    return frozenset(unit.id for unit in known_units().unit if unit.generic or unit.kind == "currency") | {"%"}


@lru_cache(maxsize=4096)
def _terms(forms: tuple[str, ...]) -> tuple[Term, ...]:
    """What finds any of the forms; one with a `*` inside is left out."""
    asked = (term_of(form.rstrip("*"), form) for form in forms if "*" not in form[:-1])
    return tuple(dict.fromkeys(term for term in asked if term))


@lru_cache(maxsize=512)
def _terms_of_unit(id: str) -> tuple[Term, ...]:
    return _terms(tuple(form for unit in known_units().unit if unit.id == id for form in _forms(unit)))


def _forms(unit: Unit) -> tuple[str, ...]:
    return (*unit.en, *unit.zh, *unit.ru)


def _terms_of_amount(amount: Amount) -> tuple[Term, ...]:
    """How languages print a large number: "500 million", 5亿, "500 млн"; none for a small one, which is too common."""
    value = float(amount.value)
    if value < 1000 or amount.kind == "percent":
        return ()
    forms = [f"{value:.15g}", f"{int(value):,}"] if value < 1e6 and value == int(value) else []
    for scale, words in _SCALES:
        part = value / scale
        if 1 <= part < 10_000 and round(part, 3) == part:
            forms += [f"{part:.15g}{'' if word in '万亿' else ' '}{word}" for word in words]
    return _terms(tuple(forms))


@lru_cache(maxsize=4096)
def _terms_of_name(name: str) -> tuple[Term, ...]:
    """The names of a state, an organisation, a place or a gathering in all languages; in Chinese those that are long
    enough to be no other word."""
    names = _named().get(name, {})
    return _terms(tuple(form for lang, row in names.items() for form in row if len(form) > (1 if lang == "zh" else 2)))


def name_of(name: str, lang: str) -> str:
    """What a named thing ("place minsk") is called in a language, else in English, else its id."""
    names = _named().get(name, {})
    return (names.get(lang) or names.get("en") or [name.partition(" ")[2]])[0]


def concept_name(id: str, lang: str) -> str:
    """A word for a concept in a language: the first form in its script, without what stands open; else its id."""
    script = _SCRIPTS.get(lang, _SCRIPTS["en"])
    return next((form.replace("*", "") for form in concept_wordings(id) if script.search(form)), id)


@cache
def _named() -> dict[str, dict[str, list[str]]]:
    known = lexicon.load("en")
    entries = [*known.states, *known.organisations, *known.places, *known.events]
    return {f"{type(entry).__name__.lower()} {entry.id}": entry.names for entry in entries}
