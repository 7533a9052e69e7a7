"""`communique track` on the command line, over composed readouts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from communique.surfaces.cli import main

TEXT = "Foreign Minister Astrid Holm met with Foreign Minister Tan Weilin on {day} March 2031. Holm said that {words}."


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """An archive with three uses of a phrase, a changed wording, and a readout without either."""
    words = ["they value open and equal sea lanes for trade"] * 3 + ["they value open and safe sea lanes for trade", "it rained"]
    lines = [
        {"id": f"composed:{n}", "lang": "en", "date": f"2031-03-{n + 1:02d}", "title": f"Meeting {n}",
         "text": TEXT.format(day=n + 1, words=said)}
        for n, said in enumerate(words)
    ]  # fmt: skip
    source = tmp_path / "composed.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    path = str(tmp_path / "archive.db")
    assert main(["ingest", str(source), "--archive", path, "--jobs", "1", "--quiet"]) == 0
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What a call prints."""
    capsys.readouterr()
    assert main(list(arguments)) == code
    return capsys.readouterr().out


def test_json_has_the_keys_of_the_contract(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    """First, last, gaps, years, occurrences and near wordings, each with its keys."""
    answer: dict[str, Any] = json.loads(
        printed(capsys, "track", "open and equal sea lanes for trade", "--archive", archive, "--format", "json")
    )
    assert {"first", "last", "gaps", "by_year", "occurrences", "near"} <= answer.keys()
    assert (answer["first"], answer["last"], len(answer["occurrences"])) == ("2031-03-01", "2031-03-03", 3)
    assert {"year", "issuer", "readouts", "uses", "share"} <= answer["by_year"][0].keys()
    assert {"id", "date", "speakers", "side", "quote"} <= answer["occurrences"][0].keys()
    assert answer["near"][0]["diff"] == "open and [-equal-]{+safe+} sea lanes for trade"
    assert {"wording", "diff", "count"} <= answer["near"][0].keys()


def test_text_quotes_and_dates(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines tell first and last use, quote each use in place, and show the near wording with its quotation."""
    text = printed(capsys, "track", "open and equal sea lanes for trade", "--archive", archive)
    assert "first 2031-03-01, last 2031-03-03" in text
    assert "[open and equal sea lanes for trade]" in text
    assert "[-equal-]{+safe+}" in text and "they value open and safe sea lanes" in text


@pytest.mark.parametrize(("format", "begins"), [("svg", "<svg"), ("html", "<!doctype html>")])
def test_picture_and_page(archive: str, capsys: pytest.CaptureFixture[str], format: str, begins: str) -> None:
    """The same as a picture or a page."""
    assert printed(capsys, "track", "open and equal sea lanes for trade", "--archive", archive, "--format", format).startswith(begins)


def test_nothing_found(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A phrase that nobody uses, and an archive too small for discoveries, are exit code 3 with an empty answer."""
    assert json.loads(printed(capsys, "track", "a phrase unheard of", "--archive", archive, "--format", "json", code=3))["occurrences"] == []
    assert json.loads(printed(capsys, "track", "--discover", "--archive", archive, "--format", "json", code=3)) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["track", "words"],
        ["track", "--archive", "ARCHIVE"],
        ["track", "words", "--discover", "--archive", "ARCHIVE"],
        ["track", "--discover", "--format", "svg", "--archive", "ARCHIVE"],
        ["track", "words", "--lang", "en", "--archive", "ARCHIVE"],
        ["track", "…", "--archive", "ARCHIVE"],
    ],
)
def test_a_wrong_call_is_one_line(archive: str, arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an archive, without a phrase, or with options that exclude each other: one line and exit code 2."""
    monkeypatch.delenv("COMMUNIQUE_ARCHIVE", raising=False)
    assert main([archive if word == "ARCHIVE" else word for word in arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
