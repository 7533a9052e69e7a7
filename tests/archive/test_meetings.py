"""Which readouts are one meeting: a table of pairs, and the archive's own grouping."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.archive.composed import chinese, english, packed, russian
from tests.archive.test_store import put

from communique.archive.base import Archive
from communique.archive.meetings import grouped, regroup
from communique.archive.records import Member

ONE = Member(1, "a", "2031-03-04", True, "meeting", ("CHN", "NOR"), "en", "NOR", (("NOR", "Astrid Holm", None),), None, None)


@pytest.mark.parametrize(
    ("same", "changes"),
    [
        (True, {"issuer": "CHN"}),
        (True, {"issuer": "CHN", "kind": "talks"}),
        (True, {"issuer": "CHN", "day": "2031-03-05"}),
        (True, {"day": "2031-03-05", "exact": False}),
        (True, {"issuer": "CHN", "names": (("NOR", "霍尔姆", None),)}),
        (True, {"issuer": "CHN", "names": (("NOR", "HOLM", None),)}),
        (True, {"issuer": "CHN", "names": ()}),
        (False, {"day": "2031-03-05"}),
        (False, {"issuer": "CHN", "day": "2031-03-06"}),
        (False, {"issuer": "CHN", "kind": "call"}),
        (False, {"issuer": "CHN", "parties": ("CHN", "NOR", "USA")}),
        (False, {"issuer": "CHN", "names": (("NOR", "Bjorn Dahl", None),)}),
        (False, {"issuer": "CHN", "fixed": "mtg:other"}),
    ],
)
def test_pairs(same: bool, changes: dict[str, object]) -> None:
    """Parties, way of meeting, days and persons decide; one publisher's two exact days are two meetings."""
    other = replace(ONE, key=2, id="b", **changes)  # type: ignore[arg-type]

    meetings = {meeting for _, meeting in grouped([ONE, other])}

    assert same == (len(meetings) == 1)


def test_the_order_of_arrival_does_not_matter() -> None:
    """The same readouts give the same meetings in whatever order they are looked at."""
    members = [replace(ONE, key=i, id=f"r{i:02}", day=f"2031-03-{1 + i % 7:02}", issuer=f"I{i % 3}", exact=bool(i % 2)) for i in range(30)]
    expected = {member.id: meeting for member, meeting in grouped(members)}

    for seed in range(5):
        random.Random(seed).shuffle(members)
        assert expected == {member.id: meeting for member, meeting in grouped(members)}


def test_one_party_alone_is_a_meeting_of_its_own() -> None:
    """Readouts whose text names only one party are not brought together."""
    members = [replace(ONE, key=i, id=f"r{i}", parties=("NOR",), issuer=f"I{i}") for i in range(2)]

    assert 2 == len({meeting for _, meeting in grouped(members)})


def test_a_meeting_keeps_its_id_when_more_accounts_come(archive: Archive) -> None:
    """The id given first stays, also when an account with an earlier day joins."""
    put(archive, packed(chinese()))
    regroup(archive)
    (before,) = archive.meetings()
    put(archive, packed(english()), packed(russian()))
    regroup(archive)
    (after,) = archive.meetings()

    assert before.id == after.id
    assert ("2031-03-04", ("CHN", "NOR"), ("composed:en", "composed:zh")) == (after.date, after.parties, after.readouts)
    assert [after] == archive.meetings(dyad=("NOR",), since="2031-03-04", until="2031-03-04")
    assert [] == archive.meetings(dyad=("USA",))
    assert [] == archive.meetings(since="2031-03-05")
    assert 0 == regroup(archive)
