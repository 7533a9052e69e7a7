"""The sources, and one source with its own sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.archive.shelf import Listing, Section, Shelf, SourceShelf
from communique.surfaces.views.readout import tag
from communique.surfaces.web import coverage, lists
from communique.surfaces.web.asked import PAGE, Asked
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import printable

UNFOLDED = 40
"""A source with so many sections, or fewer, shows all of them at once."""


@dataclass(frozen=True, slots=True)
class Page:
    """One source, the section asked for (its trail; empty for all), its sections, and a page of its readouts."""

    source: SourceShelf
    section: tuple[str, ...]
    sections: tuple[Section, ...]
    page: int
    listing: Listing


@dataclass(frozen=True, slots=True)
class Branch:
    """A section with what is shown of those below it. `here` is the one that the page is about; `folded` says in words
    how many more lie below it ("" for none)."""

    name: str
    href: str
    count: str
    here: bool
    below: tuple[Branch, ...]
    folded: str


def every(asked: Asked) -> Sequence[SourceShelf]:
    """All sources by name."""
    return asked.archive.sources()


def overview(sources: Sequence[SourceShelf], frame: Frame) -> Mapping[str, object]:
    """One sparkline a source."""
    say = frame.words
    return {
        "title": say.say("room_sources"),
        "count": say.say("sources_count", n=len(sources)),
        "sources": coverage.rows(sources, frame),
    }


def answer(asked: Asked) -> Page:
    """The source of that name, or what stands below one of its sections; NothingFound for an unknown one."""
    source = asked.archive.source(asked["source"])
    section = tuple(asked.query.get("section", ()))
    listing = asked.archive.listed(Shelf(source=source.source, section=section), asked.offset, PAGE)
    return Page(source, section, tuple(asked.archive.sections(source.source)), asked.page, listing)


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """The way to the section, the tree of sections, and the readouts by day."""
    say, to, source = frame.words, frame.to, page.source.source
    name = lists.source_name(source, frame)
    trails = [page.section[: n + 1] for n in range(len(page.section))]
    return {
        "title": printable(page.section[-1]) if page.section else name,
        "lang": tag(page.source.langs[0][0]) if page.source.langs else "und",
        "steps": [
            (say.say("room_sources"), to("sources")),
            (name, to("source", source=source) if page.section else None),
            *((printable(t[-1]), to("source", source=source, query={"section": t}) if t != page.section else None)
              for t in trails),
        ],
        "count": say.say("readouts_count", n=page.listing.total),
        "coverage": coverage.rows([page.source], frame)[0],
        "sections": _tree(page, frame),
        "whole": to("source", source=source) if page.section else None,
        "all": list(lists.by_day(page.listing.lines, frame, source=False)),
        "pager": lists.pager(page.listing.total, page.page, frame),
    }  # fmt: skip


def _tree(page: Page, frame: Frame) -> tuple[Branch, ...]:
    """The sections of the source, those with the most readouts first, with what is shown below each."""
    below: dict[tuple[str, ...], list[Section]] = {}
    for one in sorted(page.sections, key=lambda one: (-one.readouts, one.trail)):
        below.setdefault(one.trail[:-1], []).append(one)
    inside = Counter(one.trail[:n] for one in page.sections for n in range(1, len(one.trail)))

    def branches(trail: tuple[str, ...]) -> tuple[Branch, ...]:
        return tuple(branch(one) for one in below.get(trail, ()))

    def branch(section: Section) -> Branch:
        trail = section.trail
        unfolded = len(page.sections) <= UNFOLDED or trail == page.section[: len(trail)]
        folded = 0 if unfolded else inside[trail]
        return Branch(
            name=printable(trail[-1]),
            href=frame.to("source", source=page.source.source, query={"section": trail}),
            count=frame.words.number(section.readouts),
            here=trail == page.section,
            below=branches(trail) if unfolded else (),
            folded=frame.words.say("sections_count", n=folded) if folded else "",
        )

    return branches(())
