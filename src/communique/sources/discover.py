"""What a SOURCE holds, whatever it is: file, folder, JSON Lines, CSV, WARC, feed, sitemap, list page or address.

Pieces come in the order of the source; folders by path. Whatever cannot be taken is refused with its reason and the
rest goes on. Nothing is fetched unless a `Guest` is given.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, NamedTuple

from communique.errors import InputError, UnreadableInput
from communique.sources import feed, listing, load, profile, warc
from communique.sources.piece import Failed, Found, PassedOver, Piece, Refused, Same, refused

if TYPE_CHECKING:
    from communique.sources.polite import Guest

Input = Literal["auto", "text", "html", "jsonl", "csv", "warc", "feed", "sitemap", "list"]

_ENDINGS: dict[str, Input] = {
    ".csv": "csv", ".tsv": "csv", ".warc": "warc", ".wacz": "warc", ".rss": "feed", ".atom": "feed",
    **load.ENDINGS,
}  # fmt: skip
_ABOUT = {"readme", "license", "licence", "changelog", "contributing"}
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_CSV_NAMES = ("text", "id", "lang", "publisher", "title", "published", "date", "url")
_WEB_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")


class Held(NamedTuple):
    """What the archive holds of a readout: hashes of its text and raw bytes, and the headers of its last answer."""

    sha256: str
    raw_sha256: str
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Search:
    """How to look: what inputs are, their language, a site profile by name, what the archive holds (by id and
    address), which addresses it got from a source before, and the guest that may fetch (None: nothing is fetched)."""

    input: Input = "auto"
    lang: str | None = None
    profile: str | None = None
    held: Callable[[str | None, str | None], Held | None] = lambda id, url: None
    before: Callable[[str], list[str]] = lambda source: []
    guest: Guest | None = None


def discover(source: str, search: Search) -> Iterator[Found]:
    """Everything that one SOURCE holds."""
    from communique.sources import web

    try:
        if _ADDRESS.match(source):
            yield from web.visited(source, search)
        elif source == "-":
            yield from _json_lines(sys.stdin.buffer, "-", "standard input", search)
        elif os.path.isdir(source):
            yield from _folder(source, search)
        else:
            yield from _file(source, os.path.normpath(source), search, direct=True)
    except InputError as error:
        yield refused(source, error.place if error.place and error.place != source else "", error)
    except OSError as error:
        yield Refused(source, "", f"cannot be read: {error.strerror or error}")


def _folder(source: str, search: Search) -> Iterator[Found]:
    """Files whose ending says that they may hold readouts, by path; hidden ones, links to folders and what tells of the
    folder itself (README) are left out."""
    passed = 0
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.normpath(os.path.join(folder, name))
            about = os.path.splitext(name)[0].lower() in _ABOUT
            if about or name.startswith(".") or not (search.input != "auto" or _known_ending(name)):
                passed += 1
                continue
            try:
                yield from _file(source, path, search, direct=False)
            except InputError as error:
                yield refused(source, os.path.relpath(path, source), error)
            except OSError as error:
                yield Refused(source, os.path.relpath(path, source), f"cannot be read: {error.strerror or error}")
    if passed:
        yield PassedOver(source, passed)


def _known_ending(name: str) -> bool:
    return _ending(name) is not None or name.lower().endswith((".gz", ".xml"))


def _ending(name: str) -> Input | None:
    lowered = name.lower().removesuffix(".gz")
    return _ENDINGS.get(os.path.splitext(lowered)[1])


def _file(source: str, path: str, search: Search, *, direct: bool) -> Iterator[Found]:
    """The pieces of one file; `direct` where it was named itself, not found in a folder."""
    kind = search.input if search.input != "auto" else _kind(path)
    entry = "" if direct else os.path.relpath(path, source)
    if kind == "warc":
        yield from _warc(source, entry, Path(path), search)
    elif kind == "jsonl":
        with _opened(path) as stream:
            yield from _json_lines(stream, source, path, search)
    elif kind == "csv":
        with _opened(path) as stream:
            yield from _csv(stream, source, path, search)
    elif kind in ("feed", "sitemap"):
        with _opened(path) as stream:
            data = stream.read(load.PAGE_LIMIT + 1)
        yield from feed_items(data, source, path, search)
    elif kind == "list" or (direct and kind == "html" and _is_list(path, search)):
        hint = "give its address and --fetch to get the pages"
        yield Refused(source, entry, f"is a list of pages, not a readout ({hint})")
    else:
        held = search.held(path, None)
        yield Piece(source, entry, path, "html" if kind == "html" else "text", "html" if kind == "html" else "text",
                    path=path, lang=search.lang, known=held.raw_sha256 if held else None)  # fmt: skip


def _kind(path: str) -> Input:
    with _opened(path) as stream:
        head = stream.read(load.SNIFFED)
    if not head.strip():
        raise UnreadableInput("is empty", place=path)
    known = _ending(path)
    if known == "warc" or head.startswith(b"WARC/") or _is_gzipped_warc(path, head):
        return "warc"
    if head.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        raise UnreadableInput("is compressed", place=path, hint="unpack it first; WARC and WACZ are read as they are")
    if known:
        return known
    if feed.looks_like_one(head):
        return "feed"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return "jsonl"
    return "html" if start.startswith(b"<") else "text"


def _is_gzipped_warc(path: str, head: bytes) -> bool:
    if not head.startswith(b"\x1f\x8b"):
        return False
    inflate = zlib.decompressobj(31)
    try:
        return inflate.decompress(head, len(b"WARC/")) == b"WARC/"
    except zlib.error:
        return False


def _opened(path: str) -> IO[bytes]:
    try:
        return open(path, "rb")
    except (FileNotFoundError, ValueError) as error:
        raise UnreadableInput("no such file", place=path) from error
    except OSError as error:
        raise UnreadableInput(f"cannot be read: {error.strerror}", place=path) from error


def _json_lines(stream: IO[bytes], source: str, name: str, search: Search) -> Iterator[Found]:
    """JSON Lines. A line whose text the archive holds under its id or address is the Same without being read."""
    for found in load.lines(stream, name):
        if isinstance(found, InputError):
            yield refused(source, (found.place or "").removeprefix(f"{source}:"), found)
            continue
        place, line = found
        yield line_piece(line, source, place, "jsonl", search)


def line_piece(line: bytes, source: str, place: str, how: str, search: Search) -> Piece | Same:
    """The piece of one JSON line that stands at `place`."""
    known = load.identity(line)
    id = place if known is None or known[0] is None else known[0]
    url = known[1] if known else None
    held = search.held(id, url) if known else None
    if known and held and hashlib.sha256(known[2].encode("utf-8", "surrogatepass")).hexdigest() == held.sha256:
        return Same(id, url)
    entry = place.removeprefix(f"{source}:")
    return Piece(source, entry, id, how, "jsonl", data=line, url=url, lang=search.lang)


def _csv(stream: IO[bytes], source: str, name: str, search: Search) -> Iterator[Found]:
    """A table with a header row that names at least `text`; other columns as in JSON Lines."""
    csv.field_size_limit(load.PAGE_LIMIT)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        head = text.readline(load.PAGE_LIMIT)
        delimiter = max(",;\t", key=head.count)
        names = [cell.strip().lower() for cell in next(csv.reader([head], delimiter=delimiter), [])]
        if "text" not in names:
            raise UnreadableInput("has no column named text", place=name, hint=f"columns: {', '.join(_CSV_NAMES)}")
        rows = iter(lambda: text.readline(load.PAGE_LIMIT), "")
        for number, row in enumerate(csv.reader(rows, delimiter=delimiter), 2):
            cells = {key: cell for key, cell in zip(names, row, strict=False) if key in _CSV_NAMES and cell}
            if row:
                line = json.dumps(cells, ensure_ascii=False).encode("utf-8", "surrogatepass")
                yield line_piece(line, source, f"{name}:{number}", "csv", search)
    except (csv.Error, UnicodeDecodeError) as error:
        raise UnreadableInput(f"is no table of text in UTF-8: {error}", place=name) from error
    finally:
        text.detach()


def _warc(source: str, entry: str, path: Path, search: Search) -> Iterator[Found]:
    if not path.is_file():
        raise UnreadableInput("no such file", place=str(path))
    for answer in warc.answers(path):
        if isinstance(answer, InputError):
            place = answer.place or ""
            yield refused(source, "" if place == source else place.removeprefix(f"{source}:"), answer)
        elif answer.status in (404, 410):
            yield Failed(source, answer.url, "missing", f"answered {answer.status}", answer.at)
        elif answer.status >= 400:
            yield Failed(source, answer.url, "unreachable", f"answered {answer.status}", answer.at)
        elif answer.status == 200 and answer.content_type.partition(";")[0].strip() in _WEB_PAGES:
            yield _seen(source, answer, search)


def _seen(source: str, answer: warc.Answer, search: Search) -> Found:
    held = search.held(None, answer.url)
    if held and hashlib.sha256(answer.body).hexdigest() == held.raw_sha256:
        return Same(answer.url, answer.url)
    kind: load.Input = "text" if answer.content_type.startswith("text/plain") else "html"
    return Piece(source, answer.url, answer.url, "warc", kind, data=answer.body, url=answer.url, at=answer.at,
                 lang=search.lang)  # fmt: skip


def feed_items(data: bytes, source: str, place: str, search: Search) -> Iterator[Found]:
    """The items of a feed with the text it gives or, where it gives none, from their pages; the pages of a sitemap."""
    found = feed.read(data, place=place)
    addresses = [*found.pages, *found.maps]
    for item in found.items:
        html = item.content or (None if search.guest and item.url else item.summary)
        if html:
            raw = html.encode("utf-8", "surrogatepass")
            held = search.held(item.id, item.url)
            if held and hashlib.sha256(raw).hexdigest() == held.raw_sha256:
                yield Same(item.id, item.url)
                continue
            yield Piece(source, item.id or item.title or "", item.id or f"{place}:{item.title}", "feed", "html",
                        data=raw, url=item.url, title=item.title, published=item.published, publisher=found.name,
                        lang=search.lang)  # fmt: skip
        elif item.url:
            addresses.append(item.url)
        else:
            yield Refused(source, item.id or item.title or "", "the item has neither text nor address")
    if addresses and search.guest is None:
        yield Refused(source, "", f"lists {len(addresses)} pages, which only --fetch gets")
    elif addresses:
        from communique.sources import web

        yield from web.pages(addresses, source, search)


def _is_list(path: str, search: Search) -> bool:
    with _opened(path) as stream:
        data = stream.read(load.PAGE_LIMIT)
    base = listing.stated_address(data) or f"http://page.invalid/{os.path.basename(path)}"
    return listing.is_list(data, base, site_of(base, data, search))


def site_of(url: str, data: bytes, search: Search) -> profile.Profile | None:
    """The profile that was named, else the one of the address, else the one the page's own words tell."""
    if search.profile:
        named = next((site for site in profile.sites() if site.id == search.profile), None)
        if named is None:
            known = ", ".join(site.id for site in profile.sites())
            raise UnreadableInput(f"no site profile is named {search.profile!r}", place=url, hint=f"there are: {known}")
        return named
    return profile.by_origin(url, None) or profile.by_marks(data.decode("utf-8", "replace"))

