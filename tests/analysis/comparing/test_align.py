"""Statements are laid side by side by what they speak of, each in one place."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.two_sides import gold, readout

from communique.analysis.comparing.align import Alignment
from communique.analysis.comparing.assignment import assigned

SIDES = [(pair, side) for pair in gold() for side in "ab"]


@pytest.mark.parametrize("pair", gold())
def test_composed_pairs_are_aligned(pair: str) -> None:
    """In every composed pair, across languages, what belongs together stands together and nothing else does."""
    groups = Alignment(readout(pair, "a"), readout(pair, "b")).groups
    assert {(one.a, one.b) for one in groups} == {(tuple(p["a"]), tuple(p["b"])) for p in gold()[pair]["points"]}


@pytest.mark.parametrize(("one", "other"), [(x, y) for x in SIDES for y in SIDES])
def test_every_statement_stands_in_one_group(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Whatever two readouts are laid side by side, each statement of either is in exactly one group."""
    a, b = readout(*one), readout(*other)
    groups = Alignment(a, b).groups
    assert sorted(i for group in groups for i in group.a) == list(range(len(a.statements)))
    assert sorted(j for group in groups for j in group.b) == list(range(len(b.statements)))
    assert all(group.a or group.b for group in groups)


@pytest.mark.parametrize("side", SIDES)
def test_a_readout_matches_itself(side: tuple[str, str]) -> None:
    """The same readout twice is aligned statement by statement, each fully alike."""
    groups = Alignment(readout(*side), readout(*side)).groups
    assert all(group.a == group.b and group.likeness == 1.0 for group in groups)


def test_sides_may_be_exchanged() -> None:
    """Which of the two is called A changes no group."""
    for pair in gold():
        a, b = readout(pair, "a"), readout(pair, "b")
        assert {(g.a, g.b) for g in Alignment(a, b).groups} == {(g.b, g.a) for g in Alignment(b, a).groups}


gains = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(gains)
def test_no_other_choice_gains_more(table: list[list[int]]) -> None:
    """The pairs that are chosen gain as much as the best of all choices, and use no row or column twice."""
    chosen = assigned([[float(gain) for gain in row] for row in table])
    assert len({row for row, _ in chosen}) == len({column for _, column in chosen}) == len(chosen)
    rows, columns = len(table), len(table[0])
    size = max(rows, columns)
    full = [[table[i][j] if i < rows and j < columns else 0 for j in range(size)] for i in range(size)]
    best = max(sum(full[i][j] for i, j in enumerate(order)) for order in permutations(range(size)))
    assert sum(table[row][column] for row, column in chosen) == best


def test_nothing_to_choose_from() -> None:
    """No rows or no columns give no pairs."""
    assert assigned([]) == assigned([[], []]) == []
