"""A citation as CSL-JSON, the form in which citation processors (Zotero, Pandoc, citeproc) take their data.

CSL 1.0.2 has no type for a press release, so an item is a `webpage` whose `genre` says what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from communique.export import jsonl
from communique.export.citation import Citation, address, day, fingerprint, language, one_line

TYPE = "webpage"
ARCHIVE = "communique"


def csl(citations: Iterable[Citation]) -> str:
    """The citations as a JSON array, one item a line; `[]` for none."""
    return "".join(pieces(citations))


def pieces(citations: Iterable[Citation]) -> Iterator[str]:
    """The same a citation at a time, as they come."""
    before = "["
    for one in citations:
        yield before + jsonl.encoded(item(one))
        before = ",\n"
    yield "]\n" if before != "[" else "[]\n"


def item(one: Citation) -> dict[str, Any]:
    """One item; keys whose value is not known are absent."""
    fields = {
        "id": one.key,
        "type": TYPE,
        "author": [{"literal": one_line(name)} for name in one.authors],
        "title": one_line(one.title),
        "genre": one_line(one.genre),
        "publisher": one.publisher and one_line(one.publisher),
        "issued": _date(one.issued),
        "event-date": _date(one.event_date),
        "event-place": one.event_place and one_line(one.event_place),
        "accessed": _date(one.accessed),
        "URL": address(one.url) or address(one.permalink),
        "archive": ARCHIVE if one.sha256 or one.permalink else None,
        "archive_location": _kept(one),
        "language": language(one.lang),
        "note": "\n".join(filter(None, map(one_line, one.notes))),
    }
    return {name: value for name, value in fields.items() if value}


def _kept(one: Citation) -> str:
    """Where and under which hash the archive keeps the text."""
    hash = f"sha256:{fingerprint(one.sha256)}" if one.sha256 else None
    return " ".join(filter(None, (address(one.permalink), hash)))


def _date(iso: str | None) -> dict[str, Any] | None:
    found = day(iso)
    return {"date-parts": [list(found)]} if found else None
