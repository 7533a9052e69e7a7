"""An address → what it holds: one page, a feed, a sitemap, or a list page with the pages behind it.

A page that the archive holds is asked for changes only. Pages that came from a list before and are no longer on it are
visited first, so that one that moved is known to be gone when its text turns up elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from io import BytesIO

from communique.errors import FetchRefused, InputError
from communique.sources import feed, listing, load
from communique.sources.discover import Search, feed_items, line_piece, site_of
from communique.sources.fetch import KINDS, Fetched
from communique.sources.piece import Failed, Found, Piece, Refused, Same, refused

REVISITED = 200
"""At most so many pages that left their list are visited in one ingest, the latest arrivals first."""


def visited(url: str, search: Search) -> Iterator[Found]:
    """Everything at an address."""
    if search.guest is None:
        yield Refused(url, "", "is an address, and nothing is fetched without --fetch")
        return
    answer = _asked(url, url, search)
    if not isinstance(answer, Fetched):
        yield answer
        return
    body = answer.body
    if feed.looks_like_one(body[: load.SNIFFED]):
        yield from _listed(body, url, search)
    elif _jsonl(answer, search):
        for found in load.lines(BytesIO(body), url):
            if isinstance(found, InputError):
                yield refused(url, found.place or "", found)
            else:
                yield line_piece(found[1], url, found[0], "fetch", search)
    else:
        site = site_of(answer.url, body, search)
        if search.input == "list" or listing.is_list(body, answer.url, site):
            links = listing.links(body, answer.url, site.collect if site else None)
            yield from pages(links, url, search)
        else:
            yield _piece(answer, url, url, search)


def pages(urls: Iterable[str], source: str, search: Search) -> Iterator[Found]:
    """The pages at addresses that a source lists, those first that it listed before and lists no more."""
    listed = list(dict.fromkeys(urls))
    gone = [url for url in search.before(source) if url not in listed and url != source]
    known = [url for url in listed if search.held(None, url)]
    fresh = [url for url in listed if url not in set(known)]
    for url in [*gone[-REVISITED:], *known, *fresh]:
        answer = _asked(url, source, search)
        if not isinstance(answer, Fetched):
            yield answer
        elif feed.looks_like_one(answer.body[: load.SNIFFED]):
            yield from _listed(answer.body, url, search)
        else:
            yield _piece(answer, url, source, search)


def _listed(data: bytes, place: str, search: Search) -> Iterator[Found]:
    try:
        yield from feed_items(data, place, place, search)
    except InputError as error:
        yield refused(place, "", error)


def _asked(url: str, source: str, search: Search) -> Fetched | Failed | Refused | Same:
    """What an address answers. A failure is a failure of the page where the archive knows it, else a refusal."""
    held = search.held(None, url)
    assert search.guest is not None  # `visited` has seen to it
    try:
        return search.guest.get(url, held.headers if held else ())
    except FetchRefused as error:
        if error.status == 304:
            return Same(url, url)
        if held is None:
            return refused(source, "" if url == source else url, error)
        return Failed(source, url, "missing" if error.status in (404, 410) else "unreachable", error.problem)


def _piece(answer: Fetched, url: str, source: str, search: Search) -> Found:
    held = search.held(None, url)
    if held and hashlib.sha256(answer.body).hexdigest() == held.raw_sha256:
        return Same(url, url)
    kind = KINDS.get(answer.content_type.partition(";")[0].strip().lower(), "auto")
    return Piece(source, "" if url == source else url, url, "fetch", "html" if kind == "jsonl" else kind,
                 data=answer.body, url=url, headers=answer.headers, lang=search.lang)  # fmt: skip


def _jsonl(answer: Fetched, search: Search) -> bool:
    if search.input == "jsonl":
        return True
    return KINDS.get(answer.content_type.partition(";")[0].strip().lower()) == "jsonl"

