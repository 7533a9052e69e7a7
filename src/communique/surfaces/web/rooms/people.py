"""The persons that readouts name, and one person with the offices held, by record and as printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.archive.shelf import Line, PersonPage, PersonShelf, Role, Shelf
from communique.surfaces.web import lists
from communique.surfaces.web.asked import PAGE, Asked
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.persons import called, elsewhere, offices
from communique.surfaces.words import printable

LATEST = 20
"""Readouts that a person's page lists."""
FOREMOST = 8
"""Offices as printed that are shown at once, those that most readouts print."""
NAMES = 12
"""Names as printed that are shown."""
SIDES = 3
"""Sides of a person whose positions are led to."""
TOP = 25
"""Other sides that a person's page names."""


@dataclass(frozen=True, slots=True)
class Register:
    """A page of all persons, the most named first, or of those whose name holds the words of `query`."""

    query: str
    page: int
    total: int
    people: tuple[PersonShelf, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One person, and the latest readouts that name them."""

    person: PersonPage
    latest: tuple[Line, ...]


def every(asked: Asked) -> Register:
    """Persons, those of `q` where it is given."""
    query = asked.one("q") or ""
    total, found = asked.archive.people(query, asked.offset, PAGE)
    return Register(query, asked.page, total, tuple(found))


def overview(register: Register, frame: Frame) -> Mapping[str, object]:
    """Persons as lines: name, names in other languages, sides, days, how many readouts."""
    say = frame.words
    return {
        "title": say.say("room_people"),
        "query": register.query,
        "lines": [_line(one, frame) for one in register.people],
        "count": say.say("people_count", n=register.total),
        "pager": lists.pager(register.total, register.page, frame),
    }


def _line(one: PersonShelf, frame: Frame) -> Mapping[str, object]:
    say = frame.words
    return {
        "href": frame.to("person", id=one.person),
        "name": called(one.person, one.names, frame),
        "elsewhere": elsewhere(one.person, frame),
        "sides": [(say.label(code), frame.to("party", code=code)) for code in one.parties],
        "span": _span(one.first, one.last, frame),
        "count": say.number(one.readouts),
    }


def answer(asked: Asked) -> Page:
    """The person with this id (of a record, or the printed name); NothingFound for an unknown one."""
    person = asked.archive.person(asked["id"])
    return Page(person, asked.archive.listed(Shelf(person=person.shelf.person), 0, LATEST).lines)


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """Names, offices by record and as printed with their days, other sides, years, and the latest readouts."""
    say, shelf, to = frame.words, page.person.shelf, frame.to
    id, name = shelf.person, called(shelf.person, shelf.names, frame)
    foremost, others = _roles(page.person.roles)
    return {
        "title": name,
        "elsewhere": elsewhere(id, frame),
        "names": [printable(one) for one in shelf.names[:NAMES]] if list(shelf.names) != [name] else [],
        "names_left": max(len(shelf.names) - NAMES, 0),
        "parties": [(say.label(code), to("party", code=code)) for code in shelf.parties],
        "span": _span(shelf.first, shelf.last, frame),
        "count": say.say("readouts_count", n=shelf.readouts),
        "offices": [(one, say.label(one.party), to("party", code=one.party)) for one in offices(id, frame)],
        "roles": [_role(one, frame) for one in foremost],
        "roles_left": [_role(one, frame) for one in others],
        "counterparts": [
            (say.label(code), _with(id, code, frame), say.number(n)) for code, n in page.person.counterparts[:TOP]
        ],
        "counterparts_left": max(len(page.person.counterparts) - TOP, 0),
        "years": lists.years(
            page.person.years, frame, lambda year: to("readouts", query={"person": [id], "year": [str(year)]})
        ),
        "all": list(lists.by_day(page.latest, frame)),
        "more": to("readouts", query={"person": [id]}),
        "ways": _ways(page.person.shelf, frame),
    }


def _ways(shelf: PersonShelf, frame: Frame) -> list[tuple[str, str]]:
    """Other rooms with this person, or the person's sides, chosen: word and address."""
    say, ways = frame.words, []
    if frame.served:
        ways.append((say.say("person_said"), frame.to("search", query={"speaker": [shelf.person]})))
    for code in shelf.parties[:SIDES] if "positions" in frame.paths else ():
        words = f"{say.say('room_positions')}{say.colon}{say.label(code)}"
        ways.append((words, frame.to("positions", query={"party": [code]})))
    return ways


def _with(person: str, party: str, frame: Frame) -> str:
    """The readouts of a person and another side; on a disk, where filters are not joined, the other side."""
    if not frame.served:
        return frame.to("party", code=party)
    return frame.to("readouts", query={"person": [person], "party": [party]})


def _roles(roles: Sequence[Role]) -> tuple[list[Role], list[Role]]:
    """The offices that most readouts print, and the others, both in the order of their first day."""
    most = sorted(roles, key=lambda one: -one.readouts)[:FOREMOST]
    return [one for one in roles if one in most], [one for one in roles if one not in most]


def _role(one: Role, frame: Frame) -> tuple[str, str, str, str]:
    say = frame.words
    role, party = printable(one.role or say.say("no_role")), say.label(one.party) if one.party else ""
    return role, party, _span(one.first, one.last, frame), say.number(one.readouts)


def _span(first: str | None, last: str | None, frame: Frame) -> str:
    return frame.words.span(first, last) if first else frame.words.say("undated")
