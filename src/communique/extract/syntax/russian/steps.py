"""Walking over the small words between an actor, its verb and what is said: adverbs and auxiliaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.extract.match import fold
from communique.extract.syntax.russian.frame import Frame

LONGEST = 5
"""Tokens of the longest adverbial phrase of the grammar."""


class Steps:
    """Steps over adverbs and auxiliaries; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.auxiliaries = frozenset(words["auxiliary"])
        self._adverbs: dict[str, list[tuple[str, ...]]] = {}
        for row in words["adverb"]:
            phrase = tuple(fold(row).split())
            self._adverbs.setdefault(phrase[0], []).append(phrase)
        for phrases in self._adverbs.values():
            phrases.sort(key=len, reverse=True)

    def back(self, frame: Frame, start: int) -> int:
        """The first token before `start` that is neither adverb nor auxiliary; 0 where all are."""
        token = start - 1
        while token > 0:
            if frame.words[token] in self.auxiliaries:
                token -= 1
            elif length := self.adverb_before(frame, token):
                token -= length
            else:
                break
        return max(token, 0)

    def forward(self, frame: Frame, start: int) -> int:
        """The first token from `start` that begins no adverb."""
        token = start
        while token < frame.size and (length := self._adverb_at(frame, token)):
            token += length
        return token

    def into(self, frame: Frame, token: int, stop: int) -> int:
        """The first token from `token` that is neither adverb, auxiliary nor a leading "и", and before `stop`."""
        while token < stop - 1:
            length = (
                self._adverb_at(frame, token) or frame.words[token] in self.auxiliaries or frame.words[token] == "и"
            )
            if not length:
                break
            token += int(length)
        return token

    def adverb_before(self, frame: Frame, token: int) -> int:
        """How many tokens the adverb ending at a token has; 0 where there is none."""
        for length in range(min(LONGEST, token + 1), 0, -1):
            if self._adverb_at(frame, token - length + 1) == length:
                return length
        word = frame.words[token]
        return int(word.endswith(("но", "ски")) and len(word) > 4 and not frame.within(token))

    def _adverb_at(self, frame: Frame, token: int) -> int:
        """How many tokens the adverb at a token has; 0 where there is none."""
        for phrase in self._adverbs.get(frame.words[token], ()):
            if tuple(frame.words[token : token + len(phrase)]) == phrase:
                return len(phrase)
        return 0
