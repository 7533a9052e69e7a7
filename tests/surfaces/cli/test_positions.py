"""`communique positions` on the command line, over a composed corpus with changes planted on known days."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import communique
from communique.surfaces.cli import main

TEXT = (
    "On {day} {month} 2031, Foreign Minister Astrid Holm of Norway met with Foreign Minister Tan Weilin of China in Oslo.\n"
    "Holm said that Norway supports the two-state solution. {said}Holm said that trade between both sides has grown."
)
INITIATIVE = "Holm said that Norway {verb} the Harbour Initiative. "
PLANTED = ["takes note of"] * 2 + ["supports"] * 3 + ["appreciates"] * 3 + [None] * 4
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A readout a month: noted twice, supported from March, only appreciated from June, not mentioned from September."""
    folder = tmp_path_factory.mktemp("positions")
    lines = [
        {"id": f"composed:{n}", "lang": "en", "title": f"Meeting {n}", "publisher": "Royal Norwegian Ministry of Foreign Affairs",
         "published": f"2031-{n:02d}-10", "url": f"https://ministry.example/{n}",
         "text": TEXT.format(day=10, month=MONTHS[n - 1], said=INITIATIVE.format(verb=verb) if verb else "")}
        for n, verb in enumerate(PLANTED, 1)
    ]  # fmt: skip
    source = folder / "composed.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    path = str(folder / "archive.db")
    assert main(["ingest", str(source), "--archive", path, "--jobs", "1", "--quiet"]) == 0
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What a call of the command prints."""
    capsys.readouterr()
    assert main(["positions", *arguments]) == code
    return capsys.readouterr().out


def asked(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    """The object that a call prints."""
    answer: dict[str, Any] = json.loads(printed(capsys, *arguments, "--format", "json", code=code))
    return answer


def test_json_has_the_keys_of_the_contract(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every position has its keys, and its quotation is a sentence of the text."""
    answer = asked(capsys, "--archive", archive, "--party", "NOR", "--target", "harbour")
    assert (answer["total"], answer["targets"]) == (8, ["harbour initiative"])
    one = answer["positions"][0]
    assert {"party", "target", "stance", "grade", "date", "own_words", "quote", "id"} <= one.keys()
    assert (one["party"], one["stance"], one["grade"], one["date"]) == ("NOR", "support", "notes", "2031-01-10")
    assert one["quote"] == "Holm said that Norway takes note of the Harbour Initiative."
    assert one["id"] == "composed:1"


@pytest.mark.parametrize(
    ("day", "grade", "id"),
    [("2031-02-28", "notes", "composed:2"), ("2031-03-10", "supports", "composed:3"), ("2031-12-31", "appreciates", "composed:8")],
)
def test_as_of(archive: str, capsys: pytest.CaptureFixture[str], day: str, grade: str, id: str) -> None:
    """What stood on a day is the latest stance on or before it."""
    (one,) = asked(capsys, "--archive", archive, "--target", "harbour", "--as-of", day)["positions"]
    assert (one["grade"], one["id"]) == (grade, id)


def test_changes_are_found_and_quoted(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Upgraded in March, downgraded in June, dropped in September, each with what stood before and after."""
    answer = asked(capsys, "--archive", archive, "--changes", "--target", "harbour")
    dropped, down, up = answer["changes"]
    assert [(one["change"], one["date"]) for one in (up, down, dropped)] == [
        ("upgraded", "2031-03-10"), ("downgraded", "2031-06-10"), ("dropped", "2031-09-10"),
    ]  # fmt: skip
    assert up["before"]["quote"] == "Holm said that Norway takes note of the Harbour Initiative."
    assert up["after"]["quote"] == "Holm said that Norway supports the Harbour Initiative."
    assert down["after"]["quote"] == "Holm said that Norway appreciates the Harbour Initiative."
    assert dropped["after"] is None and dropped["readouts"] == [f"composed:{n}" for n in range(9, 13)]
    assert {one["target"] for one in asked(capsys, "--archive", archive, "--changes")["changes"]} == {"harbour initiative"}


def test_changes_as_text_keep_to_the_words(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A silence is "not mentioned in", since when and in how many readouts, never more."""
    text = printed(capsys, "--archive", archive, "--changes")
    assert "not mentioned in 4 readouts since 10 September 2031 that could have had it" in text
    assert "takes note → supports" in text and "Silence is no denial" in text
    assert not {"denied", "omitted", "lied"} & set(text.split())


def test_the_matrix_as_text(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a party or target the matrix is printed, of targets that the program knows."""
    text = printed(capsys, "--archive", archive)
    assert "Norway" in text and "two-state solution" in text and "harbour" not in text
    assert "“Holm said that Norway supports the Harbour Initiative.”" in printed(capsys, "--archive", archive, "--party", "NOR")


@pytest.mark.parametrize(("format", "begins"), [("svg", "<svg"), ("html", "<!doctype html>")])
@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_picture_and_page(archive: str, tmp_path: Path, format: str, begins: str, lang: str) -> None:
    """A picture and a page are written whole, in every interface language."""
    file = tmp_path / "out"
    assert main(["positions", "--archive", archive, "--format", format, "--lang", lang, "-o", str(file)]) == 0
    assert file.read_text(encoding="utf-8").startswith(begins)


def test_nothing_found_and_wrong_use(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown target or party ends with 3, a day that is none and a picture of changes with 2."""
    assert asked(capsys, "--archive", archive, "--party", "SWE", code=3)["positions"] == []
    printed(capsys, "--archive", archive, "--target", "the moon", code=3)
    printed(capsys, "--archive", archive, "--as-of", "last year", code=2)
    printed(capsys, "--archive", archive, "--changes", "--format", "svg", code=2)
    printed(capsys, "--archive", archive, "--party", "NOR,", code=2)


def test_the_same_from_python(archive: str) -> None:
    """The verbs of an open archive answer what the command prints."""
    with communique.open_archive(archive) as opened:
        assert opened.positions("NOR", "harbour").total == 8
        assert [one.change for one in opened.changes("NOR", "harbour")] == ["dropped", "downgraded", "upgraded"]
        assert opened.matrix(as_of="2031-12-31").parties == ("NOR",)
