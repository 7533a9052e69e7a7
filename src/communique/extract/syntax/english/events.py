"""The larger event on whose margins an engagement took place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from communique.extract.syntax.base import Reading
from communique.lexicon import Event
from communique.model import Span


class HostEvents:
    """Reads host events; built from the grammar's trigger words and nouns for gatherings."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        strong = "|".join(re.escape(phrase) for phrase in words["host_trigger"])
        weak = "|".join(words["event_trigger"])
        self._trigger = re.compile(rf"\b(?:(?P<strong>{strong})|(?P<weak>{weak}))\s+(?:(?:the|an?)\s+)?", re.IGNORECASE)
        self._days = tuple(word.capitalize() for word in (*words["month"], *words["weekday"]))
        self._gathering = re.compile(rf"\b({'|'.join(words['gathering'])})\b", re.IGNORECASE)
        self._end = re.compile(
            r"[,.;:(]|\s(?:in|on|and|at|to|as|where|when|while|which|that|with|today|held|being|hosted|here)\s|\s(?:in|today)$|$"
        )

    def find(self, reading: Reading, sentence: Span) -> Span | None:
        """The event's words in the sentence without its determiner; None when none is named."""
        text = reading.document.text
        events = [hit for hit in reading.hits_in(sentence) if isinstance(hit.entry, Event)]
        for found in self._trigger.finditer(text, sentence.start, sentence.end):
            start = found.end()
            end = self._stop(text, start, sentence.end)
            covering = [hit.end for hit in events if start <= hit.start < end]
            end = max([end, *covering])
            words = text[start:end]
            if found["strong"]:
                if words and (self._gathering.search(words) or covering):
                    return Span(start, end)
            elif covering or (words[:1].isupper() and self._gathering.search(words) and words.split()[-1][0].isupper()):
                return Span(start, end)
        return None

    def _stop(self, text: str, start: int, limit: int) -> int:
        """Where the name of the event ends: at punctuation or a word that cannot be inside it."""
        at = start
        while True:
            found = self._end.search(text, at, limit)
            if found is None:
                return limit
            if (
                found[0].strip() in ("on", "and", "of")
                and text[found.end() : found.end() + 1].isupper()
                and (found[0].strip() == "on" and not text.startswith(self._days, found.end()))
            ):
                at = found.end()
                continue
            return found.start()
