"""How a later promise differs from an earlier one: firmness, amount, term, partners; and what that makes of it.

A difference of firmness counts within one language; between two, whose words for willingness do not map onto each
other, it takes two grades.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from communique.analysis.commitments.amounts import Amount
from communique.analysis.commitments.done import grades
from communique.archive.promise import Utterance
from communique.extract.terms import last_day

Direction = Literal["narrower", "wider"]
_BOTH = 2


@dataclass(frozen=True, slots=True)
class Change:
    """One thing in which the later promise differs: `what` is "firmness", "amount", "term" or "partners".

    `before` and `after` are values (a grade, an amount with its unit, an ISO date, party codes joined by commas), empty
    where there is none.
    """

    what: Literal["firmness", "amount", "term", "partners"]
    before: str
    after: str
    direction: Direction


def changes_between(
    first: Utterance, second: Utterance, before: Sequence[Amount], after: Sequence[Amount]
) -> tuple[Change, ...]:
    """The changes from one promise to a later one, given the amounts of both; empty where either promises nothing."""
    if first.pledge is None or second.pledge is None:
        return ()
    found = [
        _firmness(first, second),
        *_amounts(before, after),
        _term(first.pledge.due, second.pledge.due),
        _partners(first, second),
    ]
    return tuple(change for change in found if change)


def relation_of(changes: Sequence[Change]) -> Literal["repeated", "narrowed", "widened", "changed"]:
    """What a later promise is: "repeated" without a change, "changed" where it is narrower in one thing and wider in
    another."""
    directions = {change.direction for change in changes}
    if not directions:
        return "repeated"
    if len(directions) > 1:
        return "changed"
    return "narrowed" if "narrower" in directions else "widened"


def _firmness(first: Utterance, second: Utterance) -> Change | None:
    assert first.pledge is not None and second.pledge is not None
    before, after = first.pledge.firmness, second.pledge.firmness
    step = grades()[after].rank - grades()[before].rank
    if abs(step) < (1 if first.lang == second.lang else 2):
        return None
    return Change("firmness", before, after, "wider" if step > 0 else "narrower")


def _amounts(before: Sequence[Amount], after: Sequence[Amount]) -> list[Change]:
    """Amounts of one unit that differ, where each promise has one amount of it."""
    found = []
    for unit in dict.fromkeys(one.unit for one in before if one.unit):
        old = {one.value for one in before if one.unit == unit}
        new = {one.value for one in after if one.unit == unit}
        if len(old) == len(new) == 1 and old != new:
            was, now = old.pop(), new.pop()
            direction: Direction = "wider" if float(now) > float(was) else "narrower"
            found.append(Change("amount", f"{was} {unit}", f"{now} {unit}", direction))
    return found


def _term(before: str | None, after: str | None) -> Change | None:
    """A later term is narrower; terms of different precision differ only where one is over before the other begins."""
    if before is None or after is None or before.startswith(after) or after.startswith(before):
        return None
    later = last_day(after) > last_day(before)
    return Change("term", before, after, "narrower" if later else "wider")


def _partners(first: Utterance, second: Utterance) -> Change | None:
    """Fewer or more parties bound together; a party alone may speak for all."""
    assert first.pledge is not None and second.pledge is not None
    before, after = set(first.pledge.who), set(second.pledge.who)
    if min(len(before), len(after)) < _BOTH or not (before < after or after < before):
        return None
    direction: Direction = "wider" if before < after else "narrower"
    return Change("partners", ",".join(sorted(before)), ",".join(sorted(after)), direction)
