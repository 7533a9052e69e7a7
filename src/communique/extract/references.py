"""What the text points back to (codebook, section 6): earlier engagements, agreements, documents, initiatives.

A name from the lexicon is a reference by itself. A noun such as "declaration" or "visit" is one with a name of its own
or with a word of the past beside it, unless a word of the future stands near. Each thing counts once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.extract.match import Hit
from communique.extract.syntax.base import Reading, Syntax
from communique.lexicon import Cue, Entry, Lexicon, Organisation, ReferenceNoun, Sign, State
from communique.model import Reference, Span, Statement

_WORD = re.compile(r"[^\s,;:()]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
CLASSES = (
    "preposition", "conjunction", "auxiliary", "determiner", "possessive", "hold_verb", "purpose", "definite",
    "indefinite", "relative", "speech_intro", "head_first",
)  # fmt: skip
PAST = ("past", "done")
LEFT = 70
"""Code points before a noun within which its phrase begins."""
OPENING = 3
"""Sentences in which a host event is named."""
NEAR = 60
"""Code points before a phrase within which a word of the future counts."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun with its phrase: `name` covers it without determiner; `capital` is whether it is written as a name."""

    hit: Hit[Entry]
    name: Span
    capital: bool


def references(reading: Reading, syntax: Syntax, statements: Sequence[Statement] = ()) -> list[Reference]:
    """The references of the body in order of first mention.

    `statements` are the readout's, where the stage before has found them: "they held talks" is an earlier engagement
    only in somebody's words, else it is the report of this one.
    """
    finder = _Finder(reading, syntax, [statement.content for statement in statements])
    found: dict[str, Reference] = {}
    reached = body = refused = -1
    for hit in reading.hits:
        if not isinstance(hit.entry, ReferenceNoun):
            if isinstance(hit.entry, Organisation):
                body = max(body, hit.end)
            continue
        if hit.start < reached:
            continue
        if hit.start == refused if hit.entry.named else hit.end <= body:
            continue
        sentence = finder.sentence(hit.start)
        if sentence is None or hit.end > sentence.end:
            continue
        reference = finder.reference(hit, sentence)
        if reference is None:
            refused = hit.start if finder.is_capital(hit.start) else refused
            continue
        reached = reference.span.end
        key = hit.entry.id if hit.entry.named else reference.name.casefold()
        if not any(key == other or (len(key) > 9 and key in other) for other in found):
            found[key] = reference
    return list(found.values())


class _Finder:
    """Decides about one noun at a time; built for one reading."""

    def __init__(self, reading: Reading, syntax: Syntax, contents: Sequence[Span]) -> None:
        self._contents = contents
        self._reading = reading
        self._syntax = syntax
        self._text = reading.document.text
        self._starts = [sentence.span.start for sentence in reading.sentences]
        self._words = _classes(reading.lexicon)
        self._intros = self._words["speech_intro"]
        self._head_first = bool(self._words["head_first"])
        self._hosts: list[Span] | None = None

    def sentence(self, at: int) -> Span | None:
        """The sentence of the body in which `at` lies; None for furniture."""
        index = bisect_right(self._starts, at) - 1
        if index < 0 or at >= self._reading.sentences[index].span.end:
            return None
        return self._reading.sentences[index].span

    def is_capital(self, at: int) -> bool:
        """Whether a capital letter stands at `at`."""
        return self._text[at].isupper()

    def reference(self, hit: Hit[Entry], sentence: Span) -> Reference | None:
        """The reference that the noun makes, or None."""
        entry = hit.entry
        assert isinstance(entry, ReferenceNoun)
        if entry.named or entry.phrase:
            span = Span(hit.start, hit.end)
            return None if self._is_host(span) else self._reference(span, entry)
        if entry.kind == "meeting" and not self.is_capital(hit.start) and not self._may_point_back(hit, sentence):
            return None
        phrase = self._phrase(hit, sentence)
        if not self._points_back(phrase, entry, sentence) or self._is_host(phrase.name):
            return None
        return self._reference(phrase.name, entry)

    def _may_point_back(self, hit: Hit[Entry], sentence: Span) -> bool:
        """Whether anything near a plain noun could make it an earlier meeting: spares following the phrases of most."""
        near = Span(max(sentence.start, hit.start - LEFT), min(sentence.end, hit.end + NEAR))
        if any(isinstance(other.entry, Sign) and other.entry.says in PAST for other in self._reading.hits_in(near)):
            return True
        before = self._reading.folded[near.start : hit.start]
        return any(owner in before for owner in self._words["owner"])

    def _reference(self, span: Span, entry: ReferenceNoun) -> Reference:
        return Reference(span, entry.kind, " ".join(span.of(self._text).split()), "reference." + entry.id)

    def _phrase(self, hit: Hit[Entry], sentence: Span) -> _Phrase:
        """The noun phrase around the noun: modifiers before it, what the syntax gives behind it."""
        capital = self.is_capital(hit.start)
        start = self._left(hit, sentence, capital)
        end = hit.end
        for span in self._syntax.noun_phrase(self._text, start, sentence.end):
            if span.start <= hit.start < span.end:
                start, end = max(start, span.start), max(end, span.end)
        if end == hit.end:
            return _Phrase(hit, Span(start, end), capital)
        cut = self._cut(hit.end, end, capital and start < hit.start)
        return _Phrase(hit, Span(start, self._closed(start, cut)), capital)

    def _closed(self, start: int, end: int) -> int:
        """The end of a phrase with the bracket that closes one opened in it, if it stands right behind."""
        opened = self._text.count("(", start, end) > self._text.count(")", start, end)
        return end + 1 if opened and self._text[end : end + 1] == ")" else end

    def _cut(self, start: int, end: int, capital: bool) -> int:
        """The end of the phrase before a purpose ("to see …") or a verb, and of a name before words in lower case."""
        reached = start
        for word in _WORD.finditer(self._text, start, end):
            follower = self._text[word.end() + 1 : word.end() + 2]
            small = word[0] in self._words["small"]
            if word[0] in self._words["purpose"] and follower.islower():
                return start + len(self._text[start : word.start()].rstrip())
            if capital and word[0] in self._words["auxiliary"]:
                return reached
            if capital and not small and word[0][0].islower():
                return reached
            if not small:
                reached = word.end()
        return reached if capital else end

    def _left(self, hit: Hit[Entry], sentence: Span, capital: bool) -> int:
        """Where the modifiers of the noun begin; small words join the capitals of a name ("Treaty of A and B")."""
        low = max(sentence.start, hit.start - LEFT)
        while sentence.start < low < hit.start and not self._text[low - 1].isspace():
            low += 1
        start = hit.start
        words = list(_WORD.finditer(self._text, low, hit.start))
        if not words or self._text[words[-1].end() : hit.start].strip() or words[-1].end() == hit.start:
            return start
        for index in range(len(words) - 1, -1, -1):
            word = words[index][0]
            if self._text[words[index].end() : start].strip():
                break
            low_word = word.lower()
            at = Span(*words[index].span())
            verb = low_word in self._words["hold_verb"] or self._is_done(at.start) or self._cues(at)
            if verb or low_word in self._words["stop"]:
                if capital and index and low_word in ("and", "of") and words[index - 1][0][:1].isupper():
                    continue
                break
            if capital and not word[:1].isupper() and not word[:1].isdigit():
                break
            start = words[index].start()
        return start

    def _cues(self, word: Span) -> bool:
        """Whether the word attributes ("discussed"), so that a phrase cannot reach back over it."""
        return any(isinstance(hit.entry, Cue) for hit in self._reading.hits_in(word))

    def _is_done(self, at: int) -> bool:
        return self._any(Span(at, at + 24), "done", at)

    def _points_back(self, phrase: _Phrase, entry: ReferenceNoun, sentence: Span) -> bool:
        """Whether the phrase is a name or has a word of the past, and nothing near says that it lies ahead."""
        name, hit = phrase.name, phrase.hit
        if self._any(Span(max(sentence.start, name.start - NEAR), min(sentence.end, name.end + NEAR)), "future"):
            return False
        modifier = self._text[name.start : hit.start]
        if not phrase.capital and not self._heads(phrase):
            return False
        if self._any(Span(name.start, hit.start), "past"):
            return True
        if self._narrated(sentence):
            return False
        done = self._done(phrase, sentence)
        if phrase.capital and any(c.isupper() or c.isdigit() for c in modifier or self._text[hit.end : name.end]):
            before = self._before(phrase, sentence)
            new = bool(self._words["indefinite"] & set(before[-2:]))
            return done or (not new and (bool(modifier.strip()) or name.start > sentence.start))
        if done or (entry.kind == "agreement" and self._has_parties(name)):
            return True
        if entry.kind == "meeting":
            return self._owned(phrase, sentence)
        if _YEAR.search(name.of(self._text)):
            return True
        return entry.kind != "initiative" and self._definite(phrase, sentence)

    def _has_parties(self, name: Span) -> bool:
        """Whether an agreement's parties are named ("the border agreement between A and B")."""
        return len({hit.entry.id for hit in self._reading.hits_in(name) if isinstance(hit.entry, State)}) > 1

    def _done(self, phrase: _Phrase, sentence: Span) -> bool:
        """Whether a participle behind the noun says that it lies before ("reached in …"), and no finite verb does."""
        reach = Span(phrase.hit.end, min(sentence.end, phrase.name.end + 12))
        folded = self._reading.folded
        for hit in self._reading.hits_in(reach):
            if not isinstance(hit.entry, Sign) or hit.entry.says != "done":
                continue
            before = folded[phrase.hit.end : hit.start].split()
            after = folded[hit.end : min(sentence.end, hit.end + 16)].split()
            finite = bool(before) and before[-1] in self._words["auxiliary"]
            finite = finite and not self._words["relative"] & set(before)
            if not finite and not (after and after[0] in self._words["determiner"]):
                return True
        return False

    def _heads(self, phrase: _Phrase) -> bool:
        """Whether the noun is its phrase's head, and no other noun follows it ("treaty alliance")."""
        rest = self._reading.folded[phrase.hit.end : phrase.name.end].split(maxsplit=1)
        if not rest or self._head_first or rest[0] in self._words["preposition"] or not rest[0][0].isalpha():
            return True
        return self._any(Span(phrase.hit.end, phrase.name.end + 1), "done")

    def _definite(self, phrase: _Phrase, sentence: Span) -> bool:
        """Whether a paper is known by what it is about ("the extradition treaty", "the Statement of the two …")."""
        before = self._before(phrase, sentence)
        if not before or before[-1] not in self._words["definite"] | self._words["possessive"]:
            return False
        return phrase.name.start < phrase.hit.start or phrase.name.end > phrase.hit.end + 4

    def _before(self, phrase: _Phrase, sentence: Span) -> list[str]:
        return self._reading.folded[max(sentence.start, phrase.name.start - 20) : phrase.name.start].split()

    def _owned(self, phrase: _Phrase, sentence: Span) -> bool:
        """Whether somebody's meeting elsewhere is meant ("his visit to …", "they had useful talks with …")."""
        said = any(content.start <= phrase.hit.start < content.end for content in self._contents)
        modifiers = self._reading.folded[phrase.name.start : phrase.hit.start].split()
        named = modifiers if said and phrase.name.end > phrase.hit.end + 4 else modifiers[:-1]
        if any(word.endswith(tuple(self._words["possessive"])) for word in named if "'" in word):
            return True
        before = self._before(phrase, sentence)
        while before and before[-1] in self._words["determiner"] - self._words["possessive"]:
            before.pop()
        if not said or not before:
            return False
        if before[-1] in self._words["possessive"]:
            return phrase.name.end > phrase.hit.end + 4
        return before[-1] in self._words["hold_verb"] and not self._in_cue(phrase.hit)

    def _in_cue(self, hit: Hit[Entry]) -> bool:
        """Whether the noun belongs to the words that attribute ("held discussions on")."""
        for clauses in self._reading.clauses:
            for clause in clauses:
                if clause.cue.start <= hit.start < clause.content.start:
                    return True
        return False

    def _narrated(self, sentence: Span) -> bool:
        """Whether the sentence reports this engagement, whose papers and gatherings are none of the past."""
        index = bisect_right(self._starts, sentence.start) - 1
        if index < len(self._reading.narrates) and self._reading.narrates[index]:
            return True
        folded = self._reading.folded
        return any(folded.find(intro, sentence.start, sentence.end) >= 0 for intro in self._intros)

    def _is_host(self, name: Span) -> bool:
        """Whether the words name the event on whose margins the engagement took place."""
        if self._hosts is None:
            spans = [self._syntax.host_event(self._reading, s.span) for s in self._reading.sentences[:OPENING]]
            self._hosts = [span for span in spans if span]
        words = name.of(self._text).casefold()
        return any(name.overlaps(host) or words == host.of(self._text).casefold() for host in self._hosts)

    def _any(self, span: Span, says: str, at: int | None = None) -> bool:
        """Whether a sign of that kind lies in the span (at its very start where `at` is given)."""
        return any(
            isinstance(hit.entry, Sign) and hit.entry.says == says and (at is None or hit.start == at)
            for hit in self._reading.hits_in(span)
        )


@lru_cache(maxsize=8)
def _classes(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The word classes that the stage asks for, and three that are made of them."""
    words = {name: frozenset(lexicon.grammar.words.get(name, ())) for name in CLASSES}
    small = words["preposition"] | words["conjunction"] | words["determiner"]
    return words | {
        "small": small,
        "stop": small | words["auxiliary"],
        "owner": words["possessive"] | words["hold_verb"],
    }
