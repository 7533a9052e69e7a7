"""The arithmetic of a comparison: one readout as it should be read against one as it was read.

Both are records in the shape of the JSON Lines export, so that anybody's file can be scored as well as our own
reading. Two spans are the same thing when their intersection is at least half of their union; things are paired one
to one, the likest first. Fields and decisions follow the codebook.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]
"""One readout as JSON: `id`, `text` and what was read from it; spans are [start, end) in code points of `text`."""

Likeness = Callable[[Any, Any], float]

SAME = 0.5
"""Intersection over union from which on two spans are the same thing."""

SAME_PARTY = 0.001
"""What decides between two statements that overlap a third equally: the one of the same party."""

FIELDS = (
    "engagement.kind",
    "engagement.date",
    "engagement.city",
    "engagement.host_event",
    "participants",
    "roles",
    "statements.found",
    "statements.attributed",
    "statements.mode",
    "statements.acts",
    "statements.topics",
    "positions",
    "references",
)


@dataclass(slots=True)
class Tally:
    """How many were `right` of those `produced` and of those in the `gold`."""

    right: int = 0
    produced: int = 0
    gold: int = 0

    def add(self, other: Tally) -> None:
        """Count another table's cell into this one."""
        self.right += other.right
        self.produced += other.produced
        self.gold += other.gold

    @property
    def precision(self) -> float:
        """The right share of the produced; where nothing was produced, 1 if there was nothing to find, else 0."""
        return self.right / self.produced if self.produced else float(not self.gold)

    @property
    def recall(self) -> float:
        """The right share of the gold; 1 where there was nothing to find."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Scores = dict[str, Tally]


def fresh() -> Scores:
    """A table with nothing counted yet, one cell a field."""
    return {name: Tally() for name in FIELDS}


def overall(scores: Scores) -> float:
    """The mean F1 of the fields that the gold has anything for; 0 where it has nothing at all."""
    values = [tally.f1 for tally in scores.values() if tally.gold]
    return sum(values) / len(values) if values else 0.0


def score(gold: Record, produced: Record) -> Scores:
    """One readout's table; an empty `produced` is a readout missed whole."""
    met, read = gold.get("engagement") or {}, produced.get("engagement") or {}
    return {
        **_engagement(met, read),
        **_participants(_principals(met), _principals(read)),
        **_statements(gold.get("statements", []), produced.get("statements", [])),
        "positions": _paired(gold.get("positions", []), produced.get("positions", []), _position_likeness),
        "references": _paired(
            _by_name(gold.get("references", [])), _by_name(produced.get("references", [])), _mention_likeness
        ),
    }


def overlap(a: Sequence[int] | None, b: Sequence[int] | None) -> float:
    """Intersection over union of two [start, end) spans; 0 where either is missing."""
    if not a or not b:
        return 0.0
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def fold(name: str | None) -> str:
    """A name for comparison: its words without case, accents and punctuation."""
    parts = unicodedata.normalize("NFKD", name or "")
    return " ".join(re.findall(r"\w+", "".join(c for c in parts if not unicodedata.combining(c)).casefold()))


def same_name(a: str, b: str) -> bool:
    """Equal once folded, or one is how the other begins or ends (a surname alone, a given name alone)."""
    short, long = sorted((fold(a).split(), fold(b).split()), key=len)
    return bool(short) and short in (long[: len(short)], long[-len(short) :])


def pairs(gold: Sequence[Any], produced: Sequence[Any], likeness: Likeness) -> list[tuple[int, int]]:
    """Indices of the things that are one another's best match, each used once; likeness 0 never matches."""
    ranked = sorted(
        (-value, i, j) for i, g in enumerate(gold) for j, p in enumerate(produced) if (value := likeness(g, p)) > 0
    )
    free_gold, free_produced = set(range(len(gold))), set(range(len(produced)))
    found = []
    for _, i, j in ranked:
        if i in free_gold and j in free_produced:
            free_gold.remove(i)
            free_produced.remove(j)
            found.append((i, j))
    return found


def _paired(gold: Sequence[Any], produced: Sequence[Any], likeness: Likeness) -> Tally:
    return Tally(len(pairs(gold, produced, likeness)), len(produced), len(gold))


def _span_likeness(a: Sequence[int] | None, b: Sequence[int] | None) -> float:
    value = overlap(a, b)
    return value if value >= SAME else 0.0


def _engagement(gold: Record, produced: Record) -> Scores:
    """Kind and date must be equal, the city the same name, the host event the same words."""

    def cell(field: str, same: Callable[[Any, Any], bool]) -> Tally:
        wanted, got = gold.get(field) or None, produced.get(field) or None
        return Tally(int(bool(wanted and got and same(wanted, got))), int(got is not None), int(wanted is not None))

    return {
        "engagement.kind": cell("kind", lambda a, b: bool(a == b)),
        "engagement.date": cell("date", lambda a, b: bool(a == b)),
        "engagement.city": cell("city", lambda a, b: fold(a) == fold(b)),
        "engagement.host_event": cell("host_event", lambda a, b: overlap(a, b) >= SAME),
    }


def _principals(engagement: Record) -> list[Record]:
    return [person for person in engagement.get("participants", []) if person.get("principal", True)]


def _participants(gold: list[Record], produced: list[Record]) -> Scores:
    """Principals by name and party; of those found, whether the role is the same words."""
    found = pairs(gold, produced, lambda a, b: same_name(a["name"], b["name"]) and a.get("party") == b.get("party"))
    return {
        "participants": Tally(len(found), len(produced), len(gold)),
        "roles": Tally(
            sum(overlap(gold[i].get("role"), produced[j].get("role")) >= SAME for i, j in found),
            sum(bool(person.get("role")) for person in produced),
            sum(bool(person.get("role")) for person in gold),
        ),
    }


def _statements(gold: list[Record], produced: list[Record]) -> Scores:
    """Contents paired by their characters; of the pairs, who speaks for whom, in which mode, acts and topics."""
    found = [(gold[i], produced[j]) for i, j in pairs(gold, produced, _statement_likeness)]

    def cell(right: Callable[[Record, Record], bool]) -> Tally:
        return Tally(sum(right(a, b) for a, b in found), len(produced), len(gold))

    def labels(field: str) -> Tally:
        return Tally(
            sum(len(set(a.get(field, ())) & set(b.get(field, ()))) for a, b in found),
            sum(len(set(statement.get(field, ()))) for statement in produced),
            sum(len(set(statement.get(field, ()))) for statement in gold),
        )

    return {
        "statements.found": cell(lambda a, b: True),
        "statements.attributed": cell(_same_voice),
        "statements.mode": cell(lambda a, b: bool(a["mode"] == b["mode"])),
        "statements.acts": labels("acts"),
        "statements.topics": labels("topics"),
    }


def _statement_likeness(a: Record, b: Record) -> float:
    value = _span_likeness(a["content"], b["content"])
    return value + SAME_PARTY * (set(a["party"]) == set(b["party"])) if value else 0.0


def _same_voice(gold: Record, produced: Record) -> bool:
    """The same parties and, unless it is joint or no person is named in the gold, the same persons."""
    if set(gold["party"]) != set(produced["party"]):
        return False
    if gold["mode"] == "joint" or not gold["speakers"]:
        return True
    speakers = produced["speakers"]
    return len(gold["speakers"]) == len(speakers) == len(pairs(gold["speakers"], speakers, same_name))


def _position_likeness(a: Record, b: Record) -> float:
    if a["holder"] != b["holder"] or a["stance"] != b["stance"]:
        return 0.0
    return _span_likeness(a["target"], b["target"])


def _by_name(references: list[Record]) -> list[list[Sequence[int]]]:
    """The spans of each thing referred to: mentions under one name are one thing."""
    things: dict[str, list[Sequence[int]]] = {}
    for reference in references:
        name = fold(reference.get("name")) or str(reference["span"])
        things.setdefault(name, []).append(reference["span"])
    return list(things.values())


def _mention_likeness(a: list[Sequence[int]], b: list[Sequence[int]]) -> float:
    return max(_span_likeness(x, y) for x in a for y in b)
