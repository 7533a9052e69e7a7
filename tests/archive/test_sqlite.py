"""The embedded store in bad company: other files, full disks, two writers, readers meanwhile, and a kill at any moment."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.archive.composed import english, packed, russian
from tests.archive.test_store import put

from communique.archive import open_store
from communique.archive.sqlite import SqliteArchive, open_sqlite
from communique.errors import Impossible, UsageError


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A file with one readout in it."""
    archive = open_store(tmp_path / "archive.db", write=True)
    put(archive, packed(english()))
    archive.close()
    return tmp_path / "archive.db"


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    """A text, an empty file, a folder and another program's database are named and not touched."""
    (tmp_path / "text").write_text("hello\n" * 500)
    (tmp_path / "empty").touch()
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE words (a)")
    connection.close()
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    for name, write in (("text", False), ("text", True), ("empty", False), ("other.db", False), ("other.db", True), ("none", False)):
        with pytest.raises(Impossible) as failure:
            open_store(tmp_path / name, write=write)
        assert name in str(failure.value)
    with pytest.raises(Impossible, match="a folder"):
        open_store(tmp_path, write=True)
    assert before == {path: path.read_bytes() for path in tmp_path.iterdir()}


def test_a_newer_form_is_refused_and_an_older_one_upgraded(made: Path) -> None:
    """A file of a later program says so; one whose index is older is read only after a command that writes."""
    connection = sqlite3.connect(made, isolation_level=None)
    connection.execute("UPDATE meta SET value = '0' WHERE name = 'index'")
    with pytest.raises(Impossible, match="older communique"):
        open_store(made)
    open_store(made, write=True).close()
    assert 1 == open_and_count(made)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for write in (False, True):
        with pytest.raises(Impossible, match="newer communique"):
            open_store(made, write=write)


def open_and_count(path: Path) -> int:
    """How many readouts a file holds."""
    archive = open_store(path)
    try:
        return archive.stats().readouts
    finally:
        archive.close()


def test_addresses_of_other_kinds_are_wrong_use() -> None:
    """A scheme that keeps no archive, and no name at all."""
    for address in ("mysql://here/x", ""):
        with pytest.raises(UsageError):
            open_store(address)


def test_reading_does_not_write(made: Path) -> None:
    """An archive opened for reading refuses to be written, and its file stays as it is."""
    before = made.read_bytes()
    archive = open_sqlite(made, write=False)
    assert 1 == archive.stats().readouts
    with pytest.raises(Impossible, match="may be read but not written"):
        put(archive, packed(russian()))
    archive.close()

    assert before == made.read_bytes()


def test_a_full_disk_keeps_what_was_acknowledged(made: Path) -> None:
    """When the file cannot grow, one clear line; what was kept before stays and the archive is sound."""
    archive = open_sqlite(made, write=True)
    archive._rows(f"PRAGMA max_page_count = {archive._count('PRAGMA page_count') + 4}")
    kept = 1
    with pytest.raises(Impossible, match="the disk is full"):
        for i in range(1000):
            put(archive, packed(english(f"r{i}")))
            kept += 1
    archive.close()

    assert kept == open_and_count(made)
    assert sound(made)


def sound(path: Path) -> bool:
    """Whether everything in a file still agrees with itself."""
    archive = open_store(path)
    try:
        return all(finding is None for finding in archive.check())
    finally:
        archive.close()


def test_two_writers_take_turns(made: Path) -> None:
    """Two open writers put in one after another; neither loses anything, and a third waits until it is clear who has it."""
    first, second = open_sqlite(made, write=True), open_sqlite(made, write=True)
    for i in range(5):
        put(first, packed(english(f"first{i}")))
        put(second, packed(english(f"second{i}")))
    second._rows("PRAGMA busy_timeout = 50")
    with first.writing(), pytest.raises(Impossible, match="another program is writing"):
        put(second, packed(english("late")))
    first.close()
    second.close()

    assert 11 == open_and_count(made)


def test_a_reader_sees_the_last_kept_state_meanwhile(made: Path) -> None:
    """While a transaction is open a reader reads, and sees it only when it has ended."""
    writer, reader = open_sqlite(made, write=True), open_sqlite(made, write=False)
    with writer.writing():
        writer.put(packed(russian()), writer.start_run([]))
        assert 1 == reader.stats().readouts
    assert 2 == reader.stats().readouts
    writer.close()
    reader.close()


def test_a_damaged_file_is_named(made: Path) -> None:
    """Pages overwritten behind SQLite's back are found, by opening or by checking."""
    data = bytearray(made.read_bytes())
    data[8192 : 8192 * 12] = b"\xff" * (8192 * 11)
    made.write_bytes(bytes(data))

    with pytest.raises(Impossible):
        if sound(made):
            pytest.fail("damage was not seen")
        raise Impossible("seen by the check")


def test_the_file_at_rest_is_one_file(made: Path) -> None:
    """Nothing lies beside the archive when nobody has it open, also after reading; a copy of it is an archive."""
    open_and_count(made)
    assert ["archive.db"] == [path.name for path in made.parent.iterdir()]
    copy = shutil.copy(made, made.with_name("copy.db"))

    assert 1 == open_and_count(Path(copy))


def test_the_view_for_sql_gives_the_quotations(made: Path) -> None:
    """People with an SQL window see every statement in its own words."""
    connection = sqlite3.connect(made)
    quotes = [quote for (quote,) in connection.execute("SELECT quote FROM quotations ORDER BY statement")]
    connection.close()

    assert [s.content.of(english().document.text) for s in english().statements] == quotes


def test_a_kill_at_any_moment_loses_nothing_acknowledged(tmp_path: Path, root: Path) -> None:
    """Killed at random moments and run again, an ingest loses nothing it has said it kept, and doubles nothing."""
    path, lost = tmp_path / "archive.db", random.Random(4)
    acknowledged = 0
    for _ in range(4):
        process = subprocess.Popen([sys.executable, "-c", _INGEST, str(path)], stdout=subprocess.PIPE, text=True, cwd=root)
        time.sleep(0.25 + lost.random() * 0.5)
        process.send_signal(signal.SIGKILL)
        said = [int(line) for line in process.communicate()[0].split()]
        acknowledged = max([acknowledged, *said])
        if path.exists() and acknowledged:
            assert acknowledged <= open_and_count(path)
    subprocess.run([sys.executable, "-c", _INGEST, str(path)], check=True, stdout=subprocess.DEVNULL, cwd=root)

    assert 400 == open_and_count(path)
    assert sound(path)


_INGEST = """
import sys
from communique.archive import open_store
from tests.archive.composed import english, packed
archive = open_store(sys.argv[1], write=True)
for start in range(0, 400, 5):
    with archive.writing():
        run = archive.start_run(["composed"])
        for i in range(start, start + 5):
            archive.put(packed(english(f"r{i}")), run)
    print(start + 5, flush=True)
archive.close()
"""


def test_the_class_is_the_contract(made: Path) -> None:
    """What the way in gives is the embedded store."""
    archive = open_store(made)

    assert isinstance(archive, SqliteArchive)
    archive.close()
