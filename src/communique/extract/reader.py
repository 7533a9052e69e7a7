"""The stages in order, for one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from communique.directory import directory
from communique.extract.actors import Cast, Resolver
from communique.extract.acts import acts
from communique.extract.commitments import commitment
from communique.extract.flags import flags
from communique.extract.genre import DOMESTIC, NO_REPORT, Genres
from communique.extract.issuer import Issuers
from communique.extract.meeting import Meeting, MeetingStage
from communique.extract.positions import positions
from communique.extract.references import references
from communique.extract.statements import Draft, Speech
from communique.extract.syntax import SYNTAXES
from communique.extract.syntax.base import Reading
from communique.extract.topics import topics
from communique.extract.vocabulary import Demonym
from communique.lexicon import Lexicon, Organisation, State, load
from communique.model import Act, Document, Engagement, Readout, Sentence, Span, Statement


class Reader:
    """Reads documents of one language into readouts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._syntax = SYNTAXES[lexicon.grammar.syntax](lexicon)
        self._meeting = MeetingStage(lexicon, self._syntax)
        self._genres = Genres(lexicon)
        self._issuers = Issuers(lexicon)
        self._directory = directory()

    def read(self, document: Document) -> Readout:
        """Everything the document says, each thing with its span; a document without an issuer gets the one that is
        told by its publisher or its text."""
        reading = self._syntax.read(document)
        title = self._headline(document)
        joints = self._lexicon.grammar.words.get("coordinator", ())
        cast = Cast(reading, title, partial(self._known, document.published), joints)
        issuer = document.issuer or self._issuers.of(document) or self._meeting.issuer(reading)
        cast.issuer = issuer
        document = replace(document, issuer=issuer)
        meeting = self._meeting.find(reading, title, cast, issuer)
        genre = self._genres.other(document, reading.folded)
        reason = genre.reason if genre else None
        engagement = None if genre else self._meeting.engagement(reading, title, meeting)
        if engagement is None:
            reason = reason or NO_REPORT
        elif self._genres.domestic(document, [*meeting.here.parties, *self._named(reading, title, meeting)], issuer):
            engagement, reason = None, DOMESTIC
        parties = tuple(meeting.here.parties)
        resolver = Resolver(cast, meeting.here.principals, parties, issuer, meeting.here.occasions)
        drafts = Speech(reading, resolver, issuer, self._lexicon.grammar.words, meeting.reports).drafts()
        if genre and genre.unread and not any(draft.clause and draft.clause.label for draft in drafts):
            return Readout(document, None, reason=reason)
        if engagement is None and reason == NO_REPORT and (said := own_statement(reading, drafts, issuer)):
            engagement, reason = said, None
        statements: list[Statement] = []
        for draft in drafts:
            statements.append(self._statement(reading, draft, parties, issuer, statements[-1:]))
        return Readout(
            document,
            engagement,
            tuple(statements),
            tuple(positions(reading, self._syntax, statements)),
            tuple(references(reading, self._syntax, statements)),
            reason=reason,
        )

    def sentences(self, document: Document) -> list[Sentence]:
        """The sentences of the body in order."""
        return self._syntax.read(document).sentences

    def _headline(self, document: Document) -> Reading | None:
        """The headline read as a text of its own."""
        if not document.title:
            return None
        whole = (Span(0, len(document.title)),)
        return self._syntax.headline(Document(document.id, document.title, document.lang, whole))

    @staticmethod
    def _named(reading: Reading, title: Reading | None, meeting: Meeting) -> list[str]:
        """All states and bodies that the headline and the first report name, as words of any kind."""
        hits = list(title.hits) if title else []
        for number in meeting.reports[:1]:
            hits += reading.hits_in(reading.sentences[number].span)
        states = [hit.entry.state for hit in hits if isinstance(hit.entry, Demonym)]
        return states + [hit.entry.id for hit in hits if isinstance(hit.entry, State | Organisation)]

    def _known(self, day: str | None, name: str, party: str | None) -> tuple[str | None, str | None]:
        """Party and record id of a known office-holder, whose short form counts only on a day in office."""
        person = self._directory.find(name, self._lexicon.lang, day, party)
        if person is None:
            return None, None
        return (person.terms[-1].party if person.terms else None), person.id

    def _statement(
        self, reading: Reading, draft: Draft, parties: tuple[str, ...], issuer: str | None, before: Sequence[Statement]
    ) -> Statement:
        found, rules = acts(reading, draft.sentence, draft.content, draft.voice.parties, draft.clause)
        if draft.rule == "continued.points":
            found, rules = point(found, rules, before)
        sentence = reading.sentences[draft.sentence].span
        about, terms = topics(
            reading,
            draft.content,
            parties=parties,
            lead=lead_of(sentence, draft.content),
            before=before[0].topics if before else (),
            mode=draft.mode,
        )
        statement = Statement(
            speakers=draft.voice.speakers,
            party=draft.voice.parties,
            mode=draft.mode,
            cue=draft.cue,
            content=draft.content,
            sentence=sentence,
            rule=draft.rule,
            acts=found,
            act_rules=rules,
            topics=about,
            topic_rules=terms,
            strength=draft.clause.entry.strength if draft.clause and draft.clause.entry else None,
            addressee=draft.addressee,
            issuer_side=issuer,
            flags=flags(reading, draft.content),
        )
        bound = commitment(reading, self._syntax, statement)
        return replace(statement, commitment=bound) if bound else statement


def own_statement(reading: Reading, drafts: Sequence[Draft], issuer: str | None) -> Engagement | None:
    """A government's own statement, which begins in its voice and reports no engagement; None for any other text."""
    first = drafts[0] if drafts else None
    if first is None or issuer is None or first.rule != "continued.voice" or first.voice.parties != (issuer,):
        return None
    evidence = reading.sentences[first.sentence].span
    return Engagement("statement", evidence, rules={"kind": "kind.own-voice"})


def point(
    found: tuple[Act, ...], rules: tuple[str, ...], before: Sequence[Statement]
) -> tuple[tuple[Act, ...], tuple[str, ...]]:
    """The acts of a numbered point: agreed where the points before it were, else proposed where no word says more."""
    if before and "agree" in before[0].acts:
        return ("agree",), ("point.agreed",)
    if found == ("assess",) or found == ("inform",):
        return ("propose",), ("point.proposed",)
    return found, rules


def lead_of(sentence: Span, content: Span) -> Span | None:
    """The words of the sentence before the content; None where it begins with them."""
    return Span(sentence.start, content.start) if sentence.start < content.start else None


@lru_cache(maxsize=8)
def reader(lang: str) -> Reader:
    """The reader of a language, built once; UnsupportedLanguage where there is no lexicon."""
    return Reader(load(lang))
