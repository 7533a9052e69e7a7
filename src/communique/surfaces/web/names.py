"""Where an address lies in a folder: the same page as a file, under a name that every disk and web server takes.

    /                       index.html          /readouts?page=2      readouts,page=2.html
    /readouts/ann.json      readouts/ann.json   /zh/readouts/А%2Fб    zh/readouts/~k7…a2.html

A value of small ASCII letters, digits, ".", "_" and "-" is its own name. Any other keeps what it has of them, with 80
bits of its SHA-256 behind "~", so that two values never share a name, also on a disk that takes A and a for the same.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

from communique.errors import Impossible
from communique.surfaces.web.frame import Place
from communique.surfaces.web.respond import DATA, Address, routes_of, taken_apart
from communique.surfaces.web.routes import FILES, File

PAGE = ".html"
HOME = "/"
STATIC = "/static/"
_ENDINGS = (".", PAGE, DATA, *(f".{file.path.rpartition('.')[2]}" for file in FILES))
"""What a value may not end in: the folder of one page would have the name of another's file."""
_OWN = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names that Windows keeps for devices, with any ending."""
_STEM = 40
_LONGEST = 200
"""Characters of one file name; most disks take 255 bytes."""


@lru_cache(maxsize=50_000)
def file_name(address: str, root: str) -> str:
    """The path below the folder of "path?query", with "/" between its parts; ASCII that needs no encoding in a link.

    `root` is the language whose pages have no prefix. Impossible for an address that nothing answers.
    """
    if address.startswith(STATIC):
        return f"static/{address.rpartition('/')[2]}"
    asked = taken_apart(address)
    for route, values in routes_of(asked):
        path = route.path.format(**{name: safe(value) for name, value in values.items()}).lstrip("/")
        if isinstance(route, File):
            stem, dot, ending = path.rpartition(".")
            return _short(stem + _question(asked)) + dot + ending
        folder = "" if asked.data or asked.lang == root else f"{asked.lang}/"
        return folder + _short((path or "index") + _question(asked)) + (DATA if asked.data else PAGE)
    raise Impossible(f"nothing answers the address {address!r}", hint="a fault of the program")


def place_of(address: str) -> str | None:
    """The place whose file an address is, in no language and not as data, by which it is known from others.

    None for a style, and for what needs a server.
    """
    asked = taken_apart(address)
    for route, _ in routes_of(asked):
        if route.live or address.startswith(STATIC):
            return None
        data = DATA if asked.data and isinstance(route, File) else ""
        return str(Place(asked.place.path + data, _sorted(asked)))
    return None


def _question(asked: Address) -> str:
    return "".join(f",{safe(name)}={safe(value)}" for name, value in _sorted(asked))


def _sorted(asked: Address) -> tuple[tuple[str, str], ...]:
    """What stands behind the question mark, by name; values of one name stay in their order."""
    return tuple(sorted(asked.place.query, key=lambda one: one[0]))


def safe(value: str) -> str:
    """A value as a part of a file's name; another one for every value."""
    if _OWN.fullmatch(value) and not value.endswith(_ENDINGS) and not _DEVICES.fullmatch(value):
        return value
    return f"{re.sub(r'[^a-z0-9]+', '-', value.lower())[:_STEM].strip('-')}~{_mark(value)}"


def _short(path: str) -> str:
    """The path with its last part cut to a length that disks take."""
    folder, slash, name = path.rpartition("/")
    return path if len(name) <= _LONGEST else f"{folder}{slash}{name[: _LONGEST // 2]}~{_mark(name)}"


def _mark(value: str) -> str:
    digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest[:10]).decode("ascii").lower()
