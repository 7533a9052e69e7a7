"""An archive as JSON Lines: one line a distinct text, the readout's record with the archive's keys beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.archive.base import Archive
from communique.archive.records import Stored
from communique.export import jsonl


def lines(archive: Archive, *, times: bool = False) -> Iterator[str]:
    """Every kept text as one line of JSON, without the line end; `times` adds when it was first seen.

    Without the times, two archives of the same inputs give the same lines.
    """
    for stored in archive.everything():
        yield jsonl.encoded(record(stored, times=times))


def record(stored: Stored, *, times: bool = False) -> dict[str, Any]:
    """One version: `id` and `text` as ingested, the keys of a readout's record, and those of the archive."""
    kept = {
        "archive_id": stored.id,
        "version": stored.version,
        "versions": stored.versions,
        "standing": stored.standing,
        "state": stored.state,
        "source": stored.source,
        "day": stored.day,
        "day_basis": stored.day_basis,
        "meeting": stored.meeting,
        "original": stored.original,
        "corrections": [c.number for c in stored.corrected],
    }
    if times:
        kept["first_seen"] = stored.first_seen
    return {**jsonl.record(stored.readout), **kept}
