"""How well sources are covered, as one small picture each: readouts by month, silences left white."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.archive.shelf import SourceShelf
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import printable

MONTHS = 120
"""Months that a sparkline shows, up to the latest of all sources."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One source: its name and address, how many readouts, from when to when; `bars` are (x, height) of 1 by month
    in a picture `width` months wide, `spoken` says the same in words, `gaps` its silences."""

    name: str
    href: str
    count: str
    span: str
    bars: tuple[tuple[int, float], ...]
    width: int
    spoken: str
    gaps: tuple[str, ...]


def rows(sources: Sequence[SourceShelf], frame: Frame) -> list[Coverage]:
    """All sources on one scale of time."""
    last = max((_month(one.last) for one in sources if one.last), default=0)
    first = min((_month(one.first) for one in sources if one.first), default=last)
    start = max(first, last - MONTHS + 1)
    return [_row(one, frame, start, last - start + 1) for one in sources]


def _row(source: SourceShelf, frame: Frame, start: int, width: int) -> Coverage:
    say = frame.words
    most = max((n for _, n in source.months), default=1)
    span = f"{say.day(source.first)} – {say.day(source.last)}" if source.first else say.say("undated")
    gaps = tuple(f"{say.day(before)} – {say.day(after)}" for before, after in source.gaps)
    return Coverage(
        name=printable(source.source),
        href=frame.to("source", source=source.source),
        count=say.say("readouts_count", n=source.readouts),
        span=span,
        bars=tuple(_bars(source.months, start, most)),
        width=width,
        spoken=say.say("coverage_of", source=printable(source.source), span=span, gaps=len(gaps)),
        gaps=gaps,
    )


def _bars(months: Sequence[tuple[str, int]], start: int, most: int) -> Iterator[tuple[int, float]]:
    for month, count in months:
        if (x := _month(month) - start) >= 0:
            yield x, round(max(0.12, count / most), 3)


def _month(day: str) -> int:
    """Months since the year 0 of a day or month in ISO 8601."""
    return datetime.date.fromisoformat(f"{day[:7]}-01").year * 12 + int(day[5:7]) - 1
