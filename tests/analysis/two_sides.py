"""The composed pairs of tests/gold/pairs.toml as readouts. All texts and persons are invented."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from communique.model import Document, Engagement, Participant, Position, Readout, Span, Statement

GOLD = Path(__file__).parent.parent / "gold" / "pairs.toml"


@cache
def gold() -> dict[str, dict[str, Any]]:
    """The pairs by id."""
    return {pair["id"]: pair for pair in tomllib.loads(GOLD.read_text(encoding="utf-8"))["pair"]}


def readout(pair: str, side: str, ending: str = ".", opening: str = "Holm met Tan.") -> Readout:
    """One side of a pair: an opening sentence, then a paragraph for each statement; `ending` ends the last of them."""
    given = gold()[pair][side]
    text, statements, positions = opening, list[Statement](), list[Position]()
    people = sorted({party for one in given["statement"] for party in one["party"]})
    for number, one in enumerate(given["statement"]):
        start = len(text) + 1
        text += f"\n{one['cue']} {one['said']}" + (ending if number == len(given["statement"]) - 1 else ".")
        said = Span(text.index(one["said"], start), text.index(one["said"], start) + len(one["said"]))
        cue = Span(start, start + len(one["cue"]))
        statements.append(Statement((), tuple(one["party"]), "joint" if len(one["party"]) > 1 else "explicit", cue, said,
                                    Span(start, len(text)), "composed", tuple(one["acts"]), tuple(one["topics"]),
                                    one["strength"], issuer_side=given["issuer"]))  # fmt: skip
        if "position" in one:
            holder, stance, target = one["position"]
            place = text.index(target, start)
            positions.append(Position(holder, stance, Span(place, place + len(target)), number))
    body = tuple(Span(at, at + len(line)) for at, line in _lines(text))
    document = Document(f"composed:{pair}-{side}", text, given["lang"], body, "composed", given["issuer"], f"Composed {side}",
                        published="2031-03-04", url="https://ministry.example/a?b=1&c=2")  # fmt: skip
    mention = Span(0, len(opening))
    engagement = Engagement("call", mention, "2031-03-04", "text", participants=tuple(
        Participant("Holm", mention, party) for party in people))  # fmt: skip
    return Readout(document, engagement, tuple(statements), tuple(positions))


def _lines(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, line))
        at += len(line) + 1
    return found
