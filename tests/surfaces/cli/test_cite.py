"""References and feeds as others' scripts ask for them: formats, exit codes, bytes. All texts are composed."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import feedparser
import pytest
import rispy

from communique.surfaces.cli import main

TEXT = (
    "On 4 March 2031, Foreign Minister Ada Holm met with Foreign Minister Ben Osei of Ghana in Oslo.\n"
    "Holm said that the strategic partnership has grown. Osei noted that Ghana supports the harbour initiative."
)
ROOM = ("--address", "https://room.example/")


@pytest.fixture
def archive(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """An archive of two composed readouts, one of which has two versions."""
    first = {"id": "a", "text": TEXT, "publisher": "Composed Ministry", "published": "2031-03-05", "title": "Talks in Oslo",
             "url": "https://ministry.example/a"}  # fmt: skip
    for n, lines in enumerate([[first, {"id": "会见", "text": TEXT}], [{**first, "text": TEXT.replace("grown", "deepened")}]]):
        source = tmp_path / f"{n}.jsonl"
        source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        assert main(["ingest", str(source), "--archive", str(tmp_path / "x.db")]) == 0
    capfd.readouterr()
    return tmp_path / "x.db"


def said(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command line."""
    code = main([str(argument) for argument in arguments])
    return (code, *capfd.readouterr())


def test_a_readout_is_cited_in_every_form(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """For a reference manager or a footnote, with a permalink where a reading room is named."""
    _, out, _ = said(capfd, "show", "a", "--archive", archive, "--format", "ris", *ROOM)
    (record,) = rispy.loads(out)
    assert record["urls"] == ["https://ministry.example/a", "https://room.example/readouts/a/versions/2"]
    _, out, _ = said(capfd, "show", "a", "--archive", archive, "--format", "bibtex")
    assert bibtexparser.loads(out).entries[0]["title"] == "{Talks in Oslo}"
    _, out, _ = said(capfd, "show", "a", "--archive", archive, "--format", "csl", "--version", 1)
    (item,) = json.loads(out)
    assert item["id"].endswith("-v1") and "deepened" not in item["note"]
    code, out, _ = said(capfd, "show", "a", "--archive", archive, "--format", "footnote")
    assert code == 0 and out.startswith("Composed Ministry, “Talks in Oslo”, published 5 March 2031, ")


def test_a_sentence_is_cited_with_its_words(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """By its number from 1; one that is not there is not found."""
    _, out, _ = said(capfd, "show", "a", "--archive", archive, "--format", "footnote", "--sentence", 1, *ROOM)
    assert "sentence 1, characters" in out and "has deepened" in out and "/versions/2#s1" in out
    code, _, err = said(capfd, "show", "a", "--archive", archive, "--format", "ris", "--sentence", 9)
    assert code == 3 and "a has no sentence 9" in err
    assert said(capfd, "show", "a", "--archive", archive, "--sentence", 1)[0] == 2
    assert said(capfd, "show", "a", "--archive", archive, "--format", "ris", "--address", "room.example")[0] == 2


def test_an_archive_is_exported_as_references_of_what_stands(
    archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """One reference a readout, the same bytes each time, and no day of access unless it is asked for."""
    for format, count in (("ris", lambda text: len(rispy.loads(text))), ("bibtex", lambda text: text.count("@misc{")),
                          ("csl", lambda text: len(json.loads(text)))):  # fmt: skip
        target = tmp_path / f"out.{format}"
        assert said(capfd, "export", "--archive", archive, "--format", format, "-o", target)[0] == 0
        first = target.read_bytes()
        assert count(first.decode("utf-8")) == 2 and b"v1-" not in first
        assert said(capfd, "export", "--archive", archive, "--format", format, "-o", target)[0] == 0
        assert target.read_bytes() == first
        assert said(capfd, "export", "--archive", archive, "--format", format, "-o", target, "--times")[0] == 0
        assert len(target.read_bytes()) > len(first)


def test_an_archive_is_exported_as_a_feed(archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An entry a readout, the latest first, leading to the reading room, else to its source."""
    target = tmp_path / "feed.atom"
    assert said(capfd, "export", "--archive", archive, "--format", "atom", "-o", target)[0] == 0
    parsed = feedparser.parse(target.read_bytes())
    assert not parsed.bozo and "https://ministry.example/a" in {one.link for one in parsed.entries}
    updated = [one.updated for one in parsed.entries]
    assert len(updated) == 2 and updated == sorted(updated, reverse=True)
    assert said(capfd, "export", "--archive", archive, "--format", "atom", "-o", target, *ROOM)[0] == 0
    parsed = feedparser.parse(target.read_bytes())
    assert {one.link for one in parsed.entries} == {
        "https://room.example/readouts/a/versions/2", "https://room.example/readouts/%E4%BC%9A%E8%A7%81/versions/1",
    }  # fmt: skip
