"""From a document's body to sentences, with one character for one.

Two things are hidden before anything is read, without moving a single offset: an insertion inside a paragraph (a hover
card) becomes spaces, and a soft hyphen inside a word moves behind the word, so that the word is whole again.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from communique.extract.match import SOFT_HYPHEN, fold
from communique.model import Document, Sentence, Span

_SOFT_WORD = re.compile(rf"\w*{SOFT_HYPHEN}[\w{SOFT_HYPHEN}]*")
_LABEL = (
    r"(?:[А-ЯЁ]\.\s?(?:[А-ЯЁ][а-яё]?\.\s?)?[А-ЯЁ][\w-]+(?:\s[А-ЯЁ][\w-]*){0,3}"
    r"|(?<![а-яё]\s)[А-ЯЁ][а-яё-]+\s[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+){0,2}|Вопрос|Ответ|Реплика)"
)
LABEL = re.compile(rf"(?<![\w.«])({_LABEL})(?:\s*\([^)\n]{{1,60}}\))?\s*:(?=\s+[^\sа-яё])")
"""A transcript label: "В.Путин:", "Владимир Путин:", "Вопрос:"; group 1 is the speaker."""
_BREAK = re.compile(
    rf"[.!?…]+[»”\")]*\s+(?=[«„“\"(–—-]?\s?[А-ЯЁA-Z0-9<*])|\n\s*\n|(?=(?<![\w.«]){_LABEL}\s*:\s+[^\sа-яё])"
)
_WORD_BEFORE = re.compile(r"([\w.-]+)$")
_DASHES = ("– ", "— ", "- ")
_TRAILING = " \n\t\u00a0"


def plain(document: Document) -> str:
    """The text with insertions as spaces and soft hyphens behind their words; as long as the text."""
    text = document.text
    for aside in document.asides:
        text = text[: aside.start] + " " * (aside.end - aside.start) + text[aside.end :]
    return settled(text)


def settled(text: str) -> str:
    """The text with every soft hyphen moved behind its word; as long as the text."""
    if SOFT_HYPHEN not in text:
        return text
    return _SOFT_WORD.sub(
        lambda m: m.group().replace(SOFT_HYPHEN, "") + SOFT_HYPHEN * m.group().count(SOFT_HYPHEN), text
    )


class Splitter:
    """Splits paragraphs into sentences; knows the abbreviations after which a full stop ends nothing."""

    def __init__(self, inside: Collection[str], at_end: Collection[str]) -> None:
        self._inside = frozenset(map(fold, inside))
        self._at_end = frozenset(map(fold, at_end))

    def sentences(self, text: str, body: Collection[Span]) -> list[Sentence]:
        """The sentences of the body in `plain` text, without surrounding space."""
        return [
            Sentence(span, number) for number, paragraph in enumerate(body) for span in self._split(text, paragraph)
        ]

    def _split(self, text: str, paragraph: Span) -> list[Span]:
        spans: list[Span] = []
        start = paragraph.start
        for found in _BREAK.finditer(text, paragraph.start, paragraph.end):
            if found.end() <= start or self._abbreviated(text, start, found.start(), found.group()):
                continue
            self._add(text, start, found.end(), spans)
            start = found.end()
        self._add(text, start, paragraph.end, spans)
        return spans

    @staticmethod
    def _add(text: str, start: int, end: int, spans: list[Span]) -> None:
        while start < end and (text[start] in _TRAILING or text[start : start + 2] in _DASHES):
            start += 1
        while end > start and text[end - 1] in _TRAILING:
            end -= 1
        if end - start > 1 and text[end - 1] == "." and text[end - 2] == " ":
            end = len(text[start : end - 1].rstrip()) + start
        if start < end:
            spans.append(Span(start, end))

    def _abbreviated(self, text: str, start: int, stop: int, mark: str) -> bool:
        """Whether the full stop at `stop` belongs to an abbreviation or an initial."""
        if not mark.startswith(".") or mark.startswith(".."):
            return False
        before = _WORD_BEFORE.search(text, max(start, stop - 20), stop)
        if not before:
            return False
        word = fold(before[1])
        if len(before[1]) == 1 and before[1].isupper():
            return True
        if word.rpartition(".")[2] in self._inside or word in self._inside:
            return True
        return word in self._at_end and stop - start < 60
