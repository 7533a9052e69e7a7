"""How far a Chinese noun phrase reaches, and where a larger event hosts an engagement.

What a stance verb governs runs to the next comma or stop. It is a list of targets only where its parts are plain nouns:
a phrase with a verb, a preposition or a 的-clause inside is one target, however many 、 it holds.
"""

from __future__ import annotations

import re

from communique.extract.syntax.chinese.script import fold_han
from communique.model import Span

_STOP = "，。；：！？\n"
_OPEN, _CLOSE = "“《（", "”》）"
_CLAUSAL = re.compile(
    r"[在将把对为于就使让所]|发挥|参与|成为|举办|推进|根据|关于|通过|加入|提出|开展|实现|进行|奉行|坚持|选择|处理|解决|采取|给予|作出|利用|搞|打着|借口"
)
_JOINT = re.compile(r"、|以及|(?<![共协])和(?!平|谐|解|原则)|与(?!会)|及(?!其|时)")
_VERB = (
    r"(?:维护|促进|推动|推进|坚持|反对|加强|深化|完善|实现|构建|建设|捍卫|践行|增进|扩大|提升|开展|落实|支持|倡导|打击|"
    r"尊重|遵守|抵制|共建|发展(?!中|道路|权|利益)|扩大|拓展)"
)
_BREAK = re.compile(
    rf"[、和](?:共同)?{_VERB}|作出(?:了)?[^，。]{{0,6}}(?:贡献|努力)|发挥(?:了|着)?(?:重要|积极|建设性)|妥善处理|的(?:决心|意志|信心)"
    r"|(?<=原则)(?:加强|妥善|处理|发展|开展|推进|推动)|表示|深感"
)
_SHARED_HEAD = re.compile(r"(?:领域|方面|合作|关系|交流|交往|利益|往来|问题|项目|机制|协作|关切|共识|水平)$")
_OPENERS = re.compile(r"^(?:和(?:赞赏|支持|尊重|理解|欢迎|维护|促进|推动|参与)|[了过着]|一切|任何形式的|所有|各种|各类|一个(?!中国)|这一|这个|这些(?=.{6}))")
_SUCH = re.compile(r"等(?=[^待级同]|$)")
_HOST = re.compile(
    r"(?:(?:来华|来京|赴[^，。]{1,8}?|应邀|来)?(?:出席|参加)|(?:正在)?[^，。]{0,6}?(?:出席|参加))(?:了|在[^，。]{1,12}?(?:举行|召开)的)?"
    r"(?P<event>[^，。；]{4,60}?)(?:期间|之际|时|的间隙|并(?:进行|访|对)|的(?=[^，。；的]{2,60}(?:[，。；]|$))|的(?=[\u4e00-\u9fff]{2,8}(?:总统|总理|首相|外长|主席|国王|议长|部长)))"
)
_EVENT = re.compile(r"(?:会|峰会|论坛|活动|开幕式|闭幕式|磋商|典礼|会议|庆典|会晤|博览|展|纪念)$")
_MARGIN = re.compile(
    r"在(?P<event>[^，。；在]{4,50}?(?:峰会|会议|大会|论坛|年会|博览会|对话会|活动|系列会议))(?:期间|闭幕后|开幕前|间隙|召开之际|举行之际|场边)"
)


def noun_phrases(text: str, start: int, limit: int) -> list[Span]:
    """The coordinated targets that begin at `start` and end before `limit`, each without its determiner."""
    folded = fold_han(text)[start:limit]
    end = _reach(folded)
    if broken := _BREAK.search(folded, 2, end):
        end = broken.start()
    opener = _OPENERS.match(folded)
    begin = opener.end() if opener else 0
    while begin < end and folded[begin] in " \u3000":
        begin += 1
    phrase = folded[begin:end]
    if not phrase.strip():
        return []
    return [Span(start + begin + a, start + begin + b) for a, b in _parts(phrase)]


def _reach(folded: str) -> int:
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


def _parts(phrase: str) -> list[tuple[int, int]]:
    cuts = [match for match in _JOINT.finditer(phrase) if _outside(phrase, match.start())]
    such = next((match for match in _SUCH.finditer(phrase) if _outside(phrase, match.start())), None)
    stop = len(phrase)
    if _SHARED_HEAD.search(phrase):
        return [(0, len(phrase))]
    if such and any(cut.end() < such.start() for cut in cuts):
        stop = such.start()
        cuts = [cut for cut in cuts if cut.end() < stop]
    if not cuts or _CLAUSAL.search(phrase[: cuts[-1].start()]) or (_CLAUSAL.search(phrase[:stop]) and not such):
        return [(0, len(phrase))]
    edges = [0, *(edge for cut in cuts for edge in cut.span()), stop]
    parts = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    if any("的" in phrase[a:b] for a, b in parts[:-1]) or any(b - a < 2 for a, b in parts):
        return [(0, len(phrase))]
    return parts


def _outside(phrase: str, index: int) -> bool:
    """Whether the place lies outside quotation and title marks."""
    return sum(phrase.count(c, 0, index) for c in _OPEN) == sum(phrase.count(c, 0, index) for c in _CLOSE)


def host_event(folded: str, sentence: Span) -> Span | None:
    """The event of 来华出席X的…, 出席X期间 or 在X期间, without what stands around it."""
    for pattern in (_MARGIN, _HOST):
        match = pattern.search(folded, sentence.start, sentence.end)
        if match:
            start, end = match.span("event")
            if (attended := max(folded.rfind("出席", start, end), folded.rfind("参加", start, end))) >= 0:
                start = attended + 2
            while folded[start] in "了 ":
                start += 1
            return Span(start, end) if _EVENT.search(folded, start, end) else None
    return None
