"""Whether words were printed, where, and how faithfully: exact, normalised, near or absent, in every kept version.

exact       the very characters
normalised  the same words; case, punctuation, spacing, accents, ё, traditional characters may differ
near        one word changed, added or left out; two where the quotation has eight words or more
absent      none of these

Near is never reported as exact. A quotation may be of any length from one word, and begin and end within a word if it
has two; below three words nothing is near.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from communique.archive.base import Archive
from communique.archive.records import TextVersion
from communique.archive.tokens import Term, Token, plain_key, term_of, tokens
from communique.errors import UsageError

Verdict = Literal["exact", "normalised", "near", "absent"]

_HAN_A_WORD = 2
_LONG = 8
_SHORT = 3
_MOST_CANDIDATES = 3000
"""Texts that are aligned in search of a near wording; a block of frequent words alone can stand in every text."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quotation stands: `[start, end)` in code points of that version's text, and the words that stand there.

    `standing` tells whether that version stands now; `changes` counts the words that differ (0 unless near).
    """

    id: str
    version: int
    start: int
    end: int
    words: str
    standing: bool
    changes: int


@dataclass(frozen=True, slots=True)
class Verification:
    """The best verdict over all versions, and where the quotation stands with that verdict."""

    quote: str
    verdict: Verdict
    found: tuple[Found, ...]


class _Unit(NamedTuple):
    """What is compared: a word, or one Han character."""

    key: str
    start: int
    end: int
    weight: float


def verify(archive: Archive, quote: str) -> Verification:
    """Look a quotation up; UsageError where it holds no word."""
    quote = quote.strip()
    units = list(_units(quote))
    term = term_of(quote)
    if not units or term is None:
        raise UsageError(f"{quote!r} holds no word")
    texts = list(archive.texts_with([term]))
    for verdict, found in (("exact", _exact(quote, texts)), ("normalised", _normalised(units, texts))):
        if found:
            return Verification(quote, verdict, tuple(found))  # type: ignore[arg-type]
    if len(term.keys) > 1 and (cut := _exact(quote, archive.texts_with([Term(term.keys[1:], prefix=True)]))):
        return Verification(quote, "exact", tuple(cut))
    candidates = islice(archive.texts_with(_blocks(quote, units)), _MOST_CANDIDATES)
    near = [close for text in candidates if (close := _near(units, text))]
    return Verification(quote, "near" if near else "absent", tuple(sorted(near, key=lambda f: f.changes)))


def _exact(quote: str, texts: Iterable[TextVersion]) -> list[Found]:
    found = []
    for text in texts:
        start = text.text.find(quote)
        while start >= 0:
            found.append(_found(text, start, start + len(quote), 0))
            start = text.text.find(quote, start + len(quote))
    return found


def _normalised(units: Sequence[_Unit], texts: Iterable[TextVersion]) -> list[Found]:
    wanted = [unit.key for unit in units]
    found = []
    for text in texts:
        there = list(_units(text.text))
        keys = [unit.key for unit in there]
        for i in _runs(keys, wanted):
            found.append(_found(text, there[i].start, there[i + len(wanted) - 1].end, 0))
    return found


def _runs(keys: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    for i in range(len(keys) - len(wanted) + 1):
        if keys[i] == wanted[0] and keys[i : i + len(wanted)] == wanted:
            yield i


def _near(units: Sequence[_Unit], text: TextVersion) -> Found | None:
    """The place in a text with the fewest changes, when these are few enough."""
    allowed = _allowed(units)
    if not allowed:
        return None
    there = list(_units(text.text))
    cost, start, end = _aligned(units, there)
    if cost > allowed or start >= end:
        return None
    return _found(text, there[start].start, there[end - 1].end, max(1, round(cost)))


def _allowed(units: Sequence[_Unit]) -> float:
    words = sum(unit.weight for unit in units)
    return 0 if words < _SHORT else 1 if words < _LONG else 2


def _aligned(units: Sequence[_Unit], there: Sequence[_Unit]) -> tuple[float, int, int]:
    """Sellers' alignment of a whole quotation within a text: cost in words, and the stretch `[start, end)` of units."""
    columns = [(0.0, j) for j in range(len(there) + 1)]
    for unit in units:
        row = [(columns[0][0] + unit.weight, columns[0][1])]
        for j, other in enumerate(there):
            same = 0.0 if unit.key == other.key else max(unit.weight, other.weight)
            row.append(
                min(
                    (columns[j][0] + same, columns[j][1]),
                    (columns[j + 1][0] + unit.weight, columns[j + 1][1]),
                    (row[j][0] + other.weight, row[j][1]),
                )
            )
        columns = row
    end = min(range(len(columns)), key=lambda j: columns[j][0])
    return columns[end][0], columns[end][1], end


def _blocks(quote: str, units: Sequence[_Unit]) -> list[Term]:
    """One part more than changes are allowed, of which at least one must then stand unchanged."""
    count = int(_allowed(units)) + 1
    if count == 1:
        return [term] if (term := term_of(quote[units[0].end : units[-1].start])) else []
    size = len(units) / count
    edges = [round(i * size) for i in range(count + 1)]
    parts = [quote[units[a].start : units[b - 1].end] for a, b in pairwise(edges) if a < b]
    return [term for part in parts if (term := term_of(part))]


def _units(text: str) -> Iterator[_Unit]:
    """Words by their plain keys; every Han character by itself, weighing half a word."""
    for token in tokens(text):
        if _is_pair(token, text):
            yield _Unit(token.key[0], token.start, token.start + 1, 1 / _HAN_A_WORD)
        else:
            yield _Unit(plain_key(text[token.start : token.end]), token.start, token.end, 1.0)


def _is_pair(token: Token, text: str) -> bool:
    return text[token.start] >= "\u3005" and len(token.key) <= _HAN_A_WORD and not text[token.start].isascii()


def _found(text: TextVersion, start: int, end: int, changes: int) -> Found:
    return Found(text.id, text.version, start, end, text.text[start:end], text.current, changes)

