"""Find the readout in plain text: its paragraphs, and what the page around them says.

Works on lines. What stands before the first prose is the head (menu, trail, headline, time), what follows the last is
the foot; rules from the profiles name furniture anywhere. Hard-wrapped text is told by its lines running on, and its
lines are joined before anything else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from communique.model import Alternate, Span
from communique.sources import dates, profile
from communique.sources.furniture import APART, Found, Rules
from communique.sources.paragraphs import Block, blocks, ends_sentence

LINES_APART = 12
"""Characters between two lines of one dateline: line ends and a minute."""
HEAD = 60
"""Paragraphs looked at for the head; menus of ministries have up to fifty items."""

_NO_SECTION = re.compile(r"\d|, ")
_TRAIL = re.compile(r"\s*[>»›→]\s*|\s+/\s+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ITEM = re.compile(r"[-–—•*·▪●]\s|\(?\d{1,2}[.)]\s|[（(]?[一二三四五六七八九十]+[、）)]")
_NO_HEADING = re.compile(r"[:;•|]|\A[-–—•*·▪●(\d]")
_SPACE = re.compile(r"\s+")


@dataclass
class Page:
    """What was read from the text; the fields are those of `model.Document`."""

    body: list[Span] = field(default_factory=list)
    title: str | None = None
    title_span: Span | None = None
    published: str | None = None
    breadcrumb: tuple[str, ...] = ()
    sections: list[str] = field(default_factory=list)
    alternates: list[Alternate] = field(default_factory=list)
    label: Span | None = None
    dateline: Span | None = None
    asides: list[Span] = field(default_factory=list)


def read(text: str, rules: Rules, *, title: str | None = None) -> Page:
    """The page that `text` holds. `title` is the headline where it is known."""
    page = Page(title=title)
    found = blocks(text, rules)
    start = _head(text, found, rules, page) if rules.headlines else 0
    _body(text, found[start:], rules, page)
    return page


def _head(text: str, found: list[Block], rules: Rules, page: Page) -> int:
    """Reads the head into `page`; the index of the first block that is not of it."""
    known = _known_headline(text, found, page)
    other: list[Block] = []
    for index, block in enumerate(found[:HEAD]):
        hit = rules.line(text, block.start, block.end, head=True)
        if hit:
            _keep(hit, page)
        elif index == known:
            page.title_span = Span(block.start, block.end)
        elif index > known and (_prose(text, block) or _sentence_like(text, block, rules, page)):
            _headline(text, other, rules, page)
            return index
        elif index > known or not _prose(text, block):
            other.append(block)
    return next((i for i, block in enumerate(found) if _keepable(text, block, rules)), len(found))


def _known_headline(text: str, found: list[Block], page: Page) -> int:
    """The block that is the known headline, -1 where there is none; whatever stands before it is head."""
    if not page.title:
        return -1
    wanted = _key(page.title)
    for index, block in enumerate(found[:HEAD]):
        if block.start * 2 > len(text) and index > 3:
            break
        if _key(text[block.start : block.end]) == wanted and not _sentence(text, block):
            return index
    return -1


def _keepable(text: str, block: Block, rules: Rules) -> bool:
    return rules.line(text, block.start, block.end, head=True) is None


def _prose(text: str, block: Block) -> bool:
    """Whether the block is a sentence or part of the text, as against a menu item or a headline.

    A pictogram opens a post, which has no headline.
    """
    pictogram = unicodedata.category(text[block.start]) == "So"
    if pictogram or block.lines > 1 or _ITEM.match(text, block.start, block.end):
        return True
    length = block.end - block.start
    if text[block.end - 1] in ",;:：；，、":
        return length > 12
    if len(_HAN.findall(text, block.start, block.end)) * 2 > length:
        return _sentence(text, block) or length > 60
    return length > 220 or (_sentence(text, block) and text.count(" ", block.start, block.end) >= 3)


def _sentence(text: str, block: Block) -> bool:
    return ends_sentence(text, block.start, block.end)


def _sentence_like(text: str, block: Block, rules: Rules, page: Page) -> bool:
    """Whether a long line that is not the known headline is a sentence that lost its full stop: words in lower case."""
    line = text[block.start : block.end]
    words = line.split()
    if not page.title or len(words) < 9 or _near(page.title, line) or len(rules.menu(line)) > 2:
        return False
    return sum(word[0].islower() for word in words) * 5 >= len(words) * 2


def _headline(text: str, other: list[Block], rules: Rules, page: Page) -> None:
    """Chooses the headline among lines that no rule knows; what stands above it, and menus, name sections."""
    if page.title_span is None:
        best = max(other, key=lambda block: _weight(text, block, rules), default=None)
        line = text[best.start : best.end] if best and _weight(text, best, rules) else ""
        if best and line and (page.title is None or _near(page.title, line)):
            page.title_span = Span(best.start, best.end)
            page.title = page.title or line
    headline = page.title_span.start if page.title_span else 0
    for block in other:
        line = text[block.start : block.end]
        items = rules.menu(line)
        if (block.start < headline or len(items) > 1) and _key(line) not in _key(page.title or ""):
            _menu(items, rules, page)
        else:
            _links(items, page)


def _weight(text: str, block: Block, rules: Rules) -> int:
    """How much a line looks like a headline: by its words and by what headlines of readouts speak of.

    Two Han characters count as a word. A menu is no headline, nor is a line of fewer than four words, or three where
    they speak of an engagement.
    """
    words = text.count(" ", block.start, block.end) + 1 + len(_HAN.findall(text, block.start, block.end)) // 2
    items = rules.menu(text[block.start : block.end])
    if words < 3 or len(items) not in (1, 2) or items[-1] in profile.generic().languages:
        return 0
    if profile.generic().headline_pattern.search(text, block.start, block.end):
        return min(words, 12) + 12
    return min(words, 12) if words > 3 else 0


def _near(title: str, line: str) -> bool:
    a, b = _key(title), _key(line)
    return a.startswith(b) or b.startswith(a)


def _menu(items: list[str], rules: Rules, page: Page) -> None:
    """Keeps the items of a menu as names of sections and language links; page tools, hours and titled persons are
    neither."""
    _links(items, page)
    for item in items:
        known = item in profile.generic().languages or item in page.sections
        if not known and not _NO_SECTION.search(item) and not rules.line(item, 0, len(item), head=True):
            page.sections.append(item)


def _links(items: list[str], page: Page) -> None:
    """Keeps the items that are names of languages as links to the page in them."""
    languages = profile.generic().languages
    page.alternates.extend(Alternate(languages[item], item) for item in items if item in languages)


def _body(text: str, found: list[Block], rules: Rules, page: Page) -> None:
    """Reads body and foot into `page`."""
    for index, block in enumerate(found):
        hit = rules.line(text, block.start, block.end, head=False)
        if hit:
            _keep(hit, page)
            if hit.rule.rest and page.body:
                break
        elif not _heading(text, block, found[index + 1 : index + 2]):
            page.body.extend(_trimmed(text, Span(block.start, block.end), rules, page))
    if len(page.body) > 1 and _signature(text, page.body[-1]) and not _signature(text, page.body[-2]):
        page.body.pop()


def _signature(text: str, span: Span) -> bool:
    """Whether a closing line is a bare place or name: up to four capitalised words."""
    words = span.of(text).split()
    return len(words) <= 4 and all(word[0].isupper() and word.isalpha() for word in words)


def _heading(text: str, block: Block, following: list[Block]) -> bool:
    """Whether a line within the text is a heading: short, without closing punctuation, capitalised, prose after it."""
    if block.end - block.start > 80 or block.lines > 1 or not following or not _prose(text, following[0]):
        return False
    line = text[block.start : block.end].strip("*_ ")
    if not line or not line[-1].isalnum() or line.count(" ") > 8 or _NO_HEADING.search(line):
        return False
    if _HAN.match(line):
        return len(line) <= 30 and line.isalnum()
    words = [word for word in line.split() if len(word) > 3 or word.isupper()]
    return bool(words) and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3


def _trimmed(text: str, span: Span, rules: Rules, page: Page) -> list[Span]:
    """The paragraph without furniture at its ends and within."""
    start, end = span
    start = _fused(text, start, end, page)
    while start < end and (hit := rules.start(text, start, end)):
        _keep(hit, page)
        start = _skip(text, hit.end, end)
    while start < end and (hit := rules.end(text, start, end)):
        _keep(hit, page)
        end = hit.start
        while end > start and text[end - 1].isspace():
            end -= 1
    if (start, end) != span and (not start < end or rules.line(text, start, end, head=False)):
        return []
    parts = []
    for hit in sorted(rules.inside(text, start, end), key=lambda hit: hit.start):
        _keep(hit, page)
        if hit.start >= start:
            parts.append((start, hit.start))
        elif hit.end <= start:
            continue
        start = _fused(text, _skip(text, hit.end, end), end, page)
    parts.append((start, end))
    page.asides.extend(Span(hit.start, hit.end) for a, b in parts for hit in rules.aside(text, a, b))
    return [tight for a, b in parts if (tight := _tight(text, a, b))]


def _fused(text: str, start: int, end: int, page: Page) -> int:
    """Where the paragraph begins once a headline run into it is taken off."""
    title = page.title
    if not title or not text.startswith(title, start, end) or ends_sentence(title, 0, len(title)):
        return start
    after = start + len(title)
    following = _skip(text, after, end)
    if following in (after, end) or not (text[following].isupper() or text[following].isdigit()):
        return start
    page.title_span = page.title_span or Span(start, after)
    return following


def _tight(text: str, start: int, end: int) -> Span | None:
    start = _skip(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _keep(hit: Found, page: Page) -> None:
    """Puts what a rule keeps into its place; what is known already stays."""
    span = Span(hit.start, hit.end)
    for name, part in hit.kept.items():
        match name:
            case "published":
                page.published = page.published or dates.iso(part)
            case "title":
                page.title, page.title_span = page.title or part, page.title_span or span
            case "breadcrumb":
                page.breadcrumb = page.breadcrumb or tuple(item for item in _TRAIL.split(part) if item)
            case "section":
                page.sections.append(part)
            case "alternates":
                _links(APART.split(part), page)
            case "label":
                page.label = page.label or span
            case "dateline":
                page.dateline = _joined(page.dateline, span)
                page.published = page.published or dates.iso(part)


def _joined(dateline: Span | None, span: Span) -> Span:
    """A dateline printed over several lines as one: day, minute and place stand close together."""
    if dateline is None or not 0 <= span.start - dateline.end < LINES_APART:
        return dateline or span
    return Span(dateline.start, span.end)


def _key(text: str) -> str:
    return _SPACE.sub(" ", text).strip().casefold()
