"""What all commands on an archive share: which archive, and how its answers are printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

import typer

from communique.errors import UsageError
from communique.surfaces.cli.output import output

if TYPE_CHECKING:
    from communique.archive.base import Archive

Address: TypeAlias = Annotated[
    str,
    typer.Option(
        "--archive",
        metavar="A",
        envvar="COMMUNIQUE_ARCHIVE",
        show_default=False,
        help="A SQLite file, or postgresql://…",
    ),
]
Target: TypeAlias = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here, whole or not at all.")
]
Format: TypeAlias = Annotated[Literal["text", "json"], typer.Option(help="Lines to read, or one object.")]


@contextmanager
def opened(address: str, *, write: bool = False) -> Iterator[Archive]:
    """The archive at an address for as long as the block lasts."""
    from communique.archive import open_store

    if not address:
        raise UsageError("which archive?", hint="--archive FILE, or set COMMUNIQUE_ARCHIVE")
    archive = open_store(address, write=write)
    try:
        yield archive
    finally:
        archive.close()


def print_json(value: Any, target: Path | None = None) -> None:
    """One object, in UTF-8 without escapes."""
    from communique.export import jsonl

    print_lines([jsonl.encoded(value)], target)


def print_lines(lines: Any, target: Path | None = None) -> None:
    """Lines, one after another as they come."""
    with output(target) as sink:
        for line in lines:
            sink.write(line + "\n")
