"""An address answered, without any network: what `app` sends and `site` writes.

A failure of the question becomes a page that helps and, as data, a problem document (RFC 9457).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import parse_qsl, unquote

from communique.archive.base import Archive
from communique.errors import CommuniqueError, NothingFound, UsageError
from communique.export import jsonl
from communique.surfaces import rendering
from communique.surfaces.web.asked import Asked
from communique.surfaces.web.frame import Frame, Place
from communique.surfaces.web.routes import FILES, PATHS, ROOMS, File, Room
from communique.surfaces.words import FALLBACK, languages

if TYPE_CHECKING:
    from communique.surfaces.web.suggest.desk import Sitting

DATA = ".json"
LAYOUT = "layouts/room.html.j2"
STYLES = (*rendering.BASE, "room.css")
_FIELDS = 50
R = TypeVar("R", Room, File)


@dataclass(frozen=True, slots=True)
class Setting:
    """What does not change from page to page; see `Frame` for `origin`, `resolve`, `served`, `filed`, `langs` and
    `desk`."""

    origin: str
    resolve: Callable[[str], str] = str
    served: bool = True
    filed: Callable[[str], str] = str
    langs: tuple[str, ...] = field(default_factory=languages)
    desk: Sitting | None = None


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


def respond(
    archive: Archive, target: str, setting: Setting, today: str, headers: Mapping[str, str] = MappingProxyType({})
) -> Reply:
    """The answer to "path?query", the path percent-encoded as it stands in an address; `headers` are the request's."""
    address = taken_apart(target)
    try:
        route, asked = matched(archive, address, today, headers)
        if isinstance(route, File):
            return file(route, asked, setting, address.lang)
        answer = route.answer(asked)
        return data(route, answer) if address.data else page(route, answer, address, setting)
    except CommuniqueError as error:
        return failed(error, address, setting)


def submitted(archive: Archive, target: str, fields: Mapping[str, str], setting: Setting, today: str) -> Reply:
    """What comes of a form sent to a page: the way to the page that says so, or the page with what is wrong."""
    address = taken_apart(target)
    try:
        route, asked = matched(archive, address, today)
        if isinstance(route, File) or route.take is None or address.data:
            raise UsageError("this address takes no form")
        frame = _frame(address, route.name, setting)
        values = route.take(route.answer(asked), fields, frame)
        if values is None:
            headers = {"Location": frame.turned(sent="1"), "Cache-Control": "no-store"}
            return Reply(303, "text/plain", "", headers=headers)
        return _laid_out(route.template, frame, values, route.styles)
    except CommuniqueError as error:
        return failed(error, address, setting)


def matched(
    archive: Archive, address: Address, today: str, headers: Mapping[str, str] = MappingProxyType({})
) -> tuple[File | Room, Asked]:
    """What answers an address, and what it is asked; NothingFound where nothing does."""
    query: dict[str, list[str]] = {}
    for name, value in address.place.query:
        query.setdefault(name, []).append(value)
    for route, values in routes_of(address):
        return route, Asked(archive, today, values, query, headers)
    raise NothingFound("there is no such page")


def routes_of(address: Address) -> Iterator[tuple[File | Room, dict[str, str]]]:
    """The routes that an address fits, the right one first, with the values in its path."""
    yield from _matching(FILES, address.place.path + (DATA if address.data else ""))
    yield from _matching(ROOMS, address.place.path)


def failed(error: CommuniqueError, address: Address, setting: Setting, status: int | None = None) -> Reply:
    """A failure as a page that says what to do next, or as a problem document."""
    status = status or (404 if isinstance(error, NothingFound) else 400 if isinstance(error, UsageError) else 503)
    if address.data:
        problem = {"type": "about:blank", "title": error.problem, "status": status, "detail": error.hint}
        return Reply(status, "application/problem+json", jsonl.encoded({k: v for k, v in problem.items() if v}))
    frame = _frame(address, "problem", setting)
    values = {"status": status, "problem": error.problem, "hint": error.hint}
    return _laid_out("problem.html.j2", frame, values, status=status)


def file(route: File, asked: Asked, setting: Setting, lang: str = FALLBACK) -> Reply:
    """What is no page; its words, and where it leads, are in the language of its address."""
    frame = _frame(Address(lang, Place("/"), data=False), route.name, setting)
    found = route.answer(asked, frame)
    return Reply(found.status, found.media, found.body, headers=found.headers)


def data(room: Room, answer: object) -> Reply:
    """The data of a room's answer."""
    return Reply(200, "application/json", jsonl.encoded(plain(room.data(answer))) + "\n")


def page(room: Room, answer: object, address: Address, setting: Setting) -> Reply:
    """The page of a room's answer, in the language of the address."""
    frame = _frame(address, room.name, setting)
    values = room.view(answer, frame)
    refused = bool(values.get("problem"))
    return _laid_out(room.template, frame, values, room.styles, status=400 if refused else 200)


def _laid_out(
    template: str, frame: Frame, values: Mapping[str, object], styles: Sequence[str] = (), status: int = 200
) -> Reply:
    rules = str(values.get("rules", ""))
    hashes = (rendering.source_hash(rules),) if rules else ()
    allowed = "" if frame.served else policy(hashes, "'none'")
    html = rendering.rendered(template, frame.words, layout=LAYOUT, frame=frame, to=frame.to, policy=allowed,
                              styles=(*STYLES, *styles), **{"rules": "", **values})  # fmt: skip
    headers = values.get("headers", {})
    return Reply(status, "text/html", html, hashes, headers if isinstance(headers, Mapping) else {})


def policy(rules: Sequence[str], forms: str = "'self'") -> str:
    """What a page may load and do: its own host's styles and scripts, and style rules known by their hashes."""
    style = " ".join(["style-src 'self'", *(f"'{rule}'" for rule in rules)])
    return f"default-src 'none'; {style}; script-src 'self'; img-src 'self' data:; form-action {forms}; base-uri 'none'"


def _frame(address: Address, room: str, setting: Setting) -> Frame:
    return Frame(address.lang, address.place, setting.origin, room, PATHS, setting.resolve, setting.served,
                 setting.filed, setting.langs, setting.desk)  # fmt: skip


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

