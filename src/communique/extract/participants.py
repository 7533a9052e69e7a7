"""Who took part: principals, those who were merely present, and the parties they act for.

Principals are the persons of the sentences that report the meeting, then those the headline names and those who are
made to speak. A person without a stated nationality acts for the side that issued the text, or for the one other side
when somebody of that side was named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.extract.actors import Cast, Someone
from communique.extract.syntax.base import Mention, Reading
from communique.lexicon import KindCue, Lexicon
from communique.model import Span

_PERSONAL = ("person", "office", "pronoun")
BOTH = 2
"""A report that names fewer persons ("the two premiers held talks") leaves it to their words to tell who they are."""


@dataclass(slots=True)
class Attendance:
    """The persons of an engagement; `parties` are its sides, persons' first, then those that only words name."""

    principals: list[Someone] = field(default_factory=list)
    aides: list[Someone] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    across: dict[str, Someone | None] = field(default_factory=dict)
    """Name of a principal → whom he or she met, as the subject of the report; None is somebody of the issuer's side."""

    occasions: dict[int, list[Someone]] = field(default_factory=dict)
    """Report sentence → its persons, for pages that report several meetings with different sides."""

    def knows(self, someone: Someone) -> bool:
        """Whether the person is already among them."""
        return any(someone is other for other in (*self.principals, *self.aides))


class Participants:
    """Finds who took part; built from the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.grammar.words
        self._states = frozenset(state.id for state in lexicon.states)
        self._present = re.compile("|".join(map(re.escape, words.get("presence_aides", ()))) or r"(?!)")
        self._joined = tuple(words.get("joined_by", ()))
        self._genitive = tuple(words.get("genitive", ()))
        self._owner = tuple(words.get("owner_mark", ()))
        self._spokesman = frozenset(words.get("spokesperson", ()))

    def attends(self, reading: Reading, number: int) -> bool:
        """Whether a sentence after the first lists who else was there."""
        span = reading.sentences[number].span
        return number > 0 and self._present.search(reading.folded, span.start, span.end) is not None

    def find(
        self, reading: Reading, title: Reading | None, cast: Cast, reports: Sequence[int], issuer: str | None
    ) -> Attendance:
        """Everybody who took part, with parties settled; aides never speak for a side that nobody else brings in."""
        here = Attendance()
        sides: list[str] = []
        for number in reports:
            sides += self._report(reading, number, cast, here, reports)
        if len(self._states & set(sides) - {issuer}) > 0:
            sides = [side for side in sides if side in self._states]
        self._speakers(reading, cast, here, bool(reports))
        reported = frozenset(reports)
        for number in range(len(reading.sentences)):
            if number not in reported and self.attends(reading, number):
                self._present_ones(reading, number, cast, here)
        named = {number: self._people(reading, number, cast, here) for number in reports}
        self._settle(cast, here, sides + _sides(title), issuer)
        cast.lend_roles(reading)
        own = [p.party for p in here.principals if p.party]
        if issuer and issuer not in own and len(set(own)) < 2:
            own.insert(0, issuer)
        if len(set(own)) < 2:
            own += sides or _sides(title)
        here.parties = list(dict.fromkeys(own))
        if len(set(here.parties)) > 2:
            sides_of = {number: {p.party for p in people if p.party} for number, people in named.items()}
            here.occasions = {number: named[number] for number in reports if len(sides_of[number]) > 1}
        return here

    def _report(self, reading: Reading, number: int, cast: Cast, here: Attendance, reports: Sequence[int]) -> list[str]:
        """Take in the persons that a report sentence names outside anybody's words; the parties of unnamed ones.

        After the first report, a bare name without a title may be a place or a project and does not count; nor does,
        once two are known, who only owns what is spoken of ("to discuss President Vale's trip").
        """
        sides: list[str] = []
        purposes = [clause.content for clause in reading.clauses[number] if clause.rule.startswith("purpose")]
        contents = [clause.content for clause in reading.clauses[number] if not clause.rule.startswith("purpose")]
        lead = reading.subjects[number]
        if lead is None or lead.kind not in _PERSONAL:
            lead = next((m for m in reading.mentions[number] if m.kind in _PERSONAL), None)
        subject = here.principals[0] if here.principals else None
        if lead is not None and lead.kind != "pronoun":
            subject = cast.named(lead.name, lead.party) if lead.name else cast.titled(lead, cast.people)
        for mention in reading.mentions[number]:
            if any(span.start <= mention.start < span.end for span in contents):
                continue
            someone = cast.named(mention.name, mention.party) if mention.kind == "person" and mention.name else None
            if someone is None and mention.kind == "office" and not mention.plural:
                someone = cast.titled(mention, cast.people)
            if someone is None:
                sides += mention.party
            elif (
                len(here.principals) >= BOTH
                and someone not in cast.headline
                and self._owns(reading, mention, any(span.start <= mention.start < span.end for span in purposes))
            ):
                continue
            elif not here.knows(someone) and (
                number == reports[0] or someone.role or someone.record or someone in cast.headline
            ):
                aide = self._came_along(reading, reading.sentences[number].span.start, mention.start)
                (here.aides if aide else here.principals).append(someone)
                if someone is not subject and not reading.folded.startswith(self._genitive, mention.end):
                    here.across[someone.name] = subject
        return sides

    def _owns(self, reading: Reading, mention: Mention, purpose: bool) -> bool:
        """Whether a person stands in the genitive: of anything that is the purpose, else of anything but a meeting."""
        text = reading.folded
        meets = not purpose and text.startswith(self._genitive, mention.end)
        return text.startswith(self._owner, mention.end) and not meets

    def _came_along(self, reading: Reading, start: int, end: int) -> bool:
        """Whether words such as "accompanied by" stand before a person, and no word of meeting behind them."""
        at = max((reading.folded.rfind(phrase, start, end) for phrase in self._joined), default=-1)
        return at >= 0 and not any(isinstance(hit.entry, KindCue) for hit in reading.hits_in(Span(at, end)))

    @staticmethod
    def _people(reading: Reading, number: int, cast: Cast, here: Attendance) -> list[Someone]:
        """The principals that a report sentence names, its pronoun being whoever the first report is about."""
        people: list[Someone] = []
        for mention in reading.mentions[number]:
            someone = cast.named(mention.name, mention.party) if mention.name else None
            if someone is None and mention.kind == "office" and not mention.plural:
                someone = cast.titled(mention, here.principals)
            if mention.kind == "pronoun" and not mention.plural and here.principals:
                someone = here.principals[0]
            if someone in here.principals and someone not in people:
                people.append(someone)
        return people

    def _speakers(self, reading: Reading, cast: Cast, here: Attendance, reported: bool) -> None:
        """Persons of the headline, and persons who are made to speak."""
        speaking: list[Someone] = []
        for clause in (c for row in reading.clauses for c in row):
            for mention in clause.subjects:
                someone = cast.named(mention.name) if mention.kind == "person" and mention.name else None
                if someone and someone not in speaking and not someone.titles & self._spokesman:
                    speaking.append(someone)
        for someone in cast.headline:
            if not here.knows(someone) and (not reported or someone in speaking):
                here.principals.append(someone)
        unnamed = len(here.principals) < BOTH
        for someone in speaking:
            if not here.knows(someone) and (
                not reported or unnamed or someone.role or someone.record or someone in cast.headline
            ):
                here.principals.append(someone)

    @staticmethod
    def _present_ones(reading: Reading, number: int, cast: Cast, here: Attendance) -> None:
        for mention in reading.mentions[number]:
            someone = cast.named(mention.name) if mention.name else None
            if someone and not here.knows(someone):
                here.aides.append(someone)

    def _settle(self, cast: Cast, here: Attendance, sides: Sequence[str], issuer: str | None) -> None:
        """Give every person a party: the issuer's, or the one other side's once somebody of that side came before."""
        stated = [p.party for p in here.principals if p.party and p.party != issuer]
        named = list(dict.fromkeys(side for side in (stated or sides) if side != issuer and side in self._states))
        only = named[0] if len(named) == 1 else None
        own = False
        for someone in sorted(here.principals, key=lambda person: person.mention.start):
            if someone.party is None:
                facing = here.across.get(someone.name)
                opposite = someone.name in here.across and (facing is None or facing.party in (None, issuer))
                someone.party = only if only and (opposite or (own and not stated)) else issuer
            own |= someone.party == issuer
        for someone in cast.people:
            someone.party = someone.party or issuer


def _sides(title: Reading | None) -> list[str]:
    """The parties that a headline names beside its persons."""
    mentions: list[Mention] = [m for row in title.mentions for m in row] if title else []
    return [party for mention in mentions if mention.kind != "person" for party in mention.party]
