"""The grades of a stance in order: `data/positions/ladder.toml`, where the order is argued for.

The lexicons of the three languages name their shades apart; a step gathers those that mean the same, so that stances
of two accounts in two languages can be compared. Higher is more in favour.
"""

from __future__ import annotations

from functools import cache

import msgspec

from communique import datafile
from communique.errors import DataFileError
from communique.lexicon import DATA
from communique.model import Stance


class Step(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One step of the ladder. `level` orders it: negative against, positive in favour, None beside the ladder.

    `grades` are shades of the lexicons that stand on it, `rules` ids of single stance verbs, which count first.
    """

    id: str
    stance: Stance
    level: int | None = None
    grades: list[str] = []
    rules: list[str] = []


class _Ladder(msgspec.Struct, forbid_unknown_fields=True):
    step: list[Step]


@cache
def ladder() -> tuple[Step, ...]:
    """All steps, the highest first, those beside the ladder where the file has them.

    DataFileError where a shade or a rule stands on two steps, or a level contradicts its stance.
    """
    steps = datafile.read(DATA / "positions" / "ladder.toml", _Ladder).step
    seen: set[tuple[str, str]] = set()
    for step in steps:
        keys = {(step.stance, shade) for shade in step.grades} | {("rule", rule) for rule in step.rules}
        if keys & seen or (step.level or 0) * (1 if step.stance == "support" else -1) < 0:
            raise DataFileError("stands on two steps, or on the wrong side", place=f"ladder.toml#{step.id}")
        seen |= keys
    return tuple(steps)


@cache
def step_of(stance: str, grade: str, rule: str = "") -> Step:
    """The step of a stance with its shade, read by a rule; an unknown shade stands where one without a shade does."""
    steps = [step for step in ladder() if step.stance == stance]
    by_rule = [step for step in steps if rule in step.rules]
    by_grade = [step for step in steps if grade in step.grades] or [step for step in steps if "" in step.grades]
    return (by_rule or by_grade)[0]
