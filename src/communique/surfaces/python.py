"""An archive from Python: the verbs of the command line, with results that become data frames.

    from communique import open_archive

    with open_archive("readouts.db") as archive:
        archive.search("strategic partnership", speaker="Holm").to_pandas()
        archive.table("statements").to_polars()

Results are lazy: nothing is asked before it is looked at, and every look asks anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique import pipeline
from communique.analysis.commitments.follow_up import FollowUps, follow_ups
from communique.analysis.commitments.ledger import fate, ledger
from communique.analysis.comparing.compare import Comparison, compare
from communique.analysis.comparing.pairs import Pair, pairs
from communique.analysis.phrases.discover import Discovered, discover
from communique.analysis.phrases.track import Track, track
from communique.analysis.positions.changes import Change, changes
from communique.analysis.positions.standing import Matrix, Page, matrix, positions, targets_asked
from communique.analysis.search import Query, search
from communique.analysis.verify import Verification, verify
from communique.archive import open_store
from communique.archive.base import Archive
from communique.archive.records import Entry, Gathering, OtherLanguage, Stats, Stored
from communique.errors import Impossible, UsageError
from communique.export import tables
from communique.pipeline import Summary
from communique.surfaces.commitment_record import KEYS, record

if TYPE_CHECKING:
    import pandas
    import polars

Row = dict[str, Any]


class Rows:
    """Rows as dictionaries, asked for when they are looked at. `columns` are their keys, also where there is no row."""

    def __init__(self, columns: Iterable[str], make: Callable[[], Iterable[Row]]) -> None:
        self.columns = tuple(columns)
        self._make = make

    def __iter__(self) -> Iterator[Row]:
        return iter(self._make())

    def __repr__(self) -> str:
        return f"<rows of {', '.join(self.columns)}>"

    def to_list(self) -> list[Row]:
        """All rows."""
        return list(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas frame; Impossible where pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise Impossible("pandas is not installed", hint='pip install "communique[frames]"') from error
        return pandas.DataFrame(self.to_list(), columns=list(self.columns))

    def to_polars(self) -> polars.DataFrame:
        """A polars frame; Impossible where polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise Impossible("polars is not installed", hint='pip install "communique[frames]"') from error
        rows = self.to_list()
        names = list(self.columns)
        return polars.DataFrame(rows, schema=names if not rows else None, infer_schema_length=None).select(names)


class OpenArchive:
    """An archive open for reading; `with` closes it. `store` is the archive itself, for whoever wants more."""

    def __init__(self, store: Archive) -> None:
        self.store = store

    def __enter__(self) -> OpenArchive:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the connection."""
        self.store.close()

    def search(self, text: str = "", *, limit: int = 1000, **filters: Any) -> Rows:
        """Hits of a search; the filters are the fields of `analysis.search.Query`."""
        try:
            query = Query(text=text, **filters)
        except TypeError as error:
            raise UsageError(f"no such filter: {error}", hint=f"filters: {', '.join(Query.__slots__)}") from error
        return Rows(_HIT, lambda: (_plain(hit) for hit in search(self.store, query, limit).hits))

    def show(self, id: str, version: int | None = None) -> Stored:
        """A readout as it stands, or one of its versions; NothingFound for an unknown one."""
        return self.store.get(id, version)

    def versions(self, id: str) -> list[Entry]:
        """What became of a readout, oldest first."""
        return self.store.history(id)

    def verify(self, quote: str) -> Verification:
        """Whether words were printed, and where."""
        return verify(self.store, quote)

    def track(self, phrase: str) -> Track:
        """The life of a phrase, given in its words or by the id of a formula."""
        return track(self.store, phrase)

    def discover(self, lang: str | None = None, limit: int = 50) -> list[Discovered]:
        """Set phrases that the registry does not know, the best first."""
        return discover(self.store, lang, limit)

    def positions(
        self, party: str | Sequence[str] = (), target: str | None = None, as_of: str | None = None, limit: int = 1000
    ) -> Page:
        """Stances of parties on a target, given by its id, words or a part of them, oldest first; with `as_of` what
        stood on that day. NothingFound for a target that nobody has a position on."""
        return positions(self.store, party=party, target=target, as_of=as_of, limit=limit)

    def matrix(self, as_of: str | None = None, **filters: Any) -> Matrix:
        """The latest stances of parties on targets; the filters are those of `analysis.positions.standing.matrix`."""
        return matrix(self.store, as_of=as_of, **filters)

    def changes(
        self, party: str | Sequence[str] = (), target: str | None = None, as_of: str | None = None,
        limit: int | None = None,
    ) -> list[Change]:  # fmt: skip
        """What was upgraded, downgraded, reversed, newly taken or dropped, the latest first."""
        targets = targets_asked(self.store, target) if target else ()
        return changes(self.store, party=party, targets=targets, as_of=as_of, limit=limit)

    def commitments(self, *, limit: int = 50, offset: int = 0, follow_ups: bool = True, **filters: Any) -> Rows:
        """Commitments with the keys of `communique commitments`, the latest day first, and what became of each.

        The filters are `party`, `to_party`, `since`, `until` and `due_before`; without `follow_ups`, only what was
        undertaken is asked for.
        """

        def made() -> Iterator[Row]:
            for entry in ledger(self.store, limit=limit, offset=offset, **filters).entries:
                yield record(entry, fate(self.store, entry) if follow_ups else None)

        unknown = filters.keys() - {"party", "to_party", "since", "until", "due_before"}
        if unknown:
            hint = "filters: party, to_party, since, until, due_before"
            raise UsageError(f"no such filter: {', '.join(sorted(unknown))}", hint=hint)
        return Rows(KEYS, made)

    def follow_ups(self, id: str, statement: int) -> FollowUps:
        """What follows a commitment and what it follows; NothingFound for an unknown statement."""
        return follow_ups(self.store, id, statement)

    def meetings(self, **filters: Any) -> list[Gathering]:
        """Meetings; the filters are `dyad`, `since` and `until`."""
        return self.store.meetings(**filters)

    def pairs(self) -> list[Pair]:
        """Readouts of one meeting by different issuers."""
        return pairs(self.store)

    def compare(self, a: str, b: str) -> Comparison:
        """Two readouts side by side, by their ids; NothingFound for an unknown one."""
        return compare(self.store.get(a).readout, self.store.get(b).readout)

    def other_languages(self, id: str) -> list[OtherLanguage]:
        """The same issuer's readouts of the same event in other languages; NothingFound for an unknown one."""
        return self.store.other_languages(id)

    def stats(self) -> Stats:
        """Counts and coverage."""
        return self.store.stats()

    def table(self, name: str) -> Rows:
        """One of the export's tables ("readouts", "statements", …; see data/tables/tables.toml)."""
        table = next((table for table in tables.tables() if table.name == name), None)
        if table is None:
            known = ", ".join(table.name for table in tables.tables())
            raise UsageError(f"no table {name!r}", hint=f"tables: {known}")
        columns = [column.name for column in table.column]
        return Rows(columns, lambda: (row for of, row in tables.rows(self.store) if of == name))


_HIT = ("id", "version", "statement", "quote", "left", "match", "right", "speakers", "side", "date", "title", "url")


def _plain(hit: Any) -> Row:
    return {name: list(value) if isinstance(value := getattr(hit, name), tuple) else value for name in _HIT}


def ingest(sources: str | Sequence[str], address: str | Path, **options: Any) -> Summary:
    """Put what sources hold into an archive, which is made where there is none; what was done, refusals included.

    The options are the fields of `pipeline.Ingest` (`fetch`, `reread`, `jobs`, …).
    """
    try:
        how = pipeline.Ingest(**options)
    except TypeError as error:
        raise UsageError(f"no such option: {error}") from error
    store = open_store(address, write=True)
    try:
        return pipeline.ingest([sources] if isinstance(sources, str) else sources, store, how)
    finally:
        store.close()


def open_archive(address: str | Path) -> OpenArchive:
    """The archive at a SQLite path or a `postgresql://` address, for reading. Impossible where there is none."""
    return OpenArchive(open_store(address))
