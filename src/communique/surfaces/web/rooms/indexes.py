"""What machines look for at a site: the feed of what came in, the list of pages, and what robots may read."""

from __future__ import annotations

from dataclasses import replace

from communique.archive.shelf import Change, Shelf
from communique.errors import NothingFound
from communique.export import atom, sitemap
from communique.surfaces.web import lists
from communique.surfaces.web.asked import Asked, Body
from communique.surfaces.web.frame import Frame, Place, prefixed
from communique.surfaces.words import FALLBACK, printable

RECENT = 50
"""Changes that the feed looks back over."""
PART = 5_000
"""Readouts of one file of the list: with their languages about 3 MB."""
CLOSED = ("search", "suggest")
"""Beginnings of paths that robots leave alone."""
_XML = "application/xml; charset=utf-8"


def feed(asked: Asked, frame: Frame) -> Body:
    """The readouts that came in or changed last, each once, the latest first."""
    changes: dict[str, Change] = {}
    for change in asked.archive.recent_changes(RECENT):
        changes.setdefault(change.line.id, change)
    document = atom.feed(
        [_entry(change, frame) for change in changes.values()],
        id=f"communique:{frame.origin}/feed", title=f"communique: {frame.words.say('room_readouts')}",
        author="communique", own=frame.whole("feed"), page=frame.whole("home"),
    )  # fmt: skip
    return Body(document, f"{atom.MEDIA}; charset=utf-8")


def _entry(change: Change, frame: Frame) -> atom.Line:
    line, listed = change.line, lists.listed(change.line, frame)
    state = frame.words.say(f"version_{change.entry.state}", n=change.entry.version)
    return atom.Line(
        id=f"communique:readout:{line.id}", title=listed.title, day=line.day and line.day[:10],
        updated=change.entry.first_seen, url=frame.whole("readout", id=line.id),
        summary=" · ".join(filter(None, (listed.who, listed.what, state))),
        author=printable(line.publisher or (frame.words.label(line.issuer) if line.issuer else "")) or None,
        lang=line.lang,
    )  # fmt: skip


def sitemap_index(asked: Asked, frame: Frame) -> Body:
    """The list of pages as the files it takes; the last one has what is left, however ids are numbered."""
    parts = -(-asked.archive.listed(Shelf(), 0, 0).total // PART) or 1
    return Body(sitemap.index([frame.whole("sitemap_part", part=n) for n in range(1, parts + 1)]), _XML)


def sitemap_part(asked: Asked, frame: Frame) -> Body:
    """One file of the list; the first one has the rooms as well. NothingFound for a part that is not there."""
    part, total = asked.number("part"), asked.archive.listed(Shelf(), 0, 0).total
    parts = -(-total // PART) or 1
    if not 1 <= part <= parts:
        raise NothingFound(f"the list of pages has no part {part}", hint=f"1 to {parts}")
    rows = asked.archive.identifiers(after=(part - 1) * PART, limit=PART if part < parts else sitemap.MOST - len(ROOMS))
    pages = [_page(frame, frame.at(name)) for name in ROOMS] if part == 1 else []
    pages += [
        _page(frame, frame.at("readout", id=row.id), row.changed)
        for row in rows
        if part == parts or row.key <= part * PART
    ]
    return Body(sitemap.urlset(pages), _XML)


ROOMS = ("home", "readouts", "meetings", "people", "parties", "sources")
"""Pages without a name of their own in their path."""


def _page(frame: Frame, place: Place, changed: str | None = None) -> sitemap.Page:
    tongues = [(lang, whole) for lang, _, _, whole in replace(frame, place=place).languages]
    first = tongues[0][1]
    return sitemap.Page(first, changed, (*tongues, ("x-default", first)))


def robots(asked: Asked, frame: Frame) -> Body:
    """All may be read but searches and letters, which a folder of files has not."""
    names = CLOSED if frame.served else ()
    closed = [prefixed(lang, f"/{name}") for name in names for lang in (FALLBACK, *frame.langs)]
    return Body(sitemap.robots(frame.whole("sitemap"), tuple(dict.fromkeys(closed))), "text/plain")
