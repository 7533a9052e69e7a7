"""How far a Chinese noun phrase reaches, and where a larger event hosts an engagement.

What a stance verb governs runs to the next comma or stop. It is a list of targets only where its parts are plain nouns:
a phrase with a verb, a preposition or a 的-clause inside is one target, however many 、 it holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from communique.extract.syntax.chinese.names import alternatives
from communique.extract.syntax.chinese.script import fold_han
from communique.model import Span

_STOP = "，。；：！？\n"
_OPEN, _CLOSE = "“《（", "”》）"
_JOINT = re.compile(r"、|以及|(?<![共协])和(?!平|谐|解|原则)|与(?!会)|及(?!其|时)")
_SUCH = re.compile(r"等(?=[^待级同]|$)")
_SHORTEST = 2
"""Characters that a target has at least."""


class Phrases:
    """Reads noun phrases; built from the grammar's word lists."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        verb = alternatives(words["target_verb"])
        self._clausal = re.compile(alternatives(words["clausal"]))
        self._opener = re.compile(
            rf"^(?:和(?:{alternatives(words['joined_stance'])})|[了过着]|{alternatives(words['target_determiner'])}"
            r"|一个(?!中国)|这些(?=.{6}))"
        )
        self._break = re.compile(
            rf"[、和](?:共同)?(?:{verb})|作出(?:了)?[^，。]{{0,6}}(?:贡献|努力)|发挥(?:了|着)?(?:重要|积极|建设性)"
            rf"|的(?:决心|意志|信心)|(?<=原则)(?:{verb}|妥善|处理)|妥善处理|表示|深感"
        )
        self._shared_head = re.compile(rf"(?:{alternatives(words['shared_head'])})$")
        event = alternatives(words["event_noun"])
        during = alternatives(words["during"])
        self._event = re.compile(rf"(?:{event})$")
        self._margin = re.compile(rf"在(?P<event>[^，。；在]{{4,50}}?(?:{event}))(?:{during})")
        self._attended = re.compile(
            r"(?:出席|参加)(?:了|在[^，。]{1,12}?(?:举行|召开)的)?(?P<event>[^，。；]{4,60}?)"
            rf"(?:{during}|时|并(?:进行|访|对)|的(?=[^，。；的]{{2,60}}(?:[，。；]|$)))"
        )

    def noun_phrases(self, text: str, start: int, limit: int) -> list[Span]:
        """The coordinated targets that begin at `start` and end before `limit`, each without its determiner."""
        folded = fold_han(text)[start:limit]
        end = _reach(folded)
        if broken := self._break.search(folded, _SHORTEST, end):
            end = broken.start()
        opener = self._opener.match(folded)
        begin = opener.end() if opener else 0
        while begin < end and folded[begin] in " \u3000":
            begin += 1
        phrase = folded[begin:end]
        if not phrase.strip():
            return []
        return [Span(start + begin + a, start + begin + b) for a, b in self._parts(phrase)]

    def _parts(self, phrase: str) -> list[tuple[int, int]]:
        whole = [(0, len(phrase))]
        cuts = [match for match in _JOINT.finditer(phrase) if _outside(phrase, match.start())]
        if not cuts or self._shared_head.search(phrase):
            return whole
        such = next((match for match in _SUCH.finditer(phrase) if _outside(phrase, match.start())), None)
        stop = len(phrase)
        if such and cuts[0].end() < such.start():
            stop = such.start()
            cuts = [cut for cut in cuts if cut.end() < stop]
        if self._clausal.search(phrase[: cuts[-1].start()]) or (self._clausal.search(phrase[:stop]) and not such):
            return whole
        edges = [0, *(edge for cut in cuts for edge in cut.span()), stop]
        parts = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
        if any("的" in phrase[a:b] for a, b in parts[:-1]) or any(b - a < _SHORTEST for a, b in parts):
            return whole
        return parts

    def host_event(self, folded: str, sentence: Span) -> Span | None:
        """The event of 来华出席X的…, 出席X期间 or 在X期间, without what stands around it."""
        for pattern in (self._margin, self._attended):
            match = pattern.search(folded, sentence.start, sentence.end)
            if match:
                start, end = match.span("event")
                if (attended := max(folded.rfind("出席", start, end), folded.rfind("参加", start, end))) >= 0:
                    start = attended + len("出席")
                while folded[start] in "了 ":
                    start += 1
                return Span(start, end) if self._event.search(folded, start, end) else None
        return None


def _reach(folded: str) -> int:
    """Where the stretch ends that is not quoted."""
    depth = 0
    for index, char in enumerate(folded):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
            if depth < 0:
                return index
        elif char in _STOP and depth <= 0:
            return index
    return len(folded)


def _outside(phrase: str, index: int) -> bool:
    """Whether the place lies outside quotation and title marks."""
    return sum(phrase.count(c, 0, index) for c in _OPEN) == sum(phrase.count(c, 0, index) for c in _CLOSE)
