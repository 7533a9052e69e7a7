"""Which marks are verbs of their clause, and whose."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from communique.extract.syntax.base import Reading

Read = Callable[..., Reading]



def found(reading: Reading) -> list[tuple[str, str | None]]:
    """(mark, whose) of each predicate of the first sentence."""
    return [
        (p.hit.entry.id, "+".join(p.agent.party) or p.agent.kind if p.agent else None) for p in reading.predicates[0]
    ]


def agents(reading: Reading) -> list[str | None]:
    """Whose the predicates of the first sentence are."""
    return [whose for _, whose in found(reading)]


def test_a_verb_has_a_subject(read: Read) -> None:
    """A mark with a state before it is that state's."""
    assert agents(read("Norway supports the plan.")) == ["NOR"]


def test_a_noun_is_no_verb(read: Read) -> None:
    """A noun that looks like a mark performs nothing."""
    assert found(read("The will of many came.")) == []


def test_joined_verbs_share_their_subject(read: Read) -> None:
    """A verb behind "and" belongs to the subject of the first one."""
    assert set(agents(read("Norway supports the plan and will send experts."))) == {"NOR"}


def test_two_states_act_together(read: Read) -> None:
    """Two states as one subject are named together."""
    assert agents(read("Portugal and Norway should expand trade."))[:1] == ["PRT+NOR"]


def test_a_thing_is_no_actor(read: Read) -> None:
    """What a plan or a road should do is told of a thing."""
    assert [p.thing for p in read("The road should be opened.").predicates[0]][:1] == [True]


@pytest.mark.parametrize("text", ["We hope that Norway will help.", "Portugal hopes that Norway will help."])
def test_a_hope_looks_ahead(read: Read, text: str) -> None:
    """A hope asks the actor behind it to act."""
    assert "NOR" in agents(read(text))


def test_predicates_do_not_overlap(read: Read) -> None:
    """Of overlapping marks the first and longest counts."""
    hits = [p.hit for p in read("Norway is ready to support the plan and will not accept delays.").predicates[0]]
    assert all(a.end <= b.start for a, b in pairwise(hits))
