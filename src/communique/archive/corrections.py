"""What a person may correct, and how a correction lies over what the machine read.

A correction rests on words: those of the statement it is about, or of the sentence that reports the engagement. It
holds for the text it was made on, and for another one in which these words stand exactly once, as long as they are read
as a statement (or as the report); otherwise it is an orphan, kept and shown with the reason. Nothing is ever
re-anchored to words that are merely similar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, get_args

from communique import lexicon
from communique.archive.records import Correction
from communique.days import check_days
from communique.errors import UsageError
from communique.model import Act, Kind, Mode, Position, Readout, Span, Stance

ENGAGEMENT_FIELDS = ("date", "kind", "city", "country", "meeting")
STATEMENT_FIELDS = ("speaker", "side", "mode", "acts", "topics", "stance")
UNKNOWN = ("", "none", "unknown")
"""Values that take a machine's value away without giving another."""

_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "mode": get_args(Mode),
    "acts": get_args(Act),
    "stance": (*get_args(Stance), "none"),
}


def checked(field: str, value: str, *, of_statement: bool) -> str:
    """The value as it is kept; UsageError where the field is not one or the value not among its allowed ones."""
    allowed = STATEMENT_FIELDS if of_statement else ENGAGEMENT_FIELDS
    if field not in allowed:
        whole = "a statement (ID#NUMBER)" if of_statement else "a readout"
        raise UsageError(f"{field!r} cannot be corrected on {whole}", hint=f"fields: {', '.join(allowed)}")
    values = values_of(field, value)
    for one in values:
        choices = lexicon.topic_codes() if field == "topics" else _CHOICES.get(field)
        if choices and one not in choices:
            raise UsageError(f"{one!r} is no {field}", hint=f"one of: {', '.join(choices)}")
    if field == "date" and value.strip() not in UNKNOWN:
        check_days(value.strip())
    return "; ".join(values)


def values_of(field: str, value: str) -> list[str]:
    """The parts of a value: speakers are divided by semicolons, codes by semicolons or commas, the rest is one."""
    divider = {"speaker": r";", "acts": r"[;,]", "topics": r"[;,]", "side": r"[;,]"}.get(field)
    parts = re.split(divider, value) if divider else [value]
    return [part.strip() for part in parts if part.strip()]


def anchor_of(readout: Readout, statement: int | None) -> Span:
    """The words a correction rests on; UsageError where the readout has no such statement or no engagement."""
    if statement is None:
        if readout.engagement is None:
            raise UsageError(f"{readout.document.id} reports no engagement to correct", hint=readout.reason)
        return readout.engagement.evidence
    if not 0 <= statement < len(readout.statements):
        raise UsageError(f"{readout.document.id} has no statement {statement}", hint=_numbers(readout))
    return readout.statements[statement].content


def _numbers(readout: Readout) -> str:
    return f"statements are numbered 0 to {len(readout.statements) - 1}" if readout.statements else "it has none"


def orphaned(correction: Correction, readout: Readout) -> str | None:
    """Why a correction does not hold for a readout; None where it does."""
    text = readout.document.text
    span = _anchored(correction, readout)
    if span is None:
        many = correction.anchor in text
        return "its words stand in the text more than once" if many else "its words no longer stand in the text"
    if correction.statement is None:
        reported = readout.engagement.evidence if readout.engagement else None
        return None if reported == span else "its words no longer report the engagement"
    return None if _place(readout, span) is not None else "its words are no longer read as a statement"


def _anchored(correction: Correction, readout: Readout) -> Span | None:
    text, words = readout.document.text, correction.anchor
    start = correction.start
    if readout.document.sha256 != correction.sha256:
        start = text.find(words)
        if start < 0 or text.find(words, start + 1) >= 0:
            return None
    return Span(start, start + len(words))


def _place(readout: Readout, span: Span) -> int | None:
    return next((i for i, s in enumerate(readout.statements) if s.content == span), None)


def corrected(readout: Readout, corrections: Iterable[Correction]) -> tuple[Readout, tuple[Correction, ...]]:
    """The readout with every correction that holds for it, in the order they were made, and those that did."""
    held = []
    for correction in corrections:
        if orphaned(correction, readout) is None:
            readout = _applied(readout, correction)
            held.append(correction)
    return readout, tuple(held)


def _applied(readout: Readout, correction: Correction) -> Readout:
    rule = f"correction:{correction.number}"
    value = None if correction.value in UNKNOWN else correction.value
    if correction.statement is None:
        return _on_engagement(readout, correction.field, value, rule)
    span = _anchored(correction, readout)
    place = _place(readout, span) if span else None
    if place is None:
        return readout
    return _on_statement(readout, place, correction.field, value, rule)


def _on_engagement(readout: Readout, field: str, value: str | None, rule: str) -> Readout:
    if readout.engagement is None or field == "meeting":
        return readout
    changes: dict[str, Any] = {field: value, "rules": {**readout.engagement.rules, field: rule}}
    if field == "date":
        changes["date_basis"] = "correction" if value else None
    return replace(readout, engagement=replace(readout.engagement, **changes))


def _on_statement(readout: Readout, place: int, field: str, value: str | None, rule: str) -> Readout:
    statement = readout.statements[place]
    parts = tuple(values_of(field, value)) if value else ()
    if field == "stance":
        return replace(readout, positions=tuple(_with_stance(readout, place, value, rule)))
    changes: dict[str, dict[str, Any]] = {
        "acts": {"acts": parts, "act_rules": (rule,)},
        "topics": {"topics": parts, "topic_rules": (rule,)},
        "mode": {"mode": value, "rule": rule},
        "speaker": {"speakers": parts, "rule": rule},
        "side": {"party": parts, "rule": rule},
    }
    mended = replace(statement, **changes[field])
    statements = (*readout.statements[:place], mended, *readout.statements[place + 1 :])
    return replace(readout, statements=statements)


def _with_stance(readout: Readout, place: int, stance: Any, rule: str) -> Iterable[Position]:
    for position in readout.positions:
        if position.statement != place:
            yield position
        elif stance is not None:
            yield replace(position, stance=stance, grade="", rule=rule)
