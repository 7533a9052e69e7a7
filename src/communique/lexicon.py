"""The vocabularies as objects.

`data/lexicons/shared` says what exists (states, organisations, places, events, topics); `data/lexicons/<lang>` says how
it is said in one language. Every entry has an id, the forms that match it, an example that must match and a
counter-example that must not; a test holds all of them to that. A form ending in `*` is open to the right ("tariff*").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from communique import datafile
from communique.errors import UnsupportedLanguage
from communique.inflection import PARADIGMS
from communique.model import Act, Kind, ReferenceKind, Stance

DATA = resources.files("communique") / "data"


class Entry(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What every entry has. `forms` are literal, `verbs` are lemmas that the language inflects.

    `example` lists texts in which the entry must be found, `counter` texts in which it must not. `source` says where
    the knowledge comes from, `since` and `until` (ISO dates, end inclusive) when it holds. `cased` repeats those forms
    that count only in exactly this case ("US", "Chad"). `unless` lists longer phrases in which a form does not count
    ("Latin America" for "America").
    """

    id: str
    forms: list[str] = []
    verbs: list[str] = []
    cased: list[str] = []
    unless: list[str] = []
    example: list[str] = []
    counter: list[str] = []
    source: str | None = None
    since: str | None = None
    until: str | None = None
    note: str | None = None


class Cue(Entry, kw_only=True):
    """Words that attribute: after an actor as subject they make an explicit or joint statement.

    `nouns` attribute after a light verb of the grammar with modifiers between ("expressed his firm *belief*").
    `takes` says what follows: "clause" ("said that X"), "object" (all that the cue governs: "thanked X for Y"), "topic"
    (a preposition of `drops`, then the content: "exchanged views on X"), "agenda" that the words name what was talked
    about, and a verb of `list_verb` or "were" tells it ("the topics discussed included X"). `needs` lists words of
    which one must follow in the sentence, or the words attribute nothing. `addressee` marks cues with a person before
    the content ("briefed X on Y"), which the content leaves out. `open_acts` lets the content decide the acts ("said"),
    otherwise `acts` are performed whatever follows; `otherwise` is the act of an open cue whose content shows none, and
    `of_person` replace `acts` where what the cue governs is a person ("welcomed Mr X"). `joint` marks cues that speak
    for all sides even with one subject ("discussed with"). `strength` grades the verb from 1 (noted) to 5 (warned).
    """

    nouns: list[str] = []
    acts: list[Act] = []
    takes: Literal["clause", "object", "topic", "agenda"] = "clause"
    drops: list[str] = []
    needs: list[str] = []
    addressee: bool = False
    open_acts: bool = False
    otherwise: Act = "assess"
    of_person: list[Act] = []
    joint: bool = False
    strength: int = 2


class Mark(Entry, kw_only=True):
    """Words inside a content that show which act it performs.

    `thing` are the acts where the subject is no actor ("cooperation should be …"); `noun` marks count also where they
    are no verb of a clause ("commitment to").

    The act depends on whose action the clause speaks of: `own` the speaker's side, `both` all sides, `other` somebody
    else, `any` no matter who. An empty list adds nothing. `weak` marks lose against any mark that is not weak.
    `after` marks look at the actor that follows them instead of the one before ("hopes that Russia …", 希望俄方…).
    `leading` marks count only in a main clause in which no other mark stands before them: what follows "is ready to" is
    aim, not assessment. `opening` marks count only where the content begins with them: 加强合作 without a subject asks
    for it.
    """

    own: list[Act] = []
    both: list[Act] = []
    other: list[Act] = []
    any: list[Act] = []
    weak: bool = False
    after: bool = False
    leading: bool = False
    opening: bool = False
    thing: list[Act] = []
    noun: bool = False


class TopicTerm(Entry, kw_only=True):
    """Terms that make a content be about `topic` (codebook, section 5). `weak` terms count only where no other does.

    `topic` "none" adds nothing but hides shorter terms inside ("food security"). `actors` are ids of states,
    organisations and events whose name or demonym is such a term ("body:" before an organisation's id that is also a
    state's); the engagement's own parties are not, except those in `own`.
    """

    topic: str
    weak: bool = False
    actors: list[str] = []
    own: list[str] = []


class StanceVerb(Entry, kw_only=True):
    """Words before a target that take a stance towards it. `grade` is the shade, strongest last in `GRADES`."""

    stance: Stance
    grade: str
    after: bool = False
    """True where the target precedes the words ("X is very important")."""
    needs: bool = False
    """True for everyday verbs ("promote"), which take a stance only towards what a "contestable" sign marks."""
    through: list[str] = []
    """Words behind which the target stands when a party comes first ("applauded B *for* its efforts")."""


class KindCue(Entry, kw_only=True):
    """Words of the meeting report that tell the kind of engagement; of several, the highest `weight` decides.

    `host` says of an audience which of the two named persons receives, where the words themselves tell (会见: the
    first, 拜会: the second); None where either may.
    """

    kind: Kind
    weight: int = 1
    host: Literal["first", "second"] | None = None


class ReferenceNoun(Entry, kw_only=True):
    """Nouns and names that point to an earlier engagement, agreement, document or initiative."""

    kind: ReferenceKind
    named: bool = False
    """True for a proper name that is a reference by itself, False for a noun that needs a determiner of the past."""
    phrase: bool = False
    """True for a noun that the syntax has widened to a phrase that points back; no entry says so itself."""


class Sign(Entry, kw_only=True):
    """Words that a stage weighs beside the ones it looks for.

    "past", "done"        that a thing lies before the engagement: words before its noun ("last"), after it ("reached")
    "future"              that it still lies ahead, or belongs to the engagement itself
    "contestable"         what can be contested at all (a policy, an order, a principle), for verbs that need it
    "summary", "generic"  heads of a target that point back to things named before, or that are no target by themselves
    "binding", "intended", "offered", "exploratory"   how firm an undertaking is
    "negated", "conditional", "hypothetical", "ahead"   how a content is put: "not", "if", "would", "will"
    """

    says: Literal[
        "past", "done", "future", "contestable", "summary", "generic",
        "binding", "intended", "offered", "exploratory",
        "negated", "conditional", "hypothetical", "ahead",
    ]  # fmt: skip


class Genre(Entry, kw_only=True):
    """Words that show a text to be something else than a readout: a press conference, a speech, a joint document.

    `forms` are looked for in the headline, where one is enough unless a form of `unless` stands there too; `lines` are
    beginnings of lines in the text, of which at least three are needed. `reason` says in one clause what the text is.
    `unread` texts are not read for statements where no label tells who speaks: questions would count as answers.
    """

    reason: str
    lines: list[str] = []
    unread: bool = False


class Office(Entry, kw_only=True):
    """An office: `head` marks heads of state and government (and those who stand in for one), who give audiences."""

    head: bool = False
    minister: bool = False


class Named(Entry, kw_only=True):
    """Something named in several languages: `names` maps a language to its forms, the first being the usual one."""

    names: dict[str, list[str]] = {}
    wikidata: str | None = None


class State(Named, kw_only=True):
    """A state. `id` is ISO 3166-1 alpha-3, `cow` its Correlates of War number, `sides` how its side is called."""

    iso2: str
    cow: int | None = None
    demonyms: dict[str, list[str]] = {}
    capital: str | None = None


class Organisation(Named, kw_only=True):
    """An international organisation; `id` is the short name that the codebook uses ("UN", "ASEAN")."""

    cow: int | None = None


class Place(Named, kw_only=True):
    """A city or a well-known building; `state` is alpha-3, `city` the id of the city a building stands in."""

    state: str
    city: str | None = None
    speaks_for: bool = False
    """True for a capital whose name also stands for its government ("Moscow")."""


class Event(Named, kw_only=True):
    """A recurring gathering that can host an engagement (UN General Assembly, G20 summit)."""


class Term(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An office held for `party`: `office` in English, `source` where it was learned from.

    A source is a readout that prints the title, with its id and day, or a public record by its Wikidata id. `start` and
    `end` are ISO dates as precise as known (year or day), both inclusive; None is open or unknown. Where no public
    record tells the start, it is the first day on which the title was printed.
    """

    office: str
    party: str
    start: str | None = None
    end: str | None = None
    source: str | None = None


class Person(Named, kw_only=True):
    """An office-holder with forms in several scripts and the offices held, the latest last.

    `short` maps a language to forms that name the person only where the office or the context tells who is meant
    (克里 for John Kerry); `names` are enough by themselves.
    """

    short: dict[str, list[str]] = {}
    terms: list[Term] = []


class Institution(Entry, kw_only=True):
    """A publisher or house that speaks for a party ("The White House" → USA)."""

    party: str


class Grammar(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """How one language differs mechanically: `syntax` and `paradigm` name the mechanics, `words` its word classes."""

    lang: str
    name: str
    syntax: str
    paradigm: str = "none"
    irregular: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    templates: dict[str, list[str]] = {}


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All vocabularies that a text in `lang` needs; one lexicon equals itself alone, so that it can key a cache."""

    lang: str
    grammar: Grammar
    cues: list[Cue]
    marks: list[Mark]
    topics: list[TopicTerm]
    stances: list[StanceVerb]
    kinds: list[KindCue]
    references: list[ReferenceNoun]
    signs: list[Sign]
    genres: list[Genre]
    offices: list[Office]
    states: list[State]
    organisations: list[Organisation]
    places: list[Place]
    events: list[Event]
    institutions: list[Institution]
    persons: list[Person]

    def forms(self, entry: Entry) -> Iterator[str]:
        """Every printed form of an entry in this language."""
        yield from entry.forms
        inflect = PARADIGMS[self.grammar.paradigm]
        for verb in entry.verbs:
            yield from inflect(verb, self.grammar.irregular)
        if isinstance(entry, Named):
            yield from entry.names.get(self.lang, ())


class _Table(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Any vocabulary file: each kind of entry under its own key."""

    cue: list[Cue] = []
    mark: list[Mark] = []
    topic: list[TopicTerm] = []
    stance: list[StanceVerb] = []
    kind: list[KindCue] = []
    reference: list[ReferenceNoun] = []
    sign: list[Sign] = []
    genre: list[Genre] = []
    office: list[Office] = []
    state: list[State] = []
    organisation: list[Organisation] = []
    place: list[Place] = []
    event: list[Event] = []
    institution: list[Institution] = []
    person: list[Person] = []


def languages() -> list[str]:
    """ISO 639-1 codes of the languages that have a folder with a grammar."""
    folders = (DATA / "lexicons").iterdir()
    return sorted(f.name for f in folders if f.name != "shared" and (f / "grammar.toml").is_file())


@lru_cache(maxsize=8)
def load(lang: str, folder: Traversable | None = None) -> Lexicon:
    """The lexicon of a language, from the package or from a `folder` of one's own, with what all languages share.

    UnsupportedLanguage names the languages there are.
    """
    folder = folder or DATA / "lexicons" / lang
    if not (folder / "grammar.toml").is_file():
        raise UnsupportedLanguage(f"language {lang!r} is not supported", hint=f"supported: {', '.join(languages())}")
    grammar = datafile.read(folder / "grammar.toml", Grammar)
    tables = [*_tables(folder), *_shared()]

    def every(key: str) -> list[Entry]:
        return [entry for table in tables for entry in getattr(table, key)]

    return msgspec.convert(
        {
            "lang": lang,
            "grammar": grammar,
            "cues": every("cue"),
            "marks": every("mark"),
            "topics": every("topic"),
            "stances": every("stance"),
            "kinds": every("kind"),
            "references": every("reference"),
            "signs": every("sign"),
            "genres": every("genre"),
            "offices": every("office"),
            "states": every("state"),
            "organisations": every("organisation"),
            "places": every("place"),
            "events": every("event"),
            "institutions": every("institution"),
            "persons": every("person"),
        },
        Lexicon,
    )


@cache
def topic_codes() -> tuple[str, ...]:
    """The topics of the codebook (section 5), by their codes, in alphabetical order."""
    return tuple(sorted({term.topic for term in load("en").topics} - {"none"}))


@cache
def _shared() -> tuple[_Table, ...]:
    """What all languages share, read once for all of them."""
    return tuple(table for place in (DATA / "lexicons" / "shared", DATA / "actors") for table in _tables(place))


def _tables(place: Traversable) -> Iterator[_Table]:
    """The vocabulary files of a folder, by name; none where there is no such folder."""
    for file in sorted(place.iterdir() if place.is_dir() else (), key=lambda f: f.name):
        if file.name.endswith(".toml") and file.name != "grammar.toml":
            yield datafile.read(file, _Table)
