"""`communique serve`: the reading room over an archive."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.errors import UsageError
from communique.surfaces.cli.archive_options import Address
from communique.surfaces.words import printable

if TYPE_CHECKING:
    from communique.sources.fetch import Fetched


def command(
    archive: Address = "",
    host: Annotated[str, typer.Option(help="Listen at this address; 0.0.0.0 for all of this machine's.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that make pages.")] = 1,
    address: Annotated[
        str | None, typer.Option(metavar="URL", help="How readers name this place (https://host); else as they ask.")
    ] = None,
    open: Annotated[
        bool,
        typer.Option(
            "--open", help="Show it in the browser; without a terminal: fetch its home page, say what is on it, end."
        ),
    ] = False,
) -> None:
    """Serve an archive as pages, each of which is also data (its address + .json). The first line is the address."""
    from communique.surfaces.web.serve import glance, serve

    if not archive:
        raise UsageError("which archive?", hint="--archive FILE, or set COMMUNIQUE_ARCHIVE")
    if address and not address.startswith(("https://", "http://")):
        raise UsageError(f"{address!r} is no address of a place", hint="--address https://readouts.example")
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")
    if open and not at_terminal:
        for line in _seen(*glance(archive)):
            print(line, flush=True)
        return
    serve(archive, host, port, workers, address, lambda line: print(line, flush=True), open=open)


def _seen(address: str, page: Fetched) -> list[str]:
    """What a page shows, in a few lines."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page.body.decode("utf-8"))
    links = {node.attributes.get("href") or "" for node in tree.css("main a[href*='/readouts/']")}
    title = tree.css_first("title")
    named = " ".join((title.text() if title else "").split())
    return [address, printable(f"“{named}”: {len(page.body):,} bytes, {len(links)} readouts linked")]
