"""The persons that readouts name, and one person with offices as printed over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.archive.shelf import Line, PersonPage, PersonShelf, Shelf
from communique.directory import directory
from communique.surfaces.web import lists
from communique.surfaces.web.asked import PAGE, Asked
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import printable

LATEST = 20
"""Readouts that a person's page lists."""


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
    """Persons as lines: name, sides, days, how many readouts."""
    say = frame.words
    lines = [
        (
            frame.to("person", id=one.person),
            called(one.person, one.names, frame),
            say.comma.join(say.label(code) for code in one.parties),
            _span(one.first, one.last, frame),
            f"{one.readouts:,}",
        )
        for one in register.people
    ]
    return {
        "title": say.say("room_people"),
        "query": register.query,
        "lines": lines,
        "count": say.say("people_count", n=register.total),
        "pager": lists.pager(register.total, register.page, frame),
    }


def answer(asked: Asked) -> Page:
    """The person with this id (of a record, or the printed name); NothingFound for an unknown one."""
    person = asked.archive.person(asked["id"])
    return Page(person, asked.archive.listed(Shelf(person=person.shelf.person), 0, LATEST).lines)


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """Names, offices as printed with their days, counterparts, years, and the latest readouts."""
    say, shelf, to = frame.words, page.person.shelf, frame.to
    roles = [
        (printable(one.role or say.say("no_role")), say.label(one.party) if one.party else "",
         _span(one.first, one.last, frame), one.readouts)
        for one in page.person.roles
    ]  # fmt: skip
    return {
        "title": called(shelf.person, shelf.names, frame),
        "names": [printable(name) for name in shelf.names],
        "parties": [(say.label(code), to("party", code=code)) for code in shelf.parties],
        "span": _span(shelf.first, shelf.last, frame),
        "count": say.say("readouts_count", n=shelf.readouts),
        "roles": roles,
        "counterparts": [(say.label(c), to("party", code=c), n) for c, n in page.person.counterparts],
        "years": page.person.years,
        "all": list(lists.by_day(page.latest, frame)),
        "more": to("readouts", query={"person": [shelf.person]}),
    }


def called(person: str, names: tuple[str, ...], frame: Frame) -> str:
    """What a person is called in the interface language: by the record, else as printed most often."""
    record = directory().persons.get(person)
    known = record.names.get(frame.lang) if record else None
    return printable(known[0] if known else next(iter(names), person))


def _span(first: str | None, last: str | None, frame: Frame) -> str:
    if not first:
        return frame.words.say("undated")
    return frame.words.day(first) if first == last else f"{frame.words.day(first)} – {frame.words.day(last)}"
