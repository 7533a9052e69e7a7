"""The server of the reading room: granian runs the application in one worker or several."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from contextlib import closing

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from communique.archive import open_store
from communique.errors import FetchRefused, Impossible, UsageError
from communique.sources.fetch import Fetched, fetch
from communique.surfaces.web.app import ADDRESS, ARCHIVE
from communique.surfaces.web.suggest.desk import SECRET, Desk
from communique.surfaces.web.suggest.guard import proxies

TARGET = "communique.surfaces.web.app:application"
_QUEUE = 1024
_TOLD = {"formatter": "generic", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"}
_OPEN_SECONDS = 1.0
_READY_SECONDS = 30.0
_PAUSE_SECONDS = 0.1


def serve(
    archive: str, host: str, port: int, workers: int, address: str | None, told: Callable[[str], None], *, open: bool
) -> None:
    """Serve an archive until interrupted. `told` hears the address first; port 0 takes a free one; `open` shows the
    page in the reader's browser. What goes wrong in the server is written to standard error.

    Impossible where the archive cannot be opened or the port is taken, UsageError for a mail server that cannot be
    meant.
    """
    open_store(archive).close()
    found = free_port(host, port)
    shown = f"http://{f'[{host}]' if ':' in host else host}:{found}"
    Desk.of(os.environ, address)
    proxies(os.environ)
    os.environ.setdefault(SECRET, secrets.token_hex(32))
    os.environ[ARCHIVE] = archive
    if address:
        os.environ[ADDRESS] = address
    told(f"{shown}/")
    if open:
        threading.Timer(_OPEN_SECONDS, webbrowser.open, (f"{shown}/",)).start()
    Granian(
        TARGET, host, found, interface=Interfaces.ASGI, workers=workers, factory=True, log_level=LogLevels.error,
        log_dictconfig={"handlers": {"console": _TOLD, "access": _TOLD}}, backlog=_QUEUE, websockets=False,
        respawn_failed_workers=True,
    ).serve()  # fmt: skip


def free_port(host: str, port: int) -> int:
    """The port itself, or a free one for 0; Impossible where it cannot be listened at."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with closing(socket.socket(family, socket.SOCK_STREAM)) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
            return int(trial.getsockname()[1])
    except socket.gaierror as error:
        raise UsageError(f"{host!r} is no host of this machine", hint="--host 127.0.0.1") from error
    except OSError as error:
        hint = "--port 0 takes a free one"
        problem = f"cannot be listened at: {error.strerror or error}"
        raise Impossible(problem, place=f"{host}:{port}", hint=hint) from error


def glance(archive: str) -> tuple[str, Fetched]:
    """Start a server of its own, fetch its home page once, and end it: the page's address, and the page.

    Impossible where the server does not come up.
    """
    command = [sys.executable, "-m", "communique", "serve", "--archive", archive, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        try:
            address = (server.stdout.readline() if server.stdout else "").strip()
            if not address:
                raise Impossible("the reading room did not come up", place=archive)
            return address, _ready(address)
        finally:
            server.terminate()


def _ready(address: str) -> Fetched:
    """The page at an address as soon as it answers."""
    until = time.monotonic() + _READY_SECONDS
    while True:
        try:
            return fetch(address, allow_private=True)
        except FetchRefused as error:
            if error.status is not None or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)
