"""The stem under which a Russian word is indexed and sought, whatever its case or number.

The steps are those of the Snowball stemmer for Russian (snowballstem.org, "Russian stemming algorithm", 2001), and
one more: a last -ов, -ев or -а falls off as well, because the original leaves Лавров and Лаврова apart, taking the
surname's own ending for a genitive, and Китай and Китая, taking the latter for an adjective. Both sides of a search
are stemmed alike, so a stem need not be a word.
"""

from __future__ import annotations

import re

_VOWELS = "аеиоуыэюя"
_GERUND = re.compile(r"(?:(?<=[ая])(?:вшись|вши|в)|(?:ив|ыв)(?:шись|ши)?)$")
_REFLEXIVE = re.compile(r"(?:ся|сь)$")
_ADJECTIVE = re.compile(
    r"(?:ее|ие|ые|ое|ими|ыми|ей|ий|ый|ой|ем|им|ым|ом|его|ого|ему|ому|их|ых|ую|юю|ая|яя|ою|ею)$"
)
_PARTICIPLE = re.compile(r"(?:(?<=[ая])(?:ем|нн|вш|ющ|щ)|ивш|ывш|ующ)$")
_VERB = re.compile(
    r"(?:(?<=[ая])(?:ла|на|ете|йте|ли|й|л|ем|н|ло|но|ет|ют|ны|ть|ешь|нно)"
    r"|ила|ыла|ена|ейте|уйте|ите|или|ыли|ей|уй|ил|ыл|им|ым|ен|ило|ыло|ено|ят|ует|уют|ит|ыт|ены|ить|ыть|ишь|ую|ю)$"
)
_NOUN = re.compile(
    r"(?:а|ев|ов|ие|ье|е|иями|ями|ами|еи|ии|и|ией|ей|ой|ий|й|иям|ям|ием|ем|ам|ом|о|у|ах|иях|ях|ы|ь|ию|ью|ю|ия|ья|я)$"
)
_DERIVED = re.compile(r"[^аеиоуыэюя]+[аеиоуыэюя].*(ость?)$")
_SUPERLATIVE = re.compile(r"(?:ейше|ейш)$")
_NAME = re.compile(r"(?:а?[ое]в|а)$")
_SHORTEST = 3


def stem(word: str) -> str:
    """The stem of a word in lower case with е for ё; what would be shorter than three letters stays as it is."""
    shorter = _steps(word)
    for candidate in (_NAME.sub("", shorter), shorter):
        if len(candidate) >= _SHORTEST:
            return candidate
    return word


def _steps(word: str) -> str:
    """One run of the Snowball steps over the part after the first vowel."""
    first = next((i for i, letter in enumerate(word) if letter in _VOWELS), None)
    if first is None:
        return word
    head, rest = word[: first + 1], word[first + 1 :]
    rest = _inflection(rest)
    rest = rest.removesuffix("и")
    if derived := _DERIVED.search(rest):
        rest = rest[: derived.start(1)]
    if rest.endswith("нн"):
        rest = rest[:-1]
    else:
        rest = _SUPERLATIVE.sub("", rest)
        rest = rest[:-1] if rest.endswith("нн") else rest.removesuffix("ь")
    return head + rest


def _inflection(rest: str) -> str:
    """Without the ending of a gerund, else of an adjective or participle, a verb, a noun."""
    if (shorter := _GERUND.sub("", rest)) != rest:
        return shorter
    rest = _REFLEXIVE.sub("", rest)
    if (shorter := _ADJECTIVE.sub("", rest)) != rest:
        return _PARTICIPLE.sub("", shorter)
    if (shorter := _VERB.sub("", rest)) != rest:
        return shorter
    return _NOUN.sub("", rest)
