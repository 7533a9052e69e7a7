"""Divide plain text into paragraphs, hard-wrapped text included.

A blank line divides, and so does a line end, unless the text is hard-wrapped: then lines run on, blank lines may stand
in the middle of a sentence where a page of the print ended, and a paragraph ends where a line ends a sentence and
still had room for the next word.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from communique.sources.furniture import Rules

WRAP = 200
"""Longest line, in code points, of a text taken for hard-wrapped; scanned prints have 40 to 125."""

SALUTATION = 120
"""Longest form of address, in code points."""

_ITEM = re.compile(r"[-–—•*·▪●]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s")
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_PAGE_MARK = re.compile(r"<?\s*(?:P|pg|page)?\s*[-–—]\s*\d{1,4}\s*>?|-\s*\d{1,4}\s*-", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’»›)\]）」』*_]*\s*(?:[(（][^()（）]{1,24}[)）])?\Z")


class Block(NamedTuple):
    """[start, end) of a paragraph without surrounding space, and the number of printed lines it was joined from."""

    start: int
    end: int
    lines: int = 1


class _Line(NamedTuple):
    start: int
    end: int
    gap: bool
    """Whether a blank line precedes it."""


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the stretch closes with a full stop, exclamation or question mark, closing quotation marks and a
    closing remark in brackets aside."""
    return _SENTENCE_END.search(text, max(start, end - 32), end) is not None


def blocks(text: str, rules: Rules) -> list[Block]:
    """The paragraphs of the text, in order."""
    lines = _lines(text)
    if _wrapped(text, lines):
        return _joined(text, lines, rules)
    return _with_salutations(text, [Block(line.start, line.end) for line in lines])


def _with_salutations(text: str, found: list[Block]) -> list[Block]:
    """Joins a form of address ("Mr Example,") to the paragraph that it opens, since the sentence runs on."""
    joined: list[Block] = []
    for block in found:
        last = joined[-1] if joined else None
        short = last is not None and last.end - last.start <= SALUTATION
        if last and short and text[last.end - 1] == "," and not _ITEM.match(text, last.start):
            joined[-1] = Block(last.start, block.end, last.lines + 1)
        else:
            joined.append(block)
    return joined


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    before = 0
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + line.index(stripped[0])
        found.append(_Line(start, start + len(stripped), text.count("\n", before, start) > 1))
        before = start + len(stripped)
    return found


def _wrapped(text: str, lines: list[_Line]) -> bool:
    """Whether most lines are cut by a width: they stop in mid-sentence, and the next goes on in lower case or the line
    is about as long as most. A list of headlines has no line that goes on in lower case."""
    width = _width(lines)
    if not 20 <= width <= WRAP:
        return False
    pairs = runs_on = lower = 0
    for line, following in pairwise(lines):
        if following.gap:
            continue
        pairs += 1
        if ends_sentence(text, line.start, line.end) or _ITEM.match(text, following.start):
            continue
        length = line.end - line.start
        first = text[following.start]
        if first.islower() and length * 2 > width:
            lower += 1
        elif first.isalpha() and length * 4 > width * 3 and text.count(" ", line.start, line.end) >= 5:
            runs_on += 1
    runs_on += lower
    return runs_on >= 2 and runs_on * 4 >= pairs and lower * 5 >= runs_on


def _width(lines: list[_Line], tenths: int = 6) -> int:
    """The length of a full line: longer than so many tenths of the lines are. The longest ones are no measure, because
    scans join two lines where a word was divided."""
    lengths = sorted(line.end - line.start for line in lines)
    return lengths[len(lengths) * tenths // 10] if lengths else 0


def _joined(text: str, lines: list[_Line], rules: Rules) -> list[Block]:
    width = _width(lines, tenths=9)
    found: list[Block] = []
    run: list[_Line] = []
    for line in lines:
        if _PAGE_MARK.fullmatch(text, line.start, line.end):
            continue
        within = bool(run) and not _closed(text, run[-1])
        alone = not within and rules.line(text, line.start, line.end, head=not found and not run) is not None
        heading = len(run) == 1 and line.gap and not text[line.start].islower()
        if run and (alone or heading or _breaks(text, run[-1], line, width)):
            found.append(Block(run[0].start, run[-1].end, len(run)))
            run = []
        run.append(line)
        if alone:
            found.append(Block(line.start, line.end))
            run = []
    if run:
        found.append(Block(run[0].start, run[-1].end, len(run)))
    return found


def _closed(text: str, line: _Line) -> bool:
    return text[line.end - 1] == ":" or ends_sentence(text, line.start, line.end)


def _breaks(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether a paragraph ends with `line`: it ends a sentence, and the next word would still have fitted."""
    if text[line.end - 1] == ":":
        return not text[following.start].islower()
    if not ends_sentence(text, line.start, line.end):
        return False
    word = text[following.start : following.end].split(maxsplit=1)[0]
    return following.gap or line.end - line.start + 1 + len(word) < width - 3
