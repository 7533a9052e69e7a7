"""Wordings one or two words away from a phrase: a word changed, put in or left out in its place.

A phrase is cut into one block more than changes are allowed, so that one block must stand unchanged; what stands beside
it is aligned word by word. Allowed is one changed word from three words on, two from five; of Han text, where two
characters weigh as a word, one character from four on, two from six, four from ten. Something stands at both ends, and
no particle in a word's place. A wording never reaches across the end of a sentence or punctuation that the phrase
lacks, and nothing is near where the phrase itself stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from communique.analysis.phrases.edits import Change, Step, aligned, changes, diff
from communique.analysis.phrases.phrase import (
    Unit,
    Use,
    beginning,
    comparable,
    is_han,
    links,
    matches,
    pattern_of,
    unit_at,
    unit_key,
    units,
)
from communique.archive.tokens import Term, term_of

_LONGEST = 44
"""Code points that a word in another's place may have, with the space beside it."""
_HAN_REACH = 4
"""Code points that a Han character may take with the marks beside it."""
_ENDING = 12
"""Code points that a word of the phrase may have more than in the wording, by inflection and the space beside it."""
_LIGHT = 3
"""A block of one word of so few letters stands in every text, and is not looked for."""
_MOST_GROUPS = 12
_PARTICLES = frozenset("的了和与在是")
"""Han characters that part words from each other: what stands beside one of them is not in the phrase's place."""


class Near(NamedTuple):
    """A near wording at `[start, end)`: its words, and how they differ from the phrase, in order."""

    start: int
    end: int
    words: str
    changes: tuple[Change, ...]

    @property
    def diff(self) -> str:
        """The difference on one line."""
        return diff(self.changes)


class _Side(NamedTuple):
    """The words sought on one side of a block, and within how many characters."""

    words: tuple[str, ...]
    width: int


class _Company(NamedTuple):
    """What is sought on either side of a block, of which so many words may be missing."""

    before: _Side
    after: _Side
    allowed: int

    def at(self, text: str, start: int, end: int) -> bool:
        """Whether beside `[start, end)` enough of the words stand to look closer."""
        left = text[max(0, start - self.before.width) : start]
        missing = sum(word not in left for word in self.before.words)
        right = text[end : end + self.after.width]
        return missing + sum(word not in right for word in self.after.words) <= self.allowed


class Block(NamedTuple):
    """Units `[first, last)` of a wording, which must stand unchanged.

    `beside` tells by a `comparable` text whether something near may stand there, `among` by the keys of its words.
    """

    first: int
    last: int
    words: str
    term: Term
    beside: _Company
    among: _Company


class Neighbourhood:
    """All that is near one wording.

    With `strict`, more than half of the words of more than three letters must be the phrase's own: of a formula's many
    short variants little else would be left to recognise.
    """

    def __init__(self, wording: str, *, strict: bool = False) -> None:
        self._strict = strict
        self._wording = wording
        self._units = list(units(wording))
        self._han = bool(self._units) and is_han(self._units[0].key)
        self._allowed = _allowed(len(self._units), self._han)
        self.blocks = list(self._cut()) if self._allowed else []
        between = "".join(wording[a.end : b.start] for a, b in pairwise(self._units))
        self._link = re.compile(links(between, self._han) + ("{0,3}" if self._han else "{1,4}"))

    @property
    def groups(self) -> list[list[Term]]:
        """What an archive is asked for: of every group each near wording holds one term; empty where none can be near.

        The first group are the blocks; of any words one more than may change, one must still be there.
        """
        if not self.blocks:
            return []
        blocks = [block.term for block in self.blocks]
        return [blocks] if self._han else [blocks, *self._words()]

    def _words(self) -> Iterator[list[Term]]:
        rows = {frozenset(unit.key for unit in row) for row in combinations(self._units, self._allowed + 1)}
        least = [row for row in rows if not any(other < row for other in rows)]
        telling = [row for row in least if len(row) == 1 or all(len(word) > _LIGHT for word in row)]
        for row in sorted(telling, key=lambda row: (len(row), sorted(row)))[:_MOST_GROUPS]:
            yield [Term((word,), prefix=False) for word in sorted(row)]

    def find(self, text: str, taken: Sequence[Use]) -> list[Near]:
        """Near wordings in a text outside of the places that are taken, by place; of overlapping ones the nearest."""
        found: dict[tuple[int, int], tuple[int, Near]] = {}
        level = comparable(text)
        for block in self.blocks:
            for match in matches(pattern_of(block.words), text):
                start, end = match.span()
                if not block.beside.at(level, start, end) or _overlap(taken, start, end):
                    continue
                one = self._around(block, text, start, end)
                if one and not _overlap(taken, one[1].start, one[1].end):
                    found[one[1].start, one[1].end] = one
        kept: list[Near] = []
        for _, near in sorted(found.values(), key=lambda one: (one[0], one[1].start)):
            if not _overlap(kept, near.start, near.end):
                kept.append(near)
        return sorted(kept, key=lambda near: near.start)

    def _cut(self) -> Iterator[Block]:
        count = (self._allowed // 2 if self._han and self._allowed > 1 else self._allowed) + 1
        edges = [round(i * len(self._units) / count) for i in range(count + 1)]
        for first, last in pairwise(edges):
            words = self._wording[self._units[first].start : self._units[last - 1].end]
            term = term_of(words)
            if term and (self._han or len(words) > _LIGHT):
                sides = self._units[:first], self._units[last:]
                yield Block(first, last, words, term, self._company(*sides), self._company_of_keys(*sides))

    def _company(self, before: Sequence[Unit], after: Sequence[Unit]) -> _Company:
        def side(row: Sequence[Unit]) -> _Side:
            words = [beginning(self._wording[unit.start : unit.end]) for unit in row]
            if self._han:
                return _Side(tuple(words), (len(row) + self._allowed + 1) * _HAN_REACH)
            return _Side(tuple(words), sum(len(word) + _ENDING for word in words) + self._allowed * _LONGEST)

        return _Company(side(before), side(after), self._allowed)

    def _company_of_keys(self, before: Sequence[Unit], after: Sequence[Unit]) -> _Company:
        def side(row: Sequence[Unit]) -> _Side:
            if self._han:
                return _Side(tuple(unit.key for unit in row), (len(row) + self._allowed + 1) * _HAN_REACH)
            keys = [f" {unit.key} " for unit in row]
            return _Side(tuple(keys), sum(map(len, keys)) + self._allowed * _LONGEST)

        return _Company(side(before), side(after), self._allowed)

    def _around(self, block: Block, text: str, start: int, end: int) -> tuple[int, Near] | None:
        """The near wording around a block, with its cost in units; None where too much differs or nothing does."""
        before, after = self._units[: block.first][::-1], self._units[block.last :]
        left = aligned(before, self._before(text, start, block.beside.before.width, len(before)), self._allowed)
        if left is None:
            return None
        right = aligned(after, self._after(text, end, len(after)), self._allowed - left[0])
        if right is None or not 0 < left[0] + right[0] <= self._allowed:
            return None
        middle = zip(self._units[block.first : block.last], units(text, start, end), strict=True)
        steps = [*left[1][::-1], *(Step(old, new) for old, new in middle), *right[1]]
        new = [step.new for step in steps if step.new]
        if self._loose(steps) or (self._strict and not self._han and not _mostly_kept(steps)):
            return None
        words = " ".join(text[new[0].start : new[-1].end].split())
        near = Near(new[0].start, new[-1].end, words, tuple(changes(steps, self._wording, text)))
        return left[0] + right[0], near

    def _loose(self, steps: Sequence[Step]) -> bool:
        """Whether nothing of an end is left, or a particle took a word's place: then another phrase stands there."""
        if steps[0].new is None or steps[-1].new is None:
            return True
        changed = [step for step in steps if not step.same]
        if self._han:
            return any(step.new and step.new.key in _PARTICLES for step in changed)
        ends = [step for step in changed if step in (steps[0], steps[-1])]
        if any(map(_faded, changed if len(changed) > 1 else ends)):
            return True
        return self._lost(steps[0], steps[1]) or self._lost(steps[-2], steps[-1])

    def _lost(self, first: Step, second: Step) -> bool:
        """Whether neither of two steps at an end stayed; what a hyphen joins is one word."""
        if first.same or second.same:
            return False
        return not (first.old and second.old) or "-" not in self._wording[first.old.end : second.old.start]

    def _before(self, text: str, at: int, width: int, count: int) -> list[Unit]:
        """The units that precede a place, nearest first, as far as nothing parts them."""
        if not count:
            return []
        backwards = text[max(0, at - width) : at][::-1]
        row = self._following(backwards, 0, count)
        return [Unit(unit_key(backwards[start:end][::-1]), at - end, at - start) for start, end in row]

    def _after(self, text: str, at: int, count: int) -> list[Unit]:
        """The units that follow a place, as far as nothing parts them."""
        return [Unit(unit_key(text[start:end]), start, end) for start, end in self._following(text, at, count)]

    def _following(self, text: str, at: int, count: int) -> Iterator[tuple[int, int]]:
        most = count + self._allowed if count else 0
        for _ in range(most):
            link = self._link.match(text, at)
            span = unit_at(text, link.end()) if link else None
            if span is None:
                return
            yield span
            at = span[1]


def _overlap(taken: Iterable[Use | Near], start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in taken)


def _allowed(size: int, han: bool) -> int:
    """How many units may change."""
    steps = ((10, 4), (6, 2), (4, 1)) if han else ((5, 2), (3, 1))
    return next((changes for least, changes in steps if size >= least), 0)


def _faded(step: Step) -> bool:
    """Whether a light word took the place of one that is not."""
    return step.old is not None and step.new is not None and len(step.old.key) > _LIGHT >= len(step.new.key)


def _mostly_kept(steps: Sequence[Step]) -> bool:
    telling = [step for step in steps if step.old and len(step.old.key) > _LIGHT]
    return sum(step.same for step in telling) * 2 > len(telling)
