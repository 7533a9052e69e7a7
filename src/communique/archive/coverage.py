"""How well a source is covered: its first and last day, and the silences between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from statistics import median

from communique.archive.records import SourceCoverage

SILENCE_DAYS = 30
TIMES_USUAL = 5
"""A silence is longer than this, and than so many of a source's usual intervals."""


def covered(days: Iterable[Sequence[str | None]]) -> Iterator[SourceCoverage]:
    """The coverage of every source, from rows (source, day or None) sorted by source."""
    for source, rows in groupby(days, key=lambda row: row[0]):
        known = [row[1] for row in rows]
        dated = sorted(day for day in known if day)
        first, last = (dated[0], dated[-1]) if dated else (None, None)
        yield SourceCoverage(str(source), len(known), first, last, tuple(silences(dated)))


def silences(days: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Neighbouring days more than thirty days and more than five usual intervals apart, from sorted ISO days."""
    apart = [
        (before, after, (date.fromisoformat(after) - date.fromisoformat(before)).days)
        for before, after in pairwise(dict.fromkeys(days))
    ]
    usual = median(gap for _, _, gap in apart) if apart else 0
    for before, after, gap in apart:
        if gap > max(SILENCE_DAYS, TIMES_USUAL * usual):
            yield before, after
