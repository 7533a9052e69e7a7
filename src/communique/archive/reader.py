"""Asking: one readout, its history, everything, searches, meetings, counts. Portable SQL, nothing is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from communique.archive.corrections import corrected
from communique.archive.coverage import covered
from communique.archive.history import address_key
from communique.archive.pack import unpack, unpacked
from communique.archive.records import (
    Candidate,
    Correction,
    Entry,
    Held,
    Member,
    Printed,
    Standing,
    StatementPlace,
    Stats,
    Stored,
    TextVersion,
    Wanted,
)
from communique.archive.sql import Row, Sql
from communique.archive.tokens import Term
from communique.errors import NothingFound
from communique.model import Document

_STORED = (
    "SELECT r.key, r.id, v.number, (SELECT count(*) FROM versions w WHERE w.readout = r.key), v.sha256, v.first_seen, "
    "v.number = r.version, r.state, r.source, r.day, r.day_basis, r.meeting, "
    "(SELECT o.id FROM readouts o WHERE o.content = r.content "
    "ORDER BY (o.issuer IS NULL), coalesce(o.published, '9999'), o.key LIMIT 1), "
    "v.how, v.origin, v.reading, v.text FROM readouts r JOIN versions v ON v.readout = r.key "
)


_AT_ONCE = 500
"""Texts that, or whose statements, are fetched by one query."""


class Reader(Sql):
    """The reading half of an archive."""

    def standing(self, id: str | None, url: str | None) -> Standing | None:
        """See `Archive.standing`."""
        for kind, name in (("id", id), ("url", url and address_key(url))):
            if name:
                row = self._one(
                    "SELECT r.id, r.version, r.state, v.sha256, coalesce(v.raw_sha256, v.sha256), r.url, v.headers "
                    "FROM readouts r JOIN versions v ON v.key = r.version_key JOIN names n ON n.readout = r.key "
                    "WHERE n.kind = ? AND n.name = ?", (kind, name))  # fmt: skip
                if row:
                    headers = tuple(json.loads(row[6] or "{}").items())
                    return Standing(row[0], row[1], row[2], row[3], row[4], row[5], headers)
        return None

    def addresses_from(self, origin: str) -> list[str]:
        """See `Archive.addresses_from`."""
        sql = "SELECT url FROM readouts WHERE origin = ? AND url IS NOT NULL ORDER BY key"
        return [str(url) for (url,) in self._rows(sql, (origin,))]

    def get(self, id: str, version: int | None = None) -> Stored:
        """See `Archive.get`."""
        key = self._key_of(id)
        which = "v.key = r.version_key" if version is None else "v.number = ?"
        row = self._one(f"{_STORED} WHERE r.key = ? AND {which}", (key,) if version is None else (key, version))
        if row is None:
            count = self._count("SELECT count(*) FROM versions WHERE readout = ?", (key,))
            raise NothingFound(f"{id} has no version {version}", place=self.place, hint=f"versions: 1 to {count}")
        return _stored(row, self._corrections(key))

    def history(self, id: str) -> list[Entry]:
        """See `Archive.history`."""
        sql = (
            "SELECT h.version, v.sha256, h.at, h.state, h.url, h.note FROM history h "
            "JOIN versions v ON v.readout = h.readout AND v.number = h.version WHERE h.readout = ? ORDER BY h.key"
        )
        return [Entry(*row) for row in self._rows(sql, (self._key_of(id),))]

    def raw(self, id: str, version: int) -> bytes:
        """See `Archive.raw`."""
        sql = "SELECT raw, text FROM versions WHERE readout = ? AND number = ?"
        row = self._one(sql, (self._key_of(id), version))
        if row is None:
            raise NothingFound(f"{id} has no version {version}", place=self.place)
        return unpacked(row[0], row[1])

    def everything(self) -> Iterator[Stored]:
        """See `Archive.everything`."""
        corrections: dict[str, list[Correction]] = {}
        for correction in self._corrections():
            corrections.setdefault(correction.id, []).append(correction)
        for row in self._each(f"{_STORED} ORDER BY r.key, v.number"):
            yield _stored(row, corrections.get(row[1], ()))

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> tuple[int, list[Candidate]]:
        """See `Archive.search`."""
        total, found = self._matching(wanted, limit, offset)
        return total, self._candidates(dict(found))

    def texts_with(self, phrases: Sequence[Term]) -> Iterator[TextVersion]:
        """See `Archive.texts_with`."""
        sql = (
            "SELECT r.id, v.number, v.text, v.key = r.version_key FROM versions v "
            "JOIN readouts r ON r.key = v.readout WHERE v.key = ?"
        )
        for version in self._versions_with(phrases):
            row = self._one(sql, (version,))
            if row:
                yield TextVersion(row[0], row[1], row[2], bool(row[3]))

    def holding(self, groups: Sequence[Sequence[Term]] = (), lang: str | None = None) -> list[int]:
        """See `Archive.holding`."""
        condition, values = self._holding(groups) if groups else ("1 = 1", [])
        if lang:
            condition, values = f"{condition} AND r.lang = ?", [*values, lang]
        rows = self._rows(f"SELECT r.version_key FROM readouts r WHERE {condition} ORDER BY r.slot", values)
        return [int(key) for (key,) in rows]

    def printed(self, keys: Sequence[int]) -> Iterator[Printed]:
        """See `Archive.printed`."""
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            rows = self._rows(
                "SELECT v.key, r.id, r.day, r.lang, coalesce(r.issuer, r.source), r.parties, r.title, r.url, v.text "
                "FROM versions v JOIN readouts r ON r.key = v.readout "
                f"WHERE v.key IN ({', '.join('?' * len(some))}) ORDER BY r.slot", some
            )  # fmt: skip
            for key, id, day, lang, issuer, parties, *rest in rows:
                yield Printed(key, id, day, lang, issuer, _listed(parties), *rest)

    def documents(self, keys: Sequence[int]) -> dict[int, Document]:
        """See `Archive.documents`."""
        found: dict[int, Document] = {}
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows = self._rows(f"SELECT key, reading, text FROM versions WHERE key IN ({marks})", some)
            found |= {key: unpack(bytes(reading), text).document for key, reading, text in rows}
        return found

    def spoken_in(self, keys: Sequence[int]) -> dict[int, list[StatementPlace]]:
        """See `Archive.spoken_in`."""
        found: dict[int, list[StatementPlace]] = {key: [] for key in keys}
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            rows = self._rows(
                'SELECT version, number, start, "end", speakers, party FROM statements '
                f"WHERE version IN ({', '.join('?' * len(some))}) ORDER BY version, number", some
            )  # fmt: skip
            for version, number, start, end, speakers, party in rows:
                place = StatementPlace(number, start, end, _listed(speakers), _listed(party), False)
                found[version].append(place)
        return found

    def members(self, *, ungrouped: bool) -> list[Member]:
        """See `Archive.members`."""
        meant = "r.kind IS NOT NULL AND r.day IS NOT NULL"
        if ungrouped:
            meant += " AND r.parties IN (SELECT parties FROM readouts WHERE meeting IS NULL AND kind IS NOT NULL)"
        names: dict[int, list[tuple[str, str, str | None]]] = {}
        for key, *name in self._rows(
            "SELECT r.key, p.party, p.name, p.record FROM readouts r JOIN participants p ON p.version = r.version_key "
            f"WHERE {meant} AND p.principal = 1 AND p.party IS NOT NULL ORDER BY r.key, p.number"
        ):
            names.setdefault(key, []).append((name[0], name[1], name[2]))
        rows = self._rows(
            "SELECT r.key, r.id, r.day, r.day_basis, r.kind, r.parties, r.lang, r.issuer, r.source, r.meeting, "
            f"r.fixed_meeting FROM readouts r WHERE {meant} ORDER BY r.key"
        )
        return [_member(row, names.get(row[0], ())) for row in rows]

    def held_in(self, cities: Sequence[str], before: str) -> list[Held]:
        """See `Archive.held_in`."""
        marks = ", ".join("?" * len(cities))
        rows = self._rows(
            f"SELECT id, day, parties, meeting FROM readouts WHERE city IN ({marks}) AND day < ? AND kind IS NOT NULL "
            "ORDER BY day DESC, key", (*cities, before))  # fmt: skip
        return [Held(id, day, tuple(json.loads(parties)), meeting) for id, day, parties, meeting in rows]

    def corrections(self, id: str | None = None) -> list[Correction]:
        """See `Archive.corrections`."""
        return self._corrections(None if id is None else self._key_of(id))

    def stats(self) -> Stats:
        """See `Archive.stats`."""
        days = self._rows("SELECT source, day FROM readouts ORDER BY source, day")
        return Stats(
            readouts=self._count("SELECT count(*) FROM readouts"),
            versions=self._count("SELECT count(*) FROM versions"),
            meetings=self._count("SELECT count(DISTINCT meeting) FROM readouts"),
            statements=self._count(
                "SELECT sum(v.statements) FROM versions v JOIN readouts r ON r.version_key = v.key"
            ),
            sources=tuple(covered(days)),
        )

    def _candidates(self, found: Mapping[int, Sequence[int]]) -> list[Candidate]:
        """Readouts by their keys, with their statements, of which those of these numbers are chosen.

        One that went away since the index was asked is left out.
        """
        if not found:
            return []
        rows = self._rows(
            "SELECT r.key, v.key, r.id, r.version, r.day, r.title, r.url, r.lang, r.source, r.issuer, v.text "
            f"FROM readouts r JOIN versions v ON v.key = r.version_key WHERE r.key IN ({_marks(found)})", list(found)
        )  # fmt: skip
        places: dict[int, list[StatementPlace]] = {}
        chosen = {version: found[key] for key, version, *_ in rows}
        for version, number, start, end, speakers, party, account in self._rows(
            'SELECT version, number, start, "end", speakers, party, speaker_side FROM statements '
            f"WHERE version IN ({_marks(chosen)}) ORDER BY version, number", list(chosen)
        ) if rows else ():  # fmt: skip
            meant = number in chosen[version]
            place = StatementPlace(number, start, end, _listed(speakers), _listed(party), meant, account)
            places.setdefault(version, []).append(place)
        read = {key: Candidate._make((*told, tuple(places.get(version, ())))) for key, version, *told in rows}
        return [read[key] for key in found if key in read]


@lru_cache(maxsize=20_000)
def _listed(printed: str) -> tuple[str, ...]:
    """A list of names or codes from its JSON."""
    return tuple(json.loads(printed))


def _stored(row: Row, corrections: Sequence[Correction]) -> Stored:
    (_, id, number, count, sha256, seen, standing, state, source, day, basis, meeting, original, how, origin, reading,
     text) = row  # fmt: skip
    readout, held = corrected(unpack(bytes(reading), text), corrections)
    return Stored(
        id=id,
        readout=readout,
        version=number,
        versions=count,
        sha256=sha256,
        first_seen=seen,
        standing=bool(standing),
        state=state,
        source=source,
        day=day,
        day_basis=basis,
        meeting=meeting,
        original=None if original == id else original,
        how=how,
        origin=origin,
        corrected=held,
    )


def _member(row: Row, names: Sequence[tuple[str, str, str | None]]) -> Member:
    key, id, day, basis, kind, parties, lang, issuer, source, meeting, fixed = row
    return Member(
        key=key,
        id=id,
        day=day,
        exact=basis in ("text", "dateline", "correction"),
        kind=kind,
        parties=tuple(json.loads(parties)),
        lang=lang,
        issuer=issuer or source,
        names=tuple(names),
        meeting=meeting,
        fixed=fixed,
    )


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
