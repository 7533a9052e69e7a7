"""Search: the question and its filters, and quotations with the speaker first, never titles alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from communique.analysis.search import Hit, Query, Results, search
from communique.surfaces.web.asked import PAGE, Asked
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import printable

FILTERS = ("person", "speaker", "side", "act", "topic", "stance", "kind", "source", "lang", "phrase")
"""Filters that take one value, by the names of the command line."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was asked and found; `results` is None where nothing was asked."""

    query: Query
    results: Results | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A hit: who says it, when, the words around the match, and where they stand."""

    who: str
    day: str
    left: str
    match: str
    right: str
    title: str
    href: str


def answer(asked: Asked) -> Page:
    """The hits of a question (`q`), with the filters of `communique search`."""
    dyad = tuple(code.strip() for code in (asked.one("dyad") or "").split(",") if code.strip())
    filters: dict[str, Any] = {name: asked.one(name) for name in FILTERS}
    query = Query(text=asked.one("q") or "", dyad=dyad, since=asked.day("from"), until=asked.day("to"), **filters)
    return Page(query, None if query == Query() else search(asked.archive, query, PAGE))


def data(page: Page) -> object:
    """As `communique search --format json` gives it."""
    return page.results or Results(0, ())


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """The quotations."""
    results = page.results or Results(0, ())
    return {
        "query": page.query,
        "count": frame.words.say("readouts_count", n=results.total) if page.results else "",
        "hits": [_quotation(hit, frame) for hit in results.hits],
    }


def _quotation(hit: Hit, frame: Frame) -> Quotation:
    say = frame.words
    side = say.parties(hit.side.split(",")) if hit.side else ""
    names = say.listed(hit.speakers)
    who = say.say("and_for", speakers=names, party=side) if names and side else names or side or say.say("narration")
    mark = f"s{hit.statement + 1}" if hit.statement is not None else ""
    return Quotation(
        who=printable(who),
        day=say.day(hit.date) if hit.date else say.say("undated"),
        left=printable(hit.left),
        match=printable(hit.match),
        right=printable(hit.right),
        title=printable(hit.title or hit.id),
        href=frame.to("readout", id=hit.id, mark=mark),
    )
