"""Positions over time. All texts and persons are invented."""

from __future__ import annotations

import pytest
from tests.archive.test_stances import put, stated

from communique.analysis.positions.standing import history, matrix, positions, targets_asked
from communique.archive.base import Archive
from communique.errors import NothingFound, UsageError

ONE_CHINA = "the One-China principle"


@pytest.fixture
def filed(archive: Archive) -> Archive:
    """Two sides over three years, each in its own readouts and in the other's."""
    put(
        archive,
        stated("a:1", "2030-03-04", ("NOR", "notes", "support", ONE_CHINA), ("CHN", "upholds", "support", ONE_CHINA)),
        stated("a:2", "2031-03-04", ("NOR", "supports", "support", ONE_CHINA), ("NOR", "supports", "support", "Norway's sovereignty")),
        stated("b:1", "2031-03-05", ("NOR", "upholds", "support", ONE_CHINA), issuer="CHN"),
        stated("b:2", "2032-03-05", ("CHN", "supports", "support", "the Harbour Initiative"), ("CHN", "supports", "support", "multilateralism"), issuer="CHN"),
    )
    return archive


def test_all_positions_of_a_party(filed: Archive) -> None:
    """Oldest first, with everything that a citation needs."""
    page = positions(filed, party="NOR")
    assert page.total == 4
    assert [one.id for one in page.positions] == ["a:1", "a:2", "a:2", "b:1"]
    one = page.positions[0]
    assert (one.party, one.target, one.stance, one.grade, one.level) == ("NOR", "one-china-principle", "support", "notes", 1)
    assert (one.date, one.own_words, one.quote, one.words) == ("2030-03-04", True, f"NOR notes {ONE_CHINA}.", ONE_CHINA)
    assert one.target_rule == "target.listed"


def test_of_many_the_latest(filed: Archive) -> None:
    """Of more positions than asked for the latest are given, still oldest first, and the total says how many there are."""
    page = positions(filed, party="NOR", limit=2)
    assert (page.total, [one.id for one in page.positions]) == (4, ["a:2", "b:1"])


def test_as_of(filed: Archive) -> None:
    """What stood on a day is the latest stance on or before it; own words and reports stand side by side."""
    at_first = positions(filed, party="NOR", target=ONE_CHINA, as_of="2031-03-03")
    assert [(one.grade, one.own_words) for one in at_first.positions] == [("notes", True)]
    later = positions(filed, party="NOR", target=ONE_CHINA, as_of="2031-12-31")
    assert {(one.grade, one.own_words) for one in later.positions} == {("supports", True), ("upholds", False)}
    assert positions(filed, as_of="2029-01-01").total == 0


def test_no_day(filed: Archive) -> None:
    """What is no day is refused."""
    with pytest.raises(UsageError):
        positions(filed, as_of="last year")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("one-china-principle", {"one-china-principle"}),
        ("ONE-CHINA Principle", {"one-china-principle"}),
        ("一个中国原则", {"one-china-principle"}),
        ("принцип «одного Китая»", {"one-china-principle"}),
        ("one china", {"one-china-principle"}),
        ("harbour", {"harbour initiative"}),
        ("the Harbour Initiative", {"harbour initiative"}),
        ("Norway", {"sovereignty:NOR"}),
        ("sovereignty of Norway", {"sovereignty:NOR"}),
        ("sovereignty", {"sovereignty:NOR"}),
        ("multilat", {"multilateralism"}),
    ],
)
def test_asking_for_a_target(filed: Archive, asked: str, expected: set[str]) -> None:
    """An id, words in any language, or a part of words, in any case."""
    assert set(targets_asked(filed, asked)) == expected


def test_asking_for_nothing(filed: Archive) -> None:
    """A target that nobody has a position on is said not to be found, an empty one is wrong use."""
    with pytest.raises(NothingFound):
        targets_asked(filed, "the moon")
    with pytest.raises(UsageError):
        targets_asked(filed, "  ")


def test_matrix(filed: Archive) -> None:
    """Parties down, targets across, the latest in either account, counted apart."""
    found = matrix(filed)
    assert found.parties == ("NOR", "CHN")
    assert found.targets[0] == "one-china-principle"
    assert "harbour initiative" not in found.targets
    cell = found.cell("NOR", "one-china-principle")
    assert cell and cell.own and cell.reported
    assert (cell.own.id, cell.reported.id, cell.own_count, cell.reported_count) == ("a:2", "b:1", 2, 1)
    assert found.cell("NOR", "multilateralism") is None
    assert (found.parties_total, found.targets_total) == (2, 3)


def test_matrix_as_of(filed: Archive) -> None:
    """As of a day the cells are those of that day."""
    cell = matrix(filed, as_of="2030-12-31").cell("NOR", "one-china-principle")
    assert cell and cell.own and cell.own.grade == "notes" and cell.reported is None


def test_matrix_of_what_is_asked(filed: Archive) -> None:
    """Parties and targets may be given, also targets that are only words; a page of them at a time."""
    found = matrix(filed, parties=["CHN"], targets=["harbour initiative", "multilateralism"])
    assert [(one.party, one.target) for one in found.cells] == [("CHN", "harbour initiative"), ("CHN", "multilateralism")]
    assert matrix(filed, limit=1, party_offset=1).parties == ("CHN",)
    assert len(matrix(filed, limit=1).targets) == 1


def test_history(filed: Archive) -> None:
    """A party's stances on one target, oldest first."""
    page = history(filed, "NOR", "one-china-principle")
    assert [one.grade for one in page.positions] == ["notes", "supports", "upholds"]
    assert history(filed, "NOR", "one-china-principle", limit=1, offset=1).positions[0].id == "a:2"


def test_an_empty_archive(archive: Archive) -> None:
    """Nothing is nothing, and no error."""
    assert matrix(archive).cells == ()
    assert positions(archive).total == 0
