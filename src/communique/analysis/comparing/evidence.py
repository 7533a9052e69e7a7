"""What a statement speaks of, as marks that mean the same in every language.

Concepts (`data/comparison/concepts.toml`), set phrases, states, organisations, places and gatherings by id, numbers and
days by value, topics and acts by code. Words count beside them only for two readouts in one language, the more, the
rarer they are, and never the names of the meeting's own parties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from communique import lexicon
from communique.analysis.comparing.concepts import concepts
from communique.analysis.comparing.phrasing import set_phrases
from communique.analysis.comparing.quantities import SOON, Quantity, quantities
from communique.analysis.comparing.rarity import UNLISTED, common_words, word_keys
from communique.archive.tokens import tokens
from communique.extract.match import Matcher, fold, longest
from communique.lexicon import Entry, Named, State
from communique.model import Readout, Span, Statement

_ACTS = {"thank", "courtesy", "agree", "warn", "discuss"}
"""Acts that tell one statement from another by themselves; "assess" does not."""
_WEIGHTS = {
    "concept": 1.0, "weak": 0.15, "name": 1.0, "number": 1.2, "few": 0.4, "day": 1.2, "topic": 0.3, "act": 0.35,
    "word": 0.6, "phrase": 1.0,
}  # fmt: skip
_FEW = {"1", "2", "3"}
_SHORT_STEM = 6
_CAPITALS = "ω"
"""A letter that no Russian word has: the key of "ИРА" is not that of "Иран"."""


class _Bar(Entry, kw_only=True):
    """A longer phrase in which the name with the same id does not count."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The marks of one statement: each with its weight. `names` are what is named beside the meeting's own parties, as
    kind and id ("state UKR", "place minsk"); `printed` is the content in lower case, on one line."""

    marks: Mapping[str, float]
    quantities: tuple[Quantity, ...]
    names: frozenset[str]
    printed: str


def evidence(readout: Readout, statement: Statement, parties: Iterable[str], *, words: bool) -> Evidence:
    """The marks of a statement at a meeting of these parties, whose own names are none; `words` says whether its words
    may count, as they do within one language."""
    document = readout.document
    content = statement.content.of(document.text)
    cue = statement.cue.of(document.text) if statement.cue else ""
    own = {f"state {party}" for party in parties} | {f"organisation {party}" for party in parties}
    marks, found, named = marks_of(content, document.lang, also=cue)
    names = named - own
    marks = {mark: weight for mark, weight in marks.items() if mark not in own}
    marks |= {
        f"phrase {one.formula}": _WEIGHTS["phrase"]
        for one in set_phrases(document.text, document.lang)
        if statement.content.start <= one.start < statement.content.end
    }
    marks |= {f"topic {code}": _WEIGHTS["weak" if code == "bilateral" else "topic"] for code in statement.topics}
    marks |= {f"act {act}": _WEIGHTS["act"] for act in statement.acts if act in _ACTS}
    if words:
        marks |= {f"word {key}": weight for key, weight in _words(content, document.lang, own)}
    return Evidence(marks, found, names, " ".join(content.split()).casefold())


def marks_of(text: str, lang: str, also: str = "") -> tuple[dict[str, float], tuple[Quantity, ...], frozenset[str]]:
    """What words speak of, whoever says them: marks with their weights, quantities, and what is named. In `also` only
    concepts are looked for."""
    found, named = quantities(text, lang), frozenset(_names(text, lang))
    marks = {f"{one.kind} {one.value}": _WEIGHTS["few" if one.value in _FEW else one.kind] for one in found}
    marks.pop(f"day {SOON}", None)
    marks |= dict.fromkeys(named, _WEIGHTS["name"])
    for id, concept in concepts(f"{also}\n{text}", lang).items():
        marks[f"concept {id}"] = _WEIGHTS["weak" if concept.weak else "concept"]
    return marks, found, named


def _names(text: str, lang: str) -> Iterator[str]:
    return (name for name, _ in named_at(text, lang))


def named_at(text: str, lang: str) -> Iterator[tuple[str, Span]]:
    """Kind and id of what is named, and where; a form that counts only in one case stands in it, and "US$" is money."""
    if lang not in lexicon.languages():
        return
    scanned, printed_at = _scanned(text, lang)
    hits = longest(_matcher(lang).scan(scanned))
    barred = [(hit.entry.id, Span(hit.start, hit.end)) for hit in hits if isinstance(hit.entry, _Bar)]
    for hit in hits:
        place = Span(hit.start, hit.end)
        if isinstance(hit.entry, _Bar) or any(id == hit.entry.id and bar.overlaps(place) for id, bar in barred):
            continue
        start, size = printed_at(hit.start), hit.end - hit.start
        if _counts(hit.entry, text, start, size, lang):
            yield f"{type(hit.entry).__name__.lower()} {hit.entry.id}", Span(start, start + size)


def _counts(entry: Entry, text: str, start: int, size: int, lang: str) -> bool:
    """Whether what is printed at a place may be the name that was found there."""
    if lang == "ru":  # a short stem is many words', unless a capital letter says that it is a name
        return size > _SHORT_STEM or text[start].isupper()
    printed = text[start : start + size]
    cased = {form.casefold() for form in entry.cased}
    return text[start + size : start + size + 1] != "$" and (printed.casefold() not in cased or printed in entry.cased)


def _scanned(text: str, lang: str) -> tuple[str, Callable[[int], int]]:
    """The text as the matcher reads it, and where a place in it stands in the text. Russian is read by its stems,
    because names are declined."""
    if lang != "ru":
        return fold(text), lambda start: start
    found, places, at = list[str](), dict[int, int](), 0
    for token in tokens(text):
        places[at] = token.start
        found.append(_stem(token.key, text[token.start : token.end]))
        at += len(found[-1]) + 1
    return " ".join(found), places.__getitem__


@lru_cache(maxsize=8)
def _matcher(lang: str) -> Matcher[Entry]:
    known = lexicon.load(lang)
    named: list[Named] = [*known.states, *known.organisations, *known.places, *known.events]
    forms: list[tuple[str, Entry]] = [(form, entry) for entry in named for form in known.forms(entry)]
    forms += [(form, state) for state in named if isinstance(state, State) for form in state.demonyms.get(lang, ())]
    forms += [(phrase, _Bar(id=entry.id)) for entry in named for phrase in entry.unless]
    if lang == "ru":
        forms = [(" ".join(_stem(one.key, form[one.start : one.end]) for one in tokens(form)), e) for form, e in forms]
    # A single Han character that stands for a state stands for much else.
    return Matcher([(form, entry) for form, entry in forms if len(form) > 1], words=lang != "zh")


def _stem(key: str, printed: str) -> str:
    """What a Russian word is read by: its key; that of capitals, which are not declined, is no other word's."""
    return f"{printed.lower()}{_CAPITALS}" if len(printed) > 1 and printed.isupper() else key


def _words(text: str, lang: str, own: set[str]) -> Iterator[tuple[str, float]]:
    """Words with their weights, but for those inside of names in `own`."""
    barred = [span for name, span in named_at(text, lang) if name in own]
    for key, span in word_keys(text, lang):
        if not any(span.overlaps(other) for other in barred):
            yield key, _WEIGHTS["word"] * min(1.0, common_words(lang).get(key, UNLISTED) / UNLISTED)
