"""`communique site`: an archive as a folder of pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.errors import UsageError
from communique.surfaces.cli.archive_options import Address, Format, print_json, print_lines
from communique.surfaces.cli.talk import complain, progress

if TYPE_CHECKING:
    from communique.surfaces.web.site import Summary

_NAMED = 20
"""Addresses that could not be made are named up to so many."""


def command(
    context: typer.Context,
    archive: Address = "",
    target: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="The folder to fill, empty or an earlier site.")
    ] = None,
    lang: Annotated[
        list[str] | None,
        typer.Option(help="Interface language, once for each; the first has the plain addresses. Without it, all."),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where the folder will be published: for canonical links and lists of pages."),
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; without it, one for each core.")] = None,
    format: Format = "text",
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar.")] = False,
) -> None:
    """Write an archive as pages that open from a disk or any plain web server. Run again, it writes what changed."""
    from communique.surfaces.web.site import Plan, write
    from communique.surfaces.words import languages
    from communique.workers import cores

    if not archive:
        raise UsageError("which archive?", hint="--archive FILE, or set COMMUNIQUE_ARCHIVE")
    if target is None:
        raise UsageError("which folder?", hint="-o DIR")
    if address and not address.startswith(("https://", "http://")):
        raise UsageError(f"{address!r} is no address of a place", hint="--address https://readouts.example")
    for code in lang or ():
        if code not in languages():
            raise UsageError(f"no interface language {code!r}", hint=", ".join(languages()))
    plan = Plan(archive, target, tuple(dict.fromkeys(lang or languages())), (address or "").rstrip("/"),
                debug=bool(context.obj))  # fmt: skip
    with progress(wanted=not quiet, what="files") as tick:
        summary = write(plan, jobs or cores(), tick)
    _tell(summary, target, format)
    if summary.made.refusals:
        raise typer.Exit(1)


def _tell(summary: Summary, target: Path, format: str) -> None:
    """What was done, and what was left out."""
    made = summary.made
    for place, reason in made.refusals[:_NAMED]:
        complain(f"{place}: {reason}")
    if len(made.refusals) > _NAMED:
        complain(f"and {len(made.refusals) - _NAMED} pages more")
    if summary.overtaken:
        complain("the archive changed meanwhile: run it again")
    if format == "json":
        refusals = [{"address": place, "reason": reason} for place, reason in made.refusals]
        print_json({"written": made.written, "unchanged": made.unchanged, "left": summary.left, "refusals": refusals})
        return
    left = f", {summary.left} left from an earlier run" if summary.left else ""
    refused = f", {len(made.refusals)} pages could not be made" if made.refusals else ""
    print_lines([f"{made.written} files written, {made.unchanged} unchanged{left}{refused}: {target / 'index.html'}"])
