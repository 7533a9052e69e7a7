"""Meetings as a table of their own: one of them, a page of them, and counts by day, by party and by dyad.

The readouts say which meeting they report; the tables `meetings`, `attendance` and `encounters` say the same the other
way round and are brought up to date in the same transaction. So no question reads more than it answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, permutations
from typing import NamedTuple, TypeVar

from communique.archive.pack import as_json
from communique.archive.records import Gathering
from communique.archive.sql import Row, Sql
from communique.errors import NothingFound

_AT_ONCE = 500
"""Meetings looked up by one query."""
_EVER = ("", "9999-99-99")
T = TypeVar("T", str, int)


class _Source(NamedTuple):
    """The rows `s` that are the meetings asked for, one each: the column of its id, from where, and the values."""

    meeting: str
    rows: str
    values: list[object]


class Gatherings(Sql):
    """The archive's questions about meetings, and how their tables are kept."""

    def meeting(self, id: str) -> Gathering:
        """See `Archive.meeting`."""
        found = self._gatherings("SELECT id AS meeting FROM meetings WHERE id = ?", [id])
        if found:
            return found[0]
        near = [row[0] for row in self._rows(
            "SELECT id FROM meetings WHERE id >= ? ORDER BY id LIMIT 3", (id.rpartition("-")[0] or id,))]  # fmt: skip
        hint = f"near: {', '.join(near)}" if near else "communique meetings lists them"
        raise NothingFound(f"no meeting {id!r}", place=self.place, hint=hint)

    def meetings(self, dyad: Sequence[str] = (), since: str | None = None, until: str | None = None) -> list[Gathering]:
        """See `Archive.meetings`."""
        asked = _source(dyad, since, until)
        return self._gatherings(f"SELECT s.{asked.meeting} AS meeting {asked.rows}", asked.values)

    def meeting_page(
        self, dyad: Sequence[str] = (), since: str | None = None, until: str | None = None, *,
        limit: int, offset: int = 0, newest: bool = True,
    ) -> tuple[int, list[Gathering]]:  # fmt: skip
        """See `Archive.meeting_page`."""
        asked = _source(dyad, since, until)
        order = "DESC" if newest else "ASC"
        page = f"ORDER BY s.day {order}, s.{asked.meeting} {order} LIMIT ? OFFSET ?"
        rows = self._rows(f"SELECT s.{asked.meeting} {asked.rows} {page}", [*asked.values, limit, offset])
        ids = [id for (id,) in rows]
        # Named one by one, so that no planner takes a page for the whole table.
        found = self._gatherings(f"SELECT id AS meeting FROM meetings WHERE id IN ({_marks(ids)})", ids) if ids else []
        return self._count(f"SELECT count(*) {asked.rows}", asked.values), found[::-1] if newest else found

    def meeting_days(
        self, dyad: Sequence[str] = (), since: str | None = None, until: str | None = None
    ) -> list[tuple[str, int]]:
        """See `Archive.meeting_days`."""
        asked = _source(dyad, since, until)
        rows = self._rows(f"SELECT s.day, count(*) {asked.rows} GROUP BY s.day ORDER BY s.day", asked.values)
        return [(str(day), int(count)) for day, count in rows]

    def meeting_span(self, dyad: Sequence[str] = ()) -> tuple[str, str] | None:
        """See `Archive.meeting_span`."""
        asked = _source(dyad, None, None)
        ends = [
            self._one(f"SELECT s.day {asked.rows} ORDER BY s.day {order} LIMIT 1", asked.values)
            for order in ("ASC", "DESC")
        ]
        return (str(ends[0][0]), str(ends[1][0])) if ends[0] and ends[1] else None

    def attendance(self, since: str | None = None, until: str | None = None) -> list[tuple[str, int]]:
        """See `Archive.attendance`."""
        within = "WHERE day BETWEEN ? AND ? " if since or until else ""
        rows = self._rows(
            f"SELECT party, count(*) FROM attendance {within}GROUP BY party ORDER BY count(*) DESC, party",
            _bounds(since, until) if within else (),
        )
        return [(str(party), int(count)) for party, count in rows]

    def encounters(
        self, party: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[tuple[str, str, int]]:
        """See `Archive.encounters`."""
        conditions, values = ["party = ?"] if party else ["party < other"], list[object]([party] if party else [])
        if since or until:
            conditions, values = [*conditions, "day BETWEEN ? AND ?"], [*values, *_bounds(since, until)]
        rows = self._rows(
            f"SELECT party, other, count(*) FROM encounters WHERE {' AND '.join(conditions)} GROUP BY party, other",
            values,
        )
        counted = [(str(a), str(b), int(count)) for a, b, count in rows]
        return sorted(counted, key=lambda one: (-one[2], one[0], one[1]))

    def group(self, meetings: Sequence[tuple[int, str]]) -> None:
        """See `Archive.group`."""
        stale = {meeting for _, meeting in meetings} | self._meetings_of([key for key, _ in meetings])
        self._many("UPDATE readouts SET meeting = ? WHERE key = ?", ((meeting, key) for key, meeting in meetings))
        self._settle_meetings(stale)

    def _meetings_of(self, readouts: Sequence[int]) -> set[str]:
        """The meetings that these readouts, given by their keys, report so far."""
        return {
            str(meeting)
            for some in _chunks(readouts)
            for (meeting,) in self._rows(f"SELECT meeting FROM readouts WHERE key IN ({_marks(some)})", some)
            if meeting
        }

    def _settle_meetings(self, ids: Iterable[str]) -> None:
        """Make the tables say of these meetings what their readouts now say."""
        for some in _chunks(sorted(ids)):
            old = self._rows(f"SELECT id, day, parties FROM meetings WHERE id IN ({_marks(some)})", some)
            for table, columns, rows in (
                ("meetings", ("id",), [(id,) for id in some]),
                ("attendance", ("party", "day", "meeting"), [row for one in old for row in _attending(*one)]),
                ("encounters", ("party", "other", "day", "meeting"), [row for one in old for row in _meeting(*one)]),
            ):
                if rows:
                    condition = " AND ".join(f"{column} = ?" for column in columns)
                    self._many(f"DELETE FROM {table} WHERE {condition}", rows)
            new = [(g.id, g.date, g.kind, as_json(g.parties)) for g in self._reported(some)]
            self._insert("meetings", new)
            self._insert("attendance", [row for id, day, _, parties in new for row in _attending(id, day, parties)])
            self._insert("encounters", [row for id, day, _, parties in new for row in _meeting(id, day, parties)])

    def _insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        if rows:
            self._many(f"INSERT INTO {table} VALUES ({_marks(rows[0])})", rows)

    def _gatherings(self, chosen: str, values: Sequence[object]) -> list[Gathering]:
        """The meetings that a query gives in its column `meeting`, by date and id, with their readouts."""
        rows = self._rows(
            f"SELECT m.day, m.id, r.day, r.id, m.parties, m.kind FROM ({chosen}) c JOIN meetings m ON m.id = c.meeting "
            "JOIN readouts r ON r.meeting = m.id WHERE r.day IS NOT NULL", values
        )  # fmt: skip
        found = []
        for (day, id), group in groupby(sorted(rows, key=lambda row: row[:4]), lambda row: row[:2]):
            members: list[Row] = list(group)
            parties = tuple(json.loads(members[0][4]))
            found.append(Gathering(id, day, parties, members[0][5], tuple(row[3] for row in members)))
        return found

    def _reported(self, ids: Sequence[str]) -> Iterator[Gathering]:
        """What the readouts of these meetings report, straight from their own rows."""
        rows = self._rows(
            "SELECT meeting, day, id, parties, kind FROM readouts "
            f"WHERE meeting IN ({_marks(ids)}) AND day IS NOT NULL", ids)  # fmt: skip
        for meeting, group in groupby(sorted(rows, key=lambda row: row[:3]), lambda row: row[0]):
            members: list[Row] = list(group)
            parties = {party for row in members for party in json.loads(row[3])}
            yield Gathering(meeting, members[0][1], tuple(sorted(parties)), members[0][4], tuple(r[2] for r in members))


def _source(dyad: Sequence[str], since: str | None, until: str | None) -> _Source:
    """Where to look for the meetings of these parties, all of them, on these days, both inclusive."""
    parties = list(dict.fromkeys(dyad))
    days = list[object](_bounds(since, until))
    if not parties:
        return _Source("id", "FROM meetings s WHERE s.day BETWEEN ? AND ?", days)
    if len(parties) == 1:
        where = "FROM attendance s WHERE s.party = ? AND s.day BETWEEN ? AND ?"
        return _Source("meeting", where, [*parties, *days])
    more = "".join(
        " AND EXISTS (SELECT 1 FROM attendance a WHERE a.party = ? AND a.day = s.day AND a.meeting = s.meeting)"
        for _ in parties[2:]
    )
    where = f"FROM encounters s WHERE s.party = ? AND s.other = ? AND s.day BETWEEN ? AND ?{more}"
    return _Source("meeting", where, [*parties[:2], *days, *parties[2:]])


def _bounds(since: str | None, until: str | None) -> tuple[str, str]:
    return since or _EVER[0], until or _EVER[1]


def _attending(meeting: str, day: str, parties: str) -> Iterator[tuple[str, str, str]]:
    """The rows of `attendance` for a meeting; `parties` is its cell."""
    return ((party, day, meeting) for party in json.loads(parties))


def _meeting(meeting: str, day: str, parties: str) -> Iterator[tuple[str, str, str, str]]:
    """The rows of `encounters` for a meeting."""
    return ((party, other, day, meeting) for party, other in permutations(json.loads(parties), 2))


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[at : at + _AT_ONCE] for at in range(0, len(items), _AT_ONCE))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
