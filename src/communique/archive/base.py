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

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Literal, Protocol

from communique.archive.mark import FormulaCount, Issued, IssuerCount, Mark, Marks, NearCount, Quoted, Unmarked, Used
from communique.archive.promise import Asked, Utterance
from communique.archive.records import (
    Broken,
    Candidate,
    Correction,
    Entry,
    Gathering,
    Gone,
    Held,
    Member,
    OtherLanguage,
    Packed,
    Printed,
    Put,
    Standing,
    StatementPlace,
    Stats,
    Stored,
    TextVersion,
    Wanted,
)
from communique.archive.shelf import (
    Change,
    Facet,
    FacetField,
    Identifier,
    Line,
    Listing,
    Neighbours,
    PartyPage,
    PartyShelf,
    PersonPage,
    PersonShelf,
    Section,
    Shelf,
    SourceShelf,
)
from communique.archive.stance import Chance, Mention, Pair, Stated
from communique.archive.tokens import Term
from communique.model import Document


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

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> tuple[int, list[Candidate]]:
        """How many readouts answer, and `limit` of them after `offset`, the latest day first."""

    def texts_with(self, phrases: Sequence[Term]) -> Iterator[TextVersion]:
        """Every kept text in which at least one of the phrases stands, in order of arrival and number."""

    def holding(self, groups: Sequence[Sequence[Term]] = (), lang: str | None = None) -> list[int]:
        """Keys of texts that stand and hold, of every group, at least one term; by day, those without one first."""

    def printed(self, keys: Sequence[int]) -> Iterator[Printed]:
        """The texts of these keys, a few hundred at a time, each few hundred by day."""

    def documents(self, keys: Sequence[int]) -> dict[int, Document]:
        """The documents of these texts, as they were read, by `Printed.key`; keys of none are left out."""

    def spoken_in(self, keys: Sequence[int]) -> dict[int, list[StatementPlace]]:
        """The statements of texts by their `Printed.key`, in order, none of them chosen."""

    def said_at(self, places: Sequence[tuple[int, int, int]]) -> dict[tuple[int, int, int], StatementPlace]:
        """The first statement that holds each place, given as (`Printed.key`, start, end); others are left out."""

    def issued(self, issuers: Sequence[str]) -> list[Issued]:
        """How many readouts these issuers have, by year and by the parties of their meetings, in no order."""

    def mark(self, readout: int, marks: Marks) -> None:
        """Keep what was found in the text that stands for the readout with this key, for what was found before."""

    def unmarked(self, registry: int, limit: int) -> list[Unmarked]:
        """Texts that stand and were not looked through by this registry, up to a limit, in no order."""

    def all_marked(self, registry: int) -> bool:
        """Whether this registry looked through every text that stands; else what is kept of phrases is not all."""

    def quoted(
        self, formula: str, *, near: bool = False, limit: int | None = None, offset: int = 0, newest: bool = False
    ) -> list[Quoted]:
        """Where a formula stands, or what is near it, by day, those without one first (last where `newest` is)."""

    def used(self, formula: str) -> list[Used]:
        """How many readouts use a formula, by issuer, year and the parties of their meetings, in no order."""

    def used_days(self, formula: str) -> list[tuple[str, str]]:
        """The days on which issuers use a formula, as (day, issuer), by day."""

    def near_counts(self, formula: str, limit: int) -> list[NearCount]:
        """The most frequent wordings near a formula."""

    def formula_counts(self) -> list[FormulaCount]:
        """Every formula that is used, by id."""

    def marks_in(self, id: str, registry: int) -> tuple[Mark, ...] | None:
        """The marks of the text that stands, by place; None where this registry did not look through it."""

    def issuer_counts(self, id: str, formulae: Sequence[str]) -> list[IssuerCount]:
        """How the issuer of a readout uses formulae, in all and up to this readout (0 where it has no day)."""

    def members(self, *, ungrouped: bool) -> list[Member]:
        """Readouts that report an engagement: all, or those that share their parties with one not yet grouped."""

    def group(self, meetings: Sequence[tuple[int, str]]) -> None:
        """Set the meeting of readouts, given as (key, meeting id)."""

    def meetings(self, dyad: Sequence[str] = (), since: str | None = None, until: str | None = None) -> list[Gathering]:
        """Meetings by date and id, of these parties (all of them) and days (inclusive) where given."""

    def meeting(self, id: str) -> Gathering:
        """One meeting by its id; NothingFound with near ids as the hint."""

    def meeting_page(
        self, dyad: Sequence[str] = (), since: str | None = None, until: str | None = None, *,
        limit: int, offset: int = 0, newest: bool = True,
    ) -> tuple[int, list[Gathering]]:  # fmt: skip
        """How many meetings `meetings` would list, and `limit` of them after `offset`, the latest day first or last."""

    def meeting_days(
        self, dyad: Sequence[str] = (), since: str | None = None, until: str | None = None
    ) -> list[tuple[str, int]]:
        """Days with meetings in order, each with how many; asked as `meetings` is."""

    def meeting_span(self, dyad: Sequence[str] = ()) -> tuple[str, str] | None:
        """The first and the last day with a meeting of these parties; None where they never met."""

    def other_languages(self, id: str) -> list[OtherLanguage]:
        """The same issuer's readouts of the same event in other languages, by language, one each; NothingFound."""

    def attendance(self, since: str | None = None, until: str | None = None) -> list[tuple[str, int]]:
        """Parties with the number of meetings they took part in, the most first, then by code; days inclusive."""

    def encounters(
        self, party: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[tuple[str, str, int]]:
        """Two parties and the meetings both took part in, the most first, then by codes; days inclusive.

        The first code comes before the second; with `party`, only its own, and it is always the first.
        """

    def held_in(self, cities: Sequence[str], before: str) -> list[Held]:
        """Engagements in a city, under any of these names of it, before a day; the latest first."""

    def stance_pairs(
        self, parties: Sequence[str] = (), targets: Sequence[str] = (), *, known: bool = False
    ) -> list[Pair]:
        """Which parties hold positions on which targets, in no order; only these parties', only on these targets, only
        on targets that the program knows, where asked."""

    def stance_targets(self, part: str) -> list[str]:
        """Ids of targets that hold these characters, case aside, in order."""

    def latest_stances(self, parties: Sequence[str], targets: Sequence[str], until: str | None = None) -> list[Stated]:
        """Of each of these parties on each of these targets the latest stance in every account, in no order.

        With `until` the latest on or before that day; stances without a day then do not count, else they are the
        earliest.
        """

    def stances(
        self, parties: Sequence[str] = (), targets: Sequence[str] = (), until: str | None = None, *,
        limit: int, offset: int = 0, newest: bool = True,
    ) -> tuple[int, list[Stated]]:  # fmt: skip
        """How many stances there are, and `limit` of them after `offset`, the latest first or last; asked as
        `latest_stances` is, where empty asks nothing."""

    def standing_stances(
        self, parties: Sequence[str] = (), targets: Sequence[str] = (), until: str | None = None, *,
        limit: int, offset: int = 0,
    ) -> tuple[int, list[Stated]]:  # fmt: skip
        """Of every party on every target in every account the latest stance: how many, and `limit` of them, the latest
        first; asked as `stances` is."""

    def stance_mentions(
        self, parties: Sequence[str] = (), targets: Sequence[str] = (), until: str | None = None
    ) -> list[Mention]:
        """All dated stances asked for, without their words, by party, target and day."""

    def stances_of(self, mentions: Sequence[Mention]) -> list[Stated]:
        """The same stances with their words, in the same order."""

    def stance_chances(self, party: str, issuer: str, parties: Sequence[str], until: str | None = None) -> list[Chance]:
        """Readouts of engagements of exactly these parties by one issuer in which the party speaks, by day."""

    def correct(self, id: str, statement: int | None, field: str, value: str, by: str, why: str | None) -> Correction:
        """Log a correction and apply it; UsageError where the field or the value is not one."""

    def corrections(self, id: str | None = None) -> list[Correction]:
        """The log of corrections, oldest first."""

    def revision(self) -> str:
        """Another word after every transaction that wrote: as long as it is the same, every answer is."""

    def listed(self, shelf: Shelf, offset: int = 0, limit: int = 50) -> Listing:
        """How many readouts stand on a shelf, and `limit` of them after `offset`, the newest day first."""

    def days(self, shelf: Shelf, since: str, until: str) -> list[tuple[str, int]]:
        """Days with readouts of a shelf in order, each with how many; both ends inclusive."""

    def told(self, meeting: str) -> tuple[Line, ...]:
        """The readouts that tell of a meeting, by day, fifty at most; empty for an unknown one."""

    def neighbours(self, id: str) -> Neighbours:
        """What stands around a readout; NothingFound for an unknown id."""

    def sources(self) -> list[SourceShelf]:
        """Every source by name, with its languages, its months and its silences."""

    def source(self, name: str) -> SourceShelf:
        """One of them; NothingFound where it has no readout."""

    def sections(self, source: str) -> list[Section]:
        """The sections of a source by trail, each after the one above it; empty where its pages print none."""

    def people(
        self, query: str = "", offset: int = 0, limit: int = 50, *, order: Literal["readouts", "name"] = "readouts"
    ) -> tuple[int, list[PersonShelf]]:
        """How many persons have names in which every word of the query begins a word, and `limit` of them after
        `offset`: those with the most readouts first, or by name."""

    def person(self, id: str) -> PersonPage:
        """A person by the id of a record, or by the printed name where there is none; NothingFound."""

    def parties(self) -> list[PartyShelf]:
        """Every party, those with the most readouts first."""

    def party(self, code: str, top: int = 50) -> PartyPage:
        """A party with at most `top` others and persons; NothingFound where it took part in nothing and nobody of it
        was present."""

    def facet_counts(self, wanted: Wanted, fields: Sequence[FacetField] = ...) -> dict[FacetField, Facet]:
        """How the readouts that `search` finds divide by these fields (without: all of them), in this order.

        Costs at most 7 queries, over the newest 3,000 readouts and 1,000 statements that answer.
        """

    def year_counts(self, wanted: Wanted) -> Facet:
        """How many of the readouts that `search` finds each year has, the latest first; those without a day are left
        out."""

    def shelf_counts(self, shelf: Shelf) -> dict[FacetField, Facet]:
        """How the readouts of a shelf divide by "source", "lang", "kind", "party" and "year".

        Years are counted on all of them, the others on the newest 3,000 (on all for a shelf without conditions).
        """

    def identifiers(self, after: int = 0, limit: int = 1000) -> list[Identifier]:
        """Readouts in order of arrival, `limit` of them with a `key` greater than `after`."""

    def recent_changes(self, limit: int = 50) -> list[Change]:
        """The last entries of the history, the latest first."""

    def as_of(self, id: str, instant: str) -> int | None:
        """The number of the version that stood at a time, UTC with Z; None before the archive first saw the readout."""

    def undertakings(self, asked: Asked, limit: int, offset: int = 0) -> tuple[int, list[Utterance]]:
        """How many undertakings of standing texts there are, and `limit` of them after `offset`, latest day first."""

    def utterance(self, id: str, statement: int) -> Utterance:
        """A statement of the text that stands; NothingFound for an unknown one."""

    def said(self, groups: Sequence[Sequence[Term]], limit: int) -> list[int]:
        """Places of at most `limit` statements that hold, of every group, at least one term; empty without a term.

        Terms may be words or facets; places are those of `Utterance.place`, in no order.
        """

    def utterances(self, places: Sequence[int]) -> list[Utterance]:
        """The statements at these places, in their order; a place that no longer holds one is left out."""

    def parties_at(self, places: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The parties to the engagements whose readouts hold the statements at these places."""

    def latest_day(self) -> str | None:
        """The latest day of a readout; None where none has a day."""

    def about_statements(self) -> int:
        """About how many statements stand, for reckoning how rare a word is."""

    def stats(self) -> Stats:
        """Counts and coverage."""

    def check(self) -> Iterator[Broken | None]:
        """Re-slice every span and recompute every hash: one value per version and finding, None for sound ones."""
