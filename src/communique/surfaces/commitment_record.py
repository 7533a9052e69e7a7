"""A commitment as data: the keys that the command line, Python and the addresses share.

`party`, `target`, `stance`, `grade`, `date`, `own_words`, `quote` and `id` mean what they mean for positions: who is
bound, to what, that it commits, how firmly, when, whether the issuer binds itself, in which words, where.
"""

from __future__ import annotations

from typing import Any

from communique.analysis.commitments.amounts import Amount
from communique.analysis.commitments.follow_up import Link
from communique.analysis.commitments.ledger import Entry, Fate
from communique.analysis.comparing.quantities import Quantity
from communique.archive.promise import Utterance

KEYS = (
    "party", "target", "stance", "grade", "date", "own_words", "quote", "id", "version", "statement", "start", "end",
    "speakers", "parties", "issuer", "lang", "title", "url", "who", "what", "what_start", "what_end", "to", "due",
    "due_words", "precision", "firmness", "amounts", "days", "follow_ups", "follows", "told", "too_general", "as_of",
    "overdue", "later_readouts", "not_mentioned_in",
)  # fmt: skip
"""The keys of a commitment as data."""
COLUMNS = (
    "date", "party", "to", "firmness", "what", "due", "due_words", "precision", "amounts", "own_words", "quote", "id",
    "version", "statement", "start", "end", "title", "url", "follow_ups", "overdue", "not_mentioned_in",
)  # fmt: skip
"""The columns of a table of commitments."""


def record(entry: Entry, fate: Fate | None) -> dict[str, Any]:
    """One commitment with all that is known; without a fate, what became of it was not looked for (None)."""
    found = fate.follow_ups if fate else None
    return {
        "party": ",".join(entry.pledge.who),
        "target": entry.what,
        "stance": "commit",
        "grade": entry.pledge.firmness,
        **_place(entry.utterance),
        "who": list(entry.pledge.who),
        "what": entry.what,
        "what_start": entry.pledge.what.start,
        "what_end": entry.pledge.what.end,
        "to": list(entry.utterance.to),
        "due": entry.due,
        "due_words": entry.due_words,
        "precision": entry.precision,
        "firmness": entry.pledge.firmness,
        "amounts": [_amount(one, entry) for one in entry.amounts],
        "days": [_day(one, entry) for one in entry.days],
        "follow_ups": [link_record(link) for link in found.later] if found else None,
        "follows": [link_record(link) for link in found.earlier] if found else None,
        "told": found.told if found else None,
        "too_general": found.too_general if found else None,
        "as_of": fate.as_of if fate else None,
        "overdue": fate.overdue if fate else None,
        "later_readouts": found.later_readouts if found else None,
        "not_mentioned_in": fate.not_mentioned_in if fate else None,
    }


def link_record(link: Link) -> dict[str, Any]:
    """A statement that is linked with a commitment, and what the link rests on."""
    pledge = link.utterance.pledge
    return {
        "relation": link.relation,
        "party": ",".join(link.utterance.party),
        "firmness": pledge.firmness if pledge else None,
        "due": pledge.due if pledge else None,
        **_place(link.utterance),
        "changes": [
            {"what": one.what, "before": one.before, "after": one.after, "direction": one.direction}
            for one in link.changes
        ],
        "evidence": [
            {"kind": one.kind, "value": one.value, "told": one.told, "seen": one.seen} for one in link.evidence
        ],
        "specificity": link.specificity,
        "likeness": link.likeness,
        "company": link.company,
        "formulae": list(link.formulae),
    }


def row(entry: Entry, fate: Fate | None) -> dict[str, Any]:
    """A commitment as one row of a table; lists are joined, follow-ups are "relation day id#statement"."""
    full = record(entry, fate)
    amounts = [f"{one['value']} {one['unit'] or ''}".strip() for one in full["amounts"]]
    later = [f"{one['relation']} {one['date']} {one['id']}#{one['statement']}" for one in full["follow_ups"] or ()]
    joined = {"to": ",".join(full["to"]), "amounts": "; ".join(amounts), "follow_ups": "; ".join(later)}
    return {name: joined.get(name, full[name]) for name in COLUMNS}


def _place(one: Utterance) -> dict[str, Any]:
    """Where a statement stands, in whose account and in which words; spans are code points of the version's text."""
    return {
        "date": one.day,
        "own_words": one.own_words,
        "quote": one.quote,
        "id": one.id,
        "version": one.version,
        "statement": one.statement,
        "start": one.span.start,
        "end": one.span.end,
        "speakers": list(one.speakers),
        "parties": list(one.parties),
        "issuer": one.issuer,
        "lang": one.lang,
        "title": one.title,
        "url": one.url,
    }


def _amount(one: Amount, entry: Entry) -> dict[str, Any]:
    words = entry.utterance.words(one.span)
    return {"value": one.value, "unit": one.unit, "kind": one.kind, "words": words, "start": one.span.start,
            "end": one.span.end}  # fmt: skip


def _day(one: Quantity, entry: Entry) -> dict[str, Any]:
    return {"value": one.value, "words": entry.utterance.words(one.span), "start": one.span.start, "end": one.span.end}
