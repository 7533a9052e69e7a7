"""The nouns of positions over time: a stance that a readout gives a party, on a target, in whose account.

`own` tells whether the issuer of the readout is the holder's side (its own words), or another side that reports it;
None where the issuer is not known. Days are ISO 8601 dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from communique.archive.targets import WINDOW, targets_of
from communique.model import Readout


class Taken(NamedTuple):
    """A position on one target, as it is filed. `number` is its place in the readout, `own` 1, 0 or -1 (not known)."""

    number: int
    holder: str
    target: str
    own: int
    stance: str
    grade: str
    reading_rule: str
    rule: str


class Mention(NamedTuple):
    """A stance without its words, enough to follow it: `slot` orders by day, `party` is whose it is.

    `issuer` is a party's code, else the source; `parties` are those of the readout.
    """

    party: str
    target: str
    own: bool | None
    slot: int
    number: int
    stance: str
    grade: str
    reading_rule: str
    rule: str
    issuer: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A stance with its words. `words` are the target as printed, `quote` the sentence, `[start, end)` where the words
    stand in the text; `grade` is the shade in the words of the lexicon, `rule` grouped the target."""

    party: str
    target: str
    own: bool | None
    stance: str
    grade: str
    reading_rule: str
    rule: str
    words: str
    quote: str
    start: int
    end: int
    id: str
    version: int
    statement: int
    number: int
    speakers: tuple[str, ...]
    day: str | None
    issuer: str
    parties: tuple[str, ...]
    lang: str
    title: str | None
    url: str | None
    slot: int


class Pair(NamedTuple):
    """Who holds positions on what: in how many readouts in its own words, and as others report it."""

    party: str
    target: str
    known: bool
    own: int
    reported: int


class Chance(NamedTuple):
    """A readout in which a party could have taken a position, because it speaks there; how many statements it has."""

    slot: int
    version: int
    statements: int


def taken_in(readout: Readout) -> tuple[Taken, ...]:
    """The positions of a readout, one for each target that their words name."""
    document = readout.document
    text, found = document.text, list[Taken]()
    for number, position in enumerate(readout.positions):
        start, end = position.target
        found += filed(
            (number, position.holder, position.stance, position.grade, position.rule), text[start:end],
            position.resolved, document.lang, document.issuer, text[max(0, start - WINDOW) : start],
            text[end : end + WINDOW],
        )  # fmt: skip
    return tuple(found)


def filed(
    position: tuple[int, str, str, str, str], words: str, resolved: Sequence[str], lang: str, issuer: str | None,
    before: str, after: str,
) -> Iterator[Taken]:  # fmt: skip
    """A position, given as (number, holder, stance, grade, rule) with its words and what stands around them, filed
    under each target that it is towards."""
    number, holder, stance, grade, reading_rule = position
    own = -1 if issuer is None else int(issuer == holder)
    for target in targets_of(words, lang, before, after, resolved):
        yield Taken(number, holder, target.id, own, stance, grade, reading_rule, target.rule)
