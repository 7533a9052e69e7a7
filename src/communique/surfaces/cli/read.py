"""`communique read`: files, standard input or addresses → a page to read, or records for machines."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from communique.errors import CommuniqueError, InputError, UnreadableInput
from communique.surfaces.cli.output import Output, output
from communique.surfaces.cli.talk import complain, lively, progress
from communique.workers import cores, each

if TYPE_CHECKING:
    from communique.model import Document, Readout

Format: TypeAlias = Literal["text", "json", "jsonl", "html"]
Input: TypeAlias = Literal["auto", "text", "html", "jsonl"]
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def command(
    context: typer.Context,
    places: Annotated[
        list[str], typer.Argument(metavar="PATH… | URL | -", help="Files, addresses, or - for standard input.")
    ],
    input: Annotated[
        Input, typer.Option(help="What the inputs are; auto goes by ending, else by content.")
    ] = "auto",
    lang: Annotated[
        Literal["en", "zh", "ru"] | None, typer.Option(help="Language of the texts; without it, detected.")
    ] = None,
    format: Annotated[
        Format, typer.Option(help="A page for the terminal; one object; one object a line; a page for the browser.")
    ] = "text",
    target: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here, whole or not at all.")
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; without it, one for each core.")] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch private and loopback addresses too.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar.")] = False,
) -> None:
    """Read official readouts, from files or addresses.

    Each is printed for people, or given as a record: who met whom, who said what, for which side, in which words. With
    --format json several readouts stand in one object, under `readouts`.
    """
    tally = Tally()
    debug = bool(context.obj)
    documents = _documents(places, debug, input=input, lang=lang, allow_private=allow_private)
    renderer = _renderer(format, coloured=target is None and lively(sys.stdout))
    work = partial(_worked, renderer, debug)
    results = each(work, documents, jobs=jobs or cores())
    bar = not quiet and (target is not None or not sys.stdout.isatty())
    with output(target) as sink, progress(wanted=bar) as tick:
        _WRITERS[format](sink, tally.counted(results, tick))
    tally.summarise(len(places), quiet=quiet)
    if tally.refused:
        raise typer.Exit(1)


@dataclass
class Tally:
    """How many readouts were read and how many inputs were refused; the refused ones are named as they come."""

    read: int = 0
    refused: int = 0

    def counted(self, results: Iterable[str | InputError], tick: Callable[[int], None]) -> Iterator[str]:
        """The results that are readouts; refusals are said on standard error."""
        for result in results:
            if isinstance(result, str):
                self.read += 1
                tick(self.read)
                yield result
            else:
                self.refused += 1
                complain(str(result))

    def summarise(self, inputs: int, *, quiet: bool) -> None:
        """The counts, when there was more than one input and something to say."""
        several = inputs > 1 or self.read + self.refused > 1
        if several and (self.refused or not quiet):
            complain(f"{self.read} read, {self.refused} refused")


def _documents(
    places: list[str], debug: bool, *, input: Input, lang: str | None, allow_private: bool
) -> Iterator[Document | InputError]:
    """What the places hold, in order; a place that cannot be read, or holds nothing, comes as an error."""
    from communique.sources import load

    for place in places:
        found = 0
        try:
            if _ADDRESS.match(place):
                from communique.sources import fetch

                items = fetch.load(place, input=input, lang=lang, allow_private=allow_private)
            else:
                items = load.load(place, input=input, lang=lang)
            for item in items:
                found += 1
                yield item
        except InputError as error:
            yield error
        except Exception as error:
            if debug or isinstance(error, CommuniqueError):
                raise
            yield _fault(error, place)
        else:
            if not found:
                yield UnreadableInput("holds no record", place=place)


def _worked(render: Callable[[Readout], str], debug: bool, document: Document | InputError) -> str | InputError:
    """One document read and rendered. An error passes through; a fault of ours refuses its document only, unless it
    is to be shown whole."""
    from communique import pipeline

    if isinstance(document, InputError):
        return document
    try:
        return render(pipeline.read(document))
    except InputError as error:
        error.place = error.place or document.id
        return error
    except Exception as error:
        if debug or isinstance(error, CommuniqueError):
            raise
        return _fault(error, document.id)


def _fault(error: Exception, place: str) -> UnreadableInput:
    """A fault of ours, said as what it means for the input."""
    problem = f"could not be read for a fault of the program: {type(error).__name__}: {error}"
    return UnreadableInput(problem, place=place, hint="--debug shows where")


def _renderer(format: Format, *, coloured: bool) -> Callable[[Readout], str]:
    """The function that makes one readout's share of the output; it can be sent to other processes."""
    if format == "text":
        from communique.surfaces import terminal

        return partial(terminal.page, width=terminal.width(), coloured=coloured)
    from communique.export import jsonl

    return jsonl.line  # json and html are put together from the records once all are there


def _write_lines(sink: Output, results: Iterable[str]) -> None:
    for line in results:
        sink.write(line + "\n")


def _write_object(sink: Output, results: Iterable[str]) -> None:
    """The one record, or an object with all of them under `readouts`."""
    records = list(results)
    if len(records) == 1:
        sink.write(records[0] + "\n")
    elif records:
        sink.write('{"readouts":[' + ",\n".join(records) + "]}\n")


def _write_pages(sink: Output, results: Iterable[str]) -> None:
    from communique.surfaces import terminal

    for number, page in enumerate(results):
        sink.write((terminal.SEPARATOR if number else "") + page)
        sink.flush()


def _write_html(sink: Output, results: Iterable[str]) -> None:
    """One page with all readouts, laid out from their records."""
    from communique.export import jsonl
    from communique.surfaces import page_html

    readouts = [jsonl.readout(jsonl.decoded(line)) for line in results]
    if readouts:
        sink.write(page_html.page(readouts))


_WRITERS: dict[Format, Callable[[Output, Iterable[str]], None]] = {
    "text": _write_pages,
    "json": _write_object,
    "jsonl": _write_lines,
    "html": _write_html,
}
