"""Keeping the shelves: which readouts stand where, how many, and what stands together. See `labels` for what is filed.

Everything is counted when a readout is put up or taken down, so that no page has to count what it shows. What a
transaction changes is gathered and written at its end, each number once.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from time import time_ns

from communique.archive.labels import LABELS_VERSION, Label, pairs_of
from communique.archive.pack import labels
from communique.archive.slots import DAY_BITS, day_at, span_of_month
from communique.archive.sql import Sql
from communique.archive.tokens import index_string
from communique.text import search_key

_AT_ONCE = 1000
"""Readouts that are filled in anew before what they change is written."""


@dataclass
class _Pending:
    """What a transaction has yet to write: readouts put up, and by how much or where counts change."""

    up: list[tuple[int, list[int]]] = field(default_factory=list)
    shelves: Counter[int] = field(default_factory=Counter)
    together: Counter[tuple[int, int]] = field(default_factory=Counter)
    months: set[tuple[int, str]] = field(default_factory=set)


class Filing(Sql):
    """The part of the writing half that keeps the shelves."""

    _pending: _Pending

    _shelf_keys: dict[Label, int]
    """Keys of shelves already looked up, known only inside a transaction."""

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[None]:
        """One transaction of one writer; keys known from earlier ones are forgotten."""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """See `Archive.writing`."""
        with self._transaction():
            self._pending = _Pending()
            self._note("revision", f"{time_ns():x}")
            yield
            self._settle_shelves()

    def reshelve(self) -> None:
        """Fill the shelves anew from what was read, corrections included."""
        for table in ("shelves", "shelved", "filed", "together", "months", "person_words"):
            self._rows(f"DELETE FROM {table}")
        self._shelf_keys.clear()
        self._next.pop("shelves", None)
        self._pending = _Pending()
        for key, slot, version in self._rows("SELECT key, slot, version_key FROM readouts ORDER BY key"):
            row = self._rows("SELECT reading, text FROM versions WHERE key = ?", (version,))[0]
            self._shelve(slot, labels(self._readout(bytes(row[0]), row[1], self._corrections(key))))
            if len(self._pending.up) == _AT_ONCE:
                self._settle_shelves()
        self._settle_shelves()

    def _refile(self) -> None:
        """`reshelve` where the shelves were filled by another way of filing, or not yet."""
        if not self._filed():
            self.reshelve()
            self._note("shelves", str(LABELS_VERSION))

    def _filed(self) -> bool:
        """Whether the shelves were filled as this program does it."""
        return self._one("SELECT value FROM meta WHERE name = 'shelves'") == (str(LABELS_VERSION),)

    def _note(self, name: str, value: str) -> None:
        sql = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        self._rows(sql, (name, value))

    def _shelve(self, slot: int, labels: Sequence[Label]) -> None:
        """Put a readout on its shelves."""
        keys = {label: self._shelf(label) for label in labels}
        self._pending.up.append((slot, list(keys.values())))
        self._count_up(slot, keys, 1)

    def _unshelve(self, slot: int) -> None:
        """Take a readout off its shelves."""
        self._put_up()
        row = self._one("SELECT shelves FROM filed WHERE slot = ?", (slot,))
        keys = self._labels(json.loads(row[0]) if row else [])
        self._rows("DELETE FROM filed WHERE slot = ?", (slot,))
        self._many("DELETE FROM shelved WHERE shelf = ? AND slot = ?", [(key, slot) for key in keys.values()])
        self._count_up(slot, keys, -1)

    def _labels(self, keys: Sequence[int]) -> dict[Label, int]:
        """The labels of shelves, with their keys."""
        rows = self._rows(
            "SELECT s.key, s.kind, s.name, p.kind, p.name FROM shelves s LEFT JOIN shelves p ON p.key = s.parent "
            f"WHERE s.key IN ({', '.join('?' * len(keys))})", keys
        ) if keys else []  # fmt: skip
        return {Label(kind, name, (of, whose) if of else None): key for key, kind, name, of, whose in rows}

    def _count_up(self, slot: int, keys: Mapping[Label, int], step: int) -> None:
        """Count a readout that was put on these shelves, or with -1 taken off them."""
        pending, day = self._pending, day_at(slot)
        for key in keys.values():
            pending.shelves[key] += step
        for pair in pairs_of(keys):
            pending.together[pair] += step
        if day:
            pending.months |= {(key, day[:7]) for label, key in keys.items() if label.kind == "source"}

    def _put_up(self) -> None:
        up, self._pending.up = self._pending.up, []
        rows = sorted((key, slot) for slot, keys in up for key in keys)
        self._many("INSERT INTO shelved (shelf, slot) VALUES (?, ?)", rows)
        filed = [(slot, json.dumps(keys, separators=(",", ":"))) for slot, keys in sorted(up)]
        self._many("INSERT INTO filed (slot, shelves) VALUES (?, ?)", filed)

    def _settle_shelves(self) -> None:
        """Write what is pending."""
        self._put_up()
        pending, self._pending = self._pending, _Pending()
        counts = [(step, key) for key, step in sorted(pending.shelves.items()) if step]
        self._many("UPDATE shelves SET readouts = readouts + ? WHERE key = ?", counts)
        self._many(
            "INSERT INTO together (shelf, other, readouts) VALUES (?, ?, ?) "
            "ON CONFLICT (shelf, other) DO UPDATE SET readouts = together.readouts + excluded.readouts",
            [(*pair, step) for pair, step in sorted(pending.together.items()) if step],
        )
        months = sorted(pending.months)
        self._many("DELETE FROM months WHERE shelf = ? AND month = ?", months)
        self._many(
            "INSERT INTO months (shelf, month, readouts, days, first, last) "
            f"SELECT ?, ?, count(*), count(DISTINCT slot >> {DAY_BITS}), min(slot), max(slot) "
            "FROM shelved WHERE shelf = ? AND slot BETWEEN ? AND ? HAVING count(*) > 0",
            [(shelf, month, shelf, *span_of_month(month)) for shelf, month in months],
        )

    def _shelf(self, label: Label) -> int:
        """The key of a shelf, which is made where there is none."""
        if label not in self._shelf_keys:
            parent = self._shelf(Label(*label.under)) if label.under else 0
            values = (parent, label.kind, label.name)
            row = self._one("SELECT key FROM shelves WHERE parent = ? AND kind = ? AND name = ?", values)
            self._shelf_keys[label] = int(row[0]) if row else self._new_shelf(label, parent)
        return self._shelf_keys[label]

    def _new_shelf(self, label: Label, parent: int) -> int:
        key = self._key("shelves")
        called, sort = None, None
        if label.kind == "person":
            called = label.name.replace("-", " ")
            sort = search_key(called)
        elif label.kind == "called":
            called = json.loads(label.name)[0]
        self._rows(
            "INSERT INTO shelves (key, kind, name, parent, sort, readouts) VALUES (?, ?, ?, ?, ?, 0)",
            (key, label.kind, label.name, parent, sort),
        )
        if called:
            words, person = dict.fromkeys(index_string(called).split()), parent or key
            sql = "INSERT INTO person_words (word, person) VALUES (?, ?) ON CONFLICT (word, person) DO NOTHING"
            self._many(sql, [(word, person) for word in words])
        return key
