"""A readout in time (RFC 7089): which text stood on a day, for programs that ask as Memento does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.archive.records import Entry, Stored
from communique.errors import UsageError
from communique.export import memento
from communique.export.citation import address
from communique.export.memento import Memento
from communique.surfaces.web.asked import Asked, Body
from communique.surfaces.web.frame import Frame

HEADER = "accept-datetime"


def timemap(asked: Asked, frame: Frame) -> Body:
    """Every text of a readout with the time since when it stood."""
    id, history = asked["id"], asked.archive.history(asked["id"])
    found = _mementos(id, history, frame)
    own, timegate = frame.whole("timemap", id=id), frame.whole("timegate", id=id)
    return Body(memento.timemap(_original(id, history, frame), found, own=own, timegate=timegate), memento.MEDIA)


def timegate(asked: Asked, frame: Frame) -> Body:
    """Leads to the text that stood at the time of an Accept-Datetime header, without one to the newest."""
    id, history = asked["id"], asked.archive.history(asked["id"])
    try:
        at = memento.asked(asked.headers.get(HEADER))
    except ValueError as error:
        raise UsageError("Accept-Datetime holds no time of HTTP", hint="Tue, 04 Mar 2031 18:04:00 GMT") from error
    found = _mementos(id, history, frame)
    chosen = memento.standing(found, at)
    headers = {"Location": chosen.url, "Vary": HEADER, "Link": _link(id, history, found, frame)}
    return Body(f"{chosen.url}\n", "text/plain", headers, 302)


def headers(stored: Stored, history: Sequence[Entry], frame: Frame) -> Mapping[str, str]:
    """What the page of a readout says of it in time: where its TimeGate is, and on a version since when it stood."""
    found = _mementos(stored.id, history, frame)
    said = {"Link": _link(stored.id, history, found, frame)}
    if frame.room == "version":
        said["Memento-Datetime"] = memento.moment(dict(memento.versions(history))[stored.version])
    return said


def _mementos(id: str, history: Sequence[Entry], frame: Frame) -> list[Memento]:
    return [Memento(frame.whole("version", id=id, version=n), since) for n, since in memento.versions(history)]


def _original(id: str, history: Sequence[Entry], frame: Frame) -> str:
    """The page at its source; ours, where the readout came without an address."""
    return next(filter(None, (address(entry.url) for entry in reversed(history))), frame.whole("readout", id=id))


def _link(id: str, history: Sequence[Entry], found: Sequence[Memento], frame: Frame) -> str:
    timemap, timegate = frame.whole("timemap", id=id), frame.whole("timegate", id=id)
    return memento.link(_original(id, history, frame), found, timemap=timemap, timegate=timegate)
