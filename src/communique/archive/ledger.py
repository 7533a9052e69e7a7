"""The ledger of undertakings: a page of it, one statement of it, and statements that share words with one.

Everything is answered from indexes: the table `ledger` has a row for every party bound and every party it is bound to,
and the full-text index of statements gives places without reading a text.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Sequence
from functools import lru_cache

from communique.archive.bound import EVERYBODY
from communique.archive.promise import Asked, Pledge, Utterance
from communique.archive.slots import day_at
from communique.archive.sql import Row, Sql
from communique.archive.tokens import Term
from communique.errors import NothingFound
from communique.model import Span

_BITS = 10
"""A place is a slot and, in so many bits, the number of a statement."""
_AT_ONCE = 400

_UTTERED = (
    "SELECT r.slot, r.id, r.version, r.day, r.lang, r.issuer, r.title, r.url, r.parties, r.meeting, r.content, "
    's.number, s.start, s."end", substr(v.text, s.start + 1, s."end" - s.start), s.speakers, s.party, s.acts, '
    's.topics, s.flags, c.who, c.firmness, c.start, c."end", c.deadline_start, c.deadline_end, c.due'
)
_BY_VERSION = "JOIN versions v ON v.key = asked.key JOIN readouts r ON r.key = v.readout AND r.version_key = v.key"
_BY_SLOT = "JOIN readouts r ON r.slot = asked.key JOIN versions v ON v.key = r.version_key"
_STATEMENT = (
    "JOIN statements s ON s.version = v.key AND s.number = asked.number "
    "LEFT JOIN commitments c ON c.version = s.version AND c.statement = s.number"
)


class Ledger(Sql):
    """The part of an archive that lists undertakings and finds statements by their words."""

    @abstractmethod
    def _places_saying(self, groups: Sequence[Sequence[Term]], limit: int) -> list[int]:
        """See `Archive.said`."""

    def undertakings(self, asked: Asked, limit: int, offset: int = 0) -> tuple[int, list[Utterance]]:
        """See `Archive.undertakings`."""
        where, values = _asked(asked)
        total = self._count(f"SELECT count(*) FROM ledger l {where}", values)
        rows = self._rows(
            f"SELECT l.version, l.statement FROM ledger l {where} "
            "ORDER BY l.day DESC, l.version DESC, l.statement LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        found = self._uttered(_BY_VERSION, rows)
        return total, [found[key] for key in map(tuple, rows)]

    def utterance(self, id: str, statement: int) -> Utterance:
        """See `Archive.utterance`."""
        key = self._key_of(id)
        row = self._one("SELECT version_key FROM readouts WHERE key = ?", (key,))
        found = self._uttered(_BY_VERSION, [(row[0], statement)]) if row else {}
        if not found:
            raise NothingFound(f"{id} has no statement {statement}", place=self.place)
        return next(iter(found.values()))

    def said(self, groups: Sequence[Sequence[Term]], limit: int) -> list[int]:
        """See `Archive.said`."""
        return self._places_saying(groups, limit) if groups and all(groups) else []

    def utterances(self, places: Sequence[int]) -> list[Utterance]:
        """See `Archive.utterances`."""
        found = self._uttered(_BY_SLOT, [(place >> _BITS, place & ((1 << _BITS) - 1)) for place in places])
        return list(found.values())

    def parties_at(self, places: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """See `Archive.parties_at`."""
        slots = sorted({place >> _BITS for place in places})
        held: dict[int, tuple[str, ...]] = {}
        for at in range(0, len(slots), _AT_ONCE):
            some = slots[at : at + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            for slot, parties in self._rows(f"SELECT slot, parties FROM readouts WHERE slot IN ({marks})", some):
                held[slot] = _listed(parties)
        return {place: held[place >> _BITS] for place in places if place >> _BITS in held}

    def latest_day(self) -> str | None:
        """See `Archive.latest_day`."""
        row = self._one("SELECT max(slot) FROM readouts")
        return day_at(int(row[0])) if row and row[0] is not None else None

    def about_statements(self) -> int:
        """See `Archive.about_statements`."""
        return 10 * self._count("SELECT count(*) FROM readouts")

    def _uttered(self, joined: str, asked: Sequence[Sequence[int]]) -> dict[tuple[int, int], Utterance]:
        """Statements by (key of the version, or slot, as `joined` says; number), in the order asked for."""
        found: dict[tuple[int, int], Utterance] = {}
        for at in range(0, len(asked), _AT_ONCE):
            some = asked[at : at + _AT_ONCE]
            marks = ", ".join(["(?, ?)"] * len(some))
            rows = self._rows(
                f"WITH asked (key, number) AS (VALUES {marks}) {_UTTERED}, asked.key "
                f"FROM asked {joined} {_STATEMENT}",
                [int(one) for pair in some for one in pair],
            )
            made = {(row[-1], row[11]): _utterance(row) for row in rows}
            found |= {key: made[key] for one in some if (key := (one[0], one[1])) in made}
        return found


def _asked(asked: Asked) -> tuple[str, list[object]]:
    """The condition on `ledger l`, with its values; the other side is joined where it is asked for."""
    where, values = "", list[object]()
    party, role = asked.party or EVERYBODY, "by"
    if asked.to_party:
        where = "JOIN ledger o ON o.version = l.version AND o.statement = l.statement AND o.role = ? AND o.party = ? "
        values += ["by", party]
        party, role = asked.to_party, "to"
    where += "WHERE l.role = ? AND l.party = ?"
    values += [role, party]
    for bound, condition in ((asked.since, "l.day >= ?"), (asked.until, "l.day <= ?"), (asked.due_before, "l.due < ?")):
        if bound:
            where += f" AND {condition}"
            values.append(bound)
    return where + (" AND l.day <> ''" if asked.until else ""), values


def _utterance(row: Row) -> Utterance:
    (slot, id, version, day, lang, issuer, title, url, parties, meeting, content, number, start, end, quote, speakers,
     party, acts, topics, flags, who, firmness, what_start, what_end, term_start, term_end, due, _) = row  # fmt: skip
    pledge = None
    if who is not None:
        term = None if term_start is None else Span(term_start, term_end)
        pledge = Pledge(_listed(who), firmness, Span(what_start, what_end), term, due)
    return Utterance(
        place=(slot << _BITS) | number,
        id=id,
        version=version,
        day=day,
        lang=lang,
        issuer=issuer,
        title=title,
        url=url,
        parties=_listed(parties),
        meeting=meeting,
        content=content,
        statement=number,
        span=Span(start, end),
        quote=quote,
        speakers=_listed(speakers),
        party=_listed(party),
        acts=_listed(acts),
        topics=_listed(topics),
        flags=_listed(flags),
        pledge=pledge,
    )


@lru_cache(maxsize=20_000)
def _listed(printed: str) -> tuple[str, ...]:
    return tuple(json.loads(printed))
