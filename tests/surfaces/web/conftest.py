"""An archive of the bundled samples, which are composed, and the reading room over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.surfaces.web.shelved import filled, many

from communique import pipeline
from communique.archive import open_store
from communique.pipeline import Ingest
from communique.surfaces.web.app import ReadingRoom


@pytest.fixture(scope="session")
def kept(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive's file."""
    path = tmp_path_factory.mktemp("room") / "samples.db"
    archive = open_store(path, write=True)
    pipeline.ingest([str(root / "src/communique/data/samples")], archive, Ingest(jobs=1))
    archive.close()
    return path


@pytest.fixture(scope="session")
def room(kept: Path) -> Iterator[TestClient]:
    """A client of the reading room."""
    with TestClient(ReadingRoom(kept), base_url="http://room.example") as client:
        yield client


@pytest.fixture(scope="session")
def shelved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a room over forty-eight composed readouts."""
    path = tmp_path_factory.mktemp("shelved") / "shelved.db"
    filled(path, many()).close()
    with TestClient(ReadingRoom(path), base_url="http://room.example") as client:
        yield client


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a room over an archive with nothing in it."""
    path = tmp_path_factory.mktemp("bare") / "bare.db"
    filled(path, ()).close()
    with TestClient(ReadingRoom(path), base_url="http://room.example") as client:
        yield client
