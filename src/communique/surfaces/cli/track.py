"""`communique track`: the life of a set phrase, and set phrases that nobody has registered yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from communique.errors import NothingFound, UsageError
from communique.surfaces.cli.archive_options import Address, Target, opened, print_json, print_lines
from communique.surfaces.views.concordance import around
from communique.surfaces.words import printable

if TYPE_CHECKING:
    from communique.analysis.phrases.discover import Discovered
    from communique.analysis.phrases.track import Occurrence, Track

_SHOWN = 20
"""Occurrences and near wordings that the text shows; the other formats have all."""


def command(
    phrase: Annotated[str, typer.Argument(metavar="PHRASE|ID", help="Words, or a formula's id.")] = "",
    archive: Address = "",
    format: Annotated[
        Literal["text", "json", "svg", "html"], typer.Option(help="Lines to read, an object, a picture, a page.")
    ] = "text",
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Look for near wordings in every text, however long it takes.")
    ] = False,
    discover: Annotated[bool, typer.Option("--discover", help="Find set phrases that the registry lacks.")] = False,
    lang: Annotated[str | None, typer.Option(help="With --discover: only texts in this language.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="With --discover: how many phrases.")] = 50,
    target: Target = None,
) -> None:
    """Follow a set phrase: first and last use, gaps, shares by year, every use quoted, what came near it."""
    if discover:
        _discover(phrase, archive, format, lang, limit, target)
        return
    if not phrase.strip():
        raise UsageError("which phrase?", hint='communique track "rules-based order", or --discover')
    if lang:
        raise UsageError("--lang goes with --discover", hint="a phrase tells its language itself")
    from communique.analysis.phrases.track import track

    with opened(archive) as store:
        tracked = track(store, phrase, **({"near_texts": None} if thorough else {}))
    if format == "json":
        print_json(_plain(tracked), target)
    elif format == "svg":
        from communique.surfaces.charts.phrase import chart

        print_lines([chart(tracked)], target)
    elif format == "html":
        from communique.surfaces.page_html import phrase_page

        print_lines([phrase_page(tracked)], target)
    else:
        print_lines(_lines(tracked), target)
    if not tracked.occurrences and not tracked.near:
        raise typer.Exit(NothingFound.exit_code)


def _discover(phrase: str, archive: str, format: str, lang: str | None, limit: int, target: Any) -> None:
    if phrase:
        raise UsageError("--discover takes no phrase", hint="communique track --discover --archive FILE")
    if format in ("svg", "html"):
        raise UsageError(f"--discover has no {format}", hint="text or json")
    from communique.analysis.phrases.discover import discover

    with opened(archive) as store:
        found = discover(store, lang=lang, limit=limit)
    if format == "json":
        print_json([asdict(one) for one in found], target)
    else:
        print_lines(_listed(found), target)
    if not found:
        raise NothingFound("nothing here is set and frequent that the registry lacks", hint="more readouts show more")


def _plain(tracked: Track) -> dict[str, Any]:
    record = asdict(tracked)
    for near in record["near"]:
        del near["changes"]
    return record


def _lines(tracked: Track) -> Iterator[str]:
    known = f"  [{tracked.formula}]" if tracked.formula else ""
    yield printable(f"{tracked.phrase}{known}")
    if tracked.occurrences:
        yield (f"{tracked.readouts} readouts, {tracked.uses} uses; first {tracked.first or 'undated'}, "
               f"last {tracked.last or 'undated'}")  # fmt: skip
    else:
        yield "nowhere used"
    if len(tracked.firsts) > 1:
        yield printable("first by issuer: " + ", ".join(f"{issuer} {day}" for issuer, day in tracked.firsts))
    yield from (f"no use between {before} and {after}" for before, after in tracked.gaps)
    by_issuer = sorted(tracked.by_year, key=lambda one: (one.issuer, one.year))
    for issuer, rows in groupby(by_issuer, lambda one: one.issuer):
        shares = " · ".join(f"{one.year} {one.uses}/{one.readouts}" for one in rows)
        yield printable(f"{issuer}: {shares}")
    if tracked.occurrences:
        yield ""
    for one in tracked.occurrences[:_SHOWN]:
        yield from _quoted(one)
    yield from _more(len(tracked.occurrences), "uses")
    if tracked.near:
        yield ""
        yield "near:"
    for near in tracked.near[:_SHOWN]:
        yield printable(f"{near.count:>5}  {near.diff}  ({near.first or 'undated'} to {near.last or 'undated'})")
        yield printable(f"       “{' '.join(near.occurrences[0].quote.split())}” {near.occurrences[0].id}")
    yield from _more(len(tracked.near), "near wordings")
    if tracked.near_searched < tracked.near_texts:
        searched = f"{tracked.near_searched} of {tracked.near_texts} texts that may hold one"
        yield f"looked for near wordings in {searched} (--thorough: in all)"


def _quoted(one: Occurrence) -> Iterator[str]:
    from communique.analysis.phrases.track import CONTEXT

    side = f" ({one.side})" if one.speakers and one.side else ""
    reported = f", as {one.issuer} reports" if one.account == "reported" else ""
    who = f"{', '.join(one.speakers) or one.side or '–'}{side}{reported}"
    left, match, right = around(one.left, one.match, one.right, CONTEXT)
    said = printable(f"{one.date or 'undated':<10}  {who}")
    yield f"{said}: {left.lstrip()}[{match}]{right.rstrip()}"
    yield printable(f"            {one.id}{f'#{one.statement}' if one.statement is not None else ''}")


def _more(count: int, what: str) -> Iterator[str]:
    if count > _SHOWN:
        yield f"… and {count - _SHOWN} more {what} (--format json has all)"


def _listed(found: list[Discovered]) -> Iterator[str]:
    for one in found:
        yield printable(f"{one.count:>6}  {one.lang}  {one.phrase}  (first {one.first or 'undated'}, "
                        f"fixed {one.fixedness:.2f}, new {one.novelty:.2f})")  # fmt: skip
