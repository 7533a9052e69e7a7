"""surfaces.cli.output: a file appears whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from communique.errors import Impossible
from communique.surfaces.cli.output import output


def test_a_file_appears_when_the_block_ends(tmp_path: Path) -> None:
    """Until then the old content stands, and afterwards nothing else lies in the folder."""
    target = tmp_path / "out"
    target.write_text("old")
    with output(target) as sink:
        sink.write("新")
        assert target.read_text() == "old"
    assert target.read_bytes() == "新".encode()
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_after_a_failure_the_old_file_stands(tmp_path: Path, error: type[BaseException]) -> None:
    """What was half written is thrown away."""
    target = tmp_path / "out"
    target.write_text("old")
    with pytest.raises(error), output(target) as sink:
        sink.write("half")
        raise error
    assert target.read_text() == "old" and list(tmp_path.iterdir()) == [target]


def test_without_output_no_file_is_made(tmp_path: Path) -> None:
    """A run that found nothing leaves no empty file behind."""
    with output(tmp_path / "out"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_kept_and_its_file_replaced(tmp_path: Path) -> None:
    """Writing through a symbolic link changes the file it points to, with the permissions it had."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    with output(link) as sink:
        sink.write("new")
    assert link.is_symlink() and real.read_text() == "new" and real.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_straight() -> None:
    """/dev/null is not replaced by a file."""
    with output(Path(os.devnull)) as sink:
        sink.write("x")
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's device that is always full")
def test_a_full_disk_is_said_in_one_line() -> None:
    """No space is no traceback."""
    with pytest.raises(Impossible, match="cannot be written"), output(Path("/dev/full")) as sink:
        sink.write("x")


def test_errors_of_the_block_are_not_taken_for_the_files(tmp_path: Path) -> None:
    """An input that cannot be opened is not blamed on the output."""
    with pytest.raises(FileNotFoundError), output(tmp_path / "out") as sink:
        sink.write((tmp_path / "missing").read_text())
