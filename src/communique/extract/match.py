"""Find every lexicon form in a text in one pass.

An Aho-Corasick automaton over the folded forms gives candidates; word boundaries and, per kind of entry, the longest
form at a place decide. Folding keeps one character for one character, so that a hit's offsets are the text's offsets.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

E = TypeVar("E")

_FOLDS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-", "\n": " ", "\t": " ", "\u00a0": " ", "#": " "}
    | {"ё": "е", "Ё": "е"}
)
SOFT_HYPHEN = "\u00ad"


def fold(text: str) -> str:
    """The text in lower case with plain apostrophes, hyphens and spaces; exactly as long as the text."""
    folded = text.translate(_FOLDS)
    lower = folded.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


class Hit(NamedTuple, Generic[E]):
    """A lexicon entry found at [start, end) of the text."""

    start: int
    end: int
    entry: E


class Matcher(Generic[E]):
    """A compiled vocabulary. `words` says whether forms must begin and end at word boundaries (not so for Han text)."""

    def __init__(self, forms: Iterable[tuple[str, E]], *, words: bool = True) -> None:
        self._words = words
        table: dict[str, list[tuple[E, bool]]] = {}
        for form, entry in forms:
            stem = form.removesuffix("*")
            rows = table.setdefault(fold(stem), [])
            if (entry, form.endswith("*")) not in rows:
                rows.append((entry, form.endswith("*")))
        self._rows = list(table.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(table)) if table else None

    def scan(self, folded: str) -> list[Hit[E]]:
        """All hits in a text that `fold` has folded, by start, the longer first."""
        if self._automaton is None:
            return []
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not self._words:
            matches.sort(key=_by_start)
            return [Hit(start, end, entry) for at, start, end in matches for entry, _ in self._rows[at]]
        hits: list[Hit[E]] = []
        size = len(folded)
        for pattern, start, end in matches:
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            closed = end == size or not (folded[end].isalnum() and folded[end - 1].isalnum())
            for entry, is_open in self._rows[pattern]:
                if closed:
                    hits.append(Hit(start, end, entry))
                elif is_open:
                    stop = end
                    while stop < size and folded[stop].isalnum():
                        stop += 1
                    hits.append(Hit(start, stop, entry))
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return hits


def _by_start(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1], -match[2]


def longest(hits: Iterable[Hit[E]]) -> list[Hit[E]]:
    """Of hits sorted by start and length, those that do not lie inside or overlap an earlier kept one."""
    kept: list[Hit[E]] = []
    end = -1
    for hit in hits:
        if hit.start >= end:
            kept.append(hit)
            end = hit.end
    return kept
