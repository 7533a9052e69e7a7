"""What is said beside the data: complaints, counts, colours and the progress bar, all on standard error.

Colours and bars need a terminal; `NO_COLOR`, `CI`, a pipe or TERM=dumb turn them off.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from typing import Protocol, TextIO

from communique.surfaces.words import printable

INTERRUPTED = 130
NAME = "communique"
"""Under which messages are signed."""


def program_version() -> str:
    """The version of the installed program."""
    return metadata.version(NAME)


def complain(problem: str) -> None:
    """One line on standard error, whatever the problem's text holds."""
    print(f"{NAME}: {' '.join(printable(problem).split())}", file=sys.stderr, flush=True)


def lively(stream: TextIO) -> bool:
    """Whether colours and moving bars may go to this stream."""
    quiet = os.environ.get("NO_COLOR") or os.environ.get("CI") or os.environ.get("TERM") == "dumb"
    return not quiet and stream.isatty()


class Ticker(Protocol):
    """Told of each finished readout, or file."""

    def __call__(self, count: int) -> None:
        """So many are finished in all."""


@contextmanager
def progress(*, wanted: bool, what: str = "readouts") -> Iterator[Ticker]:
    """A running count on standard error while the block lasts; silent unless wanted and at a terminal."""
    if not (wanted and lively(sys.stderr)):
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} " + what), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=None)
        yield lambda count: bar.update(task, completed=count)
