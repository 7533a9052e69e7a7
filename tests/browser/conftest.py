"""A server over a composed archive, and Chromium in front of it.

Debian's own Chromium is driven; where there is none the tests of this folder are skipped and say so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.browser.accounts import fill
from tests.browser.reader import FLAGS

SKIPPED = "the tests in a browser are skipped: {} (apt-get install chromium)"
_READY = 30
"""Seconds until a server must answer."""


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """A running Chromium, without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason=SKIPPED.format("playwright is not installed"))
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip(SKIPPED.format("no Chromium here"))
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def kept(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive's file: the bundled samples, and accounts of one meeting by two issuers."""
    path = tmp_path_factory.mktemp("browser") / "accounts.db"
    fill(path, root / "src/communique/data/samples")
    return path


@pytest.fixture(scope="session")
def room(kept: Path) -> Iterator[str]:
    """The address of the reading room over that archive, without a slash at the end."""
    with serving(kept) as address:
        yield address


@contextmanager
def serving(archive: Path) -> Iterator[str]:
    """`communique serve` over an archive for as long as the block lasts; its address. A crash of the server is told."""
    command = [sys.executable, "-X", "faulthandler", "-m", "communique", "serve", "--archive", str(archive), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout
        try:
            address = server.stdout.readline().strip().rstrip("/")
            until = time.monotonic() + _READY
            while not _answers(f"{address}/healthz"):
                assert time.monotonic() < until, "the server did not come up"
                time.sleep(0.05)
            yield address
        finally:
            server.terminate()


def _answers(address: str) -> bool:
    try:
        with urlopen(address) as answer:
            return bool(answer.status == 200)
    except URLError:
        return False
