"""`communique evaluate`, `bench` and `doctor`: figures for people and for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.surfaces import composed

from communique.export import jsonl
from communique.surfaces.cli import main


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two composed readouts as a gold file."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(jsonl.line(readout) + "\n" for readout in (composed.english(), composed.chinese())))
    return path


def test_a_file_scored_against_itself_is_perfect(gold: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The table has a line for each field and the overall figure last."""
    code = main(["evaluate", str(gold), "--predicted", str(gold), "--per-document"])
    lines = capfd.readouterr().out.splitlines()
    assert code == 0
    assert lines[0].split()[:4] == ["field", "P", "R", "F1"]
    overall = next(line for line in lines if line.startswith("overall"))
    assert overall.split()[3] == "1.000"
    assert lines[-1].split() == ["1.000", "composed:zh"] or lines[-2].split() == ["1.000", "composed:zh"]


def test_the_table_is_also_an_object(gold: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`--format json` has the same figures for scripts."""
    assert main(["evaluate", str(gold), "--predicted", str(gold), "--format", "json"]) == 0
    table = json.loads(capfd.readouterr().out)
    assert table["overall"] == 1.0 and table["fields"]["statements.found"]["f1"] == 1.0


def test_a_missed_floor_is_named_and_is_exit_3(gold: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A score below its floor fails, whatever the other scores are."""
    produced = tmp_path / "produced.jsonl"
    record = jsonl.record(composed.english()) | {"references": []}
    produced.write_text(json.dumps(record) + "\n")
    floors = tmp_path / "floors.toml"
    floors.write_text("references = 0.5\n")
    code = main(["evaluate", str(gold), "--predicted", str(produced), "--floors", str(floors)])
    assert code == 3
    assert "communique: gold.jsonl: references is 0.000, below its floor of 0.500" in capfd.readouterr().err


def test_without_a_gold_file_nothing_can_be_done(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A missing gold file is one line and exit 4."""
    assert main(["evaluate", str(tmp_path / "missing.jsonl")]) == 4
    assert capfd.readouterr().err.count("\n") == 1


def test_the_bench_names_its_figures(gold: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Readouts and megabytes a second, the ratio to a plain tokenisation, and peak memory."""
    assert main(["bench", str(gold), "--format", "json"]) == 0
    figures = json.loads(capfd.readouterr().out)
    assert {"readouts_per_second", "megabytes_per_second", "ratio", "peak_mb"} <= figures.keys()
    assert figures["readouts"] == 2


def test_the_doctor_tells_what_may_be_added_and_how_an_archive_stands(
    root: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Optional parts with their version or how to get them; of an archive its counts, of none one clear line."""
    archive = str(tmp_path / "a.db")
    sample = root / "src/communique/data/samples/en/shen-habashneh.txt"
    assert main(["ingest", "--quiet", "--archive", archive, str(sample)]) == 0
    capfd.readouterr()
    assert main(["doctor", "--archive", archive, "--format", "json"]) == 0
    report = json.loads(capfd.readouterr().out)
    assert report["archive"]["readouts"] == 1 and "resvg-py" in report["optional"]
    assert main(["doctor", "--archive", str(tmp_path / "none.db")]) == 4
    assert "no such archive" in capfd.readouterr().err


def test_the_doctor_names_parts_and_languages(capfd: pytest.CaptureFixture[str]) -> None:
    """Versions of the parts and the languages that are read, for people and for scripts."""
    assert main(["doctor"]) == 0
    assert "msgspec" in capfd.readouterr().out
    assert main(["doctor", "--format", "json"]) == 0
    assert "en" in json.loads(capfd.readouterr().out)["languages"]
