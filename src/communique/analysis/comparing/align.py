"""Statements of two readouts laid side by side, across languages, by what they speak of.

Every mark that two statements share counts the more, the rarer it is. What else speaks for them: one party speaks,
their neighbours are alike too, and nothing else fits either of them as well. First come statements in the very same
words, then the best fits one to one; what is left joins a neighbour that has found its partner. The speakers' parties
need not agree, for one account may give to both sides what the other gives to one. Where nothing is shared, nothing is
aligned.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.analysis.comparing.assignment import assigned
from communique.analysis.comparing.evidence import evidence
from communique.model import Readout, Statement

LEAST = 0.3
"""The least likeness of a pair; below it, statements are taken to be about different things."""
JOINING = 0.2
"""The least likeness of a further statement that joins a pair."""
_NEAR = 4
"""How far from its companion, in statements, a statement may stand that joins it."""
_TAKEN_UP, _LEAST_NEW, _LEAST_SHARED = 0.3, 0.5, 0.5
"""Of what a statement speaks of, how much its neighbour's partner must hold to take it in; how much of that must be new
to the neighbour; and how much it must be at least."""
_KNOWN = 0.3
"""What every statement speaks of beside its marks, lest one mark alone be all of it."""
_BASE, _SHARED, _COSINE, _SAME, _ONE_OF_BOTH, _SUPPORT, _MARGIN = -5.27, 1.68, 1.85, 2.29, 1.25, 4.0, 5.31
"""The logarithm of the odds that two statements say one thing, a sum of: nothing; the logarithm of one plus what they
share; the share of what both speak of; one party; one party of both; neighbours that are alike, as far as they share
something themselves; how much better than all others they fit. Fitted on 19 annotated pairs of real readouts (logistic
regression), November 2026."""
_OTHER_PARTY, _PARTLY = 0.3, 0.6
"""What a fit counts where the parties are others, or only one is the same, when it is measured against other fits."""
_MOST_SUPPORT, _MOST_MARGIN = 1.5, 0.5
_OF_ITS_OWN = 0.8
"""What two statements must share for their neighbours to support them in full; the less they share, the less."""
_IN_ORDER = 0.2
"""What standing at the same place of a sentence adds, where sentences are known to translate each other."""
_REACH = 2
"""How far away, in statements, neighbours lie that support a pair."""


Pair = tuple[int, int]
Sides = tuple[set[int], set[int]]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that say one thing: indices into either readout, in order; one of the two may be empty."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    likeness: float


class Alignment:
    """Two readouts and how far each statement of one is like each of the other."""

    def __init__(self, a: Readout, b: Readout) -> None:
        self.a, self.b = a, b
        parties = {party for readout in (a, b) for party in _parties(readout)}
        words = a.document.lang == b.document.lang
        self.left = [evidence(a, statement, parties, words=words) for statement in a.statements]
        self.right = [evidence(b, statement, parties, words=words) for statement in b.statements]

    @cached_property
    def _values(self) -> dict[str, float]:
        """What each mark tells: its weight, less the more statements of either readout bear it."""
        sides = (self.left, self.right)
        counts = [Counter(mark for one in side for mark in one.marks) for side in sides]
        weights = {mark: weight for side in sides for one in side for mark, weight in one.marks.items()}
        return {
            mark: weight * sum(_rarity(count[mark], len(side)) for count, side in zip(counts, sides, strict=True)) / 2
            for mark, weight in weights.items()
        }

    @cached_property
    def _shared(self) -> list[list[float]]:
        """What statements of A (rows) and of B share."""
        return [
            [sum(self._values[mark] for mark in one.marks if mark in other.marks) for other in self.right]
            for one in self.left
        ]

    @cached_property
    def _cosines(self) -> list[list[float]]:
        """The same as a share of all that both speak of."""
        rows, columns = (
            [_KNOWN + sum(self._values[mark] for mark in one.marks) for one in side] for side in (self.left, self.right)
        )
        return [
            [shared / math.sqrt(whole * other) for shared, other in zip(row, columns, strict=True)]
            for row, whole in zip(self._shared, rows, strict=True)
        ]

    @cached_property
    def _fits(self) -> list[list[float]]:
        """The same, less where other parties speak."""
        factors = (_OTHER_PARTY, _PARTLY, 1.0)
        return [
            [cosine * factors[_voices(one, other)] for cosine, other in zip(row, self.b.statements, strict=True)]
            for row, one in zip(self._cosines, self.a.statements, strict=True)
        ]

    @cached_property
    def groups(self) -> list[Group]:
        """Every statement of both readouts in exactly one group, by first place in A, B's own where they stand."""
        same = dict(self._same_words())
        rows = [i for i in range(len(self.left)) if i not in same]
        columns = [j for j in range(len(self.right)) if j not in set(same.values())]
        scores = {(i, j): score for i in rows for j in columns if (score := self.likeness(i, j)) >= JOINING}
        gains = [[score if (score := scores.get((i, j), 0.0)) >= LEAST else 0.0 for j in columns] for i in rows]
        matched: dict[Pair, float] = dict.fromkeys(same.items(), 1.0)
        for x, y in assigned(gains):
            matched[rows[x], columns[y]] = scores[rows[x], columns[y]]
        made = [Group(tuple(sorted(left)), tuple(sorted(right)), matched[pair])
                for pair, (left, right) in self._joined(matched, scores).items()]  # fmt: skip
        in_a, in_b = {i for group in made for i in group.a}, {j for group in made for j in group.b}
        made += [Group((i,), (), 0.0) for i in range(len(self.left)) if i not in in_a]
        made += [Group((), (j,), 0.0) for j in range(len(self.right)) if j not in in_b]
        return _in_order(made)

    def within(self, pairs: Iterable[tuple[Sequence[int], Sequence[int]]]) -> list[Group]:
        """Every statement in exactly one group, as `groups`, given which statements stand in sentences that translate
        each other: these belong together however little they share, and the others stand alone."""
        made: list[Group] = []
        for rows, columns in pairs:
            made += self._told(rows, columns) if rows and columns else []
        in_a, in_b = {i for group in made for i in group.a}, {j for group in made for j in group.b}
        made += [Group((i,), (), 0.0) for i in range(len(self.left)) if i not in in_a]
        made += [Group((), (j,), 0.0) for j in range(len(self.right)) if j not in in_b]
        return _in_order(made)

    def _told(self, rows: Sequence[int], columns: Sequence[int]) -> list[Group]:
        """The statements of sentences that translate each other in groups, none left alone."""
        gains = [[self.likeness(i, j) + _IN_ORDER * (1 - abs(x / len(rows) - y / len(columns)))
                  for y, j in enumerate(columns)] for x, i in enumerate(rows)]  # fmt: skip
        pairs = [(rows[x], columns[y]) for x, y in assigned(gains)]
        partners: list[tuple[list[int], list[int]]] = [([i], [j]) for i, j in pairs]
        for side, some in ((0, rows), (1, columns)):
            held = {pair[side] for pair in pairs}
            for one in some:
                if one not in held:
                    before = [k for k, pair in enumerate(pairs) if pair[side] < one]
                    partners[before[-1] if before else 0][side].append(one)
        return [Group(tuple(sorted(a)), tuple(sorted(b)), max(LEAST, self.likeness(a[0], b[0]))) for a, b in partners]

    def _joined(self, matched: Mapping[Pair, float], scores: Mapping[Pair, float]) -> dict[Pair, Sides]:
        """Every pair with the further statements, by the same speakers, that say the same as its partner."""
        joined = {pair: ({pair[0]}, {pair[1]}) for pair in matched}
        of_a, of_b = {i: (i, j) for i, j in matched}, {j: (i, j) for i, j in matched}
        for i, j in sorted(scores, key=lambda pair: (-scores[pair], pair)):
            if i not in of_a and (pair := of_b.get(j)) and self._one_voice(self.a, i, pair[0]):
                joined[pair][0].add(i)
                of_a[i] = pair
            elif j not in of_b and (pair := of_a.get(i)) and self._one_voice(self.b, j, pair[1]):
                joined[pair][1].add(j)
                of_b[j] = pair
        self._take_up(0, joined, of_a)
        self._take_up(1, joined, of_b)
        return joined

    def _take_up(self, side: int, joined: Mapping[Pair, Sides], taken: dict[int, Pair]) -> None:
        """Let a statement without a partner join that of the statement next to it, where one sentence of the other
        account takes up both."""
        own, other = (self.left, self.right) if side == 0 else (self.right, self.left)
        readout = self.a if side == 0 else self.b
        for number, one in enumerate(own):
            for near in (number - 1, number + 1):
                pair = taken.get(near) if number not in taken else None
                if pair is None or readout.statements[number].party != readout.statements[near].party:
                    continue
                held = [mark for mark in one.marks if mark in other[pair[1 - side]].marks]
                shared = sum(self._values[mark] for mark in held)
                new = sum(self._values[mark] for mark in held if mark not in own[near].marks)
                whole = _KNOWN + sum(self._values[mark] for mark in one.marks)
                if shared >= max(_LEAST_SHARED, _TAKEN_UP * whole) and new >= _LEAST_NEW * shared:
                    joined[pair][side].add(number)
                    taken[number] = pair

    def _one_voice(self, readout: Readout, one: int, other: int) -> bool:
        return abs(one - other) <= _NEAR and readout.statements[one].party == readout.statements[other].party

    def likeness(self, i: int, j: int) -> float:
        """How likely statement `i` of A says the same as statement `j` of B, from 0 (nothing shared) to 1."""
        shared = self._shared[i][j]
        if not shared:
            return 0.0
        voices = _voices(self.a.statements[i], self.b.statements[j])
        odds = _BASE + _SHARED * math.log1p(shared) + _COSINE * self._cosines[i][j]
        odds += (0.0, _ONE_OF_BOTH, _SAME)[voices] + _SUPPORT * self._support(i, j) + _MARGIN * self._margin(i, j)
        return 1 / (1 + math.exp(-odds))

    def _support(self, i: int, j: int) -> float:
        """How alike the neighbours are, each with the one that stands on the same side of the other statement."""
        found = 0.0
        for x in range(max(0, i - _REACH), min(len(self.left), i + _REACH + 1)):
            for y in range(max(0, j - _REACH), min(len(self.right), j + _REACH + 1)):
                down, across = x - i, y - j
                if (down, across) != (0, 0) and down * across >= 0:
                    found += self._cosines[x][y] ** 2 * (1.0 if abs(down) == abs(across) == 1 else 0.5)
        return min(found, _MOST_SUPPORT) * min(1.0, self._shared[i][j] / _OF_ITS_OWN)

    @cached_property
    def _best(self) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
        """The best and the second best fit of every statement of A, and of B."""
        columns = [list(column) for column in zip(*self._fits, strict=True)]
        rows, others = ([_two_best(row) for row in lines] for lines in (self._fits, columns))
        return rows, others

    def _margin(self, i: int, j: int) -> float:
        """How much better the two fit than either fits the next best."""
        fit = self._fits[i][j]
        row, column = self._best[0][i], self._best[1][j]
        next_best = max(best if best > fit else second for best, second in (row, column))
        return max(-_MOST_MARGIN, min(_MOST_MARGIN, fit - next_best))

    def _same_words(self) -> Iterator[tuple[int, int]]:
        """Statements of one party in the same words, in order."""
        waiting: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for j, right in enumerate(self.right):
            waiting.setdefault((right.printed, self.b.statements[j].party), []).append(j)
        for i, left in enumerate(self.left):
            if same := waiting.get((left.printed, self.a.statements[i].party)):
                yield i, same.pop(0)


def _voices(one: Statement, other: Statement) -> int:
    """2 where the same parties speak, 1 where one of them is the same, else 0."""
    return 2 if set(one.party) == set(other.party) else 1 if set(one.party) & set(other.party) else 0


def _two_best(fits: Sequence[float]) -> tuple[float, float]:
    """The greatest and the next; 0 where there is none."""
    best, second, *_ = *sorted(fits, reverse=True)[:2], 0.0, 0.0
    return best, second


def _rarity(bearers: int, statements: int) -> float:
    """1 for a mark that one statement of many bears, the less the more do; 1 where it does not stand at all."""
    return math.log1p(statements / bearers) / math.log1p(statements) if bearers else 1.0


def _parties(readout: Readout) -> set[str]:
    people = readout.engagement.participants if readout.engagement else ()
    spoken_for = {party for statement in readout.statements for party in statement.party}
    return spoken_for | {person.party for person in people if person.party}


def _in_order(groups: Sequence[Group]) -> list[Group]:
    """Groups by A's first statement; what B alone has follows the group of the statement before it in B."""
    placed = sorted((group for group in groups if group.a), key=lambda group: group.a)
    for group in sorted((group for group in groups if not group.a), key=lambda group: group.b):
        before = [k for k, other in enumerate(placed) if other.b and other.b[0] < group.b[0]]
        nearest = max(before, key=lambda k: placed[k].b[0], default=-1)
        placed.insert(nearest + 1, group)
    return placed
