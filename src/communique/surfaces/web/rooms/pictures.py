"""Pictures of meetings: who met whom, each with each, day by day; as pages, and as files to take along."""

from __future__ import annotations

from collections.abc import Mapping

from communique.analysis.network import Calendar, Network, calendar, dyads, network
from communique.surfaces.charts import meetings
from communique.surfaces.charts.picture import Link
from communique.surfaces.web.asked import Asked, Body
from communique.surfaces.web.frame import Frame

KINDS = ("network", "dyads", "calendar")
YEARS = 3
"""Years that the calendar's page shows at once."""
Found = Network | Calendar


def every_network(asked: Asked) -> Network:
    """Who met whom most, from day `from` to day `to`; around one party where `dyad` names it."""
    return network(asked.archive, asked.day("from"), asked.day("to"), _party(asked))


def every_dyad(asked: Asked) -> Network:
    """The same as a table of each with each."""
    return dyads(asked.archive, asked.day("from"), asked.day("to"), _party(asked))


def days(asked: Asked) -> Calendar:
    """Meetings by day of the years up to `year`, else up to the latest with a meeting."""
    latest = calendar(asked.archive, asked.year, _party(asked))
    return calendar(asked.archive, max(1, latest.last - YEARS + 1), _party(asked), latest.last)


def _party(asked: Asked) -> str | None:
    return (asked.one("dyad") or "").partition(",")[0].strip().upper() or None


def view(found: Found, frame: Frame) -> Mapping[str, object]:
    """The picture with its numbers, and the way to the other pictures."""
    kind = _kind(found, frame)
    say, asked = frame.words.say, {"dyad": [found.party]} if found.party else {}
    return {
        **meetings.contents(kind, found, frame.lang, _links(kind, found, frame)),
        "kinds": [
            (say(f"picture_{name}"), None if name == kind else frame.to(name, query=asked)) for name in KINDS
        ],
        "steps": [(say("room_meetings"), frame.to("meetings", query=asked)), (say(f"picture_{kind}"), None)],
        "years": _years(found, frame) if isinstance(found, Calendar) else [],
        "picture": frame.to(f"{kind}_svg", query=_query(frame)) if frame.served else None,
    }  # fmt: skip


def _kind(found: Found, frame: Frame) -> str:
    return "calendar" if isinstance(found, Calendar) else frame.room


def _query(frame: Frame) -> dict[str, list[str]]:
    return {name: [value] for name, value in frame.place.query}


def _links(kind: str, found: Found, frame: Frame) -> Link:
    """Where a party, two parties or a day of the picture lead: to the meetings meant."""
    if not frame.served:
        return lambda *marks: frame.to("party", code=marks[0]) if kind == "network" else None
    if kind == "calendar":
        party = [found.party] if found.party else []
        return lambda day: frame.to("meetings", query={"dyad": party, "from": [day], "to": [day]})
    return lambda *codes: frame.to("meetings", query={"dyad": [",".join(sorted(codes))]})


def _years(found: Calendar, frame: Frame) -> list[tuple[str, str]]:
    """The way to the years before and after."""
    if not frame.served:
        return []
    before = [(f"← {found.first - 1}", frame.turned(year=f"{found.first - 1:04}"))] if found.earlier else []
    after = [(f"{found.last + YEARS} →", frame.turned(year=f"{found.last + YEARS:04}"))] if found.later else []
    return before + after


def network_svg(asked: Asked, frame: Frame) -> Body:
    """The network as a picture that stands alone."""
    return Body(meetings.svg("network", every_network(asked), frame.lang), "image/svg+xml")


def dyads_svg(asked: Asked, frame: Frame) -> Body:
    """The table of dyads as a picture that stands alone."""
    return Body(meetings.svg("dyads", every_dyad(asked), frame.lang), "image/svg+xml")


def calendar_svg(asked: Asked, frame: Frame) -> Body:
    """The calendar as a picture that stands alone."""
    return Body(meetings.svg("calendar", days(asked), frame.lang), "image/svg+xml")
