"""Where what is said begins and ends, once its cue is known."""

from __future__ import annotations

import re

from communique.model import Span

_LEAD = re.compile(r"[了过着]?[，：、\s]*[“]?")
_AGREED = re.compile(r"(?:并)?达成[^，。]{0,10}共识")
_STOPS = "。！？；，"


def before_cue(folded: str, start: int, end: int, cue_end: int, limit: int) -> Span:
    """The content between a preposition and its cue; what follows a colon after the cue takes its place, and further
    words after the cue belong to it."""
    if over(folded, cue_end, limit):
        return Span(start, end)
    if folded.startswith("：", cue_end):
        return trim(folded, cue_end + 1, limit)
    return trim(folded, start, limit)


def after_cue(folded: str, start: int, limit: int, sentence: int, first: int) -> Span:
    """The content that follows a cue; when nothing does, what the sentence said before the attributing stretch at
    `first`."""
    lead = _LEAD.match(folded, start, limit)
    begin = lead.end() if lead else start
    if lead and lead.group().endswith("“") and _closed_inside(folded, begin, limit):
        begin -= 1
    content = trim(folded, begin, limit)
    if content.end > content.start or first <= sentence:
        return content
    return trim(folded, sentence, first)


def over(folded: str, start: int, limit: int) -> bool:
    """Whether nothing is said from `start` on but another cue without a content (，达成重要共识)."""
    rest = folded[start:limit].strip("了，。；”》 ")
    return not rest or bool(_AGREED.fullmatch(rest))


def trim(folded: str, start: int, end: int) -> Span:
    """The span without outer marks: the final stop, a comma before the next clause, one unmatched quotation mark."""
    while start < end and folded[start] in "，：；、 \u3000":
        start += 1
    while end > start and folded[end - 1] in _STOPS + "、 \u3000":
        end -= 1
    if end > start and folded[end - 1] == "”" and folded.count("“", start, end) < folded.count("”", start, end):
        end = _unstopped(folded, start, end - 1)
    if end > start and folded[start] == "“" and folded.count("“", start, end) > folded.count("”", start, end):
        start += 1
    if end - start > 2 and folded[start] == "“" and folded.find("”", start) == end - 1:
        start, end = start + 1, _unstopped(folded, start + 1, end - 1)
    return Span(start, end)


def _unstopped(folded: str, start: int, end: int) -> int:
    while end > start and folded[end - 1] in _STOPS:
        end -= 1
    return end


def _closed_inside(folded: str, start: int, limit: int) -> bool:
    """Whether the quotation that opens before `start` closes long before the end, so that it is only a name."""
    close = folded.find("”", start, limit)
    return 0 <= close < limit - 3
