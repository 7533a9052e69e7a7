"""Wordings one or two words away from a phrase: a word changed, put in or left out in its place.

A phrase is cut into one block more than changes are allowed, so that one block must stand unchanged; what stands beside
it is aligned word by word. Allowed is one changed word from three words on, two from five; of Han text, where two
characters weigh as a word, one character from four on, two from six, four from ten. Something stands at both ends, and
no particle in a word's place. A wording never reaches across the end of a sentence or punctuation that the phrase
lacks, and nothing is near where the phrase itself stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from communique.analysis.phrase import Pattern, Unit, Use, is_han, links, matches, pattern_of, units
from communique.archive.tokens import Term, term_of

_REACH = 40
"""Code points that are looked at beside a block for every word that is sought there."""
_LIGHT = 3
"""A block of one word of so few letters stands in every text, and is not looked for."""
_MOST_GROUPS = 12
_PARTICLES = frozenset("的了和与在是")
"""Han characters that part words from each other: what stands beside one of them is not in the phrase's place."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a near wording: `old` words of the phrase in whose place `new` ones stand; equal where unchanged."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Near:
    """A near wording at `[start, end)`: its words, and how they differ from the phrase, in order."""

    start: int
    end: int
    words: str
    changes: tuple[Change, ...]

    @property
    def diff(self) -> str:
        """The difference on one line, as wdiff prints it: [-left out-] and {+put in+}."""
        space = "" if is_han(self.words) else " "
        return space.join(
            one.new if one.old == one.new else (f"[-{one.old}-]" * bool(one.old) + f"{{+{one.new}+}}" * bool(one.new))
            for one in self.changes
        )


@dataclass(frozen=True, slots=True)
class _Block:
    """Units `[first, last)` of a wording, which must stand unchanged."""

    first: int
    last: int
    pattern: Pattern
    term: Term


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of an alignment: `old` a unit of the wording, `new` one of the text, None where there is none."""

    old: Unit | None
    new: Unit | None


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
        self._blocks = list(self._cut()) if self._allowed else []
        between = "".join(wording[a.end : b.start] for a, b in pairwise(self._units))
        self._link = re.compile(links(between, self._han) + ("{0,3}" if self._han else "{1,4}"))

    @property
    def groups(self) -> list[list[Term]]:
        """What an archive is asked for: of every group each near wording holds one term; empty where none can be near.

        The first group are the blocks; of any words one more than may change, one must still be there.
        """
        if not self._blocks:
            return []
        blocks = [block.term for block in self._blocks]
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
        for block in self._blocks:
            for match in matches(block.pattern, text):
                if any(use.start < match.end() and match.start() < use.end for use in taken):
                    continue
                aligned = self._around(block, text, match.start(), match.end())
                if aligned and not any(use.start < aligned[1].end and aligned[1].start < use.end for use in taken):
                    found[aligned[1].start, aligned[1].end] = aligned
        kept: list[Near] = []
        for _, near in sorted(found.values(), key=lambda one: (one[0], one[1].start)):
            if all(near.end <= other.start or other.end <= near.start for other in kept):
                kept.append(near)
        return sorted(kept, key=lambda near: near.start)

    def _cut(self) -> Iterator[_Block]:
        count = (self._allowed // 2 if self._han and self._allowed > 1 else self._allowed) + 1
        edges = [round(i * len(self._units) / count) for i in range(count + 1)]
        for first, last in pairwise(edges):
            words = self._wording[self._units[first].start : self._units[last - 1].end]
            term = term_of(words)
            if term and (self._han or len(words) > _LIGHT):
                yield _Block(first, last, pattern_of(words), term)

    def _around(self, block: _Block, text: str, start: int, end: int) -> tuple[int, Near] | None:
        """The near wording around a block, with its cost in units; None where too much differs or nothing does."""
        before, after = self._units[: block.first][::-1], self._units[block.last :]
        left = _aligned(before, self._beside(text, start, len(before), back=True), self._allowed)
        if left is None:
            return None
        right = _aligned(after, self._beside(text, end, len(after), back=False), self._allowed - left[0])
        if right is None or not 0 < left[0] + right[0] <= self._allowed:
            return None
        middle = zip(self._units[block.first : block.last], units(text, start, end), strict=True)
        steps = [*left[1][::-1], *(_Step(old, new) for old, new in middle), *right[1]]
        new = [step.new for step in steps if step.new]
        if _loose(steps) or (self._strict and not self._han and not _mostly_kept(steps)):
            return None
        words = " ".join(text[new[0].start : new[-1].end].split())
        changes = tuple(_changes(steps, self._wording, text))
        return left[0] + right[0], Near(new[0].start, new[-1].end, words, changes)

    def _beside(self, text: str, at: int, count: int, *, back: bool) -> list[Unit]:
        """The units that follow a place, or precede it (nearest first), as far as nothing parts them."""
        if not count:
            return []
        width = (count + self._allowed + 1) * (4 if self._han else _REACH)
        first, last = (max(0, at - width), at) if back else (at, min(len(text), at + width))
        row = list(units(text, first, last))
        found: list[Unit] = []
        edge = at
        for unit in reversed(row) if back else row:
            gap = text[unit.end : edge] if back else text[edge : unit.start]
            if not self._link.fullmatch(gap) or len(found) == count + self._allowed:
                break
            found.append(unit)
            edge = unit.start if back else unit.end
        return found


def _allowed(size: int, han: bool) -> int:
    """How many units may change."""
    steps = ((10, 4), (6, 2), (4, 1)) if han else ((5, 2), (3, 1))
    return next((changes for least, changes in steps if size >= least), 0)


def _loose(steps: Sequence[_Step]) -> bool:
    """Whether an end was cut off, or a particle took the place of a word: then another phrase stands there."""
    if steps[0].new is None or steps[-1].new is None:
        return True
    changed = [step for step in steps if not _same(step)]
    if any(step.new and step.new.key in _PARTICLES for step in changed):
        return True
    return len(changed) > 1 and any(
        step.old and step.new and not is_han(step.old.key) and len(step.old.key) > _LIGHT >= len(step.new.key)
        for step in changed
    )


def _mostly_kept(steps: Sequence[_Step]) -> bool:
    telling = [step for step in steps if step.old and len(step.old.key) > _LIGHT]
    return sum(map(_same, telling)) * 2 > len(telling)


def _aligned(old: Sequence[Unit], new: Sequence[Unit], allowed: int) -> tuple[int, list[_Step]] | None:
    """The cheapest alignment of all of `old` with a beginning of `new`; None where it costs more than is allowed."""
    there = {unit.key for unit in new}
    if sum(unit.key not in there for unit in old) > allowed:
        return None
    costs = [list(range(len(new) + 1))]
    for i, mine in enumerate(old, 1):
        row = [i]
        for j, other in enumerate(new, 1):
            row.append(min(costs[i - 1][j - 1] + (mine.key != other.key), costs[i - 1][j] + 1, row[j - 1] + 1))
        costs.append(row)
    last = old[-1].key if old else None
    end = min(range(len(new) + 1), key=lambda j: (costs[-1][j], j == 0 or new[j - 1].key != last, abs(j - len(old))))
    if costs[-1][end] > allowed:
        return None
    return costs[-1][end], _steps(old, new, costs, end)


def _steps(old: Sequence[Unit], new: Sequence[Unit], costs: Sequence[Sequence[int]], end: int) -> list[_Step]:
    steps: list[_Step] = []
    i, j = len(old), end
    while i or j:
        if i and j and costs[i][j] == costs[i - 1][j - 1] + (old[i - 1].key != new[j - 1].key):
            i, j = i - 1, j - 1
            steps.append(_Step(old[i], new[j]))
        elif j and costs[i][j] == costs[i][j - 1] + 1:
            j -= 1
            steps.append(_Step(None, new[j]))
        else:
            i -= 1
            steps.append(_Step(old[i], None))
    return steps[::-1]


def _changes(steps: Sequence[_Step], wording: str, text: str) -> Iterator[Change]:
    """Steps joined into stretches that are the same and stretches that are not."""
    row: list[_Step] = []
    for step in steps:
        if row and _same(step) != _same(row[-1]):
            yield _change(row, wording, text)
            row = []
        row.append(step)
    yield _change(row, wording, text)


def _same(step: _Step) -> bool:
    return step.old is not None and step.new is not None and step.old.key == step.new.key


def _change(row: Sequence[_Step], wording: str, text: str) -> Change:
    new = _words([step.new for step in row if step.new], text)
    return Change(new if _same(row[0]) else _words([step.old for step in row if step.old], wording), new)


def _words(row: Sequence[Unit], text: str) -> str:
    return " ".join(text[row[0].start : row[-1].end].split()) if row else ""
