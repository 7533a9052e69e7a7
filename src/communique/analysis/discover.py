"""Set phrases that the registry does not know yet, from nothing but the company that words keep.

Looked at is what statements say, cut at punctuation into runs of words, or of Han characters, whose words nobody parts.
A candidate is a sequence that many readouts have. It ranks the higher the more it is

fixed     its parts stand with each other and seldom elsewhere: the least, over all ways to cut it in two, of the
          geometric mean of the shares of either part's readouts that have the whole
free      what stands before and after it varies, and is often punctuation
frequent  many readouts have it
new       its share of the readouts grew from the earlier half of them to the later

Left out is what names a party, a person, a place, an office, a body, an agreement or a topic, what is a verb of the
lexicon with an object that stands with other verbs as well, and what the registry has. Of two candidates of which one
holds the other the better stays.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from communique import lexicon
from communique.analysis.phrase import HAN
from communique.archive.base import Archive
from communique.archive.records import Printed
from communique.archive.tokens import simplified
from communique.formulae import registry
from communique.lexicon import Lexicon

SAMPLE = 12_000
"""Readouts of a language that are searched, evenly spread over the days; the counts are raised to all of them."""
_FETCH = 500
_LEAST_READOUTS = 5
_LEAST_SHARE = 0.004
_LEAST_FREEDOM = 1.5
"""Bits of entropy of the neighbours on the less free side."""
_HAN_RUN = re.compile(f"[{HAN}]+")
_WORD_RUN = re.compile(r"[^\W_]+(?:[-'’ \u00a0][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+")
_PARTICLES = frozenset("的了也在我你他她是今此这年和与及以为将要更十方")
"""Han characters that belong to the sentence around a phrase, not to the phrase; 方 ends the name of a side."""
_LIGHT = 3
"""Words of so few letters begin and end no phrase."""
_PARTED = 2.5
"""An object that this many times as many readouts have as its verb with it belongs to the verb no more."""

Run = Any
"""A string of Han characters or a tuple of words: both are sliced, compared and hashed alike."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """A phrase that the registry lacks. `count` readouts have it, `first` is the day of the earliest of those searched.

    `fixedness` is between 0 and 1. `novelty` is the share of its uses in the later half of the readouts: 0.5 for an old
    one, 1 for one that is only there.
    """

    phrase: str
    lang: str
    count: int
    first: str | None
    fixedness: float
    novelty: float


@dataclass(frozen=True, slots=True)
class _Said:
    """What the statements of one readout say, in runs."""

    day: str | None
    runs: tuple[Run, ...]


class _Company:
    """The neighbours of one candidate; punctuation is a neighbour like no other."""

    def __init__(self) -> None:
        self.before: Counter[Any] = Counter()
        self.after: Counter[Any] = Counter()
        self.marks = [0, 0]
        self.uses = 0

    def add(self, run: Run, start: int, end: int) -> None:
        """Note one use at `[start, end)` of a run."""
        self.uses += 1
        for side, counted, beside in ((0, self.before, run[start - 1 : start]), (1, self.after, run[end : end + 1])):
            if beside:
                counted[beside] += 1
            else:
                self.marks[side] += 1

    @property
    def freedom(self) -> float:
        """Bits of entropy on the less free side."""
        return min(_entropy(self.before, self.marks[0]), _entropy(self.after, self.marks[1]))

    @property
    def alone(self) -> float:
        """How often punctuation stands at its ends, from 0 to 1."""
        return sum(self.marks) / (2 * self.uses)


def discover(archive: Archive, lang: str | None = None, limit: int = 50) -> list[Discovered]:
    """The best `limit` phrases in one language or, merged by rank, in all.

    UnsupportedLanguage for a language without a lexicon. In a language with less than ten readouts there are none.
    """
    known = [lang] if lang else lexicon.languages()
    vocabularies = {one: lexicon.load(one) for one in known}
    ranked = [found for one in known for found in _ranked(archive, vocabularies[one], limit)]
    ranked.sort(key=lambda one: (-one[0], one[1].lang, one[1].phrase))
    return [found for _, found in ranked[:limit]]


def _ranked(archive: Archive, vocabulary: Lexicon, limit: int) -> list[tuple[float, Discovered]]:
    said, total = _sample(archive, vocabulary.lang)
    if len(said) < 2 * _LEAST_READOUTS:
        return []
    han = isinstance(next((run for one in said for run in one.runs), ()), str)
    readouts = _frequent(said, han)
    refused = _refused(vocabulary, han)
    candidates = {run for run in readouts if _whole(run, han) and not refused.holds(run, readouts)}
    company, late, first = _company(said, candidates)
    scored = []
    for run in candidates:
        beside = company[run]
        if beside.freedom < _LEAST_FREEDOM:
            continue
        count, fixed = readouts[run], _fixedness(run, readouts, han)
        novelty = late[run] / count
        score = math.log2(count) * fixed * (0.5 + novelty) * (0.2 + beside.alone)
        words = run if han else " ".join(run)
        raised = round(count * total / len(said))
        found = Discovered(words, vocabulary.lang, raised, first.get(run), round(fixed, 3), round(novelty, 3))
        scored.append((score, run, found))
    scored.sort(key=lambda one: (-one[0], one[1]))
    return list(_apart(scored, limit))


def _apart(scored: Iterable[tuple[float, Run, Discovered]], limit: int) -> Iterator[tuple[float, Discovered]]:
    """The best ones of which none holds another."""
    kept: list[Run] = []
    for score, run, found in scored:
        if len(kept) == limit:
            break
        if not any(_inside(run, other) or _inside(other, run) for other in kept):
            kept.append(run)
            yield score, found


def _inside(part: Run, whole: Run) -> bool:
    size = len(part)
    return any(whole[i : i + size] == part for i in range(len(whole) - size + 1))


def _sample(archive: Archive, lang: str) -> tuple[list[_Said], int]:
    """What readouts of a language say, and of how many they are an even sample."""
    keys = archive.holding(lang=lang)
    chosen = keys[:: max(1, -(-len(keys) // SAMPLE))]
    found: list[_Said] = []
    for at in range(0, len(chosen), _FETCH):
        texts = list(archive.printed(chosen[at : at + _FETCH]))
        found += _said(archive, texts, lang)
    return found, len(keys)


def _said(archive: Archive, texts: Sequence[Printed], lang: str) -> Iterator[_Said]:
    places = archive.spoken_in([text.key for text in texts])
    for text in texts:
        contents = [text.text[place.start : place.end] for place in places[text.key]]
        yield _Said(text.day, tuple(run for content in contents for run in runs(content, han=lang == "zh")))


def runs(text: str, *, han: bool) -> Iterator[Run]:
    """What stands between punctuation: strings of simplified characters, or tuples of words in lower case."""
    if han:
        yield from _HAN_RUN.findall(simplified(text))
        return
    for run in _WORD_RUN.findall(text.lower().replace("ё", "е")):
        yield tuple(_WORD.findall(run))


def _frequent(said: Sequence[_Said], han: bool) -> dict[Run, int]:
    """Every sequence that enough readouts have, with how many; a longer one is counted only where its parts are."""
    least = max(_LEAST_READOUTS, math.ceil(len(said) * _LEAST_SHARE))
    found: dict[Run, int] = {}
    for size in range(1, (12 if han else 7) + 1):
        counted: Counter[Run] = Counter()
        for one in said:
            counted.update(
                {
                    run[i : i + size]
                    for run in one.runs
                    for i in range(len(run) - size + 1)
                    if size == 1 or (run[i : i + size - 1] in found and run[i + 1 : i + size] in found)
                }
            )
        grown = {run: count for run, count in counted.items() if count >= least}
        if not grown:
            break
        found |= grown
    return found


def _whole(run: Run, han: bool) -> bool:
    """Whether a sequence may be a phrase by its length and its ends."""
    if han:
        return len(run) >= 4 and not _PARTICLES.intersection(run)
    return len(run) >= 2 and min(len(run[0]), len(run[-1])) > _LIGHT and not any(word.isdigit() for word in run)


def _fixedness(run: Run, readouts: dict[Run, int], han: bool) -> float:
    least = 2 if han else 1
    cuts = range(least, len(run) - least + 1)
    return min(readouts[run] / math.sqrt(readouts[run[:i]] * readouts[run[i:]]) for i in cuts)


def _company(
    said: Sequence[_Said], candidates: set[Run]
) -> tuple[dict[Run, _Company], Counter[Run], dict[Run, str]]:
    """The neighbours of every candidate, its readouts in the later half, and its first day."""
    sizes = sorted({len(run) for run in candidates})
    company: defaultdict[Run, _Company] = defaultdict(_Company)
    late: Counter[Run] = Counter()
    first: dict[Run, str] = {}
    for number, one in enumerate(said):
        there: set[Run] = set()
        for run in one.runs:
            for size in sizes:
                for i in range(len(run) - size + 1):
                    part = run[i : i + size]
                    if part in candidates:
                        company[part].add(run, i, i + size)
                        there.add(part)
        for part in there:
            late[part] += number >= len(said) / 2
            if one.day and one.day < first.get(part, "9999"):
                first[part] = one.day
    return company, late, first


def _entropy(counted: Counter[Any], marks: int) -> float:
    """Bits; punctuation counts as another neighbour each time."""
    total = counted.total() + marks
    shares = [count / total for count in counted.values()] + [1 / total] * marks
    return -sum(share * math.log2(share) for share in shares)


@dataclass(frozen=True, slots=True)
class _Refused:
    """What no candidate may hold (`names`), be part of (`parts`), begin with (`verbs`), or have at an end (`ends`)."""

    names: set[Run]
    parts: set[Run]
    verbs: set[Run]
    ends: set[Run]

    def holds(self, run: Run, readouts: dict[Run, int]) -> bool:
        """Whether a candidate is left out."""
        if run in self.parts or self.ends.intersection((run[:1], run[-1:])):
            return True
        if any(run[i:j] in self.names for i in range(len(run)) for j in range(i + 1, len(run) + 1)):
            return True
        return any(
            run[:i] in self.verbs and readouts.get(run[i:], 0) > _PARTED * readouts[run] for i in range(1, len(run))
        )


def _refused(vocabulary: Lexicon, han: bool) -> _Refused:
    def forms(*kinds: Iterable[lexicon.Entry], least: int = 1) -> set[Run]:
        printed = {form.rstrip("*") for kind in kinds for entry in kind for form in vocabulary.forms(entry)}
        return {run for form in printed for run in runs(form, han=han) if len(run) >= least}

    named = (vocabulary.states, vocabulary.organisations, vocabulary.places, vocabulary.persons, vocabulary.events,
             vocabulary.institutions, vocabulary.references, vocabulary.offices)  # fmt: skip
    words = vocabulary.grammar.words
    sides = [*words.get("both_sides", ()), *words.get("both_persons", ())]
    wordings = {run for formula in registry().values() for w in formula.wordings.get(vocabulary.lang, ())
                for run in runs(w, han=han)}  # fmt: skip
    parts = {run[i:j] for run in wordings for i in range(len(run)) for j in range(i + 1, len(run) + 1)}
    least = 2 if han else 1
    return _Refused(
        names=forms(*named, least=least) | {run for run in wordings if len(run) > 1}
        | {run for form in [*sides, *_demonyms(vocabulary)] for run in runs(form, han=han)}
        | (forms(vocabulary.topics, least=least) if han else set()),
        parts=parts | (set() if han else forms(vocabulary.topics)),
        verbs=forms(vocabulary.cues, vocabulary.marks, vocabulary.stances, least=least),
        ends=set() if han else {(word,) for held in words.values() for form in held for word in form.split()},
    )  # fmt: skip


def _demonyms(vocabulary: Lexicon) -> Iterator[str]:
    for state in vocabulary.states:
        yield from (form.rstrip("*") for form in state.demonyms.get(vocabulary.lang, ()))
