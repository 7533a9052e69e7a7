"""Whom a mention means: the persons and parties of one text, and how words point to them.

Rules, in the order they are tried; each keeps its id on what it resolves:
name.full · name.part (a surname, a short form) · office.words (the title words of a known person) · office.party (the
only principal of that party) · pronoun.subject (the last person who was a subject) · pronoun.plural and collective
(all sides) · side (a state or organisation itself).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from communique.extract.syntax.base import GUEST, Mention, Reading
from communique.lexicon import Office
from communique.model import Span


@dataclass(slots=True)
class Someone:
    """A person of the text: the fullest name printed, the first title, the party, and all words of all titles.

    `first` is where the text speaks of the person first, `mention` where by the fullest name.
    """

    name: str
    mention: Span
    party: str | None = None
    role: Span | None = None
    titles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    headships: set[str] = field(default_factory=set)
    rule: str = "name.full"
    record: str | None = None
    feminine: bool | None = None
    first: int = field(init=False)

    def __post_init__(self) -> None:
        self.first = self.mention.start


@dataclass(slots=True)
class Voice:
    """Who speaks: names of persons (empty where a side speaks), parties, and the rule that found them."""

    speakers: tuple[str, ...]
    parties: tuple[str, ...]
    rule: str


Look = Callable[[str, str | None], tuple[str | None, str | None]]
"""(Name, stated party or None) → (party, record id) of the known office-holder, (None, None) for an unknown person."""


class Cast:
    """The persons of a text, found by any way the text points to them."""

    def __init__(self, reading: Reading, title: Reading | None, look: Look, joints: Sequence[str] = ()) -> None:
        self.people: list[Someone] = []
        self.headline: list[Someone] = []
        """Persons of the headline who also stand in the text, in the headline's order."""
        self.issuer: str | None = None
        """The side whose text this is: a title without a state is one of its own."""
        self._joints = frozenset(joints)
        self._text = reading.document.text
        self._reading = reading
        self._last: list[Someone] = []
        self._together = next(
            (
                Span(m.start, m.end)
                for row in reading.mentions
                for m in row
                if m.persons or (m.kind == "office" and m.plural)
            ),
            None,
        )
        """The first words that mean all persons together ("the two leaders"), where the headline alone names them."""
        self._offices = [m for row in reading.mentions for m in row if m.kind == "office" and not m.plural]
        for row in reading.mentions:
            before: Mention | None = None
            for mention in row:
                if mention.kind == "person" and mention.name:
                    someone = self._meet(mention)
                    if before is not None and someone.party is None and self._coordinated(before, mention):
                        someone.party = before.party[0]
                before = mention if mention.kind == "person" and mention.party else None
        if title is not None:
            self._read_headline(title)
        for someone in self.people:
            party, record = look(someone.name, someone.party)
            someone.record = record
            someone.party = someone.party or party

    def _read_headline(self, title: Reading) -> None:
        """Fuller names, offices and parties that only the headline gives; a comma in it may stand for "and"."""
        for mention in (m for row in title.mentions for m in row):
            if mention.kind != "person" or not mention.name:
                continue
            someone = self.named(mention.name) or self._titled_stranger(mention, title)
            if someone is None:
                continue
            if len(mention.name.split()) > len(someone.name.split()):
                someone.name = mention.name
                someone.rule = "name.headline"
            if mention.role is not None:
                someone.titles.update(title_words(mention.role.of(title.document.text)))
            listed = mention.role is not None and mention.role.start > mention.start
            if mention.party and not (listed and someone.role):
                someone.party = someone.party or mention.party[0]
            if someone not in self.headline:
                self.headline.append(someone)

    def _titled_stranger(self, mention: Mention, title: Reading) -> Someone | None:
        """A person whom only the headline names, where the text speaks of the same title."""
        wanted = title_words(mention.role.of(title.document.text)) if mention.role else set()
        for office in self._offices:
            words = title_words(office.role.of(self._text)) if office.role else set()
            if wanted and words and words <= wanted and set(office.party) <= set(mention.party):
                someone = Someone(
                    mention.name or "", Span(office.start, office.end), role=office.role, rule="name.headline"
                )
                self.people.append(someone)
                return someone
        if self._together is None:
            return None
        someone = Someone(mention.name or "", self._together, rule="name.headline")
        self.people.append(someone)
        return someone

    def _coordinated(self, first: Mention, second: Mention) -> bool:
        """Whether two persons stand joined by no more than a conjunction, so that one nationality covers both."""
        between = self._text[max(first.end, first.role.end if first.role else 0) : second.start].split()
        return len(between) == 1 and between[0] in self._joints

    def lend_roles(self, reading: Reading) -> None:
        """Give a person without a title the one under which the text speaks of him or her later."""
        for mention in (m for row in reading.mentions for m in row):
            if mention.kind == "office" and mention.role and not mention.plural:
                someone = self.titled(mention, self.people)
                if someone and someone.role is None:
                    someone.role = mention.role

    def _meet(self, mention: Mention) -> Someone:
        assert mention.name is not None
        someone = self.named(mention.name, mention.party, mention.role)
        if someone is None or (mention.party and someone.party and someone.party not in mention.party and mention.role):
            someone = Someone(mention.name, Span(mention.start, mention.end))
            self.people.append(someone)
        elif len(mention.name) > len(someone.name):
            someone.name = mention.name
            someone.mention = Span(mention.start, mention.end)
        if mention.role is not None:
            someone.titles.update(title_words(mention.role.of(self._text)))
            someone.headships.update(self._heads_in(mention.role))
            someone.role = someone.role or mention.role
        someone.heads.update(mention.heads)
        if someone.feminine is None:
            someone.feminine = mention.feminine
        if mention.party and someone.party is None:
            someone.party = mention.party[0]
        return someone

    def named(self, name: str, party: Sequence[str] = (), role: Span | None = None) -> Someone | None:
        """The person whose name equals, begins or ends with these words; of several, the one of that party or title.

        `role` is the title that stands with the name in the text.
        """
        words = _name_words(name)
        fitting = []
        for someone in self.people:
            full = _name_words(someone.name)
            if full == words:
                return someone
            short, long = (words, full) if len(words) <= len(full) else (full, words)
            if not short:
                continue
            same = long[-len(short) :] == short or long[: len(short)] == short or self._same_ends(short, long)
            if same:
                fitting.append(someone)
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        title = title_words(role.of(self._text)) if role else set()
        return max(fitting, key=lambda person: (person.party in party, len(title & person.titles)))

    @staticmethod
    def _same_ends(short: list[str], long: list[str]) -> bool:
        """First and last word agree and only middle names differ, or one middle name stands for the whole."""
        if len(short) == 1:
            return len(long) > 2 and len(short[0]) > 2 and short[0] in long
        return short[0] == long[0] and short[-1] == long[-1]

    def titled(self, mention: Mention, among: Sequence[Someone]) -> Someone | None:
        """The person that a title alone means, by its words, its party, or as the only one of that party."""
        words = title_words(mention.role.of(self._text) if mention.role else self._text[mention.start : mention.end])
        people = [p for p in among if not mention.party or p.party is None or p.party in mention.party]
        if mention.heads:
            people = [p for p in people if not p.heads or not p.heads.isdisjoint(mention.heads)]
            exact = len(words) > 1 and any(words <= p.titles for p in people)
            if not mention.party and self.issuer and not exact:
                people = [p for p in people if p.party in (None, self.issuer)] or people
        fitting = [p for p in people if words and words <= p.titles]
        if self.issuer and fitting and not mention.party and mention.role and self._heads_in(mention.role):
            own = [p for p in fitting if p.party == self.issuer]
            if not own and self._opens(words):
                return None
            fitting = own or fitting
        if not fitting and mention.heads:
            fitting = [p for p in people if p.heads]
        if not fitting:
            most = max((len(words & p.titles) for p in people), default=0)
            enough = most > 1 or (most and (len(words) == 1 or mention.party))
            fitting = [p for p in people if enough and len(words & p.titles) == most]
        if not fitting and mention.role and not mention.heads:
            headships = self._heads_in(mention.role)
            fitting = [p for p in people if p.headships & headships]
            fitting = fitting if len(fitting) == 1 else []
        if len(fitting) > 1 and self._last:
            fitting = [p for p in self._last if p in fitting] or fitting
        if fitting:
            return fitting[0]
        left = [p for p in among if p.party in mention.party] if mention.party else [p for p in among if not p.titles]
        return left[0] if len(left) == 1 else None

    def _opens(self, words: set[str]) -> bool:
        """Whether a title alone stands before all persons that bear it: it is then nobody's of them, but that of the
        issuer's own, who is not named ("The Prime Minister spoke to the Prime Minister of Norway, …")."""
        bearers = [p.first for p in self.people if words and words <= p.titles]
        alone = [(o.start, o.role) for o in self._offices if not o.party and o.role]
        opening = (start for start, role in alone if title_words(role.of(self._text)) == words)
        return bool(bearers) and next(opening, min(bearers)) < min(bearers)

    def _heads_in(self, role: Span) -> set[str]:
        """The keys of the offices of heads in a title, by which "the head of state" is the President."""
        found: set[str] = set()
        reached = role.start
        for hit in self._reading.hits_in(role):
            if isinstance(hit.entry, Office) and hit.start >= reached:
                reached = hit.end
                if hit.entry.head:
                    found.add(hit.entry.id)
        return found

    def remember(self, people: Iterable[Someone]) -> None:
        """Note who was a subject last; "he" and "they" point there."""
        self._last = list(people) or self._last

    @property
    def last(self) -> list[Someone]:
        """The persons who were the last subject, in order."""
        return self._last


_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii"))


@lru_cache(maxsize=4096)
def _name_words(name: str) -> list[str]:
    """The words of a name for comparison: folded, without commas and generational suffixes; not to be changed."""
    return [word for part in name.casefold().split() if (word := part.strip(",")) not in _SUFFIXES]


_EMPTY_WORDS = frozenset(["the", "of", "for", "and", "to", "a", "an", "mr", "mrs", "dr", "his", "her", "visiting"])


_CASE_ENDING = re.compile(r"(?<=[а-яё]{3})(?:[оеы]го|[оеы]му|[ыи]ми|[аеёиоуыьэюяймх]{1,2})$")
"""What Cyrillic nouns and adjectives change by case, so that "Президенту" is the title of the "Президент"."""


def title_words(title: str) -> set[str]:
    """The words of a title that tell one office from another, folded and without case endings."""
    words = (word.strip(",") for word in title.casefold().replace("/", " ").split())
    return {_CASE_ENDING.sub("", word) for word in words if word not in _EMPTY_WORDS}


class Resolver:
    """Turns the subjects of a clause into a voice, given the persons and the sides of the engagement."""

    def __init__(
        self,
        cast: Cast,
        principals: Sequence[Someone],
        parties: Sequence[str],
        issuer: str | None,
        occasions: Mapping[int, Sequence[Someone]] = MappingProxyType({}),
    ) -> None:
        self._cast = cast
        self._principals = list(principals)
        self._parties = tuple(parties)
        self._issuer = issuer
        self._occasions = occasions
        self._nameless: tuple[str, ...] = ()
        """The party of the last subject when only an office was named ("The Secretary-General … He …")."""

    @property
    def parties(self) -> tuple[str, ...]:
        """The sides of the occasion that the text is speaking of."""
        return self._parties

    def focus(self, sentence: int) -> None:
        """Narrow "they" and "the two sides" to a further occasion that this sentence reports, where a page has more."""
        people = self._occasions.get(sentence)
        if people:
            self._principals = list(people)
            self._parties = tuple(self._sides(people))

    def voice(self, subjects: Sequence[Mention]) -> Voice:
        """Who the subjects are together; an empty voice where nothing resolves them."""
        people: list[Someone] = []
        parties: list[str] = []
        rules: list[str] = []
        for mention in subjects:
            persons, sides, rule = self._one(mention)
            people += [p for p in persons if p not in people]
            parties += [s for s in sides if s not in parties]
            rules.append(rule)
        self._cast.remember(people)
        if people or not all(mention.kind == "pronoun" for mention in subjects):
            self._nameless = tuple(parties) if not people and [m.kind for m in subjects] == ["office"] else ()
        return Voice(tuple(p.name for p in people), tuple(parties), "+".join(dict.fromkeys(rules)))

    def is_principal(self, mention: Mention) -> bool:
        """Whether a name or title means one of those who met."""
        if mention.kind == "person" and mention.name:
            return self._cast.named(mention.name) in self._principals
        return self._cast.titled(mention, self._principals) is not None

    def others(self, mentions: Sequence[Mention]) -> Voice:
        """Who else takes part, without becoming the last subject."""
        people: list[Someone] = []
        parties: list[str] = []
        for mention in mentions:
            persons, sides, _ = self._one(mention)
            people += [p for p in persons if p not in people]
            parties += [s for s in sides if s not in parties]
        return Voice(tuple(p.name for p in people), tuple(parties), "with")

    def _one(self, mention: Mention) -> tuple[list[Someone], list[str], str]:
        if mention.kind == "person" and mention.name:
            someone = self._cast.named(mention.name, mention.party, mention.role)
            if someone:
                return [someone], self._sides([someone]), "name" if mention.name == someone.name else "name.part"
        if mention.kind == "office":
            if mention.plural:
                return self._everyone(mention, "office.plural")
            if GUEST in mention.heads and self._issuer:
                guests = [p for p in self._principals if p.party != self._issuer]
                if len(guests) == 1:
                    return guests, self._sides(guests), "office.guest"
            someone = self._cast.titled(mention, self._principals) or self._cast.titled(mention, self._cast.people)
            if someone:
                return [someone], self._sides([someone]), "office.words"
            own = [p for p in self._principals if p.party and p.party == self._issuer]
            if not mention.party and len(own) == 1:
                return own, self._sides(own), "office.issuer"
            return [], list(mention.party) or self._own(), "office.unknown"
        if mention.kind == "pronoun":
            if mention.first_person:
                return [], [self._issuer] if self._issuer else [], "pronoun.we"
            if mention.plural:
                group = self._cast.last if len(self._cast.last) > 1 else self._principals
                return (
                    list(group),
                    self._sides(group) if len(self._cast.last) > 1 else list(self._parties),
                    "pronoun.plural",
                )
            if self._nameless:
                return [], list(self._nameless), "pronoun.office"
            meant = self._he_or_she(mention)
            return meant, self._sides(meant), "pronoun.subject"
        if mention.kind == "collective":
            return self._everyone(mention, "collective")
        return [], list(mention.party), mention.kind

    def _he_or_she(self, mention: Mention) -> list[Someone]:
        """The last subject, else who stands first in the report; where that is known to be of the other sex, the one
        principal who is known to be of this.
        """
        last = self._cast.last[:1] or [p for p in self._principals if p.mention.start < mention.start][:1]
        if last and mention.feminine is not None and last[0].feminine is (not mention.feminine):
            agreeing = [person for person in self._principals if person.feminine is mention.feminine]
            return agreeing if len(agreeing) == 1 else last
        return last

    def _everyone(self, mention: Mention, rule: str) -> tuple[list[Someone], list[str], str]:
        """All principals, or those of the parties that the words name."""
        parties = list(mention.party) or list(self._parties)
        people = (
            [p for p in self._principals if p.party in parties] if mention.persons or mention.kind == "office" else []
        )
        return people, parties, rule

    def _own(self) -> list[str]:
        return [self._issuer] if self._issuer else []

    @staticmethod
    def _sides(people: Sequence[Someone]) -> list[str]:
        return list(dict.fromkeys(p.party for p in people if p.party))
