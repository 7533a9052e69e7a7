"""The one route table: every address of the reading room, what answers it and what lays the answer out.

A room's address + `.json` is the data that its page shows. `{name}` is one segment of a path, percent-encoded, so that
an id may hold a slash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from communique.surfaces.web.asked import Asked, Body
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.rooms import (
    changes,
    compare,
    files,
    home,
    meeting,
    meetings,
    parties,
    people,
    readout,
    readouts,
    search,
    sources,
)


def as_it_is(answer: Any) -> Any:
    """The data of a room whose answer is its data."""
    return answer


class Room(NamedTuple):
    """A page. `answer` asks; `data` gives what `.json` shows of the answer; `view` the values of the template, among
    them `title`, and `rules` where the page carries style rules of its own. An answer is shown more than once. `live`
    pages need a server behind them and are no part of a folder of files."""

    name: str
    path: str
    answer: Callable[[Asked], Any]
    view: Callable[[Any, Frame], Mapping[str, object]]
    template: str
    styles: tuple[str, ...] = ()
    data: Callable[[Any], Any] = as_it_is
    live: bool = False


class File(NamedTuple):
    """An address that answers with something other than a page; its path has an ending of its own. `live` as in
    `Room`."""

    name: str
    path: str
    answer: Callable[[Asked, Frame], Body]
    live: bool = False


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
    Room("search", "/search", search.answer, search.view, "search.html.j2", ("home.css", "search.css"), search.data,
         live=True),
    Room("people", "/people", people.every, people.overview, "people.html.j2", ("lists.css", "home.css")),
    Room("person", "/people/{id}", people.answer, people.view, "person.html.j2", ("lists.css", "home.css")),
    Room("parties", "/parties", parties.every, parties.overview, "parties.html.j2", ("lists.css",)),
    Room("party", "/parties/{code}", parties.answer, parties.view, "party.html.j2", ("lists.css", "home.css")),
    Room("sources", "/sources", sources.every, sources.overview, "sources.html.j2", ("lists.css", "home.css")),
    Room("source", "/sources/{source}", sources.answer, sources.view, "source.html.j2", ("lists.css", "home.css")),
)  # fmt: skip

FILES: tuple[File, ...] = (
    File("static", "/static/{mark}/{name}", files.static),
)

PATHS: Mapping[str, str] = {
    **{room.name: room.path for room in ROOMS},
    **{file.name: file.path for file in FILES},
}
