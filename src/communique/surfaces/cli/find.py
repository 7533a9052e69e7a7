"""`communique search`, `show`, `versions`, `stats`: asking an archive."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from communique.errors import NothingFound, UsageError
from communique.surfaces.cli.archive_options import Address, Format, Target, opened, print_json, print_lines
from communique.surfaces.cli.cite import Site, shown
from communique.surfaces.cli.meetings import codes
from communique.surfaces.cli.output import output
from communique.surfaces.views.concordance import around
from communique.surfaces.words import printable

if TYPE_CHECKING:
    from communique.analysis.search import Hit, Results
    from communique.archive.records import Stats



def search(
    query: Annotated[
        str, typer.Argument(help='Words that must all occur; "a phrase" in quotes; word* for a prefix.')
    ] = "",
    archive: Address = "",
    person: Annotated[str | None, typer.Option(help="Took part or speaks; whole name or part of it.")] = None,
    side: Annotated[str | None, typer.Option(help="Code of the speaking party, or issuer, other, joint.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Speaks; whole name or part of it.")] = None,
    act: Annotated[str | None, typer.Option(help="What a statement does: support, oppose, urge, warn …")] = None,
    topic: Annotated[str | None, typer.Option(help="What a statement is about.")] = None,
    stance: Annotated[str | None, typer.Option(help="support or oppose, or a grade.")] = None,
    dyad: Annotated[str | None, typer.Option(metavar="A,B", help="Codes of parties that met.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to and with this day.")] = None,
    kind: Annotated[str | None, typer.Option(help="Kind of engagement: meeting, call, visit …")] = None,
    source: Annotated[str | None, typer.Option(help="Publisher or host, whole or part of it.")] = None,
    phrase: Annotated[str | None, typer.Option(help="One more phrase that must occur.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of the text.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="How many hits to show.")] = 20,
    format: Annotated[Literal["text", "json", "csv"], typer.Option(help="A concordance, an object, a table.")] = "text",
    target: Target = None,
) -> None:
    """Find words in their place: text and titles in three scripts, with filters."""
    from communique.analysis.search import Query
    from communique.analysis.search import search as ask

    wanted = Query(text=query, phrase=phrase, person=person, side=side, speaker=speaker, act=act, topic=topic,
                   stance=stance, dyad=codes(dyad), since=since, until=until, kind=kind, source=source,
                   lang=lang)  # fmt: skip
    with opened(archive) as store:
        results = ask(store, wanted, limit)
    if format == "json":
        print_json(asdict(results), target)
    elif format == "csv":
        print_lines([_table(results)], target)
    else:
        print_lines(_concordance(results), target)
    if not results.total:
        raise typer.Exit(NothingFound.exit_code)


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="A readout's id or address.")],
    archive: Address = "",
    version: Annotated[int | None, typer.Option(min=1, help="This version instead of the one that stands.")] = None,
    sentence: Annotated[int | None, typer.Option(min=1, help="Cite this sentence, by its number.")] = None,
    format: Annotated[
        Literal["text", "json", "ris", "bibtex", "csl", "footnote"],
        typer.Option(help="Lines to read, one object; a reference for a reference manager, for a footnote."),
    ] = "text",
    site: Site = None,
    target: Target = None,
) -> None:
    """Show a readout as the archive holds it, corrections applied; or cite it, or one of its sentences."""
    from communique.analysis.earlier import earlier

    if sentence is not None and format in ("text", "json"):
        raise UsageError("--sentence is for citing", hint="--format footnote, ris, bibtex or csl")
    with opened(archive) as store:
        stored = store.get(id, version)
        referred = earlier(store, stored) if format in ("text", "json") else []
    if format != "text" and format != "json":
        with output(target) as sink:
            sink.write(shown(stored, format, sentence, site))
        return
    if format == "json":
        from communique.export import archived

        print_json({**archived.record(stored, times=True), "earlier": [asdict(one) for one in referred]}, target)
        return
    from communique.surfaces import terminal

    lines = [f"version {stored.version} of {stored.versions}, {stored.state}, first seen {stored.first_seen}"]
    lines += [f"meeting {stored.meeting}"] if stored.meeting else []
    lines += [f"a reprint of {stored.original}"] if stored.original else []
    lines += [f"“{one.words}”: {one.meeting}, as {one.readout} tells" for one in referred]
    lines += [f"corrected by {c.by}: {c.field} is {c.value}" for c in stored.corrected]
    page = terminal.page(stored.readout, width=terminal.width(), coloured=False)
    print_lines([page.rstrip("\n"), "", *map(printable, lines)], target)


def versions(
    id: Annotated[str, typer.Argument(metavar="ID", help="A readout's id or address.")],
    archive: Address = "",
    diff: Annotated[
        str | None, typer.Option(metavar="A,B", help="What changed between two versions, by sentence.")
    ] = None,
    format: Format = "text",
    target: Target = None,
) -> None:
    """List what became of a readout, oldest first."""
    with opened(archive) as store:
        entries = store.history(id)
        changes = list(_changes(store, id, diff)) if diff else []
    if format == "json":
        listed = {"id": id, "versions": [entry._asdict() for entry in entries]}
        print_json({**listed, "changes": changes} if diff else listed, target)
    elif diff:
        print_lines((f"{change['mark']} {printable(change['words'])}" for change in changes), target)
    else:
        print_lines((f"{e.first_seen}  {e.state:<11}  version {e.version}  {e.sha256[:12]}  {e.note or ''}".rstrip()
                     for e in entries), target)  # fmt: skip


def stats(archive: Address = "", format: Format = "text", target: Target = None) -> None:
    """Count what is there, and say how well each source is covered."""
    with opened(archive) as store:
        counted = store.stats()
    if format == "json":
        print_json(asdict(counted), target)
    else:
        print_lines(_covered(counted), target)


def _changes(store: Any, id: str, between: str) -> Iterator[dict[str, Any]]:
    from communique.analysis.difference import difference

    numbers = between.split(",")
    if len(numbers) != 2 or not all(number.strip().isdigit() for number in numbers):
        raise UsageError(f"{between!r} are no two versions", hint="write --diff 1,2")
    before, after = (store.get(id, int(number)).readout.document.text for number in numbers)
    marks = {"same": " ", "removed": "-", "added": "+"}
    for change in difference(before, after):
        yield {**asdict(change), "mark": marks[change.kind]}


def _concordance(results: Results) -> Iterator[str]:
    from communique.analysis.search import CONTEXT

    for hit in results.hits:
        who = f"{', '.join(hit.speakers) or hit.side or '–'}" + (f" ({hit.side})" if hit.speakers and hit.side else "")
        left, match, right = around(hit.left, hit.match, hit.right, CONTEXT)
        said = printable(f"{hit.date or 'undated':<10}  {who}")
        yield f"{said}: {left.lstrip()}[{match}]{right.rstrip()}"
        yield printable(f"            {hit.title or ''}  {_place(hit)}")
    yield f"{len(results.hits)} of {results.total} readouts shown" if results.total else "nothing found"


def _place(hit: Hit) -> str:
    return f"{hit.id}#{hit.statement}" if hit.statement is not None else hit.id


def _table(results: Results) -> str:
    """The hits as CSV with a header row."""
    from communique.analysis.search import Hit

    names = [field.name for field in fields(Hit)]
    table = io.StringIO()
    writer = csv.DictWriter(table, names, lineterminator="\r\n")
    writer.writeheader()
    for hit in results.hits:
        marks = "; ".join(f"{start}-{end}" for start, end in hit.marks)
        writer.writerow({**asdict(hit), "speakers": "; ".join(hit.speakers), "marks": marks})
    return table.getvalue().rstrip("\r\n")


def _covered(counted: Stats) -> Iterator[str]:
    yield (f"{counted.readouts} readouts, {counted.versions} versions, {counted.meetings} meetings, "
           f"{counted.statements} statements")  # fmt: skip
    for source in counted.sources:
        yield printable(f"{source.readouts:>7}  {source.first or '?'} to {source.last or '?'}  {source.source}")
        for before, after in source.gaps:
            yield f"         nothing between {before} and {after}"
