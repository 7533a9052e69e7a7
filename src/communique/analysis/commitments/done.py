"""Whether words say that something has been done: "has delivered", 已交付, «передала»; and how firm the grades are.

Both are data (`data/comparison/done.toml`, `firmness.toml`). What has not been done, not yet, or will be, is not done.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from communique import datafile
from communique.extract.match import fold
from communique.lexicon import DATA
from communique.model import Firmness, Span

_BEFORE = 40
"""Code points before the words in which a word stands that takes them back."""
_CLAUSE = re.compile(r"[,;:.，；：。]")


class Done(msgspec.Struct, forbid_unknown_fields=True):
    """The words of one language; the fields are described in data/README.md."""

    forms: list[str]
    unless: list[str]
    example: list[str] = []
    counter: list[str] = []


class Grade(msgspec.Struct, forbid_unknown_fields=True):
    """A grade of firmness: the higher `rank` is firmer; `en`, `zh`, `ru` are words that show it."""

    id: Firmness
    rank: int
    meaning: str
    en: list[str]
    zh: list[str]
    ru: list[str]


class _Grades(msgspec.Struct, forbid_unknown_fields=True):
    grade: list[Grade]


def done(text: str, lang: str) -> Span | None:
    """Where a text says that something has been done; None where it does not, or in a language without such words."""
    if lang not in known_words():
        return None
    folded = fold(text)
    forms, unless = _compiled(lang)
    for found in forms.finditer(folded):
        before = _CLAUSE.split(folded[max(0, found.start() - _BEFORE) : found.start()])[-1]
        if not unless.search(before):
            return Span(*found.span())
    return None


@cache
def known_words() -> dict[str, Done]:
    """The words by language, read once."""
    return datafile.read(DATA / "comparison" / "done.toml", dict[str, Done])


@cache
def grades() -> dict[Firmness, Grade]:
    """The grades of firmness by id, the firmest first."""
    known = datafile.read(DATA / "comparison" / "firmness.toml", _Grades).grade
    return {grade.id: grade for grade in sorted(known, key=lambda grade: -grade.rank)}


@lru_cache(maxsize=8)
def _compiled(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = known_words()[lang]
    return _any(known.forms, lang), _any(known.unless, lang)


def _any(forms: list[str], lang: str) -> re.Pattern[str]:
    edge, end = ("", "") if lang == "zh" else (r"(?<!\w)", r"(?!\w)")
    words = "|".join(re.escape(fold(form)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for form in forms)
    return re.compile(f"{edge}(?:{words}){end}")
