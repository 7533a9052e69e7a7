"""Positions over time: filing them under their targets, and the questions that are asked of them.

Every question reads a range of an index and no more rows than it answers with, but those that follow a party or a
target through time, which read its stances. See `targets` for what a target is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from communique.archive.slots import DATED, day_at, slots_of
from communique.archive.sql import Row, Sql
from communique.archive.stance import Chance, Mention, Pair, Stated, Taken, filed
from communique.archive.target_words import targets_version
from communique.archive.targets import WINDOW

_EVER = 1 << 50
_WORDS = "target.words"
_STANCE = "s.holder, s.target, s.own, s.slot, s.number, s.stance, s.grade, s.reading_rule, s.rule"
_WITH_WORDS = (
    f"SELECT {_STANCE}, p.target, p.start, p.\"end\", p.statement, t.speakers, r.id, r.version, "
    "coalesce(r.issuer, r.source), r.parties, r.lang, r.title, r.url, "
    "substr(v.text, t.sentence_start + 1, t.sentence_end - t.sentence_start) FROM {source} "
    "JOIN readouts r ON r.slot = s.slot JOIN versions v ON v.key = r.version_key "
    "JOIN positions p ON p.version = r.version_key AND p.number = s.number "
    "JOIN statements t ON t.version = r.version_key AND t.number = p.statement "
)
_AT_ONCE = 300
"""Readouts whose stances are fetched by one query."""


class Stances(Sql):
    """The archive's positions by party and target, kept and asked."""

    def stance_pairs(
        self, parties: Sequence[str] = (), targets: Sequence[str] = (), *, known: bool = False
    ) -> list[Pair]:
        """See `Archive.stance_pairs`."""
        asked, values = ["1 = 1"], list[object]()
        if parties:
            asked, values = [*asked, f"holder IN ({_marks(parties)})"], [*values, *parties]
        if targets:
            asked, values = [*asked, f"target IN ({_marks(targets)})"], [*values, *targets]
        if known:
            asked = [*asked, "known = 1"]
        sql = f"SELECT holder, target, known, own, reported FROM held WHERE {' AND '.join(asked)}"
        return [Pair(holder, target, bool(k), own, told) for holder, target, k, own, told in self._rows(sql, values)]

    def stance_targets(self, part: str) -> list[str]:
        """See `Archive.stance_targets`."""
        like = "%" + part.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
        sql = "SELECT DISTINCT target FROM held WHERE target LIKE ? ESCAPE '\\' ORDER BY target"
        return [str(target) for (target,) in self._rows(sql, (like,))]

    def latest_stances(
        self, parties: Sequence[str], targets: Sequence[str], until: str | None = None
    ) -> list[Stated]:
        """See `Archive.latest_stances`."""
        if not parties or not targets:
            return []
        first, last = (DATED, slots_of(until)[1]) if until else (0, _EVER)
        cells = self._rows(
            "SELECT h.holder, h.target, o.own, (SELECT m.slot FROM stances m WHERE m.holder = h.holder "
            "AND m.target = h.target AND m.own = o.own AND m.slot BETWEEN ? AND ? ORDER BY m.slot DESC LIMIT 1) "
            "FROM held h CROSS JOIN (SELECT 1 AS own UNION ALL SELECT 0 UNION ALL SELECT -1) o "
            f"WHERE h.holder IN ({_marks(parties)}) AND h.target IN ({_marks(targets)})",
            (first, last, *parties, *targets),
        )
        return list(self._first_at([tuple(cell) for cell in cells if cell[3] is not None]).values())

    def stances(
        self, parties: Sequence[str] = (), targets: Sequence[str] = (), until: str | None = None, *,
        limit: int, offset: int = 0, newest: bool = True,
    ) -> tuple[int, list[Stated]]:  # fmt: skip
        """See `Archive.stances`."""
        where, values = _asked(parties, targets, until)
        way = "DESC" if newest else "ASC"
        order = f"ORDER BY s.slot {way}, s.number, s.holder, s.target"
        total = self._count(f"SELECT count(*) FROM stances s WHERE {where}", values)
        source = f"(SELECT * FROM stances s WHERE {where} {order} LIMIT ? OFFSET ?) s"
        rows = self._rows(_WITH_WORDS.format(source=source) + order, (*values, limit, offset))
        return total, [_stated(row) for row in rows]

    def standing_stances(
        self, parties: Sequence[str] = (), targets: Sequence[str] = (), until: str | None = None, *,
        limit: int, offset: int = 0,
    ) -> tuple[int, list[Stated]]:  # fmt: skip
        """See `Archive.standing_stances`."""
        where, values = _asked(parties, targets, until)
        cells = (
            f"SELECT s.holder, s.target, s.own, max(s.slot) AS last FROM stances s WHERE {where} "
            "GROUP BY s.holder, s.target, s.own"
        )
        total = self._count(f"SELECT count(*) FROM ({cells}) c", values)
        order = "ORDER BY last DESC, holder, target, own LIMIT ? OFFSET ?"
        chosen = [tuple(row) for row in self._rows(f"{cells} {order}", (*values, limit, offset))]
        found = self._first_at(chosen)
        return total, [found[cell] for cell in chosen]

    def stance_mentions(
        self, parties: Sequence[str] = (), targets: Sequence[str] = (), until: str | None = None
    ) -> list[Mention]:
        """See `Archive.stance_mentions`."""
        where, values = _asked(parties, targets, until or "9999-12-31")
        rows = self._rows(
            f"SELECT {_STANCE}, coalesce(r.issuer, r.source), r.parties FROM stances s "
            f"JOIN readouts r ON r.slot = s.slot WHERE {where} ORDER BY s.holder, s.target, s.slot, s.number", values
        )  # fmt: skip
        lists = {printed: tuple(json.loads(printed)) for printed in {row[10] for row in rows}}
        return [Mention._make((*row[:2], _known(row[2]), *row[3:10], lists[row[10]])) for row in rows]

    def stances_of(self, mentions: Sequence[Mention]) -> list[Stated]:
        """See `Archive.stances_of`."""
        found = {(row[3], row[4], row[0], row[1]): row for row in self._with_words([one.slot for one in mentions])}
        rows = [found.get((one.slot, one.number, one.party, one.target)) for one in mentions]
        return [_stated(row) for row in rows if row]

    def stance_chances(self, party: str, issuer: str, parties: Sequence[str], until: str | None = None) -> list[Chance]:
        """See `Archive.stance_chances`."""
        last = slots_of(until)[1] if until else _EVER
        rows = self._rows(
            "SELECT r.slot, r.version_key, v.statements FROM readouts r JOIN versions v ON v.key = r.version_key "
            "WHERE r.parties = ? AND r.kind IS NOT NULL AND coalesce(r.issuer, r.source) = ? "
            "AND r.slot BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM statements t WHERE t.version = r.version_key "
            "AND t.party LIKE ?) ORDER BY r.slot", (_listed(parties), issuer, DATED, last, f'%"{party}"%')
        )  # fmt: skip
        return [Chance(*row) for row in rows]

    def _refile_stances(self) -> None:
        """File all positions anew where they were filed by other rules or data than these, or not yet."""
        kept = self._one("SELECT value FROM meta WHERE name = 'targets'")
        if kept == (targets_version(),):
            return
        for table in ("stances", "held"):
            self._rows(f"DELETE FROM {table}")
        rows = self._each(
            "SELECT r.slot, r.lang, r.issuer, p.number, p.holder, p.stance, p.grade, p.rule, p.target, p.resolved, "
            f"substr(v.text, CASE WHEN p.start > {WINDOW} THEN p.start - {WINDOW - 1} ELSE 1 END, "
            f"CASE WHEN p.start > {WINDOW} THEN {WINDOW} ELSE p.start END), substr(v.text, p.\"end\" + 1, {WINDOW}) "
            "FROM readouts r JOIN positions p ON p.version = r.version_key JOIN versions v ON v.key = r.version_key "
            "ORDER BY r.slot, p.number"
        )
        counted: dict[tuple[str, str], list[int]] = {}
        for slot, group in groupby(rows, key=lambda row: row[0]):
            taken = [one for row in group for one in _refiled(row)]
            self._file(slot, taken)
            for (holder, target), (known, own, told) in _counted(taken).items():
                total = counted.setdefault((holder, target), [known, 0, 0])
                total[1:] = [total[1] + own, total[2] + told]
        self._many("INSERT INTO held VALUES (?, ?, ?, ?, ?)", [(*pair, *total) for pair, total in counted.items()])
        sql = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        self._rows(sql, ("targets", targets_version()))

    def _hold(self, slot: int, taken: Sequence[Taken]) -> None:
        """File the positions of a readout that comes to stand at a slot."""
        self._file(slot, taken)
        self._count_held(_counted(taken), 1)

    def _release(self, slot: int) -> None:
        """Take out the positions of what stood at a slot."""
        rows = self._rows(f"SELECT {_STANCE} FROM stances s WHERE s.slot = ?", (slot,))
        if rows:
            taken = [Taken(row[4], row[0], row[1], row[2], *row[5:]) for row in rows]
            self._rows("DELETE FROM stances WHERE slot = ?", (slot,))
            self._count_held(_counted(taken), -1)

    def _file(self, slot: int, taken: Iterable[Taken]) -> None:
        rows = [
            (one.holder, one.target, one.own, slot, one.number, one.stance, one.grade, one.reading_rule, one.rule)
            for one in taken
        ]
        self._many("INSERT INTO stances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _count_held(self, counted: dict[tuple[str, str], tuple[int, int, int]], step: int) -> None:
        self._many(
            "INSERT INTO held VALUES (?, ?, ?, ?, ?) ON CONFLICT (holder, target) DO UPDATE SET "
            "own = held.own + excluded.own, reported = held.reported + excluded.reported",
            [(*pair, known, own * step, told * step) for pair, (known, own, told) in counted.items()],
        )
        if step < 0:
            gone = "DELETE FROM held WHERE holder = ? AND target = ? AND own + reported <= 0"
            self._many(gone, list(counted))


    def _first_at(self, cells: Sequence[Row]) -> dict[Row, Stated]:
        """The first stance of each readout on each target, asked for as (holder, target, own, slot)."""
        wanted, found = set(cells), dict[Row, Stated]()
        for row in self._with_words([cell[3] for cell in cells]):
            if tuple(row[:4]) in wanted:
                found.setdefault(tuple(row[:4]), _stated(row))
        return found

    def _with_words(self, slots: Iterable[int]) -> Iterator[Row]:
        """All stances of the readouts at these slots, with their words, in order of slot and number."""
        asked = sorted(set(slots))
        for at in range(0, len(asked), _AT_ONCE):
            some = asked[at : at + _AT_ONCE]
            where = f"WHERE s.slot IN ({_marks(some)}) ORDER BY s.slot, s.number"
            yield from self._rows(_WITH_WORDS.format(source="stances s") + where, some)


def _asked(parties: Sequence[str], targets: Sequence[str], until: str | None) -> tuple[str, list[object]]:
    """The condition on stances `s`, with its values; with `until` only dated ones, up to that day."""
    asked, values = list[str](), list[object]()
    if parties:
        asked, values = [f"s.holder IN ({_marks(parties)})"], [*parties]
    if targets:
        asked, values = [*asked, f"s.target IN ({_marks(targets)})"], [*values, *targets]
    if until:
        asked, values = [*asked, "s.slot BETWEEN ? AND ?"], [*values, DATED, slots_of(until)[1]]
    return " AND ".join(asked) or "1 = 1", values


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _listed(parties: Sequence[str]) -> str:
    return json.dumps(list(parties), separators=(",", ":"), ensure_ascii=False)


def _known(own: int) -> bool | None:
    return None if own < 0 else bool(own)


def _refiled(row: Row) -> Iterable[Taken]:
    _, lang, issuer, number, holder, stance, grade, rule, words, resolved, before, after = row
    return filed((number, holder, stance, grade, rule), words, json.loads(resolved), lang, issuer, before, after)


def _counted(taken: Iterable[Taken]) -> dict[tuple[str, str], tuple[int, int, int]]:
    """(holder, target) → whether the target is known, and whether it stands in own words and in another's account."""
    found: dict[tuple[str, str], tuple[int, int, int]] = {}
    for one in taken:
        known, own, told = found.get((one.holder, one.target), (0, 0, 0))
        known |= not one.rule.startswith(_WORDS)
        found[one.holder, one.target] = (known, own | (one.own == 1), told | (one.own != 1))
    return {pair: (int(known), int(own), int(told)) for pair, (known, own, told) in found.items()}


def _stated(row: Row) -> Stated:
    (holder, target, own, slot, number, stance, grade, reading_rule, rule, words, start, end, statement, speakers, id,
     version, issuer, parties, lang, title, url, quote) = row  # fmt: skip
    return Stated(
        party=holder, target=target, own=_known(own), stance=stance, grade=grade, reading_rule=reading_rule, rule=rule,
        words=words, quote=quote, start=start, end=end, id=id, version=version, statement=statement, number=number,
        speakers=tuple(json.loads(speakers)), day=day_at(slot), issuer=issuer, parties=tuple(json.loads(parties)),
        lang=lang, title=title, url=url, slot=slot,
    )  # fmt: skip
