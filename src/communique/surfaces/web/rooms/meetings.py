"""All meetings, newest first, of chosen parties and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.archive.records import Gathering
from communique.surfaces.web import lists
from communique.surfaces.web.asked import PAGE, Asked
from communique.surfaces.web.frame import Frame


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list: `total` meetings answer, `meetings` are shown."""

    dyad: tuple[str, ...]
    since: str | None
    until: str | None
    total: int
    page: int
    meetings: tuple[Gathering, ...]


def answer(asked: Asked) -> Page:
    """Meetings of the parties `dyad` (codes, comma between), from day `from` to day `to`."""
    dyad = tuple(code.strip().upper() for code in (asked.one("dyad") or "").split(",") if code.strip())
    since, until = asked.day("from"), asked.day("to")
    total, found = asked.archive.meeting_page(dyad, since, until, limit=PAGE, offset=asked.offset)
    return Page(dyad, since, until, total, asked.page, tuple(found))


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """The list and its pages."""
    say = frame.words
    chosen = say.listed([say.label(code) for code in page.dyad])
    title = say.say("room_meetings")
    return {
        "title": f"{title}{say.colon}{chosen}" if chosen else title,
        "count": say.say("meetings_count", n=page.total),
        "lines": lists.met(page.meetings, frame),
        "pager": lists.pager(page.total, page.page, frame),
        "asked": page,
    }
