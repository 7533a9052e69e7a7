"""Versions of a readout as mementos (RFC 7089), so that a reader can go to a page as it stood on a day.

The original resource is the page at its source; each text of it that the archive keeps is a memento. A TimeMap lists
them as links (RFC 6690), a TimeGate leads to the one that stood at a given time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import NamedTuple

from communique.archive.records import Entry

MEDIA = "application/link-format"
_SAFE = frozenset(map(chr, range(0x21, 0x7F))) - set('"<>\\^`{|}')


class Memento(NamedTuple):
    """A kept text: the address of its page, and since when it stood, in UTC."""

    url: str
    since: datetime


def versions(history: Iterable[Entry]) -> list[tuple[int, datetime]]:
    """Each distinct text by its number, with the time at which the archive first saw it, oldest first."""
    first: dict[int, datetime] = {}
    for entry in history:
        first.setdefault(entry.version, datetime.fromisoformat(entry.first_seen).astimezone(UTC))
    return sorted(first.items(), key=lambda row: (row[1], row[0]))


def standing(mementos: Sequence[Memento], at: datetime | None) -> Memento:
    """The memento that stood at a time: the last one not later, else the first; the newest for None.

    `mementos` are oldest first and not empty.
    """
    if at is None:
        return mementos[-1]
    return next((one for one in reversed(mementos) if one.since <= at), mementos[0])


def timemap(original: str, mementos: Sequence[Memento], *, own: str, timegate: str) -> str:
    """The TimeMap as application/link-format, a link a line; `own` is its own address."""
    span = f'; from="{moment(mementos[0].since)}"; until="{moment(mementos[-1].since)}"' if mementos else ""
    links = [
        f'<{reference(original)}>; rel="original"',
        f'<{reference(own)}>; rel="self"; type="{MEDIA}"{span}',
        f'<{reference(timegate)}>; rel="timegate"',
        *_links(mementos),
    ]
    return ",\n".join(links) + "\n"


def link(original: str, mementos: Sequence[Memento], *, timemap: str, timegate: str) -> str:
    """What the Link header of a memento or TimeGate says: original, TimeGate, TimeMap, first and last memento."""
    ends = _links(mementos)
    links = [
        f'<{reference(original)}>; rel="original"',
        f'<{reference(timegate)}>; rel="timegate"',
        f'<{reference(timemap)}>; rel="timemap"; type="{MEDIA}"',
        *dict.fromkeys([*ends[:1], *ends[-1:]]),
    ]
    return ", ".join(links)


def moment(at: datetime) -> str:
    """A time as HTTP writes it ("Tue, 04 Mar 2031 18:04:00 GMT"); part of a second is left out."""
    return format_datetime(at.astimezone(UTC).replace(microsecond=0), usegmt=True)


def asked(header: str | None) -> datetime | None:
    """The time that an Accept-Datetime header asks for; None without one. ValueError for what is no time of HTTP."""
    if header is None or not header.strip():
        return None
    try:
        found = parsedate_to_datetime(header.strip())
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{header!r} is out of all time") from error


def reference(url: str) -> str:
    """The address as a link or a header may carry it: ASCII, without brackets, spaces or quotation marks."""
    return "".join(c if c in _SAFE else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "replace")) for c in url)


def _links(mementos: Sequence[Memento]) -> list[str]:
    last = len(mementos) - 1
    return [
        f'<{reference(one.url)}>; rel="{_relation(at, last)}"; datetime="{moment(one.since)}"'
        for at, one in enumerate(mementos)
    ]


def _relation(at: int, last: int) -> str:
    ends = [word for word, place in (("first", 0), ("last", last)) if at == place]
    return " ".join([*ends, "memento"])
