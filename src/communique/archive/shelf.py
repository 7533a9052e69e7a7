"""The nouns of the shelves: what a list of readouts is asked by, and what a line of it, a source, a person, a party is.

Days are ISO 8601 dates, months "YYYY-MM", times UTC with Z. `first` and `last` are days; None where no readout has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from communique.archive.records import Entry, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Which readouts are meant: those for which all of this holds; None and empty ask nothing.

    `source` is the name a readout is kept under, `section` a trail of names as that source prints them, from the
    outside in, standing for everything below it (it needs `source`). `parties` are codes that all took part, `person`
    is the id of a record, or the printed name where there is none. `lang` is ISO 639-1, `year` that of the readout's
    day, `kind` the kind of engagement, `issuer` the code of the side that published it.
    """

    source: str | None = None
    section: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    person: str | None = None
    lang: str | None = None
    year: int | None = None
    kind: str | None = None
    issuer: str | None = None


class Principal(NamedTuple):
    """Who met: the name as printed, the party's code and the id of the record, None where not known."""

    name: str
    party: str | None
    record: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A readout in a list. `day` is the event's, else that of publication; `published` as printed by the publisher.

    `versions` counts its distinct texts, `statements` those read in the text that stands. `original` is the id of the
    issuer's own copy where this is a reprint.
    """

    id: str
    title: str | None
    day: str | None
    published: str | None
    lang: str
    source: str
    publisher: str | None
    issuer: str | None
    kind: str | None
    city: str | None
    country: str | None
    parties: tuple[str, ...]
    meeting: str | None
    state: State
    versions: int
    statements: int
    original: str | None
    principals: tuple[Principal, ...]


class Listing(NamedTuple):
    """How many readouts there are, and the lines asked for: the newest day first, those without one last."""

    total: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around a readout. `meeting`: other readouts of its meeting, by day; `languages`: those of them that
    the same issuer published in another language, one each, of the same host before others; `reprints`: the same words
    elsewhere (`meeting` and `reprints` at most fifty); `before` and `after`: the ones next to it by day in its source.
    """

    meeting: tuple[Line, ...]
    languages: tuple[Line, ...]
    reprints: tuple[Line, ...]
    before: Line | None
    after: Line | None


@dataclass(frozen=True, slots=True)
class SourceShelf:
    """What a source has given: readouts by language (the most first), and by month with at least one, in order.

    `gaps` are silences of more than thirty days and more than five times its usual interval, as (last day before,
    first day after).
    """

    source: str
    readouts: int
    first: str | None
    last: str | None
    langs: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    gaps: tuple[tuple[str, str], ...]


class Section(NamedTuple):
    """A section as the source prints it: its trail from the outside in, and how many readouts stand in or below it."""

    trail: tuple[str, ...]
    readouts: int


class Change(NamedTuple):
    """An entry of the history with the readout it is about, as it stands now."""

    entry: Entry
    line: Line


class Identifier(NamedTuple):
    """A readout by its id, with the time of its last change or correction; `key` is what to go on `after`."""

    key: int
    id: str
    changed: str


@dataclass(frozen=True, slots=True)
class PersonShelf:
    """A person as readouts name them: `person` is the id of a record, or the printed name where there is none.

    `names` as printed, the most frequent first, and `parties` the codes they are named for.
    """

    person: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    readouts: int
    first: str | None
    last: str | None


class Role(NamedTuple):
    """A role as printed, None where none is, with the party, and the readouts that print it."""

    role: str | None
    party: str | None
    first: str | None
    last: str | None
    readouts: int


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person with the roles as printed (the earliest first), the other sides met, sources, and years in order."""

    shelf: PersonShelf
    roles: tuple[Role, ...]
    counterparts: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]


class PartyShelf(NamedTuple):
    """A party with the readouts of engagements it took part in."""

    party: str
    readouts: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class PartyPage:
    """A party with the others it met, those who spoke or were present for it (as in `PersonShelf.person`), sources,
    each the most frequent first, and years in order. `met` is False where it took part in no engagement: counted are
    then the readouts that it issued, or that name somebody of it as present."""

    shelf: PartyShelf
    counterparts: tuple[tuple[str, int], ...]
    people: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    met: bool = True


FacetField = Literal[
    "source", "lang", "kind", "issuer", "party", "person", "year", "speaker", "side", "act", "topic", "stance", "mode"
]


class Facet(NamedTuple):
    """How many of the readouts that answer a search have each value of a field, the most first.

    Counted are the `counted` newest of them; `complete` says that these are all. A readout with two values counts for
    both. Of a field of statements (from "speaker" on) counted are the statements that answer, the readout once a value.
    Persons and speakers are ids of records, else printed names; years are four digits, the newest first.
    """

    counted: int
    complete: bool
    values: tuple[tuple[str, int], ...]
