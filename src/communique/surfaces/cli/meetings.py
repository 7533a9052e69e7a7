"""`communique meetings`: meetings one a line, or as a picture of who met whom and when."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from communique.days import check_days
from communique.errors import NothingFound, UsageError
from communique.surfaces.cli.archive_options import Address, Target, opened, print_lines
from communique.surfaces.cli.output import output

if TYPE_CHECKING:
    from communique.analysis.network import Calendar, Network
    from communique.archive.base import Archive

Picture = Literal["network", "calendar", "dyads"]
_PARTIES = {"network": 40, "dyads": 20}


def command(
    archive: Address = "",
    dyad: Annotated[str | None, typer.Option(metavar="A,B", help="Codes of parties that met.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to and with this day.")] = None,
    picture: Annotated[
        Picture | None, typer.Option(help="Who met whom, when (whole years), or each with each.", show_default=False)
    ] = None,
    format: Annotated[
        Literal["jsonl", "svg", "html", "png"] | None,
        typer.Option(help="Of a picture: its numbers, the picture (default), a page, points.", show_default=False),
    ] = None,
    party: Annotated[str | None, typer.Option(metavar="CODE", help="Only what this party took part in.")] = None,
    limit: Annotated[
        int | None, typer.Option(help="Of a picture: parties at most (40; 20 each with each).", show_default=False)
    ] = None,
    lang: Annotated[Literal["en", "zh", "ru"], typer.Option(help="Language of a picture's words.")] = "en",
    target: Target = None,
) -> None:
    """List meetings as JSON Lines, each with the readouts that report it; or draw who met whom, and when."""
    check_days(since, until)
    if picture is None:
        if format not in (None, "jsonl") or limit is not None:
            raise UsageError("which picture?", hint="--picture network, calendar or dyads")
        _list(archive, (*codes(dyad), *([party] if party else [])), since, until, target)
        return
    if dyad:
        raise UsageError("a picture has no --dyad", hint="--party CODE draws what one party took part in")
    with opened(archive) as store:
        found = _asked(store, picture, since, until, party, limit)
    _draw(picture, found, format or "svg", lang, target)
    if not any(_numbers(found)):
        raise typer.Exit(NothingFound.exit_code)


def codes(dyad: str | None) -> tuple[str, ...]:
    """The codes of "CHN,RUS"; UsageError where one is empty."""
    found = tuple(code.strip() for code in dyad.split(",")) if dyad else ()
    if not all(found):
        raise UsageError(f"{dyad!r} is no pair of parties", hint="write CHN,RUS")
    return found


def _list(archive: str, parties: tuple[str, ...], since: str | None, until: str | None, target: Path | None) -> None:
    from communique.export import jsonl

    with opened(archive) as store:
        found = store.meetings(parties, since, until)
    print_lines((jsonl.encoded(asdict(gathering)) for gathering in found), target)
    if not found:
        raise NothingFound("no meeting answers this", hint="ask for other parties or days")


def _asked(
    store: Archive, picture: Picture, since: str | None, until: str | None, party: str | None, limit: int | None
) -> Network | Calendar:
    from communique.analysis import network

    if picture == "calendar":
        if limit is not None:
            raise UsageError("a calendar has no --limit", hint="--from and --to choose its years")
        years = [int(day[:4]) for day in (since, until) if day]
        return network.calendar(store, years[0] if years else None, party, years[-1] if years else None)
    ask = network.network if picture == "network" else network.dyads
    return ask(store, since, until, party, _PARTIES[picture] if limit is None else limit)


def _draw(picture: Picture, found: Network | Calendar, format: str, lang: str, target: Path | None) -> None:
    from communique.export import jsonl
    from communique.surfaces.charts import meetings

    if format == "jsonl":
        print_lines(map(jsonl.encoded, _numbers(found)), target)
    elif format == "html":
        print_lines([meetings.page(picture, found, lang)], target)
    elif format == "svg":
        print_lines([meetings.svg(picture, found, lang)], target)
    else:
        from communique.surfaces.charts.png import png

        if target is None and sys.stdout.isatty():
            raise UsageError("a PNG is nothing for a terminal", hint="-o FILE")
        points = png(meetings.svg(picture, found, lang))
        with output(target) as sink:
            sink.write_bytes(points)


def _numbers(found: Network | Calendar) -> Iterator[dict[str, Any]]:
    """What a picture shows, a number a row: days; or parties, then every two of them."""
    from communique.analysis.network import Calendar

    if isinstance(found, Calendar):
        yield from ({"day": day, "meetings": count} for day, count in found.days)
    else:
        yield from map(asdict, found.nodes)
        yield from map(asdict, found.ties)
