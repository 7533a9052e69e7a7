"""`communique pairs` and `compare` end to end, on composed texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.surfaces.cli.test_archive import run

from communique import open_archive

NORWEGIAN = (
    "On 4 March 2031, Prime Minister Astrid Holm spoke by telephone with President of China Tan Weilin.\n"
    "Holm stressed that Norway opposes sanctions on grain. She said that Norway will supply 80 million doses of vaccine.\n"
    "Tan Weilin thanked Norway for the warm reception."
)
CHINESE = (
    "2031年3月4日，国家主席谭维林同挪威首相霍尔姆通电话。\n"
    "谭维林表示，中方感谢挪方的热情接待。双方要加强文化交流。\n"
    "霍尔姆表示，挪方将提供5000万剂疫苗。"
)


@pytest.fixture
def archive(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """Both sides' readouts of one call, in an archive; beside it, each as a file."""
    rows = [
        {"id": "nor", "text": NORWEGIAN, "publisher": "Ministry of Foreign Affairs of Norway", "published": "2031-03-04", "title": "Call with China"},
        {"id": "chn", "text": CHINESE, "publisher": "中华人民共和国外交部", "published": "2031-03-05", "title": "谭维林同霍尔姆通电话"},
    ]
    for row in rows:
        (tmp_path / f"{row['id']}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "both.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run(capfd, "ingest", tmp_path / "both.jsonl", "--archive", tmp_path / "a.db", "--quiet")[0] == 0
    return tmp_path / "a.db"


def test_pairs(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The two accounts come as one line with a meeting, a score and reasons."""
    code, out, _ = run(capfd, "pairs", "--archive", archive)
    (pair,) = map(json.loads, out.splitlines())
    assert code == 0
    assert {pair["a"], pair["b"]} == {"nor", "chn"}
    assert set(pair) == {"a", "b", "meeting", "score", "why"}
    assert 0 < pair["score"] <= 1


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["pairs"], "no meeting here has two accounts"),
        (["meetings", "--dyad", "CHN,CHL"], "no meeting answers this"),
        (["track", "--discover"], "that the registry lacks"),
    ],
)
def test_an_empty_answer_is_told(archive: Path, capfd: pytest.CaptureFixture[str], call: list[str], told: str) -> None:
    """Where no line comes out, one line beside it says so and what to do; what is printed stays clean."""
    lonely = archive.parent / "lonely.db"
    run(capfd, "ingest", archive.parent / "nor.jsonl", "--archive", lonely, "--quiet")
    code, out, problem = run(capfd, *call, "--archive", lonely)
    assert (code, out) == (3, "")
    assert told in problem and problem.count("\n") == 1


def test_compare_by_meeting_ids_and_files(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The meeting, the two ids and the two files give the same points, each statement in exactly one."""
    (pair,) = map(json.loads, run(capfd, "pairs", "--archive", archive)[1].splitlines())
    by_meeting = json.loads(run(capfd, "compare", "--meeting", pair["meeting"], "--archive", archive, "--format", "json")[1])
    by_id = json.loads(run(capfd, "compare", pair["a"], pair["b"], "--archive", archive, "--format", "json")[1])
    files = [archive.parent / f"{pair[side]}.jsonl" for side in "ab"]
    by_file = json.loads(run(capfd, "compare", *files, "--format", "json")[1])
    assert by_meeting["points"] == by_id["points"] == by_file["points"]
    for side in "ab":
        assert sorted(i for point in by_id["points"] for i in point[side]) == list(range(by_id[side]["statements"]))
    assert {"points", "shares", "warnings"} <= set(by_id)
    vaccine = next(point for point in by_id["points"] if "vaccine" in "".join(point["quotes"]["a"] + point["quotes"]["b"]))
    assert (vaccine["relation"], vaccine["difference"]) == ("differ", "number")


def test_the_same_readout_twice(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A readout compared with itself agrees in all points."""
    found = json.loads(run(capfd, "compare", "nor", "nor", "--archive", archive, "--format", "json")[1])
    assert {point["relation"] for point in found["points"]} == {"both"}


def test_text_and_page(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Lines for the terminal and a page for the browser use the locked words."""
    for format in ("text", "html"):
        code, out, _ = run(capfd, "compare", "nor", "chn", "--archive", archive, "--format", format)
        assert code == 0
        assert "not mentioned in China’s readout" in out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 2),
        (("nor",), 2),
        (("nor", "chn", "nor"), 2),
        (("nor", "chn", "--meeting", "m"), 2),
        (("nor", "none"), 3),
        (("--meeting", "none"), 3),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], code: int, archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Anything but two readouts or a meeting is one clear line and its exit code."""
    found, out, err = run(capfd, "compare", *arguments, "--archive", archive)
    assert (found, out, err.count("\n")) == (code, "", 1)


def test_a_file_with_two(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file that holds several readouts is refused with what to do instead."""
    both = archive.parent / "both.jsonl"
    code, _, err = run(capfd, "compare", both, both)
    assert code == 2
    assert "holds 2 readouts" in err and "ingest" in err


def test_ids_need_an_archive(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Ids without an archive are asked for one."""
    code, _, err = run(capfd, "compare", "nor", "chn")
    assert code == 2
    assert "which archive?" in err


def test_from_python(archive: Path) -> None:
    """The same verbs from Python: pairs, and two ids side by side."""
    with open_archive(archive) as opened:
        (pair,) = opened.pairs()
        assert {point.relation for point in opened.compare(pair.a, pair.b).points} >= {"differ"}
