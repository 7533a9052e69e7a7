"""Listing readouts by what they have in common, with what the lines of a page say: bounded questions, by index.

Every question costs the same few queries however large the archive is, and reads no more rows than it shows; counts
come from the shelves themselves (`filing`), or from a range of their index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from communique.archive.history import address_key
from communique.archive.labels import cell
from communique.archive.records import Entry
from communique.archive.shelf import Change, Identifier, Line, Listing, Neighbours, Principal, Shelf
from communique.archive.slots import day_at, slots_of, span_of
from communique.archive.sql import Row, Sql

_ALL = (0, 1 << 50)
_TOGETHER = 50
"""At most so many other readouts of a meeting, or reprints, are listed."""
_LINE = (
    "SELECT r.slot, r.version_key, r.id, r.title, r.day, r.published, r.lang, r.source, r.publisher, r.issuer, r.kind, "
    "r.city, r.country, r.parties, r.meeting, r.state, "
    "(SELECT count(*) FROM versions w WHERE w.readout = r.key), v.statements, "
    "(SELECT o.id FROM readouts o WHERE o.content = r.content "
    "ORDER BY (o.issuer IS NULL), coalesce(o.published, '9999'), o.key LIMIT 1) "
    "FROM readouts r JOIN versions v ON v.key = r.version_key "
)


class Shelves(Sql):
    """The archive's questions for lists of readouts."""

    def revision(self) -> str:
        """See `Archive.revision`."""
        row = self._one("SELECT value FROM meta WHERE name = 'revision'")
        return str(row[0]) if row else "0"

    def listed(self, shelf: Shelf, offset: int = 0, limit: int = 50) -> Listing:
        """See `Archive.listed`."""
        keys = self._shelves(shelf)
        if keys is None:
            return Listing(0, ())
        rows, values = standing(keys, shelf.year)
        found = self._rows(f"SELECT s.slot FROM {rows} ORDER BY s.slot DESC LIMIT ? OFFSET ?", (*values, limit, offset))
        if len(keys) > 1 or shelf.year:
            total = self._count(f"SELECT count(*) FROM {rows}", values)
        else:
            total = keys[0][1] if keys else self._count("SELECT sum(readouts) FROM shelves WHERE kind = 'source'")
        return Listing(total, self._lines([slot for (slot,) in found]))

    def told(self, meeting: str) -> tuple[Line, ...]:
        """See `Archive.told`."""
        rows = self._rows(f"SELECT slot FROM readouts WHERE meeting = ? ORDER BY slot LIMIT {_TOGETHER}", (meeting,))
        return self._lines([slot for (slot,) in rows])

    def neighbours(self, id: str) -> Neighbours:
        """See `Archive.neighbours`."""
        key = self._key_of(id)
        own = self._rows("SELECT slot, source, content, meeting, issuer, lang, url FROM readouts WHERE key = ?", (key,))
        slot, source, content, meeting, issuer, lang, url = own[0]
        met = self._rows(
            f"SELECT slot, url FROM readouts WHERE meeting = ? AND key <> ? ORDER BY slot LIMIT {_TOGETHER}",
            (meeting, key),
        )
        again = self._rows(
            f"SELECT slot FROM readouts WHERE content = ? AND key <> ? ORDER BY slot LIMIT {_TOGETHER}", (content, key)
        )
        beside = self._rows(
            "SELECT (SELECT max(b.slot) FROM shelved b WHERE b.shelf = s.key AND b.slot < ?), "
            "(SELECT min(a.slot) FROM shelved a WHERE a.shelf = s.key AND a.slot > ?) "
            "FROM shelves s WHERE s.parent = 0 AND s.kind = 'source' AND s.name = ?", (slot, slot, source)
        )[0]  # fmt: skip
        wanted = [row[0] for row in (*met, *again)] + [one for one in beside if one]
        found = dict(self._lines_by_slot(wanted))
        languages: dict[str, Line] = {}
        for other, _ in sorted(met, key=lambda row: _host(row[1]) != _host(url)):
            line = found.get(other)
            if issuer and line and line.issuer == issuer and line.lang != lang:
                languages.setdefault(line.lang, line)
        return Neighbours(
            tuple(found[row[0]] for row in met if row[0] in found),
            tuple(languages[code] for code in sorted(languages)),
            tuple(found[row[0]] for row in again if row[0] in found),
            found.get(beside[0]),
            found.get(beside[1]),
        )

    def days(self, shelf: Shelf, since: str, until: str) -> list[tuple[str, int]]:
        """See `Archive.days`."""
        keys = self._shelves(shelf)
        if keys is None:
            return []
        where = "s.slot BETWEEN ? AND ?" + "".join(
            " AND EXISTS (SELECT 1 FROM shelved o WHERE o.shelf = ? AND o.slot = s.slot)" for _ in keys
        )
        values = (slots_of(since)[0], slots_of(until)[1], *(key for key, _ in keys))
        rows = self._rows(
            f"SELECT min(s.slot), count(*) FROM readouts s WHERE {where} GROUP BY s.slot >> 14 ORDER BY 1", values
        )
        return [(str(day_at(slot)), int(count)) for slot, count in rows]

    def identifiers(self, after: int = 0, limit: int = 1000) -> list[Identifier]:
        """See `Archive.identifiers`."""
        rows = self._rows(
            "SELECT r.key, r.id, (SELECT max(h.at) FROM history h WHERE h.readout = r.key), "
            "(SELECT max(c.at) FROM corrections c WHERE c.readout = r.key) "
            "FROM readouts r WHERE r.key > ? ORDER BY r.key LIMIT ?", (after, limit)
        )  # fmt: skip
        return [Identifier(key, id, max(changed, corrected or "")) for key, id, changed, corrected in rows]

    def recent_changes(self, limit: int = 50) -> list[Change]:
        """See `Archive.recent_changes`."""
        rows = self._rows(
            "SELECT r.slot, h.version, v.sha256, h.at, h.state, h.url, h.note FROM history h "
            "JOIN readouts r ON r.key = h.readout JOIN versions v ON v.readout = h.readout AND v.number = h.version "
            "ORDER BY h.key DESC LIMIT ?", (limit,)
        )  # fmt: skip
        lines = dict(self._lines_by_slot({row[0] for row in rows}))
        return [Change(Entry(*entry), lines[slot]) for slot, *entry in rows if slot in lines]

    def as_of(self, id: str, instant: str) -> int | None:
        """See `Archive.as_of`."""
        sql = "SELECT version FROM history WHERE readout = ? AND at <= ? ORDER BY key DESC LIMIT 1"
        row = self._one(sql, (self._key_of(id), instant))
        return int(row[0]) if row else None

    def _shelves(self, asked: Shelf) -> list[tuple[int, int]] | None:
        """The shelves asked for as (key, readouts), the emptiest first; None where one of them is not there."""
        one = (("source", asked.source), ("person", asked.person), ("lang", asked.lang), ("kind", asked.kind),
               ("issuer", asked.issuer))  # fmt: skip
        names = [(kind, name) for kind, name in one if name]
        names += [("party", code) for code in dict.fromkeys(asked.parties)]
        found = [self._shelf_of(kind, name) for kind, name in names]
        if asked.section and not asked.source:
            return None
        if asked.section:
            found[0] = found[0] and self._shelf_of("section", cell(asked.section), found[0][0])
        there = [shelf for shelf in found if shelf]
        return sorted(there, key=lambda shelf: shelf[1]) if len(there) == len(found) else None

    def _shelf_of(self, kind: str, name: str, parent: int = 0) -> tuple[int, int] | None:
        """Key and number of readouts of a shelf; None where there is none."""
        sql = "SELECT key, readouts FROM shelves WHERE parent = ? AND kind = ? AND name = ?"
        row = self._one(sql, (parent, kind, name))
        return (int(row[0]), int(row[1])) if row else None

    def _lines(self, slots: Sequence[int]) -> tuple[Line, ...]:
        """Readouts as lines, in the order of the slots; what a writer has moved in the meantime is left out."""
        found = dict(self._lines_by_slot(slots))
        return tuple(found[slot] for slot in slots if slot in found)

    def _lines_by_slot(self, slots: Iterable[int]) -> Iterable[tuple[int, Line]]:
        """Readouts as lines, each by its slot; costs two queries."""
        wanted = list(slots)
        if not wanted:
            return
        rows = self._rows(f"{_LINE} WHERE r.slot IN ({_marks(wanted)})", wanted)
        versions = [row[1] for row in rows]
        people: dict[int, list[Principal]] = {}
        for version, *principal in self._rows(
            f"SELECT version, name, party, record FROM participants WHERE version IN ({_marks(versions)}) "
            "AND principal = 1 ORDER BY version, number", versions
        ):  # fmt: skip
            people.setdefault(version, []).append(Principal(*principal))
        for row in rows:
            yield row[0], _line(row, people.get(row[1], ()))


def _host(url: str | None) -> str | None:
    return address_key(url).partition("/")[0] if url else None


def standing(keys: Sequence[tuple[int, int]], year: int | None) -> tuple[str, list[object]]:
    """The rows `s` of what stands on all of these shelves, given as `_shelves` does, in a year, and their values."""
    low, high = span_of(year) if year else _ALL
    first, more = (keys[0][0] if keys else None), [key for key, _ in keys[1:]]
    rows = "shelved s WHERE s.shelf = ? AND " if first else "readouts s WHERE "
    rows += "s.slot BETWEEN ? AND ?"
    rows += " AND EXISTS (SELECT 1 FROM shelved o WHERE o.shelf = ? AND o.slot = s.slot)" * len(more)
    return rows, [*([first] if first else []), low, high, *more]


def _line(row: Row, principals: Sequence[Principal]) -> Line:
    parties, original = tuple(json.loads(row[13])), None if row[18] == row[2] else row[18]
    values: Row = (*row[2:13], parties, *row[14:18], original, tuple(principals))
    return Line(*values)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
