"""`communique pairs` and `compare`: two sides' readouts of one meeting."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.errors import NothingFound, UsageError
from communique.surfaces.cli.archive_options import Address, Target, opened, print_json, print_lines
from communique.surfaces.cli.talk import lively

if TYPE_CHECKING:
    from communique.model import Readout


def pairs(archive: Address = "", target: Target = None) -> None:
    """List readouts of one meeting by different issuers, as JSON Lines."""
    from communique.analysis.comparing.pairs import pairs as find
    from communique.export import jsonl

    with opened(archive) as store:
        found = find(store)
    print_lines((jsonl.encoded(asdict(pair)) for pair in found), target)
    if not found:
        hint = "readouts are paired where both issuers are known; communique meetings lists what there is"
        raise NothingFound("no meeting here has two accounts", hint=hint)


def compare(
    places: Annotated[
        list[str] | None, typer.Argument(metavar="A B", help="Two files with one readout each, or ids in the archive.")
    ] = None,
    meeting: Annotated[str | None, typer.Option(metavar="ID", help="The two accounts of this meeting.")] = None,
    archive: Address = "",
    format: Annotated[
        Literal["text", "json", "html"], typer.Option(help="Lines to read, one object, a page for the browser.")
    ] = "text",
    target: Target = None,
) -> None:
    """Lay two readouts side by side: what both say, what differs, what only one mentions."""
    from communique.analysis.comparing.compare import compare as lay

    if bool(places) == bool(meeting) or (places and len(places) != 2):
        raise UsageError("what is to be compared?", hint="two files or ids, or --meeting ID")
    a, b = _of_meeting(archive, meeting) if meeting else _both(places or [], archive)
    comparison = lay(a, b)
    if format == "json":
        from communique.surfaces.compare_record import record

        print_json({"meeting": meeting, **record(comparison)}, target)
    elif format == "html":
        from communique.surfaces import page_html

        print_lines([page_html.comparison_page(comparison)], target)
    else:
        from communique.surfaces import compare_text, terminal

        coloured = target is None and lively(sys.stdout)
        print_lines([compare_text.page(comparison, width=terminal.width(), coloured=coloured).rstrip("\n")], target)


def _both(places: list[str], archive: str) -> tuple[Readout, Readout]:
    files = [os.path.exists(place) for place in places]
    if all(files):
        return _read(places[0]), _read(places[1])
    with opened(archive) as store:
        a, b = (_read(place) if file else store.get(place).readout for place, file in zip(places, files, strict=True))
    return a, b


def _read(path: str) -> Readout:
    """The one readout of a file."""
    from communique import pipeline
    from communique.errors import InputError
    from communique.sources import load

    documents = list(load.load(path, input="auto", lang=None))
    for document in documents:
        if isinstance(document, InputError):
            raise document
    if len(documents) != 1:
        raise UsageError(f"holds {len(documents)} readouts", place=path, hint="ingest it, and compare two ids")
    (document,) = documents
    assert not isinstance(document, InputError)
    return pipeline.read(document)


def _of_meeting(archive: str, meeting: str) -> tuple[Readout, Readout]:
    """The best pair of a meeting; without one, its first two readouts, as of one issuer in two languages."""
    from communique.analysis.comparing.pairs import pairs_of

    with opened(archive) as store:
        found = pairs_of(store, meeting)
        if found:
            best = max(found, key=lambda pair: pair.score)
            ids = [best.a, best.b]
        else:
            ids = list(store.meeting(meeting).readouts[:2])
        if len(ids) < 2:
            raise NothingFound(f"{meeting} has one readout only", hint="communique pairs lists what can be compared")
        a, b = (store.get(id).readout for id in ids)
    return a, b
