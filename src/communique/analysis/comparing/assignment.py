"""The best way to pair rows with columns: the Hungarian method, because a greedy choice spoils its neighbours'.

In the form with potentials (Kuhn 1955, Munkres 1957; shortest augmenting paths), cubic in the smaller side.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def assigned(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) with the greatest sum of gains, each row and column at most once; pairs that gain nothing
    are left out. Rows are equally long and gains not negative."""
    if not gains or not gains[0]:
        return []
    if len(gains) > len(gains[0]):
        return sorted((row, column) for column, row in assigned(list(zip(*gains, strict=True))))
    owner = _owners(gains)
    return sorted((row, column) for column, row in enumerate(owner) if row >= 0 and gains[row][column] > 0)


def _owners(gains: Sequence[Sequence[float]]) -> list[int]:
    """For each column the row that has it, or -1; there are no more rows than columns."""
    width = len(gains[0])
    of_row, of_column = [0.0] * len(gains), [0.0] * (width + 1)
    owner = [-1] * (width + 1)  # the last column is a place to start from
    for start in range(len(gains)):
        owner[width] = start
        came, slack, done = [width] * (width + 1), [inf] * (width + 1), [False] * (width + 1)
        at = width
        while owner[at] >= 0:
            done[at] = True
            row = owner[at]
            for column in range(width):
                if not done[column] and (cost := -gains[row][column] - of_row[row] - of_column[column]) < slack[column]:
                    slack[column], came[column] = cost, at
            nearest = min((column for column in range(width) if not done[column]), key=slack.__getitem__)
            step = slack[nearest]
            for column in range(width + 1):
                if done[column]:
                    of_row[owner[column]] += step
                    of_column[column] -= step
                else:
                    slack[column] -= step
            at = nearest
        while at != width:
            owner[at] = owner[came[at]]
            at = came[at]
    return owner[:width]
