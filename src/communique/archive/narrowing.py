"""How a list of readouts can be narrowed: what stands on a shelf, divided by the other shelves, and answers by year.

Years are always counted to the last readout, because the newest ones alone would hide the early years. What else stands
on a shelf is known without counting for the whole archive, and is counted on the newest readouts of a part of it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence

from communique.archive.counting import READOUTS, Counting
from communique.archive.records import Wanted
from communique.archive.shelf import Facet, FacetField, Shelf
from communique.archive.shelves import Shelves, standing
from communique.archive.slots import DATED, day_at, span_of

_YEARS = 200
"""Years that one query counts: all of them, unless some day was misread."""
SHELF_FIELDS: tuple[FacetField, ...] = ("source", "lang", "kind", "party", "year")


class Narrowing(Counting, Shelves):
    """The archive's counts for what a list can be narrowed by."""

    @abstractmethod
    def _answer_years(self, wanted: Wanted) -> list[tuple[int, int]]:
        """Years of readouts that answer, with how many."""

    def year_counts(self, wanted: Wanted) -> Facet:
        """See `Archive.year_counts`."""
        return _years(self._answer_years(wanted))

    def shelf_counts(self, shelf: Shelf) -> dict[FacetField, Facet]:
        """See `Archive.shelf_counts`."""
        keys = self._shelves(shelf)
        if keys is None:
            return {field: Facet(0, True, ()) for field in SHELF_FIELDS}
        rows, values = standing(keys, shelf.year)
        years = _years(self._shelf_years(rows, values))
        if shelf == Shelf():
            return {**self._all_shelves(), "year": years}
        found = self._rows(f"SELECT s.slot FROM {rows} ORDER BY s.slot DESC LIMIT ?", (*values, READOUTS + 1))
        slots, complete = [slot for (slot,) in found[:READOUTS]], len(found) <= READOUTS
        counts = self._by_readout(slots, SHELF_FIELDS[:-1], shelved_as={}) if slots else {}
        facets = {field: Facet(len(slots), complete, _ordered(counts.get(field, {}).items())) for field in SHELF_FIELDS}
        return {**facets, "year": years}

    def _all_shelves(self) -> dict[FacetField, Facet]:
        """How the whole archive divides."""
        counts: dict[str, list[tuple[str, int]]] = {field: [] for field in SHELF_FIELDS[:-1]}
        for kind, name, readouts in self._rows(
            f"SELECT kind, name, readouts FROM shelves WHERE parent = 0 AND readouts > 0 AND kind IN "
            f"({', '.join('?' * len(counts))})", list(counts)
        ):  # fmt: skip
            counts[kind].append((name, int(readouts)))
        total = sum(readouts for _, readouts in counts["source"])
        return {field: Facet(total, True, _ordered(counts[field])) for field in SHELF_FIELDS[:-1]}

    def _shelf_years(self, rows: str, values: Sequence[object]) -> list[tuple[int, int]]:
        """The years with readouts among these rows, with how many."""
        ends = f"SELECT (SELECT s.slot FROM {rows} AND s.slot >= {DATED} ORDER BY s.slot LIMIT 1), "
        ends += f"(SELECT s.slot FROM {rows} ORDER BY s.slot DESC LIMIT 1)"
        first, last = self._rows(ends, (*values, *values))[0]
        if not first:
            return []
        one = f"(SELECT count(*) FROM {rows} AND s.slot BETWEEN ? AND ?)"
        return self._by_year(one, first, last, lambda year: (*values, *span_of(year)))

    def _by_year(
        self, one: str, first: int, last: int, values: Callable[[int], Sequence[object]]
    ) -> list[tuple[int, int]]:
        """The years from slot to slot, each with what the query `one` gives for its values."""
        found: list[tuple[int, int]] = []
        years = range(int(str(day_at(first))[:4]), int(str(day_at(last))[:4]) + 1)
        for at in range(0, len(years), _YEARS):
            some = years[at : at + _YEARS]
            row = self._rows(f"SELECT {', '.join([one] * len(some))}", [each for year in some for each in values(year)])
            found += zip(some, map(int, row[0]), strict=True)
        return found


def _years(counts: Iterable[tuple[int, int]]) -> Facet:
    found = [(year, count) for year, count in counts if count]
    total = sum(count for _, count in found)
    return Facet(total, True, tuple((str(year), count) for year, count in sorted(found, reverse=True)))


def _ordered(counts: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts, key=lambda one: (-one[1], one[0])))
