"""Set phrases that stand in readouts, kept beside them, so that what is asked of a phrase is a short range of an index.

They are found away from the archive (`Packed.marks`); here they are laid down, taken up when another text comes to
stand, and asked for. They lie by `readouts.slot`, in order of day; statement, issuer and account are those of the
readout with its corrections.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from communique.archive.mark import (
    FormulaCount,
    Issued,
    IssuerCount,
    Mark,
    Marks,
    NearCount,
    Quoted,
    Unmarked,
    Used,
)
from communique.archive.records import StatementPlace
from communique.archive.slots import DATED, DAY_BITS, day_at
from communique.archive.sql import Row, Sql

_AT_ONCE = 500
"""Places looked up by one query."""
_ISSUER = "coalesce(r.issuer, r.source)"
_GROUP = f"{_ISSUER}, coalesce(substr(r.day, 1, 4), ''), r.parties"
_LAY = (
    'INSERT INTO marks (formula, near, slot, number, issuer, start, "end", sentence_start, sentence_end, statement, '
    f"account, wording, changes) SELECT ?, ?, r.slot, ?, {_ISSUER}, ?, ?, ?, ?, s.number, "
    "CASE WHEN s.party IS NULL OR s.party = '[]' THEN NULL "
    f"WHEN replace(s.party, '\"' || {_ISSUER} || '\"', '') <> s.party THEN 'own' ELSE 'reported' END, ?, ? "
    "FROM readouts r LEFT JOIN statements s ON s.version = r.version_key AND s.number = (SELECT min(t.number) "
    'FROM statements t WHERE t.version = r.version_key AND t.start <= ? AND t."end" >= ?) WHERE r.key = ?'
)
_QUOTED = (
    "SELECT r.id, r.day, r.lang, m.issuer, r.parties, r.title, r.url, "
    "substr(v.text, m.sentence_start + 1, m.sentence_end - m.sentence_start), m.start - m.sentence_start, "
    'm."end" - m.start, m.statement, s.speakers, s.party, m.account, m.changes, m.wording, m.slot '
    "FROM {marks} m JOIN readouts r ON r.slot = m.slot JOIN versions v ON v.key = r.version_key "
    "LEFT JOIN statements s ON s.version = r.version_key AND s.number = m.statement "
)


class MarkKeeping(Sql):
    """The archive's questions about set phrases, and how their marks are kept."""

    def mark(self, readout: int, marks: Marks) -> None:
        """See `Archive.mark`."""
        self._take_up(self._count("SELECT slot FROM readouts WHERE key = ?", (readout,)))
        self._lay_down(readout, marks)

    def unmarked(self, registry: int, limit: int) -> list[Unmarked]:
        """See `Archive.unmarked`."""
        found: list[Unmarked] = []
        for condition, values in _other_than(registry):
            rows = self._rows(
                "SELECT r.key, r.lang, r.title, v.text FROM readouts r JOIN versions v ON v.key = r.version_key "
                f"WHERE {condition} LIMIT ?", (*values, limit - len(found)))  # fmt: skip
            found += [Unmarked(*row) for row in rows]
        return found

    def all_marked(self, registry: int) -> bool:
        """See `Archive.all_marked`."""
        sought = ((f"SELECT 1 FROM readouts r WHERE {where} LIMIT 1", v) for where, v in _other_than(registry))
        return not any(self._rows(sql, values) for sql, values in sought)

    def quoted(
        self, formula: str, *, near: bool = False, limit: int | None = None, offset: int = 0, newest: bool = False
    ) -> list[Quoted]:
        """See `Archive.quoted`."""
        way = "DESC" if newest else "ASC"
        marks, values = "SELECT * FROM marks WHERE formula = ? AND near = ?", [formula, int(near)]
        if limit is not None:
            marks += f" ORDER BY slot {way}, number {way} LIMIT ? OFFSET ?"
            values += [limit, offset]
        rows = self._rows(f"{_QUOTED.format(marks=f'({marks})')} ORDER BY m.slot {way}, m.number {way}", values)
        return [_quoted(row) for row in rows]

    def used(self, formula: str) -> list[Used]:
        """See `Archive.used`."""
        rows = self._rows(
            "SELECT issuer, year, parties, readouts, own, places FROM used WHERE formula = ? AND readouts > 0",
            (formula,))  # fmt: skip
        return [Used(issuer, _year(year), _listed(parties), *counts) for issuer, year, parties, *counts in rows]

    def used_days(self, formula: str) -> list[tuple[str, str]]:
        """See `Archive.used_days`."""
        rows = self._rows(
            f"SELECT min(slot), issuer FROM marks WHERE formula = ? AND near = 0 AND number = 0 AND slot >= {DATED} "
            f"GROUP BY issuer, slot >> {DAY_BITS} ORDER BY 1", (formula,))  # fmt: skip
        return [(str(day_at(slot)), issuer) for slot, issuer in rows]

    def near_counts(self, formula: str, limit: int) -> list[NearCount]:
        """See `Archive.near_counts`."""
        rows = self._rows(
            f"SELECT wording, count(*), min(CASE WHEN slot >= {DATED} THEN slot END), max(slot), min(slot) FROM marks "
            "WHERE formula = ? AND near = 1 GROUP BY wording ORDER BY count(*) DESC, 3, wording LIMIT ?",
            (formula, limit))  # fmt: skip
        if not rows:
            return []
        wanted = {(row[0], row[2] or row[4]) for row in rows}
        slots = sorted({slot for _, slot in wanted})
        sql = f"{_QUOTED.format(marks='marks')} WHERE m.formula = ? AND m.near = 1 AND m.slot IN ({_blanks(slots)})"
        places: dict[tuple[str, int], Quoted] = {}
        for row in self._rows(f"{sql} ORDER BY m.slot, m.number", (formula, *slots)):
            if row[-2:] in wanted:
                places.setdefault((row[-2], row[-1]), _quoted(row))
        return [
            NearCount(wording, count, day_at(first or 0), day_at(last), places[wording, first or least])
            for wording, count, first, last, least in rows
        ]

    def formula_counts(self) -> list[FormulaCount]:
        """See `Archive.formula_counts`."""
        use = "FROM marks m WHERE m.formula = u.formula AND m.near = 0"
        rows = self._rows(
            f"SELECT u.formula, u.readouts, (SELECT min(m.slot) {use} AND m.slot >= {DATED}), "
            f"(SELECT max(m.slot) {use}) FROM (SELECT formula, sum(readouts) AS readouts FROM used GROUP BY formula) u "
            "WHERE u.readouts > 0 ORDER BY u.formula"
        )
        return [FormulaCount(formula, int(n), day_at(first or 0), day_at(last)) for formula, n, first, last in rows]

    def marks_in(self, id: str, registry: int) -> tuple[Mark, ...] | None:
        """See `Archive.marks_in`."""
        row = self._one("SELECT slot FROM readouts WHERE id = ? AND marked = ?", (id, registry))
        return None if row is None else tuple(self._found_at(row[0]))

    def issuer_counts(self, id: str, formulae: Sequence[str]) -> list[IssuerCount]:
        """See `Archive.issuer_counts`."""
        if not formulae:
            return []
        rows = self._rows(
            "SELECT m.formula, count(*), min(m.slot), sum(CASE WHEN m.slot <= r.slot THEN 1 ELSE 0 END) "
            f"FROM readouts r JOIN marks m ON m.issuer = {_ISSUER} AND m.near = 0 AND m.number = 0 "
            f"AND m.slot >= {DATED} WHERE r.id = ? AND m.formula IN ({_blanks(formulae)}) GROUP BY m.formula",
            (id, *formulae))  # fmt: skip
        return [IssuerCount(formula, count, str(day_at(first)), until) for formula, count, first, until in rows]

    def said_at(self, places: Sequence[tuple[int, int, int]]) -> dict[tuple[int, int, int], StatementPlace]:
        """See `Archive.said_at`."""
        found: dict[tuple[int, int, int], StatementPlace] = {}
        for at in range(0, len(places), _AT_ONCE):
            some = places[at : at + _AT_ONCE]
            rows = self._rows(
                'SELECT a.column1, a.column2, a.column3, s.number, s.start, s."end", s.speakers, s.party '
                f"FROM (VALUES {', '.join(['(?, ?, ?)'] * len(some))}) AS a JOIN statements s ON s.version = a.column1 "
                "AND s.number = (SELECT min(t.number) FROM statements t WHERE t.version = a.column1 "
                'AND t.start <= a.column2 AND t."end" >= a.column3)', [value for place in some for value in place]
            )  # fmt: skip
            for version, first, last, number, start, end, speakers, party in rows:
                place = StatementPlace(number, start, end, _listed(speakers), _listed(party), False)
                found[version, first, last] = place
        return found

    def issued(self, issuers: Sequence[str]) -> list[Issued]:
        """See `Archive.issued`."""
        if not issuers:
            return []
        rows = self._rows(
            "SELECT issuer, year, parties, readouts FROM issued "
            f"WHERE issuer IN ({_blanks(issuers)}) AND readouts > 0", issuers)  # fmt: skip
        return [Issued(issuer, _year(year), _listed(parties), count) for issuer, year, parties, count in rows]

    def _take_up(self, slot: int) -> tuple[Mark, ...]:
        """Take the readout at a slot out of the counts, and the marks of its text away; what they were."""
        self._count_issued(self._count("SELECT key FROM readouts WHERE slot = ?", (slot,)), -1)
        found = tuple(self._found_at(slot))
        self._rows("DELETE FROM marks WHERE slot = ?", (slot,))
        return found

    def _found_at(self, slot: int) -> Iterable[Mark]:
        rows = self._rows(
            'SELECT formula, start, "end", sentence_start, sentence_end, wording, changes FROM marks WHERE slot = ? '
            "ORDER BY start, formula", (slot,))  # fmt: skip
        return (Mark(*row) for row in rows)

    def _lay_down(self, readout: int, marks: Marks | None) -> None:
        """Keep what was found in the text that stands for a readout; None: it was not looked for."""
        self._rows("UPDATE readouts SET marked = ? WHERE key = ?", (marks.registry if marks else None, readout))
        self._lay(readout, marks.found if marks else ())

    def _lay(self, readout: int, found: Iterable[Mark]) -> None:
        """Lay the marks of the text down, and count the readout."""
        numbers: Counter[tuple[str, bool]] = Counter()
        rows = []
        for mark in found:
            kind = (mark.formula, mark.wording is not None)
            rows.append((mark.formula, int(kind[1]), numbers[kind], *mark[1:], mark.start, mark.end, readout))
            numbers[kind] += 1
        self._many(_LAY, rows)
        self._count_issued(readout, 1)

    def _count_issued(self, readout: int, step: int) -> None:
        """Count a readout and the formulae it uses, or with -1 count them out."""
        self._rows(
            f"INSERT INTO issued SELECT {_GROUP}, CAST(? AS INTEGER) FROM readouts r WHERE r.key = ? "
            "ON CONFLICT (issuer, year, parties) DO UPDATE SET readouts = issued.readouts + excluded.readouts",
            (step, readout))  # fmt: skip
        self._rows(
            f"INSERT INTO used SELECT m.formula, {_GROUP}, CAST(? AS INTEGER), "
            "? * max(CASE WHEN m.account = 'own' THEN 1 ELSE 0 END), ? * count(*) "
            "FROM marks m JOIN readouts r ON r.slot = m.slot WHERE r.key = ? AND m.near = 0 "
            f"GROUP BY m.formula, {_GROUP} ON CONFLICT (formula, issuer, year, parties) DO UPDATE SET "
            "readouts = used.readouts + excluded.readouts, own = used.own + excluded.own, "
            "places = used.places + excluded.places", (step, step, step, readout))  # fmt: skip


def _year(printed: str) -> int | None:
    return int(printed) if printed else None


def _other_than(registry: int) -> Iterable[tuple[str, tuple[int, ...]]]:
    """The conditions, each a range of an index, under which a readout `r` is marked by no registry or another one."""
    return ("r.marked IS NULL", ()), ("r.marked < ?", (registry,)), ("r.marked > ?", (registry,))


def _blanks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


@lru_cache(maxsize=20_000)
def _listed(printed: str) -> tuple[str, ...]:
    return tuple(json.loads(printed))


def _quoted(row: Row) -> Quoted:
    id, day, lang, issuer, parties, title, url, quote, at, size, number, speakers, party, account, changes, _, _ = row
    return Quoted(
        id, day, lang, issuer, _listed(parties), title, url, quote, at, size, number, _listed(speakers or "[]"),
        _listed(party or "[]"), account, changes,
    )  # fmt: skip
