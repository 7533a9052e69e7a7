"""workers: many processes, one order."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.workers import BATCH, cores, each, spread


def double(number: int) -> int:
    """A task that other processes can be sent."""
    return number * 2


def where(_: int) -> int:
    """The process that does the work."""
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("size", [0, 1, BATCH, BATCH * 4 + 7])
def test_results_come_in_the_order_of_the_items(jobs: int, size: int) -> None:
    """However many processes work, the first item's result is the first."""
    assert list(each(double, iter(range(size)), jobs=jobs)) == [number * 2 for number in range(size)]


def test_few_items_are_worked_off_here() -> None:
    """Starting processes for a handful of documents would take longer than reading them."""
    assert set(each(where, range(BATCH - 1), jobs=4)) == {os.getpid()}


def test_items_are_taken_as_they_are_needed() -> None:
    """An endless input can be read from without waiting for its end."""
    taken = []

    def endless() -> object:
        number = 0
        while True:
            taken.append(number)
            yield number
            number += 1

    results = each(double, endless(), jobs=1)  # type: ignore[arg-type]
    assert [next(results), next(results)] == [0, 2]
    assert len(taken) <= 3


def test_there_is_at_least_one_core() -> None:
    """The default number of processes is a sensible one."""
    assert cores() >= 1


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them")
def test_workers_leave_with_a_parent_that_is_killed() -> None:
    """When the parent dies without a word, its workers do not stay behind."""
    script = (
        "import os, time\nfrom communique.workers import each\n"
        "def work(i):\n    if i % 64 == 0: os.write(1, f'{os.getpid()}\\n'.encode())\n    time.sleep(0.01)\n"
        "list(each(work, range(100000), jobs=2))"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            workers = {int(process.stdout.readline()) for _ in range(2)}
        finally:
            process.kill()

    deadline = time.monotonic() + 20
    while any(alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(alive(pid) for pid in workers)


def alive(pid: int) -> bool:
    """Whether a process runs."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def halves(number: int) -> tuple[list[int], int]:
    """A task that leads to two others, which others lead to as well."""
    return [number // 2, number // 3], number


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_task_leads_to_is_done_once(jobs: int) -> None:
    """Tasks that give further tasks are followed to their end, none of them twice."""
    wanted = {0}
    for number in range(3 * BATCH, 5 * BATCH):
        todo = [number]
        while todo:
            one = todo.pop()
            if one not in wanted:
                wanted.add(one)
                todo += [one // 2, one // 3]
    done = list(spread(halves, range(3 * BATCH, 5 * BATCH), jobs=jobs))
    assert len(done) == len(set(done)) and set(done) == wanted
