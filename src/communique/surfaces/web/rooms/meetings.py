"""All meetings, newest first, of chosen parties and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.archive.records import Gathering
from communique.surfaces.web import lists
from communique.surfaces.web.asked import PAGE, Asked
from communique.surfaces.web.filters import Chosen
from communique.surfaces.web.frame import Frame

FOREMOST = 25
"""Parties that are offered to choose from."""
PICTURES = ("calendar", "network", "dyads")
"""Rooms that show meetings as a picture."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list: `total` meetings answer, `meetings` are shown. `parties` are the others that met those asked
    for in these days (all, where none is), the most meetings first."""

    dyad: tuple[str, ...]
    since: str | None
    until: str | None
    total: int
    page: int
    meetings: tuple[Gathering, ...]
    parties: tuple[tuple[str, int], ...]


def answer(asked: Asked) -> Page:
    """Meetings of the parties `dyad` (codes, comma between, in whatever order), from day `from` to day `to`."""
    dyad = tuple(sorted({code.strip() for code in (asked.one("dyad") or "").split(",") if code.strip()}))
    since, until = asked.day("from"), asked.day("to")
    total, found = asked.archive.meeting_page(dyad, since, until, limit=PAGE, offset=asked.offset)
    others = _others(asked, dyad, since, until)
    return Page(dyad, since, until, total, asked.page, tuple(found), others)


def _others(asked: Asked, dyad: tuple[str, ...], since: str | None, until: str | None) -> tuple[tuple[str, int], ...]:
    if not dyad:
        return tuple(asked.archive.attendance(since, until)[:FOREMOST])
    if len(dyad) > 1:
        return ()
    met = asked.archive.encounters(dyad[0], since, until)[:FOREMOST]
    return tuple((other, n) for _, other, n in met)


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """The list and its pages, what was chosen, and what can be."""
    say = frame.words
    chosen = say.listed([say.label(code) for code in page.dyad])
    title = say.say("room_meetings")
    return {
        "title": f"{title}{say.colon}{chosen}" if chosen else title,
        "count": say.say("meetings_count", n=page.total),
        "lines": lists.met(page.meetings, frame),
        "pager": lists.pager(page.total, page.page, frame),
        "asked": page,
        "dyad": ",".join(page.dyad),
        "chosen": _chosen(page, frame),
        "others_title": say.say("counterparts" if page.dyad else "facet_party"),
        "others": [
            (say.label(code), _adding(page, code, frame), say.number(n)) for code, n in page.parties
        ] if frame.served or not page.dyad else [],
        "pictures": [
            (say.say(f"picture_{name}"), frame.to(name, query={"dyad": [",".join(page.dyad)]}))
            for name in PICTURES
            if name in frame.paths and frame.served
        ],
    }  # fmt: skip


def _adding(page: Page, code: str, frame: Frame) -> str:
    if not frame.served:
        return frame.to("meetings", query={"dyad": [code]})
    return frame.turned(dyad=",".join(sorted((*page.dyad, code))))


def _chosen(page: Page, frame: Frame) -> list[Chosen]:
    """What the list is narrowed by, each with the address without it."""
    say = frame.words
    found = []
    for code in page.dyad:
        rest = ",".join(one for one in page.dyad if one != code) or None
        found.append(Chosen(say.say("facet_party"), say.label(code), frame.turned(dyad=rest)))
    if page.since or page.until:
        without = frame.turned(**{"from": None, "to": None})
        found.append(Chosen(say.say("when"), say.span(page.since, page.until), without))
    return found
