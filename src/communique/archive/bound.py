"""Whom an undertaking binds, and to whom: the rows of the ledger.

The parties bound are those for whom the statement speaks; the others of the meeting are the other side. Where all of
them are bound, each is bound to the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.extract.terms import last_day
from communique.model import Readout

EVERYBODY = ""
"""The party under which every undertaking stands."""


def other_side(who: Sequence[str], parties: Sequence[str]) -> tuple[str, ...]:
    """To whom `who` are bound in a meeting of `parties`, sorted: the others, or each of several to the rest."""
    others = set(parties) - set(who)
    if not others and len(who) > 1:
        others = set(parties)
    return tuple(sorted(others))


def ledger_rows(readout: Readout, parties: Sequence[str], day: str | None) -> Iterator[tuple[object, ...]]:
    """The rows of the table `ledger` without the version's key: statement, role, party, day, last day of the term."""
    for number, statement in enumerate(readout.statements):
        if bound := statement.commitment:
            due = last_day(bound.due) if bound.due else None
            for party in dict.fromkeys((EVERYBODY, *bound.who)):
                yield number, "by", party, day or "", due
            for party in other_side(bound.who, parties):
                yield number, "to", party, day or "", due
