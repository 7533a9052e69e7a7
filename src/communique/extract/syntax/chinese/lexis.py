"""What the lexicon knows, found in one folded Chinese text: one scan, longer phrases first.

Han text has no word boundaries, so a form is also found inside longer words. Three things keep that apart: an entry's
`unless` phrases, the longest office, state or organisation at a place, and demonyms of one character, which count only
where something shows that a side is meant (mentions.py decides that).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypeVar

from communique.extract.match import Hit, Matcher
from communique.extract.syntax.chinese.script import fold_han
from communique.extract.vocabulary import Bar, Demonym, LightVerb, SpeechNoun, counting, forms
from communique.lexicon import (
    Cue,
    Entry,
    Institution,
    Lexicon,
    Office,
    Organisation,
    Person,
    Place,
    ReferenceNoun,
    State,
)

_start = attrgetter("start")
E = TypeVar("E", bound=Entry)
_OWN = (Cue, SpeechNoun, LightVerb, Office, Place, ReferenceNoun, Person)
"""Kinds of hits that the syntax weighs before it passes them on."""
_KEPT = 4
_ACTORS = frozenset({State, Organisation, Institution})


@dataclass(slots=True)
class Found:
    """The hits of one text by kind, each list by start; `rest` are those that other stages read.

    `office_starts`, `office_ends` and `actor_starts` are the offsets of those hits, for looking up.
    """

    cues: list[Hit[Cue]] = field(default_factory=list)
    nouns: list[Hit[SpeechNoun]] = field(default_factory=list)
    lights: list[Hit[LightVerb]] = field(default_factory=list)
    offices: list[Hit[Office]] = field(default_factory=list)
    actors: list[Hit[Entry]] = field(default_factory=list)
    places: list[Hit[Place]] = field(default_factory=list)
    references: list[Hit[ReferenceNoun]] = field(default_factory=list)
    persons: list[Hit[Person]] = field(default_factory=list)
    rest: list[Hit[Entry]] = field(default_factory=list)
    office_starts: list[int] = field(default_factory=list)
    office_ends: list[int] = field(default_factory=list)
    actor_starts: list[int] = field(default_factory=list)

    def in_office(self, start: int, end: int) -> bool:
        """Whether an office stands on any of the characters."""
        index = bisect_left(self.office_ends, start + 1)
        return index < len(self.offices) and self.offices[index].start < end

    def names_no_person(self, start: int, end: int) -> bool:
        """Whether states, houses or places cover all the characters."""
        for hits in (self.actors, self.places):
            at = start
            for hit in hits[max(0, bisect_left(hits, start, key=_start) - 2) :]:
                if hit.start > at or at >= end:
                    break
                at = max(at, hit.end)
            if at >= end:
                return True
        return False


class Lexis:
    """The compiled vocabulary of a language written in Han characters."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = [(fold_han(form), entry) for form, entry in forms(lexicon) if not isinstance(entry, Demonym)]
        entries = {id(entry): entry for _, entry in rows}.values()
        rows += [(fold_han(name), person) for person in lexicon.persons for name in person.names.get(lexicon.lang, ())]
        for entry in entries:
            bar = Bar(id=entry.id, of=id(entry))
            owner = entry.cue if isinstance(entry, SpeechNoun) else entry
            rows += [(fold_han(phrase), bar) for phrase in owner.unless]
        self._matcher: Matcher[Entry] = Matcher(rows, words=False)
        self._memory: dict[str, Found] = {}
        self._no_actor = re.compile("|".join(map(re.escape, lexicon.grammar.words["not_actor"])))

    def scan(self, folded: str) -> list[Hit[Entry]]:
        """All hits but those inside one of their entry's `unless` phrases, by start, the longer first."""
        return [hit for hit in counting(self._matcher.scan(folded)) if type(hit.entry) is not Bar]

    def find(self, folded: str) -> Found:
        """What stands in the text; the last few texts are kept, because a headline is asked about twice."""
        if folded not in self._memory:
            if len(self._memory) >= _KEPT:
                self._memory.clear()
            self._memory[folded] = self._look(folded)
        return self._memory[folded]

    def _look(self, folded: str) -> Found:
        """The hits sorted by what they are; offices and actors without those that lie inside a longer one."""
        kinds: dict[type[Entry], list[Hit[Any]]] = {kind: [] for kind in _OWN}
        rest: list[Hit[Entry]] = []
        actors: list[Hit[Entry]] = []
        hidden = {at for match in self._no_actor.finditer(folded) for at in range(*match.span())}
        for hit in self.scan(folded):
            kind = type(hit.entry)
            if kind in kinds:
                kinds[kind].append(hit)
            elif kind not in _ACTORS:
                rest.append(hit)
            elif hit.start not in hidden and not _dotted(folded, hit):
                actors.append(hit)
        found = Found(kinds[Cue], kinds[SpeechNoun], kinds[LightVerb], _outermost(kinds[Office]), _outermost(actors))
        found.places, found.references, found.persons, found.rest = (
            kinds[Place], kinds[ReferenceNoun], kinds[Person], rest,
        )  # fmt: skip
        found.office_starts = [hit.start for hit in found.offices]
        found.office_ends = [hit.end for hit in found.offices]
        found.actor_starts = [hit.start for hit in found.actors]
        return found


def _dotted(folded: str, hit: Hit[Entry]) -> bool:
    """Whether a dot joins the words to more of a foreign name."""
    return "·" in (folded[hit.start - 1 : hit.start], folded[hit.end : hit.end + 1])


def _outermost(hits: list[Hit[E]]) -> list[Hit[E]]:
    """Of hits by start and length, those that do not lie inside another; of overlapping ones the later ends a title."""
    kept: list[Hit[E]] = []
    for hit in hits:
        if kept and hit.end <= kept[-1].end:
            continue
        kept.append(hit)
    return kept


def party_of(entry: Entry) -> str | None:
    """The party code of a state, organisation or house; None for any other entry."""
    if isinstance(entry, Institution):
        return entry.party
    return entry.id if isinstance(entry, (State, Organisation)) else None


def starting(hits: Sequence[Hit[E]], at: int) -> Iterator[Hit[E]]:
    """The hits that start at or after `at`."""
    for index in range(bisect_left(hits, at, key=_start), len(hits)):
        yield hits[index]


def within(hits: Sequence[Hit[E]], low: int, high: int) -> list[Hit[E]]:
    """The hits that lie in [low, high)."""
    first, last = bisect_left(hits, low, key=_start), bisect_left(hits, high, key=_start)
    return [hit for hit in hits[first:last] if hit.end <= high]
