"""`communique pairs` and `compare`: two sides' readouts of one meeting."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from communique.errors import NothingFound, UsageError
from communique.surfaces.cli.archive_options import Address, Target, opened, print_json, print_lines

if TYPE_CHECKING:
    from communique.analysis.compare import Comparison
    from communique.archive.base import Archive
    from communique.model import Readout
    from communique.surfaces.compare_view import CompareView, Quote, Row


def pairs(archive: Address = "", target: Target = None) -> None:
    """List readouts of one meeting by different issuers, as JSON Lines."""
    from communique.analysis.pairs import pairs as find
    from communique.export import jsonl

    with opened(archive) as store:
        found = find(store)
    print_lines((jsonl.encoded(asdict(pair)) for pair in found), target)
    if not found:
        raise typer.Exit(NothingFound.exit_code)


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
    from communique.analysis.compare import compare as lay

    if bool(places) == bool(meeting) or (places and len(places) != 2):
        raise UsageError("what is to be compared?", hint="two files or ids, or --meeting ID")
    a, b = _of_meeting(archive, meeting) if meeting else _both(places or [], archive)
    comparison = lay(a, b)
    if format == "json":
        print_json({"meeting": meeting, **record(comparison)}, target)
    elif format == "html":
        from communique.surfaces import page_html

        print_lines([page_html.comparison_page(comparison)], target)
    else:
        print_lines(_lines(comparison), target)


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
    from communique.analysis.pairs import pairs as find

    with opened(archive) as store:
        found = [pair for pair in find(store) if meeting in _meetings(store, pair.a, pair.b)]
        if found:
            best = max(found, key=lambda pair: pair.score)
            ids = [best.a, best.b]
        else:
            ids = [id for gathering in store.meetings() if gathering.id == meeting for id in gathering.readouts][:2]
        if len(ids) < 2:
            what = "has one readout only" if ids else "is no meeting of this archive"
            raise NothingFound(f"{meeting} {what}", hint="communique pairs lists what can be compared")
        a, b = (store.get(id).readout for id in ids)
    return a, b


def _meetings(store: Archive, *ids: str) -> set[str | None]:
    return {store.get(id).meeting for id in ids}


def record(comparison: Comparison) -> dict[str, Any]:
    """A comparison as plain values, with every quotation beside its index."""
    readouts = {"a": comparison.a, "b": comparison.b}
    return {
        **{side: _account(readout) for side, readout in readouts.items()},
        "points": [
            {
                "relation": point.relation,
                "a": list(point.a),
                "b": list(point.b),
                "topics": list(point.topics),
                "difference": point.difference,
                "differences": [asdict(one) for one in point.differences],
                "likeness": point.likeness,
                "quotes": {side: _contents(readout, getattr(point, side)) for side, readout in readouts.items()},
            }
            for point in comparison.points
        ],
        "shares": {side: [asdict(one) for one in found] for side, found in zip("ab", comparison.shares, strict=True)},
        "order": {side: list(topics) for side, topics in zip("ab", comparison.order, strict=True)},
        "one_sided": [asdict(one) for one in comparison.one_sided],
        "warnings": list(comparison.warnings),
    }


def _account(readout: Readout) -> dict[str, Any]:
    from communique.analysis.pairs import issuer_of

    document, engagement = readout.document, readout.engagement
    return {
        "id": document.id, "title": document.title, "issuer": issuer_of(readout), "lang": document.lang,
        "published": document.published, "url": document.url, "date": engagement.date if engagement else None,
        "sha256": document.sha256, "statements": len(readout.statements),
    }  # fmt: skip


def _contents(readout: Readout, indices: tuple[int, ...]) -> list[str]:
    return [readout.statements[i].content.of(readout.document.text) for i in indices]


def _lines(comparison: Comparison) -> Iterator[str]:
    """The page for the terminal: heads, then topic by topic, A's words before B's."""
    from communique.surfaces.compare_view import CompareView

    view = CompareView(comparison)
    say = view.words.say
    yield view.title
    yield view.summary
    yield say("no_transcript")
    yield view.words.comma.join(f"{number} {what}" for number, what, _ in view.counts)
    for account in view.accounts:
        yield ""
        yield f"{account.name} ({account.language}){view.words.colon}{account.title}"
        yield f"  {account.shares}"
        if account.order:
            yield f"  {say('topic_order')}{view.words.colon}{account.order}"
        if account.note:
            yield f"  {account.note}"
    for section in view.sections:
        yield ""
        yield section.topic.upper()
        for row in section.rows:
            yield from _row(view, row)
    if not view.sections:
        yield say("no_points")
    if view.one_sided:
        yield ""
        yield say("one_sided").upper()
        yield from (f"  {whose}{view.words.colon}{what}" for whose, what in view.one_sided)


def _row(view: CompareView, row: Row) -> Iterator[str]:
    yield f"  {row.label}{view.words.colon}{row.differs}" if row.differs else f"  {row.label}"
    for account, quotes in zip(view.accounts, (row.a, row.b), strict=True):
        for quote in quotes:
            yield f"    {account.column.upper()}{quote.number} {_who(quote)}"
            yield f"       {''.join(text for _, text in quote.parts)}"
    if row.absent:
        yield f"    {row.absent}"


def _who(quote: Quote) -> str:
    return f"{quote.who} ({quote.account})" if quote.account else quote.who
