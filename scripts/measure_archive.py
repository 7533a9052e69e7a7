"""Measure an archive: ingest against the reader's own speed, memory, size, search, and kills.

    measure_archive.py READOUTS.jsonl --archive NEW.db [--jobs N] [--kills K]

Prints one line a figure. Speeds are given by the clock and by processor time, because the clock of a machine that is
shared tells of its other users. Every kill is a SIGKILL at a random moment of an ingest that then goes on; at the end
everything acknowledged must be there once, and the archive sound.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from communique import pipeline
from communique.analysis.search import Query, search
from communique.archive import open_store
from communique.sources.load import load
from communique.workers import cores, each

SAMPLE = 4000
QUERIES = (
    Query(text="the"), Query(text="cooperation"), Query(text="of the"), Query(text='"strategic partnership"'),
    Query(text="sanctions"), Query(text="lighthouses"), Query(text="合作"), Query(text="台湾"), Query(text="两国关系"),
    Query(text="人类命运共同体"), Query(text="переговоры"), Query(text="сотрудничество России"), Query(text="Kalomi*"),
    Query(text="unheardofword"), Query(person="Lavrov"), Query(act="urge"), Query(act="agree", topic="trade"),
    Query(text="Taiwan", stance="oppose"), Query(speaker="Xi Jinping", text="peace"), Query(dyad=("CHN", "RUS")),
    Query(side="USA", act="support", kind="call"), Query(text="security", since="2010-01-01", until="2012-12-31"),
    Query(text="和平", lang="zh"), Query(source="White House", text="climate"), Query(side="other"),
)  # fmt: skip
_SCRIPT = "import sys; from communique.surfaces.cli import main; sys.exit(main(sys.argv[1:]))"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("readouts", type=Path)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=cores())
    parser.add_argument("--kills", type=int, default=0)
    options = parser.parse_args()
    if options.kills:
        killed(options.readouts, options.archive, options.kills, options.jobs)
        return
    alone = reading_speed(options.readouts, options.jobs)
    print(f"reader alone, {options.jobs} jobs: {alone.clock:.0f} readouts/s, {alone.processor:.0f} a processor second")
    if not options.archive.exists():
        measured_ingest(options.readouts, options.archive, options.jobs, alone)
    measured_size(options.archive)
    measured_search(options.archive)


class Speed(NamedTuple):
    """Readouts a second by the clock, and a second of processor time of all processes."""

    clock: float
    processor: float


@contextmanager
def timed(count: list[int]) -> Iterator[list[Speed]]:
    """Times a block; the speed of the `count` readouts it then names stands in the list."""
    speeds: list[Speed] = []
    clock, processor = time.perf_counter(), _processor()
    yield speeds
    total = sum(count)
    speeds.append(Speed(total / (time.perf_counter() - clock), total / (_processor() - processor)))


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def reading_speed(readouts: Path, jobs: int) -> Speed:
    """Speed of reading without keeping, over a sample spread over the file."""
    total = sum(1 for _ in readouts.open("rb"))
    step = max(1, total // SAMPLE)
    documents = list(islice((d for i, d in enumerate(load(str(readouts))) if i % step == 0), SAMPLE))
    with timed([len(documents)]) as speeds:
        for _ in each(_read, documents, jobs=jobs):
            pass
    return speeds[0]


def _read(document: object) -> int:
    return len(pipeline.read(document).statements)  # type: ignore[arg-type]


def measured_ingest(readouts: Path, archive: Path, jobs: int, alone: Speed) -> None:
    """Speed and memory of an ingest into a new archive."""
    store = open_store(archive, write=True)
    count: list[int] = []
    with timed(count) as speeds:
        summary = pipeline.ingest([str(readouts)], store, pipeline.Ingest(jobs=jobs))
        count.append(summary.total)
    store.close()
    speed = speeds[0]
    print(f"ingest: {summary.total} at {speed.clock:.0f}/s, {speed.processor:.0f} a processor second")
    clock, processor = speed.clock / alone.clock, speed.processor / alone.processor
    print(f"of the reader alone: {clock:.2f} by the clock, {processor:.2f} by processor time")
    print(f"counts: {({name: n for name, n in summary.counts.items() if n})}")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"memory: writer {own:.0f} MB, largest worker {worker:.0f} MB, together at most {own + jobs * worker:.0f} MB")


def measured_size(archive: Path) -> None:
    """The file against the text it holds."""
    store = open_store(archive)
    text = sum(len(stored.readout.document.text.encode()) for stored in store.everything())
    stats = store.stats()
    store.close()
    size = archive.stat().st_size
    print(f"holds: {stats.readouts} readouts, {stats.versions} versions, {stats.meetings} meetings")
    print(f"       {stats.statements} statements")
    print(f"size: {size / 1e6:.0f} MB, {size / text:.2f} times the text ({text / 1e6:.0f} MB)")


def measured_search(archive: Path) -> None:
    """Milliseconds of searches as a program asks them, ten times each, in random order."""
    store = open_store(archive)
    asked = list(QUERIES) * 10
    random.Random(1).shuffle(asked)
    clock: list[float] = []
    times: dict[Query, list[float]] = {}
    for query in asked:
        start, processor = time.perf_counter(), time.process_time()
        search(store, query, limit=20)
        clock.append((time.perf_counter() - start) * 1000)
        times.setdefault(query, []).append((time.process_time() - processor) * 1000)
    for name, every in (("clock", clock), ("processor time", [one for row in times.values() for one in row])):
        every.sort()
        late = every[int(len(every) * 0.95)]
        middle, last = statistics.median(every), every[-1]
        print(f"search by {name}: median {middle:.1f} ms, p95 {late:.1f} ms, worst {last:.1f} ms")
    for query, row in sorted(times.items(), key=lambda item: -statistics.median(item[1]))[:6]:
        said = {name: value for name in Query.__slots__ if (value := getattr(query, name))}
        print(f"  {statistics.median(row):6.1f} ms  {search(store, query, limit=1).total:>7} readouts  {said}")
    store.close()


def killed(readouts: Path, archive: Path, kills: int, jobs: int) -> None:
    """Kill an ingest at random moments and let it go on, then compare."""
    chance, acknowledged, hit = random.Random(7), 0, 0
    command = [sys.executable, "-c", _SCRIPT, "ingest", str(readouts), "--archive", str(archive), "--quiet"]
    command += ["--jobs", str(jobs)]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    for _ in range(kills):
        process = subprocess.Popen(command, start_new_session=True, **silent)
        try:
            process.wait(timeout=0.4 + chance.random() * 3)
        except subprocess.TimeoutExpired:
            hit += 1
        process.send_signal(signal.SIGKILL)
        process.wait()
        if archive.exists():
            store = open_store(archive, write=True)
            held = store.stats().readouts
            store.close()
            assert held >= acknowledged, "acknowledged readouts are gone"
            acknowledged = held
    subprocess.run(command, check=True)
    store = open_store(archive)
    broken = [finding for finding in store.check() if finding]
    stats = store.stats()
    ids = {json.loads(line)["id"] for line in readouts.open(encoding="utf-8")}
    print(f"kills: {hit} of {kills} while it ran; {stats.readouts} readouts of {len(ids)} ids")
    print(f"       {stats.versions} versions, {len(broken)} broken")
    store.close()


if __name__ == "__main__":
    main()
