"""Many readers of one room while somebody writes into its archive."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.conftest import serving
from tests.surfaces.web.test_room import links

from communique.archive import open_store
from communique.archive.shelf import Shelf

READERS = 24


def test_nobody_is_turned_away_while_an_ingest_runs(root: Path, tmp_path: Path) -> None:
    """Every page asked for meanwhile answers, and in the end the archive holds what was written."""
    archive, more = tmp_path / "crowd.db", sorted((root / "tests/gold").glob("composed.*.jsonl"))
    ingest(archive, root / "src/communique/data/samples")
    before = readouts_in(archive)
    with serving(archive) as room, ThreadPoolExecutor(READERS) as readers:
        host = urlsplit(room).netloc
        with closing(HTTPConnection(host)) as connection:
            addresses = links(fetched(connection, "/")[1])
        writer = subprocess.Popen(ingesting(archive, *more), stdout=subprocess.DEVNULL)
        answers = list(readers.map(lambda number: read_until_done(host, addresses[number:], writer), range(READERS)))
        assert writer.wait() == 0
    statuses = sum(answers, Counter())
    assert set(statuses) == {200} and statuses[200] >= READERS
    assert readouts_in(archive) == before + sum(len(file.read_text(encoding="utf-8").splitlines()) for file in more)


def readouts_in(archive: Path) -> int:
    """How many readouts an archive holds."""
    with closing(open_store(archive)) as store:
        return store.listed(Shelf()).total


def ingesting(archive: Path, *sources: Path) -> list[str]:
    """The command that puts sources into an archive."""
    return [sys.executable, "-m", "communique", "ingest", "--quiet", "--jobs", "1", "--archive", str(archive), *map(str, sources)]


def ingest(archive: Path, *sources: Path) -> None:
    """Put sources into an archive."""
    subprocess.run(ingesting(archive, *sources), check=True, stdout=subprocess.DEVNULL)


def read_until_done(host: str, addresses: list[str], writer: subprocess.Popen[bytes]) -> Counter[int]:
    """One reader, over one connection: how often each status came."""
    statuses = Counter[int]()
    with closing(HTTPConnection(host)) as connection:
        while writer.poll() is None or not statuses:
            for address in addresses[:5]:
                statuses[fetched(connection, address)[0]] += 1
    return statuses


def fetched(connection: HTTPConnection, address: str) -> tuple[int, str]:
    """Status and text of a page."""
    connection.request("GET", address)
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8")
