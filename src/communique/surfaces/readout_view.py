"""What a page shows of one readout, cut and worded, before any markup: the template only lays it out.

Everything here is plain text; escaping is the template's. Offsets become segments of text on this side, because
browsers count UTF-16 units and we count code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from communique.model import Participant, Position, Readout, Span, Statement
from communique.surfaces import voices
from communique.surfaces.voices import Block, Piece, Side
from communique.surfaces.words import Words, printable, words

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters of one look."""

    look: Literal["plain", "cue", "aside"]
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
class Card:
    """What was read from one sentence, as rows of a label and a value; `small` is a remark behind the value."""

    number: int
    anchor: str
    label: str
    rows: tuple[tuple[str, str, str], ...]
    account: str
    mail: str | None


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
    """A line of the margin: label, value, and a remark in small print."""

    label: str
    value: str
    small: str = ""


class View:
    """One readout on a page. `anchor` goes before every id, so that several readouts can share a page."""

    def __init__(self, readout: Readout, anchor: str = "") -> None:
        self.readout = readout
        self.document = readout.document
        self.anchor = anchor
        self.words: Words = words(self.document.lang)
        self.lang = _tag(self.document.lang)
        self.title = printable(self.document.title or self.words.say("untitled"))

    @property
    def byline(self) -> list[str]:
        """Publisher, issuing side and day of publication, as far as known."""
        document, say = self.document, self.words
        line = [document.publisher] if document.publisher else []
        if document.issuer:
            line.append(say.say("issued_by", issuer=say.label(document.issuer)))
        if document.published:
            line.append(say.say("published", date=say.day(document.published)))
        return [printable(part) for part in line]

    @property
    def url(self) -> str | None:
        """The address of the original page, if a browser may follow it."""
        return _followable(self.document.url)

    @property
    def alternates(self) -> list[tuple[str, str, str | None]]:
        """The page's other languages: language tag, own name, address."""
        return [
            (_tag(other.lang), printable(other.label or self.words.language(other.lang)), _followable(other.url))
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
        who, party = self.words.margin(block.voice)
        named = not block.same_voice
        return BlockView(
            side=block.voice.side,
            who=printable(who) if named else "",
            party=printable(party),
            account=printable(self.words.account(block.voice)),
            opens=block.opens,
            evidence=found,
            sentences=sentences,
            cards=tuple(self._card(index) for index in begun),
        )

    def _sentences(self, block: Block) -> Iterator[Sentence]:
        """The pieces of a block with the white space that stood between them."""
        text, at = self.document.text, block.span.start
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
        """The characters of a span, cut where the cue and insertions of the page begin and end."""
        marked: list[tuple[Span, Literal["cue", "aside"]]] = [(aside, "aside") for aside in self.document.asides]
        marked += [(cue, "cue")] if cue else []
        text, at = printable(self.document.text), span.start
        for mark, look in sorted(marked):
            start, end = max(mark.start, at), min(mark.end, span.end)
            if start >= end:
                continue
            if at < start:
                yield Segment("plain", text[at:start])
            yield Segment(look, text[start:end])
            at = end
        if at < span.end:
            yield Segment("plain", text[at : span.end])

    def _id(self, index: int) -> str:
        return f"{self.anchor}s{index + 1}"

    def _card(self, index: int) -> Card:
        statement, say = self.readout.statements[index], self.words
        rows = [(label, printable(value), printable(small)) for label, value, small in self._rows(index, statement)]
        return Card(
            number=index + 1,
            anchor=self._id(index),
            label=say.say("sentence", n=index + 1),
            rows=tuple(rows),
            account=printable(say.account(voices.voice(statement, self.document))),
            mail=self._mail(statement, index),
        )

    def _rows(self, index: int, statement: Statement) -> Iterator[tuple[str, str, str]]:
        say, text = self.words, self.document.text
        rule = say.say("rule", rule=statement.rule)
        yield say.say("speaks"), say.whose(voices.voice(statement, self.document)), ""
        if statement.cue:
            yield say.say("cue"), say.quote(statement.cue.of(text)), rule
        else:
            source = self._carried_from(index)
            why = say.say("carried_why", n=source + 1) if source is not None else say.say("carried_alone")
            yield say.say("carried"), why, rule
        if statement.acts:
            acts = say.comma.join(say.acts[act] for act in statement.acts)
            yield say.say("does"), acts, self._rules(statement.act_rules)
        if statement.topics:
            topics = say.comma.join(say.topics.get(topic, topic) for topic in statement.topics)
            yield say.say("about"), topics, self._rules(statement.topic_rules)
        if statement.addressee:
            yield say.say("to"), say.listed([self._addressee(who) for who in statement.addressee]), ""
        if statement.flags:
            yield say.say("marked"), say.comma.join(say.flags[flag] for flag in statement.flags), ""
        if statement.strength is not None:
            yield say.say("strength"), say.say("strength_of", n=statement.strength), ""
        for position in self.readout.positions:
            if position.statement == index:
                yield say.say("position"), self._position(position), self._rules((position.rule,))
        if statement.commitment:
            yield say.say("commits"), *self._commitment(statement)
        yield say.say("characters"), say.say("span_of", start=statement.content.start, end=statement.content.end), ""

    def _carried_from(self, index: int) -> int | None:
        """The nearest earlier statement of the same voice that has a cue."""
        statements = self.readout.statements
        for earlier in range(index - 1, -1, -1):
            before = statements[earlier]
            if before.cue and (before.speakers, before.party) == (statements[index].speakers, statements[index].party):
                return earlier
        return None

    def _rules(self, rules: tuple[str, ...]) -> str:
        named = [rule for rule in rules if rule]
        return self.words.say("rule", rule=self.words.comma.join(named)) if named else ""

    def _addressee(self, who: str) -> str:
        return self.words.label(who)

    def _position(self, position: Position) -> str:
        say = self.words
        target = say.quote(position.target.of(self.document.text))
        line = f"{say.label(position.holder)} {say.stances[position.stance]} {target}"
        return f"{line} {say.say('same_as', names=say.comma.join(position.resolved))}" if position.resolved else line

    def _commitment(self, statement: Statement) -> tuple[str, str]:
        """What is undertaken, and how firmly and by when."""
        bound, say, text = statement.commitment, self.words, self.document.text
        assert bound is not None
        when = say.say("by_when", words=bound.deadline.of(text)) if bound.deadline else say.say("by_none")
        due = f" ({say.day(bound.due)})" if bound.due else ""
        who = say.listed([say.label(code) for code in bound.who])
        return f"{who}{say.colon}{say.quote(bound.what.of(text))}", f"{say.firmness[bound.firmness]}; {when}{due}"

    def _mail(self, statement: Statement, index: int) -> str | None:
        """A letter to a friend with the sentence and the address it came from."""
        if not self.url:
            return None
        spoken = self.words.whose(voices.voice(statement, self.document))
        body = f"{self.words.quote(statement.sentence.of(self.document.text))}\n{spoken}\n\n{self.title}\n{self.url}"
        return f"mailto:?subject={_mailed(self.title)}&body={_mailed(printable(body))}"

    @property
    def meeting(self) -> list[Fact]:
        """When, where, beside what and who, each None said as not stated."""
        engagement, say, text = self.readout.engagement, self.words, self.document.text
        if engagement is None:
            return []
        basis = say.date_bases.get(engagement.date_basis, engagement.date_basis) if engagement.date_basis else ""
        facts = [Fact(say.say("kind"), say.kinds[engagement.kind])]
        facts.append(Fact(say.say("when"), say.day(engagement.date), basis))
        places = [place for place in (engagement.city, engagement.country and say.label(engagement.country)) if place]
        facts.append(Fact(say.say("where"), say.comma.join(places) or say.say("not_stated")))
        if engagement.host_event:
            facts.append(Fact(say.say("beside"), engagement.host_event.of(text)))
        people = engagement.participants
        facts += [self._person(say.label(person.party), person) for person in people if person.principal]
        facts += [self._person(say.say("present"), person) for person in people if not person.principal]
        return [Fact(*map(printable, (fact.label, fact.value, fact.small))) for fact in facts]

    def _person(self, label: str, person: Participant) -> Fact:
        return Fact(label, person.name, " ".join(person.role.of(self.document.text).split()) if person.role else "")

    @property
    def shares(self) -> list[tuple[str, str, float, float]]:
        """Whose words fill the text: class of the bar, words, where its part begins and how wide it is, of 100."""
        parts, at = voices.shares(self.readout), 0.0
        bars: list[tuple[str, str, float, float]] = []
        for (voice, share), (name, percent) in zip(parts, self.words.shares(self.readout), strict=True):
            side = voice.side if voice else "narration"
            bars.append((side, printable(f"{name} {percent}"), at, share * 100))
            at += share * 100
        return bars

    @property
    def positions(self) -> list[tuple[str, str, int]]:
        """Each position in words, with the id and number of its sentence."""
        return [
            (printable(self._position(one)), self._id(one.statement), one.statement + 1)
            for one in self.readout.positions
        ]

    @property
    def commitments(self) -> list[tuple[str, str, str, int]]:
        """Each commitment and its terms, with the id and number of its sentence."""
        bound = [(index, one) for index, one in enumerate(self.readout.statements) if one.commitment]
        lines = [(index, *self._commitment(one)) for index, one in bound]
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


def _tag(lang: str) -> str:
    """The language as an attribute may hold it; "und" where it is no language tag."""
    return lang if _TAG.match(lang) else "und"


def _followable(url: str | None) -> str | None:
    """The address if it is one of the web; scripts and other schemes are not for clicking."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") and url == printable(url) else None
    except ValueError:
        return None


def _mailed(text: str) -> str:
    return quote(text, safe="")
