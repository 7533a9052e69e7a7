"""Set phrases that the registry does not know yet, from nothing but the company that words keep.

Looked at is what statements say, cut at punctuation (`runs`). A candidate is a sequence of words, or of Han characters,
that many readouts have. It ranks the higher the more it is

fixed     its parts stand with each other and seldom elsewhere, over all ways to cut it in two: of Han text the least
          geometric mean of the shares of either part's readouts that have the whole; of words, whose parts are ordinary
          ones, the least pointwise mutual information, from 0 to 1, and the more the longer it is
free      what stands before and after it varies, and is often punctuation
frequent  many readouts have it
new       its share of the readouts grew from the earlier half of them to the later

Left out is what names a party, a person, a place, an office, a body, an agreement or a topic (`refused`), and what the
registry has. Of two candidates of which one holds the other, or which differ by an ending only, the better stays.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from communique import lexicon
from communique.analysis.phrases.refused import refused
from communique.analysis.phrases.runs import Run, runs
from communique.archive.base import Archive
from communique.archive.records import Printed
from communique.lexicon import Lexicon

SAMPLE = 12_000
"""Readouts of a language that are searched, evenly spread over the days; the counts are raised to all of them."""
_FETCH = 500
_LEAST_READOUTS = 5
_LEAST_SHARE = {True: 0.004, False: 0.0015}
"""Of the readouts, that must have a phrase in Han characters, or in words."""
_LONGEST = {True: 12, False: 8}
_LEAST_FREEDOM = 1.5
"""Bits of entropy of the neighbours on the less free side."""
_LONGER = 0.7
"""How much more a phrase of more words counts: with (words - 1) to this power."""
_BEGINNING = 4
"""Letters by which words that differ in their endings are known as the same."""


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
    """What the statements of one readout say, in runs as they are compared and as they are printed."""

    day: str | None
    runs: tuple[tuple[Run, Run], ...]


class _Company:
    """The neighbours of one candidate; punctuation is a neighbour like no other."""

    def __init__(self) -> None:
        self.before: Counter[Any] = Counter()
        self.after: Counter[Any] = Counter()
        self.marks = [0, 0]
        self.uses = 0
        self.late = 0
        self.first = "9999"
        self.printed: Counter[Run] = Counter()

    def add(self, run: Run, printed: Run, start: int, end: int) -> None:
        """Note one use at `[start, end)` of a run."""
        self.uses += 1
        self.printed[printed[start:end]] += 1
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

    @property
    def words(self) -> str:
        """The phrase as it is printed most often."""
        printed = max(self.printed.items(), key=lambda one: (one[1], one[0]))[0]
        return "".join(printed).strip(" -‐‑").lower()


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
    han = vocabulary.lang == "zh"
    readouts = _frequent(said, han)
    out = refused(vocabulary, han=han)
    candidates = {run for run in readouts if not out.holds(run, readouts)}
    company = _company(said, candidates, readouts)
    scored = []
    for run in candidates:
        beside = company[run]
        fixed = _fixedness(run, readouts) if han else _information(run, readouts, len(said))
        if beside.freedom < _LEAST_FREEDOM or fixed <= 0:
            continue
        count = readouts[run]
        novelty = beside.late / count
        score = math.log2(count) * fixed * (0.5 + novelty) * (0.2 + beside.alone)
        score *= 1 if han else (len(run) - 1) ** _LONGER
        first = None if beside.first == "9999" else beside.first
        raised = round(count * total / len(said))
        found = Discovered(beside.words, vocabulary.lang, raised, first, round(fixed, 3), round(novelty, 3))
        scored.append((score, run, found))
    scored.sort(key=lambda one: (-one[0], one[1]))
    return list(_apart(scored, limit))


def _apart(scored: Iterable[tuple[float, Run, Discovered]], limit: int) -> Iterator[tuple[float, Discovered]]:
    """The best ones of which none holds another."""
    kept: list[Run] = []
    for score, run, found in scored:
        if len(kept) == limit:
            break
        bare = run if isinstance(run, str) else tuple(word[:_BEGINNING] for word in run)
        if not any(_inside(bare, other) or _inside(other, bare) for other in kept):
            kept.append(bare)
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
        found += _said(archive, texts, han=lang == "zh")
    return found, len(keys)


def _said(archive: Archive, texts: Sequence[Printed], *, han: bool) -> Iterator[_Said]:
    places = archive.spoken_in([text.key for text in texts])
    for text in texts:
        contents = [text.text[place.start : place.end] for place in places[text.key]]
        yield _Said(text.day, tuple(run for content in contents for run in runs(content, han=han)))


def _frequent(said: Sequence[_Said], han: bool) -> dict[Run, int]:
    """Every sequence that enough readouts have, with how many; a longer one is counted only where its parts are."""
    least = max(_LEAST_READOUTS, math.ceil(len(said) * _LEAST_SHARE[han]))
    found: dict[Run, int] = {}
    for size in range(1, _LONGEST[han] + 1):
        counted: Counter[Run] = Counter()
        for one in said:
            counted.update(
                {
                    run[i : i + size]
                    for run, _ in one.runs
                    for i in range(len(run) - size + 1)
                    if size == 1 or (run[i : i + size - 1] in found and run[i + 1 : i + size] in found)
                }
            )
        grown = {run: count for run, count in counted.items() if count >= least}
        if not grown:
            break
        found |= grown
    return found


def _fixedness(run: Run, readouts: dict[Run, int]) -> float:
    """The least geometric mean of the shares of two parts' readouts that have the whole."""
    return min(readouts[run] / math.sqrt(readouts[run[:i]] * readouts[run[i:]]) for i in range(2, len(run) - 1))


def _information(run: Run, readouts: dict[Run, int], total: int) -> float:
    """The least pointwise mutual information of two parts, divided by what it can be at most."""
    count = readouts[run]
    if count == total:
        return 1.0
    parts = min(total * count / (readouts[run[:i]] * readouts[run[i:]]) for i in range(1, len(run)))
    return math.log(parts) / -math.log(count / total)


def _company(said: Sequence[_Said], candidates: set[Run], readouts: dict[Run, int]) -> dict[Run, _Company]:
    """The neighbours of every candidate, its readouts in the later half, its first day, and how it is printed."""
    longest = max(map(len, candidates), default=0)
    company: defaultdict[Run, _Company] = defaultdict(_Company)
    for number, one in enumerate(said):
        there: set[Run] = set()
        for run, printed in one.runs:
            for i in range(len(run)):
                for end in range(i + 2, min(len(run), i + longest) + 1):
                    part = run[i:end]
                    if part not in readouts:
                        break
                    if part in candidates:
                        company[part].add(run, printed, i, end)
                        there.add(part)
        for part in there:
            company[part].late += number >= len(said) / 2
            if one.day and one.day < company[part].first:
                company[part].first = one.day
    return company


def _entropy(counted: Counter[Any], marks: int) -> float:
    """Bits; punctuation counts as another neighbour each time."""
    total = counted.total() + marks
    shares = [count / total for count in counted.values()] + [1 / total] * marks
    return -sum(share * math.log2(share) for share in shares)
