"""The sources, and one source with its own sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.archive.shelf import Listing, Section, Shelf, SourceShelf
from communique.surfaces.web import coverage, lists
from communique.surfaces.web.asked import PAGE, Asked
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import printable


@dataclass(frozen=True, slots=True)
class Page:
    """One source, the section asked for (its trail; empty for all), its sections, and a page of its readouts."""

    source: SourceShelf
    section: tuple[str, ...]
    sections: tuple[Section, ...]
    page: int
    listing: Listing


def every(asked: Asked) -> Sequence[SourceShelf]:
    """All sources by name."""
    return asked.archive.sources()


def overview(sources: Sequence[SourceShelf], frame: Frame) -> Mapping[str, object]:
    """One sparkline a source."""
    return {"title": frame.words.say("room_sources"), "sources": coverage.rows(sources, frame)}


def answer(asked: Asked) -> Page:
    """The source of that name, or what stands below one of its sections; NothingFound for an unknown one."""
    source = asked.archive.source(asked["source"])
    section = tuple(asked.query.get("section", ()))
    listing = asked.archive.listed(Shelf(source=source.source, section=section), asked.offset, PAGE)
    return Page(source, section, tuple(asked.archive.sections(source.source)), asked.page, listing)


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """The way to the section, the sections below it, and the readouts by day."""
    say, to, source = frame.words, frame.to, page.source.source
    trails = [page.section[: n + 1] for n in range(len(page.section))]
    below = [one for one in page.sections if one.trail[:-1] == page.section]
    return {
        "title": printable(page.section[-1] if page.section else source),
        "steps": [
            (say.say("room_sources"), to("sources")),
            (printable(source), to("source", source=source) if page.section else None),
            *((printable(t[-1]), to("source", source=source, query={"section": t}) if t != page.section else None)
              for t in trails),
        ],
        "count": say.say("readouts_count", n=page.listing.total),
        "coverage": coverage.rows([page.source], frame) if not page.section else [],
        "sections": [
            (printable(one.trail[-1]), to("source", source=source, query={"section": one.trail}), one.readouts)
            for one in below
        ],
        "all": list(lists.by_day(page.listing.lines, frame)),
        "pager": lists.pager(page.listing.total, page.page, frame),
    }  # fmt: skip
