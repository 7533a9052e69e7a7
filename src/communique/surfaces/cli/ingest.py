"""`communique ingest`: sources of every kind into an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.surfaces.cli.archive_options import Address, Format, opened, print_json, print_lines
from communique.surfaces.cli.talk import complain, progress

if TYPE_CHECKING:
    from communique.pipeline import Summary


def command(
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…", help="Files, folders, JSON Lines, CSV, WARC, feeds, sitemaps, list pages, addresses, -."
        ),
    ],
    archive: Address = "",
    input: Annotated[
        Literal["auto", "text", "html", "jsonl", "csv", "warc", "feed", "sitemap", "list"],
        typer.Option(help="What the sources are; auto goes by ending, else by content."),
    ] = "auto",
    lang: Annotated[
        Literal["en", "zh", "ru"] | None, typer.Option(help="Language of the texts; without it, detected.")
    ] = None,
    profile: Annotated[str | None, typer.Option(metavar="NAME", help="The site profile of the list pages.")] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Use the network: nothing is fetched without this.")] = False,
    delay: Annotated[
        float | None,
        typer.Option(min=0, metavar="S", help="Seconds between requests; else what robots.txt asks, or 1."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch private and loopback addresses too.")
    ] = False,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read unchanged texts anew; corrections stay.")
    ] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; without it, one for each core.")] = None,
    format: Format = "text",
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar.")] = False,
) -> None:
    """Keep every version of what sources hold. Run again, it goes on where it was."""
    from communique.pipeline import Ingest, ingest

    how = Ingest(input=input, lang=lang, profile=profile, fetch=fetch, allow_private=allow_private, delay=delay,
                 reread=reread, jobs=jobs, debug=bool(context.obj))  # fmt: skip
    named = 0

    def told(summary: Summary) -> None:
        nonlocal named
        for refusal in summary.refusals[named:]:
            complain(f"{refusal.source}{':' if refusal.entry else ''}{refusal.entry}: {refusal.reason}")
        named = len(summary.refusals)
        tick(summary.total)

    with opened(archive, write=True) as store, progress(wanted=not quiet) as tick:
        summary = ingest(sources, store, how, told=told)
    if format == "json":
        refusals = [{"source": r.source, "entry": r.entry, "reason": r.reason} for r in summary.refusals]
        print_json({**summary.counts, "refusals": refusals, "passed_over": summary.passed_over})
    else:
        print_lines([_said(summary)])
    if summary.refusals:
        raise typer.Exit(1)


def _said(summary: Summary) -> str:
    """The counts in words: the two that always matter, and whatever else happened."""
    counts = summary.counts
    parts = [f"{counts['new']} new", f"{counts['unchanged']} unchanged"]
    parts += [f"{count} {name}" for name, count in counts.items() if count and name not in ("new", "unchanged")]
    if summary.passed_over:
        parts.append(f"{summary.passed_over} files passed over")
    return ", ".join(parts)
