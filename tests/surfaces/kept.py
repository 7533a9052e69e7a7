"""Composed readouts as an archive holds them."""

from __future__ import annotations

from communique.archive.records import Stored
from communique.model import Readout


def kept(readout: Readout, **changes: object) -> Stored:
    """The readout as the only version of itself, unless `changes` say otherwise."""
    engagement = readout.engagement
    values = {
        "id": readout.document.id, "readout": readout, "version": 1, "versions": 1, "sha256": readout.document.sha256,
        "first_seen": "2031-03-06T08:00:00Z", "standing": True, "state": "present", "source": "composed.jsonl",
        "day": engagement.date if engagement else None, "day_basis": None, "meeting": None, "original": None,
        "how": "jsonl", "origin": "composed.jsonl:1", "corrected": (),
    }  # fmt: skip
    return Stored(**{**values, **changes})  # type: ignore[arg-type]
