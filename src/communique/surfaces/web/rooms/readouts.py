"""All readouts, newest first, or those on one shelf: of a source, a party, a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.archive.shelf import Listing, Shelf
from communique.surfaces.web import lists
from communique.surfaces.web.asked import PAGE, Asked
from communique.surfaces.web.frame import Frame


@dataclass(frozen=True, slots=True)
class Page:
    """The shelf asked for and one page of it."""

    shelf: Shelf
    page: int
    listing: Listing


def answer(asked: Asked) -> Page:
    """The readouts of `source`, `party`, `person`, `lang`, `year`, `kind`, as far as these are given."""
    one = asked.one
    parties = tuple(code for code in (one("party") or "").split(",") if code)
    shelf = Shelf(source=one("source"), parties=parties, person=one("person"), lang=one("lang"), year=asked.year,
                  kind=one("kind"))  # fmt: skip
    return Page(shelf, asked.page, asked.archive.listed(shelf, asked.offset, PAGE))


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """Lines by day, and the pages."""
    return {
        "title": frame.words.say("room_readouts"),
        "count": frame.words.say("readouts_count", n=page.listing.total),
        "all": list(lists.by_day(page.listing.lines, frame)),
        "pager": lists.pager(page.listing.total, page.page, frame),
    }
