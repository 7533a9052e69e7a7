"""One thing that a source holds, small enough to be handed to another process: bytes and what is known of them.

A source gives pieces, failures and refusals in its own order. Nothing here reads a text: a piece becomes a Document in
whichever process works on it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

from communique.errors import InputError, UnreadableInput
from communique.model import Document
from communique.sources import listing, load, profile
from communique.sources.load import PAGE_LIMIT, Input

Failure = Literal["missing", "unreachable"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One readout to be.

    `source` is the SOURCE as given and `entry` what it is called there ("12", "news/a.html", an address). `data` are
    its bytes; None where `path` is to be read by whoever works on it. `at` is when it was captured, UTC, None for now.
    `title`, `published` and `publisher` are what the source itself says of it. `known` is the SHA-256 of the raw bytes
    that the archive holds for it: equal bytes need no reading.
    """

    source: str
    entry: str
    id: str
    how: str
    kind: Input
    data: bytes | None = None
    path: str | None = None
    url: str | None = None
    at: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    lang: str | None = None
    known: str | None = None

    @property
    def origin(self) -> str:
        """Where it came from, in one line."""
        return f"{self.source}:{self.entry}" if self.entry and self.entry != self.source else self.source


class Failed(NamedTuple):
    """A page that did not answer: `state` "missing" for 404 and 410, "unreachable" for every other failure."""

    source: str
    url: str
    state: Failure
    note: str
    at: str | None = None


class Refused(NamedTuple):
    """An entry of a source that cannot be taken, and why."""

    source: str
    entry: str
    reason: str


class Same(NamedTuple):
    """A page whose raw bytes, or whose server, say that it is as the archive holds it."""

    id: str
    url: str | None


class PassedOver(NamedTuple):
    """Files of a folder that were not looked into, because their names say that they hold no readout."""

    source: str
    files: int


Found = Piece | Failed | Refused | Same | PassedOver


def refused(source: str, entry: str, error: InputError) -> Refused:
    """The refusal of an entry for an error, without repeating the place."""
    reason = error.problem + (f" ({error.hint})" if error.hint else "")
    return Refused(source, entry, reason)


def filled(piece: Piece) -> Piece | Same:
    """The piece with its bytes; Same where they are the ones the archive holds. UnreadableInput where it has none."""
    data = piece.data
    if data is None:
        data = _bytes_of(piece.path or piece.entry)
    if piece.known and hashlib.sha256(data).hexdigest() == piece.known:
        return Same(piece.id, piece.url)
    return replace(piece, data=data)


def _bytes_of(path: str) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(PAGE_LIMIT + 1)
    except OSError as error:
        raise UnreadableInput(f"cannot be read: {error.strerror}", place=path) from error


def _is_known_list(data: bytes, read: Document) -> bool:
    """Whether a page is a list as far as the profile of its site can tell; of unknown sites nothing is said."""
    site = next((site for site in profile.sites() if site.id == read.profile), None)
    if site is None or not site.html.body:
        return False
    return listing.is_list(data, read.url or f"http://page.invalid/{read.id}", site)


def document(piece: Piece) -> Document:
    """The document of a piece that has its bytes; InputError where they hold none."""
    data = piece.data or b""
    if piece.kind == "jsonl":
        return load.record(data, place=piece.origin, lang=piece.lang)
    read = load.document(data, id=piece.id, kind=piece.kind, url=piece.url, lang=piece.lang, place=piece.origin)
    if piece.how == "html" and _is_known_list(data, read):
        raise UnreadableInput("is a list of pages, not a readout", place=piece.origin)
    said = {"title": piece.title, "published": piece.published}
    changes: dict[str, str | None] = {name: value for name, value in said.items() if value}
    if piece.title and piece.title != read.title:
        changes["title_span"] = None
    if piece.publisher and not read.publisher:
        changes["publisher"] = piece.publisher
    return replace(read, **changes) if changes else read  # type: ignore[arg-type]
