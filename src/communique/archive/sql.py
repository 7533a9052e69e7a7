"""What the two stores share: how rows are fetched and written, and the seam to their full-text index.

The SQL of `writer` and `reader` is the part that SQLite and PostgreSQL speak alike, with `?` for parameters.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from communique.archive.corrections import corrected
from communique.archive.history import address_key
from communique.archive.pack import unpack
from communique.archive.records import Correction, Spoken, Wanted
from communique.archive.tokens import Term
from communique.errors import NothingFound
from communique.model import Readout

Row = tuple[Any, ...]
Indexed = tuple[str, str, tuple[Spoken, ...]]

_CORRECTIONS = (
    'SELECT c.number, r.id, c.statement, c.field, c.value, c."by", c.why, c.at, c.sha256, c.anchor, c.start, c.state, '
    "c.reason FROM corrections c JOIN readouts r ON r.key = c.readout "
)


class Place(NamedTuple):
    """Where a text stands in the index: `slot` orders by day (unknown first) and arrival, `version` is its key."""

    slot: int
    version: int


class Matches(NamedTuple):
    """What an index answers: how many readouts, and of the first ones key and the numbers of the statements meant."""

    total: int
    found: list[tuple[int, tuple[int, ...]]]


class Sql(ABC):
    """A connection with an index. Everything that touches the database goes through these methods."""

    place: str
    """The path or address, without a password, as messages name it."""

    _next: dict[str, int]
    """The next key of every table, known only inside a transaction."""

    @abstractmethod
    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a query, or of a statement with RETURNING; an empty list for any other."""

    @abstractmethod
    def _each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """The rows of a query, a few at a time."""

    @abstractmethod
    def _many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """One statement for many rows."""

    @abstractmethod
    def _index(self, at: Place, indexed: Indexed) -> None:
        """Make the text that stands, and its statements, findable."""

    @abstractmethod
    def _unindex(self, at: Place, indexed: Indexed) -> None:
        """Take out what `_index` put in; `indexed` must be the same."""

    @abstractmethod
    def _index_past(self, version: int, words: str) -> None:
        """Keep a text that no longer stands findable for `texts_with`."""

    @abstractmethod
    def _unindex_past(self, version: int, words: str) -> None:
        """Take out what `_index_past` put in."""

    @abstractmethod
    def _clear_index(self) -> None:
        """Empty the index."""

    @abstractmethod
    def _matching(self, wanted: Wanted, limit: int, offset: int) -> Matches:
        """The readouts that answer a search, the latest day first, `limit` of them after `offset`."""

    @abstractmethod
    def _versions_with(self, phrases: Sequence[Term]) -> list[int]:
        """Keys of the versions, standing or past, in which at least one phrase stands, in ascending order."""

    @abstractmethod
    def _holding(self, groups: Sequence[Sequence[Term]]) -> tuple[str, list[object]]:
        """The condition on `readouts r` that of every group at least one term stands in the text, with its values."""

    def _one(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        rows = self._rows(sql, values)
        return rows[0] if rows else None

    def _count(self, sql: str, values: Sequence[object] = ()) -> int:
        row = self._one(sql, values)
        return int(row[0] or 0) if row else 0

    def _key(self, table: str, column: str = "key") -> int:
        if table not in self._next:
            self._next[table] = self._count(f"SELECT max({column}) FROM {table}") + 1
        key = self._next[table]
        self._next[table] += 1
        return key

    def _key_of(self, id: str) -> int:
        """The key of the readout known by this id or address; NothingFound hints at ids that hold it.

        Fewer than three characters hint at nothing: they stand in most ids.
        """
        for kind, name in (("id", id), ("url", address_key(id))):
            row = self._one("SELECT readout FROM names WHERE kind = ? AND name = ?", (kind, name))
            if row:
                return int(row[0])
        tail = id.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        like = "SELECT id FROM readouts WHERE id LIKE ? ESCAPE '\\' ORDER BY id LIMIT 3"
        near = self._rows(like, (f"%{tail}%",)) if len(id) > 2 else []
        hint = f"near: {', '.join(row[0] for row in near)}" if near else None
        raise NothingFound(f"no readout {id!r}", place=self.place, hint=hint)

    def _corrections(self, readout: int | None = None) -> list[Correction]:
        """The corrections of one readout, or all, oldest first."""
        if readout is None:
            return [Correction(*row) for row in self._rows(f"{_CORRECTIONS} ORDER BY c.number")]
        rows = self._rows(f"{_CORRECTIONS} WHERE c.readout = ? ORDER BY c.number", (readout,))
        return [Correction(*row) for row in rows]

    def _readout(self, reading: bytes, text: str, corrections: Sequence[Correction]) -> Readout:
        return corrected(unpack(reading, text), corrections)[0]
