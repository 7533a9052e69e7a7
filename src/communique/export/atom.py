"""A list of readouts as an Atom 1.0 feed (RFC 4287).

An entry keeps its id for ever, whatever the address of the reading room: a name-based UUID of the readout's own id.
`updated` is when its text came in; a new version raises it, so that a feed reader shows the entry again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from communique.export.citation import address, language
from communique.export.xml import DECLARATION, xml

MEDIA = "application/atom+xml"
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEVER = "1970-01-01T00:00:00Z"


class Line(NamedTuple):
    """One entry. `id` is any text of its own; `day` an ISO 8601 date, None where not known; `updated` an
    instant (ISO 8601 in UTC with Z); `url` the address it leads to; `summary` plain text, may be empty; `author` the
    institution that issued it, None where nobody is named; `lang` its language."""

    id: str
    title: str
    day: str | None
    updated: str
    url: str | None
    summary: str = ""
    author: str | None = None
    lang: str | None = None


def feed(
    lines: Iterable[Line], *, id: str, title: str, author: str, own: str | None = None, page: str | None = None
) -> str:
    """The feed document, entries as they come.

    `id` is any text of the feed's own, `author` who stands behind entries that name nobody, `own` the feed's own
    address, `page` that of the page it belongs to. ValueError for an `updated` that is no instant.
    """
    entries, updated = [], _NEVER
    for line in lines:
        entries.append(_entry(line))
        updated = max(updated, line.updated)
    head = [
        f"<id>{_urn(id)}</id>",
        f"<title>{xml(title)}</title>",
        f"<updated>{updated}</updated>",
        f"<author><name>{xml(author)}</name></author>",
        _link("self", address(own), MEDIA),
        _link("alternate", address(page), "text/html"),
    ]
    return "\n".join([
        f'{DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom">', *filter(None, head), *entries, "</feed>\n",
    ])  # fmt: skip


def _entry(line: Line) -> str:
    if not _INSTANT.fullmatch(line.updated):
        raise ValueError(f"{line.updated!r} is no instant")
    day = line.day if line.day and _DAY.fullmatch(line.day) else None
    tag, url = language(line.lang or ""), address(line.url)
    lang = f' xml:lang="{tag}"' if tag else ""
    words = "summary" if url else "content"
    parts = [
        f"<id>{_urn(line.id)}</id>",
        f"<title>{xml(line.title)}</title>",
        f"<updated>{line.updated}</updated>",
        f"<published>{day}T00:00:00Z</published>" if day else "",
        f"<author><name>{xml(line.author)}</name></author>" if line.author else "",
        _link("alternate", url, "text/html"),
        f"<{words}>{xml(line.summary)}</{words}>" if line.summary or not url else "",
    ]
    return f"<entry{lang}>{''.join(parts)}</entry>"


def _link(relation: str, target: str | None, media: str) -> str:
    return f'<link rel="{relation}" type="{media}" href="{xml(target)}"/>' if target else ""


def _urn(id: str) -> str:
    """An identifier that is valid whatever the id holds, and the same on every run."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, id.encode('utf-8', 'backslashreplace').decode('utf-8'))}"
