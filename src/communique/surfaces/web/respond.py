"""An address answered, without any network: what `app` sends and `site` writes.

A failure of the question becomes a page that helps and, as data, a problem document (RFC 9457).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from typing import TypeVar
from urllib.parse import parse_qsl, unquote

from communique.archive.base import Archive
from communique.errors import CommuniqueError, NothingFound, UsageError
from communique.export import jsonl
from communique.surfaces import rendering
from communique.surfaces.web.asked import Asked
from communique.surfaces.web.frame import Frame, Place
from communique.surfaces.web.routes import FILES, PATHS, ROOMS, File, Room
from communique.surfaces.words import FALLBACK, languages

DATA = ".json"
LAYOUT = "layouts/room.html.j2"
STYLES = (*rendering.BASE, "room.css")
_FIELDS = 50
R = TypeVar("R", Room, File)


@dataclass(frozen=True, slots=True)
class Setting:
    """What does not change from page to page: the host that addresses are made with, how an address becomes an href,
    and whether a server stands behind the page."""

    origin: str
    resolve: Callable[[str], str] = str
    served: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back. `rules` are the hashes of style rules that the page carries, for its policy."""

    status: int
    media: str
    body: str | bytes
    rules: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart: `lang` of the interface, `place`, and whether the data is asked for."""

    lang: str
    place: Place
    data: bool


def respond(archive: Archive, target: str, setting: Setting, today: str) -> Reply:
    """The answer to "path?query", the path percent-encoded as it stands in an address."""
    address = taken_apart(target)
    query: dict[str, list[str]] = {}
    for name, value in address.place.query:
        query.setdefault(name, []).append(value)
    try:
        for file, values in _matching(FILES, address.place.path + (DATA if address.data else "")):
            return _file(file, Asked(archive, today, values, query), setting)
        for room, values in _matching(ROOMS, address.place.path):
            answer = room.answer(Asked(archive, today, values, query))
            return _data(room, answer) if address.data else _page(room, answer, address, setting)
        raise NothingFound("there is no such page")
    except CommuniqueError as error:
        return failed(error, address, setting)


def failed(error: CommuniqueError, address: Address, setting: Setting) -> Reply:
    """A failure as a page that says what to do next, or as a problem document."""
    status = 404 if isinstance(error, NothingFound) else 400 if isinstance(error, UsageError) else 503
    if address.data:
        problem = {"type": "about:blank", "title": error.problem, "status": status, "detail": error.hint}
        return Reply(status, "application/problem+json", jsonl.encoded({k: v for k, v in problem.items() if v}))
    frame = _frame(address, "problem", setting)
    page = rendering.rendered("problem.html.j2", frame.words, layout=LAYOUT, frame=frame, to=frame.to, rules="",
                              styles=STYLES, status=status, problem=error.problem, hint=error.hint)  # fmt: skip
    return Reply(status, "text/html", page)


def _file(file: File, asked: Asked, setting: Setting) -> Reply:
    frame = Frame(FALLBACK, Place("/"), setting.origin, file.name, PATHS, setting.resolve, setting.served)
    found = file.answer(asked, frame)
    return Reply(200, found.media, found.body, headers=found.headers)


def _data(room: Room, answer: object) -> Reply:
    return Reply(200, "application/json", jsonl.encoded(plain(room.data(answer))) + "\n")


def _page(room: Room, answer: object, address: Address, setting: Setting) -> Reply:
    frame = _frame(address, room.name, setting)
    values = dict(room.view(answer, frame))
    rules = str(values.pop("rules", ""))
    page = rendering.rendered(room.template, frame.words, layout=LAYOUT, frame=frame, to=frame.to, rules=rules,
                              styles=(*STYLES, *room.styles), **values)  # fmt: skip
    return Reply(200, "text/html", page, (rendering.source_hash(rules),) if rules else ())


def _frame(address: Address, room: str, setting: Setting) -> Frame:
    return Frame(address.lang, address.place, setting.origin, room, PATHS, setting.resolve, setting.served)


def taken_apart(target: str) -> Address:
    """The parts of "path?query"; of a query with more fields than any page has, only the path is kept."""
    path, _, query = target.partition("?")
    lang = FALLBACK
    for code in languages():
        if path == f"/{code}" or path.startswith((f"/{code}/", f"/{code}.")):
            lang, path = code, path[len(code) + 1 :] or "/"
    data = path.endswith(DATA)
    try:
        pairs = tuple(parse_qsl(query, max_num_fields=_FIELDS))
    except ValueError:
        pairs = ()
    return Address(lang, Place((path.removesuffix(DATA) or "/") if data else path, pairs), data)


def _matching(rows: Sequence[R], path: str) -> Iterator[tuple[R, dict[str, str]]]:
    for row in rows:
        if found := _pattern(row.path).fullmatch(path):
            yield row, {name: unquote(value, errors="replace") for name, value in found.groupdict().items()}


@lru_cache(maxsize=256)
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("".join(f"(?P<{part[1:-1]}>[^/]+)" if part.startswith("{") else re.escape(part)
                              for part in re.split(r"(\{\w+\})", path)))  # fmt: skip


def plain(value: object) -> object:
    """Records as objects, so that data has names: dataclasses and named tuples all the way down."""
    if isinstance(value, type):
        raise TypeError(f"{value!r} is no data")
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain(part) for name, part in zip(value._fields, value, strict=True)}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(part) for part in value]
    return value

