"""What changed between two versions of a text, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from communique.model import Span

_SENTENCE = re.compile(r"[^\s。！？][^\n。！？]*?(?:[.!?…]+[\"”»’)]*(?=\s)|[。！？]+[”」』]?|(?=\n)|\Z)")


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence that both versions have ("same"), only the earlier ("removed"), or only the later ("added").

    `before` and `after` are its spans in the two texts, None where it does not stand.
    """

    kind: Literal["same", "removed", "added"]
    words: str
    before: Span | None
    after: Span | None


def difference(before: str, after: str) -> tuple[Change, ...]:
    """The sentences of both texts in order; removed ones stand before the added ones that take their place."""
    old, new = list(sentences(before)), list(sentences(after))
    matcher = SequenceMatcher(None, [s.of(before) for s in old], [s.of(after) for s in new], autojunk=False)
    changes: list[Change] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            changes += [Change("same", s.of(before), s, t) for s, t in zip(old[a:b], new[c:d], strict=True)]
        else:
            changes += [Change("removed", s.of(before), s, None) for s in old[a:b]]
            changes += [Change("added", s.of(after), None, s) for s in new[c:d]]
    return tuple(changes)


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text as far as marks and line ends tell; nothing but space lies between them."""
    for found in _SENTENCE.finditer(text):
        if found.group().strip():
            yield Span(found.start(), found.start() + len(found.group().rstrip()))
