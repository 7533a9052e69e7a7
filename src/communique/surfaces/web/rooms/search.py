"""Search: the question and its filters, and quotations with the speaker first, never titles alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from communique.analysis import search as archive_search
from communique.analysis.search import Query, Results
from communique.archive.shelf import Facet, FacetField
from communique.errors import UsageError
from communique.surfaces.web import filters, lists
from communique.surfaces.web.asked import PAGE, Asked
from communique.surfaces.web.filters import Chosen
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.quotations import quotation
from communique.surfaces.web.refusals import refusal
from communique.surfaces.words import printable

OWN = ("person", "speaker", "side", "act", "topic", "stance", "kind", "source", "lang", "phrase")
"""Filters that take one value, by the names of the command line."""
FACETS: tuple[FacetField, ...] = (
    "party", "source", "person", "kind", "lang", "side", "speaker", "act", "topic", "stance",
)  # fmt: skip
"""What answers are divided by, beside the year, in the order of the page."""
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Page:
    """What was asked, as it was written, by the names of the form; what that means and what answers.

    `query` is None where it cannot be asked, and then there is a `problem`; `results` is None where nothing was asked.
    """

    given: Mapping[str, str]
    query: Query | None
    page: int = 1
    results: Results | None = None
    facets: Mapping[FacetField, Facet] = field(default_factory=dict)
    problem: UsageError | None = None


def answer(asked: Asked) -> Page:
    """The hits of a question (`q`), with the filters of `communique search`, and how they divide."""
    given = {name: rows[0][:_LONGEST] for name in ("q", "from", "to", "dyad", *OWN) if (rows := asked.query.get(name))}
    try:
        query = _query(asked)
        if query == Query():
            return Page(given, query)
        wanted = archive_search.asked(query)
        results = archive_search.search(asked.archive, query, PAGE, asked.offset)
        year = asked.archive.year_counts(wanted)
        counts = asked.archive.facet_counts(wanted, FACETS)
        return Page(given, query, asked.page, results, {"year": year, **counts})
    except UsageError as error:
        return Page(given, None, problem=error)


def _query(asked: Asked) -> Query:
    dyad = tuple(dict.fromkeys(code.strip() for code in (asked.one("dyad") or "").split(",") if code.strip()))
    own: dict[str, Any] = {name: asked.one(name) for name in OWN}
    return Query(text=asked.one("q") or "", dyad=dyad, since=asked.day("from"), until=asked.day("to"), **own)


def data(page: Page) -> object:
    """As `communique search --format json` gives it, with `facets`; UsageError for what cannot be asked."""
    if page.problem:
        raise page.problem
    results = page.results or Results(0, ())
    return {"total": results.total, "hits": results.hits, "facets": page.facets}


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """The form as it was filled in, what is chosen and what can be, and the quotations."""
    say, query, results = frame.words, page.query or Query(), page.results
    total = results.total if results else 0
    chosen = _chosen(query, frame)
    text = printable(page.given.get("q", ""))
    return {
        "title": f"{say.say('search_title')}{say.colon}{text}" if text else say.say("search_title"),
        "text": text,
        "since": query.since or "",
        "until": query.until or "",
        "kept": [(name, page.given[name]) for name in ("dyad", *OWN) if page.given.get(name)],
        "problem": refusal(page.problem, page.given, frame) if page.problem else None,
        "asked": results is not None,
        "count": say.say("readouts_count", n=total),
        "chosen": chosen,
        "groups": list(filters.groups(page.facets, _closed(query), frame, _adding(query, frame))) if total else [],
        "hits": [quotation(hit, frame) for hit in results.hits] if results else [],
        "pager": lists.pager(total, page.page, frame),
        "without": frame.to("search", query={"q": [query.text]}) if query.text and chosen else None,
    }


def _year(query: Query) -> str | None:
    """The year that is asked for, where the days are those of one."""
    year = (query.since or "")[:4]
    return year if (query.since, query.until) == (f"{year}-01-01", f"{year}-12-31") else None


def _closed(query: Query) -> set[str]:
    closed = {name for name in OWN if getattr(query, name)}
    return closed | {"year"} if _year(query) else closed


def _adding(query: Query, frame: Frame) -> Callable[[str, str], str | None]:
    """How a filter is added to the question."""

    @cache
    def without(*names: str) -> str:
        return frame.turned(**dict.fromkeys(names))

    def adding(name: str, value: str) -> str | None:
        if name == "year":
            return filters.joined(without("from", "to"), {"from": f"{value}-01-01", "to": f"{value}-12-31"})
        if name == "party":
            more = {"dyad": ",".join((*query.dyad, value))}
            return None if value in query.dyad else filters.joined(without("dyad"), more)
        return filters.joined(without(name), {name: value})

    return adding


def _chosen(query: Query, frame: Frame) -> list[Chosen]:
    """What the question is narrowed by, each with the address without it."""
    say, found = frame.words, []
    for code in query.dyad:
        rest = ",".join(one for one in query.dyad if one != code)
        words = filters.worded("party", code, frame)
        found.append(Chosen(say.say("facet_party"), words, frame.turned(dyad=rest or None)))
    if query.since or query.until:
        name = say.say("facet_year" if _year(query) else "when")
        value = _year(query) or say.span(query.since, query.until)
        found.append(Chosen(name, value, frame.turned(**{"from": None, "to": None})))
    for name in OWN:
        if value := getattr(query, name):
            words = say.quote(printable(value)) if name == "phrase" else filters.worded(name, value, frame)
            found.append(Chosen(say.say(f"facet_{name}"), words, frame.turned(**{name: None})))
    return found
