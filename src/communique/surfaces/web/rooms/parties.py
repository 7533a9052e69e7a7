"""States and bodies, and one of them: whom it met, who spoke for it, when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.archive.shelf import Line, PartyPage, PartyShelf, Shelf
from communique.surfaces.web import lists
from communique.surfaces.web.asked import Asked
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.rooms.people import called

LATEST = 20
TOP = 25
"""Counterparts and persons that a party's page names."""


@dataclass(frozen=True, slots=True)
class Page:
    """One party, and the latest readouts of engagements it took part in."""

    party: PartyPage
    latest: tuple[Line, ...]


def every(asked: Asked) -> Sequence[PartyShelf]:
    """All parties, those with the most readouts first."""
    return asked.archive.parties()


def overview(parties: Sequence[PartyShelf], frame: Frame) -> Mapping[str, object]:
    """Parties as lines."""
    say = frame.words
    lines = [
        (frame.to("party", code=one.party), say.label(one.party), one.party,
         f"{say.day(one.first)} – {say.day(one.last)}" if one.first else say.say("undated"), f"{one.readouts:,}")
        for one in parties
    ]  # fmt: skip
    return {"title": say.say("room_parties"), "lines": lines}


def answer(asked: Asked) -> Page:
    """The party with this code; NothingFound for an unknown one."""
    party = asked.archive.party(asked["code"].upper())
    return Page(party, asked.archive.listed(Shelf(parties=(party.shelf.party,)), 0, LATEST).lines)


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """Counterparts, persons, years, and the latest readouts."""
    say, to, shelf = frame.words, frame.to, page.party.shelf
    code = shelf.party
    return {
        "title": say.label(code),
        "code": code,
        "span": f"{say.day(shelf.first)} – {say.day(shelf.last)}" if shelf.first else say.say("undated"),
        "count": say.say("readouts_count", n=shelf.readouts),
        "counterparts": [
            (say.label(other), to("meetings", query={"dyad": [f"{code},{other}"]}), n)
            for other, n in page.party.counterparts[:TOP]
        ],
        "people": [(called(one, (), frame), to("person", id=one), n) for one, n in page.party.people[:TOP]],
        "years": page.party.years,
        "all": list(lists.by_day(page.latest, frame)),
        "more": to("readouts", query={"party": [code]}),
        "meetings": to("meetings", query={"dyad": [code]}),
    }
