"""Measure set phrases in an archive: their pages, their lives, the margin of a readout.

    measure_phrases.py ARCHIVE [WORDS …]

Prints one line a figure, in milliseconds by the clock: the median, the 95th of 100 and the slowest of all formulae, of
2,000 readouts with phrases, and the typed WORDS one by one, each of them a search.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable

from communique.analysis.phrases.pages import phrase_page, phrases, phrases_in
from communique.analysis.phrases.track import track
from communique.archive import open_store
from communique.archive.base import Archive
from communique.formulae import registry

READOUTS = 2000


def main() -> None:
    """Measure what the command line names."""
    store = open_store(sys.argv[1])
    ids = list(registry())
    random.Random(1).shuffle(ids)
    measured("page of a formula", ids, lambda id: phrase_page(store, id))
    measured("its hundredth page", ids, lambda id: phrase_page(store, id, offset=5000))
    measured("track of a formula", ids, lambda id: track(store, id))
    measured("list of all", range(20), lambda _: phrases(store))
    measured("margin of a readout", readouts(store, ids), lambda id: phrases_in(store, id))
    for words in sys.argv[2:]:
        measured(f"track {words!r}", range(3), lambda _, words=words: track(store, words))
    store.close()


def readouts(store: Archive, formulae: Iterable[str]) -> list[str]:
    """Ids of readouts with phrases, of all formulae."""
    found = {one.id for id in formulae for one in store.quoted(id, limit=200, newest=True)}
    return random.Random(2).sample(sorted(found), min(READOUTS, len(found)))


def measured(what: str, asked: Iterable[object], answer: Callable[..., object]) -> None:
    """Time an answer for everything that is asked."""
    times = []
    for one in asked:
        start = time.perf_counter()
        answer(one)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{what:36} {len(times):5} times: median {middle:6.1f} ms, p95 {late:6.1f} ms, worst {times[-1]:6.1f} ms")


if __name__ == "__main__":
    main()
