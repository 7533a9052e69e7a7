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
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from communique.archive import open_store
from communique.archive.base import Archive
from communique.errors import CommuniqueError, Impossible
from communique.surfaces import rendering
from communique.surfaces.web.respond import Reply, Setting, failed, policy, respond, submitted, taken_apart
from communique.surfaces.web.suggest.desk import Desk
from communique.surfaces.web.suggest.guard import caller, proxies

ARCHIVE = "COMMUNIQUE_ARCHIVE"
ADDRESS = "COMMUNIQUE_ADDRESS"
PROXIES = "COMMUNIQUE_PROXIES"
"""How many servers of ours stand in front and say in X-Forwarded-For who asks."""
_FORM = "application/x-www-form-urlencoded"
_FORM_BYTES = 16_384
_FORM_FIELDS = 20
_HEADERS = ("accept-datetime",)
"""Headers of a request that an answer may depend on."""
_THREADS = 4
_COMPRESSION = 5
"""Of nine: a page is a hundredth larger than it could be, in a fifth of the time."""
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
    request. `desk` sends letters, where it is given; `proxies` servers of ours stand in front."""

    def __init__(
        self, archive: str | Path, address: str | None = None, desk: Desk | None = None, proxies: int = 0
    ) -> None:
        self._archive = archive
        self._desk = desk
        self._proxies = proxies
        self._address = address.rstrip("/") if address else None
        self._own = threading.local()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="page")
        self._letters = ThreadPoolExecutor(1, thread_name_prefix="letter")

    def warm(self) -> None:
        """Load what every page needs before the first reader asks for one."""
        self._threads.submit(lambda: respond(self._opened(), "/", Setting(self._address or ""), _today()))

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
        loop = asyncio.get_running_loop()
        if request.method == "POST":
            fields = await _fields(request)
            if isinstance(fields, Response):
                return fields
            return await loop.run_in_executor(self._letters, partial(self._answered, request, fields))
        if request.method not in ("GET", "HEAD"):
            return Response(status_code=405, headers={"Allow": "GET, HEAD, POST"})
        return await loop.run_in_executor(self._threads, partial(self._answered, request))

    def _answered(self, request: Request, fields: dict[str, str] | None = None) -> Response:
        path = request.scope.get("raw_path") or request.scope["path"].encode("utf-8")
        target = path.decode("latin-1").partition("?")[0]
        if query := request.scope["query_string"].decode("latin-1"):
            target = f"{target}?{query}"
        setting = self._setting(request)
        today = _today()
        try:
            archive = self._opened()
            if fields is not None:
                return _sent(submitted(archive, target, fields, setting, today), None)
            tag = f'W/"{archive.revision()}-{today}-{rendering.version()}"'
            if request.headers.get("if-none-match") == tag:
                return Response(status_code=304, headers={"ETag": tag, **_ALWAYS})
            headers = {name: request.headers[name] for name in _HEADERS if name in request.headers}
            return _sent(respond(archive, target, setting, today, headers), tag)
        except CommuniqueError as error:
            return _sent(failed(error, taken_apart(target), setting), None)
        except Exception as error:
            print(f"communique: {target}: {type(error).__name__}: {error}", file=sys.stderr)
            broken = Impossible("the page could not be made for a fault of the program")
            return _sent(failed(broken, taken_apart(target), setting, 500), None)

    def _setting(self, request: Request) -> Setting:
        origin = self._address or _origin(request)
        if self._desk is None:
            return Setting(origin)
        peer = request.client.host if request.client else None
        client = caller(peer, ",".join(request.headers.getlist("x-forwarded-for")), self._proxies)
        return Setting(origin, desk=self._desk.at(urlsplit(origin).netloc, client, time.time()))

    def _opened(self) -> Archive:
        """This thread's archive."""
        if not hasattr(self._own, "archive"):
            self._own.archive = open_store(self._archive)
        found: Archive = self._own.archive
        return found


async def _fields(request: Request) -> dict[str, str] | Response:
    """The fields of a form that one of our own pages sent; else why it is not taken."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return Response(status_code=403)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return Response(status_code=415)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _FORM_BYTES:
            return Response(status_code=413)
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_FORM_FIELDS))
    except ValueError:
        return Response(status_code=400)


def _sent(reply: Reply, tag: str | None) -> Response:
    allowed = f"{policy(reply.rules)}; frame-ancestors 'none'"
    headers = {**_ALWAYS, "Content-Security-Policy": allowed, "Cache-Control": "no-cache", **reply.headers}
    if tag and reply.status == 200 and reply.headers.get("Cache-Control") is None:
        headers["ETag"] = tag
    if not reply.media.startswith("text/html"):
        headers["Access-Control-Allow-Origin"] = "*"
    body = reply.body.encode("utf-8", "replace") if isinstance(reply.body, str) else reply.body
    return Response(body, reply.status, headers, media_type=reply.media)


def _today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()


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
    """The application that a server's worker runs: archive, address and mail server come from the environment."""
    address = os.environ.get(ADDRESS)
    room = ReadingRoom(os.environ[ARCHIVE], address, Desk.of(os.environ, address), proxies(os.environ))
    room.warm()
    return GZipMiddleware(room, minimum_size=1000, compresslevel=_COMPRESSION)


