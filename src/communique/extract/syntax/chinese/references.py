"""Which Chinese words point back to an earlier engagement or paper, and how far they reach.

A noun such as 会谈 or 协议 is everywhere; it points back with a title in 《》 or “” around it, with an ordinal or a word of
the past, or as the report of somebody's earlier meeting (我去年同总理先生举行的会晤). What lies ahead never does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from communique.extract.match import Hit
from communique.extract.syntax.base import Mention
from communique.lexicon import ReferenceNoun
from communique.model import Span

_BORDER = re.compile(
    r"落实|在|出席|参加|举行|召开|纪念|推动|办好|执行|遵守|履行|维护|根据|按照|依据|以(?!来)|自|了|的|为|对|同|和|与|好|即|及|"
    r"梳理|支持|赞赏|欢迎|重返|回顾|通过|关于|实施|推进|对接|践行|恪守"
)
_AHEAD = re.compile(r"将|愿|希望|期待|即将|筹备|办好|明年|下一?[次届轮]|欢迎|适时|争取|早日|尽快|谈判|商签|商谈|正在|同意")
_NUMBERED = re.compile(r"第[0-9一二三四五六七八九十百]+[次届轮]|首[次届]")
_AFTER_EVENT = re.compile(r"成果|共识|精神|期间|以来|[0-9]+周年|框架下达成|后，")
_PAST = re.compile(r"了|举行|成功|以来|时|期间|[0-9]年|昨天|去年|上个月|前不久|不久前|曾|进行")
_DONE = re.compile(r"(?:业已|已经|已)?(?:达成|商定|签署|签订|确定)的[^，。的]{0,6}$")
_ROUTINE = re.compile(r"元首|领导人|主席|总理|总统|高层")
_RESOLUTION = re.compile(r"(?:联合国安理会|安理会|联合国大会|联大|联合国)?(?:第[0-9]+号|相关|有关)$")
_IN_FORCE = re.compile(r"(?:执行|落实|履行|遵守|实施)好?$")
_PERSONAL = ("会谈", "会见", "会晤", "访问")
_LEADERS = ("person", "collective")
_MODIFIER = 2
"""Characters that a name has at least before its noun."""
_PLAN = 5


class References:
    """Widens the nouns of the lexicon to the phrases that point back; built from their entries."""

    def __init__(self, nouns: Iterable[ReferenceNoun]) -> None:
        self._phrase = {noun.id: msgspec.structs.replace(noun, phrase=True) for noun in nouns}

    def find(
        self, folded: str, sentence: Span, told: int, hits: Sequence[Hit[ReferenceNoun]], mentions: Sequence[Mention]
    ) -> Iterator[Hit[ReferenceNoun]]:
        """The references of a sentence: names as they are, nouns as their phrases, nothing for nouns that name none.

        Somebody's words begin at `told`; before it the author reports this engagement.
        """
        said = Span(told, sentence.end)
        spoken = [mention for mention in mentions if mention.start >= told]
        titles = [Span(*m.span()) for m in re.finditer(r"《[^》]{2,60}》", folded[sentence.start : sentence.end])]
        titles = [Span(span.start + sentence.start, span.end + sentence.start) for span in titles]
        reached = sentence.start
        for hit in hits:
            title = next((span for span in titles if span.start <= hit.start and hit.end <= span.end), None)
            if title is not None:
                if hit.end >= title.end - 1 and title.start >= reached:
                    reached = title.end
                    yield Hit(title.start, title.end, hit.entry if hit.entry.named else self._phrase[hit.entry.id])
            elif hit.entry.named:
                yield hit
            elif hit.start >= told and (span := self._reach(folded, said, hit, spoken)):
                if span.start >= reached:
                    reached = span.end
                    yield Hit(span.start, span.end, self._phrase[hit.entry.id])

    def _reach(
        self, folded: str, sentence: Span, hit: Hit[ReferenceNoun], mentions: Sequence[Mention]
    ) -> Span | None:
        """The phrase of a noun, or None where it points to nothing earlier."""
        low = max(folded.rfind(mark, sentence.start, hit.start) for mark in "，。；：") + 1
        low = max(low, sentence.start)
        before = folded[low : hit.start]
        if hit.entry.kind == "meeting":
            return self._meeting(folded, Span(low, hit.start), hit, mentions)
        if hit.entry.kind == "initiative":
            return _initiative(folded, Span(low, hit.start), hit)
        if found := _RESOLUTION.search(before):
            return Span(low + found.start(), hit.end)
        if _AHEAD.search(before):
            return None
        if found := _DONE.search(before):
            owner = _last_border(before[: found.start()], ("落实", "按照", "推动", "加紧落实", "好"))
            return None if _ROUTINE.search(before) else Span(low + owner, hit.end)
        start = _last_border(before)
        if hit.start - low - start >= _MODIFIER and not _ROUTINE.search(before) and _IN_FORCE.search(before[:start]):
            return Span(low + start, hit.end)
        return None

    def _meeting(
        self, folded: str, before: Span, hit: Hit[ReferenceNoun], mentions: Sequence[Mention]
    ) -> Span | None:
        text = before.of(folded)
        if _AHEAD.search(text):
            return None
        if folded.endswith(_PERSONAL, hit.start, hit.end) and (led := self._led(folded, before, hit, mentions)):
            return led
        start = before.start + _last_border(text)
        name = folded[start : hit.start]
        named = len(name) >= _MODIFIER and (_NUMBERED.search(name) or _AFTER_EVENT.match(folded, hit.end))
        if named and not any(m.start <= start < m.end for m in mentions):
            return Span(start, hit.end)
        return None

    def _led(
        self, folded: str, before: Span, hit: Hit[ReferenceNoun], mentions: Sequence[Mention]
    ) -> Span | None:
        """我去年同总理先生举行的会晤: from the person to the noun, when it is over."""
        lead = next((m for m in mentions if before.start <= m.start < hit.start and self._leads(m)), None)
        you = folded.find("你", before.start, hit.start)
        begin = min([at for at in (lead.start if lead else -1, you) if at >= 0], default=-1)
        if begin >= 0 and _PAST.search(folded, begin, min(hit.end + 3, len(folded))) and hit.start - begin > _MODIFIER:
            return Span(begin, hit.end)
        return None

    @staticmethod
    def _leads(mention: Mention) -> bool:
        return (mention.kind in _LEADERS and (mention.persons or mention.kind == "person")) or mention.first_person


def _last_border(text: str, words: Sequence[str] = ()) -> int:
    """Where the noun phrase at the end of the text begins: after the last word that cannot belong to it."""
    if words:
        return max((text.rfind(word) + len(word) for word in words if word in text), default=0)
    return max((match.end() for match in _BORDER.finditer(text)), default=0)


def _initiative(folded: str, before: Span, hit: Hit[ReferenceNoun]) -> Span | None:
    """“…”倡议, “…愿景”, or a plan with a long name."""
    if folded[hit.start - 1] == "”":
        opened = folded.rfind("“", before.start, hit.start)
        return Span(opened, hit.end) if opened >= 0 else None
    if folded.startswith("”", hit.end):
        opened = folded.rfind("“", before.start, hit.start)
        return Span(opened, hit.end + 1) if opened >= 0 else None
    start = before.start + _last_border(before.of(folded))
    return Span(start, hit.end) if hit.start - start >= _PLAN and folded[hit.start : hit.end] == "计划" else None
