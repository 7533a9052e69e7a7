"""Gold files in, tables and floors out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from communique import datafile, evaluate
from communique.errors import BadRecord, DataFileError, UnreadableInput, UsageError
from communique.lexicon import DATA
from communique.score import FIELDS

TEXT = "Ada Brun said that trade has grown."
STATEMENT = {
    "speakers": ["Ada Brun"], "party": ["NOR"], "mode": "explicit", "content": [19, 34],
    "acts": ["assess"], "topics": ["trade"],
}  # fmt: skip


def lines(path: Path, *records: dict[str, Any]) -> Path:
    """The records as a file of JSON lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def readout(key: str, *statements: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    """A composed readout of one sentence."""
    return {"id": key, "text": text, "engagement": None, "statements": list(statements)}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two composed readouts with a statement each."""
    return lines(tmp_path / "gold.jsonl", readout("a", STATEMENT), readout("b", STATEMENT))


@pytest.fixture
def half(tmp_path: Path) -> Path:
    """What was produced for them: the first as it should be, the second not at all."""
    return lines(tmp_path / "produced.jsonl", readout("a", STATEMENT))


def test_counts_add_up_over_readouts(gold: Path, half: Path) -> None:
    """The table counts all readouts; one that was not produced is named and counts as missed."""
    found = evaluate.run(gold, predicted=half)
    tally = found.scores["statements.found"]
    assert (tally.right, tally.produced, tally.gold) == (1, 1, 2)
    assert found.missing == ("b",)
    assert found.readouts == 2
    assert found.fields_scored == 5


def test_documents_come_worst_first(gold: Path, half: Path) -> None:
    """Each readout has its own overall figure, the worst first."""
    assert evaluate.run(gold, predicted=half).documents == ((0.0, "b"), (1.0, "a"))


def test_a_missed_floor_is_named(gold: Path, half: Path, tmp_path: Path) -> None:
    """A field below its floor is a shortfall; a floor that is just reached is none."""
    floors = tmp_path / "floors.toml"
    floors.write_text('overall = 0.667\n["gold.jsonl"]\n"statements.found" = 0.9\n', encoding="utf-8")
    found = evaluate.run(gold, predicted=half, floors=floors)
    assert [(short.field, short.floor) for short in found.shortfalls] == [("statements.found", 0.9)]


def test_floors_of_another_gold_do_not_hold(gold: Path, half: Path, tmp_path: Path) -> None:
    """A table of floors holds for the gold file of its name alone."""
    floors = tmp_path / "floors.toml"
    floors.write_text('["other.jsonl"]\noverall = 1.0\n', encoding="utf-8")
    assert evaluate.run(gold, predicted=half, floors=floors).floors == {}


def test_a_floor_for_an_unknown_field_is_refused(gold: Path, half: Path, tmp_path: Path) -> None:
    """A misspelt field in a floors file is an error that lists the fields there are."""
    floors = tmp_path / "floors.toml"
    floors.write_text("statement = 0.5\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"floors\.toml: no field 'statement'.*statements\.found"):
        evaluate.run(gold, predicted=half, floors=floors)


def test_bundled_floors_name_fields_and_gold() -> None:
    """The floors that ship with the program are for known fields and lie between 0 and 1."""
    content = datafile.read(DATA / "floors.toml", dict[str, dict[str, float]])
    for gold, floors in content.items():
        assert gold.endswith(".jsonl")
        assert set(floors) <= {*FIELDS, evaluate.OVERALL}
        assert all(0.0 < floor <= 1.0 for floor in floors.values())


def test_another_text_cannot_be_scored(gold: Path, tmp_path: Path) -> None:
    """Offsets into another text mean nothing, so the readout is named and nothing is scored."""
    produced = lines(tmp_path / "produced.jsonl", readout("a", STATEMENT, text="Another text."))
    with pytest.raises(UsageError, match="a: the predicted text differs"):
        evaluate.run(gold, predicted=produced)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a"}', '{"id": 1, "text": "x"}'])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    """A line that is no readout is named by file and number."""
    bad = tmp_path / "gold.jsonl"
    bad.write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(BadRecord, match=r"gold\.jsonl:2: "):
        evaluate.records(bad)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A gold file that is not there is named with the reason."""
    with pytest.raises(UnreadableInput, match=r"nothing\.jsonl: No such file"):
        evaluate.records(tmp_path / "nothing.jsonl")


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_composed_gold_reaches_its_floors(root: Path, lang: str) -> None:
    """Our own reading of the composed gold misses no floor and refuses no text."""
    found = evaluate.run(root / "tests" / "gold" / f"composed.{lang}.jsonl")
    assert found.refusals == ()
    assert found.shortfalls == ()
