"""Which Chinese sentences report what happened, and who is the subject of the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from communique.extract.syntax.base import Mention
from communique.extract.syntax.chinese.names import alternatives
from communique.model import Span

Starts = Mapping[int, Mention]
"""The mentions of a sentence by where they begin, in order."""
_PLACE = re.compile(r"在[^，。]{1,30}，")
_STOPS = "，。、和与同"
_SIDE_ENDS = "方府面"
"""Last characters of words that mean a side whatever follows: 中方, 中国政府, 中国方面."""
_NEAR = 14
"""How far from the start of a sentence the first of those who attended stands."""
_TAIL = 30


class Narration:
    """Tells narration from speech; built from the grammar's word lists."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        adverb = alternatives(words["adverb"])
        self._opening = re.compile(rf"(?:{alternatives(words['narrative_opening'])})[，,]?")
        phrase = r"在[^，。]{1,20}?|[与同][^，。]{1,12}?|[0-9]+[日号月][^，。]{0,6}?|向[^，。]{1,16}?"
        self._verb = re.compile(rf"(?:{adverb}|{phrase})*(?:{alternatives(words['narration'])})")
        self._attend = re.compile(rf"(?:{alternatives(words['attendance'])})[^，]{{0,14}}[。]?$")
        self._skip = re.compile(rf"(?:(?:{alternatives(words['opening'])})[，]?)*")
        self._acts = re.compile(rf"{alternatives(words['side_acts'])}|[{_STOPS}]")
        self._point = re.compile(rf"(?:{alternatives(words['enumeration'])})")
        self._editor = re.compile(r"[（(]?(?:视频)?(?:编辑|责编|记者|来源|作者)[：:]")

    def narrates(self, folded: str, span: Span, starts: Starts, speaking: bool) -> bool:
        """Whether a sentence without a cue reports who met, attended or signed; `speaking` tells that somebody's
        words are being reported in this paragraph, where only plain signs of narration count."""
        if self._editor.match(folded, span.start):
            return True
        first = next(iter(starts.values()), None)
        if (
            first is not None
            and first.kind in ("person", "office")
            and first.start - span.start < _NEAR
            and self.attends(folded, span)
            and not any(m.first_person for m in starts.values())
        ):
            return True
        opening = self._opening.match(folded, span.start, span.end)
        subject = self._first(folded, opening.end() if opening else span.start, starts)
        if opening and not speaking:
            return True
        if subject is None:
            return False
        if subject.kind in ("person", "office") and not speaking:
            return True
        if subject.kind == "person" and not self._honoured(subject):
            return bool(self._verb.match(folded, subject.end, span.end)) or opening is not None
        if subject.kind == "collective" and not speaking:
            return bool(self._verb.match(folded, subject.end, span.end))
        return False

    def attends(self, folded: str, span: Span) -> bool:
        """Whether the sentence ends by saying that somebody attended."""
        return bool(self._attend.search(folded, max(span.start, span.end - _TAIL), span.end))

    @staticmethod
    def _honoured(subject: Mention) -> bool:
        return subject.role is not None and subject.role.start > subject.start

    def _first(self, folded: str, start: int, starts: Starts) -> Mention | None:
        if start in starts:
            return starts[start]
        match = self._skip.match(folded, start)
        return starts.get(match.end()) if match else None

    def subject(self, folded: str, span: Span, starts: Starts, speaking: bool) -> Mention | None:
        """The actor that opens the sentence.

        An enumerated point (第一，…) carries its speaker on as "we" does; in somebody's words a person is spoken of.
        """
        if point := self._point.match(folded, span.start, span.end):
            return Mention(point.start(), point.end(), "pronoun", plural=True, first_person=True)
        first = self._first(folded, span.start, starts)
        if first is None:
            inner = _PLACE.match(folded, span.start, span.end)
            first = self._first(folded, inner.end(), starts) if inner else None
        if first is not None and first.kind in ("person", "office") and speaking:
            return None
        if first is not None and first.kind == "side" and not speaking and not self._acts.match(folded, first.end):
            return first if folded[first.end - 1] in _SIDE_ENDS else None
        return first

    def agents(self, folded: str, stretches: Sequence[Span], starts: Starts) -> list[Mention]:
        """The actors that open a stretch between commas; two sides joined by 和 act as all sides."""
        agents: list[Mention] = []
        for stretch in stretches:
            first = self._first(folded, stretch.start, starts)
            if first is None or folded.startswith("的", first.end):
                continue
            joined = starts.get(first.end + 1) if folded[first.end : first.end + 1] in ("和", "与", "同") else None
            if joined and joined.kind == "side" and first.kind == "side" and joined.party != first.party:
                first = Mention(first.start, joined.end, "collective", party=first.party + joined.party, plural=True)
            agents.append(first)
        return agents
