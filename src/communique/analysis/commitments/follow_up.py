"""What became of a promise: later statements that repeat, narrow or widen it, say that it is kept, or mention it.

A link rests on shared traces (`traces`): amounts, days, names and words that are not everybody's. How much they tell is
its specificity, how much of both promises they make up its likeness; below either, there is no link, so that what is
only the same set phrase is never one. Traces that the same words leave in the readouts of many other parties tell
nothing, however rare they are. Links run both ways: what a promise follows is found by the same measure.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from communique.analysis.commitments.change import Change, changes_between, relation_of
from communique.analysis.commitments.done import done
from communique.analysis.commitments.traces import Trace, Traces, told, traces_of
from communique.archive.base import Archive
from communique.archive.facets import asked_code
from communique.archive.promise import Utterance
from communique.archive.records import Wanted

Relation = Literal["repeated", "narrowed", "widened", "changed", "fulfilled", "mentioned"]
LEAST_TOLD = 2.4
"""The least specificity of a link; a mention, which may speak of anything, needs a third more."""
LEAST_LIKE = 0.3
"""The least likeness of a link."""
_MENTION = 4 / 3
_KEPT_LIKE = 0.4
"""The least likeness of words that say that something is done to the promise of it."""
_TELLING, _SEVERAL, _BY_FEW_WORDS = 0.3, 3, 4.2
"""Where fewer than so many words that tell so much are all that is shared, they must tell this together: one rare
expression is easily shared by chance."""
_ALONE = 2.0
"""How much more a promise made to nobody in particular must share."""
_CAP = 4000
"""A term that so many statements hold finds nothing."""
_PLACES, _READ = 600, 100
"""Statements that are looked at, and of those of the right parties the most that are read for traces."""
_FIRST_TOLD = 0.9
"""What the terms found must tell before a statement is looked at."""
_COMPANY = 3
"""Sets of parties in whose readouts the same traces may stand before they tell less."""
_SEEN_ELSEWHERE = 50
"""How many statements are taken to have a trace that the promise itself has not."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A trace that both statements have: how much it tells, and in how many statements of the archive it was found
    (None: not looked for)."""

    kind: str
    value: str
    told: float
    seen: int | None


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that follows a promise, or that it follows.

    `evidence` are the shared traces, the most telling first; `specificity` is their sum, less where the same traces
    stand in readouts of other parties too (`company` sets of them). `formulae` are shared set phrases, which count
    nothing. `changes` tell what differs, from the earlier to the later of the two.
    """

    relation: Relation
    utterance: Utterance
    evidence: tuple[Shared, ...]
    specificity: float
    likeness: float
    company: int
    formulae: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class FollowUps:
    """What follows a promise and what it follows, by day.

    `told` is how much its traces tell together; below `LEAST_TOLD` it is `too_general` to be recognised again.
    `later_readouts` counts the later readouts of all its parties, None without a day; in `silent` of them none of its
    traces stands.
    """

    promise: Utterance
    later: tuple[Link, ...]
    earlier: tuple[Link, ...]
    told: float
    later_readouts: int | None
    silent: int | None

    @property
    def too_general(self) -> bool:
        """Whether the promise names nothing by which it could be recognised."""
        return self.told < LEAST_TOLD


class _Search:
    """One promise and what its traces find in an archive."""

    def __init__(self, archive: Archive, promise: Utterance) -> None:
        self.archive = archive
        self.promise = promise
        self.traces = _traces(promise)
        self.statements = archive.about_statements()
        self.places: dict[Trace, frozenset[int]] = {}
        for trace, terms in self.traces.found.items():
            if terms and told(trace, self.statements, 1, promise.lang) > 0:
                self.places[trace] = frozenset(archive.said([terms], _CAP))
        self._parties: dict[int, frozenset[str]] = {}

    def told(self, trace: Trace) -> float:
        """How much a trace tells in this archive."""
        seen = _SEEN_ELSEWHERE
        if trace in self.traces.found:
            seen = len(self.places.get(trace, ())) or 1
        return 0.0 if seen >= _CAP else told(trace, self.statements, seen, self.promise.lang)

    def whole(self, traces: Iterable[Trace]) -> float:
        """How much traces tell together."""
        return sum(self.told(trace) for trace in traces)

    def candidates(self) -> list[Utterance]:
        """Statements of the promise's parties in which enough of its traces stand, the most telling first."""
        scores: defaultdict[int, float] = defaultdict(float)
        for trace, places in self.places.items():
            worth = self.told(trace)
            for place in places if worth else ():
                scores[place] += worth
        chosen = [place for place, score in scores.items() if score >= _FIRST_TOLD]
        chosen.sort(key=lambda place: (-scores[place], place))
        self._look_up(chosen[:_PLACES])
        theirs = [place for place in chosen[:_PLACES] if self._may_be_theirs(place)]
        return [one for one in self.archive.utterances(theirs[:_READ]) if _is_theirs(self.promise, one)]

    def company(self, shared: Iterable[Trace]) -> int:
        """In readouts of how many sets of parties all the shared traces stand, the promise's own among them."""
        sets = [places for trace in shared if (places := self.places.get(trace)) and self.told(trace)]
        both = frozenset.intersection(*sets) if sets else frozenset()
        self._look_up(sorted(both)[-_PLACES:])
        held = {parties for place in both if (parties := self._parties.get(place))}
        return len(held | {frozenset(self.promise.parties)})

    def _look_up(self, places: Iterable[int]) -> None:
        unknown = [place for place in places if place not in self._parties]
        self._parties |= {place: frozenset(held) for place, held in self.archive.parties_at(unknown).items()}

    def _may_be_theirs(self, place: int) -> bool:
        """Whether the readout is of the promise's parties, or of an engagement that is not told."""
        mine = {*self.promise.parties, *self.promise.party}
        return not mine or not self._parties[place] or bool(mine & self._parties[place])


def follow_ups(archive: Archive, id: str, statement: int) -> FollowUps:
    """What follows the promise made in a statement, and what it follows; NothingFound for an unknown one.

    A statement that promises nothing may be given as well: what it says to be done, or mentions, stands in `earlier`.
    """
    promise = archive.utterance(id, statement)
    search = _Search(archive, promise)
    links = [link for one in search.candidates() if (link := _link(search, one))]
    readouts, silent = _later_readouts(search)
    return FollowUps(
        promise=promise,
        later=tuple(sorted((one for one in links if _is_later(one.utterance, promise)), key=_by_day)),
        earlier=tuple(sorted((one for one in links if _is_later(promise, one.utterance)), key=_by_day)),
        told=round(search.whole(search.traces.found), 2),
        later_readouts=readouts,
        silent=silent,
    )


def _traces(one: Utterance) -> Traces:
    """The traces of the promise in a statement, of all its words where it promises nothing."""
    words = one.words(one.pledge.what) if one.pledge else one.quote
    if one.pledge and one.pledge.term and not one.pledge.what.overlaps(one.pledge.term):
        words = f"{one.words(one.pledge.term)} {words}"
    return traces_of(words, one.lang, {*one.parties, *one.party, *(one.pledge.who if one.pledge else ())})


def _is_theirs(promise: Utterance, other: Utterance) -> bool:
    """Whether another statement may be about the promise: of another event and day, and in a readout of somebody who is
    bound and of one more of the promise's parties, where it has more."""
    first, second = (promise, other) if _is_later(other, promise) else (other, promise)
    if not _is_later(second, first) or first.pledge is None:
        return False
    if first.content == second.content or (first.meeting is not None and first.meeting == second.meeting):
        return False
    bound, present = set(first.pledge.who), {*second.parties, *second.party}
    if second.pledge and not bound & set(second.pledge.who):
        return False
    everybody = bound | set(first.to)
    return bool(bound & present) and len(everybody & present) >= min(2, len(everybody))


def _link(search: _Search, other: Utterance) -> Link | None:
    promise, traces = search.promise, _traces(other)
    shared = {
        trace
        for trace in search.traces.found.keys() & traces.found.keys()
        if (trace.kind != "word" or promise.lang == other.lang) and search.told(trace)
    }
    common, own = search.whole(shared), search.whole(search.traces.found)
    whole = math.sqrt(own * search.whole(traces.found))
    likeness = min(1.0, common / whole) if whole else 0.0
    if common < LEAST_TOLD or likeness < LEAST_LIKE:
        return None
    relation, changes = _relation(search, other, traces, likeness)
    company = search.company(shared)
    specificity = common - math.log2(max(1, company - _COMPANY + 1))
    first = other if _is_later(promise, other) else promise
    least = LEAST_TOLD * (_MENTION if relation == "mentioned" else 1) * (1 if first.to else _ALONE)
    named = any(trace.kind not in ("word", "concept") for trace in shared)
    if not named and sum(search.told(trace) >= _TELLING for trace in shared) < _SEVERAL:
        least = max(least, _BY_FEW_WORDS)
    if specificity < least:
        return None
    return Link(
        relation=relation,
        utterance=other,
        evidence=tuple(sorted((_shared(search, trace) for trace in shared), key=_most_telling)),
        specificity=round(specificity, 2),
        likeness=round(likeness, 2),
        company=company,
        formulae=tuple(sorted(search.traces.formulae & traces.formulae)),
        changes=changes,
    )


def _shared(search: _Search, trace: Trace) -> Shared:
    seen = len(search.places[trace]) if trace in search.places else None
    return Shared(trace.kind, trace.value, round(search.told(trace), 2), seen)


def _most_telling(one: Shared) -> tuple[float, str, str]:
    return -one.told, one.kind, one.value


def _relation(
    search: _Search, other: Utterance, traces: Traces, likeness: float
) -> tuple[Relation, tuple[Change, ...]]:
    """How the later of two statements stands to the earlier promise."""
    sides = [(search.promise, search.traces.amounts), (other, traces.amounts)]
    if _is_later(search.promise, other):
        sides.reverse()
    (first, before), (second, after) = sides
    if second.pledge is None:
        return ("fulfilled" if likeness >= _KEPT_LIKE and done(second.quote, second.lang) else "mentioned"), ()
    changes = changes_between(first, second, before, after)
    return relation_of(changes), changes


def _is_later(one: Utterance, other: Utterance) -> bool:
    return bool(one.day and other.day and one.day > other.day)


def _by_day(link: Link) -> tuple[str, int]:
    return link.utterance.day or "", link.utterance.place


def _later_readouts(search: _Search) -> tuple[int | None, int | None]:
    """How many later readouts all the parties of a promise have, and in how many none of its traces stands."""
    promise = search.promise
    parties = {*promise.parties, *(promise.pledge.who if promise.pledge else ())}
    if promise.day is None or not parties:
        return None, None
    common = tuple((asked_code("party", party),) for party in sorted(parties))
    since = (date.fromisoformat(promise.day) + timedelta(days=1)).isoformat()
    count = search.archive.search(Wanted(common=common, since=since), 0)[0]
    terms = tuple(term for trace in search.places if search.told(trace) for term in search.traces.found[trace])
    if not terms or not count:
        return count, count
    return count, count - search.archive.search(Wanted(common=(*common, terms), since=since), 0)[0]
