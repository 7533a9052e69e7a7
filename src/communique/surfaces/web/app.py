"""The answers over HTTP: one ASGI application, with what a browser, a cache and a script expect.

Pages are made in a few threads, each with an archive of its own, because SQLite reads in the thread that asks. A page
that has not changed is not made again: its tag is the archive's revision, asked before anything else.
"""

from __future__ import annotations

import asyncio
import datetime
import os
import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from communique.archive import open_store
from communique.archive.base import Archive
from communique.errors import CommuniqueError, Impossible
from communique.surfaces import rendering
from communique.surfaces.web.respond import Reply, Setting, failed, policy, respond, taken_apart

ARCHIVE = "COMMUNIQUE_ARCHIVE"
ADDRESS = "COMMUNIQUE_ADDRESS"
_THREADS = 4
_HOST = re.compile(r"[A-Za-z0-9.\-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:]{2,45}\](:\d{1,5})?")
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}


class ReadingRoom:
    """The application over one archive. `address` is "https://host" as pages name themselves; None takes it from the
    request."""

    def __init__(self, archive: str | Path, address: str | None = None) -> None:
        self._archive = archive
        self._address = address.rstrip("/") if address else None
        self._own = threading.local()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="page")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            request = Request(scope, receive)
            response = await self._respond(request)
            await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.url.path == "/healthz":
            return Response("ok\n", media_type="text/plain")
        if request.method not in ("GET", "HEAD"):
            return Response(status_code=405, headers={"Allow": "GET, HEAD"})
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, partial(self._answered, request))

    def _answered(self, request: Request) -> Response:
        path = request.scope.get("raw_path") or request.scope["path"].encode("utf-8")
        target = path.decode("latin-1").partition("?")[0]
        if query := request.scope["query_string"].decode("latin-1"):
            target = f"{target}?{query}"
        setting = Setting(self._address or _origin(request))
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        try:
            archive = self._opened()
            tag = f'W/"{archive.revision()}-{today}-{rendering.version()}"'
            if request.headers.get("if-none-match") == tag:
                return Response(status_code=304, headers={"ETag": tag, **_ALWAYS})
            return _sent(respond(archive, target, setting, today), tag)
        except CommuniqueError as error:
            return _sent(failed(error, taken_apart(target), setting), None)
        except Exception as error:
            print(f"communique: {target}: {type(error).__name__}: {error}", file=sys.stderr)
            broken = Impossible("the page could not be made for a fault of the program")
            return _sent(failed(broken, taken_apart(target), setting), None, status=500)

    def _opened(self) -> Archive:
        """This thread's archive."""
        if not hasattr(self._own, "archive"):
            self._own.archive = open_store(self._archive)
        found: Archive = self._own.archive
        return found


def _sent(reply: Reply, tag: str | None, *, status: int | None = None) -> Response:
    allowed = f"{policy(reply.rules)}; frame-ancestors 'none'"
    headers = {**_ALWAYS, "Content-Security-Policy": allowed, "Cache-Control": "no-cache", **reply.headers}
    if tag and reply.status == 200 and reply.headers.get("Cache-Control") is None:
        headers["ETag"] = tag
    if not reply.media.startswith("text/html"):
        headers["Access-Control-Allow-Origin"] = "*"
    body = reply.body.encode("utf-8", "replace") if isinstance(reply.body, str) else reply.body
    return Response(body, status or reply.status, headers, media_type=reply.media)


def _origin(request: Request) -> str:
    """How the reader names this host; a host header that is none gives the address the server listens at."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        host = "{}:{}".format(*(request.scope.get("server") or ("127.0.0.1", 80)))
    return f"{request.scope['scheme']}://{host}"


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def application() -> ASGIApp:
    """The application that a server's worker runs: archive and address come from the environment."""
    return GZipMiddleware(ReadingRoom(os.environ[ARCHIVE], os.environ.get(ADDRESS)), minimum_size=1000)


