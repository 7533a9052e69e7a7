"""The Chinese syntax: one object that answers the questions of the seam."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from communique.extract.match import Hit
from communique.extract.syntax.base import Mention, Reading
from communique.extract.syntax.chinese.clauses import Clauses, Scene
from communique.extract.syntax.chinese.dates import Days
from communique.extract.syntax.chinese.lexis import Found, Lexis, party_of, within
from communique.extract.syntax.chinese.mentions import Mentions
from communique.extract.syntax.chinese.names import Named, Names
from communique.extract.syntax.chinese.narration import Narration
from communique.extract.syntax.chinese.phrases import Phrases
from communique.extract.syntax.chinese.references import References
from communique.extract.syntax.chinese.script import fold_han
from communique.extract.syntax.chinese.segment import segments, sentences
from communique.extract.syntax.chinese.sides import ShortForms, Sides
from communique.lexicon import Entry, KindCue, Lexicon, Place, TopicTerm
from communique.model import Document, Sentence, Span

_PLACED = re.compile(r"(?:在|于|抵达|抵|飞抵|来到|地点：|[0-9][日号]?)(?:[\u4e00-\u9fff]{0,8})$")
REPORT_WITHIN = 5
"""Sentences at the start of a text among which the engagement is reported."""
BLOCS = frozenset({"EU", "AU", "ASEAN"})
"""Organisations whose dealings are named like their region."""
HOME = "CHN"
"""The side that a Chinese text is taken to speak for where neither page nor publisher tells."""
_WHEN = re.compile(r"(?:[时后中上下日午晚天际间前内]|方面|问题|关系|合作|^关于.*|^在.*|^谈.*)$")
_MEETS = ("会见", "会见了", "接见", "会晤", "同", "与")
_DURING = re.compile(r"[\u4e00-\u9fff]{0,10}(?:期间|闭幕后|开幕前|间隙|场边)")
_PERSONS = ("person", "pronoun", "office")
_EVENT = re.compile(r"峰会|会议|论坛|冬奥|奥运|大会|年会|会晤期|共识|宣言|协定|大学|公报|行动")


class Chinese:
    """Reads Chinese documents, simplified or traditional; see `Syntax` for the contract of each method."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.grammar.words
        verbs = [form for cue in lexicon.cues for form in cue.forms if cue.takes != "topic"]
        verbs += [form for kind in lexicon.kinds for form in kind.forms]
        offices = [form for office in lexicon.offices for form in office.forms]
        self._lexis = Lexis(lexicon)
        self._publishers: dict[str | None, str | None] = {}
        self._lead_ins = [re.compile(pattern) for pattern in lexicon.grammar.templates["lead_in"]]
        self._short_forms = ShortForms(lexicon)
        self._names = Names(words, verbs, offices, _vocabulary(lexicon))
        self._mentions = Mentions(words, self._short_forms.initials())
        self._clauses = Clauses(words)
        self._narration = Narration(words)
        self._references = References(words, lexicon.references)
        self._phrases = Phrases(words)
        self._days = Days(words)
        self._opening = re.compile(r"[“\s]*(?:[^，。；：]{2,24}[，：])?")

    def scan(self, text: str) -> list[Hit[Entry]]:
        """All lexicon entries in a text of its own, such as a headline."""
        return self._lexis.scan(fold_han(text))

    def headline(self, document: Document) -> Reading:
        """Sentences, mentions and hits alone, which is all that a headline tells."""
        return self._mentioned(document)[0]

    def read(self, document: Document) -> Reading:
        """Sentences, mentions, clauses and hits of the document; see `Syntax`."""
        reading, found = self._mentioned(document)
        self._speech(reading, found)
        reading.hits += self._pointers(reading, found)
        reading.hits.sort(key=lambda hit: (hit.start, -hit.end))
        return reading

    def _mentioned(self, document: Document) -> tuple[Reading, Found]:
        """The reading as far as it needs no clauses, and what the lexicon found."""
        folded = fold_han(document.text)
        rows = sentences(document, folded, self._lead_ins)
        found = self._lexis.find(folded)
        home = document.issuer or self._publisher_party(document.publisher) or HOME
        sides = self._short_forms.of_text(found, [home, *self._title_parties(document.title)])
        spans = [row.span for row in rows]
        names = self._names.find(document.text, folded, spans, self._openings(folded, spans), found)
        mentions = self._all_mentions(document.text, folded, rows, names, found, sides)
        attends = [self._narration.attends(folded, span) for span in spans]
        _lend_parties(folded, mentions, attends, _records(document.text, found), home, sides.foreign(home))
        bloc = sides.foreign(home)
        hits: list[Hit[Any]] = [
            *_topical(found.rest, bloc), *self._placed(folded, found), *found.offices, *found.actors,
        ]  # fmt: skip
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return Reading(document, self._lexicon, folded, rows, mentions, hits=hits), found

    def _publisher_party(self, publisher: str | None) -> str | None:
        if publisher not in self._publishers:
            actors = self._lexis.find(fold_han(publisher)).actors if publisher else []
            self._publishers[publisher] = next((party for hit in actors if (party := party_of(hit.entry))), None)
        return self._publishers[publisher]

    def _title_parties(self, title: str | None) -> list[str]:
        """The parties that a headline names, each counted three times."""
        if not title:
            return []
        parties = [party_of(hit.entry) for hit in self._lexis.find(fold_han(title)).actors]
        return [party for party in parties if party for _ in range(3)]

    def _pointers(self, reading: Reading, found: Found) -> list[Hit[Entry]]:
        """The phrases that point back, sentence by sentence; in the author's own account only names do."""
        pointers: list[Hit[Entry]] = []
        for number, row in enumerate(reading.sentences):
            nouns = within(found.references, row.span.start, row.span.end)
            if nouns:
                clauses = reading.clauses[number]
                told = clauses[0].content.start if clauses else row.span.start
                told = row.span.end if reading.narrates[number] else told
                pointers += self._references.find(reading.folded, row.span, told, nouns, reading.mentions[number])  # type: ignore[arg-type]
        return pointers

    @staticmethod
    def _openings(folded: str, spans: Sequence[Span]) -> list[int]:
        """Where a bare name may stand: where a sentence opens, also after a first stretch that tells when or where."""
        places: list[int] = []
        for span in spans:
            places.append(span.start)
            comma = folded.find("，", span.start, span.end)
            if comma > 0 and _WHEN.search(folded, span.start, comma):
                places.append(comma + 1)
        return places

    def _all_mentions(
        self, text: str, folded: str, rows: Sequence[Sentence], names: Sequence[Named], found: Found, sides: Sides
    ) -> list[list[Mention]]:
        mentions: list[list[Mention]] = []
        index = 0
        for row in rows:
            own: list[Named] = []
            while index < len(names) and names[index].span.start < row.span.end:
                own.append(names[index])
                index += 1
            mentions.append(self._mentions.find(text, folded, row.span, own, found, sides))
        return mentions

    def _speech(self, reading: Reading, found: Found) -> None:
        """Clauses, subjects and narration, sentence by sentence, with the memory of one paragraph."""
        paragraph, reported = -1, False
        speakers: frozenset[str] | None = None
        for row, mentions in zip(reading.sentences, reading.mentions, strict=True):
            if row.paragraph != paragraph:
                paragraph, speakers = row.paragraph, None
            stretches = segments(reading.folded, *row.span)
            starts = {mention.start: mention for mention in mentions}
            scene = Scene(reading.folded, row.span, stretches, mentions, found, starts, speakers)
            speaking = scene.speaking
            clauses = self._clauses.find(scene)
            early = not reported and len(reading.clauses) < REPORT_WITHIN
            report = early and self._reports(reading, row.span, mentions)
            reported = reported or report
            narrates = not clauses and (report or self._narration.narrates(reading.folded, row.span, starts, speaking))
            reading.clauses.append(clauses)
            reading.agents.append(self._narration.agents(reading.folded, stretches, starts))
            reading.narrates.append(narrates)
            reading.subjects.append(self._narration.subject(reading.folded, row.span, starts, speaking))
            persons = [s for clause in clauses for s in clause.subjects if s.kind in _PERSONS]
            if persons:
                speakers = frozenset(s.name for s in persons if s.name) or speakers or frozenset()

    @staticmethod
    def _reports(reading: Reading, span: Span, mentions: Sequence[Mention]) -> bool:
        """Whether this is the sentence that reports the engagement."""
        return any(m.kind in ("person", "office") for m in mentions) and any(
            isinstance(hit.entry, KindCue) for hit in reading.hits_in(span)
        )

    def _placed(self, folded: str, found: Found) -> list[Hit[Place]]:
        """Places that say where something happens: after 在, and no part of an event's name."""
        return [
            hit
            for hit in found.places
            if folded.startswith("在", hit.start)
            or (
                _PLACED.search(folded, max(0, hit.start - 14), hit.start)
                and (not _EVENT.match(folded, hit.end) or _DURING.match(folded, hit.end))
            )
        ]

    def noun_phrase(self, text: str, start: int, limit: int) -> list[Span]:
        """The coordinated targets that begin at `start`; see `Syntax`."""
        return self._phrases.noun_phrases(text, start, limit)

    def host_event(self, reading: Reading, sentence: Span) -> Span | None:
        """The event on whose margins the sentence reports an engagement; see `Syntax`."""
        return self._phrases.host_event(reading.folded, sentence)

    def date(self, text: str, span: Span, published: str | None) -> tuple[str, Span, str] | None:
        """The first day named in the span; see `Syntax`."""
        return self._days.first(fold_han(text), span, published)


def _topical(hits: Sequence[Hit[Entry]], other: str | None) -> Iterator[Hit[Entry]]:
    """The hits without the region whose own organisation is the other side: in talks with the EU 中欧 is no region."""
    for hit in hits:
        if not (isinstance(hit.entry, TopicTerm) and other in hit.entry.actors and other in BLOCS):
            yield hit


def _vocabulary(lexicon: Lexicon) -> Iterator[str]:
    """Words of speech that are no names: what shows acts, topics and stances."""
    for entries in (lexicon.marks, lexicon.topics, lexicon.stances, lexicon.signs):
        for entry in entries:
            yield from lexicon.forms(entry)


def _records(text: str, found: Found) -> dict[str, str]:
    """The sides of the office-holders whom the lexicon knows, by the name as printed."""
    return {text[hit.start : hit.end]: hit.entry.terms[-1].party for hit in found.persons if hit.entry.terms}


def _lend_parties(
    folded: str,
    mentions: Sequence[Sequence[Mention]],
    attends: Sequence[bool],
    records: Mapping[str, str],
    home: str,
    foreign: str | None,
) -> None:
    """Give a side to persons whose title names none.

    `records` are the sides of office-holders whom the lexicon knows. Of the others, one with a title after somebody of
    another side in the same sentence is of that side too (会见法国总统A、总理B); the first person named, unless as the
    one whom somebody met, and those in a list of attendance act for the home side; the rest for the other side that the
    text speaks of most.
    """
    known = {m.name: m.party for row in mentions for m in row if m.kind == "person" and m.party}
    known |= {name: (party,) for name, party in records.items()}
    first = next((m.name for row in mentions for m in row if m.kind == "person"), None)
    for row, attend in zip(mentions, attends, strict=True):
        facing: tuple[str, ...] = ()
        for mention in row:
            if mention.kind != "person" or mention.name is None:
                continue
            if not mention.party and mention.name not in known:
                met = folded.endswith(_MEETS, 0, mention.start)
                own = attend or foreign is None or (mention.name == first and not met)
                lent = (home,) if own or foreign is None else (foreign,)
                known[mention.name] = facing if facing and mention.role else lent
            mention.party = known[mention.name]
            if mention.party != (home,):
                facing = mention.party
