"""`communique positions`: who takes which stance on what, as of which day, in whose account, and what changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from communique.errors import NothingFound, UsageError
from communique.surfaces.cli.archive_options import Address, Target, opened, print_json, print_lines
from communique.surfaces.cli.meetings import codes
from communique.surfaces.cli.output import output
from communique.surfaces.words import printable

if TYPE_CHECKING:
    from communique.analysis.positions.changes import Change
    from communique.analysis.positions.standing import Matrix, Page
    from communique.archive.base import Archive
    from communique.surfaces.views.positions import PositionsView, Told

_LISTED, _DRAWN = 1000, 12
"""Positions or changes of a list, and parties and targets of a matrix, where no number is asked for."""


class _Asked(NamedTuple):
    parties: tuple[str, ...]
    target: str | None
    as_of: str | None
    limit: int | None


def command(
    archive: Address = "",
    party: Annotated[str | None, typer.Option(metavar="CODES", help="Only of these parties: CHN or CHN,RUS.")] = None,
    target: Annotated[
        str | None, typer.Option(metavar="WORDS|ID", help="Only on this target: its id, words, or a part of words.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="What stood on this day.")] = None,
    changes: Annotated[bool, typer.Option("--changes", help="What was upgraded, downgraded, taken, dropped.")] = False,
    format: Annotated[
        Literal["text", "json", "svg", "png", "html"], typer.Option(help="Lines, an object, a picture, points, a page.")
    ] = "text",
    limit: Annotated[
        int | None,
        typer.Option(min=1, help="At most so many of a list (1000), or a side of a matrix (12).", show_default=False),
    ] = None,
    lang: Annotated[Literal["en", "zh", "ru"], typer.Option(help="Language of the words around them.")] = "en",
    file: Target = None,
) -> None:
    """Show positions over time: a matrix of parties and targets, or the list of a party's stances on a target."""
    asked = _Asked(codes(party), target, as_of, limit)
    if changes and format in ("svg", "png"):
        raise UsageError(f"--changes has no {format}", hint="text, json or html")
    with opened(archive) as store:
        if format == "json":
            empty = _json(store, asked, changes, file)
        elif format == "text":
            empty = _text(store, asked, changes, lang, file)
        else:
            empty = _drawn(store, asked, changes, format, lang, file)
    if empty:
        raise typer.Exit(NothingFound.exit_code)


def _json(store: Archive, asked: _Asked, changes: bool, file: Path | None) -> bool:
    if changes:
        found = _changes(store, asked)
        print_json({"as_of": asked.as_of, "total": len(found), "changes": [asdict(one) for one in found]}, file)
        return not found
    page = _listed(store, asked)
    rows = [asdict(one) for one in page.positions]
    print_json({"as_of": asked.as_of, "targets": page.targets, "total": page.total, "positions": rows}, file)
    return not rows


def _text(store: Archive, asked: _Asked, changes: bool, lang: str, file: Path | None) -> bool:
    from communique.analysis.positions.standing import Page
    from communique.surfaces.views.positions import PositionsView

    if changes:
        view = PositionsView(Page((), 0), lang, _changes(store, asked))
        print_lines(_turned(view), file)
        return not view.turned
    whole = not asked.parties and not asked.target
    view = PositionsView(_matrix(store, asked) if whole else _listed(store, asked), lang)
    print_lines(_cells(view) if whole else _stances(view), file)
    return not (view.quoted or view.history)


def _drawn(store: Archive, asked: _Asked, changes: bool, format: str, lang: str, file: Path | None) -> bool:
    found = _matrix(store, asked)
    if format == "html":
        from communique.surfaces.page_html import positions_page

        print_lines([positions_page(found, _changes(store, asked) if changes else None, lang)], file)
        return not found.cells
    from communique.surfaces.charts.positions import chart

    picture = chart(found, lang)
    if format == "svg":
        print_lines([picture], file)
        return not found.cells
    from communique.surfaces.charts.png import png

    if file is None and sys.stdout.isatty():
        raise UsageError("a PNG is nothing for a terminal", hint="-o FILE")
    points = png(picture)
    with output(file) as sink:
        sink.write_bytes(points)
    return not found.cells


def _listed(store: Archive, asked: _Asked) -> Page:
    from communique.analysis.positions.standing import positions

    limit = asked.limit or _LISTED
    return positions(store, party=asked.parties, target=asked.target, as_of=asked.as_of, limit=limit)


def _matrix(store: Archive, asked: _Asked) -> Matrix:
    from communique.analysis.positions.standing import matrix, targets_asked

    targets = targets_asked(store, asked.target) if asked.target else ()
    return matrix(store, as_of=asked.as_of, parties=asked.parties, targets=targets, limit=asked.limit or _DRAWN)


def _changes(store: Archive, asked: _Asked) -> list[Change]:
    from communique.analysis.positions.changes import changes
    from communique.analysis.positions.standing import targets_asked

    targets = targets_asked(store, asked.target) if asked.target else ()
    return changes(store, party=asked.parties, targets=targets, as_of=asked.as_of, limit=asked.limit or _LISTED)


def _cells(view: PositionsView) -> Iterator[str]:
    """The matrix, a party after another."""
    if not view.rows:
        yield view.words.say("positions_none")
        return
    yield printable(f"{view.standing} · {view.part}")
    for party, cells in view.rows:
        yield ""
        yield party
        yield from (_line(one, one.target) for cell in cells if cell for one in cell.all)


def _stances(view: PositionsView) -> Iterator[str]:
    """Stances with their quotations, in order."""
    if not view.history:
        yield view.words.say("positions_none")
    if view.part:
        yield view.part
    for one in view.history:
        yield _line(one, f"{one.party} · {one.target}")
        yield printable(f"    {view.words.quote(one.quote)}")


def _line(one: Told, about: str) -> str:
    mark = "●" if one.mark == "own" else "○"
    return printable(f"  {mark} {one.word:<14} {about}  ({one.account}, {one.day}, {one.id})")


def _turned(view: PositionsView) -> Iterator[str]:
    say = view.words.say
    if not view.turns:
        yield say("positions_no_changes")
        return
    yield say("positions_caution")
    for turn in view.turns:
        yield ""
        steps = f": {turn.steps[0]} → {turn.steps[1]}" if turn.steps else ""
        yield printable(f"{turn.day}  {turn.kind}  {turn.who} · {turn.what}{steps}  ({turn.issuer})")
        yield from (printable(f"    {line}") for line in turn.lines)
        yield from _quoted([(say("positions_was"), turn.before), (say("positions_is"), turn.after)], view)
        if turn.meanwhile:
            yield printable(f"    {say('positions_meanwhile')} {view.words.quote(turn.meanwhile)}")
        if turn.kin:
            yield printable(f"    {turn.kin}")


def _quoted(stances: Sequence[tuple[str, Told | None]], view: PositionsView) -> Iterator[str]:
    for when, one in stances:
        if one:
            yield printable(f"    {when} ({one.account}, {one.day}, {one.id}): {view.words.quote(one.quote)}")
