"""Two readouts side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from communique.analysis.comparing.compare import Comparison, compare
from communique.surfaces import compare_record
from communique.surfaces.views.compare import CompareView
from communique.surfaces.web.asked import Asked
from communique.surfaces.web.frame import Frame


@dataclass(frozen=True, slots=True)
class Page:
    """Two readouts by their ids in the archive, and what comparing them found."""

    a: str
    b: str
    comparison: Comparison


def answer(asked: Asked) -> Page:
    """The comparison of the readouts with these ids; NothingFound for an unknown one."""
    a, b = asked.archive.get(asked["a"]), asked.archive.get(asked["b"])
    return Page(a.id, b.id, compare(a.readout, b.readout))


def data(page: Page) -> dict[str, Any]:
    """As `communique compare --format json` gives it."""
    return compare_record.record(page.comparison)


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """The page of `communique compare --format html`, in the room: each title leads to its readout here."""
    return {
        "view": CompareView(page.comparison, frame.lang),
        "hrefs": [frame.to("readout", id=id) for id in (page.a, page.b)],
        "share": frame.to("suggest_compare", a=page.a, b=page.b) if frame.served else None,
    }
