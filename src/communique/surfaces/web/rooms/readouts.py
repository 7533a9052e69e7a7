"""All readouts, newest first, or those on one shelf, and what stands beside: the shelves that narrow it further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from communique.archive.shelf import Facet, FacetField, Listing, Shelf
from communique.surfaces.web import filters, lists
from communique.surfaces.web.asked import PAGE, Asked
from communique.surfaces.web.filters import Chosen
from communique.surfaces.web.frame import Frame

FIELDS = ("source", "party", "person", "year", "kind", "lang")
"""What can be asked for behind the question mark, in the order in which it is named."""

FACETS: tuple[FacetField, ...] = ("year", "source", "party", "kind", "lang")
"""What the list can be narrowed by, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """The shelf asked for, one page of it, and how it divides."""

    shelf: Shelf
    page: int
    listing: Listing
    facets: Mapping[FacetField, Facet]


def answer(asked: Asked) -> Page:
    """The readouts of `source`, `party` (codes, comma between), `person`, `lang`, `year`, `kind`, as far as given."""
    one = asked.one
    parties = tuple(dict.fromkeys(code.strip() for code in (one("party") or "").split(",") if code.strip()))
    shelf = Shelf(source=one("source"), parties=parties, person=one("person"), lang=one("lang"), year=asked.year,
                  kind=one("kind"))  # fmt: skip
    listing, counts = asked.archive.listed(shelf, asked.offset, PAGE), asked.archive.shelf_counts(shelf)
    return Page(shelf, asked.page, listing, {field: counts[field] for field in FACETS})


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """Lines by day, the pages, the shelves chosen and those to choose from."""
    say = frame.words
    chosen = list(_chosen(page.shelf, frame))
    title = say.say("room_readouts")
    named = say.comma.join(one.value for one in chosen)
    closed = [name for name in FIELDS if name != "party" and getattr(page.shelf, name)]

    @cache
    def without(field: str) -> str:
        return frame.turned(**{field: None})

    def adding(field: str, value: str) -> str | None:
        if field != "party":
            return filters.joined(without(field), {field: value})
        parties = page.shelf.parties
        return None if value in parties else filters.joined(without(field), {field: ",".join((*parties, value))})

    return {
        "title": f"{title}{say.colon}{named}" if named else title,
        "count": say.say("readouts_count", n=page.listing.total),
        "chosen": chosen if frame.served else [],
        "groups": list(filters.groups(page.facets, closed, frame, adding)) if frame.served else [],
        "all": list(lists.by_day(page.listing.lines, frame)),
        "pager": lists.pager(page.listing.total, page.page, frame),
    }


def _chosen(shelf: Shelf, frame: Frame) -> list[Chosen]:
    """What the list is narrowed by, each with the address without it."""
    found = []
    for field in FIELDS:
        given = shelf.parties if field == "party" else (getattr(shelf, field),)
        for value in given:
            rest = ",".join(one for one in shelf.parties if one != value) if field == "party" else None
            if value:
                name = frame.words.say(f"facet_{field}")
                words = filters.worded(field, str(value), frame)
                found.append(Chosen(name, words, frame.turned(**{field: rest or None})))
    return found
