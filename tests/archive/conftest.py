"""One archive of each kind, so that every test of the contract runs over both stores.

The PostgreSQL one lives in a private cluster that the tests make with Debian's own `initdb`, without a port, in a
folder that is removed afterwards. Where PostgreSQL or its driver is not installed, its half is skipped and says so.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.archive import open_store
from communique.archive.base import Archive

Opener = Callable[..., Archive]


def _programs() -> Path | None:
    """The folder of PostgreSQL's programs: Debian keeps them off the path."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The address of a private, empty PostgreSQL cluster."""
    pytest.importorskip("psycopg", reason="PostgreSQL's half is skipped: psycopg is not installed")
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's half is skipped: no initdb here (apt-get install postgresql)")
    home = Path(tempfile.mkdtemp(prefix="communique-pg-"))
    user = None
    if os.geteuid() == 0:
        user = "postgres"
        os.chown(home, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)

    def run(program: str, *arguments: str) -> None:
        subprocess.run([programs / program, "-D", home / "data", *arguments], check=True, user=user, cwd=home,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={"LC_ALL": "C", "PATH": os.environ["PATH"]})  # fmt: skip

    run("initdb", "--username=tests", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    run("pg_ctl", "--wait", "-o", f"-k {home} -c listen_addresses= -c fsync=off", "-l", str(home / "log"), "start")
    try:
        yield f"postgresql://tests@/postgres?host={home}"
    finally:
        run("pg_ctl", "--wait", "--mode=immediate", "stop")
        shutil.rmtree(home)


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where the test's own archive is, or will be."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.db")
    cluster = request.getfixturevalue("cluster")
    import psycopg

    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute("SET client_min_messages = error")
        connection.execute("DROP SCHEMA IF EXISTS communique CASCADE")
    return str(cluster)


@pytest.fixture
def opener(address: str) -> Iterator[Opener]:
    """A function that opens the test's archive again and again, for writing unless told otherwise."""
    opened: list[Archive] = []

    def open_again(*, write: bool = True) -> Archive:
        opened.append(open_store(address, write=write))
        return opened[-1]

    yield open_again
    for archive in opened:
        archive.close()


@pytest.fixture
def archive(opener: Opener) -> Archive:
    """An empty archive, open for writing."""
    return opener()
