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
from typing import Literal

from communique.analysis.near import Change, Near, Neighbourhood
from communique.analysis.phrase import Phrase, Use, phrase_of, sentence, units
from communique.archive.base import Archive
from communique.archive.records import Printed, StatementPlace
from communique.errors import UsageError
from communique.formulae import Formula, known, registry

CONTEXT = 60
"""Code points of context on either side of a match."""
NEAR_TEXTS = 1500
"""Texts that are searched for near wordings; of more, as many evenly spread over time are."""
_SILENCE_DAYS = 30
_TIMES_USUAL = 5
_LONG_SILENCE_DAYS = 365

Account = Literal["own", "reported"]
_Count = tuple[str | None, str, tuple[str, ...], int]


class _Sought:
    """What is looked for: a formula in a text's own language, typed words in every text.

    Near a formula is what is near its canonical wording and none of its others.
    """

    def __init__(self, whole: Phrase, formula: Formula | None) -> None:
        self.whole = whole
        self._strict = formula is not None
        self._canonical = {lang: row[0] for lang, row in formula.wordings.items()} if formula else {}
        held = formula.wordings if formula else {}
        self._phrases = {
            lang: Phrase(row, formula.unless, formula.beside) for lang, row in held.items() if formula is not None
        }
        self._areas: dict[str | None, list[Neighbourhood]] = {}

    def phrase(self, lang: str) -> Phrase:
        """The wordings in a language; all of them for one in which the registry has none."""
        return self._phrases.get(lang, self.whole)

    def areas(self, lang: str | None) -> list[Neighbourhood]:
        """What is near them in a language; in all languages for None."""
        if lang not in self._areas:
            every = list(self._canonical.values()) or list(self.whole.wordings)
            wordings = [self._canonical[lang]] if lang in self._canonical else every
            self._areas[lang] = [Neighbourhood(wording, strict=self._strict) for wording in wordings]
        return self._areas[lang]


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

    `formula` is its id where the registry knows it, `wordings` what was looked for. `first` and `last` are ISO days,
    None without a dated use; `gaps` silences (last use before, first use after) of more than a year, or of more than a
    month and five usual intervals. `by_year` has every issuer that uses the phrase and every year it has readouts in.
    `near_searched` of `near_texts` texts that might hold a near wording were searched for it.
    """

    phrase: str
    formula: str | None
    wordings: tuple[str, ...]
    readouts: int
    undated: int
    first: str | None
    last: str | None
    gaps: tuple[tuple[str, str], ...]
    by_year: tuple[Year, ...]
    by_counterpart: tuple[Counterpart, ...]
    occurrences: tuple[Occurrence, ...]
    near: tuple[NearWording, ...]
    near_texts: int
    near_searched: int


def track(archive: Archive, asked: str, *, near_texts: int | None = NEAR_TEXTS) -> Track:
    """Follow a phrase, given in its words, or a formula of the registry, given by its id, in all its wordings.

    Words that the registry knows keep its counter-senses. At most `near_texts` texts are searched for near wordings,
    all for None; every use is found in any case. UsageError where there is no word.
    """
    asked = " ".join(asked.split())
    formula = registry().get(asked.casefold())
    sought = _Sought(phrase_of(formula) if formula else _typed(asked), formula)
    phrase = sought.whole
    texts = archive.printed(archive.holding([phrase.terms]))
    found = [(text, uses) for text in texts if (uses := sought.phrase(text.lang).find(text.text))]
    places = archive.spoken_in([text.key for text, _ in found])
    occurrences = [_occurrence(text, use, places[text.key]) for text, uses in found for use in uses]
    close, held, searched = _near(archive, sought, near_texts)
    tally = archive.tally() if found else []
    occurrences.sort(key=_by_day)
    days = sorted({one.date for one in occurrences if one.date})
    used = {text.key: text for text, _ in found}
    own = {one.id for one in occurrences if one.account == "own"}
    return Track(
        phrase=formula.name if formula else asked,
        formula=_id(formula or known(asked)),
        wordings=phrase.wordings,
        readouts=len(used),
        undated=sum(text.day is None for text in used.values()),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        gaps=tuple(gaps(days)),
        by_year=tuple(_years(tally, used.values(), own)),
        by_counterpart=tuple(_counterparts(tally, used.values())),
        occurrences=tuple(occurrences),
        near=tuple(close),
        near_texts=held,
        near_searched=searched,
    )


def gaps(days: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The long silences between sorted ISO days, as (last before, first after)."""
    apart = [(a, b, (date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days) for a, b in pairwise(days)]
    usual = median(length for _, _, length in apart) if apart else 0
    for before, after, length in apart:
        if length > min(_LONG_SILENCE_DAYS, max(_SILENCE_DAYS, _TIMES_USUAL * usual)):
            yield before, after


def _typed(asked: str) -> Phrase:
    if not any(units(asked)):
        raise UsageError(f"{asked!r} holds no word to track")
    formula = known(asked)
    return Phrase([asked], formula.unless, formula.beside) if formula else Phrase([asked])


def _id(formula: Formula | None) -> str | None:
    return formula.id if formula else None


def _by_day(one: Occurrence) -> tuple[str, str]:
    return one.date or "9999", one.id


def _occurrence(text: Printed, use: Use | Near, places: Sequence[StatementPlace]) -> Occurrence:
    place = next((p for p in places if p.start <= use.start and use.end <= p.end), None)
    start, end = sentence(text.text, use.start, use.end)
    side = ",".join(place.party) if place and place.party else None
    return Occurrence(
        id=text.id,
        date=text.day,
        speakers=place.speakers if place else (),
        side=side,
        quote=text.text[start:end],
        left=text.text[max(start, use.start - CONTEXT) : use.start],
        match=text.text[use.start : use.end],
        right=text.text[use.end : min(end, use.end + CONTEXT)],
        statement=place.number if place else None,
        issuer=text.issuer,
        account=None if not place or not side else "own" if text.issuer in place.party else "reported",
        lang=text.lang,
        title=text.title,
        url=text.url,
    )


def _near(archive: Archive, sought: _Sought, most: int | None) -> tuple[list[NearWording], int, int]:
    """Near wordings by how often they stand, how many texts might hold one, and how many were searched."""
    asked = [area.groups for area in sought.areas(None) if area.groups]
    keys = list(dict.fromkeys(key for groups in asked for key in archive.holding(groups)))
    chosen = keys if most is None else keys[:: max(1, -(-len(keys) // most))]
    held: defaultdict[str, list[tuple[Printed, Near]]] = defaultdict(list)
    for text in archive.printed(chosen):
        phrase = sought.phrase(text.lang)
        for near in _nearest(sought.areas(text.lang), text.text, phrase.find(text.text)):
            if phrase.accompanied(text.text, near.start, near.end):
                held[near.words.casefold()].append((text, near))
    places = archive.spoken_in(list({text.key for row in held.values() for text, _ in row}))
    rows = [_wording(row, places) for row in held.values()]
    rows.sort(key=lambda one: (-one.count, one.first or "9999", one.wording))
    return rows, len(keys), len(chosen)


def _nearest(areas: Sequence[Neighbourhood], text: str, taken: Sequence[Use]) -> list[Near]:
    """What is near any of several wordings; where two claim a place, the one with fewer changed words has it."""
    found = [near for area in areas for near in area.find(text, taken)]
    found.sort(key=lambda near: (sum(one.old != one.new for one in near.changes), near.start - near.end))
    kept: list[Near] = []
    for near in found:
        if all(near.end <= other.start or other.end <= near.start for other in kept):
            kept.append(near)
    return kept


def _wording(row: Sequence[tuple[Printed, Near]], places: dict[int, list[StatementPlace]]) -> NearWording:
    occurrences = sorted((_occurrence(text, near, places[text.key]) for text, near in row), key=_by_day)
    days = [one.date for one in occurrences if one.date]
    near = row[0][1]
    first, last = (days[0], days[-1]) if days else (None, None)
    return NearWording(near.words, near.diff, len(row), first, last, near.changes, tuple(occurrences))


def _years(tally: Sequence[_Count], used: Iterable[Printed], own: set[str]) -> Iterator[Year]:
    uses: Counter[tuple[str, int]] = Counter()
    in_own: Counter[tuple[str, int]] = Counter()
    for text in used:
        if text.day:
            uses[text.issuer, int(text.day[:4])] += 1
            in_own[text.issuer, int(text.day[:4])] += text.id in own
    issuers = {issuer for issuer, _ in uses}
    readouts: Counter[tuple[str, int]] = Counter()
    for day, issuer, _, count in tally:
        if day and issuer in issuers:
            readouts[issuer, int(day[:4])] += count
    for issuer, year in sorted(readouts, key=lambda one: (one[1], one[0])):
        key, total = (issuer, year), readouts[issuer, year]
        yield Year(year, issuer, total, uses[key], in_own[key], round(uses[key] / total, 4))


def _counterparts(tally: Sequence[_Count], used: Iterable[Printed]) -> Iterator[Counterpart]:
    uses = Counter((text.issuer, other) for text in used for other in text.parties if other != text.issuer)
    readouts: Counter[tuple[str, str]] = Counter()
    for _, issuer, parties, count in tally:
        for other in parties:
            if (issuer, other) in uses:
                readouts[issuer, other] += count
    for key, count in sorted(uses.items(), key=lambda one: (-one[1], one[0])):
        yield Counterpart(*key, readouts[key], count, round(count / readouts[key], 4))
