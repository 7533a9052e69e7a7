"""A readout as one JSON object a line, in the shape of the codebook's gold, and the way back.

The first twelve keys of a record are the codebook's (`id` to `references`); everything else that was read stands beside
them. Spans are [start, end) lists in Unicode code points of `text`. `readout(record(r)) == r` holds for every readout,
so that a stored line can be rendered again without reading the text anew; keys that only repeat what others imply
(`sha256`, `speaker_side`) are ignored on the way back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import msgspec

from communique.errors import BadRecord
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

Record = dict[str, Any]

_DOCUMENT_FIRST = ("id", "lang", "publisher", "title", "url", "published", "text")
_DOCUMENT = tuple(field.name for field in fields(Document))
_CLAIMS = tuple(field.name for field in fields(Readout) if field.name != "document")
_SURROGATES = {code: f"\\u{code:04x}" for code in range(0xD800, 0xE000)}


def record(readout: Readout) -> Record:
    """The readout as plain lists, strings and numbers, ready for any JSON writer; unknown values are None."""
    document = readout.document
    page = {name: getattr(document, name) for name in _DOCUMENT}
    return {
        **{name: page[name] for name in _DOCUMENT_FIRST},
        "engagement": _engagement(readout.engagement) if readout.engagement else None,
        "statements": [_statement(statement) for statement in readout.statements],
        "positions": [_position(position) for position in readout.positions],
        "references": [_reference(reference) for reference in readout.references],
        "reason": readout.reason,
        **{name: msgspec.to_builtins(value) for name, value in page.items() if name not in _DOCUMENT_FIRST},
        "sha256": document.sha256,
    }


def line(readout: Readout) -> str:
    """The record as one line of JSON, without the line end.

    Written without escapes; only lone surrogates, which UTF-8 cannot carry, stand as `\\udXXX`.
    """
    return encoded(record(readout))


def encoded(value: object) -> str:
    """Any plain value as compact JSON in one line, under the same rule as `line`."""
    try:
        return msgspec.json.encode(value).decode("utf-8")
    except UnicodeEncodeError:
        import json

        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_SURROGATES)


def decoded(line: str | bytes) -> Record:
    """A line as a record again; BadRecord when it is not JSON or no object."""
    try:
        return msgspec.json.decode(line, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise BadRecord(f"is not a record: {error}") from error


def readout(record: Mapping[str, Any]) -> Readout:
    """The readout that a record was made from.

    BadRecord names the first key that is missing or wrong. A line of hand-made gold lacks what a reader adds (`body`,
    the sentence of a statement) and is therefore refused.
    """
    parts = {
        "document": {name: record[name] for name in _DOCUMENT if name in record},
        **{name: record[name] for name in _CLAIMS if name in record},
    }
    try:
        return msgspec.convert(parts, Readout)
    except msgspec.ValidationError as error:
        problem = str(error).replace("$.document.", "").replace("$.", "")
        hint = "only records that `read` wrote can be read back"
        raise BadRecord(problem, place=str(record.get("id") or "record"), hint=hint) from error


def _engagement(engagement: Engagement) -> Record:
    return {
        "kind": engagement.kind,
        "date": engagement.date,
        "city": engagement.city,
        "country": engagement.country,
        "host_event": _span(engagement.host_event),
        "participants": [_participant(participant) for participant in engagement.participants],
        "evidence": _span(engagement.evidence),
        "date_basis": engagement.date_basis,
        "rules": dict(engagement.rules),
    }


def _participant(participant: Participant) -> Record:
    return {
        "name": participant.name,
        "role": _span(participant.role),
        "party": participant.party,
        "principal": participant.principal,
        "mention": _span(participant.mention),
        "rule": participant.rule,
        "record": participant.record,
    }


def _statement(statement: Statement) -> Record:
    return {
        "speakers": list(statement.speakers),
        "party": list(statement.party),
        "mode": statement.mode,
        "cue": _span(statement.cue),
        "content": _span(statement.content),
        "acts": list(statement.acts),
        "topics": list(statement.topics),
        "issuer_side": statement.issuer_side,
        "speaker_side": statement.speaker_side,
        "strength": statement.strength,
        "addressee": list(statement.addressee),
        "flags": list(statement.flags),
        "sentence": _span(statement.sentence),
        "rule": statement.rule,
        "act_rules": list(statement.act_rules),
        "topic_rules": list(statement.topic_rules),
        "commitment": _commitment(statement.commitment) if statement.commitment else None,
    }


def _commitment(commitment: Commitment) -> Record:
    return {
        "who": list(commitment.who),
        "what": _span(commitment.what),
        "firmness": commitment.firmness,
        "deadline": _span(commitment.deadline),
        "due": commitment.due,
    }


def _position(position: Position) -> Record:
    return {
        "holder": position.holder,
        "stance": position.stance,
        "target": _span(position.target),
        "resolved": list(position.resolved),
        "statement": position.statement,
        "grade": position.grade,
        "rule": position.rule,
    }


def _reference(reference: Reference) -> Record:
    return {
        "span": _span(reference.span),
        "kind": reference.kind,
        "name": reference.name,
        "rule": reference.rule,
    }


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
