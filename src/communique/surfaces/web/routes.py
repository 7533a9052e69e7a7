"""The one route table: every address of the reading room, what answers it and what lays the answer out.

A room's address + `.json` is the data that its page shows. `{name}` is one segment of a path, percent-encoded, so that
an id may hold a slash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from communique.surfaces.charts.meetings import PAGE_STYLES
from communique.surfaces.web.asked import Asked, Body
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.rooms import (
    changes,
    citations,
    commitments,
    compare,
    files,
    home,
    indexes,
    meeting,
    meetings,
    mementos,
    parties,
    people,
    phrases,
    pictures,
    positions,
    readout,
    readouts,
    search,
    share,
    sources,
)


def as_it_is(answer: Any) -> Any:
    """The data of a room whose answer is its data."""
    return answer


class Room(NamedTuple):
    """A page. `answer` asks; `data` gives what `.json` shows of the answer; `view` the values of the template, among
    them `title`, and `rules` where the page carries style rules of its own. An answer is shown more than once. `live`
    pages need a server behind them and are no part of a folder of files. `take` does what a form sent to the page asks
    for: None where it is done, else the values of the template."""

    name: str
    path: str
    answer: Callable[[Asked], Any]
    view: Callable[[Any, Frame], Mapping[str, object]]
    template: str
    styles: tuple[str, ...] = ()
    data: Callable[[Any], Any] = as_it_is
    live: bool = False
    take: Callable[[Any, Mapping[str, str], Frame], Mapping[str, object] | None] | None = None


class File(NamedTuple):
    """An address that answers with something other than a page; its path has an ending of its own. `live` as in
    `Room`."""

    name: str
    path: str
    answer: Callable[[Asked, Frame], Body]
    live: bool = False


def shared(name: str, path: str, find: Callable[[Asked], citations.Citable]) -> Room:
    """The page on which what `find` finds is cited and suggested."""
    return Room(name, path, partial(share.answer, find), share.view, "suggest.html.j2", ("suggest.css",), share.data,
                live=True, take=share.take)  # fmt: skip


def cited(name: str, path: str, find: Callable[[Asked], citations.Citable]) -> File:
    """The references of what `find` finds."""
    return File(name, path, partial(citations.file, find), live=True)


LEDGER = ("commitments.css", "lists.css", "forms.css")
STANCES = ("positions.css", "lists.css", "forms.css")

ROOMS: tuple[Room, ...] = (
    Room("home", "/", home.answer, home.view, "home.html.j2", ("lists.css", "home.css")),
    Room("readouts", "/readouts", readouts.answer, readouts.view, "readouts.html.j2", ("lists.css",)),
    Room("readout", "/readouts/{id}", readout.answer, readout.view, "readout.html.j2", ("readout.css",), readout.data),
    Room("version", "/readouts/{id}/versions/{version}", readout.answer, readout.view, "readout.html.j2",
         ("readout.css",), readout.data),
    Room("changes", "/readouts/{id}/changes/{old}/{new}", changes.answer, changes.view, "changes.html.j2",
         ("changes.css",)),
    Room("meetings", "/meetings", meetings.answer, meetings.view, "meetings.html.j2", ("lists.css",)),
    Room("meeting", "/meetings/{id}", meeting.answer, meeting.view, "meeting.html.j2", ("lists.css",)),
    Room("compare", "/compare/{a}/{b}", compare.answer, compare.view, "compare.html.j2", ("compare.css",),
         compare.data),
    Room("network", "/network", pictures.every_network, pictures.view, "meeting_picture.html.j2", PAGE_STYLES),
    Room("dyads", "/dyads", pictures.every_dyad, pictures.view, "meeting_picture.html.j2", PAGE_STYLES),
    Room("calendar", "/calendar", pictures.days, pictures.view, "meeting_picture.html.j2", PAGE_STYLES),
    Room("phrases", "/phrases", phrases.every, phrases.overview, "phrases.html.j2", ("lists.css", "home.css"),
         phrases.listed),
    Room("phrase", "/phrases/{id}", phrases.answer, phrases.view, "phrase_life.html.j2", ("phrase.css", "lists.css"),
         phrases.data),
    Room("positions", "/positions", positions.every, positions.overview, "stances.html.j2", STANCES,
         positions.standing),
    Room("position", "/positions/{party}/{target}", positions.answer, positions.view, "stances.html.j2", STANCES,
         positions.data),
    Room("position_changes", "/positions/{party}/{target}/changes", positions.turned, positions.turns_view,
         "stances.html.j2", STANCES),
    Room("commitments", "/commitments", commitments.every, commitments.overview, "ledger.html.j2", LEDGER,
         commitments.listed),
    Room("commitment", "/commitments/{id}/{statement}", commitments.answer, commitments.view, "ledger.html.j2", LEDGER,
         commitments.data),
    Room("search", "/search", search.answer, search.view, "search.html.j2", ("lists.css", "home.css", "search.css"),
         search.data,
         live=True),
    Room("people", "/people", people.every, people.overview, "people.html.j2", ("lists.css", "home.css")),
    Room("person", "/people/{id}", people.answer, people.view, "person.html.j2", ("lists.css", "home.css")),
    Room("parties", "/parties", parties.every, parties.overview, "parties.html.j2", ("lists.css",)),
    Room("party", "/parties/{code}", parties.answer, parties.view, "party.html.j2", ("lists.css", "home.css")),
    Room("sources", "/sources", sources.every, sources.overview, "sources.html.j2", ("lists.css", "home.css")),
    Room("source", "/sources/{source}", sources.answer, sources.view, "source.html.j2", ("lists.css", "home.css")),
    shared("suggest", "/suggest/readouts/{id}/{version}", citations.readout),
    shared("suggest_sentence", "/suggest/readouts/{id}/{version}/{sentence}", citations.sentence),
    shared("suggest_meeting", "/suggest/meetings/{id}", citations.meeting),
    shared("suggest_compare", "/suggest/compare/{a}/{b}", citations.comparison),
)  # fmt: skip

FILES: tuple[File, ...] = (
    File("static", "/static/{mark}/{name}", files.static),
    cited("cite", "/readouts/{id}/versions/{version}/cite.{ending}", citations.readout),
    cited("cite_sentence", "/readouts/{id}/versions/{version}/s{sentence}.{ending}", citations.sentence),
    cited("cite_meeting", "/meetings/{id}/cite.{ending}", citations.meeting),
    cited("cite_compare", "/compare/{a}/{b}/cite.{ending}", citations.comparison),
    File("network_svg", "/network.svg", pictures.network_svg),
    File("dyads_svg", "/dyads.svg", pictures.dyads_svg),
    File("calendar_svg", "/calendar.svg", pictures.calendar_svg),
    File("phrase_svg", "/phrases/{id}.svg", phrases.picture),
    File("phrase_asked", "/phrase", phrases.typed, live=True),
    File("positions_svg", "/positions.svg", positions.picture),
    File("timemap", "/readouts/{id}/timemap", mementos.timemap, live=True),
    File("timegate", "/readouts/{id}/timegate", mementos.timegate, live=True),
    File("feed", "/feed.atom", indexes.feed),
    File("sitemap", "/sitemap.xml", indexes.sitemap_index),
    File("sitemap_part", "/sitemap-{part}.xml", indexes.sitemap_part),
    File("robots", "/robots.txt", indexes.robots),
)

PATHS: Mapping[str, str] = {
    **{room.name: room.path for room in ROOMS},
    **{file.name: file.path for file in FILES},
}
