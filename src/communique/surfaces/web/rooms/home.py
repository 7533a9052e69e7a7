"""The way in: the latest readouts by day, what is covered, one search box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.archive.shelf import Line, Shelf, SourceShelf
from communique.surfaces.web import coverage, lists
from communique.surfaces.web.asked import Asked
from communique.surfaces.web.frame import Frame

LATEST = 20
"""Readouts that the home page lists."""
SOURCES = 12
"""Sources that it shows, those with the most readouts."""


@dataclass(frozen=True, slots=True)
class Page:
    """How many readouts there are, the latest of them, and the coverage of every source."""

    total: int
    latest: tuple[Line, ...]
    sources: Sequence[SourceShelf]


def answer(asked: Asked) -> Page:
    """What the archive holds, at a glance."""
    listing = asked.archive.listed(Shelf(), 0, LATEST)
    return Page(listing.total, tuple(listing.lines), asked.archive.sources())


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """Lines by day and one sparkline a source, the largest first."""
    say = frame.words
    largest = sorted(page.sources, key=lambda one: -one.readouts)[:SOURCES]
    days = [day for one in page.sources for day in (one.first, one.last) if day]
    return {
        "count": say.say("readouts_count", n=page.total),
        "span": say.span(min(days), max(days)) if days else "",
        "all": list(lists.by_day(page.latest, frame)),
        "sources": coverage.rows(largest, frame),
        "sources_count": say.say("sources_count", n=len(page.sources)),
    }
