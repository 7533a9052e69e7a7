"""The pieces of a sentence that actors are made of: known words, and capitalised runs between them, maybe names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.extract.match import Hit, fold
from communique.extract.syntax.russian.actors import Line
from communique.extract.syntax.russian.vocabulary import ALL_CASES, CAPITALS, ActorWord, Vocabulary, is_participle
from communique.extract.vocabulary import Demonym
from communique.lexicon import Cue, Entry, Grammar, Institution, Office, Organisation, Place, State

KNOWN = frozenset((Office, State, Organisation, Place, Institution, Demonym, ActorWord))
"""The types of entries that are or make actors; sets of types are asked far faster than unions."""
COMPLEMENTS = frozenset(("office", "state", "organisation", "place", "institution", "demonym"))
"""Kinds of elements that can follow a title and belong to it."""

_CAP = r"[А-ЯЁ](?![а-яё]?\.\s?#?[А-ЯЁ])[а-яё]*(?:['’-][А-ЯЁа-яё][а-яё]+)*"
_WORD = re.compile(r"\S+")
_EDGES = " \n-\u00a0"
_OPENING = ' «„“"–—-'


@dataclass(slots=True)
class Element:
    """[start, end) of the text. `what` is "name", an entry's kind in lower case ("office", "state") or the kind of a
    word of the grammar ("side", "sides", "person", "he"); `cases` are letters; `party` is named inside a title."""

    start: int
    end: int
    what: str
    entry: Entry | None
    cases: str
    party: tuple[str, ...] = ()


def party_of(elements: Sequence[Element]) -> tuple[str, ...]:
    """The first party that the elements give."""
    return next((party for element in elements if (party := element.party or _party(element.entry))), ())


def _party(entry: Entry | None) -> tuple[str, ...]:
    match entry:
        case State() | Organisation():
            return (entry.id,)
        case Demonym():
            return (entry.state,)
        case Institution():
            return (entry.party,)
        case Place() if entry.speaks_for:
            return (entry.state,)
    return ()


class Elements:
    """Finds the elements of sentences; built from the grammar's word classes."""

    def __init__(self, grammar: Grammar, vocabulary: Vocabulary) -> None:
        words = grammar.words
        self._vocabulary = vocabulary
        particles = "|".join(words["particle"])
        self._run = re.compile(
            rf"(?<![\w-])(?:(?:[А-ЯЁ][а-яё]?\.\s?){{1,2}}#?{_CAP}|{_CAP})"
            rf"(?:\s+#?(?:(?:{particles})[\s-]+)*{_CAP}|(?:\s+|-)(?:{particles})[\s-]+{_CAP})*(?!\w)"
        )
        self._prepositions = frozenset(words["preposition"])
        classes = (
            "preposition",
            "adverb",
            "conjunction",
            "link",
            "determiner",
            "auxiliary",
            "narration",
            "light_impersonal",
        )
        self._common = frozenset(fold(word) for key in classes for phrase in words[key] for word in phrase.split())
        self._things = frozenset(map(fold, (*words["thing"], *words["month"])))

    def find(self, line: Line) -> list[Element]:
        """The elements of a sentence by start."""
        known = self._known(line)
        found = [*known]
        cues = {hit.start for hit in line.hits if isinstance(hit.entry, Cue)}
        for run in self._run.finditer(line.text, line.span.start, line.span.end):
            start = run.start()
            for element in known:
                if element.end <= start:
                    continue
                if element.start >= run.end():
                    break
                self._add_name(line, start, element.start, cues, found)
                start = max(start, element.end)
            self._add_name(line, start, run.end(), cues, found)
        if len(found) > len(known):
            found.sort(key=lambda element: element.start)
        return found

    def preposition(self, line: Line, start: int) -> str:
        """The preposition right before an offset; "" where there is none."""
        words = line.folded[max(line.span.start, start - 40) : start].split()
        return words[-1] if words and words[-1] in self._prepositions else ""

    # known words -------------------------------------------------------------------------------------------------

    def _known(self, line: Line) -> list[Element]:
        """The known words, the longer before the shorter; "стороны" alone means all sides."""
        found: list[Element] = []
        end = -1
        for hit in line.hits:
            entry = hit.entry
            if type(entry) not in KNOWN:
                continue
            if found and hit.start == found[-1].start and hit.end == end and _what(entry) == "sides":
                if len(found) < 2 or found[-2].what != "demonym":
                    found[-1] = Element(hit.start, hit.end, "sides", entry, "n")
                continue
            if hit.start < end:
                if found[-1].what == "office" and isinstance(entry, State | Demonym) and hit.end <= end:
                    found[-1].party = found[-1].party or _party(entry)
                continue
            cases = self._vocabulary.feature(entry, line.folded[hit.start : hit.end])
            if self._counts(line, hit, cases):
                found.append(Element(hit.start, hit.end, _what(entry), entry, cases or ALL_CASES))
                end = hit.end
        return found

    def _counts(self, line: Line, hit: Hit[Entry], cases: str) -> bool:
        """Whether the words mean what the entry says: by their capitals and their neighbours."""
        text, entry = line.text, hit.entry
        match entry:
            case Demonym():
                return "-" not in (text[hit.end : hit.end + 1], text[hit.start - 1 : hit.start])
            case Office():
                return not (
                    line.folded[max(0, hit.start - 3) : hit.start] == "во " and line.folded.startswith(" с", hit.end)
                )
            case ActorWord():
                return entry.actor != "they" or line.folded[hit.start - 2 : hit.start] not in ("о ", "у ")
        if not text[hit.start].isupper() and text[hit.start] != "«":
            return False
        if CAPITALS in cases and not text[hit.start : hit.end].isupper():
            return False
        followed = text[hit.end : hit.end + 1] == " " and text[hit.end + 1 : hit.end + 2].isupper()
        opens = hit.start == line.span.start
        return not (isinstance(entry, Place) and followed and not opens and not self.preposition(line, hit.start))

    # names -------------------------------------------------------------------------------------------------------

    def _add_name(self, line: Line, start: int, end: int, cues: set[int], found: list[Element]) -> None:
        """Add [start, end) as a name, without words at its edges that only look like one."""
        text, folded = line.text, line.folded
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        if start >= end or (start > line.span.start and text[start - 1] in "«-"):
            return
        first = _WORD.match(folded, start, end)
        assert first is not None
        word = first.group()
        opens = not text[line.span.start : start].strip(_OPENING)
        if word in self._things or (opens and (word in self._common or start in cues or _opens_passive(word))):
            self._add_name(line, first.end(), end, cues, found)
            return
        for further in _WORD.finditer(folded, first.end(), end):
            if further.group() in self._things:
                end = first.end() + len(folded[first.end() : further.start()].rstrip())
                break
        found.append(Element(start, end, "name", None, ""))


def _opens_passive(word: str) -> bool:
    """Whether a word at the head of a sentence is a short participle: those in -на, -ан may be names instead."""
    return is_participle(word) and word.endswith(("но", "ны", "то", "ты"))


def _what(entry: Entry) -> str:
    return entry.actor if isinstance(entry, ActorWord) else type(entry).__name__.lower()
