"""The team store: the same contract in a PostgreSQL database, in a schema of its own named `communique`.

Needs the optional driver (`pip install "communique[postgres]"`). Writers take turns by an advisory lock; readers never
wait. The index is two tables whose keys a GIN index holds; a phrase is then looked for in the keys as they follow one
another. PostgreSQL's own text search is not used: it caps positions at 16,383 and knows no Chinese.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from communique.archive.check import Checker
from communique.archive.languages import Languages
from communique.archive.ledger import Ledger
from communique.archive.narrowing import Narrowing
from communique.archive.reader import Reader
from communique.archive.records import Wanted
from communique.archive.registers import Registers
from communique.archive.sql import Indexed, Matches, Place, Row
from communique.archive.tokens import Term, index_version
from communique.archive.writer import Writer
from communique.errors import CommuniqueError, Impossible

if TYPE_CHECKING:
    import psycopg

_SCHEMA = resources.files("communique.archive") / "schema" / "postgres"
_LOCK = 0x434D4E51
_FETCH = 200
_UNDATED = "0000-00-00"


class PostgresArchive(Writer, Reader, Checker, Narrowing, Registers, Ledger, Languages):
    """An archive in a PostgreSQL schema; see `base.Archive` for what its methods do."""

    def __init__(self, connection: psycopg.Connection[Any], place: str) -> None:
        self._connection = connection
        self.place = place
        self._next, self._shelf_keys = {}, {}

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _clear(self.place), self._connection.transaction():
            self._rows(f"SELECT pg_advisory_xact_lock({_LOCK})")
            self._next, self._shelf_keys = {}, {}
            yield

    def migrate(self) -> None:
        """Bring an older schema, or none, to the form this program writes."""
        with self._transaction():
            self._rows("CREATE SCHEMA IF NOT EXISTS communique")
            form = form_of(self)
            for number, script in migrations():
                if number > form:
                    self._rows(script)
            self._note("schema", str(migrations()[-1][0]))
            kept = self._one("SELECT value FROM meta WHERE name = 'index'")
            if kept and kept[0] != index_version():
                self.reindex()
            self._note("index", index_version())
            self._refile()
            self._refile_stances()

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        with _clear(self.place):
            cursor = self._connection.execute(_marked(sql), values or None)
            return cursor.fetchall() if cursor.description else []

    def _each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        with _clear(self.place), self._connection.transaction(), self._connection.cursor("each") as cursor:
            cursor.execute(_marked(sql), values or None)
            while rows := cursor.fetchmany(_FETCH):
                yield from rows

    def _many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        with _clear(self.place), self._connection.cursor() as cursor:
            cursor.executemany(_marked(sql), rows)

    def _index(self, at: Place, indexed: Indexed) -> None:
        words, facets, spoken = indexed
        self._rows("INSERT INTO words VALUES (?, TRUE, ?, ?)", (at.version, *_body(f"{words} · {facets}")))
        rows = [(at.version, number, *_body(f"{one.words} · {one.facets}")) for number, one in enumerate(spoken)]
        self._many("INSERT INTO spoken VALUES (?, ?, ?, ?)", rows)

    def _unindex(self, at: Place, indexed: Indexed) -> None:
        for table in ("words", "spoken"):
            self._rows(f"DELETE FROM {table} WHERE version = ?", (at.version,))

    def _index_past(self, version: int, words: str) -> None:
        self._rows("INSERT INTO words VALUES (?, FALSE, ?, ?)", (version, *_body(words)))

    def _unindex_past(self, version: int, words: str) -> None:
        self._rows("DELETE FROM words WHERE version = ? AND NOT standing", (version,))

    def _clear_index(self) -> None:
        self._rows("TRUNCATE words, spoken")

    def _matching(self, wanted: Wanted, limit: int, offset: int) -> Matches:
        conditions, values = _conditions(wanted)
        joined = "words w JOIN readouts r ON r.version_key = w.version"
        joined += " JOIN spoken i ON i.version = w.version" if wanted.own else ""
        source = f"FROM {joined} WHERE {' AND '.join(conditions)}"
        order = f"coalesce(r.day, '{_UNDATED}') DESC, r.key DESC"
        total = self._count(f"SELECT count(DISTINCT r.key) {source}", values)
        numbers = "array_agg(i.number ORDER BY i.number)" if wanted.own else "ARRAY[]::integer[]"
        rows = self._rows(
            f"SELECT r.key, {numbers} {source} GROUP BY r.key, r.day ORDER BY {order} "
            f"LIMIT {limit:d} OFFSET {offset:d}", values
        )  # fmt: skip
        return Matches(total, [(key, tuple(found)) for key, found in rows])

    def _answers(self, wanted: Wanted, limit: int) -> dict[int, list[int]]:
        conditions, values = _conditions(wanted)
        joined = "words w JOIN readouts r ON r.version_key = w.version"
        if wanted.own:
            rows = self._rows(
                f"SELECT r.slot, array_agg(i.number) FROM {joined} JOIN spoken i ON i.version = w.version "
                f"WHERE {' AND '.join(conditions)} GROUP BY r.slot ORDER BY r.slot DESC LIMIT {limit:d}", values
            )  # fmt: skip
            return dict(rows)
        if not wanted.terms and not wanted.common:
            joined, conditions = "readouts r", ["TRUE", *conditions[1:]]
        rows = self._rows(
            f"SELECT r.slot FROM {joined} WHERE {' AND '.join(conditions)} ORDER BY r.slot DESC LIMIT {limit:d}", values
        )
        return {int(slot): [] for (slot,) in rows}

    def _answer_years(self, wanted: Wanted) -> list[tuple[int, int]]:
        conditions, values = _conditions(wanted)
        own = " JOIN spoken i ON i.version = w.version" if wanted.own else ""
        rows = self._rows(
            f"SELECT substr(r.day, 1, 4)::integer, count(DISTINCT r.key) FROM words w "
            f"JOIN readouts r ON r.version_key = w.version{own} WHERE {' AND '.join(conditions)} "
            "AND r.day IS NOT NULL GROUP BY 1", values
        )  # fmt: skip
        return [(year, count) for year, count in rows]

    def _said(self, wanted: Wanted, limit: int) -> list[tuple[int, int]]:
        conditions, values = _conditions(wanted, spoken=True)
        rows = self._rows(
            "SELECT r.slot, i.number FROM words w JOIN readouts r ON r.version_key = w.version "
            f"JOIN spoken i ON i.version = w.version WHERE {' AND '.join(conditions)} "
            f"ORDER BY r.slot DESC, i.number DESC LIMIT {limit:d}", values
        )  # fmt: skip
        return [(slot, number) for slot, number in rows]

    def _versions_with(self, phrases: Sequence[Term]) -> list[int]:
        if not phrases:
            return []
        asked, values = _any_of(phrases, "i")
        rows = self._rows(f"SELECT i.version FROM words i WHERE {asked} ORDER BY i.version", values)
        return [int(version) for (version,) in rows]

    def _places_saying(self, groups: Sequence[Sequence[Term]], limit: int) -> list[int]:
        asked = [_any_of(list(group), "i") for group in groups]
        rows = self._rows(
            "SELECT (r.slot << 10) | i.number FROM spoken i JOIN versions v ON v.key = i.version "
            f"JOIN readouts r ON r.key = v.readout WHERE {' AND '.join(condition for condition, _ in asked)} "
            "ORDER BY 1 LIMIT ?", [*(value for _, values in asked for value in values), limit]
        )  # fmt: skip
        return [int(place) for (place,) in rows]

    def _holding(self, groups: Sequence[Sequence[Term]]) -> tuple[str, list[object]]:
        conditions, values = _conditions(Wanted(common=tuple(tuple(group) for group in groups)))
        return f"r.version_key IN (SELECT w.version FROM words w WHERE {' AND '.join(conditions)})", values


def _marked(sql: str) -> Any:
    """The SQL with psycopg's marks; literal percent signs are doubled."""
    return sql.replace("%", "%%").replace("?", "%s") if "?" in sql else sql


def _body(keys: str) -> tuple[str, list[str]]:
    return f" {keys} ", sorted(set(keys.split()))


def _conditions(wanted: Wanted, *, spoken: bool = False) -> tuple[list[str], list[object]]:
    """What must hold of a text `w`, its readout `r` and a statement `i`, with the values.

    A statement holds the words where facets of its own are asked for, or with `spoken`; else the text holds them.
    """
    conditions, values = ["w.standing"], list[object]()
    common = [list(facet) for facet in wanted.common]
    for group in [[term] for term in wanted.terms] + [list(facet) for facet in wanted.own]:
        condition, asked = _any_of(group, "i" if wanted.own or spoken else "w")
        conditions.append(condition)
        values += asked
    for group in common:
        condition, asked = _any_of(group, "w")
        conditions.append(condition)
        values += asked
    for bound, sign in ((wanted.since, ">="), (wanted.until, "<=")):
        if bound:
            conditions.append(f"coalesce(r.day, '{_UNDATED}') {sign} ?")
            values.append(bound)
    return conditions, values


def _any_of(terms: Sequence[Term], row: str) -> tuple[str, list[object]]:
    """That one of the terms stands in a row: its whole keys by the index, then their order in the body."""
    alternatives, values = [], list[object]()
    for term in terms:
        whole = list(term.keys[:-1] if term.prefix else term.keys)
        if len(term.keys) == 1 and not term.prefix:
            alternatives.append(f"{row}.keys @> ?::text[]")
            values.append(whole)
            continue
        alternatives.append(f"({row}.keys @> ?::text[] AND strpos({row}.body, ?) > 0)")
        values += [whole, " " + " ".join(term.keys) + ("" if term.prefix else " ")]
    return f"({' OR '.join(alternatives)})", values


def migrations() -> list[tuple[int, str]]:
    """The numbered scripts of the schema, in order."""
    files = sorted((f for f in _SCHEMA.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return [(int(f.name[:3]), f.read_text(encoding="utf-8")) for f in files]


def form_of(archive: PostgresArchive) -> int:
    """The number of the schema's form; 0 where there is none."""
    if not archive._count("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'communique'"):
        return 0
    if archive._one("SELECT to_regclass('communique.meta')") in (None, (None,)):
        hint = "name another database"
        raise Impossible("its schema `communique` is not an archive of ours", place=archive.place, hint=hint)
    row = archive._one("SELECT value FROM meta WHERE name = 'schema'")
    return int(row[0]) if row else 0


def open_postgres(address: str, *, write: bool) -> PostgresArchive:
    """The archive in this database; with `write` its schema is made where there is none, and upgraded."""
    place = _without_password(address)
    try:
        import psycopg
    except ImportError as error:
        hint = 'pip install "communique[postgres]"'
        raise Impossible("PostgreSQL needs its driver, which is not installed", place=place, hint=hint) from error
    options = "-c search_path=communique -c client_min_messages=warning"
    with _clear(place):
        archive = PostgresArchive(psycopg.connect(address, autocommit=True, options=options), place)
        try:
            _examine(archive, write=write)
        except BaseException:
            archive.close()
            raise
    return archive


def _examine(archive: PostgresArchive, *, write: bool) -> None:
    form, newest = form_of(archive), migrations()[-1][0]
    if form > newest:
        hint = f"its form is {form}, this program knows up to {newest}: install a newer communique"
        raise Impossible("made by a newer communique", place=archive.place, hint=hint)
    if write:
        archive.migrate()
        return
    if form == 0:
        hint = "communique ingest SOURCE --archive ADDRESS makes one"
        raise Impossible("no such archive", place=archive.place, hint=hint)
    archive._rows("SET default_transaction_read_only = on")
    # The planner does not count what unpacking long arrays costs, and would read whole tables of them; compiling a
    # query takes longer than any of ours.
    archive._rows("SET enable_seqscan = off")
    archive._rows("SET jit = off")
    index = archive._one("SELECT value FROM meta WHERE name = 'index'")
    if form < newest or index != (index_version(),) or not archive._filed():
        hint = "any command that writes upgrades it: communique ingest --archive ADDRESS"
        raise Impossible("made by an older communique", place=archive.place, hint=hint)


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return address.replace(f":{parts.password}@", ":…@") if parts.password else address


@contextmanager
def _clear(place: str) -> Iterator[None]:
    """Turn the server's failures into one clear line."""
    import psycopg

    try:
        yield
    except CommuniqueError:
        raise
    except psycopg.errors.DiskFull as error:
        hint = "what was acknowledged is kept; free some space and run it again"
        raise Impossible("the server's disk is full", place=place, hint=hint) from error
    except psycopg.errors.ReadOnlySqlTransaction as error:
        raise Impossible("may be read but not written", place=place) from error
    except psycopg.OperationalError as error:
        line = str(error).strip().splitlines()[0] if str(error).strip() else "no answer"
        raise Impossible(f"the server cannot be used: {line}", place=place, hint="check address and server") from error
