"""The life of a set phrase in an archive: who used it when, how often for their readouts, and what came close to it.

Days are event days, else days of publication. Only texts as they stand now are counted, in the languages of the
phrase's wordings; a use is counted once a readout in the shares and once a place among the occurrences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

import msgspec

from communique.analysis.phrases.edits import Change, diff
from communique.analysis.phrases.uses import Asked, asked, found, sought_for
from communique.archive.base import Archive
from communique.archive.mark import Account, Issued, Quoted, Used

CONTEXT = 60
"""Code points of context on either side of a match."""
NEAR_TEXTS = 1500
"""Texts that are searched for near wordings; of more, as many evenly spread over time are."""
_SILENCE_DAYS = 30
_TIMES_USUAL = 5
_LONG_SILENCE_DAYS = 365


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where the words stand: `left` + `match` + `right` stand so in the text, `quote` is the sentence.

    `side` are the codes of those for whom it is said, joined by commas, None outside of a statement. `account` tells
    whether the issuer reports its own side's words ("own") or another's ("reported"); None where that is not known.
    """

    id: str
    date: str | None
    speakers: tuple[str, ...]
    side: str | None
    quote: str
    left: str
    match: str
    right: str
    statement: int | None
    issuer: str
    account: Account | None
    lang: str
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class NearWording:
    """A wording one or two words away, `count` times in the texts searched. `diff` is in the notation of wdiff."""

    wording: str
    diff: str
    count: int
    first: str | None
    last: str | None
    changes: tuple[Change, ...]
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """`uses` of `readouts` readouts of an issuer in a year have the phrase, `own` of them in their own side's words."""

    year: int
    issuer: str
    readouts: int
    uses: int
    own: int
    share: float


@dataclass(frozen=True, slots=True)
class Counterpart:
    """`uses` of `readouts` readouts of an issuer with one counterpart have the phrase."""

    issuer: str
    counterpart: str
    readouts: int
    uses: int
    share: float


@dataclass(frozen=True, slots=True)
class Track:
    """What an archive tells about a phrase.

    `formula` is its id where the registry knows it, `wordings` what was looked for. `uses` counts the places in
    `readouts` readouts, `undated` of which have no day; `occurrences` are all of them, or a page from `offset` on.
    `first` and `last` are ISO days, None without a dated use; `firsts` the first day of every issuer that has one, in
    order. `gaps` are silences (last use before, first use after) of more than a year, or of more than a month and five
    usual intervals. `by_year` has every issuer that uses the phrase and every year it has readouts in. Of `near_texts`
    texts that might hold a near wording `near_searched` were searched for it; none had to be where both are 0.
    """

    phrase: str
    formula: str | None
    wordings: tuple[str, ...]
    readouts: int
    uses: int
    undated: int
    first: str | None
    last: str | None
    firsts: tuple[tuple[str, str], ...]
    gaps: tuple[tuple[str, str], ...]
    by_year: tuple[Year, ...]
    by_counterpart: tuple[Counterpart, ...]
    occurrences: tuple[Occurrence, ...]
    offset: int
    near: tuple[NearWording, ...]
    near_texts: int
    near_searched: int


def track(archive: Archive, words: str, *, near_texts: int | None = NEAR_TEXTS) -> Track:
    """Follow a phrase, given in its words, or a formula of the registry, given by its id, in all its wordings.

    Words that the registry knows keep its counter-senses. Every use is found in any case. Near wordings of a formula
    are all found where the archive's texts have marks; else at most `near_texts` texts are searched for them, all for
    None. UsageError where there is no word.
    """
    what = asked(words)
    there = found(archive, what, near_texts)
    return life(
        archive, what, _used(there.uses), sorted({(one.day, one.issuer) for one in there.uses if one.day}),
        occurrences=sorted(map(occurrence, there.uses), key=_by_day), offset=0,
        near=_wordings(there.near), near_texts=there.texts, near_searched=there.searched,
    )  # fmt: skip


def life(
    archive: Archive, what: Asked, used: Sequence[Used], days: Sequence[tuple[str, str]], *,
    occurrences: Iterable[Occurrence], offset: int, near: Iterable[NearWording], near_texts: int = 0,
    near_searched: int = 0,
) -> Track:  # fmt: skip
    """What is told about a phrase, given who uses it and on which days, sorted: (day, issuer)."""
    issued = archive.issued(sorted({one.issuer for one in used}))
    firsts = {issuer: day for day, issuer in reversed(days)}
    return Track(
        phrase=what.words,
        formula=what.formula.id if what.formula else None,
        wordings=sought_for(what).whole.wordings,
        readouts=sum(one.readouts for one in used),
        uses=sum(one.places for one in used),
        undated=sum(one.readouts for one in used if one.year is None),
        first=days[0][0] if days else None,
        last=days[-1][0] if days else None,
        firsts=tuple(sorted(firsts.items(), key=lambda one: (one[1], one[0]))),
        gaps=tuple(gaps(list(dict.fromkeys(day for day, _ in days)))),
        by_year=tuple(_years(issued, used)),
        by_counterpart=tuple(_counterparts(issued, used)),
        occurrences=tuple(occurrences),
        offset=offset,
        near=tuple(near),
        near_texts=near_texts,
        near_searched=near_searched,
    )


def occurrence(one: Quoted) -> Occurrence:
    """A place as it is shown."""
    end = one.at + one.size
    return Occurrence(
        id=one.id,
        date=one.day,
        speakers=one.speakers,
        side=",".join(one.party) or None,
        quote=one.quote,
        left=one.quote[max(0, one.at - CONTEXT) : one.at],
        match=one.match,
        right=one.quote[end : end + CONTEXT],
        statement=one.statement,
        issuer=one.issuer,
        account=one.account,
        lang=one.lang,
        title=one.title,
        url=one.url,
    )


def near_wording(times: int, first: str | None, last: str | None, places: Sequence[Quoted]) -> NearWording:
    """A near wording as it stands at the first of some places."""
    place = places[0]
    changes = tuple(Change(*one) for one in msgspec.json.decode(place.changes or "[]"))
    words = " ".join(place.match.split())
    return NearWording(words, diff(changes), times, first, last, changes, tuple(map(occurrence, places)))


def gaps(days: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The long silences between sorted ISO days, as (last before, first after)."""
    apart = [(a, b, (date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days) for a, b in pairwise(days)]
    usual = median(length for _, _, length in apart) if apart else 0
    for before, after, length in apart:
        if length > min(_LONG_SILENCE_DAYS, max(_SILENCE_DAYS, _TIMES_USUAL * usual)):
            yield before, after


def _by_day(one: Occurrence) -> tuple[str, str]:
    return one.date or "9999", one.id


def _used(places: Iterable[Quoted]) -> list[Used]:
    """The readouts of places, counted."""
    held: defaultdict[str, list[Quoted]] = defaultdict(list)
    for place in places:
        held[place.id].append(place)
    counts: defaultdict[tuple[str, int | None, tuple[str, ...]], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in held.values():
        one = row[0]
        count = counts[one.issuer, int(one.day[:4]) if one.day else None, one.parties]
        count[0] += 1
        count[1] += any(place.account == "own" for place in row)
        count[2] += len(row)
    return [Used(*key, *count) for key, count in counts.items()]


def _wordings(places: Iterable[Quoted]) -> list[NearWording]:
    """Near wordings, the most frequent first."""
    held: defaultdict[str, list[Quoted]] = defaultdict(list)
    for place in sorted(places, key=lambda one: (one.day or "9999", one.id)):
        held[" ".join(place.match.split()).casefold()].append(place)
    rows = []
    for row in held.values():
        days = [place.day for place in row if place.day]
        rows.append(near_wording(len(row), days[0] if days else None, days[-1] if days else None, row))
    return sorted(rows, key=lambda one: (-one.count, one.first or "9999", one.wording))


def _years(issued: Iterable[Issued], used: Iterable[Used]) -> Iterator[Year]:
    uses: Counter[tuple[int, str]] = Counter()
    own: Counter[tuple[int, str]] = Counter()
    for one in used:
        if one.year:
            uses[one.year, one.issuer] += one.readouts
            own[one.year, one.issuer] += one.own
    issuers = {issuer for _, issuer in uses}
    totals: Counter[tuple[int, str]] = Counter()
    for row in issued:
        if row.year and row.issuer in issuers:
            totals[row.year, row.issuer] += row.readouts
    for key, total in sorted(totals.items()):
        yield Year(*key, total, uses[key], own[key], round(uses[key] / total, 4))


def _counterparts(issued: Iterable[Issued], used: Iterable[Used]) -> Iterator[Counterpart]:
    uses: Counter[tuple[str, str]] = Counter()
    for one in used:
        uses.update({(one.issuer, other): one.readouts for other in one.parties if other != one.issuer})
    readouts: Counter[tuple[str, str]] = Counter()
    for row in issued:
        readouts.update({(row.issuer, other): row.readouts for other in row.parties if (row.issuer, other) in uses})
    for key, count in sorted(uses.items(), key=lambda one: (-one[1], one[0])):
        yield Counterpart(*key, readouts[key], count, round(count / readouts[key], 4))
