"""Who speaks where: a readout's text cut into narration and blocks of one voice.

Every surface that shows the text shows the same blocks, so the cutting is done once, here. A voice is the persons and
parties that a stretch of text puts words into the mouth of; a block is a run of sentences of one voice inside one
paragraph. Pieces cover a paragraph without overlap, white space between blocks apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from communique.model import Document, Readout, Span, Statement

Look = Literal["plain", "cue", "aside"]
Side = Literal["issuer", "other", "joint", "unknown"]
_LINK = re.compile(r"[\s,;:，；：、.–—-]*")
_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff\uf900-\ufaff]+")


class Voice(NamedTuple):
    """Whose words: `speakers` empty where a side speaks; `side` as seen from the `issuer`, None where not known."""

    speakers: tuple[str, ...]
    party: tuple[str, ...]
    side: Side
    issuer: str | None


class Piece(NamedTuple):
    """A stretch of one paragraph. `statement` is the index of the statement made there, None in narration; `first` is
    False where a statement's earlier characters stand in another piece."""

    span: Span
    statement: int | None
    first: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring pieces of one voice; None is narration. `opens` tells whether it begins its paragraph, `same_voice`
    whether the statements before it, however far up, were the same voice's."""

    voice: Voice | None
    pieces: tuple[Piece, ...]
    paragraph: int
    opens: bool
    same_voice: bool

    @property
    def span(self) -> Span:
        """From the first character to the last."""
        return Span(self.pieces[0].span.start, self.pieces[-1].span.end)


def voice(statement: Statement, document: Document) -> Voice:
    """The voice of one statement."""
    issuer = statement.issuer_side or document.issuer
    return Voice(statement.speakers, statement.party, statement.speaker_side or "unknown", issuer)


def blocks(readout: Readout) -> Iterator[Block]:
    """The body in order. A statement outside every paragraph of the body gets a block of its own at the end."""
    document = readout.document
    last: Voice | None = None
    regions = _regions(readout.statements, document.text)
    seen: set[int] = set()
    for number, paragraph in enumerate([*document.body, *_outside(readout)]):
        opens = True
        for pieces in _runs(readout, _pieces(document.text, paragraph, regions, seen)):
            index = pieces[0].statement
            said_by = None if index is None else voice(readout.statements[index], document)
            yield Block(said_by, tuple(pieces), number, opens, said_by is not None and said_by == last)
            opens = False
            last = said_by or last


def _outside(readout: Readout) -> list[Span]:
    """The sentences of statements that lie in no paragraph of the body."""
    body = readout.document.body
    sentences = dict.fromkeys(statement.sentence for statement in readout.statements)
    return [span for span in sentences if not any(span.overlaps(paragraph) for paragraph in body)]


def _regions(statements: tuple[Statement, ...], text: str) -> list[tuple[Span, int]]:
    """Each statement's share of its sentence: all of it, or, with several speakers in one, from where the statement
    before it ends. Ordered by place, without overlap."""
    order = sorted(range(len(statements)), key=lambda i: (statements[i].sentence.start, statements[i].content.start))
    regions: list[tuple[Span, int]] = []
    for index in order:
        statement = statements[index]
        start, end = statement.sentence
        end = max(end, statement.content.end)
        if regions and start < regions[-1][0].end:
            before, other = regions[-1]
            start = _past_link(text, statements[other].content.end, statement.content.start)
            start = max(start, before.start + 1)
            regions[-1] = (Span(before.start, start), other)
        if start < end:
            regions.append((Span(start, end), index))
    return regions


def _past_link(text: str, end: int, limit: int) -> int:
    """The first place after `end` that is no comma, semicolon or space, and at most `limit`."""
    link = _LINK.match(text, end)
    return min(link.end() if link else end, limit)


def _pieces(text: str, paragraph: Span, regions: list[tuple[Span, int]], seen: set[int]) -> Iterator[Piece]:
    """The paragraph as statements and what lies between them; `seen` collects the statements begun so far."""
    at = paragraph.start
    for region, index in regions:
        if not region.overlaps(paragraph):
            continue
        start, end = max(region.start, at), min(region.end, paragraph.end)
        if start >= end:
            continue
        if text[at:start].strip():
            yield Piece(Span(at, start), None)
        yield Piece(Span(start, end), index, index not in seen)
        seen.add(index)
        at = end
    if text[at : paragraph.end].strip():
        yield Piece(Span(at, paragraph.end), None)


def _runs(readout: Readout, pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Neighbouring pieces with the same voice."""
    run: list[Piece] = []
    current: Voice | None = None
    for piece in pieces:
        said_by = None if piece.statement is None else voice(readout.statements[piece.statement], readout.document)
        if run and said_by != current:
            yield run
            run = []
        run.append(piece)
        current = said_by
    if run:
        yield run


def segments(span: Span, cue: Span | None, asides: Iterable[Span]) -> Iterator[tuple[Look, Span]]:
    """The span cut where its cue and the insertions of the page begin and end."""
    marked: list[tuple[Span, Look]] = [(aside, "aside") for aside in asides]
    marked += [(cue, "cue")] if cue else []
    at = span.start
    for mark, look in sorted(marked):
        start, end = max(mark.start, at), min(mark.end, span.end)
        if start >= end:
            continue
        if at < start:
            yield "plain", Span(at, start)
        yield look, Span(start, end)
        at = end
    if at < span.end:
        yield "plain", Span(at, span.end)


def shares(readout: Readout) -> list[tuple[Voice | None, float]]:
    """How the words of the body divide: each party's share, the joint share, and narration (None), largest first.

    Voices come without speakers. A Han character counts as a word. Shares add up to 1; empty for an empty body.
    """
    counts: Counter[Voice | None] = Counter()
    for block in blocks(readout):
        for piece in block.pieces:
            words = len(_WORD.findall(piece.span.of(readout.document.text)))
            if block.voice is None:
                counts[None] += words
            elif block.voice.side == "joint":
                counts[Voice((), (), "joint", block.voice.issuer)] += words
            else:
                counts[block.voice._replace(speakers=())] += words
    total = counts.total()
    return [(said_by, count / total) for said_by, count in counts.most_common()] if total else []
