"""One meeting: who, when and where, and every readout that tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.archive.records import Gathering
from communique.archive.shelf import Line
from communique.surfaces.web import lists
from communique.surfaces.web.asked import Asked
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import printable

PAIRS = 12
"""Comparisons that a meeting's page offers; each readout's page offers its own."""


@dataclass(frozen=True, slots=True)
class Page:
    """The meeting and the readouts that tell of it, by day and id."""

    meeting: Gathering
    readouts: tuple[Line, ...]


def answer(asked: Asked) -> Page:
    """The meeting with this id; NothingFound for an unknown one."""
    meeting = asked.archive.meeting(asked["id"])
    return Page(meeting, asked.archive.told(meeting.id))


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """Its heading, its readouts, and each pair of issuers to be compared."""
    say, meeting, to = frame.words, page.meeting, frame.to
    who = say.listed([say.label(code) for code in meeting.parties])
    pairs = [
        (_named(a, frame), _named(b, frame), to("compare", a=a.id, b=b.id))
        for n, a in enumerate(page.readouts)
        for b in page.readouts[n + 1 :]
        if (a.issuer, a.lang) != (b.issuer, b.lang)
    ][:PAIRS]
    dyads = [(say.label(code), to("party", code=code)) for code in meeting.parties]
    return {
        "title": say.comma.join([who, say.day(meeting.date)]),
        "steps": [(say.say("room_meetings"), to("meetings")), (say.day(meeting.date), None)],
        "what": say.kinds.get(meeting.kind, meeting.kind),
        "parties": dyads,
        "between": to("meetings", query={"dyad": [",".join(meeting.parties)]}) if len(meeting.parties) == 2 else None,
        "all": list(lists.by_day(page.readouts, frame)),
        "pairs": pairs,
        "share": to("suggest_meeting", id=meeting.id) if frame.served else None,
    }


def _named(line: Line, frame: Frame) -> str:
    issuer = frame.words.label(line.issuer) if line.issuer else lists.source_name(line.source, frame)
    return printable(f"{issuer}{frame.words.colon}{line.title or frame.words.language(line.lang)}")
