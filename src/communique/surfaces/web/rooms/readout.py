"""One readout: its text with who speaks beside it, and in the margin what the archive knows around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from communique.analysis.comparing.compare import Comparison, compare
from communique.analysis.phrases.pages import PhrasesHere, phrases_in
from communique.archive.records import Entry, Stored
from communique.archive.shelf import Neighbours
from communique.export import archived, jsonld
from communique.surfaces.views.readout import View
from communique.surfaces.web.asked import Asked
from communique.surfaces.web.beside import Beside
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.rooms import mementos


@dataclass(frozen=True, slots=True)
class Page:
    """A version of a readout, what became of it, and what stands near it. `comparison` is with the first account by
    another issuer, None where there is none; `phrases` are the set phrases it uses, `today` the reader's day."""

    stored: Stored
    history: tuple[Entry, ...]
    neighbours: Neighbours
    comparison: Comparison | None
    phrases: PhrasesHere
    today: str


def answer(asked: Asked) -> Page:
    """The readout with this id as it stands, or the version that the path names; NothingFound for an unknown one."""
    archive = asked.archive
    version = asked.number("version") if "version" in asked.values else None
    stored = archive.get(asked["id"], version)
    near = archive.neighbours(stored.id)
    other = next((line for line in near.meeting if line.issuer != stored.readout.document.issuer), None)
    compared = compare(stored.readout, archive.get(other.id).readout) if other else None
    here = phrases_in(archive, stored.id, None if stored.standing else stored.version)
    return Page(stored, tuple(archive.history(stored.id)), near, compared, here, asked.today)


def data(page: Page) -> dict[str, Any]:
    """As `communique show --format json` gives it, with the history and the neighbours."""
    return {
        **archived.record(page.stored, times=True),
        "history": page.history,
        "neighbours": page.neighbours,
        "phrases": [
            {"id": one.formula.id, "places": one.places, "since": one.since, "nth": one.nth}
            for one in page.phrases.uses
        ],
    }


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """The article, and what stands beside it."""
    shown = View(page.stored.readout, lang=frame.lang)
    beside = Beside(page.stored, page.history, page.neighbours, page.comparison, page.phrases, page.today, shown,
                    frame)  # fmt: skip
    return {
        "views": [shown],
        "several": False,
        "room": beside,
        "rules": shown.opening_rules,
        "linked": _linked(page.stored, frame),
        "headers": mementos.headers(page.stored, page.history, frame),
    }


def _linked(stored: Stored, frame: Frame) -> str:
    """The readout as linked data, for the head of the page."""
    page = frame.whole("version", id=stored.id, version=stored.version)
    return jsonld.script(jsonld.article(stored, frame.words.label, page=page, at=lambda i: f"{page}#s{i + 1}"))
