"""Statements cut into runs of words, or of Han characters, whose parts nobody parts: what discovery counts.

A run is a string of simplified characters, or a tuple of words. Words are compared in lower case; a word printed
with a capital inside a sentence keeps it, because it names something. Russian words are compared by their stems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from communique.analysis.phrases.phrase import HAN
from communique.archive.tokens import key, simplified

Run = Any
"""A string of Han characters or a tuple of words: both are sliced, compared and hashed alike."""

_HAN_RUN = re.compile(f"[{HAN}]+")
_WORD_RUN = re.compile(r"[^\W_]+(?:[-'’ \u00a0][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_JOINED = re.compile(rf"({_WORD.pattern})([-‐‑]?)")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_OPENING = re.compile(r"(?:\A|[.!?…\n])[\s\"'“”«»(]*\Z")


def runs(text: str, *, han: bool) -> Iterator[tuple[Run, Run]]:
    """The runs of a text in order: as they are compared, and as printed, with what joins a word to the next."""
    if han:
        for run in _HAN_RUN.findall(simplified(text)):
            yield run, run
        return
    for found in _WORD_RUN.finditer(text):
        row = _JOINED.findall(found.group())
        opens = _OPENING.search(text[max(0, found.start() - 6) : found.start()]) is not None
        compared = tuple(_compared(word, opens=opens and not i) for i, (word, _) in enumerate(row))
        yield compared, tuple(word + (joint or " ") for word, joint in row)


def forms_of(text: str, *, han: bool) -> list[Run]:
    """The runs of a wording or a form, all in lower case."""
    return [run for run, _ in runs(text.lower(), han=han)]


def _compared(word: str, *, opens: bool) -> str:
    plain = word.lower().replace("’", "'").replace("ё", "е")
    if _CYRILLIC.search(plain):
        plain = key(plain)
    return plain.capitalize() if word[0].isupper() and not opens else plain
