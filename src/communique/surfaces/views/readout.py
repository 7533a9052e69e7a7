"""What a page shows of one readout, cut and worded, before any markup: the template only lays it out.

Everything here is plain text; escaping is the template's. Offsets become segments of text on this side, because
browsers count UTF-16 units and we count code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from communique.model import Participant, Readout, Span
from communique.surfaces import voices, wording
from communique.surfaces.views.sentence import Card, card
from communique.surfaces.voices import Block, Look, Piece, Side
from communique.surfaces.words import Words, printable, words

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters of one look."""

    look: Look
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a block: a numbered statement (`number` from 1, `anchor` where it begins) or narration (None)."""

    number: int | None
    anchor: str | None
    carried: bool
    label: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as it is laid out; `who` is empty for narration and where the same voice goes on."""

    side: Side | Literal["narration"]
    who: str
    party: str
    account: str
    opens: bool
    evidence: bool
    sentences: tuple[Sentence, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the margin: label, value, and a remark in small print; of a person the record's id, else the name, and
    the party's code, by which a room finds them."""

    label: str
    value: str
    small: str = ""
    person: str = ""
    party: str = ""


class View:
    """One readout on a page. `anchor` goes before every id, so that several readouts can share a page; `lang` is the
    interface language, None for that of the text."""

    def __init__(self, readout: Readout, anchor: str = "", lang: str | None = None) -> None:
        self.readout = readout
        self.document = readout.document
        self.anchor = anchor
        self.words: Words = words(lang or self.document.lang)
        self.lang = tag(self.document.lang)
        self.text = printable(self.document.text)
        self.title = printable(self.document.title or self.words.say("untitled"))

    @property
    def byline(self) -> list[str]:
        """Publisher, issuing side and day of publication, as far as known."""
        return [printable(part) for part in wording.issued(self.words, self.document)]

    @property
    def url(self) -> str | None:
        """The address of the original page, if a browser may follow it."""
        return _followable(self.document.url)

    @property
    def alternates(self) -> list[tuple[str, str, str | None]]:
        """The page's other languages: language tag, own name, address."""
        return [
            (tag(other.lang), printable(other.label or self.words.language(other.lang)), _followable(other.url))
            for other in self.document.alternates
        ]

    @property
    def trail(self) -> list[str]:
        """The site's breadcrumb, else its section names."""
        return [printable(step) for step in self.document.breadcrumb or self.document.sections]

    @property
    def none(self) -> str | None:
        """Why there is no engagement; None where there is one."""
        if self.readout.engagement:
            return None
        return printable(self.words.say("no_engagement", reason=self.readout.reason or self.words.say("no_reason")))

    @property
    def opening_rules(self) -> str:
        """One style rule a sentence: when the sentence is the page's target, its card is shown."""
        ids = [f"{self.anchor}s{number}" for number in range(1, len(self.readout.statements) + 1)]
        return "\n".join(f".block:has(#{name}:target) #{name}-card {{ display: block; }}" for name in ids)

    @cached_property
    def blocks(self) -> list[BlockView]:
        """The text, in order."""
        return [self._block(block) for block in voices.blocks(self.readout)]

    def _block(self, block: Block) -> BlockView:
        evidence = self.readout.engagement.evidence if self.readout.engagement else None
        found = evidence is not None and block.span.start <= evidence.start < block.span.end
        sentences = tuple(self._sentences(block))
        if block.voice is None:
            return BlockView("narration", "", "", "", block.opens, found, sentences, ())
        begun = [piece.statement for piece in block.pieces if piece.first and piece.statement is not None]
        who, party = wording.margin(self.words, block.voice)
        named = not block.same_voice
        return BlockView(
            side=block.voice.side,
            who=printable(who) if named else "",
            party=printable(party),
            account=printable(wording.account(self.words, block.voice)),
            opens=block.opens,
            evidence=found,
            sentences=sentences,
            cards=tuple(card(self.readout, i, self.words, anchor=self._id(i), url=self.url) for i in begun),
        )

    def _sentences(self, block: Block) -> Iterator[Sentence]:
        """The pieces of a block with the white space that stood between them."""
        text, at = self.text, block.span.start
        for piece in block.pieces:
            if at < piece.span.start:
                yield Sentence(None, None, False, "", (Segment("plain", text[at : piece.span.start]),))
            yield self._sentence(piece)
            at = piece.span.end

    def _sentence(self, piece: Piece) -> Sentence:
        if piece.statement is None:
            return Sentence(None, None, False, "", tuple(self._segments(piece.span, None)))
        statement = self.readout.statements[piece.statement]
        carried = statement.mode == "continued"
        number = piece.statement + 1
        return Sentence(
            number=number,
            anchor=self._id(piece.statement) if piece.first else None,
            carried=carried,
            label=self.words.say("sentence_carried" if carried else "sentence_open", n=number),
            segments=tuple(self._segments(piece.span, statement.cue)),
        )

    def _segments(self, span: Span, cue: Span | None) -> Iterator[Segment]:
        for look, part in voices.segments(span, cue, self.document.asides):
            yield Segment(look, part.of(self.text))

    def _id(self, index: int) -> str:
        return f"{self.anchor}s{index + 1}"

    @property
    def meeting(self) -> list[Fact]:
        """When, where, beside what and who, each None said as not stated."""
        engagement, say, text = self.readout.engagement, self.words, self.document.text
        if engagement is None:
            return []
        basis = say.date_bases.get(engagement.date_basis, engagement.date_basis) if engagement.date_basis else ""
        facts = [Fact(say.say("kind"), say.kinds[engagement.kind])]
        facts.append(Fact(say.say("when"), say.day(engagement.date), basis))
        facts.append(Fact(say.say("where"), wording.place(say, engagement) or say.say("not_stated")))
        if engagement.host_event:
            facts.append(Fact(say.say("beside"), engagement.host_event.of(text)))
        people = engagement.participants
        facts += [self._person(say.label(person.party), person) for person in people if person.principal]
        facts += [self._person(say.say("present"), person) for person in people if not person.principal]
        return [
            replace(fact, label=printable(fact.label), value=printable(fact.value), small=printable(fact.small))
            for fact in facts
        ]

    def _person(self, label: str, person: Participant) -> Fact:
        key = person.record or person.name
        return Fact(label, person.name, wording.role(person, self.document), key, person.party or "")

    @property
    def shares(self) -> list[tuple[str, str, float, float]]:
        """Whose words fill the text: class of the bar, words, where its part begins and how wide it is, of 100."""
        parts, at = voices.shares(self.readout), 0.0
        bars: list[tuple[str, str, float, float]] = []
        for (voice, share), (name, percent) in zip(parts, wording.shares(self.words, self.readout), strict=True):
            side = voice.side if voice else "narration"
            bars.append((side, printable(f"{name} {percent}"), at, share * 100))
            at += share * 100
        return bars

    @property
    def positions(self) -> list[tuple[str, str, int]]:
        """Each position in words, with the id and number of its sentence."""
        found = [(wording.position(self.words, one, self.document), one.statement) for one in self.readout.positions]
        return [(printable(line), self._id(index), index + 1) for line, index in found]

    @property
    def commitments(self) -> list[tuple[str, str, str, int]]:
        """Each commitment and its terms, with the id and number of its sentence."""
        bound = [(index, one.commitment) for index, one in enumerate(self.readout.statements) if one.commitment]
        lines = [(index, *wording.commitment(self.words, one, self.document)) for index, one in bound]
        return [(printable(what), printable(terms), self._id(index), index + 1) for index, what, terms in lines]

    @property
    def references(self) -> list[Fact]:
        """What the text points back to."""
        return [Fact(self.words.reference_kinds[one.kind], printable(one.name)) for one in self.readout.references]

    @property
    def furniture(self) -> tuple[int, str]:
        """What lies outside the body: how many characters, without white space, and the characters themselves."""
        text, at, left = self.document.text, 0, []
        for paragraph in self.document.body:
            left.append(text[at : paragraph.start].strip())
            at = paragraph.end
        left.append(text[at:].strip())
        out = "\n".join(part for part in left if part)
        return sum(not character.isspace() for character in out), printable(out)


def tag(lang: str) -> str:
    """The language as an attribute may hold it; "und" where it is no language tag."""
    return lang if _TAG.match(lang) else "und"


def _followable(url: str | None) -> str | None:
    """The address if it is one of the web; scripts and other schemes are not for clicking."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") and url == printable(url) else None
    except ValueError:
        return None
