"""The registers of an archive: its sources with their own sections, persons, parties, each with first and last day.

Names of persons are those that texts print; who a record is, the directory says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from communique.archive.coverage import SILENCE_DAYS, TIMES_USUAL, silences
from communique.archive.shelf import PartyPage, PartyShelf, PersonPage, PersonShelf, Role, Section, SourceShelf
from communique.archive.slots import DATED, DAY_BITS, day_at, span_of
from communique.archive.sql import Row, Sql
from communique.archive.tokens import index_string
from communique.errors import NothingFound

_SHELF = (
    "SELECT s.key, s.name, s.readouts, "
    f"(SELECT min(x.slot) FROM shelved x WHERE x.shelf = s.key AND x.slot >= {DATED}), "
    "(SELECT max(x.slot) FROM shelved x WHERE x.shelf = s.key), s.parent, s.kind FROM shelves s "
)
_TOP = 1000
_MONTH_DAYS = 30
"""Days that can lie between two days of one month."""
_LAST = "\U0010ffff"


class _Held(NamedTuple):
    """A shelf as a row; `first` and `last` are days."""

    key: int
    name: str
    readouts: int
    first: str | None
    last: str | None
    parent: int
    kind: str


class Registers(Sql):
    """The archive's questions about what it has readouts of."""

    def sources(self) -> list[SourceShelf]:
        """See `Archive.sources`."""
        return self._sources(self._held("s.parent = 0 AND s.kind = 'source' AND s.readouts > 0 ORDER BY s.name"))

    def source(self, name: str) -> SourceShelf:
        """See `Archive.source`."""
        return self._sources([self._named("source", name)])[0]

    def sections(self, source: str) -> list[Section]:
        """See `Archive.sections`."""
        rows = self._rows(
            "SELECT c.name, c.readouts FROM shelves s JOIN shelves c ON c.parent = s.key AND c.kind = 'section' "
            "WHERE s.parent = 0 AND s.kind = 'source' AND s.name = ? AND c.readouts > 0", (source,)
        )  # fmt: skip
        return sorted(Section(tuple(json.loads(trail)), readouts) for trail, readouts in rows)

    def people(
        self, query: str = "", offset: int = 0, limit: int = 50, *, order: Literal["readouts", "name"] = "readouts"
    ) -> tuple[int, list[PersonShelf]]:
        """See `Archive.people`."""
        words = index_string(query).split()
        where = "s.kind = 'person' AND s.readouts > 0" + "".join(
            " AND s.key IN (SELECT w.person FROM person_words w WHERE w.word >= ? AND w.word < ?)" for _ in words
        )
        values = [bound for word in words for bound in (word, word + _LAST)]
        sort = "s.readouts DESC, s.sort" if order == "readouts" else "s.sort, s.key"
        held = self._held(f"{where} ORDER BY {sort} LIMIT ? OFFSET ?", (*values, limit, offset))
        total = self._count(f"SELECT count(*) FROM shelves s WHERE {where}", values)
        called = self._called(held)
        return total, [_person(one, called.get(one.key, ())) for one in held]

    def person(self, id: str) -> PersonPage:
        """See `Archive.person`."""
        held = self._named("person", id)
        called = self._called([held]).get(held.key, ())
        roles: dict[tuple[str | None, str | None], list[_Held]] = {}
        for one in called:
            _, party, role = json.loads(one.name)
            roles.setdefault((role, party), []).append(one)
        shown = [_role(*named, shelves) for named, shelves in roles.items()]
        return PersonPage(
            shelf=_person(held, called),
            roles=tuple(sorted(shown, key=lambda one: (one.first or "9", one.last or "9", one.role or ""))),
            counterparts=self._together(held.key, "party"),
            sources=self._together(held.key, "source"),
            years=self._years(held),
        )

    def parties(self) -> list[PartyShelf]:
        """See `Archive.parties`."""
        held = self._held("s.parent = 0 AND s.kind = 'party' AND s.readouts > 0 ORDER BY s.readouts DESC, s.name")
        return [PartyShelf(one.name, one.readouts, one.first, one.last) for one in held]

    def party(self, code: str, top: int = 50) -> PartyPage:
        """See `Archive.party`."""
        held = self._named("party", code, "present")
        return PartyPage(
            shelf=PartyShelf(held.name, held.readouts, held.first, held.last),
            counterparts=self._together(held.key, "party", top),
            people=self._together(held.key, "person", top),
            sources=self._together(held.key, "source"),
            years=self._years(held),
            met=held.kind == "party",
        )

    def _held(self, where: str, values: Sequence[object] = ()) -> list[_Held]:
        return [_of(row) for row in self._rows(f"{_SHELF} WHERE {where}", values)]

    def _named(self, kind: str, name: str, *others: str) -> _Held:
        """One shelf of a kind, else of the others, that is not empty; NothingFound where there is none."""
        for each in (kind, *others):
            if held := self._held("s.parent = 0 AND s.kind = ? AND s.name = ? AND s.readouts > 0", (each, name)):
                return held[0]
        raise NothingFound(f"no readout of the {kind} {name!r}", place=self.place)

    def _called(self, persons: Sequence[_Held]) -> dict[int, list[_Held]]:
        """How persons are called, by their key, the most frequent first."""
        found: dict[int, list[_Held]] = {}
        if persons:
            marks = ", ".join("?" * len(persons))
            where = f"s.kind = 'called' AND s.readouts > 0 AND s.parent IN ({marks}) ORDER BY s.readouts DESC, s.name"
            for one in self._held(where, [person.key for person in persons]):
                found.setdefault(one.parent, []).append(one)
        return found

    def _together(self, key: int, kind: str, limit: int = _TOP) -> tuple[tuple[str, int], ...]:
        """The shelves of a kind that share readouts with this one, with how many, the most first."""
        rows = self._rows(
            "SELECT o.name, t.readouts FROM together t JOIN shelves o ON o.key = t.other "
            "WHERE t.shelf = ? AND o.kind = ? AND t.readouts > 0 ORDER BY t.readouts DESC, o.name LIMIT ?",
            (key, kind, limit),
        )
        return tuple((str(name), int(readouts)) for name, readouts in rows)

    def _years(self, held: _Held) -> tuple[tuple[int, int], ...]:
        """The years with readouts on a shelf, in order, with how many."""
        if not held.first or not held.last:
            return ()
        years = range(int(held.first[:4]), int(held.last[:4]) + 1)
        counts = ", ".join("(SELECT count(*) FROM shelved WHERE shelf = ? AND slot BETWEEN ? AND ?)" for _ in years)
        row = self._rows(f"SELECT {counts}", [value for year in years for value in (held.key, *span_of(year))])[0]
        return tuple((year, int(count)) for year, count in zip(years, row, strict=True) if count)

    def _sources(self, held: Sequence[_Held]) -> list[SourceShelf]:
        keys = [one.key for one in held]
        marks = ", ".join("?" * len(keys))
        months: dict[int, list[Row]] = {key: [] for key in keys}
        for key, *month in self._rows(
            "SELECT shelf, month, readouts, days, first, last FROM months "
            f"WHERE shelf IN ({marks}) AND readouts > 0 ORDER BY shelf, month", keys
        ) if keys else ():  # fmt: skip
            months[key].append(tuple(month))
        langs: dict[int, list[tuple[str, int]]] = {key: [] for key in keys}
        for key, lang, readouts in self._rows(
            "SELECT t.shelf, o.name, t.readouts FROM together t JOIN shelves o ON o.key = t.other "
            f"WHERE t.shelf IN ({marks}) AND o.kind = 'lang' AND t.readouts > 0 ORDER BY t.readouts DESC, o.name", keys
        ) if keys else ():  # fmt: skip
            langs[key].append((lang, readouts))
        thin = [key for key in keys if not _dense(months[key])]
        days: dict[int, list[str]] = {key: [] for key in keys}
        for key, slot in self._rows(
            f"SELECT shelf, min(slot) FROM shelved WHERE shelf IN ({', '.join('?' * len(thin))}) AND slot >= {DATED} "
            f"GROUP BY shelf, slot >> {DAY_BITS} ORDER BY 1, 2", thin
        ) if thin else ():  # fmt: skip
            days[key].append(str(day_at(slot)))
        return [
            SourceShelf(
                source=one.name,
                readouts=one.readouts,
                first=one.first,
                last=one.last,
                langs=tuple(langs[one.key]),
                months=tuple((month, count) for month, count, *_ in months[one.key]),
                gaps=tuple(silences(days[one.key]) if one.key in thin else _between(months[one.key])),
            )
            for one in held
        ]


def _of(row: Row) -> _Held:
    key, name, readouts, first, last, parent, kind = row
    return _Held(key, name, readouts, first and day_at(first), last and day_at(last), parent, kind)


def _person(held: _Held, called: Sequence[_Held]) -> PersonShelf:
    named = [json.loads(one.name) for one in called]
    names = tuple(dict.fromkeys(name for name, _, _ in named))
    parties = tuple(dict.fromkeys(party for _, party, _ in named if party))
    return PersonShelf(held.name, names, parties, held.readouts, held.first, held.last)


def _role(role: str | None, party: str | None, shelves: Sequence[_Held]) -> Role:
    first = min((one.first for one in shelves if one.first), default=None)
    last = max((one.last for one in shelves if one.last), default=None)
    return Role(role, party, first, last, sum(one.readouts for one in shelves))


def _dense(months: Sequence[Row]) -> bool:
    """Whether the usual interval between days is surely so short that only silences of more than thirty days count.

    Counted are the intervals that may be longer than a fifth of thirty days: four in a month, and one to the next.
    """
    usual = SILENCE_DAYS // TIMES_USUAL
    intervals = sum(days for _, _, days, _, _ in months) - 1
    long = len(months) - 1 + sum(min(_MONTH_DAYS // (usual + 1), days - 1) for _, _, days, _, _ in months)
    return not months or bool(2 * long < intervals)


def _between(months: Sequence[Row]) -> Iterable[tuple[str, str]]:
    """Silences of more than thirty days: they reach from the last day of a month to the first of a later one."""
    for (*_, before), (_, _, _, after, _) in pairwise(months):
        if (after >> DAY_BITS) - (before >> DAY_BITS) > SILENCE_DAYS:
            yield str(day_at(before)), str(day_at(after))
