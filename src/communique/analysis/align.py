"""Statements of two readouts laid side by side, across languages, by what they speak of.

Every mark that two statements share counts the more, the rarer it is in the two readouts. First come statements in
the very same words, then the best fits one to one; what is left joins a pair that clearly takes up the same thing. The
speakers' parties need not agree, for one account may give to both sides what the other gives to one, but a statement
of another party must share more. Where nothing is shared, nothing is aligned.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.analysis.assignment import assigned
from communique.analysis.evidence import Evidence, evidence
from communique.model import Readout, Statement

LEAST = 0.28
"""The least likeness of a pair; below it, statements are taken to be about different things."""
JOINING = 0.55
"""The least likeness of a further statement that joins a pair."""
_LEAST_SHARED = 0.7
"""Of the marks' own weights, how much must be shared: more than a common topic."""
_SAME_PARTY, _ONE_OF_BOTH, _ANOTHER = 1.0, 0.65, 0.2
_OTHER_ACTS = 0.7
_ORDER = 0.2
"""What it adds to stand at the same place of the two readouts."""
_POWER = 3
"""Likenesses are summed in this power, so that one good fit is worth more than two poor ones."""


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
    def _rarity(self) -> dict[str, float]:
        """How telling a mark is: 1 where two statements alone bear it, less the more do."""
        counts = Counter(mark for one in (*self.left, *self.right) for mark in one.marks)
        total = max(3, len(self.left) + len(self.right))
        return {mark: math.log(1 + total / n) / math.log(1 + total / 2) for mark, n in counts.items()}

    @cached_property
    def groups(self) -> list[Group]:
        """Every statement of both readouts in exactly one group, by first place in A, B's own where they stand."""
        same = dict(self._same_words())
        rows = [i for i in range(len(self.left)) if i not in same]
        columns = [j for j in range(len(self.right)) if j not in set(same.values())]
        scores = {(i, j): score for i in rows for j in columns if (score := self.likeness(i, j)) >= LEAST}
        gains = [[scores.get((i, j), 0.0) ** _POWER for j in columns] for i in rows]
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
        gains = [[self.likeness(i, j) + _ORDER * (1 - abs(x / len(rows) - y / len(columns)))
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
            if scores[i, j] < JOINING:
                break
            if i not in of_a and (pair := of_b.get(j)) and self._one_voice(self.a, i, pair[0]):
                joined[pair][0].add(i)
                of_a[i] = pair
            elif j not in of_b and (pair := of_a.get(i)) and self._one_voice(self.b, j, pair[1]):
                joined[pair][1].add(j)
                of_b[j] = pair
        return joined

    def _one_voice(self, readout: Readout, one: int, other: int) -> bool:
        return readout.statements[one].party == readout.statements[other].party

    def likeness(self, i: int, j: int) -> float:
        """How far statement `i` of A is like statement `j` of B, from 0 to 1."""
        left, right = self.left[i], self.right[j]
        shared = left.marks.keys() & right.marks.keys()
        if sum(left.marks[mark] for mark in shared) < _LEAST_SHARED:
            return 0.0
        common = sum(self._weight(left, mark) for mark in shared)
        whole = math.sqrt(self._whole(left) * self._whole(right))
        near = 1 - abs((i + 0.5) / len(self.left) - (j + 0.5) / len(self.right))
        return min(1.0, common / whole * _voices(self.a.statements[i], self.b.statements[j]) + _ORDER * near)

    def _weight(self, one: Evidence, mark: str) -> float:
        return one.marks[mark] * self._rarity[mark]

    def _whole(self, one: Evidence) -> float:
        return sum(self._weight(one, mark) for mark in one.marks)

    def _same_words(self) -> Iterator[tuple[int, int]]:
        """Statements of one party in the same words, in order."""
        waiting: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for j, right in enumerate(self.right):
            waiting.setdefault((right.printed, self.b.statements[j].party), []).append(j)
        for i, left in enumerate(self.left):
            if same := waiting.get((left.printed, self.a.statements[i].party)):
                yield i, same.pop(0)


def _voices(one: Statement, other: Statement) -> float:
    """How far the speakers, and what they do by speaking, allow two statements to be one."""
    acts = 1.0 if set(one.acts) & set(other.acts) or not (one.acts and other.acts) else _OTHER_ACTS
    if set(one.party) == set(other.party):
        return _SAME_PARTY * acts
    return acts * (_ONE_OF_BOTH if set(one.party) & set(other.party) else _ANOTHER)


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
