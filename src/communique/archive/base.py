"""The contract of an archive: what is put in, what is kept, what can be asked. SQLite and PostgreSQL both hold to it.

Identity. A readout is known by the ids and addresses it came under; the same id or address with another text is a new
version of it. A title, a page stamp or a file name is never identity, a failed fetch never a removal.

    new ──► present ──another text──► changed ──404, 410──► missing ──back──► restored
               │                                               └──same text at a new address──► moved (under the old id)
               └──any other failure──► unreachable ──back, same text──► present

Every change of state is one entry of the readout's history and nothing is ever taken out of it. Times are UTC,
ISO 8601 with Z; days are ISO 8601 dates; spans are `[start, end)` in Unicode code points of the version's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from communique.archive.tokens import Term
from communique.model import Readout

State = Literal["present", "changed", "missing", "unreachable", "restored", "moved"]
Outcome = Literal["new", "unchanged", "changed", "missing", "unreachable", "restored", "moved"]
Gone = Literal["missing", "unreachable"]


@dataclass(frozen=True, slots=True)
class Capture:
    """How the bytes of one version were got.

    `source` is the SOURCE that was given, `origin` that and the entry in it ("readouts.jsonl:12"), `how` the way
    ("text", "html", "jsonl", "csv", "warc", "feed", "fetch"). `at` is when the source says it was captured, None where
    it does not say (the archive then writes its own clock). `raw` are the bytes as received, None where they are the
    text in UTF-8. `headers` are those of the response that a later conditional request needs.
    """

    source: str
    origin: str
    how: str
    at: str | None = None
    raw: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()


class Spoken(NamedTuple):
    """A statement as the index knows it: the keys of its words, and its facets."""

    words: str
    facets: str


@dataclass(frozen=True, slots=True)
class Packed:
    """A readout made ready for any store, away from it: workers pack, one writer writes.

    `day` is the event's date, else the day of publication; `day_basis` says which ("text", "dateline", "relative",
    "publication"). `content` is a checksum of the readout proper without furniture, case and punctuation: equal in a
    reprint. `rows` holds the rows of every table that quotes, without the version's key, in the order of the schema.
    """

    id: str
    sha256: str
    text: str
    url: str | None
    lang: str
    publisher: str | None
    source: str
    issuer: str | None
    title: str | None
    published: str | None
    day: str | None
    day_basis: str | None
    kind: str | None
    city: str | None
    country: str | None
    parties: tuple[str, ...]
    reason: str | None
    content: int
    reading: bytes
    reading_checksum: int
    capture: Capture
    raw: bytes | None
    raw_sha256: str | None
    words: str
    facets: str
    spoken: tuple[Spoken, ...]
    rows: Mapping[str, tuple[tuple[object, ...], ...]]


class Put(NamedTuple):
    """What became of something put in: the outcome, and the id and number of the version it is kept as.

    `absorbed` is the id of another readout that turned out to be this one at its new address; it is no more.
    """

    outcome: Outcome
    id: str
    version: int
    absorbed: str | None = None


class Standing(NamedTuple):
    """How a readout stands now: enough to tell, before reading it, whether what arrives is unchanged."""

    id: str
    version: int
    state: State
    sha256: str
    raw_sha256: str
    url: str | None
    headers: tuple[tuple[str, str], ...]


class Entry(NamedTuple):
    """One change of state. `version` is the number of the text that stood then; without new text it repeats."""

    version: int
    sha256: str
    first_seen: str
    state: State
    url: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's correction of one field of what the machine read.

    `statement` is the index of the statement it is about, None for the engagement. `anchor` are the words it rests on,
    `start` where and `sha256` in which text they stood; in another text they must stand exactly once. It is "active"
    as long as it holds for the current text, else "orphaned" with the reason. `number` counts from 1 as they were made.
    """

    number: int
    id: str
    statement: int | None
    field: str
    value: str
    by: str
    why: str | None
    at: str
    sha256: str
    anchor: str
    start: int
    state: Literal["active", "orphaned"]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Stored:
    """One version of a readout as the archive holds it, with active corrections applied to `readout`.

    `id` is the archive's, `readout.document.id` the one it was ingested under. `versions` counts the distinct texts,
    `standing` tells whether this is the one that stands now, `state` how the readout stands now.
    `original` is the id of the issuer's own copy where this is a reprint.
    """

    id: str
    readout: Readout
    version: int
    versions: int
    sha256: str
    first_seen: str
    standing: bool
    state: State
    source: str
    day: str | None
    day_basis: str | None
    meeting: str | None
    original: str | None
    how: str
    origin: str
    corrected: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search asks of a store: terms that all occur, and facets that all hold.

    `common` facets are true of the readout, `own` facets of one and the same statement, in which the terms must then
    occur too. Each facet is a list of alternatives. `since` and `until` are days, both inclusive.
    """

    terms: tuple[Term, ...] = ()
    common: tuple[tuple[Term, ...], ...] = ()
    own: tuple[tuple[Term, ...], ...] = ()
    since: str | None = None
    until: str | None = None


class Candidate(NamedTuple):
    """A readout that answers a search, with the statements that do (empty: the search asks for none)."""

    id: str
    version: int
    day: str | None
    title: str | None
    url: str | None
    text: str
    statements: tuple[StatementPlace, ...]


class StatementPlace(NamedTuple):
    """Where a statement stands and who makes it. `number` is its index, `chosen` says that it answers the search."""

    number: int
    start: int
    end: int
    speakers: tuple[str, ...]
    party: tuple[str, ...]
    chosen: bool


class TextVersion(NamedTuple):
    """A kept text: the readout's id, the number of the version, the text, and whether it stands now."""

    id: str
    version: int
    text: str
    current: bool


@dataclass(frozen=True, slots=True)
class Member:
    """What the grouping of meetings looks at in a readout. `fixed` is a meeting given by a person's correction."""

    key: int
    id: str
    day: str
    exact: bool
    kind: str
    parties: tuple[str, ...]
    lang: str
    issuer: str | None
    names: tuple[tuple[str, str, str | None], ...]
    meeting: str | None
    fixed: str | None


@dataclass(frozen=True, slots=True)
class Gathering:
    """One meeting with its readouts: `parties` sorted, `readouts` ids by day and id."""

    id: str
    date: str
    parties: tuple[str, ...]
    kind: str
    readouts: tuple[str, ...]


class Printed(NamedTuple):
    """A text that stands, with what dates and signs it. `key` is its version's, `issuer` a party, else the source."""

    key: int
    id: str
    day: str | None
    lang: str
    issuer: str
    parties: tuple[str, ...]
    title: str | None
    url: str | None
    text: str


class Held(NamedTuple):
    """A readout of an engagement that was held in a city, for finding what a text refers to."""

    id: str
    day: str
    parties: tuple[str, ...]
    meeting: str | None


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """What a source has given: `first` and `last` day, and `gaps`: silences of more than thirty days and more than
    five times its usual interval, as (last day before, first day after)."""

    source: str
    readouts: int
    first: str | None
    last: str | None
    gaps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of the whole archive. `versions` counts the distinct texts of every readout."""

    readouts: int
    versions: int
    meetings: int
    statements: int
    sources: tuple[SourceCoverage, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """Something kept that no longer agrees with itself: a hash, or a span that no longer gives its words."""

    id: str
    version: int
    what: str


class Archive(Protocol):
    """What every store does. Reading never writes; writing happens inside `writing()` and is kept when it ends."""

    def close(self) -> None:
        """Let go of the file or the connection."""

    def writing(self) -> AbstractContextManager[None]:
        """One transaction: everything done inside is kept together when it ends well, nothing of it otherwise."""

    def start_run(self, sources: Sequence[str]) -> int:
        """Note that an ingest of these sources begins; its number."""

    def end_run(self, run: int, counts: dict[str, int]) -> None:
        """Note how an ingest ended."""

    def put(self, packed: Packed, run: int, *, reread: bool = False) -> Put:
        """Keep a readout: as new, as another version, as a return, as a move, or not at all when it is unchanged.

        `reread` replaces what was read from an unchanged text; corrections stay.
        """

    def gone(self, name: str, state: Gone, note: str, run: int, at: str | None = None) -> Put | None:
        """Note that an address or id did not answer; None for one the archive does not know.

        Where its text came in at a new address in the same run, it has moved there.
        """

    def again(self, id: str | None, url: str | None, run: int, at: str | None = None) -> Put | None:
        """Note that a readout was met with the text it has; None for one the archive does not know."""

    def standing(self, id: str | None, url: str | None) -> Standing | None:
        """How the readout known by this id or address stands; None for one that is not known."""

    def addresses_from(self, origin: str) -> list[str]:
        """Current addresses of readouts first got through this source, in order of arrival."""

    def get(self, id: str, version: int | None = None) -> Stored:
        """A readout as it stands, or one of its versions; NothingFound with near ids as the hint."""

    def history(self, id: str) -> list[Entry]:
        """The changes of state of a readout in order of time; NothingFound for an unknown id."""

    def raw(self, id: str, version: int) -> bytes:
        """The bytes as they were received."""

    def everything(self) -> Iterator[Stored]:
        """Every version of every readout, in order of arrival and number."""

    def search(self, wanted: Wanted, limit: int) -> tuple[int, list[Candidate]]:
        """How many readouts answer, and the first `limit` of them, the latest day first."""

    def texts_with(self, phrases: Sequence[Term]) -> Iterator[TextVersion]:
        """Every kept text in which at least one of the phrases stands, in order of arrival and number."""

    def holding(self, groups: Sequence[Sequence[Term]] = (), lang: str | None = None) -> list[int]:
        """Keys of texts that stand and hold, of every group, at least one term; by day, those without one first."""

    def printed(self, keys: Sequence[int]) -> Iterator[Printed]:
        """The texts of these keys, a few hundred at a time, each few hundred by day."""

    def spoken_in(self, keys: Sequence[int]) -> dict[int, list[StatementPlace]]:
        """The statements of texts by their `Printed.key`, in order, none of them chosen."""

    def tally(self) -> list[tuple[str | None, str, tuple[str, ...], int]]:
        """How many readouts each day, issuer (a party, else the source) and set of parties has."""

    def members(self, *, ungrouped: bool) -> list[Member]:
        """Readouts that report an engagement: all, or those that share their parties with one not yet grouped."""

    def group(self, meetings: Sequence[tuple[int, str]]) -> None:
        """Set the meeting of readouts, given as (key, meeting id)."""

    def meetings(self, dyad: Sequence[str] = (), since: str | None = None, until: str | None = None) -> list[Gathering]:
        """Meetings by date and id, of these parties (all of them) and days (inclusive) where given."""

    def held_in(self, cities: Sequence[str], before: str) -> list[Held]:
        """Engagements in a city, under any of these names of it, before a day; the latest first."""

    def correct(self, id: str, statement: int | None, field: str, value: str, by: str, why: str | None) -> Correction:
        """Log a correction and apply it; UsageError where the field or the value is not one."""

    def corrections(self, id: str | None = None) -> list[Correction]:
        """The log of corrections, oldest first."""

    def stats(self) -> Stats:
        """Counts and coverage."""

    def check(self) -> Iterator[Broken | None]:
        """Re-slice every span and recompute every hash: one value per version and finding, None for sound ones."""
