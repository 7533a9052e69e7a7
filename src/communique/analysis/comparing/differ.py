"""In what two statements of one thing differ: stance, strength, number, date, name.

A difference is claimed only where both say something of that kind and cannot both be meant: silence on one side is no
difference. Statements in the same words never differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from communique.analysis.comparing.concepts import concepts_in
from communique.analysis.comparing.evidence import Evidence
from communique.analysis.comparing.quantities import SOON
from communique.model import Readout

Kind = Literal["stance", "strength", "number", "date", "name"]
FAR = 2
"""Grades of strength, from noted to demanded, that make a difference; neighbouring verbs translate each other."""
_STANCES = {"support", "oppose"}
_GRADED = {"assess", "believe", "inform", "urge", "propose", "warn"}
"""Acts that are done more or less strongly by the verb that reports them."""
_YEAR = 4
_ALIKE = 0.6
"""How far two sentences of one language must be alike for a name in one to stand for a name in the other."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference, with what either side says in short ("80 million", "opposes", "3 of 5")."""

    kind: Kind
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Said:
    """One readout's statements on a point: their indices and their evidence."""

    readout: Readout
    statements: tuple[int, ...]
    evidence: tuple[Evidence, ...]


def differences(a: Said, b: Said) -> tuple[Difference, ...]:
    """What differs, in the order of `Kind`; empty where nothing does."""
    if {one.printed for one in a.evidence} == {one.printed for one in b.evidence}:
        found = [_strength(a, b)]
    else:
        found = [_stance(a, b), _strength(a, b), _quantity(a, b, "number"), _quantity(a, b, "day"), _name(a, b)]
    return tuple(one for one in found if one)


def _stance(a: Said, b: Said) -> Difference | None:
    """Opposite stances of one party towards one target, or plain support against plain opposition."""
    left, right = _positions(a), _positions(b)
    for one in left:
        for other in right:
            if one.holder == other.holder and one.stance != other.stance and _one_target(one, other):
                return Difference("stance", f"{one.stance}s {one.target}", f"{other.stance}s {other.target}")
    if (left and right) or not _one_party(a, b) or _negated(a) or _negated(b):
        return None
    acts, others = _acts(a) & _STANCES, _acts(b) & _STANCES
    return Difference("stance", *acts, *others) if len(acts) == len(others) == 1 and acts != others else None


class _Held(NamedTuple):
    """A position: what its target is about stands in `marks`."""

    holder: str
    stance: str
    target: str
    marks: frozenset[str]


def _positions(said: Said) -> list[_Held]:
    """The positions of the statements; where words are negated, the stance may be too, and nothing is claimed."""
    document = said.readout.document
    return [
        _Held(one.holder, one.stance, target := one.target.of(document.text),
              frozenset(concepts_in(target, document.lang)) or frozenset({" ".join(target.casefold().split())}))
        for one in said.readout.positions
        if one.statement in said.statements and "negated" not in said.readout.statements[one.statement].flags
    ]  # fmt: skip


def _one_target(one: _Held, other: _Held) -> bool:
    return 2 * len(one.marks & other.marks) > len(one.marks | other.marks)


def _negated(said: Said) -> bool:
    return any("negated" in said.readout.statements[i].flags for i in said.statements)


def _acts(said: Said) -> set[str]:
    return {act for i in said.statements for act in said.readout.statements[i].acts}


def _one_party(a: Said, b: Said) -> bool:
    return {_parties(a)} == {_parties(b)}


def _parties(said: Said) -> frozenset[str]:
    return frozenset(party for i in said.statements for party in said.readout.statements[i].party)


def _strength(a: Said, b: Said) -> Difference | None:
    """How hard one and the same party presses one act, where a verb of reporting says so on both sides. "X said that it
    opposes" is no weaker than "X opposed": acts that a verb performs by itself have no grades."""
    left, right = _strongest(a), _strongest(b)
    if left is None or right is None or abs(left - right) < FAR or not _one_party(a, b):
        return None
    if _acts(a) and _acts(b) and not _acts(a) & _acts(b) & _GRADED:
        return None
    return Difference("strength", f"{left} of 5", f"{right} of 5")


def _strongest(said: Said) -> int | None:
    grades = [grade for i in said.statements if (grade := said.readout.statements[i].strength) is not None]
    return max(grades, default=None)


def _quantity(a: Said, b: Said, kind: Literal["number", "day"]) -> Difference | None:
    """Numbers or days on both sides of which none is the same; "1 May" and "1 May 2031" are. "As soon as possible"
    is another term than a day, but not than a year that happens to be named."""
    left, right = _values(a, kind), _values(b, kind)
    if SOON in {*left, *right}:
        left, right = ({value: words for value, words in side.items() if len(value) > _YEAR or value == SOON}
                       for side in (left, right))  # fmt: skip
    if not left or not right or any(agree(x, y) for x in left for y in right):
        return None
    return Difference("number" if kind == "number" else "date", _listed(left.values()), _listed(right.values()))


def _values(said: Said, kind: str) -> dict[str, str]:
    """Values with the words that print them."""
    text = said.readout.document.text
    found = {}
    for i, one in zip(said.statements, said.evidence, strict=True):
        start = said.readout.statements[i].content.start
        for value in one.quantities:
            if value.kind == kind:
                found[value.value] = text[start + value.span.start : start + value.span.end]
    return found


def agree(one: str, other: str) -> bool:
    """Whether two values can be one: they are equal, or days that agree in all that both state."""
    if one == other or SOON in (one, other):
        return one == other
    short, long = sorted((one, other), key=len)
    if short.startswith("--"):
        return long.endswith(short[1:])
    return len(short) == _YEAR and long.startswith(f"{short}-")


def _name(a: Said, b: Said) -> Difference | None:
    """States, organisations or places on both sides of which none is the same; or one name put for another."""
    left, right = (frozenset(name for one in said.evidence for name in one.names) for said in (a, b))
    for kind in ("state ", "organisation ", "place "):
        ours, theirs = ({name for name in names if name.startswith(kind)} for names in (left, right))
        if ours and theirs and not ours & theirs and not left & right:
            bare = [_listed(sorted(name.removeprefix(kind) for name in names)) for names in (ours, theirs)]
            return Difference("name", *bare)
    return _exchanged(a, b)


def _exchanged(a: Said, b: Said) -> Difference | None:
    """Capitalised words in the place of other capitalised words, in sentences of one language that are else alike."""
    if a.readout.document.lang != b.readout.document.lang:
        return None
    left, right = _content(a), _content(b)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return None
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "replace" and i and k and all(word[:1].isupper() for word in (*left[i:j], *right[k:m])):
            return Difference("name", " ".join(left[i:j]), " ".join(right[k:m]))
    return None


def _content(said: Said) -> list[str]:
    text = said.readout.document.text
    return [word.strip(".,;:") for i in said.statements for word in said.readout.statements[i].content.of(text).split()]


def _listed(items: Iterable[str]) -> str:
    return ", ".join(items)
