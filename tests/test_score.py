"""The score table, counted by hand on composed readouts of a few words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import score
from communique.score import FIELDS, Tally, fold, overall, overlap, pairs, same_name

spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def statement(content: tuple[int, int], **values: Any) -> dict[str, Any]:
    """A statement of Ada Brun for Norway, except for what `values` say."""
    plain = {"speakers": ["Ada Brun"], "party": ["NOR"], "mode": "explicit", "acts": ["assess"], "topics": ["trade"]}
    return {**plain, "content": content, **values}


def readout(*statements: dict[str, Any], **values: Any) -> dict[str, Any]:
    """A composed readout with these statements and nothing else, except for what `values` say."""
    return {"id": "composed:1", "text": "", "engagement": None, "statements": list(statements), **values}


def counts(tally: Tally) -> tuple[int, int, int]:
    """Right, produced and gold."""
    return tally.right, tally.produced, tally.gold


def test_everything_right_scores_one(composed: dict[str, list[dict[str, Any]]]) -> None:
    """A gold readout scored against itself is right in every field."""
    for readouts in composed.values():
        for record in readouts:
            assert all(tally.f1 == 1.0 for tally in score.score(record, record).values()), record["id"]


def test_missing_readout_counts_as_missed() -> None:
    """A readout that nobody produced counts every gold thing as missed and nothing as produced."""
    table = score.score(readout(statement((0, 10))), {})
    assert counts(table["statements.found"]) == (0, 0, 1)
    assert table["statements.found"].f1 == 0.0


def test_half_overlap_is_the_same_span() -> None:
    """Two contents are one statement from half of their union on, not below."""
    gold = readout(statement((0, 10)))
    assert counts(score.score(gold, readout(statement((5, 10))))["statements.found"]) == (1, 1, 1)
    assert counts(score.score(gold, readout(statement((6, 10))))["statements.found"]) == (0, 1, 1)


def test_each_statement_is_used_once() -> None:
    """A statement given twice is found once and wrong once."""
    table = score.score(readout(statement((0, 10))), readout(statement((0, 10)), statement((0, 10))))
    assert counts(table["statements.found"]) == (1, 2, 1)
    assert table["statements.found"].precision == 0.5


@pytest.mark.parametrize(
    ("gold", "produced", "right"),
    [
        ({}, {}, 1),
        ({}, {"speakers": ["Brun"]}, 1),
        ({}, {"speakers": ["Ada Brun", "Ole Ek"]}, 0),
        ({}, {"speakers": []}, 0),
        ({}, {"party": ["SWE"]}, 0),
        ({"speakers": []}, {"speakers": ["Ole Ek"]}, 1),
        ({"mode": "joint", "party": ["NOR", "SWE"]}, {"party": ["SWE", "NOR"], "speakers": []}, 1),
    ],
)
def test_attribution(gold: dict[str, Any], produced: dict[str, Any], right: int) -> None:
    """Attribution needs the same parties, and the same persons unless the gold is joint or names none."""
    table = score.score(readout(statement((0, 10), **gold)), readout(statement((0, 10), **produced)))
    assert table["statements.attributed"].right == right


def test_acts_are_counted_one_by_one() -> None:
    """Each act of a found statement counts; acts of unfound statements count as produced and as gold."""
    gold = readout(statement((0, 10), acts=["urge", "assess"]), statement((20, 30)))
    produced = readout(statement((0, 10), acts=["urge", "warn"]))
    assert counts(score.score(gold, produced)["statements.acts"]) == (1, 2, 3)


def test_aides_are_not_scored() -> None:
    """Only principals count as participants, and roles only with the participant they belong to."""
    people = [
        {"name": "Ada Brun", "role": [0, 8], "party": "NOR"},
        {"name": "Ole Ek", "role": [20, 28], "party": "SWE", "principal": False},
    ]
    guess = [{"name": "Brun", "role": [2, 8], "party": "NOR"}, {"name": "Ole Ek", "role": None, "party": "SWE"}]
    table = score.score(readout(engagement={"participants": people}), readout(engagement={"participants": guess}))
    assert counts(table["participants"]) == (1, 2, 1)
    assert counts(table["roles"]) == (1, 1, 1)


def test_engagement_fields() -> None:
    """An absent value is no answer: it neither counts as produced nor as gold."""
    gold = readout(engagement={"kind": "call", "date": "2031-05-02", "city": None, "host_event": [4, 10]})
    produced = readout(engagement={"kind": "call", "date": None, "city": "Oslo", "host_event": [5, 10]})
    table = score.score(gold, produced)
    assert counts(table["engagement.kind"]) == (1, 1, 1)
    assert counts(table["engagement.date"]) == (0, 0, 1)
    assert counts(table["engagement.city"]) == (0, 1, 0)
    assert counts(table["engagement.host_event"]) == (1, 1, 1)


def test_positions_need_holder_and_stance() -> None:
    """A position is right with its holder, its stance and its target."""
    target = {"holder": "NOR", "stance": "support", "target": [0, 10]}
    gold = readout(positions=[target, {**target, "holder": "SWE"}])
    produced = readout(positions=[target, {**target, "stance": "oppose"}])
    assert counts(score.score(gold, produced)["positions"]) == (1, 2, 2)


def test_references_count_once_a_thing() -> None:
    """Mentions of one name are one thing, found when any mention of it is."""
    gold = readout(references=[{"name": "Bergen Accord", "span": [0, 10]}, {"name": "bergen accord", "span": [40, 50]}])
    produced = readout(references=[{"name": "the accord", "span": [41, 50]}])
    assert counts(score.score(gold, produced)["references"]) == (1, 1, 1)


def test_overall_is_the_mean_of_what_the_gold_has() -> None:
    """Fields that the gold has nothing for do not enter the overall figure."""
    table = score.fresh()
    table["positions"] = Tally(1, 1, 1)
    table["references"] = Tally(0, 3, 2)
    table["roles"] = Tally(0, 5, 0)
    assert overall(table) == 0.5
    assert tuple(table) == FIELDS


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ada Brun", "BRUN", True),
        ("José Ayala", "Jose Ayala", True),
        ("Ada Maria Brun", "Maria", False),
        ("Ada", "Ada Brun", True),
        ("", "Ada", False),
    ],
)
def test_names(a: str, b: str, same: bool) -> None:
    """Names agree without accents and case, in full, or by how they begin or end."""
    assert same_name(a, b) is same


def test_fold() -> None:
    """Folding keeps the words only."""
    assert fold("T. H. Ågren-Brun") == "t h agren brun"


@given(spans, spans)
def test_overlap_is_symmetric(a: tuple[int, int], b: tuple[int, int]) -> None:
    """Overlap does not depend on the order, lies between 0 and 1, and is 1 for equal spans only."""
    value = overlap(a, b)
    assert value == overlap(b, a)
    assert 0.0 <= value <= 1.0
    assert (value == 1.0) == (a == b)


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_pairs_use_each_thing_once(gold: list[tuple[int, int]], produced: list[tuple[int, int]]) -> None:
    """No gold and no produced thing is paired twice."""
    found = pairs(gold, produced, overlap)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
