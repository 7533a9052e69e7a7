"""One issuer's readout in two languages: which sentence translates which, and where the wordings part.

A translation is held to more than another side's account: what one version names, counts or puts in a set phrase, the
other should have. So a name, a number or a registered phrase that one version alone has is a variance here, where
between two accounts it would be none. What cannot be compared (a word for a number, a state's one Chinese letter that
stands there) is no variance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from communique import lexicon
from communique.analysis.comparing.differ import Said, agree, differences
from communique.analysis.comparing.evidence import evidence
from communique.analysis.comparing.pairs import issuer_of
from communique.analysis.comparing.phrasing import Uttered, set_phrases
from communique.analysis.comparing.quantities import SOON, Quantity
from communique.analysis.comparing.sentences import Counterpart, Sentence, Sentences, sentences_of
from communique.formulae import registry
from communique.model import Readout, Span

Kind = Literal["stance", "strength", "number", "date", "name", "phrase", "presence"]
Side = Literal["a", "b"]
_FEWEST = 4
"""The least number that is compared: smaller ones are written in words that mean much else."""
_HAN_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Variance:
    """Where two versions part: the words of either, "" where it has none. `sentence` is the number of the pair in
    `Translation.sentences`; of a set phrase, `formula` is its id and `registered` its registered wording in the
    language that has none of them."""

    kind: Kind
    sentence: int
    a: str
    b: str
    formula: str | None = None
    registered: str | None = None


@dataclass(frozen=True, slots=True)
class Rendering:
    """Sentences that translate each other: from where to where in either text, None where one version has nothing.

    `statements` are the indices of the statements in them, each in one rendering only. `moved` says that they stand in
    another place among the others; `likeness` is 0 where one is None.
    """

    a: Span | None
    b: Span | None
    statements: tuple[tuple[int, ...], tuple[int, ...]]
    differ: tuple[Kind, ...]
    likeness: float
    moved: bool


@dataclass(frozen=True, slots=True)
class Translation:
    """Two versions of one readout, sentence by sentence: every sentence of either stands in exactly one rendering."""

    sentences: tuple[Rendering, ...]
    variance: tuple[Variance, ...]


def is_translation(a: Readout, b: Readout) -> bool:
    """Whether two readouts are one issuer's in two languages."""
    issuer = issuer_of(a)
    return issuer is not None and issuer == issuer_of(b) and a.document.lang != b.document.lang


def translation(a: Readout, b: Readout) -> Translation:
    """Two versions side by side, in any of the languages."""
    sides = _sides(a, b)
    left, right = sentences_of(a, sides[0]), sentences_of(b, sides[1])
    found = Sentences(left, right).counterparts()
    own = {f"{kind} {party}" for party in _parties(a) | _parties(b) for kind in ("state", "organisation")}
    phrases = set_phrases(a.document.text, a.document.lang), set_phrases(b.document.text, b.document.lang)
    both = _Versions(a, b, left, right, own, phrases)
    variance = [one for number, pair in enumerate(found) for one in both.variance(number, pair)]
    statements = _statements(left, right, found)
    renderings = tuple(
        Rendering(
            _whole(left, pair.a), _whole(right, pair.b), statements[number],
            tuple(dict.fromkeys(one.kind for one in variance if one.sentence == number)),
            round(pair.likeness, 2), pair.moved,
        )
        for number, pair in enumerate(found)
    )  # fmt: skip
    return Translation(renderings, tuple(variance))


@dataclass(frozen=True, slots=True)
class _Versions:
    """Both versions with their sentences; `own` are the names of the parties themselves, `phrases` the set phrases of
    either text."""

    a: Readout
    b: Readout
    left: Sequence[Sentence]
    right: Sequence[Sentence]
    own: set[str]
    phrases: tuple[tuple[Uttered, ...], tuple[Uttered, ...]]

    def variance(self, number: int, pair: Counterpart) -> Iterator[Variance]:
        """Where the sentences of one pair part, in the order of `Kind`."""
        ours, theirs = [self.left[i] for i in pair.a], [self.right[j] for j in pair.b]
        printed = self._printed(self.a, ours), self._printed(self.b, theirs)
        if not ours or not theirs:
            yield Variance("presence", number, *printed)
            return
        for one in differences(self._said(self.a, ours), self._said(self.b, theirs)):
            if one.kind in ("stance", "strength"):
                yield Variance(one.kind, number, one.a, one.b)
        yield from self._quantities(number, ours, theirs, printed)
        yield from self._names(number, ours, theirs, printed)
        spans = range(ours[0].span.start, ours[-1].span.end), range(theirs[0].span.start, theirs[-1].span.end)
        yield from self._phrases(number, spans)

    def _printed(self, readout: Readout, some: Sequence[Sentence]) -> str:
        span = _whole(some, range(len(some)))
        return " ".join(span.of(readout.document.text).split()) if span else ""

    def _said(self, readout: Readout, some: Sequence[Sentence]) -> Said:
        numbers = tuple(dict.fromkeys(i for one in some for i in one.statements))
        parties = _parties(self.a) | _parties(self.b)
        return Said(readout, numbers, tuple(
            evidence(readout, readout.statements[i], parties, words=False) for i in numbers))  # fmt: skip

    def _quantities(
        self, number: int, ours: Sequence[Sentence], theirs: Sequence[Sentence], printed: tuple[str, str]
    ) -> Iterator[Variance]:
        here, there = _values(self.a, ours), _values(self.b, theirs)
        for kind, name in (("number", "number"), ("day", "date")):
            a = _alone(kind, here, there, printed[1], self.b.document.lang)
            b = _alone(kind, there, here, printed[0], self.a.document.lang)
            if a or b:
                yield Variance("number" if name == "number" else "date", number, ", ".join(a), ", ".join(b))

    def _names(
        self, number: int, ours: Sequence[Sentence], theirs: Sequence[Sentence], printed: tuple[str, str]
    ) -> Iterator[Variance]:
        here, there = ({name for one in some for name in one.names} - self.own for some in (ours, theirs))
        a = [_bare(name) for name in sorted(here - there) if _missing(name, printed[1], self.b.document.lang)]
        b = [_bare(name) for name in sorted(there - here) if _missing(name, printed[0], self.a.document.lang)]
        if a or b:
            yield Variance("name", number, ", ".join(a), ", ".join(b))

    def _phrases(self, number: int, spans: tuple[range, range]) -> Iterator[Variance]:
        here, there = ({id: words for id, at, words in uses if at in span}
                       for uses, span in zip(self.phrases, spans, strict=True))  # fmt: skip
        only_here, only_there = ([id for id in one if id not in other] for one, other in ((here, there), (there, here)))
        for id in only_here:
            other = next((one for one in only_there if registry()[one].theme == registry()[id].theme), None)
            if other:
                only_there.remove(other)
            if other or _registered(id, self.b):
                words = there[other] if other else ""
                yield Variance("phrase", number, here[id], words, formula=id, registered=_registered(id, self.b))
        for id in only_there:
            if _registered(id, self.a):
                yield Variance("phrase", number, "", there[id], formula=id, registered=_registered(id, self.a))


def _registered(id: str, readout: Readout) -> str | None:
    """The canonical wording of a set phrase in a readout's language; None where none is registered."""
    return next(iter(registry()[id].wordings.get(readout.document.lang, ())), None)


def _statements(
    left: Sequence[Sentence], right: Sequence[Sentence], found: Sequence[Counterpart]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The statements of every pair of sentences; one that runs over two sentences stands with the first."""
    taken: tuple[set[int], set[int]] = (set(), set())
    made = []
    for pair in found:
        rows = []
        for side, (some, numbers) in enumerate(((left, pair.a), (right, pair.b))):
            held = sorted({i for n in numbers for i in some[n].statements} - taken[side])
            taken[side].update(held)
            rows.append(tuple(held))
        made.append((rows[0], rows[1]))
    return made


def _whole(some: Sequence[Sentence], numbers: Iterable[int]) -> Span | None:
    """From the first to the last of neighbouring sentences."""
    spans = [some[i].span for i in numbers]
    return Span(spans[0].start, spans[-1].end) if spans else None


def _parties(readout: Readout) -> set[str]:
    people = readout.engagement.participants if readout.engagement else ()
    return {p.party for p in people if p.party} | {party for one in readout.statements for party in one.party}


def _sides(a: Readout, b: Readout) -> tuple[dict[str, str], dict[str, str]]:
    """A mark for each person's name in either readout: by record, else by party where both have one such person."""
    marks: list[dict[str, str]] = []
    for readout in (a, b):
        people = readout.engagement.participants if readout.engagement else ()
        alone = {p.party: p.name for p in reversed(people) if p.principal and p.party and not p.record}
        known = {p.name: f"person {p.record}" for p in people if p.record}
        marks.append({**{name: f"person {party}" for party, name in alone.items()}, **known})
    return marks[0], marks[1]


def _values(readout: Readout, some: Sequence[Sentence]) -> list[tuple[Quantity, str]]:
    """The quantities of sentences with the words that print them."""
    text = readout.document.text
    return [(one, Span(s.span.start + one.span.start, s.span.start + one.span.end).of(text))
            for s in some for one in s.quantities]  # fmt: skip


def _alone(
    kind: str, ours: Sequence[tuple[Quantity, str]], theirs: Sequence[tuple[Quantity, str]], other: str, lang: str
) -> list[str]:
    """The numbers or days that one version alone prints; `other` is the other one's text."""
    there = [one.value for one, _ in theirs]
    return list(dict.fromkeys(
        words for one, words in ours
        if one.kind == kind and not any(_same(one.value, value) for value in there) and _telling(one, other, lang)
    ))  # fmt: skip


def _same(one: str, other: str) -> bool:
    """Whether two values can be one; a number may be a part of a day ("the 5th", 5日, of 5 February)."""
    if one == other or ("-" in one and "-" in other and agree(one, other)):
        return True
    short, long = sorted((one, other), key=len)
    if short.isdigit() and "-" in long:
        return short.zfill(2) in long.split("-")
    return agree(one, other)


def _telling(one: Quantity, other: str, lang: str) -> bool:
    """Whether a number that the other version does not print as such is missing there: not where it is written in
    words that are not read."""
    if one.kind == "day":
        return one.value != SOON
    if not one.value.isdigit():
        return True
    value = int(one.value)
    return value >= _FEWEST and not (lang == "zh" and value < 100 and han_number(value) in other)


def han_number(value: int) -> str:
    """A number from 0 to 99 in Chinese letters."""
    tens, ones = divmod(value, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{_HAN_DIGITS[tens]}十"
    return lead + (_HAN_DIGITS[ones] if ones or not tens else "")


def _bare(name: str) -> str:
    return name.partition(" ")[2]


def _missing(name: str, other: str, lang: str) -> bool:
    """Whether a state or organisation stands nowhere in a text, not even by the first letter of its Chinese name."""
    kind, _, id = name.partition(" ")
    if kind not in ("state", "organisation") or lang not in lexicon.languages():
        return False
    return not (letter := _letters(lang).get(id)) or letter not in other


@lru_cache(maxsize=4)
def _letters(lang: str) -> Mapping[str, str]:
    """The first letters of the names of states in Chinese, by which they are called in compounds (中塞, 涉台)."""
    named = lexicon.load(lang).states if lang == "zh" else ()
    return {entry.id: names[0][0] for entry in named if (names := entry.names.get(lang))}
