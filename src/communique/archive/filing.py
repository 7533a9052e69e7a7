"""Keeping the shelves: which readouts stand where, how many, and what stands together. See `labels` for what is filed.

Everything is counted when a readout is put up or taken down, so that no page has to count what it shows.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from time import time_ns

from communique.archive.labels import LABELS_VERSION, Label, pairs_of
from communique.archive.pack import labels
from communique.archive.slots import day_at, slots_of, span_of_month
from communique.archive.sql import Sql
from communique.archive.tokens import index_string
from communique.text import search_key


class Filing(Sql):
    """The part of the writing half that keeps the shelves."""

    _shelf_keys: dict[Label, int]
    """Keys of shelves already looked up, known only inside a transaction."""

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[None]:
        """One transaction of one writer; keys known from earlier ones are forgotten."""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """See `Archive.writing`."""
        with self._transaction():
            self._note("revision", f"{time_ns():x}")
            yield

    def reshelve(self) -> None:
        """Fill the shelves anew from what was read, corrections included."""
        for table in ("shelves", "shelved", "filed", "together", "months", "person_words"):
            self._rows(f"DELETE FROM {table}")
        self._shelf_keys.clear()
        self._next.pop("shelves", None)
        for key, slot, version in self._rows("SELECT key, slot, version_key FROM readouts ORDER BY key"):
            row = self._rows("SELECT reading, text FROM versions WHERE key = ?", (version,))[0]
            self._shelve(slot, labels(self._readout(bytes(row[0]), row[1], self._corrections(key))))

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
        self._many("INSERT INTO shelved (shelf, slot) VALUES (?, ?)", [(key, slot) for key in keys.values()])
        self._rows("INSERT INTO filed (slot, shelves) VALUES (?, ?)", (slot, json.dumps(list(keys.values()))))
        self._count_up(slot, keys, 1)

    def _unshelve(self, slot: int) -> None:
        """Take a readout off its shelves."""
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

    def _count_up(self, slot: int, keys: dict[Label, int], step: int) -> None:
        """Count a readout that was put on these shelves, or with -1 taken off them."""
        self._many("UPDATE shelves SET readouts = readouts + ? WHERE key = ?", [(step, key) for key in keys.values()])
        self._many(
            "INSERT INTO together VALUES (?, ?, ?) "
            "ON CONFLICT (shelf, other) DO UPDATE SET readouts = together.readouts + excluded.readouts",
            [(keys[one], keys[other], step) for one, other in pairs_of(list(keys))],
        )
        day = day_at(slot)
        for shelf in (key for label, key in keys.items() if label.kind == "source" and day):
            self._count_month(shelf, slot, str(day), step)

    def _count_month(self, shelf: int, slot: int, day: str, step: int) -> None:
        low, high = slots_of(day)
        other = "SELECT 1 FROM shelved WHERE shelf = ? AND slot BETWEEN ? AND ? AND slot <> ? LIMIT 1"
        days = 0 if self._one(other, (shelf, low, high, slot)) else step
        values = (shelf, day[:7], step, days, slot, slot, *(shelf, *span_of_month(day[:7])) * 2)
        self._rows(
            "INSERT INTO months (shelf, month, readouts, days, first, last) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (shelf, month) DO UPDATE SET readouts = months.readouts + excluded.readouts, "
            "days = months.days + excluded.days, "
            "first = (SELECT min(slot) FROM shelved WHERE shelf = ? AND slot BETWEEN ? AND ?), "
            "last = (SELECT max(slot) FROM shelved WHERE shelf = ? AND slot BETWEEN ? AND ?)", values
        )  # fmt: skip

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
