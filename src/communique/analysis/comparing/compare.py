"""Two readouts of one meeting laid side by side: what both say, what differs, what only one mentions.

A readout is no transcript: what one account does not mention may well have been said. So the relations are named by
where something stands, "only in A", and a text that breaks off carries a warning that nothing follows from its silence.
Room is given in shares, never in counts, because accounts differ in length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from communique import datafile
from communique.analysis.comparing.align import Alignment, Group
from communique.analysis.comparing.differ import Difference, Said, differences
from communique.analysis.comparing.translation import Translation, is_translation, translation
from communique.archive.tokens import tokens
from communique.lexicon import DATA
from communique.model import Document, Readout, Span

Relation = Literal["both", "differ", "only_a", "only_b"]
Side = Literal["a", "b"]
_ENDS = ".!?。！？;；"
_CLOSERS = "\"'”’»)）」』》】]*_ \t\n"
_SILENCE = "that something is not mentioned in it tells nothing"


@dataclass(frozen=True, slots=True)
class Point:
    """Statements on one thing, by their indices in either readout. `likeness` is 0 where only one side has it."""

    relation: Relation
    a: tuple[int, ...]
    b: tuple[int, ...]
    topics: tuple[str, ...]
    differences: tuple[Difference, ...]
    likeness: float

    @property
    def difference(self) -> str | None:
        """The kinds of difference in words ("stance, number"); None where there is none."""
        return ", ".join(one.kind for one in self.differences) or None


@dataclass(frozen=True, slots=True)
class Share:
    """Of a readout's words, how many it gives to a party, as a share of 1. `party` is None for narration, and more than
    one code where all speak together. A Han character counts as a word."""

    party: tuple[str, ...] | None
    share: float


@dataclass(frozen=True, slots=True)
class OneSided:
    """A number or an undertaking in what only one side mentions: the statement's index, and the words."""

    side: Side
    statement: int
    kind: Literal["number", "commitment"]
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readouts side by side. Every statement of either stands in exactly one point; points come in A's order.

    `order` are the topics of either readout as it first takes them up; `cut` tells whose text breaks off.
    `translation` has one issuer's two languages sentence by sentence; None for anything else.
    """

    a: Readout
    b: Readout
    points: tuple[Point, ...]
    shares: tuple[tuple[Share, ...], tuple[Share, ...]]
    order: tuple[tuple[str, ...], tuple[str, ...]]
    one_sided: tuple[OneSided, ...]
    cut: tuple[bool, bool]
    translation: Translation | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What must be known before reading anything into a silence."""
        found = []
        for side, readout, cut in zip("AB", (self.a, self.b), self.cut, strict=True):
            if cut:
                found.append(f"{side}'s text seems truncated (it ends “{ending(readout)}”): {_SILENCE}")
            if not readout.statements:
                found.append(f"{side}'s text reports no statements: {_SILENCE}")
        return tuple(found)


def compare(a: Readout, b: Readout) -> Comparison:
    """Lay two readouts side by side, in any of the languages."""
    alignment = Alignment(a, b)
    told = translation(a, b) if is_translation(a, b) else None
    groups = alignment.within(one.statements for one in told.sentences) if told else alignment.groups
    points = tuple(_point(alignment, group) for group in groups)
    return Comparison(
        a=a,
        b=b,
        points=points,
        shares=(shares(a), shares(b)),
        order=(_topics(a, range(len(a.statements))), _topics(b, range(len(b.statements)))),
        one_sided=tuple(_one_sided(alignment, points)),
        cut=(is_cut(a.document), is_cut(b.document)),
        translation=told,
    )


def _point(alignment: Alignment, group: Group) -> Point:
    topics = dict.fromkeys([*_topics(alignment.a, group.a), *_topics(alignment.b, group.b)])
    if not group.b or not group.a:
        return Point("only_a" if group.a else "only_b", group.a, group.b, tuple(topics), (), 0.0)
    found = differences(
        Said(alignment.a, group.a, tuple(alignment.left[i] for i in group.a)),
        Said(alignment.b, group.b, tuple(alignment.right[j] for j in group.b)),
    )
    return Point("differ" if found else "both", group.a, group.b, tuple(topics), found, round(group.likeness, 2))


def _topics(readout: Readout, statements: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for i in statements for topic in readout.statements[i].topics))


def shares(readout: Readout) -> tuple[Share, ...]:
    """Whose words fill a readout, the largest share first; they add up to 1, or there is none."""
    text = readout.document.text
    counts: Counter[tuple[str, ...] | None] = Counter()
    counts[None] = sum(_words(paragraph.of(text)) for paragraph in readout.document.body)
    for party, region in _regions(readout):
        words = _words(region.of(text))
        counts[party] += words
        counts[None] -= words
    counts[None] = max(0, counts[None])
    total = counts.total()
    return tuple(Share(party, n / total) for party, n in counts.most_common() if n) if total else ()


def _regions(readout: Readout) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Each statement's part of its sentence, without overlap: up to where its content ends if another follows there."""
    at = 0
    ordered = sorted(readout.statements, key=lambda one: (one.sentence.start, one.content.start))
    for i, one in enumerate(ordered):
        shared = i + 1 < len(ordered) and ordered[i + 1].sentence.start < one.sentence.end
        start, end = max(at, one.sentence.start), one.content.end if shared else one.sentence.end
        if start < end:
            yield tuple(sorted(one.party)), Span(start, end)
            at = end


def _words(text: str) -> int:
    return sum(1 for _ in tokens(text))


def _one_sided(alignment: Alignment, points: Sequence[Point]) -> Iterator[OneSided]:
    sides: tuple[tuple[Side, Readout], ...] = (("a", alignment.a), ("b", alignment.b))
    for side, readout in sides:
        evidence = alignment.left if side == "a" else alignment.right
        for point in points:
            if point.relation == f"only_{side}":
                for i in point.a or point.b:
                    statement = readout.statements[i]
                    content = statement.content.of(readout.document.text)
                    for one in evidence[i].quantities:
                        if one.kind == "number":
                            yield OneSided(side, i, "number", one.span.of(content))
                    if statement.commitment:
                        yield OneSided(side, i, "commitment", statement.commitment.what.of(readout.document.text))


def is_cut(document: Document) -> bool:
    """Whether its text breaks off: with marks that say so, or within a sentence and without marks that this is all."""
    last, marks = _last(document), _endings()
    if not last:
        return False
    after = document.text[document.body[-1].end :].lstrip().lower()
    if last.lower().endswith(tuple(marks.cut)) or after.startswith(tuple(marks.cut)):
        return True
    if last.lower().endswith(tuple(marks.whole)) or after.startswith(tuple(marks.whole)):
        return False
    return last.rstrip(_CLOSERS)[-1:] not in _ENDS


def ending(readout: Readout) -> str:
    """The last words of the readout proper, enough to see how it ends."""
    last = " ".join(_last(readout.document).split())
    return last if len(last) <= 24 else f"…{last[-24:]}"


class _Endings(msgspec.Struct, forbid_unknown_fields=True):
    cut: list[str]
    whole: list[str]


@cache
def _endings() -> _Endings:
    return datafile.read(DATA / "comparison" / "endings.toml", _Endings)


def _last(document: Document) -> str:
    return document.body[-1].of(document.text).rstrip() if document.body else ""
