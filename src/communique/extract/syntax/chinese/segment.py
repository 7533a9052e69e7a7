"""Where Chinese sentences end: at 。！？, never inside a quoted name, and after the closing quotation mark."""

from __future__ import annotations

import re

from communique.model import Document, Sentence, Span

_SAYS = r"”[\u4e00-\u9fff·]{1,14}(?:说|表示|指出|强调|称|道)[。，]"
_END = re.compile(rf"(?:。(?!{_SAYS})|[！？]+(?![”》）](?=[\u4e00-\u9fff]))|；(?=\s*$))[”）》]*|…{{2,}}[”）]*$")
_OPEN = "“《（"
_CLOSE = "”》）"
_MARK = re.compile(r"[“《（”》），；：。！？]")


def sentences(document: Document, folded: str, lead_ins: list[re.Pattern[str]]) -> list[Sentence]:
    """The sentences of the body in order; what an agency prints before its first sentence is left out."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(document.body):
        start = paragraph.start
        if number < 3 and not found:
            start = _after_lead_in(folded, paragraph, lead_ins)
        for span in _split(folded, start, paragraph.end):
            found.append(Sentence(span, number))
    return found


def _after_lead_in(folded: str, paragraph: Span, lead_ins: list[re.Pattern[str]]) -> int:
    start = paragraph.start
    moved = True
    while moved:
        moved = False
        start = _skip_space(folded, start, paragraph.end)
        for pattern in lead_ins:
            match = pattern.match(folded, start, paragraph.end)
            if match and match.end() > start:
                start, moved = match.end(), True
    return start


def _split(folded: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    for match in _END.finditer(folded, start, end):
        spans.append(Span(start, match.end()))
        start = match.end()
    spans.append(Span(start, end))
    return [span for raw in spans if (span := _strip(folded, raw)).end > span.start]


def _skip_space(folded: str, start: int, end: int) -> int:
    while start < end and folded[start].isspace():
        start += 1
    return start


def _strip(folded: str, span: Span) -> Span:
    start = _skip_space(folded, span.start, span.end)
    end = span.end
    while end > start and folded[end - 1].isspace():
        end -= 1
    return Span(start, end)


def segments(folded: str, start: int, end: int) -> list[Span]:
    """The stretches between commas, semicolons and colons that stand outside quotation and title marks."""
    found: list[Span] = []
    depth = 0
    for match in _MARK.finditer(folded, start, end):
        char = match.group()
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            found.append(Span(start, match.start()))
            start = match.end()
    if start < end:
        found.append(Span(start, end))
    return [span for span in found if span.end > span.start]
