"""Which Chinese words point back to an earlier engagement or paper, and how far they reach.

A noun such as 会谈 or 协议 is everywhere; it points back with a title in 《》 or “” around it, with an ordinal or a
word of the past, or as the report of somebody's earlier meeting (我去年同总理先生举行的会晤); what lies ahead does
not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from communique.extract.match import Hit
from communique.extract.syntax.base import Mention
from communique.extract.syntax.chinese.names import alternatives
from communique.lexicon import ReferenceNoun
from communique.model import Span

_TITLE = re.compile(r"《[^》]{2,60}》")
_NUMBERED = re.compile(r"第[0-9一二三四五六七八九十百]+[次届轮]|首[次届]")
_RESOLUTION = re.compile(r"(?:联合国安理会|安理会|联合国大会|联大|联合国)?(?:第[0-9]+号|相关|有关)$")
_DONE = re.compile(r"(?:业已|已经|已)?(?:达成|商定|签署|签订|确定)的[^，。的]{0,6}$")
_MODIFIER = 2
"""Characters that a name has at least before its noun."""
_PLAN = 5
"""The same before 计划, which is also an everyday word."""


class References:
    """Widens the nouns of the lexicon to the phrases that point back; built from their entries and the word lists."""

    def __init__(self, words: Mapping[str, Sequence[str]], nouns: Iterable[ReferenceNoun]) -> None:
        self._phrase = {noun.id: msgspec.structs.replace(noun, phrase=True) for noun in nouns}
        self._border = re.compile(rf"{alternatives(words['reference_border'])}|以(?!来)")
        self._owner = tuple(words["reference_owner"])
        self._ahead = re.compile(alternatives(words["reference_ahead"]))
        self._after_event = re.compile(rf"{alternatives(words['after_event'])}|[0-9]+周年")
        self._past = re.compile(rf"{alternatives(words['reference_past'])}|[0-9]年")
        self._routine = re.compile(alternatives(words["reference_routine"]))
        self._in_force = re.compile(rf"(?:{alternatives(words['in_force'])})好?$")
        self._personal = tuple(words["personal_meeting"])

    def find(
        self, folded: str, sentence: Span, told: int, hits: Sequence[Hit[ReferenceNoun]], mentions: Sequence[Mention]
    ) -> Iterator[Hit[ReferenceNoun]]:
        """The references of a sentence: names as they are, nouns as their phrases, nothing for nouns that name none.

        Somebody's words begin at `told`; before it the author reports this engagement.
        """
        said = Span(told, sentence.end)
        spoken = [mention for mention in mentions if mention.start >= told]
        titles = [Span(*match.span()) for match in _TITLE.finditer(folded, sentence.start, sentence.end)]
        reached = sentence.start
        for hit in hits:
            title = next((span for span in titles if span.start <= hit.start and hit.end <= span.end), None)
            entry = hit.entry if hit.entry.named else self._phrase[hit.entry.id]
            span: Span | None = Span(hit.start, hit.end)
            if title is not None:
                span = title if hit.end >= title.end - 1 else None
            elif not hit.entry.named:
                span = self._reach(folded, said, hit, spoken) if hit.start >= told else None
            if span is not None and (span.start >= reached or hit.entry.named):
                reached = max(reached, span.end)
                yield Hit(span.start, span.end, entry)

    def _reach(self, folded: str, said: Span, hit: Hit[ReferenceNoun], mentions: Sequence[Mention]) -> Span | None:
        """The phrase of a noun, or None where it points to nothing earlier."""
        low = max(said.start, *(folded.rfind(mark, said.start, hit.start) + 1 for mark in "，。；："))
        before = Span(low, hit.start)
        if hit.entry.kind == "meeting":
            return self._meeting(folded, before, hit, mentions)
        if hit.entry.kind == "initiative":
            return self._initiative(folded, before, hit)
        return self._paper(folded, before, hit)

    def _paper(self, folded: str, before: Span, hit: Hit[ReferenceNoun]) -> Span | None:
        text = before.of(folded)
        if found := _RESOLUTION.search(text):
            return Span(before.start + found.start(), hit.end)
        if self._ahead.search(text) or self._routine.search(text):
            return None
        if found := _DONE.search(text):
            owners = (text.rfind(word, 0, found.start()) + len(word) for word in self._owner if word in text)
            return Span(before.start + max(owners, default=0), hit.end)
        start = self._last_border(text)
        if len(text) - start >= _MODIFIER and self._in_force.search(text[:start]):
            return Span(before.start + start, hit.end)
        return None

    def _meeting(self, folded: str, before: Span, hit: Hit[ReferenceNoun], mentions: Sequence[Mention]) -> Span | None:
        text = before.of(folded)
        if self._ahead.search(text):
            return None
        if folded.endswith(self._personal, hit.start, hit.end) and (led := self._led(folded, before, hit, mentions)):
            return led
        start = before.start + self._last_border(text)
        name = folded[start : hit.start]
        named = len(name) >= _MODIFIER and (_NUMBERED.search(name) or self._after_event.match(folded, hit.end))
        return Span(start, hit.end) if named and not any(m.start <= start < m.end for m in mentions) else None

    def _led(self, folded: str, before: Span, hit: Hit[ReferenceNoun], mentions: Sequence[Mention]) -> Span | None:
        """我去年同总理先生举行的会晤: from the person to the noun, when it is over."""
        lead = next((m.start for m in mentions if before.start <= m.start < hit.start and _leads(m)), -1)
        you = folded.find("你", before.start, hit.start)
        begin = min((at for at in (lead, you) if at >= 0), default=-1)
        over = begin >= 0 and self._past.search(folded, begin, min(hit.end + 3, len(folded)))
        return Span(begin, hit.end) if over and hit.start - begin > _MODIFIER else None

    def _initiative(self, folded: str, before: Span, hit: Hit[ReferenceNoun]) -> Span | None:
        """“…”倡议, “…愿景”, or a plan with a long name."""
        opened = folded.rfind("“", before.start, hit.start)
        if opened >= 0 and folded[hit.start - 1] == "”":
            return Span(opened, hit.end)
        if opened >= 0 and folded.startswith("”", hit.end):
            return Span(opened, hit.end + 1)
        text = before.of(folded)
        start = self._last_border(text)
        planned = folded[hit.start : hit.end] == "计划" and len(text) - start >= _PLAN and not self._ahead.search(text)
        return Span(before.start + start, hit.end) if planned else None

    def _last_border(self, text: str) -> int:
        """Where the noun phrase at the end of the text begins: after the last word that cannot belong to it."""
        return max((match.end() for match in self._border.finditer(text)), default=0)


def _leads(mention: Mention) -> bool:
    """Whether a person or the leaders together are meant."""
    return mention.kind == "person" or (mention.kind == "collective" and mention.persons) or mention.first_person
