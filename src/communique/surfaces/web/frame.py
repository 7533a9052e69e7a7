"""What stands around every page: its language, its addresses in the others, and how it links to its neighbours.

An address is made here and nowhere else, so that the same page links rightly from a server, under a path prefix and
from a folder on a disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from communique.surfaces import rendering
from communique.surfaces.words import FALLBACK, Words, languages, words

if TYPE_CHECKING:
    from communique.surfaces.web.suggest.desk import Sitting

NAV = ("readouts", "meetings", "phrases", "positions", "people", "sources")
"""Rooms in the head of every page, by the name of their route and of their word."""

UNDER = {
    "readouts": "readouts", "readout": "readouts", "version": "readouts", "changes": "readouts",
    "meetings": "meetings", "meeting": "meetings", "compare": "meetings", "people": "people", "person": "people",
    "parties": "people", "party": "people", "sources": "sources", "source": "sources", "phrases": "phrases",
    "phrase": "phrases", "positions": "positions", "commitments": "positions", "position": "positions",
    "position_changes": "positions", "commitment": "positions", "network": "meetings", "calendar": "meetings",
    "dyads": "meetings",
}  # fmt: skip
"""The room in the head under which a page stands, by the name of its route."""

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is: `path` as in the route table with values percent-encoded, without language, and its query."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path


@dataclass(frozen=True)
class Frame:
    """The frame of one page. `origin` is "https://host" without a slash at the end; `room` the name of its route.

    `resolve` turns a place with its language prefix into what an href says, `filed` into what stands behind the origin
    (both the identity on a server). `served` is False for pages on a disk, which have no search and send no letters:
    there no link is made that chooses freely among filters. `origin` is empty where nobody knows how readers will name
    the place. `paths` gives a route's path by its name, `langs` are the interface languages. `desk` is where letters
    are asked for, None where there is none.
    """

    lang: str
    place: Place
    origin: str
    room: str
    paths: Mapping[str, str]
    resolve: Callable[[str], str] = str
    served: bool = True
    filed: Callable[[str], str] = str
    langs: tuple[str, ...] = field(default_factory=languages)
    desk: Sitting | None = None

    @cached_property
    def words(self) -> Words:
        """The interface language."""
        return words(self.lang)

    def at(self, name: str, /, query: Query | None = None, **values: object) -> Place:
        """The place of a page of the route `name`, its path filled with `values`."""
        filled = {key: segment(str(value)) for key, value in values.items()}
        pairs = [(key, value) for key, row in (query or {}).items() for value in row if value]
        return Place(self.paths[name].format(**filled), tuple(pairs))

    def to(self, name: str, /, *, mark: str = "", query: Query | None = None, **values: object) -> str:
        """The address of a page of the route `name`, as an href; `mark` is a place in it."""
        address = self.resolve(prefixed(self.lang, str(self.at(name, query, **values))))
        return f"{address}#{mark}" if mark else address

    def whole(self, name: str, /, *, mark: str = "", query: Query | None = None, **values: object) -> str:
        """The same with its host, in no interface language: what is cited and sent."""
        address = self.origin + self.filed(str(self.at(name, query, **values)))
        return f"{address}#{mark}" if mark else address

    def page(self, number: int) -> str:
        """This page's address with another page number."""
        pairs = [(key, value) for key, value in self.place.query if key != "page"]
        place = Place(self.place.path, (*pairs, ("page", str(number))) if number > 1 else tuple(pairs))
        return self.resolve(prefixed(self.lang, str(place)))

    def turned(self, **changed: str | None) -> str:
        """This page's address with values behind the question mark set, or taken out (None), from its first page."""
        kept = [(key, value) for key, value in self.place.query if key not in changed and key != "page"]
        pairs = [*kept, *((key, value) for key, value in changed.items() if value)]
        return self.resolve(prefixed(self.lang, str(Place(self.place.path, tuple(pairs)))))

    def static(self, name: str) -> str:
        """The address of a style or script; it changes with the file's content, so that it may be kept for ever."""
        return self.resolve(f"/static/{rendering.mark(name)}/{name}")

    @property
    def data(self) -> str:
        """The address of this page's data."""
        return self.resolve(str(Place(f"{self.place.path}.json", self.place.query)))

    @property
    def feed(self) -> str | None:
        """The address of the feed of what came in; None where nobody knows how readers will name the place."""
        return self.resolve(str(self.at("feed"))) if self.origin else None

    @property
    def canonical(self) -> str:
        """The address this page is known by."""
        return self.origin + self.filed(prefixed(self.lang, str(self.place)))

    @property
    def languages(self) -> list[tuple[str, str, str, str]]:
        """The page in each interface language: code, own name, href, and address with its host."""
        found = []
        for code in self.langs:
            address = prefixed(code, str(self.place))
            found.append((code, words(code).name, self.resolve(address), self.origin + self.filed(address)))
        return found

    @property
    def nav(self) -> list[tuple[str, str, bool]]:
        """Links to the rooms: href, word, and whether this is where we are."""
        rooms = [name for name in NAV if name in self.paths]
        return [(self.to(name), self.words.say(f"room_{name}"), name == UNDER.get(self.room)) for name in rooms]


def segment(value: str) -> str:
    """A value as one segment of a path: percent-encoded, slashes and all; a dot alone would be a way up."""
    return quote(value, safe=":,@") if value.strip(".") else value.replace(".", "%252E")


def prefixed(lang: str, address: str) -> str:
    """The address of a page in an interface language; the first one has no prefix."""
    return address if lang == FALLBACK else f"/{lang}{address}"
