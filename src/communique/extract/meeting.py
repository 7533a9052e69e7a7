"""What took place: the kind of engagement, who took part, when, where and on whose margins.

The report is the first sentence of the body in which an actor stands with words of meeting; later sentences that narrate
a further meeting add their participants. A headline can tell the kind, never the date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from communique.extract.actors import Cast, Someone
from communique.extract.match import Hit
from communique.extract.syntax.base import Mention, Reading, Syntax
from communique.lexicon import Entry, KindCue, Lexicon, Office, Place
from communique.model import Engagement, Kind, Participant, Span


@dataclass(slots=True)
class Meeting:
    """The engagement in the making: its report sentences, principals and sides."""

    reports: list[int] = field(default_factory=list)
    principals: list[Someone] = field(default_factory=list)
    aides: list[Someone] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    kind: Kind | None = None
    kind_rule: str = ""
    host: Literal["first", "second"] | None = None


class MeetingStage:
    """Reads the engagement of a document; built from the lexicon."""

    def __init__(self, lexicon: Lexicon, syntax: Syntax) -> None:
        words = lexicon.grammar.words
        self._syntax = syntax
        self._present = tuple(words.get("presence_aides", ()))
        self._joined = tuple(words.get("joined_by", ()))
        self._cities = {place.id: place for place in lexicon.places}
        self._lang = lexicon.lang
        self._place_words = frozenset(words.get("place_preposition", ()))

    def find(self, reading: Reading, title: Reading | None, cast: Cast, issuer: str | None) -> Meeting:
        """Reports, principals, sides and kind; a meeting without reports is none.

        `title` is the headline read as a text of its own; it can be the only report of a page that begins with what
        was said.
        """
        meeting = Meeting()
        best = max(self._cues(title, title.sentences[0].span), key=_weight, default=None) if title and title.sentences else None
        for number, sentence in enumerate(reading.sentences):
            cues = self._cues(reading, sentence.span)
            actors = [m for m in reading.mentions[number] if m.kind in ("person", "office", "group", "side")]
            if not cues or not actors or self._is_attendance(reading, number):
                continue
            if meeting.reports and not (reading.narrates[number] and any(m.kind == "person" for m in actors)):
                continue
            if not meeting.reports and number > 4:
                break
            if number and best is not None and not reading.narrates[number] and reading.clauses[number] and not self._purpose(reading, number):
                continue
            meeting.reports.append(number)
            if len(meeting.reports) == 1:
                best = max([best, *cues] if best else cues, key=_weight)
        if best is None or not (meeting.reports or cast.headline):
            return meeting
        meeting.kind, meeting.kind_rule, meeting.host = best.kind, "kind." + best.id, best.host
        self._take_part(reading, cast, meeting, issuer)
        return meeting

    @staticmethod
    def _purpose(reading: Reading, number: int) -> bool:
        return reading.clauses[number][0].rule.startswith("purpose")

    def _is_attendance(self, reading: Reading, number: int) -> bool:
        """Whether the sentence lists who else was there."""
        span = reading.sentences[number].span
        folded = reading.folded[span.start : span.end]
        return number > 0 and any(phrase in folded for phrase in self._present)

    @staticmethod
    def _cues(reading: Reading, span: Span) -> list[KindCue]:
        return [hit.entry for hit in reading.hits_in(span) if isinstance(hit.entry, KindCue)]

    # who -----------------------------------------------------------------------------------------------------------

    def _take_part(self, reading: Reading, cast: Cast, meeting: Meeting, issuer: str | None) -> None:
        sides: list[str] = []
        for number in meeting.reports:
            for mention in reading.mentions[number]:
                someone = cast.named(mention.name) if mention.kind == "person" and mention.name else None
                if someone is None and mention.kind == "office" and not mention.plural:
                    someone = cast.titled(mention, cast.people)
                if someone and someone not in meeting.principals + meeting.aides:
                    self._cast_as(reading, number, mention, someone, meeting)
                elif someone is None and mention.kind in ("group", "office", "side"):
                    sides += [party for party in mention.party if len(party) == 3] or mention.party
        speaking = {m.name and cast.named(m.name) and cast.named(m.name).name for row in reading.clauses for c in row for m in c.subjects}
        for someone in cast.headline:
            if someone not in meeting.principals + meeting.aides and (not meeting.reports or someone.name in speaking):
                meeting.principals.append(someone)
        for number in range(len(reading.sentences)):
            if number not in meeting.reports and self._is_attendance(reading, number):
                for mention in reading.mentions[number]:
                    someone = cast.named(mention.name) if mention.name else None
                    if someone and someone not in meeting.principals + meeting.aides:
                        meeting.aides.append(someone)
        self._settle_parties(meeting, cast, issuer)
        cast.lend_roles(reading)
        own = [p.party for p in meeting.principals if p.party]
        if issuer and issuer not in own and len(set(own)) < 2:
            own.insert(0, issuer)
        if len(set(own)) < 2:
            own += sides
        meeting.parties = list(dict.fromkeys(own))

    def _cast_as(self, reading: Reading, number: int, mention: Mention, someone: Someone, meeting: Meeting) -> None:
        before = reading.folded[reading.sentences[number].span.start : mention.start]
        if any(phrase in before for phrase in self._joined):
            meeting.aides.append(someone)
        else:
            meeting.principals.append(someone)

    @staticmethod
    def _settle_parties(meeting: Meeting, cast: Cast, issuer: str | None) -> None:
        """A principal without a stated party acts for the issuer, or for the one other party if the issuer has its man."""
        parties = {p.party for p in meeting.principals if p.party}
        others = parties - {issuer}
        for someone in cast.people:
            if someone.party is None:
                taken = issuer in parties and someone in meeting.principals and len(others) == 1
                someone.party = next(iter(others)) if taken else issuer
                if someone in meeting.principals and someone.party:
                    parties.add(someone.party)

    # what, when, where ---------------------------------------------------------------------------------------------

    def engagement(self, reading: Reading, meeting: Meeting) -> Engagement | None:
        """The engagement as a record; None where no sentence reports one."""
        if meeting.kind is None or not reading.sentences:
            return None
        document = reading.document
        report = reading.sentences[meeting.reports[0] if meeting.reports else 0].span
        rules = {"kind": meeting.kind_rule}
        kind = self._kind(reading, meeting, report)
        date = self._date(reading, meeting)
        city, country = self._place(reading, meeting)
        if kind == "call":
            city = country = None
        host = self._syntax.host_event(reading, report) if meeting.reports else None
        if date:
            rules["date"] = "date." + date[1]
        return Engagement(
            kind=kind,
            evidence=report,
            date=date[0] if date else None,
            date_basis=date[1] if date else None,
            city=city,
            country=country,
            host_event=host,
            participants=tuple(
                Participant(p.name, p.mention, p.party, p.role, p in meeting.principals, p.rule, p.record)
                for p in meeting.principals + meeting.aides
            ),
            rules=rules,
        )

    def _kind(self, reading: Reading, meeting: Meeting, report: Span) -> Kind:
        assert meeting.kind is not None
        if meeting.kind == "audience" and not (
            self._host_receives(reading, meeting) if meeting.host else self._head_receives(reading, report)
        ):
            return "meeting"
        return meeting.kind

    @staticmethod
    def _host_receives(reading: Reading, meeting: Meeting) -> bool:
        """Whether the host, whom the words tell, is a head and the guest is none."""
        heads = [
            any(isinstance(h.entry, Office) and h.entry.head for h in reading.hits_in(p.role)) if p.role else False
            for p in meeting.principals
        ]
        host = 0 if meeting.host == "first" else -1
        return len(heads) > 1 and heads[host] and not all(heads)

    @staticmethod
    def _head_receives(reading: Reading, report: Span) -> bool:
        offices = [h.entry for h in reading.hits_in(report) if isinstance(h.entry, Office)]
        return any(office.head for office in offices) and not all(office.head for office in offices)

    def _date(self, reading: Reading, meeting: Meeting) -> tuple[str, str] | None:
        document = reading.document
        for number in dict.fromkeys([*meeting.reports, *range(min(3, len(reading.sentences)))]):
            if number not in meeting.reports and not reading.narrates[number]:
                continue
            found = self._syntax.date(document.text, reading.sentences[number].span, document.published)
            if found:
                return found[0], found[2]
        if document.dateline:
            found = self._syntax.date(document.text, document.dateline, document.published)
            if found:
                return found[0], "dateline"
        return None

    def _place(self, reading: Reading, meeting: Meeting) -> tuple[str | None, str | None]:
        """The first city of a report sentence that is no part of a title or a name."""
        for number in meeting.reports:
            span = reading.sentences[number].span
            for hit in reading.hits_in(span):
                if isinstance(hit.entry, Place) and self._stands_free(reading, number, hit):
                    place = self._cities.get(hit.entry.city or "", hit.entry)
                    return place.names.get(self._lang, [place.id])[0], place.state
        return None, None

    def _stands_free(self, reading: Reading, number: int, hit: Hit[Entry]) -> bool:
        if not reading.document.text[hit.start].isupper() and self._place_words:
            return False
        for mention in reading.mentions[number]:
            start = min(mention.start, mention.role.start) if mention.role else mention.start
            end = max(mention.end, mention.role.end) if mention.role else mention.end
            if mention.kind != "side" and start <= hit.start < end:
                return False
        return not self._place_words or reading.folded[: hit.start].split(" ")[-2:][0] in self._place_words or (
            set(reading.folded[max(0, hit.start - 24) : hit.start].split()[-2:]) & self._place_words != set()
        )



def _weight(cue: KindCue) -> int:
    return cue.weight
