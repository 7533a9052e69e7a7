"""An archive from Python: lazy rows that become frames."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import communique
from communique.errors import Impossible, UsageError

TEXT = "On 4 March 2031, Foreign Minister Ada Holm met with Foreign Minister Ben Osei in Oslo. Holm said that trade has grown."


@pytest.fixture
def address(tmp_path: Path) -> Path:
    """An archive of two composed readouts."""
    lines = [json.dumps({"id": f"r{i}", "text": TEXT + f" Round {i}.", "published": "2031-03-05"}) for i in range(2)]
    (tmp_path / "readouts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    summary = communique.ingest(str(tmp_path / "readouts.jsonl"), tmp_path / "archive.db")
    assert 2 == summary.counts["new"]
    return tmp_path / "archive.db"


def test_results_become_frames(address: Path) -> None:
    """The same rows as dictionaries, as a pandas and as a polars frame, empty ones with their columns."""
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    with communique.open_archive(address) as archive:
        for rows, height in ((archive.search("trade"), 2), (archive.search("nothing"), 0), (archive.table("readouts"), 2)):
            assert height == len(rows.to_list()) == len(rows.to_pandas()) == rows.to_polars().height
            assert list(rows.columns) == list(rows.to_pandas().columns) == rows.to_polars().columns


def test_results_are_lazy(address: Path) -> None:
    """Rows are asked for when they are looked at, each time anew."""
    with communique.open_archive(address) as archive:
        rows = archive.search("trade")
    with pytest.raises(Exception, match="closed"):
        list(rows)


def test_the_other_verbs(address: Path) -> None:
    """Readouts, histories, quotations, meetings and counts come as the command line gives them."""
    with communique.open_archive(address) as archive:
        assert TEXT + " Round 0." == archive.show("r0").readout.document.text
        assert ["present"] == [entry.state for entry in archive.versions("r0")]
        assert "exact" == archive.verify("trade has grown").verdict
        assert 2 == archive.stats().readouts
        assert archive.meetings()
        assert 2 == archive.track("trade has grown").readouts
        assert [] == archive.discover()
        assert [] == archive.other_languages("r0")


def test_mistakes_are_named(address: Path, tmp_path: Path) -> None:
    """A filter, an option, a table or an archive that is none."""
    with communique.open_archive(address) as archive:
        with pytest.raises(UsageError, match="filters:"):
            archive.search("x", colour="blue")
        with pytest.raises(UsageError, match="tables:"):
            archive.table("sentences")
    with pytest.raises(UsageError):
        communique.ingest("x", tmp_path / "b.db", colour="blue")
    with pytest.raises(Impossible):
        communique.open_archive(tmp_path / "none.db")
