"""Two readouts side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.analysis.compare import Comparison, compare
from communique.surfaces import compare_record
from communique.surfaces.compare_view import CompareView
from communique.surfaces.web.asked import Asked
from communique.surfaces.web.frame import Frame


def answer(asked: Asked) -> Comparison:
    """The comparison of the readouts with these ids; NothingFound for an unknown one."""
    return compare(asked.archive.get(asked["a"]).readout, asked.archive.get(asked["b"]).readout)


def data(comparison: Comparison) -> dict[str, Any]:
    """As `communique compare --format json` gives it."""
    return compare_record.record(comparison)


def view(comparison: Comparison, frame: Frame) -> Mapping[str, object]:
    """The page of `communique compare --format html`, in the room."""
    a, b = comparison.a.document.id, comparison.b.document.id
    share = frame.to("suggest_compare", a=a, b=b) if frame.served else None
    return {"view": CompareView(comparison, frame.lang), "share": share}
