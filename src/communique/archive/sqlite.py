"""The embedded store: one SQLite file with FTS5, which opens in Datasette as it is.

Written in write-ahead mode, so that readers read while one process writes, and with full synchronisation, so that what
was acknowledged outlives a kill and a power cut. A second writer waits for the first one's transaction.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from importlib import resources
from itertools import islice
from pathlib import Path

from communique.archive.check import Checker
from communique.archive.languages import Languages
from communique.archive.ledger import Ledger
from communique.archive.narrowing import Narrowing
from communique.archive.reader import Reader
from communique.archive.records import Wanted
from communique.archive.registers import Registers
from communique.archive.slots import DATED, DAY_BITS, day_at, slots_of
from communique.archive.sql import Indexed, Matches, Place, Row
from communique.archive.tokens import Term, index_version
from communique.archive.writer import Writer
from communique.errors import CommuniqueError, Impossible

APPLICATION_ID = 0x434D4E51
"""Four letters in the file's header, "CMNQ", by which a file is known to be ours (SQLite's application_id)."""

_SCHEMA = resources.files("communique.archive") / "schema" / "sqlite"
_WAIT_SECONDS = 60
_STATEMENT_BITS = 10
_STATEMENTS = 1 << _STATEMENT_BITS
_FETCH = 200
_TOGETHER = 200
"""Questions to the index that one query puts together."""
_PAGE = 8192
"""Bytes: texts of 2 KB with their readings fill pages of 4 KB badly."""


class SqliteArchive(Writer, Reader, Checker, Narrowing, Registers, Ledger, Languages):
    """An archive in a SQLite file; see `base.Archive` for what its methods do."""

    def __init__(self, connection: sqlite3.Connection, place: str) -> None:
        self._connection = connection
        self.place = place
        self._next, self._shelf_keys = {}, {}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._rows("BEGIN IMMEDIATE")
        self._next, self._shelf_keys = {}, {}
        try:
            yield
            self._rows("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def migrate(self) -> None:
        """Bring an older file, or an empty one, to the form this program writes."""
        with self._transaction():
            form = self._count("PRAGMA user_version")
            for number, script in migrations():
                if number > form:
                    for statement in statements(script):
                        self._rows(statement)
                    self._rows(f"PRAGMA user_version = {number}")
            self._rows(f"PRAGMA application_id = {APPLICATION_ID}")
            kept = self._one("SELECT value FROM meta WHERE name = 'index'")
            if kept and kept[0] != index_version():
                self.reindex()
            self._note("index", index_version())
            self._refile()
            self._refile_stances()

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        with _clear(self.place):
            return self._connection.execute(sql, values).fetchall()

    def _each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        with _clear(self.place), closing(self._connection.execute(sql, values)) as cursor:
            while rows := cursor.fetchmany(_FETCH):
                yield from rows

    def _many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        with _clear(self.place):
            self._connection.executemany(sql, rows)

    def _index(self, at: Place, indexed: Indexed) -> None:
        words, facets, spoken = indexed
        self._rows("INSERT INTO words (rowid, body) VALUES (?, ?)", (at.slot, f"{words} · {facets}"))
        self._many("INSERT INTO spoken (rowid, body) VALUES (?, ?)", _spoken_rows(at.slot, spoken))

    def _unindex(self, at: Place, indexed: Indexed) -> None:
        words, facets, spoken = indexed
        self._forget("words", [(at.slot, f"{words} · {facets}")])
        self._forget("spoken", _spoken_rows(at.slot, spoken))

    def _index_past(self, version: int, words: str) -> None:
        self._rows("INSERT INTO words (rowid, body) VALUES (?, ?)", (-version, words))

    def _unindex_past(self, version: int, words: str) -> None:
        self._forget("words", [(-version, words)])

    def _clear_index(self) -> None:
        for table in ("words", "spoken"):
            self._rows(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")

    def _forget(self, table: str, rows: Sequence[tuple[int, str]]) -> None:
        self._many(f"INSERT INTO {table} ({table}, rowid, body) VALUES ('delete', ?, ?)", rows)

    def _matching(self, wanted: Wanted, limit: int, offset: int) -> Matches:
        rows, bits, values = _asked(wanted)
        found = self._answers(wanted, limit, offset)
        if wanted.own and not bits:
            found = self._own(wanted, found)
        known = self._rows(f"SELECT slot, key FROM readouts WHERE slot IN ({_marks(found)})", list(found))
        keys: dict[int, int] = dict(known)
        total = self._count(f"SELECT {_counted(bits)} {rows}", values)
        return Matches(total, [(keys[slot], tuple(sorted(n))) for slot, n in found.items() if slot in keys])

    def _answers(self, wanted: Wanted, limit: int, offset: int = 0) -> dict[int, list[int]]:
        rows, bits, values = _asked(wanted)
        slots = f"SELECT {'rowid' if 'MATCH' in rows else 'slot'} {rows} ORDER BY 1 DESC"
        if not bits:
            return {slot: [] for (slot,) in self._rows(f"{slots} LIMIT ? OFFSET ?", (*values, limit, offset))}
        found: dict[int, list[int]] = {}
        for (row,) in self._each(slots, values):
            slot = row >> bits
            if slot not in found and len(found) == offset + limit:
                break
            found.setdefault(slot, []).append(row & (_STATEMENTS - 1))
        return dict(islice(found.items(), offset, None))

    def _said(self, wanted: Wanted, limit: int) -> list[tuple[int, int]]:
        rows, bits, values = _asked(wanted, spoken=True)
        found = self._rows(f"SELECT rowid {rows} ORDER BY rowid DESC LIMIT ?", (*values, limit))
        return [(row >> bits, row & (_STATEMENTS - 1)) for (row,) in found]

    def _answer_years(self, wanted: Wanted) -> list[tuple[int, int]]:
        rows, bits, values = _asked(wanted)
        if bits or _has_phrase(wanted):
            slots = f"SELECT {'DISTINCT ' if bits else ''}rowid >> {bits} AS slot {rows} AND rowid >= {DATED << bits}"
            days = self._rows(f"SELECT min(slot), count(*) FROM ({slots}) GROUP BY slot >> {DAY_BITS}", values)
            found: Counter[int] = Counter()
            for slot, count in days:
                found[int(str(day_at(slot))[:4])] += count
            return list(found.items())
        row = "rowid" if "MATCH" in rows else "slot"
        ends = f"SELECT (SELECT {row} {rows} AND {row} >= {DATED} ORDER BY 1 LIMIT 1), "
        first, last = self._rows(f"{ends}(SELECT {row} {rows} ORDER BY 1 DESC LIMIT 1)", (*values, *values))[0]
        if not first:
            return []
        one = f"(SELECT count(*) {rows})"
        return self._by_year(one, first, last, lambda year: _asked(_within(wanted, year))[2])

    def _own(self, wanted: Wanted, slots: Iterable[int]) -> dict[int, list[int]]:
        """The statements of readouts that hold the facets asked of a statement, by slot."""
        lows = [slot << _STATEMENT_BITS for slot in slots]
        found: dict[int, list[int]] = {low >> _STATEMENT_BITS: [] for low in lows}
        one = "SELECT rowid FROM spoken WHERE spoken MATCH ? AND rowid BETWEEN ? AND ?"
        query = _query(wanted.terms, wanted.own)
        for at in range(0, len(lows), _TOGETHER):
            some = lows[at : at + _TOGETHER]
            values = [value for low in some for value in (query, low, low + _STATEMENTS - 1)]
            for (row,) in self._rows(" UNION ALL ".join([one] * len(some)), values):
                found[row >> _STATEMENT_BITS].append(row & (_STATEMENTS - 1))
        return found

    def _versions_with(self, phrases: Sequence[Term]) -> list[int]:
        query = " OR ".join(_phrase(term) for term in phrases)
        if not query:
            return []
        rows = [row for (row,) in self._rows("SELECT rowid FROM words WHERE words MATCH ?", (query,))]
        standing = [self._count("SELECT version_key FROM readouts WHERE slot = ?", (row,)) for row in rows if row > 0]
        return sorted([*standing, *(-row for row in rows if row < 0)])

    def _places_saying(self, groups: Sequence[Sequence[Term]], limit: int) -> list[int]:
        rows = self._rows("SELECT rowid FROM spoken WHERE spoken MATCH ? LIMIT ?", (_query((), groups), limit))
        return [int(row) for (row,) in rows]

    def _holding(self, groups: Sequence[Sequence[Term]]) -> tuple[str, list[object]]:
        return "r.slot IN (SELECT rowid FROM words WHERE words MATCH ?)", [_query((), groups)]

    def _structure(self) -> Iterator[str]:
        for (line,) in self._rows("PRAGMA quick_check"):
            if line != "ok":
                yield f"file: {line}"


def _needs_statements(wanted: Wanted) -> bool:
    """Whether only the statements' index can answer: one statement must hold several things at once."""
    return len(wanted.own) + bool(wanted.terms) > 1 and bool(wanted.own)


def _has_phrase(wanted: Wanted) -> bool:
    """Whether words must follow one another, which costs the index more than the number of answers tells."""
    facets = (term for kind in (wanted.common, wanted.own) for group in kind for term in group)
    return any(len(term.keys) > 1 for term in (*wanted.terms, *facets))


def _asked(wanted: Wanted, *, spoken: bool = False) -> tuple[str, int, tuple[object, ...]]:
    """The rows that answer a search, `FROM … WHERE …`, by how many bits their number is a slot's, and the values.

    They are rows of the index of texts or, where only that can answer or `spoken` asks it, of statements; without any
    word or facet they are readouts.
    """
    bits = _STATEMENT_BITS if spoken or _needs_statements(wanted) else 0
    low = slots_of(wanted.since)[0] if wanted.since else 1
    high = slots_of(wanted.until)[1] if wanted.until else (1 << 50)
    query = _query(wanted.terms, wanted.own, *([] if bits else [wanted.common]))
    if not query:
        return "FROM readouts WHERE slot BETWEEN ? AND ?", 0, (low, high)
    table = "spoken" if bits else "words"
    where = f"FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ?"
    values: tuple[object, ...] = (query, low << bits, ((high + 1) << bits) - 1)
    if bits and wanted.common:
        where += f" AND (rowid >> {bits}) IN (SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?)"
        values = (*values, _query(wanted.terms, wanted.own, wanted.common), low, high)
    return where, bits, values


def _counted(bits: int) -> str:
    """How many readouts there are among rows whose numbers are by so many bits a slot's."""
    return f"count(DISTINCT rowid >> {bits})" if bits else "count(*)"


def _within(wanted: Wanted, year: int) -> Wanted:
    """The same, asked of one year."""
    since, until = f"{year:04}-01-01", f"{year:04}-12-31"
    return replace(wanted, since=max(wanted.since or since, since), until=min(wanted.until or until, until))


def _spoken_rows(slot: int, spoken: Iterable[tuple[str, str]]) -> list[tuple[int, str]]:
    return [
        ((slot << _STATEMENT_BITS) | number, f"{words} · {facets}")
        for number, (words, facets) in enumerate(spoken)
        if number < _STATEMENTS
    ]


def _query(terms: Sequence[Term], *facets: Sequence[Sequence[Term]]) -> str:
    """The question in FTS5's language; keys and facets hold no quotation mark."""
    groups = [[term] for term in terms] + [list(alternatives) for kind in facets for alternatives in kind]
    return " AND ".join(f"({' OR '.join(_phrase(term) for term in group)})" for group in groups)


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.keys)}"' + (" *" if term.prefix else "")


def migrations() -> list[tuple[int, str]]:
    """The numbered scripts of the schema, in order."""
    files = sorted((f for f in _SCHEMA.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return [(int(f.name[:3]), f.read_text(encoding="utf-8")) for f in files]


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, so that all of them fit into one transaction."""
    lines: list[str] = []
    for line in script.splitlines():
        lines.append(line)
        statement = "\n".join(lines)
        if sqlite3.complete_statement(statement):
            yield statement
            lines = []


def open_sqlite(path: Path, *, write: bool) -> SqliteArchive:
    """The archive in this file; with `write` it is made where it does not exist, and upgraded where it is older."""
    place = str(path)
    if path.is_dir():
        raise Impossible("a folder, not an archive", place=place, hint="name a file")
    if not write and (not path.is_file() or path.stat().st_size == 0):
        raise Impossible("no such archive", place=place, hint="communique ingest SOURCE --archive FILE makes one")
    with _clear(place):
        archive = SqliteArchive(_connect(path, write=write), place)
        try:
            _examine(archive, write=write)
        except BaseException:
            archive.close()
            raise
    return archive


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    address = path.absolute().as_uri()
    # A reader that may write removes the files of write-ahead mode when it is the last to leave.
    modes = ("?mode=rwc",) if write else ("?mode=rw", "?mode=ro", "?mode=ro&immutable=1")
    for mode in modes:
        connection = sqlite3.connect(
            address + mode, uri=True, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.DatabaseError as error:
            connection.close()
            # A read-only folder cannot take the shared-memory file of write-ahead mode; at rest it is not needed.
            if mode == modes[-1] or "unable to open" not in str(error) or _log_of(path):
                raise
        else:
            break
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA query_only = {not write:d}")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def _log_of(path: Path) -> bool:
    """Whether a write-ahead log with something in it stands beside the file."""
    log = path.with_name(path.name + "-wal")
    return log.is_file() and log.stat().st_size > 0


def _examine(archive: SqliteArchive, *, write: bool) -> None:
    """Whether the file is ours and of a form we know; Impossible where it is not."""
    place, newest = archive.place, migrations()[-1][0]
    tables = archive._count("SELECT count(*) FROM sqlite_master")
    form = archive._count("PRAGMA user_version")
    if tables and archive._count("PRAGMA application_id") != APPLICATION_ID:
        raise Impossible("a database, but not an archive of communique", place=place, hint="name another file")
    if form > newest:
        hint = f"its form is {form}, this program knows up to {newest}: install a newer communique"
        raise Impossible("made by a newer communique", place=place, hint=hint)
    if write:
        archive._rows(f"PRAGMA page_size = {_PAGE}")
        archive._rows("PRAGMA journal_mode = WAL")
        archive._rows("PRAGMA synchronous = FULL")
        archive.migrate()
        return
    index = archive._one("SELECT value FROM meta WHERE name = 'index'") if form == newest else None
    if index is None or index[0] != index_version() or not archive._filed():
        hint = "any command that writes upgrades it: communique ingest --archive FILE"
        raise Impossible("made by an older communique", place=place, hint=hint)


_PROBLEMS = {
    "disk is full": ("the disk is full", "what was acknowledged is kept; free some space and run it again"),
    "readonly database": ("may be read but not written", "check its permissions"),
    "database is locked": ("another program is writing to it", "run it again when that one is done"),
    "not a database": ("not an archive of communique", "name another file"),
    "malformed": ("damaged", "restore it from a copy, or ingest its sources into a new file"),
    "unable to open": ("cannot be opened", "check that the folder exists and its permissions"),
    "disk I/O error": ("the disk does not take or give the data", "what was acknowledged is kept"),
}


@contextmanager
def _clear(place: str) -> Iterator[None]:
    """Turn SQLite's failures into one clear line."""
    try:
        yield
    except CommuniqueError:
        raise
    except sqlite3.DatabaseError as error:
        for sign, (problem, hint) in _PROBLEMS.items():
            if sign in str(error):
                if sign == "unable to open" and Path(place).is_file():
                    problem, hint = _PROBLEMS["readonly database"]
                raise Impossible(problem, place=place, hint=hint) from error
        raise
