"""Sentences of two texts that translate each other, laid side by side in order.

A translation keeps the order and most sentences, but joins and parts them. So the best way through both texts is
sought (dynamic programming, as Gale and Church 1993), in steps of up to four sentences on one side for one on the
other; what speaks for a step are marks that mean the same in every language, and lengths that fit the two languages.
What finds no partner on the way may have been moved: it is compared with what else is left. A sentence is without a
partner only when nothing speaks for one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import msgspec

from communique import datafile
from communique.analysis.comparing.assignment import assigned
from communique.analysis.comparing.evidence import marks_of
from communique.analysis.comparing.quantities import Quantity
from communique.archive.tokens import tokens
from communique.errors import UnsupportedLanguage
from communique.extract.reader import reader
from communique.lexicon import DATA
from communique.model import Document, Readout, Span

_STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1))
_BAND = 24
"""How far from the straight way, in sentences, partners are looked for."""
_HOW = ("voice", "act")
"""Marks that tell how something is said, not what."""
_PERSON, _VOICE, _ACT = 0.6, 0.4, 0.35
_LENGTH, _SPREAD = 0.4, 0.45
"""What fitting lengths are worth, and how far a length strays (logarithm of the ratio)."""
_LEAST = 0.33
"""What a step must be worth to be better than leaving its sentences alone."""
_JOINED = 0.05
"""What each further sentence in a step costs."""
_TWO = 1.4
"""What two sentences for two count, as one step is worth 1: less than two steps, for they are one only when crossed."""
_NOTHING_SHARED = -0.25
_MOVED = 0.5
"""The least likeness of two sentences that are left over in different places."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, its length in characters of average writing, and what it speaks of. `statements` are
    the indices of the readout's statements in it."""

    span: Span
    size: float
    marks: Mapping[str, float]
    quantities: tuple[Quantity, ...]
    names: frozenset[str]
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Sentences that translate each other, by their numbers in either text; one of the two may be empty.

    `likeness` is 0 where one is empty; `moved` says that they stand in another place among the others.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    likeness: float
    moved: bool = False


@dataclass(slots=True)
class _Way:
    """The best way up to a place: what it is worth, and its last step."""

    worth: float
    step: tuple[int, int] = (0, 0)


def sentences_of(readout: Readout, sides: Mapping[str, str]) -> list[Sentence]:
    """The sentences of a readout's body; `sides` gives a mark for every person's name, so that both texts have it."""
    document = readout.document
    stated: dict[Span, list[int]] = {}
    for i, statement in enumerate(readout.statements):
        stated.setdefault(statement.sentence, []).append(i)
    size = _sizes().get(document.lang, 1.0)
    found = []
    for span in _spans(document):
        text = span.of(document.text)
        own = [i for sentence, numbers in stated.items() if sentence.overlaps(span) for i in numbers]
        marks, quantities, names = marks_of(text, document.lang)
        for i in own:
            statement = readout.statements[i]
            marks |= {f"voice {'+'.join(sorted(statement.party))}": _VOICE}
            marks |= {f"act {act}": _ACT for act in statement.acts}
        marks |= {mark: _PERSON for name, mark in sides.items() if _named(name, text)}
        length = sum(not char.isspace() for char in text)
        found.append(Sentence(span, length * size, marks, quantities, names, tuple(own)))
    return found


def _spans(document: Document) -> list[Span]:
    """The spans of sentences; of paragraphs where the language is not read."""
    try:
        return [one.span for one in reader(document.lang).sentences(document)]
    except UnsupportedLanguage:
        return list(document.body)


def _named(name: str, text: str) -> bool:
    """Whether a person's family name, or the whole of a Chinese one, stands in a text in whatever case."""
    if name and name[0] >= "\u3400":
        return name in text
    keys = [token.key for token in tokens(name)]
    return bool(keys) and keys[-1] in {token.key for token in tokens(text)}


@cache
def _sizes() -> dict[str, float]:
    """How many characters of English one character of each language stands for."""
    return datafile.read(DATA / "comparison" / "sizes.toml", _Sizes).size


class _Sizes(msgspec.Struct, forbid_unknown_fields=True):
    size: dict[str, float]


@dataclass(slots=True)
class Sentences:
    """Two lists of sentences and how far any of one translate any of the other."""

    a: Sequence[Sentence]
    b: Sequence[Sentence]
    _rarity: dict[str, float] = field(init=False)
    _merged: dict[tuple[int, int, int], tuple[dict[str, float], float, float]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        counts = Counter(mark for one in (*self.a, *self.b) for mark in one.marks)
        total = max(3, len(self.a) + len(self.b))
        self._rarity = {mark: math.log(1 + total / n) / math.log(1 + total / 2) for mark, n in counts.items()}

    def counterparts(self) -> list[Counterpart]:
        """Every sentence of either text in exactly one counterpart, in A's order; what B alone has where it stands."""
        return _in_order(list(self._moved(self._taken_in(self._way()))))

    def likeness(self, a: Sequence[int], b: Sequence[int]) -> float:
        """How far neighbouring sentences of A translate neighbouring ones of B: from `_NOTHING_SHARED` to 1."""
        left, whole, _ = self._together(0, a[0], len(a))
        right, other, _ = self._together(1, b[0], len(b))
        shared = sum(min(weight, right[mark]) for mark, weight in left.items() if mark in right)
        return shared / math.sqrt(whole * other) if shared else _NOTHING_SHARED * min(1.0, whole, other)

    def _together(self, side: int, first: int, count: int) -> tuple[dict[str, float], float, float]:
        """The marks of neighbouring sentences as one, what they weigh together, and their length."""
        key = (side, first, count)
        if key not in self._merged:
            some = (self.a, self.b)[side][first : first + count]
            marks = {mark: weight * self._rarity[mark] for one in some for mark, weight in one.marks.items()}
            self._merged[key] = marks, sum(marks.values()), sum(one.size for one in some)
        return self._merged[key]

    def _worth(self, i: int, j: int, rows: int, columns: int) -> float:
        """What it is worth to take these sentences for each other's translation, against leaving them alone."""
        if not rows or not columns:
            return 0.0
        like = self.likeness(range(i, i + rows), range(j, j + columns))
        off = self._off(range(i, i + rows), range(j, j + columns))
        fitting = math.exp(-off * off / (2 * _SPREAD * _SPREAD))
        return min(rows, columns, _TWO) * (like + _LENGTH * fitting - _LEAST - _JOINED * (rows + columns - 2))

    def _off(self, a: Sequence[int], b: Sequence[int]) -> float:
        """How much longer A's sentences are than B's, as the logarithm of the ratio; 0 for a perfect fit."""
        return math.log(self._together(0, a[0], len(a))[2] / self._together(1, b[0], len(b))[2])

    def _way(self) -> list[Counterpart]:
        rows, columns = len(self.a), len(self.b)
        best = {(0, 0): _Way(0.0)}
        for i in range(rows + 1):
            straight = round(i * columns / rows) if rows else 0
            low, high = (0, columns) if not rows else (max(0, straight - _BAND), min(columns, straight + _BAND))
            for j in range(low, high + 1):
                ways = [
                    _Way(before.worth + self._worth(i - di, j - dj, di, dj), (di, dj))
                    for di, dj in _STEPS
                    if (before := best.get((i - di, j - dj)))
                ]
                if ways:
                    best[i, j] = max(ways, key=lambda way: way.worth)
        return self._back(best, rows, columns)

    def _back(self, best: Mapping[tuple[int, int], _Way], i: int, j: int) -> list[Counterpart]:
        """The steps of the best way, from the first."""
        steps: list[Counterpart] = []
        while i or j:
            di, dj = best[i, j].step
            a, b = tuple(range(i - di, i)), tuple(range(j - dj, j))
            steps.append(Counterpart(a, b, max(0.0, self.likeness(a, b)) if a and b else 0.0))
            i, j = i - di, j - dj
        return steps[::-1]

    def _taken_in(self, steps: Sequence[Counterpart]) -> list[Counterpart]:
        """The steps, with single sentences joined to a neighbour that is too short for its partner without them."""
        made = list(steps)
        for k, single in enumerate(steps):
            if single.a and single.b:
                continue
            for near in (k - 1, k + 1):
                if 0 <= near < len(made) and (joined := self._joined(made[near], single)):
                    made[near], made[k] = joined, Counterpart((), (), 0.0)
                    break
        return [one for one in made if one.a or one.b]

    def _joined(self, pair: Counterpart, single: Counterpart) -> Counterpart | None:
        """A pair with one more sentence, where that makes the lengths fit better and the sentence speaks of nothing, or
        of something that the partner has too; None where it does not belong."""
        if not (pair.a and pair.b):
            return None
        a, b = tuple(sorted(pair.a + single.a)), tuple(sorted(pair.b + single.b))
        if len(a) != a[-1] - a[0] + 1 or len(b) != b[-1] - b[0] + 1:
            return None
        side, number, partner = (0, single.a[0], pair.b) if single.a else (1, single.b[0], pair.a)
        marks = {mark for mark in self._together(side, number, 1)[0] if not mark.startswith(_HOW)}
        held = self._together(1 - side, partner[0], len(partner))[0]
        if abs(self._off(a, b)) >= abs(self._off(pair.a, pair.b)) or (marks and not marks & held.keys()):
            return None
        return Counterpart(a, b, max(0.0, self.likeness(a, b)))

    def _moved(self, steps: Sequence[Counterpart]) -> Iterator[Counterpart]:
        """The steps, with sentences that are left over on both sides paired where they clearly translate each other."""
        left = [one.a[0] for one in steps if not one.b]
        right = [one.b[0] for one in steps if not one.a]
        worth = [[like if (like := self.likeness((i,), (j,))) >= _MOVED else 0.0 for j in right] for i in left]
        pairs = {left[x]: right[y] for x, y in assigned(worth)}
        for one in steps:
            if not one.b and one.a[0] in pairs:
                yield Counterpart(one.a, (pairs[one.a[0]],), self.likeness(one.a, (pairs[one.a[0]],)), moved=True)
            elif one.a or one.b[0] not in pairs.values():
                yield one


def _in_order(found: Sequence[Counterpart]) -> list[Counterpart]:
    """Counterparts by A's first sentence; what B alone has follows the sentence before it in B."""
    placed = sorted((one for one in found if one.a), key=lambda one: one.a)
    for one in sorted((one for one in found if not one.a), key=lambda one: one.b):
        before = [k for k, other in enumerate(placed) if other.b and other.b[0] < one.b[0]]
        placed.insert(max(before, key=lambda k: placed[k].b[0], default=-1) + 1, one)
    return placed
