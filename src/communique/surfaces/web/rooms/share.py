"""Cite and suggest: a readout, a sentence, a meeting or a comparison with its citation and a letter to a friend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from communique.export.citation import csl
from communique.surfaces import citing
from communique.surfaces.web.asked import Asked
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.rooms.citations import Citable
from communique.surfaces.web.suggest import letter
from communique.surfaces.web.suggest.form import NOTE_LENGTH, TRAP, Form
from communique.surfaces.words import FALLBACK, words

ANEW = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
"""Headers of a page with a form, which is made for one reader at one moment."""
SENT = "sent"
"""Stands behind the question mark once a letter went out."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What is shared, and whether a letter about it was just sent."""

    citable: Citable
    sent: bool


def answer(find: Callable[[Asked], Citable], asked: Asked) -> Shared:
    """What `find` finds; NothingFound where it is not there."""
    return Shared(find(asked), asked.one(SENT) is not None)


def data(shared: Shared) -> dict[str, Any]:
    """The citation, as CSL-JSON and as a footnote, without an address of ours."""
    say = words(FALLBACK)
    cited = shared.citable.make(say, "")
    return {"csl": csl.item(cited), "footnote": citing.footnote(cited, say), "quotation": cited.quotation,
            "attribution": cited.attribution}  # fmt: skip


def view(shared: Shared, frame: Frame) -> Mapping[str, object]:
    """The page with an empty form."""
    desk = frame.desk
    form = desk.fresh(frame.place.path) if desk and desk.sends and not shared.sent else None
    return _page(shared, frame, form)


def take(shared: Shared, fields: Mapping[str, str], frame: Frame) -> Mapping[str, object] | None:
    """Send the letter that the form asks for: None where it went out, else the page with what is wrong."""
    if frame.desk is None:
        return _page(shared, frame, None)
    form = frame.desk.sent(frame.place.path, shared.citable.citation(frame), frame.words, fields)
    return None if form is None else _page(shared, frame, form)


def _page(shared: Shared, frame: Frame, form: Form | None) -> Mapping[str, object]:
    citable = shared.citable
    cited = citable.citation(frame)
    return {
        "cited": cited,
        "footnote": citing.footnote(cited, frame.words),
        "files": citable.files(frame),
        "mailto": letter.mailto(cited, frame.words),
        "back": frame.to(citable.page, mark=citable.mark, **citable.values),
        "form": form,
        "sent": shared.sent and form is None,
        "action": frame.turned(**{SENT: None}),
        "longest": NOTE_LENGTH,
        "trap": TRAP,
        "headers": ANEW,
    }
