"""How the answers of a search divide: by source, party, year, speaker, act …, for the filters beside the answers.

Counted are the newest answers, a bounded number of them, so that a search for a common word costs no more than one for
a rare one; every facet says how many it has looked at.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby, islice

import msgspec

from communique.archive.records import Wanted
from communique.archive.shelf import Facet, FacetField
from communique.archive.slots import DATED, DAY_BITS, day_at
from communique.archive.sql import Row, Sql

READOUT_FIELDS: tuple[FacetField, ...] = ("source", "lang", "kind", "issuer", "party", "person", "year")
STATEMENT_FIELDS: tuple[FacetField, ...] = ("speaker", "side", "act", "topic", "stance", "mode")

READOUTS = 3000
"""Readouts that are looked at, the newest."""
_STATEMENTS = 1000
_ALL_OF = 100
"""Readouts that are looked at where each of their statements answers."""
_SHELVED_AS: Mapping[FacetField, Sequence[str]] = {"party": ("party", "present")}
"""The shelves whose values a field has, where they are not those of its own name."""
_STATEMENT = (
    "WITH asked (slot, number) AS ({asked}) "
    "SELECT a.slot, s.version, s.number, s.speakers, s.party, s.speaker_side, s.mode, s.acts, s.topics FROM asked a "
    "JOIN readouts r ON r.slot = a.slot JOIN statements s ON s.version = r.version_key AND s.number = a.number "
    "ORDER BY a.slot DESC"
)
_EVERY = (
    "SELECT r.slot, s.number FROM readouts r JOIN statements s ON s.version = r.version_key WHERE r.slot IN ({slots}) "
    "ORDER BY r.slot DESC LIMIT {limit}"
)
_decode = msgspec.json.Decoder(list[int]).decode

_Of = Mapping[tuple[int, object], Sequence[str]]
"""What is told of a version's statements by number, or persons by printed name."""


class Counting(Sql):
    """The archive's counts for a search."""

    @abstractmethod
    def _answers(self, wanted: Wanted, limit: int) -> dict[int, list[int]]:
        """Slots of the newest readouts that answer, the newest first, each with the numbers of the statements that do;
        without any where it is not by a statement that they were found."""

    @abstractmethod
    def _said(self, wanted: Wanted, limit: int) -> list[tuple[int, int]]:
        """The newest statements that hold the terms and facets of a statement, as (slot, number), the newest first."""

    def facet_counts(
        self, wanted: Wanted, fields: Sequence[FacetField] = (*READOUT_FIELDS, *STATEMENT_FIELDS)
    ) -> dict[FacetField, Facet]:
        """See `Archive.facet_counts`."""
        answers = self._answers(wanted, READOUTS + 1)
        slots, complete = list(islice(answers, READOUTS)), len(answers) <= READOUTS
        whole = [field for field in fields if field in READOUT_FIELDS]
        parts = [field for field in fields if field in STATEMENT_FIELDS]
        counts = self._by_readout(slots, whole, _SHELVED_AS) if whole and slots else {}
        facets = {field: Facet(len(slots), complete, _ordered(field, found)) for field, found in counts.items()}
        if parts and slots:
            facets |= self._by_statement(wanted, answers, parts)
        return {field: facets.get(field, Facet(0, True, ())) for field in fields}

    def _by_readout(
        self, slots: Sequence[int], fields: Sequence[FacetField], shelved_as: Mapping[FacetField, Sequence[str]]
    ) -> dict[FacetField, Counter[str]]:
        """How these readouts divide; a field is counted on the shelves of its name, or on those it is `shelved_as`."""
        rows = self._rows(f"SELECT shelves FROM filed WHERE slot IN ({_marks(slots)})", slots)
        counts = Counter(chain.from_iterable(_decode(shelves) for (shelves,) in rows))
        kinds = {kind: field for field in fields for kind in shelved_as.get(field, (field,))}
        found: dict[FacetField, Counter[str]] = {field: Counter() for field in fields}
        keys = list(counts)
        for key, kind, name in self._rows(
            f"SELECT key, kind, name FROM shelves WHERE key IN ({_marks(keys)}) AND kind IN ({_marks(kinds)})",
            (*keys, *kinds),
        ):
            found[kinds[kind]][name] += counts[key]
        if "year" in found:
            for day, count in Counter(slot >> DAY_BITS for slot in slots if slot >= DATED).items():
                found["year"][str(day_at(day << DAY_BITS))[:4]] += count
        return found

    def _by_statement(
        self, wanted: Wanted, answers: Mapping[int, Sequence[int]], fields: Sequence[FacetField]
    ) -> dict[FacetField, Facet]:
        rows, complete = self._statements(wanted, answers)
        groups = [list(group) for _, group in groupby(rows, key=lambda row: row[0])]
        groups = groups if complete else groups[:-1]
        versions = [group[0][1] for group in groups]
        told: dict[FacetField, _Of] = {}
        if "speaker" in fields and versions:
            told["speaker"] = self._told("name, record FROM participants WHERE record IS NOT NULL", versions)
        if "stance" in fields and versions:
            told["stance"] = self._told("statement, stance FROM positions WHERE stance <> ''", versions)
        values: dict[FacetField, list[str]] = {field: [] for field in fields}
        for group in groups:
            for field in fields:
                values[field] += _values(field, group, told.get(field, {}))
        return {field: Facet(len(groups), complete, _ordered(field, Counter(values[field]))) for field in fields}

    def _statements(self, wanted: Wanted, answers: Mapping[int, Sequence[int]]) -> tuple[list[Row], bool]:
        """The newest statements that answer, and whether they are all; else their last readout may lack some."""
        if wanted.terms or wanted.own:
            places = ((slot, number) for slot, numbers in answers.items() for number in numbers)
            found = list(islice(places, _STATEMENTS + 1)) or self._said(wanted, _STATEMENTS + 1)
            asked, values = f"VALUES {', '.join(['(?, ?)'] * len(found))}", list(chain.from_iterable(found))
            complete = len(found) <= _STATEMENTS
        else:
            values = list(islice(answers, _ALL_OF))
            asked = _EVERY.format(slots=_marks(values), limit=_STATEMENTS + 1)
            complete = len(answers) <= _ALL_OF
        rows = self._rows(_STATEMENT.format(asked=asked), values) if values else []
        return rows, complete and len(rows) <= _STATEMENTS

    def _told(self, what: str, versions: Sequence[int]) -> _Of:
        rows = self._rows(f"SELECT version, {what} AND version IN ({_marks(versions)})", versions)
        found: dict[tuple[int, object], list[str]] = {}
        for version, of, value in rows:
            found.setdefault((version, of), []).append(value)
        return found


def _values(field: FacetField, statements: Sequence[Row], told: _Of) -> Iterable[str]:
    """The values that the statements of one readout have of a field, each once."""
    version = statements[0][1]
    if field == "speaker":
        return {told.get((version, name), (name,))[0] for name in _all(statements, 3)}
    if field == "stance":
        return {value for row in statements for value in told.get((version, row[2]), ())}
    if field == "side":
        return (*_all(statements, 4), *{row[5] for row in statements if row[5]})
    if field == "mode":
        return {row[6] for row in statements}
    return _all(statements, 7 if field == "act" else 8)


def _all(statements: Sequence[Row], cell: int) -> Collection[str]:
    if len(statements) == 1:
        return _listed(statements[0][cell])
    return set[str]().union(*(_listed(printed) for printed in {row[cell] for row in statements}))


def _ordered(field: FacetField, counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    if field == "year":
        return tuple(sorted(counts.items(), reverse=True))
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


@lru_cache(maxsize=20_000)
def _listed(cell: str) -> tuple[str, ...]:
    """A list of names or codes from its JSON."""
    return tuple(json.loads(cell))


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
