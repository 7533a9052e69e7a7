"""One row of words laid against another: which stayed, which were changed, put in or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from communique.analysis.phrases.phrase import Unit, is_han


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a near wording: `old` words of the phrase in whose place `new` ones stand; equal where unchanged."""

    old: str
    new: str


def diff(row: Sequence[Change]) -> str:
    """Changes on one line, as wdiff prints them: [-left out-] and {+put in+}."""
    space = "" if any(is_han(one.new or one.old) for one in row) else " "
    return space.join(
        one.new if one.old == one.new else (f"[-{one.old}-]" * bool(one.old) + f"{{+{one.new}+}}" * bool(one.new))
        for one in row
    )


class Step(NamedTuple):
    """One step of an alignment: `old` a unit of the wording, `new` one of the text, None where there is none."""

    old: Unit | None
    new: Unit | None

    @property
    def same(self) -> bool:
        """Whether the unit stayed."""
        return self.old is not None and self.new is not None and self.old.key == self.new.key


def aligned(old: Sequence[Unit], new: Sequence[Unit], allowed: int) -> tuple[int, list[Step]] | None:
    """The cheapest alignment of all of `old` with a beginning of `new`; None where it costs more than is allowed."""
    if not old:
        return 0, []
    there = {unit.key for unit in new}
    if sum(unit.key not in there for unit in old) > allowed:
        return None
    costs = _costs([unit.key for unit in old], [unit.key for unit in new], allowed)
    last = old[-1].key
    end = min(range(len(new) + 1), key=lambda j: (costs[-1][j], j == 0 or new[j - 1].key != last, abs(j - len(old))))
    if costs[-1][end] > allowed:
        return None
    return costs[-1][end], _steps(old, new, costs, end)


def _costs(old: Sequence[str], new: Sequence[str], allowed: int) -> list[list[int]]:
    """What each beginning of `old` costs against each of `new`; what costs more than is allowed is not reckoned out."""
    size = len(new) + 1
    above = list(range(size))
    costs = [above]
    for i, mine in enumerate(old, 1):
        row = [allowed + 1] * size
        if i <= allowed:
            row[0] = i
        for j in range(max(1, i - allowed), min(size, i + allowed + 1)):
            cost = above[j - 1] + (mine != new[j - 1])
            if above[j] < cost:
                cost = above[j] + 1
            if row[j - 1] < cost:
                cost = row[j - 1] + 1
            row[j] = cost
        costs.append(row)
        above = row
    return costs


def _steps(old: Sequence[Unit], new: Sequence[Unit], costs: Sequence[Sequence[int]], end: int) -> list[Step]:
    steps: list[Step] = []
    i, j = len(old), end
    while i or j:
        if i and j and costs[i][j] == costs[i - 1][j - 1] + (old[i - 1].key != new[j - 1].key):
            i, j = i - 1, j - 1
            steps.append(Step(old[i], new[j]))
        elif j and costs[i][j] == costs[i][j - 1] + 1:
            j -= 1
            steps.append(Step(None, new[j]))
        else:
            i -= 1
            steps.append(Step(old[i], None))
    return steps[::-1]


def changes(steps: Sequence[Step], wording: str, text: str) -> Iterator[Change]:
    """Steps joined into stretches that are the same and stretches that are not."""
    row: list[Step] = []
    for step in steps:
        if row and step.same != row[-1].same:
            yield _change(row, wording, text)
            row = []
        row.append(step)
    yield _change(row, wording, text)


def _change(row: Sequence[Step], wording: str, text: str) -> Change:
    new = _words([step.new for step in row if step.new], text)
    return Change(new if row[0].same else _words([step.old for step in row if step.old], wording), new)


def _words(row: Sequence[Unit], text: str) -> str:
    return " ".join(text[row[0].start : row[-1].end].split()) if row else ""
