"""Addresses that are no pages: styles and scripts."""

from __future__ import annotations

from communique.errors import NothingFound
from communique.surfaces import rendering
from communique.surfaces.web.asked import Asked, Body
from communique.surfaces.web.frame import Frame

MEDIA = {"css": "text/css", "js": "text/javascript"}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def static(asked: Asked, frame: Frame) -> Body:
    """A file of the folder `static`, under an address that changes with its content."""
    name = asked["name"]
    if name not in rendering.static_names():
        raise NothingFound(f"there is no file {name!r}")
    return Body(rendering.static(name).read_bytes(), MEDIA[name.rpartition(".")[2]], FOR_EVER)
