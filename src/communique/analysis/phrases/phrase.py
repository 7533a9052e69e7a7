"""Where a set phrase stands in a text: its words, whole and in order, inside one sentence.

Letter case, accents of typewriting (quotation marks, hyphens) and traditional characters may differ, Russian words may
be declined, and Han text may print quotation marks or enumeration commas between its characters. Any other punctuation
between the words must be the phrase's own, so that no match crosses the end of a sentence or of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import NamedTuple

from communique.archive.tokens import Term, key, plain_key, simplified, term_of
from communique.formulae import Formula

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNIT = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_LETTER = re.compile(rf"[^\W_{HAN}]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_QUOTES = "'\"‘’“”«»„‟\u00ad"
_LINKS = f"{_QUOTES} \t\u00a0\u202f-‐‑‒–"
_HAN_LINKS = f"{_QUOTES} \t\u3000、·《》〈〉「」『』"
_NO_INITIAL = r"(?<!\b[A-ZА-Я].)(?<!\b[DM]r.)(?<!\bMs.)(?<!\bSt.)"
_SENTENCE_END = re.compile(
    rf"[.!?…。！？；\n](?:(?<=[。！？；\n])|{_NO_INITIAL}[.!?…]*[\"'”’»)]*(?=\s|\Z))"
)
"""Begins with one class of characters, which are then searched for fast."""


class Unit(NamedTuple):
    """What a phrase is made of: a word, or one Han character. `key` compares it, `[start, end)` is where it stands."""

    key: str
    start: int
    end: int


class Use(NamedTuple):
    """A wording that stands at `[start, end)`; `wording` is its number in the phrase."""

    start: int
    end: int
    wording: int


def units(text: str, start: int = 0, end: int | None = None) -> Iterator[Unit]:
    """The units of a stretch of text, in order."""
    for found in _UNIT.finditer(text, start, len(text) if end is None else end):
        yield Unit(unit_key(found.group()), *found.span())


def unit_at(text: str, at: int) -> tuple[int, int] | None:
    """Where the unit that begins at a place begins and ends; None where none does."""
    found = _UNIT.match(text, at)
    return found.span() if found else None


@lru_cache(maxsize=100_000)
def unit_key(word: str) -> str:
    """The key of a word (declined forms share it) or of a Han character (traditional and simplified share it)."""
    return simplified(word) if is_han(word) else key(word)


def is_han(text: str) -> bool:
    """Whether the first character is a Han character."""
    return bool(re.match(f"[{HAN}]", text))


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around `[start, end)`, without the space around it."""
    first = 0
    for reach in (200, 2000):
        if ends := [found.end() for found in _SENTENCE_END.finditer(text, max(0, start - reach), start)]:
            first = ends[-1]
            break
    last = _SENTENCE_END.search(text, end)
    stop = last.end() if last else len(text)
    piece = text[first:stop]
    return first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())


class Phrase:
    """One or several wordings of a phrase, ready to be found.

    Of overlapping wordings the longer counts. `unless` are longer phrases in which a wording does not count, `beside`
    words of which one must stand in the same sentence.
    """

    def __init__(self, wordings: Sequence[str], unless: Iterable[str] = (), beside: Iterable[str] = ()) -> None:
        self.wordings = tuple(wordings)
        self._unless = tuple(unless)
        self._beside = tuple(beside)

    @cached_property
    def terms(self) -> list[Term]:
        """What an archive is asked for: texts without any of them do not hold the phrase."""
        return [term for wording in self.wordings if (term := term_of(wording))]

    def find(self, text: str) -> list[Use]:
        """Every use in a text, in order."""
        plain = comparable(text)
        found = [
            Use(*match.span(), number)
            for number, wording in enumerate(self.wordings)
            if all(word in plain for word in _beginnings(wording))
            for match in matches(pattern_of(wording), text)
        ]
        found.sort(key=lambda use: (use.start, -use.end))
        longer = [match.span() for one in self._unless for match in matches(pattern_of(one), text)] if found else []
        kept: list[Use] = []
        for use in found:
            if kept and use.start < kept[-1].end:
                continue
            inside = any(start <= use.start and use.end <= end for start, end in longer)
            if not inside and self.accompanied(text, use.start, use.end):
                kept.append(use)
        return kept

    def accompanied(self, text: str, start: int, end: int) -> bool:
        """Whether the sentence around a place has one of the words that the phrase needs beside it."""
        if not self._beside:
            return True
        first, last = sentence(text, start, end)
        return any(matches(pattern_of(word), text[first:last]) for word in self._beside)


def phrase_of(formula: Formula) -> Phrase:
    """A formula of the registry in all its wordings."""
    return Phrase([w for held in formula.wordings.values() for w in held], formula.unless, formula.beside)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression for the words in lower case, and their keys where an inflected word must still be compared.

    `bounded` says that the first word must not continue another; the expression itself begins with letters, which are
    then searched for fast.
    """

    expression: re.Pattern[str]
    keys: tuple[str, ...]
    bounded: bool


@lru_cache(maxsize=10_000)
def pattern_of(wording: str) -> Pattern:
    """The words of a wording, compiled when they are first looked for."""
    row = list(units(wording))
    parts: list[str] = []
    for number, unit in enumerate(row):
        if number:
            parts.append(_gap(wording[row[number - 1].end : unit.start], is_han(unit.key)))
        parts.append(_word(wording[unit.start : unit.end]))
    inflected = bool(_CYRILLIC.search(wording))
    after = rf"(?![^\W_{HAN}])" if row and not is_han(row[-1].key) else ""
    expression = re.compile("".join(parts) + after if row else "(?!)")
    keys = tuple(unit.key for unit in row) if inflected else ()
    return Pattern(expression, keys, bounded=bool(row) and not is_han(row[0].key))


def links(printed: str, han: bool) -> str:
    """The class of characters that may stand between two words, given what stands there in the phrase itself."""
    marks = dict.fromkeys((_HAN_LINKS if han else _LINKS) + printed)
    return f"[{''.join(re.escape(mark) for mark in marks)}]"


def _gap(printed: str, han: bool) -> str:
    return links(printed, han) + ("{0,3}" if han else "{1,4}")


def beginning(word: str) -> str:
    """What every print of a word or Han character begins with in a `comparable` text, up to where prints may differ."""
    if not _CYRILLIC.search(word):
        return simplified(word) if is_han(word) else word.lower()
    return _stem(word).partition("е")[0]


def _word(word: str) -> str:
    if not _CYRILLIC.search(word):
        return re.escape(beginning(word))
    return "".join("[её]" if letter == "е" else re.escape(letter) for letter in _stem(word)) + r"[^\W\d_]*"


@lru_cache(maxsize=10_000)
def _beginnings(wording: str) -> tuple[str, ...]:
    """What a text must hold for the words to stand there: most lack some, and need no expression compiled."""
    return tuple(dict.fromkeys(beginning(wording[unit.start : unit.end]) for unit in units(wording)))


def _stem(word: str) -> str:
    """The letters that all forms of a Russian word begin with, ё as е."""
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(plain_key(word), key(word), strict=False))
    return "".join(letter for letter, _ in shared)


def matches(pattern: Pattern, text: str) -> list[re.Match[str]]:
    """Where the words stand in a text, in order; the matches' offsets are the text's."""
    plain = comparable(text)
    found = list(pattern.expression.finditer(plain))
    if pattern.bounded:
        found = [match for match in found if not _continued(plain, match.start())]
    if pattern.keys:
        found = [match for match in found if tuple(unit.key for unit in units(match.group())) == pattern.keys]
    return found


def _continued(text: str, at: int) -> bool:
    """Whether a letter or digit of a word stands before a place."""
    return at > 0 and bool(_LETTER.match(text, at - 1))


@lru_cache(maxsize=4)
def comparable(text: str) -> str:
    """The text in lower case with simplified characters, one character for each."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower if lower.isascii() else simplified(lower)
