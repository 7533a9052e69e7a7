"""States and bodies, and one of them: whom it met, who spoke for it, when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.archive.base import Archive
from communique.archive.shelf import Line, PartyPage, PartyShelf, Shelf
from communique.errors import NothingFound
from communique.surfaces.web import lists
from communique.surfaces.web.asked import Asked
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.persons import called
from communique.surfaces.words import FALLBACK, words

LATEST = 20
"""Readouts that a party's page lists."""
TOP = 25
"""Counterparts and persons that a party's page names."""
FETCHED = TOP + 1
"""One more, which tells that there are more."""


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
        (frame.to("party", code=one.party), say.label(one.party), one.party, _span(one, frame),
         say.number(one.readouts))
        for one in parties
    ]  # fmt: skip
    return {"title": say.say("room_parties"), "count": say.say("parties_count", n=len(parties)), "lines": lines}


def answer(asked: Asked) -> Page:
    """The party with this code, which may have no readouts; NothingFound for a code that no list knows either."""
    party = _party(asked.archive, asked["code"])
    return Page(party, asked.archive.listed(Shelf(parties=(party.shelf.party,)), 0, LATEST).lines)


def _party(archive: Archive, code: str) -> PartyPage:
    for written in (code, code.upper()):
        try:
            return archive.party(written, FETCHED)
        except NothingFound as error:
            unknown = error
            if words(FALLBACK).label(written) != written:
                return PartyPage(PartyShelf(written, 0, None, None), (), (), (), (), met=False)
    raise unknown


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """Counterparts, persons, years, and the latest readouts."""
    say, to, shelf = frame.words, frame.to, page.party.shelf
    code = shelf.party
    return {
        "title": say.label(code),
        "code": code,
        "span": _span(shelf, frame),
        "count": say.say("readouts_count", n=shelf.readouts),
        "counterparts": [
            (say.label(other), to("meetings", query={"dyad": [",".join(sorted((code, other)))]}), say.number(n))
            for other, n in page.party.counterparts[:TOP]
        ],
        "counterparts_more": len(page.party.counterparts) > TOP,
        "people": [(called(one, (), frame), to("person", id=one), say.number(n)) for one, n in page.party.people[:TOP]],
        "people_more": len(page.party.people) > TOP,
        "years": lists.years(
            page.party.years, frame, lambda year: to("readouts", query={"party": [code], "year": [str(year)]})
        ),
        "all": list(lists.by_day(page.latest, frame)),
        "more": _more(page.party, frame),
        "unmet": "" if page.party.met else say.say("party_present" if shelf.readouts else "party_unmet"),
        "ways": _ways(code, frame),
    }


def _more(party: PartyPage, frame: Frame) -> str | None:
    """All its readouts; None where only a search finds them, and there is none."""
    code = party.shelf.party
    if party.met or not party.shelf.readouts:
        return frame.to("readouts", query={"party": [code]}) if party.met else None
    return frame.to("search", query={"dyad": [code]}) if frame.served else None


def _ways(code: str, frame: Frame) -> list[tuple[str, str]]:
    """Other rooms with this party chosen: word and address."""
    ways = [(frame.words.say("room_meetings"), frame.to("meetings", query={"dyad": [code]}))]
    if "positions" in frame.paths:
        ways.append((frame.words.say("room_positions"), frame.to("positions", query={"party": [code]})))
    if frame.served:
        ways.append((frame.words.say("person_said"), frame.to("search", query={"side": [code]})))
    return ways


def _span(shelf: PartyShelf, frame: Frame) -> str:
    return frame.words.span(shelf.first, shelf.last) if shelf.first else frame.words.say("undated")
