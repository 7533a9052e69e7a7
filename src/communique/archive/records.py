"""The nouns of an archive: what is put in, what is kept, what an answer is made of.

Times are UTC, ISO 8601 with Z; days are ISO 8601 dates; spans are `[start, end)` in Unicode code points of the
version's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from communique.archive.labels import Label
from communique.archive.mark import Marks
from communique.archive.stance import Taken
from communique.archive.tokens import Term
from communique.model import Readout

State = Literal["present", "changed", "missing", "unreachable", "restored", "moved"]
Outcome = Literal["new", "unchanged", "changed", "missing", "unreachable", "restored", "moved"]
Gone = Literal["missing", "unreachable"]
Why = Literal["linked", "address", "meeting", "event"]


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
    reprint. `rows` holds the rows of every table that quotes, without the version's key, in the order of the schema,
    `labels` the shelves that the readout stands on, `stances` its positions by target,
    `marks` the set phrases found in its text, None where nobody has looked.
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
    labels: tuple[Label, ...]
    stances: tuple[Taken, ...]
    marks: Marks | None = None


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
    """A readout that answers a search, with its statements; without words and facets of statements, none is chosen."""

    id: str
    version: int
    day: str | None
    title: str | None
    url: str | None
    lang: str
    source: str
    issuer: str | None
    text: str
    statements: tuple[StatementPlace, ...]


class StatementPlace(NamedTuple):
    """Where a statement stands and who makes it. `number` is its index, `chosen` says that it answers the search.

    `account` is the speaker as seen from the issuer: "issuer", "other" or "joint"; None where not known or not asked.
    """

    number: int
    start: int
    end: int
    speakers: tuple[str, ...]
    party: tuple[str, ...]
    chosen: bool
    account: str | None = None


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


class OtherLanguage(NamedTuple):
    """The same issuer's readout in another language, and why it is taken for that: the page of one links the other, the
    addresses differ in the host only, the meeting is the same, or the parties, the way of meeting and the days are."""

    id: str
    lang: str
    why: Why


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
