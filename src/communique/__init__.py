"""Official diplomatic readouts as cited records: who met whom, who said what, for which side, in which words.

    from communique import load, read

    for document in load("page.html"):
        readout = read(document)

Names are fetched from their rooms when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.errors import CommuniqueError, InputError
    from communique.model import (
        Commitment,
        Document,
        Engagement,
        Participant,
        Position,
        Readout,
        Reference,
        Span,
        Statement,
    )
    from communique.pipeline import read
    from communique.sources.load import load
    from communique.surfaces.python import ingest, open_archive

__all__ = [
    "Commitment",
    "CommuniqueError",
    "Document",
    "Engagement",
    "InputError",
    "Participant",
    "Position",
    "Readout",
    "Reference",
    "Span",
    "Statement",
    "ingest",
    "load",
    "open_archive",
    "read",
]

_ROOMS = {
    "errors": {"CommuniqueError", "InputError"},
    "pipeline": {"read"},
    "sources.load": {"load"},
    "surfaces.python": {"ingest", "open_archive"},
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    room = next((room for room, names in _ROOMS.items() if name in names), "model")
    return getattr(import_module(f"{__name__}.{room}"), name)
