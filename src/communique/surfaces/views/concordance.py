"""A match between the words on either side of it, on one line."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.surfaces.words import printable

_FIRST_WORD, _LAST_WORD = re.compile(r"^\S{1,20}(?=\s)"), re.compile(r"(?<=\s)\S{1,20}$")


class Around(NamedTuple):
    """What stands before a match, the match, and what stands after it; space between them stays."""

    left: str
    match: str
    right: str


def around(left: str, match: str, right: str, context: int) -> Around:
    """The parts as they are shown. A side of `context` code points was cut, perhaps inside a word: what is left of that
    word gives way to "…"."""
    if len(left) == context:
        left = "…" + _FIRST_WORD.sub("", left)
    if len(right) == context:
        right = _LAST_WORD.sub("", right) + "…"
    return Around(_flat(left), _flat(match), _flat(right))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", printable(text))
