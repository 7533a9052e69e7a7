"""How fast we read, as a figure that travels between machines.

Seconds differ from machine to machine and from minute to minute; what is comparable is the ratio to a plain one-pass
tokenisation of the same text by a regular expression in the same run. CPU time of one core is what is counted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import chain, repeat
from pathlib import Path
from time import process_time

from communique import pipeline
from communique.errors import InputError, NothingFound
from communique.lexicon import DATA
from communique.model import Document
from communique.sources import load

TOKEN = re.compile(r"\w+|[^\w\s]")
"""Words and single marks: the least that any reader of text has to look at."""

SECONDS = 2.0
"""CPU seconds for which the bundled samples, which are few, are read again and again."""

MEGA = 1_000_000


@dataclass(slots=True)
class Bench:
    """The figures. Times are CPU seconds; megabytes are 10⁶ bytes of UTF-8; `peak_mb` is the highest resident memory
    of the process so far, None where the system does not tell. `refused` counts inputs that could not be read."""

    readouts: int = 0
    statements: int = 0
    megabytes: float = 0.0
    seconds: float = 0.0
    tokenising: float = 0.0
    peak_mb: float | None = None
    refused: int = 0

    @property
    def readouts_per_second(self) -> float:
        """Readouts read in a CPU second."""
        return self.readouts / self.seconds

    @property
    def megabytes_per_second(self) -> float:
        """Megabytes of text read in a CPU second."""
        return self.megabytes / self.seconds

    @property
    def ratio(self) -> float:
        """How many times the plain tokenisation of the same text fits into the reading."""
        return self.seconds / self.tokenising


def run(path: Path | None = None) -> Bench:
    """Read the corpus at `path` (a file or a folder) once, or the bundled samples over and over for `SECONDS`.

    Reading is everything from the received bytes to the Readout; the vocabularies are loaded before the clock starts.
    UnreadableInput says why a file cannot be read at all, NothingFound that no readout was in it.
    """
    for document in samples():
        if isinstance(document, Document):
            pipeline.read(document)
    bench = Bench()
    inputs = _corpus(path) if path else chain.from_iterable(samples() for _ in repeat(None))
    while (path or bench.seconds < SECONDS) and _one(inputs, bench):
        pass
    if not bench.readouts:
        raise NothingFound("no readout to measure", place=str(path) if path else None)
    bench.peak_mb = _peak()
    return bench


def samples() -> Iterator[Document | InputError]:
    """The bundled samples of all languages."""
    for folder in sorted((DATA / "samples").iterdir(), key=lambda entry: entry.name):
        if folder.is_dir():
            for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
                with resources.as_file(file) as path:
                    yield from load.load(str(path))


def _corpus(path: Path) -> Iterator[Document | InputError]:
    if not path.is_dir():
        yield from load.load(str(path))
        return
    for file in sorted(entry for entry in path.rglob("*") if entry.is_file()):
        try:
            yield from load.load(str(file))
        except InputError as error:
            yield error


def _one(inputs: Iterator[Document | InputError], bench: Bench) -> bool:
    """Read and tokenise the next input under the clock; False when there is none."""
    begin = process_time()
    item = next(inputs, None)
    if item is None:
        return False
    try:
        readout = pipeline.read(item) if isinstance(item, Document) else None
    except InputError:
        readout = None
    end = process_time()
    if readout is None:
        bench.refused += 1
        return True
    text = readout.document.text
    for _ in TOKEN.finditer(text):
        pass
    bench.tokenising += process_time() - end
    bench.seconds += end - begin
    bench.readouts += 1
    bench.statements += len(readout.statements)
    bench.megabytes += len(text.encode("utf-8", "surrogatepass")) / MEGA
    return True


def _peak() -> float | None:
    """Resident memory at its highest in 10⁶ bytes; Linux counts it in KiB, macOS in bytes."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / MEGA if sys.platform == "darwin" else peak * 1024 / MEGA
