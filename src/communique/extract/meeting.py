"""What took place: the kind of engagement, who took part, when, where and on whose margins.

The report is the first sentence of the body in which an actor stands with words of meeting; later sentences that
narrate a further meeting add their participants. A headline can tell the kind, never the date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from communique.extract.actors import Cast
from communique.extract.heads import HeadsOnRecord
from communique.extract.issuer import agency_dateline
from communique.extract.match import Hit
from communique.extract.participants import Attendance, Participants
from communique.extract.syntax.base import Mention, Reading, Syntax
from communique.lexicon import Entry, KindCue, Lexicon, Office, Place
from communique.model import Engagement, Kind, Participant, Span

LAST_OPENING = 4
"""The last sentence, counted from 0, in which the first report of a meeting is looked for."""

MET = KindCue(id="talk", kind="meeting")
"""A meeting of which only what was discussed is told."""


@dataclass(slots=True)
class Meeting:
    """The engagement in the making: its report sentences, who took part, its kind and the rule that told it."""

    reports: list[int] = field(default_factory=list)
    here: Attendance = field(default_factory=Attendance)
    kind: Kind | None = None
    kind_rule: str = ""
    host: Literal["first", "second"] | None = None


class MeetingStage:
    """Reads the engagement of a document; built from the lexicon."""

    def __init__(self, lexicon: Lexicon, syntax: Syntax) -> None:
        words = lexicon.grammar.words
        self._syntax = syntax
        self._participants = Participants(lexicon)
        self._heads = HeadsOnRecord(lexicon)
        self._cities = {place.id: place for place in lexicon.places}
        self._lang = lexicon.lang
        self._here = tuple(words.get("here_word", ()))
        self._place_words = frozenset(words.get("place_preposition", ()))

    def find(self, reading: Reading, title: Reading | None, cast: Cast, issuer: str | None) -> Meeting:
        """Reports, participants and kind; a meeting without reports and without a telling headline is none.

        `title` is the headline read as a text of its own; it can be the only report of a page that begins with what
        was said.
        """
        meeting = Meeting()
        headline = [hit.entry for hit in title.hits if isinstance(hit.entry, KindCue)] if title else []
        best = max(headline, key=_weight, default=None)
        for number in range(len(reading.sentences)):
            if not meeting.reports and number > LAST_OPENING:
                break
            cues = self._report(reading, number, bool(meeting.reports))
            if cues and (meeting.reports or best or any(reading.mentions[number])):
                meeting.reports.append(number)
                if len(meeting.reports) == 1:
                    best = max([best, *cues] if best else cues, key=_weight)
        if headline and not meeting.reports and (opening := self._opening(reading)) is not None:
            meeting.reports.append(opening)
        talk = self._talk(reading)
        if talk is not None and not headline and talk < min(meeting.reports, default=len(reading.sentences)):
            meeting.reports.insert(0, talk)
            best = best or max(self._nearby(reading), key=_weight, default=MET)
        if best is None or not (meeting.reports or cast.headline or (headline and any(map(_names, reading.mentions)))):
            return meeting
        meeting.kind, meeting.kind_rule, meeting.host = best.kind, "kind." + best.id, best.host
        meeting.here = self._participants.find(reading, title, cast, meeting.reports, issuer)
        return meeting

    @staticmethod
    def _opening(reading: Reading) -> int | None:
        """The first sentence, where it narrates about a person: under a telling headline it reports in other words."""
        first = reading.mentions[0] if reading.mentions else []
        return 0 if first and reading.narrates[0] and any(m.kind == "person" for m in first) else None

    @staticmethod
    def _talk(reading: Reading) -> int | None:
        """The first sentence in which anything is said, where two persons talk of something in it."""
        number = next((n for n, row in enumerate(reading.clauses[:LAST_OPENING]) if row), 0)
        for clause in reading.clauses[number] if reading.clauses else ():
            people = [m for m in (*clause.subjects, *clause.with_mentions) if m.kind in ("person", "office")]
            if clause.entry and "discuss" in clause.entry.acts and len(people) > 1:
                return number
        return None

    @staticmethod
    def _nearby(reading: Reading) -> list[KindCue]:
        """The words of meeting of the first sentences, wherever they stand."""
        spans = (sentence.span for sentence in reading.sentences[:LAST_OPENING])
        return [hit.entry for span in spans for hit in reading.hits_in(span) if isinstance(hit.entry, KindCue)]

    def _report(self, reading: Reading, number: int, further: bool) -> list[KindCue]:
        """The words of meeting in a sentence that reports one, outside anybody's words; empty for any other."""
        if self._participants.attends(reading, number) or not (
            reading.narrates[number] or reading.clauses[number] or not further
        ):
            return []
        contents = [c.content for c in reading.clauses[number] if not c.rule.startswith("purpose")]

        def outside(start: int) -> bool:
            return not any(span.start <= start < span.end for span in contents)

        cues = [
            hit.entry
            for hit in reading.hits_in(reading.sentences[number].span)
            if isinstance(hit.entry, KindCue) and outside(hit.start)
        ]
        wanted = ("person",) if further else ("person", "office", "group", "side")
        present = any(m.kind in wanted and outside(m.start) for m in reading.mentions[number])
        return cues if present or reading.narrates[number] else []

    # what, when, where ---------------------------------------------------------------------------------------------

    def engagement(self, reading: Reading, title: Reading | None, meeting: Meeting) -> Engagement | None:
        """The engagement as a record; None where no sentence reports one."""
        if meeting.kind is None or not reading.sentences:
            return None
        report = reading.sentences[meeting.reports[0] if meeting.reports else 0].span
        rules = {"kind": meeting.kind_rule}
        kind = self._kind(reading, meeting, report)
        date = self._date(reading, meeting)
        city, country = self._place(reading, title, meeting)
        if kind in ("call", "letter"):
            city = country = None
        hosts = (self._syntax.host_event(reading, reading.sentences[number].span) for number in meeting.reports)
        host = next(filter(None, hosts), None)
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
                Participant(p.name, p.mention, p.party, p.role, p in meeting.here.principals, p.rule, p.record)
                for p in meeting.here.principals + meeting.here.aides
            ),
            rules=rules,
        )

    def _kind(self, reading: Reading, meeting: Meeting, report: Span) -> Kind:
        assert meeting.kind is not None
        if meeting.kind == "audience" and not (
            self._host_receives(reading, meeting) if meeting.host else self._head_receives(reading, meeting, report)
        ):
            return "meeting"
        return meeting.kind

    @staticmethod
    def _host_receives(reading: Reading, meeting: Meeting) -> bool:
        """Whether the host, whom the words tell, is a head and the guest is none."""
        heads = [
            p.role is not None
            and any(
                isinstance(h.entry, Office) and h.entry.head and (h.end == p.role.end or reading.folded[h.end] in ",、")
                for h in reading.hits_in(p.role)
            )
            for p in meeting.here.principals
        ]
        host = 0 if meeting.host == "first" else -1
        return len(heads) > 1 and heads[host] and not all(heads)

    def _head_receives(self, reading: Reading, meeting: Meeting, report: Span) -> bool:
        """Whether the report names heads and others, by their titles or, without a title, by what is on record."""
        heads = [h.entry.head for h in reading.hits_in(report) if isinstance(h.entry, Office)]
        day = reading.document.published or ""
        house = reading.document.issuer if self._heads.publishes(reading.document.publisher) else None
        heads += [
            True for p in meeting.here.principals
            if p.role is None and (self._heads.held(p.record, day) or (house is not None and p.party == house))
        ]  # fmt: skip
        return any(heads) and not all(heads)

    def _date(self, reading: Reading, meeting: Meeting) -> tuple[str, str] | None:
        """The day and its basis; behind the first report, a day after publication is that of a meeting to come."""
        document = reading.document
        for number in dict.fromkeys([*meeting.reports, *range(min(3, len(reading.sentences)))]):
            if number not in meeting.reports and not reading.narrates[number]:
                continue
            found = self._syntax.date(document.text, reading.sentences[number].span, document.published)
            if found and (meeting.reports[:1] == [number] or found[0] <= (document.published or found[0])):
                return found[0], found[2]
        if document.dateline:
            found = self._syntax.date(document.text, document.dateline, document.published)
            if found:
                return found[0], "dateline"
        return None

    def _place(self, reading: Reading, title: Reading | None, meeting: Meeting) -> tuple[str | None, str | None]:
        """The first city of a report sentence that is no part of a title or a name, else of the headline.

        "Here" is where the release was issued.
        """
        spots = [(reading, number) for number in meeting.reports] + ([(title, 0)] if title and title.sentences else [])
        for text, number in spots:
            span = text.sentences[number].span
            for hit in text.hits_in(span):
                if isinstance(hit.entry, Place) and self._stands_free(text, number, hit):
                    return self._city(hit.entry)
            if text is reading and any(w in text.folded[span.start : span.end] for w in self._here):
                release = self._within(reading, reading.document.label) or self._within(
                    reading, reading.document.dateline
                )
                if release:
                    return self._city(release)
        printed = self._within(reading, reading.document.dateline or agency_dateline(reading))
        return self._city(printed) if printed else (None, None)

    @staticmethod
    def _within(reading: Reading, span: Span | None) -> Place | None:
        """The place that a release label or a dateline prints."""
        hits = reading.hits_in(span) if span else []
        return next((hit.entry for hit in hits if isinstance(hit.entry, Place)), None)

    def issuer(self, reading: Reading) -> str | None:
        """The state whose city the dateline prints: news agencies write from home."""
        place = self._within(reading, reading.document.dateline or agency_dateline(reading))
        return place.state if place else None

    def _city(self, place: Place) -> tuple[str, str]:
        city = self._cities.get(place.city or "", place)
        return city.names.get(self._lang, [city.id])[0], city.state

    def _stands_free(self, reading: Reading, number: int, hit: Hit[Entry]) -> bool:
        if not reading.document.text[hit.start].isupper() and self._place_words:
            return False
        for mention in reading.mentions[number]:
            start = min(mention.start, mention.role.start) if mention.role else mention.start
            end = max(mention.end, mention.role.end) if mention.role else mention.end
            if mention.kind != "side" and start <= hit.start < end:
                return False
        return (
            not self._place_words
            or reading.folded[: hit.start].split(" ")[-2:][0] in self._place_words
            or (set(reading.folded[max(0, hit.start - 24) : hit.start].split()[-2:]) & self._place_words != set())
        )


def _names(row: list[Mention]) -> bool:
    return bool(row)


def _weight(cue: KindCue) -> int:
    return cue.weight
