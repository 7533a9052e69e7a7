"""An archive as flat tables: the rows, and the dictionary that describes them.

The tables and their columns are data (`data/tables/tables.toml`); CSV and Parquet write the same rows. Nothing in them
depends on the clock or on the place of a file, so that two archives of the same inputs give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any, Literal

import msgspec

from communique import datafile
from communique.archive.base import Archive
from communique.archive.pack import parties_of
from communique.archive.records import Stored
from communique.model import Span

Row = dict[str, Any]

DICTIONARY = "datadictionary.json"


class Column(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One column: its name, the type of its cells, and what it means."""

    name: str
    type: Literal["string", "integer", "boolean", "strings"]
    note: str


class Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One table: what a row of it is, and its columns in order."""

    name: str
    note: str
    column: list[Column]


class _Tables(msgspec.Struct, forbid_unknown_fields=True):
    table: list[Table]


@lru_cache(maxsize=1)
def tables() -> tuple[Table, ...]:
    """All tables, in the order of the dictionary."""
    return tuple(datafile.read(resources.files("communique") / "data" / "tables" / "tables.toml", _Tables).table)


def rows(archive: Archive) -> Iterator[tuple[str, Row]]:
    """Every row of every table as (table, row), readouts in order of arrival and version."""
    for stored in archive.everything():
        for table, make in _MAKERS.items():
            for row in make(stored):
                yield table, row
    for gathering in archive.meetings():
        yield "meetings", {"meeting": gathering.id, "date": gathering.date, "kind": gathering.kind,
                           "parties": list(gathering.parties), "readouts": list(gathering.readouts)}  # fmt: skip
    for c in archive.corrections():
        yield "corrections", {"number": c.number, "id": c.id, "statement": c.statement, "field": c.field,
                              "value": c.value, "by": c.by, "why": c.why, "sha256": c.sha256, "anchor": c.anchor,
                              "state": c.state, "reason": c.reason}  # fmt: skip


def dictionary(folder: Path, counts: dict[str, int], endings: str) -> bytes:
    """The data dictionary of a dump as JSON: program, tables, columns, and of every file its rows and its SHA-256."""
    described = []
    for table in tables():
        file = folder / f"{table.name}.{endings}"
        described.append({
            "table": table.name,
            "file": file.name,
            "note": table.note,
            "rows": counts[table.name],
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            "columns": [{"name": c.name, "type": c.type, "note": c.note} for c in table.column],
        })  # fmt: skip
    record = {
        "program": f"communique {metadata.version('communique')}",
        "offsets": "[start, end) in Unicode code points of readouts.text",
        "tables": described,
    }
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def _readouts(stored: Stored) -> Iterator[Row]:
    document, engagement = stored.readout.document, stored.readout.engagement
    host = engagement.host_event.of(document.text) if engagement and engagement.host_event else None
    yield {
        "id": stored.id, "version": stored.version, "standing": stored.standing, "given_id": document.id,
        "state": stored.state, "sha256": stored.sha256, "lang": document.lang, "publisher": document.publisher,
        "source": stored.source, "issuer": document.issuer, "title": document.title, "published": document.published,
        "url": document.url, "original": stored.original, "day": stored.day, "day_basis": stored.day_basis,
        "kind": engagement and engagement.kind, "city": engagement and engagement.city,
        "country": engagement and engagement.country, "host_event": host,
        "parties": list(parties_of(stored.readout)), "meeting": stored.meeting, "reason": stored.readout.reason,
        "text": document.text,
    }  # fmt: skip


def _participants(stored: Stored) -> Iterator[Row]:
    engagement, text = stored.readout.engagement, stored.readout.document.text
    for i, p in enumerate(engagement.participants if engagement else ()):
        yield {**_key(stored), "number": i, "name": p.name, "party": p.party, "role": p.role and p.role.of(text),
               "principal": p.principal, "record": p.record, **_ends(p.mention), "rule": p.rule}  # fmt: skip


def _statements(stored: Stored) -> Iterator[Row]:
    text = stored.readout.document.text
    for i, s in enumerate(stored.readout.statements):
        yield {**_key(stored), "number": i, "speakers": list(s.speakers), "party": list(s.party), "mode": s.mode,
               "acts": list(s.acts), "topics": list(s.topics), "strength": s.strength,
               "addressee": list(s.addressee), "flags": list(s.flags), "issuer_side": s.issuer_side,
               "speaker_side": s.speaker_side, **_ends(s.content), "quote": s.content.of(text),
               "cue": s.cue and s.cue.of(text), "rule": s.rule}  # fmt: skip


def _positions(stored: Stored) -> Iterator[Row]:
    text = stored.readout.document.text
    for i, p in enumerate(stored.readout.positions):
        yield {**_key(stored), "number": i, "statement": p.statement, "holder": p.holder, "stance": p.stance,
               "grade": p.grade or None, "target": p.target.of(text), "resolved": list(p.resolved),
               **_ends(p.target), "rule": p.rule}  # fmt: skip


def _commitments(stored: Stored) -> Iterator[Row]:
    text = stored.readout.document.text
    for i, s in enumerate(stored.readout.statements):
        if c := s.commitment:
            yield {**_key(stored), "statement": i, "who": list(c.who), "firmness": c.firmness, "what": c.what.of(text),
                   "deadline": c.deadline and c.deadline.of(text), "due": c.due, **_ends(c.what)}  # fmt: skip


def _references(stored: Stored) -> Iterator[Row]:
    for i, r in enumerate(stored.readout.references):
        yield {**_key(stored), "number": i, "kind": r.kind, "name": r.name, **_ends(r.span), "rule": r.rule}


def _key(stored: Stored) -> Row:
    return {"id": stored.id, "version": stored.version}


def _ends(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


_MAKERS: dict[str, Callable[[Stored], Iterator[Row]]] = {
    "readouts": _readouts,
    "participants": _participants,
    "statements": _statements,
    "positions": _positions,
    "commitments": _commitments,
    "references": _references,
}
