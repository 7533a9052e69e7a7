"""Many documents through one function on several processes, the order of the results that of the documents.

Batches keep the cost of passing a document small; a window of batches in flight keeps memory flat however long the
input is. An input that fits into one batch is worked off here: starting processes would take longer than reading it.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import chain, islice
from threading import Thread
from typing import TypeVar

BATCH = 64
"""Documents in a batch; at 600 readouts a second about a tenth of a second of work (chosen 2026-11)."""

_LOOK = 0.5
"""Seconds between two looks at whether the parent is still there."""

In = TypeVar("In")
Out = TypeVar("Out")


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(work: Callable[[In], Out], items: Iterable[In], *, jobs: int) -> Iterator[Out]:
    """`work(item)` for every item, in order; with one job, or few items, in this process."""
    rest = iter(items)
    first = list(islice(rest, BATCH)) if jobs > 1 else []
    if len(first) < BATCH:
        yield from map(work, chain(first, rest))
        return
    with ProcessPoolExecutor(jobs, initializer=_serve, initargs=(os.getpid(),)) as pool:
        try:
            yield from _window(pool, work, chain([first], _batches(rest)), ahead=2 * jobs)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def spread(work: Callable[[In], tuple[Iterable[In], Out]], first: Iterable[In], *, jobs: int) -> Iterator[Out]:
    """What `work(item)` gives beside further items, for the first items and all that these lead to, each once.

    The order is nobody's; an item must be hashable.
    """
    waiting = deque(dict.fromkeys(first))
    seen = set(waiting)
    while waiting and (jobs == 1 or len(waiting) < BATCH):
        yield _took(work(waiting.popleft()), seen, waiting)
    if not waiting:
        return
    flying: set[Future[list[tuple[Iterable[In], Out]]]] = set()
    with ProcessPoolExecutor(jobs, initializer=_serve, initargs=(os.getpid(),)) as pool:
        try:
            while waiting or flying:
                while waiting and len(flying) < 2 * jobs:
                    share = min(BATCH, 1 + len(waiting) // (2 * jobs))
                    flying.add(pool.submit(_batch, work, [waiting.popleft() for _ in range(share)]))
                done, flying = wait(flying, return_when=FIRST_COMPLETED)
                for result in chain.from_iterable(batch.result() for batch in done):
                    yield _took(result, seen, waiting)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _took(result: tuple[Iterable[In], Out], seen: set[In], waiting: deque[In]) -> Out:
    """The result itself, its new items put in line."""
    found, out = result
    for item in found:
        if item not in seen:
            seen.add(item)
            waiting.append(item)
    return out


def _window(
    pool: ProcessPoolExecutor, work: Callable[[In], Out], batches: Iterable[list[In]], ahead: int
) -> Iterator[Out]:
    flying: deque[Future[list[Out]]] = deque()
    for batch in batches:
        flying.append(pool.submit(_batch, work, batch))
        if len(flying) > ahead:
            yield from flying.popleft().result()
    while flying:
        yield from flying.popleft().result()


def _batch(work: Callable[[In], Out], items: list[In]) -> list[Out]:
    return [work(item) for item in items]


def _batches(items: Iterator[In]) -> Iterator[list[In]]:
    while batch := list(islice(items, BATCH)):
        yield batch


def _serve(parent: int) -> None:
    """Workers leave Ctrl-C to the parent, which stops them, and leave with it when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)
