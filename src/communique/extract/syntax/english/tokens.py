"""Words and sentences of English text, with offsets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from communique.model import Document, Sentence, Span

TOKEN = re.compile(
    r"(?:\w+-)?(?:[A-Za-z]\.){2,}(?:-\w+)*"  # U.S., D.C., U.S.-Japan, Mekong-U.S.
    r"|[A-Z]\.(?=\s*[A-Z(])"  # an initial before a name
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?"
    r"|\w+(?:(?:['’](?!s\b)|[.&-])\w+)*"
    r"|['’]s\b"
    r"|[^\w\s]"
)
CLOSERS = frozenset("\"”’')]»")
STOPS = frozenset(".!?…")


_EXCELLENCY = "h.e."
"""How an honorific printed in capitals alone ("HE the Minister") is read, lest it pass for a pronoun."""


@dataclass(slots=True)
class Tokens:
    """The words of a document's body as parallel lists; `words` are in lower case, `sentences[k]` is the half-open
    range of tokens of sentence k."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)
    """Token index by start offset."""
    upto: dict[int, int] = field(default_factory=dict)
    """Token index by end offset."""


class Splitter:
    """Splits bodies into tokens and sentences; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._abbreviations = frozenset(words["abbreviation"])
        self._starters = frozenset(words["after_abbreviation"])
        self._honorifics = frozenset(words["honorific"])
        self._closing = frozenset(words["closing_abbreviation"])
        self._capitals = {form.lower(): form for form in words["honorific_capitals"]}

    def split(self, document: Document, folded: str) -> tuple[Tokens, list[Sentence]]:
        """Tokens and sentences of the body, paragraph by paragraph; `folded` is the document's text folded."""
        text, asides = document.text, document.asides
        tokens, sentences = Tokens(text), []
        starts, ends, words, capital = tokens.starts, tokens.ends, tokens.words, tokens.capital
        for number, paragraph in enumerate(document.body):
            first = len(words)
            spans = [found.span() for found in TOKEN.finditer(text, paragraph.start, paragraph.end)]
            if asides:
                spans = [(a, b) for a, b in spans if not any(span.start <= a < span.end for span in asides)]
            starts += [start for start, _ in spans]
            ends += [end for _, end in spans]
            words += [folded[start:end] if folded[start] != " " else text[start:end] for start, end in spans]
            capital += [text[start].isupper() for start, _ in spans]
            for index in range(first, len(words)):
                if words[index] in self._capitals and text[starts[index] : ends[index]] == self._capitals[words[index]]:
                    words[index] = _EXCELLENCY
            for begin, stop in self._sentences(text, tokens, first):
                tokens.sentences.append((begin, stop))
                sentences.append(Sentence(Span(starts[begin], ends[stop - 1]), number))
        tokens.at = dict(zip(starts, range(len(starts)), strict=True))
        tokens.upto = dict(zip(ends, range(len(ends)), strict=True))
        return tokens, sentences

    def _sentences(self, text: str, tokens: Tokens, first: int) -> list[tuple[int, int]]:
        words, size = tokens.words, len(tokens.words)
        ranges: list[tuple[int, int]] = []
        begin = index = first
        while index < size:
            if self._ends(text, tokens, index, begin):
                stop = index + 1
                while (
                    stop < size and words[stop][0] in STOPS | CLOSERS and tokens.starts[stop] == tokens.ends[stop - 1]
                ):
                    stop += 1
                ranges.append((begin, stop))
                begin = index = stop
            else:
                index += 1
        if begin < size:
            ranges.append((begin, size))
        return ranges

    def _ends(self, text: str, tokens: Tokens, index: int, begin: int) -> bool:
        """Whether token `index` closes a sentence that began at token `begin`."""
        word = tokens.words[index]
        if word[-1] not in STOPS:
            return False
        following = index + 1
        while (
            following < len(tokens.words)
            and tokens.words[following][0] in CLOSERS | STOPS
            and (tokens.starts[following] == tokens.ends[following - 1])
        ):
            following += 1
        if following >= len(tokens.words):
            return True
        gap = text[tokens.ends[following - 1] : tokens.starts[following]]
        if not gap:
            return False
        opens = tokens.capital[following] or not tokens.words[following][0].isalpha()
        if word == ".":
            before = tokens.words[index - 1] if index > begin else ""
            if index == begin + 1 and before.isdigit():
                return False
            if before in self._abbreviations and tokens.ends[index - 1] == tokens.starts[index]:
                return False
            return opens
        if word in STOPS:
            return opens
        return (
            tokens.capital[following]
            and len(word) > 2
            and word not in self._honorifics
            and (word in self._closing or tokens.words[following] in self._starters)
        )
