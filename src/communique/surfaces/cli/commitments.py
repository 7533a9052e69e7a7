"""`communique commitments`: who undertook what, to whom, by when, how firmly, and what later readouts say of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.errors import NothingFound
from communique.surfaces.cli.archive_options import Address, Target, opened, print_json, print_lines
from communique.surfaces.words import printable

if TYPE_CHECKING:
    from communique.analysis.commitments.ledger import Entry, Fate
    from communique.surfaces.views.commitments import Linked, Shown, Source

Followed = Sequence[tuple["Entry", "Fate | None"]]


def command(
    archive: Address = "",
    party: Annotated[str | None, typer.Option(metavar="CODE", help="Only what this party is bound to.")] = None,
    to_party: Annotated[str | None, typer.Option(metavar="CODE", help="Only what is promised to this party.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to and with this day.")] = None,
    due_before: Annotated[str | None, typer.Option(metavar="DATE", help="Whose term is over before this day.")] = None,
    follow_ups: Annotated[
        bool, typer.Option("--follow-ups/--no-follow-ups", help="Look for what later readouts say of each.")
    ] = True,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
    offset: Annotated[int, typer.Option(min=0, help="After so many.")] = 0,
    format: Annotated[
        Literal["text", "json", "csv", "html"], typer.Option(help="Lines to read, an object, a table, a page.")
    ] = "text",
    lang: Annotated[Literal["en", "zh", "ru"], typer.Option(help="Language of the words around them.")] = "en",
    target: Target = None,
) -> None:
    """List commitments, the latest first, each with its quotation, its term and what became of it."""
    from communique.analysis.commitments.ledger import fate, ledger

    party, to_party = (code.strip() or None if code else None for code in (party, to_party))
    with opened(archive) as store:
        page = ledger(store, party, since, until, to_party=to_party, due_before=due_before, limit=limit, offset=offset)
        found = [(entry, fate(store, entry) if follow_ups else None) for entry in page.entries]
    if format == "json":
        from communique.surfaces.commitment_record import record

        print_json({"total": page.total, "commitments": [record(*one) for one in found]}, target)
    elif format == "csv":
        print_lines([_table(found)], target)
    elif format == "html":
        from communique.surfaces.page_html import commitments_page

        print_lines([commitments_page(found, page.total, lang, party)], target)
    else:
        print_lines(_lines(found, page.total, lang), target)
    if not page.total:
        raise typer.Exit(NothingFound.exit_code)


def _table(found: Followed) -> str:
    """The commitments as CSV with a header row."""
    from communique.surfaces.commitment_record import COLUMNS, row

    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(row(*one) for one in found)
    return table.getvalue().rstrip("\r\n")


def _lines(found: Followed, total: int, lang: str) -> Iterator[str]:
    from communique.surfaces.views.commitments import CommitmentsView

    view = CommitmentsView(found, total, lang)
    for one in view.shown:
        yield from _one(one)
        yield ""
    yield view.part or (f"{total}" if view.shown else view.words.say("commitments_none"))


def _one(one: Shown) -> Iterator[str]:
    about = [one.firmness, one.due, one.over, *one.amounts]
    yield printable(f"{one.source.day}  {one.who} · {' · '.join(part for part in about if part)}")
    yield from _quoted(one.source, "    ")
    for linked in one.later:
        yield from _linked(linked, "→")
    for linked in one.earlier:
        yield from _linked(linked, "←")
    if one.fate:
        yield f"    {one.fate}"


def _linked(one: Linked, arrow: str) -> Iterator[str]:
    yield printable(f"    {arrow} {one.source.day}  {' · '.join([one.word, one.who, *one.changes])}")
    yield from _quoted(one.source, "        ")
    yield printable(f"        {one.rests} {one.measure}")


def _quoted(source: Source, indent: str) -> Iterator[str]:
    """The quotation with the undertaking and its term in square brackets, and where it stands."""
    words, inside = "", False
    for text, kind in [*source.parts, ("", "")]:
        if bool(kind) != inside:
            words, inside = words + ("[" if kind else "]"), bool(kind)
        words += text
    yield printable(f"{indent}“{words}”")
    yield printable(f"{indent}{source.account} · {source.id}")
