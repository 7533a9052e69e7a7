"""`communique meetings`: lines, pictures, files, one clear line for what is wrong. All texts are composed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.surfaces.cli.test_archive import archive, run, source

__all__ = ["archive", "source"]


def test_meetings_are_lines(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One meeting a line; one party, two, or days choose among them."""
    code, out, _ = run(capfd, "meetings", "--archive", archive, "--party", "GHA", "--format", "jsonl")
    assert 0 == code
    assert out and all("GHA" in json.loads(line)["parties"] for line in out.splitlines())
    assert 3 == run(capfd, "meetings", "--archive", archive, "--dyad", "NOR,GHA", "--party", "FRA")[0]


@pytest.mark.parametrize("kind", ["network", "calendar", "dyads"])
def test_pictures_and_their_numbers(kind: str, archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """SVG by default, a page, or the numbers behind them; 3 where nobody met."""
    code, out, _ = run(capfd, "meetings", "--archive", archive, "--picture", kind)
    assert 0 == code and out.startswith("<svg")
    code, out, _ = run(capfd, "meetings", "--archive", archive, "--picture", kind, "--format", "html", "--lang", "ru")
    assert 0 == code and '<html lang="ru">' in out and "<svg" in out
    code, out, _ = run(capfd, "meetings", "--archive", archive, "--picture", kind, "--format", "jsonl")
    assert 0 == code and all("meetings" in json.loads(line) for line in out.splitlines())
    assert 3 == run(capfd, "meetings", "--archive", archive, "--picture", kind, "--party", "FRA")[0]


def test_png_is_written_as_it_is(archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file of points, whole."""
    pytest.importorskip("resvg_py", reason="PNG is skipped: resvg-py is not installed")
    assert 0 == run(capfd, "meetings", "--archive", archive, "--picture", "network", "--format", "png", "-o", tmp_path / "a.png")[0]
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_without_the_optional_part_one_line_says_so(
    archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """PNG without resvg names what to install, and writes nothing."""
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    code, _, err = run(capfd, "meetings", "--archive", archive, "--picture", "network", "--format", "png", "-o", tmp_path / "a.png")

    assert 4 == code and 1 == len(err.splitlines()) and 'pip install "communique[pictures]"' in err
    assert not (tmp_path / "a.png").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "svg"), "which picture?"),
        (("--limit", "3"), "which picture?"),
        (("--picture", "network", "--dyad", "CHN,NOR"), "--dyad"),
        (("--picture", "network", "--limit", "1"), "make no network"),
        (("--picture", "calendar", "--limit", "5"), "no --limit"),
        (("--picture", "calendar", "--from", "1990-01-01", "--to", "2031-01-01"), "too many"),
        (("--from", "2031"), "is no date"),
        (("--dyad", "CHN,"), "no pair"),
    ],
)
def test_wrong_calls_are_named(arguments: tuple[str, ...], words: str, archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One line and exit code 2."""
    code, _, err = run(capfd, "meetings", "--archive", archive, *arguments)
    assert 2 == code and 1 == len(err.splitlines()) and words in err
