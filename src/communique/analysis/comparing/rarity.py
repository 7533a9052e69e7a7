"""How rare the words of readouts are: what everybody's statements have tells nothing of one.

Counts are data (`data/comparison/common_words.toml`, made from archives by `scripts/count_words.py`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from communique import datafile
from communique.archive.tokens import tokens
from communique.formulae import registry
from communique.lexicon import DATA
from communique.model import Span

COMMON = 2.0
"""How rare a word must be to tell anything: less than one statement in 10^2 has it."""
UNLISTED = COMMON + 1
"""How rare a word is taken to be that no list has."""
_PARTICLES = frozenset("方中国的和与等在了将同为对以并及从把是有也都就而其之于")
"""Han characters that join words: a pair with one of them lies across two words, or is everybody's."""
_LONG = 5
_SUFFIX = re.compile(r"(?:ations?|ments?|ings?|ed|ies|es|s|y|e)$")


def word_keys(text: str, lang: str) -> Iterator[tuple[str, Span]]:
    """The words of a text as they are compared: stems, pairs of Han characters; numbers and short words are none."""
    for token in tokens(text):
        span = Span(token.start, token.end)
        if text[token.start] >= "\u3400":
            if len(token.key) == 2 and not _PARTICLES & set(token.key):
                yield token.key, span
        elif len(token.key) > 2 and not token.key.isdigit():
            yield (_SUFFIX.sub("", token.key) if lang == "en" and len(token.key) > _LONG else token.key), span


@lru_cache(maxsize=8)
def common_words(lang: str) -> dict[str, float]:
    """Words that many statements have, each with how rare it is: minus the logarithm of its share. The words of set
    phrases, and those of general undertakings, are taken to be common."""
    shares = datafile.read(DATA / "comparison" / "common_words.toml", dict[str, dict[str, str]]).get(lang, {})
    phrases = " ".join(form for formula in registry().values() for form in formula.wordings.get(lang, ()))
    common = {word: _rarity(float(share)) for share, words in shares.items() for word in words.split()}
    for key, _ in word_keys(f"{phrases} {_general(lang)}", lang):
        common[key] = min(COMMON, common.get(key, COMMON))
    return common


def _general(lang: str) -> str:
    """Words of what anybody undertakes towards anybody."""
    words = datafile.read(DATA / "comparison" / "general_words.toml", dict[str, list[str]])
    return " ".join(words.get(lang, ()))


def _rarity(share: float) -> float:
    return -math.log10(share / 100)
