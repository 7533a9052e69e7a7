"""Set phrases for pages: one phrase a page at a time, all phrases in a list, the phrases of one readout.

In an archive whose texts have marks each of these asks a fixed number of questions, whatever the archive holds. Else,
and for typed words, the phrase is searched for as `track` does, and its page is cut from that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import msgspec

from communique.analysis.phrases.edits import Change, diff
from communique.analysis.phrases.marking import marks_of, registry_sum
from communique.analysis.phrases.track import Track, life, near_wording, occurrence, track
from communique.analysis.phrases.uses import asked, marked, sought_for
from communique.archive.base import Archive
from communique.archive.mark import Mark
from communique.errors import UsageError
from communique.formulae import Formula, registry

MOST_TEXTS = 10_000
"""Texts that are searched for typed words while a page is waited for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A formula of the registry, with how many readouts use it and the days of its first and last use.

    A formula that nobody uses has none; the days are None, too, where all its uses are undated.
    """

    formula: Formula
    readouts: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class PhraseList:
    """Every formula of the registry by theme, in the order of its file; `complete` where all texts have marks."""

    themes: dict[str, tuple[Listed, ...]]
    complete: bool


@dataclass(frozen=True, slots=True)
class Here:
    """A formula that a readout uses at `places`, `[start, end)` of its text.

    Its issuer uses it in `readouts` dated readouts, first on the day `since`; this one is the `nth` of them, the first
    for 1. All three are None for a version that does not stand and in an archive whose texts have no marks, `nth` also
    for a readout without a day.
    """

    formula: Formula
    places: tuple[tuple[int, int], ...]
    readouts: int | None
    since: str | None
    nth: int | None


@dataclass(frozen=True, slots=True)
class NearHere:
    """Words of a readout that are near a formula: where they stand, and how they differ."""

    formula: Formula
    start: int
    end: int
    changes: tuple[Change, ...]

    @property
    def diff(self) -> str:
        """The difference on one line."""
        return diff(self.changes)


@dataclass(frozen=True, slots=True)
class PhrasesHere:
    """The set phrases of one readout, in the order in which they first stand there."""

    uses: tuple[Here, ...]
    near: tuple[NearHere, ...]


def phrase_page(
    archive: Archive, words: str, offset: int = 0, limit: int = 50, *,
    newest: bool = True, near: int = 30, most_texts: int = MOST_TEXTS,
) -> Track:  # fmt: skip
    """`limit` uses of a phrase from `offset` on, and all counts of it; `words` as in `track`.

    Of near wordings the `near` most frequent ones are told, each with its first place. UsageError where there is no
    word, or where more than `most_texts` texts would have to be searched for typed words.
    """
    what = asked(words)
    if not what.whole and (held := len(archive.holding([sought_for(what).whole.terms]))) > most_texts:
        hint = "a set phrase has more words; single ones are searched for"
        raise UsageError(f"{what.words!r} may stand in {held} readouts, too many for a page", hint=hint)
    if not (what.formula and marked(archive, what)):
        return _cut(track(archive, words), offset, limit, near, newest=newest)
    id = what.formula.id
    return life(
        archive, what, archive.used(id), archive.used_days(id),
        occurrences=map(occurrence, archive.quoted(id, limit=limit, offset=offset, newest=newest)), offset=offset,
        near=[near_wording(one.times, one.first, one.last, [one.place]) for one in archive.near_counts(id, near)],
    )  # fmt: skip


def phrases(archive: Archive) -> PhraseList:
    """The list of all formulae."""
    counted = {one.formula: one for one in archive.formula_counts()}
    themes: dict[str, list[Listed]] = {}
    for formula in registry().values():
        one = counted.get(formula.id)
        row = Listed(formula, one.readouts, one.first, one.last) if one else Listed(formula, 0, None, None)
        themes.setdefault(formula.theme, []).append(row)
    return PhraseList({theme: tuple(row) for theme, row in themes.items()}, archive.all_marked(registry_sum()))


def phrases_in(archive: Archive, id: str, version: int | None = None) -> PhrasesHere:
    """The set phrases of a readout as it stands, or of one of its versions; NothingFound for an unknown one.

    `id` is the archive's own.
    """
    marks = archive.marks_in(id, registry_sum()) if version is None else None
    if marks is None:
        document = archive.get(id, version).readout.document
        marks = marks_of(document.text, document.lang, document.title)
    places: dict[str, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.wording is None:
            places.setdefault(mark.formula, []).append(mark)
    counts = {one.formula: one for one in archive.issuer_counts(id, list(places))} if version is None else {}
    uses = []
    for formula, row in places.items():
        one = counts.get(formula)
        known = (one.readouts, one.since, one.until or None) if one else (None, None, None)
        uses.append(Here(registry()[formula], tuple((mark.start, mark.end) for mark in row), *known))
    return PhrasesHere(tuple(uses), tuple(_near(marks)))


def _near(marks: Sequence[Mark]) -> Iterator[NearHere]:
    for mark in marks:
        if mark.wording is not None:
            changes = tuple(Change(*one) for one in msgspec.json.decode(mark.changes or "[]"))
            yield NearHere(registry()[mark.formula], mark.start, mark.end, changes)


def _cut(whole: Track, offset: int, limit: int, near: int, *, newest: bool) -> Track:
    """A page of a phrase that was searched for."""
    ordered = sorted(whole.occurrences, key=lambda one: (one.date or "", one.id), reverse=newest)
    return replace(
        whole,
        occurrences=tuple(islice(ordered, offset, offset + limit)),
        offset=offset,
        near=tuple(replace(one, occurrences=one.occurrences[:1]) for one in whole.near[:near]),
    )
