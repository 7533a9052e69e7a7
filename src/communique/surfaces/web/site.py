"""An archive as a folder of files: the pages that `serve` sends, linked so that they open from a disk.

The links of the home page are walked to their end. The home page itself is written last, so that a folder with one is a
whole site. What needs a server (search, letters) is plainly absent.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from communique.archive import open_store
from communique.archive.base import Archive
from communique.errors import CommuniqueError
from communique.export import jsonl
from communique.surfaces import rendering
from communique.surfaces.web.folder import MARK, count, filling, put
from communique.surfaces.web.frame import prefixed
from communique.surfaces.web.names import HOME, file_name, place_of
from communique.surfaces.web.respond import DATA, Reply, Setting, data, file, matched, page, taken_apart
from communique.surfaces.web.routes import FILES, File
from communique.workers import spread

_UNDATED = "1970-01-01"
_LINKED = ("href", "src", "action")


@dataclass(frozen=True, slots=True)
class Plan:
    """Which archive goes into which folder, in which interface languages: the pages of the first have no prefix.

    `origin` is the address that the folder will have, without a slash at the end; empty where that is not known, and
    then nothing is written that needs it. `today` is the day that citations give for the visit: that of the archive's
    last change, so that a page changes only when its readout does. `debug` lets faults of the program through.
    """

    archive: str
    folder: Path
    langs: tuple[str, ...]
    origin: str = ""
    today: str = _UNDATED
    debug: bool = False


class Made(NamedTuple):
    """Files written and left as they stood, and addresses that could not be made, each with the reason."""

    written: int = 0
    unchanged: int = 0
    refusals: tuple[tuple[str, str], ...] = ()

    def plus(self, other: Made) -> Made:
        """Both together."""
        refusals = self.refusals + other.refusals
        return Made(self.written + other.written, self.unchanged + other.unchanged, refusals)


@dataclass(frozen=True, slots=True)
class Summary:
    """What was done. `left` counts files of an earlier run that this one did not make, `overtaken` says that somebody
    wrote into the archive meanwhile, so that pages may tell of different moments."""

    made: Made
    left: int
    overtaken: bool


@dataclass(slots=True)
class Links:
    """What one file says for the addresses it names, and what it said: the addresses by their words."""

    name: str
    root: str
    said: dict[str, str] = field(default_factory=dict)

    def relative(self, address: str) -> str:
        """The way from this file."""
        return self._say("../" * self.name.count("/"), address)

    def filed(self, address: str) -> str:
        """The way from the address of the folder."""
        return self._say("/", address)

    def _say(self, way: str, address: str) -> str:
        href = way + file_name(address, self.root)
        self.said[href] = address
        return href

    def shown(self, html: str) -> Iterator[str]:
        """The addresses that a page links to."""
        for node in LexborHTMLParser(html).css(",".join(f"[{name}]" for name in _LINKED)):
            hrefs = ((node.attributes.get(name) or "").partition("#")[0] for name in _LINKED)
            yield from (self.said[href] for href in hrefs if href in self.said)


def write(plan: Plan, jobs: int, told: Callable[[int], None]) -> Summary:
    """Make the site on `jobs` processes; `told` hears how many files are done. Impossible where the folder is somebody
    else's or takes no more."""
    with _own(plan.archive) as archive, filling(plan.folder):
        revision = archive.revision()
        plan = replace(plan, today=_last_day(archive))
        _mark(plan, revision, whole=False)
        made = _put(plan, _styles())
        starts = [row.path for row in FILES if plan.origin and "{" not in row.path and not row.live]
        for more in spread(partial(_walked, plan), [HOME, *starts], jobs=jobs):
            made = made.plus(more)
            told(made.written + made.unchanged)
        made = made.plus(_put(plan, [(name, body) for name, body, _ in _files(plan, archive, HOME) if _home(name)]))
        overtaken = archive.revision() != revision
        _mark(plan, revision, whole=not made.refusals)
    return Summary(made, count(plan.folder) - made.written - made.unchanged - 1, overtaken)


def _styles() -> Iterator[tuple[str, bytes]]:
    for name in rendering.static_names():
        yield f"static/{name}", rendering.static(name).read_bytes()


def _walked(plan: Plan, place: str) -> tuple[list[str], Made]:
    """The files of one place, in every language and as data, are written; the places that they link to."""
    try:
        files = list(_files(plan, _opened(plan.archive, os.getpid()), place))
    except CommuniqueError as error:
        return [], Made(refusals=((place, str(error)),))
    except Exception as error:
        if plan.debug:
            raise
        return [], Made(refusals=((place, f"a fault of the program: {type(error).__name__}: {error}"),))
    made = _put(plan, [(name, body) for name, body, _ in files if not _home(name)])
    linked = dict.fromkeys(place_of(address) for _, _, addresses in files for address in addresses)
    return [one for one in linked if one], made


def _files(plan: Plan, archive: Archive, place: str) -> Iterator[tuple[str, bytes, list[str]]]:
    """Name and content of each file of a place, and the addresses it links to."""
    asked_for = taken_apart(place)
    route, asked = matched(archive, asked_for, plan.today)
    root = plan.langs[0]
    if isinstance(route, File):
        links = Links(file_name(place, root), root)
        yield links.name, _bytes(file(route, asked, _setting(plan, links))), list(links.said.values())
        return
    answer = route.answer(asked)
    for lang in plan.langs:
        links = Links(file_name(prefixed(lang, place), root), root)
        reply = page(route, answer, replace(asked_for, lang=lang), _setting(plan, links))
        yield links.name, _bytes(reply), list(links.shown(str(reply.body)))
    as_data = replace(asked_for.place, path=asked_for.place.path + DATA)
    yield file_name(str(as_data), root), _bytes(data(route, answer)), []


def _setting(plan: Plan, links: Links) -> Setting:
    return Setting(plan.origin, links.relative, served=False, filed=links.filed, langs=plan.langs)


def _bytes(reply: Reply) -> bytes:
    return reply.body.encode("utf-8", "replace") if isinstance(reply.body, str) else reply.body


def _put(plan: Plan, files: Iterable[tuple[str, bytes]]) -> Made:
    done = [put(plan.folder, name, body) for name, body in files]
    return Made(sum(done), len(done) - sum(done))


def _home(name: str) -> bool:
    return name == "index.html"


@contextmanager
def _own(address: str) -> Iterator[Archive]:
    """The archive for this process, which works on it too before others do and where there are none."""
    archive = _opened(address, os.getpid())
    try:
        yield archive
    finally:
        archive.close()
        _opened.cache_clear()


@lru_cache(maxsize=1)
def _opened(archive: str, process: int) -> Archive:
    """The archive of this process; a forked one does not use its parent's connection."""
    return open_store(archive)


def _last_day(archive: Archive) -> str:
    return next((change.entry.first_seen[:10] for change in archive.recent_changes(1)), _UNDATED)


def _mark(plan: Plan, revision: str, *, whole: bool) -> None:
    """Say what the folder is."""
    said = {"communique": rendering.version(), "address": plan.origin or None, "languages": plan.langs,
            "archive": revision, "whole": whole}  # fmt: skip
    put(plan.folder, MARK, (jsonl.encoded(said) + "\n").encode("utf-8"))
