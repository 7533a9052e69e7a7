"""Who meets whom: bounded answers that say what they leave out. All texts are composed."""

from __future__ import annotations

import pytest
from tests.archive.composed import packed
from tests.archive.test_gatherings import met
from tests.archive.test_store import put

from communique.analysis.network import Node, Tie, beside_each_other, calendar, dyads, network
from communique.archive.base import Archive
from communique.archive.meetings import regroup
from communique.errors import UsageError

MEETINGS = [
    ("2031-03-04", "CHN", "NOR"), ("2031-03-04", "CHN", "RUS"), ("2031-03-09", "CHN", "RUS"), ("2031-12-31", "CHN", "FRA"),
    ("2032-01-01", "CHN", "FRA", "RUS"), ("2033-05-05", "NOR", "USA"),
]  # fmt: skip


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Six meetings of five parties over three years."""
    put(archive, *(packed(met(f"r{i}", day, *parties)) for i, (day, *parties) in enumerate(MEETINGS)))
    regroup(archive)
    return archive


def test_the_parties_that_met_most_and_their_ties(filled: Archive) -> None:
    """Nodes and ties by meetings; a meeting of three counts for every two of them."""
    found = network(filled)

    assert (Node("CHN", 5), Node("RUS", 3), Node("FRA", 2), Node("NOR", 2), Node("USA", 1)) == found.nodes
    assert (Tie("CHN", "RUS", 3), Tie("CHN", "FRA", 2), Tie("CHN", "NOR", 1), Tie("FRA", "RUS", 1), Tie("NOR", "USA", 1)) == found.ties
    assert (0, 0) == (found.others, found.other_ties)


def test_what_does_not_fit_is_counted(filled: Archive) -> None:
    """With room for two parties, three others and their four pairs are named as left out."""
    found = network(filled, limit=2)

    assert ["CHN", "RUS"] == [node.party for node in found.nodes]
    assert (3, 4) == (found.others, found.other_ties)


def test_one_party_and_those_it_met(filled: Archive) -> None:
    """The party asked for comes first; who never met it does not appear; bounds are inclusive."""
    found = network(filled, party="RUS", since="2031-03-09", until="2032-01-01")

    assert (Node("RUS", 2), Node("CHN", 3), Node("FRA", 2)) == found.nodes
    assert (Tie("CHN", "FRA", 2), Tie("CHN", "RUS", 2), Tie("FRA", "RUS", 1)) == found.ties
    assert () == network(filled, party="ITA").nodes


def test_a_calendar_is_of_whole_years(filled: Archive) -> None:
    """The latest year by default, or the years asked for, with what lies before and after them."""
    assert (2033, 2033, (("2033-05-05", 1),), 5, 0) == _told(calendar(filled))
    assert (2031, 2031, (("2031-03-04", 2), ("2031-03-09", 1), ("2031-12-31", 1)), 0, 2) == _told(calendar(filled, 2031))
    assert (2032, 2033, (("2032-01-01", 1), ("2033-05-05", 1)), 4, 0) == _told(calendar(filled, 2032, last=2033))
    assert (2032, 2032, (("2032-01-01", 1),), 2, 0) == _told(calendar(filled, party="RUS"))
    assert () == calendar(filled, 1999, "RUS").days


def _told(found: object) -> tuple[object, ...]:
    return tuple(getattr(found, name) for name in ("first", "last", "days", "earlier", "later"))


def test_an_empty_archive_has_an_empty_picture(archive: Archive) -> None:
    """Without meetings there is nobody to draw, and the calendar is of this year."""
    assert () == network(archive).nodes
    assert 0 == calendar(archive).total


def test_wrong_questions_are_named(archive: Archive) -> None:
    """Too few or too many parties, too many years, years that are none."""
    for limit in (1, 61):
        with pytest.raises(UsageError, match="make no network"):
            network(archive, limit=limit)
    with pytest.raises(UsageError, match="too many"):
        calendar(archive, 2000, last=2012)
    for years in ((2031, 2030), (0, 1), (9999, 10000)):
        with pytest.raises(UsageError, match="are no years"):
            calendar(archive, years[0], last=years[1])


def test_parties_that_often_met_stand_beside_each_other(filled: Archive) -> None:
    """A row begins with the first party, and everybody stands next to whom they met the most."""
    assert ["CHN", "RUS", "FRA", "NOR", "USA"] == [node.party for node in dyads(filled).nodes]
    ties = [Tie("A", "D", 9), Tie("B", "C", 5), Tie("B", "D", 1)]
    assert ["A", "D", "B", "C"] == beside_each_other(["A", "B", "C", "D"], ties)
    assert [] == beside_each_other([], [])
