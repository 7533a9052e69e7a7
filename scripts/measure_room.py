"""Measure the reading room over an archive: time, size and queries of every kind of page, and readers while one writes.

    measure_room.py ARCHIVE [--each 30] [--mix 1000] [--readers 200 --seconds 30 --writing READOUTS.jsonl]

One worker serves over real HTTP. Times are from the request to the last byte, by the clock; beside them stands the
server's processor time, because the clock of a machine that is shared tells of its other users. Queries and the steps
of SQLite's machine are counted in this process: a page whose steps grow with the archive shows there first.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import http.client
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from html import unescape
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from communique.archive import open_store
from communique.archive.shelf import Shelf
from communique.surfaces.web.frame import segment
from communique.surfaces.web.respond import Setting, respond, routes_of, taken_apart
from communique.surfaces.web.routes import ROOMS

LARGE = 200_000
"""Bytes of a page above which its figure must be given."""
SHARES = {
    "readout": 45, "search": 12, "readouts": 8, "home": 6, "meeting": 6, "person": 6, "compare": 5, "party": 4,
    "source": 4, "meetings": 4,
}  # fmt: skip
"""Of a hundred pages that readers ask for, so many are of that kind; kinds not named are asked for once a hundred."""
WORDS = (
    "the", "cooperation", "of the", "strategic partnership", "“strategic partnership”", "sanctions", "合作", "台湾",
    "两国关系", "人类命运共同体", "переговоры", "сотрудничество", "peace", "Taiwan", "climate", "Kalomi*",
    "unheardofword",
)  # fmt: skip
FILTERS = (
    "act=urge", "stance=oppose&q=Taiwan", "dyad=CHN,RUS", "side=USA&act=support&kind=call", "lang=zh&q=和平",
    "from=2010-01-01&to=2012-12-31&q=security",
)  # fmt: skip
_HREF = re.compile(r'<a [^>]*href="(/[^"#]*)')
_STEPS = 100
_TODAY = "2026-11-30"
_MEETINGS = 20_000
"""Meetings that are looked through for those told more than once, to be compared."""
_PAGES = 900
"""Pages looked through for links, at most."""


class Cost(NamedTuple):
    """What one page costs: queries, steps of SQLite's machine, bytes, bytes as they are sent."""

    queries: int
    steps: int
    size: int
    sent: int


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive")
    parser.add_argument("--each", type=int, default=30, help="pages of each kind")
    parser.add_argument("--mix", type=int, default=1000, help="pages of the mix")
    parser.add_argument("--readers", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--writing", type=Path, help="JSON Lines that are ingested meanwhile, under new ids")
    options = parser.parse_args()
    pages = found(options.archive, options.each)
    with closing(open_store(options.archive)) as store:
        counted = {kind: [cost(store, one) for one in some] for kind, some in pages.items()}
    with serving(options.archive) as (host, server):
        kinds(pages, counted, host, server)
        longest(options.archive, host)
        mixed(pages, host, server, options.mix)
        if options.readers:
            crowd(pages, host, server, options)


def found(archive: str, each: int) -> dict[str, list[str]]:
    """Addresses of every kind of page, by links from the home page and from readouts taken at random."""
    chance, store = random.Random(5), open_store(archive)
    total = store.listed(Shelf(), 0, 1).total
    lines = [line for _ in range(2 * each) for line in store.listed(Shelf(), chance.randrange(total), 1).lines]
    waiting = ["/", *(f"/readouts/{segment(line.id)}" for line in lines)]
    waiting += (f"/meetings/{segment(line.meeting)}" for line in lines if line.meeting)
    several = [one for one in store.meeting_page((), None, None, limit=_MEETINGS, offset=0)[1] if len(one.readouts) > 1]
    waiting += (f"/meetings/{segment(one.id)}" for one in chance.sample(several, min(4 * each, len(several))))
    pages: dict[str, list[str]] = {row.name: [] for row in ROOMS}
    pages["search"] = [f"/search?{quote(one, safe='=&')}" for one in (*(f"q={word}" for word in WORDS), *FILTERS)]
    for looked in range(_PAGES):
        if looked == len(waiting) or all(len(some) >= each for some in pages.values()):
            break
        page = respond(store, waiting[looked], Setting(""), _TODAY)
        links = [link for link in map(unescape, _HREF.findall(str(page.body))) if not link.startswith(("/zh", "/ru"))]
        for link in [waiting[looked], *chance.sample(links, len(links))]:
            some = pages.get(kind_of(link), [link])
            if link not in some and len(some) < each:
                some.append(link)
                waiting.append(link)
    store.close()
    return {kind: some for kind, some in pages.items() if some}


def kind_of(address: str) -> str:
    """The name of the route that answers; empty for none."""
    return next((route.name for route, _ in routes_of(taken_apart(address))), "")


def cost(store: Any, address: str) -> Cost:
    """What a page costs the archive, and how large it is."""
    queries, steps, connection = 0, 0, store._connection

    def query(sql: str) -> None:
        nonlocal queries
        queries += not sql.startswith("--")  # what the full-text index asks itself

    def step() -> int:
        nonlocal steps
        steps += _STEPS
        return 0

    connection.set_trace_callback(query)
    connection.set_progress_handler(step, _STEPS)
    body = str(respond(store, address, Setting("https://room.example"), _TODAY).body).encode("utf-8", "replace")
    connection.set_trace_callback(None)
    connection.set_progress_handler(None, 0)
    return Cost(queries, steps, len(body), len(gzip.compress(body, 6)))


@contextmanager
def serving(archive: str) -> Iterator[tuple[str, list[int]]]:
    """A server with one worker: its host and port, and its processes."""
    command = [sys.executable, "-m", "communique", "serve", "--archive", archive, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout
        try:
            host = urlsplit(server.stdout.readline().strip()).netloc
            while not ready(host):
                time.sleep(0.1)
            yield host, [server.pid, *children(server.pid)]
        finally:
            server.terminate()


def ready(host: str) -> bool:
    """Whether the server answers."""
    try:
        connection = http.client.HTTPConnection(host)
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False


def children(parent: int) -> list[int]:
    """The processes that a process started."""
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    return [int(pid) for pid in found.split()]


def processor(pids: Sequence[int]) -> float:
    """Seconds of processor time that processes have used."""
    ticks = 0
    for pid in pids:
        used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(used[11]) + int(used[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def timed(host: str, addresses: Sequence[str]) -> list[float]:
    """Milliseconds from asking for each page to its last byte, over one connection as a browser keeps it."""
    connection, spent, failed = http.client.HTTPConnection(host), [], []
    for address in addresses:
        start = time.perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        spent.append(1000 * (time.perf_counter() - start))
        if answer.status != 200:
            failed.append(f"{answer.status} {address}")
    if failed:
        print(f"  {len(failed)} failed: {failed[:3]}")
    return spent


def kinds(pages: dict[str, list[str]], counted: dict[str, list[Cost]], host: str, server: Sequence[int]) -> None:
    """One line for each kind of page."""
    print("page              n first ms p50 ms p95 ms cpu ms queries    steps  median kB  largest kB  (gzip)  where")
    for kind, some in pages.items():
        [first] = timed(host, some[:1])
        before = processor(server)
        spent = timed(host, some)
        used = 1000 * (processor(server) - before) / len(some)
        costs = counted[kind]
        large, where = max((one.size, address) for one, address in zip(costs, some, strict=True))
        sent = max(one.sent for one in costs)
        print(
            f"{kind:16}{len(some):3} {first:8.1f} {statistics.median(spent):6.1f} {at(spent, 95):6.1f} {used:6.1f} "
            f"{max(one.queries for one in costs):7} {max(one.steps for one in costs):8} "
            f"{statistics.median(one.size for one in costs) / 1000:10.1f} {large / 1000:11.1f} {sent / 1000:8.1f}  "
            f"{where[:60] if large > LARGE else ''}"
        )


def longest(archive: str, host: str) -> None:
    """The longest readouts, whose pages are the largest, and from how many statements on a page is large."""
    with closing(open_store(archive)) as store:
        rows = store._rows(
            "SELECT r.id, v.statements, length(v.text) FROM readouts r JOIN versions v ON v.key = r.version_key "
            "ORDER BY v.statements DESC"
        )
        steps = [row for number, row in enumerate(rows) if number in (0, len(rows) // 1000, len(rows) // 100)]
        for id, statements, length in steps:
            address = f"/readouts/{segment(id)}"
            one, [spent] = cost(store, address), timed(host, [address])
            more = sum(row[1] >= statements for row in rows)
            print(
                f"a readout of {statements} statements, {length:,} characters, {more} of {len(rows)} have as many: "
                f"{one.size / 1000:.0f} kB, {one.sent / 1000:.0f} kB as sent, {spent:.0f} ms"
            )


def chosen(pages: dict[str, list[str]], many: int) -> list[str]:
    """Pages as readers ask for them."""
    chance, weights = random.Random(7), [SHARES.get(kind, 1) for kind in pages]
    some = chance.choices(list(pages), weights, k=many)
    return [chance.choice(pages[kind]) for kind in some]


def mixed(pages: dict[str, list[str]], host: str, server: Sequence[int], many: int) -> None:
    """One reader who looks at this and that."""
    before, spent = processor(server), timed(host, chosen(pages, many))
    used = 1000 * (processor(server) - before) / many
    p50, p95, p99 = statistics.median(spent), at(spent, 95), at(spent, 99)
    print(f"a mix of {many}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, p99 {p99:.1f} ms, cpu {used:.1f} ms a page")


def at(spent: Sequence[float], percent: int) -> float:
    """The value that so many per cent do not exceed."""
    return sorted(spent)[min(len(spent) - 1, len(spent) * percent // 100)]


def crowd(pages: dict[str, list[str]], host: str, server: Sequence[int], options: argparse.Namespace) -> None:
    """Readers who ask at once, while somebody writes into the same archive."""
    with tempfile.TemporaryDirectory() as folder:
        writer = writing(options.archive, options.writing, Path(folder)) if options.writing else None
        before, start = processor(server), time.perf_counter()
        spent, failed = asyncio.run(read_at_once(chosen(pages, 5000), host, options.readers, options.seconds))
        took = time.perf_counter() - start
        print(
            f"{options.readers} readers for {took:.0f} s: {len(spent)} pages, {len(spent) / took:.0f} a second, "
            f"p50 {statistics.median(spent):.0f} ms, p95 {at(spent, 95):.0f} ms, "
            f"cpu {1000 * (processor(server) - before) / len(spent):.1f} ms a page, errors: {len(failed)} {failed[:5]}"
        )
        if writer:
            when = "went on all the while" if writer.poll() is None else "ended before"
            said, complaints = writer.communicate()
            print(f"the ingest {when}: {said.strip()} {complaints.strip()[:300]}")


def writing(archive: str, readouts: Path, folder: Path) -> subprocess.Popen[str]:
    """An ingest of readouts under new ids and with other words."""
    source = folder / "again.jsonl"
    with readouts.open(encoding="utf-8") as lines, source.open("w", encoding="utf-8") as sink:
        for number, line in enumerate(islice(lines, 20_000)):
            row = json.loads(line)
            text = f"{row['text']}\n\nOnce more, {number}."
            row |= {"id": f"again:{time.time_ns()}:{number}", "url": None, "text": text}
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")
    command = ["-m", "communique", "ingest", "--quiet", "--jobs", "1", "--archive", archive, str(source)]
    talk = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    return subprocess.Popen([sys.executable, *command], **talk)


async def read_at_once(addresses: list[str], host: str, readers: int, seconds: int) -> tuple[list[float], list[str]]:
    """Milliseconds of every page read, and what went wrong."""
    spent: list[float] = []
    failed: list[str] = []
    until = time.perf_counter() + seconds

    async def reader(number: int) -> None:
        own = cycle(addresses[number::readers])
        name, _, port = host.rpartition(":")
        source, sink = await asyncio.open_connection(name.strip("[]"), int(port))
        while time.perf_counter() < until:
            address, start = next(own), time.perf_counter()
            sink.write(f"GET {address} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n".encode("latin-1"))
            head = (await source.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            length = re.search(r"content-length: (\d+)", head)
            await source.readexactly(int(length[1]) if length else 0)
            spent.append(1000 * (time.perf_counter() - start))
            if " 200 " not in head.partition("\r\n")[0] or not length:
                failed.append(f"{head.partition(chr(13))[0]} {address}")
        sink.close()

    for outcome in await asyncio.gather(*map(reader, range(readers)), return_exceptions=True):
        if isinstance(outcome, BaseException):
            failed.append(repr(outcome))
    return spent, failed


if __name__ == "__main__":
    main()
