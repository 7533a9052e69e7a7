"""`communique verify`, `correct`, `corrections`, `export`: proof, a person's word, and what others read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from communique.errors import NothingFound, UsageError
from communique.surfaces.cli import cite
from communique.surfaces.cli.archive_options import Address, Format, Target, opened, print_json, print_lines
from communique.surfaces.cli.cite import Site
from communique.surfaces.cli.talk import complain
from communique.surfaces.words import printable

if TYPE_CHECKING:
    from communique.archive.base import Archive

Dump = Literal["jsonl", "csv", "parquet", "ris", "bibtex", "csl", "atom"]


def verify(
    quote: Annotated[
        str | None, typer.Argument(help="A quotation; without one, the archive itself is verified.")
    ] = None,
    archive: Address = "",
    format: Format = "text",
    target: Target = None,
) -> None:
    """Say whether words were printed and where; or re-slice every span and recompute every hash."""
    with opened(archive) as store:
        found, lines = _checked(store) if quote is None else _looked_up(store, quote)
    if format == "json":
        print_json(found, target)
    else:
        print_lines(map(printable, lines), target)
    if found.get("broken") or found.get("verdict") == "absent":
        raise typer.Exit(NothingFound.exit_code)


def correct(
    id: Annotated[str, typer.Argument(metavar="ID[#NUMBER]", help="A readout, or one of its statements.")],
    field: Annotated[str, typer.Argument(metavar="FIELD", help="date, kind, city, country, meeting; of a statement "
                                         "speaker, side, mode, acts, topics, stance.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The right value; none for not stated.")],
    archive: Address = "",
    by: Annotated[str, typer.Option("--by", metavar="WHO", help="Who says so.")] = "",
    why: Annotated[str | None, typer.Option(help="And why.")] = None,
    format: Format = "text",
) -> None:  # fmt: skip
    """Correct what the machine read. It is logged, overrides the machine, and survives re-reading."""
    from communique.archive.meetings import regroup

    if not by.strip():
        raise UsageError("who corrects?", hint="--by NAME")
    with opened(archive, write=True) as store:
        readout, statement = _addressed(store, id)
        with store.writing():
            made = store.correct(readout, statement, field, value, by, why)
        regroup(store)
    if format == "json":
        print_json(asdict(made))
    else:
        print_lines([printable(_correction(asdict(made)))])


def corrections(
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help="Only those of this readout.")] = None,
    archive: Address = "",
    format: Format = "text",
    target: Target = None,
) -> None:
    """List the log of corrections, oldest first; orphaned ones say why."""
    with opened(archive) as store:
        made = [asdict(correction) for correction in store.corrections(id)]
    if format == "json":
        print_json({"corrections": made}, target)
    else:
        if not made:
            complain("nothing has been corrected")
        print_lines((printable(_correction(one)) for one in made), target)


def export(
    target: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="A file; a folder for tables.")],
    archive: Address = "",
    format: Annotated[
        Dump, typer.Option(help="JSON Lines; a folder of tables; references of what stands; a feed of it.")
    ] = "jsonl",
    times: Annotated[
        bool, typer.Option("--times", help="Say when each text was first seen (jsonl, references; atom always).")
    ] = False,
    site: Site = None,
) -> None:
    """Write the archive in a form that others read. The same inputs give the same bytes."""
    with opened(archive) as store:
        if format == "ris" or format == "bibtex" or format == "csl":
            cite.export(store, target, format, site, times=times)
        elif format == "atom":
            cite.export_feed(store, target, site)
        else:
            _DUMPS[format](store, target, times)


def _dump_lines(store: Archive, target: Path, times: bool) -> None:
    from communique.export import archived

    print_lines(archived.lines(store, times=times), target)


def _dump_csv(store: Archive, target: Path, times: bool) -> None:
    from communique.export import csv

    csv.write(store, target)


def _dump_parquet(store: Archive, target: Path, times: bool) -> None:
    from communique.export import parquet

    parquet.write(store, target)


_DUMPS: dict[Dump, Callable[[Any, Path, bool], None]] = {
    "jsonl": _dump_lines,
    "csv": _dump_csv,
    "parquet": _dump_parquet,
}


def _looked_up(store: Archive, quote: str) -> tuple[dict[str, Any], list[str]]:
    from communique.analysis.verify import verify as look_up

    result = look_up(store, quote)
    lines: list[str] = [result.verdict]
    for found in result.found:
        past = "" if found.standing else ", a version that no longer stands"
        lines.append(f"  {found.id} version {found.version} [{found.start}, {found.end}){past}: {found.words}")
    return asdict(result), lines


def _checked(store: Archive) -> tuple[dict[str, Any], list[str]]:
    checked, broken = 0, []
    seen: set[tuple[str, int]] = set()
    for finding in store.check():
        if finding is None:
            checked += 1
            continue
        broken.append(finding._asdict() if hasattr(finding, "_asdict") else asdict(finding))
        if finding.id and (finding.id, finding.version) not in seen:
            seen.add((finding.id, finding.version))
            checked += 1
    lines = [f"{one['id']} version {one['version']}: {one['what']}" for one in broken]
    return {"checked": checked, "broken": broken}, [*lines, f"{checked} versions checked, {len(broken)} broken"]


def _addressed(store: Archive, id: str) -> tuple[str, int | None]:
    """A readout's id and the number of the statement, of ID#NUMBER; an id that itself holds # is taken as it is."""
    readout, mark, number = id.rpartition("#")
    if not mark or not number.isdigit():
        return id, None
    try:
        store.history(id)
    except NothingFound:
        return readout, int(number)
    return id, None


def _correction(made: dict[str, Any]) -> str:
    place = made["id"] if made["statement"] is None else f"{made['id']}#{made['statement']}"
    reason = f": {made['reason']}" if made["reason"] else ""
    why = f" ({made['why']})" if made["why"] else ""
    said = f"{place} {made['field']} = {made['value']}, by {made['by']}{why}"
    return f"{made['number']}  {made['at']}  {said}  [{made['state']}{reason}]"
